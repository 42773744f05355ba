package storetest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/lede-reader/lede/briefs/store"
	"github.com/lede-reader/lede/model"
)

// A test of what survives a kill runs the test binary again as another process:
// a writer that acknowledges on standard output what it was told is durable,
// until it is killed. TestMain of the package hands over to it by [Main].
const (
	writerEnv = "LEDE_TEST_WRITER" // where the library is
	writerTag = "LEDE_TEST_TAG"    // what the IDs of its articles begin with
)

// WriterMax is how many articles a writer adds at most.
const WriterMax = 400

// Main runs the tests of a package, or what the process was started for: a
// writer to the library that open opens.
func Main(m *testing.M, open func(place string) (store.Store, error)) {
	if place := os.Getenv(writerEnv); place != "" {
		if err := acknowledge(place, os.Getenv(writerTag), open, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// acknowledge adds articles one by one, marks each as read, and acknowledges both.
func acknowledge(place, tag string, open func(place string) (store.Store, error), ack io.Writer) error {
	ctx := context.Background()
	s, err := open(place)
	if err != nil {
		return err
	}
	for i := range WriterMax {
		id := fmt.Sprintf("%s%d", tag, i)
		b := Article(id, "2025-01-01", "Head "+id, strings.Repeat("The body of the article is not short. ", 50))
		if _, err := s.Add(ctx, []store.Record{{Brief: b}}); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(ack, "added %s\n", id); err != nil {
			return err
		}
		if _, err := s.Apply(ctx, "", []model.Change{{ArticleID: id, Kind: model.ChangeState, Value: "read"}}); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(ack, "read %s\n", id); err != nil {
			return err
		}
	}
	return nil
}

// Writer is a writer process.
type Writer struct {
	*exec.Cmd
	Stderr bytes.Buffer
	acks   *bufio.Scanner
}

// WriterCommand is what makes the test binary a writer: the environment of a
// command that runs it.
func WriterCommand(place, tag string) []string {
	return append(os.Environ(), writerEnv+"="+place, writerTag+"="+tag)
}

// StartWriter starts a writer to the library. Its articles have IDs that begin
// with the tag.
func StartWriter(t *testing.T, place, tag string) *Writer {
	t.Helper()
	w := &Writer{Cmd: exec.Command(os.Args[0])}
	w.Env = WriterCommand(place, tag)
	w.Cmd.Stderr = &w.Stderr
	out, err := w.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Process.Kill() })
	w.acks = bufio.NewScanner(out)
	return w
}

// Take reads n acknowledgements, all that come when n is 0.
func (w *Writer) Take(n int) (lines []string) {
	for w.acks.Scan() {
		if lines = append(lines, w.acks.Text()); len(lines) == n {
			break
		}
	}
	return lines
}

// Kill ends the writer at once and returns what it acknowledged since the last
// Take.
func (w *Writer) Kill() []string {
	_ = w.Process.Kill()
	rest := w.Take(0)
	_ = w.Wait()
	return rest
}

// Sees checks that the library holds what was acknowledged, and is whole.
func Sees(t *testing.T, s store.Store, acks []string) {
	t.Helper()
	for _, line := range acks {
		what, id, _ := strings.Cut(line, " ")
		e, err := s.Entry(context.Background(), "", id)
		if err != nil || what == "read" && e.State != model.StateRead {
			t.Errorf("acknowledged %q, but the library has %+v, %v", line, e, err)
		}
	}
	check(t, s)
}

// RunKilled kills a writer in flight, again and again, and looks for what it
// acknowledged.
func RunKilled(t *testing.T, place string, open Open) {
	t.Helper()
	var all []string
	for round := range 6 {
		w := StartWriter(t, place, fmt.Sprintf("r%d-", round))
		acks := w.Take(5 + 17*round)
		all = append(all, append(acks, w.Kill()...)...)
		if len(acks) == 0 {
			t.Fatalf("the writer acknowledged nothing: %s", w.Stderr.String())
		}
		s := open(t)
		Sees(t, s, all)
		_ = s.Close()
	}
}

// RunProcesses lets processes write at once.
func RunProcesses(t *testing.T, place string, open Open) {
	t.Helper()
	writers := []*Writer{StartWriter(t, place, "a"), StartWriter(t, place, "b"), StartWriter(t, place, "c")}
	var all []string
	for _, w := range writers {
		all = append(all, w.Take(60)...)
		all = append(all, w.Kill()...)
		if w.Stderr.Len() > 0 {
			t.Errorf("a writer failed: %s", w.Stderr.String())
		}
	}
	Sees(t, open(t), all)
}
