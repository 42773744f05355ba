package load

import "testing"

// other is a second paragraph of news.
const other = "The operator said that about 4,200 people living downstream had been told to leave their homes by evening and that buses were waiting."

func TestWireShapes(t *testing.T) {
	body := "headline: Council approves budget\nparagraph: " + para + "\nparagraph: " + other + "\n"
	const h, b = "Council approves budget\n\n", para + "\n\n" + other + "\n"
	testShapes(t, "a.txt", []shape{
		{
			name:  "headline and dek without a blank line between are not one wrapped paragraph",
			in:    "Council approves budget\nPlan adds 18 buses and raises fares for the first time in nine years\n\n" + b,
			parts: "\nheadline: Council approves budget\ndek: Plan adds 18 buses and raises fares for the first time in nine years\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "language=en",
		},
		{
			name: "byline on the line under the headline", in: "Council approves the budget after months of talks\nBy Dana Okafor, Tuesday, March 4, 2025\n\n" + b,
			parts: "\nheadline: Council approves the budget after months of talks\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{
			name: "a name above a date is a byline", in: h + "Dana Okafor\nMar 4, 2025, 6:20 PM\n\nShare\n\n" + para + "\n\nAdvertisement\n\nRead more: How councils vote\n\n" + other,
			parts: "\n" + body, source: "byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{name: "a name with a job is a byline", in: h + "Dana Okafor, Staff Writer\n\n" + b, parts: "\n" + body, source: "byline=Dana Okafor, Staff Writer; language=en"},
		{name: "mail address under a byline", in: h + "By Dana Okafor\ndokafor@courier.example\n\n" + b, parts: "\n" + body, source: "byline=Dana Okafor; language=en"},
		{
			name: "a rule under the headline", in: "Council approves the budget after months of talks\n=================================================\n\n" + b,
			parts: "\nheadline: Council approves the budget after months of talks\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "language=en",
		},
		{name: "urgency over the headline", in: "URGENT\n\n" + h + b, parts: "\n" + body, source: "language=en"},
		{
			name: "a short headline in capitals is not taken for a topic", in: "THE COUNCIL\n\nA year of votes in three acts\n\n" + b,
			parts: "\nheadline: THE COUNCIL\ndek: A year of votes in three acts\nparagraph: " + para + "\nparagraph: " + other + "\n", source: "language=en",
		},
		{name: "slug over the headline", in: "AM-COUNCIL-BUDGET, 1st Ld-Writethru\n" + h + b, parts: "\n" + body, source: "language=en"},
		{
			name: "credits, standards, end mark and desk mark", in: h + b + "\n(Reporting by Dana Okafor in Riverton; Editing by Jo Lund)\n\nOur Standards: The Trust Principles.\n\nburs-do/jl/x\n\n-30-\n",
			parts: "\n" + body, source: "byline=Dana Okafor; language=en",
		},
		{name: "helpers of an agency", in: h + b + "\n___\n\nAssociated Press writer Jo Lund in Harlow contributed to this report.\n", parts: "\n" + body, source: "language=en"},
		{name: "who the author is", in: h + "By Dana Okafor\n\n" + b + "\nDana Okafor is the Courier's transit correspondent.\n", parts: "\n" + body, source: "byline=Dana Okafor; language=en"},
		{name: "address at the end", in: h + b + "\nSource: https://courier.example/budget\n", parts: "\n" + body, source: "url=https://courier.example/budget; language=en"},
		{
			name: "labels of an archive", in: "HEADLINE: Council approves budget\nBYLINE: Dana Okafor\nDATE: March 4, 2025\nSECTION: News; Pg. 3\nLENGTH: 120 words\nBODY:\n" + b,
			parts: "\n" + body, source: "byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{
			name: "labels under a line of the archive", in: "The Open Archive\n\nTitle: Council approves budget\n\nAuthor: Dana Okafor\n\nRelease date: March 4, 2025\n\n" + b,
			parts:  "\nheadline: Council approves budget\nparagraph: The Open Archive\nparagraph: " + para + "\nparagraph: " + other + "\n",
			source: "byline=Dana Okafor; published=2025-03-04; language=en",
		},
		{name: "page numbers go", in: h + para + "\n\n- 2 -\n\n" + other, parts: "\n" + body, source: "language=en"},
		{
			name: "an item goes on in a line that is set in", in: h + para + "\n\n* Buses wait at six\n  at the town hall.\n– Fares rise.\n\n" + other,
			parts:  "\nheadline: Council approves budget\nparagraph: " + para + "\nlist_item: Buses wait at six at the town hall.\nlist_item: Fares rise.\nparagraph: " + other + "\n",
			source: "language=en",
		},
	})
}
