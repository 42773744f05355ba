package crf

import (
	"slices"
	"strings"
)

// Hash is the 64-bit FNV-1a hash of s, finished with a multiply and shift so
// that every bit depends on every byte. It is part of the file formats.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

// join makes one hash of two, in order.
func join(a, b uint64) uint64 {
	h := (a ^ b*0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9
	return h ^ h>>31
}

// feature is the key under which the weights of a feature stand: its template
// joined with its value.
func feature(template, value uint64) uint32 {
	h := (value + template*0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return uint32(h >> 32)
}

// phraseHash joins the hashes of the words of a phrase.
func phraseHash(phrase string) uint64 {
	var h uint64
	for i, w := range strings.Fields(phrase) {
		if i == 0 {
			h = Hash(w)
			continue
		}
		h = join(h, Hash(w))
	}
	return h
}

func sortKeys(keys []uint32) { slices.Sort(keys) }
