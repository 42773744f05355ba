package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/lede-reader/lede/briefs"
	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui"
	"github.com/lede-reader/lede/ui/linear"
	"github.com/lede-reader/lede/ui/page"
	"github.com/lede-reader/lede/ui/screen"
	"github.com/spf13/cobra"
)

// readOptions are the flags of the reader.
type readOptions struct {
	theme  string
	linear bool
	hello  []string // said to who has never been here
}

// hello is what the samples say beside themselves.
var hello = [...]string{
	"these are samples · lede FILE… opens your articles, lede add FILE… keeps them",
	"samples · lede FILE… opens yours, lede add keeps them",
	"samples · lede FILE… opens yours",
	"samples",
}

func (o *readOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.theme, "theme", "", "theme of the reader (T in the reader steps through them)")
	f.BoolVar(&o.linear, "linear", false, "read line by line, without a full screen, for screen readers and dumb terminals")
}

func (a *app) readCommand() *cobra.Command {
	var in inputOptions
	var rd readOptions
	cmd := &cobra.Command{
		Use:   "read [INPUT…]",
		Short: "Open articles in the reader (the default command)",
		Long: `Open articles in the reader. "lede INPUT…" is short for this.

` + exitCodes,
		Example: `  lede read article.html
  lede read --linear article.txt`,
	}
	cmd.RunE = a.guard(func(c *cobra.Command, args []string) error { return a.read(c.Context(), in, rd, args) })
	in.register(cmd)
	rd.register(cmd)
	return cmd
}

// read opens the reader, or prints where there is no terminal to read on.
func (a *app) read(ctx context.Context, in inputOptions, rd readOptions, inputs []string) error {
	lo, err := a.loadOptions(in)
	if err != nil {
		return err
	}
	if !a.isTerminal(a.streams.out) && !rd.linear {
		return a.printInputs(ctx, inputs, lo)
	}
	rd.linear = rd.linear || os.Getenv("TERM") == "dumb" // it has no screen to draw on
	debug.SetGCPercent(startGC)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if len(inputs) == 0 {
		var faults later // the screen is the reader's: they are told when it is gone
		defer faults.tell(a.warn)
		if kept, err := a.openKept(ctx, faults.add); err != nil || kept != nil {
			if err != nil {
				return err
			}
			err = a.runReader(ctx, kept, page.Route{Page: page.Desk}, rd)
			cancel()
			return errors.Join(err, named("close library", kept.Close()))
		}
	}
	var lib *briefs.Library
	o := libraryOptions(func(err error) { lib.Fail(err) }) // the screen is the reader's: faults go on its list
	marks, unmark, err := a.wrongMarks(ctx)
	defer unmark()
	o.Wrong = marks
	lib = briefs.New(o)
	if err != nil {
		lib.Fail(err)
	}
	defer lib.Close()
	defer cancel()
	open, err := a.openInputs(ctx, lib, inputs, lo, rd.linear)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		rd.hello = hello[:]
	}
	return a.runReader(ctx, lib, open, rd)
}

// later keeps faults until they can be told.
type later struct {
	mu     sync.Mutex
	faults []error
}

func (l *later) add(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = append(l.faults, err)
}

func (l *later) tell(warn func(error)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, err := range l.faults {
		warn(err)
	}
}

// openKept opens the library when there is one with articles in it, else nil.
func (a *app) openKept(ctx context.Context, report func(error)) (*shelf.Library, error) {
	if _, err := os.Stat(filepath.Join(a.libraryFolder(), shelf.FileName)); errors.Is(err, fs.ErrNotExist) && a.global.library == "" {
		return nil, nil
	}
	lib, err := a.keptUp(ctx, report, report)
	if err != nil {
		return nil, err
	}
	list, err := lib.List(ctx, model.ListQuery{Limit: 1})
	if err == nil && (list.Total > 0 || a.global.library != "") {
		return lib, nil
	}
	return nil, errors.Join(err, lib.Close())
}

