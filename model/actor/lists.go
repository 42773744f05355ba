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
var honorifics = wordSet(`mr mr. mrs mrs. ms ms. miss mx mx. dr dr. sir lady dame lord madam madame monsieur mme mme. mlle herr frau señor señora
	don doña messrs messrs. hon hon. rev. fr. st`)

// titles are words that may stand, capitalised, right before a person's name.
var titles = wordSet(`president vice-president premier chancellor minister secretary senator sen. rep. congressman congresswoman representative
	governor gov. mayor judge justice attorney general gen. colonel col. captain capt. lieutenant lt. sergeant sgt. major maj. commander cmdr.
	admiral adm. marshal prof. professor chairman chairwoman king queen prince princess emperor sultan sheikh pope bishop archbishop cardinal
	reverend rabbi imam ayatollah ambassador spokesman spokeswoman spokesperson coach councillor councilman councilwoman commissioner
	deputy ceo director coroner detective officer inspector constable superintendent corporal private brigadier chief speaker administrator`)

// companySuffixes close names of companies and say nothing.
var companySuffixes = wordSet(`inc inc. corp corp. corporation co co. company ltd ltd. limited llc plc ag sa s.a. gmbh nv n.v. group holdings`)

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
	Californian Californians Texan Texans Londoner Londoners Parisian Parisians`)

// hyphenated words follow a name with a hyphen and are no part of it.
var hyphenated = wordSet(`led backed style born based era run owned like mania bound type wide made held area only ready size free`)

// domains end names of sites that are printed as names.
var domains = wordSet(`com org net co uk io gov edu info tv`)

// placePrepositions stand before places rather than persons.
var placePrepositions = wordSet(`in at near around across into throughout outside inside to from`)

// bodies of faith take the name of a creed after "of".
var bodies = wordSet(`church diocese archdiocese`)
