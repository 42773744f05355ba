package figure

import "strings"

// class is a set of roles that a word plays around a figure.
type class uint32

const (
	det      class = 1 << iota // determiners and possessives
	prep                       // prepositions
	aux                        // forms of be, have, do and the modals
	conj                       // conjunctions
	pron                       // pronouns
	rel                        // relative pronouns
	adv                        // adverbs that may stand inside a noun phrase's edge
	report                     // verbs of saying
	change                     // words of growing and falling
	contest                    // words of games and votes
	toll                       // words of killing and arresting: what they count are people
	calendar                   // months and weekdays
	plainV                     // frequent finite verbs, which end a noun phrase
	label                      // nouns whose number is a name: flight, phase, page
	person                     // words for people

	known class = 1 << 31 // marks a word that has been looked up
)

// wordClass tells the roles of a lower-case word. The lists were written for
// this package.
var wordClass = classes(map[class]string{
	det: `the a an this that these those his her its their our your my some any each every no another all both either neither such which
		what whose many much few several other more most`,
	prep: `of in on at by for from with to into onto over under about after before since until till between among amid against across through
		during within without toward towards upon per than as via near off out up down around along behind beyond despite inside outside past aboard
		throughout above below beneath beside besides versus including excluding following because`,
	aux: `is are was were be been being am has have had having do does did will would shall should can could may might must cannot isn't aren't
		wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't`,
	conj: `and or but nor so yet if when while although though because unless whereas once where whether that since until than as`,
	pron: `he she it they we i you him her them us me himself herself itself themselves this that these those there who whom someone anyone
		everyone nobody somebody everybody`,
	rel: `who whom which that whose where when`,
	adv: `still also already now then later earlier only just even not never always often alone together so far too almost nearly roughly about
		around approximately ago again away back yet ever however meanwhile today yesterday tomorrow tonight recently currently apart annually
		daily weekly monthly each respectively altogether overall here there last once twice instead least worldwide nationwide overnight home`,
	report: `said says say saying told tells reported reports report reporting estimated estimates estimate estimating announced announces
		announce claimed claims claim stated states added adds confirmed confirms warned warns noted notes wrote writes argued argues insisted insists
		acknowledged acknowledges declared declares disclosed discloses revealed reveals alleged alleges put puts counted counts count recorded
		records predicted predicts projected projects forecast forecasts expects expected believes believed explained explains testified
		testifies suggested suggests calculated calculates concluded concludes found finds showed shows show indicated indicates admitted admits
		asserted asserts maintained maintains thinks thought cited cites documented documents registered registers verified verifies posted posts
		tweeted replied denied denies listed lists observed observes agreed`,
	change: `rise rises rose risen rising fall falls fell fallen falling increase increases increased increasing decrease decreases decreased
		grow grows grew grown growing growth drop drops dropped dropping decline declines declined declining jump jumps jumped climb climbs climbed
		climbing gain gains gained lose lost loses cut cuts cutting raise raised raises raising lower lowered lowers lowering reduce reduced reduces
		reducing widen widened widens narrow narrowed narrows shrink shrank shrunk slip slipped slips slide slid slides slump slumped plunge
		plunged plunges soar soared soars surge surged surges expand expanded edged tumble tumbled dipped dip ease eased up down went go goes going
		move moved moves revised change changed changes swell swelled doubled tripled halved trimmed upgraded downgraded dwindled sank hike hiked
		strengthened weakened improved improves worsened from rebounded recovered advanced retreated`,
	contest: `win wins won winning beat beats beaten beating lose loses lost losing loss victory defeat defeated defeats draw drew drawn tie tied
		lead led leads score scored scores scoring vote voted votes voting ballot ballots ruling ruled rules decision majority match game games
		final semifinal semi-final quarterfinal aggregate penalties penalty shootout goal goals rout routed thrashed hammered edged trounced
		drubbing passed approved approve approves reject rejected rejects confirm confirmed confirms series set sets split upset leading trailed
		trailing equaliser overturned postseason playoff playoffs standings unbeaten halftime overtime shutout senate house council court jury panel committee parliament lawmakers justices judges`,
	toll: `killed killing kill kills injures wounds displace displaces displacing strands evacuate evacuates evacuating rescues detain detains jails dead die died dies dying injured injuring injures injure wounded wounding hurt hurting arrested arresting
		arrests detained detaining missing homeless hospitalised hospitalized displaced stranded evacuated rescued rescuing jailed imprisoned
		infected sickened charged dismissed deported casualties deaths survivors survived lives perished drowned trapped freed released captured
		kidnapped abducted executed sentenced convicted`,
	calendar: `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
		dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday mon tue tues
		wed thu thur thurs fri sat sun`,
	plainV: `says said went came took made gave got left lost won fell rose ran hit held led met put sent set sat stood told saw knew kept brought
		began became broke built bought caught chose cost cut drew drove ate fought flew found grew heard hid hurt laid lay lent let lit meant paid
		read rode sang shot showed shut sold spent spoke stole struck swam taught thought threw understood woke wore wrote take takes make makes
		come comes remain remains live lives work works need needs want wants include includes face faces show shows make seem seems appear appears
		continue continues stay stays use uses expect expects lie lies fill fills cover covers carry carries become becomes help helps give gives
		get gets go goes know knows see sees call calls try tries keep keeps lead leads mean means say tell think believe wait waits lack lacks
		represent represents say depend depends die dies attend attends crowd worship live enter arrive flee fled await`,
	label: `flight phase page pages chapter article articles section sections paragraph clause rule verse psalm line type model version terminal
		gate platform room floor building block lane route highway motorway interstate road exit junction channel episode season volume vol vol. issue
		act bill resolution protocol amendment proposition prop decree directive regulation appendix annex figure fig fig. table exhibit box note
		footnote grade level tier stage category class group pool division league squad unit battalion brigade regiment corps fleet sector zone district ward
		area precinct region apollo mission expedition soyuz falcon artemis voyager mars boeing airbus runway hangar pier berth bus train tram line
		studio radio formula track item items case docket file order lot plot suite apartment apt apt. flat unit no no. nos nos. number numbers
		code pin id serial post posts station camp outpost checkpoint reactor pier bloc pillar step kilometre kilometer phone extension ext ext. port
		windows android ios html css java python covid vitamin strain variant title titles point grand key day verse pp pp. p. page schedule
		sheet storey quarter q room court courtroom cell hall house gallery option plan scenario lesson question question part parts book sonata symphony opus op. concerto
		size pier psalm hill hole target patient century`,
	person: `people person men women man woman children child victims residents protesters soldiers civilians prisoners migrants refugees`,
})

// classes turns lists of words by class into classes by word.
func classes(lists map[class]string) map[string]class {
	words := make(map[string]class, 1024)
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			words[w] |= c
		}
	}
	return words
}
