package figure

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// nounReach is how many words behind a number its noun is looked for.
const nounReach = 6

// irregular plurals, and nouns that are plural without showing it.
var irregular = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "police": "police officer", "personnel": "personnel", "staff": "staff",
	"troops": "soldier", "cattle": "cattle", "sheep": "sheep", "fish": "fish", "deer": "deer", "aircraft": "aircraft", "spacecraft": "spacecraft",
	"series": "series", "species": "species", "mice": "mouse", "feet": "foot", "teeth": "tooth", "geese": "goose", "oxen": "ox", "criteria": "criterion",
	"phenomena": "phenomenon", "alumni": "alumnus", "crew": "crew", "dead": "person", "wounded": "person", "injured": "person", "missing": "person",
	"elderly": "person", "unemployed": "person", "firemen": "fireman", "policemen": "policeman", "servicemen": "serviceman", "fishermen": "fisherman",
	"gunmen": "gunman", "congressmen": "congressman", "salmon": "salmon", "offspring": "offspring", "businessmen": "businessman",
	"lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "halves": "half", "thieves": "thief", "loaves": "loaf",
	"buses": "bus", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "gases": "gas", "lenses": "lens", "crises": "crisis", "analyses": "analysis",
	"movies": "movie", "cookies": "cookie", "ties": "tie", "pies": "pie", "zombies": "zombie", "rookies": "rookie", "calories": "calorie", "shoes": "shoe", "toes": "toe",
	"headquarters": "headquarters", "barracks": "barracks", "works": "works", "goods": "goods", "caches": "cache", "axes": "axe", "aches": "ache", "prizes": "prize", "sizes": "size",
}

// pluralNot are words in -s that are no plurals.
var pluralNot = wordSet(`this is was has does its his yes thus us plus always perhaps across towards besides nowadays afterwards overseas previous serious various
	famous religious dangerous political less unless business access process news politics economics athletics gas bus campus virus status census consensus whereas
	minus versus as hers ours theirs yours sometimes backwards forwards upwards downwards indoors outdoors kudos chaos pros else's says`)

// menNot end in -men without being plurals.
var menNot = wordSet(`specimen regimen abdomen acumen semen stamen hymen bitumen amen`)

// plural reports that a lower-case word looks like a plural noun.
func plural(w string) bool {
	if _, ok := irregular[w]; ok {
		return true
	}
	n := len(w)
	if n > 5 && strings.HasSuffix(w, "men") && !menNot[w] {
		return true
	}
	if n < 3 || w[n-1] != 's' || pluralNot[w] {
		return false
	}
	switch w[n-2] {
	case 's', '\'':
		return false
	case 'u':
		return w == "menus" || w == "gurus" || w == "emus" || w == "flus"
	case 'i':
		return n < 8 && (strings.HasSuffix(w, "skis") || strings.HasSuffix(w, "taxis")) || strings.HasSuffix(w, "lis") || strings.HasSuffix(w, "nis") || strings.HasSuffix(w, "tis")
	}
	return wordClass[w]&(aux|pron|conj) == 0
}

