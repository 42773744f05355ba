package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbr tells how an abbreviation behaves before a point.
type abbr uint8

const (
	abbrNone         abbr = iota
	abbrTitle             // stands before a name: never ends a sentence
	abbrMid               // may end a sentence: it does where a capital follows that is no number
	abbrBeforeNumber      // is an abbreviation only before a number
)

// abbreviations of English news text. Written for lede from style-guide usage.
var abbreviations = map[string]abbr{
	"mr": abbrTitle, "mrs": abbrTitle, "ms": abbrTitle, "dr": abbrTitle, "prof": abbrTitle, "sen": abbrTitle,
	"rep": abbrTitle, "gov": abbrTitle, "gen": abbrTitle, "lt": abbrTitle, "col": abbrTitle, "maj": abbrTitle,
	"capt": abbrTitle, "cmdr": abbrTitle, "sgt": abbrTitle, "adm": abbrTitle, "rev": abbrTitle, "hon": abbrTitle,
	"st": abbrTitle, "mt": abbrTitle, "ft": abbrTitle, "pres": abbrTitle, "supt": abbrTitle, "messrs": abbrTitle,
	"mme": abbrTitle, "mlle": abbrTitle, "atty": abbrTitle, "amb": abbrTitle, "sec": abbrTitle, "brig": abbrTitle,
	"vs": abbrTitle, "v": abbrTitle, "approx": abbrTitle, "ca": abbrTitle, "fr": abbrTitle,
	"jan": abbrMid, "feb": abbrMid, "mar": abbrBeforeNumber, "apr": abbrMid, "jun": abbrBeforeNumber, "jul": abbrMid,
	"aug": abbrMid, "sept": abbrMid, "sep": abbrMid, "oct": abbrMid, "nov": abbrMid, "dec": abbrMid,
	"inc": abbrMid, "ltd": abbrMid, "corp": abbrMid, "co": abbrMid, "llc": abbrMid, "plc": abbrMid, "bros": abbrMid,
	"jr": abbrMid, "sr": abbrMid, "etc": abbrMid, "esq": abbrMid, "dept": abbrMid, "univ": abbrMid, "ave": abbrMid,
	"blvd": abbrMid, "est": abbrMid, "min": abbrBeforeNumber, "no": abbrBeforeNumber, "nos": abbrBeforeNumber, "art": abbrBeforeNumber,
	"rs": abbrBeforeNumber, "fig": abbrBeforeNumber, "vol": abbrBeforeNumber, "pp": abbrBeforeNumber, "p": abbrBeforeNumber,
	"ala": abbrMid, "ariz": abbrMid, "ark": abbrMid, "calif": abbrMid, "colo": abbrMid, "conn": abbrMid,
	"fla": abbrMid, "ga": abbrMid, "ill": abbrBeforeNumber, "kan": abbrMid, "ky": abbrMid, "md": abbrMid,
	"mich": abbrMid, "minn": abbrMid, "mo": abbrMid, "mont": abbrMid, "neb": abbrMid, "nev": abbrMid, "okla": abbrMid,
	"ore": abbrMid, "pa": abbrMid, "tenn": abbrMid, "tex": abbrMid, "va": abbrMid, "wash": abbrBeforeNumber, "wis": abbrMid,
	"wyo": abbrMid,
}

// addSentences groups the tokens from first on into sentences.
func (d *Doc) addSentences(first, block int) {
	start := first
	depth := 0 // open brackets: no sentence ends inside them
	for i := first; i < len(d.Tokens); i++ {
		depth = bracketDepth(depth, d.Text[d.Tokens[i].Start], i-start)
		if depth > 0 || !d.endsAt(i) {
			continue
		}
		end := d.takeClosers(i)
		if end+1 < len(d.Tokens) && !d.mayStart(end+1, i) {
			continue
		}
		d.addSentence(start, end+1, block)
		i, start, depth = end, end+1, 0
	}
	if start < len(d.Tokens) {
		d.addSentence(start, len(d.Tokens), block)
	}
}

// bracketDepth counts round brackets that are open; a bracket that nobody
// closes within 60 tokens is forgotten.
func bracketDepth(depth int, c byte, tokens int) int {
	switch {
	case c == '(' && depth < 4:
		return depth + 1
	case c == ')' && depth > 0:
		return depth - 1
	case depth > 0 && tokens > 60:
		return 0
	}
	return depth
}

func (d *Doc) addSentence(first, last, block int) {
	d.Sentences = append(d.Sentences, Sentence{
		Start: d.Tokens[first].Start, End: d.Tokens[last-1].End, First: first, Last: last, Block: block,
	})
}

// endsAt reports whether token i may end a sentence.
func (d *Doc) endsAt(i int) bool {
	t := d.Tokens[i]
	switch t.Kind {
	case Punct:
		switch d.Text[t.Start] {
		case '.', '!', '?':
			return true
		}
		r, _ := utf8.DecodeRuneInString(d.Text[t.Start:])
		return r == '…' || r == '。' || r == '！' || r == '？' || r == '؟' || r == '।'
	case Word:
		return d.Text[t.End-1] == '.' && d.abbreviationEnds(i)
	default:
		return d.Text[t.Start] == '\n'
	}
}

// abbreviationEnds reports whether the abbreviation at token i also ends its
// sentence. Titles and initials never do; others do when what follows starts
// like a sentence.
func (d *Doc) abbreviationEnds(i int) bool {
	if i+1 >= len(d.Tokens) {
		return true
	}
	w := strings.TrimSuffix(d.LowerTok(i), ".")
	if abbreviations[w] == abbrTitle || abbreviations[w] == abbrBeforeNumber || utf8.RuneCountInString(w) == 1 {
		return false
	}
	next := d.Tokens[i+1]
	if next.Kind == Number || next.Kind == Word && !next.Upper {
		return false
	}
	if next.Kind == Word {
		return starters[d.LowerTok(i+1)]
	}
	return false
}

// starters are words that, with a capital after an abbreviation, begin a new
// sentence rather than go on with a name.
var starters = wordSet(`the a an this that these those it its he his she her they their we our you your i in on at by for from
		with but and or if when while after before since as although though however meanwhile there here what who why how where some
		many most several both all no not one two three another other such according also then now still even only officials police`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// takeClosers returns the index of the last closing quote, bracket or further
// end mark that is glued to the end mark at i.
func (d *Doc) takeClosers(i int) int {
	for i+1 < len(d.Tokens) && d.Tokens[i+1].Glued && d.Tokens[i+1].Kind == Punct {
		r, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[i+1].Start:])
		if !strings.ContainsRune(`"'”’»)]!?.…`, r) {
			break
		}
		i++
	}
	return i
}

// mayStart reports whether token i may begin a sentence after the end mark at
// token mark.
func (d *Doc) mayStart(i, mark int) bool {
	t := d.Tokens[i]
	if t.Glued {
		return strings.Contains(d.Text[d.Tokens[i-1].Start:t.Start], "\n")
	}
	if t.Kind != Word {
		return t.Kind != Punct || !strings.ContainsAny(d.Tok(i), ",;:-–—")
	}
	if t.Upper {
		return true
	}
	r, _ := utf8.DecodeRuneInString(d.Text[t.Start:])
	if !unicode.IsLower(r) { // scripts without case
		return true
	}
	// A lower-case start: only after a plain point that closes no quote ("iPhone sales…").
	return d.Tok(mark) == "." && mark == i-1 && mixedCase(d.Tok(i))
}

func mixedCase(w string) bool {
	for _, r := range w[1:] {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
