package sheet_test

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/sheet"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 22008: "22,008", 1234567: "1,234,567"} {
		if got := sheet.Count(n); got != want {
			t.Errorf("%d is %q, not %q", n, got, want)
		}
	}
}

func TestDeed(t *testing.T) {
	ship := model.Head{ID: "a", Headline: "Ship\naground"}
	for _, row := range []struct {
		name                 string
		deed                 model.Deed
		verb, object, detail string
	}{
		{"read to the end", model.Deed{Kind: model.ChangeState, Value: "read", Article: ship, Articles: 1}, "read", "Ship aground", ""},
		{"begun", model.Deed{Kind: model.ChangeState, Value: "reading", Article: ship, Articles: 1}, "began", "Ship aground", ""},
		{"marked as unread by hand", model.Deed{Kind: model.ChangeState, Value: "unread", Article: ship, Articles: 1}, "unread", "Ship aground", ""},
		{"reading taken back", model.Deed{Kind: model.ChangeState, Value: "unread", Undo: true, Article: ship, Articles: 1}, "undone", "Ship aground", "again unread"},
		{"many at once", model.Deed{Kind: model.ChangeState, Value: "read", Article: ship, Articles: 1200}, "read", "1,200 articles at once", "the last: Ship aground"},
		{"a star", model.Deed{Kind: model.ChangeStar, Value: "y", Article: ship, Articles: 1}, "starred", "Ship aground", ""},
		{"many tagged", model.Deed{Kind: model.ChangeTags, Value: "a,b", Article: ship, Articles: 2}, "tagged", "2 articles at once", "a, b; the last: Ship aground"},
		{"a note", model.Deed{Kind: model.ChangeNote, Value: "ask\nMarta", Article: ship, Articles: 1}, "noted", "Ship aground", "“ask Marta”"},
		{"a fact marked", model.Deed{Kind: model.ChangeWrong, Value: "f1", Article: ship, Articles: 1}, "wrong", "Ship aground", "a fact was marked as wrong"},
		{"and taken back", model.Deed{Kind: model.ChangeWrong, Value: "f1", Undo: true, Article: ship, Articles: 1}, "right", "Ship aground", "a fact marked as wrong was taken back"},
		{"names joined: about no article", model.Deed{Kind: model.ChangeSame, Value: "Ana = A. Ruiz"}, "merged", "Ana = A. Ruiz", ""},
		{"and parted again", model.Deed{Kind: model.ChangeSame, Value: "Ana = A. Ruiz", Undo: true}, "undone", "Ana = A. Ruiz", ""},
		{"an article that is gone", model.Deed{Kind: model.ChangeStar, Article: model.Head{ID: "x"}, Articles: 1}, "unstarred", "an article without a headline, or not in the library any more", ""},
	} {
		verb, object, detail := sheet.Deed(&row.deed)
		if verb != row.verb || object != row.object || detail != row.detail {
			t.Errorf("%s: %q, %q, %q; want %q, %q, %q", row.name, verb, object, detail, row.verb, row.object, row.detail)
		}
	}
}