// singular returns the singular of a plural noun.
func singular(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "men") && !menNot[w]:
		return w[:n-2] + "an"
	case n < 3 || w[n-1] != 's' || strings.HasSuffix(w, "ss"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"),
		strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// countable reports that token j is a plural noun.
func (f *finder) countable(j int) bool {
	return j < f.last && f.d.Tokens[j].Kind == text.Word && plural(f.d.LowerTok(j)) && f.class(j)&(plainV|prep) == 0
}

// nounFollows reports that the words from j on hold a plural noun before their
// phrase ends.
func (f *finder) nounFollows(j int) bool { return f.headNoun(j) > 0 }

// headNoun returns the token of the plural noun that heads the phrase beginning
// at token j, or 0.
func (f *finder) headNoun(j int) int {
	for k := j; k < f.last && k < j+nounReach; k++ {
		t := f.d.Tokens[k]
		if t.Kind != text.Word {
			if !f.phraseMark(k, j) {
				return 0
			}
			continue
		}
		low := f.d.LowerTok(k)
		if wordClass[low]&(prep|aux|conj|pron|rel) != 0 || wordClass[low]&det != 0 && !passDet[low] ||
			wordClass[low]&plainV != 0 && (k > j || !f.leadsNoun(k, low)) {
			return 0
		}
		if f.isPlural(k) && !f.possessive(k+1) && !f.attribute(k) {
			return f.lastPlural(k)
		}
		if f.verbLike(k, j) {
			return 0
		}
	}
	return 0
}

// leadsNoun reports that the word low at k, a verb or a noun by its form, begins
// a noun phrase: "9 needs", "9 lead pipes".
func (f *finder) leadsNoun(k int, low string) bool {
	if plural(low) && wordClass[low]&adv == 0 {
		return true
	}
	return f.oneOf(k, "lead", "work", "show", "cost", "cover", "face", "help", "live", "use", "call", "cut", "say", "lay") && k+1 < f.last && f.d.Tokens[k+1].Kind == text.Word && f.class(k+1) == 0
}

// isPlural reports that token k looks like a plural, as a noun or as the name of
// a people ("12 Thais").
func (f *finder) isPlural(k int) bool {
	w := f.d.LowerTok(k)
	if plural(w) {
		return wordClass[w]&report == 0 || nounOrVerb[w] // one victim tells
	}
	t := f.d.Tokens[k]
	if !t.Upper || t.AllUpper || len(w) <= 4 {
		return false
	}
	if strings.HasSuffix(w, "is") {
		return k+1 >= f.last || !f.d.Tokens[k+1].Upper && !plural(f.d.LowerTok(k+1))
	}
	return strings.HasSuffix(w, "ese") && f.ends(k+1)
}

// attribute reports that the plural at k only describes the noun behind it:
// "four dead chickens", "12 Texas counties".
func (f *finder) attribute(k int) bool {
	w := f.d.LowerTok(k)
	if irregular[w] == "person" && w != "people" || f.d.Tokens[k].Upper && !f.titleCase {
		return k+1 < f.last && f.d.Tokens[k+1].Kind == text.Word && plural(f.d.LowerTok(k+1)) && f.class(k+1)&(plainV|report|adv) == 0
	}
	return false
}

// passDet are determiners that may stand between a number and its noun.
var passDet = wordSet(`other more such most`)

// phraseMark reports that the mark at k may stand inside a noun phrase: a
// hyphen, a possessive, a quotation mark.
func (f *finder) phraseMark(k, j int) bool {
	switch f.d.Tok(k) {
	case "-", "‑", "'s", "’s", "/":
		return true
	case "'", "’":
		return k > j
	case "“", "\"", "‘":
		return true
	}
	return false
}

// possessive reports that token k is a possessive mark.
func (f *finder) possessive(k int) bool {
	return k < f.last && f.d.Tokens[k].Glued && (f.d.Tok(k) == "'" || f.d.Tok(k) == "’" || f.d.Tokens[k].Kind == text.Clitic)
}

// lastPlural moves from a plural that is an attribute to the noun it belongs
// to: "police officers", "arms dealers".
func (f *finder) lastPlural(k int) int {
	for k+1 < f.last && k < f.last {
		next := f.d.LowerTok(k + 1)
		if f.d.Tokens[k+1].Kind != text.Word || !plural(next) || !attributive[f.d.LowerTok(k)] || wordClass[next]&(plainV|report|change|adv|prep) != 0 {
			return k
		}
		k++
	}
	return k
}

// attributive are plurals that often stand before another noun.
var attributive = wordSet(`police sports arms sales savings customs operations communications weapons drugs rights goods news games jobs services systems women men
	people children police staff crew army securities relations affairs elections students veterans aircraft troops personnel fish cattle sheep humanities arts
	media data earnings electronics aerospace overseas narcotics explosives politics economics human species parks works sanctions`)

// verbLike reports that token k, which is no plural, begins the verb rather
// than goes on with the noun phrase.
func (f *finder) verbLike(k, j int) bool {
	low := f.d.LowerTok(k)
	if wordClass[low]&adv != 0 {
		return k > j
	}
	if wordClass[low]&(toll|report|change) != 0 && !f.d.Tokens[k].Upper {
		return k+1 >= f.last || !plural(f.d.LowerTok(k+1))
	}
	return false
}

// counted returns what the bare number of q counts: the singular of its noun,
// and the noun's token (0 when there is none in the text).
func (f *finder) counted(q cand) (string, int) {
	j := f.join(q.last)
	if f.is(j, "strong") { // a 90-strong team
		return "", 0
	}
	if f.isHyphenated(q.last) { // 131-page, but 3-of-22
		if f.class(j)&(prep|conj) != 0 {
			return "", 0
		}
		return f.unitOf(j), j
	}
	if f.is(j, "of") && q.vague {
		j++
	}
	if q.value == 1 && !f.nounFollows(j) {
		return f.oneNoun(j)
	}
	if f.is(j, "of") && f.oneOf(j+1, "the", "these", "those", "his", "her", "its", "their") {
		j += 2
	} else if f.is(j, "out") && f.is(j+1, "of") {
		j += 2
	} else if f.is(j, "of") && j+1 < f.last && f.d.Tokens[j+1].Kind == text.Number {
		j++
	}
	if j > q.last+1 && j < f.last && f.d.Tokens[j].Kind == text.Number { // 1,500 of the 2,000 workers
		j++
	}
	if k := f.headNoun(j); k > 0 && !f.is(k, "others") {
		return f.unitOf(k), k
	}
	return f.countedElsewhere(q, j)
}

// lastNoun reports that token j looks like a noun without plural that ends the
// phrase.
func (f *finder) lastNoun(j int) bool {
	if j >= f.last || f.d.Tokens[j].Kind != text.Word || f.d.Tokens[j].Upper {
		return false
	}
	if j+1 < f.last && (f.d.Tokens[j+1].Kind != text.Punct || f.hyphen(j+1)) && !f.is(j+1, "and") {
		return false
	}
	low := f.d.LowerTok(j)
	return wordClass[low] == 0 && len(low) > 3 && !bareAdjectives[low] && !strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "ly") && !strings.HasSuffix(low, "ing")
}

