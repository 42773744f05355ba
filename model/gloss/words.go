package gloss

import "strings"

// The word lists of this package were written for it. They hold function
// words and classes of nouns, no names.

// bodyNouns are heads of phrases that say what an organization is.
const bodyNouns = `service group organization organisation agency company firm party union association ngo charity network alliance
	coalition movement militia army force bank lender insurer airline carrier manufacturer maker automaker carmaker chipmaker drugmaker
	retailer operator producer developer supplier publisher newspaper tabloid magazine journal broadcaster channel station website outlet platform
	provider institute institution university college school academy hospital clinic museum library foundation trust fund council
	committee commission authority regulator watchdog body bureau ministry court tribunal parliament legislature
	assembly congress bloc club federation league society church monastery sect cult gang cartel syndicate faction brigade battalion unit
	subsidiary arm branch wing division conglomerate corporation startup brewery brewer miner refiner utility consultancy lobby tank
	laboratory lab observatory theatre theater orchestra studio exchange brokerage contractor consortium venture
	partnership cooperative collective giant nonprofit nonprofits advocacy registrar insurgency guerrilla oligopoly monopoly chain store
	shipbuilder shipyard shipper shipowner steelmaker bookmaker pollster thinktank secretariat directorate department office centre center`

// thingNouns are heads of phrases that say what a place, a thing, a document
// or an idea is.
const thingNouns = `city town village port region province district county island archipelago peninsula river lake mountain volcano
	desert canal strait valley gulf bay suburb neighbourhood neighborhood settlement territory enclave exclave municipality hamlet
	airport camp prison jail residence palace fortress monument temple shrine mosque cathedral site plant reactor dam bridge tunnel pipeline
	refinery mine field reservoir park reserve highway waterway crossing checkpoint base hub stadium
	ship vessel tanker freighter boat submarine frigate destroyer aircraft jet plane helicopter drone missile rocket spacecraft satellite telescope probe lander rover
	trap net system software programme program application app tool device instrument machine engine vehicle weapon rifle gas agent chemical
	compound substance drug painkiller medicine medication vaccine treatment therapy antibiotic hormone protein enzyme gene virus bacterium bacteria parasite fungus
	disease illness infection condition disorder syndrome cancer fever inflammation species animal bird fish insect mammal reptile breed
	mineral metal element material fuel oil crop grain fruit dish drink liquor
	law bill act treaty agreement accord pact convention protocol charter constitution amendment directive regulation decree order resolution
	report study survey index measure indicator gauge benchmark rate ratio tax levy tariff duty fee bond loan currency coin token stablecoin cryptocurrency
	license licence permit visa document certificate sheet form contract clause
	festival ceremony contest competition tournament championship race award prize medal conference summit forum campaign operation mission
	project scheme initiative plan policy strategy doctrine arrangement mechanism facility
	process procedure method technique practice technology algorithm standard rule principle theory concept type kind variety sort version
	language dialect religion faith ritual tradition custom sport game dance music genre film movie book novel series show album play
	payment charge penalty punishment offence offense crime test scan examination operation surgery phenomenon wave current wind storm layer zone
	period phase stage event unit market asset instrument security share account vote ballot election majority statement letter message notice
	line belt area structure component part material fabric garment robe headscarf pact tactic technique manoeuvre maneuver right privilege immunity
	poison toxin explosive bomb grenade mine pathogen mosquito strain variant tumour tumor blockage`

var (
	bodies     = set(bodyNouns)
	classNouns = set(bodyNouns + " " + thingNouns)

	articles    = set("a an the")
	possessives = set("his her its their our my your whose")
	relatives   = set("that which who whose where")

	prepositions = set(`of in on at by for from with without within into onto to toward towards under over above below near behind beside
		between among amid against across along around through during before after since until as about despite like off outside inside
		including representing covering upon via per than throughout following`)

	// participles open a clause behind a noun where a preposition follows.
	participles = set(`spread known used made based found held built set led run seen grown sent drawn worn spoken written born sold bought
		kept spun cut put meant caught taken given paid drunk eaten fought won thrown`)

	// afterNouns are adjectives that stand behind their noun before a preposition.
	afterNouns = set("north south east west loyal close able responsible similar opposed critical native unique specific available due famous common rare active open sympathetic friendly hostile independent dependent separate typical full rich")

	// finite verbs show that words are a clause of their own.
	finite = set(`is are was were has have had will would can could may might must shall should does do did says said say tells told
		reported reports announced confirmed denied warned added claimed estimates estimated became becomes went goes came comes took takes made makes
		gave gives got gets won wins lost loses fell falls rose rises began begins ended ends opened opens closed closes voted ruled rules
		ordered refused accepted rejected agreed killed injured collapsed arrived left remains remained lies stands stood plans wants wanted
		hopes expects expected asked called calls urged accused signed launched runs ran launched released published arrested charged convicted hit`)

	speech = set("said says told tells added adds reported reports noted notes wrote writes announced confirmed according called calls")

	// boundaries never stand inside a plain noun phrase.
	boundaries = set(`and or but nor so yet if when while because although though unless whether however meanwhile then there here not no
		is are was were be been being am has have had having do does did will would can could may might must shall should
		i you he she it we they me him them us this that these those who which what where why how whose all both each every either neither some any
		also only just even still already now never often once very too such said says told as`)

	// openers are capitalised for opening a sentence, not for being names.
	openers = set(`the a an this that these those it its he she they we you i his her their our my your there here in on at by for from with
		after before when while as if but and or so yet since until although though because despite during following according under over
		however meanwhile moreover still also then now today yesterday tomorrow once later earlier last next many most some few several
		all both each every any no not one two three four five six seven eight nine ten another other others such what who why how
		where which to of about among amid between nearly almost around more less only even just perhaps maybe instead indeed finally
		recently currently initially eventually ultimately together overall officials police authorities people experts critics`)

	// titles stand before a person's name.
	titles = set(`mr mrs ms dr mr. mrs. ms. dr. sir lady lord president senator minister governor mayor judge general captain colonel
		professor prof. sen. gov. rep. gen. col. capt. lt. chancellor pope king queen prince princess ambassador secretary sheikh imam
		father sister brother saint`)

	// joiners stand inside names.
	joiners = set("of for and de del la las los du des da do dos di della der van von al el & on in y et le")

	namingAdverbs = set(`also better widely commonly formerly locally popularly officially sometimes often usually formally generally
		simply now once which is are was that were otherwise historically`)

	// weak adjectives define nothing by themselves.
	weak = set(`new same other another latest first second last next own big small large major top leading main former current
		whole entire local national international foreign rival old`)

	calendarWords = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
		september october november december today yesterday tomorrow christmas easter`)

	// ingNouns are -ing words that go before a noun without opening a clause.
	ingNouns = set(`leading ruling governing banking mining shipping engineering training broadcasting publishing polling rating ratings
		consulting trading housing building manufacturing operating living opposing banking marketing advertising gambling gaming
		clearing holding controlling founding building farming fishing drilling lending sporting teaching nursing advising`)

	// edNouns are -ed words that are no participles.
	edNouns = set("united hundred indeed speed breed seed feed weed need bed red shed sacred naked limited combined unmanned armed allied banned outlawed listed privately-owned renowned celebrated automated integrated sophisticated protected endangered animated advanced wounded displaced")
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
