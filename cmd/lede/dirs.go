package main

import (
	"fmt"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/spf13/cobra"
)

// folders are where lede keeps and looks for things, by the XDG rules.
type folders struct {
	config     string // settings and the user's own glossaries
	glossaries string // *.md, *.tsv, *.toml
	data       string // the library
}

func userFolders() folders {
	config := filepath.Join(xdg.ConfigHome, "lede")
	return folders{config: config, glossaries: filepath.Join(config, "glossaries"), data: filepath.Join(xdg.DataHome, "lede")}
}

// dictionaryFolder is where Debian and others put dictionaries in dictd format.
const dictionaryFolder = "/usr/share/dictd"

func (a *app) dirsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dirs",
		Short: "Print the folders lede uses",
		Long: `Print the folders lede uses, by the XDG rules, and where the library is, one a
line. They need not exist.

` + exitCodes,
		Example: `  lede dirs
  cp terms.tsv "$(lede dirs | sed -n 's/^glossaries *//p')"`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = a.guard(func(*cobra.Command, []string) error {
		d := userFolders()
		library, _, err := a.libraryShown()
		if err != nil {
			return err
		}
		for _, line := range [][2]string{{"config", d.config}, {"glossaries", d.glossaries}, {"data", d.data}, {"library", library}, {"dictionaries", dictionaryFolder}} {
			if _, err := fmt.Fprintf(a.streams.out, "%-13s %s\n", line[0], clean.Line(line[1])); err != nil {
				return fmt.Errorf("print: %w", err)
			}
		}
		return nil
	})
	return cmd
}
