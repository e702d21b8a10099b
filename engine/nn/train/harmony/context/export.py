#!/usr/bin/python3
"""Writes the chord network's weights as the container that the program reads, batch normalisation folded in."""
import argparse
import pathlib
import sys

import torch

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))

from circular_export import arrays, by_class, circular, convolve, numbered, residuals, write   # noqa: E402  (through the path)
from context_network import CHANNELS, DILATIONS, ENTRY, INPUTS, ChordNetwork   # noqa: E402
from vocabulary import BASSES, CHORDS, QUALITIES, ROOTS   # noqa: E402


def description():
    """The layers that the program runs, which has no use for the key."""
    blocks, last = residuals("block", "entry", ROOTS * CHANNELS, DILATIONS)
    described = [{"kind": "flatten", "name": "told", "input": "spans"},
                 circular("entry", "told", ROOTS * CHANNELS, time_kernel=ENTRY), *blocks,
                 convolve("chord", last, CHORDS), convolve("bass", last, BASSES)]
    return {"inputs": [{"name": "spans", "width": ROOTS * INPUTS}], "layers": described,
            "outputs": [{"name": name, "layer": name} for name in ("chord", "bass")]}


def tensors(network):
    """The exported arrays by name."""
    turned = {"entry": (network.entry, network.entry_norm)}
    turned |= numbered("block", network.blocks, network.block_norms)
    return arrays({"chord": by_class(network.chord, len(QUALITIES)), "bass": by_class(network.bass, 1)}, turned)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path, help="what train.py wrote")
    parser.add_argument("container", type=pathlib.Path, help="resources/networks/chords.bnet")
    options = parser.parse_args()
    network = ChordNetwork()
    network.load_state_dict(torch.load(options.weights))
    write(options.container, "chords", description(), tensors(network.eval()), network)


if __name__ == "__main__":
    main()
