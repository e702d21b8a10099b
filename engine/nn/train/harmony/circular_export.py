"""What the exports of the harmony and chord networks share: layers as description.py has them, normalisation folded in."""
import pathlib
import subprocess
import sys

import numpy as np
import torch

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))

import container   # noqa: E402  (found through the path above)
import layers      # noqa: E402
from vocabulary import ROOTS  # noqa: E402

TOLERANCE = 0.05   # of a logit, that rounding to 16 bits may cost


def convolve(name, source, channels, **keys):
    return {"kind": "convolve", "name": name, "input": source, "out_channels": channels, **keys}


def circular(name, source, channels, **keys):
    return {"kind": "circular", "name": name, "input": source, "out_channels": channels, "relu_after": True, **keys}


def residual(name, source, channels, dilation):
    """A convolution and what it is added to."""
    return [circular(name, source, channels, time_kernel=3, dilation=dilation),
            {"kind": "repeat", "name": name + "_sum", "input": name, "factor": 1, "add": source}]


def residuals(prefix, source, channels, dilations):
    """(layers, name of the last) of one residual after the other."""
    described = []
    for i, dilation in enumerate(dilations):
        described += residual(f"{prefix}{i}", source, channels, dilation)
        source = f"{prefix}{i}_sum"
    return described, source


def numbered(prefix, blocks, norms):
    """{name: (layer, its normalisation)} of what residuals() describes."""
    return {f"{prefix}{i}": pair for i, pair in enumerate(zip(blocks, norms))}


def folded(weight, bias, norm, repeats):
    """(weight, bias) [output, …] with a normalisation of outputs / `repeats` channels folded in."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    shift = norm.bias - norm.running_mean * scale
    scale, shift = scale.repeat(repeats), shift.repeat(repeats)
    return weight * scale.reshape(-1, *[1] * (weight.dim() - 1)), bias * scale + shift


def by_class(layer, kinds):
    """(weight, bias) of a head, its outputs in the order kind · 12 + pitch class, those of no pitch class last."""
    weight, bias = layer.dense()
    order = torch.arange(len(bias))
    order[:ROOTS * kinds] = order[:ROOTS * kinds].reshape(ROOTS, kinds).T.flatten()
    return weight[order], bias[order]


def arrays(dense, turned):
    """The exported arrays by name, weights as [time, width or group, input, output], of (weight, bias) by name and of
    (circular layer, its normalisation) by name."""
    named = {}
    for name, (weight, bias) in dense.items():
        weight = weight if weight.dim() == 4 else weight[..., None]
        named[name] = weight.permute(2, 3, 1, 0), bias
    for name, (layer, norm) in turned.items():    # the weights of one pitch class
        weight, bias = folded(layer.weight, layer.bias, norm.norm, 1)
        named[name] = weight.permute(3, 1, 2, 0), bias
    return {f"{name}.{key}": value.detach().numpy().astype(np.float32)
            for name, pair in named.items() for key, value in zip(("weight", "bias"), pair)}


def write(path, name, description, tensors, network):
    """Writes the container after comparing it with the torch network, whose outputs begin as the description's do."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], check=True, text=True, stdout=subprocess.PIPE,
                            cwd=pathlib.Path(__file__).parent).stdout.strip()
    exported = container.make(name, commit, description, tensors)
    [source] = description["inputs"]
    codes = torch.rand(1, 80, source["width"], generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        there, here = layers.load(exported)({source["name"]: codes}), network(codes)
    difference = max(float((x - there[one["name"]]).abs().max()) for one, x in zip(description["outputs"], here))
    if difference > TOLERANCE:
        sys.exit(f"the exported network's logits differ by {difference:.3f}")
    container.write(path, exported)
    print(f"{sum(t.size for t in exported.tensors.values())} weights, logits within {difference:.4f}")
