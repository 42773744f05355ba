package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// describe writes a figure on one line: [start,end) kind value..high unit bound.
func describe(g model.Figure) string {
	s := fmt.Sprintf("%q[%d,%d) %s %v", g.Text, g.Start, g.End, g.Kind, math.Round(g.Value*1e4)/1e4)
	if g.High != nil {
		s += fmt.Sprintf("..%v", *g.High)
	}
	if g.Unit != "" {
		s += " " + g.Unit
	}
	if g.Bound != "" {
		s += " " + string(g.Bound)
	}
	if g.Vague {
		s += " vague"
	}
	return s
}

// found lists the figures of s, separated by " | ".
func found(s string) string {
	var out []string
	for _, g := range Find(text.FromString(s), nil) {
		out = append(out, describe(g))
	}
	return strings.Join(out, " | ")
}

type row struct{ name, in, want string }

func check(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		if got := found(r.in); got != r.want {
			t.Errorf("%s: %s\n got %s\nwant %s", r.name, r.in, got, r.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	check(t, []row{
		{"thousands separators", "It has 12,567 pages.", `"12,567"[7,13) count 12567 page`},
		{"Indian separators", "It has 4,40,000 pages.", `"4,40,000"[7,15) count 440000 page`},
		{"thousands parted by blanks", "It has 1 234 567 pages.", `"1 234 567"[7,16) count 1.234567e+06 page`},
		{"words with and", "She wrote two hundred and six letters.", `"two hundred and six"[10,29) count 206 letter`},
		{"words with hyphen", "He counted twenty-one ships.", `"twenty-one"[11,21) count 21 ship`},
		{"article and magnitude", "It drew a thousand visitors.", `"a thousand"[8,18) count 1000 visitor`},
		{"magnitude after digits", "It has 1.3 million members.", `"1.3 million"[7,18) count 1.3e+06 member`},
		{"glued m before a plural is million", "About 2m homes were dark.", `"About 2m"[0,8) count 2e+06 home about`},
		{"growing magnitudes multiply", "The total is three lakh crore rupees.", `"three lakh crore rupees"[13,36) money 3e+12 INR`},
		{"dozens", "They sold three dozen lamps.", `"three dozen"[10,21) count 36 lamp`},
		{"half a dozen", "He ate half a dozen eggs.", `"half a dozen"[7,19) count 6 egg`},
		{"half a million", "Half a million people came.", `"Half a million"[0,14) count 500000 person`},
		{"mixed fraction", "It runs 10 1/2 miles.", `"10 1/2 miles"[8,20) measure 10.5 mile`},
		{"fraction character", "Add ½ teaspoon of salt.", `"½ teaspoon"[4,15) measure 0.5 teaspoon`},
		{"and a half", "They waited two and a half years.", `"two and a half years"[12,32) duration 2.5 year`},
		{"vague plural", "Hundreds of thousands of people fled.", `"Hundreds of thousands"[0,21) count 100000 person vague`},
		{"vague several", "Several thousand people fled.", `"Several thousand"[0,16) count 1000 person vague`},
		{"plus or minus", "It is plus or minus 3 points.", `"3"[20,21) count 3 point`},
		{"thousands behind a name", "Ruiz got 7,100 votes and Okello 6,900.", `"7,100"[9,14) count 7100 vote | "6,900"[32,37) count 6900 vote`},
		{"count behind a place", "In Ghana 392 were hurt.", `"392"[9,12) count 392 person`},
		{"minus", "It fell to -12C at night.", `"-12C"[11,15) measure -12 °C`},
		{"fold", "Demand rose threefold.", `"threefold"[12,21) count 3 times`},
		{"times", "It is 2.4 times larger.", `"2.4 times"[6,15) count 2.4 times`},
		{"twice as", "Twice as many came.", `"Twice"[0,5) count 2 times`},
	})
}

func TestUnits(t *testing.T) {
	check(t, []row{
		{"duration", "He was held for 412 days.", `"412 days"[16,24) duration 412 day`},
		{"hyphenated duration", "An 11-year lull ended.", `"11-year"[3,10) duration 11 year`},
		{"adjective before the unit of time", "It rained for five consecutive days.", `"five consecutive days"[14,35) duration 5 day`},
		{"article span", "They spoke for an hour.", `"an hour"[15,22) duration 1 hour`},
		{"an article span that is a rate is none", "She earns $40 an hour.", `"$40"[10,13) money 40 USD`},
		{"two units of time", "It took 3 hours and 30 minutes.", `"3 hours and 30 minutes"[8,30) duration 3.5 hour`},
		{"feet and inches", "He is 6ft 2in tall.", `"6ft 2in"[6,13) measure 6.1667 foot`},
		{"measure with conversion in brackets", "It burned 12,000 hectares (30,000 acres).", `"12,000 hectares"[10,25) measure 12000 hectare | "30,000 acres"[27,39) measure 30000 acre`},
		{"rate belongs to the span", "Output is 1.2 million barrels a day.", `"1.2 million barrels a day"[10,35) measure 1.2e+06 barrel`},
		{"speed", "Winds hit 90 miles an hour.", `"90 miles an hour"[10,26) measure 90 mph`},
		{"glued unit", "The town lies 40km away.", `"40km"[14,18) measure 40 km`},
		{"percent forms", "It rose 4.5%, then 10 per cent, then forty percent.", `"4.5%"[8,12) percent 4.5 % | "10 per cent"[19,30) percent 10 % | "forty percent"[37,50) percent 40 %`},
		{"points", "Turnout fell 3.2 percentage points.", `"3.2 percentage points"[13,34) measure 3.2 percentage point`},
		{"basis points", "The cut was 25 basis points.", `"25 basis points"[12,27) measure 25 basis point`},
		{"magnitude before", "A magnitude 6.1 earthquake struck.", `"magnitude 6.1"[2,15) measure 6.1 magnitude`},
		{"parts per million are one unit", "It passed 400 parts per million.", `"400 parts per million"[10,31) measure 400 part per million`},
		{"stone that weighs", "He weighs 14 stone.", `"14 stone"[10,18) measure 14 stone`},
		{"stone that stands", "It has 14 stone pillars.", `"14"[7,9) count 14 pillar`},
		{"quarter-point", "It was a quarter-point rise.", `"quarter-point"[9,22) measure 0.25 percentage point`},
		{"quarter point behind its article", "Rates rose by a quarter point.", `"a quarter point"[14,29) measure 0.25 percentage point`},
		{"three-quarter-point", "A three-quarter-point cut came.", `"three-quarter-point"[2,21) measure 0.75 percentage point`},
		{"half a point in a game", "She won by half a point.", `"half a point"[11,23) count 0.5 point`},
		{"magnitudes with a bound", "Quakes with magnitudes above 7 are rare.", `"above 7"[23,30) measure 7 magnitude min`},
		{"metres, not million", "The wall is 15m high.", `"15m"[12,15) measure 15 m`},
	})
}

func TestMoney(t *testing.T) {
	check(t, []row{
		{"sign and glued magnitude", "It paid $1.2bn.", `"$1.2bn"[8,14) money 1.2e+09 USD`},
		{"m is million behind a sign", "It paid £750m.", `"£750m"[8,14) money 7.5e+08 GBP`},
		{"country and blanks", "It cost NZ $ 26 million.", `"NZ $ 26 million"[8,23) money 2.6e+07 NZD`},
		{"country glued", "It sold for HK$12.8 million.", `"HK$12.8 million"[12,27) money 1.28e+07 HKD`},
		{"name behind", "It lost 310 million euros.", `"310 million euros"[8,25) money 3.1e+08 EUR`},
		{"yen", "It holds ¥1.5 trillion.", `"¥1.5 trillion"[9,23) money 1.5e+12 JPY`},
		{"nationality", "He owes 500 Swiss francs.", `"500 Swiss francs"[8,24) money 500 CHF`},
		{"code before", "It costs USD 200.", `"USD 200"[9,16) money 200 USD`},
		{"code glued", "It costs EUR115.", `"EUR115"[9,15) money 115 EUR`},
		{"pence", "Petrol costs 152.3p a litre.", `"152.3p"[13,19) money 152.3 GBX`},
		{"dollars and cents", "It cost thirteen dollars and forty-five cents.", `"thirteen dollars and forty-five cents"[8,45) money 13.45 USD`},
		{"vague", "It cost tens of millions of dollars.", `"tens of millions of dollars"[8,35) money 1e+07 USD vague`},
		{"pounds that weigh", "The baby weighed 7 pounds.", `"7 pounds"[17,25) measure 7 pound`},
		{"pounds that pay", "He was fined 200 pounds.", `"200 pounds"[13,23) money 200 GBP`},
		{"an article before the sign is no Australia", "A $20 note fell.", `"$20"[2,5) money 20 USD`},
		{"Australia before the sign", "He paid A$20.", `"A$20"[8,12) money 20 AUD`},
		{"rand with a magnitude", "It cost R900 million.", `"R900 million"[8,20) money 9e+08 ZAR`},
		{"R before digits alone is a name", "The R900 was closed.", ""},
		{"currency of a small country", "It lost 328 million quetzales.", `"328 million quetzales"[8,29) money 3.28e+08 GTQ`},
		{"an acronym is no code", "The COP30 hosts met.", ""},
	})
}

func TestBounds(t *testing.T) {
	check(t, []row{
		{"around", "Around 900 people left.", `"Around 900"[0,10) count 900 person about`},
		{"some", "Some 300 people left.", `"Some 300"[0,8) count 300 person about`},
		{"at least", "At least 14 people died.", `"At least 14"[0,11) count 14 person min`},
		{"nearly", "It took nearly two years.", `"nearly two years"[8,24) duration 2 year about`},
		{"up to", "Up to 200 jobs could go.", `"Up to 200"[0,9) count 200 job max`},
		{"more than", "More than a billion people watched.", `"More than a billion"[0,19) count 1e+09 person min`},
		{"no fewer than", "No fewer than 12 shops closed.", `"No fewer than 12"[0,16) count 12 shop min`},
		{"as many as", "As many as 30,000 people died.", `"As many as 30,000"[0,17) count 30000 person max`},
		{"an estimated", "An estimated 40 people fell ill.", `"An estimated 40"[0,15) count 40 person about`},
		{"just over", "It took just over 24 hours.", `"just over 24 hours"[8,26) duration 24 hour min`},
		{"over an article", "It is about a 20-minute walk.", `"about a 20-minute"[6,23) duration 20 minute about`},
		{"under an article is a preposition", "It came under a 10-year deal.", `"10-year"[16,23) duration 10 year`},
		{"or more", "It costs $5 or more.", `"$5 or more"[9,19) money 5 USD min`},
		{"or so", "A dozen or so people waited.", `"A dozen or so"[0,13) count 12 person about`},
		{"odd", "There were 30-odd guests.", `"30-odd"[11,17) count 30 guest about`},
		{"about is no bound after talk", "They talked about two things.", `"two"[18,21) count 2 thing`},
		{"or equal to", "It is less than or equal to 20.", `"less than or equal to 20"[6,30) count 20 max`},
	})
}

func TestRangesAndScores(t *testing.T) {
	check(t, []row{
		{"between", "Between 20 and 30 per cent agreed.", `"Between 20 and 30 per cent"[0,26) range 20..30 %`},
		{"dash and unit", "It lasts 8-10 years.", `"8-10 years"[9,19) range 8..10 year`},
		{"to and unit", "It lasts three to four weeks.", `"three to four weeks"[9,28) range 3..4 week`},
		{"shared magnitude", "It costs $3.2-3.5 billion.", `"$3.2-3.5 billion"[9,25) range 3.2e+09..3.5e+09 USD`},
		{"from to in a range", "Prices range from $5 to $10.", `"from $5 to $10"[13,27) range 5..10 USD`},
		{"from to of a change is two figures", "It rose from 9 to 10 per cent.", `"9"[13,14) percent 9 % | "10 per cent"[18,29) percent 10 %`},
		{"rose by and to is two figures", "Petrol rose 5p to 152p.", `"5p"[12,14) money 5 GBX | "152p"[18,22) money 152 GBX`},
		{"or", "Two or three people came.", `"Two or three"[0,12) range 2..3 person about`},
		{"two bounds", "More than 20 but fewer than 30 people came.", `"More than 20 but fewer than 30"[0,30) range 20..30 person`},
		{"ages", "Children aged between 5 and 11 pay less.", `"aged between 5 and 11"[9,30) range 5..11 year`},
		{"years are no range", "It grew in 2014-18.", ""},
		{"score of a game", "They won 3-2 on Saturday.", `"3-2"[9,12) score 3..2`},
		{"score behind the name of a side", "Ghana beat Denmark 4-0.", `"4-0"[19,22) score 4..0`},
		{"score with a dash behind a name", "Rovers beat City 3–2.", `"3–2"[17,22) score 3..2`},
		{"sets behind a name", "She beat Ann Lee 6-0, 6-1.", `"6-0"[17,20) score 6..0 | "6-1"[22,25) score 6..1`},
		{"model behind a name is no score", "The Boeing 737-800 beat its rival.", ""},
		{"vote told with by", "It survived the vote by 325 to 306.", `"325 to 306"[24,34) score 325..306`},
		{"change told with by", "Votes rose by 20 to 306.", `"20"[14,16) count 20 | "306"[20,23) count 306`},
		{"score of a vote", "The Senate voted 67 to 32.", `"67 to 32"[17,25) score 67..32`},
		{"votes to", "It passed by 218 votes to 212.", `"218 votes to 212"[13,29) score 218..212 vote`},
		{"one in five", "One in five adults smokes.", `"One in five"[0,11) percent 20 %`},
		{"nine out of ten", "Nine out of 10 agree.", `"Nine out of 10"[0,14) percent 90 %`},
		{"two in a length of time is no share", "Two in 24 hours is a lot.", `"Two"[0,3) count 2 | "24 hours"[7,15) duration 24 hour`},
		{"two-thirds of", "Two-thirds of voters agreed.", `"Two-thirds"[0,10) percent 66.6667 %`},
		{"almost half", "Almost half the town left.", `"Almost half"[0,11) percent 50 % about`},
		{"by a third", "Sales fell by a third.", `"a third"[14,21) percent 33.3333 %`},
	})
}

func TestAgesAndRanks(t *testing.T) {
	check(t, []row{
		{"between commas", "Ann Lee, 42, left.", `"42"[9,11) age 42 year`},
		{"in brackets", "Ann Lee (42) left.", `"42"[9,11) age 42 year`},
		{"brackets in a table of countries", "It has 14 golds, ahead of Japan (25).", `"14"[7,9) count 14 gold | "25"[33,35) count 25 gold`},
		{"people over an age", "Adults over 60 pay less.", `"over 60"[7,14) age 60 year min`},
		{"over a length of time is no age", "It drew adults over 60 days.", `"60 days"[20,27) duration 60 day`},
		{"year-old", "A 19-year-old student left.", `"19-year-old"[2,13) age 19 year`},
		{"month old", "The nine-month-old child slept.", `"nine-month-old"[4,18) age 9 month`},
		{"aged, and another", "Her sons, aged 9 and 12, left.", `"aged 9"[10,16) age 9 year | "12"[21,23) age 12 year`},
		{"at the age of", "He left at the age of 20.", `"at the age of 20"[8,24) age 20 year`},
		{"when she was", "They moved when she was six.", `"six"[24,27) age 6 year`},
		{"turned, with a date behind", "She turned 91 last week.", `"91"[11,13) age 91 year`},
		{"years of age", "At 6 weeks of age it sees.", `"6 weeks of age"[3,17) age 6 week`},
		{"an enumeration is no age", "It has 5 cats, 12 dogs.", `"5"[7,8) count 5 cat | "12"[15,17) count 12 dog`},
		{"ordinal", "It is his third term.", `"third"[10,15) ordinal 3 term`},
		{"ordinal in digits", "It marks the 30th anniversary.", `"30th"[13,17) ordinal 30 anniversary`},
		{"superlative", "It is the second-largest lender.", `"second-largest"[10,24) rank 2 lender`},
		{"most", "It is the third most populous state.", `"third most populous"[10,29) rank 3 state`},
		{"number", "It rose to number 3.", `"number 3"[11,19) rank 3`},
		{"hash", "It is the #2 browser.", `"#2"[10,12) rank 2 browser`},
		{"place", "They fell to fourth place.", `"fourth place"[13,25) rank 4`},
	})
}

func TestNoFigure(t *testing.T) {
	for _, r := range []row{
		{"product", "They use Internet Explorer 6.", ""},
		{"flight", "Flight 370 vanished.", ""},
		{"aircraft", "The Boeing 737 landed at Terminal 5.", ""},
		{"mission", "Chandrayaan-3 landed.", ""},
		{"phase", "It failed in Phase 3.", ""},
		{"several names", "Posts 250 and 251 were hit.", ""},
		{"group", "The G7 and the Group of 20 met.", ""},
		{"telephone", "Call 0800 555 0142 now.", ""},
		{"telephone abroad", "Write to +44 20 7946 0958 now.", ""},
		{"postcode", "It is in London NW1 6XE.", ""},
		{"address", "He lives at 10 Downing Street.", ""},
		{"list marker", "1. Introduction", ""},
		{"list marker in brackets", "2) Methods", ""},
		{"footnote", "It was so [3].", ""},
		{"one of the", "One of the men left.", ""},
		{"no one", "No one left.", ""},
		{"the new one", "The new one would be better.", ""},
		{"one another", "They like one another.", ""},
		{"one day", "One day he will leave.", ""},
		{"in the first place", "He was there in the first place.", ""},
		{"at first", "At first he stayed.", ""},
		{"name with ordinal", "The Second World War ended.", ""},
		{"first lady", "The First Lady left.", ""},
		{"century", "It was built in the 19th century.", ""},
		{"roman numeral", "It is part XVII of the series.", ""},
		{"year", "In 2019 prices rose.", ""},
		{"decade", "The 1990s were good.", ""},
		{"day of a month", "He left on May 7.", ""},
		{"time", "He left at 9:30 and came at 5pm.", ""},
		{"ratio of hours", "The shop is open 24/7.", ""},
		{"machine", "The address is 192.168.1.2 there.", ""},
		{"link", "See http://example.org/2024/05/17 for more.", ""},
		{"zero tolerance", "They have zero tolerance and want net zero.", ""},
		{"half past", "He came at half past.", ""},
		{"half of a map", "The Dutch half left.", ""},
		{"the couple", "The couple left.", ""},
		{"name in capitals", "The 737 MAX is grounded.", ""},
		{"money word alone", "A dollar is a dollar.", ""},
	} {
		if got := found(r.in); got != "" {
			t.Errorf("%s: %s\n got %s", r.name, r.in, got)
		}
	}
}

func TestCountedNoun(t *testing.T) {
	for _, r := range []row{
		{"adjectives are passed", "It held 900 political prisoners.", "prisoner"},
		{"irregular plural", "It held 14 women.", "woman"},
		{"attribute in the plural", "It lost 12 police officers.", "officer"},
		{"unmarked plural", "It sent 60,000 security personnel.", "personnel"},
		{"verb ends the phrase", "It says 12 died after clashes.", "person"},
		{"toll before", "The blast killed 107.", "person"},
		{"of the", "It took 12 of the boats.", "boat"},
		{"hyphen", "The 131-page document leaked.", "page"},
		{"nationality", "It held 12 Thais.", "Thai"},
		{"a verb of saying is no plural", "One victim tells the court.", "victim"},
		{"strong counts nothing", "It has a 90-strong team.", ""},
		{"no unit is carried from a share", "It lost half of its seats, from 18 to eight.", ""},
		{"dead describes", "It found 4 dead chickens.", "chicken"},
		{"inherited from the number before", "She saw 42 ships going north and 64 going south.", "ship"},
	} {
		figures := Find(text.FromString(r.in), nil)
		if len(figures) == 0 || figures[len(figures)-1].Unit != r.want {
			t.Errorf("%s: %s: got %v, want unit %q", r.name, r.in, figures, r.want)
		}
	}
}

func TestDatesAreLeftOut(t *testing.T) {
	s := "It began 30 days ago and lasted the past 10 days of 2 May."
	at := func(part string) model.Date {
		i := strings.Index(s, part)
		return model.Date{Anchor: model.AnchorAt(s, i, i+len(part))}
	}
	got := Find(text.FromString(s), []model.Date{at("30 days ago"), at("the past 10 days"), at("2 May")})
	if len(got) != 1 || got[0].Text != "10 days" {
		t.Errorf("got %v, want the length of time that is no date by itself", got)
	}
}
