package postgres

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/store/index"
	"github.com/lede-reader/lede/model"
)

// A tsvector has limits, which an article may exceed.
const (
	maxBytes = 1 << 19 // of all words, half of what PostgreSQL takes
	maxWord  = 500     // bytes of a word; longer ones are cut
	maxAsked = maxWord - utf8.UTFMax

	// markVast is a word of articles of whose words some are left out. They are
	// candidates for everything.
	markVast = "\ue0ff"
)

// document returns the words that an article is found by, separated by spaces,
// and whether some had to be left out.
func document(b *model.Brief, t *index.Words) (words string, vast bool) {
	words = strings.TrimSuffix(t.Document(b), " ")
	var kept strings.Builder
	whole := true
	for w := range strings.SplitSeq(words, " ") {
		if kept.Len()+len(w) > maxBytes {
			vast = true
			break
		}
		if len(w) > maxWord {
			w, whole = cut(w, maxWord), false
		}
		kept.WriteString(w)
		kept.WriteByte(' ')
	}
	if whole && !vast {
		return words, false
	}
	if vast {
		kept.WriteString(markVast)
	}
	return strings.TrimSuffix(kept.String(), " "), vast
}

// cut cuts a word to at most n bytes.
func cut(w string, n int) string {
	if len(w) <= n {
		return w
	}
	for n > 0 && !utf8.RuneStart(w[n]) {
		n--
	}
	return w[:n]
}

// tsquery puts words into PostgreSQL's language for full-text queries. Of words
// that stand side by side it asks for what package index knows of that. certain
// asks for articles that are known to hold the words; else those are among the
// answers of which not every word is known.
func tsquery(sequences index.HasWords, certain bool) string {
	var all []string
	for _, seq := range sequences {
		for i, t := range seq {
			all = append(all, term(t))
			if i == 0 || t.Prefix {
				continue
			}
			if pair, kept := index.Pair(seq[i-1].Word, t.Word); kept {
				all = append(all, term(index.Term{Word: pair}))
			}
		}
	}
	q := strings.Join(all, " & ")
	if !certain {
		q = "(" + q + ") | '" + markVast + "'"
	}
	return q
}

// term quotes one word. A word as long as the ones that were cut stands for what
// it begins.
func term(t index.Term) string {
	w := cut(t.Word, maxAsked)
	s := "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(w) + "'"
	if t.Prefix || len(w) < len(t.Word) {
		s += ":*"
	}
	return s
}
