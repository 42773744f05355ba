package store

import "github.com/lede-reader/lede/model"

// Named is an actor as it came up for the first time.
type Named struct {
	Name string
	Kind model.ActorKind
}
