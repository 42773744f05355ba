package reader_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/uitest"
)

// openNoted starts the reader on the sample brief with notes of another reader
// and of the owner, one of them hostile, one whose words are gone.
func openNoted(t *testing.T, w, h int) *uitest.Driver {
	t.Helper()
	b := uitest.Brief(t)
	span := func(words string) model.Span {
		i := strings.Index(b.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in the sample", words)
		}
		return model.Span{Start: i, End: i + len(words)}
	}
	at := time.Date(2024, 12, 4, 9, 0, 0, 0, time.UTC)
	lib := &uitest.Library{Briefs: []*model.Brief{b}, Noted: []model.Note{
		{ArticleID: b.ID, Quote: "words of before", Text: "outdated", Made: at},
		{ArticleID: b.ID, Span: span("The cut leaves"), Text: "who counted\x1b[31m them?", Made: at, Author: "ana"},
	}}
	app := ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: b.ID}})
	return uitest.New(t, app, w, h)
}

func TestNoteViews(t *testing.T) {
	for _, s := range []struct {
		name string
		w, h int
	}{{"120x40", 120, 40}, {"80x24", 80, 24}, {"40x20", 40, 20}} {
		t.Run(s.name, func(t *testing.T) {
			d := openNoted(t, s.w, s.h)
			d.GoldenViews("noted-" + s.name)
			d.Press("7")
			d.GoldenViews("notes-" + s.name)
			d.Press("j", "enter")
			d.GoldenViews("note-" + s.name)
		})
	}
}

func TestNotes(t *testing.T) {
	const hers = "who counted"
	for _, tt := range []struct {
		name string
		keys []string
		typ  string // then typed, and Enter
		then []string
		want string // on the screen afterwards
		not  string // not on it
	}{
		{"others' notes are signed", []string{"7"}, "", nil, "them? — ana,", "\x1b"},
		{"a note without a name is the owner's", []string{"7"}, "", nil, "outdated", ""},
		{"its first words are marked in the margin", nil, "", nil, "†The cut leaves", ""},
		{"Enter on a note goes to its words", []string{"7", "j", "enter"}, "", nil, "▌†The cut leaves", ""},
		{"Enter on one whose words are gone says so", []string{"7", "enter"}, "", nil, "are gone from the article", ""},
		{"one's own note", []string{"a"}, "mine", []string{"7"}, "mine — you, 2024-12-05", ""},
		{"one's own beside another's", []string{"7", "j", "enter", "a"}, "mine", []string{"7"}, hers, ""},
		{"others' notes are not edited", []string{"7", "j", "a"}, "mine too", []string{"7"}, hers, ""},
		{"an empty note is none", []string{"a", "enter"}, "", nil, "no note", "note stored"},
		{"a again edits one's own", []string{"a"}, "one", []string{"a"}, "note: one", ""},
		{"a note is for all unless its author says so", []string{"a"}, "mine", []string{"a"}, "every reader of this library sees it", "private"},
		{"Tab makes it private", []string{"a", "tab"}, "mine", []string{"7"}, "mine — you, private, 2024-12-05", ""},
		{"a private note stays so when it is edited", []string{"a", "tab"}, "mine", []string{"a", "x", "enter", "7"}, "minex — you, private", ""},
		{"Tab again shares it", []string{"a", "tab"}, "mine", []string{"a", "tab", "enter", "7"}, "mine — you, 2024-12-05", ", private"},
		{"undo makes it private again", []string{"a", "tab"}, "mine", []string{"a", "tab", "enter", "U", "7"}, "mine — you, private", ""},
		{"undo takes it back", []string{"a"}, "regretted", []string{"U", "7"}, hers, "regretted"},
		{"what is emptied is removed", []string{"a"}, "regretted", []string{"a", "ctrl+u", "enter", "7"}, hers, "regretted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := openNoted(t, 120, 40)
			d.Press(tt.keys...)
			if tt.typ != "" {
				d.Type(tt.typ)
				d.Press("enter")
			}
			d.Press(tt.then...)
			if s := d.Text(); !strings.Contains(s, tt.want) || tt.not != "" && strings.Contains(s, tt.not) {
				t.Errorf("want %q, not %q:\n%s", tt.want, tt.not, s)
			}
		})
	}
}

// TestNoteOfAColleagueComesAtOnce holds that what another reader notes meanwhile shows
// without opening the article anew.
func TestNoteOfAColleagueComesAtOnce(t *testing.T) {
	b := uitest.Brief(t)
	lib := &uitest.Library{Briefs: []*model.Brief{b}}
	d := uitest.New(t, ui.New(ui.Options{Library: lib, Pause: uitest.NoPause, Open: page.Route{Page: page.Reader, Article: b.ID}}), 120, 40)
	lib.Noted = append(lib.Noted, model.Note{ArticleID: b.ID, Span: model.Span{Start: 0, End: 9}, Text: "seen by Ana", Author: "ana"})
	d.Send(model.Progress{Version: 2, Finished: true})
	d.Press("7")
	if !strings.Contains(d.Text(), "seen by Ana") {
		t.Errorf("the new note is not there:\n%s", d.Text())
	}
}

// FuzzNoteKeys presses keys at random on an article with notes.
func FuzzNoteKeys(f *testing.F) {
	f.Add([]byte("7jja\rlyf*dB7hamine\r7kU"), uint16(80), uint16(24))
	f.Add([]byte("l7jjkK\r7\rax\ra\x05"), uint16(9), uint16(3))
	f.Fuzz(func(t *testing.T, keys []byte, w, h uint16) {
		d := openNoted(t, int(w%200), int(h%80))
		for _, k := range keys[:min(len(keys), 60)] {
			d.Press(keyName(k))
			if d.Quit {
				return
			}
		}
	})
}
