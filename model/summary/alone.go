package summary

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/text"
)

// Lengths, in words, of a sentence that can be a line of a summary.
const (
	fewestWords  = 7
	longestWords = 75
	verbless     = 14 // below it, a sentence must show a verb
)

// candidate is a sentence that can be read alone.
type candidate struct {
	start, end  int // bytes of the sentence without a dateline
	first, last int // tokens [first, last)
	words       int
	place       int // how many body sentences stand before it
	block       int // how many body paragraphs stand before its own

	stems []uint32 // its distinct content words
	score float64
}

// candidates lists the sentences of d that can be read alone, in text order. Of
// an interview printed in turns only what stands around them is taken, as long
// as there is any.
func candidates(d *text.Doc) []candidate {
	if isInterview(d) {
		if list := gather(d, true); len(list) > 0 {
			return list
		}
	}
	return gather(d, false)
}

// turnsEnough is how many turns make an interview.
const turnsEnough = 3

func isInterview(d *text.Doc) bool {
	n := 0
	for b := range d.Blocks {
		if isTurn(d, b) {
			if n++; n >= turnsEnough {
				return true
			}
		}
	}
	return false
}

// isTurn reports whether block b opens with the name of who speaks, up to four
// capitalised words, and a colon, or with a name in double brackets.
func isTurn(d *text.Doc, b int) bool {
	if d.Blocks[b].Last <= d.Blocks[b].First {
		return false
	}
	first, last := d.Sentences[d.Blocks[b].First].First, d.Sentences[d.Blocks[b].Last-1].Last
	if d.Tok(first) == "(" && first+1 < last && d.Tok(first+1) == "(" {
		return true
	}
	for i := first; i < min(last, first+5); i++ {
		if d.Tok(i) == ":" {
			return i > first && d.Tokens[i].Glued && i+1 < last && !d.Tokens[i+1].Glued
		}
		if d.Tokens[i].Kind != text.Word || !d.Tokens[i].Upper {
			return false
		}
	}
	return false
}

// gather lists the sentences that can be read alone, with or without the turns
// of an interview.
func gather(d *text.Doc, noTurns bool) []candidate {
	var list []candidate
	place, block := 0, 0
	for b := range d.Blocks {
		if !isBody(d, b) || noTurns && isTurn(d, b) {
			continue
		}
		open := false // inside a quotation that began in an earlier sentence
		for s := d.Blocks[b].First; s < d.Blocks[b].Last; s++ {
			if place >= maxRead {
				return list
			}
			c := candidate{place: place, block: block}
			wasOpen := open
			open = quoteOpen(d, s, open)
			if c.take(d, s) && !wasOpen && !open && standsAlone(d, &c) {
				list = append(list, c)
			}
			place++
		}
		block++
	}
	return list
}

// isBody reports whether block b is running text: not the headline, not a
// caption, a list of links or a line without a sentence in it.
func isBody(d *text.Doc, b int) bool {
	blk := d.Blocks[b]
	if blk.Kind != model.PartParagraph && blk.Kind != model.PartListItem || blk.First == blk.Last {
		return false
	}
	whole := d.Text[blk.Start:blk.End]
	if sameWords(whole, d.Headline) || sameWords(whole, d.Dek) {
		return false
	}
	return !isCaption(d, blk)
}

// sameWords compares two lines by their letters and digits alone, in any case.
func sameWords(a, b string) bool {
	if b == "" || len(a) > 2*len(b)+16 {
		return false
	}
	fold := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80 }), " ")
	}
	return fold(a) == fold(b)
}

