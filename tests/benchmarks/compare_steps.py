#!/usr/bin/env python3
"""Compares what the steps of an analysis cost with a stored baseline, as ratios within one run.

usage: compare_steps.py BARLINE_CLI WRITE_SONGS BASELINE [--update]
exit status 1 and one line for each step that costs more than it did

Two kinds of ratios, both of processor time, so that neither the machine's speed nor its load matters much:
a step's share of all processor time for the 3 min file, and what a second of audio costs in the 8 min file
against the 3 min file, which tells a step that grows faster than the audio. The 10 s file must only go through.
Other processors have other instruction sets, hence the wide tolerance: what is looked for are steps that
became half as expensive again.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

RUNS = 3
SHARE_FACTOR = 1.6      # a share may grow by this factor …
SHARE_POINTS = 0.02     # … or by two percentage points
GROWTH_FACTOR = 1.5
LEAST_SECONDS = 0.005   # of processor time: shorter steps are too noisy to say anything


def measure(cli, song):
    """{step: median CPU seconds} and the length of the audio."""
    run = subprocess.run([cli, "bench", song, "--runs", str(RUNS), "--json"], check=True, capture_output=True,
                         timeout=300)
    result = json.loads(run.stdout)
    return {step["step"]: step["cpu"] for step in result["median"]["steps"]}, result["audio_seconds"]


def ratios(cli, write_songs):
    with tempfile.TemporaryDirectory(prefix="barline-bench-") as folder:
        subprocess.run([write_songs, folder], check=True, timeout=120)
        songs = {length: pathlib.Path(folder) / f"song-{length}.wav" for length in (10, 180, 480)}
        short, _ = measure(cli, songs[10])
        middle, middle_audio = measure(cli, songs[180])
        long, long_audio = measure(cli, songs[480])
    if not set(middle) <= set(short) | {"decode"}:
        raise SystemExit(f"steps are missing for a short file: {sorted(set(middle) - set(short))}")
    total = sum(middle.values())
    shares = {step: seconds / total for step, seconds in middle.items()}
    growth = {step: (long[step] / long_audio) / (middle[step] / middle_audio)
              for step in middle if min(middle[step], long.get(step, 0)) >= LEAST_SECONDS}
    return {"share": shares, "growth": growth}


def differences(now, before):
    for step, share in now["share"].items():
        usual = before["share"].get(step)
        if usual is None:
            yield f"{step}: not in the baseline; run with --update"
        elif share > usual * SHARE_FACTOR and share > usual + SHARE_POINTS:
            yield f"{step}: {100 * share:.1f} % of the processor time, {100 * usual:.1f} % in the baseline"
    for step, factor in now["growth"].items():
        usual = max(1.0, before["growth"].get(step, 1.0))
        if factor > usual * GROWTH_FACTOR:
            yield f"{step}: a second of audio costs {factor:.2f} times as much in a longer file"


def main():
    cli, write_songs, baseline = sys.argv[1:4]
    now = ratios(cli, write_songs)
    if "--update" in sys.argv[4:]:
        rounded = {kind: {step: round(value, 4) for step, value in steps.items()} for kind, steps in now.items()}
        pathlib.Path(baseline).write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
        return 0
    found = list(differences(now, json.loads(pathlib.Path(baseline).read_text(encoding="utf-8"))))
    print("\n".join(found) or f"{len(now['share'])} steps cost what they did")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
