package across

import (
	"slices"
	"testing"
)

func TestPhrases(t *testing.T) {
	for _, row := range []struct {
		why, about, want string // want is among the phrases
	}{
		{"whole", "political prisoners in the country", "political prisoners in the country"},
		{"the head", "political prisoners in the country", "political prisoners"},
		{"what is counted", "coast guard put the number of missing", "missing"},
		{"the object of a clause", "bank expects growth", "growth"},
		{"an object with a possessive", "Salvors give her weight", "weight"},
		{"the subject of a clause", "Inflation stood", "Inflation"},
		{"the subject before an auxiliary", "dockers had joined the strike", "dockers"},
	} {
		if got := phrases(row.about); !slices.Contains(got, row.want) {
			t.Errorf("%s: %q of %q lack %q", row.why, got, row.about, row.want)
		}
	}
	if got := phrases("people have died in the war"); slices.Contains(got, "the war") || slices.Contains(got, "in the war") {
		t.Errorf("where people died is not what is counted: %q", got)
	}
}

func TestRelative(t *testing.T) {
	for phrase, want := range map[string]string{
		"political prisoners":             "political prisoners",
		"evacuated people":                "evacuated people",
		"people have died in the war":     "people who have died in the war",
		"dockers had joined the strike":   "dockers who had joined the strike",
		"grain ships lay in the roads":    "grain ships that lay in the roads",
		"people still wanted are at home": "people still wanted who are at home",
		"died in the collapse":            "people who died in the collapse",
		"in hospital":                     "people in hospital",
		"cost of rebuilding":              "cost of rebuilding",
		"containers were lost":            "containers that were lost",
	} {
		if got := relative(phrase); got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}

func TestIsNamed(t *testing.T) {
	for _, row := range []struct {
		name, kind string
		want       bool
	}{
		{"Harbour Workers' Union", "union", true},
		{"Bank of Norland", "bank", true},
		{"Ministry for Foreign Affairs", "ministry", true},
		{"Union Carbide", "union", false},
		{"Union", "union", false},
	} {
		if got := isNamed(nameWords(row.name), row.kind); got != row.want {
			t.Errorf("%s a %s: %v", row.name, row.kind, got)
		}
	}
}
