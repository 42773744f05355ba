package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// WordInfo is what the word list knows of a lower-case word.
type WordInfo struct {
	Known       bool
	Cluster     uint16 // k-means cluster of its GloVe vector, 1024 in all; valid if Clustered
	Coarse      uint8  // cluster of an independent clustering, 256 in all
	Clustered   bool
	Case        Case // how running text prints it
	FemaleFirst bool // is a female first name
	MaleFirst   bool
	City        uint8 // 0 no city of that name, 1 small, 2 more than 100,000 people, 3 more than a million
	Country     bool  // is a country, or a word for one
	Region      bool  // is a state, province or region of the world
	Demonym     bool  // is the adjective or the people of a country or city
}

// Case says how running text prints a word that does not begin a sentence.
type Case uint8

// The case habits of a word.
const (
	CaseUnseen Case = iota
	CaseLower
	CaseMostlyLower
	CaseMixed
	CaseMostlyUpper
	CaseUpper
)

// Words is the word list behind the word features: clusters, case habits, first
// names, cities. It is read in place, so loading it costs one scan.
//
// The format is: 4 bytes "lwd1"; 2 bytes for each of the 1024 clusters with its
// parent clusters of 200 and of 48; then for each of 65,536 buckets one byte
// with its number of entries and the entries, 2 bytes of fingerprint and 4
// bytes of facts each; then a table of the same form, without facts, of the
// names of cities and countries that have several words.
type Words struct {
	tree  string
	words table
	multi table
}

// Parents returns the two coarser clusters a cluster lies in.
func (w *Words) Parents(cluster uint16) (mid, top uint8) {
	if int(cluster)*2+1 >= len(w.tree) {
		return 0, 0
	}
	return w.tree[cluster*2], w.tree[cluster*2+1]
}

const (
	wordsMagic   = "lwd1"
	treeBytes    = 2 * 1024
	factBytes    = 4
	tableBuckets = 1 << 16
)

// ReadWords reads the word list that [PackWords] wrote. It keeps data.
func ReadWords(data string) (*Words, error) {
	if len(data) < len(wordsMagic)+treeBytes || data[:len(wordsMagic)] != wordsMagic {
		return nil, errors.New("word list: not in the expected format")
	}
	data = data[len(wordsMagic):]
	w := &Words{tree: data[:treeBytes]}
	var err error
	data = data[treeBytes:]
	if data, err = w.words.read(data, factBytes); err != nil {
		return nil, fmt.Errorf("word list: %w", err)
	}
	if _, err = w.multi.read(data, 0); err != nil {
		return nil, fmt.Errorf("list of places: %w", err)
	}
	return w, nil
}

// Info returns what is known of a lower-case word, given its [Hash].
func (w *Words) Info(h uint64) WordInfo {
	at := w.words.find(fold(h))
	if at < 0 {
		return WordInfo{}
	}
	return unpackInfo(w.words.u32(at))
}

// place reports whether the several words whose hashes were joined into h name
// a city or country.
func (w *Words) place(h uint64) bool { return w.multi.find(fold(h)) >= 0 }

// fold makes a 64-bit hash the 32-bit key of a table.
func fold(h uint64) uint32 { return uint32(h ^ h>>32) } //nolint:gosec // the cut is meant

const (
	infoCoarse    = 10
	infoCase      = 18
	infoClustered = 21
	infoFemale    = 22
	infoMale      = 23
	infoCity      = 24
	infoCountry   = 26
	infoRegion    = 27
	infoDemonym   = 28
)

func packInfo(i WordInfo) uint32 {
	bit := func(b bool, at int) uint32 {
		if b {
			return 1 << at
		}
		return 0
	}
	return uint32(i.Cluster) | uint32(i.Coarse)<<infoCoarse | uint32(i.Case)<<infoCase | bit(i.Clustered, infoClustered) |
		bit(i.FemaleFirst, infoFemale) | bit(i.MaleFirst, infoMale) | uint32(i.City)<<infoCity |
		bit(i.Country, infoCountry) | bit(i.Region, infoRegion) | bit(i.Demonym, infoDemonym)
}

