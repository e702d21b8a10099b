#!/usr/bin/python3
"""Trains the rhythm network on clips.

    train.py CLIPS VALIDATION OUTPUT.bnet --minutes 90

CLIPS may still be growing: what has arrived is taken in every few hundred steps. The learning rate follows the time
that has passed, so that a run ends when it is told to. OUTPUT holds the averaged weights and is renewed at every
validation; a line of figures goes to standard output each time.
"""
import argparse
import collections
import pathlib
import subprocess
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import container     # noqa: E402  (found through the path above)
import dataset       # noqa: E402
import figures       # noqa: E402
import layers        # noqa: E402
import network       # noqa: E402

FRAMES = 1504                  # 30 s, a multiple of 8
BATCH = 8
PEAK_RATE = 2e-3
WARM_UP = 200                  # steps
AVERAGE = 0.998                # of the weights, a step
FAST_WEIGHTS = (1.0, 1.5, 0.5)   # beat, downbeat, chord change
SLOW_WEIGHT = 0.08
RARE_METRE = 1.4               # how much oftener clips that are not in 2/4 or 4/4 are drawn
ODD_METRE = 3.0                # the same where some of the bars have five or seven beats
FAVOURED = 2.5                 # how much oftener clips of the styles that --favour names are drawn


class Average:
    """Exponential moving average of a network's state."""

    def __init__(self, net):
        self.state = {name: value.clone() for name, value in net.state_dict().items()}
        self.steps = 0

    @torch.no_grad()
    def take(self, net):
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 50))
        for name, value in net.state_dict().items():
            if value.dtype.is_floating_point:
                self.state[name].mul_(keep).add_(value, alpha=1 - keep)
            else:
                self.state[name].copy_(value)


def preference(clip):
    """How much oftener a clip is drawn than one in 2/4 or 4/4."""
    if np.isin(clip.numerators, (5, 7)).any():
        return ODD_METRE
    return RARE_METRE if np.isin(clip.numerators, (2, 4), invert=True).any() else 1.0


class Clips:
    """The clips of a folder, read as they arrive."""

    def __init__(self, folders, favoured=()):
        self.folders, self.favoured = folders, frozenset(favoured)
        self.clips, self.seen, self.shares = [], set(), None

    def refresh(self):
        for folder in self.folders:
            for path in sorted(pathlib.Path(folder).glob("*.json")):
                if path in self.seen:
                    continue
                clip = dataset.load_clip(path)
                if clip is not None:
                    self.clips.append(clip)
                    self.seen.add(path)
                    self.shares = None
        return self

    def draw(self, rng, count):
        """Clips at random, styles as often as the square root of their number says, rare metres and favourites more."""
        if self.shares is None:
            styles = collections.Counter(clip.style for clip in self.clips)
            weights = {style: number ** -0.5 * (FAVOURED if style in self.favoured else 1.0)
                       for style, number in styles.items()}
            shares = np.array([weights[clip.style] * preference(clip) for clip in self.clips])
            self.shares = np.cumsum(shares / shares.sum())
        places = np.searchsorted(self.shares, rng.random(count), "right")
        return [self.clips[min(i, len(self.clips) - 1)] for i in places]


def tensors(examples):
    return [torch.from_numpy(np.stack(column)) for column in zip(*examples)]


def run(net, bands, pitch):
    outputs = net({"bands": bands, "pitch": pitch})
    return outputs["fast"], outputs["slow"]


def losses(fast, slow, fast_targets, slow_targets, bars_known, changes_known):
    """Of beats, downbeats and changes; of tempo; of metre; of compound time. What is known is 1, or 0 [batch]."""
    fast = fast.transpose(1, 2)
    weights = torch.tensor(FAST_WEIGHTS).reshape(1, 3, 1) * (1 + 2 * fast_targets)
    weights = weights * torch.stack([torch.ones_like(bars_known), bars_known, changes_known], 1).unsqueeze(2)
    pulse = functional.binary_cross_entropy_with_logits(fast, fast_targets, weight=weights)
    tempi, metres = dataset.TEMPO_CLASSES, len(dataset.BEATS_IN_BAR)

    def classes(logits, wanted):
        known = (wanted >= 0).sum().clamp(min=1)
        return functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=dataset.IGNORED,
                                        reduction="sum", label_smoothing=0.05) / known

    known = (slow_targets[..., 2] >= 0).float()
    compound = functional.binary_cross_entropy_with_logits(slow[..., -1], slow_targets[..., 2].clamp(min=0).float(),
                                                           weight=known, reduction="sum") / known.sum().clamp(min=1)
    return (pulse, classes(slow[..., :tempi], slow_targets[..., 0]),
            classes(slow[..., tempi:tempi + metres], slow_targets[..., 1]), compound)


