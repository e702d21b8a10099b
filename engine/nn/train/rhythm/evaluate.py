#!/usr/bin/python3
"""Says how right a rhythm network is on clips, before and after decoding.

    evaluate.py rhythm.bnet VALIDATION [--decoder BUILD/bin/decode_rhythm] [--styles] [--weights metre=0.2 …]

Before decoding: the figures of figures.py. After it, with the program's own decoder (`ninja decode_rhythm`) and the
harmony network that it was built with: F measures of beats and downbeats, and the share of clips whose tempo is within
4 %.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import activations   # noqa: E402  (found through the path above)
import container     # noqa: E402
import dataset       # noqa: E402
import figures       # noqa: E402
import layers        # noqa: E402

TEMPO_TOLERANCE = 0.04


def decoded_figures(clip, beats):
    """Figures of decoded beats [[time, position, …], …]."""
    found = np.array(beats, float).reshape(-1, 3)
    times = found[:, 0]
    result = {"beat F": figures.f_measure(clip.beats, times),
              "downbeat F": figures.f_measure(clip.beats[clip.positions == 1], times[found[:, 1] == 1])}
    if len(clip.beats) > 3:
        right = len(times) > 3 and abs(
            np.median(np.diff(clip.beats)) / np.median(np.diff(times)) - 1) < TEMPO_TOLERANCE
        result["tempo right"] = float(right)
    return result


def decode(decoder, folder, weights):
    """Decoded beats by name of the activations in `folder`, which holds the pitch spectra too."""
    files = sorted(str(path) for path in folder.glob("*.fast.npy"))
    output = subprocess.run([decoder, f"pitch={folder}", *weights, *files], check=True, capture_output=True, text=True).stdout
    rows = (json.loads(line) for line in output.splitlines())
    return {row["name"].removesuffix(".fast.npy"): row["beats"] for row in rows}


def evaluate(net, clips, decoder, weights):
    """Figures of each clip, by style."""
    by_style = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        heard = {}
        for clip in clips:
            fast, slow = activations.hear(net, clip.bands, clip.pitch)
            np.save(folder / f"{clip.name}.fast.npy", fast)
            np.save(folder / f"{clip.name}.slow.npy", slow)
            np.save(folder / f"{clip.name}.pitch.npy", clip.pitch)
            heard[clip.name] = figures.figures(clip, (fast.astype(float) - 128) / 12, (slow.astype(float) - 128) / 12)
        beats = decode(decoder, folder, weights) if decoder else {}
    for clip in clips:
        found = heard[clip.name]
        if clip.name in beats:
            found.update(decoded_figures(clip, beats[clip.name]))
        by_style[clip.style].append(found)
    return by_style


def line(name, rows):
    """A line of means, each over the clips that it applies to."""
    names = dict.fromkeys(key for row in rows for key in row)
    means = (f"{key} {np.mean([row[key] for row in rows if key in row]):.3f}" for key in names)
    return f"{name:24s} {len(rows):4d}  " + "  ".join(means)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=pathlib.Path)
    parser.add_argument("clips", type=pathlib.Path)
    parser.add_argument("--decoder", help="the program decode_rhythm")
    parser.add_argument("--weights", nargs="*", default=[], help="of the decoder, NAME=VALUE")
    parser.add_argument("--styles", action="store_true", help="a line for each style")
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = layers.load(container.read(options.network))
    by_style = evaluate(net, dataset.load_clips(options.clips), options.decoder, options.weights)
    print(line("all", [row for rows in by_style.values() for row in rows]))
    if options.styles:
        for style in sorted(by_style):
            print(line(style, by_style[style]))


if __name__ == "__main__":
    main()
