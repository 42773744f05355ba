package figure

import (
	"math"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// notCounted rules out a bare number that is a name, a year, a time or an
// address.
func (f *finder) notCounted(q cand) bool {
	if f.yearLike(q) && f.isYear(q) || f.hour(q) {
		return true
	}
	if f.d.Tokens[q.last].Kind != text.Number || q.num != q.numLast {
		return false
	}
	j := q.last + 1
	if p := q.first - 2; p >= f.first && (f.hyphen(p+1) || f.d.Tok(p+1) == "–") && f.d.Tokens[p].Kind == text.Number && len(f.d.Tok(p)) == 4 {
		return true // 1992 - 93
	}
	if j < f.last && f.d.Tokens[j].AllUpper && !f.d.Tokens[j].Glued && q.value < 1000 && !f.nounFollows(j) && !f.titleCase {
		return true // 737 MAX
	}
	return f.dayOfMonth(q) || f.clock(j) || j < f.last && f.d.Tokens[j].Upper && !f.titleCase && f.streetWithin(j)
}

// hour reports an hour of the clock without its "a.m.": "opens at 10", "from 5 to
// 9 in the evening", "a quarter past six".
func (f *finder) hour(q cand) bool {
	if q.value > 24 || q.value < 1 || q.value != math.Trunc(q.value) {
		return false
	}
	p := q.first - 1
	if f.is(p, "past") && f.oneOf(p-1, "quarter", "half", "five", "ten", "twenty", "minutes") {
		return true
	}
	if how, j := f.linked(q); how == linkTo && f.is(p, "from") {
		if r, ok := f.number(j); ok && r.first == j && r.value <= 24 && r.last+1 < f.last && f.clock(r.last+1) {
			return true
		}
	}
	if !f.is(p, "at") && !f.is(p, "until") || f.nounFollows(q.last+1) {
		return false
	}
	next := q.last + 1
	if next < f.last && f.d.Tokens[next].Kind != text.Punct && !f.oneOf(next, "and", "on", "but") {
		return false
	}
	for k := p - 1; k >= f.first && k > p-4; k-- {
		if f.oneOf(k, "open", "opens", "opened", "close", "closes", "closed", "start", "starts", "started", "begin", "begins", "began", "shuts", "off") {
			return true
		}
	}
	return false
}

// nameOf reports that the number of q belongs to the name or label before it.
// next is the token behind the number, or behind the pair it begins.
func (f *finder) nameOf(q cand) bool {
	next := q.last + 1
	if f.scoreBehindName(q) {
		return false
	}
	if how, j := f.linked(q); how != linkNone && how != linkBy && j < f.last && f.mayBegin(j) {
		if r, ok := f.number(j); ok && r.first >= j {
			next = r.last + 1
			if u, _, ok := f.readUnit(f.join(r.last), r.last); ok && u.name != "" {
				return false
			}
		}
	}
	return f.afterName(q.num, next)
}

// scoreBehindName reports that q begins a score, which stands behind the name
// of a side: "beat Denmark 4-0".
func (f *finder) scoreBehindName(q cand) bool {
	how, j := f.linked(q)
	if how != linkDash || j >= f.last || q.first == f.first || f.d.Tokens[j].Kind != text.Number || q.value > maxScore || f.class(q.first-1)&label != 0 || !f.inContest() {
		return false
	}
	r, ok := f.number(j)
	return ok && r.last == j && r.value <= maxScore && r.value == math.Trunc(r.value) && !f.gluedRight(j) && !f.isHyphenated(j)
}

// maxScore is the highest number of a score that is told from the number of a
// model ("Boeing 737-800") behind a name.
const maxScore = 200

// afterName reports that the number at token i, which ends before token next,
// is the number of the name or label before it: "Flight 370", "posts 542 and
// 543", "Windows 10".
func (f *finder) afterName(i, next int) bool {
	p := i - 1
	if p < f.first || f.d.Tokens[i].Glued {
		return false
	}
	if f.named == p-1 && f.oneOf(p, "and", "or", ",", "to", "&") {
		return true // posts 542 and 543
	}
	if f.d.Tokens[p].Kind != text.Word {
		return false
	}
	if f.is(p, "of") && p > f.first && f.d.Tokens[p-1].Upper && groupNames[f.d.LowerTok(p-1)] {
		return !f.nounFollows(next) // the Group of 20
	}
	counts := f.nounFollows(next) || next < f.last && (f.d.Tok(next) == "%" || f.is(next, "percent"))
	low := f.d.LowerTok(p)
	if f.labelled(p, low, counts) {
		return !f.labelIsVerb(p, low)
	}
	switch {
	case !f.looksLikeName(p, low), strings.IndexByte(f.d.Tok(i), ',') > 0: // no name has thousands
		return false
	case f.oneOf(next, "were", "are", "have") && f.placeAfterPreposition(p) && !f.titleCase: // In Gaza 30 were hurt
		return false
	case f.titleCase:
		return !counts && !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "ing")
	case counts:
		return !f.placeAfterPreposition(p) && !f.startsClause(p)
	}
	return true
}

