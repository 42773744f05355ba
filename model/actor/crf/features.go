package crf

import (
	"unicode/utf8"

	"github.com/lede-reader/lede/model/text"
)

const textClitic = text.Clitic

// Templates of features. The numbers are part of the weights' format.
const (
	tBias uint64 = iota + 1
	tForm
	tLower
	tShape
	tBrief
	tPrefix
	tSuffix
	tCluster
	tCoarse
	tMid
	tTop
	tCase
	tGaz
	tEvidence
	tEvidenceSet
	tCue
	tCity
	tTitled
	tPlace
	tPair    = 32
	tRun     = 64
	perShift = 8 // templates per offset are shifted by this
)

// at gives a template its offset.
func at(template uint64, offset int) uint64 {
	return template | uint64(offset+reach)<<perShift //nolint:gosec // offsets lie within reach
}

// wordFeatures appends the features that word type t adds to the token that
// stands offset tokens before (negative) or behind... of it: at offset 0 its own.
// What it looks at is what [memo.entry] tells words apart by.
func (v *view) wordFeatures(out []uint32, t *wordType, offset int) []uint32 {
	l := &v.lowers[t.lower]
	put := func(template, value uint64) { out = append(out, feature(at(template, offset), value)) }
	put(tLower, l.hash)
	put(tBrief, t.brief)
	if l.info.Clustered {
		put(tCluster, uint64(l.info.Cluster))
		put(tCoarse, uint64(l.info.Coarse))
		if offset == 0 || offset == -1 || offset == 1 {
			put(tMid, uint64(l.mid))
			put(tTop, uint64(l.top))
		}
	}
	if offset == 2 || offset == -2 {
		return out
	}
	put(tCase, uint64(l.info.Case)<<1|bit(t.upper))
	if g := gazBits(l.info); g != 0 && t.upper {
		put(tGaz, g)
	}
	if l.cue != 0 {
		put(tCue, uint64(l.cue))
	}
	if offset != 0 {
		put(tSuffix, suffixHash(l.text, 3))
		if t.upper {
			put(tEvidenceSet, uint64(l.evidence&neighbourEvidence))
		}
		return out
	}
	return v.ownFeatures(out, t, l)
}

