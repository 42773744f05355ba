package load

import "testing"

func TestText(t *testing.T) {
	testShapes(t, "a.txt", []shape{
		{
			name: "headline, then body",
			in:   "Council approves budget\n\n" + para + "\n\nIt was the fifth try.\n",
			parts: `
headline: Council approves budget
paragraph: ` + para + `
paragraph: It was the fifth try.
`,
			source: "language=en",
		},
		{
			name: "lead, headline, blank, headline again, dek, one paragraph a line",
			in: "After 412 days of stalemate, the council of Riverton has approved a transit budget, and with it eighteen electric buses for the town.\n" +
				"Council approves budget after 412 days\n\nCouncil approves budget after 412 days\n" +
				"A vote of 9 to 4 ends the stalemate and buys eighteen buses.\n" + para + "\n" + para + " It was close.\n",
			parts: `
headline: Council approves budget after 412 days
dek: A vote of 9 to 4 ends the stalemate and buys eighteen buses.
paragraph: After 412 days of stalemate, the council of Riverton has approved a transit budget, and with it eighteen electric buses for the town.
paragraph: ` + para + `
paragraph: ` + para + ` It was close.
`,
			source: "language=en",
		},
		{
			name: "a lead that is said again counts once",
			in:   para + "\nCouncil approves budget\n\nCouncil approves budget\n" + para + "\n\nIt was the fifth try for the plan.\n",
			parts: `
headline: Council approves budget
paragraph: ` + para + `
paragraph: It was the fifth try for the plan.
`,
			source: "language=en",
		},
		{
			name: "lead, then headline",
			in:   para + "\nCouncil approves budget\n\nIt was the fifth try for the plan.\n",
			parts: `
headline: Council approves budget
paragraph: ` + para + `
paragraph: It was the fifth try for the plan.
`,
			source: "language=en",
		},
		{
			name: "dek without a full stop, byline with agency, date line, dateline, reporters",
			in: "Council approves budget\nPlan adds 18 buses and raises fares\n\nBy Dana Okafor and Jo Lund\nPublished: March 3, 2025 10:15 a.m. ET\n" +
				"Updated March 4, 2025 · 4 min read\n\nRIVERTON, March 3 (Reuters) - " + para + "\n\n(Reporting by Dana Okafor in Riverton; editing by Jo Lund)\n",
			parts: `
headline: Council approves budget
dek: Plan adds 18 buses and raises fares
paragraph: ` + para + `
`,
			source: "publisher=Reuters; byline=Dana Okafor and Jo Lund; dateline=RIVERTON, March 3 (Reuters); published=2025-03-03; updated=2025-03-04; language=en",
		},
		{
			name: "byline with a date; a dateline in capitals before a long dash",
			in:   "Council approves budget\n\nBy Amara Brandt, 2025-12-31\n\nRIVERTON — " + para,
			parts: `
headline: Council approves budget
paragraph: ` + para + `
`,
			source: "byline=Amara Brandt; dateline=RIVERTON; published=2025-12-31; language=en",
		},
		{
			name: "the dek is the sentence between headline and dateline",
			in:   "Council approves budget\n\nThe vote ends 412 days of stalemate.\n\nRIVERTON (AP) — " + para,
			parts: `
headline: Council approves budget
dek: The vote ends 412 days of stalemate.
paragraph: ` + para + `
`,
			source: "publisher=AP; dateline=RIVERTON (AP); language=en",
		},
		{
			name: "hard-wrapped lines are joined, lists and headings kept apart",
			in: "Council approves budget\n\nThe city council voted 9-4 on Tuesday to approve a\n$4.2 million transit budget, ending a stale-\nmate of 412 days, Mayor Marcus Bell said on the\n" +
				"steps of the town hall.\n\nIt buys:\n\n- twelve buses\n- six trams\n\nWhat comes next\n\nIndependent auditors at Hale & Moss will report\nwithin 90 days. The authority expects many more\nriders than last year.\n",
			parts: `
headline: Council approves budget
paragraph: The city council voted 9-4 on Tuesday to approve a $4.2 million transit budget, ending a stale-mate of 412 days, Mayor Marcus Bell said on the steps of the town hall.
paragraph: It buys:
list_item: twelve buses
list_item: six trams
heading: What comes next
paragraph: Independent auditors at Hale & Moss will report within 90 days. The authority expects many more riders than last year.
`,
			source: "language=en",
		},
		{
			name: "short lines that are not wrapped stay paragraphs",
			in:   "Council approves budget\n\nThe council met.\nIt voted at noon.\nNobody left.\n",
			parts: `
headline: Council approves budget
paragraph: The council met.
paragraph: It voted at noon.
paragraph: Nobody left.
`,
			source: "language=en",
		},
		{
			name: "labelled fields",
			in:   "Title: Council approves budget\nAuthor: Dana Okafor\nDate: 3 March 2025\nURL: https://press.example/1\n\n" + para,
			parts: `
headline: Council approves budget
paragraph: ` + para + `
`,
			source: "url=https://press.example/1; byline=Dana Okafor; published=2025-03-03; language=en",
		},
		{
			name: "quotation, numbered list, correction, rule",
			in:   "Council approves budget\n\n" + para + "\n\n> We kept our promise.\n\n* * *\n\n1. Riverton\n2. Harlow\n\nCorrection: the vote was on Monday.\n",
			parts: `
headline: Council approves budget
paragraph: ` + para + `
quote: We kept our promise.
list_item: 1. Riverton
list_item: 2. Harlow
correction: Correction: the vote was on Monday.
`,
			source: "language=en",
		},
		{
			name: "a text without a headline",
			in:   para + "\n\nIt was the fifth try.\n",
			parts: `
paragraph: ` + para + `
paragraph: It was the fifth try.
`,
			source: "language=en", warnings: "no headline found",
		},
		{
			name: "a headline that ends in an acronym",
			in:   "Five council members reach the U.S.\n\n" + para,
			parts: `
headline: Five council members reach the U.S.
paragraph: ` + para + `
`,
			source: "language=en",
		},
		{name: "one word", in: "Hello", parts: "headline: Hello\n", warnings: "nothing but a headline found"},
		{
			name: "carriage returns of old and mixed systems",
			in:   "A headline\r\rOne para.\r\n\r\nTwo para.\n\rThree.\r",
			parts: `
headline: A headline
paragraph: One para.
paragraph: Two para.
paragraph: Three.
`,
		},
		{
			name:  "escapes are gone before parts are measured",
			in:    "Council\x1b]0;x\x07 approves\u202e budget\n\n" + "A\u200b\tvery   long\u00a0day, 1\u00a0000\u00a0000 euros.",
			parts: "headline: Council approves budget\nparagraph: A very long day, 1\u00a0000\u00a0000 euros.\n",
		},
		{
			name: "letters and accents apart become one letter",
			in:   "Nicola\u0301s Maduro speaks\n\nZoe\u0308 agrees.",
			parts: `
headline: Nicolás Maduro speaks
paragraph: Zoë agrees.
`,
		},
	})
}

