package across

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/query"
)

// words cuts s into folded words: lower case, without accents, points inside
// acronyms and possessive endings.
func words(s string) []string {
	s = query.Fold(s)
	out := make([]string, 0, len(s)/5+1)
	take := func(w string) {
		w = strings.TrimSuffix(strings.Trim(w, ".'"), "'s")
		if strings.ContainsAny(w, ".'") {
			w = acronyms.Replace(w)
		}
		if w != "" {
			out = append(out, w)
		}
	}
	start := -1
	for i := 0; i < len(s); {
		size := 1
		var in bool
		if c := s[i]; c < utf8.RuneSelf {
			in = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '\'' || c == '.'
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			in = unicode.IsLetter(r) || unicode.IsDigit(r)
		}
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			take(s[start:i])
			start = -1
		}
		i += size
	}
	if start >= 0 {
		take(s[start:])
	}
	return out
}

// acronyms takes out what stands between the letters of U.S.
var acronyms = strings.NewReplacer(".", "", "'", "")

// stem takes the common endings of English off a folded word, so that "vessels",
// "waiting" and "waited" meet "vessel" and "wait". It is a light stemmer in the
// manner of Harman's S-stemmer: what it returns need not be a word.
func stem(w string) string {
	const shortest = 3 // letters that stay
	cut := func(suffix, put string) bool {
		if len(w)-len(suffix) < shortest || !strings.HasSuffix(w, suffix) {
			return false
		}
		w = w[:len(w)-len(suffix)] + put
		return true
	}
	switch {
	case cut("ies", "y"), cut("sses", "ss"), cut("ches", "ch"), cut("shes", "sh"), cut("xes", "x"):
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	default:
		cut("s", "")
	}
	switch {
	case len(w) > 5 && cut("ing", ""), len(w) > 4 && cut("ied", "y"), len(w) > 4 && cut("ed", ""):
		w = undouble(w)
	default:
		cut("ly", "")
	}
	if len(w) > shortest {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// undouble takes back the doubled consonant of "shipped".
func undouble(w string) string {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiousl", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}

// concept maps a folded word to what it stands for when quantities are
// compared: its stem, or the first of the words that count as the same. It is
// empty for words that say nothing of what is measured.
func concept(w string) string {
	if emptyWords[w] || len(w) < 2 || isNumeral(w) {
		return ""
	}
	s := stem(w)
	if emptyWords[s] {
		return ""
	}
	if c := concepts[s]; c != "" {
		return c
	}
	return s
}

func isNumeral(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// concepts joins words that news uses for one thing when it gives a number of
// it, by stem. Only words that may stand for each other beside the same number
// belong here.
var concepts = gather([]string{
	"ship vessel boat freighter",
	"waiting wait queue queued backlog stuck stranded",
	"dead death died dies die killed kill fatality toll perished",
	"injured injury wounded hurt",
	"held prisoner jailed jail imprisoned detained detainee detention inmate imprisonment",
	"arrested arrest",
	"missing unaccounted",
	"evacuated evacuate evacuee evacuation",
	"displaced displacement",
	"company firm business",
	"worker employee staff",
	"home house",
	"soldier troops troop",
	"vote ballot",
	"claim demand demanded claimed",
	"loss losses lost",
	"profit earnings",
	"revenue sales turnover",
	"unemployment jobless unemployed",
	"strike airstrike",
	"area hectares acres burned burnt scorched",
	"migrant refugee",
	"case infection infected",
	"cost price",
	"growth grew grow",
	"output production produced pump pumped",
	"weight weighs weigh weighing",
	"share stake",
	"payment settlement",
})

func gather(lines []string) map[string]string {
	m := make(map[string]string)
	for _, l := range lines {
		all := strings.Fields(l)
		for _, w := range all {
			m[stem(w)] = stem(all[0])
		}
	}
	return m
}

func set(lists ...string) map[string]bool {
	m := make(map[string]bool)
	for _, l := range lists {
		for w := range strings.FieldsSeq(l) {
			m[w] = true
		}
	}
	return m
}

// emptyWords say nothing of what is measured: the small words of English, the
// verbs and nouns of saying and giving, words of time and of amount.
var emptyWords = set(
	`a an the this that these those it its they them their he she his her him we us our you your i my me who whom whose which what
	where when why how there here and or but nor so yet if than then as at by for from in into of off on onto out over to under up
	upon with within without about above across after against along among around before behind below beneath beside between beyond
	down during except inside like near outside past per since through throughout toward towards until till via is are was were be
	been being am has have had having do does did done can could may might must shall should will would not no none any all both
	each every either neither some such own same other another more most less least few fewer many much several only just even also
	too very quite still already now again ever never yet once twice rather almost nearly roughly some`,
	`say says said saying tell told report reported reports according estimate estimated estimates put puts give gives gave given
	giving make makes made making take takes took taken taking get got go goes going went gone come comes came show shows showed
	shown stated pay pays paid announce announced add adds added speak spoke spoken call called calls name named know known include
	included includes including stand stood rise rose risen fall fell fallen reach reached reaches total totals number numbers figure
	figures amount level levels account accounts count counts counted list listed publish published keep kept regard regarded regards
	consider considered considers cover covers group groups people person persons thing things member members name names one two
	three four five six seven eight nine ten first second third half dozen dozens hundred hundreds thousand thousands million
	millions billion billions trillion percent per cent percentage point points`,
	`day days week weekly weeks month monthly months year yearly years hour hours minute minutes second seconds today yesterday
	tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december jan feb mar apr jun jul aug sep sept oct nov dec early late later earlier recent recently last next
	time times ago morning evening night noon midnight end`,
)

// partitions are words that single out a part of a whole: a number with such a
// word is never the same quantity as one without.
var partitions = stems(`north south east west northbound southbound eastbound westbound northern southern eastern western
	men man women woman male female boy girl child children teenager teen adolescent minor adult elderly pensioner infant baby
	civilian military soldier officer foreign foreigner domestic local urban rural new freed released remaining uncounted
	former additional extra partial provisional first-time insured uninsured target goal ceiling`)

// passedOn are verbs for what changes hands, places or sides: a number of it is
// another one than how many there are.
var passedOn = set("exchanged swapped freed released returned transferred handed deported repatriated exchange exchanges swap swaps")

// aimed are verbs for numbers that are to be reached.
var aimed = set("aims aim aimed targets targeted")

func stems(s string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		m[stem(w)] = true
	}
	return m
}