// ownFeatures appends the features a word has for itself only.
func (v *view) ownFeatures(out []uint32, t *wordType, l *lowerType) []uint32 {
	put := func(template, value uint64) { out = append(out, feature(at(template, 0), value)) }
	put(tBias, 0)
	put(tForm, t.hash)
	put(tShape, t.shape)
	if t.kind == text.Word {
		low := l.text
		for n := 1; n <= 4; n++ {
			put(tPrefix, prefixHash(low, n))
			put(tSuffix, suffixHash(low, n))
		}
	}
	if !t.upper {
		return out
	}
	if l.info.City > 0 {
		put(tCity, uint64(l.info.City)<<8|t.brief<<12)
	}
	for b := range evidenceBits {
		if l.evidence>>b&1 == 1 {
			put(tEvidence, uint64(b)) //nolint:gosec // small
		}
	}
	put(tEvidenceSet, uint64(l.evidence&(lowerSeen|capitalMid|afterTitle|afterFirst|beforeSaid|afterIn|afterArticle)))
	put(tEvidenceSet, uint64(l.evidence&(runFirst|runLast|alone|inOrgRun|possessive|afterOf|asSubject))|1<<20)
	return out
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func gazBits(i WordInfo) uint64 {
	return bit(i.FemaleFirst) | bit(i.MaleFirst)<<1 | bit(i.City > 0)<<2 | bit(i.City > 1)<<3 | bit(i.Country)<<4 | bit(i.Region)<<5 | bit(i.Demonym)<<6
}

// prefixHash hashes the first n runes of w.
func prefixHash(w string, n int) uint64 {
	i := 0
	for ; n > 0 && i < len(w); n-- {
		_, size := utf8.DecodeRuneInString(w[i:])
		i += size
	}
	return Hash(w[:i])
}

// suffixHash hashes the last n runes of w.
func suffixHash(w string, n int) uint64 {
	i := len(w)
	for k := n; k > 0 && i > 0; k-- {
		_, size := utf8.DecodeLastRuneInString(w[:i])
		i -= size
	}
	return Hash(w[i:]) + uint64(n) //nolint:gosec // small
}

// typeAt returns the word type of token i, or what stands for the outside of
// the sentence [first, last).
func (v *view) typeAt(i, first, last int) int32 {
	if i < first {
		return before
	}
	if i >= last {
		return after
	}
	return v.tok[i]
}

// pairFeatures appends the features of token i that join neighbours.
func (v *view) pairFeatures(out []uint32, i, first, last int) []uint32 {
	t0, tp, tn := &v.types[v.tok[i]], &v.types[v.typeAt(i-1, first, last)], &v.types[v.typeAt(i+1, first, last)]
	l0, lp, ln := &v.lowers[t0.lower], &v.lowers[tp.lower], &v.lowers[tn.lower]
	n := uint64(tPair)
	put := func(a, b uint64) {
		n++
		out = append(out, feature(n, join(a, b)))
	}
	put(lp.hash, l0.hash)
	put(l0.hash, ln.hash)
	put(lp.hash, ln.hash)
	put(tp.brief, t0.brief)
	put(t0.brief, tn.brief)
	put(join(tp.brief, t0.brief), tn.brief)
	put(uint64(lp.info.Coarse), uint64(l0.info.Coarse))
	put(uint64(l0.info.Coarse), uint64(ln.info.Coarse))
	put(lp.hash, t0.brief)
	put(ln.hash, t0.brief)
	put(uint64(lp.info.Cluster), t0.brief)
	put(uint64(ln.info.Cluster), t0.brief)
	put(gazBits(lp.info)|gazBits(l0.info)<<8, bit(tp.upper)|bit(t0.upper)<<1)
	put(gazBits(l0.info)|gazBits(ln.info)<<8, bit(tn.upper)|bit(t0.upper)<<1)
	put(bit(i == first)|uint64(l0.info.Case)<<1, t0.brief)
	l2p, l2n := &v.lowers[v.types[v.typeAt(i-2, first, last)].lower], &v.lowers[v.types[v.typeAt(i+2, first, last)].lower]
	put(l2p.hash, lp.hash)
	put(ln.hash, l2n.hash)
	if v.titled[i] {
		put(1, t0.brief)
		put(uint64(l0.info.Case), t0.brief)
		n -= 2
	}
	n += 2
	if v.gaz[i] != gazNone {
		put(uint64(v.gaz[i]), 0)
		n--
	}
	n++
	if v.d.Tokens[i].Glued && i > first {
		put(tp.brief, bit(tp.kind == text.Punct))
	}
	return out
}

// runFeatures appends the features of token i that describe the run of
// capitals it stands in.
func (v *view) runFeatures(out []uint32, i, first, last int) []uint32 {
	id := v.runOf[i]
	if id < 0 {
		return out
	}
	r := &v.runs[id]
	pos := bit(i == r.first) | bit(i == r.last)<<1
	n := uint64(tRun)
	put := func(a, b uint64) {
		n++
		out = append(out, feature(n, join(a, b)))
	}
	head, front := v.low(r.last), v.low(r.first)
	lp := &v.lowers[v.types[v.typeAt(r.first-1, first, last)].lower]
	ln := &v.lowers[v.types[v.typeAt(r.last+1, first, last)].lower]
	length := uint64(min(r.last-r.first, 5)) //nolint:gosec // small
	put(head.hash, pos)
	put(head.hash, 9)
	put(front.hash, pos)
	put(uint64(head.info.Cluster), pos)
	put(uint64(front.info.Cluster), pos)
	put(uint64(head.info.Coarse), 9)
	put(length, pos)
	put(lp.hash, bit(length == 0))
	put(ln.hash, bit(length == 0))
	put(uint64(lp.info.Coarse), length)
	put(uint64(ln.info.Coarse), length)
	put(gazBits(front.info)|length<<8, pos)
	put(gazBits(front.info)|gazBits(head.info)<<8, length)
	put(uint64(head.cue), length)
	put(uint64(lp.cue), uint64(ln.cue))
	put(uint64(front.evidence&(afterTitle|afterFirst|beforeSaid|asSubject|afterIn)), uint64(head.evidence&(afterTitle|afterFirst|beforeSaid|afterIn|asSubject)))
	if r.place {
		put(1, pos)
		n--
	}
	n++
	if r.link >= 0 {
		l, p := v.lowers[v.types[r.link].lower].hash, v.low(v.runs[r.linked].last)
		put(l, p.hash)
		put(l, uint64(p.info.Cluster))
		n -= 2
	}
	n += 2
	if int(id)+1 < len(v.runs) {
		if next := &v.runs[id+1]; next.link >= 0 && next.linked == int(id) {
			l := v.lowers[v.types[next.link].lower].hash
			put(l, v.low(next.first).hash)
			put(l, head.hash)
			n -= 2
		}
	}
	return out
}
