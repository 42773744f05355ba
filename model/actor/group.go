package actor

import (
	"slices"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// groupNouns are plurals of persons who act together in the news.
var groupNouns = wordSet(`leaders officials protesters protestors prosecutors lawmakers legislators activists residents rebels militants insurgents
	investigators scientists researchers doctors nurses workers unions campaigners demonstrators detectives officers authorities ministers
	diplomats negotiators lawyers economists analysts engineers teachers students farmers fishermen drivers pilots miners
	migrants refugees prisoners dissidents supporters opponents critics candidates voters parties senators governors mayors judges
	firefighters rescuers soldiers troops police commanders fighters separatists settlers villagers families relatives victims survivors
	employers companies banks regulators creditors investors shareholders traders forecasters astronomers`)

// findGroups makes groups of noun phrases such as "opposition leaders" that are
// said to speak: a plural of persons with a word before it that narrows it down.
// A phrase that never speaks is no actor.
func (s *study) findGroups() []model.Actor {
	spans := make(map[string][]model.Span)
	speaking := make(map[string]bool)
	for n := range s.Sentences {
		sent := s.Sentences[n]
		for i := sent.First + 1; i < sent.Last; i++ {
			if !groupNouns[s.LowerTok(i)] || s.holder[i] != 0 || s.Tokens[i].Upper {
				continue
			}
			first := s.groupStart(i, sent)
			if first == i {
				continue
			}
			key := s.keyOf(first, i)
			spans[key] = append(spans[key], model.Span{Start: s.Tokens[first].Start, End: s.Tokens[i].End})
			if i+1 < sent.Last && speechVerbs[s.LowerTok(i+1)] || s.follows(first, "according", "to") {
				speaking[key] = true
			}
		}
	}
	var out []model.Actor
	for key, mentions := range spans {
		if speaking[key] {
			name := s.Text[mentions[0].Start:mentions[0].End]
			out = append(out, model.Actor{
				ID: model.FactID("a", name, mentions[0].Start), Name: name, Kind: model.ActorGroup, Mentions: mentions,
				Salience: groupSalience * float64(min(len(mentions), 5)) / 5, Rule: "group that speaks",
			})
		}
	}
	slices.SortFunc(out, func(a, b model.Actor) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	return out
}

// groupSalience is the salience of a group named five times or more: groups
// stand behind what has a name.
const groupSalience = 0.4

// groupStart takes in up to two common words before a group's noun.
func (s *study) groupStart(i int, sent text.Sentence) int {
	first := i
	for j := i - 1; j >= sent.First && i-j <= 2; j-- {
		low := s.LowerTok(j)
		if s.holder[j] != 0 || s.Tokens[j].Kind != text.Word || closed[low] || verbLike(low) || vagueModifiers[low] || calendar[low] || groupNouns[low] {
			break
		}
		first = j
	}
	return first
}

// follows reports whether the two words stand right before token i.
func (s *study) follows(i int, a, b string) bool {
	if i > 0 && s.LowerTok(i-1) == "the" {
		i--
	}
	return i > 1 && s.LowerTok(i-2) == a && s.LowerTok(i-1) == b
}

// vagueModifiers narrow nothing down.
var vagueModifiers = wordSet(`other many several few more most thousands hundreds dozens former two three four five six seven eight nine ten
	last next new old same own such various numerous top senior local`)
