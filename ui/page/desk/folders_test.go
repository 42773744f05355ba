package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/uitest"
)

// foldered is a desk with folders of every kind.
func foldered(t *testing.T) *uitest.Library {
	t.Helper()
	lib := desk(t)
	lib.Saved = []model.SavedQuery{{Name: "Council", Query: "council"}, {Name: "Lake and harbour, a name that is too long for the pane", Query: "a"}}
	lib.Groups = []model.Folder{
		{Kind: model.FolderTag, Name: "ask", Query: "tag:ask", Unread: 0},
		{Kind: model.FolderPublisher, Name: "The Orrin Post", Query: "feed:Orrin", Unread: 1234},
	}
	return lib
}

func TestFolderViews(t *testing.T) {
	for _, s := range []struct{ width, height int }{{160, 40}, {120, 40}, {80, 24}, {40, 20}} {
		t.Run(fmt.Sprintf("%dx%d", s.width, s.height), func(t *testing.T) {
			d := start(t, foldered(t), s.width, s.height)
			d.Press("h", "j", "j", "j", "j")
			d.GoldenViews(fmt.Sprintf("folders-%dx%d", s.width, s.height))
			d.Press("enter")
			d.GoldenViews(fmt.Sprintf("folder-%dx%d", s.width, s.height))
		})
	}
}

func head(d *uitest.Driver) string {
	line, _, _ := strings.Cut(d.Text(), "\n")
	return line
}

func TestFolders(t *testing.T) {
	for _, size := range sizes {
		d := start(t, foldered(t), size.width, size.height)
		for _, step := range []struct{ name, keys, head string }{
			{"a built-in folder", "h j enter", "Unread · 4 articles"},
			{"another one, and nothing in it", "h j j enter", "Starred · 1 article"},
			{"what was looked at is not kept with Esc", "h j esc", "Starred · 1 article"},
			{"nor with h again", "h G h", "Starred · 1 article"},
			{"a saved one", "h j l", "Council · 1 article · 1 unread"},
			{"all", "esc", "6 articles"},
		} {
			d.Press(strings.Fields(step.keys)...)
			if !strings.Contains(head(d), step.head) {
				t.Errorf("%d columns: %s: the head is %q, want %q", size.width, step.name, head(d), step.head)
			}
		}
	}
}

func TestSavingAFilter(t *testing.T) {
	lib := desk(t)
	d := start(t, lib, 80, 24)
	d.Press("S")
	if !strings.Contains(d.Text(), "there is no filter to save") {
		t.Errorf("without a filter:\n%s", d.Text())
	}
	d.Press("/")
	d.Type("council")
	d.Press("enter", "S")
	d.Type("The council")
	d.Press("enter")
	if want := (model.SavedQuery{Name: "The council", Query: "council"}); len(lib.Saved) != 1 || lib.Saved[0] != want {
		t.Fatalf("saved is %+v", lib.Saved)
	}
	if !strings.Contains(head(d), "The council · 1 article") {
		t.Errorf("the head does not name the new folder: %q", head(d))
	}
	d.Press("h", "r", "ctrl+u")
	d.Type("Town hall")
	d.Press("enter")
	if len(lib.Saved) != 1 || lib.Saved[0].Name != "Town hall" || lib.Saved[0].Query != "council" {
		t.Fatalf("renamed: %+v", lib.Saved)
	}
	if !strings.Contains(d.Text(), "▌ Town hall") {
		t.Errorf("the renamed folder is not selected:\n%s", d.Text())
	}
	d.Press("U")
	if len(lib.Saved) != 1 || lib.Saved[0].Name != "The council" {
		t.Fatalf("renaming undone: %+v", lib.Saved)
	}
	d.Press("D")
	if len(lib.Saved) != 0 || !strings.Contains(d.Text(), "U brings it back") {
		t.Fatalf("removed: %+v\n%s", lib.Saved, d.Text())
	}
	d.Press("U")
	if len(lib.Saved) != 1 || !strings.Contains(d.Text(), "The council") {
		t.Fatalf("removing undone: %+v", lib.Saved)
	}
	d.Press("g", "D", "r")
	if len(lib.Saved) != 1 || !strings.Contains(d.Text(), "only a saved folder") {
		t.Errorf("“All” can be removed or renamed:\n%s", d.Text())
	}
}

