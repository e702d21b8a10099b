#!/usr/bin/python3
"""Writes trained weights as the container that the program reads, batch normalisation folded in."""
import argparse
import pathlib

import torch

from circular_export import arrays, by_class, circular, convolve, folded, numbered, residuals, write
from network import (DILATIONS, FRONT_CHANNELS, FRONT_WIDTH, KEY_DILATIONS, KEY_ENTRY, KEY_STRIDE, PITCHES,
                     HarmonyNetwork)
from vocabulary import BASSES, CHORDS, KEYS, QUALITIES, ROOTS


def description(network):
    """The layers that the program runs, the last of each head, which has outputs of no pitch class, an ordinary one."""
    channels, key_channels = ROOTS * network.fold.weight.shape[0], ROOTS * network.key.inputs
    blocks, last = residuals("block", "fold", channels, DILATIONS)
    key_blocks, last_of_key = residuals("key_block", "key_entry", key_channels, KEY_DILATIONS)
    described = [
        convolve("front", "pitch", FRONT_CHANNELS, time_kernel=3, width_kernel=FRONT_WIDTH,
                 width_padding=FRONT_WIDTH // 2, relu_after=True),
        {"kind": "flatten", "name": "front_flat", "input": "front"},
        convolve("fold", "front_flat", channels, relu_after=True), *blocks,
        convolve("chord", last, CHORDS), convolve("bass", last, BASSES),
        circular("key_entry", last, key_channels, time_kernel=KEY_ENTRY, time_stride=KEY_STRIDE), *key_blocks,
        convolve("key_slow", last_of_key, KEYS),
        {"kind": "repeat", "name": "key", "input": "key_slow", "factor": KEY_STRIDE}]
    return {"inputs": [{"name": "pitch", "width": PITCHES}], "layers": described,
            "outputs": [{"name": name, "layer": name} for name in ("chord", "bass", "key")]}


def tensors(network):
    """The exported arrays by name."""
    dense = {"front": folded(network.front.weight, network.front.bias, network.front_norm, 1),
             "fold": folded(*network.fold.dense(), network.fold_norm.norm, ROOTS),
             "chord": by_class(network.chord, len(QUALITIES)), "bass": by_class(network.bass, 1),
             "key_slow": by_class(network.key, 2)}
    turned = {"key_entry": (network.key_entry, network.key_entry_norm)}
    turned |= numbered("block", network.blocks, network.block_norms)
    turned |= numbered("key_block", network.key_blocks, network.key_norms)
    return arrays(dense, turned)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path, help="what train.py wrote")
    parser.add_argument("container", type=pathlib.Path, help="resources/networks/harmony.bnet")
    options = parser.parse_args()
    network = HarmonyNetwork()
    network.load_state_dict(torch.load(options.weights))
    network.eval()
    write(options.container, "harmony", description(network), tensors(network), network)


if __name__ == "__main__":
    main()
