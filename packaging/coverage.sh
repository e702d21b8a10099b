#!/usr/bin/env bash
# Builds engine and storage with counters, runs their tests and prints the share of lines that these run; exit status 1
# where a test fails or a share is under 90 %. What no test runs is listed in build/coverage/coverage.txt.
#   coverage.sh [ctest option…]
# Only these tests are built, in a folder of their own; the packages are those that test.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v gcovr >/dev/null || { echo "coverage.sh: needs Debian's gcovr" >&2; exit 2; }
build=build/coverage
if [ ! -e $build/build.ninja ]; then cmake --preset coverage >/dev/null; fi
ninja -C $build --quiet tests/engine/all tests/storage/all
find $build -name '*.gcda' -delete

# The counters slow the code down: Qt Test's limit of five minutes to a function would tell of that alone.
export QTEST_FUNCTION_TIMEOUT=1800000
status=0
for folder in engine storage; do
  ctest --test-dir $build/tests/$folder --output-on-failure --no-tests=error --timeout 1800 -j "$(nproc)" "$@" \
    >$build/tests-$folder.log || { status=1; cat $build/tests-$folder.log; }
done

# Generated sources lie in the build folder and so outside both filters. Parts of a line that only an exception reaches
# do not matter to lines, and clutter what gcovr reads.
gcovr --root . --filter engine/ --filter storage/ --exclude-throw-branches --gcov-ignore-parse-errors -j "$(nproc)" \
  --txt $build/coverage.txt --json-summary $build/coverage.json $build/engine $build/storage
/usr/bin/python3 - $build/coverage.json <<'PYTHON' || status=1
import json
import sys

files = json.load(open(sys.argv[1], encoding="utf-8"))["files"]
low = False
for name, folders in (("engine", ("engine/",)), ("storage", ("storage/",)), ("both", ("engine/", "storage/"))):
    ours = [file for file in files if file["filename"].startswith(folders)]
    lines, run = (sum(file[key] for file in ours) for key in ("line_total", "line_covered"))
    share = 100 * run / max(1, lines)
    low |= share < 90
    print(f"Lines that tests run, {name}: {share:.1f} % ({run} of {lines})")
sys.exit(low)
PYTHON
exit $status
