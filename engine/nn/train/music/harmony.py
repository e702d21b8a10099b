"""Chords, keys and progressions.

A chord label is Harte's ("A:min7", "C:maj/3", "N"; Harte, Sandler, Abdallah and Gómez 2005, "Symbolic representation of
musical chords"). Progressions are written in Roman numerals over the major scale of the tonic whatever the mode, bars
parted by "|": "i | bVI | bIII | bVII", "I | IV V7", and "%" for the bar before once more.
"""
import bisect
import dataclasses
import re

QUALITIES = {  # Harte's shorthand: semitones above the root
    "maj": (0, 4, 7), "min": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8), "5": (0, 7),
    "sus2": (0, 2, 7), "sus4": (0, 5, 7), "sus4(b7)": (0, 5, 7, 10),
    "maj6": (0, 4, 7, 9), "min6": (0, 3, 7, 9), "maj(9)": (0, 2, 4, 7), "min(9)": (0, 2, 3, 7),
    "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "min7": (0, 3, 7, 10), "minmaj7": (0, 3, 7, 11),
    "dim7": (0, 3, 6, 9), "hdim7": (0, 3, 6, 10), "7(b9)": (0, 1, 4, 7, 10), "7(#9)": (0, 3, 4, 7, 10),
    "9": (0, 2, 4, 7, 10), "maj9": (0, 2, 4, 7, 11), "min9": (0, 2, 3, 7, 10), "13": (0, 2, 4, 7, 9, 10),
    "aug(b7)": (0, 4, 8, 10), "7(#11)": (0, 4, 6, 7, 10), "maj6(9)": (0, 2, 4, 7, 9), "min7(11)": (0, 3, 5, 7, 10),
}
INTERVALS = ("1", "b2", "2", "b3", "3", "4", "b5", "5", "b6", "6", "b7", "7")
SHARPS = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
FLATS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
MODES = {
    "major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10), "harmonic": (0, 2, 3, 5, 7, 8, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10), "phrygian": (0, 1, 3, 5, 7, 8, 10), "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10), "blues": (0, 3, 5, 6, 7, 10), "pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
}
_MAJOR_MODES = ("major", "lydian", "mixolydian", "pentatonic")
_NUMERALS = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_NUMERAL = re.compile(r"([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)([^/]*)(?:/(.+))?$")
_UPPER = {"": "maj", "7sus": "sus4(b7)", "+": "aug", "6": "maj6", "add9": "maj(9)", "7b9": "7(b9)", "7#9": "7(#9)",
          "7#11": "7(#11)", "69": "maj6(9)", "+7": "aug(b7)"}
_LOWER = {"": "min", "7": "min7", "6": "min6", "9": "min9", "o": "dim", "o7": "dim7", "h": "hdim7",
          "maj7": "minmaj7", "add9": "min(9)", "11": "min7(11)"}


@dataclasses.dataclass(frozen=True)
class Chord:
    """A chord in pitch classes; `quality` None is no chord."""
    root: int = 0
    quality: str = None
    bass: int = 0             # semitones above the root
    flat: bool = False        # spelt with flats

    @property
    def tones(self):
        """The pitch classes that may sound, root first, a foreign bass last."""
        if self.quality is None:
            return ()
        tones = tuple((self.root + i) % 12 for i in QUALITIES[self.quality])
        return tones if self.bass_class in tones else (*tones, self.bass_class)

    @property
    def bass_class(self):
        return (self.root + self.bass) % 12

    @property
    def label(self):
        if self.quality is None:
            return "N"
        name = (FLATS if self.flat else SHARPS)[self.root]
        return f"{name}:{self.quality}" + (f"/{INTERVALS[self.bass]}" if self.bass else "")

    @property
    def minor(self):
        return self.quality is not None and 3 in QUALITIES[self.quality] and 4 not in QUALITIES[self.quality]

    def with_quality(self, quality):
        bass = self.bass if self.bass in QUALITIES[quality] else 0
        return dataclasses.replace(self, quality=quality, bass=bass)

    def over(self, bass_class):
        """The same chord over a bass (a pedal point, an inversion)."""
        return dataclasses.replace(self, bass=(bass_class - self.root) % 12)


