package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"github.com/lede-reader/lede/briefs/shelf"
	"github.com/lede-reader/lede/model"
)

// TestGrowth measures how the kept library grows with its articles, beside
// programs that do a part of the same, and prints a row for each size. It asserts
// nothing about time. See .ci/growth.sh, which runs it.
//
// LEDE_GROWTH is a folder of plain-text articles of about 4 KB each. Of them the
// first 1,000, 20,000 and so on are used, as LEDE_GROWTH_SIZES says. Libraries
// are kept in LEDE_GROWTH_KEEP where that is set, and not made again.
func TestGrowth(t *testing.T) {
	from := os.Getenv("LEDE_GROWTH")
	if from == "" {
		t.Skip("LEDE_GROWTH names no folder of articles")
	}
	files, err := filepath.Glob(filepath.Join(from, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no articles (%v)", from, err)
	}
	keep := os.Getenv("LEDE_GROWTH_KEEP")
	if keep == "" {
		keep = t.TempDir()
	}
	sizes := os.Getenv("LEDE_GROWTH_SIZES")
	if sizes == "" {
		sizes = "1000 20000 100000"
	}
	var rows []string
	for size := range strings.FieldsSeq(sizes) {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		if n > len(files) {
			t.Logf("%d articles: the folder has %d", n, len(files))
			continue
		}
		g := growth{t: t, dir: filepath.Join(keep, size), n: n}
		rows = append(rows, g.row(files[:n]))
	}
	fmt.Println("| articles | add: CPU, wall, peak | text, library, index/text | desk: first paint, peak | lookup: median, p99, worst (CPU) | star: median, p99 | newsboat opens | rg, common word | fzf, headlines |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	for _, row := range rows {
		fmt.Println(row)
	}
}

// growth measures a library of n articles.
type growth struct {
	t   *testing.T
	dir string // holds the articles, the library and what the peers need
	n   int
}

func (g *growth) row(files []string) string {
	g.t.Helper()
	g.gather(files)
	cells := []string{strconv.Itoa(g.n), g.add(), g.space(files)}
	cells = append(cells, g.desk(), g.lookups(), g.stars(), g.newsboat(files), g.peer("rg", "-il", "president", g.path("articles")), g.fzf(files))
	return "| " + strings.Join(cells, " | ") + " |"
}

func (g *growth) path(name string) string { return filepath.Join(g.dir, name) }

func (g *growth) must(err error) {
	g.t.Helper()
	if err != nil {
		g.t.Fatal(err)
	}
}

// gather puts the articles into a folder of their own: by links where it can,
// which cost nothing.
func (g *growth) gather(files []string) {
	g.t.Helper()
	g.must(os.MkdirAll(g.path("articles"), 0o700))
	for _, f := range files {
		to := filepath.Join(g.path("articles"), filepath.Base(f))
		if _, err := os.Stat(to); err == nil || os.Link(f, to) == nil {
			continue
		}
		text, err := os.ReadFile(f)
		g.must(err)
		g.must(os.WriteFile(to, text, 0o600))
	}
}

// lede is the program with a command line; the test binary is the program when
// it is called so, see TestMain.
func (g *growth) lede(args ...string) *exec.Cmd {
	cmd := &exec.Cmd{Path: os.Args[0], Args: append([]string{"lede"}, args...)}
	cmd.Env = append(os.Environ(), "HOME="+g.dir, "XDG_CONFIG_HOME="+g.dir, "XDG_DATA_HOME="+g.dir, "TERM=xterm-256color")
	return cmd
}

func (g *growth) library() string { return g.path("lede") }

func (g *growth) add() string {
	if _, err := os.Stat(filepath.Join(g.library(), shelf.FileName)); err == nil {
		return "made before"
	}
	start := time.Now()
	cmd := g.lede("add", g.path("articles"))
	cmd.Stderr = os.Stderr
	g.must(cmd.Run())
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return fmt.Sprintf("%.1f s, %.1f s, %d MB", (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), time.Since(start).Seconds(), used.Maxrss>>10)
}

// space compares the text of the articles with the library file. Its index is
// all of it but the compressed texts themselves.
func (g *growth) space(files []string) string {
	g.t.Helper()
	var text, kept int64
	for _, f := range files {
		info, err := os.Stat(f)
		g.must(err)
		text += info.Size()
	}
	file := filepath.Join(g.library(), shelf.FileName)
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	g.must(err)
	defer func() { _ = db.Close() }()
	g.must(db.QueryRow("SELECT sum(length(text)) FROM content").Scan(&kept))
	info, err := os.Stat(file)
	g.must(err)
	return fmt.Sprintf("%d MB, %d MB, %.2f", text/1e6, info.Size()/1e6, float64(info.Size()-kept)/float64(text))
}

// paint starts a program on a terminal and returns how long it took until the
// screen showed a text, and the most memory that the program had by then.
func (g *growth) paint(cmd *exec.Cmd, text, quit string) string {
	g.t.Helper()
	best, memory := time.Hour, int64(0)
	for range 5 {
		c := *cmd
		start := time.Now()
		tty, err := pty.StartWithSize(&c, &pty.Winsize{Cols: 120, Rows: 40})
		g.must(err)
		screen := vt10x.New(vt10x.WithSize(120, 40))
		kill := time.AfterFunc(2*time.Minute, func() { _ = c.Process.Kill() })
		buf := make([]byte, 32<<10)
		for !strings.Contains(screen.String(), text) {
			n, err := tty.Read(buf)
			_, _ = screen.Write(buf[:n])
			if err != nil {
				g.t.Fatalf("%v never showed %q:\n%s", c.Args, text, screen.String())
			}
		}
		best = min(best, time.Since(start))
		memory = max(memory, g.peak(c.Process.Pid))
		_, err = io.WriteString(tty, quit)
		g.must(err)
		_, _ = io.Copy(io.Discard, tty)
		_ = c.Wait()
		kill.Stop()
		_ = tty.Close()
	}
	return fmt.Sprintf("%d ms, %d MB", best.Milliseconds(), memory)
}

// peak is the most memory that a running program had, in MB. What a program that
// has ended used may count what its parent had when it began.
func (g *growth) peak(pid int) int64 {
	g.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	g.must(err)
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.ParseInt(kilobytes, 10, 64)
	g.must(err)
	return n >> 10
}

func (g *growth) desk() string {
	g.t.Helper()
	l := g.open()
	list, err := l.List(context.Background(), model.ListQuery{Limit: 1})
	g.must(err)
	g.must(l.Close())
	headline, _, _ := strings.Cut(list.Entries[0].Headline, ":")
	return g.paint(g.lede(), headline, "Q")
}

func (g *growth) open() *shelf.Library {
	g.t.Helper()
	l, err := shelf.Open(context.Background(), g.library(), "", shelf.Options{})
	g.must(err)
	return l
}

// growthQueries are what readers of English news type: rare and common words and
// facts, beginnings, phrases, ranges and mixtures.
var growthQueries = []string{
	"t", "th", "the", "pres", "president", "minister said", "zebra", "con", "inte", "qu", "harbour levy",
	`"prime minister"`, `"of the"`, `"the of"`, `"the president of the"`,
	"who:amara", `who:"lena santos"`, "role:director", "about:people", "unit:person", "unit:%",
	"figure>500", "figure:731", "figure:20..30", "figure>1000000", "money>1m", "money>500m", "figure>790 unit:person",
	"date:2024", "date:2023-05", "date:1950..1960", "by:bank", "kind:quote", "is:unread", "-president",
	"president or minister", "(president or minister) figure>100 -who:bank", "published:2025-05", "president published:2025",
}

// answers is how many hits the lookup page asks for.
const answers = 200

func (g *growth) lookups() string {
	g.t.Helper()
	l := g.open()
	defer func() { _ = l.Close() }()
	var took, used []time.Duration
	worst := ""
	for range 5 {
		for _, q := range growthQueries {
			start, before := time.Now(), processTime()
			_, err := l.Search(context.Background(), q, answers)
			g.must(err)
			took = append(took, time.Since(start))
			if cpu := processTime() - before; len(used) == 0 || cpu > slices.Max(used) {
				worst = q
			}
			used = append(used, processTime()-before)
		}
	}
	return fmt.Sprintf("%s (CPU %s, worst %s)", spread(took), spread(used), worst)
}

func processTime() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// spread gives the median and the 99th percentile in milliseconds.
func spread(all []time.Duration) string {
	slices.Sort(all)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	return fmt.Sprintf("%.1f, %.1f ms", ms(all[len(all)/2]), ms(all[len(all)*99/100]))
}

func (g *growth) stars() string {
	g.t.Helper()
	ctx := context.Background()
	l := g.open()
	defer func() { _ = l.Close() }()
	list, err := l.List(ctx, model.ListQuery{Offset: g.n / 2, Limit: 100})
	g.must(err)
	var took []time.Duration
	for _, star := range []string{"y", ""} {
		for i := range list.Entries {
			start := time.Now()
			_, err := l.Apply(ctx, []model.Change{{ArticleID: list.Entries[i].ID, Kind: model.ChangeStar, Value: star}})
			g.must(err)
			took = append(took, time.Since(start))
		}
	}
	return spread(took)
}

// peer runs another program; the best of five runs counts.
func (g *growth) peer(name string, args ...string) string { return g.peerWith("", name, args...) }

func (g *growth) peerWith(input, name string, args ...string) string {
	g.t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		return "not here"
	}
	best := time.Hour
	for range 5 {
		cmd := exec.Command(name, args...)
		cmd.Stdin = strings.NewReader(input)
		start := time.Now()
		_ = cmd.Run() // it may find nothing
		best = min(best, time.Since(start))
	}
	return fmt.Sprintf("%d ms", best.Milliseconds())
}

