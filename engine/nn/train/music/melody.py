"""Melodies in phrases: rhythm motifs that come back, chord tones on strong beats, long notes and breath at the ends."""
import dataclasses

from band import pick


@dataclasses.dataclass
class Voice:
    """How a melody moves; drawn once for a song."""
    low: int = 60
    high: int = 79
    density: float = 0.45      # how many of the grid's places carry a note
    grid: float = 0.5          # quarters of one place
    offbeat: float = 0.25      # how willingly notes stand off the beat
    pickup: float = 0.4        # how often a phrase begins before its first bar
    phrase: int = 4            # bars
    rest: float = 0.15         # of the phrase, at its end
    delay: float = 0.0         # of the phrase, before it begins
    leaps: float = 0.2
    chromatic: float = 0.0     # approach notes a half-step from below
    legato: float = 0.92
    velocity: int = 84
    ornaments: float = 0.0     # grace notes and mordents
    answers: float = 0.0       # how often a phrase is left out (another voice answers)


def _motif(rng, voice, length, beat):
    """Onsets of a rhythm within `length` quarters, its first place more often on the beat."""
    places = [i * voice.grid for i in range(int(round(length / voice.grid)))]
    onsets = []
    for place in places:
        on_beat = abs(place / beat - round(place / beat)) < 1e-6
        chance = voice.density * (1.5 if on_beat else 0.6 + 1.4 * voice.offbeat)
        if rng.random() < chance:
            onsets.append(place)
    return onsets or [0.0]


def phrases(band, where=None, bars=4):
    """(section label, number of the phrase in it, first bar, bar after the last)"""
    for section in band.chart.sections:
        if where is None or where(section):
            for index, first in enumerate(range(section.first, section.end, bars)):
                yield section.label, index, first, min(first + bars, section.end)


def rhythm_of(band, motifs, voice, label, index, first, end):
    """(onset, length) of a phrase's notes. Phrases of sections that are called alike repeat their rhythm."""
    rng, chart = band.rng, band.chart
    begin, finish = chart.bars[first].onset, chart.bars[end - 1].onset + chart.bars[end - 1].length
    beat = chart.bars[first].unit
    half = (finish - begin) / 2
    name = (label, index % 2, round(half, 3))
    if name not in motifs:
        opening = motifs.setdefault(("opening", round(half, 3)), _motif(rng, voice, half, beat))
        second = opening if rng.random() < 0.5 else _motif(rng, voice, half, beat)
        motifs[name] = opening if index % 2 == 0 else second, second
    first_half, second_half = motifs[name]
    stop = finish - (finish - begin) * voice.rest
    onsets = [begin + o for o in first_half] + [begin + half + o for o in second_half]
    start = begin + (finish - begin) * voice.delay
    onsets = [o for o in onsets if start - 1e-6 < o < stop - 1e-6 and rng.random() > 0.04]
    if rng.random() < voice.pickup and start > 0:
        lead = int(rng.integers(1, 4))
        onsets = [max(0.0, start - voice.grid * k) for k in range(lead, 0, -1)] + onsets
    onsets = sorted(set(onsets)) or [start]
    ends = onsets[1:] + [max(finish - (finish - begin) * voice.rest * 0.5, onsets[-1] + voice.grid)]
    return [(o, e - o) for o, e in zip(onsets, ends)]


def sing(band, part, voice, where=None):
    """A tune over the chart."""
    rng, motifs = band.rng, {}
    pitch = (voice.low + voice.high) // 2
    for label, index, first, end in phrases(band, where, voice.phrase):
        if rng.random() < voice.answers:
            continue
        notes = rhythm_of(band, motifs, voice, label, index, first, end)
        peak = rng.integers(len(notes)) if len(notes) > 1 else 0
        for number, (onset, length) in enumerate(notes):
            aim = voice.low + (voice.high - voice.low) * (0.35 + 0.5 * (1 - abs(number - peak) / max(1, len(notes))))
            pitch = next_pitch(band, voice, onset, length, pitch, aim, number + 1 == len(notes))
            bar = band.chart.span_at(onset).bar
            loud = voice.velocity + band.level(bar) + (5 if length >= 1 else 0)
            play(band, part, voice, onset, min(length, 6) * voice.legato, pitch, loud)


