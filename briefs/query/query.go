// Package query is lede's one query language, used on the desk, in lookup and
// on the command line:
//
//	prisoners venezuela            both words, in headline, text or facts
//	"political prisoners"          the words in this order
//	who:foro figure>500            an actor, and a figure over 500
//	unit:person about:prisoners    of the same figure
//	money>1m date:2024-05..        an amount, and a date from May 2024 on
//	by:rubio                       figures and quotes that someone vouches for
//	is:unread -lang:es             state, and its opposite
//	@suez                          the query saved under that name, see [Expand]
//	(suez or canal) not insurance  operators: and (also implied), or, not, -
//
// A query is parsed once and then matched against many articles. Case and
// diacritics do not count; a bare word matches the beginnings of words.
package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Field says what a term of a query asks about.
type Field string

// The fields of the language.
const (
	Text      Field = ""          // bare words and phrases
	Who       Field = "who"       // an actor's name or alias
	Role      Field = "role"      // an actor's role
	Number    Field = "figure"    // a figure's value
	Money     Field = "money"     // an amount's value
	Unit      Field = "unit"      // a figure's unit
	About     Field = "about"     // what a figure counts
	Date      Field = "date"      // a date of the article
	By        Field = "by"        // who says so: a figure's attribution or a quote's speaker
	Term      Field = "term"      // a glossary term
	Kind      Field = "kind"      // a kind of fact: person, money, quote…
	Tag       Field = "tag"       // a tag of the article
	Is        Field = "is"        // unread, reading, read, starred
	Feed      Field = "feed"      // publisher
	Lang      Field = "lang"      // language of the article
	Published Field = "published" // day of publication
)

// fields maps every spelling a user may type to its field.
var fields = map[string]Field{
	"who": Who, "actor": Who, "role": Role, "figure": Number, "figures": Number, "money": Money, "unit": Unit,
	"about": About, "date": Date, "by": By, "term": Term, "kind": Kind, "tag": Tag, "is": Is, "feed": Feed,
	"publisher": Feed, "lang": Lang, "published": Published,
}

// Node is one node of a parsed query: exactly one of its parts is set.
type Node struct {
	And  []*Node // all of them
	Or   []*Node // one of them
	Not  *Node   // none of it
	Term *Leaf
}

// Leaf is one condition. Words holds the folded words of a text condition or
// of a field's value; Low and High bound a number, From and To a range of days.
type Leaf struct {
	Field     Field
	Words     []string
	Phrase    bool    // the words stand side by side, and the last one is whole
	Low, High float64 // inclusive unless open
	LowOpen   bool
	HighOpen  bool
	From, To  string // half-open days, empty when open
	Raw       string // as typed
}

// Error is a mistake in a query, with the place it was made at.
type Error struct {
	Query  string
	Offset int // byte offset of the part that cannot be read
	Reason string
}

func (e *Error) Error() string {
	return fmt.Sprintf("query %q at %d: %s", e.Query, e.Offset+1, e.Reason)
}

// Parse reads a query. The empty query matches everything and parses to nil.
func Parse(s string) (*Node, error) {
	p := &parser{in: s}
	p.next()
	n, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if p.tok.kind != tokEnd {
		return nil, p.fail("a bracket is closed that was never opened")
	}
	return n, nil
}

// Leaves returns the conditions that a match must show: those not under a not.
func (n *Node) Leaves() []*Leaf {
	switch {
	case n == nil || n.Not != nil:
		return nil
	case n.Term != nil:
		return []*Leaf{n.Term}
	}
	var all []*Leaf
	for _, c := range append(n.And, n.Or...) {
		all = append(all, c.Leaves()...)
	}
	return all
}

// Fold maps s to the form in which text is compared: lower case, without
// diacritics, and with one space for every run of white space and of
// punctuation that is not ASCII.
func Fold(s string) string {
	if isPlainLower(s) {
		return s
	}
	out := make([]byte, 0, len(s)+utf8.UTFMax)
	space := false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c > ' ' {
				out, space = append(out, lowerASCII(c)), false
			} else if !space {
				out, space = append(out, ' '), true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		out, space = appendFolded(out, s[i:i+size], r, space)
		i += size
	}
	return string(out)
}

// appendFolded folds one character that is not ASCII. space tells, before and
// after, whether the last thing written is a space.
func appendFolded(out []byte, s string, r rune, space bool) ([]byte, bool) {
	if r == '’' {
		return append(out, '\''), false
	}
	if r < '\u2000' || r > '\u206f' { // there are no letters in general punctuation
		parts := norm.NFD.PropertiesString(s).Decomposition()
		if parts == nil {
			parts = []byte(s)
		}
		for _, r := range string(parts) {
			switch {
			case unicode.Is(unicode.Mn, r):
			case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
				out, space = utf8.AppendRune(out, unicode.ToLower(r)), false
			case !space:
				out, space = append(out, ' '), true
			}
		}
		return out, space
	}
	if !space {
		out = append(out, ' ')
	}
	return out, true
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isPlainLower(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] < ' ' || 'A' <= s[i] && s[i] <= 'Z' || s[i] == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// foldWords cuts s into folded words.
func foldWords(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '%' && r != '$'
	})
}
