package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// currencySigns are the symbols before an amount. ISO 4217 codes.
var currencySigns = map[string]string{
	"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
	"₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₿": "BTC", "₼": "AZN", "₾": "GEL",
}

// dollarPrefixes tell whose dollar (or yen sign) it is: NZ$, C$, R$.
var dollarPrefixes = map[string]string{
	"us": "USD", "u.s.": "USD", "usd": "USD", "nz": "NZD", "hk": "HKD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
	"cdn": "CAD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD", "tt": "TTD", "z": "ZWL", "mx": "MXN", "n": "NAD", "b": "BBD",
	"bz": "BZD", "fj": "FJD", "cn": "CNY", "rmb": "CNY", "e": "EGP", "i": "IEP", "l": "LBP", "ar": "ARS", "cl": "CLP", "arg": "ARS",
}

// currencyCodes are written in capitals before or after an amount.
var currencyCodes = map[string]string{
	"usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cny": "CNY", "rmb": "CNY", "inr": "INR", "aud": "AUD", "cad": "CAD",
	"nzd": "NZD", "hkd": "HKD", "sgd": "SGD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "rub": "RUB",
	"try": "TRY", "zar": "ZAR", "brl": "BRL", "mxn": "MXN", "krw": "KRW", "thb": "THB", "idr": "IDR", "myr": "MYR", "php": "PHP", "vnd": "VND",
	"aed": "AED", "sar": "SAR", "ils": "ILS", "egp": "EGP", "ngn": "NGN", "kes": "KES", "uah": "UAH", "ars": "ARS", "clp": "CLP", "cop": "COP",
	"pen": "PEN", "twd": "TWD", "pkr": "PKR", "bdt": "BDT", "lkr": "LKR", "qar": "QAR", "kwd": "KWD", "ves": "VES", "btc": "BTC", "eth": "ETH",
	"ron": "RON", "bgn": "BGN", "isk": "ISK", "ghs": "GHS", "rs": "INR", "rs.": "INR", "kr": "SEK", "sen": "Sen", "zł": "PLN", "fr": "CHF",
	"cuc": "CUC", "nis": "ILS", "rm": "MYR", "ksh": "KES", "tk": "BDT", "rp": "IDR", "dh": "AED", "dhs": "AED", "tsh": "TZS", "ush": "UGX",
}

// currencyNames stand after an amount, alone or behind a nationality. A name
// that several countries share without one resolves to the largest, or to no
// code where none stands out.
var currencyNames = map[string]string{
	"dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "greenbacks": "USD", "euro": "EUR", "euros": "EUR",
	"pound": "GBP", "pounds": "GBP", "sterling": "GBP", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
	"rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "franc": "FRF", "francs": "FRF",
	"lira": "TRY", "liras": "TRY", "lire": "ITL", "won": "KRW", "real": "BRL", "reais": "BRL", "reals": "BRL", "rand": "ZAR", "krona": "SEK",
	"kronor": "SEK", "krone": "NOK", "kroner": "NOK", "kronur": "ISK", "zloty": "PLN", "zlotys": "PLN", "zloties": "PLN", "forint": "HUF",
	"forints": "HUF", "koruna": "CZK", "korunas": "CZK", "crown": "CZK", "crowns": "CZK", "shekel": "ILS", "shekels": "ILS", "dirham": "AED", "dirhams": "AED",
	"riyal": "SAR", "riyals": "SAR", "rial": "IRR", "rials": "IRR", "toman": "IRR", "tomans": "IRR", "baht": "THB", "dong": "VND", "rupiah": "IDR", "ringgit": "MYR",
	"ringgits": "MYR", "naira": "NGN", "cedi": "GHS", "cedis": "GHS", "hryvnia": "UAH", "hryvnias": "UAH", "bolivar": "VES", "bolivars": "VES", "bolívar": "VES",
	"bolívars": "VES", "bolivares": "VES", "bolívares": "VES", "peso": "MXN", "pesos": "MXN", "taka": "BDT", "tenge": "KZT", "lari": "GEL",
	"leu": "RON", "lei": "RON", "lev": "BGN", "leva": "BGN", "kwacha": "ZMW", "birr": "ETB", "quetzal": "GTQ", "quetzals": "GTQ", "quetzales": "GTQ",
	"lempira": "HNL", "lempiras": "HNL", "cordobas": "NIO", "córdobas": "NIO", "colones": "CRC", "guarani": "PYG", "guaranis": "PYG", "guaraníes": "PYG", "boliviano": "BOB", "bolivianos": "BOB",
	"soles": "PEN", "gourde": "HTG", "gourdes": "HTG", "kyat": "MMK", "kyats": "MMK", "riel": "KHR", "riels": "KHR", "manat": "AZN", "manats": "AZN", "dram": "AMD", "drams": "AMD",
	"dalasi": "GMD", "dalasis": "GMD", "ariary": "MGA", "metical": "MZN", "meticais": "MZN", "pula": "BWP", "kwanza": "AOA", "kwanzas": "AOA", "tugrik": "MNT", "tugriks": "MNT", "togrog": "MNT",
	"rufiyaa": "MVR", "hryvnya": "UAH", "rands": "ZAR", "afghani": "AFN", "afghanis": "AFN", "dinar": "dinar", "dinars": "dinar",
	"shilling": "KES", "shillings": "KES", "guilder": "NLG", "guilders": "NLG", "deutschmark": "DEM", "deutschmarks": "DEM", "marks": "DEM", "peseta": "ESP", "pesetas": "ESP",
	"drachma": "GRD", "drachmas": "GRD", "escudos": "PTE", "schillings": "ATS", "bitcoin": "BTC", "bitcoins": "BTC", "ether": "ETH",
	"cent": "USX", "cents": "USX", "pence": "GBX", "penny": "GBX", "pennies": "GBX", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₹": "INR",
}

