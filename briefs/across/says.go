package across

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// sentenceOf says what the chart of a board shows, in words and numbers of its
// rows only.
func sentenceOf(b *model.Board, class string) string {
	subject := chartSubject(b, class)
	if len(b.Series) == 0 {
		return valuesSentence(b, subject)
	}
	pts := b.Series[0].Points
	first, last, peak, trough := 0, len(pts)-1, 0, 0
	for i := range pts {
		if pts[i].Value > pts[peak].Value {
			peak = i
		}
		if pts[i].Value < pts[trough].Value {
			trough = i
		}
	}
	const months = 62 // days from which on months are told and not days
	toTheDay := daysBetween(pts[first].Day, pts[last].Day) <= months
	say := func(i int) string { return inSentence(b.Rows[pts[i].Row].Text) + " " + spoken(pts[i].Day, toTheDay) }
	switch {
	case pts[peak].Value == pts[trough].Value:
		return subject + " was " + say(first) + " and still " + say(last) + "."
	case peak != first && peak != last && pts[peak].Value > max(pts[first].Value, pts[last].Value):
		return subject + " rose from " + say(first) + " to " + say(peak) + " and stood at " + say(last) + "."
	case trough != first && trough != last && pts[trough].Value < min(pts[first].Value, pts[last].Value):
		return subject + " fell from " + say(first) + " to " + say(trough) + " and stood at " + say(last) + "."
	case pts[last].Value > pts[first].Value:
		return subject + " rose from " + say(first) + " to " + say(last) + "."
	case pts[last].Value < pts[first].Value:
		return subject + " fell from " + say(first) + " to " + say(last) + "."
	}
	return subject + " was " + say(first) + " and again " + say(last) + "."
}

// chartSubject is what a chart is of: "Foro Penal's count of political prisoners".
func chartSubject(b *model.Board, class string) string {
	source := ""
	if len(b.Series) > 0 {
		source = b.Series[0].Source
	}
	about := b.About
	if about == "" {
		about = b.Unit
	}
	owner := ""
	if what, who, owned := strings.Cut(about, ownedBy); owned {
		about, owner = what, ", "+who+","
	}
	if class == "count" {
		about = relative(about)
	} else {
		about = quoted(about)
	}
	about += owner
	switch {
	case class == "age":
		return "The age of " + b.About
	case source != "" && class == "count":
		return possessive(capital(source)) + " count of " + about
	case source != "":
		return possessive(capital(source)) + " figure for " + about
	case class == "count":
		return "The number of " + about
	}
	return "The figure for " + about
}

func quoted(s string) string { return "“" + s + "”" }

func possessive(s string) string {
	if strings.HasSuffix(s, "s") {
		return s + "’"
	}
	return s + "'s"
}

// inSentence is a figure as read, in the middle of a sentence: "About 100" of a
// headline is "about 100".
func inSentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(r) && unicode.IsLower(next) {
		return string(unicode.ToLower(r)) + s[size:]
	}
	return s
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// inArticles says in how many articles the rows of a board stand.
func inArticles(b *model.Board) string {
	if n := b.Articles(); n > 1 {
		return fmt.Sprintf(" in %d articles", n)
	}
	return ""
}

// valuesSentence lists what rows say that make no line.
func valuesSentence(b *model.Board, subject string) string {
	var parts []string
	seen := make(map[string]bool)
	for i := range b.Rows {
		p := inSentence(b.Rows[i].Text)
		if s := b.Rows[i].Source; s != "" {
			p += " (" + s + ")"
		}
		if !seen[p] {
			seen[p] = true
			parts = append(parts, p)
		}
	}
	if len(parts) == 1 {
		return subject + " is given as " + parts[0] + inArticles(b) + "."
	}
	const most = 6
	more := ""
	if len(parts) > most {
		parts, more = parts[:most], " and others"
	}
	if n := len(parts); n > 1 && more == "" {
		parts[n-2] += " and " + parts[n-1]
		parts = parts[:n-1]
	}
	return subject + " is given as " + strings.Join(parts, ", ") + more + "."
}
