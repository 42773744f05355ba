#!/usr/bin/env bash
# How the kept library grows from 1,000 to 100,000 articles, beside newsboat,
# ripgrep and fzf in the same run: prints the table of the README's section
# "Measured". FOLDER holds plain-text articles of about 4 KB each, at least as many
# as the largest size.
#
#   .ci/growth.sh FOLDER [SIZE…]      sizes: 1000 20000 100000
#
# Adding 100,000 articles takes some minutes. KEEP=DIR keeps what was made for the
# next run, which then measures everything but the adding.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | head -n -1; exit 2; }
folder=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
for tool in newsboat rg fzf; do
  command -v "$tool" >/dev/null || echo "$tool is missing: apt-get install newsboat ripgrep fzf" >&2
done
LEDE_GROWTH=$folder LEDE_GROWTH_SIZES="${*:-1000 20000 100000}" LEDE_GROWTH_KEEP=${KEEP:-} \
  go test -count 1 -timeout 2h -run '^TestGrowth$' -v ./cmd/lede | grep -E '^\||^---|FAIL|growth|panic'
