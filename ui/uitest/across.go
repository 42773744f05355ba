package uitest

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// Across is a library in memory that looks across articles: it answers with the
// values it was given.
type Across struct {
	*Library

	Dossiers  map[string]model.Dossier // by name
	AllBoards []model.Board
	Stories   map[string]model.Story // by article
	Told      model.Timeline
	IsNew     model.News
	Compared  model.Comparison
	Err       error // of every question across articles, when set
	Visits    int   // that have ended
}

// Dossier returns the dossier of a name, an empty one for others.
func (a *Across) Dossier(_ context.Context, name string) (model.Dossier, error) {
	return a.Dossiers[name], a.Err
}

// Names returns the actors with a dossier whose name holds what is typed.
func (a *Across) Names(_ context.Context, typed string, limit int) ([]model.NameUse, error) {
	var found []model.NameUse
	for _, name := range slices.Sorted(maps.Keys(a.Dossiers)) {
		if strings.Contains(strings.ToLower(name), strings.ToLower(typed)) && len(found) < limit {
			found = append(found, model.NameUse{Name: name, Articles: len(a.Dossiers[name].Articles)})
		}
	}
	return found, a.Err
}

// ActorTimeline returns what was told, for an actor that has a dossier.
func (a *Across) ActorTimeline(_ context.Context, name string) (model.Timeline, error) {
	if _, ok := a.Dossiers[name]; !ok {
		return model.Timeline{}, a.Err
	}
	return a.Told, a.Err
}

// Boards returns the boards that hold a figure of the article, all for none.
func (a *Across) Boards(_ context.Context, article string) ([]model.Board, error) {
	var of []model.Board
	for _, b := range a.AllBoards {
		for _, r := range b.Rows {
			if article == "" || r.Place.ArticleID == article {
				of = append(of, b)
				break
			}
		}
	}
	return of, a.Err
}

// BoardsFor returns the boards whose subject holds the query.
func (a *Across) BoardsFor(_ context.Context, query string) ([]model.Board, error) {
	var of []model.Board
	for _, b := range a.AllBoards {
		if strings.Contains(b.About, query) {
			of = append(of, b)
		}
	}
	return of, a.Err
}

// Story returns the story of an article.
func (a *Across) Story(_ context.Context, article string) (model.Story, error) {
	return a.Stories[article], a.Err
}

// StoryTimeline returns what was told.
func (a *Across) StoryTimeline(context.Context, string) (model.Timeline, error) {
	return a.Told, a.Err
}

// News returns what is new.
func (a *Across) News(context.Context, model.Since) (model.News, error) { return a.IsNew, a.Err }

// BeginVisit begins a visit; ending it is counted.
func (a *Across) BeginVisit(context.Context) (func(context.Context) error, error) {
	return func(context.Context) error {
		a.Visits++
		return nil
	}, nil
}

// Compare returns the comparison, whatever the articles.
func (a *Across) Compare(context.Context, string, string) (model.Comparison, error) {
	return a.Compared, a.Err
}

// NewAcross returns a library of three made-up articles on the ferries of the
// sample brief, with all that can be said across them.
func NewAcross(t testing.TB) *Across {
	t.Helper()
	s := &storyline{t: t, first: Brief(t)}
	s.second = s.brief("sample-vote", "Council votes to keep morning ferries until June", "Radio Halversund", "2025-01-15",
		"HALVERSUND — The district council voted on Tuesday evening to keep the morning ferries on Lake Orrin until 1 June.",
		"Marta Lindqvist, the council's transport chief, put the number of commuters who depend on the boat at 1,150. The Orrin Transport Board counts about 1,400 of them.",
		"The shortfall has grown to 12.3 million crowns a year, Lindqvist said. “We have bought time, nothing else,” she added.")
	s.third = s.brief("sample-electric", "First electric ferry crosses Lake Orrin", "The Orrin Post", "2025-06-02",
		"An electric ferry carried 212 passengers across Lake Orrin on Sunday, the first of two that the Orrin Transport Board has on order.",
		"Some 1,600 commuters now take a morning boat, the Orrin Transport Board said, more than before the cuts were proposed.",
		"Marta Lindqvist, now deputy mayor of Halversund, expects the shortfall to fall to between 7 and 8 million crowns a year.")
	return &Across{
		Library:   &Library{Briefs: []*model.Brief{s.third, s.second, s.first}},
		Dossiers:  map[string]model.Dossier{"Marta Lindqvist": s.dossier(), "Orrin Transport Board": {Name: "Orrin Transport Board"}},
		AllBoards: []model.Board{s.commuters(), s.shortfall()},
		Stories:   s.stories(),
		Told:      s.timeline(),
		IsNew:     s.news(),
		Compared:  s.comparison(),
	}
}

