#!/usr/bin/python3
"""Widens trained weights to the channels that network.py asks for.

The wider network gives the same outputs as the narrow one: what its further channels add to the old ones begins at 0,
what they hear begins at random.
"""
import argparse
import pathlib

import torch

from network import HarmonyNetwork


def widened(narrow, wide):
    """State of the wide network with `narrow` in its first places."""
    state = {}
    for name, value in wide.items():
        old = narrow[name]
        state[name] = value.clone()
        if value.dim() == 4 and old.shape[2] < value.shape[2]:   # outputs, pitch classes, inputs, time
            state[name][:old.shape[0]] = 0
        state[name][tuple(slice(0, size) for size in old.shape)] = old
    return state


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("narrow", type=pathlib.Path, help="weights that train.py wrote")
    parser.add_argument("wide", type=pathlib.Path, help="where to write those to go on from")
    options = parser.parse_args()
    torch.manual_seed(1)
    network = HarmonyNetwork()
    network.load_state_dict(widened(torch.load(options.narrow), network.state_dict()))
    torch.save(network.state_dict(), options.wide)


if __name__ == "__main__":
    main()
