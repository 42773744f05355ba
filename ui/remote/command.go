package remote

import (
	"context"
	"fmt"
	"io"
	"maps"

	"charm.land/ssh"
)

// commands are the caller's commands and the server's own.
func (s *Server) commands() map[string]Command {
	all := maps.Clone(s.opts.Commands)
	if all == nil {
		all = map[string]Command{}
	}
	all["help"] = Command{Help: "list what can be run here", Run: s.help}
	all["status"] = Command{
		Help:    "print counters of the server (operators)",
		Allowed: func(r Reader) bool { return r.Operator },
		Run: func(_ context.Context, c Call) int {
			if s.report(c.Out) != nil {
				return 1
			}
			return 0
		},
	}
	return all
}

// help lists the commands that the reader may run.
func (s *Server) help(_ context.Context, c Call) int {
	all := s.commands()
	_, _ = fmt.Fprintln(c.Out, "Without a command, the reader opens: ssh -t HOST. With one:")
	for _, name := range s.commandNames() {
		if cmd := all[name]; cmd.Allowed == nil || cmd.Allowed(c.Reader) {
			_, _ = fmt.Fprintf(c.Out, "  %-8s %s\n", name, cmd.Help)
		}
	}
	return 0
}

// runCommand runs a command, as far as its reader may.
func (t *seat) runCommand() (code int) {
	cmd := t.server.commands()[t.command]
	if cmd.Allowed != nil && !cmd.Allowed(t.reader) {
		t.say("you may not use " + t.command + "; ask the operator of this server")
		return 1
	}
	ctx := t.ctx
	if !cmd.Long {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, t.server.limits.Command)
		defer cancel()
	}
	call := Call{
		Reader: t.reader, Name: t.command, Args: t.args,
		In:  io.LimitReader(&metered{t.ch, t}, t.server.limits.Upload),
		Out: t.out,
		Err: &outlet{Writer: t.ch.Stderr(), seat: t},
	}
	if t.term != "" { // there is no terminal driver to add the carriage returns
		call.Out, call.Err = ssh.NewPtyWriter(call.Out), ssh.NewPtyWriter(call.Err)
	}
	defer func() {
		if t.reason() == fault {
			t.say("something went wrong and the command had to end; it is in the server's log")
		}
	}()
	defer t.contain("command", &code)
	return cmd.Run(ctx, call)
}

// metered counts what a session sends.
type metered struct {
	io.Reader
	seat *seat
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.seat.server.count.received.Add(int64(n))
	return n, err
}