// storyline makes the values of [NewAcross] out of its articles.
type storyline struct {
	t                    testing.TB
	first, second, third *model.Brief
}

// brief makes an article without facts of its own.
func (s *storyline) brief(id, headline, publisher, day string, paragraphs ...string) *model.Brief {
	s.t.Helper()
	text := headline + "\n\n" + strings.Join(paragraphs, "\n\n")
	b := &model.Brief{Article: model.Article{ID: id, Headline: headline, Text: text, Source: model.Source{Publisher: publisher, Published: day, Language: "en"}}}
	b.Words, b.ReadingSeconds = len(strings.Fields(text)), 30
	at := 0
	for i, block := range append([]string{headline}, paragraphs...) {
		kind := model.PartParagraph
		if i == 0 {
			kind = model.PartHeadline
		}
		b.Parts = append(b.Parts, model.Part{Kind: kind, Start: at, End: at + len(block)})
		at += len(block) + 2
	}
	b.Normalize()
	if err := b.Check(); err != nil {
		s.t.Fatal(err)
	}
	return b
}

// head names an article.
func head(b *model.Brief) model.Head {
	return model.Head{ID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published}
}

// place is the first place of some words in an article's body, with the
// paragraph's sentence around them.
func (s *storyline) place(b *model.Brief, words string) model.Place {
	s.t.Helper()
	body := len(b.Headline) + 1
	if b == s.first {
		body = strings.Index(b.Text, sampleBody)
	}
	i := strings.Index(b.Text[body:], words)
	if i < 0 {
		s.t.Fatalf("%q is not in %s", words, b.ID)
	}
	start := body + i
	from := max(strings.LastIndex(b.Text[:start], "\n\n")+2, strings.LastIndex(b.Text[:start], ". ")+2, strings.LastIndex(b.Text[:start], "” ")+4)
	to := start + len(words)
	for to < len(b.Text) && b.Text[to] != '\n' && (b.Text[to] != '.' || to+1 < len(b.Text) && b.Text[to+1] != ' ' && b.Text[to+1] != '\n') {
		to++
	}
	if to < len(b.Text) && b.Text[to] == '.' {
		to++
	}
	from = min(from, start)
	return model.Place{
		ArticleID: b.ID, Headline: b.Headline, Publisher: b.Source.Publisher, Published: b.Source.Published,
		Start: start, End: start + len(words), Sentence: b.Text[from:to], SentenceStart: from,
		Marks: []model.Span{{Start: start - from, End: start - from + len(words)}},
	}
}

func (s *storyline) fact(b *model.Brief, kind model.HitKind, words, about, source string) model.FactRef {
	p := s.place(b, words)
	return model.FactRef{
		Kind: kind, ID: model.FactID(string(kind[0]), words, p.Start), Source: source, Place: p,
		Label: strings.TrimSpace(words + " " + about), Weight: .5,
	}
}

func (s *storyline) row(b *model.Brief, words string, value float64, about, source string) model.BoardRow {
	p := s.place(b, words)
	return model.BoardRow{
		Text: words, Value: value, About: about, AsOf: model.Day(b.Source.Published), Source: source,
		FigureID: model.FactID("f", words, p.Start), Place: p, Weight: .7,
	}
}

func (s *storyline) dossier() model.Dossier {
	first, last := s.place(s.first, "Marta Lindqvist"), s.place(s.third, "Marta Lindqvist")
	short := s.place(s.second, "Lindqvist said")
	short.End, short.Marks[0].End = short.End-len(" said"), short.Marks[0].End-len(" said")
	const chief, deputy = "the council's transport chief", "deputy mayor of Halversund"
	article := func(b *model.Brief, n int, role string) model.ActorArticle {
		return model.ActorArticle{Head: head(b), Mentions: n, Role: role, Salience: .9, Place: s.place(b, "Marta Lindqvist")}
	}
	return model.Dossier{
		Name: "Marta Lindqvist", Kind: model.ActorPerson, Mentions: 5,
		Aliases: []model.NameUse{{Name: "Lindqvist", Articles: 2, First: s.place(s.first, "Lindqvist put")}},
		Others:  []string{"Per Lindqvist"},
		Perhaps: []model.ActorArticle{{Head: head(s.second), Mentions: 1, Place: short}},
		Namings: []model.Naming{},
		Roles: []model.RoleUse{
			{Role: chief, From: "2024-12-04", To: "2025-01-15", Places: []model.Place{s.place(s.first, chief), s.place(s.second, chief)}},
			{Role: deputy, From: "2025-06-02", To: "2025-06-02", Places: []model.Place{s.place(s.third, deputy)}},
		},
		Figures: []model.FactRef{
			s.fact(s.second, model.HitFigure, "1,150", "commuters who depend on the boat", "Marta Lindqvist"),
			s.fact(s.second, model.HitFigure, "12.3 million crowns", "shortfall a year", "Marta Lindqvist"),
			s.fact(s.first, model.HitFigure, "some 11.5 million crowns", "shortfall a year", "Marta Lindqvist"),
		},
		Quotes: []model.FactRef{
			s.fact(s.second, model.HitQuote, "“We have bought time, nothing else,”", "", ""),
			s.fact(s.first, model.HitQuote, "“Nobody wanted this,”", "", ""),
		},
		With: []model.Companion{
			{Name: "Orrin Transport Board", Kind: model.ActorOrganization, Articles: 3, Place: s.place(s.third, "Orrin Transport Board")},
			{Name: "Halversund", Kind: model.ActorPlace, Articles: 3, Sentences: 1, Place: s.place(s.third, "Halversund")},
		},
		Articles: []model.ActorArticle{article(s.third, 1, deputy), article(s.second, 2, chief), article(s.first, 2, chief)},
		First:    &first, Last: &last,
	}
}

