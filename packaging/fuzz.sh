#!/usr/bin/env bash
# Builds the fuzzing harnesses with clang and runs each for SECONDS (20 if not given) from its stored corpus.
#   fuzz.sh [SECONDS] [ctest option…]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=20
case ${1:-} in [0-9]*) seconds=$1; shift ;; esac
cmake --preset fuzz -DBARLINE_FUZZ_SECONDS="$seconds" >/dev/null
echo "Building the fuzzing harnesses"
ninja -C build/fuzz --quiet
exec ctest --test-dir build/fuzz --output-on-failure --no-tests=error -j "$(nproc)" "$@"
