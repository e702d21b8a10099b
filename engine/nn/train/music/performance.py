"""Plays a score: quarter notes become seconds, with the tempo wander, phrasing and looseness of players.

Annotated beats move with the tempo (marks, drift, rubato) and not with what single notes deviate by.
"""
import dataclasses

import numpy as np

GRID = 0.125                 # quarters between the knots at which tempo deviations are drawn
STRUMMED = range(24, 32)     # General MIDI guitars
ROLLED = (0, 1, 2, 3, 46)    # pianos and harp: chords sometimes broken
SNARES = (38, 40)


@dataclasses.dataclass
class PlayedPart:
    part: object              # the score's Part, for instrument, level and expression
    notes: np.ndarray         # float64 [N, 4]: onset s, length s, pitch, velocity; ascending onsets


@dataclasses.dataclass
class Performance:
    """A song in seconds. Spans are (from, to, label) and cover the song without gaps; of two verses in a row each has its
    own."""
    parts: list
    beats: list               # (seconds, position in the bar from 1, numerator, denominator)
    chords: list
    keys: list
    sections: list
    seconds: float


class Clock:
    """Quarters to seconds: the tempo marks integrated exactly, times relative deviations on a grid."""

    def __init__(self, marks, length, deviation=None):
        """marks: TempoMarks, the first at 0; deviation: relative tempo at centres of GRID-wide cells from 0 on."""
        self._onsets = np.array([m.onset for m in marks], float)
        self._bpm = np.array([m.bpm for m in marks], float)
        following = np.append(self._bpm[1:], self._bpm[-1])
        spans = np.diff(np.append(self._onsets, max(length, self._onsets[-1]) + 1.0))
        ramps = np.array([m.ramp for m in marks]) & (spans > 0)
        self._slope = np.where(ramps, (following - self._bpm) / np.maximum(spans, 1e-9), 0.0)
        self._starts = np.zeros(len(marks))
        for i in range(1, len(marks)):
            self._starts[i] = self._starts[i - 1] + self._within(i - 1, self._onsets[i] - self._onsets[i - 1])
        cells = int(np.ceil(length / GRID)) + 1
        knots = np.arange(cells + 1) * GRID
        factor = np.ones(cells)
        if deviation is not None:
            factor[:min(cells, len(deviation))] = np.asarray(deviation, float)[:cells]
        self._score = self._nominal(knots)
        self._played = np.append(0.0, np.cumsum(np.diff(self._score) / factor))

    def _within(self, index, quarters):
        """Seconds that `quarters` after mark `index` take: ∫ 60 / (bpm + slope·q) dq."""
        bpm, slope = self._bpm[index], self._slope[index]
        steady = np.abs(slope) < 1e-9
        safe = np.where(steady, 1.0, slope)
        ramped = 60.0 / safe * np.log(np.maximum(1.0 + safe * quarters / bpm, 1e-6))
        return np.where(steady, 60.0 * quarters / bpm, ramped)

    def _nominal(self, quarters):
        quarters = np.asarray(quarters, float)
        index = np.clip(np.searchsorted(self._onsets, quarters, "right") - 1, 0, len(self._onsets) - 1)
        return self._starts[index] + self._within(index, quarters - self._onsets[index])

    def seconds(self, quarters):
        """Array of seconds; beyond the grid the last deviation holds."""
        score = self._nominal(quarters)
        inside = np.interp(score, self._score, self._played)
        return inside + np.maximum(score - self._score[-1], 0.0) + np.minimum(score, 0.0)


def drift(cells, deviation, rng, memory=16.0):
    """Relative tempo wandering over about `memory` quarters (an Ornstein-Uhlenbeck walk), mean 0."""
    if deviation <= 0:
        return np.zeros(cells)
    knots = int(cells * GRID) + 3
    keep = np.exp(-1.0 / memory)
    walk = np.empty(knots)
    walk[0] = rng.normal()
    for i in range(1, knots):
        walk[i] = keep * walk[i - 1] + np.sqrt(1 - keep * keep) * rng.normal()
    return deviation * np.interp((np.arange(cells) + 0.5) * GRID, np.arange(knots), walk)


