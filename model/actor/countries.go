package actor

import (
	"strings"

	"github.com/lede-reader/lede/model/lexicon/names"
)

// atlas knows the countries: which names mean the same one, and which words are
// adjectives or peoples rather than places.
type atlas struct {
	country map[string]string // any name of a country in lower case, without "the", to its first name
	demonym map[string]bool   // printed form
	region  map[string]bool   // lower case
}

func newAtlas() *atlas {
	a := &atlas{country: make(map[string]string, 300), demonym: make(map[string]bool, 400), region: make(map[string]bool, 200)}
	for line := range strings.Lines(names.Countries) {
		column := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(column) < 3 {
			continue
		}
		a.country[strings.ToLower(column[0])] = column[0]
		for alias := range strings.SplitSeq(column[1], ";") {
			if alias = strings.ToLower(strings.TrimPrefix(alias, "The ")); alias != "" {
				a.country[alias] = column[0]
			}
		}
		for word := range strings.FieldsSeq(column[2]) {
			a.demonym[word] = true
		}
	}
	for line := range strings.Lines(names.Regions) {
		a.region[strings.ToLower(strings.TrimSpace(line))] = true
	}
	return a
}

// place reports whether the lower-case name is that of a country or region.
func (a *atlas) place(low string) bool { return a.country[low] != "" || a.region[low] }
