package actor

import (
	"strings"

	"github.com/lede-reader/lede/model/text"
)

// nounKind is what a common noun says of the name beside it.
type nounKind uint8

const (
	nounNone nounKind = iota
	nounPerson
	nounOrganization
)

// personNouns say what a person does or is. Written for lede; plurals are left
// out, since a role is one person's.
var personNouns = wordSet(`president vice-president premier chancellor minister secretary undersecretary cleric mullah chieftain elder senator representative congressman
	congresswoman governor mayor judge justice attorney general colonel captain lieutenant sergeant major commander admiral marshal professor
	chairman chairwoman chairperson chair president-elect king queen prince princess emperor empress sultan sheikh pope bishop archbishop
	cardinal father mother reverend rabbi imam ayatollah ambassador envoy spokesman spokeswoman spokesperson leader coach manager candidate
	actor actress singer author writer striker midfielder defender goalkeeper officer official detective lawyer coordinator analyst economist
	researcher scientist founder co-founder cofounder creator co-creator activist journalist reporter lawmaker commissioner councillor deputy director
	ceo chief head boss executive adviser advisor aide assistant editor columnist correspondent critic blogger publisher photographer
	filmmaker producer artist painter musician composer guitarist drummer rapper comedian presenter host anchor broadcaster
	engineer architect doctor physician surgeon nurse psychologist psychiatrist biologist chemist physicist astronomer historian
	philosopher theologian sociologist anthropologist geologist epidemiologist virologist mathematician statistician linguist academic
	scholar student pupil teacher principal headteacher lecturer dean rector fellow graduate
	farmer worker driver pilot captain sailor soldier veteran guard policeman policewoman sheriff constable inspector superintendent
	prosecutor barrister solicitor magistrate lawmaker legislator parliamentarian politician diplomat statesman dissident defector refugee
	prisoner suspect victim survivor witness defendant plaintiff killer gunman murderer terrorist militant rebel insurgent warlord
	husband wife spouse partner son daughter brother sister twin parent grandfather grandmother grandson granddaughter uncle aunt nephew
	niece cousin friend colleague boyfriend girlfriend fiancé fiancée widow widower stepfather stepmother
	man woman boy girl teenager child baby infant youth resident native citizen national immigrant migrant tourist passenger
	athlete swimmer runner sprinter cyclist skier boxer wrestler golfer gymnast footballer cricketer batsman bowler quarterback pitcher
	player star champion medalist medallist winner runner-up referee umpire trainer jockey racer
	entrepreneur businessman businesswoman investor banker trader broker billionaire millionaire owner co-owner tycoon magnate developer
	programmer designer inventor hacker whistleblower investigator inspector expert specialist strategist consultant
	campaigner organizer organiser volunteer member co-chair co-chairman treasurer president-designate heir successor predecessor
	monk nun priest pastor vicar chaplain preacher missionary missionaries
	hero heroine legend icon celebrity model dancer choreographer conductor soprano tenor playwright poet novelist screenwriter
	illustrator cartoonist sculptor chef cosplayer gamer magician wrestler astronaut cosmonaut homeopath therapist practitioner
	representative liaison negotiator mediator observer monitor ombudsman auditor comptroller controller administrator archivist librarian
	curator provost registrar clerk speaker whip lobbyist contractor operator technician mechanic carpenter plumber electrician
	jurist contender counterpart guide ruler dictator warden frontrunner front-runner challenger incumbent hostage eyewitness skipper heir heiress
	caretaker bodyguard chauffeur gardener cleaner janitor waiter waitress bartender shopkeeper hairdresser tailor fisherman hunter herder shepherd
	rancher baker butcher courier steward stewardess radiologist anaesthetist obstetrician gynaecologist physiotherapist nutritionist
	hurdler rower sailor yachtsman surfer snowboarder skater fencer archer marathoner winger playmaker fullback goalscorer wicketkeeper
	all-rounder spinner shortstop linebacker left-back right-back centre-back debutant seed opponent teammate team-mate trekker hiker
	translator receptionist secretary-treasurer undersecretary-general attorney-at-law sergeant-major chief-of-staff quarterfinalist
	semifinalist finalist laureate prizewinner prize-winner nominee appointee designate custodian trustee patron benefactor donor philanthropist
	financier auctioneer dealer retailer grower breeder beekeeper forester ranger surveyor estate-agent welder miner roofer electrician
	lobbyist regulator frontman frontwoman bassist keyboardist vocalist songwriter violinist pianist cellist bandleader lyricist
	explorer mountaineer climber adventurer navigator settler pioneer premier-designate governor-general attorney-general
	secretary-general director-general vice-chairman vice-chancellor prime-minister mp mep lead voice face author-in-residence
	publican landlady fishmonger grocer postman milkman trucker cabbie hotelier restaurateur winemaker vintner barista florist jeweller jeweler
	blacksmith potter weaver seamstress undertaker locksmith plasterer bricklayer docker seafarer deckhand bosun crofter smallholder gamekeeper
	beautician masseur osteopath optician optometrist dietitian actuary bursar verger deacon curate abbot abbess prior friar guru swami
	cantor pollster staffer intern trainee apprentice cadet reservist paratrooper airman gunner
	vlogger youtuber influencer streamer podcaster undergraduate postgraduate freshman sophomore alumnus alumna valedictorian grandparent
	great-grandmother great-grandfather stepmother godfather godmother half-brother half-sister sister-in-law brother-in-law mother-in-law father-in-law
	commuter motorist pedestrian shopper customer client patient householder homeowner villager islander pensioner retiree
	mourner worshipper parishioner devotee evacuee underwriter wholesaler salesman saleswoman stockbroker hypnotist influencer homeworker
	qualifier wildcard flanker hooker scrum-half fly-half full-back fullback outfielder infielder catcher pointguard steward groundsman ballboy
	counsel wicket-keeper frontbencher backbencher quartermaster adjutant bombardier rookie surveyor-general auditor-general solicitor-general inspector-general consul consul-general attaché attache
	commandant controller-general chargé d'affaires kingpin ringleader middleman fixer courier aviator balloonist
	biographer essayist translator interpreter commentator pundit newsreader weatherman meteorologist seismologist volcanologist
	conservationist environmentalist ecologist zoologist botanist naturalist geneticist neuroscientist immunologist paleontologist
	archaeologist anthropologist cardiologist oncologist paediatrician pediatrician dentist pharmacist veterinarian midwife paramedic
	firefighter rescuer lifeguard bystander protester demonstrator striker neighbour neighbor landlord tenant shareholder interviewee interviewer`)

