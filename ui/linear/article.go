package linear

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
	mtext "github.com/lede-reader/lede/model/text"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/sheet"
)

// open opens an article and says what it is.
func (s *session) open(id string) {
	if s.load(id) {
		s.describe()
	}
}

// load takes an article, and stores how far one came in the one before.
func (s *session) load(id string) bool {
	s.leave()
	b, err := s.lib.Brief(s.ctx, id)
	if err != nil {
		s.line("The article: %v.", err)
		return false
	}
	s.entry, err = s.lib.Entry(s.ctx, id)
	if err != nil {
		s.line("The article: %v.", err)
		return false
	}
	s.brief, s.at = b, -1
	parts := b.Parts
	if len(parts) == 0 {
		parts = mtext.Paragraphs(b.Text)
	}
	s.parts = slices.DeleteFunc(slices.Clone(parts), func(p model.Part) bool {
		return p.Kind == model.PartHeadline || p.Kind == model.PartDek
	})
	return true
}

// describe says what the open article is and how to go on.
func (s *session) describe() {
	b := s.brief
	s.line("Headline: %s", headline(b.Headline))
	if b.Dek != "" {
		s.line("Dek: %s", sheet.OneLine(b.Dek))
	}
	if src := sheet.SourceLine(b); src != "" {
		s.line("Source: %s.", strings.ReplaceAll(src, " · ", ", "))
	}
	s.line("Length: %s, %s.", plural(b.Words, "word"), sheet.ReadingTime(b.ReadingSeconds))
	for _, w := range b.Warnings {
		s.line("Note: %s", stop(w))
	}
	for _, a := range b.Summary {
		s.line("Summary: %s", sheet.OneLine(a.Text))
	}
	s.line("Facts: %s.", s.countFacts())
	if s.entry.State == model.StateReading && s.entry.Place > 0 {
		s.at = s.paragraphAt(s.entry.Place) - 1
		s.line("You stopped at paragraph %d of %d. Say next to go on there.", s.at+2, len(s.parts))
		return
	}
	s.line("%s. Say next to read.", plural(len(s.parts), "paragraph"))
}

func (s *session) countFacts() string {
	b := s.brief
	return joined([]string{
		plural(len(b.Figures), "figure"), plural(len(b.Actors), "actor"), plural(len(b.Quotes), "quote"),
		plural(len(b.Dates), "date"), plural(len(b.Glossary), "term"),
	})
}

// isOpen reports whether an article is open, and says so when none is.
func (s *session) isOpen() bool {
	if s.brief == nil {
		s.line("No article is open. Say open and a number of the list.")
	}
	return s.brief != nil
}

// paragraphAt returns the paragraph that holds the byte at offset, the first one
// for a place in the headline.
func (s *session) paragraphAt(offset int) int {
	i := sort.Search(len(s.parts), func(i int) bool { return s.parts[i].End > offset })
	return max(min(i, len(s.parts)-1), 0)
}

// placeName says where the byte at offset stands.
func (s *session) placeName(offset int) string {
	if len(s.parts) == 0 || offset < s.parts[0].Start {
		return "in the headline"
	}
	return fmt.Sprintf("paragraph %d", s.paragraphAt(offset)+1)
}

// step moves by a paragraph and reads it.
func (s *session) step(by int) {
	switch {
	case !s.isOpen():
		return
	case len(s.parts) == 0:
		s.line("The article has no text.")
		return
	case by > 0 && s.at+1 >= len(s.parts):
		s.line("End of the article.")
		return
	case by < 0 && s.at <= 0:
		s.line("This is the first paragraph.")
		return
	}
	s.at = max(s.at+by, 0)
	s.read()
}

// rest reads from the next paragraph to the end.
func (s *session) rest() {
	if !s.isOpen() {
		return
	}
	for s.at+1 < len(s.parts) {
		s.at++
		s.read()
	}
	s.line("End of the article.")
}

func (s *session) toParagraph(arg string) {
	if !s.isOpen() {
		return
	}
	if i, ok := s.number(arg, len(s.parts), "paragraph"); ok {
		s.at = i
		s.read()
	}
}

// read reads the paragraph at hand, and names its facts.
func (s *session) read() {
	if len(s.parts) == 0 {
		s.line("The article has no text.")
		return
	}
	p := s.parts[s.at]
	s.line("%s %d of %d.", capital(partName(p.Kind)), s.at+1, len(s.parts))
	s.line("%s", sheet.OneLine(s.brief.Text[p.Start:p.End]))
	if s.say {
		for _, l := range s.factsIn(p.Span()) {
			s.line("%s", l)
		}
	}
}

// partName is what a part of an article is called.
func partName(k model.PartKind) string {
	switch k {
	case model.PartListItem:
		return "list item"
	case model.PartQuote:
		return "quoted paragraph"
	case "":
		return "paragraph"
	default:
		return string(k)
	}
}

