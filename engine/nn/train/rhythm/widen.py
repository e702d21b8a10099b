#!/usr/bin/python3
"""Widens trained weights to the channels that network.py asks for.

    widen.py NARROW.bnet WIDE.bnet

The wider network gives the same outputs as the narrow one: what its further channels add to the old ones begins at 0,
what they hear begins at random.
"""
import argparse
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import container     # noqa: E402  (found through the path above)
import layers        # noqa: E402
import network       # noqa: E402


def widened(narrow, wide):
    """Tensors of the wide network with those of the narrow one in their first places."""
    tensors = {}
    for name, values in wide.items():
        old = np.asarray(narrow[name], np.float32)
        tensors[name] = values.copy()
        if values.ndim == 4:    # time, width, inputs, outputs
            tensors[name][..., :old.shape[3]] = 0
        tensors[name][tuple(slice(size) for size in old.shape)] = old
    return tensors


def widen(narrow, description):
    """A network of `description` that says what the Container `narrow` says."""
    wide = layers.build(description)
    wide.load_tensors(widened(narrow.tensors, wide.tensors()))
    return wide.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("narrow", type=pathlib.Path)
    parser.add_argument("wide", type=pathlib.Path)
    options = parser.parse_args()
    torch.manual_seed(1)
    narrow = container.read(options.narrow)
    wide = widen(narrow, network.description())
    container.write(options.wide, layers.export(wide, narrow.name, narrow.commit))


if __name__ == "__main__":
    main()