NO_CHORD = Chord()


def pitch_class(name):
    """Of a note name such as "Bb"."""
    return ("C D EF G A B".index(name[0]) + name.count("#") - name.count("b")) % 12


def parse_label(label):
    """The Chord of a Harte label made of QUALITIES; ValueError for any other."""
    if label == "N":
        return NO_CHORD
    match = re.match(r"([A-G][b#]*)(?::([^/]+))?(?:/(.+))?$", label)
    if not match or (match[2] or "maj") not in QUALITIES or (match[3] or "1") not in INTERVALS:
        raise ValueError(f"no chord label: {label}")
    return Chord(pitch_class(match[1]), match[2] or "maj", INTERVALS.index(match[3] or "1"), "b" in match[1])


@dataclasses.dataclass(frozen=True)
class Key:
    tonic: int
    mode: str = "major"       # of MODES

    @property
    def minor(self):
        return self.mode not in _MAJOR_MODES

    @property
    def flat(self):
        """Whether the key signature has flats (the relative major decides)."""
        return (self.tonic + (3 if self.minor else 0)) % 12 in (5, 10, 3, 8, 1)

    @property
    def label(self):
        return f"{(FLATS if self.flat else SHARPS)[self.tonic]} {'minor' if self.minor else 'major'}"

    @property
    def scale(self):
        """Pitch classes from the tonic upwards."""
        return tuple((self.tonic + i) % 12 for i in MODES[self.mode])

    def moved(self, semitones):
        return dataclasses.replace(self, tonic=(self.tonic + semitones) % 12)

    def relative(self):
        """The relative major of a minor key and the reverse."""
        return Key((self.tonic + 3) % 12, "major") if self.minor else Key((self.tonic + 9) % 12, "minor")

    def chord(self, numeral):
        """The Chord of a Roman numeral: "ii7", "bVII", "V7sus", "I/3", "viio", "viih"; "N" is no chord."""
        if numeral == "N":
            return NO_CHORD
        match = _NUMERAL.match(numeral)
        if not match:
            raise ValueError(f"no numeral: {numeral}")
        accidental = {"": 0, "b": -1, "#": 1}[match[1]]
        lower = match[2].islower()
        quality = (_LOWER if lower else _UPPER).get(match[3], match[3])
        if quality not in QUALITIES:
            raise ValueError(f"no quality: {numeral}")
        root = (self.tonic + _NUMERALS[match[2].lower()] + accidental) % 12
        return Chord(root, quality, INTERVALS.index(match[4]) if match[4] else 0, self.flat)


class Timeline:
    """Chords in time: (quarters, Chord), ascending; each lasts until the next."""

    def __init__(self):
        self.onsets, self.chords = [], []

    def add(self, onset, chord):
        """Appends a change; the same chord again is no change, one at an onset taken replaces."""
        while self.onsets and self.onsets[-1] >= onset - 1e-9:
            self.onsets.pop(), self.chords.pop()
        if not self.chords or self.chords[-1] != chord:
            self.onsets.append(onset)
            self.chords.append(chord)

    def _index(self, onset):
        return max(0, bisect.bisect_right(self.onsets, onset + 1e-6) - 1)

    def at(self, onset):
        return self.chords[self._index(onset)]

    def next_change(self, onset):
        """Quarters of the first change after `onset`; infinity after the last."""
        i = bisect.bisect_right(self.onsets, onset + 1e-6)
        return self.onsets[i] if i < len(self.onsets) else float("inf")

    def changes(self, start, end):
        return [o for o in self.onsets if start - 1e-6 <= o < end - 1e-6]

    def silence(self, start, end):
        """No chord from `start` to `end` (a break of the drums); what sounded comes back after it."""
        after = self.at(end)
        kept = [(o, c) for o, c in zip(self.onsets, self.chords) if o < start - 1e-6 or o >= end - 1e-6]
        if not any(abs(o - end) < 1e-6 for o, _ in kept):
            kept.append((end, after))
        merged = sorted([*kept, (start, NO_CHORD)], key=lambda change: change[0])
        self.onsets, self.chords = [], []
        for onset, chord in merged:
            self.add(onset, chord)

    def labels(self):
        return [(o, c.label) for o, c in zip(self.onsets, self.chords)]


