#!/usr/bin/python3
"""Trains the chord network on what spans.py wrote.

    train.py --spans SPANS --train CLIPS… --valid CLIPS… --out weights.pt

The spans of a folder CLIPS lie in SPANS/ followed by its name."""
import argparse
import pathlib
import sys
import time

import numpy as np
import torch
from torch.nn import functional

sys.path[1:1] = [str(folder) for folder in pathlib.Path(__file__).resolve().parents[1:3]]

import examples     # noqa: E402  (found through the path above)
from context_network import ChordNetwork   # noqa: E402
from evaluate import compared_chords   # noqa: E402
from schedule import Average, rate   # noqa: E402

SPANS = 96              # of an example
BASS_WEIGHT = 0.4
KEY_WEIGHT = 0.3


def figures(network, group):
    """Shares of frames whose chord is right, majmin and sevenths, where the likeliest chord of each span is taken."""
    right, of = np.zeros(2), np.zeros(2)
    with torch.no_grad():
        for one in group:
            chord, _, _ = network(torch.from_numpy(one.codes[None] / np.float32(255)))
            found = chord[0].numpy().argmax(1)[one.span]
            for i, (_, same) in enumerate(compared_chords(one.clip.chord, found)):
                right[i] += np.count_nonzero(same)
                of[i] += len(same)
    return right / np.maximum(of, 1)


def crop(rng, one):
    """(codes / 255, chord, bass, key) of SPANS spans; what a hearing lacks is 0 and counts for nothing."""
    begin = int(rng.integers(max(len(one.codes) - SPANS, 0) + 1))
    columns = []
    for values in (one.codes, one.chord, one.bass, one.key):
        part = values[begin:begin + SPANS].astype(np.float32)
        columns.append(np.pad(part, ((0, SPANS - len(part)), (0, 0))))
    return columns[0] / 255, *columns[1:]


def batches(rng, group, size):
    """Endless batches; a hearing's chance grows with its length."""
    share = np.sqrt([len(one.codes) for one in group])
    share = np.cumsum(share / share.sum())
    while True:
        drawn = np.minimum(np.searchsorted(share, rng.random(size), "right"), len(group) - 1)
        yield [torch.from_numpy(np.stack(column)) for column in zip(*(crop(rng, group[i]) for i in drawn))]


def cross_entropy(logits, counts):
    return -(counts * functional.log_softmax(logits, -1)).sum() / counts.sum().clamp(min=1)


def train(group, options, report):
    torch.manual_seed(options.seed)
    network = ChordNetwork()
    if options.start:
        network.load_state_dict(torch.load(options.start))
    average = Average(network, 0.998)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.02)
    begin, running = time.process_time(), np.zeros(3)
    source = batches(np.random.default_rng(options.seed), group, options.batch)
    for step in range(1, options.steps + 1):
        for parameters in optimiser.param_groups:
            parameters["lr"] = rate(step, options.steps, options.rate)
        codes, *counts = next(source)
        with torch.autocast("cpu", torch.bfloat16):     # half the time where the processor multiplies bfloat16
            outputs = network(codes)
        chord, bass, key = (cross_entropy(logits.float(), of) for logits, of in zip(outputs, counts))
        optimiser.zero_grad()
        (chord + BASS_WEIGHT * bass + KEY_WEIGHT * key).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        average.update(network)
        running += (np.array([float(part.detach()) for part in (chord, bass, key)]) - running) / min(step, 200)
        if step % options.every == 0 or step == options.steps:
            print(f"step {step}, {time.process_time() - begin:.0f} CPU s, loss {running.round(3)}", flush=True)
            report(average.network)
            torch.save(average.network.state_dict(), options.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spans", type=pathlib.Path, required=True)
    parser.add_argument("--train", type=pathlib.Path, nargs="+", required=True, help="folders of clips")
    parser.add_argument("--valid", type=pathlib.Path, nargs="*", default=[], help="folders of clips kept apart")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="weights (.pt)")
    parser.add_argument("--start", type=pathlib.Path, help="weights (.pt) to go on from")
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--every", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    kept = {folder.name: examples.read_folder(options.spans / folder.name, folder) for folder in options.valid}
    group = [one for folder in options.train for one in examples.read_folder(options.spans / folder.name, folder)]
    print(f"{len(group)} hearings, kept apart {({name: len(one) for name, one in kept.items()})}", flush=True)

    def report(network):
        for name, apart in kept.items():
            print("  {}: majmin {:.4f}, sevenths {:.4f}".format(name, *figures(network, apart)), flush=True)

    train(group, options, report)


if __name__ == "__main__":
    main()