// nationalCurrencies are adjectives that say whose currency is meant.
var nationalCurrencies = map[string]map[string]string{
	"dollar": {
		"us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "zealand": "NZD", "kong": "HKD", "singapore": "SGD",
		"singaporean": "SGD", "taiwan": "TWD", "taiwanese": "TWD", "jamaican": "JMD", "zimbabwean": "ZWL", "zimbabwe": "ZWL", "fijian": "FJD", "namibian": "NAD", "liberian": "LRD",
	},
	"pound":    {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "irish": "IEP", "cypriot": "CYP"},
	"franc":    {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "congolese": "CDF", "rwandan": "RWF"},
	"peso":     {"mexican": "MXN", "argentine": "ARS", "argentinian": "ARS", "chilean": "CLP", "colombian": "COP", "philippine": "PHP", "filipino": "PHP", "cuban": "CUP", "uruguayan": "UYU", "dominican": "DOP"},
	"rupee":    {"indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri": "LKR", "lankan": "LKR", "nepali": "NPR", "nepalese": "NPR", "mauritian": "MUR"},
	"krone":    {"danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "czech": "CZK", "icelandic": "ISK", "estonian": "EEK"},
	"dinar":    {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "serbian": "RSD", "algerian": "DZD", "tunisian": "TND", "libyan": "LYD", "bahraini": "BHD"},
	"riyal":    {"saudi": "SAR", "qatari": "QAR", "omani": "OMR", "iranian": "IRR", "yemeni": "YER"},
	"lira":     {"turkish": "TRY", "italian": "ITL", "syrian": "SYP", "lebanese": "LBP"},
	"mark":     {"german": "DEM", "deutsche": "DEM", "finnish": "FIM"},
	"shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS", "austrian": "ATS"},
	"": {
		"chinese": "CNY", "japanese": "JPY", "south": "", "korean": "", "russian": "RUB", "brazilian": "BRL", "dutch": "NLG", "polish": "PLN", "czech": "CZK", "hungarian": "HUF",
		"israeli": "ILS", "thai": "THB", "vietnamese": "VND", "indonesian": "IDR", "malaysian": "MYR", "nigerian": "NGN", "ghanaian": "GHS", "ukrainian": "UAH", "venezuelan": "VES",
		"african": "ZAR", "moroccan": "MAD", "emirati": "AED", "uae": "AED", "icelandic": "ISK", "spanish": "ESP", "greek": "GRD", "portuguese": "PTE", "romanian": "RON", "bulgarian": "BGN",
	},
}

// currencyStems maps plural and variant names to the keys of
// nationalCurrencies.
var currencyStems = map[string]string{
	"dollars": "dollar", "pounds": "pound", "francs": "franc", "pesos": "peso", "rupees": "rupee", "kroner": "krone", "kronor": "krone", "krona": "krone", "crowns": "krone", "crown": "krone",
	"dinars": "dinar", "riyals": "riyal", "rials": "riyal", "rial": "riyal", "liras": "lira", "lire": "lira", "marks": "mark", "shillings": "shilling", "schillings": "shilling",
}

