package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// unit is what a number is a number of.
type unit struct {
	name   string           // as in the contract: short for metric units, else singular
	kind   model.FigureKind // measure, duration, percent, money or count
	factor float64          // how many of name one such unit is; 0 means 1
	glue   bool             // is a unit only right behind digits: 41C, 5p
	length bool             // a distance, which makes a speed with a time
}

// units are the spellings of units, in lower case, as they stand in a text.
var units = unitTable()

// unitTable spreads the lists below into one map.
func unitTable() map[string]unit {
	table := make(map[string]unit, 512)
	add := func(u unit, spellings string) {
		for _, s := range strings.Split(spellings, ",") {
			table[strings.TrimSpace(s)] = u
		}
	}
	for name, spellings := range durationNames {
		add(unit{name: name, kind: model.FigureDuration}, spellings)
	}
	add(unit{name: "week", kind: model.FigureDuration, factor: 2}, "fortnight, fortnights")
	add(unit{name: "day", kind: model.FigureDuration, factor: 2}, "weekends")
	add(unit{name: "hour", kind: model.FigureDuration, glue: true}, "h")
	add(unit{name: "%", kind: model.FigurePercent}, "%, ％, percent, per cent, pct, pct., pc, percents, percentage, per-cent")
	add(unit{name: "percentage point", kind: model.FigureMeasure}, "percentage point, percentage points, percentage-point, percentage-points, percent point, percent points, % points, pp, ppt, ppts")
	add(unit{name: "basis point", kind: model.FigureMeasure}, "basis point, basis points, basis-point, basis-points, bps, bp")
	add(unit{name: "times", kind: model.FigureCount}, "times, fold")
	add(unit{name: "times", kind: model.FigureCount, glue: true}, "x")
	for name, spellings := range lengthNames {
		add(unit{name: name, kind: model.FigureMeasure, length: true}, spellings)
	}
	for name, spellings := range measureNames {
		add(unit{name: name, kind: model.FigureMeasure}, spellings)
	}
	add(unit{name: "magnitude", kind: model.FigureMeasure}, "magnitude")
	add(unit{name: "°C", kind: model.FigureMeasure, glue: true}, "c, c.")
	add(unit{name: "°F", kind: model.FigureMeasure, glue: true}, "f, f.")
	add(unit{name: "g", kind: model.FigureMeasure, glue: true}, "g")
	add(unit{name: "tonne", kind: model.FigureMeasure, glue: true}, "t")
	add(unit{name: "litre", kind: model.FigureMeasure, glue: true}, "l")
	return table
}

var durationNames = map[string]string{
	"millisecond": "millisecond, milliseconds, ms",
	"second":      "second, seconds, sec, sec., secs, secs.",
	"minute":      "minute, minutes, min, mins",
	"hour":        "hour, hours, hr, hrs",
	"day":         "day, days, business day, business days, working day, working days, calendar days, trading days",
	"week":        "week, weeks, wk, wks",
	"month":       "month, months, mo, mos",
	"quarter":     "quarters",
	"year":        "year, years, yr, yrs, calendar years, fiscal years",
	"decade":      "decade, decades",
	"century":     "century, centuries",
	"millennium":  "millennium, millennia",
}

var lengthNames = map[string]string{
	"km":            "km, kms, kilometre, kilometres, kilometer, kilometers",
	"m":             "m, metre, metres, meter, meters",
	"dm":            "dm, decimetre, decimetres, decimeter, decimeters",
	"cm":            "cm, cms, centimetre, centimetres, centimeter, centimeters",
	"mm":            "mm, millimetre, millimetres, millimeter, millimeters",
	"mile":          "mile, miles, mi",
	"nautical mile": "nautical mile, nautical miles, nm",
	"foot":          "foot, feet, ft, ft.",
	"inch":          "inch, inches",
	"yard":          "yard, yards, yd, yds",
	"light-year":    "light-year, light-years, light year, light years, lightyears",
}

