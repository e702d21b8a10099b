"""The chord network: chord and bass of each span of beats, from what the harmony network heard in it and around it.

As there, weights are shared by all twelve transpositions (see ../network.py, whose layers these are). It looks 32 spans to
either side, some eight bars, and knows where in the bar a span begins."""
from torch import nn
from torch.nn import functional

from network import CircularConvolution, ClassNorm, by_class, residuals
from vocabulary import QUALITIES

INPUTS = 42               # bytes of a pitch class, see engine/steps/harmony/ChordContext.h
CHANNELS = 32             # a pitch class
ENTRY = 3
DILATIONS = (1, 2, 4, 8, 16)


class ChordNetwork(nn.Module):
    """(batch, spans, 504) codes / 255 to logits of chord, bass and key, each (batch, spans, classes).

    The key is there to learn from; the program does without."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.entry = CircularConvolution(INPUTS, CHANNELS, ENTRY)
        self.entry_norm = ClassNorm(CHANNELS)
        self.blocks = nn.ModuleList(CircularConvolution(CHANNELS, CHANNELS, 3, d) for d in DILATIONS)
        self.block_norms = nn.ModuleList(ClassNorm(CHANNELS) for _ in DILATIONS)
        self.dropout = nn.Dropout1d(dropout)
        self.chord = CircularConvolution(CHANNELS, len(QUALITIES), shared=1)
        self.bass = CircularConvolution(CHANNELS, 1, shared=1)
        self.key = CircularConvolution(CHANNELS, 2)

    def forward(self, codes):
        x = functional.relu(self.entry_norm(self.entry(codes.transpose(1, 2))))
        x = self.dropout(residuals(x, self.blocks, self.block_norms, self.dropout))
        return by_class(self.chord(x), len(QUALITIES)), by_class(self.bass(x), 1), by_class(self.key(x), 2)