// sibling gives a bare number the unit of the figure before it in the sentence:
// "nine warrants … two had been carried out", "200,000 tonnes … or as 220,000".
func (f *finder) sibling(q cand) cand {
	if len(f.out) == 0 {
		return q
	}
	prev := f.sumBefore(q)
	if prev.sent != f.sent || prev.unit == "" || strings.HasPrefix(prev.rule, "share") || q.unit != "" || q.first-prev.last > 18 || q.value < 0 {
		return q
	}
	j := f.join(q.last)
	if f.is(j, "others") {
		j++
	}
	if j < f.last && f.d.Tokens[j].Kind == text.Number {
		return q
	}
	if j < f.last && f.d.Tokens[j].Kind == text.Word && f.class(j)&(prep|conj|aux|adv|toll|plainV) == 0 && !strings.HasSuffix(f.d.LowerTok(j), "ed") && !strings.HasSuffix(f.d.LowerTok(j), "ing") && !f.is(j, "open") &&
		(!f.is(j, "a") || !f.is(j+1, "year")) {
		return q
	}
	if prev.kind == model.FigureCount && !prev.whole {
		alike := q.words == prev.words || prev.num == f.first && prev.value >= 10
		if alike && q.value <= prev.value*100 {
			q.unit = prev.unit
		}
		return q
	}
	return f.siblingUnit(q, prev, j)
}

// maxBack is how many figures of its sentence are looked at before one.
const maxBack = 64

// sumBefore is the figure that q may share its unit with: the one before it, or
// for millions and billions the last sum of money in the sentence that does not
// just tell another in brackets.
func (f *finder) sumBefore(q cand) cand {
	n := len(f.out)
	if !q.scaled {
		return f.out[n-1]
	}
	for k := n - 1; k >= max(n-maxBack, 0) && f.out[k].sent == f.sent; k-- {
		if c := f.out[k]; c.kind == model.FigureMoney && c.scaled && !f.is(c.first-1, "(") {
			return c
		}
	}
	return f.out[n-1]
}

// siblingUnit gives q the unit or the currency of prev where the sentence sets
// the one against the other.
func (f *finder) siblingUnit(q, prev cand, j int) cand {
	if prev.value <= 0 || q.value/prev.value > 12 || prev.value/max(q.value, 1e-9) > 12 {
		return q
	}
	ok := false
	switch prev.kind {
	case model.FigureMoney: // 1.8 billion crowns … a forecast of 1.7 billion
		ok = q.scaled && prev.scaled && (j >= f.last || f.d.Tokens[j].Kind == text.Punct || f.is(j, "a") && f.is(j+1, "year") || f.oneOf(j, "in", "last", "from", "for", "previously", "earlier"))
	case model.FigureMeasure, model.FigurePercent, model.FigureDuration:
		ok = !q.words && f.compares(q.first-1)
	default:
	}
	if ok {
		q.kind, q.unit, q.whole, q.rule = prev.kind, prev.unit, true, "unit of the number before"
	}
	return q
}

// shareNouns gives a count without a noun that of the next one, to which "and" or
// "or" joins it: "four full-time and seven part-time staff".
func (f *finder) shareNouns() {
	for k := len(f.out) - 2; k >= 0; k-- {
		c, next := &f.out[k], f.out[k+1]
		if c.kind != model.FigureCount || c.unit != "" || c.whole || c.sent != next.sent || next.kind != model.FigureCount || next.noun == 0 || next.first-c.last > 6 {
			continue
		}
		if w := f.d.LowerTok(next.first - 1); w != "and" && w != "or" || next.first-c.last < 3 {
			continue
		}
		c.unit = next.unit
	}
}

// compares reports that the word at p sets a number against one before it.
func (f *finder) compares(p int) bool {
	if p > f.first && (boundWords[f.d.LowerTok(p)] != "" || f.is(p, "just")) {
		p--
	}
	return f.oneOf(p, "as", "to", "from", "against", "versus", "or")
}