// isCaption recognises a caption that was loaded as a paragraph: a short block
// that credits a picture or points into one.
func isCaption(d *text.Doc, blk text.Block) bool {
	if blk.Last-blk.First > 4 || blk.End-blk.Start > 600 {
		return false
	}
	lower := d.Lower[blk.Start:blk.End]
	for _, mark := range captionMarks {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return false
}

// take fills in the span of sentence s without its dateline. It reports false
// for a sentence that is too short, too long, or has no end mark.
func (c *candidate) take(d *text.Doc, s int) bool {
	sent := d.Sentences[s]
	c.first, c.last = sent.First, sent.Last
	if s == d.Blocks[sent.Block].First {
		c.first = afterDateline(d, sent.First, sent.Last, c.place == 0)
	}
	c.start, c.end = d.Tokens[c.first].Start, sent.End
	for i := c.first; i < c.last; i++ {
		if k := d.Tokens[i].Kind; k == text.Word || k == text.Number {
			c.words++
		}
	}
	return c.words >= fewestWords && c.words <= longestWords && endMark(d, c.last-1)
}

// endMark reports whether the sentence that ends with token i ends as a
// statement does.
func endMark(d *text.Doc, i int) bool {
	for i >= 0 {
		tok := d.Tok(i)
		if tok == "." || tok == "!" || strings.HasSuffix(tok, ".") {
			return true
		}
		if !isQuoteMark(tok) && tok != ")" {
			return false
		}
		i--
	}
	return false
}

// afterDateline returns the first token behind a dateline ("CARACAS (Reuters) -",
// "Thursday, May 7, 2015") that opens the sentence [first, last), else first. At
// the head of the report a dateline need not be in capitals.
func afterDateline(d *text.Doc, first, last int, head bool) int {
	limit := min(last-fewestWords, first+14)
	for i := first + 1; i < limit && !endsDateline(d.Tokens[first]); i++ {
		opens := d.Tokens[i+1].Upper || d.Tokens[i+1].Kind == text.Number
		switch {
		case isDash(d.Tok(i)) && !d.Tokens[i].Glued && !d.Tokens[i+1].Glued:
			if opens || d.Tokens[i+1].Kind == text.Punct {
				return i + 1
			}
			return first
		case head && i < first+4 && gluedDash(d, i, last): // Havana—Police …
			return i + 1
		case d.Tok(i) == ":" && (d.Tokens[first].AllUpper || head && i < first+4) && !d.Tokens[i+1].Glued && opens:
			return i + 1 // NEW DELHI: …; KATHMANDU, Jan. 31: …
		}
		if endsDateline(d.Tokens[i]) {
			break
		}
	}
	return afterDate(d, first, last)
}

// endsDateline reports a token that no dateline holds.
func endsDateline(t text.Token) bool {
	return t.Kind == text.Word && !t.Upper || t.Kind == text.Clitic
}

// gluedDash reports a dash without blanks at token i before a capital. A second
// one in the sentence, which ends at token last, would close what this one opens.
func gluedDash(d *text.Doc, i, last int) bool {
	if d.Tok(i) != "—" || !d.Tokens[i].Glued || !d.Tokens[i+1].Glued || !d.Tokens[i+1].Upper {
		return false
	}
	for k := i + 1; k < last; k++ {
		if d.Tok(k) == "—" {
			return false
		}
	}
	return true
}

// afterDate skips a full date that stands in front of a sentence of its own.
func afterDate(d *text.Doc, first, last int) int {
	year := -1
	for i := first; i < min(last-fewestWords, first+7); i++ {
		tok := d.LowerTok(i)
		switch {
		case calendar[tok] || tok == ",":
		case d.Tokens[i].Kind == text.Number && len(tok) == 4 && i > first:
			year = i
		case d.Tokens[i].Kind == text.Number && len(tok) <= 2:
		default:
			if year == i-1 && i > first+2 && d.Tokens[i].Upper {
				return i
			}
			return first
		}
	}
	return first
}

// quoteOpen reports whether a quotation is still open after sentence s, given
// whether one was before it.
func quoteOpen(d *text.Doc, s int, open bool) bool {
	for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
		switch d.Tok(i) {
		case "“", "«":
			open = true
		case "”", "»":
			open = false
		case `"`:
			open = !open
		}
	}
	return open
}

// standsAlone reports whether the sentence needs none before it.
func standsAlone(d *text.Doc, c *candidate) bool {
	first := d.LowerTok(c.first)
	if isQuoteMark(first) && quotedShare(d, c) > 0.4 || quotedShare(d, c) > 0.6 {
		return false
	}
	if d.Tokens[c.first].Kind == text.Word && !d.Tokens[c.first].Upper && !hasUpper(d.Tok(c.first)) {
		return false // a fragment of a broken line
	}
	if opensWithLink(d, c, first) {
		return false
	}
	if c.words < verbless && !hasVerb(d, c) {
		return false
	}
	return !boilerplate(d, c) && !speaksAsSomeone(d, c) && pronounsResolve(d, c)
}
