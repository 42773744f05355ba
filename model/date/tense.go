package date

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// How far from a date its verb is looked for, in tokens.
const (
	reachBack  = 14
	reachAhead = 12
)

// tense tells from the words around a date on which side of publication it
// lies. The verb before the date counts first; a date at the head of its
// clause belongs to the verb behind it.
func (f *finder) tense(h hit) direction {
	f.ofDay = h.form.grain <= grainDay
	if dir := f.lead(h); dir != unsure {
		return dir
	}
	if dir := f.ordained(h); dir != unsure {
		return dir
	}
	from := max(f.first, h.first-reachBack)
	for i := h.first - 1; i >= from; i-- {
		if f.clauseEnds(i) && i < h.first-1 && f.low(i) != "after" && !f.placeComma(i, h.first) { // after the meeting on Friday: the verb stands before
			break
		}
		if dir := f.verb(i); dir != unsure {
			return dir
		}
	}
	head := f.clauseHead(h)
	till := min(f.last, h.end+reachAhead)
	for i := h.end; i < till; i++ {
		if f.clauseEnds(i) && (i > h.end || !head) {
			break
		}
		if dir := f.verb(i); dir != unsure {
			return dir
		}
	}
	return unsure
}

// placeComma reports a comma between names, or between a name and the date: "held
// in Toronto, Canada, from May 3".
func (f *finder) placeComma(i, date int) bool {
	return f.low(i) == "," && f.upper(i-1) && f.cls(i-1) == none && (f.upper(i+1) && i+1 < date || i+3 >= date) && date-i < 6
}

// clauseHead reports that nothing but small words stands between the date and
// the beginning of its clause.
func (f *finder) clauseHead(h hit) bool {
	i := h.first - 1
	for i >= f.first && (leads[f.low(i)] || f.cls(i) == fuzzy) {
		i--
	}
	return i < f.first || f.clauseEnds(i) || f.is(i, "and", "so", "or")
}

// ordained reads the words that put what they name on a day: "a strike on
// Friday" that was called, "the next attempt is on Friday", "up for reelection
// in November", "snow is forecast for Saturday".
func (f *finder) ordained(h hit) direction {
	i := h.first - 1
	lead := f.low(i)
	if f.is(i, "on", "in", "for", "at") {
		i--
	}
	switch {
	case lead == "to" && f.moved(i-1), lead == "of" && f.low(i-1) == "date":
		return future
	case lead == "from" && f.is(i-1, "sale", "available", "open"):
		return future
	case lead == "in" && staged[f.low(i)] && h.form.grain == grainMonth && f.presentAhead(h.end):
		return future
	case lead == "for" && h.form.grain == grainMonth && f.is(h.end, "delivery", "settlement", "contracts", "futures"): // crude for July delivery
		return future
	case f.is(i, "is", "are") && lead != "for" && h.form.grain <= grainMonth:
		return future
	case lead == "for" && h.form.grain <= grainDay && !dataNouns[f.low(i)] && !f.is(h.end, "was", "were", "had", "showed", "showing"):
		return future
	case f.is(i-1, "for") && f.is(i-2, "up") || f.is(i-2, "for") && f.is(i-3, "up"): // up for reelection in November
		return future
	case lead == "on" && staged[f.low(i)]:
		for k := i - 1; k >= max(f.first, i-reachBack) && !f.clauseEnds(k); k-- {
			if calls[f.low(k)] {
				return nearest
			}
		}
	}
	return unsure
}

// moved reports a verb of putting off at token i, or before a particle there.
func (f *finder) moved(i int) bool {
	if f.is(i, "back", "forward") {
		i--
	}
	return f.is(i, "moved", "postponed", "pushed", "delayed", "brought", "put", "deferred", "rescheduled", "adjourned", "changed", "shifted")
}

// presentAhead reports that the clause goes on at token i in the present.
func (f *finder) presentAhead(i int) bool {
	return f.is(i, "is", "are", "looks", "look", "remains", "remain", "promises", "could", "will", "may")
}

// dataNouns may stand before "for Friday" and look back.
var dataNouns = set(`result results figure figures data record records reading readings count total totals number numbers price prices temperature temperatures`)

// staged are gatherings and votes that somebody calls for a day; calls are the
// verbs for it.
var (
	staged = set(`strike strikes election elections meeting summit referendum rally rallies protest protests march vote poll walkout session conference
		hearing by-election primary stoppage demonstration demonstrations ballot runoff shutdown`)
	calls = set(`called calls calling announced declared convened summoned fixed booked ordered threatened`)
)