// ambiguousCodes are currency codes that are words or other names as well: they
// need a sum behind them that is no small number.
var ambiguousCodes = wordSet("cop pen try all sen rm fr kr rs ron")

// moneyPrefix reads a currency before an amount at token i: "$", "NZ $", "US$",
// "EUR". It returns the code and the token of the amount.
func (f *finder) moneyPrefix(i int) (code string, amount int, ok bool) {
	j := i + 1
	if f.d.Tokens[i].Kind != text.Word {
		code = currencySigns[f.d.Tok(i)]
	} else if code = f.dollarOf(i); code != "" {
		j++
	} else if code = f.codeWord(i); code != "" {
		if j < f.last && f.isSign(j) { // USD $5
			j++
		} else if j < f.last && ambiguousCodes[f.d.LowerTok(i)] && !strings.HasPrefix(f.d.LowerTok(i), "rs") && len(f.d.Tok(j)) < 3 {
			return "", 0, false
		}
	}
	if j+1 < f.last && f.glued(j, ".") && f.leadingPoint(j+1) { // $.50
		j++
	}
	if code == "" || j >= f.last || f.d.Tokens[j].Kind != text.Number {
		return "", 0, false
	}
	return code, j, true
}

// dollarOf reads the country before a dollar sign: HK$, NZ $.
func (f *finder) dollarOf(i int) string {
	low := f.d.LowerTok(i)
	code, ok := dollarPrefixes[low]
	if low == "a" && !f.d.Tokens[i+1].Glued && i+2 < f.last && f.d.Tokens[i+2].Glued && f.startsClause(i) {
		return "" // A $20 note
	}
	if !ok || i+1 >= f.last || !f.isSign(i+1) || !f.d.Tokens[i+1].Glued && !f.d.Tokens[i].Upper && (len(low) > 1 || low == "a") {
		return ""
	}
	sign := currencySigns[f.d.Tok(i+1)]
	if pound := low == "e" || low == "i" || low == "l"; pound || sign == "USD" || sign == "JPY" {
		return code
	}
	return sign
}

// codeWord reads a currency code in capitals, or one of those printed otherwise.
func (f *finder) codeWord(i int) string {
	low := f.d.LowerTok(i)
	if f.d.Tokens[i].AllUpper || f.oneOf(i, "rs", "rs.", "sen", "kr", "fr", "ksh", "tk", "rp", "dh", "dhs", "tsh", "ush") {
		return currencyCodes[low]
	}
	return ""
}

// isSign reports whether token j is a currency sign.
func (f *finder) isSign(j int) bool {
	_, ok := currencySigns[f.d.Tok(j)]
	return ok
}

// codeAndDigits splits one token of a currency code and digits: USD115.
func (f *finder) codeAndDigits(i int) (code string, value float64, ok bool) {
	w := f.d.Tok(i)
	if code, v, ok := f.letterDigits(i, w); ok {
		return code, v, true
	}
	if !f.d.Tokens[i].AllUpper || len(w) < 4 || w[3] < '0' || w[3] > '9' {
		return "", 0, false
	}
	code = currencyCodes[f.d.LowerTok(i)[:3]]
	if code == "" || ambiguousCodes[f.d.LowerTok(i)[:3]] {
		return "", 0, false
	}
	value, ok = parseDigits(w[3:])
	return code, value, ok
}

// letterDigits reads an amount with letters for its currency right before it:
// N3.5bn, Sh50,000. A single letter needs a magnitude or thousands; without
// them such a token is the name of a road or a model.
func (f *finder) letterDigits(i int, w string) (code string, v float64, ok bool) {
	cut := strings.IndexAny(w, "0123456789")
	if cut < 1 || cut > 4 || w[0] < 'A' || w[0] > 'Z' {
		return "", 0, false
	}
	if code = letterCurrencies[w[:cut]]; code == "" {
		return "", 0, false
	}
	if v, ok = parseDigits(w[cut:]); !ok {
		return "", 0, false
	}
	j := f.join(i)
	scaled := j < f.last && (numWords[f.d.LowerTok(j)].class == numScale || f.glued(j, "bn") || f.glued(j, "m") || f.glued(j, "tn"))
	return code, v, scaled || strings.IndexByte(w, ',') > 0 || cut > 1 && v >= 10
}

