package actor

import "strings"

// The word lists of the rules. Written for lede from news usage.

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// honorifics are courtesies: no part of a name, and no role.
var honorifics = wordSet(`comrade alhaji alhaja hajia mallam malam shri smt shrimati otunba engr engr. barr barr. datuk datin dato pandit ustaz mr mr. mrs mrs. ms ms. miss mx mx. dr dr. sir lady dame lord madam madame monsieur mme mme. mlle herr frau señor señora
	don doña messrs messrs. hon hon. rev. fr. st`)

// titles are words that may stand, capitalised, right before a person's name.
var titles = wordSet(`rookie striker goalkeeper cllr cllr. councilor ald. alderman baroness viscount countess duchess archdeacon pastor spc. spc cdr cdr. ds di dci wpc
	president vice-president premier chancellor minister secretary senator sen. rep. congressman congresswoman representative
	governor gov. mayor judge justice attorney general gen. gen colonel col. col captain capt. capt lieutenant lt. lt sergeant sgt. sgt major maj. maj commander cmdr. cmdr
	admiral adm. adm marshal brig. brig cpl. cpl pvt. pvt supt. supt insp. insp det. det pc pcso emir sultana sheikha shaikh caliph prof. professor chairman chairwoman king queen prince princess emperor sultan sheikh pope bishop archbishop cardinal
	reverend rabbi imam ayatollah ambassador spokesman spokeswoman spokesperson coach councillor councilman councilwoman commissioner
	deputy ceo director coroner detective officer inspector constable superintendent corporal private brigadier chief speaker administrator`)

// ranks are abbreviations and courtesies that stand before names of persons only.
var ranks = wordSet(`dr dr. miss ms cllr cllr. comrade alhaji alhaja hajia mallam shri smt engr engr. barr. gen. gen col. col capt. capt lt. lt sgt. sgt maj. maj cmdr. cmdr adm. adm brig. brig cpl. cpl pvt. pvt supt. supt insp. insp det. det pc
	dame sir mr mr. mrs mrs. ms ms. prof. prof rev. rev`)

// letters stand behind names of persons and are no part of them.
var letters = wordSet(`mp mps qc kc mbe obe cbe kbe mep msp phd ph.d. md m.d. esq`)

// juniors stand behind a name, after a comma.
var juniors = wordSet(`jr jr. sr sr. ii iii iv`)

// particles stand inside names of persons, in lower case.
var particles = wordSet(`de del della di da dos das du la le van von der den ter ten bin ibn al el`)

// companySuffixes close names of companies and say nothing.
var companySuffixes = wordSet(`asa oy kgaa sarl sca se tbk llp k.k. kk bhd pty plc. oyj ab as spa s.p.a. inc inc. corp corp. corporation co co. company ltd ltd. limited llc plc ag sa s.a. gmbh nv n.v. group holdings`)

// companyForms close names of companies only.
var companyForms = wordSet(`asa oyj kgaa sarl tbk llp k.k. inc inc. corp corp. corporation ltd ltd. limited llc plc gmbh pty bhd n.v. s.p.a.`)

// orgHeads say what an organization is; alone, with a capital and an article,
// they stand for one named before.
var orgHeads = wordSet(`university college school institute academy ministry department agency bureau office commission committee council court
	parliament congress senate assembly party union association federation foundation society organization organisation group company corporation
	bank fund trust board authority service centre center network coalition alliance movement league command treasury museum hospital church
	guard army navy institution laboratory chamber house tribunal club`)

// publications are heads of names of periodicals, which the tagger may take for works.
var publications = wordSet(`journal times post herald magazine gazette tribune telegraph chronicle observer guardian review newspaper daily weekly`)

// peoples are adherents, parties' followers and peoples beside those of countries.
var peoples = wordSet(`Muslim Muslims Christian Christians Jewish Jew Jews Catholic Catholics Protestant Protestants Buddhist Buddhists Hindu Hindus
	Sunni Sunnis Shiite Shiites Shia Sikh Sikhs Islamic Islamist Islamists Orthodox Arab Arabs Kurd Kurds Kurdish Roma Hispanic Hispanics Latino Latinos
	Democrat Democrats Republican Republicans Tory Tories Conservatives Liberals Socialists Communists Communist Democratic Socialist
	African Africans Asian Asians Latin Western Eastern Northern Southern Nazi Nazis Marxist Zionist Mormon Mormons
	Hawaiian Hawaiians Alaskan Alaskans Catalan Catalans Basque Basques Flemish Walloon Bavarian Sicilian Tibetan Tibetans Uyghur Uyghurs Uighur Uighurs
	Rohingya Maori Māori Inuit Hutu Hutus Tutsi Tutsis Yoruba Igbo Hausa Pashtun Pashtuns Tamil Tamils Sinhalese Druze Alawite Alawites Yazidi Yazidis
	Coptic Copts Cornish Quechua Mapuche Zulu Xhosa Cossack Cossacks Berber Berbers Aboriginal Floridian Floridians New-Yorker
	Californian Californians Texan Texans Londoner Londoners Parisian Parisians`)

