package date

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// published is a Wednesday.
const published = model.Day("2025-05-07")

// find runs Find and checks the promises of a brief.
func find(t *testing.T, s string, day model.Day) []model.Date {
	t.Helper()
	dates := Find(text.FromString(s), day)
	b := model.Brief{Article: model.Article{Text: s}, Dates: dates}
	if err := b.Check(); err != nil {
		t.Errorf("%q: %v", s, err)
	}
	end := 0
	for _, d := range dates {
		if d.Start < end {
			t.Errorf("%q: %q overlaps the date before", s, d.Text)
		}
		end = d.End
		if d.Event != "" && !strings.Contains(s, d.Event) {
			t.Errorf("%q: event %q is not in the text", s, d.Event)
		}
	}
	return dates
}

// row is a sentence whose dates are marked with [ ], and what they resolve to:
// "from..to", in order.
type row struct{ name, in, want string }

func run(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		s, spans := marked(r.in)
		var want []string
		if r.want != "" {
			want = strings.Split(r.want, " ")
		}
		dates := find(t, s, published)
		if len(dates) != len(spans) {
			t.Errorf("%s: %q has %d dates %v, want %d", r.name, s, len(dates), texts(dates), len(spans))
			continue
		}
		for i, d := range dates {
			if d.Span() != spans[i] {
				t.Errorf("%s: date %q [%d,%d), want %q", r.name, d.Text, d.Start, d.End, s[spans[i].Start:spans[i].End])
			}
			if got := string(d.From) + ".." + string(d.To); got != want[i] {
				t.Errorf("%s: %q is %s, want %s (rule %s)", r.name, d.Text, got, want[i], d.Rule)
			}
		}
	}
}

