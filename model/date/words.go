package date

// class says what part a token may play in a date.
type class uint8

const (
	none       class = iota
	number           // digits; val is the number, width the count of digits
	cardinal         // a number word: two, ten, a dozen
	ordinal          // third; digits with a suffix are a number followed by suffix
	suffix           // st, nd, rd, th
	month            // val 1 to 12
	weekday          // val 0 (Monday) to 6
	unit             // day, week…; val is the grain
	rel              // last, this, next; val -1, 0, +1
	deictic          // today, yesterday, tomorrow; val is the distance in days
	partOfDay        // morning, night…
	season           // val 0 (spring) to 3
	fuzzy            // early, late, mid, end, beginning
	to               // joins the ends of a range
	opener           // from, between
	noon             // noon, midnight
	article          // the, a, an
	decade           // nineties; val is the year within the century
	apostrophe       // may begin '90s
	quarter          // Q1, H2 in one word; val is the number, width 3 or 6 months
	feast            // first word of a holiday
	glued            // a month and a day in one word: Dec31
	fiscal           // FY2025: val is the year
	many             // several, which counts without a number
)

// Flags of a lexeme.
const (
	abbreviated uint8 = 1 << iota // Jan, Mon: a date only beside a number or another date
	common                        // also an everyday word or a first name: may, march, sun
	plural
)

// lexeme is what the word list says of one token.
type lexeme struct {
	class class
	width uint8 // digits of a number; months of a quarter or half
	flags uint8
	val   int16
}

// lexicon holds every word that may begin or join a date. It is made once per
// process on first use of the package and never changed.
var lexicon = buildLexicon()

