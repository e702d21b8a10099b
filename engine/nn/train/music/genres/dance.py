"""Dance music on a grid: disco, house, techno, trance, drum and bass, breakbeat, dubstep, synthwave."""
from arrange import Band, draw_key
from drums import Drumming
from grid import chance, euclid, pick, weigh
from harmony import Palette
from score import Timing
from structure import Habits
from styles import style

_MACHINE = Timing(0.0, 0.0)
_FOUR = "x...x...x...x..."
_OFF = "..x...x...x...x."
_HOUSE = (
    {"kick": _FOUR, "clap": "....x.......x...", "open": _OFF},
    {"kick": _FOUR, "clap": "....x.......x...", "hat": "xxxxxxxxxxxxxxxx", "open": _OFF},
    {"kick": _FOUR, "snare": "....x.......x...", "hat": "..x...x...x...xx"},
    {"kick": _FOUR, "hat": "x.x.x.x.x.x.x.x.", "clap": "....x.......x..?"},
    {"kick": _FOUR, "open": _OFF},
    {"kick": _FOUR, "open": _OFF, "shaker": "xxxxxxxxxxxxxxxx", "clap": "....x.......x..."},
    {"kick": _FOUR, "side": "..x..x....x..x..", "open": _OFF, "conga": "...x..x....x..x."},
    {"kick": "x...x...x...x.?.", "clap": "....x.......x...", "hat": "..x.?.x...x.?.x.",
     "tambourine": "..x...x...x...x."},
)
_ONLY_FOUR = ({"kick": _FOUR}, {"kick": _FOUR, "hat": "xxxxxxxxxxxxxxxx"}, {"kick": _FOUR, "hat": _OFF},
              {"kick": _FOUR, "shaker": "x.x.x.x.x.x.x.x."})
