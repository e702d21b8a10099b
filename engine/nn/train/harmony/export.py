#!/usr/bin/python3
"""Writes trained weights as the container that the program reads, batch normalisation folded in."""
import argparse
import pathlib
import subprocess
import sys

import numpy as np
import torch

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))

import container   # noqa: E402  (found through the path above)
import layers      # noqa: E402
from network import (DILATIONS, FRONT_CHANNELS, FRONT_WIDTH, KEY_DILATIONS, KEY_ENTRY, KEY_STRIDE,  # noqa: E402
                     PITCHES, HarmonyNetwork)
from vocabulary import BASSES, CHORDS, KEYS, QUALITIES, ROOTS  # noqa: E402

TOLERANCE = 0.05   # of a logit, that rounding to 16 bits may cost


def _convolve(name, source, channels, **keys):
    return {"kind": "convolve", "name": name, "input": source, "out_channels": channels, **keys}


def _circular(name, source, channels, **keys):
    return {"kind": "circular", "name": name, "input": source, "out_channels": channels, "relu_after": True,
            **keys}


def _residual(name, source, channels, dilation):
    """A convolution and what it is added to."""
    return [_circular(name, source, channels, time_kernel=3, dilation=dilation),
            {"kind": "repeat", "name": name + "_sum", "input": name, "factor": 1, "add": source}]


def description(network):
    """The layers that the program runs, the last of each head, which has outputs of no pitch class, an ordinary one."""
    channels, key_channels = ROOTS * network.fold.weight.shape[0], ROOTS * network.key.inputs
    described = [
        _convolve("front", "pitch", FRONT_CHANNELS, time_kernel=3, width_kernel=FRONT_WIDTH,
                  width_padding=FRONT_WIDTH // 2, relu_after=True),
        {"kind": "flatten", "name": "front_flat", "input": "front"},
        _convolve("fold", "front_flat", channels, relu_after=True)]
    source = "fold"
    for i, dilation in enumerate(DILATIONS):
        described += _residual(f"block{i}", source, channels, dilation)
        source = f"block{i}_sum"
    described += [
        _convolve("chord", source, CHORDS), _convolve("bass", source, BASSES),
        _circular("key_entry", source, key_channels, time_kernel=KEY_ENTRY, time_stride=KEY_STRIDE)]
    source = "key_entry"
    for i, dilation in enumerate(KEY_DILATIONS):
        described += _residual(f"key_block{i}", source, key_channels, dilation)
        source = f"key_block{i}_sum"
    described += [_convolve("key_slow", source, KEYS),
                  {"kind": "repeat", "name": "key", "input": "key_slow", "factor": KEY_STRIDE}]
    return {"inputs": [{"name": "pitch", "width": PITCHES}], "layers": described,
            "outputs": [{"name": name, "layer": name} for name in ("chord", "bass", "key")]}


def folded(weight, bias, norm, repeats):
    """(weight, bias) [output, …] with a normalisation of outputs / `repeats` channels folded in."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    shift = norm.bias - norm.running_mean * scale
    scale, shift = scale.repeat(repeats), shift.repeat(repeats)
    return weight * scale.reshape(-1, *[1] * (weight.dim() - 1)), bias * scale + shift


def by_class(weight, bias, kinds):
    """Outputs in the order kind · 12 + pitch class, those of no pitch class last."""
    order = torch.arange(len(bias))
    order[:ROOTS * kinds] = order[:ROOTS * kinds].reshape(ROOTS, kinds).T.flatten()
    return weight[order], bias[order]


def tensors(network):
    """The exported arrays by name, weights as [time, width or group, input, output]."""
    dense = {"front": folded(network.front.weight, network.front.bias, network.front_norm, 1),
             "fold": folded(*network.fold.dense(), network.fold_norm.norm, ROOTS),
             "chord": by_class(*network.chord.dense(), len(QUALITIES)), "bass": by_class(*network.bass.dense(), 1),
             "key_slow": by_class(*network.key.dense(), 2)}
    circular = {"key_entry": (network.key_entry, network.key_entry_norm)}
    circular |= {f"block{i}": pair for i, pair in enumerate(zip(network.blocks, network.block_norms))}
    circular |= {f"key_block{i}": pair for i, pair in enumerate(zip(network.key_blocks, network.key_norms))}
    arrays = {}
    for name, (weight, bias) in dense.items():
        weight = weight if weight.dim() == 4 else weight[..., None]
        arrays[name] = weight.permute(2, 3, 1, 0), bias
    for name, (layer, norm) in circular.items():    # the weights of one pitch class
        weight, bias = folded(layer.weight, layer.bias, norm.norm, 1)
        arrays[name] = weight.permute(3, 1, 2, 0), bias
    return {f"{name}.{key}": value.numpy().astype(np.float32)
            for name, pair in arrays.items() for key, value in zip(("weight", "bias"), pair)}


def largest_difference(network, exported):
    """Between the logits of the two for a spectrum drawn at random."""
    codes = torch.rand(1, 80, PITCHES, generator=torch.Generator().manual_seed(0))
    there = layers.load(exported)({"pitch": codes})
    return max(float((x - there[name]).abs().max()) for name, x in zip(("chord", "bass", "key"), network(codes)))


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path, help="what train.py wrote")
    parser.add_argument("container", type=pathlib.Path, help="resources/networks/harmony.bnet")
    options = parser.parse_args()
    network = HarmonyNetwork()
    network.load_state_dict(torch.load(options.weights))
    network.eval()
    commit = subprocess.run(["git", "rev-parse", "HEAD"], check=True, text=True, stdout=subprocess.PIPE,
                            cwd=pathlib.Path(__file__).parent).stdout.strip()
    exported = container.make("harmony", commit, description(network), tensors(network))
    difference = largest_difference(network, exported)
    if difference > TOLERANCE:
        sys.exit(f"the exported network's logits differ by {difference:.3f}")
    container.write(options.container, exported)
    print(f"{sum(t.size for t in exported.tensors.values())} weights, logits within {difference:.4f}")


if __name__ == "__main__":
    main()
