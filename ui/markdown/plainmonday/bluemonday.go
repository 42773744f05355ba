// Package bluemonday stands in for the HTML sanitizer that glamour imports.
//
// The real one compiles some two hundred regular expressions for CSS whenever a
// program starts, and keeps them: 5 ms and 2 MB, whether HTML is met or not.
// glamour asks it for one thing, the text of a piece of HTML without its tags;
// this module does that and nothing else. go.mod replaces the real one by it.
package bluemonday

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Policy says what HTML may hold. There is only the strict one.
type Policy struct{}

// StrictPolicy allows text and no tags.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns the text of a piece of HTML, as HTML: tags, comments and
// what stands in scripts and styles are left out.
func (*Policy) Sanitize(s string) string {
	if !strings.ContainsRune(s, '<') {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(1 << 20)
	hidden := false // in a script or a style
	for {
		switch z.Next() {
		case html.ErrorToken: // the end, or more than a piece of HTML
			return b.String()
		case html.StartTagToken:
			hidden = hides(z)
		case html.EndTagToken:
			hidden = false
		case html.TextToken:
			if !hidden {
				b.WriteString(html.EscapeString(string(z.Text())))
			}
		case html.SelfClosingTagToken, html.CommentToken, html.DoctypeToken: // left out
		}
	}
}

// hides reports whether the tag at hand is one whose text nobody is shown.
func hides(z *html.Tokenizer) bool {
	name, _ := z.TagName()
	switch atom.Lookup(name) {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Textarea, atom.Title:
		return true
	}
	return false
}
