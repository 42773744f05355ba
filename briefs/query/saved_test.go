package query_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/model"
)

func TestExpand(t *testing.T) {
	saved := []model.SavedQuery{
		{Name: "Suez", Query: "suez or canal"},
		{Name: "North Sea", Query: `"north sea`},
		{Name: "both", Query: `@suez @"north sea"`},
		{Name: "northern", Query: "who:arctic"},
		{Name: "round", Query: "@round x"},
		{Name: "twice", Query: "@twice @twice"},
	}
	for _, row := range []struct{ name, in, want, err string }{
		{"no name: nothing is asked", "suez is:unread", "suez is:unread", ""},
		{"a name, in any case", "@suez is:unread", "(suez or canal) is:unread", ""},
		{"a name of two words; its open phrase is closed", `-@"north sea"`, `-("north sea")`, ""},
		{"the only name that begins so", "@bo", `((suez or canal) ("north sea"))`, ""},
		{"several names begin so", "@north", "", "2 saved queries begin with"},
		{"a name that is whole although another begins with it", "(@both)", `(((suez or canal) ("north sea")))`, ""},
		{"no such name", "money>1m @none", "", `at 10: no query is saved as "none"`},
		{"an address is no name", "ana@suez.example", "ana@suez.example", ""},
		{"a phrase is no name", `"@suez"`, `"@suez"`, ""},
		{"a sign alone", "@ x", "@ x", ""},
		{"a name still being typed in quotes", `@"north se`, `("north sea")`, ""},
		{"a query that names itself", "@round", "", "names itself"},
		{"one that grows", "@twice", "", "itself"},
	} {
		got, err := query.Expand(row.in, func() ([]model.SavedQuery, error) {
			if !strings.Contains(row.in, "@") {
				t.Errorf("%s: the saved queries were asked for", row.name)
			}
			return saved, nil
		})
		if got != row.want || (err == nil) != (row.err == "") || err != nil && !strings.Contains(err.Error(), row.err) {
			t.Errorf("%s: %q gives %q, %v; want %q, %q", row.name, row.in, got, err, row.want, row.err)
		}
		if _, err := query.Parse(got); err != nil {
			t.Errorf("%s: %v", row.name, err)
		}
	}
	broken := errors.New("broken")
	if _, err := query.Expand("@x", func() ([]model.SavedQuery, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("the error is not handed on: %v", err)
	}
	for _, name := range []string{"suez", "north sea", "a(b", "ünï"} {
		q, err := query.Expand(query.Reference(name), func() ([]model.SavedQuery, error) {
			return []model.SavedQuery{{Name: name, Query: "found"}}, nil
		})
		if err != nil || q != "(found)" {
			t.Errorf("%s leads to %q, %v", query.Reference(name), q, err)
		}
	}
}
