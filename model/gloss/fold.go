package gloss

import (
	"strings"
	"unicode"
)

// fold brings a word or phrase into the form under which it is looked up:
// lower case, no accents, no points in acronyms, hyphens as spaces, American
// spelling, singular, no article. Two words with the same form are taken as the same word.
func fold(s string) string {
	words := strings.FieldsFunc(plain(s), func(r rune) bool {
		return r != '\'' && r != '&' && r != '.' && r != '+' && r != '%' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	out := words[:0]
	for _, w := range words {
		w = strings.TrimSuffix(strings.Trim(strings.ReplaceAll(w, ".", ""), "'"), "'s")
		if w != "" {
			out = append(out, american(singular(w)))
		}
	}
	if len(out) > 1 && articles[out[0]] { // the Fed
		out = out[1:]
	}
	return strings.Join(out, " ")
}

// plain lowers letters and takes the accents of Latin letters off.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			return r
		}
		if r == '’' || r == 'ʼ' || r == '`' {
			return '\''
		}
		r = unicode.ToLower(r)
		if p, ok := plainLetters[r]; ok {
			return p
		}
		return r
	}, s)
}

// plainLetters maps the accented letters met in news text to plain ones.
var plainLetters = letters(map[rune]string{
	'a': "àáâãäåāăą", 'c': "çćč", 'd': "ďđ", 'e': "èéêëēėęě", 'g': "ğģ", 'i': "ìíîïīįı", 'k': "ķ", 'l': "ľĺł", 'n': "ñńňņ",
	'o': "òóôõöøōő", 'r': "ŕř", 's': "śšşșß", 't': "ťțţ", 'u': "ùúûüūůűų", 'y': "ýÿ", 'z': "źżž",
})

func letters(lists map[rune]string) map[rune]rune {
	m := make(map[rune]rune)
	for plain, list := range lists {
		for _, r := range list {
			m[r] = plain
		}
	}
	return m
}

// singular cuts the plural ending off a lower-case word. It need not be right:
// it is applied to both sides of a comparison.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 4 || unchanging[w] || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || strings.HasSuffix(w, "ics"):
		return w
	case irregular[w] != "":
		return irregular[w]
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case hasAnySuffix(w, "sses", "shes", "ches", "xes", "zzes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s"):
		return w[:n-1]
	}
	return w
}

var unchanging = map[string]bool{
	"news": true, "series": true, "species": true, "always": true, "perhaps": true, "lens": true, "canvas": true, "bias": true,
	"gas": true, "futures": true, "arms": true, "gross": true, "atlas": true, "chaos": true, "ethos": true,
}

var irregular = map[string]string{
	"crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "diagnoses": "diagnosis", "prognoses": "prognosis",
	"analyses": "analysis", "axes": "axis", "bases": "base", "indices": "index", "appendices": "appendix", "matrices": "matrix",
	"referenda": "referendum", "memoranda": "memorandum", "bacteria": "bacterium", "criteria": "criterion",
	"phenomena": "phenomenon", "quora": "quorum", "strata": "stratum", "fungi": "fungus", "nuclei": "nucleus", "viri": "virus",
	"men": "man", "women": "woman", "children": "child", "people": "person", "countrymen": "countryman", "halves": "half",
	"lives": "life", "wives": "wife", "leaves": "leaf", "shelves": "shelf", "selves": "self", "thieves": "thief",
	"aircraft": "aircraft", "spacecraft": "spacecraft", "coups": "coup", "vetoes": "veto", "embargoes": "embargo", "tornadoes": "tornado",
	"volcanoes": "volcano", "cargoes": "cargo", "heroes": "hero", "echoes": "echo", "torpedoes": "torpedo", "buses": "bus", "gases": "gas",
}

// american respells a lower-case British word.
func american(w string) string {
	if us := respelled[w]; us != "" {
		return us
	}
	for _, r := range respelling {
		if len(w) > len(r[0])+2 && strings.HasSuffix(w, r[0]) && !keepsSpelling[w] {
			return w[:len(w)-len(r[0])] + r[1]
		}
	}
	return w
}

// respelling holds British endings and their American counterparts.
var respelling = [][2]string{
	{"isation", "ization"},
	{"ising", "izing"},
	{"ised", "ized"},
	{"iser", "izer"},
	{"ise", "ize"},
	{"yse", "yze"},
	{"ysed", "yzed"},
	{"ysing", "yzing"},
	{"ogue", "og"},
}

var keepsSpelling = map[string]bool{
	"promise": true, "compromise": true, "enterprise": true, "franchise": true, "exercise": true, "surprise": true, "otherwise": true,
	"likewise": true, "expertise": true, "merchandise": true, "advertise": true, "televise": true, "supervise": true, "revise": true,
	"excise": true, "premise": true, "treatise": true, "paradise": true, "disguise": true, "demise": true, "cruise": true, "praise": true,
	"raise": true, "noise": true, "rise": true, "wise": true, "advise": true, "devise": true, "bruise": true, "concise": true,
	"precise": true, "tortoise": true, "turquoise": true, "advertiser": true, "adviser": true, "supervised": true, "promised": true,
	"raised": true, "praised": true, "advised": true, "revised": true, "surprised": true, "exercised": true, "promising": true,
	"raising": true, "rising": true, "advising": true, "advertising": true, "exercising": true, "franchising": true,
	"supervising": true, "compromised": true, "advertised": true, "disguised": true, "dialogue": true, "rogue": true, "vogue": true,
}

var respelled = map[string]string{
	"licence": "license", "defence": "defense", "offence": "offense", "pretence": "pretense", "practise": "practice",
	"centre": "center", "metre": "meter", "kilometre": "kilometer", "theatre": "theater", "fibre": "fiber", "litre": "liter",
	"programme": "program", "labour": "labor", "harbour": "harbor", "neighbour": "neighbor", "favour": "favor", "honour": "honor",
	"colour": "color", "behaviour": "behavior", "armour": "armor", "rumour": "rumor", "tumour": "tumor", "vapour": "vapor",
	"endeavour": "endeavor", "parlour": "parlor", "cheque": "check", "grey": "gray", "tyre": "tire", "kerb": "curb", "gaol": "jail",
	"aluminium": "aluminum", "sulphur": "sulfur", "oestrogen": "estrogen", "anaemia": "anemia", "leukaemia": "leukemia",
	"haemorrhage": "hemorrhage", "diarrhoea": "diarrhea", "foetus": "fetus", "paediatric": "pediatric", "orthopaedic": "orthopedic",
	"anaesthetic": "anesthetic", "manoeuvre": "maneuver", "plough": "plow", "draught": "draft", "mould": "mold", "storey": "story",
	"cancelled": "canceled", "travelled": "traveled", "labelled": "labeled", "modelling": "modeling", "fuelled": "fueled",
	"jewellery": "jewelry", "sceptic": "skeptic", "artefact": "artifact", "enquiry": "inquiry", "judgement": "judgment",
	"ageing": "aging", "disc": "disk", "gasolene": "gasoline", "mitre": "miter", "sabre": "saber", "calibre": "caliber", "spectre": "specter",
}

func hasAnySuffix(w string, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}
