"""What people practise to: click tracks and bare drum machines, in every metre, with or without a held chord.

They have little of what music has, so a level must be told from the accents alone, and odd metres are as common as four;
clicks that are all alike are in four, as anybody would count them.
"""
import numpy as np

from score import Bar, Note, Part, Song, TempoMark
from styles import style

METRES = [((4, 4), 5), ((3, 4), 3), ((2, 4), 1), ((5, 4), 3), ((6, 8), 3), ((7, 8), 3), ((9, 8), 1), ((12, 8), 2)]
CLICKS = [33, 34, 37, 56, 75, 76, 77, 42, 31]           # General MIDI: metronome, rim, cowbell, claves, wood blocks, hat
CHORDS = [("C:maj", (0, 4, 7)), ("C:min", (0, 3, 7)), ("C:maj7", (0, 4, 7, 11)), ("C:min7", (0, 3, 7, 10)),
          ("C:sus4", (0, 5, 7))]
NAMES = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
STEPS = [(0, "maj"), (5, "maj"), (7, "maj"), (9, "min"), (2, "min"), (4, "min")]


def _metre(rng):
    weights = np.array([weight for _, weight in METRES], float)
    return METRES[int(rng.choice(len(METRES), p=weights / weights.sum()))][0]


def _bars(rng, seconds, metre):
    """(bars, quarters a minute)"""
    numerator, denominator = metre
    unit = Bar(0.0, numerator, denominator).unit
    slowest, fastest = (140, 250) if unit == 0.5 else (45, 130) if unit == 1.5 else (45, 215)
    beats = float(np.exp(rng.uniform(np.log(slowest), np.log(fastest))))
    bpm = beats * unit
    bpm = round(bpm) if rng.random() < 0.7 else round(bpm, 2)
    length = Bar(0.0, numerator, denominator).length
    count = max(8, int(np.ceil(seconds * bpm / 60 / length)))
    return [Bar(i * length, numerator, denominator) for i in range(count)], float(bpm)


def _clicks(rng, bars, accent):
    """A click on each beat, the first of the bar louder ("level") or another "sound", sometimes softer subdivisions."""
    part = Part("click", "percussion", 0, looseness=0.0)
    beat_key, first_key = (int(key) for key in rng.choice(CLICKS, 2, replace=False))
    parts = int(rng.choice([1, 2, 3, 4], p=[0.6, 0.25, 0.1, 0.05]))
    level = int(rng.integers(70, 110))
    for bar in bars:
        for onset, position in bar.beats:
            is_first = position == 1
            key = first_key if is_first and accent == "sound" else beat_key
            velocity = level if is_first or accent == "sound" else level - (25 if accent == "level" else 0)
            part.notes.append(Note(onset, 0.1, key, velocity))
            for i in range(1, parts):
                part.notes.append(Note(onset + i * bar.unit / parts, 0.1, beat_key, max(20, level - 45)))
    return part


def _machine(rng, bars):
    """Kick on the first beat and some others, snare or clap elsewhere, a hat that keeps time."""
    part = Part("drums", "drums", int(rng.choice([0, 24, 25, 25, 16])), looseness=0.0)
    whole = bars[0]
    beats = len(whole.beats)
    kicks = {0} | {i for i in range(2, beats) if rng.random() < 0.35}
    snares = {i for i in range(1, beats) if i not in kicks and rng.random() < 0.75}
    hat = int(rng.choice([42, 42, 44, 46, 70, 82]))
    parts = 3 if whole.unit == 1.5 else int(rng.choice([1, 2, 2, 4]))
    snare = int(rng.choice([38, 40, 39, 37]))
    for bar in bars:
        for i, (onset, _) in enumerate(bar.beats):
            if i in kicks:
                part.notes.append(Note(onset, 0.2, 36, 110))
            if i in snares:
                part.notes.append(Note(onset, 0.2, snare, 100))
            for j in range(parts):
                part.notes.append(Note(onset + j * bar.unit / parts, 0.1, hat, 75 if j == 0 else 55))
    return part


def _harmony(rng, bars):
    """(parts, chords, key): nothing, one held chord, or a chord for each bar or two."""
    tonic = int(rng.integers(12))
    key = f"{NAMES[tonic]} major"
    kind = rng.choice(["none", "held", "bars"], p=[0.45, 0.2, 0.35])
    if kind == "none":
        return [], [(0.0, "N")], key
    pad = Part("pad", "pad", int(rng.choice([0, 16, 48, 50, 88, 89, 19])), gain=float(rng.uniform(-14, 0)))
    if kind == "held":
        label, tones = CHORDS[int(rng.integers(len(CHORDS)))]
        end = bars[-1].onset + bars[-1].length
        for bar in bars[::4]:
            length = min(4 * bar.length, end - bar.onset)
            pad.notes.extend(Note(bar.onset, length, 48 + tonic + tone, 80) for tone in tones)
        mode = "minor" if "min" in label else "major"
        return [pad], [(0.0, NAMES[tonic] + label[1:])], f"{NAMES[tonic]} {mode}"
    every, chords = int(rng.choice([1, 1, 2])), []
    for i in range(0, len(bars), every):
        step, quality = STEPS[0] if i == 0 else STEPS[int(rng.integers(len(STEPS)))]
        root = (tonic + step) % 12
        if not chords or chords[-1][1] != f"{NAMES[root]}:{quality}":
            chords.append((bars[i].onset, f"{NAMES[root]}:{quality}"))
        length = sum(bar.length for bar in bars[i:i + every])
        tones = (0, 4, 7) if quality == "maj" else (0, 3, 7)
        pad.notes.extend(Note(bars[i].onset, length, 48 + root + tone, 80) for tone in tones)
    return [pad], chords, key


def _song(name, rng, bars, bpm, beat_part):
    parts, chords, key = _harmony(rng, bars)
    return Song(name, bars, [beat_part, *parts], chords, [(0.0, key)], [(0.0, "A")], [TempoMark(0.0, bpm)],
                production="electronic", exact_chords=bool(parts))


@style("click track")
def click_track(rng, seconds):
    accent = rng.choice(["sound", "level", "none"], p=[0.5, 0.3, 0.2])
    bars, bpm = _bars(rng, seconds, (4, 4) if accent == "none" else _metre(rng))
    return _song("click track", rng, bars, bpm, _clicks(rng, bars, accent))


@style("drum machine alone", weight=1.3)
def drum_machine(rng, seconds):
    bars, bpm = _bars(rng, seconds, _metre(rng))
    return _song("drum machine alone", rng, bars, bpm, _machine(rng, bars))
