package dictionary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestWord is how many bytes of a word are looked up: no headword is longer.
const longestWord = 120

// forms lists under which headwords a word could stand, the likeliest first: as
// it is, with a space or hyphen for the other, and its base forms. Which of them
// exist, the dictionary knows.
func forms(word string) []string {
	w := strings.ToLower(strings.Join(strings.Fields(word), " "))
	w = strings.ReplaceAll(w, "’", "'")
	w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	w = strings.TrimSuffix(w, "'s")
	if w == "" || len(w) > longestWord || !utf8.ValidString(w) {
		return nil
	}
	l := list{w}
	l.add(strings.TrimRight(w, "."))
	l.add(strings.ReplaceAll(w, ".", ""))
	l.add(strings.ReplaceAll(w, "-", " "))
	l.add(strings.ReplaceAll(w, " ", "-"))
	l.add(irregular[w])
	for _, e := range endings {
		stem, ok := strings.CutSuffix(w, e.end)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, with := range e.with {
			l.add(stem + with)
		}
		if n := len(stem); e.doubled && stem[n-1] == stem[n-2] {
			l.add(stem[:n-1])
		}
	}
	return l
}

// list is a list of distinct forms.
type list []string

func (l *list) add(form string) {
	if len(form) > 1 && !slices.Contains(*l, form) {
		*l = append(*l, form)
	}
}

// endings are the regular inflections of English, in the manner of WordNet's
// morphy (Fellbaum 1998): an ending and what takes its place in the base form.
var endings = []struct {
	end     string
	with    []string
	doubled bool // the consonant before it may have been doubled
}{
	{"ies", []string{"y", "ie"}, false},
	{"ves", []string{"f", "fe"}, false},
	{"es", []string{"e", "", "is"}, false},
	{"s", []string{""}, false},
	{"men", []string{"man"}, false},
	{"ied", []string{"y"}, false},
	{"ed", []string{"e", ""}, true},
	{"ing", []string{"", "e"}, true},
	{"iest", []string{"y"}, false},
	{"ier", []string{"y"}, false},
	{"est", []string{"", "e"}, true},
	{"er", []string{"", "e"}, true},
	{"isation", []string{"ization"}, false},
	{"ise", []string{"ize"}, false},
	{"ised", []string{"ize"}, false},
	{"ising", []string{"ize"}, false},
	{"our", []string{"or"}, false},
	{"tre", []string{"ter"}, false},
	{"ence", []string{"ense"}, false},
	{"ly", []string{""}, false},
}

// irregular are inflected forms that no ending explains.
var irregular = map[string]string{
	"fled": "flee", "sought": "seek", "fought": "fight", "bought": "buy", "brought": "bring", "caught": "catch", "taught": "teach",
	"thought": "think", "held": "hold", "led": "lead", "met": "meet", "paid": "pay", "said": "say", "sold": "sell", "sent": "send",
	"spent": "spend", "stood": "stand", "struck": "strike", "stuck": "stick", "swept": "sweep", "swore": "swear", "sworn": "swear",
	"took": "take", "taken": "take", "told": "tell", "threw": "throw", "thrown": "throw", "woke": "wake", "won": "win", "wrote": "write",
	"written": "write", "began": "begin", "begun": "begin", "broke": "break", "broken": "break", "chose": "choose", "chosen": "choose",
	"drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive", "fell": "fall", "fallen": "fall", "felt": "feel",
	"flew": "fly", "flown": "fly", "forbade": "forbid", "forbidden": "forbid", "froze": "freeze", "frozen": "freeze", "gave": "give",
	"given": "give", "grew": "grow", "grown": "grow", "hid": "hide", "hidden": "hide", "kept": "keep", "knew": "know", "known": "know",
	"laid": "lay", "lent": "lend", "lost": "lose", "made": "make", "rose": "rise", "risen": "rise", "ran": "run", "sank": "sink",
	"sunk": "sink", "shook": "shake", "shot": "shoot", "shrank": "shrink", "spoke": "speak", "spoken": "speak", "stole": "steal",
	"stolen": "steal", "went": "go", "gone": "go", "wore": "wear", "worn": "wear", "withdrew": "withdraw", "withdrawn": "withdraw",
	"oversaw": "oversee", "overseen": "oversee", "overthrew": "overthrow", "overthrown": "overthrow", "undertook": "undertake",
	"children": "child", "women": "woman", "men": "man", "feet": "foot", "mice": "mouse", "criteria": "criterion", "phenomena": "phenomenon",
	"crises": "crisis", "theses": "thesis", "indices": "index", "matrices": "matrix", "worse": "bad", "worst": "bad", "better": "good",
}