// printInputs prints the briefs of the inputs, or of the samples.
func (a *app) printInputs(ctx context.Context, inputs []string, lo load.Options) error {
	if len(inputs) > 0 {
		return a.print(ctx, inputs, lo, showOptions{})
	}
	articles, errs := load.FS(ctx, samples.FS(), lo)
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("samples: %w", err)
	}
	lib, end := a.library(ctx)
	defer end()
	p := a.printer(a.streams.out, showOptions{})
	lib.Add(articles...)
	list, err := lib.List(ctx, model.ListQuery{})
	if err != nil {
		return err
	}
	for _, e := range list.Entries {
		b, err := lib.Brief(ctx, e.ID)
		if err != nil {
			return err
		}
		if err := p(b); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

// openInputs starts loading and says what the reader opens with: the article
// itself where there is just one, else the desk. One file is loaded at once,
// or the first pages of a long one unless it is wanted whole, so that its text is
// there when the screen is first drawn.
func (a *app) openInputs(ctx context.Context, lib *briefs.Library, inputs []string, lo load.Options, whole bool) (page.Route, error) {
	desk := page.Route{Page: page.Desk}
	if len(inputs) == 0 {
		articles, errs := load.FS(ctx, samples.FS(), lo)
		lib.OpenArticles(ctx, articles)
		return desk, errors.Join(errs...)
	}
	if len(inputs) > 1 || isFolder(inputs[0]) {
		lib.Open(ctx, inputs, lo)
		return desk, nil
	}
	ref := load.Ref{Path: inputs[0]}
	if first, ok := load.Head(ctx, ref, lo); ok && !whole {
		lib.AddHead(first, func(ctx context.Context) (model.Article, error) { return loadOne(ctx, ref, lo) })
		return page.Route{Page: page.Reader, Article: first.ID}, nil
	}
	articles, err := load.File(ctx, ref, lo)
	if len(articles) == 0 {
		return desk, &codeError{exitNothing, err}
	}
	if err != nil {
		lib.Fail(err)
	}
	if len(articles) == 1 { // the reader asks for its facts itself, once the text is drawn
		lib.Add(articles...)
		return page.Route{Page: page.Reader, Article: articles[0].ID}, nil
	}
	lib.OpenArticles(ctx, articles)
	return desk, nil
}

// loadOne loads the file of one article.
func loadOne(ctx context.Context, ref load.Ref, lo load.Options) (model.Article, error) {
	articles, err := load.File(ctx, ref, lo)
	if err != nil {
		return model.Article{}, err
	}
	if len(articles) != 1 { // its first pages were one article
		return model.Article{}, fmt.Errorf("%s: %d articles in what began as one", ref.Path, len(articles))
	}
	return articles[0], nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// How far the heap of the reader grows between collections, in per cent. Until
// there is something to see, speed counts, and little is thrown away; then it is
// open all day, and memory counts more than the last bit of speed.
const (
	startGC  = 400
	readerGC = 17
)

// keysFirst is how many threads run Go code beyond the number of cores. Analysis
// keeps all cores busy, and the runtime looks for input once in 10 ms then; with
// a thread to spare the system wakes the reader as soon as a key is there.
const keysFirst = 1

// framesPerSecond is how often the screen may be drawn: twice the usual, so that
// a key waits half as long for its frame.
const framesPerSecond = 120

// runReader runs the reader on the terminal until its user leaves.
func (a *app) runReader(ctx context.Context, lib ui.Library, open page.Route, rd readOptions) error {
	if rd.linear {
		if err := linear.Run(ctx, lib, a.streams.in, a.streams.out, linear.Options{Article: open.Article}); err != nil {
			return &codeError{exitPartly, fmt.Errorf("reader: %w", err)}
		}
		return nil
	}
	out := a.streams.out
	if f, ok := out.(*os.File); ok {
		out = screen.NewFile(f)
	}
	debug.SetGCPercent(readerGC)
	runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + keysFirst)
	app := ui.New(ui.Options{Library: lib, Context: ctx, Open: open, Theme: rd.theme, Hello: rd.hello, OpenURL: openURL, Edit: editorCommand})
	_, err := tea.NewProgram(app, tea.WithContext(ctx), tea.WithOutput(out), tea.WithFPS(framesPerSecond)).Run()
	if err != nil && ctx.Err() == nil && !errors.Is(err, tea.ErrInterrupted) {
		return &codeError{exitPartly, fmt.Errorf("reader: %w", err)}
	}
	return nil
}

var (
	_ ui.Library = (*briefs.Library)(nil)
	_ ui.Library = (*shelf.Library)(nil)
	_ ui.Noted   = (*briefs.Library)(nil)
	_ ui.Noted   = (*shelf.Library)(nil)
	_ ui.Across  = (*briefs.Library)(nil)
	_ ui.Across  = (*shelf.Library)(nil)
	_ ui.Visitor = (*shelf.Library)(nil)

	_ ui.Foldered = (*briefs.Library)(nil)
	_ ui.Foldered = (*shelf.Library)(nil)
	_ ui.Logged   = (*briefs.Library)(nil)
	_ ui.Logged   = (*shelf.Library)(nil)
)