// commuters is a board with two sources that disagree.
func (s *storyline) commuters() model.Board {
	const about = "commuters who depend on the morning boat"
	b := model.Board{
		ID: "b-commuters", About: about, Unit: "commuter", Kind: model.FigureCount, Weight: 2,
		Rows: []model.BoardRow{
			s.row(s.first, "around 1,400", 1400, "commuters without a morning boat", "Orrin Transport Board"),
			s.row(s.second, "about 1,400", 1400, about, "Orrin Transport Board"),
			s.row(s.second, "1,150", 1150, about, "Marta Lindqvist"),
			s.row(s.third, "Some 1,600", 1600, about, "Orrin Transport Board"),
		},
		Series: []model.Series{{Source: "Orrin Transport Board", Points: []model.SeriesPoint{
			{Day: "2024-12-04", Value: 1400}, {Day: "2025-01-15", Value: 1400, Row: 1}, {Day: "2025-06-02", Value: 1600, Row: 3},
		}}},
		Conflicts: []model.Conflict{
			{Kind: model.ConflictNewer, Left: 1, Right: 3, Label: "about 1,400 -> Some 1,600, Orrin Transport Board, newer"},
			{Kind: model.ConflictSource, Left: 1, Right: 2, Label: "about 1,400, Orrin Transport Board; 1,150, Marta Lindqvist"},
		},
		Sentence: "From 4 Dec 2024 to 2 Jun 2025 the Orrin Transport Board gives 1,400, then 1,600 commuters; Marta Lindqvist gives 1,150 on 15 Jan 2025.",
	}
	for i := range b.Rows {
		b.Rows[i].Approximate, b.Rows[i].Bound = i != 2, model.BoundAbout
	}
	b.Rows[0].FigureID = s.first.Figures[1].ID
	return b
}

// shortfall is a board of money, with a range in it.
func (s *storyline) shortfall() model.Board {
	const about = "shortfall a year"
	b := model.Board{
		ID: "b-shortfall", About: about, Unit: "SEK", Kind: model.FigureMoney, Weight: 1,
		Rows: []model.BoardRow{
			s.row(s.first, "some 11.5 million crowns", 11.5e6, about, "Marta Lindqvist"),
			s.row(s.second, "12.3 million crowns", 12.3e6, about, "Marta Lindqvist"),
			s.row(s.third, "between 7 and 8 million crowns", 7e6, about, "Marta Lindqvist"),
		},
		Series: []model.Series{{Source: "Marta Lindqvist", Points: []model.SeriesPoint{
			{Day: "2024-12-04", Value: 11.5e6}, {Day: "2025-01-15", Value: 12.3e6, Row: 1}, {Day: "2025-06-02", Value: 7e6, Row: 2},
		}}},
		Sentence: "Marta Lindqvist gives 11.5 million crowns on 4 Dec 2024 and between 7 and 8 million on 2 Jun 2025.",
	}
	high := 8e6
	b.Rows[2].High = &high
	b.Rows[0].FigureID = s.first.Figures[4].ID
	return b
}

func (s *storyline) stories() map[string]model.Story {
	briefs := []*model.Brief{s.first, s.second, s.third}
	base := model.Story{ID: "s-ferries", Headline: s.third.Headline, Shared: []string{"Orrin Transport Board", "Marta Lindqvist", "Lake Orrin"}, From: "2024-12-04", To: "2025-06-02"}
	for i, b := range briefs {
		base.Articles = append(base.Articles, model.StoryArticle{Head: head(b), Words: b.Words, New: 9 - 2*i, Shared: []string{"Lake Orrin", "commuters"}})
	}
	base.Articles[1].Copies = []model.Head{{ID: "copy", Headline: s.second.Headline, Publisher: "Northern Wire", Published: "2025-01-15"}}
	stories := make(map[string]model.Story)
	for i, b := range briefs {
		st := base
		st.Article = b.ID
		if i > 0 {
			st.Previous = briefs[i-1].ID
		}
		if i+1 < len(briefs) {
			st.Next = briefs[i+1].ID
		}
		stories[b.ID] = st
	}
	return stories
}

