package quote

import "strings"

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// sayVerbs report speech word for word.
	sayVerbs = set(`said says say saying told tells tell telling recall joke insist warn added adds adding wrote writes writing asked asks asking replied replies
		replying responded responds answered answers warned warns warning announced announces announcing declared declares declaring insisted
		insists insisting stressed stresses stressing explained explains explaining noted notes noting recalled recalls recalling argued argues
		arguing claimed claims claiming continued continues concluded concludes remarked remarks commented comments commenting stated states
		stating tweeted posted shouted shouts shouting cried yelled whispered joked admitted admits admitting acknowledged acknowledges
		confirmed confirms confirming denied vowed vows vowing promised promises promising predicted predicts testified testifies observed observes
		quipped tweets blogs suggested suggests urged urges urging exclaimed muttered read reads pleaded complained complains lamented began countered
		cautioned cautions emphasized emphasised emphasizes emphasises reiterated pointed boasted chanted maintained maintains alleged alleges reported
		radioed texted emailed e-mailed blogged mused opined reflected reasoned screamed
		bellowed interjected retorted snapped jokes quips recounted recounts grumbled gushed enthused wondered wonders hissed relayed conceded concedes ordered demanded demands demanding thundered sighed laughed agreed quoted`)
	// judgeVerbs report how somebody speaks of something, often in a fragment.
	judgeVerbs = set(`called calls calling described describes describing denounced denounces denouncing condemned condemns condemning hailed
		hails hailing praised praises praising dismissed dismisses dismissing branded brands branding labelled labeled labels labelling labeling
		termed terms terming accused accuses accusing criticised criticized criticises criticizes criticising criticizing slammed slams slamming characterised
		characterized characterises characterizes likened likens referred refers welcomed welcomes blamed blames pledged pledges pledging attacked
		lauded lauds decried decries blasted defended defends expressed expresses voiced cited cites citing spoke spoken speaking talked warned
		threatened threatens ridiculed mocked thanked apologised apologized hinted complained considered deemed saw sees`)
	// namingVerbs give a thing its name: what follows them in marks is no speech.
	namingVerbs = set(`titled entitled nicknamed named dubbed known codenamed code-named headlined subtitled christened billed so-called aka spelled
		called marked labelled labeled stamped reading meaning means translated translates`)
	// adverbs and auxiliaries may stand between a speaker and the verb.
	between = set(`also has have had later then once again repeatedly reportedly just still even only already simply who which is was will would did
		now first initially further famously previously recently earlier yesterday today tonight monday tuesday wednesday thursday friday saturday sunday
		himself herself themselves itself not never always often sometimes`)
	pronouns = set(`he she they it i we you who`)
	// nounStops end a noun phrase on the way forward.
	nounStops = set(`in on at to by with after before during when while who which that as because but and or from about over via through following
		against since until into under if where than so not is was were are has had have will would yesterday today tomorrow monday tuesday wednesday
		thursday friday saturday sunday earlier later this last again`)
	// nounBreaks end a noun phrase on the way back.
	nounBreaks = set(`in on at to by with after before during when while that as because but from about over via through following against since until
		into under if where than so not is was were are has had have will would`)
	// prepositions tell whose or where, in front of a name that does not speak itself.
	prepositions = set(`of for from at with to`)
	// joins lead over to a participle that has the subject of its clause.
	joins = set(`and but while whilst by when after before without`)
	// objects are pronouns that are never who speaks.
	objects = set(`me us him them himself herself themselves itself`)
	passive = set(`been is was are were be being so - get got`)
	// tellVerbs take the hearer as their object: a name behind them is no speaker.
	tellVerbs    = set(`told tells telling ordered urged urges quoted`)
	determiners  = set(`the a an his her its their our my this that these those one another some many several two three`)
	spokespeople = set(`spokesman spokeswoman spokesperson spokesmen statement official officials representative`)
)

type sex uint8

const (
	anySex sex = iota
	female
	male
)

// Words that stand before names, and nouns, of one sex. They serve to keep "she"
// from a man.
var (
	femaleWords = set(`mrs mrs. ms ms. miss madam madame lady dame queen princess duchess countess baroness sister mother grandmother aunt niece actress chairwoman
		spokeswoman congresswoman councilwoman businesswoman policewoman daughter granddaughter wife widow girlfriend waitress heroine nun alhaja
		hajia smt woman girl`)
	maleWords = set(`mr mr. sir lord king prince duke earl baron father grandfather uncle nephew brother chairman spokesman congressman councilman businessman
		policeman son grandson husband widower boyfriend imam monk alhaji mallam shri man boy`)
)