@torch.no_grad()
def validate(net, clips):
    """Mean figures over clips, by name."""
    found = {}
    for clip in clips:
        frames = clip.frames
        slow_frames = -(-frames // dataset.SLOW)
        fast, slow = run(net, torch.from_numpy(clip.bands[None] / np.float32(255)),
                         torch.from_numpy(clip.pitch[None, :slow_frames] / np.float32(255)))
        for name, value in figures.figures(clip, fast[0].numpy(), slow[0].numpy()).items():
            found.setdefault(name, []).append(value)
    return {name: float(np.mean(values)) for name, values in found.items()}


def rate_at(peak, passed, step):
    """Learning rate when the share `passed` of the time is over."""
    return peak * min(1.0, (step + 1) / WARM_UP) * (0.5 * (1 + np.cos(np.pi * min(1.0, passed))) + 0.005)


def sources_commit():
    found = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True,
                           cwd=pathlib.Path(__file__).parent, check=False)
    return found.stdout.strip() or "unknown"


def save(net, average, path):
    """Writes the averaged weights."""
    held = layers.build(network.description())
    held.load_state_dict(average.state)
    held.eval()
    container.write(path, layers.export(held, "rhythm", sources_commit()))
    return held


def keep_normalised(net):
    """Leaves inputs to the scales that came with the weights, in which what they were measured on is folded."""
    for layer in net.layers.values():
        if isinstance(layer, layers.Affine):
            layer.eval()


def train(options):
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(options.seed)
    crop = dataset.Cropper(rng, FRAMES)
    clips = Clips(options.clips, options.favour).refresh()
    validation = Clips([options.validation]).refresh()
    voices = dataset.load_sounds(options.voices) if options.voices else [None]
    net = layers.build(network.description())
    if options.start:
        net.load_tensors(container.read(options.start).tensors)
    average = Average(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-2)
    begin, step, history = time.monotonic(), 0, []
    while (passed := (time.monotonic() - begin) / (60 * options.minutes)) < 1:
        drawn, others = clips.draw(rng, BATCH), clips.draw(rng, BATCH)
        examples = [crop(clip, other, voices[rng.integers(len(voices))]) for clip, other in zip(drawn, others)]
        bands, pitch, fast_targets, slow_targets = tensors(examples)
        known = [torch.tensor([float(getattr(clip, name)) for clip in drawn])
                 for name in ("bars_known", "chords_known")]
        for group in optimiser.param_groups:
            group["lr"] = rate_at(options.rate, passed, step)
        net.train()
        if options.start:
            keep_normalised(net)
        with torch.autocast("cpu", torch.bfloat16):     # half the time where the processor multiplies bfloat16
            outputs = run(net, bands, pitch)
        parts = losses(*(output.float() for output in outputs), fast_targets, slow_targets, *known)
        optimiser.zero_grad()
        (parts[0] + SLOW_WEIGHT * sum(parts[1:])).backward()
        if torch.isfinite(nn.utils.clip_grad_norm_(net.parameters(), 1.0)):     # bfloat16 overflows now and then
            optimiser.step()
        average.take(net)
        step += 1
        history.append([float(part.detach()) for part in parts])
        if step % options.every == 0:
            held = save(net, average, options.output)
            validated = validate(held, validation.refresh().clips)
            report(step, time.monotonic() - begin, len(clips.refresh().clips), history, validated)
            history = []
    save(net, average, options.output)


def report(step, seconds, clips, history, validated):
    parts = " ".join(f"{value:.4f}" for value in np.mean(history, 0))
    shown = " ".join(f"{name} {value:.3f}" for name, value in validated.items())
    print(f"step {step} minutes {seconds / 60:.1f} clips {clips} loss {parts} {shown}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", nargs="+", help="folders of training clips, then that of validation, then the output")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--every", type=int, default=400, help="steps from one validation to the next")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=PEAK_RATE, help="highest learning rate")
    parser.add_argument("--start", help="weights to go on from, as .bnet")
    parser.add_argument("--voices", help="folder of spectra of people who talk, to be heard in front of the music")
    parser.add_argument("--favour", action="append", default=[], metavar="STYLE",
                        help="a style to draw oftener; may be given several times")
    options = parser.parse_args()
    *options.clips, options.validation, options.output = options.clips
    train(options)


if __name__ == "__main__":
    main()
