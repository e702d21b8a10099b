"""What is done to a song when all parts are written: stops and breaks, silence without chords, swing, tempo marks.

Sections are structure.Section, laid out; parts are score.Part, changed in place.
"""
import bisect
import dataclasses

from grid import chance, pick
from score import Note, TempoMark

_BEATING = ("drums", "percussion")
_UNPITCHED = ("drums", "percussion", "effect")


def cut(parts, start, end, spared=()):
    """Silences parts from `start` to `end` (quarters), but for the roles spared."""
    for part in parts:
        if part.role not in spared:
            part.notes = [_ended(n, start) for n in part.notes if not start - 1e-6 <= n.onset < end - 1e-6]


def _ended(note, end):
    if note.onset < end - 1e-6 < note.onset + note.length:
        return dataclasses.replace(note, length=max(0.05, end - note.onset))
    return note


def stops(rng, parts, sections, odds):
    """At some sections' ends the band stops for a beat or more; drums or tune may go on."""
    for section, following in zip(sections, sections[1:]):
        if following.theme == "end" or not chance(rng, odds):
            continue
        bar = section.bars[-1]
        span = min(bar.length, pick(rng, 1.0, 2.0, bar.length - bar.unit, bar.length))
        cut(parts, bar.onset + bar.length - span, following.onset, pick(rng, (), ("drums",), ("melody", "voice")))


def stop_time(rng, parts, sections):
    """In one theme the band plays only the beginnings of bars, below the tune."""
    theme = pick(rng, [s.theme for s in sections])
    every = pick(rng, 1, 1, 2)
    for section in sections:
        if section.theme == theme and section.label != "chorus" and theme != "end":
            heard = [b.onset for i, b in enumerate(section.bars) if i % every == 0]
            for part in parts:
                if part.role not in ("melody", "voice"):
                    part.notes = [n for n in (_only_near(n, section, heard) for n in part.notes) if n]


def _only_near(note, section, onsets):
    if not section.onset - 1e-6 <= note.onset < section.end - 1e-6:
        return note
    if any(-1e-6 <= note.onset - o < 0.6 for o in onsets):
        return dataclasses.replace(note, length=min(note.length, 0.6))
    return None


def drum_break(rng, parts, sections):
    """Leaves a phrase of some section to the drums."""
    section = pick(rng, sections)
    first = int(rng.integers(0, len(section.bars))) // section.phrase * section.phrase
    bars = section.bars[first:first + section.phrase]
    cut(parts, bars[0].onset, bars[-1].onset + bars[-1].length, _BEATING)


def dynamics(parts, sections, reach):
    """Plays sections the louder the more energy they have; `reach`: how much velocities differ from 0 to 1."""
    onsets = [s.onset for s in sections]
    for part in parts:
        part.notes = [_louder(n, reach * (sections[max(0, bisect.bisect_right(onsets, n.onset + 1e-6) - 1)].energy - 0.7))
                      for n in part.notes]


def _louder(note, by):
    return dataclasses.replace(note, velocity=int(min(127, max(20, round(note.velocity + by)))))


def unchorded(parts, bars, least=2.0):
    """Spans (start, end) of at least `least` quarters without any pitched sound, from a bar's beginning where they do
    not begin the song."""
    sounding = sorted((n.onset, n.onset + n.length) for p in parts if p.role not in _UNPITCHED for n in p.notes)
    spans, reached = [], 0.0
    for start, end in [*sounding, (bars[-1].onset + bars[-1].length, 0.0)]:
        first = reached if reached == 0 else next((b.onset for b in bars if b.onset >= reached - 1e-6), reached)
        if start - first >= least:
            spans.append((first, start))
        reached = max(reached, end)
    return spans


class Swing:
    """Bends time so that the second half of every pair of `unit` falls at `ratio` of it (0.5: nothing is bent)."""

    def __init__(self, ratio, unit, bars):
        self._ratio, self._pair = ratio, 2 * unit
        self._even = ratio == 0.5 or any(b.denominator != 4 for b in bars)

    def __call__(self, onset):
        if self._even:
            return onset
        whole, rest = divmod(onset + 1e-9, self._pair)
        half, ratio = rest / self._pair, self._ratio
        return (whole + (half * 2 * ratio if half < 0.5 else ratio + (half - 0.5) * 2 * (1 - ratio))) * self._pair

    def note(self, note, end):
        """The note bent, ending within the song, in a range that instruments have."""
        start, stop = self(note.onset), self(min(note.onset + note.length, end))
        return Note(start, max(0.03, stop - start), int(min(115, max(20, note.pitch))), note.velocity)

    def part(self, notes, end):
        """Ascending bent notes; of equal ones the loudest."""
        single = {(round(n.onset, 4), n.pitch): n for n in sorted(notes, key=lambda n: n.velocity)}
        return sorted((self.note(n, end) for n in single.values() if 0 <= n.onset < end - 0.05),
                      key=lambda n: (n.onset, n.pitch))


def tempo_marks(rng, sections, bpm, live):
    """One tempo; players on a stage may change it between sections, and slow down into a closing chord."""
    marks = [TempoMark(0.0, bpm)]
    if live and chance(rng, 0.3):
        pace = {theme: rng.uniform(0.97, 1.04) for theme in dict.fromkeys(s.theme for s in sections)}
        marks = [TempoMark(s.onset if i else 0.0, bpm * pace[s.theme]) for i, s in enumerate(sections)]
    if sections[-1].theme == "end" and chance(rng, 0.5):
        slow = sections[-2].bars[-1]
        marks = [m for m in marks if m.onset < slow.onset]
        marks += [TempoMark(slow.onset, marks[-1].bpm, True),
                  TempoMark(slow.onset + slow.length, bpm * rng.uniform(0.6, 0.9))]
    return marks
