package across

import (
	"math"
	"slices"
	"strings"
)

// name is the printed phrase that says best what the group measures: the one
// with most of the concepts that its figures share and least else.
func (g *quantity) name() string {
	count := make(map[string]int)
	for _, it := range g.items {
		for _, c := range slices.Concat(it.about, it.context) {
			count[c]++
		}
	}
	best, bestScore := "", math.Inf(-1)
	for _, it := range g.items {
		if it.class == "age" && it.subject != nil {
			return it.subject.name
		}
		if len(it.about) == 0 {
			continue
		}
		for cut, phrase := range phrases(it.fig.About) {
			score := g.fits(phrase, count) - cutCost*float64(cut)
			if it.headline {
				score -= headCost
			}
			if score > bestScore && !holdsName(it.fig.Attribution, phrase) && !it.isBody(phrase) {
				best, bestScore = phrase, score
			}
		}
	}
	return best
}

// isBody reports whether a phrase only names the body that gives a count: "the
// ministry spoke of 145".
func (it *item) isBody(phrase string) bool {
	w := words(phrase)
	return it.class == "count" && it.unit == "" && len(w) > 0 && bodies[w[len(w)-1]]
}

// What a phrase loses as the name of a group.
const (
	foreignCost = 0.34 // for a concept that few others say
	letterCost  = 0.01 // for each letter
	cutCost     = 0.05 // for each kind of cut: a whole phrase reads better
	verbCost    = 0.8  // for being a clause: "the union would accept"
	headCost    = 0.5  // for standing in a headline, which leaves words out
)

// fits scores a phrase as the name of the group.
func (g *quantity) fits(phrase string, count map[string]int) float64 {
	fields := strings.Fields(strings.ToLower(phrase))
	if len(fields) == 0 || pronouns[fields[0]] || len(conceptsOf(phrase)) == 0 {
		return math.Inf(-1)
	}
	score := -letterCost * float64(len(phrase))
	if takesUp[fields[0]] {
		score -= foreignCost // "its list" says nothing on a board
	}
	if verbIn(fields) >= 0 {
		score -= verbCost
	}
	for _, c := range sortedSet(conceptsOf(phrase)) {
		score += float64(count[c])/float64(len(g.items)) - foreignCost
	}
	return score
}

func conceptsOf(s string) []string {
	var all []string
	for _, w := range words(s) {
		if c := concept(w); c != "" {
			all = append(all, c)
		}
	}
	return all
}

// phrases returns what an article says that a figure measures: whole, its head
// alone, what it is a number of, and of a clause the subject and the object. What
// there is not is empty.
func phrases(about string) []string {
	object := counted(about)
	all := []string{about, trimAbout(about), object}
	fields := strings.Fields(object)
	lower := strings.Fields(strings.ToLower(object))
	at := verbIn(lower)
	if len(fields) == 0 || at < 0 {
		return all
	}
	end := at + 1
	for end < len(lower) && (auxiliaries[lower[end]] || verbAt(lower, end)) {
		end++
	}
	all = append(all, strings.Join(fields[:at], " "))
	if end < len(lower) && !prepositions[lower[end]] {
		all = append(all, trimAbout(undetermined(fields[end:])))
	}
	return all
}

// counted is what a phrase says is counted: the rest of "put the number of …".
func counted(about string) string {
	lower := strings.ToLower(about)
	for _, s := range []string{"number of ", "toll of ", "count of ", "total of "} {
		if i := strings.Index(lower, s); i >= 0 && len(lower) == len(about) {
			about = about[i+len(s):]
			break
		}
	}
	return undetermined(strings.Fields(about))
}

// undetermined leaves out an article or a possessive before a phrase.
func undetermined(fields []string) string {
	for len(fields) > 0 && determiners[strings.ToLower(fields[0])] {
		fields = fields[1:]
	}
	return strings.Join(fields, " ")
}

