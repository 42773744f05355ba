package actor

import (
	"math"
	"slices"

	"github.com/lede-reader/lede/model"
)

func (s *study) actors() []model.Actor {
	out := make([]model.Actor, 0, len(s.entities))
	for e := range s.entities {
		ent := &s.entities[e]
		if len(ent.mentions) == 0 {
			continue
		}
		out = append(out, s.actor(ent))
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

func (s *study) actor(e *entity) model.Actor {
	name := s.textOf(&s.mentions[e.name])
	a := model.Actor{Name: name, Kind: e.kind, Salience: s.salience(e)}
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
	if e.role.end > e.role.start {
		a.Role, a.RoleStart, a.RoleEnd = s.Text[e.role.start:e.role.end], e.role.start, e.role.end
	}
	return a
}

func (s *study) salience(e *entity) float64 {
	return 1 - math.Exp(-float64(len(e.mentions))/4)
}
