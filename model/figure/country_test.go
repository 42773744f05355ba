package figure

import "testing"

func TestCurrencyOfTheArticle(t *testing.T) {
	check(t, []row{
		{"crowns of one country", "It paid 90 million Norwegian crowns. A share costs 4.25 crowns.", `"90 million Norwegian crowns"[8,35) money 9e+07 NOK | "4.25 crowns"[51,62) money 4.25 NOK`},
		{"crowns of nobody", "They wore 12 crowns.", `"12"[10,12) count 12 crown`},
		{"pesos of one country", "It lost 300 pesos, and 80 Chilean pesos.", `"300 pesos"[8,17) money 300 CLP | "80 Chilean pesos"[23,39) money 80 CLP`},
		{"a sum measured against one before", "It made 2 billion euros, above a forecast of 1.8 billion.", `"2 billion euros"[8,23) money 2e+09 EUR | "1.8 billion"[45,56) money 1.8e+09 EUR`},
		{
			"past another figure, with a year behind", "It lost 212 million euros, its worst in five years, versus a profit of 35 million a year ago.",
			`"212 million euros"[8,25) money 2.12e+08 EUR | "five years"[40,50) duration 5 year | "35 million"[71,81) money 3.5e+07 EUR`,
		},
		{"by a time of day", "Shares stood at 142 rand by 1115 GMT.", `"142 rand"[16,24) money 142 ZAR`},
		{"a letter and a magnitude", "Goods worth N3.5 billion burned.", `"N3.5 billion"[12,24) money 3.5e+09 NGN`},
		{"a letter and thousands", "He got R12,500 back.", `"R12,500"[7,14) money 12500 ZAR`},
		{"letters and digits", "He got Sh500 back.", `"Sh500"[7,12) money 500 KES`},
		{"a road", "The N11 is closed.", ""},
	})
}

func TestNumbersOfPersons(t *testing.T) {
	check(t, []row{
		{"aboard", "A boat with 40 aboard sinks.", `"40"[12,14) count 40 person`},
		{"the number behind displaces", "Floods displace half a million in the delta.", `"half a million"[16,30) count 500000 person`},
		{"a boy of", "He is a boy of 16 now.", `"16"[15,17) age 16 year`},
		{"those who marched", "Hundreds of thousands marched.", `"Hundreds of thousands"[0,21) count 100000 person vague`},
		{"the plural that grows", "Asylum claims rose to 41,000 from 38,000.", `"41,000"[22,28) count 41000 claim | "38,000"[34,40) count 38000 claim`},
		{"sales are no things to count", "Sales rose to 41,000.", `"41,000"[14,20) count 41000`},
		{"ages of several", "Her sons, 4 and 7, survived.", `"4"[10,11) age 4 year | "7"[16,17) age 7 year`},
		{"a team of", "It is a team of 16.", `"16"[16,18) count 16`},
		{"at, of a step in life", "He joined the navy at 18 and left.", `"18"[22,24) age 18 year`},
		{"a third one", "The fall killed two men and injured a third.", `"two"[16,19) count 2 man | "third"[38,43) ordinal 3`},
		{"a third this year", "They have gained a third this year.", `"a third"[17,24) percent 33.3333 %`},
		{"I was", "“I was 21,” she said.", `"21"[9,11) age 21 year`},
		{"I am", "I’m 54 and tired.", `"54"[6,8) age 54 year`},
		{"a noun in -ing", "There is one severe warning for the port.", `"one"[9,12) count 1 warning`},
		{"a noun that is a verb elsewhere", "Some 9 million lead service pipes remain.", `"Some 9 million"[0,14) count 9e+06 pipe about`},
		{"one noun for two counts", "Four full-time and seven part-time clerks left.", `"Four"[0,4) count 4 clerk | "seven"[19,24) count 7 clerk`},
	})
}

func TestHours(t *testing.T) {
	check(t, []row{
		{"opens at", "It opens at 10 and closes at 18.", ""},
		{"from, to, in the evening", "The peak is from 5 to 9 in the evening.", ""},
		{"a quarter past", "They left at a quarter past six.", ""},
		{"at least", "It opens at 10 branches.", `"10"[12,14) count 10 branch`},
	})
}

func TestResultLine(t *testing.T) {
	check(t, []row{
		{"the line over a report", "Orford Rangers 2-1 Welby Town", `"2-1"[15,18) score 2..1`},
		{"a record of wins", "They improved to 9-2 at home this postseason.", `"9-2"[17,20) score 9..2`},
		{"a fall is no score", "The party fell from 47 seats to four.", `"47"[20,22) count 47 seat | "four"[32,36) count 4`},
		{"a position", "The centre-half fell.", ""},
		{"a number of many digits with its plus", "Call +211 922 473 115 now.", ""},
		{"a flight", "Boeing 737-800 Max", ""},
	})
}