func TestDateline(t *testing.T) {
	const rest = "The council voted."
	for _, tt := range []struct{ name, in, want string }{
		{"agency", "CARACAS (Reuters) - " + rest, "CARACAS (Reuters)"},
		{"agency alone", "(Reuters) - " + rest, "(Reuters)"},
		{"no space behind the dash", "CARACAS (Reuters) –" + rest, "CARACAS (Reuters)"},
		{"two hyphens behind the bracket", "CARACAS, March 4 (UPI) -- " + rest, "CARACAS, March 4 (UPI)"},
		{"day with year and agency", "CARACAS, March 4, 2025 (AFP) - " + rest, "CARACAS, March 4, 2025 (AFP)"},
		{"day behind a dash of its own", "CARACAS, Venezuela – March 4, 2025 – " + rest, "CARACAS, Venezuela – March 4, 2025"},
		{"day without year behind a dash of its own", "CARACAS — March 4 — " + rest, "CARACAS — March 4"},
		{"day instead of a town", "March 4 (Reuters) - " + rest, "March 4 (Reuters)"},
		{"point behind the place", "CARACAS, Venezuela. — " + rest, "CARACAS, Venezuela"},
		{"an acronym is none", "IBM - " + rest, ""},
		{"an alliance is none", "NATO — " + rest, ""},
		{"an explanation in brackets is no agency", "Opec (the cartel) - " + rest, ""},
		{"country and agency", "SEOUL, South Korea (AP) — " + rest, "SEOUL, South Korea (AP)"},
		{"day", "CARACAS, Nov 3 — " + rest, "CARACAS, Nov 3"},
		{"day first", "GENEVA, 12 March 2025 – " + rest, "GENEVA, 12 March 2025"},
		{"two towns", "PARIS/LONDON, March 4 - " + rest, "PARIS/LONDON, March 4"},
		{"town with a point", "ST. LOUIS -- " + rest, "ST. LOUIS"},
		{"long dash without spaces", "LONDON—" + rest, "LONDON"},
		{"state", "WASHINGTON, D.C. — " + rest, "WASHINGTON, D.C."},
		{"small letters with an agency", "Rio de Janeiro (AFP) – " + rest, "Rio de Janeiro (AFP)"},
		{"accents", "SÃO PAULO — " + rest, "SÃO PAULO"},
		{"small letters alone are no dateline", "Poverty — " + rest, ""},
		{"a shout is none", "BREAKING — " + rest, ""},
		{"a sentence with a dash is none", "The council - after a long day - voted.", ""},
		{"a dash in a word is none", "MARY-ANN Bell voted.", ""},
		{"a number is none", "COVID-19 - " + rest, ""},
		{"the sentence must begin behind it", "RIVERTON - and Harlow - voted.", ""},
	} {
		got, left := cutDateline(tt.in)
		if got != tt.want || got != "" && left != rest || got == "" && left != tt.in {
			t.Errorf("%s: %q, %q", tt.name, got, left)
		}
	}
}