// letterCurrencies are letters printed right before an amount.
var letterCurrencies = map[string]string{
	"R": "ZAR", "N": "NGN", "K": "ZMW", "P": "PHP", "Sh": "KES", "Ksh": "KES", "KSh": "KES", "Sh.": "KES", "Ush": "UGX", "USh": "UGX", "Tsh": "TZS", "TSh": "TZS",
	"Tk": "BDT", "Rp": "IDR", "Dh": "AED", "Dhs": "AED", "Rs": "INR", "Rs.": "INR", "RM": "MYR", "Kr": "SEK", "GHc": "GHS",
}

// moneyMagnitude reads the magnitude of an amount with a currency before it:
// any, and the short ones that mean something else elsewhere (£750m).
func (f *finder) moneyMagnitude(n number) number {
	j := f.join(n.last)
	if n.scaled || j >= f.last {
		return n
	}
	m, ok := magnitudes[f.d.Tok(j)]
	if !ok || m.glue && !f.d.Tokens[j].Glued {
		return n
	}
	if !f.d.Tokens[j].Glued && len(f.d.Tok(j)) == 1 {
		return n
	}
	n.value *= m.value
	n.last, n.scaled = j, true
	return n
}

// currency is a currency behind an amount.
type currency struct {
	code   string
	factor float64 // 1e6 for MUSD
	last   int
}

// moneySuffix reads a currency behind a number at token j: "euros", "US
// dollars", "MEUR", "p".
func (f *finder) moneySuffix(j int, n number) (currency, bool) {
	if j >= f.last {
		return currency{}, false
	}
	if f.is(j, "of") && n.vague && j+1 < f.last { // billions of dollars
		j++
	}
	if c, ok := f.currencyAt(j, n); ok || c.last > 0 {
		return c, ok
	}
	for k := j + 1; k <= j+2 && k < f.last; k++ { // US dollars, New Zealand dollars
		stem, known := currencyStems[f.d.LowerTok(k)]
		if !known {
			stem = f.d.LowerTok(k)
		}
		prev := f.d.LowerTok(k - 1)
		if code := nationalCurrencies[stem][prev]; code != "" {
			return currency{code, 1, k}, true
		}
		if code, ok := nationalCurrencies[""][prev]; ok && currencyNames[f.d.LowerTok(k)] != "" {
			if code == "" {
				code = currencyNames[f.d.LowerTok(k)]
			}
			return currency{code, 1, k}, true
		}
	}
	return currency{}, false
}

// currencyAt reads a one-word currency at token j.
func (f *finder) currencyAt(j int, n number) (currency, bool) {
	low, t := f.d.LowerTok(j), f.d.Tokens[j]
	switch low {
	case "p", "c", "¢":
		return f.smallChange(j, n)
	case "pound", "pounds":
		if !f.poundsAreMoney(j, n) {
			return currency{"", 1, j}, false
		}
	default:
		if least, ok := rareCurrencies[low]; ok && n.value < least && f.ofCountry(low) == "" {
			return currency{}, false
		}
	}
	if code := currencyNames[low]; code != "" && (t.Kind == text.Word || f.signEnds(j)) {
		if own := f.ofCountry(low); own != "" {
			code = own
		}
		if f.is(j+1, "sterling") {
			j++
		}
		return currency{code, 1, j}, true
	}
	if code := currencyCodes[low]; code != "" && (t.AllUpper || low == "rmb" || low == "usd" || low == "btc") {
		return currency{code, 1, j}, true
	}
	if len(low) == 4 && low[0] == 'm' && t.AllUpper { // MUSD, MEUR
		code := currencyCodes[low[1:]]
		return currency{code, 1e6, j}, code != ""
	}
	return currency{}, false
}

// ofCountry returns the currency that the article means by a name which several
// countries share: the one that it names with its country ("Norwegian crowns"),
// or empty.
func (f *finder) ofCountry(name string) string {
	stem, ok := currencyStems[name]
	if !ok || stem == "dollar" || stem == "pound" {
		return ""
	}
	if code, ok := f.countries[stem]; ok {
		return code
	}
	if f.countries == nil {
		f.countries = make(map[string]string)
	}
	found := ""
	for i := 1; i < len(f.d.Tokens) && found == ""; i++ {
		if !f.d.Tokens[i-1].Upper || f.d.Tokens[i].Kind != text.Word || currencyStems[f.d.LowerTok(i)] != stem {
			continue
		}
		found = nationalCurrencies[stem][f.d.LowerTok(i-1)]
	}
	f.countries[stem] = found
	return found
}

