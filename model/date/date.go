package date

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Find returns the dates of d in text order, resolved against the day of
// publication. When that day is empty or no day, relative dates keep From and
// To empty. The dates don't overlap, and it takes time linear in the text.
func Find(d *text.Doc, published model.Day) []model.Date {
	f := finder{d: d, lex: classify(d), years: make(map[[2]int]int)}
	f.ref, f.hasRef = parseDay(published)
	f.slashDayFirst = f.slashOrder()
	for s := range d.Sentences {
		f.sentence(s)
	}
	return f.out
}

type finder struct {
	d             *text.Doc
	lex           []lexeme
	ref           day
	hasRef        bool
	slashDayFirst bool // 03/11/2024 is in November

	sent        int // current sentence
	first, last int // its tokens
	out         []model.Date
	lastHit     hit // the date found last, of whichever sentence
	told        anchor
	depth       int            // of dates inside one another
	ofDay       bool           // the date whose tense is asked for is a day
	years       map[[2]int]int // of the days (month, day) told with their year
}

// anchor is the last date told, to which "the year before" refers.
type anchor struct {
	period
	sent int
	ok   bool
}

// hit is a date found but not resolved: tokens [first, end) and their meaning.
type hit struct {
	first, end int
	form       form
	until      form // the later end of a range
	isRange    bool
	clock      bool // a time of day is part of it
	bound      bound
	rule       string
}

// sentence finds the dates of one sentence.
func (f *finder) sentence(s int) {
	f.sent, f.first, f.last = s, f.d.Sentences[s].First, f.d.Sentences[s].Last
	floor := f.first // tokens before it belong to dates already found
	for i := f.first; i < f.last; {
		h, ok := f.match(i)
		if !ok {
			i++
			continue
		}
		h = f.bounded(h, floor)
		f.emit(h)
		f.lastHit = h
		i, floor = h.end, h.end
	}
}

// match finds the longest date that begins at token i.
func (f *finder) match(i int) (hit, bool) {
	c := f.lex[i].class
	if c == none || c == to || c == suffix {
		return hit{}, false
	}
	if c == number && i > f.first && f.lastHit.end == i-1 {
		if h, ok := f.dayAgain(i); ok {
			return h, true
		}
	}
	if c == number || c == noon {
		if h, ok := f.clockFirst(i); ok {
			return h, true
		}
	}
	h, ok := f.span(i)
	if !ok {
		return hit{}, false
	}
	return f.withClock(h), true
}

// maxDepth bounds how often one date may stand inside another: "the end of the
// first week of next month".
const maxDepth = 4

// point finds the single date that begins at token i.
func (f *finder) point(i int) (hit, bool) {
	if f.depth == maxDepth {
		return hit{}, false
	}
	f.depth++
	h, ok := f.pointOf(f.cls(i), i)
	f.depth--
	return h, ok
}

func (f *finder) pointOf(c class, i int) (hit, bool) {
	switch c {
	case month:
		if h, ok := f.monthFirst(i); ok {
			return h, true
		}
		return f.holidayAt(i)
	case weekday:
		return f.weekdayFirst(i)
	case number:
		return f.numberFirst(i)
	case ordinal:
		return f.ordinalFirst(i)
	case cardinal:
		if h, ok := f.ordinalFirst(i); ok {
			return h, true
		}
		return f.countFirst(i)
	case rel:
		return f.relFirst(i, false)
	case deictic:
		return f.deicticFirst(i)
	case season:
		return f.seasonFirst(i)
	case fuzzy:
		return f.fuzzyFirst(i)
	case article:
		return f.articleFirst(i)
	case unit:
		return f.unitFirst(i)
	case quarter:
		return f.quarterFirst(i)
	case decade, apostrophe:
		return f.decadeFirst(i)
	case feast:
		return f.holidayAt(i)
	case glued:
		return f.gluedFirst(i)
	case fiscal:
		return hit{first: i, end: i + 1, form: yearForm(int(f.lex[i].val)), rule: "fiscal year"}, true
	case many:
		return f.someAgo(i)
	default:
		return hit{}, false
	}
}

