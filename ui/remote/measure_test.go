package remote

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// These flags make TestMeasure measure a server that runs already; see
// OPERATORS.md.
var (
	measureServer   = flag.String("server", "", "address of a running lede serve to measure")
	measurePID      = flag.Int("pid", 0, "its process")
	measureIdentity = flag.String("identity", "", "private key of an operator of it")
	measureSessions = flag.Int("sessions", 200, "sessions at once")
	measureKeys     = flag.Int("keys", 20, "key presses of each session")
	measureEvery    = flag.Duration("every", 2*time.Second, "between the key presses of one session, on average")
	measureConns    = flag.Int("connections", 10000, "connections to open and close")
)

// reading is a client that reads: it presses keys and notes when the screen was
// still again.
type reading struct {
	client  *gossh.Client
	session *gossh.Session
	in      io.Writer

	mu    sync.Mutex
	bytes int
	last  time.Time
	note  chan struct{}
}

func (r *reading) Write(p []byte) (int, error) {
	r.mu.Lock()
	r.bytes += len(p)
	r.last = time.Now()
	r.mu.Unlock()
	select {
	case r.note <- struct{}{}:
	default:
	}
	return len(p), nil
}

func measureDial(t *testing.T) *gossh.Client {
	t.Helper()
	text, err := os.ReadFile(*measureIdentity)
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		t.Fatal(err)
	}
	c, err := gossh.Dial("tcp", *measureServer, &gossh.ClientConfig{
		User: "measure", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // it only measures
	})
	if err != nil {
		t.Fatalf("log in: %v", err)
	}
	return c
}

func measureOpen(t *testing.T) *reading {
	t.Helper()
	r := &reading{client: measureDial(t), note: make(chan struct{}, 1)}
	var err error
	if r.session, err = r.client.NewSession(); err != nil {
		t.Fatal(err)
	}
	if err := r.session.RequestPty("xterm-256color", 40, 120, nil); err != nil {
		t.Fatal(err)
	}
	if r.in, err = r.session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	r.session.Stdout = r
	if err := r.session.Shell(); err != nil {
		t.Fatal(err)
	}
	r.settle(time.Now(), 200*time.Millisecond)
	return r
}

// read opens the first article.
func (r *reading) read(t *testing.T) {
	t.Helper()
	begin := time.Now()
	if _, err := io.WriteString(r.in, "\r"); err != nil {
		t.Fatal(err)
	}
	r.settle(begin, 200*time.Millisecond)
}

// settle waits until nothing has come for quiet, and returns when the last byte
// came after a moment; false when none did within a second.
func (r *reading) settle(since time.Time, quiet time.Duration) (time.Duration, bool) {
	for {
		r.mu.Lock()
		last := r.last
		r.mu.Unlock()
		wait := time.Until(last.Add(quiet))
		if last.Before(since) {
			if wait = time.Until(since.Add(time.Second)); wait <= 0 {
				return 0, false
			}
		} else if wait <= 0 {
			return last.Sub(since), true
		}
		timer := time.NewTimer(wait)
		select {
		case <-r.note:
			timer.Stop()
		case <-timer.C:
		}
	}
}

// memory is what the server has in memory, in KiB, and its open descriptors.
func measureMemory(t *testing.T) (kib, descriptors int) {
	t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(*measurePID), "status"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kib, _ = strconv.Atoi(strings.Fields(rest)[0])
	entries, err := os.ReadDir(filepath.Join("/proc", strconv.Itoa(*measurePID), "fd"))
	if err != nil {
		t.Fatal(err)
	}
	return kib, len(entries)
}