var (
	determiners  = set("a an the his her its their our this that these those")
	pronouns     = set("he she it they we i you who which that there")
	auxiliaries  = set("is are was were be been being has have had will would can could may might must shall should do does did")
	prepositions = set(`in on at by to from of off up out with for since after before during against through into over under about around as
		home back again more`)
	adverbs    = set("still now also already only even once twice again never ever not")
	neverVerbs = set("hundred need red speed seed bed feed breed indeed weed deed shed wed unprecedented")
	// verbs are forms of verbs that give numbers, but for those in -ed.
	verbs = set(`put puts gave give gives took take takes told tell tells said say says spoke speak speaks stood stand stands lay lies lost lose
		loses rose fell fled flee flees held holds sought seek seeks shook shake shakes made make makes won sent send sends paid pays left
		leave leaves came come comes went go goes grew grow grows saw see sees found find finds met meets built build builds bought buy
		buys sold sell sells led ran got get gets kept keep keeps expect expects accept accepts bring brings bringing want wants reach
		reaches include includes drew draw draws stole began begin begins became become becomes bore spent spend spends caught beat brought
		carry carries died die dies kill kills wait waits estimate estimates pass passes escape escapes shut shuts earn earns`)
)

// verbIn returns the index of the first word of a phrase that is a finite verb
// for certain; -1 where there is none.
func verbIn(lower []string) int {
	for i := range lower {
		if auxiliaries[lower[i]] || verbAt(lower, i) {
			return i
		}
	}
	return -1
}

// verbAt reports whether a word of a phrase is a verb. A word in -ed before a
// noun is none ("evacuated people").
func verbAt(lower []string, i int) bool {
	w := lower[i]
	switch {
	case verbs[w]:
		return i == 0 || !determiners[lower[i-1]]
	case len(w) < 4 || !strings.HasSuffix(w, "ed") || neverVerbs[w]:
		return false
	case i+1 == len(lower):
		return i > 0
	}
	next := lower[i+1]
	return i > 0 && (prepositions[next] || determiners[next] || strings.HasSuffix(next, "ly"))
}

// relative is a phrase as it stands after "the number of": a clause becomes a
// relative one ("people who have died in the war").
func relative(phrase string) string {
	fields := strings.Fields(phrase)
	lower := strings.Fields(strings.ToLower(phrase))
	at := verbIn(lower)
	for at > 1 && (adverbs[lower[at-1]] || strings.HasSuffix(lower[at-1], "ly")) {
		at--
	}
	switch {
	case at == 0:
		return "people who " + phrase
	case at < 0 && len(lower) > 0 && prepositions[lower[0]]:
		return "people " + phrase
	case at < 0:
		return phrase
	}
	who := " that "
	if slices.ContainsFunc(lower[:at], animate) {
		who = " who "
	}
	return strings.Join(fields[:at], " ") + who + strings.Join(fields[at:], " ")
}

// animate reports whether a plural names people.
func animate(w string) bool {
	if people[w] {
		return true
	}
	for _, end := range []string{"ers", "ors", "ists", "men", "ees", "ants", "ians"} {
		if strings.HasSuffix(w, end) {
			return !lifeless[w]
		}
	}
	return false
}

var (
	people = set(`people persons members children civilians soldiers students residents patients victims migrants voters girls boys pupils
		troops police witnesses suspects hostages crew passengers aides staff couples families inmates`)
	lifeless = set("containers freighters tankers boats computers numbers papers orders shelters offers powers motors reactors plants quarters routers fires")
)

// trimAbout cuts off what follows the head of a phrase: "political prisoners"
// of "political prisoners in the country". It is empty where nothing is left
// that says what is measured.
func trimAbout(about string) string {
	fields := strings.Fields(about)
	for i, f := range fields {
		if i > 0 && boundary[strings.ToLower(f)] {
			if head := strings.Join(fields[:i], " "); len(conceptsOf(head)) > 0 && strings.HasPrefix(about, head) {
				return head
			}
			return ""
		}
	}
	return about
}

var boundary = set("in on at by with as since from for that who which when while after before during to into across under over were was are is")
