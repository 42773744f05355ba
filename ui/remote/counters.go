package remote

import (
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"time"
)

// counters count what happened since the server started.
type counters struct {
	connections, refused, displaced atomic.Int64 // accepted by the system; turned away; closed to make room
	logins, failed                  atomic.Int64 // clients that proved who they are; connections that ended before
	desks, commands                 atomic.Int64 // sessions with a terminal; without one
	denied, full                    atomic.Int64 // requests refused; sessions that found no seat
	idle, stalled, revoked, faults  atomic.Int64 // sessions ended for that
	received, sent                  atomic.Int64 // bytes of sessions
}

// report writes the counters and gauges in the text format of Prometheus.
func (s *Server) report(w io.Writer) error {
	open, waiting := s.door.size()
	seats := s.seats.len()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	broken := 0
	if _, err := s.opts.Roster.Reload(); err != nil {
		broken = 1
	}
	c := &s.count
	for _, m := range []struct {
		name, kind, help string
		value            int64
	}{
		{"uptime_seconds", "gauge", "time since the server started", int64(time.Since(s.started).Seconds())},
		{"connections_open", "gauge", "connections that are open", int64(open)},
		{"connections_logging_in", "gauge", "of them not logged in yet", int64(waiting)},
		{"sessions_open", "gauge", "sessions that run", int64(seats)},
		{"keys_listed", "gauge", "keys that are let in", int64(s.opts.Roster.Len())},
		{"keys_broken", "gauge", "1 while the key files cannot be taken and nobody new gets in", int64(broken)},
		{"goroutines", "gauge", "goroutines of the process", int64(runtime.NumGoroutine())},
		{"heap_bytes", "gauge", "memory in use on the heap", int64(memory.HeapInuse)}, //nolint:gosec // far below 2⁶³
		{"connections_total", "counter", "connections that came in", c.connections.Load()},
		{"connections_refused_total", "counter", "of them turned away: too many", c.refused.Load()},
		{"connections_displaced_total", "counter", "of them closed before they logged in, to make room", c.displaced.Load()},
		{"logins_total", "counter", "clients that proved who they are", c.logins.Load()},
		{"logins_failed_total", "counter", "connections that ended before", c.failed.Load()},
		{"desks_total", "counter", "sessions with a terminal", c.desks.Load()},
		{"commands_total", "counter", "sessions without one", c.commands.Load()},
		{"requests_denied_total", "counter", "requests that were refused", c.denied.Load()},
		{"sessions_full_total", "counter", "sessions that found no seat", c.full.Load()},
		{"sessions_idle_total", "counter", "sessions closed because no key was pressed", c.idle.Load()},
		{"sessions_stalled_total", "counter", "sessions closed because the client took nothing", c.stalled.Load()},
		{"sessions_revoked_total", "counter", "sessions closed because their key was taken out", c.revoked.Load()},
		{"sessions_faults_total", "counter", "sessions ended by a fault of the program", c.faults.Load()},
		{"received_bytes_total", "counter", "bytes that sessions sent", c.received.Load()},
		{"sent_bytes_total", "counter", "bytes sent to sessions", c.sent.Load()},
	} {
		if _, err := fmt.Fprintf(w, "# HELP lede_%s %s\n# TYPE lede_%[1]s %[3]s\nlede_%[1]s %[4]d\n", m.name, m.help, m.kind, m.value); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}
