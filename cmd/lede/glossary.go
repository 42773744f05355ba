package main

import (
	"fmt"

	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/model/gloss"
	"github.com/spf13/cobra"
)

// glossarySet is every glossary of a run.
type glossarySet struct {
	glossary *gloss.Glossary
	definers []briefs.Definer
}

// glossaries reads the glossaries: the user's own before lede's.
func (a *app) glossaries() (glossarySet, error) {
	own, err := gloss.Default()
	if err != nil {
		return glossarySet{}, fmt.Errorf("glossary: %w", err)
	}
	return glossarySet{glossary: own}, nil
}

func (a *app) glossaryCommand() *cobra.Command {
	return &cobra.Command{Use: "glossary", Short: "Look up and add glossary terms", Long: "Look up and add glossary terms.\n\n" + exitCodes}
}
