// Package names holds the data that the actor finder reads: the weights of its
// tagger, the word list behind the tagger's features, and short lists of
// countries and regions. It only embeds them; package actor gives them meaning.
//
// Sources and licences stand in the README of model/lexicon and in the NOTICE
// beside it. Weights and word list are made by model/actor/train.
package names

import _ "embed" // the data files

// Weights are those of the tagger, in the format of crf.PackModel.
//
//go:embed weights.bin
var Weights string

// Words is the tagger's word list, in the format of crf.PackWords.
//
//go:embed words.bin
var Words string

// Countries has one line a country: its name, other names separated by
// semicolons, and the words for its people and its adjective separated by
// blanks; the columns are separated by tabs. Written for lede.
//
//go:embed countries.tsv
var Countries string

// Regions has one name a line: states, provinces, continents and other parts of
// the world that are no countries. Written for lede.
//
//go:embed regions.txt
var Regions string
