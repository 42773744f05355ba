// Package lexicon holds the embedded word lists. Where each is from, and under
// what licence, is in its README.
package lexicon

import _ "embed"

//go:embed glossary.tsv
var glossary []byte

// Glossary returns lede's own glossary as tab-separated values: term, aliases
// (separated by |), topic, common (y or empty), definition; lines that begin
// with # are comments. The bytes are shared and must not be changed.
func Glossary() []byte { return glossary }