// bareAdjectives follow a bare number without being what it counts: "left seven
// open".
var bareAdjectives = wordSet(`others open empty free alive available able likely unable ready present absent sick safe different strong short wide high deep long tall
	percent elsewhere abroad today early late under over whole full clear north south east west`)

// tollNear reports that q counts people without saying so: "107 killed",
// "wounding 238".
func (f *finder) tollNear(q cand, j int) bool {
	if f.is(j, "others") {
		j++
	}
	if f.is(j, "aboard") || f.is(j, "on") && f.is(j+1, "board") {
		return true
	}
	if f.is(j, "feared") {
		j++
	}
	if j < f.last && f.class(j)&toll != 0 {
		return true
	}
	if f.oneOf(j, "were", "are", "was", "have", "had") && j+1 < f.last {
		if j++; f.is(j, "been") {
			j++
		}
		return j < f.last && f.class(j)&toll != 0
	}
	return f.tollBefore(q)
}

// tollBefore reports that the words before q count the dead and the hurt.
func (f *finder) tollBefore(q cand) bool {
	for k := q.first - 1; k >= f.first && k > q.first-12; k-- { // the death toll from the disease has risen to 96
		if f.is(k, "toll") && !f.is(k-1, "road") {
			return true
		}
	}
	p := q.first - 1
	for p > f.first && (boundWords[f.d.LowerTok(p)] != "" || f.class(p)&adv != 0 || f.is(p, "least") || f.is(p, "than") || f.is(p, "at") || f.is(p, "more")) {
		p--
	}
	return p >= f.first && f.class(p)&toll != 0
}

// isNumeral reports a number word, but for units of time.
func isNumeral(w string) bool {
	class := numWords[w].class
	return class != numNone && class != numSpan && class != numHalf
}

// unitOf is the singular of the noun at token k: lower case, unless the noun
// is a name.
func (f *finder) unitOf(k int) string {
	w := f.d.LowerTok(k)
	if f.d.Tokens[k].Upper && !f.titleCase {
		w = f.d.Tok(k)
	}
	if strings.HasSuffix(w, "ais") || strings.HasSuffix(w, "qis") || strings.HasSuffix(w, "nis") || strings.HasSuffix(w, "lis") {
		return w[:len(w)-1]
	}
	return singular(w)
}

// oneNoun returns the singular noun from token j on, as after "one" or an
// ordinal: the last word before the phrase ends, three at most.
func (f *finder) oneNoun(j int) (string, int) {
	head := 0
	words := 0
	for k := j; k < f.last && words < 3; k++ {
		words++
		if f.endsNoun(k) || k > j && f.afterNoun(k) {
			break
		}
		if f.isHyphenated(k) { // full-colour picture
			k = f.join(k)
			continue
		}
		if k == j && strings.HasSuffix(f.d.LowerTok(k), "ed") && (k+1 >= f.last || f.endsNoun(k+1)) {
			break
		}
		head = k
		if plural(f.d.LowerTok(k)) {
			break
		}
	}
	if head == 0 {
		return "", 0
	}
	if f.d.Tokens[head].Upper && !f.titleCase {
		return f.d.Tok(head), head
	}
	return f.unitOf(head), head
}

// ingNouns end in -ing and are things.
var ingNouns = wordSet(`warning meeting building hearing painting recording ruling filing reading wedding shooting stabbing bombing killing offering listing
	landing sitting rating training crossing clearing drawing opening posting sailing screening finding housing savings evening morning thing king ring string wing spring`)

// endsNoun reports that token k cannot be part of a noun phrase.
func (f *finder) endsNoun(k int) bool {
	low := f.d.LowerTok(k)
	return f.d.Tokens[k].Kind != text.Word || wordClass[low]&(prep|aux|conj|pron|rel|det|adv) != 0 || isNumeral(low) ||
		wordClass[low]&calendar != 0 && f.d.Tokens[k].Upper
}

// afterNoun reports that token k looks like the verb behind a singular noun.
func (f *finder) afterNoun(k int) bool {
	low := f.d.LowerTok(k)
	if f.d.Tokens[k].Upper && !f.d.Tokens[k-1].Upper && !f.titleCase { // eighth seed Gaston Gaudio
		return true
	}
	if low == "given" || low == "held" || low == "seen" || low == "made" || low == "known" || low == "shown" || wordClass[low]&(plainV|toll|change) != 0 || wordClass[low]&report != 0 && low[len(low)-1] != 't' || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") && !ingNouns[low] {
		return true
	}
	if f.d.Tokens[k-1].Upper && !f.titleCase && plural(low) && k+1 < f.last && f.class(k+1)&prep != 0 { // the second Test starts in
		return true
	}
	return plural(low) && !plural(f.d.LowerTok(k-1)) && k+1 < f.last && f.class(k+1)&det != 0
}
