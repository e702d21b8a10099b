"""What bass and chord instruments play: pitches for the symbols of patterns, and voices of chords.

Bass symbols: "1" the chord's bass note, "X" the same with an accent, "8" its octave, "5" and "v" the fifth above and below,
"3", "7", "6", "2", "4" other steps of the chord, "a" a step into the chord that follows, "w" a walking note, "g" a dead note.

Chord symbols: "x" the chord, "X" with an accent, "o" softly, "s" short, "m" muted (short and soft), "l" the low bass
note, "L" its fifth, "h" the upper voices, "1" to "6" single voices from the lowest, "d" root and fifth, "D" with an
accent, "e" root and sixth, "c" a palm-muted low root.
"""
import dataclasses

from harmony import QUALITIES
from score import Note


@dataclasses.dataclass
class BassHabits:
    low: int = 28             # lowest root, MIDI
    legato: float = 0.9       # of the time to the next hit, at most `hold`
    hold: float = 8.0         # quarters
    velocity: int = 98
    tie: float = 0.8          # probability that a note pushed before the bar lasts over its first beat
    ring: bool = True         # notes last to the next one over the pattern's rests


@dataclasses.dataclass
class CompHabits:
    low: int = 52             # lowest voice about here
    shape: str = "close"      # close, guitar, open, power, shell, octaves, single
    legato: float = 0.9
    hold: float = 8.0
    velocity: int = 82
    tie: float = 0.8
    ring: bool = False        # chords last to the next one over the pattern's rests; single voices always do
    strum: float = 0.0        # quarters between the voices of one chord


def _rhythm(rng, steps):
    """The places of a made-up rhythm: the first mostly, even ones more often than odd ones."""
    busy, smooth = rng.uniform(0.15, 0.6), rng.uniform(0.1, 0.7)
    weights = [1.0 if i % 4 == 0 else 0.8 if i % 2 == 0 else smooth for i in range(steps)]
    return [i for i in range(steps) if (i == 0 and rng.random() < 0.9) or (i > 0 and rng.random() < busy * weights[i])] or [0]


def invented_bass(rng, steps):
    """A bass pattern of this song alone."""
    row = ["."] * steps
    for i in _rhythm(rng, steps):
        row[i] = "1" if i == 0 else "1115583v7"[int(rng.integers(9))]
    return "".join(row)


def invented_comp(rng, steps):
    """A chord rhythm of this song alone, short or held."""
    rest, places = ("." if rng.random() < 0.5 else "-"), _rhythm(rng, steps)
    row = [rest if i > places[0] else "." for i in range(steps)]
    for i in places:
        row[i] = "s" if rest == "." and rng.random() < 0.5 else "x"
    return "".join(row)


def pushed_hits(rng, hits, pushes, tie):
    """Moves hits of first beats to the chord changes that come before them.

    `pushes`: (onset of the change, onset of the beat it anticipates).
    """
    for early, beat in pushes:
        taken = [h for h in hits if abs(h[0] - early) < 0.13]
        on_beat = [h for h in hits if abs(h[0] - beat) < 1e-6]
        symbol = on_beat[0][2] if on_beat and on_beat[0][2] in "xXshd1ol" else "1" if on_beat and on_beat[0][2].isdigit() else "x"
        hits = [h for h in hits if h not in taken]
        if on_beat and rng.random() < tie:
            hits = [h for h in hits if h not in on_beat]
            hits.append((early, beat - early + on_beat[0][1], symbol))
        else:
            hits.append((early, beat - early, symbol))
    return sorted(hits)


def _lasting(hits, i, legato, hold, end, chords, pitches, held):
    """How long hit i sounds: to the next hit, not into a chord that it does not belong to."""
    onset, length, _ = hits[i]
    gap = (hits[i + 1][0] if i + 1 < len(hits) else end) - onset
    last = max(length, min(gap, hold)) if held else min(length, gap)
    last = min(last * legato, gap)
    change = chords.next_change(onset)
    if onset + last > change:
        allowed = chords.at(change).tones
        if any(p % 12 not in allowed for p in pitches):
            last = change - onset
    return max(0.08, min(last, end - onset))


def bass_pitch(rng, symbol, chord, following, low, previous=None):
    """The pitch for a bass symbol over a chord; `following` is the chord after it."""
    root = low + (chord.bass_class - low) % 12
    if symbol in "1Xxgols":
        return root
    intervals = QUALITIES[chord.quality]
    third = next((i for i in intervals if i in (3, 4)), 5 if 5 in intervals else 7 if chord.quality == "5" else 2)
    fifth = next((i for i in intervals if i in (6, 7, 8)), 7)
    seventh = next((i for i in intervals if i in (10, 11)), 9 if 9 in intervals else 10 if chord.minor else 9)
    base = low + (chord.root - low) % 12
    if symbol in "a":
        target = low + (following.bass_class - low) % 12
        return target + (-1 if rng.random() < 0.45 else 1 if rng.random() < 0.35 else -2 if rng.random() < 0.6 else 2)
    if symbol == "w":
        options = [base + i for i in (0, third, fifth, seventh, 12, fifth - 12, third + 12)]
        near = previous if previous is not None else base
        options.sort(key=lambda p: abs(p - near) + (6 if p == near else 0) + rng.random() * 4)
        return options[0]
    return {"8": root + 12, "5": base + fifth, "v": base + fifth - 12, "3": base + third, "7": base + seventh,
            "6": base + 9, "2": base + 2, "4": base + 5, "b": base + seventh - 12}[symbol]


