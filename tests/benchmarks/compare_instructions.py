#!/usr/bin/env python3
"""Compares how many instructions each step of an analysis takes with a stored baseline.

usage: compare_instructions.py COUNT_STEPS WRITE_REFERENCE BASELINE [--update]
exit status 1 and one line for each step that takes over 5 % more than the baseline says

Counted by callgrind, so that neither the machine's speed nor its load matters. valgrind 3.19 shows programs a
processor with AVX2 and without AVX-512 wherever the machine has AVX2; the baseline is for those. What makes a
step dearer on purpose changes the baseline in the same commit, which says why:
    ctest --preset release -R step_instructions    shows what there is; then
    cd tests/benchmarks && bin=../../build/release/bin
    ./compare_instructions.py $bin/count_steps $bin/write_reference step_instructions.json --update
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

ALLOWED_GROWTH = 1.05
AUDIO_SECONDS = 32  # sections are looked for from 30 s on
LEAST_INSTRUCTIONS = 200_000  # less than this is nothing, and its noise is a larger part


def count(program, write_reference):
    """{step: instructions}"""
    with tempfile.TemporaryDirectory(prefix="barline-callgrind-") as folder:
        out = pathlib.Path(folder) / "counts"
        song = pathlib.Path(folder) / "reference.wav"
        subprocess.run([write_reference, song, str(AUDIO_SECONDS)], check=True, timeout=60)
        subprocess.run(["valgrind", "-q", "--tool=callgrind", "--collect-atstart=no", f"--callgrind-out-file={out}",
                        program, song], check=True, timeout=840)
        counts = {}
        dumps = sorted(pathlib.Path(folder).glob("counts.*"), key=lambda dump: int(dump.suffix[1:]))
        for dump in dumps:
            text = dump.read_text(errors="replace")
            step = re.search(r"^desc: Trigger: Client Request: step (\S+)$", text, re.MULTILINE)
            if step:
                counts[step[1]] = int(re.search(r"^(?:totals|summary): (\d+)", text, re.MULTILINE)[1])
    return counts


def has_avx2():
    return " avx2 " in pathlib.Path("/proc/cpuinfo").read_text().replace("\n", " ")


def differences(now, before):
    for step, instructions in now.items():
        usual = before.get(step)
        if usual is None:
            yield f"{step}: not in the baseline"
        elif max(instructions, usual) >= LEAST_INSTRUCTIONS and instructions > usual * ALLOWED_GROWTH:
            yield f"{step}: {instructions:,} instructions, {100 * (instructions / usual - 1):.1f} % over {usual:,}"
    for step in before.keys() - now.keys():
        yield f"{step}: in the baseline, but no such step ran"


def main(program, write_reference, baseline, update=False):
    if not has_avx2():
        print("SKIP: the baseline is for processors with AVX2")
        return 77
    path = pathlib.Path(baseline)
    now = count(program, write_reference)
    if not now:
        raise SystemExit("compare_instructions.py: valgrind's output could not be read")
    if update:
        path.write_text(json.dumps(now, indent=2) + "\n")
        return 0
    before = json.loads(path.read_text())
    print(f"{'step':22}{'instructions':>16}{'baseline':>16}{'':>4}change")
    for step, instructions in now.items():
        usual = before.get(step, 0)
        change = f"{100 * (instructions / usual - 1):+.1f} %" if usual else "new"
        print(f"{step:22}{instructions:16,}{usual:16,}    {change}")
    found = list(differences(now, before))
    for line in found:
        print("SLOWER:", line)
    return 1 if found else 0


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    if len(arguments) != 3:
        raise SystemExit(__doc__)
    sys.exit(main(*arguments, update="--update" in sys.argv))
