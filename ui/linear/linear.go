// Package linear is the reader without a screen: it takes commands line by line
// and answers in plain lines. It is made for screen readers, for terminals that
// can do no more than print, and for reading through a pipe.
//
// There are no boxes, no colours and no cursor movements, and no line is wrapped
// or drawn over. What the reader on a full screen says by colour or place is said
// in words: "Figure, money: 4,200 crowns; cost of each crossing; paragraph 4."
// Every listing is numbered, and "go 3" goes to the third of what was listed
// last.
package linear

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/text"
)

// Library is what the reader needs of the library.
type Library interface {
	List(ctx context.Context, q model.ListQuery) (model.List, error)
	Entry(ctx context.Context, id string) (model.Entry, error)
	Brief(ctx context.Context, id string) (*model.Brief, error)
	Search(ctx context.Context, query string, limit int) ([]model.Hit, error)
	Define(ctx context.Context, word string) ([]model.Definition, error)
	Apply(ctx context.Context, changes []model.Change) (undo []model.Change, err error)
	Wait(ctx context.Context, version int) (model.Progress, error)
}

// Options steer a reading.
type Options struct {
	Article string // the ID of the article to begin with; empty for the list
}

// maxLine bounds a command, in bytes.
const maxLine = 4 << 10

// prompt asks for a command.
const prompt = "> "

// Run reads commands from in until its end, until "quit" or until the context
// ends, and prints the answers to out. Mistakes in commands and failures of the
// library are answers, too; an error is returned only when in or out fail.
func Run(ctx context.Context, lib Library, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{ctx: ctx, lib: lib, out: bufio.NewWriter(out), say: true}
	s.line("lede, line by line. Say help for the commands, quit to leave.")
	if o.Article != "" {
		s.open(o.Article)
	} else {
		s.waitForArticles()
		s.list("")
	}
	lines := read(ctx, in)
	for !s.done {
		s.print(prompt)
		if err := s.out.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case l, ok := <-lines:
			if !ok {
				s.line("")
				s.leave()
				return s.flush()
			}
			if l.err != nil {
				return fmt.Errorf("read a command: %w", l.err)
			}
			s.command(l)
		}
	}
	s.leave()
	return s.flush()
}

