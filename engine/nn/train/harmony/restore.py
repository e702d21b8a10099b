"""Takes the weights to go on from out of the container that the program reads.

Normalisations were folded into the convolutions before them when the container was written. Here they are given the
mean and spread that their inputs have over clips, so that training begins with the function that the container is.
"""
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))

import container   # noqa: E402  (found through the path above)
import layers      # noqa: E402
from network import PITCHES, HarmonyNetwork   # noqa: E402
from vocabulary import QUALITIES, ROOTS   # noqa: E402


def _dense(tensors, name):
    """(weight [output, input, time], bias) of an exported layer whose width is 1."""
    weight = torch.from_numpy(np.array(tensors[name + ".weight"], np.float32)).permute(3, 2, 0, 1).squeeze(3)
    return weight, torch.from_numpy(np.array(tensors[name + ".bias"], np.float32))


def _by_kind(weight, bias, kinds):
    """The order of training, pitch class · kinds + kind, of outputs in the order kind · 12 + pitch class."""
    order = torch.arange(len(bias))
    order[:ROOTS * kinds] = order[:ROOTS * kinds].reshape(kinds, ROOTS).T.flatten()
    return weight[order], bias[order]


def _set_block(layer, tensors, name):
    layer.weight.copy_(torch.from_numpy(np.array(tensors[name + ".weight"], np.float32)).permute(3, 1, 2, 0))
    layer.bias.copy_(torch.from_numpy(np.array(tensors[name + ".bias"], np.float32)))


def _set_head(layer, weight, bias):
    """The part of a dense convolution that belongs to pitch class 0, which the others repeat."""
    own = layer.outputs
    layer.weight.copy_(weight[:own].unflatten(1, (ROOTS, layer.inputs)))
    layer.bias.copy_(bias[:own])
    if layer.shared_weight is not None:
        layer.shared_weight.copy_(weight[ROOTS * own:, :layer.inputs].unsqueeze(1))
        layer.shared_bias.copy_(bias[ROOTS * own:])


def _set_weights(network, tensors):
    front = torch.from_numpy(np.array(tensors["front.weight"], np.float32)).permute(3, 2, 0, 1)
    network.front.weight.copy_(front)
    network.front.bias.copy_(torch.from_numpy(np.array(tensors["front.bias"], np.float32)))
    weight, bias = _dense(tensors, "fold")
    fold = network.fold
    own = weight[:len(fold.bias), :, 0].unflatten(1, (PITCHES, fold.inputs))
    fold.weight.copy_(own[:, :fold.reach])
    fold.bias.copy_(bias[:len(fold.bias)])
    for i, block in enumerate(network.blocks):
        _set_block(block, tensors, f"block{i}")
    for i, block in enumerate(network.key_blocks):
        _set_block(block, tensors, f"key_block{i}")
    _set_block(network.key_entry, tensors, "key_entry")
    for layer, name, kinds in ((network.chord, "chord", len(QUALITIES)), (network.bass, "bass", 1),
                               (network.key, "key_slow", 2)):
        _set_head(layer, *_by_kind(*_dense(tensors, name), kinds))


def _norms(network):
    return [module for module in network.modules() if isinstance(module, torch.nn.modules.batchnorm._BatchNorm)]


def _let_norms_pass(network):
    for norm in _norms(network):
        layers.set_norm(norm, torch.ones_like(norm.bias), torch.zeros_like(norm.bias))


def _measure_norms(network, codes):
    """Sets each norm to the figures of what it hears, which leaves the network's function as it is."""
    heard = {}
    hooks = [norm.register_forward_hook(lambda module, inputs, _: heard.update({module: inputs[0]}))
             for norm in _norms(network)]
    network.eval()(codes)
    for hook in hooks:
        hook.remove()
    for norm, x in heard.items():
        axes = [axis for axis in range(x.dim()) if axis != 1]
        mean, variance = x.mean(axes), x.var(axes)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_(torch.sqrt(variance + norm.eps))
        norm.bias.copy_(mean)


@torch.no_grad()
def restore(path, codes):
    """State of the HarmonyNetwork in the container at `path`; `codes` (clips × frames × 84, 0 to 1) as in training."""
    network = HarmonyNetwork()
    _let_norms_pass(network)
    _set_weights(network, container.read(path).tensors)
    _measure_norms(network, codes)
    return network.state_dict()