def _phrase_starts(song, rng):
    """Quarters at which phrases begin: sections, cut every 2, 4 or 8 bars."""
    length = int(rng.choice([2, 4, 4, 8]))
    sections = {round(q, 3) for q, _ in song.sections}
    starts, since = [0.0], 0
    for bar in song.bars:
        if since >= length or round(bar.onset, 3) in sections:
            starts.append(bar.onset)
            since = 0
        since += 1
    return sorted(set(starts))


def rubato(song, cells, depth, rng):
    """Phrases that speed up to their middle and slow at their ends (Todd 1992's parabolas), and lingering notes."""
    centre = (np.arange(cells) + 0.5) * GRID
    bend = np.zeros(cells)
    if depth <= 0:
        return bend
    starts = _phrase_starts(song, rng)
    for begin, end in zip(starts, starts[1:] + [song.length]):
        inside = (centre >= begin) & (centre < end)
        place = (centre[inside] - begin) / max(end - begin, 1e-6)
        peak = rng.uniform(0.35, 0.65)
        arc = 1.0 - ((place - peak) / np.where(place < peak, peak, 1.0 - peak)) ** 2
        bend[inside] += depth * rng.uniform(0.5, 1.3) * (arc - 0.65)
        if rng.random() < 0.6:                       # the phrase's last quarter or two held back
            bend[inside & (centre > end - rng.uniform(0.8, 2.0))] -= depth * rng.uniform(0.3, 1.2)
    return bend + drift(cells, depth * 0.35, rng, memory=1.5)


def _final_ritardando(song, cells, rng):
    """Relative tempo of a slowing over the last bars."""
    centre = (np.arange(cells) + 0.5) * GRID
    quarters = song.bars[-1].length * rng.uniform(1.0, 2.5)
    place = np.clip((centre - (song.length - quarters)) / quarters, 0.0, 1.0)
    return -rng.uniform(0.1, 0.45) * place ** 2


def clock(song, rng):
    """The Clock by which the song's players go."""
    cells = int(np.ceil(song.length / GRID)) + 1
    bend = drift(cells, song.timing.drift, rng) + rubato(song, cells, song.timing.rubato, rng)
    if song.timing.rubato > 0 or (song.timing.drift > 0.004 and rng.random() < 0.2):
        bend = bend + _final_ritardando(song, cells, rng)
    return Clock(song.tempo, song.length, np.clip(1.0 + bend, 0.45, 1.8))


def _strum(onsets, pitches, groups, rng, spread, turning):
    """Seconds by which the notes of each chord are spread; `turning`: up-strokes between beats."""
    delay = np.zeros(len(onsets))
    for indices in groups:
        if len(indices) < 3:
            continue
        up = turning and abs(onsets[indices[0]] * 2 % 2 - 1) < 0.25 and rng.random() < 0.8
        order = np.argsort(pitches[indices])
        ranks = np.empty(len(indices))
        ranks[order[::-1] if up else order] = np.arange(len(indices)) / (len(indices) - 1)
        delay[indices] = spread * rng.uniform(0.6, 1.4) * (ranks - 0.3)
    return delay


def _groups(onsets):
    """Index arrays of the notes that begin together."""
    if not len(onsets):
        return []
    return np.split(np.arange(len(onsets)), np.flatnonzero(np.diff(onsets) > 1e-3) + 1)


def _deviations(part, onsets, pitches, timing, rng):
    """Seconds by which each note is off its place in the score."""
    groups = _groups(onsets)
    looseness = timing.jitter * part.looseness
    off = np.full(len(onsets), part.lag, float)
    if looseness > 0:
        held = 0.0
        for indices in groups:               # a player stays early or late for some notes
            held = 0.6 * held + 0.8 * rng.normal()
            off[indices] += looseness * np.clip(held, -2.5, 2.5)
        off += 0.3 * looseness * np.clip(rng.normal(size=len(off)), -2.5, 2.5)
    if part.role in ("chords", "pad", "melody") and looseness > 0:
        if part.program in STRUMMED:
            off += _strum(onsets, pitches, groups, rng, rng.uniform(0.005, 0.04), True)
        elif part.program in ROLLED and timing.rubato > 0 and rng.random() < 0.5:
            off += _strum(onsets, pitches, groups, rng, rng.uniform(0.01, 0.06), False)
    return off


