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
	sayVerbs = set(`said says say saying told tells telling added adds adding wrote writes writing asked asks asking replied replies
		replying responded responds answered answers warned warns warning announced announces announcing declared declares declaring insisted
		insists insisting stressed stresses stressing explained explains explaining noted notes noting recalled recalls recalling argued argues
		arguing claimed claims claiming continued continues concluded concludes remarked remarks commented comments commenting stated states
		stating tweeted posted shouted shouts shouting cried yelled whispered joked admitted admits admitting acknowledged acknowledges
		confirmed confirms confirming denied vowed vows vowing promised promises promising predicted predicts testified testifies observed observes
		quipped suggested suggests urged urges urging exclaimed muttered read reads pleaded complained complains lamented began countered
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

// sexes of titles and of first names that are common in English news and mean
// one sex only. They serve to keep "she" from a man; who is on no list fits
// both. Written for lede.
var (
	femaleWords = set(`mrs mrs. ms ms. miss madam lady queen princess duchess baroness sister mother actress chairwoman spokeswoman congresswoman
		councilwoman businesswoman daughter wife widow
		mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna
		michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela shirley anna ruth brenda pamela
		nicole katherine catherine virginia christine samantha debra janet rachel carolyn emma maria heather diane julie joyce victoria kelly
		christina joan evelyn lauren judith olivia martha cheryl megan andrea ann alice jean doris jacqueline kathryn hannah julia grace amber
		theresa teresa sophie sophia isabella charlotte mia amelia harriet lucy chloe eleanor rosa carmen ana lucia elena sofia ines isabel
		marta claudia paula beatriz luisa gabriela valentina camila irina olga natalia svetlana tatiana ekaterina oksana yulia fatima aisha leila
		layla amina mariam maryam zainab priya anjali sunita meera indira nirmala mei yuki keiko sakura ingrid astrid greta freya sigrid
		giulia chiara francesca simone amelie camille claire nathalie sylvie ursula petra katja heike monika magdalena agnieszka nadia zara
		hillary nikki kamala jacinda priti liz dina`)
	maleWords = set(`mr mr. sir lord king prince duke father brother chairman spokesman congressman councilman businessman son husband imam
		james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew
		joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
		brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary
		peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan
		bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene oliver
		harry leo luca marco mario luigi giovanni paolo pierre jean-luc francois louis antoine hugo luis carlos miguel pedro pablo diego
		fernando javier sergio rafael ricardo eduardo nicolas hans klaus jurgen wolfgang stefan lars sven erik olaf ivan vladimir dmitri
		sergei mikhail boris viktor volodymyr andrei igor ahmed mohammed muhammad mohamed ali hassan hussein omar ibrahim khalid yusuf mustafa
		abdullah tariq rajesh sanjay arjun vikram ravi amit anil narendra rahul hiroshi kenji takeshi wei ming kofi kwame tom tony bill bob jim
		mike dave steve dan ben sam fred ted joao tiago anders bjorn henrik`)
)
