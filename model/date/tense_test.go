package date

import "testing"

// TestSide has one row for each rule that tells on which side of publication a
// date without a year, or a weekday, lies.
func TestSide(t *testing.T) {
	run(t, []row{
		{"a verb before the noun of time", "The finance chief will leave after the meeting on [June 23], the bank added.", "2025-06-23..2025-06-24"},
		{"who says so does not tell", "The chair quits in [June], the firm said.", "2025-06-01..2025-07-01"},
		{"a called strike, the nearer side", "Drivers have called a one-day strike on [May 14].", "2025-05-14..2025-05-15"},
		{"a strike that was held", "Drivers held a one-day strike on [May 14].", "2024-05-14..2024-05-15"},
		{"fixtures in the present", "Rovers host Albion on [Saturday night].", "2025-05-10..2025-05-11"},
		{"fixtures in the past", "Rovers hosted Albion on [Saturday night].", "2025-05-03..2025-05-04"},
		{"a noun is no verb of the present", "It passed by 23 votes to 19 on [Monday night] to close the pool.", "2025-05-05..2025-05-06"},
		{"plural of a verb that resumes", "Talks resume in Basel on [Monday].", "2025-05-12..2025-05-13"},
		{"on sale", "Tickets go on sale on [Monday].", "2025-05-12..2025-05-13"},
		{"effect", "The caps take effect on [July 1].", "2025-07-01..2025-07-02"},
		{"is to", "The probe is to collect dust in [early June].", "2025-06-01..2025-07-01"},
		{"a quarter of a game", "They led by 19 in the third quarter.", ""},
		{"is sentenced", "He faces ten years when he is sentenced on [Sept. 9] by a judge.", "2025-09-09..2025-09-10"},
		{"is seen, which has no tense of its own", "The vote in [October] is seen as close.", "2025-10-01..2025-11-01"},
		{"is being held", "A service is being held on [Friday].", "2025-05-09..2025-05-10"},
		{"past a place between commas", "The games are to be held in Kingston, Jamaica, on [July 19].", "2025-07-19..2025-07-20"},
		{"a range soon, where no tense tells", "The games in Kingston, Jamaica, [from May 19 to 28].", "2025-05-19..2025-05-29"},
		{"delivery of a month", "Crude for [July] delivery fell $4.", "2025-07-01..2025-08-01"},
		{"bought before", "It pays for tickets bought [before April 17].", "..2025-04-17"},
		{"put off", "The hearing was moved to [October].", "2025-10-01..2025-11-01"},
		{"planned once", "The fair, originally planned for [March], is off.", "2025-03-01..2025-04-01"},
		{"a date of", "The judge set a trial date of [November 2].", "2025-11-02..2025-11-03"},
		{"a verb of the present before a day", "The jury retires on [Monday].", "2025-05-12..2025-05-13"},
		{"the same before a month", "The firm reports losses in [March].", "2025-03-01..2025-04-01"},
		{"has, without a participle", "He has exams in [September].", "2025-09-01..2025-10-01"},
		{"has, with one", "He has sat exams in [September].", "2024-09-01..2024-10-01"},
		{"results of a quarter", "It will report [first-quarter] results on [Tuesday].", "2025-01-01..2025-04-01 2025-05-13..2025-05-14"},
		{"I'm opening", "I'm opening a school in Kathmandu in [July].", "2025-07-01..2025-08-01"},
		{"is up for", "The mayor, 63, is up for reelection in [November].", "2025-11-01..2025-12-01"},
		{"is on", "The next attempt is on [Friday].", "2025-05-09..2025-05-10"},
		{"was on", "The last attempt was on [Friday].", "2025-05-02..2025-05-03"},
		{"forecast for", "Hail is forecast for [Saturday].", "2025-05-10..2025-05-11"},
		{"figures for", "The reading for [Saturday] was 12.", "2025-05-03..2025-05-04"},
		{"this weekend", "The fair is on [this weekend].", "2025-05-10..2025-05-12"},
		{"season with its deadline", "He promised an answer [by the autumn].", "..2025-12-01"},
	})
}

func TestWeekdayOfAWeek(t *testing.T) {
	run(t, []row{
		{"next behind", "He will try again on [Thursday next], if it is dry.", "2025-05-08..2025-05-09"},
		{"last behind", "The hall burned on [Monday last].", "2025-05-05..2025-05-06"},
		{"of next week", "They meet on [Tuesday of next week].", "2025-05-13..2025-05-14"},
		{"last week behind", "It closed [Friday last week].", "2025-05-02..2025-05-03"},
		{"next as an adjective", "On [Monday] next door was empty.", "2025-05-05..2025-05-06"},
	})
}

func TestStretchTo(t *testing.T) {
	run(t, []row{
		{"months to a month", "Sales fell in [the three months to March].", "2025-01-01..2025-04-01"},
		{"months ended", "Sales fell in [six months ended June 30].", "2024-01-01..2024-07-01"},
		{"the year to", "Profit in [the year to March 31] rose.", "2024-04-01..2025-04-01"},
		{"days from", "They strike for five days from [Monday].", "2025-05-05..2025-05-06"},
		{"a code of capitals and digits", "The asteroid 2012 DA14 passed.", ""},
		{"half an hour", "[Half an hour ago] it rang.", "2025-05-07..2025-05-08"},
		{"a fiscal year in short", "Profit rose in [FY2024] and in [Q3 FY25].", "2024-01-01..2025-01-01 2025-07-01..2025-10-01"},
		{"the ninth in years", "She will be the ninth president in 10 years.", ""},
		{"a few", "[A few weeks ago] she quit.", "2025-03-31..2025-04-28"},
		{"several", "[Several years ago] she quit.", "2016-01-01..2023-01-01"},
		{"few without ago", "A few weeks passed.", ""},
	})
}
