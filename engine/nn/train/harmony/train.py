#!/usr/bin/python3
"""Trains the harmony network on folders of clips."""
import argparse
import json
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

import augment
import clips
import restore
from evaluate import evaluate, summary
from network import HarmonyNetwork
from schedule import Average, rate
from vocabulary import NO_CHORD, QUALITIES, ROOT_ONLY, ROOTS, UNKNOWN

FRAMES = 320            # of an excerpt: 25.6 s
BASS_WEIGHT = 0.4
KEY_WEIGHT = 0.4
# Logits are coded as bytes between ±10.6: their log-sum stays near this, so that 14 nats below the best are left.
LOG_SUM = 4.0
LOG_SUM_WEIGHT = 0.003


def masked_cross_entropy(logits, labels):
    known = labels >= 0
    if not known.any():
        return logits.sum() * 0
    return functional.cross_entropy(logits[known], labels[known])


def chord_loss(logits, labels):
    """Cross-entropy; where only the root is known, of the root."""
    root_only = labels >= ROOT_ONLY
    whole = (labels >= 0) & ~root_only
    log_chance = functional.log_softmax(logits, -1)
    total = -log_chance[whole].gather(1, labels[whole, None]).sum()
    if root_only.any():
        by_root = log_chance[root_only][:, :NO_CHORD].unflatten(1, (len(QUALITIES), ROOTS)).logsumexp(1)
        total = total - by_root.gather(1, labels[root_only, None] - ROOT_ONLY).sum()
    return total / max(int((labels != UNKNOWN).sum()), 1)


def loss(outputs, chord, bass, key):
    chord_logits, bass_logits, key_logits = outputs
    spread = sum(((x.logsumexp(-1) - LOG_SUM) ** 2).mean() for x in outputs)
    return (chord_loss(chord_logits.flatten(0, 1), chord.flatten())
            + BASS_WEIGHT * masked_cross_entropy(bass_logits.flatten(0, 1), bass.flatten())
            + KEY_WEIGHT * masked_cross_entropy(key_logits.flatten(0, 1), key.flatten())
            + LOG_SUM_WEIGHT * spread)


def batches(rng, songs, size, voices=()):
    """Endless batches; a clip's chance grows with its length."""
    weight = np.array([np.sqrt(len(c.codes)) for c in songs])
    weight /= weight.sum()
    while True:
        drawn = rng.choice(len(songs), size, p=weight)
        parts = zip(*(augment.augmented(rng, songs[i], FRAMES, voices) for i in drawn))
        yield [torch.from_numpy(np.stack(part)) for part in parts]


def state_of(path, songs, rng):
    """The network's state in what train.py wrote (.pt) or in what the program reads (.bnet)."""
    if path.suffix == ".bnet":
        codes, *_ = next(batches(rng, songs, 96))
        return restore.restore(path, codes)
    return torch.load(path)


def train(songs, voices, options, report):
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    network = HarmonyNetwork()
    if options.start:
        network.load_state_dict(state_of(options.start, songs, rng))
    average = Average(network, 0.998)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    begin, running = time.process_time(), 0.0
    source = batches(rng, songs, options.batch, voices)
    for step in range(options.steps):
        for group in optimiser.param_groups:
            group["lr"] = rate(step + 1, options.steps, options.rate)
        codes, *labels = next(source)
        with torch.autocast("cpu", torch.bfloat16):     # half the time where the processor multiplies bfloat16
            outputs = network(codes)
        value = loss([output.float() for output in outputs], *labels)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        average.update(network)
        running += (value.item() - running) / min(step + 1, 100)
        if (step + 1) % options.every == 0 or step + 1 == options.steps:
            print(f"step {step + 1}, {time.process_time() - begin:.0f} CPU s, loss {running:.3f}", flush=True)
            report(average.network)
            torch.save(average.network.state_dict(), options.out)
            network.train()
    return average.network


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=pathlib.Path, nargs="+", required=True, help="folders of clips")
    parser.add_argument("--valid", type=pathlib.Path, nargs="*", default=[], help="folders of clips kept apart")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="weights (.pt)")
    parser.add_argument("--start", type=pathlib.Path, help="weights to go on from, .pt or .bnet")
    parser.add_argument("--voices", type=pathlib.Path, help="folder of clips of speech, to be heard before the music")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--every", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    songs = [clip for folder in options.train for clip in clips.read_folder(folder) if len(clip.codes) > 40]
    voices = [clip.codes for clip in clips.read_folder(options.voices)] if options.voices else []
    kept = {folder.name: clips.read_folder(folder) for folder in options.valid}
    print(f"{len(songs)} clips, {sum(len(c.codes) for c in songs) / clips.FRAME_RATE / 3600:.2f} h; "
          f"kept apart {json.dumps({name: len(group) for name, group in kept.items()})}")

    def report(network):
        for name, group in kept.items():
            print(f"  {name}: {summary(evaluate(network, group))}", flush=True)

    train(songs, voices, options, report)


if __name__ == "__main__":
    main()
