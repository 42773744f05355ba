// Package crf marks the names in a document with a linear-chain conditional
// random field: a model of the whole sequence of labels of a sentence, whose
// best sequence the Viterbi algorithm finds (Lafferty, McCallum and Pereira
// 2001, "Conditional random fields: probabilistic models for segmenting and
// labeling sequence data").
//
// Three decisions make it small and fast enough for a reader:
//
//   - English prints names with capitals, so only capitalised tokens, short gaps
//     between them and their neighbours are scored ([Field.Names]); all else is
//     outside of any name. Title-case headlines are first given the case that the
//     body, or running text at large, prints each word in.
//   - Most features depend on one word and its distance only. Their sum is
//     computed once for each distinct word of a document and kept.
//   - Weights are bytes in one fixed-point unit, read in place from the embedded
//     data; scores are sums of integers, equal on every machine.
//
// [Instances] gives a trainer the same features that [Field.Names] scores.
package crf
