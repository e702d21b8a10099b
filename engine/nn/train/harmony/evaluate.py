#!/usr/bin/python3
"""How often the network's frames are right: chord root, majmin and sevenths, bass, and the key of each clip."""
import argparse
import pathlib

import numpy as np
import torch

import clips
from network import HarmonyNetwork, KEY_STRIDE
from vocabulary import NO_CHORD, QUALITIES, ROOT_ONLY, ROOTS, UNKNOWN

PADDING = 8   # frame counts are padded to a multiple of this, as in the program
# Triads as mir_eval's "majmin" compares them, and which qualities its "sevenths" takes into account.
MAJOR = {"maj", "7", "maj7", "maj6", "9"}
MINOR = {"min", "min7", "min6"}
SEVENTHS = {"maj": 0, "min": 1, "7": 2, "9": 2, "maj7": 3, "min7": 4}


@torch.no_grad()
def activations(network, codes):
    """Logits of chord, bass and key for each frame of `codes` (frames × 84 bytes)."""
    frames = len(codes)
    padded = np.pad(codes, ((0, -frames % PADDING), (0, 0)))
    outputs = network(torch.from_numpy(padded.astype(np.float32) / 255)[None])
    return [x[0, :frames].numpy() for x in outputs]


def _class_of(table):
    """For each chord number its class, root · 16 + kind; −1 for chords that are not compared."""
    classes = np.full(NO_CHORD + 1, -1)
    for chord in range(NO_CHORD):
        kind = table.get(QUALITIES[chord // ROOTS])
        if kind is not None:
            classes[chord] = chord % ROOTS * 16 + kind
    classes[NO_CHORD] = 999
    return classes


MAJMIN = _class_of({quality: 0 for quality in MAJOR} | {quality: 1 for quality in MINOR})
SEVENTH = _class_of(SEVENTHS)


def compared_chords(chord, found):
    """(figure, whether each frame is right that it compares) of majmin and sevenths."""
    whole = (chord != UNKNOWN) & (chord < ROOT_ONLY)
    truth = np.where(whole, chord, NO_CHORD)
    for name, table in (("majmin", MAJMIN), ("sevenths", SEVENTH)):
        compared = whole & (table[truth] >= 0)
        yield name, (table[truth] == table[found])[compared]


def key_score(truth, estimate):
    """MIREX weighted score."""
    if truth == estimate:
        return 1.0
    minor, other = truth // ROOTS, estimate // ROOTS
    up = (estimate - truth) % ROOTS
    if minor == other:
        return 0.5 if up == 7 else 0.0
    return 0.3 if up == (3 if minor else 9) else 0.2 if up == 0 else 0.0


def overall_key(logits):
    """The key that the frames agree on."""
    logits = logits - logits.max(1, keepdims=True)
    chances = np.exp(logits)
    return int((chances / chances.sum(1, keepdims=True)).mean(0).argmax())


def most_common(labels):
    known = labels[labels != UNKNOWN]
    return int(np.bincount(known).argmax()) if len(known) else UNKNOWN


def evaluate(network, songs):
    """{figure: (right, of)} over `songs`, and the same for each style."""
    network.eval()
    figures = {}

    def count(name, style, right, of):
        for group in ("", style):
            total = figures.setdefault((group, name), np.zeros(2))
            total += right, of

    for clip in songs:
        chord, bass, key = activations(network, clip.codes)
        best = chord.argmax(1)
        known = clip.chord != UNKNOWN
        root = np.where(clip.chord >= ROOT_ONLY, clip.chord - ROOT_ONLY, clip.chord % ROOTS)
        same = (best % ROOTS == root) & ((best == NO_CHORD) == (clip.chord == NO_CHORD))
        count("root", clip.style, same[known].sum(), known.sum())
        for name, right in compared_chords(clip.chord, best):
            count(name, clip.style, right.sum(), len(right))
        heard = clip.bass != UNKNOWN
        count("bass", clip.style, (bass.argmax(1) == clip.bass)[heard].sum(), heard.sum())
        if (truth_key := most_common(clip.key)) != UNKNOWN:
            count("key", clip.style, key_score(truth_key, overall_key(key)), 1)
    return figures


def summary(figures, style=""):
    return ", ".join(f"{name} {right / max(of, 1):.3f}"
                     for (group, name), (right, of) in figures.items() if group == style)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--styles", action="store_true", help="figures of each style as well")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = HarmonyNetwork()
    network.load_state_dict(torch.load(options.weights))
    for folder in options.folders:
        figures = evaluate(network, clips.read_folder(folder))
        print(f"{folder.name}: {summary(figures)}")
        if options.styles:
            for style in sorted({group for group, _ in figures if group}):
                print(f"  {style:28s} {summary(figures, style)}")


if __name__ == "__main__":
    main()