func (g *growth) fzf(files []string) string {
	g.t.Helper()
	var all strings.Builder
	for _, f := range files {
		headline, _ := g.first(f)
		all.WriteString(headline + "\n")
	}
	return g.peerWith(all.String(), "fzf", "-f", "president")
}

// first returns the headline and the first paragraph of an article.
func (g *growth) first(file string) (headline, paragraph string) {
	g.t.Helper()
	f, err := os.Open(file)
	g.must(err)
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		switch line := strings.TrimSpace(lines.Text()); {
		case line == "":
		case headline == "":
			headline = line
		case len(line) > 80:
			return headline, line
		}
	}
	return headline, ""
}

// newsboat reads a feed of the headlines and first paragraphs once, and is then
// started until it shows its feeds.
func (g *growth) newsboat(files []string) string {
	g.t.Helper()
	if _, err := exec.LookPath("newsboat"); err != nil {
		return "not here"
	}
	feed, cache, urls, config := g.path("feed.xml"), g.path("cache.db"), g.path("urls"), g.path("config")
	if _, err := os.Stat(cache); err != nil {
		g.must(g.writeFeed(feed, files))
		g.must(os.WriteFile(urls, []byte("file://"+feed+"\n"), 0o600))
		g.must(os.WriteFile(config, []byte("auto-reload no\n"), 0o600))
		if err := exec.Command("newsboat", "-q", "-u", urls, "-c", cache, "-C", config, "-x", "reload").Run(); err != nil {
			return err.Error()
		}
	}
	cmd := exec.Command("newsboat", "-q", "-u", urls, "-c", cache, "-C", config)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	return g.paint(cmd, "Growth", "q")
}

func (g *growth) writeFeed(path string, files []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	w := bufio.NewWriter(f)
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Growth</title><link>https://example.org/</link><description>x</description>`)
	for i, file := range files {
		headline, paragraph := g.first(file)
		fmt.Fprintf(w, "<item><guid>g%d</guid><link>https://example.org/%d</link><title>", i, i)
		_ = xml.EscapeText(w, []byte(headline))
		fmt.Fprint(w, "</title><description>")
		_ = xml.EscapeText(w, []byte(paragraph))
		fmt.Fprint(w, "</description></item>\n")
	}
	fmt.Fprint(w, "</channel></rss>")
	return w.Flush()
}