func marked(s string) (string, []model.Span) {
	var b strings.Builder
	var spans []model.Span
	for _, r := range s {
		switch r {
		case '[':
			spans = append(spans, model.Span{Start: b.Len()})
		case ']':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

func texts(dates []model.Date) []string {
	var s []string
	for _, d := range dates {
		s = append(s, d.Text)
	}
	return s
}

func TestFullDates(t *testing.T) {
	run(t, []row{
		{"day month year", "The vote of [3 November 2024] failed.", "2024-11-03..2024-11-04"},
		{"month day comma year", "On [November 3, 2024], the vote failed.", "2024-11-03..2024-11-04"},
		{"abbreviated month", "The vote failed on [Nov. 3, 2024].", "2024-11-03..2024-11-04"},
		{"ordinal day", "The vote failed on [November 3rd, 2024].", "2024-11-03..2024-11-04"},
		{"ordinal and of", "It fell on [the 3rd of November, 2024].", "2024-11-03..2024-11-04"},
		{"weekday before", "[Sunday, November 3, 2024]", "2024-11-03..2024-11-04"},
		{"iso", "The form is dated [2024-11-03].", "2024-11-03..2024-11-04"},
		{"slashes, month first", "Signed on [03/11/2024] in Ohio.", "2024-03-11..2024-03-12"},
		{"slashes, day first as another date shows", "Signed on [03/11/2024], not on [25/11/2024].", "2024-11-03..2024-11-04 2024-11-25..2024-11-26"},
		{"points, year first", "Signed on [2024.11.03] in Bonn.", "2024-11-03..2024-11-04"},
		{"days in a row", "It rained on [2], [3] and [4 June 2014].", "2014-06-02..2014-06-03 2014-06-03..2014-06-04 2014-06-04..2014-06-05"},
		{"days in a row, ordinals", "It rained on [the 2nd] and [3rd of June 2014].", "2014-06-02..2014-06-03 2014-06-03..2014-06-04"},
		{"days behind the month", "They lost on [June 2] and [3] in Bonn.", "2024-06-02..2024-06-03 2024-06-03..2024-06-04"},
		{"a count behind a day", "On [May 5] and 20 people died.", "2025-05-05..2025-05-06"},
		{"points, day first", "Signed on [03.11.2024] in Bonn.", "2024-11-03..2024-11-04"},
		{"spelt out", "She was born on [January twenty-five nineteen eighty-six].", "1986-01-25..1986-01-26"},
		{"leap day", "It was [29 February 2024].", "2024-02-29..2024-03-01"},
		{"no such day", "The code 31/02/2024 is wrong.", ""},
		{"month and year", "Prices rose in [May 2015] and [June of 1992].", "2015-05-01..2015-06-01 1992-06-01..1992-07-01"},
		{"month, year before a plural", "The [May 1968] protests were large.", "1968-05-01..1968-06-01"},
	})
}

func TestYearless(t *testing.T) {
	run(t, []row{
		{"day in a past tense", "The bridge closed on [September 24].", "2024-09-24..2024-09-25"},
		{"day with a future cue", "The bridge will close on [September 24].", "2025-09-24..2025-09-25"},
		{"day of publication", "The bridge closed on [May 7].", "2025-05-07..2025-05-08"},
		{"colon behind the day", "It ended on [April 3]: nobody paid.", "2025-04-03..2025-04-04"},
		{"year told behind", "It began on [Nov. 23] [last year].", "2024-11-23..2024-11-24 2024-01-01..2025-01-01"},
		{"account up to a day", "They sold 1,500 [by Aug. 18].", "..2024-08-19"},
		{"demand up to a day", "They asked him to pay [by Aug. 18].", "..2025-08-19"},
		{"qualifying day", "He lost the [November 5] election.", "2024-11-05..2024-11-06"},
		{"no cue, much nearer ahead", "Last day for entries: [25 May].", "2025-05-25..2025-05-26"},
		{"year told before", "The attack of [7 October 2023] changed it. Before the [October 7] attack it was calm.", "2023-10-07..2023-10-08 2023-10-07..2023-10-08"},
		{"month in a past tense", "In [March], the minister resigned.", "2025-03-01..2025-04-01"},
		{"month with a future cue", "The bridge is due to open in [mid-June].", "2025-06-01..2025-07-01"},
		{"a noun that looks ahead", "Traders put the odds of a cut in [September] at one in 10.", "2025-09-01..2025-10-01"},
		{"a present that looks ahead", "Anna, who turns 95 on [July 18], was taken ill.", "2025-07-18..2025-07-19"},
		{"is believed to be does not look ahead", "The group is believed to be behind [Saturday]'s attack.", "2025-05-03..2025-05-04"},
		{"hundred is no verb", "It will withdraw several hundred of its troops in [July].", "2025-07-01..2025-08-01"},
		{"what a noun is for tells nothing", "They opened the campaign to replace their leader [Saturday].", "2025-05-03..2025-05-04"},
		{"month of last year", "It closed in [March of last year].", "2024-03-01..2024-04-01"},
		{"month, year told behind", "It closed in [June] [last year].", "2024-06-01..2024-07-01 2024-01-01..2025-01-01"},
		{"may is a verb", "May we ask whether it may rain?", ""},
		{"may is a month", "In [May], it may rain.", "2025-05-01..2025-06-01"},
		{"march is a walk", "Thousands joined the march on the capital.", ""},
		{"first names", "April Jones and June Smith met Theresa May.", ""},
		{"a count after a month", "In [May] 20 people were hurt.", "2025-05-01..2025-06-01"},
		{"holiday", "He died on [Christmas Eve] at home.", "2024-12-24..2024-12-25"},
		{"movable holiday", "They met on [Easter Monday 2019].", "2019-04-22..2019-04-23"},
	})
}

func TestWeekdays(t *testing.T) {
	run(t, []row{
		{"latest one", "He left on [Tuesday].", "2025-05-06..2025-05-07"},
		{"day of publication", "He left on [Wednesday].", "2025-05-07..2025-05-08"},
		{"not the day after", "He left on [Thursday].", "2025-05-01..2025-05-02"},
		{"future verb", "He will leave on [Thursday].", "2025-05-08..2025-05-09"},
		{"arranged", "The vote, scheduled for [Thursday], is tight.", "2025-05-08..2025-05-09"},
		{"deadline", "Call the office before [5pm on Friday].", "2025-05-09..2025-05-10"},
		{"account up to a day", "[By Friday], 300 houses had been lost.", "..2025-05-03"},
		{"verb of saying before the day", "Police said on [Monday] that he will be tried.", "2025-05-05..2025-05-06"},
		{"last", "It rained [last Tuesday].", "2025-04-29..2025-04-30"},
		{"next", "It opens [next Tuesday].", "2025-05-13..2025-05-14"},
		{"this past", "It rained [this past Friday].", "2025-05-02..2025-05-03"},
		{"part of the day", "It rained on [Tuesday night].", "2025-05-06..2025-05-07"},
		{"with count of weeks", "We met on [Monday two weeks ago].", "2025-04-21..2025-04-22"},
		{"a paper", "The Sunday Times wrote it.", ""},
		{"an event's name", "Bloody Sunday was long ago.", ""},
		{"recurring", "The market opens every Tuesday and on Fridays.", ""},
		{"the sun", "The sun rose and the men sat down.", ""},
	})
}

func TestBoundsAreOpen(t *testing.T) {
	run(t, []row{
		{"prior to", "It was founded [prior to 2001].", "..2001-01-01"},
		{"all through is no bound", "It rained all through [2011].", "2011-01-01..2012-01-01"},
		{"since a year", "It is the worst [since 2008].", "2008-01-01.."},
		{"after a month", "Nothing moved [after May 2019].", "2019-06-01.."},
		{"before a year", "Nobody knew [before 1990].", "..1990-01-01"},
		{"until", "The road is closed [until Friday].", "..2025-05-09"},
		{"by the end", "Work ends [by the end of June].", "..2025-07-01"},
		{"no later than", "Apply [no later than 1 June 2026].", "..2026-06-01"},
		{"an event after a date is no bound", "It grew after [Friday]'s vote and the [2016] election.", "2025-05-02..2025-05-03 2016-01-01..2017-01-01"},
	})
}

func TestRanges(t *testing.T) {
	run(t, []row{
		{"days of a month", "It was open [from 3 to 5 May].", "2025-05-03..2025-05-06"},
		{"days glued", "It was open on [November 18-19, 2015].", "2015-11-18..2015-11-20"},
		{"two month-days", "It will run [from November 3 to December 9].", "2025-11-03..2025-12-10"},
		{"months share a year", "It ran [between July and December 2004].", "2004-07-01..2005-01-01"},
		{"over the turn of the year", "It ran [from November to February 2004].", "2003-11-01..2004-03-01"},
		{"years", "He ruled [between 2012 and 2015].", "2012-01-01..2016-01-01"},
		{"years, short", "The [1939-45] war began so.", "1939-01-01..1946-01-01"},
		{"season of two years", "The [2024/25] season was long.", "2024-01-01..2026-01-01"},
		{"weekdays", "It will run [from Monday to Friday].", "2025-05-12..2025-05-17"},
		{"and is no range by itself", "It was so in [1997] and [1998].", "1997-01-01..1998-01-01 1998-01-01..1999-01-01"},
	})
}

func TestPeriods(t *testing.T) {
	run(t, []row{
		{"summer of a short year", "It was [the summer of '69].", "1969-06-01..1969-09-01"},
		{"winter over two years", "It was [the winter of 2010-11].", "2010-12-01..2011-03-01"},
		{"weekend of its days", "They met on [the weekend of 5-6 March].", "2025-03-05..2025-03-07"},
		{"decade", "Sales were weak in [the 1990s].", "1990-01-01..2000-01-01"},
		{"short decade", "Sales were weak in [the ’90s].", "1990-01-01..2000-01-01"},
		{"century", "It is a [19th-century] house.", "1801-01-01..1901-01-01"},
		{"quarter with year", "Sales fell in [Q3 2024] and in [the first quarter of 2023].", "2024-07-01..2024-10-01 2023-01-01..2023-04-01"},
		{"quarter alone", "[First-quarter] profit fell.", "2025-01-01..2025-04-01"},
		{"quarter of a game", "He scored in the third quarter of the game.", ""},
		{"half-year", "Sales fell in [H1 2024].", "2024-01-01..2024-07-01"},
		{"half of a match", "They scored in the second half.", ""},
		{"quarter of last year", "Sales fell in [last year's fourth quarter].", "2024-10-01..2025-01-01"},
		{"season with year", "He left in [the summer of 1980].", "1980-06-01..1980-09-01"},
		{"season alone", "They met in the [spring].", "2025-03-01..2025-06-01"},
		{"to fall is a verb", "Prices fall and springs break.", ""},
		{"week of a month", "It was in [the last week of July 2016].", "2016-07-25..2016-08-01"},
		{"weeks of a year", "It took [the first two weeks of 2020].", "2019-12-30..2020-01-13"},
		{"weekday of a month", "It was [the second Sunday of October 2016] and [the last Friday in May].", "2016-10-09..2016-10-10 2024-05-31..2024-06-01"},
		{"months of a year", "It was in [the last four months of 2021].", "2021-09-01..2022-01-01"},
		{"year end", "The deal expires at [year end].", "2025-01-01..2026-01-01"},
		{"year to date", "Sales are down in [the year to date].", "2025-01-01..2025-05-07"},
	})
}

func TestRelative(t *testing.T) {
	run(t, []row{
		{"within minutes, ahead", "She will be back within [5 minutes].", "2025-05-07..2025-05-08"},
		{"within days is a length of time", "She will appeal within 90 days.", ""},
		{"an age is no count of weeks", "She turned 91 [last week].", "2025-04-28..2025-05-05"},
		{"the week after next", "They meet [the week after next].", "2025-05-19..2025-05-26"},
		{"the year before last", "They met [the year before last].", "2023-01-01..2024-01-01"},
		{"a week ago today", "They met [a week ago today].", "2025-04-30..2025-05-01"},
		{"a couple of days ago", "They met [a couple of days ago].", "2025-05-05..2025-05-06"},
		{"yesterday", "It rained [yesterday].", "2025-05-06..2025-05-07"},
		{"last night", "It rained [last night].", "2025-05-06..2025-05-07"},
		{"last week", "It rained [last week].", "2025-04-28..2025-05-05"},
		{"last year, possessive", "It lost [last year]'s vote.", "2024-01-01..2025-01-01"},
		{"next month", "It opens [next month].", "2025-06-01..2025-07-01"},
		{"last summer", "It opened [last summer].", "2024-06-01..2024-09-01"},
		{"this weekend, past tense on a Wednesday", "The fair took place [this weekend].", "2025-05-03..2025-05-05"},
		{"this weekend, ahead", "The fair will take place [this weekend].", "2025-05-10..2025-05-12"},
		{"ago", "He left [two weeks ago] and was hired [ten years ago].", "2025-04-21..2025-04-28 2015-01-01..2016-01-01"},
		{"past hours", "In [the past 24 hours], ten died.", "2025-05-06..2025-05-08"},
		{"past days", "In [the past 30 days], ten died.", "2025-04-07..2025-05-07"},
		{"in two weeks, ahead", "She will return in [two weeks].", "2025-05-21..2025-05-22"},
		{"in two weeks, a duration", "She wrote it in two weeks.", ""},
		{"the year before, told", "In [2010] it was five; [the year before], it was six.", "2010-01-01..2011-01-01 2009-01-01..2010-01-01"},
		{"the year before, not told", "It was six [the year before].", "2024-01-01..2025-01-01"},
		{"a year earlier", "Sales rose from [a year earlier].", "2024-01-01..2025-01-01"},
		{"day after tomorrow", "She leaves [the day after tomorrow].", "2025-05-09..2025-05-10"},
		{"months of a life", "She spent the last five months of her life there.", ""},
		{"counted from a day", "It was signed [3 days after January 12, 2024].", "2024-01-15..2024-01-16"},
	})
}

func TestYears(t *testing.T) {
	run(t, []row{
		{"after in", "He left in [2008] and not in [1887].", "2008-01-01..2009-01-01 1887-01-01..1888-01-01"},
		{"a count of people", "About 2000 people and 1950 cars came.", ""},
		{"product, flight, resolution", "Windows 2000, flight 1549 and Resolution 1973 are names.", ""},
		{"price", "It cost $2000 or £1999.", ""},
		{"thousands", "It has 1,200 seats.", ""},
		{"phone number", "Call 0800 555 2014 or 1999-2014-55.", ""},
		{"event with its year", "The [2010] cup was costly.", "2010-01-01..2011-01-01"},
	})
}

func TestTimes(t *testing.T) {
	run(t, []row{
		{"time and day", "It struck at [6 p.m. on Monday].", "2025-05-05..2025-05-06"},
		{"day and time", "It struck on [Monday at 6.30pm].", "2025-05-05..2025-05-06"},
		{"zone", "It struck at [18:04 IST].", ".."},
		{"four digits and zone", "It struck at [1420 GMT].", ".."},
		{"day told in the sentence", "It struck on [Monday], and again at [6 p.m.] in the hills.", "2025-05-05..2025-05-06 2025-05-05..2025-05-06"},
		{"a result", "She won in 3:15 and they lost 2:10.", ""},
		{"midnight oil", "They burnt the midnight oil.", ""},
	})
}

func TestPrecision(t *testing.T) {
	for in, want := range map[string]model.Precision{
		"at 6 p.m. on Monday": model.PrecisionTime, "on Monday": model.PrecisionDay, "last weekend": model.PrecisionWeekend,
		"last week": model.PrecisionWeek, "in May 2015": model.PrecisionMonth, "in Q3 2024": model.PrecisionQuarter,
		"last summer": model.PrecisionSeason, "in 2015": model.PrecisionYear, "in the 1990s": model.PrecisionDecade,
		"in the 19th century": model.PrecisionCentury,
	} {
		dates := find(t, "It happened "+in+".", published)
		if len(dates) != 1 || dates[0].Precision != want {
			t.Errorf("%s: got %v, want one date of precision %s", in, dates, want)
		}
	}
}

func TestWithoutPublication(t *testing.T) {
	for _, day := range []model.Day{"", "soon", "2025-02-30"} {
		dates := find(t, "He left last year, on Monday, on May 5 and in 2015.", day)
		if len(dates) != 4 {
			t.Fatalf("published %q: %d dates %v, want 4", day, len(dates), texts(dates))
		}
		for _, d := range dates[:3] {
			if d.From != "" || d.To != "" {
				t.Errorf("published %q: %q is resolved to %s..%s", day, d.Text, d.From, d.To)
			}
		}
		if dates[3].From != "2015-01-01" {
			t.Errorf("published %q: 2015 begins %s", day, dates[3].From)
		}
	}
}

func TestEvents(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"noun that is qualified", "She was barred from last year's elections.", "elections"},
		{"noun behind a day", "He lost the November 5 vote in Ohio.", "vote"},
		{"noun of happening", "Prices have risen since the elections in 2014.", "the elections"},
		{"clause before", "The attack was launched on Monday by a group.", "The attack was launched"},
		{"clause behind", "On Tuesday, the court met in Bonn.", "the court met in Bonn"},
		{"both sides", "Sales last year were the weakest.", "Sales last year were the weakest"},
		{"what was said", "She said on Monday that the talks had failed.", "She said on Monday that the talks had failed"},
		{"subject of a relative clause", "The company, founded in 1887, had debts.", "The company, founded"},
		{"subject before a phrase between commas", "On Tuesday the bank, led by Greta Moen, sold its shares.", "the bank, led by Greta Moen, sold its shares"},
		{"subject before an apposition", "Moen, the mayor, left on Tuesday.", "Moen, the mayor, left"},
		{"preposition stays out", "In the elections of 2021", "the elections"},
		{"a date alone", "Sunday, 4 May 2025", ""},
	}
	for _, tt := range tests {
		dates := find(t, tt.in, published)
		if len(dates) != 1 || dates[0].Event != tt.want {
			t.Errorf("%s: %q gives %+v, want event %q", tt.name, tt.in, dates, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"On Friday, May 8, 2009 at 6 p.m. the 3-5 May fair, Q3 2024, the 1990s and '90s ended.",
		"from 9999 to 1000 between 31 and 30 of February 2023-02-30 31.12.9999 12/31/0000",
		"9999 years ago in 9999 decades next 9999 centuries the last 9999 months of 1000",
		"the first 99 weeks of 9999, 99th century, May 99, 29 February, last Friday 31",
		"until the end of the end of the end of of of the the year year to to date date",
		"’90s ’ 's s 1990’s mid-mid-June early in in the the week of week of Monday Monday",
	} {
		f.Add(s, "2025-05-07")
		f.Add(s, "")
		f.Add(s, "9999-12-31")
		f.Add(s, "0001-01-01")
	}
	f.Fuzz(func(t *testing.T, s, day string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		for _, d := range find(t, s, model.Day(day)) {
			for _, at := range []model.Day{d.From, d.To} {
				if _, ok := parseDay(at); at != "" && !ok {
					t.Errorf("%q: %q resolves to no day: %q", s, d.Text, at)
				}
			}
		}
	})
}

const sample = `The company said on Tuesday that profit fell 8 percent in the first quarter from a year earlier, to $1.2bn. About 2,000 people
took part in the march on 5 May 2024, three weeks before the election. "We will decide by the end of June," she told reporters at 6 p.m. on
Monday. Between 2012 and 2015, 14 people had been hurt; in the past 30 days there were none. He was born in 1961 and has two sons.`

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat(sample+"\n\n", 40)
	bench(b, s)
}

// BenchmarkFloods shows that time stays linear where every word begins a date.
func BenchmarkFloods(b *testing.B) {
	for name, unit := range map[string]string{
		"weekdays": "Monday ", "numbers": "2024 ", "may": "May ", "ranges": "from 2012 to ", "the end of": "the end of ", "first": "first 3 ", "dashes": "1-",
	} {
		b.Run(name, func(b *testing.B) { bench(b, strings.Repeat(unit, 20000)) })
	}
}

func bench(b *testing.B, s string) {
	b.Helper()
	d := text.FromString(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d, published)
	}
}
