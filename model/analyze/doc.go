// Package analyze turns an article into a brief: it runs every finder over one
// shared [text.Doc] and joins what they found. Analysis is pure (no file, no
// network, no clock), deterministic, and stops early when its context ends. A
// finder that trips over an article costs its own facts and adds a warning; the
// others go on.
//
// # How each finder works
//
// The finders do not import one another; this package hands each what it needs
// of the others. Their own package docs say more.
//
//   - date: rules over tokens (day, month, weekday, relative words, spans),
//     resolved against the day of publication by the rules of news: a bare
//     weekday is the latest past one, a month and day without a year are past
//     unless a cue of the future stands near.
//   - figure: number, magnitude, unit or currency, modifier, range, composed over
//     tokens, after filters for what is no figure (names of products and flights,
//     telephone numbers, list marks). What is counted, who says so and how sure
//     they are come from the words around it.
//   - actor: a linear-chain CRF finds names; rules over the whole article join
//     them into actors, settle their kind by vote, and read roles before, behind
//     and beside a name.
//   - quote: marks are paired over the article, then judged to be speech or not,
//     then given a speaker from the clause that holds them.
//   - gloss: patterns in which news explains a term, then terms of the glossaries
//     by a hash on their first token.
//   - summary: whole sentences that can be read alone, chosen by place,
//     centrality, and the names and figures in them.
//
// # What they are measured at
//
// Scores are on a development half of Wikinews articles, of sentences from them,
// and of the general specification of a date and number recognizer. Fresh are
// eighteen articles in many styles, written for the purpose and judged by hand
// before what they showed was mended: the last three of seven such rounds, in
// the first of which dates were right at .89 and roles found at .78.
//
//	finder    development half                          fresh
//	figure    F1 1.0 on news, .93 on the specification   precision .98, recall .99
//	date      F1 1.0 on news, .89 on the specification   resolved right .98
//	actor     F1 .91 exact and typed, .89 joined         precision .92, recall .95
//	role      precision 1.0, recall .98                  precision .98, recall .97
//	quote     speaker precision .99 on 190 of our own    .95
//	gloss     precision 1.0 on 101 of our own            .91 at first sight
//	summary   ROUGE-1 .44, ROUGE-L .34                   18 of 18 read well alone
//
// The whole does 1.5 to 2.2 MB of text a second and core, six tenths of it
// for the names; the first article costs 5 ms more. Time grows with the length
// of the article, also on floods of numbers, names, quotes and brackets.
//
// # Where they fail
//
// Figures: what a figure is about may be a word too long or too short. Dates:
// fiscal years are taken for those of the calendar; feasts that move; a tense
// that only the sentence before tells. Actors: invented names of firms that no
// word beside them gives away, articles all in capitals, ships and products.
// Quotes: speech without marks outside of interviews. Glossary: explanations
// over two sentences. Every finder reads English only.
package analyze
