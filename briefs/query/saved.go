package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// maxNested bounds how deep saved queries may name one another.
const maxNested = 8

// maxExpanded bounds how long a query may grow by the saved ones it names.
const maxExpanded = 1 << 16

// Expand puts saved queries in the place of their names: @suez or @"north sea"
// becomes the query saved under that name, in brackets. Case does not count, and
// the beginning of a name will do where it is that of one name only. The saved
// queries are asked for only when s names any.
func Expand(s string, saved func() ([]model.SavedQuery, error)) (string, error) {
	var known []model.SavedQuery
	for range maxNested {
		start, end, name := nextName(s)
		if start < 0 {
			return s, nil
		}
		if known == nil {
			var err error
			if known, err = saved(); err != nil {
				return "", err
			}
		}
		var b strings.Builder
		for start >= 0 {
			q, err := named(known, name)
			if err != nil {
				return "", &Error{s, start, err.Error()}
			}
			if strings.Count(q, `"`)%2 == 1 { // a phrase that was never closed
				q += `"`
			}
			b.WriteString(s[:start] + "(" + q + ")")
			s = s[end:]
			if b.Len()+len(s) > maxExpanded {
				return "", fmt.Errorf("the saved query @%q grows without end", name)
			}
			start, end, name = nextName(s)
		}
		s = b.String() + s
	}
	if start, _, name := nextName(s); start >= 0 {
		return "", fmt.Errorf("the saved query @%q names itself", name)
	}
	return s, nil
}

// nextName finds the first name of a saved query in s, outside of phrases; start
// is -1 when there is none.
func nextName(s string) (start, end int, name string) {
	fresh := true // a word may begin here
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"':
			_, i = phrase(s, i)
			fresh = false
			continue
		case r == '@' && fresh && i+1 < len(s):
			if s[i+1] == '"' {
				name, end = phrase(s, i+1)
			} else {
				end = i + 1 + wordLen(s[i+1:])
				name = s[i+1 : end]
			}
			if name != "" {
				return i, end, name
			}
		}
		fresh = unicode.IsSpace(r) || r == '(' || r == '-'
		i += size
	}
	return -1, -1, ""
}

// phrase returns what stands in the quotes that open at byte i, and where they
// end: at the end of s while they are still open.
func phrase(s string, i int) (inside string, end int) {
	if n := strings.IndexByte(s[i+1:], '"'); n >= 0 {
		return s[i+1 : i+1+n], i + n + 2
	}
	return s[i+1:], len(s)
}

func wordLen(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' }); n >= 0 {
		return n
	}
	return len(s)
}

// named is the query saved under a name, or under the only one that begins so.
func named(known []model.SavedQuery, name string) (string, error) {
	want := Fold(name)
	var begins []model.SavedQuery
	for _, q := range known {
		switch has := Fold(q.Name); {
		case has == want:
			return q.Query, nil
		case strings.HasPrefix(has, want):
			begins = append(begins, q)
		}
	}
	switch len(begins) {
	case 0:
		return "", fmt.Errorf("no query is saved as %q", name)
	case 1:
		return begins[0].Query, nil
	}
	return "", fmt.Errorf("%d saved queries begin with %q", len(begins), name)
}

// Reference is how a query names the one saved under a name.
func Reference(name string) string {
	if name != "" && wordLen(name) == len(name) {
		return "@" + name
	}
	return `@"` + strings.ReplaceAll(name, `"`, "") + `"`
}