func unpackInfo(v uint32) WordInfo {
	return WordInfo{
		Known: true, Cluster: uint16(v & 1023), Coarse: uint8(v >> infoCoarse & 255), Clustered: v>>infoClustered&1 == 1, //nolint:gosec // masked
		Case: Case(v >> infoCase & 7), FemaleFirst: v>>infoFemale&1 == 1, MaleFirst: v>>infoMale&1 == 1, City: uint8(v >> infoCity & 3), //nolint:gosec // masked
		Country: v>>infoCountry&1 == 1, Region: v>>infoRegion&1 == 1, Demonym: v>>infoDemonym&1 == 1,
	}
}

// table finds entries by 32-bit key in a packed form: the upper half of the key
// names a bucket, the lower half is kept in the entry.
type table struct {
	data    string
	size    int      // bytes of an entry after its fingerprint
	offsets []uint32 // where every group of buckets begins
}

// group is how many buckets there are to one offset. The others are found by
// stepping over those before them, some 40 bytes: the offsets of all would
// take half as much memory as the entries.
const group = 4

var errShort = errors.New("table is cut short")

// read takes a table off the front of data and returns the rest.
func (t *table) read(data string, size int) (string, error) {
	t.data, t.size, t.offsets = data, size, make([]uint32, tableBuckets/group)
	at := 0
	for b := range tableBuckets {
		if at >= len(data) {
			return "", errShort
		}
		if b%group == 0 {
			t.offsets[b/group] = uint32(at) //nolint:gosec // tables are far smaller than 4 GB
		}
		at += 1 + int(data[at])*(2+size)
	}
	if at > len(data) {
		return "", errShort
	}
	t.data = data[:at]
	return data[at:], nil
}

// find returns the offset of the entry's facts, or -1.
func (t *table) find(key uint32) int {
	bucket := key >> 16
	at := int(t.offsets[bucket/group])
	for range bucket % group {
		at += 1 + int(t.data[at])*(2+t.size)
	}
	n := int(t.data[at])
	at++
	lo, hi := byte(key), byte(key>>8) //nolint:gosec // the cut is meant
	for ; n > 0; n-- {
		if t.data[at] == lo && t.data[at+1] == hi {
			return at + 2
		}
		at += 2 + t.size
	}
	return -1
}

func (t *table) u32(at int) uint32 {
	d := t.data[at : at+4]
	return uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16 | uint32(d[3])<<24
}

// PackWords writes a word list: the parents of the clusters, the facts of each
// lower-case word, and the places of several words, all in lower case with one
// space between words.
func PackWords(parents [1024][2]uint8, words map[string]WordInfo, places []string) ([]byte, error) {
	out := []byte(wordsMagic)
	for _, p := range parents {
		out = append(out, p[0], p[1])
	}
	entries := make(map[uint32][]byte, len(words))
	for _, w := range slices.Sorted(maps.Keys(words)) { // of two words with one key, the later wins in every run
		entries[fold(Hash(w))] = binary.LittleEndian.AppendUint32(nil, packInfo(words[w]))
	}
	out, err := appendTable(out, entries)
	if err != nil {
		return nil, err
	}
	multi := make(map[uint32][]byte, len(places))
	for _, p := range places {
		multi[fold(phraseHash(p))] = nil
	}
	return appendTable(out, multi)
}

func appendTable(out []byte, entries map[uint32][]byte) ([]byte, error) {
	buckets := make([][]uint32, tableBuckets)
	for key := range entries {
		buckets[key>>16] = append(buckets[key>>16], key)
	}
	for b, keys := range buckets {
		if len(keys) > 255 {
			return nil, fmt.Errorf("bucket %d holds %d entries", b, len(keys))
		}
		sortKeys(keys)
		out = append(out, byte(len(keys)))
		for _, k := range keys {
			out = append(out, byte(k), byte(k>>8)) //nolint:gosec // the cut is meant
			out = append(out, entries[k]...)
		}
	}
	return out, nil
}