func buildLexicon() map[string]lexeme {
	w := make(map[string]lexeme, 400)
	list := func(c class, flags uint8, first int, words ...string) {
		for i, s := range words {
			w[s] = lexeme{class: c, flags: flags, val: int16(first + i)} //nolint:gosec // small
		}
	}
	same := func(c class, flags uint8, val int, words ...string) {
		for _, s := range words {
			w[s] = lexeme{class: c, flags: flags, val: int16(val)} //nolint:gosec // small
		}
	}
	list(month, 0, 1, "january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december")
	list(month, abbreviated, 1, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
	list(month, abbreviated, 1, "jan.", "feb.", "mar.", "apr.", "may.", "jun.", "jul.", "aug.", "sep.", "oct.", "nov.", "dec.")
	same(month, abbreviated, 9, "sept", "sept.")
	w["may"] = lexeme{class: month, val: 5, flags: common}
	w["march"] = lexeme{class: month, val: 3, flags: common}
	list(weekday, 0, 0, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
	list(weekday, abbreviated, 0, "mon", "tue", "wed", "thu", "fri", "sat", "sun")
	same(weekday, abbreviated, 1, "tues", "tues.")
	same(weekday, abbreviated, 3, "thur", "thurs")
	list(cardinal, 0, 0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
	for i, s := range []string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"} {
		same(cardinal, 0, 30+10*i, s)
	}
	same(cardinal, 0, 1000, "thousand")
	same(cardinal, 0, 12, "dozen")
	list(ordinal, 0, 1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")
	same(ordinal, 0, 30, "thirtieth")
	same(suffix, 0, 0, "st", "nd", "rd", "th", "st.") // at the end of a sentence, "1st." keeps its point
	buildUnits(same)
	buildRelations(same)
	list(quarter, 0, 1, "q1", "q2", "q3", "q4", "h1", "h2")
	for i, s := range []string{"q1", "q2", "q3", "q4"} {
		w[s] = lexeme{class: quarter, val: int16(i + 1), width: 3} //nolint:gosec // small
	}
	w["h1"], w["h2"] = lexeme{class: quarter, val: 1, width: 6}, lexeme{class: quarter, val: 2, width: 6}
	for i, s := range []string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"} {
		same(decade, 0, 20+10*i, s)
	}
	for first := range holidays {
		if _, taken := w[first]; !taken { // "may" and "april" are tried as months first
			w[first] = lexeme{class: feast}
		}
	}
	return w
}

func buildUnits(same func(class, uint8, int, ...string)) {
	units := []struct {
		g     grain
		names []string
	}{
		{grainTime, []string{"minute", "hour"}},
		{grainDay, []string{"day"}},
		{grainWeekend, []string{"weekend"}},
		{grainWeek, []string{"week"}},
		{grainMonth, []string{"month"}},
		{grainQuarter, []string{"quarter"}},
		{grainHalf, []string{"half"}},
		{grainYear, []string{"year"}},
		{grainDecade, []string{"decade"}},
	}
	for _, u := range units {
		for _, n := range u.names {
			same(unit, 0, int(u.g), n)
			same(unit, plural, int(u.g), n+"s")
		}
	}
	same(unit, 0, int(grainCentury), "century")
	same(unit, plural, int(grainCentury), "centuries")
	same(unit, plural, int(grainTime), "seconds")
	same(unit, 0, int(grainWeek), "fortnight") // twice as long: see units
	same(season, 0, 0, "spring", "springtime")
	same(season, 0, 1, "summer", "summertime")
	same(season, 0, 2, "autumn")
	same(season, common, 2, "fall")
	same(season, 0, 3, "winter", "wintertime")
	same(partOfDay, 0, 0, "morning", "afternoon", "evening", "night", "lunchtime")
}

func buildRelations(same func(class, uint8, int, ...string)) {
	same(rel, 0, -1, "last", "past", "previous", "preceding")
	same(rel, 0, 0, "this", "current", "same", "that")
	same(rel, 0, 1, "next", "coming", "following", "upcoming")
	same(deictic, 0, 0, "today", "tonight", "tonite")
	same(deictic, 0, -1, "yesterday")
	same(deictic, 0, 1, "tomorrow")
	same(fuzzy, 0, int(partEarly), "early", "earlier")
	same(fuzzy, 0, int(partMiddle), "mid", "middle", "midway")
	same(fuzzy, 0, int(partLate), "late", "later")
	same(fuzzy, 0, int(partEnd), "end", "close")
	same(fuzzy, 0, int(partStart), "beginning", "start", "dawn", "turn")
	same(to, 0, 0, "to", "until", "till", "til", "through", "thru", "-", "–", "—", "and")
	same(opener, 0, 0, "from", "between")
	same(noon, 0, 0, "noon", "midnight", "midday")
	same(article, 0, 0, "the", "a", "an")
	same(many, 0, 0, "several")
	same(apostrophe, 0, 0, "'", "’", "‘")
}

// functionWords may follow a date that stands on its own: after them it is no
// modifier of a noun.
var functionWords = set(`a an the and or but nor so yet in on at by for from with to of as if when while after before since until
	till during about over under between through into against amid among without within because although though that which who whom
	whose where he she it they we i you his her its their our my your this these those there is are was were be been being has have
	had will would shall should can could may might must do does did not no n't also then just only even still all both each some
	many most more when than via per plus despite following including according alone onwards onward inclusive around`)

// peoplePlurals are nouns that make a four-digit number a count although they
// do not end in s.
var peoplePlurals = set(`people men women children police troops staff members personnel crew miles feet tonnes euros dollars pounds
	kilometres kilometers metres meters acres hectares million billion per percent km m kg mph`)

// zones may follow a time of day.
var zones = set(`gmt utc bst est edt cst cdt mst mdt pst pdt ist cet cest eet eest msk jst kst hkt sgt aest aedt acst acdt awst nzst nzdt
	wib wat cat eat sast pkt et pt ct mt z`)

// futureVerbs and their kin tell on which side of publication a date lies; see
// tense.
var (
	modals = set(`will shall would may might can could should must won't wouldn't`)
	// arranged words look ahead, whatever the tense of their auxiliary.
	arranged = set(`due scheduled set expected planned planning plans plan slated poised bound supposed hopes hope hoping aims aim intends
		intend intending expects expect expecting upcoming forthcoming ahead deadline postponed delayed deferred adjourned rescheduled
		proposed promised promises going likely ready prepare preparing prepares penciled pencilled invited awaits awaiting wants want
		odds likelihood outlook prospect prospects bets turns meets faces appears returns arrives plays hosts celebrates visits travels
		looming approaching nearing coming begins starts ends opens closes expires runs takes kicks resumes concludes finishes launches votes
		reopens flies airs premieres departs tours goes`)
	// comings are verbs of the present in the plural that tell what lies ahead.
	comings = set(`host face play travel meet visit resume reopen open begin start end close return arrive leave fly vote go take tour gather
		convene compete appear expire head kick come finish race`)
	pastVerbs = set(`wasn't weren't didn't hadn't was were had did been said told came went began took made gave found saw held left won lost fell rose shot struck hit
		met led became got put ran cut sent spent built brought bought caught fought taught thought kept felt heard paid sold spoke spoken
		wrote written broke broken chose drove flew fled grew knew threw stood sat beat drew shook sank swore wore woke known seen taken
		given gone done made born hurt killed sought lay dealt read says has have ago`)
	// bareVerbs follow "to" as infinitives in announcements.
	bareVerbs = set(`be begin start hold meet vote discuss decide appear travel visit attend leave return face announce open close
		launch publish release report speak address sign present play take make go come run end finish resume convene gather march
		strike stand give receive deliver debate consider rule hear hand submit elect choose arrive depart step resign retire join
		host celebrate perform compete fight replace introduce implement cut raise lower ban lift expire`)
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	start := -1
	for i := 0; i <= len(words); i++ {
		space := i == len(words) || words[i] == ' ' || words[i] == '\n' || words[i] == '\t'
		switch {
		case space && start >= 0:
			m[words[start:i]] = true
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	return m
}
