package across

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// What it takes for two figures to count as values of one quantity. The numbers
// were set on the sample articles and the package's own tests.
const (
	aboutWeight   = 1.0  // a concept that both say is measured
	contextWeight = 0.5  // one that stands in the context of one of them
	sourceWeight  = 0.75 // the same actor says so, or begins the sentence
	subjectWeight = 1.0  // the number belongs to the same actor
	valueWeight   = 0.5  // the same number, if it is one that is rare
	tellingValue  = 100
	enoughAlike   = 1.5
	enoughPart    = 0.5 // of what the one says least about
	enoughDice    = 0.6 // of the concepts of what is measured
	atMostAsked   = 24  // members of a group that a new figure is held against
)

// quantity is a group of figures that give the same thing.
type quantity struct {
	items []*item
}

// groupQuantities puts figures of the same quantity together. Only figures of
// one story are compared: "28 dead" is one thing in one story and another in
// the next.
func groupQuantities(items []item, story func(*article) int, s *said) []*quantity {
	g := grouper{index: make(map[string][]int)}
	for i := range items {
		it := &items[i]
		g.add(it, strconv.Itoa(story(it.art))+" "+it.class+" ")
	}
	all := g.joined()
	for _, q := range all {
		q.voices(s)
	}
	return all
}

// voices takes a source that an article calls by a surname only for the one person
// with this surname who gives the same quantity in another article of the story,
// unless the reader keeps the two apart.
func (g *quantity) voices(s *said) {
	for _, it := range g.items {
		if it.source == nil || !it.source.partial {
			continue
		}
		if full := g.named(it.source.words[0]); full != nil && !s.apart(it.source.words[0], wordsKey(full.name)) {
			it.source = full
		}
	}
}

// named is the one person with a surname who gives figures of the group; nil for
// none, or several.
func (g *quantity) named(surname string) *entity {
	var full *entity
	for _, o := range g.items {
		v := o.source
		if v == nil || v.partial || v == full || !slices.Contains(v.words, surname) {
			continue
		}
		if full != nil {
			return nil
		}
		full = v
	}
	return full
}

// joined puts groups of a room together that fit each other whole: the first
// figures of a quantity may have little in common, and later ones much with both.
func (g *grouper) joined() []*quantity {
	gone := make([]bool, len(g.groups))
	for k, q := range g.groups {
		for _, o := range g.neighbours(k) {
			if !gone[o] && g.groups[o].matches(q) {
				g.groups[o].items = append(g.groups[o].items, q.items...)
				gone[k] = true
				break
			}
		}
	}
	kept := make([]*quantity, 0, len(g.groups))
	for k, q := range g.groups {
		if !gone[k] {
			kept = append(kept, q)
		}
	}
	return kept
}

// neighbours are the earlier groups of the room of group k that have a concept in
// common with it, the first ones first, at most [mostGroups].
func (g *grouper) neighbours(k int) []int {
	var all []int
	items := g.groups[k].items
	for _, it := range items[:min(len(items), atMostAsked)] {
		for _, c := range it.keys() {
			for _, o := range g.index[g.rooms[k]+c] {
				if o < k && len(all) < mostGroups && !slices.Contains(all, o) {
					all = append(all, o)
				}
			}
		}
	}
	return all
}

// matches reports whether no figure of one group contradicts one of the other,
// and most are alike.
func (g *quantity) matches(o *quantity) bool {
	pairs, alike := 0, 0
	for _, it := range o.items[max(0, len(o.items)-atMostAsked):] {
		for _, own := range g.items[max(0, len(g.items)-atMostAsked):] {
			if own.differs(it) {
				return false
			}
			pairs++
			if own.alike(it) > 0 {
				alike++
			}
		}
	}
	return 2*alike > pairs
}

// grouper puts figures into groups, one after the other.
type grouper struct {
	groups []*quantity
	rooms  []string         // of the groups
	index  map[string][]int // groups by room and concept
}

// mostGroups is how many groups a figure is held against under one concept, the
// latest ones.
const mostGroups = 100

// add puts a figure into the group it fits best, or a new one. Only groups of the
// same room are asked.
func (g *grouper) add(it *item, room string) {
	best, bestScore := -1, 0.0
	asked := make(map[int]bool)
	keys := it.keys()
	for _, c := range keys {
		under := g.index[room+c]
		for _, k := range under[max(0, len(under)-mostGroups):] {
			if asked[k] {
				continue
			}
			asked[k] = true
			if score := g.groups[k].likeness(it); score > bestScore {
				best, bestScore = k, score
			}
		}
	}
	if best < 0 {
		best = len(g.groups)
		g.groups, g.rooms = append(g.groups, &quantity{}), append(g.rooms, room)
	}
	g.groups[best].items = append(g.groups[best].items, it)
	for _, c := range keys {
		if l := g.index[room+c]; !slices.Contains(l, best) {
			g.index[room+c] = append(l, best)
		}
	}
}

// keys are the words under which a figure is looked for.
func (it *item) keys() []string {
	all := slices.Concat(it.about, it.context)
	if it.subject != nil {
		all = append(all, "#"+strconv.Itoa(it.subject.id))
	}
	return all
}