// emit resolves a hit and keeps it.
func (f *finder) emit(h hit) {
	dir := f.direction(h)
	h = f.known(h, dir)
	var p period
	var ok bool
	if h.isRange {
		p, ok = f.join(h.form, h.until, dir)
	} else {
		p, ok = f.resolve(h.form, dir)
	}
	d := model.Date{Anchor: f.d.Anchor(h.first, h.end-1), Rule: h.rule}
	g := h.form.grain
	if ok {
		g = p.grain
		f.tell(h, p)
	}
	if h.clock {
		g = grainTime
	}
	d.Precision = precisions[g]
	if ok && p.from >= minDay && p.to <= maxDay && p.from < p.to {
		d.From, d.To = h.bound.apply(p, h.form.part)
	}
	d.ID = model.FactID("d", d.Text, d.Start)
	d.Event = f.event(h)
	f.out = append(f.out, d)
}

// known adds what the article has told before: the year of a day that it has
// named in full, the day of a time.
func (f *finder) known(h hit, dir direction) hit {
	x := &h.form
	switch {
	case x.sort == yearly && x.grain == grainDay && x.y == 0 && x.feast == nil && !h.isRange && (dir != future || h.bound != unbound || f.qualifies(h)):
		x.y = f.years[[2]int{x.m, x.d}]
	case x.grain == grainTime && h.clock && f.told.ok && f.told.sent == f.sent && f.told.to-f.told.from == 1:
		h.form = fixedForm(f.told.period)
	}
	return h
}

// qualifies reports that the date stands before the noun it belongs to: "the
// October 7 attack".
func (f *finder) qualifies(h hit) bool { return f.lowerNoun(h.end) && f.low(h.first-1) == "the" }

// tell remembers what later dates refer to.
func (f *finder) tell(h hit, p period) {
	if h.rule == "counted from publication" || h.rule == "as told before" { // no point of the story by itself
		return
	}
	f.told = anchor{period: p, sent: f.sent, ok: true}
	x := h.form
	if at := [2]int{x.m, x.d}; x.sort == yearly && x.grain == grainDay && x.feast == nil && !h.isRange && (x.y != 0 || f.years[at] == 0) {
		f.years[at], _, _ = p.from.civil()
	}
}

// direction is where to look for a hit whose year or week is open.
func (f *finder) direction(h hit) direction {
	open := func(x form) bool { return x.dir == unsure && (x.sort == weekly || x.sort == yearly && x.y == 0) }
	if open(h.form) || h.isRange && open(h.until) {
		return f.tense(h)
	}
	return unsure
}

// cls is the class of token i, none outside the sentence.
func (f *finder) cls(i int) class {
	if i < f.first || i >= f.last {
		return none
	}
	return f.lex[i].class
}

// low is token i in lower case, empty outside the sentence.
func (f *finder) low(i int) string {
	if i < f.first || i >= f.last {
		return ""
	}
	return f.d.LowerTok(i)
}

// is reports that token i is one of the words.
func (f *finder) is(i int, words ...string) bool {
	w := f.low(i)
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

func (f *finder) possessive(i int) bool { return f.is(i, "'s", "’s") }

// hyphen reports that token i is a hyphen inside a word.
func (f *finder) hyphen(i int) bool { return f.low(i) == "-" && f.gluedTo(i) && f.gluedTo(i+1) }

// upper reports that token i is a word with a capital.
func (f *finder) upper(i int) bool { return f.first <= i && i < f.last && f.d.Tokens[i].Upper }

// gluedTo reports that no space stands before token i.
func (f *finder) gluedTo(i int) bool { return f.first <= i && i < f.last && f.d.Tokens[i].Glued }

func (f *finder) isPunct(i int) bool {
	return i < f.first || i >= f.last || f.d.Tokens[i].Kind == text.Punct
}

// lowerNoun reports that token i is a word in lower case that is no function
// word: with a date before it, a noun that the date qualifies, or a verb.
func (f *finder) lowerNoun(i int) bool {
	return f.first <= i && i < f.last && f.d.Tokens[i].Kind == text.Word && !f.d.Tokens[i].Upper && !functionWords[f.low(i)]
}

// pluralNoun is a lowerNoun that counts things.
func (f *finder) pluralNoun(i int) bool {
	w := f.low(i)
	return f.lowerNoun(i) && (peoplePlurals[w] || len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i')
}
