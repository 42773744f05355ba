// Package quote finds direct quotations and who speaks them.
//
// # How it works
//
// First the quotation marks of each block are paired: “ ” " ‘ ’ ' « » „ “. A
// mark opens where a word begins, and only the matching one closes it, so that
// marks of a quote within a quote open nothing. An apostrophe never opens a
// passage, at the head of a word neither ('tis, ’90s), and a possessive after
// an s (the workers’ hall) closes none while another mark follows. A passage
// whose paragraph ends without a closing mark is speech if the next paragraph
// opens with the same mark again; each such paragraph is a quote of its own,
// with one speaker.
//
// Then each passage is judged. It is a quote if a tag stands behind it (“…,”
// said Ruiz) or before it (Ruiz told reporters: “…”), if it goes on from the
// quote before it, or if it reads as sentences of its own. A fragment inside a
// sentence ("called the vote “a dark hour”") is a quote if a verb of saying or
// judging governs it and it has two words or more; one word only where the verb
// stands right before the mark. Scare quotes, nicknames, titles, slogans and
// names, told by the words before them and by their capitals, are none.
//
// Last the speaker: the subject of the verb, past titles and what is put in
// between commas. A subject that names an actor becomes that actor, with its
// full name; another one stays as printed ("a police spokesman"). "She" is the
// last person heard of, as a speaker or at the head of a sentence, whom titles
// and first names don't show to be a man; "it" and "they" go to organizations
// and groups in the same way. When nobody fits the speaker stays empty.
//
// The text of a quote is what stands between its marks, without them and
// without the comma that leads over to the tag.
//
// # Measured
//
// On testdata/gold.jsonl, 190 quotes in 151 texts of our own, with the actors
// given: spans found with precision 1.00 and recall 0.99, speakers with
// precision 0.99 and recall 0.95. TestGold holds F1 at 0.95 and speakers at 0.90.
//
// # Where it fails
//
// Speech without marks is looked for in interviews printed in turns only, where
// each answer is a quote; dialogue that dashes set off is not. A tag whose subject is a clause, or that stands two
// sentences away, is not read; of two women in one sentence the first is "she".
// Sex is known from titles and a list of common first names only.
package quote
