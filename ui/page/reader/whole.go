package reader

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
)

// opening is what a [Library] can do beside, when it shows the first pages of a
// long article before it has loaded the rest.
type opening interface {
	// IsHead reports whether only the first pages of an article are there.
	IsHead(id string) bool
	// Whole waits until all of it is there and returns the ID of that.
	Whole(ctx context.Context, id string) (string, error)
}

// isHead reports whether the library has only the first pages of an article.
func isHead(lib Library, id string) bool {
	o, ok := lib.(opening)
	return ok && o.IsHead(id)
}

// wholeLoaded brings the article whose first pages are on the screen.
type wholeLoaded struct {
	head    string // the ID of the first pages
	article *model.Article
	entry   model.Entry
	err     error
}

// loadWhole asks for the rest of the article, once its first pages are on the
// screen: both want the processor.
func (r *Reader) loadWhole() tea.Cmd {
	env, ctx, lib, head := r.env, r.env.Context, r.lib, r.route.Article
	return func() tea.Msg {
		if !env.Wait(ctx, paintFirst) {
			return nil
		}
		msg := wholeLoaded{head: head}
		id, err := lib.(opening).Whole(ctx, head) //nolint:forcetypeassert // isHead has asked it
		if err == nil {
			msg.article, err = lib.Article(ctx, id)
		}
		if err == nil {
			msg.entry, err = lib.Entry(ctx, id)
		}
		msg.err = err
		return msg
	}
}

// showWhole puts the whole article in place of its first pages. What is on the
// screen stays where it is.
func (r *Reader) showWhole(msg wholeLoaded) tea.Cmd {
	if msg.err != nil {
		r.err = msg.err
		return nil
	}
	if r.place > 0 {
		r.place = samePlace(r.article.Text, msg.article.Text, r.place)
	}
	r.article, r.entry, r.more = msg.article, msg.entry, false
	r.route.Article = msg.article.ID
	r.shape = shape{} // a new layout, with the reading line where it is on the screen
	r.finding = finding{prompt: r.finding.prompt, from: r.finding.from, what: r.finding.what}
	if r.finding.prompt != nil { // found again, in all of the text
		r.search()
	}
	return tea.Batch(r.loadBrief(), r.loadNotes())
}

// headRoom is how far from its place in the first pages a text is looked for.
const headRoom = 64 << 10

// samePlace returns where the words at offset in the first pages stand in the
// whole text: nearly always at the same offset.
func samePlace(first, whole string, offset int) int {
	if offset <= len(whole) && strings.HasPrefix(whole, first[:offset]) {
		return offset
	}
	words := first[offset:min(offset+64, len(first))]
	if i := strings.Index(whole[:min(offset+headRoom, len(whole))], words); i >= 0 {
		return i
	}
	return min(offset, len(whole))
}
