#!/usr/bin/python3
"""Writes what a rhythm network says of spectra: NAME.fast.npy [T, 3] and NAME.slow.npy [T / 4, 38], coded as the
program's RhythmActivation codes it.

    activations.py rhythm.bnet SPECTRA OUTPUT
"""
import argparse
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import container     # noqa: E402  (found through the path above)
import layers        # noqa: E402


def codes(logits):
    return np.clip(np.round(12 * logits) + 128, 0, 255).astype(np.uint8)


@torch.no_grad()
def hear(net, bands, pitch):
    """(fast, slow) codes of a track's spectra, both as bytes."""
    outputs = net({"bands": torch.from_numpy(bands[None] / np.float32(255)),
                   "pitch": torch.from_numpy(pitch[None] / np.float32(255))})
    return codes(outputs["fast"][0].numpy()), codes(outputs["slow"][0].numpy())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=pathlib.Path)
    parser.add_argument("spectra", type=pathlib.Path, help="folder with NAME.bands.npy and NAME.pitch.npy")
    parser.add_argument("output", type=pathlib.Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = layers.load(container.read(options.network))
    options.output.mkdir(parents=True, exist_ok=True)
    for path in sorted(options.spectra.glob("*.bands.npy")):
        name = path.name[:-len(".bands.npy")]
        fast, slow = hear(net, np.load(path), np.load(path.with_name(name + ".pitch.npy")))
        np.save(options.output / f"{name}.fast.npy", fast)
        np.save(options.output / f"{name}.slow.npy", slow)


if __name__ == "__main__":
    main()
