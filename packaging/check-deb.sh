#!/usr/bin/env bash
# Builds the Debian package and tries it on this machine: lintian, install, start both programs, remove. Root only,
# since it installs; it refuses where a barline package is installed already.
#   check-deb.sh [--preset NAME]
set -euo pipefail
cd "$(dirname "$0")/.."
preset=release
if [ "${1:-}" = --preset ]; then preset=$2; fi

fail() { echo "check-deb.sh: $*" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || fail "needs root, to install the package"
if dpkg-query -W -f '${db:Status-Abbrev}' barline 2>/dev/null | grep -q '^ii'; then
  fail "a barline package is installed already"
fi

# Files of Barline's in the system's folders.
traces() { find /etc /opt /usr /var -path "$PWD" -prune -o -iname '*barline*' -print 2>/dev/null | sort; }

packaging/build.sh --preset "$preset"
work=$(mktemp -d)
installed=false
cleanup() {
  if $installed; then dpkg -P barline >/dev/null || true; fi
  rm -rf "$work"
}
trap cleanup EXIT

(cd "build/$preset" && cpack -G DEB -B "$work" >"$work/cpack.log") || { cat "$work/cpack.log"; exit 1; }
package=$(echo "$work"/barline_*.deb)
echo "Built $(basename "$package"), $(($(stat -c %s "$package") / 1024)) KiB"

lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$package"

traces >"$work/before"
apt-get install -y -qq --no-install-recommends "$package" >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; exit 1; }
installed=true

export HOME=$work/home QT_QPA_PLATFORM=offscreen
unset XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
mkdir "$HOME"
barline --version
barline-cli --version
barline-cli steps >"$work/steps"
[ -s "$work/steps" ] || fail "barline-cli steps printed nothing"
# The window stays open until it is told to end: alive after five seconds means that it started.
/usr/bin/barline 2>"$work/window.log" & window=$!
sleep 5
kill -0 $window 2>/dev/null || { cat "$work/window.log"; fail "the window did not stay open"; }
kill $window
wait $window 2>/dev/null || true
desktop-file-validate /usr/share/applications/org.barline.Barline.desktop
appstreamcli validate --no-net /usr/share/metainfo/org.barline.Barline.metainfo.xml
grep -q x-barline-timeline /usr/share/mime/globs2 || fail "the MIME type is not registered"
man -w barline barline-cli >/dev/null

dpkg -P barline >/dev/null
installed=false
traces >"$work/after"
diff "$work/before" "$work/after" || fail "the package left something behind"
if grep -q x-barline /usr/share/mime/globs2; then fail "the MIME type is still registered"; fi
echo "The package installs, starts and goes away without a trace."
