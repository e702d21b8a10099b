"""Lead sheets with real chords and melodies, played by bands of many kinds (present where `material` finds them)."""
import functools
import pathlib
import sys

import material
from harmony import Chord, Key, NO_CHORD
from score import Bar, Timing
from styles import style

from accompaniments import FIVE, FOUR, SIX
from band import Band, Feel, pick, walk
from chart import Chart, Section, Span
from dance_band import accompany, timing_of
from genres import dances, jazz, latin
from players import SUNG, rhythm_player

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "leadsheets"))

_KINDS = {"major": "maj", "minor": "min", "dominant": "7", "minor-seventh": "min7", "major-seventh": "maj7",
          "diminished": "dim", "augmented": "aug", "major-sixth": "maj6", "minor-sixth": "min6", "dominant-ninth": "9",
          "dominant-11th": "sus4(b7)", "dominant-13th": "13", "major-ninth": "maj9", "minor-ninth": "min9",
          "diminished-seventh": "dim7", "half-diminished": "hdim7", "augmented-seventh": "aug(b7)",
          "augmented-ninth": "aug(b7)", "minor-major": "minmaj7", "suspended-fourth": "sus4"}
_METRES = {(4, 4): (4, 4), (2, 2): (4, 4), (3, 4): (3, 4), (2, 4): (2, 4), (6, 8): (6, 8)}


@functools.lru_cache(maxsize=None)
def _paths():
    return tuple(sorted(material.folder("openewld").glob("dataset/*/*/*.mxl")))


@functools.lru_cache(maxsize=None)
def _sheet(path):
    """The LeadSheet where its bars are whole but for a pick-up and its key does not change; else None."""
    import leadsheet
    sheet = leadsheet.read(path)
    metre = _METRES.get(sheet.metre)
    if metre is None or len(set(sheet.signatures)) != 1 or len(sheet.bars) < 8 or len(sheet.chords) < 4:
        return None
    whole = metre[0] * 4.0 / metre[1]
    if any(abs(length - whole) > 1e-6 for _, length in sheet.bars[1:-1]) or sheet.bars[0][1] > whole + 1e-6:
        return None
    if any(kind is None for _, _, kind in sheet.chords):
        return None
    return sheet


def _key(sheet):
    """By the signature; minor where the piece ends on the relative minor's tonic."""
    major = Key(sheet.signatures[0] * 7 % 12)
    _, root, kind = sheet.chords[-1]
    return major.relative() if root == major.relative().tonic and kind.startswith("minor") else major