def progression(text):
    """Bars of numerals: "I | IV V" gives [["I"], ["IV", "V"]]."""
    bars = []
    for bar in text.split("|"):
        names = bar.split()
        bars.append(bars[-1] if names == ["%"] else names)
    return bars


def spread(bars, factor):
    """Slows the harmonic rhythm (2: each chord lasts twice as long) or quickens it (0.5: two bars in one)."""
    if factor >= 1:
        if all(len(bar) == 1 for bar in bars):
            return [bar for bar in bars for _ in range(int(factor))]
        return [[name] for bar in bars for name in (bar if len(bar) > 1 else bar * 2)] if factor == 2 else bars
    if any(len(bar) > 1 for bar in bars):
        return bars
    return [sum(bars[i:i + 2], []) for i in range(0, len(bars), 2)]


@dataclasses.dataclass(frozen=True)
class Palette:
    """How a song colours its chords: probabilities, drawn once for each numeral of a section."""
    sevenths: float = 0.0
    ninths: float = 0.0       # of the sevenths
    sixths: float = 0.0       # of the sevenths on tonic chords
    dominant: bool = False    # sevenths of major chords are dominant (blues, funk)
    suspended: float = 0.0    # sus2, sus4
    inverted: float = 0.0     # third or fifth in the bass
    added: float = 0.0        # added ninths
    power: float = 0.0        # root and fifth alone
    mixture: float = 0.0      # iv for IV, bVI for vi and the like
    secondary: float = 0.0    # a dominant of its own before a chord, in the bar before
    resolved: float = 0.03    # a suspended fourth that resolves within the bar


_MIXED = {"IV": "iv", "vi": "bVI", "ii": "iih", "V": "v", "iii": "bIII"}


def _coloured_quality(rng, chord, degree, palette):
    minor, major = chord.quality == "min", chord.quality == "maj"
    if not (minor or major):
        return chord.quality
    if rng.random() < palette.power:
        return "5"
    if rng.random() < palette.sevenths:
        tall = rng.random() < palette.ninths
        if minor:
            if degree == 0 and rng.random() < palette.sixths:
                return "min6"
            return "min9" if tall else "min7"
        if palette.dominant or degree == 7:
            return "9" if tall else "7"
        if degree in (0, 5) and rng.random() < palette.sixths:
            return "maj6"
        if degree in (0, 5, 3, 8):
            return "maj9" if tall else "maj7"
        return "7" if degree in (2, 4, 9, 10) else "maj7"
    if rng.random() < palette.suspended:
        return "sus4" if rng.random() < 0.6 else "sus2"
    if rng.random() < palette.added:
        return "min(9)" if minor else "maj(9)"
    return chord.quality


class Colourist:
    """Turns numerals into chords, the same numeral always into the same chord of a key while the habit lasts."""

    def __init__(self, rng, palette):
        self._rng, self._palette, self._known = rng, palette, {}

    def chord(self, key, numeral):
        known = self._known.get(numeral)
        if known is None:
            known = self._known[numeral] = self._draw(numeral)
        return key.chord(known[0]) if len(known) == 1 else self._rebuilt(key, *known)

    def _draw(self, numeral):
        rng, palette = self._rng, self._palette
        if numeral in _MIXED and rng.random() < palette.mixture:
            numeral = _MIXED[numeral]
        chord = Key(0).chord(numeral)
        if chord.quality is None or chord.bass or chord.quality not in ("maj", "min"):
            return (numeral,)
        quality = _coloured_quality(rng, chord, chord.root, palette)
        bass = 0
        if quality not in ("5", "sus2", "sus4") and chord.root != 0 and rng.random() < palette.inverted:
            bass = QUALITIES[quality][1 if rng.random() < 0.65 else 2]
            bass = bass if bass in (3, 4, 7) else 0
        return (numeral, quality, bass)

    @staticmethod
    def _rebuilt(key, numeral, quality, bass):
        return dataclasses.replace(key.chord(numeral), quality=quality, bass=bass)


