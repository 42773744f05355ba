package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model/actor/crf"
	"github.com/lede-reader/lede/model/lexicon/names"
	"github.com/lede-reader/lede/model/text"
)

// lines calls use with the tab-separated fields of each line of a gzipped file.
func lines(path string, use func(fields []string)) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open list: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	s := bufio.NewScanner(z)
	for s.Scan() {
		use(strings.Split(s.Text(), "\t"))
	}
	return s.Err()
}

// wordList collects the facts of words from the sources.
type wordList struct {
	infos   map[string]crf.WordInfo
	places  map[string]bool
	parents [1024][2]uint8
}

func (l *wordList) update(word string, change func(*crf.WordInfo)) {
	i := l.infos[word]
	change(&i)
	l.infos[word] = i
}

// buildWords makes the packed word list: the clusters of the most frequent
// words, the case habits seen in docs, first names, cities, countries.
func buildWords(dir string, clusterWords int, docs []document) ([]byte, error) {
	l := &wordList{infos: make(map[string]crf.WordInfo), places: make(map[string]bool)}
	steps := []func() error{
		func() error { return l.clusters(dir, clusterWords) },
		func() error { return l.cities(dir) },
		func() error { return l.firstNames(dir) },
		func() error { l.countries(); return nil },
		func() error { l.caseHabits(docs); return nil },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	places := make([]string, 0, len(l.places))
	for p := range l.places {
		places = append(places, p)
	}
	slices.Sort(places)
	return crf.PackWords(l.parents, l.infos, places)
}

func (l *wordList) clusters(dir string, most int) error {
	err := lines(filepath.Join(dir, "glove_cluster_tree.tsv.gz"), func(f []string) {
		c, _ := strconv.Atoi(f[0])
		mid, _ := strconv.Atoi(f[1])
		top, _ := strconv.Atoi(f[2])
		l.parents[c] = [2]uint8{uint8(mid), uint8(top)} //nolint:gosec // 200 and 48 at most
	})
	if err != nil {
		return err
	}
	n := 0
	return lines(filepath.Join(dir, "glove_clusters_200k.tsv.gz"), func(f []string) {
		if n++; n > most || len(f) < 3 {
			return
		}
		fine, _ := strconv.Atoi(f[1])
		coarse, _ := strconv.Atoi(f[2])
		l.update(f[0], func(i *crf.WordInfo) {
			i.Cluster, i.Coarse, i.Clustered = uint16(fine), uint8(coarse), true //nolint:gosec // 1024 and 256 at most
		})
	})
}

// addPlace takes a name of one word as a fact of that word and one of several
// into the list of places.
func (l *wordList) addPlace(name string, change func(*crf.WordInfo)) {
	d := text.FromString(strings.ToLower(name))
	var words []string
	for i := range d.Tokens {
		words = append(words, d.Tok(i))
	}
	if len(words) == 1 {
		l.update(words[0], change)
		return
	}
	if len(words) <= 4 && !slices.Contains(words, "-") {
		l.places[strings.Join(words, " ")] = true
	}
}

func (l *wordList) cities(dir string) error {
	return lines(filepath.Join(dir, "geonames_cities15000.tsv.gz"), func(f []string) {
		people, _ := strconv.Atoi(f[2])
		size := uint8(1)
		if people > 100_000 {
			size++
		}
		if people > 1_000_000 {
			size++
		}
		l.addPlace(f[0], func(i *crf.WordInfo) { i.City = max(i.City, size) })
	})
}

func (l *wordList) firstNames(dir string) error {
	for _, file := range []string{"first_names_female.json", "first_names_male.json"} {
		raw, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			return fmt.Errorf("open list: %w", err)
		}
		var list []string
		if err := json.Unmarshal(raw, &list); err != nil {
			return fmt.Errorf("read %s: %w", file, err)
		}
		for _, name := range list {
			l.update(strings.ToLower(name), func(i *crf.WordInfo) {
				i.FemaleFirst = i.FemaleFirst || strings.Contains(file, "female")
				i.MaleFirst = i.MaleFirst || !strings.Contains(file, "female")
			})
		}
	}
	return nil
}

func (l *wordList) countries() {
	for line := range strings.Lines(names.Countries) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		for _, name := range append(strings.Split(f[1], ";"), f[0]) {
			if name = strings.TrimPrefix(name, "The "); name != "" {
				l.addPlace(name, func(i *crf.WordInfo) { i.Country = true })
			}
		}
		for _, name := range strings.Fields(f[2]) {
			l.update(strings.ToLower(name), func(i *crf.WordInfo) { i.Demonym = true })
		}
	}
	for line := range strings.Lines(names.Regions) {
		l.addPlace(strings.TrimSpace(line), func(i *crf.WordInfo) { i.Region = true })
	}
}

// caseHabits counts how the documents print each word inside sentences.
func (l *wordList) caseHabits(docs []document) {
	counts := make(map[string]caseCount)
	for _, doc := range docs {
		for n := range doc.doc.Sentences {
			countCase(counts, doc.doc, n)
		}
	}
	for w, c := range counts {
		if _, known := l.infos[w]; c.lower+c.upper >= 5 || known && c.lower+c.upper >= 3 {
			l.update(w, func(i *crf.WordInfo) { i.Case = c.habit() })
		}
	}
}

// caseCount says how often a word was printed in lower case and capitalised.
type caseCount struct{ lower, upper int }

// habit calls one in 50 an exception and one in five a minority.
func (c caseCount) habit() crf.Case {
	n := c.lower + c.upper
	switch {
	case c.upper*50 <= n:
		return crf.CaseLower
	case c.upper*5 <= n:
		return crf.CaseMostlyLower
	case c.lower*50 <= n:
		return crf.CaseUpper
	case c.lower*5 <= n:
		return crf.CaseMostlyUpper
	}
	return crf.CaseMixed
}

// countCase counts the words of sentence n but for the first one and those
// behind a mark, and none of a sentence that is mostly in capitals.
func countCase(counts map[string]caseCount, d *text.Doc, n int) {
	s := d.Sentences[n]
	caps, words := 0, 0
	for _, t := range d.Tokens[s.First:s.Last] {
		if t.Kind == text.Word {
			words++
			if t.Upper {
				caps++
			}
		}
	}
	if caps*2 > words {
		return
	}
	for i := s.First + 1; i < s.Last; i++ {
		if d.Tokens[i].Kind != text.Word || d.Tokens[i-1].Kind == text.Punct {
			continue
		}
		c := counts[d.LowerTok(i)]
		if d.Tokens[i].Upper {
			c.upper++
		} else {
			c.lower++
		}
		counts[d.LowerTok(i)] = c
	}
}
