package crf

import "strings"

// evidence is what the rest of a document shows about a word, one bit each: the
// one-pass form of the context aggregation of Ratinov and Roth (2009), "Design
// challenges and misconceptions in named entity recognition".
type evidence uint32

const (
	lowerSeen     evidence = 1 << iota // printed in lower case
	capitalMid                         // capitalised inside a sentence
	afterTitle                         // capitalised after Mr, President…
	afterFirst                         // capitalised after a first name
	beforeCapital                      // a first name before a capital
	afterIn                            // after in, at, near, from…
	beforeSaid                         // before said, told…
	afterArticle                       // after the
	possessive                         // before 's
	runLast                            // last of a longer run of capitals
	runFirst                           // first of one
	alone                              // a run of its own
	inOrgRun                           // in a run that ends in University, Ministry…
	inBrackets                         // alone in brackets
	afterOf                            // after of
	asSubject                          // before a verb that persons do
	evidenceBits  = 16
)

// cue is what a word says about the words beside it.
type cue uint16

const (
	cueTitle     cue = 1 << iota // stands before persons: Mr, President
	cueSaid                      // verbs of speech
	cueIn                        // prepositions of place
	cueArticle                   // the, a
	cueOrgHead                   // ends names of organizations: University, Party
	cuePlaceHead                 // ends names of places: River, Street
	cueLink                      // ties two runs into one name: of, for
	cueOf
	cueActs // other verbs whose subject is mostly a person
)

var cues = cueWords()

// cueWords lists the cue words. Written for lede from news usage.
func cueWords() map[string]cue {
	m := make(map[string]cue)
	add := func(c cue, words string) {
		for _, w := range strings.Fields(words) {
			m[w] |= c
		}
	}
	add(cueTitle, `mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame president vice-president premier chancellor minister secretary
		senator sen sen. rep rep. congressman congresswoman representative governor gov gov. mayor judge justice attorney general gen gen.
		colonel col col. captain capt capt. lieutenant lt lt. sergeant sgt sgt. major commander admiral adm. marshal prof prof. professor
		chairman chairwoman chair director chief ceo king queen prince princess emperor sultan sheikh pope bishop archbishop cardinal
		father rev rev. reverend rabbi imam ayatollah ambassador spokesman spokeswoman spokesperson leader coach manager
		candidate actor actress singer author writer striker midfielder defender goalkeeper officer detective lawyer coordinator
		analyst economist researcher scientist founder co-founder activist journalist reporter lawmaker commissioner councillor deputy`)
	add(cueSaid, `said says say told tells added adds announced announces stated states explained explains argued argues claimed claims
		warned warns confirmed confirms denied denies insisted insists noted notes wrote writes tweeted commented asked replied
		reported reports acknowledged admitted suggested urged called believes believed thinks thought`)
	add(cueActs, `was is has had who died won born married resigned met visited served joined played scored became lives lived retired
		testified appeared arrived returned spoke signed accused`)
	add(cueIn, `in at near from to around outside across into inside throughout via toward towards`)
	add(cueArticle, `the a an`)
	add(cueOf|cueLink, `of`)
	add(cueLink, `for de del da di du des la el van von der bin al and on at`)
	add(cueOrgHead, `university college school institute academy ministry department agency bureau office commission committee council
		court parliament congress senate assembly party union association federation foundation society organization organisation group
		company corporation corp corp. inc inc. ltd ltd. llc plc co co. bank fund trust holdings partners industries motors airlines airways
		air army navy force forces police guard guards team club fc united city rovers athletic news times post herald tribune journal
		gazette magazine press agency network television tv radio channel church board authority service services center centre network
		coalition alliance movement front league brigade command ministry treasury systems technologies technology laboratories
		laboratory hospital museum orchestra band records pictures studios entertainment media international chamber house`)
	add(cuePlaceHead, `river lake mountain mountains mount sea ocean bay gulf island islands peninsula valley desert street avenue road
		square park airport stadium bridge county province state states district region republic kingdom city town village beach coast
		forest hills hill palace tower building station harbor harbour port canal strait prison`)
	return m
}

// gather adds what sentence s shows to the evidence of its words.
func (v *view) gather(s int) {
	sent := v.d.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		l := v.low(i)
		if !v.upper[i] {
			l.evidence |= lowerSeen
			continue
		}
		first := i == sent.First || i == sent.First+1 && len(v.d.Tok(sent.First)) <= len("“") // a quote that opens
		if !first {
			l.evidence |= capitalMid
		}
		if i > sent.First {
			l.evidence |= v.before(i)
		}
		if i+1 < sent.Last {
			l.evidence |= v.behind(i, sent.Last)
		}
		v.shareRun(i, sent.First, sent.Last)
	}
}

// before is the evidence that the token before capitalised token i gives.
func (v *view) before(i int) evidence {
	var e evidence
	p := v.low(i - 1)
	upper := v.upper[i-1]
	if p.cue&cueTitle != 0 {
		e |= afterTitle
	}
	if upper && (p.info.FemaleFirst || p.info.MaleFirst) {
		e |= afterFirst
	}
	if upper {
		return e
	}
	if p.cue&cueIn != 0 {
		e |= afterIn
	}
	if p.cue&cueArticle != 0 {
		e |= afterArticle
	}
	if p.cue&cueOf != 0 {
		e |= afterOf
	}
	if v.d.Text[v.d.Tokens[i-1].Start] == '(' && i+1 < len(v.d.Tokens) && v.d.Text[v.d.Tokens[i+1].Start] == ')' {
		e |= inBrackets
	}
	return e
}

// behind is the evidence that the token behind capitalised token i gives.
func (v *view) behind(i, end int) evidence {
	var e evidence
	n := v.low(i + 1)
	switch {
	case v.upper[i+1]:
		if l := v.low(i); l.info.FemaleFirst || l.info.MaleFirst {
			e |= beforeCapital
		}
	case n.cue&cueSaid != 0:
		e |= beforeSaid
	case n.cue&cueActs != 0:
		e |= asSubject
	}
	if i+1 < end && v.d.Tokens[i+1].Glued && v.types[v.tok[i+1]].kind == textClitic {
		e |= possessive
	}
	return e
}

// shareRun notes where in its run of capitals token i stands, and tells the
// whole run of a head like "University" at its end.
func (v *view) shareRun(i, first, end int) {
	left := i > first && v.upper[i-1]
	right := i+1 < end && v.upper[i+1]
	l := v.low(i)
	switch {
	case left && !right:
		l.evidence |= runLast
	case right && !left:
		l.evidence |= runFirst
	case !left && !right:
		l.evidence |= alone
	}
	if !left || right || l.cue&cueOrgHead == 0 {
		return
	}
	for j := i - 1; j >= first && j > i-6 && v.upper[j]; j-- {
		v.low(j).evidence |= inOrgRun
	}
}