func (s *session) flush() error {
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// command is a line of input.
type command struct {
	text string
	long bool // it was longer than maxLine and is cut off
	err  error
}

// read reads lines in the background, because a read from a terminal cannot be
// given up when the context ends.
func read(ctx context.Context, in io.Reader) <-chan command {
	lines := make(chan command)
	go func() {
		defer close(lines)
		r := bufio.NewReaderSize(in, maxLine)
		for {
			l, err := readLine(r)
			if err != nil && l.text == "" {
				if errors.Is(err, io.EOF) {
					return
				}
				l.err = err
			}
			select {
			case <-ctx.Done():
				return
			case lines <- l:
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// readLine reads one line and throws away what is over maxLine.
func readLine(r *bufio.Reader) (command, error) {
	b, err := r.ReadSlice('\n')
	l := command{text: string(b)}
	for errors.Is(err, bufio.ErrBufferFull) {
		l.long = true
		_, err = r.ReadSlice('\n')
	}
	return l, err
}

// session is one reading.
type session struct {
	ctx  context.Context //nolint:containedctx // a session lives as long as Run, whose context it is
	lib  Library
	out  *bufio.Writer
	done bool
	say  bool // name the facts after every paragraph

	query   string   // what was listed last
	ids     []string // the articles listed, in order
	targets []target // what "go N" goes to

	brief *model.Brief // the open article; nil for none
	entry model.Entry
	parts []model.Part // its paragraphs, without headline and dek
	at    int          // the paragraph read last; -1 for none yet
}

// target is a place that was listed.
type target struct {
	article string
	offset  int // -1 for its beginning
}

func (s *session) print(text string) { _, _ = s.out.WriteString(text) } // Flush tells of failures

func (s *session) line(format string, args ...any) {
	line := format
	if len(args) > 0 {
		line = fmt.Sprintf(format, args...)
	}
	s.print(text.Clean(line) + "\n")
}

// command carries out a line.
func (s *session) command(l command) {
	if l.long {
		s.line("That line is too long for a command.")
		return
	}
	name, arg, _ := strings.Cut(strings.TrimSpace(text.Clean(l.text)), " ")
	arg = strings.TrimSpace(arg)
	if name == "" {
		name = "next"
	}
	for _, c := range commands() {
		if c.is(strings.ToLower(name)) {
			c.run(s, arg)
			return
		}
	}
	s.line("There is no command %q. Say help for the commands.", name)
}

// verb is a command.
type verb struct {
	names []string // the first one is shown
	arg   string
	help  string
	run   func(s *session, arg string)
}

func (v verb) is(name string) bool {
	for _, n := range v.names {
		if n == name {
			return true
		}
	}
	return false
}

// commands are all commands in the order help lists them.
func commands() []verb {
	return []verb{
		{[]string{"list", "l"}, "[QUERY]", "list the articles, or those that match", (*session).list},
		{[]string{"more"}, "", "go on with the list", func(s *session, _ string) { s.more() }},
		{[]string{"open", "o"}, "N", "open article N of the list", (*session).openNumber},
		{[]string{"next", "n"}, "", "read the next paragraph; an empty line does the same", func(s *session, _ string) { s.step(+1) }},
		{[]string{"previous", "p"}, "", "read the paragraph before", func(s *session, _ string) { s.step(-1) }},
		{[]string{"again", "r"}, "", "read this paragraph again", func(s *session, _ string) { s.step(0) }},
		{[]string{"all"}, "", "read from here to the end", func(s *session, _ string) { s.rest() }},
		{[]string{"paragraph", "par"}, "N", "read paragraph N", (*session).toParagraph},
		{[]string{"facts"}, "[on or off]", "count the facts; on and off: name them after every paragraph", (*session).facts},
		{[]string{"summary", "1"}, "", "the sentences that sum the article up", section(summaryLines)},
		{[]string{"figures", "2"}, "", "the figures, the weightiest first", section(figureLines)},
		{[]string{"actors", "3"}, "", "who is involved", section(actorLines)},
		{[]string{"quotes", "4"}, "", "what was said, and by whom", section(quoteLines)},
		{[]string{"timeline", "dates", "5"}, "", "the dates in the order of time", section(dateLines)},
		{[]string{"glossary", "terms", "6"}, "", "the terms and what they mean", section(termLines)},
		{[]string{"notes", "7"}, "", "the notes, everybody's", func(s *session, _ string) { s.notes() }},
		{[]string{"find", "f", "/"}, "TEXT", "find words in the open article", (*session).find},
		{[]string{"search", "s"}, "QUERY", "look up words and facts in all articles", (*session).search},
		{[]string{"go", "g"}, "N", "go to number N of what was listed last", (*session).goTo},
		{[]string{"define", "d"}, "WORD", "what a word means", (*session).define},
		{[]string{"where", "w"}, "", "where you are", func(s *session, _ string) { s.where() }},
		{[]string{"mark", "m"}, "[read or unread]", "mark the article as read, or as unread again", (*session).mark},
		{[]string{"star"}, "", "star the article, or take the star away", func(s *session, _ string) { s.star() }},
		{[]string{"close", "back", "b"}, "", "close the article", func(s *session, _ string) { s.close() }},
		{[]string{"failed"}, "", "the inputs that could not be read", func(s *session, _ string) { s.failed() }},
		{[]string{"help", "h", "?"}, "", "this list", func(s *session, _ string) { s.help() }},
		{[]string{"quit", "q", "exit"}, "", "leave", func(s *session, _ string) { s.done = true }},
	}
}

func (s *session) help() {
	for _, c := range commands() {
		name := c.names[0]
		if c.arg != "" {
			name += " " + c.arg
		}
		short := ""
		if len(c.names) > 1 {
			short = " Short: " + c.names[1] + "."
		}
		s.line("%s: %s.%s", name, c.help, short)
	}
}
