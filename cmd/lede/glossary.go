package main

import (
	"github.com/lede-reader/lede/model/gloss"
	"github.com/spf13/cobra"
)

// glossarySet is every glossary of a run.
type glossarySet struct{ glossary *gloss.Glossary }

func (a *app) glossaries() glossarySet { return glossarySet{} }

func (a *app) glossaryCommand() *cobra.Command {
	return &cobra.Command{Use: "glossary", Short: "Look up and add glossary terms"}
}