_BREAKS = (
    {"kick": "x.x.......xx....", "snare": "....X..o.o..X..o", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.........x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x...x.....", "snare": "....X..o....X.o.", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.x.......x.....", "snare": "....X..o.o....X.|....X..o.o..X..o", "ride": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x......x..x..", "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x.........xx....", "snare": "....X..x.x..X...", "open": "..x...x...x...x."},
    {"kick": "x......x..x.....", "snare": "....X.......X...", "shaker": "xxxxxxxxxxxxxxxx"},
)
_SYNTH_BASS = (38, 39, 38, 39, 87, 81, 33)
_PULSES = ("..1...1...1...1.", ".111.111.111.111", "1.1.1.1.1.1.1.1.", "1111111111111111", "..1.1.1...1.1.1.",
           "..11..11..11..11", "1..1..1.1..1..1.", "1.......1.......",
           "..8...8...8...8.", "1.8.1.8.1.8.1.8.", "1..1...1..1.1...", "1---------------", "..1..1...1..1.1.", ".1.1..1..1.1..1.", "1...1...1...1...")
_STABS = ("..s...s...s...s.", "s..s..s...s..s..", "x-----------..s.", "..s..s....s..s..", "s..s..s.s..s..s.",
          "...s..s....s..s.", "x---..x---..x---", ".s..s..s.s..s..s", "....s.......s...", "x---------------")
_ARPS = ("1234123412341234", "1.2.3.4.3.2.1.2.", "1231231231231234", "1324132413241324", "1.35.13.51.35.13",
         "4321432143214321", "1.1.2.2.3.3.4.4.")


def _band(rng, name, seconds, bpm, minor, production="electronic", timing=_MACHINE, swing=0.5, push=0.0, **habits):
    bpm = round(bpm) if chance(rng, 0.5) else bpm
    return Band(rng, name, seconds, bpm, draw_key(rng, minor=minor),
                Habits(**{"form": pick(rng, "dance", "dance", "vamp", "pop"), "odd_bar": 0.01, "odd_phrase": 0.02,
                          **habits}), swing=swing, swing_unit=0.25, push=push, pickup=0.02, ending=0.12, stops=0.15,
                timing=timing, production=production)


def _habits(rng, ghost=0.0):
    return Drumming(rng.uniform(0.0, 0.5), rng.uniform(0, 0.7), 0.03, ghost, 0.02, 0.0, 0.2, rng.uniform(0, 16), True)


def _vocal(band, rng, entry=0.5, odds=0.5):
    if chance(rng, odds):
        band.melody(pick(rng, 53, 54, 85, 52, 65, 80, 91), role=pick(rng, "voice", "voice", "melody"), entry=entry,
                    name="vocal", density=rng.uniform(0.2, 0.6), step=pick(rng, 0.25, 0.5),
                    syncopation=rng.uniform(0.3, 0.9), vibrato=rng.uniform(0, 35), portamento=rng.uniform(0, 0.08),
                    low=57, high=77, lag=rng.uniform(-0.005, 0.02))


def _lead(band, rng, odds=0.5, entry=0.6):
    if chance(rng, odds):
        band.melody(pick(rng, 80, 81, 81, 87, 62, 90, 11, 0), entry=entry, name="lead", density=rng.uniform(0.3, 0.75),
                    step=pick(rng, 0.25, 0.5), syncopation=rng.uniform(0.2, 0.9), low=60, high=83,
                    repeat=chance(rng, 0.5), looseness=0.0, portamento=pick(rng, 0, 0, 0.04))


@style("disco", 1.2)
def disco(rng, seconds):
    """Live four on the floor, octave basses, off-beat hats, strings."""
    grooves = ({"kick": _FOUR, "snare": "....X.......X...", "open": _OFF, "hat": "x.x.x.x.x.x.x.x."},
               {"kick": _FOUR, "snare": "....X.......X...", "hat": "xxx.xxx.xxx.xxx.", "open": "...x...x...x...x"},
               {"kick": _FOUR, "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
               {"kick": _FOUR, "clap": "....x.......x...", "open": _OFF, "tambourine": "x.x.x.x.x.x.x.x."},
               {"kick": _FOUR, "snare": "....X..o....X..o", "open": _OFF, "conga": "x..xx.x.x..xx.x."})
    band = _band(rng, "disco", seconds, rng.uniform(100, 134), 0.55, "band",
                 Timing(rng.uniform(0, 0.008), rng.uniform(0, 0.006)), push=pick(rng, 0, 0, 0.4),
                 form=pick(rng, "pop", "vamp", "song"))
    band.harmonise("soul", "dance minor", "dance major", "pop major", "pop minor", "rnb",
                   palette=Palette(sevenths=0.45, ninths=0.3, inverted=0.03), rates=((1, 4), (2, 3), (0.5, 1)))
    band.drums(*grooves, habits=Drumming(rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.9)))
    band.bass("1.8.1.8.1.8.1.8.", "1.8.1.8.1.8.5.8.", "1..11.8.1..15.7.", "1.1.8.1.1.1.8.7.", "1...8..1..5.8.a.",
              "..1...1...1...1.", "1..1..8...5.7.8.", program=pick(rng, 33, 36, 37, 38), legato=rng.uniform(0.5, 0.8))
    band.comp("x.xxx.xxx.xxx.xx", "..s...s...s...s.", "s.ss.s.ss.ss.s.s", "..s..ss...s..ss.", "x..x..x.x..x..x.",
              program=pick(rng, 27, 28, 26), low=57, legato=0.5, velocity=76, name="guitar", strum=0.01)
    if chance(rng, 0.6):
        band.comp("x---------------", "x---..x---..x---", "....s.......s..s", *_STABS[:3],
                  program=pick(rng, 0, 4, 5, 7, 2), low=55, name="keys")
    band.pad(pick(rng, 48, 49, 50, 51), entry=0.5, low=64)
    if chance(rng, 0.6):
        band.melody(pick(rng, 48, 61, 62, 51), entry=0.6, name="strings", density=0.4, step=0.25, low=64, high=86,
                    answer=chance(rng, 0.5))
    _vocal(band, rng, 0.45, 0.8)
    return band.song()


@style("house", 1.6)
def house(rng, seconds):
    band = _band(rng, "house", seconds, rng.uniform(114, 132), 0.65,
                 swing=rng.uniform(0.53, 0.62) if chance(rng, 0.4) else 0.5, push=pick(rng, 0, 0, 0.5))
    band.harmonise("dance minor", "dance major", "rnb", palette=Palette(sevenths=pick(rng, 0, 0.5, 0.9), ninths=0.4),
                   rates=((1, 4), (2, 4), (0.5, 1)), grammar=0.08, away=0.05)
    band.drums(*(_ONLY_FOUR if chance(rng, 0.15) else _HOUSE), program=pick(rng, 24, 25, 25), habits=_habits(rng),
               entry=0.28, looseness=0.0, fills=pick(rng, "sparse", "snare", "any"))
    band.bass(*_PULSES, program=pick(rng, *_SYNTH_BASS), low=pick(rng, 26, 28, 33), legato=rng.uniform(0.5, 0.95),
              looseness=0.0, portamento=pick(rng, 0, 0, 0.03))
    band.comp(*_STABS, program=pick(rng, 0, 0, 2, 4, 5, 16, 62, 90, 81), low=pick(rng, 52, 57, 60), entry=0.3,
              legato=rng.uniform(0.3, 0.9), looseness=0.0)
    if chance(rng, 0.5):
        band.pad(pick(rng, 89, 90, 91, 48, 50, 95), entry=0.15, low=57)
    if chance(rng, 0.3):
        band.comp(*_ARPS, program=pick(rng, 80, 81, 11, 8), low=60, name="arpeggio", velocity=64, looseness=0.0)
    _vocal(band, rng)
    _lead(band, rng, 0.35)
    return band.song()


@style("techno", 1.1)
def techno(rng, seconds):
    """Four on the floor and little else; phrase and timbre tell the bar."""
    grooves = ({"kick": _FOUR, "hat": _OFF}, {"kick": _FOUR, "open": _OFF, "hat": "xxxxxxxxxxxxxxxx"},
               {"kick": _FOUR, "clap": "....x.......x...", "hat": _OFF},
               {"kick": _FOUR, "ride": _OFF, "tom5": euclid(pick(rng, 3, 5), 16, int(rng.integers(16)))},
               {"kick": _FOUR, "side": euclid(pick(rng, 3, 5, 7), 16, int(rng.integers(16))),
                "hat": "..x...x...x...x."}, {"kick": "x..x..x...x..x..", "clap": "....x.......x...",
                                             "hat": "xxxxxxxxxxxxxxxx"})
    band = _band(rng, "techno", seconds, rng.uniform(118, 150), 0.9, form=pick(rng, "dance", "vamp"))
    band.harmonise("dance minor", "hip-hop", palette=Palette(sevenths=0.2, power=pick(rng, 0, 0, 1)),
                   rates=((2, 5), (1, 2)), loops=("i", "i", "i | bVI", "i | bII", "i | bVII",
                                                  "i | i | bIII | bII") if chance(rng, 0.7) else None, grammar=0.0,
                   away=0)
    band.drums(*(_ONLY_FOUR if chance(rng, 0.2) else grooves), program=pick(rng, 24, 25), habits=_habits(rng),
               entry=0.25, looseness=0.0, fills="sparse")
    band.bass(*_PULSES, program=pick(rng, *_SYNTH_BASS), low=26, legato=rng.uniform(0.4, 0.8), looseness=0.0)
    if chance(rng, 0.7):
        band.comp(euclid(pick(rng, 3, 5, 7), 16, int(rng.integers(16))).replace("x", "s"), *_STABS,
                  program=pick(rng, 81, 62, 90, 38, 87), low=55, entry=0.4, looseness=0.0)
    if chance(rng, 0.6):
        band.melody(pick(rng, 38, 80, 81, 87, 11), entry=0.4, name="acid", repeat=True, density=0.75, step=0.25,
                    syncopation=0.9, low=45, high=69, looseness=0.0, portamento=0.03)
    if chance(rng, 0.4):
        band.pad(pick(rng, 89, 91, 94, 95), entry=0.15)
    return band.song()


@style("trance", 1.0)
def trance(rng, seconds):
    band = _band(rng, "trance", seconds, rng.uniform(126, 150), 0.85, form=pick(rng, "dance", "dance", "pop"))
    band.harmonise("dance minor", "dance major", "pop minor", palette=Palette(added=0.1, suspended=0.05),
                   rates=((1, 4), (2, 4)), grammar=0.12, away=0.05)
    band.drums(*_HOUSE[:5], program=pick(rng, 24, 25), habits=_habits(rng), looseness=0.0,
               fills=pick(rng, "snare", "sparse"))
    band.bass(".111.111.111.111", "..1...1...1...1.", "..11..11..11..11", "1111111111111111",
              program=pick(rng, 38, 39, 81), low=28, legato=0.7, looseness=0.0)
    band.comp(*_ARPS, program=pick(rng, 81, 80, 90, 87), low=60, entry=0.25, velocity=72, legato=0.6, looseness=0.0)
    band.comp("x..x..x.x..x..x.", "x..x..x...x..x..", "s.ss.ss.s.ss.ss.", "x---------------",
              program=pick(rng, 81, 90, 62), low=60, entry=0.6, name="stabs", looseness=0.0)
    band.pad(pick(rng, 48, 50, 89, 90, 91), entry=0.1, low=57)
    _lead(band, rng, 0.8, 0.5)
    _vocal(band, rng, 0.3, 0.35)
    return band.song()


@style("drum-and-bass", 1.6)
def drum_and_bass(rng, seconds):
    """160 to 180 BPM, backbeats on two and four; harmony and bass often move at half that pace."""
    band = _band(rng, "drum-and-bass", seconds, rng.uniform(158, 182), 0.75, half_feel=0.1)
    band.harmonise("dance minor", "dance major", "rnb", "pop minor",
                   palette=Palette(sevenths=pick(rng, 0, 0.6), ninths=0.4), rates=((2, 6), (1, 2)), grammar=0.1,
                   away=0.05)
    band.drums(*_BREAKS, program=pick(rng, 0, 8, 24, 25), habits=_habits(rng, pick(rng, 0, 0.08, 0.15)), entry=0.25,
               looseness=pick(rng, 0.0, 0.5), fills=pick(rng, "broken", "snare", "sparse"))
    band.bass("1---------------", "1-------1-----8-|1---------5-----", "1..1..1.........", "..1...1-....1.1.",
              "1---......1-1---", "1.1.......1.....", program=pick(rng, 38, 39, 87, 33), low=pick(rng, 24, 28),
              legato=1.0, looseness=0.0, portamento=pick(rng, 0, 0.05))
    band.pad(pick(rng, 89, 91, 95, 48, 52, 4), entry=0.12, low=57)
    if chance(rng, 0.5):
        band.comp(*_STABS, program=pick(rng, 0, 4, 5, 90, 81, 11), low=57, entry=0.4, looseness=0.0)
    if chance(rng, 0.4):
        band.comp(*_ARPS, program=pick(rng, 80, 11, 46, 0), low=64, name="arpeggio", entry=0.3, velocity=66)
    _vocal(band, rng, 0.4, 0.5)
    _lead(band, rng, 0.4)
    return band.song()


@style("breakbeat", 0.9)
def breakbeat(rng, seconds):
    band = _band(rng, "breakbeat", seconds, rng.uniform(96, 142), 0.7,
                 swing=rng.uniform(0.52, 0.6) if chance(rng, 0.3) else 0.5, production=pick(rng, "electronic", "lo-fi"))
    band.harmonise("dance minor", "funk", "hip-hop", palette=Palette(sevenths=0.3), rates=((1, 4), (2, 4)), grammar=0.1)
    band.drums(*_BREAKS, program=pick(rng, 0, 8, 24, 25), habits=_habits(rng, 0.1), looseness=pick(rng, 0, 1))
    band.bass("1..1..1...1.....", *_PULSES, program=pick(rng, *_SYNTH_BASS), low=28)
    band.comp(*_STABS, program=pick(rng, 16, 0, 62, 81, 4), low=57, entry=0.3)
    if chance(rng, 0.4):
        band.pad(pick(rng, 48, 89, 91))
    _vocal(band, rng, 0.5, 0.4)
    _lead(band, rng)
    return band.song()


@style("garage", 0.7)
def garage(rng, seconds):
    """Two-step: swung sixteenths and kicks that leave the third beat out."""
    grooves = ({"kick": "x.........x.....", "snare": "....X.......X...", "hat": "..x.x.x...x.x.x."},
               {"kick": "x..x......x..x..", "clap": "....X.......X...", "hat": "x.xx..x.x.xx..x."},
               {"kick": "x......x..x.....", "snare": "....X..o....X.o.", "open": "..x...x...x...x."},
               {"kick": "..x.......x.....", "side": "....X.......X..x", "shaker": "x.xxx.xxx.xxx.xx"})
    band = _band(rng, "garage", seconds, rng.uniform(124, 140), 0.7, swing=rng.uniform(0.54, 0.64),
                 push=pick(rng, 0, 0, 0.4))
    band.harmonise("rnb", "dance minor", palette=Palette(sevenths=0.6, ninths=0.4), rates=((1, 4), (2, 4)),
                   grammar=0.08)
    band.drums(*grooves, program=pick(rng, 24, 25), habits=_habits(rng, 0.05), fills="sparse")
    band.bass("1..1......1..1..", "1-----....1-1...", "..1..1..1...1...", "1......1..5.....",
              program=pick(rng, _SYNTH_BASS), low=26, legato=0.9)
    band.comp(*_STABS, program=pick(rng, 4, 16, 0, 90), low=57, entry=0.25)
    if chance(rng, 0.5):
        band.pad(pick(rng, 89, 91, 48), entry=0.2)
    _vocal(band, rng, 0.4, 0.8)
    return band.song()


@style("eurodance", 0.9)
def eurodance(rng, seconds):
    """Fast four on the floor: off-beat basses, simple hooks; hardstyle at the top."""
    band = _band(rng, "eurodance", seconds, weigh(rng, ((rng.uniform(126, 150), 4), (rng.uniform(150, 175), 2))), 0.75,
                 form=pick(rng, "pop", "dance"))
    band.harmonise("dance minor", "pop minor", "pop major", palette=Palette(sevenths=0.04), rates=((1, 5), (2, 3)))
    band.drums(*_HOUSE[:5], *_ONLY_FOUR[:2], program=pick(rng, 24, 25), habits=_habits(rng), looseness=0.0)
    band.bass("..1...1...1...1.", "..8...8...8...8.", ".111.111.111.111", "1.8.1.8.1.8.1.8.", "..11..11..11..11",
              program=pick(rng, 38, 39, 81), low=28, legato=0.7, looseness=0.0)
    band.comp(*_STABS, *_ARPS[:3], program=pick(rng, 0, 81, 90, 62), low=59, entry=0.35, looseness=0.0)
    band.pad(pick(rng, 48, 50, 90), entry=0.3)
    _lead(band, rng, 0.8, 0.5)
    _vocal(band, rng, 0.45, 0.7)
    return band.song()


@style("dubstep", 1.0)
def dubstep(rng, seconds):
    """A slow backbeat under fast hats, written at 66 to 76 BPM where listeners tap."""
    kicks = ("x.......x.......", "x.......x..x....", "x..x......x.....", "x.........x..x..")
    hats = ("x.x.x.x.x.x.x.x.", "xxxxxxxxxxxxxxxx", "..x...x...x...x.")
    grooves = [{"kick": kick, pick(rng, "snare", "clap"): "....X.......X...",
                pick(rng, "hat", "hat", "shaker"): pick(rng, hats)} for kick in kicks]
    band = _band(rng, "dubstep", seconds, rng.uniform(66, 76), 0.9, form=pick(rng, "dance", "pop"))
    band.harmonise("dance minor", "pop minor", palette=Palette(power=pick(rng, 0, 0, 1)),
                   rates=((1, 4), (0.5, 3), (2, 1)), grammar=0.1, away=0.05)
    band.drums(*grooves, program=pick(rng, 24, 25, 16), habits=_habits(rng), entry=0.28, looseness=0.0,
               fills=pick(rng, "snare", "sparse", "broken"))
    band.bass("1-----------1---", "1..1..1..1..1-1-", "1---.111....1.1.", "1-1-1-8-1.1.111.", "1---------------",
              program=pick(rng, 38, 39, 87, 81), low=pick(rng, 24, 28), legato=1.0, portamento=pick(rng, 0, 0.06),
              looseness=0.0)
    band.pad(pick(rng, 89, 91, 48, 95, 52), entry=0.12)
    band.comp(*_ARPS, *_STABS, program=pick(rng, 81, 90, 0, 4), low=60, entry=0.35, looseness=0.0)
    _lead(band, rng, 0.6)
    _vocal(band, rng, 0.3, 0.5)
    return band.song()


@style("synthwave", 0.9)
def synthwave(rng, seconds):
    """Eighth-note synth basses, gated snares, arpeggios."""
    grooves = ({"kick": "x.......x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": _FOUR, "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
               {"kick": "x.....x.x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": _FOUR, "snare": "....X.......X...", "open": _OFF})
    band = _band(rng, "synthwave", seconds, weigh(rng, ((rng.uniform(76, 120), 4), (rng.uniform(120, 172), 2))), 0.7,
                 form=pick(rng, "pop", "song", "dance"), push=pick(rng, 0, 0, 0.5))
    band.harmonise("synthwave", "pop minor", palette=Palette(suspended=0.06, added=0.1, sevenths=0.08, inverted=0.04),
                   rates=((1, 5), (2, 4)), grammar=0.15)
    band.drums(*grooves, program=pick(rng, 24, 25, 16), habits=_habits(rng), looseness=0.0,
               fills=pick(rng, "toms", "snare", "any"))
    band.bass("1111111111111111", "1.1.1.1.1.1.1.1.", "..1...1...1...1.", ".111.111.111.111", "1.8.1.8.1.8.1.8.",
              "1.1.8.1.1.8.1.8.", program=pick(rng, 38, 39), low=28, legato=0.75, looseness=0.0)
    band.comp(*_ARPS, program=pick(rng, 80, 81, 90, 5, 11), low=60, entry=0.25, velocity=70, looseness=0.0)
    band.pad(pick(rng, 50, 51, 89, 90, 91), entry=0.15, low=55)
    if chance(rng, 0.5):
        band.comp("x---------------", "x..x..x---------", "x-----x-----x---", program=pick(rng, 62, 63, 81), low=57,
                  entry=0.55, name="brass", looseness=0.0)
    _lead(band, rng, 0.8, 0.45)
    _vocal(band, rng, 0.45, 0.5)
    return band.song()
