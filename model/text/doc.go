// Package text cuts an article's text into the pieces all finders work on:
// blocks (paragraphs, headings…), sentences and tokens, each with its byte
// span. A [Doc] is made once per article and shared, read-only.
//
// Tokens follow the needs of news text: "U.S." and "Mr." are one token each,
// "Maduro's" is two ("Maduro", "'s"), "1.2bn" is two ("1.2", "bn", glued), a
// hyphen always stands alone ("412-day" is "412", "-", "day"), and "G7" is one
// word. Sentences never cross a block. Tokens and the white space between them
// rebuild the text byte for byte.
package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Kind is the class of a token.
type Kind uint8

// The classes of tokens.
const (
	Word   Kind = iota // letters, with inner apostrophes, inner points of acronyms and digits after letters
	Number             // digits, with separators between digits: 1,200 or 3.5
	Punct              // one punctuation mark; an ellipsis of points is one token
	Symbol             // one symbol: $ % € ° or an emoji
	Clitic             // 's, 'll, 're, n't is not split
)

// Token is one token of the text.
type Token struct {
	Start, End int  // byte offsets, half-open
	Kind       Kind // class
	Glued      bool // no white space before it (false for the first of a block)
	Upper      bool // begins with an upper-case or title-case letter
	AllUpper   bool // two letters or more, all of them upper case
}

// Sentence is a run of tokens inside one block.
type Sentence struct {
	Start, End  int // byte offsets, half-open, without outer white space
	First, Last int // token range [First, Last)
	Block       int // index into Doc.Blocks
}

// Block is one block of the article: a paragraph, a heading, a headline.
type Block struct {
	Kind        model.PartKind
	Start, End  int // byte offsets, half-open
	First, Last int // sentence range [First, Last)
}

// Doc is a text cut into blocks, sentences and tokens. It is read-only after
// [New] and safe for use by several goroutines.
type Doc struct {
	Text      string // the text itself
	Lower     string // Text in lower case with the same byte offsets
	Blocks    []Block
	Sentences []Sentence
	Tokens    []Token
	// Headline and Dek are the article's, for finders that weigh by them.
	Headline, Dek string
}

// New cuts up an article. An article without parts is split into blocks at
// blank lines.
func New(a *model.Article) *Doc {
	d := &Doc{Text: a.Text, Lower: lower(a.Text), Headline: a.Headline, Dek: a.Dek}
	parts := a.Parts
	if len(parts) == 0 {
		parts = Paragraphs(a.Text)
	}
	d.Tokens = make([]Token, 0, len(a.Text)/5+8)
	d.Sentences = make([]Sentence, 0, len(a.Text)/90+4)
	d.Blocks = make([]Block, 0, len(parts))
	for _, p := range parts {
		d.addBlock(p)
	}
	return d
}

// FromString cuts up plain text without headline or parts.
func FromString(s string) *Doc { return New(&model.Article{Text: s}) }

func (d *Doc) addBlock(p model.Part) {
	b := Block{Kind: p.Kind, Start: p.Start, End: p.End, First: len(d.Sentences)}
	firstToken := len(d.Tokens)
	d.Tokens = appendTokens(d.Tokens, d.Text, p.Start, p.End)
	d.addSentences(firstToken, len(d.Blocks))
	b.Last = len(d.Sentences)
	d.Blocks = append(d.Blocks, b)
}

// Paragraphs splits text at blank lines into parts of kind paragraph. Outer
// white space is left out of a part.
func Paragraphs(s string) []model.Part {
	var parts []model.Part
	for start := 0; start < len(s); {
		end := strings.Index(s[start:], "\n\n")
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		trimmed := strings.TrimSpace(s[start:end])
		if trimmed != "" {
			at := start + strings.Index(s[start:end], trimmed)
			parts = append(parts, model.Part{Kind: model.PartParagraph, Start: at, End: at + len(trimmed)})
		}
		start = end
		for start < len(s) && s[start] == '\n' {
			start++
		}
	}
	return parts
}

// Tok returns the text of token i.
func (d *Doc) Tok(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// LowerTok returns the text of token i in lower case.
func (d *Doc) LowerTok(i int) string { return d.Lower[d.Tokens[i].Start:d.Tokens[i].End] }

// Anchor returns the stretch from the start of token first to the end of token
// last, inclusive, as an anchor.
func (d *Doc) Anchor(first, last int) model.Anchor {
	return model.AnchorAt(d.Text, d.Tokens[first].Start, d.Tokens[last].End)
}

// TokenAt returns the index of the first token that ends after offset;
// len(d.Tokens) when there is none.
func (d *Doc) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// SentenceAt returns the index of the first sentence that ends after offset;
// len(d.Sentences) when there is none.
func (d *Doc) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > offset })
}

// SentenceOf returns the index of the sentence that holds token i.
func (d *Doc) SentenceOf(i int) int {
	return sort.Search(len(d.Sentences), func(s int) bool { return d.Sentences[s].Last > i })
}

// SentenceText returns the text of sentence s.
func (d *Doc) SentenceText(s int) string {
	return d.Text[d.Sentences[s].Start:d.Sentences[s].End]
}

// CountWords counts what a reader would call words: runs of non-space that
// hold a letter or a digit.
func CountWords(s string) int {
	n, counted := 0, false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf { // the fast way, for nearly all of the text
			i++
			switch asciiClass[c] {
			case classSpace:
				counted = false
			case classWord:
				if !counted {
					n++
					counted = true
				}
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isSpace(r):
			counted = false
		case !counted && (isLetter(r) || isDigit(r)):
			n++
			counted = true
		}
	}
	return n
}

const (
	classOther = iota
	classSpace
	classWord
)

// asciiClass tells spaces and the letters and digits of words from the rest.
var asciiClass = func() (class [utf8.RuneSelf]uint8) {
	for c := range rune(utf8.RuneSelf) {
		switch {
		case isSpace(c):
			class[c] = classSpace
		case isLetter(c) || isDigit(c):
			class[c] = classWord
		default:
			class[c] = classOther
		}
	}
	return class
}()
