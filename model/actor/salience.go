package actor

import (
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// stage is where the important parts of a document stand.
type stage struct {
	headline, dek int // blocks, or -1
	lede          int // the first paragraph of running text, or -1
	headlineText  string
}

// setStage finds headline, dek and lede among the blocks.
func (s *study) setStage() stage {
	st := stage{headline: -1, dek: -1, lede: -1, headlineText: strings.ToLower(s.Headline)}
	for b := range s.Blocks {
		block := &s.Blocks[b]
		printed := s.Text[block.Start:block.End]
		switch {
		case st.headline < 0 && (block.Kind == model.PartHeadline || s.Headline != "" && printed == s.Headline):
			st.headline = b
		case st.dek < 0 && (block.Kind == model.PartDek || s.Dek != "" && printed == s.Dek):
			st.dek = b
		case st.lede < 0 && block.Kind == model.PartParagraph && len(printed) >= minLede:
			st.lede = b
		}
		if st.lede >= 0 || b > 12 {
			break
		}
	}
	return st
}

// minLede is the least length, in bytes, of a paragraph that opens a story:
// datelines, captions and dates are shorter.
const minLede = 80

// actors makes the result, with the given groups: most salient first, then in
// text order.
func (s *study) actors(groups []model.Actor) []model.Actor {
	out := append(make([]model.Actor, 0, len(s.entities)+len(groups)), groups...)
	st := s.setStage()
	for e := range s.entities {
		if ent := &s.entities[e]; len(ent.mentions) > 0 {
			out = append(out, s.actor(ent, st))
		}
	}
	slices.SortStableFunc(out, func(a, b model.Actor) int {
		switch {
		case a.Salience > b.Salience:
			return -1
		case a.Salience < b.Salience:
			return 1
		}
		return a.Mentions[0].Start - b.Mentions[0].Start
	})
	return out
}

func (s *study) actor(e *entity, st stage) model.Actor {
	name := s.textOf(&s.mentions[e.name])
	a := model.Actor{Name: name, Kind: e.kind, Salience: s.salience(e, st)}
	seen := map[string]bool{name: true}
	for _, i := range e.mentions {
		m := &s.mentions[i]
		a.Mentions = append(a.Mentions, model.Span{Start: s.Tokens[m.first].Start, End: s.Tokens[m.last].End})
		if form := s.textOf(m); !seen[form] {
			seen[form] = true
			a.Aliases = append(a.Aliases, form)
		}
	}
	a.ID = model.FactID("a", name, a.Mentions[0].Start)
	a.Rule = "name tagger"
	if e.role.end > e.role.start {
		a.Rule += "; role: " + rules[e.role.rank]
		a.Role, a.RoleStart, a.RoleEnd = s.Text[e.role.start:e.role.end], e.role.start, e.role.end
	}
	return a
}

// The weights of salience: what a mention in each place adds, before the sum is
// squeezed between 0 and 1. Dunietz and Gillick (2014), "A new entity salience
// task with millions of training examples", found position, count and headline
// the strongest signs.
const (
	weightHeadline = 1.6
	weightDek      = 0.8
	weightLede     = 0.8
	weightCount    = 0.9
	weightEarly    = 0.8
	weightSubject  = 0.35
	weightSpeaks   = 0.35
	weightPlace    = -0.35
)

// salience says how much the article is about e, from 0 to 1.
func (s *study) salience(e *entity, st stage) float64 {
	var inHeadline, inDek, inLede bool
	var subject, speaks, n int
	for _, i := range e.mentions {
		m := &s.mentions[i]
		sent := s.Sentences[s.SentenceOf(m.first)]
		if s.isCredit(m) {
			continue
		}
		switch sent.Block {
		case st.headline:
			inHeadline = true
			continue
		case st.dek:
			inDek = true
		case st.lede:
			inLede = true
		}
		n++
		if m.first-sent.First <= 2 {
			subject++
		}
		if s.speaks(m, sent) {
			speaks++
		}
	}
	if st.headline < 0 && st.headlineText != "" {
		inHeadline = inHeadline || containsName(st.headlineText, s.mentions[e.name].key)
	}
	first := s.Tokens[s.mentions[e.mentions[0]].first].Start
	sum := weightCount*math.Log1p(float64(n)) + weightEarly*(1-float64(first)/float64(len(s.Text)+1)) +
		weightSubject*math.Log1p(float64(subject)) + weightSpeaks*math.Log1p(float64(speaks))
	for _, part := range [...]struct {
		in     bool
		weight float64
	}{{inHeadline, weightHeadline}, {inDek, weightDek}, {inLede, weightLede}, {e.kind == model.ActorPlace, weightPlace}} {
		if part.in {
			sum += part.weight
		}
	}
	return 1 - math.Exp(-max(sum, 0)/3)
}

// isCredit reports whether m only signs a picture: "Image: Jane Doe".
func (s *study) isCredit(m *mention) bool {
	return m.first >= 2 && s.Tok(m.first-1) == ":" && credits[s.LowerTok(m.first-2)]
}

var credits = wordSet(`image images photo photos photograph picture credit file source video graphic illustration`)

func containsName(headline, key string) bool {
	i := strings.Index(headline, key)
	return i >= 0 && (i == 0 || headline[i-1] == ' ')
}

// speaks reports whether a verb of speech stands beside m.
func (s *study) speaks(m *mention, sent text.Sentence) bool {
	for _, i := range [...]int{m.first - 1, m.last + 1, m.last + 2} {
		if i >= sent.First && i < sent.Last && speechVerbs[s.LowerTok(i)] {
			return true
		}
	}
	return false
}

var speechVerbs = wordSet(`said says told tells added adds announced announces stated states explained argued claimed claims warned warns
	confirmed confirms denied denies insisted noted wrote writes tweeted commented asked replied reported acknowledged admitted suggested
	urged declared describes described`)
