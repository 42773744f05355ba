package store

import (
	"fmt"

	"github.com/lede-reader/lede/model"
)

// NamePair is the form in which a pair of names of actors is kept: the keys of
// both (see [NameKey]) in order, so that a pair is the same either way round. It
// is an error when they are not two names.
func NamePair(name, other string) (first, second string, err error) {
	first, second = NameKey(name), NameKey(other)
	if first == "" || second == "" {
		return "", "", fmt.Errorf("%q and %q are not two names", name, other)
	}
	if first == second {
		return "", "", fmt.Errorf("%q and %q are the same name", name, other)
	}
	return min(first, second), max(first, second), nil
}

// Same tells whether a change of kind ChangeSame or ChangeApart says that the
// names are of one actor, and whether it is of one of these kinds at all.
func Same(kind model.ChangeKind) (same, naming bool) {
	return kind == model.ChangeSame, kind == model.ChangeSame || kind == model.ChangeApart
}

// NamingKind is the kind of change that says what a naming says.
func NamingKind(same bool) model.ChangeKind {
	if same {
		return model.ChangeSame
	}
	return model.ChangeApart
}

// NamingLine is how a change of names reads in the reading log.
func NamingLine(ch model.Change) string {
	if same, _ := Same(ch.Kind); same {
		return ch.Value + " = " + ch.Other
	}
	return ch.Value + " ≠ " + ch.Other
}
