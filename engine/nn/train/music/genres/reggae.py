"""Reggae and its relatives: one-drop, rockers, steppers, dub, ska.

The beat is the one that the skank falls between (66 to 100 BPM). Where that would be slower, songs are written in
double feel with the skank on two and four, at 114 to 136 BPM: the same music, counted as listeners tap it.
"""
from arrange import Band, draw_key
from drums import Drumming
from grid import chance, pick
from harmony import Palette
from score import Timing
from structure import Habits
from styles import style

_ONE_DROP = (  # written in eighths or sixteenths of a bar of four
    {"kick": "....x.......x...", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "....x.......x...", "snare": "....x.......x...", "hat": "x.xxx.x.x.xxx.x."},
    {"kick": "....x.......x..?", "side": "....x..?....x...", "hat": "x.x.x.x.x.x.x.x.", "open": "..............?."},
    {"kick": "....X.......X...", "side": "....x..o.?..x..o", "hat": "x.oox.oox.oox.oo"},
)
_HALF_ONE_DROP = (  # one bar holds half the pattern: the drop falls on three
    {"kick": "....x...", "side": "....x...", "hat": "xxxxxxxx"},
    {"kick": "....x...", "snare": "....x...", "hat": "x.x.x.x."},
    {"kick": "....x..?", "side": "....x.?.", "hat": "x.xxx.xx"},
)
_ROCKERS = (
    {"kick": "x.......x.......", "snare": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....?.x.....?.", "snare": "....x.......x..o", "hat": "x.xxx.xxx.xxx.xx"},
    {"kick": "x.x.....x.x.....", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
)
_STEPPERS = (
    {"kick": "x...x...x...x...", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x...x...x...x...", "snare": "........x.......", "hat": "..x...x...x...x."},
    {"kick": "x...x...x...x...", "side": "..x..x....x..x..", "hat": "x.xxx.xxx.xxx.xx"},
)
_BASS = ("1.1.5.....3.5...|1...8.5...1.....", "..1.1.5...1.1.7.", "1...1.3.5...5.3.",
         "....1.1.5.8.5...|1.1...5.....v...",
         "1..1..5...1.....|..1.3.5...8.5...", "1.......1.5.8.5.", "1..8..5.1.......", "..11..55..11..8.", "1.1.1...5.5.5...")
_SKANK = ("..s...s...s...s.", "..s...s...s...s.", "..ss..ss..ss..ss", "..s...s...s..ss.")
_BUBBLE = (".xs..xs..xs..xs.", ".sxs.sxs.sxs.sxs", "..xs..xs..xs..xs", "x.s.x.s.x.s.x.s.")


def _timing(rng):
    return Timing(rng.uniform(0.003, 0.012), rng.uniform(0, 0.008))


def _players(band, rng, bass=_BASS, skank=_SKANK, bubble=_BUBBLE):
    band.bass(*bass, program=pick(rng, 32, 33, 33, 35, 38, 39), entry=0.3, gain=3.0, low=pick(rng, 26, 28, 31),
              legato=rng.uniform(0.6, 0.95), lag=rng.uniform(-0.004, 0.015))
    band.comp(*skank, program=pick(rng, 27, 28, 25, 26, 0), entry=0.3, name="skank", low=pick(rng, 55, 59, 62),
              velocity=88, strum=0.01)
    if chance(rng, 0.6):
        band.comp(*bubble, program=pick(rng, 16, 17, 18, 16), entry=0.45, name="bubble", low=57, velocity=66,
                  legato=0.6)
    if chance(rng, 0.35):
        band.melody(pick(rng, 61, 56, 57, 62, 65), entry=0.6, name="horns", density=0.3, answer=chance(rng, 0.6),
                    low=58, high=77)
    if chance(rng, 0.75):
        band.melody(pick(rng, 53, 54, 85, 65, 22, 80, 21), role=pick(rng, "voice", "voice", "melody"), entry=0.45,
                    density=rng.uniform(0.3, 0.6), step=pick(rng, 0.25, 0.5), syncopation=rng.uniform(0.3, 0.8),
                    vibrato=rng.uniform(0, 40), portamento=rng.uniform(0, 0.06), lag=rng.uniform(0, 0.03))
    if chance(rng, 0.25):
        band.melody(pick(rng, 26, 28, 16, 17), entry=0.3, name="riff", repeat=True, density=0.35, low=48, high=67)


def _band(rng, name, seconds, low, high, minor=0.5):
    return Band(rng, name, seconds, rng.uniform(low, high), draw_key(rng, minor=minor),
                Habits(form=pick(rng, "pop", "song", "vamp", "aaba"), odd_bar=0.02),
                swing=rng.uniform(0.53, 0.64) if chance(rng, 0.35) else 0.5, swing_unit=0.25, pickup=0.12,
                timing=_timing(rng), production=pick(rng, "band", "band", "live", "lo-fi"))


_COLOURS = Palette(sevenths=0.12, suspended=0.02, inverted=0.02)


@style("reggae-one-drop", 2.0)
def one_drop(rng, seconds):
    band = _band(rng, "reggae-one-drop", seconds, 66, 100)
    band.harmonise("reggae major", "reggae minor", palette=_COLOURS, rates=((1, 5), (0.5, 3), (2, 1)), grammar=0.1)
    band.drums(*_ONE_DROP, habits=Drumming(fill=rng.uniform(0.3, 0.9), crash=rng.uniform(0.1, 0.6)),
               fills=pick(rng, "any", "toms", "broken"))
    _players(band, rng)
    return band.song()


@style("reggae-half", 0.8)
def half(rng, seconds):
    """The same music counted in fast quarters: skank on two and four, drop on three."""
    band = Band(rng, "reggae-half", seconds, rng.uniform(114, 136), draw_key(rng, minor=0.4),
                Habits(form=pick(rng, "pop", "song", "vamp")),
                swing=rng.uniform(0.53, 0.62) if chance(rng, 0.3) else 0.5, timing=_timing(rng))
    band.harmonise("reggae major", "reggae minor", palette=_COLOURS, rates=((1, 3), (2, 3)), grammar=0.1)
    band.drums(*_HALF_ONE_DROP, habits=Drumming(fill=rng.uniform(0.2, 0.8), crash=rng.uniform(0.1, 0.6)))
    _players(band, rng, ("1.1.5...|3.5...1.", "1...3.5.", ".11.5.8.", "1.1.1.5.|..8.5...", "1..1..5."),
             ("..s...s.", "..s...ss"), (".xsx.xsx", "..xs..xs"))
    return band.song()


@style("reggae-rockers", 1.2)
def rockers(rng, seconds):
    band = _band(rng, "reggae-rockers", seconds, 62, 98)
    band.harmonise("reggae major", "reggae minor", palette=_COLOURS, rates=((1, 5), (0.5, 2), (2, 1)), grammar=0.15)
    band.drums(*_ROCKERS, program=pick(rng, 0, 8, 24))
    _players(band, rng)
    return band.song()


@style("reggae-steppers", 0.9)
def steppers(rng, seconds):
    band = _band(rng, "reggae-steppers", seconds, 66, 100, 0.7)
    band.harmonise("reggae minor", "reggae major", palette=_COLOURS, rates=((1, 4), (2, 2)), grammar=0.05)
    band.drums(*_STEPPERS, program=pick(rng, 0, 24, 25))
    _players(band, rng)
    return band.song()


@style("dub", 0.8)
def dub(rng, seconds):
    """Bass and drums with the others dropping in and out."""
    band = _band(rng, "dub", seconds, 66, 92, 0.75)
    band.harmonise("reggae minor", "reggae major", rates=((1, 3), (2, 3)), grammar=0.0)
    band.drums(*pick(rng, _ONE_DROP, _STEPPERS, _ROCKERS), habits=Drumming(fill=rng.uniform(0.4, 0.9)))
    band.bass(*_BASS, program=pick(rng, 32, 33, 38, 39), entry=0.15, gain=5.0, low=26)
    band.comp(*_SKANK, program=pick(rng, 27, 28), entry=0.62, name="skank", low=57, velocity=84)
    band.comp(*_BUBBLE, program=pick(rng, 16, 18), entry=0.66, name="bubble", low=57, velocity=64)
    band.melody(pick(rng, 22, 56, 21, 53, 80), entry=0.55, density=0.25, answer=chance(rng, 0.5))
    return band.song()


@style("ska", 1.0)
def ska(rng, seconds):
    """Off-beats at 100 to 140 BPM, or counted double."""
    fast = chance(rng, 0.4)
    band = Band(rng, "ska", seconds, rng.uniform(150, 210) if fast else rng.uniform(100, 142), draw_key(rng, minor=0.3),
                Habits(form=pick(rng, "song", "pop", "aaba")),
                swing=rng.uniform(0.52, 0.62) if chance(rng, 0.3) else 0.5, timing=_timing(rng))
    band.harmonise("reggae major", "reggae minor", "doo-wop", palette=Palette(sevenths=0.15), grammar=0.25)
    if fast:
        grooves = ({"kick": "x...x...", "snare": "..x...x.", "hat": "xxxxxxxx"},
                   {"kick": "x...x.?.", "snare": "..x...x.", "ride": "x.x.x.x."})
        skank = (".s.s.s.s",)
    else:
        grooves = ({"kick": "....x.......x...", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
                   {"kick": "x...x...x...x...", "snare": "....x.......x...", "hat": "..x...x...x...x."},
                   {"kick": "....x.......x...", "snare": "....x.......x...", "open": "..x...x...x...x.",
                    "hat": "x...x...x...x..."})
        skank = ("..s...s...s...s.",)
    band.drums(*grooves)
    band.bass(*pick(rng, ("1w5w1w5w", "1wwa", "1w5a"), ("1.3.5.6.", "1.5.8.5.", "1.1.5.5.")), program=pick(rng, 32, 33),
              low=28)
    band.comp(*skank, program=pick(rng, 27, 26, 0), low=60, velocity=90, entry=0.25, name="skank")
    if chance(rng, 0.5):
        band.comp(*skank, program=pick(rng, 0, 16), low=57, velocity=76, entry=0.5)
    band.melody(pick(rng, 61, 56, 57, 66), entry=0.5, name="horns", density=rng.uniform(0.3, 0.6), low=58, high=78,
                syncopation=0.6)
    if chance(rng, 0.6):
        band.melody(pick(rng, 53, 54, 65), role="voice", entry=0.45, density=0.45, portamento=0.03)
    return band.song()