// creeds are plurals of adherents, which make no party of what stands before them.
var creeds = wordSet(`Muslims Christians Jews Catholics Protestants Buddhists Hindus Sunnis Shiites Sikhs Arabs Kurds Hispanics Latinos Mormons Africans Asians`)

// hyphenated words follow a name with a hyphen and are no part of it.
var hyphenated = wordSet(`led backed style born based era run owned like mania bound type wide made held area only ready size free`)

// leaders lead, found or speak for an organization, and for nothing else.
var leaders = wordSet(`founder co-founder cofounder ceo chairman chairwoman spokesman spokeswoman spokesperson employee employees executive
	executives shareholders headquarters`)

// alliances of states are organizations though their names sound like places.
var alliances = map[string]bool{
	"united nations": true, "un": true, "u.n.": true, "european union": true, "eu": true, "e.u.": true, "african union": true, "au": true,
	"a.u.": true, "nato": true, "arab league": true, "league of nations": true, "commonwealth of nations": true,
}

// purposeHeads may go on with "to" and what the organization is for.
var purposeHeads = wordSet(`committee campaign alliance coalition fund movement council commission`)

// storms stand before names given to storms.
var storms = wordSet(`hurricane cyclone typhoon storm`)

// domains end names of sites that are printed as names.
var domains = wordSet(`com org net co uk io gov edu info tv`)

// placePrepositions stand before places rather than persons.
var placePrepositions = wordSet(`in at near around across into throughout outside inside to from`)

// bodies of faith take the name of a creed after "of".
var bodies = wordSet(`church diocese archdiocese`)

// beforeVerbs are followed by the plain form of a verb.
var beforeVerbs = wordSet(`to will would can could may might shall should must not n't did does do didn't doesn't don't won't wouldn't couldn't cannot can't helped help let`)

// nounOrVerb are nouns of persons that are verbs as well.
var nounOrVerb = wordSet(`witness guard head lead coach host star model voice face partner chair judge pilot boss`)

var weekdays = wordSet(`monday tuesday wednesday thursday friday saturday sunday`)

// placeNouns say of the name before them that it is a place's.
var placeNouns = wordSet(`province district region town village neighborhood neighbourhood suburb county peninsula valley desert mountains airport
	border island islands coast river lake prefecture township municipality oblast governorate`)

// calendar words are capitalised but say nothing of a person.
var calendar = wordSet(`est. edt. pst. pdt. gmt. bst. cet. utc. est edt pst pdt gmt bst cet utc monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
	november december`)

// placeOrTopic are the prepositions a role's complement may go on with.
var placeOrTopic = wordSet(`in of for at from by on with to and over under against within behind`)

// relatives begin a clause about what stands before them.
var relatives = wordSet(`who whom which that whose where when`)

var possessives = wordSet(`his her its their our my whose`)

// seniority words begin titles with a capital at the head of a sentence.
var seniority = wordSet(`senior junior deputy acting former vice assistant associate prime foreign executive chief lead emeritus interim
	top influential prominent key outgoing incoming newly late retired veteran ousted exiled jailed detained convicted elected appointed visiting crown state federal home shadow managing general first`)

// participles end in -ed or -ing but stand before nouns as adjectives.
var participles = wordSet(`retired renowned convicted ousted exiled jailed detained disgraced deposed accused suspected elected appointed
	respected celebrated self-proclaimed alleged unnamed seasoned outspoken red leading ruling acting managing founding practising practicing
	opposing governing marketing banking engineering housing nursing training advertising accounting shipping mining trading wedding
	aspiring longstanding long-serving serving visiting sitting outgoing incoming reigning defending starting training racing boxing
	cycling swimming running family armed united combined distinguished embattled imprisoned wanted masked hooded elderly friendly early
	daily weekly monthly led based born trained educated owned backed sponsored licensed certified qualified skilled talented gifted
	award-winning`)

// gerunds are nouns in -ing that stand before a head.
var gerunds = participles

// commonVerbs are verbs, and other words, that stand right before a title
// without being part of it.
var commonVerbs = wordSet(`told tells met meets quoted quotes urged urges replaced replaces succeeded asked asks thanked thanks made makes
	saw sees beat beats joined joins left leaves won wins became becomes become took takes take gave gives give went goes go came comes come
	shot kept keeps keep held holds hold led found finds find thought thinks know knows knew wrote writes write put puts let lets got gets get
	float list launch acquire rescue sue
	sent brought brings bring taught chose chosen ran runs run paid cost hit set cut read spoke speak speaks began begin begins
	ex mr mrs ms while near plus versus vs`)

// stopsRole are words that begin something else than a role's complement.
var stopsRole = wordSet(`who whom which that where when while whose is are was were has have had said says told will would can could may might
	but if because although after before since until during as told added announced claimed wrote stated met`)