var measureNames = map[string]string{
	"m²":               "m2, m², sq m, sqm, sq. m, square metre, square metres, square meter, square meters, square-metre, square-meter, square-metres, square-meters",
	"km²":              "km2, km², sq km, sq. km, square kilometre, square kilometres, square kilometer, square kilometers, square-kilometre, square-kilometer, square-kilometres, square-kilometers",
	"square mile":      "square mile, square miles, sq mi, sq miles, sq. mi, square-mile, square-miles",
	"square foot":      "square foot, square feet, sq ft, sq. ft, ft2, square-foot, square-feet",
	"hectare":          "hectare, hectares, ha",
	"acre":             "acre, acres",
	"cubic metre":      "m3, m³, cubic metre, cubic metres, cubic meter, cubic meters, cubic-metre, cubic-meter, bcm",
	"cubic foot":       "cubic foot, cubic feet, ft3, cubic-foot",
	"kg":               "kg, kgs, (kg), kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos",
	"g":                "gram, grams, gramme, grammes",
	"mg":               "mg, milligram, milligrams",
	"microgram":        "µg, μg, mcg, microgram, micrograms, microgrammes",
	"tonne":            "tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, metric-ton",
	"ton":              "ton, tons, short ton, short tons, long tons",
	"ounce":            "ounce, ounces, oz",
	"pound":            "lb, lbs, lb., lbs.",
	"carat":            "carat, carats",
	"bushel":           "bushel, bushels",
	"litre":            "litre, litres, liter, liters",
	"ml":               "ml, millilitre, millilitres, milliliter, milliliters",
	"gallon":           "gallon, gallons, gal",
	"pint":             "pint, pints",
	"barrel":           "barrel, barrels, bbl, bbls, bpd, b/d",
	"cup":              "cup, cups",
	"teaspoon":         "teaspoon, teaspoons, tsp",
	"tablespoon":       "tablespoon, tablespoons, tbsp",
	"°C":               "celsius, centigrade, degrees celsius, degree celsius, degrees centigrade, degrees c, degree c, deg c, ° c, °c, ℃, °celsius, ° celsius",
	"°F":               "fahrenheit, degrees fahrenheit, degree fahrenheit, degrees f, degree f, deg f, ° f, °f, ℉, °fahrenheit, ° fahrenheit",
	"degree":           "degree, degrees, °",
	"kelvin":           "kelvin, kelvins",
	"km/h":             "km/h, kph, kmph, km/hr, kmh",
	"mph":              "mph, m.p.h",
	"m/s":              "m/s",
	"knot":             "knot, knots",
	"watt":             "watt, watts",
	"kilowatt":         "kw, kilowatt, kilowatts",
	"megawatt":         "mw, megawatt, megawatts",
	"gigawatt":         "gw, gigawatt, gigawatts",
	"terawatt":         "tw, terawatt, terawatts",
	"kilowatt hour":    "kwh, kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours",
	"megawatt hour":    "mwh, megawatt hour, megawatt hours, megawatt-hour, megawatt-hours",
	"gigawatt hour":    "gwh, gigawatt hours, gigawatt-hours",
	"terawatt hour":    "twh, terawatt hours, terawatt-hours",
	"volt":             "volt, volts, kilovolts, kv",
	"megaton":          "megaton, megatons, megatonne, megatonnes, mt",
	"kiloton":          "kiloton, kilotons, kilotonnes, kt",
	"gigaton":          "gigaton, gigatons, gigatonne, gigatonnes, gt",
	"calorie":          "calorie, calories, kcal",
	"decibel":          "decibel, decibels, db",
	"hertz":            "hertz, hz",
	"megahertz":        "mhz, megahertz",
	"gigahertz":        "ghz, gigahertz",
	"bit":              "bit, bits",
	"byte":             "byte, bytes",
	"kilobyte":         "kb, kilobyte, kilobytes",
	"megabyte":         "mb, megabyte, megabytes",
	"gigabyte":         "gb, gigabyte, gigabytes",
	"terabyte":         "tb, terabyte, terabytes",
	"megapixel":        "megapixel, megapixels",
	"horsepower":       "horsepower, horse-power, horse power, bhp, hp",
	"kbps":             "kbps",
	"Mbps":             "mbps",
	"Gbps":             "gbps",
	"psi":              "psi",
	"joule":            "joule, joules",
	"newton":           "newton, newtons",
	"ampere":           "amp, amps, ampere, amperes",
	"quart":            "quart, quarts",
	"fluid ounce":      "fluid ounce, fluid ounces, fl oz",
	"cubic inch":       "cubic inch, cubic inches",
	"cubic yard":       "cubic yard, cubic yards",
	"cubic mile":       "cubic mile, cubic miles",
	"cubic kilometre":  "cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers, km3, km³",
	"cubic centimetre": "cubic centimetre, cubic centimetres, cubic centimeter, cubic centimeters, cc",
	"acre-foot":        "acre-foot, acre-feet, acre feet",
	"square inch":      "square inch, square inches",
	"square yard":      "square yard, square yards",
	"cm²":              "cm2, cm², square centimetre, square centimetres, square centimeter, square centimeters",
	"TEU":              "teu, teus",
	"part per million": "ppm, parts per million, part per million",
	"part per billion": "ppb, parts per billion, part per billion",
	"stone":            "stone",
	"millibar":         "millibar, millibars, hectopascal, hectopascals, hpa, mbar",
	"mile per gallon":  "mpg, miles per gallon",
}

