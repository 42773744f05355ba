package quote

import (
	"unicode/utf8"

	"github.com/lede-reader/lede/model/text"
)

// passage is a stretch between two quotation marks. Where a quote goes on in
// the next paragraph, close is the token after the last of its own.
type passage struct {
	open, close int  // tokens of the marks
	block       int  // index into Doc.Blocks
	goesOn      bool // no closing mark: the next paragraph opens with one again
	quote       bool // judged to be speech
	who         speaker
}

// passages pairs the quotation marks of every block. Marks inside a passage
// belong to quotes within it and open nothing.
func passages(d *text.Doc) []passage {
	var out []passage
	for b := range d.Blocks {
		p := pairer{d: d, block: b}
		p.first, p.last = blockTokens(d, b)
		out = p.pair(out)
	}
	return out
}

func blockTokens(d *text.Doc, b int) (first, last int) {
	if b < 0 || b >= len(d.Blocks) || d.Blocks[b].Last <= d.Blocks[b].First {
		return 0, 0
	}
	return d.Sentences[d.Blocks[b].First].First, d.Sentences[d.Blocks[b].Last-1].Last
}

type pairer struct {
	d           *text.Doc
	block       int
	first, last int
	noEnd       []rune // opening marks whose closing one is not to come in the block
}

func (p *pairer) pair(out []passage) []passage {
	for i := p.first; i < p.last; i++ {
		open := p.mark(i)
		if open == 0 || !p.opens(i, open) {
			continue
		}
		if isSingle(open) {
			if end := p.singleEnd(i); end > i+1 {
				out = append(out, passage{open: i, close: end, block: p.block})
				i = end
			}
			continue
		}
		end := p.doubleEnd(i, open)
		if end < 0 {
			p.noEnd = append(p.noEnd, open)
		}
		switch {
		case end > i+1:
			out = append(out, passage{open: i, close: end, block: p.block})
			i = end
		case end == i+1: // empty marks
			i = end
		case p.continues(open) && p.last > i+1:
			return append(out, passage{open: i, close: p.last, block: p.block, goesOn: true})
		}
	}
	return out
}

// mark is the quotation mark that token i is, or 0.
func (p *pairer) mark(i int) rune {
	t := p.d.Tokens[i]
	if t.Kind != text.Punct {
		return 0
	}
	r, size := utf8.DecodeRuneInString(p.d.Text[t.Start:t.End])
	if t.End-t.Start != size {
		return 0
	}
	switch r {
	case '"', '“', '”', '„', '«', '»', '‘', '’', '\'', '‚', '‹', '›', '＂':
		return r
	}
	return 0
}

func isSingle(r rune) bool { return r == '‘' || r == '\'' || r == '‚' }

// opens reports that mark r at token i opens a passage: something follows it
// without a space, and before it stands a space, a bracket or a dash. An
// apostrophe at the head of a word ('tis, ’90s) does not.
func (p *pairer) opens(i int, r rune) bool {
	if i+1 >= p.last {
		return false
	}
	switch r {
	case '«', '„':
		return true
	case '“', '"', '＂', '‘', '\'', '‚':
	default:
		return false
	}
	next := p.d.Tokens[i+1]
	if !next.Glued || !p.freeBefore(i) {
		return false
	}
	if !isSingle(r) {
		return true
	}
	return next.Kind != text.Number && !clipped[p.d.LowerTok(i+1)]
}

// freeBefore reports that a word may begin at token i.
func (p *pairer) freeBefore(i int) bool {
	if i == p.first || !p.d.Tokens[i].Glued {
		return true
	}
	switch p.d.Tok(i - 1) {
	case "(", "[", "—", "–", "--", "-", "/", ":", "“", "\"", "‘", "'":
		return true
	}
	return false
}

// clipped are words that an apostrophe shortens at their head.
var clipped = set(`tis twas em til cause n bout cos round kay nuff s t d m ll re ve`)

// doubleEnd finds the mark that closes the passage that r opened at token i;
// -1 when the block has none.
func (p *pairer) doubleEnd(i int, r rune) int {
	if p.hopeless(r) {
		return -1
	}
	for k := i + 1; k < p.last; k++ {
		switch m := p.mark(k); {
		case m == 0:
		case r == '«':
			if m == '»' {
				return k
			}
		case m == '”' && r != '«', m == '“' && r == '„', m == '"' && r == '"' && !p.opensAgain(k), m == '＂' && r == '＂', m == '"' && r == '“' && !p.opensAgain(k):
			return k
		case m == '“' && r == '“' && p.d.Tokens[k].Glued && (k+1 == p.last || !p.d.Tokens[k+1].Glued): // closed by the wrong mark
			return k
		}
	}
	return -1
}

// hopeless reports that a passage opened by r before had no end: none opened
// later has.
func (p *pairer) hopeless(r rune) bool {
	for _, x := range p.noEnd {
		if x == r {
			return true
		}
	}
	return false
}

// opensAgain reports that the straight mark at k can only open: a space before
// it, none behind.
func (p *pairer) opensAgain(k int) bool {
	return !p.d.Tokens[k].Glued && k+1 < p.last && p.d.Tokens[k+1].Glued
}

// singleEnd finds the single mark that closes the passage opened at token i. It
// stands at the end of a word, with a mark or a space behind it; one behind an
// s and before a small letter is taken for a possessive while others follow.
func (p *pairer) singleEnd(i int) int {
	if p.hopeless('‘') {
		return -1
	}
	maybe := -1
	for k := i + 1; k < p.last && k <= i+reach; k++ {
		if m := p.mark(k); m != '’' && m != '\'' || !p.d.Tokens[k].Glued || k+1 < p.last && p.d.Tokens[k+1].Glued && p.d.Tokens[k+1].Kind == text.Word {
			continue
		}
		if p.possessive(k) {
			if maybe < 0 {
				maybe = k
			}
			continue
		}
		return k
	}
	if maybe < 0 && i+reach >= p.last {
		p.noEnd = append(p.noEnd, '‘') // none for any later one either
	}
	return maybe
}

// reach bounds a passage in single marks, in tokens.
const reach = 250

func (p *pairer) possessive(k int) bool {
	w := p.d.LowerTok(k - 1)
	return k+1 < p.last && w != "" && w[len(w)-1] == 's' && p.d.Tokens[k+1].Kind == text.Word && !p.d.Tokens[k+1].Upper && !sayVerbs[p.d.LowerTok(k+1)]
}

// continues reports that the next block opens with the same mark.
func (p *pairer) continues(r rune) bool {
	first, last := blockTokens(p.d, p.block+1)
	if first >= last {
		return false
	}
	q := pairer{d: p.d, block: p.block + 1, first: first, last: last}
	return q.mark(first) == r
}