func command(d *uitest.Driver, line string) {
	d.Press(":")
	d.Type(line)
	d.Press("enter")
}

func TestFolderCommands(t *testing.T) {
	lib := foldered(t)
	d := start(t, lib, 80, 24)
	for _, step := range []struct{ line, want string }{
		{"folder counc", "Council · 1 article"},
		{"folder unread", "Unread · 4 articles"},
		{"folder nothing", "no folder is called “nothing”"},
		{"folder", "SAVED"},
		{"folder all", "6 articles"},
		{"save x", "there is no filter to save"},
		{"filter", "filter:"},
	} {
		command(d, step.line)
		if !strings.Contains(d.Text(), step.want) {
			t.Errorf(":%s: %q is not on the screen:\n%s", step.line, step.want, d.Text())
		}
	}
	d.Type("lake")
	d.Press("enter")
	command(d, "save Lake Orrin")
	command(d, "rename The lake")
	command(d, "remove council")
	if len(lib.Saved) != 2 || lib.Saved[1].Name != "The lake" {
		t.Errorf("saved are %+v", lib.Saved)
	}
	d.Press("?", "/")
	d.Type(":save")
	if !strings.Contains(d.Text(), "save the filter as a folder") {
		t.Errorf("help does not tell of :save:\n%s", d.Text())
	}
}

// broke is a library that cannot tell its folders.
type broke struct{ *uitest.Library }

func (broke) Folders(context.Context) ([]model.Folder, error) {
	return nil, errors.New("the disk is gone")
}

func TestFoldersThatCannotBeTold(t *testing.T) {
	d := start(t, broke{desk(t)}, 80, 24)
	d.Press("h")
	if s := d.Text(); !strings.Contains(s, "folders: the disk is gone") || !strings.Contains(s, "Unread") {
		t.Errorf("the error and the folders of every library should be there:\n%s", s)
	}
}

func TestFoldersSurviveAnything(t *testing.T) {
	for _, s := range []struct{ width, height int }{{0, 0}, {1, 1}, {3, 2}, {12, 4}, {119, 5}, {120, 5}, {150, 3}, {500, 3}} {
		lib := foldered(t)
		d := start(t, lib, s.width, s.height)
		d.Press("h", "j", "G", "g", "k", "space", "b", "ctrl+d", "ctrl+u", "J", "K", "enter", "h", "D", "r", "esc", "U", "q", "h")
		d.Send(tea.WindowSizeMsg{Width: 160, Height: 40})
		d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.Press("j", "enter")
	}
}

func TestClicks(t *testing.T) {
	lib := foldered(t)
	d := start(t, lib, 160, 40)
	command(d, "mouse")
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(40, 7) // the second entry
	if got := selected(t, d); !strings.HasPrefix(got, "All") && !strings.Contains(d.Text(), "▌ ◐ Harbour") {
		t.Errorf("a click does not select:\n%s", d.Text())
	}
	for _, step := range []struct {
		name string
		x, y int
		want string
	}{
		{"a folder", 6, 8, "Council · 1 article"},
		{"the title of a group", 6, 7, "Council · 1 article"},
		{"below the folders", 6, 30, "Council · 1 article"},
		{"below the list", 60, 30, "Council · 1 article"},
		{"in the brief", 120, 8, "Council · 1 article"},
		{"all again", 6, 2, "6 articles"},
		{"the first line", 6, 0, "6 articles"},
	} {
		click(step.x, step.y)
		if !strings.Contains(head(d), step.want) {
			t.Errorf("%s: the head is %q, want %q", step.name, head(d), step.want)
		}
	}
	click(40, 2)
	click(40, 2)
	if !strings.Contains(d.Text(), "Lake Orrin will make half as many") {
		t.Errorf("a click on the selected entry does not open it:\n%s", d.Text())
	}
	d = start(t, lib, 80, 24)
	command(d, "mouse")
	d.Press("h")
	click(6, 8)
	if !strings.Contains(head(d), "Council · 1 article") {
		t.Errorf("a folder on a narrow screen: %q", head(d))
	}
}
