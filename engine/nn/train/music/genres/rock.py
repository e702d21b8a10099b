"""Rock of several eras, punk, metal, and progressive rock in odd metres."""
from arrange import Band, draw_key
from drums import Drumming
from grid import chance, pick, weigh
from harmony import Palette
from score import Timing
from structure import Habits
from styles import style

_ROCK = (
    {"kick": "x.......x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.......x.x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x..x....x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x.x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.x.....x.x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x..?x...?.", "snare": "....X..o.o..X..?", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x......xx.....x.", "snare": "....X.......X...", "hat": "x...x...x...x..."},
    {"kick": "x..x..x...x.....", "snare": "....X.......X...", "ride": "x.x.x.x.x.x.x.x."},
    {"kick": "x...x...x...x...", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.....x...x.....|x.....x.x...x.x.", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "..x...x...x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x.........x.....", "snare": "....X.......X...", "hat": "xxxxxxxxxxxxxxxx"},
    {"kick": "x.x...x...x.x...", "snare": "....X..x....X...", "tom5": "................", "hat": "x.x.x.x.x.x.x.x."},
)
_NO_ONE = (  # kick and snare that do not mark the one
    {"kick": "......x...x.....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "........x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
    {"kick": "x...x...x...x...", "snare": "x...x...x...x...", "hat": "..x...x...x...x."},
    {"snare": "x...x...x...X...", "kick": "..x...x...x...x.", "hat": "x.x.x.x.x.x.x.x."},
    {"tom5": "x.x.x.x.x.x.x.x.", "tom4": "...x.......x....", "snare": "............X...", "kick": "x...x...x...x..."},
)
_BASS = ("1.1.1.1.1.1.1.1.", "1.1.1.1.1.1.1.1.|1.1.1.1.1.1.5.a.", "1-------1-------", "1-----1-1-----1-",
         "1.....1.1...5.8.", "1-------5---a---",
         "1-----1...1.5...", "1..1..1.1..1..1.", "1---1---1---1---", "1---------------", "1...8.1.5.1.7.8.", "1--1--1-----1-5-")
_GUITAR = ("x---------------", "x-x-x-x-x-x-x-x-", "X-x-..x-..x-x-x-", "x-----x-----x---", "ccxccxcxccxccxcx",
           "X.c.c.X.c.c.X.c.", "x---x-----x-x---",
           "c-c-c-c-c-c-X-X-", "x-------x-----x-", "x-----------x-x-", "d-d-e-e-d-d-e-e-", "D--D--D---D-D---")
_STRUM = ("x---x-x-..x-x-x-", "x-x-x-x-x-x-x-x-", "X---x-o-X-o-x-o-", "x---x---x---x---", "x---x-xx..x-x-xx",
          "x-----x---x-x---")
_ARPEGGIO = ("1-2-3-4-5-4-3-2-", "1-3-2-3-4-3-2-3-", "1234543212345432", "1-4-3-4-2-4-3-4-", "1-2-3-2-4-2-3-2-")
_LEADS = (29, 30, 26, 27, 80, 81, 65, 18)


def _timing(rng, loose=0.01):
    return Timing(rng.uniform(0.002, loose), rng.uniform(0, 0.008))


def _singer(band, rng, entry=0.45, **more):
    band.melody(pick(rng, 53, 54, 85, 52, 65, 66, 80, 81, 22, 71), role=pick(rng, "voice", "voice", "voice", "melody"),
                entry=entry, name="singer", **{"density": rng.uniform(0.3, 0.7), "step": pick(rng, 0.5, 0.5, 0.25),
                                               "syncopation": rng.uniform(0.1, 0.8), "low": pick(rng, 55, 58, 62),
                                               "high": pick(rng, 74, 77, 80), "vibrato": rng.uniform(0, 45),
                                               "portamento": rng.uniform(0, 0.07), "lag": rng.uniform(-0.005, 0.03),
                                               "legato": rng.uniform(0.7, 1.0), "pickup": rng.uniform(0.2, 0.8),
                                               **more})


def _solo(band, rng, entry=0.4):
    band.melody(pick(rng, *_LEADS), entry=entry, name="solo", sections=("solo", "bridge", "intro"), density=0.65,
                step=pick(rng, 0.25, 0.5), low=60, high=86, vibrato=20.0, leap=0.3)


def _play_rock(band, rng, grooves, bass=_BASS, guitar=_GUITAR, crunch=True):
    band.drums(*grooves, program=pick(rng, 0, 0, 8, 16), habits=Drumming(rng.uniform(0.2, 0.9), rng.uniform(0.2, 1),
                                                                         rng.uniform(0, 0.3),
                                                                         ghost=rng.choice([0, 0, 0.06, 0.12]),
                                                                         busy=rng.uniform(0, 0.15)))
    band.bass(*bass, program=pick(rng, 33, 33, 34, 34, 36, 32), low=28, legato=rng.uniform(0.7, 1.0))
    shape = pick(rng, "power", "power", "guitar") if crunch else "guitar"
    band.comp(*guitar, program=pick(rng, 29, 30, 30, 27) if crunch else pick(rng, 25, 26, 27), shape=shape, low=40,
              velocity=92, strum=rng.uniform(0, 0.02), name="guitar", entry=rng.uniform(0.35, 0.7))
    if chance(rng, 0.55):
        band.comp(*pick(rng, _STRUM, _ARPEGGIO, _ARPEGGIO), program=pick(rng, 24, 25, 26, 27, 0, 16, 4),
                  shape=pick(rng, "guitar", "close", "open"), low=pick(rng, 40, 45), entry=rng.uniform(0.1, 0.5),
                  name="second guitar", velocity=74, strum=0.015)
    if chance(rng, 0.35):
        band.pad(pick(rng, 16, 17, 18, 48, 50, 88, 0), entry=rng.uniform(0.4, 0.8), low=55)
    if chance(rng, 0.8):
        _singer(band, rng)
    if chance(rng, 0.4):
        band.melody(pick(rng, *_LEADS), entry=0.3, name="riff", repeat=True, density=rng.uniform(0.3, 0.6), low=45,
                    high=pick(rng, 60, 69), pickup=0.1, sections=pick(rng, None, ("intro", "chorus"),
                                                                      ("intro", "verse")))
    _solo(band, rng)


def _form(rng, **more):
    return Habits(**{"form": pick(rng, "song", "pop", "song", "through"), "odd_bar": 0.07, "half_feel": 0.06, **more})


@style("rock", 2.4)
def rock(rng, seconds):
    """Rock in four from slow to fast, clean to distorted."""
    band = Band(rng, "rock", seconds, weigh(rng, ((rng.uniform(76, 120), 4), (rng.uniform(110, 150), 5),
                                                  (rng.uniform(145, 185), 3))),
                draw_key(rng, "major", "major", "minor", "mixolydian", "dorian"), _form(rng),
                swing=rng.uniform(0.57, 0.67) if chance(rng, 0.1) else 0.5, push=pick(rng, 0, 0, 0, 0.2, 0.6),
                pickup=0.15, count_in=0.2, timing=_timing(rng), production=pick(rng, "band", "live", "band"))
    band.harmonise("rock major", "rock minor", palette=Palette(power=pick(rng, 0, 0, 0.5, 1.0), suspended=0.05,
                                                               added=0.05, inverted=0.05, sevenths=0.04),
                   rates=((1, 5), (2, 3), (0.5, 1.5)), grammar=0.2)
    _play_rock(band, rng, _NO_ONE if chance(rng, 0.14) else _ROCK, crunch=chance(rng, 0.8))
    return band.song()


@style("rock-riff", 1.3)
def riff_rock(rng, seconds):
    """Hard rock on single-note figures that bass and guitar share; choruses in chords."""
    band = Band(rng, "rock-riff", seconds, rng.uniform(66, 170), draw_key(rng, "minor pentatonic", "blues", "minor"),
                _form(rng), swing=rng.uniform(0.58, 0.67) if chance(rng, 0.15) else 0.5, pickup=0.15, count_in=0.15,
                stops=0.25, timing=_timing(rng), production=pick(rng, "band", "live", "band"))
    band.exact = False
    band.harmonise(loops=("i", "i", "i | bVII", "i | i | i | bIII IV", "i | i | bVII | IV", "i | bIII | IV | i",
                          "i | i | IV | IV"), palette=Palette(power=1.0), rates=((1, 4), (2, 2)), grammar=0.1)
    band.drums(*(_NO_ONE if chance(rng, 0.15) else _ROCK), habits=Drumming(rng.uniform(0.2, 0.9), rng.uniform(0.2, 1)))
    fifth = chance(rng, 0.4)
    band.riff(("bass", "bass", pick(rng, 33, 34), 0, False), ("guitar", "chords", pick(rng, 29, 30), 12, fifth),
              step=pick(rng, 0.25, 0.5, 0.5), density=rng.uniform(0.35, 0.8), syncopation=rng.uniform(0.1, 0.9))
    band.comp("D-------", "D-D-..D-", "d-d-d-d-", "x-------------x-", program=pick(rng, 29, 30), shape="power", low=40,
              entry=0.75, name="second guitar")
    _singer(band, rng)
    _solo(band, rng)
    return band.song()


@style("rock-sixties", 0.9)
def sixties(rng, seconds):
    """Beat groups and garage: clean guitars, tambourine, eights on the cymbal, snares doubled on two."""
    grooves = ({"kick": "x.......x.......", "snare": "....X.x.....X...", "ride": "x.x.x.x.x.x.x.x."},
               {"kick": "x..x....x..x....", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x.",
                "tambourine": "....x.......x..."}, {"kick": "x.......x.x.....", "snare": "....X.x.....X...",
                                                    "open": "x.x.x.x.x.x.x.x."},
               {"kick": "x...x...x...x...", "snare": "X...X...X...X...", "ride": "x.x.x.x.x.x.x.x."})
    band = Band(rng, "rock-sixties", seconds, rng.uniform(100, 175), draw_key(rng, minor=0.25),
                Habits(form=pick(rng, "aaba", "song", "strophic"), odd_bar=0.06),
                swing=rng.uniform(0.55, 0.66) if chance(rng, 0.2) else 0.5, push=pick(rng, 0, 0, 0.2),
                timing=_timing(rng, 0.014), production=pick(rng, "band", "lo-fi"))
    band.harmonise("rock major", "pop major", "doo-wop", "rock minor",
                   palette=Palette(sevenths=0.15, sixths=0.2, dominant=True, secondary=0.08), grammar=0.3)
    band.drums(*grooves, program=0)
    band.bass("1...5...1...5...", "1.1.5.5.1.1.5.5.", "1-1-3-5-6-5-3-1-", "1...1.5.1...a...", "w...w...w...w...",
              program=pick(rng, 33, 34, 32), legato=0.75)
    band.comp(*_STRUM, program=pick(rng, 25, 26, 27), shape="guitar", low=40, strum=0.02, name="guitar")
    if chance(rng, 0.5):
        band.comp("....s.......s...", "..s...s...s...s.", "x---x---x---x---", program=pick(rng, 0, 16, 6, 27), low=57,
                  name="keys")
    _singer(band, rng)
    if chance(rng, 0.4):
        band.melody(pick(rng, 52, 53), role="voice", name="choir", density=0.18, low=60, high=76,
                    answer=chance(rng, 0.5))
    _solo(band, rng)
    return band.song()


@style("rock-ballad", 0.9)
def ballad(rng, seconds):
    band = Band(rng, "rock-ballad", seconds, rng.uniform(55, 90), draw_key(rng, minor=0.4), _form(rng, form="pop"),
                push=pick(rng, 0, 0, 0.25), timing=_timing(rng))
    band.harmonise("rock major", "pop major", "pop minor", palette=Palette(inverted=0.1, suspended=0.06, added=0.08,
                                                                           sevenths=0.08), rates=((1, 6), (0.5, 3)))
    _play_rock(band, rng, _ROCK, ("1---------------", "1-------1-----1-", "1-----1-5-------", "1-----1-1-1-a-a-"),
               ("x---------------", "x-------x-------", "x-----x-x-------"))
    return band.song()


@style("rock-compound", 0.8)
def compound(rng, seconds):
    """Rock and ballads in 6/8 and 12/8."""
    metre = pick(rng, (6, 8), (12, 8), (12, 8))
    band = Band(rng, "rock-compound", seconds, rng.uniform(48, 105) * 1.5, draw_key(rng, minor=0.4),
                Habits(form=pick(rng, "pop", "song", "aaba"), metre=metre), timing=_timing(rng), pickup=0)
    band.harmonise("rock major", "rock minor", "doo-wop", palette=Palette(sevenths=0.1, inverted=0.06),
                   rates=((1, 3), (0.5, 1)) if metre == (12, 8) else ((1, 3), (2, 2)))
    double = 1 if metre == (6, 8) else 2
    groove = lambda kick, snare, hat: {"kick": kick[:6 * double], "snare": snare[:6 * double], "hat": hat[:6 * double]}
    band.drums(groove("x.....x.....", "...X.....X..", "xxxxxxxxxxxx"),
               groove("x.....x..x..", "...X.....X..", "x.xx.xx.xx.x"),
               groove("x....x......", "...X.....X..", "x..x..x..x.."))
    band.bass(*(t[:6 * double] for t in ("1.....1.....", "1....15....a", "1.11.11.11.1", "1..5..1..5..",
                                         "1-----------")), program=33)
    band.comp(*(t[:6 * double] for t in ("x-xx-xx-xx-x", "xxxxxxxxxxxx", "123432123432", "x-----x-----",
                                         "1-34321-3432")), program=pick(rng, 0, 24, 25, 27, 29), low=50,
              shape=pick(rng, "close", "guitar"))
    if chance(rng, 0.4):
        band.pad(pick(rng, 16, 48, 89))
    _singer(band, rng, step=0.5)
    _solo(band, rng)
    return band.song()


@style("rock-triple", 0.6)
def triple(rng, seconds):
    """Rock and ballads in 3/4, whose eighths go in pairs however much of the bar they fill."""
    slow = chance(rng, 0.5)
    band = Band(rng, "rock-triple", seconds, rng.uniform(70, 118) if slow else rng.uniform(112, 190),
                draw_key(rng, minor=0.45), Habits(form=pick(rng, "pop", "song", "aaba"), metre=(3, 4)),
                timing=_timing(rng), pickup=pick(rng, 0, 0.12), count_in=0.1,
                production=pick(rng, "band", "live", "acoustic"))
    band.harmonise("rock major", "rock minor", "pop major", palette=Palette(sevenths=0.1, inverted=0.08, power=pick(
        rng, 0, 0, 0.6), suspended=0.05), rates=((1, 6), (2, 1.5), (0.5, 2)))
    drums = [{"kick": "x...........", "snare": "....X...X...", "hat": "x.x.x.x.x.x."},
             {"kick": "x...........", "snare": "........X...", "hat": "x.x.x.x.x.x."},
             {"kick": "x.x.........", "snare": "....X.......", "hat": "x.x.x.x.x.x."},
             {"kick": "x.....x.....", "snare": "....X.......", "ride": "x...x...x..."},
             {"kick": "x.........x.", "snare": "....X...X.x.", "hat": "x.x.x.x.x.x."},
             {"kick": "x...x.......", "snare": "........X...", "hat": "xxxxxxxxxxxx"},
             {"kick": "x...x...x...", "snare": "....X...X...", "crash": "x...x...x..."},
             {"kick": "x.x.x.x.x.x.", "snare": "....X...X...", "ride": "x...x...x..."},
             {"kick": "x...........|x.x.........", "snare": "........X...", "hat": "x.x.x.x.x.x."}]
    band.drums(*drums, program=pick(rng, 0, 8, 16), entry=pick(rng, 0.0, 0.4), habits=Drumming(
        rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.9), ghost=rng.choice([0, 0, 0.06])))
    band.bass("1-----------", "1-------5---", "1-1-1-1-1-1-", "1...5...8...", "1-----1-5-a-", "1---1---1---",
              "1-------....|1---5---a---", program=pick(rng, 33, 34, 32), low=28)
    band.comp("x-----------", "x---x---x---", "x-x-x-x-x-x-", "l---x---x---", "x---x-x-x-x-", "cccccccccccc",
              "X-c-c-X-c-c-" if chance(rng, 0.15) else "X-c-X-c-X-c-", program=pick(rng, 25, 27, 29, 30, 0), low=40,
              shape=pick(rng, "guitar", "power", "close"), name="guitar", strum=rng.uniform(0, 0.02))
    if chance(rng, 0.7):
        band.comp("1-2-3-4-3-2-", "1-3-2-3-4-3-", "123432123432", "1-4-3-4-2-4-", "123412341234",
                  program=pick(rng, 0, 24, 25, 26, 4, 11, 81), shape=pick(rng, "close", "guitar", "open"), low=50,
                  entry=pick(rng, 0.0, 0.3), name="picking", velocity=72)
    if chance(rng, 0.4):
        band.pad(pick(rng, 16, 48, 50, 89), entry=0.4, low=55)
    _singer(band, rng, step=pick(rng, 0.5, 0.5, 1.0))
    _solo(band, rng)
    return band.song()


@style("punk", 1.6)
def punk(rng, seconds):
    """150 to 220 BPM; backbeats on two and four of fast quarters."""
    grooves = ({"kick": "x.x...x.", "snare": "..X...X.", "hat": "xxxxxxxx"},
               {"kick": "x..x.x..", "snare": "..X...X.", "hat": "x.x.x.x."},
               {"kick": "x...x...", "snare": "..X...X.", "ride": "x.x.x.x."},
               {"kick": "x.xxx.x.", "snare": "..X...X.", "open": "x.x.x.x."},
               {"kick": "x..xx...", "snare": "..X...X.", "crash": "x.x.x.x."},
               {"kick": "x...xx..", "snare": "..X...X.", "hat": "x.x.x.x."})
    band = Band(rng, "punk", seconds, rng.uniform(150, 222), draw_key(rng, "major", "major", "minor"),
                _form(rng, form=pick(rng, "song", "pop"), half_feel=0.22, odd_bar=0.08), push=pick(rng, 0, 0, 0.3, 0.6),
                timing=_timing(rng, 0.012), stops=0.25, pickup=0.12, count_in=0.2)
    band.harmonise("punk", "rock minor" if band.key.minor else "punk", palette=Palette(power=pick(rng, 1.0, 0.0)),
                   rates=((1, 4), (2, 4)))
    band.drums(*grooves, habits=Drumming(rng.uniform(0.3, 1), rng.uniform(0.3, 1), rng.uniform(0.1, 0.5)))
    band.bass("11111111", "11111111|1111115a", "1.1.1.1.", "1-------", "1.1.11.1", program=pick(rng, 34, 33), low=28)
    band.comp("XxxxXxxx", "cccccccc|ccccXxXx", "x-------", "x-x-.xx-", "X-x-x-x-", "x.xx.xx.",
              program=pick(rng, 29, 30, 30), shape=pick(rng, "power", "power", "guitar"), low=40, velocity=96,
              name="guitar", entry=0.2)
    if chance(rng, 0.5):
        band.comp("x-------", "1-2-3-2-", program=30, shape="power", low=45, entry=0.6, name="second guitar")
    _singer(band, rng, density=rng.uniform(0.45, 0.8))
    _solo(band, rng)
    return band.song()


def _chug(rng, steps=16):
    """A guitar rhythm of palm-muted roots and chords, with the kick that follows it."""
    kind = pick(rng, "gallop", "sixteenths", "syncopated", "eighths", "triplet")
    base = {"gallop": "xcc", "sixteenths": "cccc", "eighths": "c.c.", "triplet": "cc."}.get(kind)
    if base:
        row = (base + ("." if kind == "gallop" else "")) * steps
        row = list(row[:steps])
    else:
        row = ["c" if chance(rng, 0.55) else "." for _ in range(steps)]
    row[0] = "X"
    for i in range(4, steps):
        if chance(rng, 0.1):
            row[i] = "d"
    return "".join(row), "".join("x" if c in "cXdx" else "." for c in row)


@style("metal", 1.8)
def metal(rng, seconds):
    """Double kick, thrash beats, blast beats, half-time breakdowns."""
    guitar, kick = _chug(rng)
    second, kick2 = _chug(rng)
    grooves = ({"kick": kick, "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": "xxxxxxxxxxxxxxxx", "snare": "....X.......X...", "ride": "x...x...x...x..."},
               {"kick": "x.x.x.x.x.x.x.x.", "snare": "....X.......X...", "china": "x...x...x...x..."},
               {"kick": "x..xx..xx..xx..x", "snare": "..X...X...X...X.", "hat": "x.x.x.x.x.x.x.x."},
               {"kick": "xxxxxxxxxxxxxxxx", "snare": "........X.......", "crash": "x...x...x...x..."},
               {"kick": kick2, "snare": "........X.......", "china": "x...x...x...x..."},
               {"kick": "x.x.x.x.x.x.x.x.", "snare": ".x.x.x.x.x.x.x.x", "ride": "x.x.x.x.x.x.x.x."},
               {"kick": "x.x.x.x.x.x.x.x.", "snare": "x.x.x.x.x.x.x.x.", "ride": "x.x.x.x.x.x.x.x."})
    band = Band(rng, "metal", seconds, weigh(rng, ((rng.uniform(85, 130), 3), (rng.uniform(125, 180), 4),
                                                   (rng.uniform(170, 230), 2))),
                draw_key(rng, "minor", "minor", "phrygian", "harmonic"),
                _form(rng, form=pick(rng, "song", "through"), half_feel=0.25, double_feel=0.12,
                      others=((3, 4), (7, 8), (5, 4), (6, 8)), other_metre=0.08), timing=_timing(rng, 0.006),
                stops=0.25)
    band.harmonise("metal", "rock minor", palette=Palette(power=pick(rng, 1.0, 1.0, 0.3)),
                   rates=((1, 5), (2, 3), (0.5, 2)), grammar=0.25)
    band.drums(*grooves, program=pick(rng, 0, 16), habits=Drumming(rng.uniform(0.3, 0.9), rng.uniform(0.4, 1),
                                                                   rng.uniform(0, 0.4), busy=0), swap=0.3)
    rows = [guitar, second, "x---------------", "X-------X-------", pick(rng, _GUITAR[:10])]
    band.comp(*rows, program=30, shape="power", low=pick(rng, 36, 40), velocity=98, name="guitar", entry=0.15, pan=-0.6)
    if chance(rng, 0.6):
        band.comp(*rows, program=pick(rng, 29, 30), shape="power", low=40, name="second guitar", entry=0.4, pan=0.6)
    band.bass(*(r.replace("c", "1").replace("x", "1").replace("d", "5") for r in rows[:2]), "1---------------",
              "1.1.1.1.1.1.1.1.", program=pick(rng, 34, 33), low=24)
    if chance(rng, 0.3):
        band.pad(pick(rng, 48, 52, 91, 19), entry=0.5)
    if chance(rng, 0.6):
        _singer(band, rng)
    if chance(rng, 0.6):
        band.melody(pick(rng, 29, 30, 80), entry=0.45, name="lead", density=rng.uniform(0.4, 0.9), step=0.25, low=60,
                    high=84, repeat=chance(rng, 0.4))
    return band.song()


@style("progressive", 1.5)
def progressive(rng, seconds):
    """Rock in odd metres and with metres that alternate."""
    metre = weigh(rng, (((7, 8), 4), ((5, 4), 4), ((3, 4), 1), ((7, 4), 1), ((9, 8), 1), ((4, 4), 1.5), ((5, 8), 0.7),
                        ((6, 8), 1)))
    alternate = weigh(rng, (((), 7), (((7, 8), (7, 8), (7, 8), (4, 4)), 1), (((4, 4), (3, 4)), 0.7),
                            (((6, 8), (7, 8)), 0.5), (((4, 4), (7, 8)), 0.7), (((3, 4), (3, 4), (3, 4), (2, 4)), 0.5)))
    metre = alternate[0] if alternate else metre
    eighths = any(m[1] == 8 for m in alternate or (metre,))
    bpm = rng.uniform(66, 120) if eighths and any(m[0] % 3 for m in alternate or (metre,)) else rng.uniform(85,
                                                                                                            170) if eighths else rng.uniform(85, 180)
    band = Band(rng, "progressive", seconds, bpm, draw_key(rng, "minor", "dorian", "mixolydian", "lydian", "phrygian"),
                Habits(form=pick(rng, "song", "through"), metre=metre, alternate=alternate,
                       others=((4, 4), (7, 8), (5, 4), (3, 4), (6, 8)), other_metre=0.3), pickup=0,
                timing=_timing(rng, 0.008))
    band.harmonise("progressive", "rock minor", "pop minor", palette=Palette(suspended=0.12, added=0.12, inverted=0.1,
                                                                             sevenths=0.1), rates=((1, 4), (2, 5)),
                   grammar=0.3, pedal=0.12)
    band.drums({"kick": "x.......x.......", "snare": "....X.......X...", "hat": "x.x.x.x.x.x.x.x."}, length=4.0,
               habits=Drumming(rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.9), ghost=rng.choice([0, 0.08])))
    band.bass("1.1.1.5.1.1.1.8.", length=4.0, program=pick(rng, 33, 34, 38), low=28)
    band.comp("x---x-x-..x-x---", length=4.0, program=pick(rng, 27, 29, 30, 16, 0, 4), low=48, name="first",
              shape=pick(rng, "close", "power", "guitar", "open"))
    if chance(rng, 0.6):
        band.comp("1-2-3-4-3-2-3-4-", length=4.0, program=pick(rng, 26, 0, 11, 81, 16), low=57, name="second",
                  entry=0.2)
    if chance(rng, 0.5):
        band.pad(pick(rng, 48, 50, 89, 16, 52), entry=0.4)
    band.melody(pick(rng, 81, 80, 29, 73, 65, 18), entry=0.3, name="riff", repeat=True, density=rng.uniform(0.4, 0.8),
                low=50, high=74, pickup=0.05)
    _singer(band, rng)
    _solo(band, rng)
    return band.song()