// measureStatus is a line of the server's status.
func measureStatus(t *testing.T, name string) int {
	t.Helper()
	c := measureDial(t)
	defer func() { _ = c.Close() }()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s.Stdout = &out
	if err := s.Run("status"); err != nil {
		t.Fatalf("status: %v", err)
	}
	_, rest, _ := strings.Cut(out.String(), "\nlede_"+name+" ")
	n, err := strconv.Atoi(strings.Fields(rest + " -")[0])
	if err != nil {
		t.Fatalf("status does not say %s:\n%s", name, out.String())
	}
	return n
}

// TestMeasure measures a server under load. It asserts nothing: what is fast
// depends on the machine.
func TestMeasure(t *testing.T) {
	if *measureServer == "" {
		t.Skip("no -server to measure; see OPERATORS.md")
	}
	t.Run("sessions", measureSessionsAtOnce)
	t.Run("connections", measureConnections)
}

func measureSessionsAtOnce(t *testing.T) {
	first := measureOpen(t)
	one, _ := measureMemory(t)
	all := []*reading{first}
	for len(all) < *measureSessions {
		all = append(all, measureOpen(t))
	}
	many, fds := measureMemory(t)
	fmt.Printf("memory: %d KiB with 1 session, %d KiB with %d idle ones: %d KiB each; %d descriptors\n",
		one, many, len(all), (many-one)/max(1, len(all)-1), fds)
	var mu sync.Mutex
	var took []time.Duration
	silent := 0
	bytesBefore := 0
	for _, r := range all {
		r.read(t)
		bytesBefore += r.bytes
	}
	var g sync.WaitGroup
	for _, r := range all {
		g.Go(func() {
			for i := range *measureKeys {
				timer := time.NewTimer(time.Duration(rand.Int64N(2 * int64(*measureEvery)))) //nolint:gosec // a jitter
				<-timer.C
				key := "j"
				if i%8 >= 4 { // down and up again, so that there is always somewhere to go
					key = "k"
				}
				begin := time.Now()
				if _, err := io.WriteString(r.in, key); err != nil {
					return
				}
				d, ok := r.settle(begin, 50*time.Millisecond)
				mu.Lock()
				if ok {
					took = append(took, d)
				} else {
					silent++
				}
				mu.Unlock()
			}
		})
	}
	g.Wait()
	bytesAfter := 0
	for _, r := range all {
		r.mu.Lock()
		bytesAfter += r.bytes
		r.mu.Unlock()
		_ = r.client.Close()
	}
	slices.SortFunc(took, cmp.Compare[time.Duration])
	at := func(q float64) time.Duration {
		if len(took) == 0 {
			return 0
		}
		return took[min(len(took)-1, int(q*float64(len(took))))].Round(100 * time.Microsecond)
	}
	fmt.Printf("%d sessions, a key every %s each: key to stable p50 %s, p99 %s, most %s (%d keys, %d without an answer); %d bytes a key\n",
		len(all), *measureEvery, at(0.5), at(0.99), at(1), len(took), silent, (bytesAfter-bytesBefore)/max(1, len(took)))
	busy, _ := measureMemory(t)
	fmt.Printf("memory after it: %d KiB\n", busy)
}

func measureConnections(t *testing.T) {
	for range 200 { // what grows once
		_ = measureDial(t).Close()
	}
	kib, fds := measureMemory(t)
	routines := measureStatus(t, "goroutines")
	begin := time.Now()
	work := make(chan struct{})
	var g sync.WaitGroup
	for range 4 {
		g.Go(func() {
			for range work {
				r := measureDial(t)
				_ = r.Close()
			}
		})
	}
	for range *measureConns {
		work <- struct{}{}
	}
	close(work)
	g.Wait()
	took := time.Since(begin)
	after, afterFDs := measureMemory(t)
	fmt.Printf("%d connections opened and closed in %s (%s each): goroutines %d before, %d after; descriptors %d, %d; memory %d, %d KiB\n",
		*measureConns, took.Round(time.Second), (took / time.Duration(*measureConns)).Round(10*time.Microsecond), routines, measureStatus(t, "goroutines"), fds, afterFDs, kib, after)
}