// rareCurrencies are words that are money only behind a sum as large as that.
var rareCurrencies = map[string]float64{"won": 1000, "real": 100, "marks": 100, "crowns": 100, "sterling": 100, "ether": 100, "drachma": 2, "dong": 100, "soles": 100, "riel": 100, "dram": 100, "drams": 100, "pula": 100, "manat": 10, "leu": 10, "lev": 10}

// smallChange reads the p and c of 5p and 17c.
func (f *finder) smallChange(j int, n number) (currency, bool) {
	low := f.d.LowerTok(j)
	if !f.d.Tokens[j].Glued || f.d.Tok(j) != low || !n.digits || n.scaled || n.value >= 10000 || n.value == 1080 || n.value == 720 {
		return currency{}, false
	}
	if low == "p" {
		return currency{"GBX", 1, j}, true
	}
	return currency{"USX", 1, j}, true
}

// signEnds reports that the sign at j belongs to the amount before it and not
// to one after it.
func (f *finder) signEnds(j int) bool {
	return j+1 >= f.last || f.d.Tokens[j+1].Kind != text.Number || f.is(j+2, "cent") || f.is(j+2, "cents")
}

// poundsAreMoney tells sterling from weight: a large sum, or a sentence that
// weighs nothing.
func (f *finder) poundsAreMoney(j int, n number) bool {
	if n.scaled && n.value >= 1e5 || f.is(j+1, "sterling") {
		return true
	}
	if j > n.last+1 || f.d.Tok(j) == "pound" && n.value != 1 || f.is(j+1, "of") {
		return false // 200-pound man, 3 pounds of meat
	}
	lo, hi := max(f.first, n.first-8), min(f.last, j+6)
	for k := lo; k < hi; k++ {
		if moneyCue[f.d.LowerTok(k)] {
			return true
		}
		if weightCue[f.d.LowerTok(k)] {
			return false
		}
	}
	return n.value >= 50
}

var weightCue = wordSet(`weigh weighs weighed weighing weight heavy heavier light lighter baby born lost gained gain lose kg kilograms kilos fish ounces
	lifted lift bag bags body muscle thrust cargo payload explosives cocaine heroin`)

var moneyCue = wordSet(`paid pay pays paying cost costs costing price priced fine fined worth earn earns earned spend spent bill profit revenue sales loan debt
	salary wages donated raised bought sold fee fees fare tax budget prize bank cash reward buy
	buys buying acquire acquired takeover sell sells selling shares stake subsidiary company`)

// moneyTail adds what follows a whole amount: "15 dollars 50", "thirteen
// dollars and forty-five cents", "75 USD million".
func (f *finder) moneyTail(c cand) cand {
	j := c.last + 1
	if j >= f.last {
		return c
	}
	if w := numWords[f.d.LowerTok(j)]; w.class == numScale && !c.scaled {
		c.value *= w.value
		c.last = j
		return c
	}
	if f.is(j, "and") {
		j++
	}
	if j >= f.last || c.value >= 1e5 || f.d.Tokens[j].Kind != text.Number && numWords[f.d.LowerTok(j)].class == numNone {
		return c
	}
	n, ok := f.number(j)
	if !ok || n.value >= 100 || n.value < 1 || n.first != j || n.part || n.ordinal || c.unit == "USX" || c.unit == "GBX" {
		return c
	}
	next := f.join(n.last)
	switch {
	case f.is(next, "cents"), f.is(next, "cent"), f.is(next, "pence"):
		c.last = next
	case j > c.last+1 && next < f.last && f.d.Tokens[next].Kind == text.Word:
		return c // "15 dollars and 15 people"
	case next < f.last && f.d.Tokens[next].Kind != text.Punct && !f.is(next, "more"):
		return c
	case f.d.Tokens[c.last].Kind != text.Word || !n.digits:
		return c
	default:
		c.last = n.last
	}
	c.value += n.value / 100
	return c
}

// money makes the candidate of an amount.
func money(n number, first, last int, code, rule string, factor float64) cand {
	return cand{
		first: first, last: last, num: n.first, numLast: n.last, kind: model.FigureMoney, value: n.value * factor, unit: code,
		vague: n.vague, scaled: n.scaled, whole: true, rule: rule, words: !n.digits,
	}
}

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
