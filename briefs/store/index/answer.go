package index

import (
	"github.com/lede-reader/lede/briefs/query"
	"github.com/lede-reader/lede/briefs/store/pack"
	"github.com/lede-reader/lede/model"
)

// Answer unpacks an article (see package pack) as far as it must to tell whether
// the article answers a query; sure says that it does. The target is nil when it
// does not. Where bare is set, the target need not hold facts.
func Answer(e model.Entry, compressed, packed []byte, n *query.Node, sure, bare bool) (*query.Target, error) {
	text, err := pack.Expand(compressed)
	if err != nil {
		return nil, err
	}
	t := query.NewTarget(e, &model.Brief{Article: model.Article{Text: text}})
	if !sure && !t.May(n) {
		return nil, nil
	}
	if bare && (sure || t.Must(n, false)) {
		return t, nil
	}
	b, err := pack.DecodeIf(text, packed, func(b *model.Brief) bool {
		t.Brief = b
		if bare && t.Must(n, true) {
			sure = true
			return false // nothing more is asked for
		}
		return sure || t.MayStill(n)
	})
	switch {
	case err != nil:
		return nil, err
	case sure && bare:
		return t, nil
	case b == nil || !sure && !t.Match(n):
		return nil, nil
	}
	b.ID = e.ID // of the article; each version has one of its own
	return t, nil
}
