#!/usr/bin/env bash
# Writes the demo track and its truth beside this script.
# Needs python3, ffmpeg with libopus, fluidsynth and fluid-soundfont-gm.
set -euo pipefail
cd "$(dirname "$0")"
soundfont=/usr/share/sounds/sf2/FluidR3_GM.sf2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 compose.py "$work"
fluidsynth -ni -q -g 0.5 -r 48000 -T wav -O float -F "$work/demo.wav" "$soundfont" "$work/demo.mid"
peak=$(ffmpeg -nostdin -hide_banner -i "$work/demo.wav" -af volumedetect -f null - 2>&1 | sed -n 's/.*max_volume: \(.*\) dB/\1/p')
gain=$(awk -v peak="$peak" 'BEGIN { print -1.5 - peak }')
ffmpeg -nostdin -v error -y -i "$work/demo.wav" -af "volume=${gain}dB,afade=t=out:st=84.8:d=1.7" -t 86.5 \
  -map_metadata -1 -metadata title="Over the Barline" -metadata artist="Barline" -metadata album="Barline" \
  -c:a libopus -b:a 116k -vbr on -application audio -fflags +bitexact "$work/demo.opus"
mv "$work/demo.opus" "$work/demo.beats" "$work/demo.lab" "$work/demo.keys" .
