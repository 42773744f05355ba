// Package actor finds who and what an article is about: persons, organizations,
// places, and groups that speak, each with every place it is named at, its role
// where the text states one, and its salience.
//
// # How it works
//
// A tagger (package crf) marks names: a linear-chain conditional random field
// (Lafferty, McCallum and Pereira 2001) with the features that Ratinov and Roth
// (2009, "Design challenges and misconceptions in named entity recognition")
// found to matter: word, shape, affixes, word clusters, gazetteers, and what the
// rest of the document shows about a word. Its weights and lists are embedded
// and read in place: opening them costs a scan of a few milliseconds.
//
// Rules over the document follow, in this order:
//
//   - [Tagger.Find] trims a name to the name proper: no article, title or
//     possessive. All mentions of one form vote on its kind; appositions ("X, a
//     nurse"), heads ("… Council") and full names with the same surname vote
//     too. Words for peoples and parties' followers are no places. A name found
//     once is looked for in the whole text.
//   - What the tagger took apart is put together before that: surnames with a
//     hyphen, partners ("Lee & Sons"), bodies with what they are for ("Grain and
//     Cattle Commission"); the capitals of a dateline are a place.
//   - Mentions of one actor are joined: surnames with full names, acronyms with
//     what they stand for, "the Foundation" with its full name, the names of one
//     country, companies with and without "Inc.". Pronouns are never mentions.
//   - Firms and clubs are told by the company their names keep: "shares of X",
//     "the lender X", "X, which makes chips", a last word such as Airlines.
//   - A role is a span of the text beside a name: a title or description before
//     it, an apposition before or behind it, "X is the director of Y", "X of the
//     Herald", "who chairs Y", "X was named head of Y". Its head must be a noun for what persons are or do, or for kinds
//     of organizations; courtesies (Mr, Dr) are no roles. Relative clauses and
//     whatever runs past some 14 words are cut off. Of several roles the one
//     printed as a full description wins.
//   - Groups ("opposition leaders") are kept only where they are said to speak,
//     and only with a word that narrows them down.
//   - Salience weighs headline, dek and first paragraph, how early and how often
//     an actor is named, and whether it is a subject or speaks (Dunietz and
//     Gillick 2014).
//
// All of it is deterministic: scores are integers, and no map's order shows.
// Work grows linearly with the text; clustering goes through bounded indexes.
//
// # Where it fails
//
//   - Names that English does not capitalise (bell hooks, iwi) are not found.
//   - Fictional persons, stage names, ships and products are often missed or
//     taken for organizations; nested names (the university in the name of its
//     hospital) are one mention.
//   - Whether a club's city or a ministry's country acts is not told apart:
//     "Brazil won" is a place.
//   - Two persons of one surname are told apart only by who was named last.
//   - Roles without a known head noun ("the voice of reason") and roles that
//     stand away from the name ("she chairs the board") are missed.
//   - In an article all in capitals or all in lower case little is found.
//
// # Measured
//
// On 13 Wikinews articles (GUM V11.1 news, development half; the test data is
// not part of the repository and was never trained on): mentions with exact span
// and kind F1 0.91, persons 0.94, organizations 0.87, places 0.89; found at all
// 0.96; actors after joining 0.89; roles recall 0.98, precision 1.0 (of 43); the
// five most salient hold 0.93 of the salient actors, the ten most salient 0.98.
// The tagger alone, on held-out sets of its training corpora: encyclopedic
// politics 0.83, interviews 0.78 (three classes, exact). The speed is about 3 MB
// of text a second and core; opening takes 2 to 5 ms.
//
// # Training anew
//
// See the README of model/lexicon; the trainer is model/actor/train. Templates of
// features live in crf; whoever changes them must train again.
package actor
