package summary

import (
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model/text"
)

// opensWithLink reports whether the sentence opens with a word that points to
// what was said before it: "He…", "However,…", "As a result,…". "This week" and
// "That year" point to the calendar and are no links.
func opensWithLink(d *text.Doc, c *candidate, first string) bool {
	if demonstratives[first] && c.first+1 < c.last && periods[d.LowerTok(c.first+1)] {
		return false
	}
	if demonstratives[first] || links[first] || pronouns[first] != 0 {
		return true
	}
	if adverbs[first] && c.first+1 < c.last && d.Tok(c.first+1) == "," {
		return true
	}
	opening := strings.Join(strings.Fields(d.Lower[c.start:min(c.end, c.start+40)]), " ")
	for _, p := range linkPhrases {
		if strings.HasPrefix(opening, p) && (len(opening) == len(p) || opening[len(p)] == ' ' || opening[len(p)] == ',') {
			return true
		}
	}
	return false
}

// pronounsResolve reports whether every personal pronoun of the sentence can
// have its noun inside the sentence. It does not resolve them: it asks whether
// there is a name or a noun for a person before "he", and some noun before "it".
func pronounsResolve(d *text.Doc, c *candidate) bool {
	var person, thing, quoted bool
	for i := c.first; i < c.last; i++ {
		tok := d.LowerTok(i)
		switch {
		case isQuoteMark(tok):
			quoted = tok == "“" || tok == `"` && !quoted
			continue
		case quoted || d.Tokens[i].Kind != text.Word:
			continue
		}
		switch pronouns[tok] {
		case gendered:
			if !person {
				return false
			}
		case neuter:
			if !thing || intro(d, c, i) {
				return false
			}
		default:
			person = person || personNouns[tok] || isName(d, c, i)
			thing = thing || len(tok) > 3 && !calendar[tok] && !periods[tok] && !stop[tok] && !verbs[tok] || d.Tokens[i].AllUpper
		}
	}
	return true
}

// intro reports whether only a short introductory phrase and its comma stand
// before token i: "In 2010, it…".
func intro(d *text.Doc, c *candidate, i int) bool {
	return i-c.first <= 5 && i > c.first && d.Tok(i-1) == "," && !isName(d, c, i-2)
}

// isName reports whether token i looks like a part of a name.
func isName(d *text.Doc, c *candidate, i int) bool {
	t := d.Tokens[i]
	if t.Kind != text.Word || !t.Upper || calendar[d.LowerTok(i)] {
		return false
	}
	return i > c.first || !stop[d.LowerTok(i)]
}

// speaksAsSomeone reports whether an "I", "we" or "you" stands outside
// quotation marks: the voice of someone the reader cannot see.
func speaksAsSomeone(d *text.Doc, c *candidate) bool {
	quoted := false
	for i := c.first; i < c.last; i++ {
		tok := d.LowerTok(i)
		switch {
		case isQuoteMark(tok):
			quoted = tok == "“" || tok == `"` && !quoted
		case !quoted && persons[tok] && d.Tok(i) != "US":
			return true
		}
	}
	return false
}

// quotedShare is the share of the sentence's bytes that stand in double
// quotation marks.
func quotedShare(d *text.Doc, c *candidate) float64 {
	quoted, from := 0, -1
	for i := c.first; i < c.last; i++ {
		tok := d.Tok(i)
		switch {
		case from < 0 && (tok == "“" || tok == `"` || tok == "«"):
			from = d.Tokens[i].Start
		case from >= 0 && (tok == "”" || tok == `"` || tok == "»"):
			quoted += d.Tokens[i].End - from
			from = -1
		}
	}
	return float64(quoted) / float64(c.end-c.start)
}

// boilerplate recognises what newsrooms and sites print around an article.
func boilerplate(d *text.Doc, c *candidate) bool {
	lower := d.Lower[c.start:c.end]
	for _, p := range boilerplateStarts {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	for _, p := range boilerplateMarks {
		if strings.Contains(lower, p) {
			return true
		}
	}
	return false
}

func hasVerb(d *text.Doc, c *candidate) bool {
	for i := c.first; i < c.last; i++ {
		if d.Tokens[i].Kind != text.Word {
			continue
		}
		w := d.LowerTok(i)
		if verbs[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
		passive := i+1 < c.last && d.LowerTok(i+1) == "by" // "taken by": a participle in a caption
		if i > c.first && !d.Tokens[i].Upper && len(w) > 4 && strings.HasSuffix(w, "ed") && !passive {
			return true
		}
	}
	return false
}

func hasUpper(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }

func isQuoteMark(tok string) bool {
	switch tok {
	case `"`, "“", "”", "«", "»", "'", "’", "‘":
		return true
	}
	return false
}

func isDash(tok string) bool {
	switch tok {
	case "-", "--", "–", "—", "|":
		return true
	}
	return false
}
