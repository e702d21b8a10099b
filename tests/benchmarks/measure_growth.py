#!/usr/bin/env python3
"""How the time and memory of an analysis grow with a file's length, and what further cores are good for when many files wait.

usage: measure_growth.py [--build FOLDER] [--folder FOLDER] [--lengths SECONDS …] [--files N] [--runs N]

Needs a built Barline with its tests and Debian's ffmpeg, which repeats and cuts the reference song. FOLDER holds the files,
7 GB for each 10 h of the longest; without it they lie where temporary files do. All of it takes about half an hour on two
cores. A peak is that of the largest process; the exponent is the slope of a line through the logarithms of length and time,
with the time of half a second of audio, which is the program's start, taken off and left on.
"""

import argparse
import math
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LENGTHS = (10, 30, 120, 480, 1800, 7200, 36000)
REFERENCE_SECONDS = 480
START = 0.5          # seconds of audio
EACH_OF_MANY = 60.0  # seconds


def cut(reference, target, begin, seconds):
    loops = math.ceil((begin + seconds) / REFERENCE_SECONDS) - 1
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-stream_loop", str(loops), "-i", reference, "-ss", str(begin),
                    "-t", str(seconds), "-c", "copy", "-rf64", "auto", target], check=True)


def run(command):
    """(seconds by the clock, processor seconds, peak in MB) of a command that must succeed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {errors.decode(errors='replace')}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def exponent(points):
    slope, _ = statistics.linear_regression([math.log(x) for x, _ in points], [math.log(y) for _, y in points])
    return slope


def measure_length(program, reference, folder, length, runs):
    """Medians of (seconds by the clock, processor seconds, peak in MB)."""
    audio = folder / "growth.wav"
    cut(reference, audio, 0.0, length)
    measured = [run([program, "analyze", "--no-cache", "--output", "-", audio]) for _ in range(runs)]
    audio.unlink()
    return tuple(statistics.median(column) for column in zip(*measured))


def measure_lengths(program, reference, folder, lengths, runs):
    print("| length, s | seconds | processor seconds | peak, MB |\n|---|---|---|---|")
    rows = {}
    for length in (START, *lengths):
        rows[length] = measure_length(program, reference, folder, length, runs)
        print("| {} | {:.2f} | {:.2f} | {:.0f} |".format(length, *rows[length]), flush=True)
    start = rows.pop(START)
    for column, what in enumerate(("by the clock", "of processor time")):
        if len(rows) > 1:
            bare = exponent([(length, row[column] - start[column]) for length, row in rows.items()])
            whole = exponent([(length, row[column]) for length, row in rows.items()])
            print(f"exponent {what}: {bare:.3f}, with the start {whole:.3f}")


def measure_many(program, reference, folder, count, runs):
    files = []
    for index in range(count):
        files.append(folder / f"many-{index}.wav")
        cut(reference, files[-1], index * 0.1, EACH_OF_MANY)
    cores = sorted(os.sched_getaffinity(0))
    ratios, alone = [], []
    for turn in range(runs):
        seconds = []
        for used in (cores[:1], cores):
            command = ["taskset", "-c", ",".join(map(str, used)), program, "analyze", "--no-cache",
                       "--output", folder / f"results-{turn}-{len(used)}", *files]
            seconds.append(run(command)[0])
        alone.append(seconds[0])
        ratios.append(seconds[0] / seconds[1])
    ratio = statistics.median(ratios)
    print(f"\n{count} files of {EACH_OF_MANY:.0f} s: {statistics.median(alone):.1f} s on one core; on {len(cores)} "
          f"{ratio:.2f} times as quick ({min(ratios):.2f} to {max(ratios):.2f})")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    arguments.add_argument("--folder", type=pathlib.Path)
    arguments.add_argument("--lengths", type=int, nargs="*", default=LENGTHS)
    arguments.add_argument("--files", type=int, default=200)
    arguments.add_argument("--runs", type=int, default=3)
    options = arguments.parse_args()
    program = options.build / "bin" / "barline-cli"
    with tempfile.TemporaryDirectory(prefix="barline-growth-", dir=options.folder) as name:
        folder = pathlib.Path(name)
        reference = folder / "reference.wav"
        subprocess.run([options.build / "bin" / "write_reference", reference, str(REFERENCE_SECONDS)], check=True)
        if options.lengths:
            measure_lengths(program, reference, folder, sorted(options.lengths), options.runs)
        if options.files:
            measure_many(program, reference, folder, options.files, options.runs)


if __name__ == "__main__":
    main()
