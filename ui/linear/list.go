package linear

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/sheet"
)

// perPage is how many entries are listed at once.
const perPage = 20

// waitForArticles waits until there is something to list.
func (s *session) waitForArticles() {
	for version := -1; ; {
		p, err := s.lib.Wait(s.ctx, version)
		if err != nil || p.Finished || p.Loaded >= perPage {
			return
		}
		version = p.Version
	}
}

// list lists the first articles that match a query.
func (s *session) list(query string) {
	s.leave()
	s.query, s.ids, s.targets = query, nil, nil
	s.more()
}

// more goes on with the list. Articles keep the number they were listed by.
func (s *session) more() {
	l, err := s.lib.List(s.ctx, model.ListQuery{Query: s.query, Offset: len(s.ids), Limit: perPage})
	if err != nil {
		s.line("The list: %v.", err)
		return
	}
	if len(s.ids) == 0 {
		s.listHead(l)
	} else if len(l.Entries) == 0 {
		s.line("That is all.")
	}
	s.targets = s.targets[:len(s.ids)]
	for _, e := range l.Entries {
		s.ids = append(s.ids, e.ID)
		s.targets = append(s.targets, target{e.ID, -1})
		s.line("%d. %s", len(s.ids), entryLine(e))
	}
	if left := l.Total - len(s.ids); left > 0 {
		s.line("%s. Say more to hear them.", plural(left, "more article"))
	}
}

func (s *session) listHead(l model.List) {
	matching := ""
	if s.query != "" {
		matching = " match"
		if l.Total == 1 {
			matching = " matches"
		}
	}
	line := plural(l.Total, "article") + matching
	switch {
	case l.Total > 0 && l.Unread == 0:
		line += ", all read"
	case l.Total > 0:
		line += fmt.Sprintf(", %d unread", l.Unread)
	}
	s.line("%s.", line)
	p, err := s.lib.Wait(s.ctx, -1) // answers at once
	if err != nil {
		return
	}
	if !p.Finished && p.Total > p.Files {
		s.line("Loading: %d of %d files so far.", p.Files, p.Total)
	}
	if n := len(p.Failed); n > 0 {
		s.line("%s could not be read. Say failed to hear which.", plural(n, "input"))
	}
}

// entryLine is an article in one line.
func entryLine(e model.Entry) string {
	items := []string{e.Publisher, day(e.Published), sheet.ReadingTime(e.ReadingSeconds), string(e.State)}
	if e.Starred {
		items = append(items, "starred")
	}
	line := stop(headline(e.Headline)) + " " + stop(joined(items))
	if e.TopFigure != "" {
		line += " " + stop("Top figure: "+e.TopFigure)
	}
	return line
}

func headline(s string) string {
	if s == "" {
		return "No headline"
	}
	return s
}

func (s *session) failed() {
	p, err := s.lib.Wait(s.ctx, -1)
	if err != nil || len(p.Failed) == 0 {
		s.line("Every input could be read.")
		return
	}
	for i, f := range p.Failed {
		s.line("%d. %s", i+1, f)
	}
}

// number reads the number of something listed, counted from 1.
func (s *session) number(arg string, of int, what string) (int, bool) {
	n, err := strconv.Atoi(arg)
	switch {
	case arg == "":
		s.line("Say the number, too.")
	case err != nil:
		s.line("%q is not a number.", arg)
	case of == 0:
		s.line("Nothing is listed.")
	case n < 1 || n > of:
		s.line("There is no %s %d, only 1 to %d.", what, n, of)
	default:
		return n - 1, true
	}
	return 0, false
}

func (s *session) openNumber(arg string) {
	if i, ok := s.number(arg, len(s.ids), "article"); ok {
		s.open(s.ids[i])
	}
}

// goTo goes to a place that was listed.
func (s *session) goTo(arg string) {
	i, ok := s.number(arg, len(s.targets), "number")
	if !ok {
		return
	}
	t := s.targets[i]
	if s.brief == nil || s.brief.ID != t.article {
		if !s.load(t.article) {
			return
		}
		if t.offset >= 0 {
			s.line("Headline: %s", headline(s.brief.Headline))
		}
	}
	if t.offset < 0 {
		s.describe()
		return
	}
	s.at = s.paragraphAt(t.offset)
	s.read()
}

// search looks a query up in all articles.
func (s *session) search(query string) {
	if query == "" {
		s.line("Say what to look up, for instance: search money>1m council.")
		return
	}
	hits, err := s.lib.Search(s.ctx, query, 2*perPage)
	if err != nil {
		s.line("Search: %v.", err)
		return
	}
	s.line("%s.", plural(len(hits), "answer"))
	s.targets = nil
	for i, h := range hits {
		s.targets = append(s.targets, target{h.ArticleID, h.Start})
		kind := string(h.Kind)
		if h.Kind == model.HitText {
			kind = "sentence"
		}
		line := fmt.Sprintf("%d. %s: %s", i+1, capital(kind), stop(h.Sentence))
		if h.Kind != model.HitHeadline {
			line += " In: " + stop(h.Headline)
		}
		s.line("%s", line)
	}
}

// define says what a word means, the open article's own definition first.
func (s *session) define(word string) {
	if word == "" {
		s.line("Say the word, too.")
		return
	}
	n := 0
	answer := func(d model.Definition) {
		n++
		s.line("%d. %s: %s Source: %s", n, d.Term, stop(sheet.OneLine(d.Text)), stop(sheet.SourceName(d.Source)))
	}
	if s.brief != nil {
		for _, t := range s.brief.Glossary {
			if strings.EqualFold(t.Term, word) && t.Source == model.TermText {
				answer(model.Definition{Term: t.Term, Text: t.Definition, Source: t.Source})
			}
		}
	}
	found, err := s.lib.Define(s.ctx, word)
	for _, d := range found {
		answer(d)
	}
	switch {
	case n > 0:
	case err != nil:
		s.line("Define: %v.", err)
	default:
		s.line("No glossary or dictionary knows %q.", word)
	}
}