// likeness tells how well a figure fits the group: 0 when it does not fit, or
// contradicts one of its members.
func (g *quantity) likeness(it *item) float64 {
	best, fits, sameValue := 0.0, 0, false
	asked := g.items[max(0, len(g.items)-atMostAsked):]
	for _, o := range asked {
		if it.differs(o) {
			return 0
		}
		if score := it.alike(o); score > 0 {
			fits++
			best = max(best, score)
			sameValue = sameValue || it.fig.Value == o.fig.Value && math.Abs(it.fig.Value) >= tellingValue
		}
	}
	if fits*3 < len(asked) && !sameValue {
		return 0
	}
	return best
}

// differs reports whether two figures cannot be the same quantity: another
// class, another part of the whole, another owner, another thing counted, or two
// numbers that one article gives side by side.
func (it *item) differs(o *item) bool {
	if it.class != o.class || it.parts != o.parts {
		return true
	}
	if it.subject != nil && o.subject != nil && it.subject != o.subject {
		return true
	}
	if it.unit != "" && o.unit != "" && it.unit != o.unit {
		return true
	}
	return it.art == o.art && it.sideBySide(o)
}

// sideBySide reports whether two numbers of one article stand for two things:
// an article gives two values of one quantity only with their own days, by
// their own sources, or as alternatives ("10 or 12 percent").
func (it *item) sideBySide(o *item) bool {
	if it.fig.Value == o.fig.Value {
		return false
	}
	if it.fig.Start > o.fig.Start {
		it, o = o, it
	}
	sameSentence := it.sentence == o.sentence
	ownDays := it.asOf != o.asOf && it.asOfText+o.asOfText != ""
	switch {
	case ownDays && it.source != o.source && longAgo(it, o), ownDays && it.source == nil && longAgo(it, o):
		return true // another event of the kind
	case ownDays && (!sameSentence || it.asOfText != "" && o.asOfText != "" || it.fig.About == o.fig.About):
		return false
	case !sameSentence && it.subject != nil && it.subject == o.subject:
		return false
	case !sameSentence && it.source != o.source:
		return false
	case sameSentence && it.isAlternative(o):
		return false
	}
	return true
}

// longAgo reports whether two figures hold for days more than a year apart, and not
// of one actor.
func longAgo(it, o *item) bool {
	const year = 366
	days := daysBetween(it.asOf, o.asOf)
	return max(days, -days) > year && (it.subject == nil || it.subject != o.subject)
}

// isAlternative reports whether the words between two numbers of one sentence,
// or after them, offer the second in place of the first.
func (it *item) isAlternative(o *item) bool {
	end := o.sentence.End
	if it.fig.End > o.fig.Start {
		return false
	}
	between := strings.ToLower(it.art.Text[it.fig.End:o.fig.Start])
	if strings.HasSuffix(between, " or ") {
		return true
	}
	for _, w := range words(it.art.Text[it.fig.End:end]) {
		if alternatives[w] {
			return true
		}
	}
	return false
}

var alternatives = set("another other others instead versus elsewhere")

// alike scores what two figures that do not differ have in common; 0 when it is
// too little to take them for the same.
func (it *item) alike(o *item) float64 {
	if it.class == "age" {
		if it.subject != nil && it.subject == o.subject {
			return 1
		}
		return 0
	}
	if it.isShareOfVotes() && o.isShareOfVotes() && (it.subject == nil || it.subject != o.subject) {
		return 0
	}
	both := overlap(it.about, o.about)
	shared := aboutWeight*float64(both) +
		contextWeight*float64(overlap(it.about, o.context)+overlap(it.context, o.about)+overlap(it.context, o.context))
	if shared < 1 {
		return 0
	}
	if it.subject != nil && it.subject == o.subject {
		shared += subjectWeight
	}
	if sameVoice(it, o) {
		shared += sourceWeight
	}
	if it.fig.Value == o.fig.Value && math.Abs(it.fig.Value) >= tellingValue {
		shared += valueWeight
	}
	dice := 0.0
	if n := len(it.about) + len(o.about); n > 0 {
		dice = 2 * float64(both) / float64(n)
	}
	least := min(it.weight(), o.weight())
	switch {
	case (it.subject == nil) != (o.subject == nil) && both < 2 && !sameVoice(it, o):
		return 0
	case both > 0 && dice >= enoughDice && (shared > aboutWeight || it.isTelling()):
		return shared + dice
	case shared >= enoughAlike && shared >= enoughPart*least && (both > 0 || sameVoice(it, o)):
		return shared
	}
	return 0
}

// isTelling reports whether one word of what is measured is enough to tell it: not
// for counts and sums, of which a story has many.
func (it *item) isTelling() bool {
	return it.class != "count" && !strings.HasPrefix(it.class, "money")
}

// isShareOfVotes reports whether a figure is somebody's part of the votes: which
// list's, the word does not say.
func (it *item) isShareOfVotes() bool {
	return it.class == "%" && len(it.about) == 1 && it.about[0] == "vot"
}

func (it *item) weight() float64 {
	return aboutWeight*float64(len(it.about)) + contextWeight*float64(len(it.context))
}

// sameVoice reports whether two figures come from one source. The actor that a
// sentence begins with speaks for a figure that names no source.
func sameVoice(a, b *item) bool {
	return a.voice() != nil && a.voice() == b.voice()
}

func (it *item) voice() *entity {
	if it.source != nil || it.fig.Attribution != "" {
		return it.source
	}
	return it.lead
}

// overlap counts what two sorted lists share.
func overlap(a, b []string) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			n++
			i++
			k++
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return n
}