// labelled reports that the word at p is a noun whose number is a name. When
// the number counts something, only a capitalised label makes it a name.
func (f *finder) labelled(p int, low string, counts bool) bool {
	many := low[len(low)-1] == 's'
	if wordClass[low]&label == 0 && (!many || len(low) <= 3 || wordClass[low[:len(low)-1]]&label == 0) {
		return false
	}
	return !counts || f.d.Tokens[p].Upper && (!f.startsClause(p) || !many || low == "windows")
}

// groupNames are the heads of names such as the Group of 20.
var groupNames = wordSet(`group gang committee council club league commission`)

// labelIsVerb reports a word that is a label elsewhere but a verb here:
// "they order 3".
func (f *finder) labelIsVerb(p int, low string) bool {
	if low != "order" && low != "issue" && low != "post" && low != "target" && low != "question" && low != "plan" && low != "page" && low != "act" && low != "house" {
		return false
	}
	return p > f.first && (f.class(p-1)&pron != 0 || f.is(p-1, "to"))
}

// looksLikeName reports that token p is written like a name.
func (f *finder) looksLikeName(p int, low string) bool {
	t := f.d.Tokens[p]
	if !t.Upper && !innerCapital(f.d.Tok(p)) {
		return false
	}
	if wordClass[low]&^(toll|person|contest|change|report|label) != 0 || numWords[low].class != numNone || boundWords[low] != "" || strings.HasSuffix(low, "ly") {
		return false
	}
	if p == f.first && !t.AllUpper && wordClass[low]&(toll|change|report|person) != 0 {
		return false
	}
	return true
}

func innerCapital(w string) bool {
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return true
		}
	}
	return false
}

// placeAfterPreposition reports that the name ending at p follows a preposition
// of place, so that a number after it counts something: "In Gaza 30 people".
func (f *finder) placeAfterPreposition(p int) bool {
	for k := p; k >= f.first && k > p-4; k-- {
		if f.class(k)&prep != 0 {
			return true
		}
		if !f.d.Tokens[k].Upper {
			return false
		}
	}
	return false
}

// yearLike reports four bare digits from 1000 to 2100.
func (f *finder) yearLike(q cand) bool {
	return q.num == q.numLast && q.value >= 1000 && q.value <= 2100 && q.value == math.Trunc(q.value) &&
		f.d.Tokens[q.num].Kind == text.Number && len(f.d.Tok(q.num)) == 4
}

// isYear decides whether four digits are a year: they are, unless they count
// something or are bounded.
func (f *finder) isYear(q cand) bool {
	p := q.first - 1
	prev := ""
	if p >= f.first {
		prev = f.d.LowerTok(p)
	}
	recent := q.value >= 1900
	if f.nounFollows(q.last + 1) {
		switch prev {
		case "in", "since", "until", "till", "by", "during", "the", "early", "late", "mid", "before", "after", "circa", "from", "of":
			return recent
		}
		return false
	}
	if b, _ := f.boundBefore(q); b != model.BoundNone && b != model.BoundAbout && prev != "before" && prev != "over" && prev != "under" {
		return false
	}
	return true
}

// dayOfMonth reports a number beside the name of a month or weekday.
func (f *finder) dayOfMonth(q cand) bool {
	if q.value > 31 && !f.yearLike(q) {
		return false
	}
	for _, k := range [...]int{q.first - 1, q.last + 1} {
		if k < f.first || k >= f.last || !f.d.Tokens[k].Upper || f.class(k)&calendar == 0 {
			continue
		}
		if k > q.last && strings.HasSuffix(f.d.LowerTok(k), "day") || k < q.first && f.nounFollows(q.last+1) {
			continue
		}
		return true
	}
	return false
}

// clock reports a time of day: "5 p.m.", "10 o'clock", "0900 GMT".
func (f *finder) clock(j int) bool {
	if f.oneOf(j, "a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock", "noon", "midnight", "gmt", "utc", "est", "et", "bst", "cet", "local") {
		return !f.is(j, "local") || f.is(j+1, "time")
	}
	return f.is(j, "in") && f.is(j+1, "the") && f.oneOf(j+2, "morning", "afternoon", "evening")
}

// streetWithin reports capitalised words from j on that end in a word for
// streets: "10 Downing Street".
func (f *finder) streetWithin(j int) bool {
	for k := j; k < f.last && k < j+4; k++ {
		if !f.d.Tokens[k].Upper {
			return false
		}
		if k > j && streetWords[f.d.LowerTok(k)] {
			return true
		}
	}
	return false
}

var streetWords = wordSet(`street st st. road rd rd. avenue ave ave. lane drive boulevard blvd blvd. square way place court terrace crescent highway parkway close gardens`)

// inTitleCase reports that the sentence capitalises nearly all its longer
// words, as headlines do.
func (f *finder) inTitleCase() bool {
	long, upper := 0, 0
	for i := f.first; i < f.last && i < f.first+40; i++ {
		t := f.d.Tokens[i]
		if t.Kind == text.Word && t.End-t.Start >= 4 {
			long++
			if t.Upper {
				upper++
			}
		}
	}
	return long >= 4 && upper*10 >= long*8
}
