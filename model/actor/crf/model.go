package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// rowSize counts the weights of a feature: one a label but for Outside, whose
// weight is taken off all of them (a field's scores are equal up to a constant).
const rowSize = NumLabels - 1

// row holds a score for each label but Outside, which scores 0.
type row [rowSize]int32

// Model holds the weights of a trained field. It reads them in place, so that
// loading costs one scan over the data; it is safe for concurrent use.
//
// The format is: 4 bytes "lcr1"; 17×17 transition weights of 2 bytes; then for
// each of 65,536 buckets one byte with the number of its entries and the
// entries: 2 bytes of fingerprint, 2 bytes with a bit for each weight that is
// not zero, and those weights, one byte each. All weights are in the same
// fixed-point unit, so that scores are integers and equal on every machine.
type Model struct {
	trans [NumLabels][NumLabels]int32
	data  string
	// offsets tell where the entries of a bucket begin. Most features of a text
	// are none of the field's: the 64 bits of seen say so for nine in ten of them
	// before any entry is read.
	offsets []uint32
	seen    []uint64 // by bucket; bit n: an entry's fingerprint begins with the six bits n
}

// sixBits tells which of the 64 bits of a bucket's seen stands for a
// fingerprint: its upper six bits.
func sixBits(hi byte) byte { return hi >> 2 }

const (
	modelMagic = "lcr1"
	transBytes = 2 * NumLabels * NumLabels
)

// ReadModel reads what [PackModel] wrote. It keeps data.
func ReadModel(data string) (*Model, error) {
	if len(data) < len(modelMagic)+transBytes || data[:len(modelMagic)] != modelMagic {
		return nil, errors.New("weights: not in the expected format")
	}
	m := &Model{data: data, offsets: make([]uint32, tableBuckets), seen: make([]uint64, tableBuckets)}
	at := len(modelMagic)
	for a := range m.trans {
		for b := range m.trans[a] {
			m.trans[a][b] = int32(int16(uint16(data[at]) | uint16(data[at+1])<<8)) //nolint:gosec // two's complement is meant
			at += 2
		}
	}
	for b := range m.offsets {
		if at >= len(data) {
			return nil, fmt.Errorf("weights: %w", errShort)
		}
		m.offsets[b] = uint32(at) //nolint:gosec // far smaller than 4 GB
		n := int(data[at])
		at++
		for ; n > 0; n-- {
			if at+4 > len(data) {
				return nil, fmt.Errorf("weights: %w", errShort)
			}
			m.seen[b] |= 1 << sixBits(data[at+1])
			at += 4 + bits.OnesCount16(uint16(data[at+2])|uint16(data[at+3])<<8)
		}
	}
	if at != len(data) {
		return nil, fmt.Errorf("weights: %d bytes, want %d", len(data), at)
	}
	return m, nil
}

// atOnce is how many features are looked up side by side.
const atOnce = 64

// add adds the weights of the features to r. The tables are larger than a
// processor's near caches, so waiting for them would take most of the time:
// features are looked up many at once, in steps of which none waits for another
// feature's.
func (m *Model) add(r *row, keys []uint32) {
	for ; len(keys) > atOnce; keys = keys[atOnce:] {
		m.addFew(r, keys[:atOnce])
	}
	m.addFew(r, keys)
}

// addFew adds the weights of at most atOnce features.
func (m *Model) addFew(r *row, keys []uint32) {
	var known [atOnce]uint32
	n := 0
	for _, key := range keys {
		known[n%atOnce] = key
		n += int(m.seen[key>>16] >> sixBits(byte(key>>8)) & 1) //nolint:gosec // the cut is meant, and the sum is small
	}
	var at [atOnce]uint32
	var counts [atOnce]byte
	for i, key := range known[:n] {
		at[i] = m.offsets[key>>16]
		counts[i] = m.data[at[i]]
	}
	for i, key := range known[:n] {
		m.addOne(r, int(at[i])+1, int(counts[i]), key)
	}
}

// addOne adds the weights of a feature, if it is one of the n entries at an
// offset.
func (m *Model) addOne(r *row, at, n int, key uint32) {
	lo, hi := byte(key), byte(key>>8) //nolint:gosec // the cut is meant
	for ; n > 0; n-- {
		e := m.data[at : at+4]
		mask := uint(e[2]) | uint(e[3])<<8
		at += 4
		if e[0] == lo && e[1] == hi {
			for ; mask != 0; mask &= mask - 1 {
				r[bits.TrailingZeros(mask)&15] += int32(int8(m.data[at])) //nolint:gosec // two's complement is meant
				at++
			}
			return
		}
		at += bits.OnesCount(mask)
	}
}

// PackModel writes weights, given in fixed point: those of the transitions, and
// for each feature those of the labels but Outside.
func PackModel(trans [NumLabels][NumLabels]int16, features map[uint32][rowSize]int8) ([]byte, error) {
	out := []byte(modelMagic)
	for _, from := range trans {
		for _, w := range from {
			out = binary.LittleEndian.AppendUint16(out, uint16(w)) //nolint:gosec // two's complement is meant
		}
	}
	entries := make(map[uint32][]byte, len(features))
	for key, weights := range features {
		var mask uint16
		e := make([]byte, 2, 2+rowSize)
		for i, w := range weights {
			if w != 0 {
				mask |= 1 << i
				e = append(e, byte(w))
			}
		}
		binary.LittleEndian.PutUint16(e, mask)
		entries[key] = e
	}
	return appendTable(out, entries)
}
