// Package figure finds the figures of an article: the numbers it states, with
// what they count, how exactly they are meant, and who says so.
//
// It is a rule grammar over the shared tokens, in the style of duckling and
// HeidelTime: small rules that each read one thing and are joined:
//
//	number     412, 1,200.5, twenty-one, half a million, 2¼, two dozen, hundreds of thousands
//	magnitude  1.2bn, 310 million, 13 lakh
//	unit       days, km, barrels, per cent, basis points, or a currency before or after
//	bound      at least, up to, around, nearly, more than … or so, or more
//	pair       8-10 years, between 20 and 30 per cent, one in five, 3-2
//	context    ages, ranks, ordinals, multiples
//
// A candidate then has to pass the filters: numbers that are part of a name
// ("Flight 370", "Phase 3"), an address, a telephone number, a date, a list
// marker, or a pronoun ("one of the") are not figures. Dates come from the
// caller; plain years and times of day are recognised here as well, so that the
// package is usable without them.
//
// # What the fields mean
//
// The span holds the number with its bound and unit ("around 900", "at least
// 12 km"); a counted noun stays outside. A share ("one in five", "a quarter
// of") is a percentage. Money has an ISO 4217 code, and GBX or USX for pence
// and cents. The value of a vague figure is the magnitude it names: 100 for
// "hundreds". "From 9 to 10" is a change, two figures; "9 to 10" is a range.
// Times a rate ("a day") the unit is the thing counted. About, Attribution and
// Hedge are phrases of the article; an attribution may be carried over from
// the sentence before when the text goes on speaking of it.
//
// Salience ranks what a story turns on: the kind of figure, its place (headline,
// dek, lede), repetition, and how far the words about it are those of headline
// and dek. Ordinals and ages come last.
//
// # How it is measured
//
// On the development halves of three sets of sentences: 256 of Wikinews, 34
// probes of one phenomenon each, 761 of the Recognizers-Text specification. F1
// of spans that overlap and have the right value: 1.00, 1.00 and 0.93. None of
// the 36 names, addresses and telephone numbers of the first two was taken for
// a figure, and the 123 sentences without any were left clean. What is lost of
// the third is mostly its own reading of a share (one in 21 as 0.048, not 4.8
// per cent) and lengths without a number ("a few minutes"). The misses on these
// halves were looked at while the rules were made, so expect less on new text.
//
// Ordinary news goes through at 15 to 25 MB per second and core, a text of
// nothing but numbers at about 1 MB; the time is linear in the length.
//
// # Where it fails
//
// Without a parser the counted noun is the first plural within a few words,
// so unmarked plurals outside the list are missed, and About can run a word
// too long or too short. A name followed by a number and a plural noun ("the
// Windows 10 machines") can be read as a count after a preposition. Pounds are
// taken as money unless the sentence weighs something. Clock times without
// "a.m." or a colon look like counts, but behind "opens at" and its like. The
// crowns and pesos of an article that never names their country are those of the
// largest one.
package figure
