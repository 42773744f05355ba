package actor

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/text"
)

// What follows tells firms and clubs by the company their names keep. An
// invented name of one word ("Larnby") looks like a person's or a place's to the
// tagger; the words beside it know better.

// ownedByFirms are what a firm has, behind its name in the possessive.
var ownedByFirms = wordSet(`ceo cfo chief shares share stock board profit profits revenue revenues sales earnings shareholders investors customers
	subsidiary chairman chairwoman chair parent headquarters employees workforce products product app platform owner founder founders co-founder
	stores factories plant plants dividend bid takeover debt creditors`)

// firmSides are nouns right behind the name of a firm.
var firmSides = wordSet(`ceo cfo shares stock shareholders employees executives executive founder co-founder customers investors chairman chairwoman boss app stores`)

// firmVerbs are verbs whose subject, or, up to the next mark, object is a firm.
var (
	firmVerbs  = wordSet(`employs manufactures rebranded`)
	firmBefore = wordSet(`acquire acquires acquired acquiring`)
)

// clubWords end names of sports clubs.
var clubWords = wordSet(`united wanderers rovers athletic albion rangers hotspur fc afc cf sc rfc cc fk bc rugby`)

// firmTails end names of firms.
var firmTails = wordSet(`capital ferries airlines airways motors foods pharmaceuticals pharma industries technologies markets securities partners rail electric electricity
	gas oil hydropower biotech genomics electronics farms dairy wines cruises bancorp developments builders gaming casinos resorts cinemas
	publishing broadcasting television energy telecom communications entertainment logistics shipping biosciences therapeutics semiconductor
	semiconductors robotics aerospace breweries brewing chemicals petroleum mining minerals insurance financial banking software networks
	analytics stores supermarkets hotels properties homes steel cement ventures air bank brands solutions advisors advisers consulting
	associates`)

// surnameTails end names of persons as well.
var surnameTails = wordSet(`steel bank rail cement albion rangers`)

// strongTails end names of firms and hardly those of works or events.
var strongTails = wordSet(`hydropower minerals foods motors airlines airways pharmaceuticals industries technologies ferries bancorp insurance petroleum
	semiconductors biosciences therapeutics securities breweries chemicals biotech genomics`)

// clubSides are nouns right behind the name of a club.
var clubSides = wordSet(`manager boss striker midfielder defender goalkeeper coach captain winger skipper forward fullback keeper centre-back wing-back`)

// firmNouns say of the name behind them that it is a firm's: "lender Larnby".
var firmNouns = wordSet(`lender bank airline group firm chain brewer carmaker agency utility giant conglomerate fund broker platform newspaper magazine company
	subsidiary refiner steelmaker drugmaker chipmaker insurer retailer start-up builder bookmaker supermarket`)

// makes are participles behind a firm's name and a hyphen.
var makes = wordSet(`built made owned backed operated designed developed`)

// pressNouns behind "the" introduce names of papers and the like, of any length.
var pressNouns = wordSet(`newspaper magazine website broadcaster daily weekly tabloid company firm charity airline bank retailer operator regulator utility`)

// isFirm returns what the words around m say for an organization; places and
// persons with a title are left alone.
func (s *study) isFirm(m *mention) int32 {
	if m.kind == model.ActorOrganization || m.tokens() > 3 || s.atlas.place(m.key) || s.gluedBehind(m.last+1) && s.Tok(m.last+1) == "-" && !makes[s.LowerTok(m.last+2)] { // Larnby-based, but Larnby-built
		return 0
	}
	if s.gluedBehind(m.last+1) && m.kind != model.ActorPerson {
		return 2 * voteLimit
	}
	if last := s.LowerTok(m.last); m.tokens() > 1 && (!surnameTails[last] || !s.isGiven(m.first)) && (clubWords[last] || firmTails[last] && (m.kind != kindOther || strongTails[last])) {
		return 4 * voteLimit
	}
	if s.titled(m) {
		return 0
	}
	if m.kind == kindOther && m.tokens() > 1 || m.first == m.last && m.kind == model.ActorPlace && s.words.Info(crf.Hash(m.key)).City == 3 {
		return 0
	}
	if s.firmBehind(m) || s.firmAhead(m) {
		return 3 * voteLimit
	}
	return 0
}

// firmBehind reads what follows the name.
func (s *study) firmBehind(m *mention) bool {
	i := m.last + 1
	if i+2 >= len(s.Tokens) {
		return false
	}
	low, next := s.LowerTok(i), s.LowerTok(i+1)
	switch {
	case s.isPossessive(i) && s.Tok(i) != "'" && s.Tok(i) != "’":
		return ownedByFirms[next] && (next != "chief" || s.LowerTok(i+2) == "executive")
	case low == "shares" || low == "stock": // Larnby shares rose, but Larnby shares a house
		return !isArticle(next) && !possessives[next] && next != "index" && next != "exchange" && next != "market" && next != "markets"
	case low == "finance" || low == "chief":
		return next == "chief" && low == "finance" || next == "director" || next == "executive" || next == "financial"
	case firmSides[low]:
		return low != "boss" && low != "executive" || m.tokens() == 1
	case clubSides[low] && s.Tokens[i+1].Upper && m.tokens() < 3: // Larnby boss Jane Doe
		return !s.startsSentence(i + 1)
	case low == ",":
		return s.firmAside(i)
	}
	return s.actsAsFirm(m, i)
}

