package figure

// numClass is the part a word plays in a number.
type numClass uint8

const (
	numNone    numClass = iota
	numZero             // zero, nought
	numUnit             // one … nine
	numTeen             // ten … nineteen
	numTen              // twenty … ninety
	numHundred          // hundred
	numScale            // thousand, million, lakh …
	numDozen            // dozen
	numPlural           // hundreds, thousands, dozens: a vague number when nothing stands before
	numOrdUnit          // first … ninth
	numOrdTeen          // tenth … nineteenth
	numOrdTen           // twentieth … ninetieth
	numOrdHigh          // hundredth, thousandth …
	numHalf             // half, a quarter: fractions that are no ordinals
	numSpan             // hour, day …: a figure after an article, "for an hour"
	numFold             // threefold
	numTwice            // twice
	numDigits           // a token of digits
)

// numWord is what a word is worth as part of a number.
type numWord struct {
	class numClass
	value float64
}

// numWords are the words a number can begin with or contain.
var numWords = map[string]numWord{
	"zero": {numZero, 0}, "nought": {numZero, 0},
	"one": {numUnit, 1}, "two": {numUnit, 2}, "three": {numUnit, 3}, "four": {numUnit, 4}, "five": {numUnit, 5},
	"six": {numUnit, 6}, "seven": {numUnit, 7}, "eight": {numUnit, 8}, "nine": {numUnit, 9},
	"ten": {numTeen, 10}, "eleven": {numTeen, 11}, "twelve": {numTeen, 12}, "thirteen": {numTeen, 13},
	"fourteen": {numTeen, 14}, "fifteen": {numTeen, 15}, "sixteen": {numTeen, 16}, "seventeen": {numTeen, 17},
	"eighteen": {numTeen, 18}, "nineteen": {numTeen, 19},
	"twenty": {numTen, 20}, "thirty": {numTen, 30}, "forty": {numTen, 40}, "fifty": {numTen, 50},
	"sixty": {numTen, 60}, "seventy": {numTen, 70}, "eighty": {numTen, 80}, "ninety": {numTen, 90},
	"hundred": {numHundred, 100}, "thousand": {numScale, 1e3}, "million": {numScale, 1e6},
	"billion": {numScale, 1e9}, "trillion": {numScale, 1e12}, "quadrillion": {numScale, 1e15},
	"lakh": {numScale, 1e5}, "lakhs": {numScale, 1e5}, "crore": {numScale, 1e7}, "crores": {numScale, 1e7},
	"dozen": {numDozen, 12},

	"tens": {numPlural, 10}, "dozens": {numPlural, 12}, "scores": {numPlural, 20}, "hundreds": {numPlural, 100},
	"thousands": {numPlural, 1e3}, "millions": {numPlural, 1e6}, "billions": {numPlural, 1e9}, "trillions": {numPlural, 1e12},

	"first": {numOrdUnit, 1}, "second": {numOrdUnit, 2}, "third": {numOrdUnit, 3}, "fourth": {numOrdUnit, 4},
	"fifth": {numOrdUnit, 5}, "sixth": {numOrdUnit, 6}, "seventh": {numOrdUnit, 7}, "eighth": {numOrdUnit, 8},
	"ninth": {numOrdUnit, 9},
	"tenth": {numOrdTeen, 10}, "eleventh": {numOrdTeen, 11}, "twelfth": {numOrdTeen, 12},
	"thirteenth": {numOrdTeen, 13}, "fourteenth": {numOrdTeen, 14}, "fifteenth": {numOrdTeen, 15},
	"sixteenth": {numOrdTeen, 16}, "seventeenth": {numOrdTeen, 17}, "eighteenth": {numOrdTeen, 18}, "nineteenth": {numOrdTeen, 19},
	"twentieth": {numOrdTen, 20}, "thirtieth": {numOrdTen, 30}, "fortieth": {numOrdTen, 40}, "fiftieth": {numOrdTen, 50},
	"sixtieth": {numOrdTen, 60}, "seventieth": {numOrdTen, 70}, "eightieth": {numOrdTen, 80}, "ninetieth": {numOrdTen, 90},
	"hundredth": {numOrdHigh, 100}, "thousandth": {numOrdHigh, 1e3}, "millionth": {numOrdHigh, 1e6}, "billionth": {numOrdHigh, 1e9},

	"half": {numHalf, 0.5}, "quarter": {numHalf, 0.25},

	"minute": {numSpan, 1}, "hour": {numSpan, 1}, "day": {numSpan, 1}, "week": {numSpan, 1}, "fortnight": {numSpan, 1},
	"month": {numSpan, 1}, "year": {numSpan, 1}, "decade": {numSpan, 1}, "century": {numSpan, 1},

	"twofold": {numFold, 2}, "threefold": {numFold, 3}, "fourfold": {numFold, 4}, "fivefold": {numFold, 5}, "sixfold": {numFold, 6},
	"sevenfold": {numFold, 7}, "eightfold": {numFold, 8}, "ninefold": {numFold, 9}, "tenfold": {numFold, 10},
	"twentyfold": {numFold, 20}, "hundredfold": {numFold, 100}, "thousandfold": {numFold, 1000},
	"twice": {numTwice, 2}, "thrice": {numTwice, 3},
}

// denominators are the words that name the lower part of a fraction; the plural
// forms are fractions only ("two-thirds"), the singular ones also ordinals.
var denominators = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
	"fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
	"ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16, "sixteenths": 16,
	"twentieth": 20, "twentieths": 20, "thirtieth": 30, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}

// fractionRunes are the single characters that stand for a fraction.
var fractionRunes = map[string]float64{
	"½": 1.0 / 2, "⅓": 1.0 / 3, "⅔": 2.0 / 3, "¼": 1.0 / 4, "¾": 3.0 / 4, "⅕": 1.0 / 5, "⅖": 2.0 / 5, "⅗": 3.0 / 5, "⅘": 4.0 / 5,
	"⅙": 1.0 / 6, "⅚": 5.0 / 6, "⅐": 1.0 / 7, "⅛": 1.0 / 8, "⅜": 3.0 / 8, "⅝": 5.0 / 8, "⅞": 7.0 / 8, "⅑": 1.0 / 9, "⅒": 1.0 / 10,
}

// magnitudes are the short forms that follow a number of digits. Those with
// glue are magnitudes only right behind the digits; those with money only
// behind an amount (elsewhere "m" is metres and "b" nothing); cased ones are
// read in the case given.
var magnitudes = map[string]struct {
	value       float64
	glue, money bool
}{
	"bn": {1e9, false, false}, "Bn": {1e9, false, false}, "BN": {1e9, false, false}, "bln": {1e9, false, false},
	"mn": {1e6, false, false}, "mln": {1e6, false, false}, "mio": {1e6, false, false}, "mil": {1e6, true, true},
	"tn": {1e12, false, false}, "trn": {1e12, false, false},
	"k": {1e3, false, false}, "K": {1e3, true, false}, "M": {1e6, false, false}, "B": {1e9, true, false},
	"m": {1e6, false, true}, "b": {1e9, true, true}, "T": {1e12, true, true}, "t": {1e12, true, true}, "cr": {1e7, false, true},
}
