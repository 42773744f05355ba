package remote

import (
	"container/list"
	"maps"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// door is a listener that bounds how many connections are open, above all those
// of clients that have not logged in: anybody can make those.
type door struct {
	net.Listener
	limits Limits
	count  *counters

	mu      sync.Mutex
	open    map[*line]struct{}
	waiting list.List // of *line, not logged in yet, oldest first
	from    map[netip.Prefix]int
}

func newDoor(l net.Listener, limits Limits, count *counters) *door {
	return &door{Listener: l, limits: limits, count: count, open: map[*line]struct{}{}, from: map[netip.Prefix]int{}}
}

// Accept returns the next connection that may come in.
func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		d.count.connections.Add(1)
		l, oldest := d.admit(c)
		if oldest != nil {
			d.count.displaced.Add(1)
			_ = oldest.Close()
		}
		if l != nil {
			return l, nil
		}
		d.count.refused.Add(1)
		_ = c.Close()
	}
}

// admit notes a new connection, or returns nil when there is no room for it.
// Where only the room of those who have not logged in is full, the oldest of
// them is returned too, to be closed: a client that means it is long done, so
// that a flood of silent connections does not keep readers out.
func (d *door) admit(c net.Conn) (l, oldest *line) {
	d.mu.Lock()
	defer d.mu.Unlock()
	l = &line{Conn: c, door: d, address: network(c.RemoteAddr())}
	if d.from[l.address] >= d.limits.PerAddress {
		return nil, nil
	}
	if d.waiting.Len() >= d.limits.LoggingIn || len(d.open) >= d.limits.Connections {
		first := d.waiting.Front()
		if first == nil {
			return nil, nil
		}
		oldest = first.Value.(*line)
		d.forget(oldest)
	}
	d.open[l] = struct{}{}
	d.from[l.address]++
	l.place = d.waiting.PushBack(l)
	return l, oldest
}

// forget takes a line out of all accounts. The caller holds the mutex.
func (d *door) forget(l *line) {
	delete(d.open, l)
	d.seated(l)
}

// seated takes a line out of the accounts of those who have not logged in. The
// caller holds the mutex.
func (d *door) seated(l *line) {
	if l.place == nil {
		return
	}
	d.waiting.Remove(l.place)
	l.place = nil
	if d.from[l.address]--; d.from[l.address] == 0 {
		delete(d.from, l.address)
	}
}

// lines returns the connections that have logged in.
func (d *door) lines() []*line {
	d.mu.Lock()
	defer d.mu.Unlock()
	var in []*line
	for l := range d.open {
		if l.place == nil {
			in = append(in, l)
		}
	}
	return in
}

// closeAll closes every connection.
func (d *door) closeAll() {
	d.mu.Lock()
	all := slices.Collect(maps.Keys(d.open))
	d.mu.Unlock()
	for _, l := range all {
		_ = l.Close()
	}
}

// size returns how many connections are open, and how many of them have not
// logged in.
func (d *door) size() (open, waiting int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.open), d.waiting.Len()
}

// network is the address that limits count by. Whoever has an IPv6 address has
// 2⁶⁴ of them.
func network(a net.Addr) netip.Prefix {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	p, err := ip.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// line is one connection.
type line struct {
	net.Conn
	door    *door
	address netip.Prefix
	place   *list.Element // among those not logged in; nil afterwards; guarded by the door's mutex

	mu       sync.Mutex
	key      gossh.PublicKey // what the client has proved to hold; nil for anonymous ones
	loggedIn bool
	closed   bool
	channels int         // sessions that run, or are about to
	ended    int         // sessions that are over, and that the client has not closed
	lonely   *time.Timer // closes the line that asks for no session
}

// login notes that the client has proved who it is.
func (l *line) login(key gossh.PublicKey) {
	l.door.mu.Lock()
	l.door.seated(l)
	l.door.mu.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.key, l.loggedIn = key, true
	if !l.closed && l.lonely == nil {
		l.lonely = time.AfterFunc(l.door.limits.Start, func() { _ = l.Close() })
	}
}

// proved returns the key the client holds, nil for an anonymous one.
func (l *line) proved() (key gossh.PublicKey, loggedIn bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.key, l.loggedIn
}

// busy reports whether the connection has sessions.
func (l *line) busy() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.channels+l.ended > 0
}

// maxEnded is how many sessions of a connection may be over without the client
// having closed them.
const maxEnded = 8

// take takes one of the connection's sessions, if there is one left.
func (l *line) take() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed || l.channels >= l.door.limits.Channels || l.ended >= maxEnded {
		return false
	}
	l.channels++
	return true
}

// begun notes that a session has asked for something to run.
func (l *line) begun() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lonely != nil {
		l.lonely.Stop()
	}
}

// over notes that a session is over before its client is told so: the client may
// ask for the next one as soon as it knows.
func (l *line) over() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.channels--
	l.ended++
}

// release gives a session back: one that is over, or one that never ran.
func (l *line) release(over bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if over {
		l.ended--
	} else {
		l.channels--
	}
	if l.channels+l.ended == 0 && l.lonely != nil && !l.closed {
		l.lonely.Reset(l.door.limits.Start)
	}
}

// Write gives up when the client does not take what is sent.
func (l *line) Write(p []byte) (int, error) {
	if err := l.SetWriteDeadline(time.Now().Add(l.door.limits.Stalled)); err != nil {
		return 0, err
	}
	return l.Conn.Write(p)
}

// Close closes the connection; more calls do nothing.
func (l *line) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	l.closed = true
	if l.lonely != nil {
		l.lonely.Stop()
	}
	l.mu.Unlock()
	l.door.mu.Lock()
	l.door.forget(l)
	l.door.mu.Unlock()
	return l.Conn.Close()
}
