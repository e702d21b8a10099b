"""Builds a torch network from the description that is exported, so that what was trained is what runs.

    network = layers.build(description)                       # training keys are honoured
    outputs = network({"bands": codes / 255, "pitch": …})     # [batch, time, width] each; {name: [batch, time, channels]}
    container.write(path, layers.export(network, "rhythm", commit))

Inside, tensors are [batch, channels, time, width] as torch likes them, and [batch, channels, time] once the width is 1.
"""
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import container
from description import CIRCLE, FRAMES, complete


class Affine(nn.Module):
    """Brings each place of an input to mean 0 and variance 1 over the training data, then scales and shifts it."""

    def __init__(self, layer, shape):
        super().__init__()
        self.norm = nn.BatchNorm1d(shape.width * shape.channels)
        self.shape = shape

    def forward(self, x, _others):
        places = x.permute(0, 3, 1, 2).flatten(1, 2) if x.dim() == 4 else x
        places = self.norm(places)
        if x.dim() == 3:
            return places
        return places.unflatten(1, (self.shape.width, self.shape.channels)).permute(0, 2, 3, 1)

    def tensors(self):
        """Scale and shift with the running statistics folded in."""
        scale, shift = _folded_norm(self.norm)
        shape = (self.shape.width, self.shape.channels)
        return {"scale": scale.reshape(shape), "shift": shift.reshape(shape)}

    def load(self, tensors):
        """Takes over exported tensors."""
        set_norm(self.norm, tensors["scale"].reshape(-1), tensors["shift"].reshape(-1))