def with_secondary(rng, bars, probability):
    """Puts the dominant of the next bar's chord into the second half of some bars."""
    result = []
    for i, bar in enumerate(bars):
        target = bars[(i + 1) % len(bars)][0]
        if len(bar) == 1 and rng.random() < probability and target not in ("N", "I", "i", bar[0]):
            dominant = _dominant_of(target)
            if dominant and dominant[:-1] != bar[0]:
                bar = [bar[0], dominant]
        result.append(bar)
    return result


def with_suspensions(rng, bars, probability):
    """Delays the third of some chords by half a bar."""
    result = []
    for bar in bars:
        plain = len(bar) == 1 and bar[0] in ("I", "V", "IV", "i", "bVII", "v", "II")
        result.append([bar[0].upper().replace("BVII", "bVII") + "sus4", bar[0]] if plain and rng.random() < probability else bar)
    return result


def _dominant_of(numeral):
    names = {0: "V7", 2: "VI7", 4: "VII7", 5: "I7", 7: "II7", 9: "III7", 3: "bVII7", 8: "bIII7", 10: "IV7"}
    return names.get(Key(0).chord(numeral).root)


_FUNCTIONS = {  # tonic, subdominant, dominant chords and their weights, by mode
    "major": {"T": (("I", 5), ("vi", 3), ("iii", 1), ("I/3", 0.7)), "S": (("IV", 4), ("ii", 3), ("IV/5", 0.2), ("vi", 0.6)),
              "D": (("V", 5), ("V7", 1.5), ("viio", 0.3), ("V/3", 0.6), ("V7sus", 0.4))},
    "minor": {"T": (("i", 5), ("bVI", 2), ("bIII", 2)), "S": (("iv", 4), ("iih", 0.8), ("bVI", 2), ("bII", 0.2)),
              "D": (("V", 3), ("V7", 1.5), ("bVII", 3), ("v", 1))},
    "dorian": {"T": (("i", 5), ("bIII", 2)), "S": (("IV", 5), ("ii", 2)), "D": (("bVII", 3), ("v", 2))},
    "mixolydian": {"T": (("I", 6), ("vi", 1)), "S": (("IV", 4), ("ii", 1)), "D": (("bVII", 5), ("v", 1))},
    "phrygian": {"T": (("i", 6), ("bIII", 1), ("bVI", 2)), "S": (("iv", 2), ("bVI", 1)), "D": (("bII", 5), ("bvii", 2))},
    "lydian": {"T": (("I", 6), ("vi", 1)), "S": (("II", 4), ("iii", 1)), "D": (("II", 2), ("V", 2), ("vii", 1))},
}
_STEPS = {"T": (("T", 2), ("S", 4), ("D", 2)), "S": (("T", 2), ("S", 1.5), ("D", 4)), "D": (("T", 5), ("S", 1), ("D", 0.5))}
_CADENCES = {"full": ("D", "T"), "half": ("S", "D"), "plagal": ("S", "T"), "open": ()}


def _weighted(rng, pairs):
    weights = [w for _, w in pairs]
    return pairs[int(rng.choice(len(pairs), p=[w / sum(weights) for w in weights]))][0]


def functional(rng, mode, bars, cadence="open"):
    """A phrase of one chord a bar from a grammar of functions, begun on a tonic mostly and closed by a cadence.

    `cadence`: full, half, plagal or open. `mode`: one of MODES; those without a grammar take their relatives'.
    """
    table = _FUNCTIONS.get(mode) or _FUNCTIONS["major" if mode in _MAJOR_MODES else "minor"]
    tail = _CADENCES[cadence][-bars:] if bars > 1 else ()
    functions = ["T" if rng.random() < 0.8 else "S"]
    while len(functions) < bars - len(tail):
        functions.append(_weighted(rng, _STEPS[functions[-1]]))
    functions = (functions + list(tail))[:bars]
    names = []
    for i, function in enumerate(functions):
        home = function == "T" and (i == 0 or (tail and i == bars - 1))
        options = table[function][:1] if home and rng.random() < 0.75 else table[function]
        name = _weighted(rng, options)
        if names and name == names[-1] and rng.random() < 0.6:
            name = _weighted(rng, options)
        names.append(name)
    return [[name] for name in names]
