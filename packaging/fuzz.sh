#!/usr/bin/env bash
# Builds the fuzzing harnesses with clang and runs each from its stored corpus for SECONDS; if they are not given, for 20 s
# and no more inputs than longer runs have tried.
#   fuzz.sh [SECONDS] [--seed NUMBER] [ctest option…]
# The seed is 1 if not given, so that each run goes the way of the one before; 0 takes another way each time.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=20 inputs=80000
seed=1
case ${1:-} in [0-9]*) seconds=$1 inputs=-1; shift ;; esac
if [ "${1:-}" = --seed ]; then seed=$2; shift 2; fi
rm -rf build/fuzz/tests/fuzz/found/*/
cmake --preset fuzz -DBARLINE_FUZZ_SECONDS="$seconds" -DBARLINE_FUZZ_INPUTS=$inputs -DBARLINE_FUZZ_SEED="$seed" >/dev/null
echo "Building the fuzzing harnesses"
ninja -C build/fuzz --quiet
exec ctest --test-dir build/fuzz --output-on-failure --no-tests=error -j "$(nproc)" "$@"
