#!/usr/bin/env bash
# Installs what a Debian 12 machine lacks and builds Barline: the set-up that run.sh and test.sh begin with.
#   build.sh [--with-tests] [--preset NAME]
set -euo pipefail
cd "$(dirname "$0")/.."

preset=release groups="build run" tests=OFF
while [ $# -gt 0 ]; do
  case $1 in
    --with-tests) groups="build run test" tests=ON ;;
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

missing_packages() {
  comm -23 <(wanted_packages | sort -u) \
    <(dpkg-query -W -f '${db:Status-Abbrev}\t${Package}\n' | awk -F'\t' '$1 ~ /^ii/ {print $2}' | sort -u)
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

build=build/$preset
if ! grep -qs "^BARLINE_BUILD_TESTS:BOOL=$tests$" "$build/CMakeCache.txt"; then
  # A build with tests serves run.sh too, so it is never turned back into one without.
  if [ $tests = ON ] || [ ! -e "$build/build.ninja" ]; then
    echo "Configuring ($preset)"
    cmake --preset "$preset" -DBARLINE_BUILD_TESTS=$tests >/dev/null
  fi
fi
if ! ninja -C "$build" -n | grep -q "no work to do"; then
  echo "Building ($preset)"
  ninja -C "$build"
fi