func TestByline(t *testing.T) {
	for _, tt := range []struct{ name, in, who, when string }{
		{"name", "By Dana Okafor", "Dana Okafor", ""},
		{"small by", "by Dana Okafor", "Dana Okafor", ""},
		{"capitals and agency", "By DANA OKAFOR, Associated Press", "DANA OKAFOR, Associated Press", ""},
		{"date behind a bar", "By Dana Okafor | Nov. 3, 2025 at 10:15 GMT", "Dana Okafor", "2025-11-03"},
		{"junior", "By Sam Bell Jr.", "Sam Bell Jr.", ""},
		{"written by", "Written by Dana Okafor", "Dana Okafor", ""},
		{"author", "Author: Dana Okafor", "Dana Okafor", ""},
		{"small words within names", "By Dr. Ana de la Cruz and Jan van der Berg", "Dr. Ana de la Cruz and Jan van der Berg", ""},
		{"weekday before the date", "By Dana Okafor, Tuesday, March 4, 2025", "Dana Okafor", "2025-03-04"},
		{"degree", "By Dana Okafor, M.D.", "Dana Okafor, M.D.", ""},
		{"the start of a wrapped sentence", "By Monday evening the water had", "", ""},
		{"a month", "By March officials were", "", ""},
		{"a sentence", "By Tuesday the council had voted.", "", ""},
		{"small letters", "By the end of the day", "", ""},
	} {
		who, when, _ := byline(tt.in)
		if who != tt.who || when != tt.when {
			t.Errorf("%s: %q, %q", tt.name, who, when)
		}
	}
}

func TestDateLine(t *testing.T) {
	for _, tt := range []struct{ in, published, updated string }{
		{"Nov. 3, 2025", "2025-11-03", ""},
		{"Published: Monday, 3 November 2025, 10:15 GMT", "2025-11-03", ""},
		{"November 3rd, 2025 | 5 min read", "2025-11-03", ""},
		{"2025-11-03T10:15:00Z", "2025-11-03", ""},
		{"Nov 3, 2025 / Updated: Nov 4, 2025", "2025-11-03", "2025-11-04"},
		{"Tue, 04 Nov 2025 18:20:00 +0000", "2025-11-04", ""},
		{"Issued at: 04 November 2025", "2025-11-04", ""},
		{"2025/11/04", "2025-11-04", ""},
		{"4.11.2025", "2025-11-04", ""},
		{"Publicado: 4 de noviembre de 2025", "", ""},
		{"4 de noviembre de 2025", "2025-11-04", ""},
		{"Nov 3, 2025 · Updated: Nov 4, 2025", "2025-11-03", "2025-11-04"},
		{"Last updated on 4 Nov 2025", "", "2025-11-04"},
		{"February 30, 2025", "", ""},
		{"On Nov. 3, 2025 the council voted", "", ""},
		{"The 2025 budget", "", ""},
	} {
		published, updated, _ := dateLine(tt.in)
		if published != tt.published || updated != tt.updated {
			t.Errorf("%s: %q, %q", tt.in, published, updated)
		}
	}
}
