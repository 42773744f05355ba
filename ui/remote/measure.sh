#!/bin/sh
# Measures lede serve: the table of OPERATORS.md. It needs go, ssh and, for the
# first part, ttybench, whose path is the first argument.
#
#	sh ui/remote/measure.sh path/to/ttybench
set -eu
bench=${1:?usage: measure.sh path/to/ttybench}
here=$(cd "$(dirname "$0")/../.." && pwd)
dir=$(mktemp -d)
pid=
trap 'test -z "$pid" || kill $pid; rm -rf "$dir"' EXIT
export XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir/config"

(cd "$here" && go build -o "$dir/lede" ./cmd/lede && go test -c -o "$dir/remote.test" ./ui/remote)

# The least that wish can do, at the versions of this module.
mkdir "$dir/least"
sed "s|^module .*|module least|; s|=> \./|=> $here/|" "$here/go.mod" >"$dir/least/go.mod"
cp "$here/go.sum" "$dir/least/"
cat >"$dir/least/main.go" <<'GO'
package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"charm.land/wish/v2/bubbletea"
)

type model struct{}

func (m model) Init() tea.Cmd { return nil }
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "q" {
		return m, tea.Quit
	}
	return m, nil
}
func (m model) View() tea.View { v := tea.NewView("Hello"); v.AltScreen = true; return v }

func main() {
	s, err := wish.NewServer(wish.WithAddress(os.Args[1]), wish.WithHostKeyPath(os.Args[2]),
		wish.WithMiddleware(bubbletea.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) { return model{}, nil })))
	if err != nil {
		panic(err)
	}
	panic(s.ListenAndServe())
}
GO
(cd "$dir/least" && go get charm.land/wish/v2@v2.0.3 && go build -mod=mod -o ../wish .)

ssh-keygen -q -t ed25519 -N '' -C measure -f "$dir/id"
mkdir -p "$XDG_CONFIG_HOME/lede"
cp "$dir/id.pub" "$XDG_CONFIG_HOME/lede/authorized_keys"
echo "measure add,operator $(ssh-keygen -lf "$dir/id.pub" | cut -d' ' -f2)" >"$dir/users"
"$dir/lede" serve --listen 127.0.0.1:2291 --users "$dir/users" --sessions 400 --sessions-per-reader 400 >/dev/null 2>"$dir/log" &
pid=$!
"$dir/wish" 127.0.0.1:2292 "$dir/wish_key" 2>/dev/null &
pid="$pid $!"
client="ssh -F none -i $dir/id -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
tries=0
until $client -p 2291 127.0.0.1 help >/dev/null 2>&1; do
	tries=$((tries + 1))
	test $tries -lt 100 || { cat "$dir/log" >&2; exit 1; }
done
for f in "$here"/briefs/samples/articles/*; do $client -p 2291 127.0.0.1 add - <"$f" >/dev/null; done

echo "== connecting, to the first paint: lede | least of wish | ratio"
"$bench" -n 11 -q --quit q --ready unread --vs-ready Hello --vs "$client -tt -p 2292 127.0.0.1" -- $client -tt -p 2291 127.0.0.1 | grep -E 'medians|first_paint|ready|start_bytes'
echo "== reading at 120x40, bytes a key"
"$bench" -q -n 3 --ready unread --keys '\r wait:min j*40 g <space> <space>' --quit '<c-c>' -- $client -tt -p 2291 127.0.0.1 | grep -E 'bytes/key|p99'
echo "== under load"
"$dir/remote.test" -test.run TestMeasure -test.timeout 30m -server 127.0.0.1:2291 -pid "${pid%% *}" -identity "$dir/id"
