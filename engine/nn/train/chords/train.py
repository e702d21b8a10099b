#!/usr/bin/python3
"""Trains the chord model on the clips that clips.py made and writes its tables as C++."""
import argparse
import pathlib

import numpy as np

import features
import leadsheet
import network
from vocabulary import KINDS, NO_CHORD, QUALITIES, ROOTS, chord_index

GROUPS = len(QUALITIES) + 1


def sequences(leadsheets, pop909):
    """(weight, chords without repetition) of every song."""
    for path in sorted(leadsheets.rglob("*.mxl")):
        try:
            chords = leadsheet.read(path).chords
        except (ValueError, KeyError, AttributeError, TypeError):
            continue
        yield 1.0, [chord_index(f"{root}:{KINDS[kind][0]}") for _, root, kind in chords if root is not None]
    for path in sorted(pop909.glob("*/chord_midi.txt")):
        yield 0.5, [chord_index(line.split()[2]) for line in path.read_text().splitlines()]


def changes(leadsheets, pop909, power=0.7):
    """Log-probability of each change: from quality, to quality, semitones up; the last quality is none. Rare
    changes share the chances of their goal from any chord. The power keeps the music's habits from outweighing what
    is heard."""
    counts = np.zeros((GROUPS, GROUPS, ROOTS))
    for weight, chords in sequences(leadsheets, pop909):
        chords = [c for c in chords if c is not None]
        for a, b in zip(chords, chords[1:]):
            if a != b:
                pitched = a < NO_CHORD and b < NO_CHORD
                counts[a // ROOTS, b // ROOTS, (b - a) % ROOTS if pitched else 0] += weight
    anywhere = (counts.sum(0) + 1) / (counts.sum(0) + 1).sum()
    table = counts + 100 * anywhere
    none = GROUPS - 1
    # To and from no chord the interval means nothing: one chance to, and the same for each root from.
    table[:none, none, 1:] = 0
    table[:none, none, 0] = (counts[:none, none] + 100 * anywhere[none]).sum(-1)
    table[none, :none] = (counts[none, :none].sum(-1) + 100 * anywhere[:none].sum(-1))[:, None] / ROOTS
    table[none, none] = 0
    for quality in range(none):
        table[quality, quality, 0] = 0
    table = table ** power
    table /= table.sum((1, 2), keepdims=True)
    return np.log(np.maximum(table, np.exp(-20)))


def array(name, values, shape, comment):
    numbers = ", ".join(str(round(float(v) * 1000)) for v in np.asarray(values).ravel())
    return f"// {comment}\nconst std::array<std::int16_t, {shape}> {name}{{{numbers}}};\n"


def write(path, model, prior, change):
    w1, b1, w2, b2 = model.parameters
    text = "\n".join([
        "// Written by engine/nn/train/chords/train.py; not to be edited. Values are in thousandths.",
        "// Learnt from music arranged from OpenEWLD's lead sheets (MIT) and from POP909 (MIT), rendered with the",
        "// soundfonts FluidR3_GM (MIT) and MuseScore_General (MIT).",
        '#include "engine/steps/harmony/ChordModelTables.h"\n', "namespace barline::steps::chordmodel {\n",
        array("kHiddenWeights", w1, "kInputs * kHidden", "input by input"),
        array("kHiddenBias", b1, "kHidden", "hidden unit by hidden unit"),
        array("kOutputWeights", w2, "kHidden * kOutputs", "hidden unit by hidden unit"),
        array("kOutputBias", b2, "kOutputs", "quality by quality, then none"),
        array("kLogPrior", prior, "kOutputs", "of one chord of each quality, and of none"),
        array("kLogChange", change, "kOutputs * kOutputs * 12", "from quality, to quality, semitones up"),
        "}  // namespace barline::steps::chordmodel\n"])
    path.write_text(text)


def report(model, clips):
    log = np.vstack([model.scores(network.inputs(c[0])) for c in clips])
    chords = np.concatenate([c[1] for c in clips])
    log, chords = log[chords >= 0], chords[chords >= 0]
    best = log.argmax(1)
    print(f"{len(clips)} clips kept apart, {len(chords)} spans: "
          f"cross-entropy {-log[np.arange(len(chords)), chords].mean():.3f}, right {np.mean(best == chords):.3f}, "
          f"root right {np.mean((best % ROOTS == chords % ROOTS) & ((best < NO_CHORD) == (chords < NO_CHORD))):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leadsheets", type=pathlib.Path)
    parser.add_argument("pop909", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("tables", type=pathlib.Path)
    parser.add_argument("--dump", default="build/release/bin/chroma-dump", help="the program chroma-dump")
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=25)
    options = parser.parse_args()
    clips = features.read_clips(options.work, options.dump)
    kept = [c for i, c in enumerate(clips) if i % 6 == 5]
    model, _ = network.train([c for i, c in enumerate(clips) if i % 6 != 5], options.hidden, options.epochs, seed=0)
    report(model, kept)
    model, prior = network.train(clips, options.hidden, options.epochs, seed=0)
    write(options.tables, model, prior, changes(options.leadsheets, options.pop909))


if __name__ == "__main__":
    main()
