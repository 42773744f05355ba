package samples

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	wantArticles = 14
	minWords     = 250
	maxWords     = 600
)

// article is one parsed sample.
type article struct {
	name string
	text string
	head map[string]string
	body string
}

// load returns all articles in the order of Names.
func load(t *testing.T) []article {
	t.Helper()
	var list []article
	for _, name := range Names() {
		b, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		head, body, ok := split(string(b))
		if !ok {
			t.Fatalf("%s: no readable front matter", name)
		}
		list = append(list, article{name, string(b), head, body})
	}
	return list
}

func TestNames(t *testing.T) {
	names := Names()
	if len(names) != wantArticles {
		t.Fatalf("%d articles, want %d", len(names), wantArticles)
	}
	found, err := fs.Glob(FS(), "*.md")
	if err != nil {
		t.Fatal(err)
	}
	sorted := slices.Sorted(slices.Values(names))
	if !slices.Equal(sorted, found) {
		t.Errorf("Names has %q, the folder has %q", sorted, found)
	}
	if first, last := names[0], names[len(names)-1]; first != "copiapo-mine-rescue.md" || last != "regional-vote-turnout-row.md" {
		t.Errorf("names run from %s to %s", first, last)
	}
	names[0] = "changed"
	if Names()[0] == "changed" {
		t.Error("the slice is shared between callers")
	}
}

func TestFS(t *testing.T) {
	if err := fstest.TestFS(FS(), Names()...); err != nil {
		t.Error(err)
	}
}

func TestSortedByDate(t *testing.T) {
	var before time.Time
	for _, a := range load(t) {
		at, err := parseDate(a.head["published"])
		if err != nil {
			t.Errorf("%s: %v", a.name, err)
		}
		if at.Before(before) {
			t.Errorf("%s: published %s, before the article that precedes it", a.name, at)
		}
		before = at
	}
}

func TestFrontMatter(t *testing.T) {
	needed := []string{
		"title", "dek", "byline", "dateline", "published",
		"publisher", "url", "language", "tags",
	}
	allowed := append(slices.Clone(needed), "updated")
	titles := make(map[string]string)
	for _, a := range load(t) {
		for _, key := range needed {
			if a.head[key] == "" {
				t.Errorf("%s: no %s", a.name, key)
			}
		}
		for key, value := range a.head {
			if !slices.Contains(allowed, key) {
				t.Errorf("%s: unknown key %s", a.name, key)
			}
			if strings.Contains(value, ": ") && !strings.Contains(a.text, `"`+value+`"`) {
				t.Errorf("%s: %s holds a colon and needs quotes", a.name, key)
			}
			if value != "" && strings.ContainsAny(value[:1], "[{&*!|>%@`#-") {
				t.Errorf("%s: %s begins with a character that YAML reserves", a.name, key)
			}
		}
		slug := strings.TrimSuffix(a.name, ".md")
		if want := "https://lede.example/samples/" + slug; a.head["url"] != want {
			t.Errorf("%s: url %s, want %s", a.name, a.head["url"], want)
		}
		if a.head["language"] != "en" {
			t.Errorf("%s: language %q", a.name, a.head["language"])
		}
		if u := a.head["updated"]; u != "" {
			updated, err := parseDate(u)
			if err != nil {
				t.Errorf("%s: updated: %v", a.name, err)
			}
			if published, _ := parseDate(a.head["published"]); updated.Before(published) {
				t.Errorf("%s: updated before it was published", a.name)
			}
		}
		for tag := range strings.SplitSeq(a.head["tags"], ",") {
			if tag = strings.TrimSpace(tag); tag == "" || tag != strings.ToLower(tag) {
				t.Errorf("%s: tag %q", a.name, tag)
			}
		}
		if other, dup := titles[a.head["title"]]; dup {
			t.Errorf("%s has the title of %s", a.name, other)
		}
		titles[a.head["title"]] = a.name
	}
}

func TestLength(t *testing.T) {
	for _, a := range load(t) {
		if n := len(strings.Fields(a.body)); n < minWords || n > maxWords {
			t.Errorf("%s: %d words, want %d to %d", a.name, n, minWords, maxWords)
		}
	}
}

func TestCharacters(t *testing.T) {
	for _, a := range load(t) {
		if !utf8.ValidString(a.text) {
			t.Errorf("%s: not UTF-8", a.name)
		}
		for i, r := range a.text {
			if r == '\n' {
				continue
			}
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
				t.Errorf("%s: character %U at byte %d", a.name, r, i)
			}
		}
		if !strings.HasSuffix(a.text, "\n") || strings.HasSuffix(a.text, "\n\n") {
			t.Errorf("%s: must end with one line break", a.name)
		}
		for n, line := range strings.Split(a.text, "\n") {
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s:%d: space at the end of the line", a.name, n+1)
			}
		}
	}
}

// opening is a place in capitals, perhaps with a region, and a dash.
var opening = regexp.MustCompile(`^\p{Lu}[\p{Lu} ]+(, [\p{L} .]+)? — `)

func TestShape(t *testing.T) {
	withPlace := 0
	for _, a := range load(t) {
		if opening.MatchString(a.body) {
			withPlace++
		}
		if r, _ := utf8.DecodeRuneInString(a.body); !unicode.IsUpper(r) {
			t.Errorf("%s: the body does not begin with the lede", a.name)
		}
		for line := range strings.Lines(a.body) {
			if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "## ") {
				t.Errorf("%s: heading %q, want level two", a.name, line)
			}
		}
	}
	if withPlace < 5 || withPlace > 9 {
		t.Errorf("%d bodies open with a dateline, want about half of %d", withPlace, wantArticles)
	}
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?:;]["')]?\s+`)
	notWord     = regexp.MustCompile(`[^\p{L}\p{N}]+`)
)

// sentences returns the sentences, list items and headings of a body without
// case and punctuation. Splitting at every full stop also cuts at
// abbreviations, which makes the comparison stricter.
func sentences(body string) []string {
	var list []string
	for line := range strings.Lines(body) {
		for _, s := range sentenceEnd.Split(line, -1) {
			s = strings.TrimSpace(notWord.ReplaceAllString(strings.ToLower(s), " "))
			if strings.Count(s, " ") >= 3 {
				list = append(list, s)
			}
		}
	}
	return list
}

func TestNoSharedSentence(t *testing.T) {
	seen := make(map[string]string)
	for _, a := range load(t) {
		for _, s := range sentences(a.body + "\n" + a.head["title"] + "\n" + a.head["dek"]) {
			if other, dup := seen[s]; dup {
				t.Errorf("%s repeats from %s: %q", a.name, other, s)
			}
			seen[s] = a.name
		}
	}
}
