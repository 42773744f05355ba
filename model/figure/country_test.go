package figure

import "testing"

func TestCurrencyOfTheArticle(t *testing.T) {
	check(t, []row{
		{"crowns of one country", "It paid 90 million Norwegian crowns. A share costs 4.25 crowns.", `"90 million Norwegian crowns"[8,35) money 9e+07 NOK | "4.25 crowns"[51,62) money 4.25 NOK`},
		{"crowns of nobody", "They wore 12 crowns.", `"12"[10,12) count 12 crown`},
		{"pesos of one country", "It lost 300 pesos, and 80 Chilean pesos.", `"300 pesos"[8,17) money 300 CLP | "80 Chilean pesos"[23,39) money 80 CLP`},
		{"a sum measured against one before", "It made 2 billion euros, above a forecast of 1.8 billion.", `"2 billion euros"[8,23) money 2e+09 EUR | "1.8 billion"[45,56) money 1.8e+09 EUR`},
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
		{"a team of", "It is a team of 16.", `"16"[16,18) count 16`},
		{"I was", "“I was 21,” she said.", `"21"[9,11) age 21 year`},
		{"I am", "I’m 54 and tired.", `"54"[6,8) age 54 year`},
		{"a noun in -ing", "There is one severe warning for the port.", `"one"[9,12) count 1 warning`},
		{"a noun that is a verb elsewhere", "Some 9 million lead service pipes remain.", `"Some 9 million"[0,14) count 9e+06 pipe about`},
		{"one noun for two counts", "Four full-time and seven part-time clerks left.", `"Four"[0,4) count 4 clerk | "seven"[19,24) count 7 clerk`},
	})
}

func TestResultLine(t *testing.T) {
	check(t, []row{
		{"the line over a report", "Orford Rangers 2-1 Welby Town", `"2-1"[15,18) score 2..1`},
		{"a position", "The centre-half fell.", ""},
		{"a number of many digits with its plus", "Call +211 922 473 115 now.", ""},
		{"a flight", "Boeing 737-800 Max", ""},
	})
}