def _flams(notes, rng):
    """A soft stroke some 20 to 35 ms before a few of the snare's."""
    snares = notes[np.isin(notes[:, 2], SNARES) & (notes[:, 3] > 85)]
    chosen = snares[rng.random(len(snares)) < rng.uniform(0.0, 0.08)]
    grace = chosen.copy()
    grace[:, 0] -= rng.uniform(0.018, 0.035, len(grace))
    grace[:, 3] *= rng.uniform(0.3, 0.6, len(grace))
    return np.concatenate([notes, grace])


def play_part(part, to_seconds, timing, rng):
    """A PlayedPart; notes before the song's first moment are moved to it."""
    if not part.notes:
        return PlayedPart(part, np.zeros((0, 4)))
    score = np.array([(n.onset, n.length, n.pitch, n.velocity) for n in part.notes], float)
    score = score[np.lexsort((score[:, 2], score[:, 0]))]
    begins = to_seconds.seconds(score[:, 0])
    lengths = np.maximum(to_seconds.seconds(score[:, 0] + score[:, 1]) - begins, 0.02)
    begins = begins + _deviations(part, score[:, 0], score[:, 2], timing, rng)
    velocities = score[:, 3]
    if timing.jitter > 0:
        velocities = velocities + rng.normal(size=len(score)) * 4.0 * min(part.looseness, 2.0)
    notes = np.column_stack([begins, lengths, score[:, 2], np.clip(velocities, 1, 127)])
    if part.role == "drums" and timing.jitter > 0:
        notes = _flams(notes, rng)
    notes[:, 0] = np.maximum(notes[:, 0], 0.0)
    notes[:, 2] = np.clip(notes[:, 2], 0, 127)
    return PlayedPart(part, notes[np.argsort(notes[:, 0], kind="stable")])


def _spans(marks, to_seconds, seconds, joined=True):
    """(from, to, label) of ascending (quarters, label), equal neighbours `joined` or apart."""
    spans = []
    for quarters, label in marks:
        begin = float(to_seconds.seconds(quarters))
        if joined and spans and spans[-1][2] == label:
            continue
        spans.append((begin, seconds, label))
    return [(a, spans[i + 1][0] if i + 1 < len(spans) else b, label) for i, (a, b, label) in enumerate(spans)]


def perform(song, rng):
    """A Performance of the song; the same generator state gives the same one."""
    to_seconds = clock(song, rng)
    seconds = float(to_seconds.seconds(song.length))
    parts = [play_part(part, to_seconds, song.timing, rng) for part in song.parts]
    beats = [(float(to_seconds.seconds(quarters)), position, bar.numerator, bar.denominator)
             for bar in song.bars for quarters, position in bar.beats]
    return Performance(parts, beats, _spans(song.chords, to_seconds, seconds), _spans(song.keys, to_seconds, seconds),
                       _spans(song.sections, to_seconds, seconds, joined=False), seconds)


def _cut_spans(spans, begin, end):
    return [(max(a, begin) - begin, min(b, end) - begin, label) for a, b, label in spans if a < end and b > begin]


def cut(performance, begin, end, lead=0.0):
    """The performance from `begin` to `end` seconds, with times from `begin` on.

    Notes that sound when `begin` − `lead` comes start there, so their times may reach down to −lead.
    """
    parts = []
    for played in performance.parts:
        notes = played.notes
        notes = notes[(notes[:, 0] < end) & (notes[:, 0] + notes[:, 1] > begin - lead)].copy()
        late = np.maximum(begin - lead - notes[:, 0], 0.0)
        if played.part.role in ("drums", "percussion"):
            notes, late = notes[late == 0], late[late == 0]
        notes[:, 0] += late - begin
        notes[:, 1] -= late
        parts.append(PlayedPart(played.part, notes))
    beats = [(t - begin, *rest) for t, *rest in performance.beats if begin <= t < end]
    chords, keys, sections = (_cut_spans(spans, begin, end)
                              for spans in (performance.chords, performance.keys, performance.sections))
    return Performance(parts, beats, chords, keys, sections, end - begin)
