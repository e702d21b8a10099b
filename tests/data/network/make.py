#!/usr/bin/python3
"""Makes the network that tests/engine/nn runs, and what PyTorch makes of it: small, random, with every kind of layer.

    cd tests/data/network && python3 make.py        needs python3-torch

small.bnet holds the network, small.inputs the codes of its inputs one after another, small.outputs what it gives: all
frames of the first output as 32-bit floats, little-endian, then those of the second, and so on.
"""
import pathlib
import sys

import numpy as np
import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "engine/nn/train"))

import container  # noqa: E402  (found through the path above)
import layers     # noqa: E402

FRAMES = 61  # of the fastest input: no multiple of 8

DESCRIPTION = {
    "inputs": [{"name": "bands", "width": 20, "stride": 1}, {"name": "pitch", "width": 12, "stride": 4}],
    "layers": [
        {"kind": "affine", "name": "bands_normal", "input": "bands"},
        {"kind": "convolve", "name": "front", "input": "bands_normal", "time_kernel": 3, "width_kernel": 4,
         "width_stride": 2, "width_padding": 1, "out_channels": 6, "relu_after": True, "batch_norm": True},
        {"kind": "convolve", "name": "front_2", "input": "front", "time_kernel": 3, "dilation": 2, "width_kernel": 3,
         "width_stride": 2, "out_channels": 10, "relu_after": True, "dropout": 0.1},
        {"kind": "flatten", "name": "front_flat", "input": "front_2"},
        {"kind": "convolve", "name": "front_mixed", "input": "front_flat", "out_channels": 24},
        {"kind": "affine", "name": "pitch_normal", "input": "pitch"},
        {"kind": "convolve", "name": "tones", "input": "pitch_normal", "time_kernel": 3, "width_kernel": 5,
         "width_padding": 2, "out_channels": 24, "relu_before": True, "batch_norm": True},
        {"kind": "average", "name": "tones_mean", "input": "tones"},
        {"kind": "repeat", "name": "together", "input": "tones_mean", "factor": 4, "add": "front_mixed"},
        {"kind": "convolve", "name": "block", "input": "together", "time_kernel": 5, "dilation": 16, "out_channels": 24,
         "relu_before": True, "add": "together", "dropout": 0.1},
        {"kind": "convolve", "name": "down", "input": "block", "time_kernel": 5, "time_stride": 2, "out_channels": 20,
         "relu_before": True},
        {"kind": "convolve", "name": "slow", "input": "down", "time_kernel": 3, "dilation": 4, "out_channels": 20,
         "relu_before": True, "relu_after": True, "add": "down", "batch_norm": True},
        {"kind": "convolve", "name": "classes", "input": "slow", "out_channels": 60},
        {"kind": "circular", "name": "round", "input": "classes", "time_kernel": 3, "dilation": 2, "out_channels": 60,
         "relu_after": True, "add": "classes"},
        {"kind": "circular", "name": "round_2", "input": "round", "out_channels": 24},
        {"kind": "convolve", "name": "slow_mixed", "input": "round_2", "out_channels": 24},
        {"kind": "repeat", "name": "up", "input": "slow_mixed", "factor": 2, "add": "block"},
        {"kind": "convolve", "name": "pulse", "input": "up", "out_channels": 3, "relu_before": True,
         "initial_bias": -3.0},
        {"kind": "convolve", "name": "tempo", "input": "slow", "time_stride": 2, "time_kernel": 3, "out_channels": 37},
    ],
    "outputs": [{"name": "pulse", "layer": "pulse"}, {"name": "tempo", "layer": "tempo"}],
}


def codes(generator, frames, width):
    return torch.randint(0, 256, (1, frames, width), generator=generator, dtype=torch.uint8)


def main():
    torch.manual_seed(20)
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(21)
    network = layers.build(DESCRIPTION)
    for _ in range(3):  # gives the normalisations statistics of their own
        network({"bands": codes(generator, 400, 20) / 255, "pitch": codes(generator, 100, 12) / 200})
    exported = layers.export(network.eval(), "test", "none")
    container.write(HERE / "small.bnet", exported)

    inputs = {"bands": codes(generator, FRAMES, 20), "pitch": codes(generator, -(-FRAMES // 4), 12)}
    with torch.no_grad():
        outputs = layers.load(exported)({name: values / 255 for name, values in inputs.items()})
        trained = network({name: values / 255 for name, values in inputs.items()})
    for name, values in outputs.items():
        assert torch.allclose(values, trained[name], atol=0.02), "export changed what the network computes"
        print(name, tuple(values.shape), "from", float(values.min()), "to", float(values.max()))
    (HERE / "small.inputs").write_bytes(b"".join(values.numpy().tobytes() for values in inputs.values()))
    (HERE / "small.outputs").write_bytes(b"".join(values.numpy().astype("<f4").tobytes()
                                                  for values in outputs.values()))


if __name__ == "__main__":
    main()
