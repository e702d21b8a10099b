#!/usr/bin/env python3
"""Beats, key and loudness by Barline and by its peers, side by side: what each costs and how right it is.

usage: compare_peers.py [--build FOLDER] [--runs N] [AUDIO …]

Needs a built Barline with its tests (packaging/test.sh) and, of Debian's packages, aubio-tools, libqm-dsp-dev, ffmpeg
and python3-mir-eval. Without AUDIO: the reference song of 480 s and the demo track. The truth about an AUDIO is what
lies beside it, "song.beats" and "song.keys" or "song.key"; without it the columns of that truth stay empty.

Each program decodes the file itself, on one core, so that the times compare; processor time, the median of the runs.
Barline is asked for that one result only, yet makes all that it depends on (for beats that is both networks).
Beats: F measure (mir_eval, from 5 s on). Key: MIREX's weighting.
Loudness: integrated LUFS and true peak, the difference from ffmpeg's ebur128.
"""

import argparse
import json
import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import tempfile

import mir_eval
import numpy

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REFERENCE_BPM, REFERENCE_SECONDS, REFERENCE_KEY = 152.0, 480, "C minor"


def run(command, runs):
    """What the command prints on both outputs, and its processor seconds: the median of the runs."""
    seconds = []
    for _ in range(runs):
        before = os.times()
        done = subprocess.run(command, shell=True, check=True, capture_output=True, text=True, timeout=600)
        after = os.times()
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return done.stdout, done.stderr, statistics.median(seconds)


class Peers:
    """Each method: (answer, processor seconds)."""

    def __init__(self, build, folder, runs):
        self.cli = build / "bin" / "barline-cli"
        self.runs = runs
        self.qm = folder / "qm_dsp"
        subprocess.run(["g++", "-std=c++20", "-O2", "-isystem", "/usr/include/qm-dsp", "-o", self.qm,
                        HERE / "peers" / "qm_dsp.cpp", "-lqm-dsp"], check=True)

    def barline(self, step, audio):
        out, _, seconds = run(f"taskset -c 0 {self.cli} analyze --no-cache --only {step} --output - {shlex.quote(str(audio))}",
                              self.runs)
        return json.loads(out), seconds

    def aubio_beats(self, audio):
        out, _, seconds = run(f"aubiotrack -i {shlex.quote(str(audio))}", self.runs)
        return [float(line) for line in out.split()], seconds

    def queen_mary(self, task, audio):
        out, _, seconds = run(f"ffmpeg -nostdin -v quiet -i {shlex.quote(str(audio))} -ac 1 -ar 44100 -f f32le - "
                              f"| {self.qm} {task}", self.runs)
        return out, seconds

    def ebur128(self, audio):
        _, log, seconds = run(f"ffmpeg -nostdin -hide_banner -i {shlex.quote(str(audio))} -map 0:a -af ebur128=peak=true "
                              "-f null -", self.runs)
        summary = log[log.rindex("Summary:"):]
        return {"lufs": float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]),
                "peak": float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1])}, seconds


def true_beats(audio):
    file = audio.with_suffix(".beats")
    return numpy.loadtxt(file)[:, 0] if file.exists() else None


def true_key(audio):
    """The key of the longest span."""
    for ending in (".keys", ".key"):
        file = audio.with_suffix(ending)
        if file.exists():
            lines = [line.split(None, 2) for line in file.read_text().splitlines() if line.strip()]
            if len(lines[0]) < 3:
                return " ".join(lines[0])
            lengths = {}
            for begin, end, key in lines:
                lengths[key] = lengths.get(key, 0.0) + float(end) - float(begin)
            return max(lengths, key=lengths.get)
    return None


def f_measure(truth, beats):
    if truth is None:
        return ""
    trim = mir_eval.beat.trim_beats
    return f"F {mir_eval.beat.f_measure(trim(truth), trim(numpy.asarray(beats))):.3f}"


def key_score(truth, key):
    return "" if truth is None else f"{mir_eval.key.weighted_score(truth, key):.1f} ({key})"


def rows_for(peers, audio):
    beats, key = true_beats(audio), true_key(audio)
    timeline, seconds = peers.barline("beats", audio)
    markers = [marker["beat_time"] for marker in timeline["timeline_features"].get("beat_transient_markers", [])]
    yield "beats", "Barline", seconds, f_measure(beats, markers)
    answer, cost = peers.aubio_beats(audio)
    yield "beats", "aubiotrack", cost, f_measure(beats, answer)
    answer, cost = peers.queen_mary("beats", audio)
    yield "beats", "qm-dsp", cost, f_measure(beats, [float(line) for line in answer.split()])

    timeline, seconds = peers.barline("key", audio)
    yield "key", "Barline", seconds, key_score(key, timeline.get("key", ""))
    answer, cost = peers.queen_mary("key", audio)
    yield "key", "qm-dsp", cost, key_score(key, answer.strip())

    timeline, seconds = peers.barline("loudness", audio)
    theirs, cost = peers.ebur128(audio)
    measures = timeline["measures"]
    difference = (f"{measures['integrated_lufs'] - theirs['lufs']:+.2f} LU, "
                  f"{measures['true_peak_dbtp'] - theirs['peak']:+.2f} dB")
    yield "loudness", "Barline", seconds, difference
    yield "loudness", "ebur128", cost, "is the measure"


def reference_song(build, folder):
    audio = folder / "reference.wav"
    subprocess.run([build / "bin" / "write_reference", audio, str(REFERENCE_SECONDS)], check=True)
    times = numpy.arange(0.0, REFERENCE_SECONDS, 60.0 / REFERENCE_BPM)
    numpy.savetxt(audio.with_suffix(".beats"), numpy.column_stack([times, numpy.arange(len(times)) % 4 + 1]))
    audio.with_suffix(".key").write_text(REFERENCE_KEY + "\n")
    return audio


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("audio", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="barline-peers-") as name:
        folder = pathlib.Path(name)
        build = arguments.build.resolve()
        peers = Peers(build, folder, arguments.runs)
        for audio in arguments.audio or [reference_song(build, folder), ROOT / "resources/demo/demo.opus"]:
            print(f"\n{audio.name}\n{'':10}{'':12}{'CPU s':>8}{'ratio':>8}  accuracy")
            ours = {}
            for task, program, seconds, accuracy in rows_for(peers, audio):
                ours.setdefault(task, seconds)
                print(f"{task:10}{program:12}{seconds:8.2f}{seconds / ours[task]:7.2f}×  {accuracy}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
