"""The harmony network: a convolutional network that treats all twelve transpositions alike.

Convolutions along pitch find partials; a fold over the octaves gives each pitch class its channels; dilated residual
layers then look around in time. From the fold on every layer is a convolution over time and, circularly, over pitch
classes. Training writes such a layer out as an ordinary convolution over time from 12 · channels to 12 · channels, since
one large matrix product is faster than twelve small ones; the program computes it from its spectrum around the circle.
"""
import torch
from torch import nn
from torch.nn import functional

from vocabulary import BASSES, CHORDS, KEYS, QUALITIES, ROOTS

PITCHES = 84
FRONT_CHANNELS = 8
FRONT_WIDTH = 25          # an octave to either side
CHANNELS = 32             # a pitch class
KEY_CHANNELS = 16
DILATIONS = (1, 2, 4, 8, 16)
KEY_DILATIONS = (1, 4, 12)
KEY_STRIDE = 4            # frames
KEY_ENTRY = 5


class CircularConvolution(nn.Module):
    """Convolution over time and circularly over pitch classes: (batch, 12 · inputs, frames), pitch class by pitch class.

    With `shared` further outputs that belong to no pitch class, as "no chord"."""

    def __init__(self, inputs, outputs, time=1, dilation=1, stride=1, shared=0):
        super().__init__()
        self.inputs, self.outputs, self.time, self.dilation, self.stride = inputs, outputs, time, dilation, stride
        scale = (2 / (ROOTS * inputs * time)) ** 0.5
        self.weight = nn.Parameter(scale * torch.randn(outputs, ROOTS, inputs, time))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.shared_weight = nn.Parameter(scale * torch.randn(shared, 1, inputs, time)) if shared else None
        self.shared_bias = nn.Parameter(torch.zeros(shared)) if shared else None
        classes = torch.arange(ROOTS)
        self.register_buffer("interval", (classes[None, :] - classes[:, None]) % ROOTS, persistent=False)

    def dense(self):
        """(weight, bias) of the ordinary convolution that this one is."""
        weight = self.weight[:, self.interval]                     # output, to, from, input, time
        weight = weight.permute(1, 0, 2, 3, 4).reshape(ROOTS * self.outputs, ROOTS * self.inputs, self.time)
        bias = self.bias.repeat(ROOTS)
        if self.shared_weight is not None:
            shared = self.shared_weight.expand(-1, ROOTS, -1, -1).reshape(-1, ROOTS * self.inputs, self.time)
            weight, bias = torch.cat([weight, shared]), torch.cat([bias, self.shared_bias])
        return weight, bias

    def forward(self, x):
        padding = self.dilation * (self.time // 2)
        return functional.conv1d(x, *self.dense(), stride=self.stride, padding=padding, dilation=self.dilation)


class OctaveFold(nn.Module):
    """(batch, 84 · inputs, frames), pitch by pitch, to (batch, 12 · outputs, frames).

    Output p weighs the 73 pitches from p up, so a note's part depends on its octave and on its interval to p."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.inputs, self.outputs = inputs, outputs
        self.reach = PITCHES - ROOTS + 1
        self.weight = nn.Parameter((2 / (self.reach * inputs)) ** 0.5 * torch.randn(outputs, self.reach, inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))

    def dense(self):
        rows = [functional.pad(self.weight, (0, 0, p, PITCHES - self.reach - p)) for p in range(ROOTS)]
        weight = torch.stack(rows).reshape(ROOTS * self.outputs, PITCHES * self.inputs, 1)
        return weight, self.bias.repeat(ROOTS)

    def forward(self, x):
        return functional.conv1d(x, *self.dense())


class ClassNorm(nn.Module):
    """Batch normalisation whose figures all pitch classes (or pitches) share."""

    def __init__(self, channels):
        super().__init__()
        self.channels = channels
        self.norm = nn.BatchNorm1d(channels, momentum=0.02)

    def forward(self, x):
        batch, width, frames = x.shape
        return self.norm(x.reshape(-1, self.channels, frames)).reshape(batch, width, frames)


def residuals(x, blocks, norms, dropout):
    """`x` after one residual block after the other."""
    for block, norm in zip(blocks, norms):
        x = x + functional.relu(norm(block(dropout(x))))
    return x


class HarmonyNetwork(nn.Module):
    """(batch, frames, 84) codes / 255 to logits of chord, bass and key, each (batch, frames, classes)."""

    def __init__(self, dropout=0.05):
        super().__init__()
        self.front = nn.Conv2d(1, FRONT_CHANNELS, (3, FRONT_WIDTH), padding=(1, FRONT_WIDTH // 2))
        self.front_norm = nn.BatchNorm2d(FRONT_CHANNELS, momentum=0.02)
        self.fold = OctaveFold(FRONT_CHANNELS, CHANNELS)
        self.fold_norm = ClassNorm(CHANNELS)
        self.blocks = nn.ModuleList(CircularConvolution(CHANNELS, CHANNELS, 3, d) for d in DILATIONS)
        self.block_norms = nn.ModuleList(ClassNorm(CHANNELS) for _ in DILATIONS)
        self.dropout = nn.Dropout1d(dropout)
        self.chord = CircularConvolution(CHANNELS, len(QUALITIES), shared=1)
        self.bass = CircularConvolution(CHANNELS, 1, shared=1)
        self.key_entry = CircularConvolution(CHANNELS, KEY_CHANNELS, KEY_ENTRY, stride=KEY_STRIDE)
        self.key_entry_norm = ClassNorm(KEY_CHANNELS)
        self.key_blocks = nn.ModuleList(CircularConvolution(KEY_CHANNELS, KEY_CHANNELS, 3, d) for d in KEY_DILATIONS)
        self.key_norms = nn.ModuleList(ClassNorm(KEY_CHANNELS) for _ in KEY_DILATIONS)
        self.key = CircularConvolution(KEY_CHANNELS, 2)

    def trunk(self, codes):
        batch, frames, _ = codes.shape
        x = functional.relu(self.front_norm(self.front(codes[:, None])))
        x = x.permute(0, 3, 1, 2).reshape(batch, PITCHES * FRONT_CHANNELS, frames)
        x = functional.relu(self.fold_norm(self.fold(x)))
        return residuals(x, self.blocks, self.block_norms, self.dropout)

    def forward(self, codes):
        x = self.trunk(codes)
        chord, bass = self.chord(self.dropout(x)), self.bass(self.dropout(x))
        y = functional.relu(self.key_entry_norm(self.key_entry(self.dropout(x))))
        y = residuals(y, self.key_blocks, self.key_norms, self.dropout)
        key = self.key(y).repeat_interleave(KEY_STRIDE, 2)
        return by_class(chord, len(QUALITIES)), by_class(bass, 1), by_class(key, 2)


def by_class(logits, kinds):
    """(batch, 12 · kinds + shared, frames), pitch class by pitch class, to (batch, frames, kind · 12 + class …)."""
    own = logits[:, :ROOTS * kinds].unflatten(1, (ROOTS, kinds)).transpose(1, 2).flatten(1, 2)
    return torch.cat([own, logits[:, ROOTS * kinds:]], 1).transpose(1, 2)


assert CHORDS == len(QUALITIES) * ROOTS + 1 and BASSES == ROOTS + 1 and KEYS == 2 * ROOTS