class Convolve(nn.Module):
    """A convolution over time and width, with what training adds to it."""

    def __init__(self, layer, shape):
        super().__init__()
        self.relu_before, self.relu_after, self.add = layer["relu_before"], layer["relu_after"], layer["add"]
        self.flat = layer["flat"]
        padding = layer["dilation"] * (layer["time_kernel"] // 2)
        channels = (layer["in_channels"], layer["out_channels"])
        if self.flat:
            self.convolution = nn.Conv1d(*channels, layer["time_kernel"], stride=layer["time_stride"],
                                         padding=padding, dilation=layer["dilation"])
        else:
            self.convolution = nn.Conv2d(*channels, (layer["time_kernel"], layer["width_kernel"]),
                                         stride=(layer["time_stride"], layer["width_stride"]),
                                         padding=(padding, layer["width_padding"]), dilation=(layer["dilation"], 1))
        fan_in = layer["in_channels"] * layer["time_kernel"] * layer["width_kernel"]
        nn.init.normal_(self.convolution.weight, 0.0, layer["gain"] * math.sqrt(2.0 / fan_in))
        nn.init.constant_(self.convolution.bias, layer["initial_bias"])
        self.norm = None
        if layer["batch_norm"]:
            self.norm = nn.BatchNorm1d(shape.channels) if self.flat else nn.BatchNorm2d(shape.channels)
        self.dropout = nn.Dropout1d(layer["dropout"]) if self.flat else nn.Dropout2d(layer["dropout"])
        self.squeeze = not self.flat and shape.width == 1

    def forward(self, x, others):
        y = self.convolution(functional.relu(x) if self.relu_before else x)
        if self.norm is not None:
            y = self.norm(y)
        y = self.dropout(y)
        if self.squeeze:
            y = y.squeeze(3)
        if self.add is not None:
            y = y + others[self.add]
        return functional.relu(y) if self.relu_after else y

    def tensors(self):
        """Weights [time kernel, width kernel, in channels, out channels] and bias, batch normalisation folded in."""
        weight, bias = self.convolution.weight.detach(), self.convolution.bias.detach()
        if self.flat:
            weight = weight.unsqueeze(3)
        if self.norm is not None:
            scale, shift = _folded_norm(self.norm)
            weight, bias = weight * scale.reshape(-1, 1, 1, 1), bias * scale + shift
        return {"weight": weight.permute(2, 3, 1, 0), "bias": bias}

    def load(self, tensors):
        """Takes over exported tensors; a batch normalisation is set to change nothing."""
        weight = tensors["weight"].permute(3, 2, 0, 1)
        with torch.no_grad():
            self.convolution.weight.copy_(weight.squeeze(3) if self.flat else weight)
            self.convolution.bias.copy_(tensors["bias"])
        if self.norm is not None:
            ones = torch.ones_like(tensors["bias"])
            set_norm(self.norm, ones, torch.zeros_like(ones))


class Circular(nn.Module):
    """A convolution over time and, circularly, over groups of channels: one group's weights, turned for the others."""

    def __init__(self, layer, shape):
        super().__init__()
        self.relu_after, self.add = layer["relu_after"], layer["add"]
        self.dilation, self.stride = layer["dilation"], layer["time_stride"]
        inputs, outputs = layer["in_channels"] // CIRCLE, layer["out_channels"] // CIRCLE
        scale = math.sqrt(2.0 / (layer["time_kernel"] * layer["in_channels"]))
        self.weight = nn.Parameter(scale * torch.randn(layer["time_kernel"], CIRCLE, inputs, outputs))
        self.bias = nn.Parameter(torch.zeros(outputs))

    def dense(self):
        """(weight [out, in, time], bias) of the ordinary convolution that this one is."""
        groups = torch.arange(CIRCLE)
        weight = self.weight[:, (groups[:, None] - groups[None, :]) % CIRCLE]   # time, from, to, in, out
        return weight.permute(2, 4, 1, 3, 0).flatten(2, 3).flatten(0, 1), self.bias.repeat(CIRCLE)

    def forward(self, x, others):
        weight, bias = self.dense()
        y = functional.conv1d(x, weight, bias, stride=self.stride, padding=self.dilation * (weight.shape[2] // 2),
                              dilation=self.dilation)
        if self.add is not None:
            y = y + others[self.add]
        return functional.relu(y) if self.relu_after else y

    def tensors(self):
        """Weights and bias as they are."""
        return {"weight": self.weight, "bias": self.bias}

    def load(self, tensors):
        """Takes over exported tensors."""
        with torch.no_grad():
            self.weight.copy_(tensors["weight"])
            self.bias.copy_(tensors["bias"])


class Average(nn.Module):
    """The mean over the width."""

    def __init__(self, layer, shape):
        super().__init__()

    def forward(self, x, _others):
        return x.mean(3) if x.dim() == 4 else x


class Flatten(nn.Module):
    """Width and channels as channels, place by place."""

    def __init__(self, layer, shape):
        super().__init__()

    def forward(self, x, _others):
        return x.permute(0, 3, 1, 2).flatten(1, 2) if x.dim() == 4 else x


class Repeat(nn.Module):
    """Each frame several times."""

    def __init__(self, layer, shape):
        super().__init__()
        self.factor, self.add = layer["factor"], layer["add"]

    def forward(self, x, others):
        y = x.repeat_interleave(self.factor, 2)
        return y if self.add is None else y + others[self.add]


KINDS = {"affine": Affine, "convolve": Convolve, "circular": Circular, "average": Average, "flatten": Flatten, "repeat": Repeat}


class Network(nn.Module):
    """A described network. `description` is complete, training keys and all."""

    def __init__(self, description):
        super().__init__()
        self.description, self.shapes = complete(description, training=True)
        self.layers = nn.ModuleDict()
        for layer in self.description["layers"]:
            flat = self.shapes[layer["input"]].width == 1 and layer.get("width_kernel", 1) == 1
            self.layers[layer["name"]] = KINDS[layer["kind"]](dict(layer, flat=flat), self.shapes[layer["name"]])
        self._last_use = self._last_uses()

    def _last_uses(self):
        """The last layer that reads each input and layer, so that the rest need not be kept."""
        last = {}
        for layer in self.description["layers"]:
            last[layer["input"]] = layer["name"]
            if layer.get("add") is not None:
                last[layer["add"]] = layer["name"]
        for output in self.description["outputs"]:
            last[output["layer"]] = None
        return last

    def forward(self, inputs):
        """Outputs by name, [batch, time, channels], of inputs by name, [batch, time, width], codes divided by 255.

        Pads with zeros to whole groups of frames as the program does, and cuts what that adds off again.
        """
        frames = next(inputs[one["name"]].shape[1] for one in self.description["inputs"] if one["stride"] == 1)
        padded = -(-frames // FRAMES) * FRAMES
        values = {}
        for one in self.description["inputs"]:
            x = inputs[one["name"]]
            x = functional.pad(x, (0, 0, 0, padded // one["stride"] - x.shape[1]))
            values[one["name"]] = x.transpose(1, 2) if one["width"] == 1 else x.unsqueeze(1)
        for layer in self.description["layers"]:
            name = layer["name"]
            values[name] = self.layers[name](values[layer["input"]], values)
            for used in (layer["input"], layer.get("add")):
                if self._last_use.get(used) == name:
                    values.pop(used, None)
        return {one["name"]: self._cut(values[one["layer"]], frames, self.shapes[one["layer"]])
                for one in self.description["outputs"]}

    @staticmethod
    def _cut(x, frames, shape):
        x = x.squeeze(3) if x.dim() == 4 else x
        return x.transpose(1, 2)[:, :-(-frames // shape.stride)]

    def tensors(self):
        """What is exported, by name: numpy arrays of float32."""
        return {f"{name}.{key}": value.detach().cpu().numpy().astype(np.float32)
                for name, layer in self.layers.items() if hasattr(layer, "tensors")
                for key, value in layer.tensors().items()}

    def load_tensors(self, tensors):
        """Takes over exported tensors, e.g. container.read(path).tensors, to go on from them."""
        for name, layer in self.layers.items():
            if hasattr(layer, "load"):
                prefix = name + "."
                layer.load({key[len(prefix):]: torch.from_numpy(np.array(value, np.float32))
                            for key, value in tensors.items() if key.startswith(prefix)})


def build(description):
    """The torch network of a description. Seed torch before it for the same initial weights."""
    return Network(description)


def export(network, name, commit):
    """The container of a network as it stands, rounded to 16 bits."""
    return container.make(name, commit, network.description, network.tensors())


def load(exported):
    """The torch network of a container, in evaluation mode: what the program computes, but for rounding."""
    network = Network(exported.description)
    network.load_tensors(exported.tensors)
    return network.eval()


def _folded_norm(norm):
    scale = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
    return scale, norm.bias.detach() - norm.running_mean * scale


def set_norm(norm, scale, shift):
    """Makes a normalisation compute scale · x + shift until it is trained again."""
    with torch.no_grad():
        norm.running_mean.zero_()
        norm.running_var.fill_(1.0 - norm.eps)
        norm.weight.copy_(scale)
        norm.bias.copy_(shift)
