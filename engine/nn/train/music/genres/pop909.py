"""Real pop songs as piano performances (POP909), or, where both annotations of bars agree, re-arranged for a band."""
import dataclasses

import material
from score import Bar, Note, Timing
from styles import style

from accompaniments import FOUR
from band import Band, Feel, pick
from chart import Chart, Section, Span
from dance_band import accompany, timing_of
from genres import dances, latin
from harmony import NO_CHORD
from players import SUNG

_BANDS = ("eight beat", "sixteen beat", "ballad", "dance floor", "disco", "country", "solo guitar", "string band",
          "reggae", "slow twelve", "bossa nova", "bolero", "rumba")
_WALTZES = ("slow waltz", "country waltz")
_NEAR = 1.1                   # how far beyond its tempi a dance may be played
_SHARE = 0.85                 # of the piano's notes, by time, that must spell the chords to learn chords from


def _song(rng, with_bars):
    while True:
        song = material.pop_song(pick(rng, material.pop_folders()))
        if song is not None and (song.sure_bars or not with_bars):
            return song


def _excerpt(rng, song, bars, transposed):
    """(Chart, {track: [(beat, length, pitch, velocity)]}) of some bars from anywhere in the song."""
    bars, count = min(bars, song.bars), song.beats_in_bar
    first = 4 * count * int(rng.integers(0, max(1, (song.bars - bars) // 4 + 1)))
    begin = min(first, count * (song.bars - bars))
    end = begin + count * bars
    key = song.key.moved(transposed)
    chart = Chart(key.tonic, key.minor, (count, 4))
    chart.keys.append((0.0, key))
    chords = [(onset - begin, _moved(chord, transposed, key)) for onset, chord in song.chords]
    for number in range(bars):
        onset = float(count * number)
        inside = sorted({onset} | {float(o) for o, _ in chords if onset < o < onset + count})
        for a, b in zip(inside, inside[1:] + [onset + count]):
            before = [c for o, c in chords if o <= a + 1e-6]
            chart.spans.append(Span(a, b, before[-1] if before else NO_CHORD, number))
        chart.bars.append(Bar(onset, count, 4))
    for number, start in enumerate(range(0, bars, 8)):
        chart.sections.append(Section("ABCD"[number % 4], start, min(bars, start + 8), 0.75, "A"))
    tracks = {name: [(b - begin, n, p + transposed, v) for b, n, p, v in notes if begin - 1e-6 <= b < end - 0.02]
              for name, notes in song.tracks.items()}
    return chart, tracks


def _moved(chord, transposed, key):
    return chord if chord.quality is None else dataclasses.replace(
        chord, root=(chord.root + transposed) % 12, flat=key.flat)


def _play(band, notes, name, role, program, octave=0, **options):
    """A performance's notes as they are: their timing is the player's own."""
    part = band.part(name, role, program, looseness=0.0, **options)
    end = band.chart.end
    part.notes = [Note(b, max(0.03, min(n, end - b)), int(p + 12 * octave), int(v)) for b, n, p,
                  v in notes if 21 <= p + 12 * octave <= 108]
    return part


def _spelt(chart, notes):
    """Share of the notes, by time, that belong to the chords they begin in."""
    total = sum(n for _, n, _, _ in notes)
    inside = sum(n for b, n, p, _ in notes if p % 12 in chart.chord_at(b + 0.06).tones)
    return inside / total if total else 0.0


def _draw(rng, seconds, with_bars):
    song = _song(rng, with_bars)
    bpm = song.bpm * rng.uniform(0.82, 1.2)
    bars = max(8, round(seconds * bpm / (60 * song.beats_in_bar)))
    chart, tracks = _excerpt(rng, song, bars, int(rng.integers(-5, 7)))
    return bpm, chart, tracks, song.sure_bars


def piano(rng, seconds):
    bpm, chart, tracks, sure = _draw(rng, seconds, with_bars=False)
    band = Band(rng, chart)
    program = pick(rng, [0, 0, 0, 1, 4, 5, 24])
    lead = program if rng.random() < 0.6 else pick(rng, SUNG + [25, 40, 11])
    for name, notes in tracks.items():
        melodic = name == "MELODY"
        _play(band, notes, name.lower(), "melody" if melodic else "chords", lead if melodic else program,
              gain=2 if melodic else 0)
    exact = _spelt(chart, tracks.get("PIANO", [])) > _SHARE
    production = pick(rng, ["solo", "solo", "acoustic", "live", "lo-fi"])
    song = band.song("pop909 piano", bpm, Timing(0.001, rng.uniform(0, 0.012), rng.choice([0.0, 0.0, 0.05])),
                     production, exact)
    return dataclasses.replace(song, exact_bars=sure)


def suited(candidates, bpm):
    """The dances that are danced at about this tempo; the nearest where none is.

    At half its tempo a dance is heard at its own, so what is played would belie where the beats are said to be.
    """
    def beyond(dance):
        slowest, fastest = dance.tempo
        return max(slowest / bpm, bpm / fastest, _NEAR)

    least = min(map(beyond, candidates))
    return [dance for dance in candidates if beyond(dance) == least]


def arranged(rng, seconds):
    bpm, chart, tracks, _ = _draw(rng, seconds, with_bars=True)
    known = {**FOUR, **latin.DANCES, **dances.DANCES}
    dance = pick(rng, suited([known[name] for name in (_WALTZES if chart.metre == (3, 4) else _BANDS)], bpm))
    band = Band(rng, chart, Feel(rng.uniform(*dance.swing), dance.unit))
    accompany(band, dance)
    melody = tracks.get("MELODY", []) or tracks.get("BRIDGE", [])
    sung = rng.random() < 0.6
    _play(band, melody, "melody", "voice" if sung else "melody",
          pick(rng, SUNG if sung else [0, 25, 40, 56, 65, 73, 80, 26]), int(pick(rng, [-1, 0, 0])), gain=3,
          vibrato=rng.uniform(5, 50) if sung else 0.0, portamento=rng.uniform(0, 0.06) if sung else 0.0)
    if rng.random() < 0.5:
        _play(band, tracks.get("PIANO", []), "piano", "chords", pick(rng, [0, 4, 5, 25, 48]), gain=-3)
    if rng.random() < 0.3:
        _play(band, tracks.get("BRIDGE", []), "second", "melody", pick(rng, [48, 73, 11, 26, 0]), gain=-2)
    return band.song("pop909 band", bpm, timing_of(rng, dance), pick(rng, dance.productions + ("band",)))


if material.folder("pop909"):
    style("pop909 piano", 2.5)(piano)
    style("pop909 band", 3.0)(arranged)