def bass_line(rng, hits, chords, end, habits):
    """Notes for bass hits; none where there is no chord."""
    notes, previous = [], None
    for i, (onset, _, symbol) in enumerate(hits):
        chord = chords.at(onset)
        if chord.quality is None:
            continue
        change = chords.next_change(onset)
        following = chords.at(change) if change < end else chord
        pitch = bass_pitch(rng, symbol, chord, following if following.quality else chord, habits.low, previous)
        pitch = pitch - 12 if pitch > habits.low + 26 else pitch + 12 if pitch < habits.low - 6 else pitch
        length = _lasting(hits, i, habits.legato, habits.hold, end, chords, [pitch], habits.ring)
        velocity = habits.velocity + (10 if symbol == "X" else -12 if symbol in "ao" else 0)
        if symbol == "g":
            length, velocity = min(length, 0.12), velocity - 30
        notes.append(Note(onset, length, pitch, _velocity(rng, velocity)))
        previous = pitch
    return notes


def _velocity(rng, value, spread=4.0):
    return int(min(127, max(10, value + rng.normal(0, spread))))


def voices(chord, low, shape="close", previous=None):
    """Ascending pitches of a chord from about `low`, led smoothly from the `previous` ones."""
    tones = [(chord.root + i) % 12 for i in QUALITIES[chord.quality]]
    if shape == "power":
        root = low + (chord.root - low) % 12
        return [root, root + 7, root + 12]
    if shape == "octaves":
        root = low + (chord.root - low) % 12
        return [root, root + 12]
    if shape == "guitar":
        return _guitar(chord, low)
    if shape == "shell" and len(tones) > 3:
        tones = [t for t in tones if (t - chord.root) % 12 in (3, 4, 9, 10, 11, 2)] or tones
    best = min((_stacked(tones[i:] + tones[:i], low) for i in range(len(tones))),
               key=lambda v: (_distance(v, previous) if previous else 0) + 0.5 * abs(v[0] - low))
    if shape == "open" and len(best) > 2:
        best = sorted([best[0], best[2], best[1] + 12, *best[3:]])
    return best


def _stacked(order, low):
    pitch = low - 4 + (order[0] - low + 4) % 12
    result = [pitch]
    for tone in order[1:]:
        pitch += (tone - pitch) % 12 or 12
        result.append(pitch)
    return result


def _distance(pitches, previous):
    return sum(min(abs(p - q) for q in previous) for p in pitches) + 0.5 * abs(pitches[0] - previous[0])


def _guitar(chord, low):
    """Five or six strings: bass note, fifth or third, then the chord closely above."""
    bass = low + (chord.bass_class - low) % 12
    intervals = sorted(QUALITIES[chord.quality])
    result, pitch = [bass], bass
    fifth = chord.root + next((i for i in intervals if i in (6, 7, 8)), 7)
    pitch += (fifth - pitch) % 12 or 12
    result.append(pitch)
    tones = {(chord.root + i) % 12 for i in intervals}
    while len(result) < 5 and pitch < low + 26:
        pitch += 3
        while pitch % 12 not in tones:
            pitch += 1
        result.append(pitch)
    missing = tones - {p % 12 for p in result}
    return sorted(result + [result[-1] + (t - result[-1]) % 12 for t in missing])


_LEVELS = {"X": 14, "D": 14, "o": -18, "m": -30, "h": -8, "c": -2}


def _sounding(symbol, chord, stack, habits):
    """The pitches of a chord symbol."""
    low = habits.low
    guitar = habits.shape in ("guitar", "power")
    if symbol in "lL":
        lowest = low if guitar else max(33, low - 24)
        bass = lowest + (chord.bass_class - lowest) % 12
        return [bass + (0 if symbol == "l" else _fifth(chord) if chord.bass == 0 else 0)]
    if symbol in "dDec":
        lowest = low if guitar else max(36, low - 12)
        root = lowest + (chord.root - lowest) % 12
        return [root] if symbol == "c" else [root, root + (9 if symbol == "e" else _fifth(chord))]
    if symbol.isdigit():
        i = int(symbol) - 1
        return [stack[i % len(stack)] + 12 * (i // len(stack))]
    return stack[1:] if symbol == "h" and len(stack) > 2 else stack


def _fifth(chord):
    return next((i for i in QUALITIES[chord.quality] if i in (6, 7, 8)), 7)


def comp_line(rng, hits, chords, end, habits):
    """Notes for chord hits."""
    notes, stack, known = [], None, None
    for i, (onset, _, symbol) in enumerate(hits):
        chord = chords.at(onset)
        if chord.quality is None:
            continue
        if chord != known:
            stack, known = voices(chord, habits.low, habits.shape, stack), chord
        pitches = _sounding(symbol, chord, stack, habits)
        short = symbol in "smc"
        length = _lasting(hits, i, habits.legato, habits.hold, end, chords, pitches,
                          (habits.ring and not short) or symbol.isdigit())
        if short:
            length = min(length, 0.1 if symbol == "m" else 0.22)
        level = habits.velocity + _LEVELS.get(symbol, 0)
        for j, pitch in enumerate(pitches):
            late = habits.strum * j if length > habits.strum * len(pitches) * 2 else 0.0
            notes.append(Note(onset + late, length - late, pitch, _velocity(rng, level)))
    return notes


def pad_line(rng, start, end, chords, habits):
    """Chords held from change to change."""
    onsets = sorted({start, *chords.changes(start, end)})
    hits = [(o, (onsets[i + 1] if i + 1 < len(onsets) else end) - o, "x") for i, o in enumerate(onsets)]
    return comp_line(rng, hits, chords, end, dataclasses.replace(habits, hold=1e3))
