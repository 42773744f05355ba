package across

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// StoryTimeline lists what the articles of an article's story tell of days, in
// the order of time; false when the article is not in the set.
func (s *Set) StoryTimeline(id string) (model.Timeline, bool) {
	st, ok := s.Story(id)
	if !ok {
		return model.Timeline{}, false
	}
	t := timeliner{}
	for i := range st.Articles {
		a := s.byID[st.Articles[i].ID]
		for k := range a.Dates {
			t.add(a, &a.Dates[k])
		}
	}
	return t.done(st.Headline), true
}

// ActorTimeline lists the dated sentences that name an actor, in the order of
// time; false when no actor of the set has the name.
func (s *Set) ActorTimeline(name string) (model.Timeline, bool) {
	e := s.names().find(name)
	if e == nil {
		return model.Timeline{}, false
	}
	t := timeliner{}
	for _, u := range e.uses {
		named := make(map[int]bool)
		for _, m := range u.mentions() {
			named[u.art.sentence(m.Start).Start] = true
		}
		for k := range u.art.Dates {
			if d := &u.art.Dates[k]; named[u.art.sentence(d.Start).Start] {
				t.add(u.art, d)
			}
		}
	}
	return t.done(e.name), true
}

// timeliner gathers events and puts those together that are the same.
type timeliner struct {
	events []model.TimelineEvent
	says   [][]string // concepts of each event, sorted
	byDay  map[model.Day][]int
}

// add takes a date that says when something happened. The same happening on the
// same day, told by another article, goes under the first that tells it.
func (t *timeliner) add(a *article, d *model.Date) {
	if d.From == "" && d.To == "" {
		return
	}
	if t.byDay == nil {
		t.byDay = make(map[model.Day][]int)
	}
	e := model.TimelineEvent{
		From: d.From, To: d.To, Precision: d.Precision, Text: d.Text, Event: d.Event, DateID: d.ID,
		Place: a.place(d.Span()), Also: []model.Place{},
	}
	if e.Event == "" {
		e.Event = oneSpace(e.Place.Sentence)
	}
	says := sortedSet(conceptsOf(e.Event))
	for _, i := range t.byDay[d.From] {
		o := &t.events[i]
		inSentence := o.Place.ArticleID == a.ID && o.Place.SentenceStart == e.Place.SentenceStart && o.Event == e.Event // "early on Monday, at 4:30"
		if o.To == e.To && (inSentence || o.Precision == e.Precision && sameHappening(t.says[i], says)) {
			if o.Place.ArticleID != a.ID || o.Place.SentenceStart != e.Place.SentenceStart {
				o.Also = append(o.Also, e.Place)
			}
			return
		}
	}
	t.byDay[d.From] = append(t.byDay[d.From], len(t.events))
	t.events, t.says = append(t.events, e), append(t.says, says)
}

// sameHappening reports whether two events of one day share most of their words.
func sameHappening(a, b []string) bool {
	n := overlap(a, b)
	return n >= 2 && 2*n >= min(len(a), len(b))
}

func (t *timeliner) done(title string) model.Timeline {
	slices.SortStableFunc(t.events, func(a, b model.TimelineEvent) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(length(&a), length(&b)), compareTimes(a.Place.Published, b.Place.Published), cmp.Compare(a.Place.Start, b.Place.Start))
	})
	if t.events == nil {
		t.events = []model.TimelineEvent{}
	}
	return model.Timeline{Title: title, Events: t.events}
}

// length puts the longer of two stretches that begin together first: a year
// before its first day. Open ones come before all.
func length(e *model.TimelineEvent) int {
	if e.To == "" {
		return -1 << 30
	}
	return -daysBetween(e.From, e.To)
}

// oneSpace writes every run of white space as one space.
func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
