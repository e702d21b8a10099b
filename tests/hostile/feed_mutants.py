#!/usr/bin/env python3
"""Feeds mutants.py's files to barline-cli: into a library and through the whole analysis, in batches.

    feed_mutants.py CLI [--count N] [--first N] [--keep FOLDER]

Each file must end as a timeline or as one sentence about it; none may end the program, take more than 10 s or more than
500 MB. A batch that breaks one of these rules is run again file by file, to say which it was; where no file does it alone,
the batch is at fault, unless it only took long. Prints a table by kind."""

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from mutants import Mutants

BATCH = 100
MOST_SECONDS = 10  # of CPU, beside a hundredth of the sound's length; a batch that takes no more has no file that does
MOST_WAITING = 300  # seconds by the clock, for a machine that does other work
BUSY = 4  # so many times the CPU's seconds pass by the clock on such a machine; more is waiting for something
MOST_MEMORY = 500  # MiB
TAKES = "takes"


class Run:
    """A run of the program to its end."""

    def __init__(self, command, environment, most_waiting=MOST_WAITING):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
            self.hung = False
            timer = threading.Timer(most_waiting, self.stop, [process])
            timer.start()
            begun = time.monotonic()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            self.clock = time.monotonic() - begun
            process.returncode = self.status = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.output = out.read().decode(errors="replace").splitlines()
            self.errors = err.read().decode(errors="replace").splitlines()
        self.seconds = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss  # KiB

    def stop(self, process):
        self.hung = True
        process.kill()

    def fault(self, most_memory, sound=0.0):
        """What is wrong with the run as a whole, in a word or two; empty where nothing is.
        @param most_memory: MiB
        @param sound: seconds of it that were analysed"""
        if self.hung:
            return "hangs"
        if self.status not in (0, 1):
            return f"ends with {self.status}"
        if self.seconds > MOST_SECONDS + sound / 100:
            return f"{TAKES} {self.seconds:.1f} s"
        if self.clock > MOST_SECONDS + BUSY * self.seconds:
            return f"{TAKES} {self.clock:.1f} s by the clock and {self.seconds:.1f} s of the CPU"
        if self.memory > most_memory << 10:
            return f"takes up {self.memory >> 10} MB"
        return ""


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def is_sentence(line):
    return line.startswith("barline-cli: ") and line.endswith(".")


def outcomes(run, files):
    """Of each file's name: True for a timeline, False for a sentence alone; what is wrong; and how long the sound is. A timeline may have a sentence
    too, about what of the file is missing."""
    ends, faults, spoken, sound = {}, [], set(), 0.0
    for line in run.output:
        try:
            timeline = json.loads(line, parse_constant=refuse_constant)
            ends[timeline["filename"]] = True
            sound += timeline["audio"]["duration"]
        except (ValueError, KeyError) as error:
            faults.append(f"writes no timeline: {error}")
    for line in run.errors:
        named = [file.name for file in files if file.name in line]
        if len(named) != 1 or named[0] in spoken or not is_sentence(line):
            faults.append(f"says {line!r}")
        else:
            spoken.add(named[0])
            ends.setdefault(named[0], False)
    faults += [f"says nothing of {file.name}" for file in files if file.name not in ends]
    return ends, faults, sound


class Feeder:
    def __init__(self, cli, home, most_memory):
        self.cli = cli
        self.limit = most_memory
        self.home = home
        self.environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.library = home / "library.sqlite"
        self.most_memory = 0
        self.seconds = 0.0

    def run(self, *words):
        run = Run([self.cli, *map(str, words)], self.environment)
        self.most_memory = max(self.most_memory, run.memory)
        self.seconds += run.seconds
        return run

    def feed(self, files):
        """@return ends and faults as outcomes() tells them, and what is wrong with the runs"""
        taken = self.run("library", "add", "--library", self.library, files[0].parent if len(files) > 1 else files[0])
        analysed = self.run("analyze", "--library", self.library, "--output", "-", *files)
        ends, faults, sound = outcomes(analysed, files)
        faults += [f"library add says {line!r}" for line in taken.errors if not is_sentence(line)]
        for what, fault in (("library add", taken.fault(self.limit)), ("analyze", analysed.fault(self.limit, sound))):
            if fault:
                faults.insert(0, f"{what} {fault}")
        return ends, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--memory", type=int, default=MOST_MEMORY, help="MiB that a process may take")
    parser.add_argument("--keep", help="a folder for copies of what was dealt with wrongly")
    arguments = parser.parse_args()
    mutants = Mutants()
    table = collections.defaultdict(collections.Counter)
    wrong = []
    with tempfile.TemporaryDirectory(prefix="barline-mutants-") as home:
        feeder = Feeder(os.path.abspath(arguments.cli), pathlib.Path(home), arguments.memory)
        indices = range(arguments.first, arguments.first + arguments.count)
        for begin in range(0, len(indices), BATCH):
            folder = pathlib.Path(home) / "batch"
            folder.mkdir()
            files = [mutants.write(index, folder) for index in indices[begin:begin + BATCH]]
            ends, faults = feeder.feed(files)
            if faults:
                alone = len(wrong)
                for file in files:
                    one, faults_of_one = feeder.feed([file])
                    ends.update(one)
                    for fault in faults_of_one:
                        wrong.append(f"{file.name}: {fault}")
                        table[file.name[6:]]["wrong"] += 1
                    if faults_of_one and arguments.keep and file.stat().st_size < 1 << 24:
                        shutil.copy(file, arguments.keep)
                if len(wrong) == alone:
                    wrong += [f"{files[0].name} to {files[-1].name} together: {fault}" for fault in faults if f" {TAKES} " not in fault]
            for file in files:
                end = ends.get(file.name)
                table[file.name[6:]]["analysed" if end else "refused" if end is False else "lost"] += 1
            shutil.rmtree(folder)
        verified = feeder.run("library", "verify", "--library", feeder.library)
        if verified.status != 0:
            wrong.append("the library: " + " ".join(verified.output + verified.errors))
        columns = ("analysed", "refused", "lost", "wrong")
        print(f"{'kind':12}" + "".join(f"{column:>10}" for column in columns))
        for kind, counts in sorted(table.items()):
            print(f"{kind:12}" + "".join(f"{counts[column]:10}" for column in columns))
        print(f"{'all':12}" + "".join(f"{sum(counts[column] for counts in table.values()):10}" for column in columns))
        print(f"{feeder.seconds:.0f} s of CPU, at most {feeder.most_memory >> 10} MB")
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
