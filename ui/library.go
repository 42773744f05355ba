package ui

import (
	"context"

	"github.com/lede-reader/lede/model"
)

// Library is what the reader needs of the articles and of what was done with
// them. It is called from commands, so several calls may run at once. Errors
// are shown to the reader as they are.
type Library interface {
	// List returns a window of the list of articles.
	List(ctx context.Context, q model.ListQuery) (model.List, error)
	// Entry returns the list's entry of one article: state, star, place.
	Entry(ctx context.Context, id string) (model.Entry, error)
	// Article returns an article as loaded. It is fast: nothing is analysed.
	Article(ctx context.Context, id string) (*model.Article, error)
	// Brief returns an article with its facts, analysing it now when that has
	// not happened yet. Facts marked wrong are not in it.
	Brief(ctx context.Context, id string) (*model.Brief, error)
	// Search answers a lookup, best first.
	Search(ctx context.Context, query string, limit int) ([]model.Hit, error)
	// Apply carries out changes and returns those that take them back.
	Apply(ctx context.Context, changes []model.Change) (undo []model.Change, err error)
	// Define returns what glossaries and dictionaries say of a word, best first.
	Define(ctx context.Context, word string) ([]model.Definition, error)
	// Glossary returns every entry of the glossaries, sorted by term.
	Glossary(ctx context.Context) ([]model.Definition, error)
	// Wait returns when the library's version is greater than version.
	Wait(ctx context.Context, version int) (model.Progress, error)
}

// Noted is what a [Library] can do beside, when it keeps notes. The page that
// shows an article finds out by asserting it; without it, no notes are shown.
type Noted interface {
	// Notes returns the notes of all readers on an article in the order of its
	// text; those of the reader who asks are marked as their own.
	Notes(ctx context.Context, id string) ([]model.Note, error)
}

// Foldered is what a [Library] can do beside, when it keeps queries under names
// (see [model.ChangeSaved]). Without it, the desk has no folders but its own.
type Foldered interface {
	// Folders returns the reader's saved queries by name, then other folders that
	// the library knows of.
	Folders(ctx context.Context) ([]model.Folder, error)
}

// Logged is what a [Library] can do beside, when it keeps a reading log.
type Logged interface {
	// Log returns what the reader did, newest first, at most limit deeds; 0 means
	// all.
	Log(ctx context.Context, limit int) ([]model.Deed, error)
}
