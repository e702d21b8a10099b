#!/usr/bin/env bash
# Installs what a Debian 12 machine lacks and builds Barline: the set-up that run.sh and test.sh begin with.
#   build.sh [--with-tests] [--preset NAME]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release groups="build run" tests=OFF targets="barline barline-cli"
while [ $# -gt 0 ]; do
  case $1 in
    --with-tests) groups="build run test" tests=ON targets=all ;;
    --preset) preset=$2; shift ;;
    *) echo "build.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done

wanted_packages() {
  awk -v groups=" $groups " '
    /^# [a-z]+$/ { active = index(groups, " " $2 " ") > 0; next }
    /^#/ || /^$/ { next }
    active { for (i = 1; i <= NF; i++) print $i }' packaging/debian-packages.txt
}

# Of "one|another" either serves; the first is installed where neither is there. A program's path is as good as the
# package that has it.
missing_packages() {
  dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | WANTED=$(wanted_packages) awk '
    $1 == "ii" { have[$2] }
    END {
      count = split(ENVIRON["WANTED"], wanted, "\n")
      for (i = 1; i <= count; i++) {
        choices = split(wanted[i], choice, "|")
        found = 0
        for (j = 1; j <= choices; j++) {
          if (choice[j] in have || (choice[j] ~ /^\// && system("test -x " choice[j]) == 0)) found = 1
        }
        if (!found) print choice[1]
      }
    }' | sort -u
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "build.sh: needs root, or sudo, to install: ${missing[*]}" >&2
    exit 1
  fi
}

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove "${missing[@]}" >/dev/null
fi

# What tests read Barline's files with and Debian does not have. Where it cannot be fetched, those tests fail and say so.
fetch_node_modules() {
  cmp -s tests/npm/package.json build/npm/fetched.json && return
  echo "Fetching DuckDB and ChordSheetJS, by which tests read what Barline writes"
  mkdir -p build/npm
  cp tests/npm/package.json build/npm
  if npm install --prefix build/npm --no-package-lock --ignore-scripts --no-audit --no-fund --silent; then
    cp tests/npm/package.json build/npm/fetched.json
  else
    echo "build.sh: npm could not fetch DuckDB and ChordSheetJS; tests that need them will fail" >&2
  fi
}
if [ $tests = ON ]; then fetch_node_modules; fi

build=build/$preset
has_tests() { grep -qs '^BARLINE_BUILD_TESTS:BOOL=ON$' "$build/CMakeCache.txt"; }
# A build with tests serves run.sh too, so it is never turned back into one without.
if [ ! -e "$build/build.ninja" ] || { [ $tests = ON ] && ! has_tests; }; then
  echo "Configuring ($preset)"
  cmake --preset "$preset" -DBARLINE_BUILD_TESTS=$tests -DBARLINE_QUICK_BUILD=ON >/dev/null
fi
# shellcheck disable=SC2086 # targets is a list
if [ -x "$build/bin/barline" ]; then
  echo "Bringing $build up to date"
  ninja -C "$build" --quiet $targets | { grep -v '^ninja: no work to do' || true; }
else
  echo "Building ($preset): a few minutes the first time"
  ninja -C "$build" $targets
fi