// readUnit reads the longest unit that begins at token j; after is the number's
// last token. It returns the unit and its last token.
func (f *finder) readUnit(j, after int) (unit, int, bool) {
	if j >= f.last {
		return unit{}, 0, false
	}
	start := f.d.Tokens[j].Start
	for k := min(j+2, f.last-1); k >= j; k-- {
		end := f.d.Tokens[k].End
		if end-start > 24 {
			continue
		}
		u, ok := units[f.d.Lower[start:end]]
		if !ok || u.glue && !f.glueUnit(j, after) || k == j && !f.plainUnit(j, after) {
			continue
		}
		return u, k, true
	}
	return unit{}, 0, false
}

// glueUnit reports whether the one-letter unit at j stands right behind digits.
func (f *finder) glueUnit(j, after int) bool {
	if j != after+1 || !f.d.Tokens[j].Glued || f.d.Tokens[after].Kind != text.Number {
		return false
	}
	switch f.d.Tok(j) {
	case "C", "F", "t", "l", "h", "x", "g":
		return !f.glued(j+1, "-") && !f.glued(j+1, "/")
	case "C.", "F.": // the end of a sentence
		return true
	}
	return false
}

// plainUnit refuses words that are units only sometimes.
func (f *finder) plainUnit(j, after int) bool {
	switch f.d.LowerTok(j) {
	case "second":
		return j > after+1 || f.d.LowerTok(after) == "one"
	case "m":
		return f.d.Tok(j) == "m" && f.d.Tokens[after].Kind == text.Number
	case "mi", "mo", "ha", "pc", "pp", "nm", "min", "gal", "bit", "db", "mt", "kt", "gt", "mb", "gb", "tb", "kb", "tw", "hr", "sec", "ms", "cup", "cups":
		return f.d.Tokens[after].Kind == text.Number || after > f.first && f.d.Tokens[after-1].Kind == text.Number || strings.HasPrefix(f.d.LowerTok(j), "cup")
	case "stone": // 14 stone, not: 14 stone pillars
		return f.ends(j + 1)
	case "foot":
		return !f.is(j+1, "soldiers") && !f.is(j+1, "patrols")
	}
	return true
}

// rate reads what a unit is counted per: "a day", "per year", "an hour", "/h".
// It returns the time unit and the last token.
func (f *finder) rate(j int) (string, int, bool) {
	if j+1 >= f.last {
		return "", 0, false
	}
	switch f.d.LowerTok(j) {
	case "a", "an", "per", "each", "every", "/":
		u, ok := units[f.d.LowerTok(j+1)]
		if ok && u.kind == model.FigureDuration && !f.is(j+2, "ago") && !f.is(j+2, "earlier") && !f.is(j+2, "later") {
			return u.name, j + 1, true
		}
	}
	return "", 0, false
}

// speeds are the names of lengths per time.
var speeds = map[[2]string]string{
	{"km", "hour"}: "km/h", {"mile", "hour"}: "mph", {"m", "second"}: "m/s", {"km", "second"}: "km/s", {"foot", "second"}: "ft/s",
}

// speedName names a length per time.
func speedName(length, time string) string {
	if s, ok := speeds[[2]string{length, time}]; ok {
		return s
	}
	return length + " per " + time
}