// factsIn names the facts that begin in a stretch of the text; an actor and a
// term once.
func (s *session) factsIn(span model.Span) []string {
	var lines []string
	seen := make(map[page.Fact]bool)
	for _, f := range page.Facts(s.brief) {
		once := page.Fact{Kind: f.Kind, Index: f.Index}
		if f.Span.Start < span.Start || f.Span.Start >= span.End || seen[once] {
			continue
		}
		seen[once] = true
		if l := factLine(s.brief, f); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// facts counts the facts, or switches naming them on or off.
func (s *session) facts(arg string) {
	switch arg {
	case "on", "off":
		s.say = arg == "on"
		s.line("Facts after every paragraph: %s.", arg)
	default:
		if s.isOpen() {
			s.line("Facts: %s.", s.countFacts())
		}
	}
}

// section returns the command that lists a section of the open article.
func section(lines func(b *model.Brief) (title string, all []listed)) func(*session, string) {
	return func(s *session, _ string) {
		if !s.isOpen() {
			return
		}
		title, all := lines(s.brief)
		if len(all) == 0 {
			s.line("%s: none.", title)
			return
		}
		s.line("%s, %d.", title, len(all))
		s.targets = nil
		for i, l := range all {
			s.targets = append(s.targets, target{s.brief.ID, l.offset})
			s.line("%d. %s; %s.", i+1, strings.TrimRight(l.text, "."), s.placeName(l.offset))
		}
	}
}

// find finds words in the open article.
func (s *session) find(words string) {
	switch {
	case !s.isOpen():
		return
	case words == "":
		s.line("Say what to find.")
		return
	}
	doc := mtext.New(&s.brief.Article)
	want := strings.ToLower(words)
	s.targets = nil
	var found []string
	for i, sentence := range doc.Sentences {
		if strings.Contains(strings.ToLower(doc.SentenceText(i)), want) {
			s.targets = append(s.targets, target{s.brief.ID, sentence.Start})
			found = append(found, sheet.OneLine(doc.SentenceText(i)))
		}
	}
	s.line("%s with %q.", plural(len(found), "sentence"), words)
	for i, f := range found {
		s.line("%d. %s %s.", i+1, stop(f), capital(s.placeName(s.targets[i].offset)))
	}
}

func (s *session) where() {
	switch {
	case s.brief == nil:
		s.line("No article is open. %s listed.", plural(len(s.ids), "article"))
	case s.at < 0:
		s.line("At the beginning of: %s", headline(s.brief.Headline))
	default:
		s.line("Paragraph %d of %d of: %s", s.at+1, len(s.parts), headline(s.brief.Headline))
	}
}

// mark marks the open article as read, or the other way round.
func (s *session) mark(arg string) {
	if !s.isOpen() {
		return
	}
	state := model.StateRead
	switch {
	case arg == "unread", arg == "" && s.entry.State == model.StateRead:
		state = model.StateUnread
	case arg != "" && arg != "read":
		s.line("Say mark read or mark unread.")
		return
	}
	if s.apply(model.Change{ArticleID: s.brief.ID, Kind: model.ChangeState, Value: string(state)}) {
		s.entry.State = state
		s.line("Marked as %s.", state)
	}
}

func (s *session) star() {
	if !s.isOpen() {
		return
	}
	value, say := "y", "Starred."
	if s.entry.Starred {
		value, say = "", "The star is gone."
	}
	if s.apply(model.Change{ArticleID: s.brief.ID, Kind: model.ChangeStar, Value: value}) {
		s.entry.Starred = value != ""
		s.line("%s", say)
	}
}

func (s *session) apply(changes ...model.Change) bool {
	if _, err := s.lib.Apply(s.ctx, changes); err != nil {
		s.line("Store: %v.", err)
		return false
	}
	return true
}

// close closes the open article.
func (s *session) close() {
	if s.isOpen() {
		s.leave()
		s.line("Closed. Say list for the articles.")
	}
}

// leave stores how far one came in the open article.
func (s *session) leave() {
	if s.brief == nil {
		return
	}
	b, e := s.brief, s.entry
	s.brief = nil
	if s.at < 0 || len(s.parts) == 0 {
		return
	}
	at := s.parts[s.at].Start
	changes := []model.Change{{ArticleID: b.ID, Kind: model.ChangePlace, Span: model.Span{Start: at, End: at}}}
	state := model.StateReading
	if s.at == len(s.parts)-1 {
		state = model.StateRead
	}
	if state != e.State && e.State != model.StateRead {
		changes = append(changes, model.Change{ArticleID: b.ID, Kind: model.ChangeState, Value: string(state)})
	}
	s.apply(changes...)
}
