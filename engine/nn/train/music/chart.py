"""A chart: the form of a piece as bars, chords, sections and keys, written in Roman numerals.

A progression is text in the numerals of `harmony.Key.chord`, shorter than there: bars stand apart by blanks, chords
within a bar by commas (they share it equally; `V7:3` takes three shares), "N" is no chord, "%" the chord before.
"""
import bisect
import dataclasses

import score
from harmony import Chord, Key, QUALITIES


def tone(chord, degree):
    """Semitones from the chord's root to its own third, fifth, seventh …; the usual one where it has none."""
    wanted = {1: (0,), 2: (2, 1), 3: (4, 3, 5, 2), 4: (5,), 5: (7, 6, 8), 6: (9, 8), 7: (10, 11, 9), 8: (12,)}[degree]
    return next((w for w in wanted if w in QUALITIES[chord.quality]), wanted[0])


def numeral(token, key):
    """(Chord, shares) of one token such as "bVI7/3:2"."""
    name, _, shares = token.partition(":")
    return key.chord(name), int(shares or 1)


@dataclasses.dataclass(frozen=True)
class Span:
    """A stretch with one chord, never longer than its bar."""
    onset: float
    end: float
    chord: Chord
    bar: int


@dataclasses.dataclass(frozen=True)
class Section:
    label: str
    first: int                # bar
    end: int                  # bar after the last
    level: float              # loudness, 0 (softest) to 1
    kind: str                 # what players ask for: the label, or more exactly who plays ("bass solo")

    @property
    def bars(self):
        return range(self.first, self.end)


class Chart:
    """Grows bar by bar; `key` and `metre` may change between sections."""

    def __init__(self, tonic, minor, metre=(4, 4)):
        self.key, self.metre = Key(int(tonic), "minor" if minor else "major"), metre
        self.bars, self.spans, self.sections, self.keys = [], [], [], []

    @property
    def end(self):
        return self.bars[-1].onset + self.bars[-1].length if self.bars else 0.0

    def add(self, label, progression, level=0.7, metres=None, pickup=0.0, kind=None):
        """Appends a section; `metres` gives each bar its own metre, `pickup` makes its first bar a pick-up."""
        first = len(self.bars)
        if not self.keys or self.keys[-1][1] != self.key:
            self.keys.append((self.end, self.key))
        previous = self.spans[-1].chord if self.spans else None
        for index, text in enumerate(progression.split()):
            metre = metres[index] if metres else self.metre
            bar = score.Bar(self.end, *metre, pickup=pickup if index == 0 else 0.0)
            tokens = [(previous, 1) if t == "%" else numeral(t, self.key) for t in text.split(",")]
            share = bar.length / sum(s for _, s in tokens)
            onset = bar.onset
            for chord, shares in tokens:
                self.spans.append(Span(onset, onset + shares * share, chord, len(self.bars)))
                onset += shares * share
                previous = chord
            self.bars.append(bar)
        self.sections.append(Section(label, first, len(self.bars), level, kind or label))

    def key_at(self, onset):
        return max((k for k in self.keys if k[0] <= onset + 1e-6), key=lambda k: k[0])[1]

    def span_at(self, onset):
        return self.spans[max(0, bisect.bisect_right(self._onsets(), onset + 1e-6) - 1)]

    def chord_at(self, onset):
        return self.span_at(onset).chord

    def chord_after(self, onset):
        """The chord that follows the span sounding at `onset`; the last one follows itself."""
        return self.spans[min(len(self.spans) - 1, bisect.bisect_right(self._onsets(), onset + 1e-6))].chord

    def scale_at(self, onset):
        """Pitch classes to play melodies from: the chord's own and those of the key that don't rub against them."""
        own, scale = set(self.chord_at(onset).tones), set(self.key_at(onset).scale)
        rubbing = {(p + s) % 12 for p in own for s in (1, -1)}
        return own | (scale - rubbing) | ({p for p in scale if (p - 2) % 12 in own})

    def _onsets(self):
        if getattr(self, "_indexed", None) != len(self.spans):
            self._indexed, self._index = len(self.spans), [s.onset for s in self.spans]
        return self._index

    def annotation(self):
        """(chords, keys, sections) as score.Song wants them; equal neighbours are joined."""
        chords = []
        for span in self.spans:
            if not chords or chords[-1][1] != span.chord.label:
                chords.append((span.onset, span.chord.label))
        keys = [(onset, key.label) for onset, key in self.keys]
        sections = [(self.bars[s.first].onset, s.label) for s in self.sections]
        return chords, keys, sections