func (s *storyline) timeline() model.Timeline {
	event := func(b *model.Brief, words string, from, to model.Day, what string, also ...model.Place) model.TimelineEvent {
		return model.TimelineEvent{From: from, To: to, Precision: model.PrecisionDay, Text: words, Event: what, Place: s.place(b, words), Also: also}
	}
	return model.Timeline{Title: s.third.Headline, Events: []model.TimelineEvent{
		event(s.first, "Tuesday", "2024-12-03", "2024-12-04", "the district council said that ferries will make half as many crossings"),
		event(s.second, "Tuesday evening", "2025-01-14", "2025-01-15", "the council voted to keep the morning ferries", s.place(s.first, "14 January")),
		event(s.second, "1 June", "2025-06-01", "2025-06-02", "", s.place(s.first, "1 March")),
	}}
}

func (s *storyline) news() model.News {
	c := s.commuters()
	gone := model.AnchorAt(s.second.Text, len(s.second.Headline)+2, len(s.second.Headline)+2+strings.Index(s.second.Text[len(s.second.Headline)+2:], "\n\n"))
	n := model.News{
		Since:    model.Since{Last: true},
		Articles: []model.NewArticle{{Head: head(s.third), Lead: s.place(s.third, "An electric ferry carried"), Story: s.second.Headline, Facts: 5}},
		Facts: []model.FactRef{
			s.fact(s.third, model.HitFigure, "212", "passengers across Lake Orrin", ""),
			s.fact(s.third, model.HitDate, "Sunday", "An electric ferry carried passengers", ""),
		},
		Figures: []model.FigureChange{{
			Label: "1,400 -> 1,600, Orrin Transport Board", About: c.About, Kind: model.ConflictNewer, Old: c.Rows[1], New: c.Rows[3],
		}},
		Actors: []model.FactRef{s.fact(s.third, model.HitActor, "Halversund", "", "")},
		Roles: []model.RoleChange{{
			Name: "Marta Lindqvist", Old: model.Anchor{Text: "the council's transport chief"}, New: model.Anchor{Text: "deputy mayor of Halversund"},
			Then: s.place(s.second, "the council's transport chief"), Now: s.place(s.third, "deputy mayor of Halversund"),
		}},
		Revised: []model.Revision{{Head: head(s.second), From: 1, To: 2, Sentences: []model.SentenceChange{{
			Kind: model.EditChanged, New: gone, NewEdit: []model.Span{{Start: strings.Index(gone.Text, "Tuesday"), End: strings.Index(gone.Text, " to keep")}},
			Old:     model.Anchor{Text: "The district council will vote on Tuesday to keep the morning ferries on Lake Orrin until 1 June."},
			OldEdit: []model.Span{{Start: len("The district council "), End: len("The district council will vote on Tuesday")}},
		}}}},
	}
	n.Counts = model.NewsCounts{Articles: 1, Facts: 5, Figures: 1, Actors: 1, Roles: 1, Revised: 1}
	return n
}

func (s *storyline) comparison() model.Comparison {
	by := "Orrin Transport Board"
	return model.Comparison{
		Left: head(s.second), Right: head(s.third),
		Differing: []model.FactPair{{
			Left: s.fact(s.second, model.HitFigure, "about 1,400", "commuters who depend on the boat", by), Right: s.fact(s.third, model.HitFigure, "Some 1,600", "commuters take a morning boat", by),
			Kind: model.ConflictNewer, Label: "1,400 -> 1,600, " + by,
		}},
		OnlyLeft: []model.FactRef{
			s.fact(s.second, model.HitFigure, "1,150", "commuters who depend on the boat", "Marta Lindqvist"),
			s.fact(s.second, model.HitQuote, "“We have bought time, nothing else,”", "", "Marta Lindqvist"),
		},
		OnlyRight: []model.FactRef{s.fact(s.third, model.HitFigure, "212", "passengers across Lake Orrin", "")},
		Both: []model.FactPair{
			{Left: s.fact(s.second, model.HitActor, "Marta Lindqvist", "", ""), Right: s.fact(s.third, model.HitActor, "Marta Lindqvist", "", ""), Label: "Marta Lindqvist"},
			{Left: s.fact(s.second, model.HitActor, "Orrin Transport Board", "", ""), Right: s.fact(s.third, model.HitActor, "Orrin Transport Board", "", ""), Label: "Orrin Transport Board"},
		},
	}
}
