package load

import (
	"strings"
	"time"
	"unicode"
)

// months by the start of their English name.
func month(word string) time.Month {
	word = strings.ToLower(strings.TrimRight(word, ".,"))
	if len(word) < 3 {
		return 0
	}
	if word == "sept" {
		return time.September
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] {
			return m
		}
	}
	return 0
}

// startsWithMonth reports "Nov 3" and "3 Nov".
func startsWithMonth(s string) bool {
	words := strings.Fields(s)
	if len(words) > 1 && strings.Trim(words[0], "0123456789") == "" {
		words = words[1:]
	}
	return len(words) > 0 && month(words[0]) != 0
}

// findDate finds the first day written out in a line ("Nov. 3, 2025",
// "3 November 2025", "3 de noviembre de 2025", "2025-11-03", "3.11.2025") and
// returns its place and its value as
// YYYY-MM-DD. The value is empty when there is none, or no such day.
func findDate(s string) (start, end int, value string) {
	words := wordsOf(s)
	for i, w := range words {
		if d, ok := isoDay(s[w.start:w.end]); ok {
			return w.start, w.end, d
		}
		rest := words[i:]
		last := 2
		for n := 1; n <= last && n < len(rest); n++ { // "4 de marzo de 2025"
			if of := s[rest[n].start:rest[n].end]; of == "de" || of == "of" || of == "del" {
				rest = append(append([]wordSpan(nil), rest[:n]...), rest[n+1:]...)
			}
		}
		if len(rest) <= last {
			continue
		}
		a, b, c := s[w.start:w.end], s[rest[1].start:rest[1].end], s[rest[2].start:rest[2].end]
		day, mon := b, month(a)
		if mon == 0 {
			day, mon = a, monthIn(b)
		}
		if d, ok := calendarDay(c, mon, day); ok {
			return w.start, rest[2].end, d
		}
	}
	return 0, 0, ""
}

type wordSpan struct{ start, end int }

// wordsOf cuts a line at white space; at most 60 words.
func wordsOf(s string) []wordSpan {
	var words []wordSpan
	start := -1
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			if start >= 0 {
				words = append(words, wordSpan{start, i})
			}
			start = -1
		case start < 0:
			start = i
		}
		if len(words) >= 60 {
			return words
		}
	}
	if start >= 0 {
		words = append(words, wordSpan{start, len(s)})
	}
	return words
}

// isoDay reads a day that is one word of numbers: year first, with hyphens,
// slashes or the ideographs for year, month and day, or day first with points.
func isoDay(w string) (string, bool) {
	w = strings.Trim(w, ",.;()|")
	if len(w) < 8 || len(w) > 40 {
		return "", false
	}
	if w[0] < '0' || w[0] > '9' {
		return "", false
	}
	if i := strings.IndexByte(w, 'T'); i >= 8 {
		w = w[:i]
	}
	for _, layout := range []string{time.DateOnly, "2006/1/2", "2.1.2006", "2006年1月2日"} {
		if t, err := time.Parse(layout, w); err == nil {
			return t.Format(time.DateOnly), t.Year() >= 1000
		}
	}
	return "", false
}

// calendarDay puts year, month and day together when the calendar has the day.
func calendarDay(year string, mon time.Month, day string) (string, bool) {
	y, ok := number(strings.Trim(year, ",.;()|"))
	if !ok || y < 1000 || y > 2999 || mon == 0 {
		return "", false
	}
	day = strings.TrimRight(strings.ToLower(strings.Trim(day, ",.")), "dhnrst") // 1st 2nd 3rd 4th
	n, ok := number(day)
	if !ok || n < 1 || n > 31 {
		return "", false
	}
	t := time.Date(y, mon, n, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Day() == n
}

func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// dateWords may stand beside the day in a line that is only a date.
const dateWords = " published posted issued released updated modified last first on date at am pm a.m. p.m. et est edt gmt utc bst cet cest ist pt pst pdt ct cst " +
	"cdt monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun min minute minutes read eastern local time the of "

// dateLine reads a line that holds a day and nothing but words that go with
// one; two days are the day of publication and of the update.
func dateLine(s string) (published, updated string, ok bool) {
	if len(s) > 160 {
		return "", "", false
	}
	for rest := s; ; {
		start, end, value := findDate(rest)
		if value == "" {
			if published == "" && updated == "" || !onlyDateWords(rest) {
				return "", "", false
			}
			return published, updated, true
		}
		lead := rest[:start]
		if !onlyDateWords(lead) {
			return "", "", false
		}
		if l := strings.ToLower(lead); strings.Contains(l, "updated") || strings.Contains(l, "modified") || published != "" {
			setOnce(&updated, value)
		} else {
			published = value
		}
		rest = rest[end:]
	}
}

func onlyDateWords(s string) bool {
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ",:;|/·•()–—-")
		if agencies[w] {
			continue
		}
		w = strings.ToLower(w)
		if w == "" || strings.Contains(dateWords, " "+w+" ") || strings.Trim(w, "0123456789:.apm+") == "" {
			continue
		}
		return false
	}
	return true
}