// lead reads the words just before the date.
func (f *finder) lead(h hit) direction {
	i := h.first - 1
	if h.bound != unbound {
		i = h.first
	} else if f.is(i, "the", "on") {
		i--
	}
	switch f.low(i) {
	case "until", "till", "by", "before":
		if f.possessive(h.end) {
			return nearest
		}
		return f.deadline(i)
	case "of":
		if f.low(i-1) == "ahead" {
			return future
		}
	case "since":
		return past
	}
	return unsure
}

// deadline is the direction of a date after "by" or "until": ahead, unless an
// account in the past runs up to it ("had been lost by Friday", "sold 20 by
// Friday").
func (f *finder) deadline(i int) direction {
	by := f.low(i) == "by"
	if by && i == f.first { // By Friday, 300 houses had been lost
		for k := i + 2; k < min(f.last, i+reachAhead); k++ {
			if dir := f.verb(k); dir != unsure {
				return dir
			}
		}
	}
	for k := i - 1; k >= max(f.first, i-reachBack); k-- {
		w := f.low(k)
		switch {
		case w == "had" && f.verb(k+1) == past:
			return past
		case w == "to" && f.lowerNoun(k+1) && !f.pluralNoun(k+1), modals[w], arranged[w], demands[w]:
			return future
		case by && f.verb(k) == past:
			return past
		case k == i-1 && f.low(i) == "before" && f.verb(k) == past: // bought before April 17
			return nearest
		}
	}
	return future
}

// demands are verbs in the past whose deadline may still be ahead.
var demands = set(`wanted needed demanded ordered asked urged required sought agreed vowed pledged told called requested`)

// clauseEnds reports that token i parts two clauses.
func (f *finder) clauseEnds(i int) bool {
	if f.d.Tokens[i].Kind != text.Punct {
		switch f.low(i) {
		case "that", "which", "who", "but", "while", "because", "when", "after", "although":
			return true
		}
		return false
	}
	switch f.low(i) {
	case ";", ":", "—", "–", "“", "”", "\"", ",":
		return true
	}
	return false
}

// verb reads the tense of the word at i; unsure when it is no verb that tells.
func (f *finder) verb(i int) direction {
	w := f.low(i)
	switch {
	case w == "": // outside the sentence
	case f.d.Tokens[i].Kind == text.Clitic:
		if w == "'ll" || w == "’ll" {
			return future
		}
	case (w == "has" || w == "have") && f.dateSoon(i) && !f.perfect(i): // has exams in November
		return future
	case f.d.Tokens[i].Kind != text.Word || functionWords[w] && !auxiliaries[w]:
	case f.looksAhead(i, w):
		if arranged[w] && f.is(i-1, "was", "were", "originally", "initially", "previously") {
			return nearest
		}
		return future
	case f.low(i-1) == "to" && (bareVerbs[w] || f.is(i-2, "is", "are") && f.lowerNoun(i)):
		return f.infinitive(i, w)
	case f.is(i-1, "be", "being"): // will be held: the auxiliary tells
	case f.is(i-1, "is", "are") && (pastVerbs[w] || strings.HasSuffix(w, "ed")): // is seen: no tense of its own
	case pastVerbs[w] && !f.nounHere(i), strings.HasSuffix(w, "ed") && len(w) > 4 && !f.upper(i) && !notVerbs[w] && !strings.HasSuffix(w, "eed"):
		return past
	}
	return unsure
}

// dateSoon reports a month or a weekday in the clause within a few tokens behind i.
func (f *finder) dateSoon(i int) bool {
	for k := i + 1; k < min(f.last, i+6) && !f.clauseEnds(k); k++ {
		if c := f.cls(k); c == weekday || c == month && f.upper(k) {
			return true
		}
	}
	return false
}

// perfect reports that a participle follows the "has" at i: has been, has never
// lost, has since raised.
func (f *finder) perfect(i int) bool {
	for k := i + 1; k < min(f.last, i+4); k++ {
		w := f.low(k)
		if pastVerbs[w] || w == "been" || w == "had" || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "wn") {
			return true
		}
		if !functionWords[w] && !strings.HasSuffix(w, "ly") && w != "never" && w != "since" && w != "already" && w != "recently" && w != "yet" {
			return false
		}
	}
	return false
}

// looksAhead reports that w, the word at i, tells what lies ahead.
func (f *finder) looksAhead(i int, w string) bool {
	switch {
	case modals[w]:
		return w != "may" || !f.d.Tokens[i].Upper || i == f.first
	case arranged[w] && !f.thingHere(i):
		return w != "set" || f.is(i+1, "to", "for") || f.is(i-1, "is", "was")
	case f.is(i-1, "is", "are", "am", "'m", "’m", "'re", "’re") && (staging[w] || w == "being" || comingUp[w]):
		return true
	}
	return f.goesOn(i, w) || meetings[w] && f.ofDay && f.meetsOn(i)
}

