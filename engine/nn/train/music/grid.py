"""Patterns written as text on a grid, and small draws that every genre needs.

One character is one step; the number of characters tells the step, since a bar of the text lasts `length` quarters (4
unless told): "x.x.x.x." is quarters in eighths, 16 characters are sixteenths, 12 are triplets (or eighths of 12/8 with
length 6). "|" parts bars, blanks count nothing. "." rests, "-" holds what sounds, "?" is a chance: `settle` makes it a
hit or a rest once for a song. What other characters mean, the player says.
"""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Pattern:
    text: str
    length: float = 4.0       # quarters of one written bar

    @property
    def rows(self):
        return [row.replace(" ", "") for row in self.text.split("|")]

    def bar(self, index, length):
        """Hits (offset, length, symbol) of the bar numbered `index`, cut or repeated to a bar of `length` quarters."""
        rows = self.rows
        row = rows[index % len(rows)]
        step = self.length / len(row)
        count = max(1, round(length / step))
        return [(i * step, n * step, c) for i, n, c in _runs(row * (count // len(row) + 1), count)]


def _runs(text, count):
    """(first step, steps, symbol) of every hit in the first `count` characters."""
    runs = []
    for i, symbol in enumerate(text[:count]):
        if symbol == "-":
            if runs and runs[-1][0] + runs[-1][1] == i:
                runs[-1][1] += 1
        elif symbol != ".":
            runs.append([i, 1, symbol])
    return runs


def settle(rng, text, hit="x", chance=0.5):
    """Turns every "?" into a hit or a rest."""
    return "".join((hit if rng.random() < chance else ".") if c == "?" else c for c in text)


def euclid(hits, steps, shift=0):
    """`hits` spread as evenly as `steps` allow (Toussaint 2005), as text."""
    return "".join("x" if ((i + shift) * hits) % steps < hits else "." for i in range(steps))


def pick(rng, *options):
    """One of the options, or of a single sequence given."""
    if len(options) == 1 and isinstance(options[0], (list, tuple)):
        options = options[0]
    return options[int(rng.integers(len(options)))]


def weigh(rng, pairs):
    """One of (option, weight) pairs."""
    total = sum(w for _, w in pairs)
    draw = rng.random() * total
    for option, weight in pairs:
        draw -= weight
        if draw < 0:
            return option
    return pairs[-1][0]


def chance(rng, probability):
    return bool(rng.random() < probability)


def child(rng):
    """A generator of its own, so that what it is used for repeats when it is seeded alike."""
    return int(rng.integers(2 ** 63))