def next_pitch(band, voice, onset, length, pitch, aim, last):
    """A neighbour of `pitch`, drawn towards `aim`; a chord tone on strong beats, on long notes and at the end."""
    rng, chord = band.rng, band.chart.chord_at(onset)
    if chord.quality is None:
        classes = {(band.chart.key_at(onset).tonic + i) % 12 for i in (0, 4, 7)}
    else:
        strong = abs(onset - round(onset)) < 0.01 or length >= 1 or last
        classes = set(chord.tones) if strong and rng.random() < 0.82 else band.chart.scale_at(onset)
    near = [p for p in range(voice.low, voice.high + 1) if p % 12 in classes]
    leap = rng.random() < voice.leaps

    def weight(p):
        distance = abs(p - pitch)
        step = {0: 0.25, 1: 1.0, 2: 1.2, 3: 0.6, 4: 0.5}.get(distance, 0.25 if distance < 8 else 0.05)
        return (step if not leap else 0.1 + 0.9 * (3 <= distance <= 9)) / (1 + abs(p - aim) * 0.15)

    weights = [weight(p) for p in near]
    return int(rng.choice(near, p=[w / sum(weights) for w in weights]))


def play(band, part, voice, onset, length, pitch, velocity):
    """One note with its ornament."""
    rng = band.rng
    if rng.random() < voice.chromatic and length >= voice.grid and onset > 0.2:
        band.note(part, onset - 0.12, 0.12, pitch - 1, velocity - 12)
    elif rng.random() < voice.ornaments and length > 0.7:
        band.note(part, onset, 0.12, pitch, velocity)
        band.note(part, onset + 0.12, 0.12, pitch + 2, velocity - 8, False)
        band.note(part, onset + 0.24, length - 0.24, pitch, velocity - 4, False)
        return
    band.note(part, onset, length, pitch, velocity)


def improvise(band, part, where=None, low=60, high=84, density=0.8, grid=0.5, velocity=84, legato=0.95, rests=0.25,
              triplets=0.08):
    """A jazz line: runs of eighths through chord and scale tones with chromatic approaches, ending off the beat."""
    rng, chart = band.rng, band.chart
    pitch, direction = (low + high) // 2, 1
    for _, _, first, end in phrases(band, where, int(pick(rng, [2, 2, 4]))):
        onset, stop = chart.bars[first].onset, chart.bars[end - 1].onset + chart.bars[end - 1].length
        onset += grid * int(rng.choice([0, 1, 1, 2, 3]))
        stop -= (stop - onset) * rests * rng.uniform(0.3, 1.7)
        while onset < stop:
            if rng.random() > density:
                onset += grid * (1 if rng.random() < 0.7 else 2)
                continue
            strong = abs(onset - round(onset)) < 0.01
            chord = chart.chord_at(onset)
            classes = set(chord.tones) if strong and chord.quality is not None else chart.scale_at(onset)
            if rng.random() < 0.14 or not low + 3 < pitch < high - 3:
                direction = 1 if pitch < low + 4 else -1 if pitch > high - 4 else -direction
            reach = range(1, 6) if rng.random() < 0.88 else range(5, 13)
            near = [pitch + direction * k for k in reach if (pitch + direction * k) % 12 in classes]
            pitch = near[0] if near else pitch
            if not strong and rng.random() < 0.18:
                pitch += int(rng.choice([-1, 1]))
            length = grid if rng.random() < 0.9 else 2 * grid
            loud = velocity + (6 if not strong else 0) + band.level(chart.span_at(onset).bar)
            if rng.random() < triplets and strong and grid == 0.5:
                for k in range(3):
                    band.note(part, onset + k / 3, 0.3, pitch + (0, 2, 0)[k], loud, False)
                onset += 1
                continue
            band.note(part, onset, length * legato, min(high + 2, max(low - 2, pitch)), loud)
            onset += length


def riff(band, part, rhythm, degrees, where=None, octave=60, velocity=86):
    """A short figure in the chord's own degrees, the same in every bar.

    `degrees` are semitones above the root, tuples for double stops.
    """
    for section in band.chart.sections:
        if where is not None and not where(section):
            continue
        for number in section.bars:
            bar, index = band.chart.bars[number], 0
            for onset, length, _, swung in band.strokes(bar, rhythm, number - section.first):
                chord = band.chart.chord_at(onset)
                if chord.quality is not None:
                    base = octave + (chord.root - octave + 6) % 12 - 6
                    figure = degrees[index % len(degrees)]
                    for degree in figure if isinstance(figure, tuple) else (figure,):
                        band.note(part, onset, length * 0.85, base + degree, velocity + band.level(number), swung)
                index += 1