// actsAsFirm reads the verb at token i behind m.
func (s *study) actsAsFirm(m *mention, i int) bool {
	low, next := s.LowerTok(i), s.LowerTok(i+1)
	switch {
	case firmVerbs[low]:
		return m.tokens() == 1
	case low == "declined": // to comment
		return next == "to" && m.tokens() == 1 && s.LowerTok(i+2) == "comment" && !s.isGiven(m.first)
	case low == "has" && next == "agreed" || low == "agreed":
		return s.buys(i, i+6)
	}
	return false
}

// firmAside reads what follows a name behind a comma at token i: "founded in 2017",
// "which makes chips".
func (s *study) firmAside(i int) bool {
	switch s.LowerTok(i + 1) {
	case "founded", "headquartered":
		return true
	case "which":
		return whatFirmsDo[s.LowerTok(i+2)]
	}
	return false
}

// whatFirmsDo follows "which" behind a firm.
var whatFirmsDo = wordSet(`admitted denied apologised apologized plans reported posted bought sold listed owns makes operates employs runs sells manufactures produces supplies trades`)

// buys reports a verb of buying after "to" in tokens [i, end).
func (s *study) buys(i, end int) bool {
	for ; i+1 < min(end, len(s.Tokens)); i++ {
		if s.LowerTok(i) == "to" {
			switch s.LowerTok(i + 1) {
			case "buy", "acquire", "sell", "merge", "purchase", "divest":
				return true
			}
			return false
		}
	}
	return false
}

// firmAhead reads what stands before the name: "shares of Larnby", "a stake in
// Larnby", "rival Larnby", "maker Larnby".
func (s *study) firmAhead(m *mention) bool {
	i := m.first - 1
	if i < 1 {
		return false
	}
	low, before := s.LowerTok(i), s.LowerTok(i-1)
	switch {
	case low == "side" || low == "club" || low == "outfit": // home side Larnby
		return !s.Tokens[i].Upper
	case before == "the" && pressNouns[low]: // the newspaper El Larnby
		return true
	case low == "," && (firmNouns[before] || pressNouns[before] || describers[before]): // the state rail company, Larnby, said
		return m.last+1 < len(s.Tokens) && s.Tok(m.last+1) == ","
	case low == "of" || low == "in":
		return before == "shares" || before == "shareholders" || before == "stake" && low == "in" || low == "of" && (before == "takeover" || before == "subsidiary" || before == "ceo")
	case firmBefore[low]:
		return m.tokens() == 1
	case s.Tokens[i].Kind == text.Word && !s.Tokens[i].Upper:
		return describers[low] || m.tokens() == 1 && firmNouns[low]
	}
	return false
}

// markFirms gives the names of one word that the words beside them once show to
// be a firm's to the firms, unless they are part of a person's full name.
func (s *study) markFirms(votes map[string]*[crf.NumClasses]int32) {
	surnames := make(map[string]bool)
	for i := range s.mentions {
		if m := &s.mentions[i]; m.kind == model.ActorPerson && (m.tokens() > 1 || s.titled(m)) {
			surnames[s.LowerTok(m.first)], surnames[s.LowerTok(m.last)] = true, true
		}
	}
	for i := range s.mentions {
		m := &s.mentions[i]
		if (m.first == m.last && !surnames[m.key] || m.kind == model.ActorPlace) && s.isFirm(m) > 0 {
			votes[m.key][crf.Organization] += 12 * voteLimit
		}
	}
}

// lendShort lets a firm's full name speak for the name without "Inc.", and a
// club's for its first word: "Larnby Foods" of "Larnby Foods ASA".
func (s *study) lendShort(m *mention, votes map[string]*[crf.NumClasses]int32) {
	if m.tokens() < 2 || m.kind == kindOther {
		return
	}
	if tail := s.LowerTok(m.last); m.kind != model.ActorPerson && (firmTails[tail] || clubWords[tail] && m.tokens() == 2) && !s.atlas.place(s.LowerTok(m.first)) && !orgHeads[s.LowerTok(m.first)] {
		if v := votes[s.LowerTok(m.first)]; v != nil {
			v[crf.Organization] += 3 * voteLimit
		}
	}
	if !companySuffixes[s.LowerTok(m.last)] {
		return
	}
	last := m.last - 1
	if s.Tok(last) == "," && last > m.first {
		last--
	}
	if v := votes[s.keyOf(m.first, last)]; v != nil && !placeNouns[s.LowerTok(last)] && s.LowerTok(last) != "airport" {
		v[crf.Organization] += 3 * voteLimit
	}
}
