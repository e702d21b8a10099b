"""Pop and ballads, country, folk, game music in odd metres, ambient."""
from arrange import Band, draw_key
from drums import Drumming
from grid import chance, pick, weigh
from harmony import Palette
from score import Timing
from structure import Habits
from styles import style

_POP = (
    {"kick": "x.......x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x.x.......", "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x...x...x...x...", "clap": "....X.......X...", "hat": "..x...x...x...x."},
    {"kick": "x..x..x.x..x..x.", "snare": "....X.......X...", "shaker": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x....x..x....", "clap": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x..x...x.....", "snap": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x...x...x...x...", "snare": "...x..x....x..x.", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.......x..x....", "side": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.x.....x.x..x..", "snare": "....X.......X...", "tambourine": "x.x.x.x.x.x.x.x."},
    {"kick": "x.......x.......", "clap": "............X...", "hat": "x.x.x.x.x.x.x.x."},
)
_POP_BASS = ("1-------1-------", "1.1.1.1.1.1.1.1.", "1-----1-1-----1-", "1..1..1.1..1..1.", "1..1..1...1.....",
             "1---------------", "1.....1.5...1...", "..1...1...1...1.", "1--1--1-----5-8-", "1---5---8---5---")
_KEYS = ("x---------------", "x-------x-------", "x---x---x---x---", "x-x-x-x-x-x-x-x-", "x--x--x---x-----",
         "x-----x-x-----x-", "x--x--x-x--x--x-", "..s...s...s...s.", "1-2-3-2-1-2-3-2-", "1-3-2-3-1-3-2-3-",
         "l-2-3-2-L-2-3-2-", "x--x--x--x--x-x-")
_STRUM = ("x---x-xx..xxx-xx", "x-x-x-x-x-x-x-x-", "x---x---x---x---", "x---x-x-..x-x-x-", "x--xx-x-x--xx-x-",
          "X-o-X-o-X-o-X-o-")
_PICKING = ("1-3-2-4-1-3-2-4-", "1-4-3-4-2-4-3-4-", "l-4-3-5-L-4-3-5-", "1234323412343234", "l-3-L-3-l-4-L-3-",
            "1-2-3-4-5-4-3-2-")
_VOICES = (53, 54, 85, 52, 65, 73, 22, 80, 66, 71)


def _sing(band, rng, entry=0.4, odds=0.92, **more):
    if chance(rng, odds):
        band.melody(pick(rng, _VOICES), role=pick(rng, "voice", "voice", "voice", "melody"), entry=entry, name="singer",
                    **{"density": rng.uniform(0.3, 0.7), "step": pick(rng, 0.5, 0.5, 0.25),
                       "syncopation": rng.uniform(0.1, 0.9), "vibrato": rng.uniform(0, 50),
                       "portamento": rng.uniform(0, 0.08), "low": pick(rng, 53, 57, 60), "high": pick(rng, 72, 76, 79),
                       "lag": rng.uniform(-0.005, 0.03), "legato": rng.uniform(0.75, 1.0),
                       "pickup": rng.uniform(0.2, 0.9), "ornament": rng.uniform(0, 0.08), **more})


def _drumming(rng):
    return Drumming(rng.uniform(0.1, 0.8), rng.uniform(0.1, 0.9), rng.uniform(0, 0.2), busy=0.04,
                    machine=chance(rng, 0.4))


@style("pop", 2.2)
def pop(rng, seconds):
    """Pop in four: made by machines or bands, verses thinner than choruses."""
    machine = chance(rng, 0.6)
    band = Band(rng, "pop", seconds, weigh(rng, ((rng.uniform(76, 110), 4), (rng.uniform(105, 132), 5),
                                                 (rng.uniform(130, 172), 1.5))), draw_key(rng, minor=0.4),
                Habits(form="pop", half_feel=0.06), push=pick(rng, 0, 0, 0, 0.2, 0.5),
                swing=rng.uniform(0.55, 0.66) if chance(rng, 0.08) else 0.5, pickup=0.1,
                timing=Timing(0.0, 0.0) if machine else Timing(rng.uniform(0.002, 0.01), rng.uniform(0, 0.005)),
                production="electronic" if machine else "band")
    band.harmonise("pop major", "pop minor", palette=Palette(sevenths=pick(rng, 0.05, 0.3), suspended=0.04, added=0.06,
                                                             inverted=0.07, mixture=0.03, secondary=0.03),
                   rates=((1, 6), (2, 2), (0.5, 2)), grammar=0.2)
    band.drums(*_POP, program=pick(rng, 0, 8, 24, 25), habits=_drumming(rng))
    band.bass(*_POP_BASS, program=pick(rng, 33, 34, 38, 39, 36), low=28, legato=rng.uniform(0.6, 1.0))
    band.comp(*_KEYS, program=pick(rng, 0, 0, 1, 4, 5, 81, 90, 88), low=pick(rng, 52, 57), entry=0.2, name="keys",
              shape=pick(rng, "close", "close", "open"))
    if chance(rng, 0.6):
        band.comp(*_STRUM, *_PICKING, program=pick(rng, 24, 25, 26, 27), shape="guitar", low=40, name="guitar",
                  entry=rng.uniform(0.2, 0.7), velocity=72, strum=0.015)
    if chance(rng, 0.5):
        band.pad(pick(rng, 48, 50, 89, 90, 91, 52), entry=rng.uniform(0.2, 0.7), low=57)
    if chance(rng, 0.4):
        band.melody(pick(rng, 80, 81, 11, 10, 0, 87, 75), entry=0.35, name="hook", repeat=True, density=0.45,
                    step=pick(rng, 0.25, 0.5), low=62, high=84, sections=pick(rng, None, ("intro", "chorus")))
    _sing(band, rng)
    return band.song()


@style("pop-ballad", 1.6)
def ballad(rng, seconds):
    """Slow songs, often without drums at first, in four, three or twelve."""
    metre = weigh(rng, (((4, 4), 7), ((3, 4), 1.2), ((12, 8), 1.5), ((6, 8), 1.2)))
    compound = metre[1] == 8
    bpm = rng.uniform(48, 84) * (1.5 if compound else 1) if metre != (3, 4) else rng.uniform(76, 120)
    band = Band(rng, "pop-ballad", seconds, bpm, draw_key(rng, minor=0.35),
                Habits(form=pick(rng, "pop", "song", "strophic"), metre=metre, lift=0.15),
                push=0.2 if chance(rng, 0.2) else 0.0, pickup=0.12,
                timing=Timing(rng.uniform(0.002, 0.014), rng.uniform(0, 0.015), pick(rng, 0, 0, 0.02)),
                production=pick(rng, "band", "acoustic", "band"))
    band.harmonise("pop major", "pop minor", "doo-wop", palette=Palette(sevenths=0.2, suspended=0.08, added=0.1,
                                                                        inverted=0.14, mixture=0.06, secondary=0.06),
                   rates=((1, 5), (0.5, 4), (2, 1)) if metre == (4, 4) else ((1, 1),), grammar=0.3)
    band.drums(*_POP[:2], *_POP[7:8], length=4.0, entry=rng.uniform(0.3, 0.8), habits=_drumming(rng))
    band.bass("1---------------", "1-------1-------", "1-----1-5-----a-", "1-----1-1-------", length=4.0,
              program=pick(rng, 33, 32, 35), entry=rng.uniform(0.3, 0.6), low=28)
    band.comp(*_KEYS, length=4.0, program=pick(rng, 0, 0, 0, 4, 5, 24), low=pick(rng, 50, 55), entry=0.05, name="keys")
    if chance(rng, 0.6):
        band.pad(pick(rng, 48, 49, 50, 89, 52), entry=rng.uniform(0.3, 0.8), low=57)
    if chance(rng, 0.4):
        band.comp(*_PICKING, length=4.0, program=pick(rng, 24, 25, 26, 46), shape="guitar", low=40, entry=0.2,
                  name="guitar", velocity=68)
    if chance(rng, 0.4):
        band.melody(pick(rng, 40, 42, 48, 73, 65, 26), entry=0.6, name="counter", density=0.18, low=58, high=80,
                    answer=chance(rng, 0.5))
    _sing(band, rng, 0.3)
    return band.song()


@style("country", 1.8)
def country(rng, seconds):
    """Two-beat, train beat, shuffle, ballad, straight country rock."""
    kind = weigh(rng, (("two-beat", 4), ("train", 3), ("rock", 3), ("shuffle", 2), ("ballad", 2)))
    bpm = {"two-beat": (84, 140), "train": (90, 138), "rock": (96, 150), "shuffle": (96, 150), "ballad": (60, 92)}[kind]
    grooves = { "two-beat": ({"kick": "x.......x.......", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
                             {"kick": "x.......x.......", "snare": "....x.......x...", "hat": "x...x...x...x..."},
                             {"kick": "x.......x......."}), "train": ({"snare": "ooXooooXooXoooXo",
                                                                       "kick": "x...x...x...x..."},
                                                                      {"snare": "o.X.o.X.o.X.o.X.",
                                                                       "kick": "x...x...x...x..."},
                                                                      {"snare": "ooXoooXoooXoooXo",
                                                                       "kick": "x.......x......."},
                                                                      {"snare": "ooooXoooooooXooo",
                                                                       "kick": "x.......x......."}),
               "rock": ({"kick": "x.......x.x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
                        {"kick": "x..x....x.......", "snare": "....X.......X...", "ride": "x.x.x.x.x.x.x.x."}),
               "shuffle": ({"kick": "x.......x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
                           {"kick": "x...x...x...x...", "side": "....x.......x...", "ride": "x.x.x.x.x.x.x.x."}),
               "ballad": ({"kick": "x.......x.......", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
                          {"kick": "x.....x.x.......", "side": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."}), }[kind]
    band = Band(rng, "country", seconds, rng.uniform(*bpm), draw_key(rng, minor=0.12),
                Habits(form=pick(rng, "song", "strophic", "aaba"), odd_bar=0.1),
                swing=rng.uniform(0.58, 0.67) if kind == "shuffle" or chance(rng, 0.12) else 0.5,
                push=pick(rng, 0, 0, 0.15), pickup=0.25, timing=Timing(rng.uniform(0.004, 0.014),
                                                                       rng.uniform(0, 0.012)),
                production=pick(rng, "band", "live", "acoustic"))
    band.harmonise("country", "folk" if band.key.minor else "country",
                   palette=Palette(sevenths=0.08, dominant=True, inverted=0.05, suspended=0.03, secondary=0.03),
                   rates=((1, 6), (2, 2), (0.5, 1)), grammar=0.3, away=0.08)
    band.drums(*grooves, habits=Drumming(rng.uniform(0.1, 0.6), rng.uniform(0, 0.5)), entry=rng.uniform(0.2, 0.5))
    two = ("1...5...", "1.......5.......", "1.......v.......", "1...v...", "1.......v...a...", "1.......5...a...",
           "1.......5.......|1.......3...a...")
    band.bass(*{"rock": ("1.1.1.1.1.1.1.1.", "1.....1.5.......", "1-------1---5-a-"),
                "ballad": ("1-------5-------", "1-----1-5-----a-"),
                "shuffle": ("w...w...w...w...", "1...3...5...6...", *two[1:3])}.get(kind, two[1:]),
              program=pick(rng, 32, 33, 33, 34), low=28, legato=rng.uniform(0.5, 0.9))
    band.comp("....x.......x...", "l...x...L...x...", "l...x.o.L...x.o.", "l...x.x.L...x.x.", "x---x-x-..x-x-x-",
              "o.o.X.o.o.o.X.o.", program=pick(rng, 25, 25, 24, 27), shape="guitar", low=40, strum=0.02,
              name="acoustic guitar", entry=0.15)
    if chance(rng, 0.5):
        band.comp(*_PICKING, "1313231313132313", program=pick(rng, 105, 25, 27, 105), shape="close", low=55,
                  name="picking", entry=0.4, velocity=72)
    if chance(rng, 0.35):
        band.comp("....s.......s...", "x---x---x---x---", program=0, low=57, name="piano", entry=0.5)
    if chance(rng, 0.5):
        band.melody(pick(rng, 40, 110, 27, 22, 26, 48), entry=0.5, name="fiddle", density=0.45, low=60, high=84,
                    answer=chance(rng, 0.6), portamento=pick(rng, 0, 0.08), vibrato=20.0)
    if chance(rng, 0.3):
        band.pad(pick(rng, 48, 26, 89), entry=0.5, low=60)
    _sing(band, rng, syncopation=rng.uniform(0, 0.5))
    return band.song()


@style("country-waltz", 0.8)
def waltz(rng, seconds):
    band = Band(rng, "country-waltz", seconds, rng.uniform(84, 170), draw_key(rng, minor=0.15),
                Habits(form=pick(rng, "song", "strophic", "aaba"), metre=(3, 4), odd_bar=0),
                swing=0.5 if chance(rng, 0.7) else rng.uniform(0.56, 0.66), pickup=0.3,
                timing=Timing(rng.uniform(0.004, 0.014), rng.uniform(0, 0.012)),
                production=pick(rng, "band", "acoustic", "live"))
    band.harmonise("country", "folk", palette=Palette(sevenths=0.1, dominant=True, inverted=0.04),
                   rates=((1, 4), (2, 5)), grammar=0.3, away=0.05)
    band.drums({"kick": "x.....", "side": "..x.x.", "hat": "x.x.x."}, {"kick": "x.....", "snare": "..x.x."},
               {"kick": "x.....", "snare": "....x.", "hat": "x.x.x."}, {"kick": "x.....", "hat": "..x.x."},
               habits=Drumming(rng.uniform(0, 0.5), rng.uniform(0, 0.4)), entry=0.4)
    band.bass("1-----", "1-----|5-----", "1-----|v-----", "1---a-", "1...5.", "1-5-a-", program=pick(rng, 32, 33),
              legato=0.85)
    band.comp("l.x.x.", "..x.x.", "l-x-x-", "x-x-x-", "l.xxx.", "1-2-3-", "l-3424", program=pick(rng, 24, 25, 0),
              shape=pick(rng, "guitar", "close"), low=pick(rng, 40, 48), strum=0.015, entry=0.1, name="guitar")
    if chance(rng, 0.5):
        band.melody(pick(rng, 40, 21, 22, 26), entry=0.5, name="fiddle", density=0.4, low=60, high=84,
                    answer=chance(rng, 0.5))
    _sing(band, rng, syncopation=rng.uniform(0, 0.3))
    return band.song()


@style("folk", 1.2)
def folk(rng, seconds):
    """Guitar and voice, sometimes a small band; often no drums at all."""
    metre = weigh(rng, (((4, 4), 6), ((3, 4), 2), ((6, 8), 1.5), ((2, 4), 0.7)))
    bpm = rng.uniform(60, 110) * 1.5 if metre == (6, 8) else rng.uniform(72, 150)
    band = Band(rng, "folk", seconds, bpm, draw_key(rng, "major", "major", "minor", "dorian", "mixolydian"),
                Habits(form=pick(rng, "strophic", "song", "aaba"), metre=metre, odd_bar=0.12), pickup=0.3,
                swing=rng.uniform(0.54, 0.62) if chance(rng, 0.12) else 0.5,
                timing=Timing(rng.uniform(0.005, 0.016), rng.uniform(0.002, 0.02), pick(rng, 0, 0, 0.04)),
                production=pick(rng, "acoustic", "acoustic", "live", "lo-fi"))
    band.harmonise("folk", palette=Palette(suspended=0.08, added=0.08, inverted=0.06, sevenths=0.06),
                   rates=((1, 5), (2, 3), (0.5, 1)), grammar=0.3, away=0.05, pedal=0.05)
    texts = {(4, 4): (*_PICKING, *_STRUM), (3, 4): ("l-3-4-", "l3435343", "x-x-x-", "x-xxx-", "1-2-3-"),
             (6, 8): ("l34543", "x-xx-x", "x--x-x", "l-3L-3"), (2, 4): ("l-x-", "l.x.L.x.", "x-xx")}[metre]
    band.comp(*texts, program=pick(rng, 24, 25, 25, 105, 46), shape=pick(rng, "guitar", "guitar", "close"),
              low=pick(rng, 40, 42, 45), strum=0.02, entry=0.0, name="guitar")
    if chance(rng, 0.5):
        band.bass("1-------5-------", "1-------1---a---", length=4.0, program=pick(rng, 32, 35, 33), entry=0.4)
    if chance(rng, 0.3):
        band.drums({"kick": "x.......x.......", "side": "....x.......x...", "shaker": "x.x.x.x.x.x.x.x."},
                   {"kick": "x...x...x...x..."}, {"tambourine": "....x.......x..."}, length=4.0, entry=0.5,
                   habits=Drumming(0.2, 0.1))
    if chance(rng, 0.5):
        band.melody(pick(rng, 73, 40, 21, 22, 110, 74, 13, 105), entry=0.4, name="tune", density=rng.uniform(0.4, 0.8),
                    syncopation=0.1, low=62, high=86, sections=pick(rng, None, ("intro", "solo", "outro")))
    if chance(rng, 0.3):
        band.pad(pick(rng, 48, 21, 20, 42), entry=0.5, low=52)
    _sing(band, rng, 0.25, syncopation=rng.uniform(0, 0.5))
    return band.song()


@style("game", 1.6)
def game(rng, seconds):
    """Fast tunes of chips and keyboards in all metres, with changes between them."""
    metre = weigh(rng, (((4, 4), 4), ((3, 4), 3), ((2, 4), 1.5), ((5, 4), 2.5), ((7, 8), 2.5), ((6, 8), 2),
                        ((12, 8), 0.7), ((9, 8), 0.7), ((7, 4), 0.5)))
    compound = metre in ((6, 8), (12, 8), (9, 8))
    bpm = rng.uniform(80, 150) * 1.5 if compound else rng.uniform(72, 120) if metre[1] == 8 else rng.uniform(95, 200)
    chip = chance(rng, 0.6)
    band = Band(rng, "game", seconds, bpm, draw_key(rng, "major", "minor", "minor", "dorian", "lydian", "harmonic"),
                Habits(form=pick(rng, "aaba", "through", "vamp"), metre=metre,
                       others=((4, 4), (3, 4), (5, 4), (7, 8), (6, 8), (2, 4)), other_metre=0.2, odd_bar=0.08),
                pickup=0.08, timing=Timing(0, 0) if chance(rng, 0.8) else Timing(0.005, 0.002),
                production="electronic" if chip or chance(rng, 0.5) else "band")
    band.harmonise("game", "pop major", "rock minor", palette=Palette(sevenths=0.1, suspended=0.06, inverted=0.08,
                                                                      mixture=0.08, secondary=0.08),
                   rates=((1, 5), (2, 3), (0.5, 1)) if metre == (4, 4) else ((1, 5), (2, 4)), grammar=0.35, cadence=0.4)
    if chance(rng, 0.85):
        band.drums({"kick": "x...x...x...x...", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
                   {"kick": "x.....x.x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
                   {"kick": "x..x..x.x..x..x.", "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"}, length=4.0,
                   program=pick(rng, 0, 24, 25, 8), habits=Drumming(rng.uniform(0.1, 0.7), rng.uniform(0, 0.8),
                                                                    machine=True))
    reed = (80, 81, 80, 87, 82)
    band.bass("1.8.1.8.1.8.1.8.", "1.1.1.1.1.1.1.1.", "1...5...1...5...", "1.1.8.1.5.1.8.5.", "1---------------",
              length=4.0, program=pick(rng, reed if chip else (33, 38, 39, 58, 43)), low=pick(rng, 28, 36),
              legato=rng.uniform(0.5, 0.9), looseness=0.0)
    band.comp("1234123412341234", "1.2.3.2.1.2.3.2.", "x---------------", "..s...s...s...s.", "1231231231231231",
              length=4.0, program=pick(rng, reed if chip else (0, 11, 46, 12, 6, 24)), low=57, entry=0.2,
              name="arpeggio", velocity=66, looseness=0.0)
    if chance(rng, 0.5):
        band.pad(pick(rng, reed if chip else (48, 61, 89, 52)), entry=0.3, low=57)
    band.melody(pick(rng, reed if chip else (73, 56, 40, 80, 68, 11, 0)), entry=0.25, name="lead",
                density=rng.uniform(0.4, 0.9), step=pick(rng, 0.25, 0.5, 0.5), low=64, high=88,
                syncopation=rng.uniform(0, 0.6), vibrato=pick(rng, 0, 25), looseness=0.0, rest=0.05)
    if chance(rng, 0.5):
        band.melody(pick(rng, reed if chip else (71, 60, 42, 12)), entry=0.5, name="counter", density=0.3, low=55,
                    high=72, looseness=0.0)
    return band.song()


@style("ambient", 0.7)
def ambient(rng, seconds):
    """Slow chords with little pulse."""
    band = Band(rng, "ambient", seconds, rng.uniform(52, 100), draw_key(rng, "major", "minor", "lydian", "dorian"),
                Habits(form=pick(rng, "through", "vamp")), pickup=0, stops=0, ending=0.2,
                timing=Timing(rng.uniform(0, 0.02), rng.uniform(0, 0.01)), production="electronic")
    band.harmonise("ambient", "rnb", palette=Palette(sevenths=0.3, ninths=0.3, added=0.2, suspended=0.15),
                   rates=((1, 3), (2, 5)), grammar=0.2, pedal=0.2)
    band.pad(pick(rng, 88, 89, 91, 92, 94, 95, 48), entry=0.0, low=52, shape=pick(rng, "close", "open"))
    band.comp("1-2-3-4-3-2-1-2-", "1---3---2---4---", "1.......3.......", "1---------------", "1-3-2-4-1-3-2-4-",
              program=pick(rng, 0, 4, 11, 46, 98, 99, 24, 14), low=60, entry=0.3, name="bells", hold=16.0)
    if chance(rng, 0.5):
        band.bass("1---------------", "1-------5-------", program=pick(rng, 38, 39, 32, 89), low=28, entry=0.3,
                  legato=1.0)
    if chance(rng, 0.35):
        band.drums({"kick": "x...............", "hat": "..x...x...x...x."},
                   {"kick": "x.......x.......", "side": "............x...", "shaker": "x.x.x.x.x.x.x.x."},
                   {"kick": "x...x...x...x..."}, program=25, entry=0.5, habits=Drumming(0.05, 0.0, machine=True))
    if chance(rng, 0.6):
        band.melody(pick(rng, 73, 80, 91, 98, 40, 56, 0), entry=0.3, name="line", density=0.14, low=60, high=84,
                    legato=1.0, vibrato=20.0)
    return band.song()
