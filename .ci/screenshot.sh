#!/usr/bin/env bash
# Makes the README's picture from the running program: the reader in a real
# terminal (tmux, 120x40) on the embedded samples, drawn by a headless browser.
# Needs tmux, chromium and the font DejaVu Sans Mono.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'tmux -L lede-shot kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
go build -o "$work/lede" ./cmd/lede
tmux -L lede-shot -f /dev/null new-session -d -s shot -x 120 -y 40 "env COLORTERM=truecolor TERM=xterm-256color XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config $work/lede ${1:-}"
tmux -L lede-shot set -g default-terminal xterm-256color
sleep 3
for key in ${2:-Enter}; do
  tmux -L lede-shot send-keys -t shot "$key"
  sleep 1
done
tmux -L lede-shot capture-pane -t shot -e -p >"$work/screen"
go run ./.ci/screenshot <"$work/screen" >"$work/screen.html"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
  --window-size=1130,800 --screenshot="$PWD/.ci/screenshot.png" "file://$work/screen.html" >/dev/null 2>&1
echo ".ci/screenshot.png"
