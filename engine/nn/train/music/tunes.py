"""Tunes: motifs of one or two bars, put together into phrases, fitted to chords and key.

A tune is planned once for a theme (rhythm and contour of its motifs, which bars repeat which) and fitted to whatever
chords a section has, so that repeated sections bring the same tune back.
"""
import dataclasses

import numpy as np

from grid import chance, pick, weigh
from score import Note


@dataclasses.dataclass
class MelodyHabits:
    low: int = 60
    high: int = 79
    density: float = 0.5      # of the grid's places that bear a note
    step: float = 0.5         # quarters of the grid
    syncopation: float = 0.3  # 0: strong places first; 1: none preferred
    legato: float = 0.85
    velocity: int = 92
    pickup: float = 0.3       # probability that a phrase begins before its bar
    rest: float = 0.7         # that a phrase ends with a rest
    answer: bool = False      # plays in the second half of phrases only
    repeat: bool = False      # one motif throughout (a riff, a hook)
    leap: float = 0.2
    chord_tones: float = 0.5  # probability of a chord tone off the strong beats
    ornament: float = 0.04    # of a grace note


_SCHEMES = {1: ("a",), 2: ("ab", "aa", "ab"), 3: ("aab", "abc"), 4: ("abac", "aaba", "abab", "aabc", "abcd", "aaab"),
            5: ("aabac", "ababc"), 6: ("aabaac", "ababcc", "abcabd"), 7: ("abacabd",), 8: ("abacabad", "aabaaabc",
                                                                                           "abcdabce")}


@dataclasses.dataclass
class Motif:
    onsets: list              # (quarters in the bar, length)
    contour: list             # steps of the scale from note to note


class Tune:
    """A plan of motifs for one theme."""

    def __init__(self, seed, habits, phrase, bar_length, unit):
        rng = np.random.default_rng(seed)
        self._habits = habits
        scheme = "a" * phrase if habits.repeat else pick(rng, _SCHEMES.get(phrase, ("abac" * 4,)))
        self._scheme = (scheme * phrase)[:phrase]
        self._motifs = {name: _motif(rng, habits, bar_length, unit, i) for i,
                        name in enumerate(dict.fromkeys(self._scheme))}
        self._pickup = _pickup(rng, habits) if chance(rng, habits.pickup) else []
        self._rest = chance(rng, habits.rest)
        self._start = rng.uniform(0.3, 0.7)

    def notes(self, rng, bars, phrase, chords, key_at):
        """Notes over bars; `key_at(onset)` is the local Key."""
        hits = []
        for i, bar in enumerate(bars):
            place = i % phrase
            if self._habits.answer and place < phrase / 2:
                continue
            if place == 0 and self._pickup and i > 0:
                early = min(o for o, _ in self._pickup)
                hits = [h for h in hits if h[0] < bar.onset + early - 1e-6]
                hits += [(bar.onset + o, n, 1, None) for o, n in self._pickup]
            hits += self._bar(rng, i, bar, place, phrase)
        return _fitted(rng, hits, chords, key_at, self._habits, self._start)

    def _bar(self, rng, i, bar, place, phrase):
        name = self._scheme[place]
        motif = self._motifs[name]
        hits = [(bar.onset + o, n, motif.contour[j], name if j == 0 else None) for j,
                (o, n) in enumerate(motif.onsets) if o < bar.length - 0.2]
        if place == phrase - 1 and self._rest and not self._habits.repeat:
            kept = [h for h in hits if h[0] - bar.onset < bar.length * 0.45]
            return [(*h[:1], bar.length * 0.5, *h[2:]) if j == len(kept) - 1 else h for j, h in enumerate(kept)]
        if i >= phrase and len(hits) > 2 and chance(rng, 0.12):
            del hits[int(rng.integers(1, len(hits)))]
        return hits


def _pickup(rng, habits):
    options = ([-0.5], [-1.0], [-1.0, -0.5], [-1.5, -1.0, -0.5], [-2.0, -1.0], [-0.75, -0.25], [-0.5, -0.25],
               [-1.5, -0.5])
    chosen = [o for o in pick(rng, *options) if o % habits.step < 1e-6 or habits.step <= 0.5] or [-0.5]
    return [(o, (chosen[i + 1] if i + 1 < len(chosen) else 0) - o) for i, o in enumerate(chosen)]


def _motif(rng, habits, length, unit, index):
    count = max(1, round(length / habits.step))
    density = min(0.95, max(0.12, habits.density * rng.uniform(0.6, 1.4)))
    places = []
    for i in range(count):
        offset = i * habits.step
        strong = 1.35 if offset == 0 else 1.2 if offset % unit < 1e-6 else 0.85 if (2 * offset) % unit < 1e-6 else 0.45
        weight = (1 - habits.syncopation) * strong + habits.syncopation * 0.9
        if rng.random() < density * weight:
            places.append(offset)
    if not places:
        places = [0.0 if chance(rng, 0.7) else habits.step]
    onsets = [(o, (places[i + 1] if i + 1 < len(places) else length) - o) for i, o in enumerate(places)]
    contour = [int(weigh(rng, ((0, 2.2), (1, 3), (-1, 3.4), (2, 1), (-2, 1.2),
                               (pick(rng, -4, -3, 3, 4), 8 * habits.leap)))) for _ in onsets]
    return Motif(onsets, contour)


def _fitted(rng, hits, chords, key_at, habits, start):
    """Gives hits (onset, length, steps, the motif that begins or None) pitches; a motif comes back near where it was."""
    notes, pitch = [], habits.low + (habits.high - habits.low) * start
    middle = (habits.low + habits.high) / 2
    begun = {}
    for i, (onset, length, steps, first) in enumerate(hits):
        if first in begun and (habits.repeat or rng.random() < 0.6):
            pitch, steps = begun[first], 0
        chord = chords.at(onset)
        if chord.quality is None:
            chord = None
        scale = _pitches(key_at(onset).scale, chord, habits)
        tones = [p for p in scale if chord and p % 12 in chord.tones] or scale
        at = min(range(len(scale)), key=lambda k: abs(scale[k] - pitch))
        if abs(scale[at] - middle) > (habits.high - habits.low) * 0.42:
            steps = abs(steps) if scale[at] < middle else -abs(steps)
        target = scale[min(len(scale) - 1, max(0, at + steps))]
        strong = length >= 1 or abs(onset - round(onset)) < 1e-6
        if strong or first or rng.random() < habits.chord_tones:
            target = min(tones, key=lambda p: abs(p - target) + (0.4 if p == pitch else 0))
        pitch = target
        if first:
            begun.setdefault(first, pitch)
        gap = hits[i + 1][0] - onset if i + 1 < len(hits) else length
        sounding = max(0.1, min(length, gap) * habits.legato)
        velocity = int(min(127, max(30, habits.velocity + (6 if strong else -4) + rng.normal(0, 5))))
        if chance(rng, habits.ornament) and onset > 0.2 and sounding > 0.4:
            notes.append(Note(onset - 0.08, 0.08, int(pitch) + pick(rng, 1, 2, -1, -2), velocity - 12))
        notes.append(Note(onset, sounding, int(pitch), velocity))
    return notes


def _pitches(scale, chord, habits):
    """The scale about the chord: its tones, and steps of the key that do not lie beside altered ones."""
    classes = set(scale)
    if chord:
        foreign = {t for t in chord.tones if t not in classes}
        classes = {c for c in classes if not any((c - f) % 12 in (1, 11) for f in foreign)} | set(chord.tones)
    return [p for p in range(habits.low, habits.high + 1) if p % 12 in classes]
