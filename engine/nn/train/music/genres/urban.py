"""Hip-hop, trap, R&B, funk, soul and afrobeat."""
from arrange import Band, draw_key
from drums import Drumming
from grid import chance, pick, weigh
from harmony import Palette
from score import Timing
from structure import Habits
from styles import style

_BOOM_BAP = (
    {"kick": "x.........x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x......x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x......x..x.....", "snare": "....X.......X...", "hat": "x.x.x.xxx.x.x.x."},
    {"kick": "x.x.......xx....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x......x.xx.....", "snare": "....X..o....X..o", "ride": "x.x.x.x.x.x.x.x."},
    {"kick": "..x....x..x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x...x..x..|x..x......x.....", "snare": "....X.......X...", "hat": "x...x...x...x..."},
    {"kick": "x.........x.x...", "side": "....x.......x...", "shaker": "x.xxx.xxx.xxx.xx"},
)
_FUNK = (
    {"kick": "x.x.......x..x..", "snare": "....X..o.o..X..o", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x..x..x...x.....", "snare": "....X..o.o..X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....xx..x..x..", "snare": "....X....o..X..o", "hat": "xxxxxxx.xxxxxxx.", "open": ".......x.......x"},
    {"kick": "x.x...x...x...x.", "snare": "....X.......X.o.", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.........xx..x.", "snare": ".o..X..o.o..X..o", "hat": "x.xxx.xxx.xxx.xx"},
    {"kick": "x...x...x...x...", "snare": "....X..o....X..o", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x.x.......xx..x.", "snare": "....X..o.o.....x|.o..X..o.o..X...", "ride": "x.x.x.x.x.x.x.x."},
)
_SOUL = (
    {"kick": "x.......x.......", "snare": "X...X...X...X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x.x.....x.", "snare": "X...X...X...X...", "tambourine": "....x.......x..."},
    {"kick": "x.......x.x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x....x..x....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x.",
     "tambourine": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x.....x.x.", "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x...x...x...x...", "snare": "....X.......X...", "tambourine": "..x...x...x...x."},
    {"kick": "x..x......x.....", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
)
_FUNK_BASS = ("1..1..1...5.7.8.", "1.....1.8..7.5..", "1..8..1...7.8...", "1.1.......5.7.1.", "1.g1.g8..g7.5.a.",
              "11.g..8.1..7.5..", "1.....8...7.8.5.|1..1..........a.", "X..8.7.5...3..a.", "..1..1.8..1..7..",
              "1...1..8..5.7...")
_SOUL_BASS = ("1.....1.3.5.....", "1...5.6.8...6.5.", "1..1..5...6.5...", "1.1...5.1.1...a.", "1...3...5...6...",
              "1.....5.1...8.a.", "1-----1-5-----a-", "w...w...w...w.w.", "1..5..1.8..5..a.", "..1...5.1.3.5...")
_CLAV = ("x.ss..s..s.s..s.", "..s..s..s..s.s..", "s..s..s...s..s..", ".s.s..s..s..s..s", "..ss..s...ss..s.",
         "x..........s..s.", "....s..s....s..s", "s.s.ssss.s.s.ss.")


def _vocal(band, rng, odds=0.8, entry=0.42, **more):
    if chance(rng, odds):
        band.melody(pick(rng, 53, 54, 85, 52, 65, 66, 22), role="voice", entry=entry, name="vocal",
                    **{"density": rng.uniform(0.3, 0.7), "step": 0.25, "syncopation": rng.uniform(0.4, 1.0),
                       "vibrato": rng.uniform(0, 45), "portamento": rng.uniform(0, 0.09), "low": 55,
                       "high": pick(rng, 72, 77), "lag": rng.uniform(-0.005, 0.04), "ornament": rng.uniform(0, 0.12),
                       "pickup": rng.uniform(0.2, 0.8), **more})


def _rap(band, rng):
    """Speech in sixteenths on few notes."""
    band.melody(pick(rng, 53, 65, 85, 71), role="voice", entry=0.35, name="rap", density=rng.uniform(0.6, 0.95),
                step=0.25, syncopation=0.9, low=50, high=57, leap=0.0, looseness=2.0, lag=rng.uniform(0, 0.03),
                legato=0.7, pickup=0.6, gain=2.0)


def _machine(rng, drop=0.0):
    return Drumming(rng.uniform(0, 0.5), rng.uniform(0, 0.5), 0.0, pick(rng, 0, 0, 0.06), 0.05, drop, 0.3,
                    rng.uniform(4, 18), chance(rng, 0.5))


@style("hip-hop", 1.8)
def hip_hop(rng, seconds):
    """Boom-bap: swung sixteenths, late snares, loops of one to four bars."""
    swing = weigh(rng, ((0.5, 3), (rng.uniform(0.54, 0.66), 5)))
    band = Band(rng, "hip-hop", seconds, rng.uniform(68, 106), draw_key(rng, minor=0.75),
                Habits(form=pick(rng, "vamp", "pop", "song"), odd_bar=0.01), swing=swing, swing_unit=0.25,
                push=pick(rng, 0, 0, 0, 0.3), pickup=0.05, ending=0.1, timing=Timing(rng.uniform(0, 0.008), 0.0),
                production=pick(rng, "lo-fi", "electronic", "lo-fi"))
    band.harmonise("hip-hop", "rnb", "pop minor", palette=Palette(sevenths=0.4, ninths=0.3),
                   rates=((1, 5), (0.5, 2), (2, 2)), grammar=0.05, away=0.0, same=0.6)
    lag = rng.uniform(-0.005, 0.02)
    band.drums(*_BOOM_BAP, program=pick(rng, 0, 8, 24, 25, 40), habits=_machine(rng), lag=lag, entry=0.25,
               fills=pick(rng, "sparse", "broken", "any"))
    band.bass("1.....1...1.....", "1---------......", "1..1......5.a...", "1-----8-....1...", "1.........1.5.7.",
              "..1....1..1.....", program=pick(rng, 33, 32, 38, 39), low=28, legato=rng.uniform(0.6, 1),
              lag=rng.uniform(0, 0.02))
    band.comp("x---------------", "x-----x---------", "..s...s...s...s.", "x---x---x---x---", "1-3-2-4-3-2-1-2-",
              "x..x......x.....", program=pick(rng, 0, 4, 5, 48, 11, 24, 27, 46, 7), low=55, entry=0.2, name="sample")
    if chance(rng, 0.4):
        band.melody(pick(rng, 73, 56, 11, 40, 80, 0, 65), entry=0.3, name="hook", repeat=True, density=0.4, step=0.25,
                    low=60, high=81)
    if chance(rng, 0.7):
        _rap(band, rng)
    else:
        _vocal(band, rng)
    return band.song()


@style("trap", 1.3)
def trap(rng, seconds):
    """Claps on two and four at 60 to 85 BPM under hats in thirty-seconds, as listeners count it."""
    band = Band(rng, "trap", seconds, rng.uniform(60, 86), draw_key(rng, "minor", "minor", "harmonic", "phrygian"),
                Habits(form=pick(rng, "vamp", "pop", "dance"), odd_bar=0.0), pickup=0.02, ending=0.1,
                timing=Timing(0, 0), production="electronic")
    band.harmonise("hip-hop", "pop minor", "dance minor", rates=((1, 5), (2, 1), (0.5, 3)), grammar=0.05, away=0.0,
                   same=0.6)
    hats = pick(rng, "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.", "x.x.x.x.xxxxx.x.x.x.x.x.x.xxx.x.",
                "x.x.x.x.x.x.xxxxx.x.x.x.x.x.x.x.", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "x.x.x.x.x.x.x.x.")
    kicks = ("x.....x...x.....", "x..x......x..x..", "x.........x.....", "x.....x.......x.", "x..........x..x.")
    grooves = [{"kick": kick, pick(rng, "clap", "snare"): "....X.......X...", "hat": hats} for kick in kicks]
    band.drums(*grooves, program=25, habits=_machine(rng), entry=0.25, looseness=0.0, fills="sparse")
    band.bass("1---------------", "1-----1---1-----", "1--1------1--1--", "1-------....1-8-",
              program=pick(rng, 38, 39, 87), low=24, legato=1.0, portamento=pick(rng, 0, 0.08), looseness=0.0)
    band.comp("1-2-3-2-1-2-3-4-", "x---------------", "1...3...2...4...", "1.3.2.1.4.3.2.1.", "x-------x-------",
              program=pick(rng, 0, 11, 8, 9, 46, 48, 81, 24, 52), low=60, entry=0.15, looseness=0.0)
    if chance(rng, 0.5):
        band.pad(pick(rng, 48, 52, 89, 91), entry=0.3)
    if chance(rng, 0.4):
        band.melody(pick(rng, 73, 80, 11, 75, 9), entry=0.4, name="lead", repeat=True, density=0.4, step=0.25, low=64,
                    high=84, looseness=0.0)
    if chance(rng, 0.6):
        _rap(band, rng)
    else:
        _vocal(band, rng)
    return band.song()


@style("rnb", 1.3)
def rnb(rng, seconds):
    triplet = chance(rng, 0.12)
    metre = (12, 8) if triplet else (4, 4)
    band = Band(rng, "rnb", seconds, rng.uniform(56, 106) * (1.5 if triplet else 1), draw_key(rng, minor=0.5),
                Habits(form=pick(rng, "pop", "song"), metre=metre),
                swing=rng.uniform(0.52, 0.64) if chance(rng, 0.5) else 0.5, swing_unit=0.25,
                push=pick(rng, 0, 0, 0.2, 0.5), timing=Timing(rng.uniform(0, 0.008), 0.0),
                production=pick(rng, "electronic", "band"))
    band.harmonise("rnb", "soul", palette=Palette(sevenths=0.8, ninths=0.4, suspended=0.03, inverted=0.05,
                                                  secondary=0.08), rates=((1, 5), (0.5, 3), (2, 1)), grammar=0.15)
    band.drums(*_BOOM_BAP, *_SOUL[2:4], program=pick(rng, 8, 24, 25), habits=_machine(rng), lag=rng.uniform(0, 0.02),
               length=4.0)
    band.bass("1.....1...5...a.", "1---------1-----", "1..1....5...7.8.", "1-----8---1---a-",
              program=pick(rng, 33, 36, 38, 39), low=28, length=4.0)
    band.comp("x---------------", "x-----x---------", "x..x....x-------", "1-2-3-4-3-2-1-2-", "x-------x-----x-",
              program=pick(rng, 4, 5, 4, 0, 88, 24, 46), low=53, entry=0.2, length=4.0,
              shape=pick(rng, "close", "open"))
    if chance(rng, 0.5):
        band.pad(pick(rng, 89, 48, 50, 52, 91), entry=0.4)
    if chance(rng, 0.4):
        band.comp("..s...s...s...s.", "....s..s....s..s", "1.3.2.4...3.2.1.", program=pick(rng, 27, 26, 25), low=57,
                  entry=0.5, name="guitar", length=4.0, velocity=66)
    _vocal(band, rng, 0.95)
    if chance(rng, 0.4):
        band.melody(52, role="voice", entry=0.7, name="choir", density=0.3, answer=True, low=62, high=79)
    return band.song()


@style("funk", 1.3)
def funk(rng, seconds):
    """Syncopated everything over one or two chords."""
    band = Band(rng, "funk", seconds, rng.uniform(82, 128), draw_key(rng, "dorian", "mixolydian", "minor"),
                Habits(form=pick(rng, "vamp", "song", "aaba")),
                swing=rng.uniform(0.52, 0.6) if chance(rng, 0.4) else 0.5, swing_unit=0.25,
                push=pick(rng, 0, 0, 0.3, 0.6), push_by=pick(rng, 0.5, 0.5, 0.25), pickup=0.12, stops=0.25,
                timing=Timing(rng.uniform(0.003, 0.01), rng.uniform(0, 0.006)),
                production=pick(rng, "band", "live", "band"))
    band.harmonise("funk", "soul", palette=Palette(sevenths=0.7, ninths=0.5, dominant=True), rates=((1, 4), (2, 5)),
                   grammar=0.08)
    band.drums(*_FUNK, program=pick(rng, 0, 8), habits=Drumming(rng.uniform(0.2, 0.8), rng.uniform(0.1, 0.7),
                                                                ghost=rng.uniform(0, 0.2), busy=0.1))
    band.bass(*_FUNK_BASS, program=pick(rng, 33, 36, 37, 34, 38), low=28, legato=rng.uniform(0.5, 0.85))
    band.comp(*_CLAV, program=pick(rng, 27, 28, 7, 7, 26), low=57, entry=0.3, name="chicken", velocity=80, legato=0.5)
    if chance(rng, 0.6):
        band.comp(*_CLAV, "x---------------", "..x-----..x-----", program=pick(rng, 16, 4, 7, 18, 27), low=55,
                  entry=0.5, name="keys")
    if chance(rng, 0.6):
        band.comp("............s.s.", "s..............s", "..........s..s..", "x-..............", "....s..s........",
                  program=pick(rng, 61, 62, 56), low=60, entry=0.6, name="horns", velocity=100)
    if chance(rng, 0.4):
        band.melody(pick(rng, 61, 65, 56, 27), entry=0.6, name="line", repeat=True, density=0.5, step=0.25,
                    syncopation=0.9, low=57, high=77)
    _vocal(band, rng, 0.65)
    return band.song()


@style("soul", 1.4)
def soul(rng, seconds):
    """Soul and Motown: a snare on every beat or on two and four, tambourines, horns, melodic basses."""
    compound = chance(rng, 0.15)
    band = Band(rng, "soul", seconds, rng.uniform(54, 90) * 1.5 if compound else rng.uniform(66, 140),
                draw_key(rng, minor=0.3), Habits(form=pick(rng, "song", "pop", "aaba"),
                                                 metre=(12, 8) if compound else (4, 4)),
                swing=rng.uniform(0.55, 0.66) if chance(rng, 0.2) else 0.5, push=pick(rng, 0, 0, 0.3), pickup=0.2,
                timing=Timing(rng.uniform(0.004, 0.012), rng.uniform(0, 0.01)),
                production=pick(rng, "band", "live", "lo-fi"))
    band.harmonise("soul", "doo-wop", "pop major", "pop minor",
                   palette=Palette(sevenths=0.3, sixths=0.3, inverted=0.08, secondary=0.1, suspended=0.03),
                   rates=((1, 5), (0.5, 3), (2, 2)), grammar=0.25)
    band.drums(*_SOUL, length=4.0, habits=Drumming(rng.uniform(0.3, 0.9), rng.uniform(0.1, 0.7)))
    band.bass(*_SOUL_BASS, length=4.0, program=pick(rng, 33, 33, 32, 34), low=28, legato=rng.uniform(0.6, 0.9))
    band.comp("....s.......s...", "x---x---x---x---", "x-----x-x-----x-", "....x.......x...", "x---------------",
              length=4.0, program=pick(rng, 26, 27, 0, 0, 16), low=57, name="guitar")
    if chance(rng, 0.6):
        band.comp("x---x---x---x---", "x---------------", "1-2-3-2-1-2-3-2-", length=4.0,
                  program=pick(rng, 0, 4, 16, 17, 11), low=53, entry=0.3, name="keys")
    if chance(rng, 0.5):
        band.pad(pick(rng, 48, 49, 52, 16), entry=0.55, low=60)
    if chance(rng, 0.6):
        band.melody(pick(rng, 61, 56, 66, 67, 48), entry=0.6, name="horns", density=0.3, answer=True, low=57, high=77)
    _vocal(band, rng, 0.9, step=pick(rng, 0.5, 0.25))
    return band.song()


@style("afrobeat", 1.0)
def afrobeat(rng, seconds):
    """Long vamps with interlocking guitars, shaker, bell and talkative drums."""
    grooves = ({"kick": "x..x....x..x....", "snare": "....o..x....o.x.", "hat": "x.xxx.xxx.xxx.xx",
                "shaker": "xxxxxxxxxxxxxxxx"}, {"kick": "x.....x...x.....", "side": "...x..x.....x...",
                                                "hat": "x.x.x.x.x.x.x.x.", "agogo": "x..x..x...x.x..."},
               {"kick": "x...x...x...x...", "side": "...x..x....x..x.", "shaker": "x.xxx.xxx.xxx.xx"},
               {"kick": "x..x..x...x..x..", "snare": "....x..o....x..o", "hat": "..x...x...x...x.",
                "conga": "x..xx..xx..xx.xx"}, {"kick": "x.....x.x.....x.", "snare": "..o.x..o..o.x..o",
                                               "open": "..x...x...x...x.", "claves": "x..x..x...x.x..."})
    band = Band(rng, "afrobeat", seconds, rng.uniform(88, 132), draw_key(rng, "dorian", "minor", "mixolydian"),
                Habits(form="vamp"), push=pick(rng, 0, 0.4), timing=Timing(rng.uniform(0.004, 0.012),
                                                                           rng.uniform(0, 0.008)),
                production=pick(rng, "live", "band"))
    band.harmonise("afrobeat", "funk", "reggae major", palette=Palette(sevenths=0.4), rates=((2, 4), (1, 4)),
                   grammar=0.05, away=0.05)
    band.drums(*grooves, habits=Drumming(rng.uniform(0.1, 0.6), rng.uniform(0, 0.4), ghost=0.1))
    band.bass("1..1..5...7.....", "..1.1.....5.7.8.", "1.....1.5..1....", "1..5..8...5.7...", program=pick(rng, 33, 32),
              low=28, legato=0.7)
    band.comp("1.3.2.3.1.3.4.2.", "..s..s..s..s..s.", "s..s..s...s.s...", ".1.2.1.3.1.2.1.4",
              program=pick(rng, 27, 26, 25), low=57, entry=0.25, name="tenor guitar", velocity=72)
    band.comp("x..s..s...s.s...", "..ss..ss..ss..ss", "1.1.3.1.2.1.3.1.", program=pick(rng, 27, 28, 16), low=64,
              entry=0.4, name="rhythm guitar", velocity=72)
    if chance(rng, 0.6):
        band.melody(pick(rng, 61, 65, 67, 56), entry=0.55, name="horns", density=0.45, step=0.25, syncopation=0.8,
                    low=55, high=77)
    if chance(rng, 0.5):
        band.melody(pick(rng, 16, 17, 4), entry=0.5, name="organ", density=0.5, step=0.25, low=60, high=80)
    _vocal(band, rng, 0.6)
    return band.song()


@style("reggaeton", 1.0)
def reggaeton(rng, seconds):
    """Dembow: four kicks or two, snares in groups of three, three and two; dancehall without the kicks."""
    grooves = ({"kick": "x...x...x...x...", "snare": "...X..X....X..X.", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": "x...x...x...x...", "side": "...x..x....x..x.", "shaker": "x.xxx.xxx.xxx.xx"},
               {"kick": "x.......x.......", "snare": "...X..X....X..X.", "open": "..x...x...x...x."},
               {"kick": "x..x....x..x....", "snare": "......X.......X.", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": "x..x..x.........", "clap": "...x..x....x..x.", "hat": "xxxxxxxxxxxxxxxx"},
               {"kick": "x.....x...x.....", "snare": "...X..X.....X...", "tambourine": "..x...x...x...x."})
    band = Band(rng, "reggaeton", seconds, rng.uniform(84, 112), draw_key(rng, minor=0.8),
                Habits(form=pick(rng, "pop", "vamp")), push=pick(rng, 0, 0, 0.4), pickup=0.04, timing=Timing(0, 0),
                production="electronic")
    band.harmonise("dance minor", "pop minor", "pop major", "hip-hop", rates=((1, 5), (0.5, 2), (2, 2)), grammar=0.1)
    band.drums(*grooves, program=pick(rng, 24, 25, 0), habits=_machine(rng), looseness=0.0, fills="sparse")
    band.bass("1..1..1.1..1..1.", "1-----1-1-----1-", "1..1....1..1....", "1---------------", "1..1..1.........",
              program=pick(rng, 38, 39, 33), low=26, looseness=0.0)
    band.comp("..s...s...s...s.", "x..x..x.x..x..x.", "1.3.2.3.1.3.2.4.", "x---------------", "s..s..s.s..s..s.",
              program=pick(rng, 0, 24, 27, 81, 11, 90, 12), low=57, entry=0.2, looseness=0.0)
    if chance(rng, 0.4):
        band.melody(pick(rng, 12, 73, 81, 80, 24), entry=0.4, name="hook", repeat=True, density=0.5, step=0.25, low=62,
                    high=81)
    if chance(rng, 0.4):
        _rap(band, rng)
    else:
        _vocal(band, rng, 0.9)
    return band.song()
