#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.
#   test.sh [--preset NAME] [ctest option…]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=release
if [ "${1:-}" = --preset ]; then preset=$2; shift 2; fi
packaging/build.sh --with-tests --preset "$preset"
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
# Options choose among the tests; without any, the fuzzing harnesses run too.
if [ $# -eq 0 ] && [ "$preset" = release ]; then exec packaging/fuzz.sh; fi
