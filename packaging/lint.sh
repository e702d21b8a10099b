#!/usr/bin/env bash
# Looks for mistakes without running anything, by cppcheck and clang-tidy; exit status 1 if one was found.
#   lint.sh [cppcheck|tidy]                     all of the code; clang-tidy takes some twenty minutes of a core
#   lint.sh --changed [REV] [cppcheck|tidy]     what differs from REV (HEAD, if not given): before a commit
# clang-tidy reads a build with tests (build/release, or the folder that BARLINE_LINT_BUILD names), for moc's output.
# .clang-tidy and lint/cppcheck-suppressions.txt say what is not looked for, and why.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${BARLINE_LINT_BUILD:-build/release}
folders=(app engine storage tests ui)
all=yes base=HEAD tools="cppcheck tidy"
while [ $# -gt 0 ]; do
  case $1 in
    --changed) all=no ;;
    cppcheck | tidy) tools=$1 ;;
    *) if [ $all = no ] && git rev-parse --quiet --verify "$1^{commit}" >/dev/null; then base=$1
       else echo "lint.sh: unknown option or revision $1" >&2; exit 2; fi ;;
  esac
  shift
done

# The sources that differ, and for each header that does its own source or, failing that, one that includes it, if any does.
changed_sources() {
  { git diff --name-only --diff-filter=d "$base" -- "${folders[@]}"
    git ls-files --others --exclude-standard -- "${folders[@]}"; } | while read -r file; do
    case $file in
      *.cpp) echo "$file" ;;
      *.h) if [ -e "${file%.h}.cpp" ]; then echo "${file%.h}.cpp"
           else grep -rlF --include=*.cpp "\"$file\"" "${folders[@]}" | sed -n 1p || true; fi ;;
    esac
  done | sort -u
}

missing=()
for tool in $tools; do
  if [ "$tool" = tidy ]; then tool=clang-tidy-14; fi
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then echo "lint.sh: needs Debian's ${missing[*]}" >&2; exit 2; fi

sources=()
if [ $all = no ]; then
  mapfile -t sources < <(changed_sources)
  if [ ${#sources[@]} -eq 0 ]; then echo "lint.sh: no source differs from $base"; exit 0; fi
fi

status=0
# Style is left out: what it says is a matter of taste (a loop or an algorithm) or what GCC's warnings say better, and
# its view of references, structured bindings and constexpr is often wrong.
if [[ $tools = *cppcheck* ]]; then
  mkdir -p build/cppcheck
  what=("${folders[@]}")
  if [ $all = no ]; then what=("${sources[@]}"); fi
  cppcheck -j1 --quiet --std=c++20 --language=c++ --library=qt -I. \
    --enable=warning,performance,portability --suppressions-list=packaging/lint/cppcheck-suppressions.txt \
    --cppcheck-build-dir=build/cppcheck --error-exitcode=1 \
    --template='{file}:{line}: {severity}: {message} [{id}]' "${what[@]}" || status=1
fi
if [[ $tools = *tidy* ]]; then
  if [ ! -e "$build/compile_commands.json" ]; then
    echo "lint.sh: $build has no compile_commands.json; packaging/build.sh --with-tests makes it" >&2
    exit 2
  fi
  /usr/bin/python3 -B packaging/lint/run_clang_tidy.py "$build" "${sources[@]}" || status=1
fi
exit $status
