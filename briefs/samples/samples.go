// Package samples holds the sample articles that are built into lede.
//
// They serve two purposes. A first start, with an empty library, opens on
// them, so that every screen has something to show without a network. And
// they are stable input for tests: fourteen pieces of calm, neutral wire copy
// whose figures, dates and roles can be relied upon.
//
// The articles form two storylines and five single stories:
//
//   - six on Venezuela, from the arrest warrants of March 2024 to the
//     regional elections of May 2025;
//   - three on the Ever Given, from the grounding in the Suez Canal to the
//     settlement;
//   - one each on the rescue at the San José mine, the first images of the
//     Webb telescope, the failure of Silicon Valley Bank, the landing of
//     Chandrayaan-3 and the medal table of the Paris Olympics.
//
// Within a storyline the same quantity is told again with the value it had
// on the day: a queue of ships grows, a candidate has a birthday, a count of
// prisoners moves. No article knows anything later than its own date. Where
// sources contradict each other, both are kept and each is named.
//
// Every article is a Markdown file with YAML front matter of scalar values:
// title, dek, byline, dateline, published, updated (optional), publisher,
// url, language and tags, the last a comma-separated string. The values of
// published and updated are an RFC 3339 date or date-time. About half of the
// bodies open with a place and a dash, the others directly with the lede.
// Events and figures are real; the texts were written for this package, and
// publisher, byline and addresses are invented.
package samples

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
)

//go:embed articles/*.md
var files embed.FS

// FS returns the folder of the sample articles. Its root holds the files
// themselves, each named after its slug, such as "svb-failure.md". The
// returned file system is read-only and safe for concurrent use.
func FS() fs.FS {
	sub, err := fs.Sub(files, "articles")
	if err != nil {
		// fs.Sub fails only for an invalid path, and this one is constant.
		panic("samples: " + err.Error())
	}
	return sub
}

// Names returns the file names of the articles, the earliest published
// first. Each of them can be opened in [FS]. The slice belongs to the caller.
func Names() []string {
	return slices.Clone(byDate())
}

// byDate reads the front matter of every article once and sorts the names.
var byDate = sync.OnceValue(func() []string {
	type article struct {
		name string
		at   time.Time
	}
	root := FS()
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		panic("samples: " + err.Error())
	}
	list := make([]article, 0, len(entries))
	for _, e := range entries {
		text, err := fs.ReadFile(root, e.Name())
		if err != nil {
			panic("samples: " + err.Error())
		}
		head, _, _ := split(string(text))
		// A date that cannot be read sorts first; the tests reject it.
		at, _ := parseDate(head["published"])
		list = append(list, article{e.Name(), at})
	}
	slices.SortFunc(list, func(a, b article) int {
		if c := a.at.Compare(b.at); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = a.name
	}
	return names
})

// split parts an article into its front matter and its body. It understands
// the little of YAML that the samples use: one "key: value" per line, the
// value bare or in double quotes without escapes. It reports false if the
// text has no front matter of that shape.
func split(text string) (head map[string]string, body string, ok bool) {
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return nil, text, false
	}
	block, body, found := strings.Cut(rest, "\n---\n")
	if !found {
		return nil, text, false
	}
	head = make(map[string]string)
	for line := range strings.Lines(block) {
		key, value, found := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		if !found {
			return nil, text, false
		}
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && value[0] == '"' && value[n-1] == '"' {
			value = value[1 : n-1]
		}
		head[key] = value
	}
	return head, strings.TrimLeft(body, "\n"), true
}

// parseDate reads an RFC 3339 date or date-time; a bare date is taken as the
// start of that day in UTC.
func parseDate(s string) (time.Time, error) {
	if len(s) == len(time.DateOnly) {
		return time.Parse(time.DateOnly, s)
	}
	return time.Parse(time.RFC3339, s)
}