// infinitive reads the tense of w, the verb at i behind "to".
func (f *finder) infinitive(i int, w string) direction {
	switch {
	case w == "be" && claims[f.low(i-2)]: // is believed to be: the words around tell
		return unsure
	case w == "be" || f.is(i-2, "is", "are"):
		return future
	}
	return f.verbBefore(i - 2)
}

// goesOn reports that w, the word at i, is a verb of the present in the plural
// that tells what lies ahead.
func (f *finder) goesOn(i int, w string) bool {
	return comings[w] && f.namedBefore(i) && (w != "go" || f.is(i+1, "on", "into", "live", "to"))
}

// thingHere reports that a word in -s which is a verb of the present or a plural
// is the plural: "23 votes", "their plans".
func (f *finder) thingHere(i int) bool {
	w := f.low(i)
	if w == "goes" {
		return !f.is(i+1, "on", "into", "live", "to")
	}
	if w[len(w)-1] != 's' || w == "odds" || w == "prospects" {
		return false
	}
	switch f.cls(i - 1) {
	case number, cardinal, ordinal, article:
		return true
	default:
	}
	return determiners[f.low(i-1)] || f.is(i-1, "of", "by", "with", "in", "for", "from", "more", "two", "many", "these", "those", "some", "new")
}

// namedBefore reports that the verb form at i follows who does it: a name, a
// plural, a pronoun, a relative.
func (f *finder) namedBefore(i int) bool {
	return f.upper(i-1) && f.cls(i-1) == none || f.pluralNoun(i-1) || f.is(i-1, "they", "we", "you", "i", "who", "which", "both", "also", "next", "then", "sides", "people")
}

// meetsOn reports that the verb of the present at token i has its subject before
// it and a day behind it: "the jury retires on Monday".
func (f *finder) meetsOn(i int) bool {
	if f.thingHere(i) {
		return false
	}
	for k := i + 1; k < min(f.last, i+7); k++ {
		if c := f.cls(k); c == weekday || c == month || c == number {
			return c == weekday || f.cls(k+1) == number || f.cls(k+1) == month
		}
		if f.clauseEnds(k) {
			return false
		}
	}
	return false
}

// meetings are verbs of the present that tell what lies ahead before a day, but
// not before a month.
var meetings = set(`retires resigns joins quits moves switches rules marks holds unveils publishes reports releases presents delivers speaks addresses
	gives appears signs hands tackles defends challenges chairs gathers leaves reaches enters`)

// comingUp are verbs whose present in -ing tells what lies ahead: "I'm opening a
// school in March".
var comingUp = set(`opening leaving moving starting going returning meeting playing holding publishing launching releasing visiting travelling traveling
	hosting retiring coming arriving flying staging closing reopening`)

// staging are participles that behind "is" tell what is going to be done.
var staging = set(`sentenced sworn released published held opened launched inaugurated buried installed unveiled decided announced arraigned auctioned
	played staged shown screened broadcast aired voted debated presented awarded crowned executed demolished reopened introduced discussed`)

// nounHere reports that a word which is a verb and a noun in one form is the
// noun: "a cut", "interest rate cut".
func (f *finder) nounHere(i int) bool {
	switch f.low(i) {
	case "cut", "set", "put", "hit", "run", "lead", "led", "read", "cost", "bid", "lay":
	default:
		return false
	}
	return f.is(i-1, "a", "an", "the", "its", "their", "his", "her", "this", "of", "rate", "tax", "pay", "price", "job", "budget", "further", "another", "point", "new")
}

// claims stand before "to be" without looking ahead.
var claims = set(`believed thought said reported known alleged understood rumoured rumored suspected found presumed feared appears appear appeared seems seem seemed claimed claims considered`)

// notVerbs end in -ed without being verbs.
var notVerbs = set(`hundred sacred naked wicked kindred infrared biped shred sled`)

// verbBefore is the tense of "agreed to meet" or "going to meet": an intention
// looks ahead, an account ("was forced to leave", "managed to leave") does not.
func (f *finder) verbBefore(i int) direction {
	switch f.low(i) {
	case "was", "were", "had", "forced", "managed", "failed", "began", "started", "came", "went", "used", "able", "unable":
		return past
	case "campaign", "bid", "battle", "fight", "struggle", "way", "chance", "attempt", "effort", "efforts", "attempts", "operation", "decision", "order", "request", "law", "right", "power", "failure":
		return unsure // the verb before the noun tells: opened the campaign to replace
	}
	return future
}

// auxiliaries are function words that carry a tense.
var auxiliaries = set(`be being wasn't weren't didn't hadn't isn't aren't don't doesn't hasn't haven't was were had did will would shall should could might must`)
