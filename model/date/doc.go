// Package date finds the dates of a news article and resolves them to days.
//
// # How it works
//
// Rules over tokens, in the manner of HeidelTime (Strötgen and Gertz, 2010) and
// duckling. Every token is looked up once in a word list; a rule is tried only
// where its first token stands, reads on as far as its words reach, and never
// looks further than a fixed number of tokens, so that time is linear in the
// text whatever it holds. Rules compose: a range is two points and a word
// between them, "the end of X" is any period X, "first week of X" too.
//
// A rule yields a form, what the words say, and only then, with the tense of
// the sentence at hand, a period of days:
//
//   - A full date, a year, a decade, a century is the period it names.
//   - A bare weekday is the latest one, the day of publication included. A
//     day, month, quarter, season or holiday without a year is the latest one
//     that has begun. Where the nearest verb looks ahead ("will", "is due",
//     "plans to", "until Friday") it is the next one instead, and so it is
//     where the present tense stands beside a day ("Rovers host Albion on
//     Saturday", "the fair is on Friday") or the words put something on it
//     ("moved to October", "forecast for Sunday"). A day that the article has
//     named with its year keeps that year.
//   - "Last", "this" and "next" move by periods of the calendar; "last
//     Tuesday" is in the week before that of publication. "The past 30 days"
//     and "the last year" are counted back from the day of publication.
//   - "Two years ago" is that year, "two weeks ago" that week; "in two weeks"
//     is a day where the sentence looks ahead, and else a duration.
//   - "A few weeks ago" and "several years ago" are stretches, of two to five
//     and three to nine; "the three months to March" ends with March.
//   - "The year before", "a week later", "the same day" count from the last
//     date told in the same or the preceding sentence.
//   - Words that open a date to one side open the range: "since 2019" has no
//     To, "before May" no From.
//
// Ranges are half-open, the last day of "3 to 5 May" is in: To is 6 May. The
// span takes in such opening words, the time of day beside a day ("6 p.m. on
// Monday", which resolves to the day) and the article of a phrase that does not
// stand without one ("the 1990s"), but no "in" or "on". What recurs ("every
// Tuesday") and how long something lasts is no date. Seasons are the northern,
// meteorological ones; 03/11/2024 is in March, unless another date of the
// article shows that it writes the day first; holidays are as in America.
//
// Event is the stretch of the sentence that says what happened then: the noun
// that the date qualifies ("last year's elections"), or the clause without the
// date.
//
// # Measured
//
// On 24 Wikinews articles' sentences with annotated dates (development half):
// spans found F1 1.00, resolved right 1.00; on the English specifications of
// Microsoft Recognizers-Text, where colloquial ones are left out: found 0.97,
// resolved right 0.91, both together 0.88. About 15 MB of date-laden
// text a second on one core, from tokens.
//
// # Where it fails
//
// Tense is read from the nearest verb, not from a parse: "the man who was
// arrested on Friday will appear on Monday" works by the order of its words
// only. A year-less day in an old article's account of history is dated by
// publication. "The third quarter" of a match is told from one of the year by
// the words around it. Spelt-out times ("half past seven"), movable feasts that
// differ by country and years before Christ are not resolved; fiscal years are
// taken for those of the calendar.
// "Within two days", "minutes later" and the like are left as durations.
package date
