#!/usr/bin/python3
"""Writes the mean of weights that were trained from one another.

    mean.py A.bnet B.bnet … MEAN.bnet

Such weights lie in one valley, and their mean is often better than each (Wortsman et al., ICML 2022). The commit is the
last one's.
"""
import argparse
import pathlib

import numpy as np

import container


def mean(containers):
    """The Container of the mean tensors; all must have the same layers."""
    last = containers[-1]
    if any(other.description != last.description for other in containers):
        raise ValueError("These networks have different layers.")
    tensors = {name: np.mean([np.asarray(other.tensors[name], np.float32) for other in containers], 0)
               for name in last.tensors}
    return container.make(last.name, last.commit, last.description, tensors)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=pathlib.Path, nargs="+", help="those to take the mean of, then the output")
    options = parser.parse_args()
    *inputs, output = options.weights
    container.write(output, mean([container.read(path) for path in inputs]))


if __name__ == "__main__":
    main()
