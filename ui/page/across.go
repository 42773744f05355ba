package page

import (
	"slices"

	"github.com/lede-reader/lede/model"
)

// The pages across articles. A library that cannot look across articles has
// none of them, and the App says so when one is asked for.
const (
	Boards  Name = "boards"  // Route.Article: of its figures only; Route.Query: that answer it; neither: all
	Story   Name = "story"   // Route.Article: one of its articles
	Compare Name = "compare" // Route.Article and Route.Query: the two articles
	News    Name = "news"
)

// CompareWith asks to set an article beside another one: the first time, to
// remember it for that, the second time, to compare. When Other is named, the
// two are compared at once.
type CompareWith struct{ Article, Other string }

// StoryStep asks for the next (+1) or previous (-1) article of the story that
// an article belongs to.
type StoryStep struct {
	Article string
	Step    int
}

// NewsStep asks for the next (+1) or previous (-1) thing in an article that is
// new since the last visit, from the byte offset At on.
type NewsStep struct {
	Article string
	At      int
	Step    int
}

// Subject is a page on which one article is meant by what the command line
// says, beside its Route.
type Subject interface{ Subject() string }

// At is the route to a fact in its article.
func At(p model.Place) Route {
	return Route{Page: Reader, Article: p.ArticleID, Span: model.Span{Start: p.Start, End: p.End}}
}

// SourceOf says where a fact stands: publisher, headline and day, as far as
// they are known.
func SourceOf(p model.Place) string {
	return Source(&model.Article{Headline: p.Headline, Source: model.Source{Publisher: p.Publisher, Published: p.Published}})
}

// Actor is the name of the actor that a fact is about: the actor itself, who
// said a quotation, who gave a figure. It is empty where the text names nobody.
// What is printed short is told in full where the article tells whose it is.
func (f Fact) Actor(b *model.Brief) string {
	switch f.Kind {
	case Actor:
		return b.Actors[f.Index].Name
	case Quote:
		return fullName(b, b.Quotes[f.Index].Speaker)
	case Figure:
		return fullName(b, b.Figures[f.Index].Attribution)
	default:
		return ""
	}
}

// fullName is the name of the actor of a brief who goes by a name; else the
// name as it is.
func fullName(b *model.Brief, name string) string {
	for _, a := range b.Actors {
		if a.Name != name && slices.Contains(a.Aliases, name) {
			return a.Name
		}
	}
	return name
}
