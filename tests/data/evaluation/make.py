#!/usr/bin/env python3
"""Writes cases.json: random pairs of annotations and the figures that mir_eval has for them.

usage: make.py > cases.json        needs python3-mir-eval (0.7)
"""

import json
import random
import sys
import warnings

import mir_eval
import numpy as np

warnings.filterwarnings("ignore")
rng = random.Random(1)

LABELS = ["N", "X", "C", "C:maj", "C#:min", "Db:min7", "A:7", "A:7/b7", "F:maj/3", "F:maj/5", "G:sus4", "G:sus2(4)",
          "E:min(9)", "Bb:maj7", "B:hdim7/b5", "Eb:dim", "D:aug", "D:9", "D:maj9", "Ab:minmaj7", "F#:maj6", "Gb:min6/6",
          "C:(1,5)", "C:maj(*3)", "E:13", "E:11/11", "Cb:5", "B:1", "A:min(*b3,b7)", "G:maj/9", "Fb:maj", "E:maj",
          "D:maj(13)", "D:min11", "A:dim7"]
KEYS = [tonic + mode for tonic in ("C", "C#", "Db", "E", "F", "G", "A", "Bb") for mode in (" major", " minor", " other")]


def beats(case):
    """A pulse, and what a tracker makes of it: late, at another level, with gaps and repeats."""
    period = rng.uniform(0.3, 1.1)
    reference = [round(5.5 + period * i + rng.gauss(0, 0.01), 3) for i in range(rng.randint(2, 30))]
    estimate = [time + rng.gauss(0, rng.choice([0.005, 0.03, 0.1])) for time in reference]
    estimate = estimate[rng.randint(0, 1)::rng.choice([1, 1, 1, 2])]
    estimate += rng.sample(reference, k=rng.randint(0, len(reference) // 4))
    if rng.random() < 0.25:
        estimate = [time + period / 2 for time in estimate]
    estimate = sorted(round(max(0.0, time), 3) for time in estimate if rng.random() > 0.05)
    special = {0: ([], estimate), 1: (reference, []), 2: (reference[:1], estimate), 3: (reference, reference[1:2]),
               4: (reference, reference), 5: (reference[:2], estimate), 6: (reference, sorted(reference + reference))}
    return special.get(case, (reference, estimate))


def spans(labels, count, begin, end):
    cuts = sorted({begin, end} | {round(rng.uniform(begin, end), 3) for _ in range(count)})
    return [[start, stop, rng.choice(labels)] for start, stop in zip(cuts, cuts[1:])]


def split(labelled):
    return np.array([[start, stop] for start, stop, _ in labelled]), [label for _, _, label in labelled]


def chord_case():
    some = rng.sample(LABELS, 8)
    reference = spans(some, rng.randint(1, 12), rng.choice([0, 1.5]), rng.choice([30, 41.25]))
    estimate = spans(some, rng.randint(0, 16), rng.choice([0, 2.5]), rng.choice([25, 30, 60]))
    figures = mir_eval.chord.evaluate(*split(reference), *split(estimate))
    return {"reference": reference, "estimate": estimate, "figures": figures}


def section_case():
    names = ["A", "B", "a", "verse", "none"]
    reference = spans(names, rng.randint(0, 9), rng.choice([0, 1.25]), rng.choice([60, 80.05]))
    estimate = spans(names, rng.randint(0, 9), rng.choice([0, 3]), rng.choice([50, 60, 90.3]))
    figures = mir_eval.segment.evaluate(*split(reference), *split(estimate))
    wanted = ("@", "deviation", "Pairwise")
    return {"reference": reference, "estimate": estimate,
            "figures": {name: value for name, value in figures.items() if any(part in name for part in wanted)}}


def tempo_case():
    reference = sorted(round(rng.uniform(50, 200), 1) for _ in range(2))
    if rng.random() < 0.4:
        reference[rng.randint(0, 1)] = 0.0
    estimate = [rng.choice([reference[0], reference[1], 100.0]) * rng.choice([1, 1.03, 1.07, 1.09, 2, 0.5]) for _ in range(2)]
    weight = round(rng.random(), 2)
    figures = mir_eval.tempo.evaluate(np.array(reference), weight, np.array(estimate))
    return {"reference": reference, "weight": weight, "estimate": estimate, "figures": figures}


def plain(value):
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if one == one}  # without what is not a number
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return float(value) if isinstance(value, (bool, np.bool_, np.floating, np.integer)) else value


def main():
    cases = {"beats": [], "chords": [], "sections": [], "keys": [], "tempi": []}
    for case in range(60):
        reference, estimate = beats(case)
        figures = mir_eval.beat.evaluate(np.array(reference), np.array(estimate))
        cases["beats"].append({"reference": reference, "estimate": estimate, "figures": figures})
    cases["chords"] = [chord_case() for _ in range(40)]
    cases["sections"] = [section_case() for _ in range(25)]
    cases["tempi"] = [tempo_case() for _ in range(25)]
    for _ in range(60):
        reference, estimate = rng.choice(KEYS), rng.choice(KEYS + ["X"])
        score = mir_eval.key.weighted_score(reference, estimate)
        cases["keys"].append({"reference": reference, "estimate": estimate, "score": score})
    lines = [f' "{name}": [\n' + ",\n".join("  " + json.dumps(plain(case)) for case in list_) + "\n ]"
             for name, list_ in cases.items()]
    sys.stdout.write("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
