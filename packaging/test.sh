#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.
#   test.sh [--preset NAME] [ctest option…]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=release
if [ "${1:-}" = --preset ]; then preset=$2; shift 2; fi
packaging/build.sh --with-tests --preset "$preset"
run_tests() {
  ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
}
# Options choose among the tests.
if [ $# -gt 0 ]; then run_tests "$@"; exit; fi

status=0
run_tests -LE realtime || status=1
# What is played and recorded in real time: a machine that is busy with something else starves the sound server now and
# then, but not so often in turn.
run_tests -L realtime --repeat until-pass:8 || status=1
if [ "$preset" = release ]; then
  packaging/fuzz.sh || status=1
  # It builds half of everything once more. What has taken so long by now is a machine to spare that.
  if [ $SECONDS -lt $((45 * 60)) ]; then
    packaging/coverage.sh || status=1
  else
    echo "Lines that tests run: not counted, after $((SECONDS / 60)) minutes; packaging/coverage.sh counts them"
  fi
fi
exit $status