// orgNouns say what an organization is.
var orgNouns = wordSet(`organization organisation firm company group agency publication newspaper magazine journal party website site network
	broadcaster bank maker giant startup start-up charity union watchdog channel retailer airline operator developer studio band club team
	university college school institute foundation association ministry department regulator commission committee council court
	parliament coalition alliance movement militia faction manufacturer carmaker automaker brewer producer supplier provider contractor
	insurer lender consultancy think-tank nonprofit ngo publisher tabloid daily weekly portal platform browser subsidiary conglomerate
	corporation enterprise venture chain supermarket restaurant denomination church sect order society federation league body
	steelmaker chipmaker drugmaker drinkmaker planemaker shipbuilder toymaker watchmaker homebuilder housebuilder bookmaker bookseller grocer
	institution outfit carrier utility refiner miner service force unit brigade battalion regiment army navy police authority`)

// nounBeside returns what the head of an apposition behind m says it is:
// "Jane Doe, a local farmer". Only phrases that begin with an article count, and
// no name that follows a preposition of place ("In Paris, the new mayor …").
func (s *study) nounBeside(m *mention) nounKind {
	if s.atlas.place(m.key) || m.first > 0 && placePrepositions[s.LowerTok(m.first-1)] {
		return nounNone
	}
	i := m.last + 1
	if i+2 >= len(s.Tokens) || s.Tok(i) != "," {
		return nounNone
	}
	if low := s.LowerTok(i + 1); low != "a" && low != "an" && low != "the" {
		if next := s.LowerTok(i + 2); personNouns[low] && (next == "of" || next == "at" || next == "for") { // Jane Doe, premier of Ontario
			return nounPerson
		}
		return nounNone
	}
	kind := nounNone
	for j := i + 2; j < len(s.Tokens) && j < i+9; j++ { // the head is the last noun before the first preposition or mark
		low := s.LowerTok(j)
		if s.Tokens[j].Kind == text.Punct && low != "-" || closed[low] && low != "and" {
			break
		}
		if k := nounOf(low); k != nounNone {
			kind = k
		}
	}
	return kind
}

// nounOf classes a lower-case noun.
func nounOf(low string) nounKind {
	switch {
	case personNouns[low]:
		return nounPerson
	case orgNouns[low]:
		return nounOrganization
	case personal(low):
		return nounPerson
	}
	return nounNone
}

// personal reports whether a word has an ending that makes nouns of persons.
func personal(low string) bool {
	if len(low) < 7 {
		return false
	}
	for _, end := range [...]string{"ologist", "ographer", "woman", "person", "grapher", "ssist", "icist", "onist", "inist", "alist", "rian"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// closed holds the closed classes of English: what ends a noun phrase.
var closed = wordSet(`a an the this that these those my your his her its our their whose some any no every each either neither both all
	of in on at by for from to with without within into onto over under after before since until during against between among through
	throughout across around behind beside near off out up down about above below than as like via per despite toward towards upon amid
	and or but nor so yet if when while because although though unless whether where who whom which what why how
	i you he she it we they me him us them himself herself itself themselves
	is are was were be been being am has have had having do does did done will would shall should can could may might must
	not n't also then there here now only just even still already again yesterday today tomorrow later earlier
	said says say saying told tells including include includes included called named dubbed meanwhile however`)
