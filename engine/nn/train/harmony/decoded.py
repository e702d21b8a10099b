#!/usr/bin/python3
"""Scores what decode_harmony wrote against the clips: chords, keys, inversions, and how honest the confidences are.

    decode_harmony CLIPS/*.pitch.npy >decoded.jsonl && python3 decoded.py decoded.jsonl CLIPS
"""
import argparse
import json
import pathlib

import numpy as np

import clips
from evaluate import MAJMIN, compared_chords, key_score, most_common
from vocabulary import NO_CHORD, ROOT_ONLY, UNKNOWN, chord_and_bass, key_index

BINS = np.array([0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01])


def paint(frames, spans, value, rest):
    """The value of the span that each frame's centre lies in."""
    painted = np.full(frames, rest, float)
    for span in spans:
        first, last = (int(np.ceil(time * clips.FRAME_RATE)) for time in span[:2])
        painted[first:last] = value(span)
    return painted


class Tally:
    """Right and counted of each figure, and of each bin of confidence."""

    def __init__(self):
        self.figures, self.bins = {}, {}

    def count(self, name, right, of=None):
        of = len(right) if of is None else of
        self.figures[name] = self.figures.get(name, np.zeros(2)) + (np.sum(right), of)

    def calibrate(self, name, confidence, right):
        where = np.digitize(confidence, BINS) - 1
        table = self.bins.setdefault(name, np.zeros((len(BINS) - 1, 3)))
        for row in (0, 1, 2):
            values = (np.ones(len(where)), confidence, right)[row]
            table[:, row] += np.bincount(where, values, len(table))

    def report(self):
        for name, (right, of) in self.figures.items():
            print(f"{name:18s} {right / max(of, 1):.3f}  of {of:.0f}")
        for name, table in self.bins.items():
            parts = (f"{said / n:.2f}: {right / n:.2f} ({n:.0f})" for n, said, right in table if n > 0)
            print(f"{name}, said: right (frames)  " + "  ".join(parts))


def score_chords(tally, clip, line):
    frames = len(clip.chord)
    found = paint(frames, line["chords"], lambda s: chord_and_bass(s[2])[0], NO_CHORD).astype(int)
    bass = paint(frames, line["chords"], lambda s: chord_and_bass(s[2])[1], UNKNOWN).astype(int)
    confidence = paint(frames, line["chords"], lambda s: s[3], 0.0)
    whole = (clip.chord != UNKNOWN) & (clip.chord < ROOT_ONLY)
    truth = np.where(whole, clip.chord, NO_CHORD)
    for name, right in compared_chords(clip.chord, found):
        tally.count(name, right)
    tally.count("whole chord", (truth == found)[whole])
    compared = whole & (MAJMIN[truth] >= 0)
    tally.calibrate("chord confidence", confidence[compared], (MAJMIN[truth] == MAJMIN[found])[compared])
    inverted = whole & (truth < NO_CHORD) & (clip.bass != truth % 12)
    tally.count("inversions found", (bass == clip.bass)[inverted])
    upright = whole & (truth < NO_CHORD) & (clip.bass == truth % 12) & (truth % 12 == found % 12)
    tally.count("root position kept", (bass == clip.bass)[upright])


def score_keys(tally, clip, line):
    truth = most_common(clip.key)
    if truth == UNKNOWN:
        return
    found = key_index(line.get("key", ""))
    score = key_score(truth, found) if found != UNKNOWN else 0.0
    tally.count("key", [score])
    tally.calibrate("key confidence", np.array([line["key_confidence"]]), np.array([found == truth]))
    local = paint(len(clip.key), line["keys"], lambda s: key_index(s[2]), UNKNOWN).astype(int)
    known = clip.key != UNKNOWN
    tally.count("local key", (local == clip.key)[known])
    if len(set(clip.key[known])) > 1:
        tally.count("  where it changes", (local == clip.key)[known])
    tally.count("key changes found", len(line["keys"]) - 1, 1)
    tally.count("key changes there", np.count_nonzero(np.diff(clip.key[known])), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("decoded", type=pathlib.Path)
    parser.add_argument("clips", type=pathlib.Path)
    options = parser.parse_args()
    tally = Tally()
    for text in options.decoded.read_text().splitlines():
        line = json.loads(text)
        clip = clips.read(options.clips / (line["name"] + ".json"))
        score_chords(tally, clip, line)
        score_keys(tally, clip, line)
    tally.report()


if __name__ == "__main__":
    main()