def _chart(rng, sheet, metre, bars, transposed, beats_more=0):
    """(Chart, [(onset, length, pitch)]) of `bars` bars from the sheet's beginning or from the middle, round and round.

    `beats_more` lengthens every bar (four quarters to five).
    """
    whole = metre[0] * 4.0 / metre[1]
    chords = [(onset, Chord((root + transposed) % 12, _KINDS[kind], 0)) for onset, root, kind in sheet.chords]
    key = _key(sheet).moved(transposed)
    pickup = sheet.bars[0][1] if sheet.bars[0][1] < whole - 1e-6 else 0.0
    full = [onset for onset, length in sheet.bars if abs(length - whole) < 1e-6]
    first = 0 if rng.random() < 0.6 else 4 * int(rng.integers(0, max(1, len(full) // 8)))
    unit = Bar(0, *metre).unit
    with_pickup = first == 0 and pickup and abs(pickup / unit - round(pickup / unit)) < 1e-6
    long = (metre[0] + beats_more, metre[1])
    chart = Chart(key.tonic, key.minor, long)
    chart.keys.append((0.0, key))
    melody = []

    def chord_at(onset):
        before = [c for o, c in chords if o <= onset + 1e-6]
        return before[-1] if before else NO_CHORD

    def lay(begin, length, bar):
        number = len(chart.bars)
        changes = sorted({begin} | {o for o, _ in chords if begin < o < begin + length - 1e-6})
        for onset, end in zip(changes, changes[1:] + [begin + bar.length]):
            chart.spans.append(Span(bar.onset + onset - begin, bar.onset + end - begin, chord_at(onset), number))
        chart.bars.append(bar)
        melody.extend((bar.onset + o - begin, n, p + transposed) for o, n,
                      p in sheet.melody if begin - 1e-6 <= o < begin + length - 1e-6)

    if with_pickup:
        lay(0.0, pickup, Bar(0.0, *long, pickup=pickup))
    for index in range(bars):
        lay(full[(first + index) % len(full)], whole, Bar(chart.end, *long))
    _divide(rng, chart)
    return chart, melody


def _divide(rng, chart):
    """Sections of eight bars, the pick-up with the first."""
    begin = 1 if chart.bars[0].pickup else 0
    edges = [0, *range(begin + 8, len(chart.bars), 8), len(chart.bars)]
    for number, (first, end) in enumerate(zip(edges, edges[1:])):
        name = "ABCD"[number % 4]
        chart.sections.append(Section(name, first, end, float(rng.uniform(0.6, 0.9)), name))


def _bands(metre):
    """The accompaniments that suit a metre: {name: Dance}."""
    every = {**FOUR, **FIVE, **SIX, **latin.DANCES, **dances.DANCES}
    suited = {name: dance for name,
              dance in every.items() if dance.metre == metre and name not in latin.HELD_OUT + dances.HELD_OUT}
    for name in ("reel", "hornpipe", "klezmer", "mazurka", "polonaise", "flamenco"):
        suited.pop(name, None)
    return suited


def _swing(band, metre):
    """A swing section in place of a dance."""
    rng = band.rng
    if metre == (4, 4) and rng.random() < 0.25:      # la pompe, no drums
        rhythm_player(band, pick(rng, [24, 25]), ["x.X.x.X.", "xoX.xoX."], "guitar", 55, detached=0.55)
        walk(band, band.part("bass", "bass", 32), two=rng.random() < 0.6)
        return
    if rng.random() < 0.85:
        jazz.jazz_drums(band, rng.random() < 0.35)
    walk(band, band.part("bass", "bass", 32, gain=2), two=rng.random() < 0.35, skips=rng.uniform(0, 0.2))
    comping = jazz.COMPING if metre == (4, 4) else ["x-----", "..x.x.", "x..x..", ".x.x.."]
    rhythm_player(band, pick(rng, [0, 0, 26, 4, 17]), comping, centre=58, vary=0.5, detached=rng.uniform(0.4, 0.9),
                  rootless=rng.random() < 0.3)


def play_melody(band, notes, octaves=0, name="melody"):
    """The tune as written, by a voice or an instrument; triplets are not swung."""
    rng = band.rng
    sung = rng.random() < 0.45
    part = band.part(name, "voice" if sung else "melody",
                     pick(rng, SUNG if sung else [0, 21, 22, 24, 25, 26, 40, 56, 64, 65, 66, 71, 73, 11, 75, 80, 81]),
                     gain=rng.uniform(-1, 3), vibrato=rng.uniform(0, 50) if sung else rng.uniform(0, 15),
                     portamento=rng.uniform(0, 0.06) if sung else 0.0, looseness=rng.uniform(1, 2.5),
                     lag=rng.uniform(0, 0.025))
    legato, velocity = rng.uniform(0.7, 0.98), rng.uniform(72, 96)
    for onset, length, pitch in notes:
        if 30 <= pitch + 12 * octaves <= 100:
            band.note(part, onset, length * legato, pitch + 12 * octaves, velocity,
                      abs(onset * 2 - round(onset * 2)) < 0.02)
    return part


def lead_sheet(rng, seconds):
    """A sheet drawn at random in one of the metre's rhythms."""
    sheet = None
    while sheet is None:
        sheet = _sheet(pick(rng, _paths()))
    metre = _METRES[sheet.metre]
    stretched = metre == (4, 4) and rng.random() < 0.05
    played = (5, 4) if stretched else metre
    swinging = played in ((4, 4), (3, 4)) and rng.random() < 0.25
    dance = None if swinging else pick(rng, list(_bands(played).values()))
    bpm = rng.uniform(*dance.tempo) if dance else rng.uniform(90, 230)
    bars = max(8, round(seconds * bpm / 60 / (played[0] * 4.0 / played[1])))
    chart, melody = _chart(rng, sheet, metre, bars, int(rng.integers(-5, 7)), int(stretched))
    feel = Feel(rng.uniform(*dance.swing), dance.unit) if dance else Feel(jazz.swing_ratio(rng, bpm))
    band = Band(rng, chart, feel)
    if dance:
        accompany(band, dance)
    else:
        _swing(band, metre)
    play_melody(band, melody, int(pick(rng, [-1, 0, 0, 0, 1])))
    timing = timing_of(rng, dance) if dance else Timing(rng.uniform(0.004, 0.015), rng.uniform(0.003, 0.015))
    return band.song("lead sheet", bpm, timing, pick(rng, dance.productions if dance else ["live", "acoustic", "band"]))


if material.folder("openewld"):
    style("lead sheet", 8.0)(lead_sheet)
