#!/usr/bin/env bash
# Installs what is missing, builds, and opens Barline, on the bundled demo track if no FILE is given.
#   run.sh [FILE…]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
"$here/build.sh"
if [ $# -eq 0 ]; then set -- "$here/../resources/demo/demo.opus"; fi
exec "$here/../build/release/bin/barline" "$@"
