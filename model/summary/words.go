package summary

import "strings"

// The word lists of this package were written for it.

// pronoun classes.
const (
	gendered = iota + 1 // needs a person
	neuter              // needs any noun
)

var pronouns = classes(map[int]string{
	gendered: "he she him her his hers himself herself",
	neuter:   "it its itself they them their theirs themselves",
})

var (
	demonstratives = set("this that these those such")
	persons        = set("i me my mine myself we us our ours ourselves you your yours yourself i'm i’m i've i’ve we're we’re we've we’ve you're you’re you've you’ve let's")

	// links open a sentence that goes on from another.
	links = set(`however meanwhile but and or so yet nor then thus hence therefore moreover furthermore also besides instead
		nevertheless nonetheless afterwards afterward thereafter likewise similarly consequently accordingly additionally conversely
		otherwise regardless still both neither either another others here there its latter former because which who whose whom what why how
		whatever indeed finally lastly secondly thirdly elsewhere only too yes no perhaps maybe`)

	// adverbs are links only before a comma.
	adverbs = set(`later earlier now once again further overall ultimately eventually initially previously subsequently separately
		specifically notably interestingly unfortunately fortunately surprisingly importantly clearly obviously instead first second third next
		soon today yesterday tomorrow increasingly though although critically historically originally together alternatively`)

	linkPhrases = []string{
		"in addition", "as a result", "as such", "as a consequence", "in response", "in contrast", "in turn", "in fact", "in particular",
		"in other words", "in the meantime", "in the same", "in this", "in that", "in these", "in those", "in such", "in return", "in doing so", "on the other hand", "on the contrary", "on top of",
		"at the same time", "at that", "at this", "at the time", "after that", "after this", "after which", "before that", "before this", "because of this",
		"because of that", "due to this", "due to that", "despite this", "despite that", "despite these", "despite those", "for example",
		"for instance", "for this", "for that", "for these", "for their", "for its", "for his", "for her", "by contrast", "by then", "by this", "by that", "by doing", "with this", "with that", "with these", "under this",
		"under that", "prior to this", "prior to that", "following this", "following that", "since then", "until then", "even so", "even then", "even though", "if so", "if not", "the same",
		"the latter", "the former", "one of them", "some of them", "many of them", "most of them", "all of them", "none of them", "two of them",
		"one such", "of these", "of those", "among them", "among these", "among those", "along with this", "to this", "to that", "to do so", "all this",
		"all of this", "all that", "much of this", "not only", "rather than", "more importantly", "more recently", "as for", "like this", "from there", "from then",
		"the other", "the others", "the two", "the three", "the pair", "the duo", "the trio", "a second", "a third", "a further", "one other", "others", "other than",
		"some others", "the following", "on that", "on this", "along the way", "what is more", "what's more", "that said", "having said", "to date",
	}

	periods  = set("week weekend month year morning afternoon evening night spring summer autumn fall winter season monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
	calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
		october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun.`)

	captionMarks = []string{
		"image:", "image credit", "image source", "image courtesy", "photo:", "photo by", "photo credit", "photos by", "photograph:",
		"photograph by", "photo courtesy", "picture:", "picture by", "file photo", "file image", "file picture", "credit:", "courtesy of", "getty images", "/getty", "/reuters", "ap photo",
		"(pictured", "(left)", "(right)", "(centre)", "(center)", "illustration:", "illustration by", "screenshot", "video:", "map:", "graphic:", "chart:",
	}
	boilerplateStarts = []string{
		"by ", "reporting by", "additional reporting", "editing by", "writing by", "compiled by", "read more", "read also", "see also",
		"related:", "click ", "sign up", "subscribe", "follow us", "share this", "advertisement", "copyright", "©", "source:", "sources:", "photo",
		"image", "updated ", "update:", "correction", "note:", "editor's note", "editor’s note", "watch:", "listen:", "this article", "this story", "this report", "for more information", "pictured",
		"q:", "a:", "listen to", "download the", "join our", "get the",
	}
	boilerplateMarks = []string{
		"all rights reserved", "terms of use", "privacy policy", "newsletter", "e-mail address", "contributed to this", "sign up for", "http://", "https://", "www.",
		"click here", "first appeared on", "originally published", "was first published", "was produced by", "for the full", "this content",
	}

	personNouns = set(`man woman boy girl person child son daughter father mother husband wife brother sister widow student pupil teacher officer
		official president minister senator judge lawyer doctor nurse driver pilot captain leader chief chairman chairwoman chairperson
		director manager founder owner author writer artist singer actor actress player coach athlete champion candidate governor mayor
		ambassador envoy spokesman spokeswoman spokesperson secretary chancellor premier pope bishop priest king queen prince princess
		soldier general colonel suspect victim defendant prisoner patient worker employee farmer scientist researcher professor engineer
		analyst expert economist journalist reporter editor activist critic opponent rival ruler dictator billionaire politician lawmaker
		prosecutor resident citizen customer passenger survivor winner veteran teenager toddler baby infant youth rebel gunman attacker
		shooter hacker whistleblower partner friend neighbour neighbor colleague someone anyone everyone nobody who`)

	verbs = set(`is are was were be been being has have had having do does did will would can could may might must shall should
		says said say tells told reports reported warns plans wants wins won loses lost takes took taken makes made gives gave given gets got
		goes went gone comes came becomes became begins began begun finds found leads led leaves left keeps kept holds held sees saw seen
		shows showed shown puts sets sends sent brings brought buys bought sells sold pays paid builds built meets met runs ran stands stood falls
		fell fallen rises rose risen grows grew grown draws drew drawn drives drove breaks broke broken speaks spoke spoken writes wrote
		written strikes struck hits hit cuts cut dies kills faces calls seeks sought rules votes backs bans blocks approves rejects agrees
		announces denies claims seizes opens closes returns arrives strips signs launches fires hires quits resigns suspends orders allows
		lets offers accepts refuses expects fears hopes needs remains continues starts ends stops fails flees fled rejoins raises lifts drops
		attacks defends releases arrests charges sues wounds injures threatens urges demands asks thinks thought believes knew known knows
		feels felt looks makes means meant includes contains consists appears seems lies lay sits sat wears wore spreads spread`)

	// stop are words that say nothing about what a sentence is about.
	stop = set(`a an the of to in on at by for from with without and or but nor so yet as if than then that this these those there here
		is are was were be been being am has have had having do does did doing will would can could may might must shall should not no
		he she it they we you i him her them us me his its their our your my who whom whose which what when where why how
		about above across after again against all almost along already also although always among amid an another any anyone anything around
		because before behind below between beyond both down during each either else enough even ever every few first following further
		however into just last later least less like many meanwhile more most much near nearly neither never new next now off often once
		one only other others out over own part per put quite rather same second several since some still such take taken through
		thus together too toward towards two three under until up upon use used very via was way well while whether within yesterday today
		tomorrow year years month months week weeks day days time times monday tuesday wednesday thursday friday saturday sunday january
		february march april june july august september october november december said say says saying told according made make makes
		mr mrs ms dr mr. mrs. ms. dr. according including include includes`)
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func classes(lists map[int]string) map[string]int {
	m := make(map[string]int)
	for class, words := range lists {
		for _, w := range strings.Fields(words) {
			m[w] = class
		}
	}
	return m
}
