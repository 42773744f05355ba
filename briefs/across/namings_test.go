package across

import (
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// namedBriefs print one person under several names, and others beside her.
func namedBriefs() []*model.Brief {
	a := testBrief("a", "2025-01-01", "One", "Anna Berg, the mayor, met Carl Olsen of the World Port Union (WPU). Berg smiled. The WPU left.")
	withActor(person(person(a, "mayor", "Anna Berg", "Berg"), "", "Carl Olsen"), model.ActorOrganization, "", "World Port Union", "WPU")
	b := testBrief("b", "2025-01-02", "Two", "Berg, the harbour chief, left. The WPU stayed.")
	withActor(person(b, "harbour chief", "Berg"), model.ActorOrganization, "", "WPU")
	c := testBrief("c", "2025-01-03", "Three", "Anna Lindqvist, the minister, spoke with Anna Maria Berg.")
	person(person(c, "minister", "Anna Lindqvist"), "", "Anna Maria Berg")
	d := testBrief("d", "2025-01-04", "Four", "The Iron Mayor came.")
	person(d, "", "The Iron Mayor")
	return []*model.Brief{a, b, c, d}
}

func same(a, b string) model.Naming  { return model.Naming{Name: a, Other: b, Same: true} }
func apart(a, b string) model.Naming { return model.Naming{Name: a, Other: b} }

func TestNamings(t *testing.T) {
	tests := []struct {
		why      string
		said     []model.Naming
		ask      string
		name     string
		articles string // in which the actor is named, oldest first
		perhaps  string
		others   string
	}{
		{"nothing said", nil, "Anna Berg", "Anna Maria Berg", "a c", "b", ""},
		{"two names that have no word in common", []model.Naming{same("Anna Lindqvist", "anna berg")}, "Anna Berg", "Anna Maria Berg", "a c", "b", ""},
		{"a nickname", []model.Naming{same("The Iron Mayor", "Anna Berg")}, "Iron Mayor", "Anna Maria Berg", "a c d", "b", ""},
		{"a surname that stands alone", []model.Naming{same("Berg", "Anna Berg")}, "Anna Berg", "Anna Maria Berg", "a b c", "", ""},
		{"by a name that joins another by itself", []model.Naming{same("Berg", "Anna Maria Berg")}, "Anna Berg", "Anna Maria Berg", "a b c", "", ""},
		{"a chain", []model.Naming{same("Anna Berg", "Berg"), same("Berg", "The Iron Mayor")}, "Anna Berg", "Anna Maria Berg", "a b c d", "", ""},
		{"what parts wins over a chain", []model.Naming{same("Anna Berg", "Berg"), same("Berg", "The Iron Mayor"), apart("Iron Mayor", "Anna Berg")}, "Anna Berg", "Anna Maria Berg", "a b c", "", "Iron Mayor"},
		{"a surname that stands alone is somebody else's; beside the full name it is hers", []model.Naming{apart("Berg", "Anna Berg")}, "Anna Berg", "Anna Maria Berg", "a c", "", "Berg"},
		{"a middle name makes another person", []model.Naming{apart("Anna Maria Berg", "Anna Berg")}, "Anna Berg", "Anna Berg", "a", "b", "Anna Maria Berg"},
		{"an acronym means that name everywhere", nil, "World Port Union", "World Port Union", "a b", "", ""},
		{"an acronym of somebody else, even beside the name", []model.Naming{apart("WPU", "World Port Union")}, "World Port Union", "World Port Union", "a", "", "WPU"},
		{"and what it was taken from has it", []model.Naming{apart("WPU", "World Port Union")}, "WPU", "WPU", "a b", "", "World Port Union"},
		{"an acronym parted from another name stays", []model.Naming{apart("WPU", "Carl Olsen")}, "World Port Union", "World Port Union", "a b", "", "Carl Olsen"},
		{"names that no article prints", []model.Naming{same("Nobody", "Noone"), apart("Nobody", "Anna Berg")}, "Anna Berg", "Anna Maria Berg", "a c", "b", "Nobody"},
	}
	for _, tt := range tests {
		s := New(namedBriefs(), tt.said...)
		d, _ := s.Dossier(tt.ask)
		var in, perhaps []string
		for _, x := range slices.Backward(d.Articles) {
			in = append(in, x.ID)
		}
		for _, x := range d.Perhaps {
			perhaps = append(perhaps, x.ID)
		}
		if d.Name != tt.name || strings.Join(in, " ") != tt.articles || strings.Join(perhaps, " ") != tt.perhaps || strings.Join(d.Others, " ") != tt.others {
			t.Errorf("%s: %q in %q, perhaps %q, others %q", tt.why, d.Name, in, perhaps, d.Others)
		}
		for i, b := range s.Briefs() {
			if b.ID == "a" && len(b.Actors) != 3 {
				t.Errorf("%s: brief %d was changed", tt.why, i)
			}
		}
	}
}

func TestNamingsOf(t *testing.T) {
	s := New(namedBriefs(), same("Berg", "Anna Berg"), apart("The Iron Mayor", "Anna Berg"), same("Carl Olsen", "Tom"))
	d, _ := s.Dossier("Anna Berg")
	if len(d.Namings) != 2 || !slices.ContainsFunc(d.Roles, func(r model.RoleUse) bool { return r.Role == "harbour chief" }) {
		t.Errorf("namings %+v, roles %+v", d.Namings, d.Roles)
	}
	for typed, want := range map[string]string{"be": "Anna Maria Berg", "ann": "Anna Maria Berg, Anna Lindqvist", "b ann": "Anna Maria Berg", "wp": "World Port Union", "": "", "zz": ""} {
		var got []string
		for _, n := range s.Names(typed, 9) {
			got = append(got, n.Name)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
}

// TestNamingsInNews tells who is new, and in which role, by what the reader said.
func TestNamingsInNews(t *testing.T) {
	all := namedBriefs()
	arrived := []Arrival{{Brief: all[1]}, {Brief: all[3]}}
	known := []*model.Brief{all[0], all[2]}
	n := News(arrived, known, model.Since{})
	if len(n.Actors) != 1 || len(n.Roles) != 0 {
		t.Errorf("nothing said: actors %+v, roles %+v", n.Actors, n.Roles)
	}
	n = News(arrived, known, model.Since{}, same("Berg", "Anna Berg"), same("Anna Berg", "Iron Mayor"))
	if len(n.Actors) != 0 || len(n.Roles) != 1 || n.Roles[0].New.Text != "harbour chief" {
		t.Errorf("said: actors %+v, roles %+v", n.Actors, n.Roles)
	}
}

// FuzzNamings says anything of the names of a few articles: every dossier keeps
// its promises.
func FuzzNamings(f *testing.F) {
	f.Add("Berg", "Anna Berg", true, "WPU", "World Port Union", false)
	f.Add("the", "the the", false, "", "x", true)
	f.Fuzz(func(t *testing.T, a, b string, ab bool, c, d string, cd bool) {
		s := New(namedBriefs(), model.Naming{Name: a, Other: b, Same: ab}, model.Naming{Name: c, Other: d, Same: cd})
		mentions := 0
		for _, e := range s.names().entities {
			got, ok := s.Dossier(e.name)
			if !ok {
				t.Fatalf("no dossier of %q", e.name)
			}
			for _, u := range e.uses {
				mentions += len(u.mentions())
			}
			for _, p := range got.Articles {
				if b := s.byID[p.Place.ArticleID]; b.Text[p.Place.Start:p.Place.End] == "" {
					t.Errorf("%q stands nowhere", got.Name)
				}
			}
		}
		if want := 11; mentions != want {
			t.Errorf("%d mentions, want %d", mentions, want)
		}
	})
}
