"""Blues in its forms, rhythm'n'blues, gospel, New Orleans and rock'n'roll.

Shuffles are written in 4/4 with swung eighths and slow blues in 12/8: both count four beats.
"""
from score import Timing
from styles import style

from band import Band, Feel, Hand, above, bass, comp, drums, pick, walk
from chart import Chart, tone
from melody import riff
from players import (drummer, grow, instrument, not_in, only_in, pad, rhythm_player, singer, target, tune)

TURNAROUNDS = ["I7 V7", "I7 V7", "I7,IV7 I7,V7", "I7,I7/3,IV7,#ivo7 I7,V7", "I7 bVI7,V7", "I7 I7,V7", "I7,VI7 II7,V7",
               "I7 I7"]
TWELVE = ["I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7", "I7 IV7 I7 I7 IV7 IV7 I7 I7 V7 IV7", "I7 I7 I7 I7 IV7 IV7 I7 I7 V7 V7",
          "I7 IV7 I7 I7 IV7 #ivo7 I7 VI7 ii7 V7", "I I I I7 IV7 IV7 I I V7 IV7", "I7 IV7 I7 I7 IV7 IV7 I7 I7 ii7 V7",
          "I9 IV9 I9 I9 IV9 IV9 I9 I9 V9 IV9"]
MINOR = ["i7 i7 i7 i7 iv7 iv7 i7 i7 bVI7 V7 i7 V7", "i7 iv7 i7 i7 iv7 iv7 i7 i7 bVI7 V7 i7 i7",
         "i7 i7 i7 i7 iv7 iv7 i7 i7 V7 iv7 i7 V7", "i i i i iv iv i i V7 iv i V7",
         "i7 iv7 i7 i7 iv7 iv7 i7 i7 iih V7b9 i7 iih,V7b9", "i6 i6 i6 i6 iv7 iv7 i6 i6 bVI9 V7#9 i6 V7#9"]
EIGHT = ["I7 V7 IV7 IV7 I7 V7 I7 V7", "I I7 IV7 #ivo7 I VI7 II7,V7 I7,V7", "I7 I7 IV7 IV7 I7 V7 I7 V7",
         "I V7 IV7 iv6 I,VI7 II7,V7 I7,IV7 I7,V7"]
SIXTEEN = ["I7 I7 I7 I7 I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7", "I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 V7 IV7 V7 IV7 I7 V7"]

SHUFFLES = [{36: "X...x...", 38: "..X...X.", 42: "xoxoxoxo"}, {36: "X..xx...", 38: "..X...X.", 42: "xxxxxxxx"},
            {36: "x.x.x.x.", 38: "ooXooooX", 51: "x.xxx.xx"},
            {36: "X...x..x", 38: ".oX..oX.", 51: "xoxoxoxo", 44: "..x...x."},
            {36: "x.x.x.x.", 38: ".oXo.oXo", 42: "xxxxxxxx"}, {36: "X...X...", 38: "..X...X.", 51: "x.x.x.x."}]
SHUFFLE_FILLS = [{36: "X...x...", 38: "..X.xxXX", 42: "xox....."},
                 {36: "X...x...", 38: "x.xxx.xx..xx", 42: "x..x........"},
                 {36: "X..x..x.....", 38: "...x..xxxxxx", 42: "x..x........"},
                 {36: "X...x...", 48: "....xx..", 45: "......xx", 42: "xox....."}]
SLOW = [{36: "X.....x.....", 38: "...X.....X..", 42: "xxxxxxxxxxxx"},
        {36: "X.....x..x..", 38: "...X.....X..", 51: "xxxxxxxxxxxx"},
        {36: "X....xx.....", 37: "...X.....X..", 42: "xxxxxxxxxxxx"},
        {36: "x.....x.....", 38: "...X.o...X.o", 51: "x.xx.xx.xx.x"}]
SLOW_FILLS = [{36: "X.....x.....", 38: "...X.....XXX", 42: "xxxxxxxxx..."},
              {36: "X.....x.....", 38: "...X..xxx...", 47: ".........xxx"}]
STRAIGHT = [{36: "X...x...", 38: "..X...X.", 42: "xxxxxxxx"}, {36: "X..xx...", 38: "..X...X.", 51: "xxxxxxxx"},
            {36: "X.x.x..x", 38: "..X...X.", 42: "xoxoxoxo"}, {36: "x.x.x.x.", 38: "..X...X.", 46: "x.x.x.x."}]
STRAIGHT_FILLS = [{36: "X.......", 38: "....xxxx"},
                  {36: "X...x...x...x...", 38: "........xxxxXXXX", 42: "x.x.x.x........."}, {36: "X...", 38: "..xX"}]
TRAVIS = ["1.3.1.3.", "1.5.1.5."]
BOOGIE_BASS = ["1.3.5.6.", "1.1.5.5.", "1.3.5.3.", "1-1-5-5-", "1.3.5.6.", "11335566", "18181818", "1.1.3.3.",
               "1.5.6.5."]
SHUFFLE_BASS = ["1.1.5.5.", "1.3.5.6.", "1--11--1", "1-1-1-1-", "1..15..5", "1.3.5.3.", "11111111", "1-5-6-5-"]
SLOW_BASS = ["1-----5-----", "1----15-----", "1--1--5--5--", "1--3--5--6--", "1----1--5---", "1-----1--5--"]
DYADS = [[(0, 7), (0, 7), (0, 9), (0, 9)], [(0, 7), (0, 7), (0, 9), (0, 9), (0, 10), (0, 10), (0, 9), (0, 9)],
         [(0, 7), (0, 9)]]
CHOPS = ["..x...x.", "..X...X.", ".x.x.x.x", "..x..xx.", "x.......", "...x...x", "x-....x.", "..x...xo"]
LEADS = [22, 26, 27, 29, 30, 30, 65, 66, 0, 25]


def _form(rng, minor):
    """Bars of one chorus."""
    if minor:
        return pick(rng, MINOR)
    kind = rng.choice(["twelve", "eight", "sixteen"], p=[0.8, 0.12, 0.08])
    if kind == "eight":
        return pick(rng, EIGHT)
    if kind == "sixteen":
        return pick(rng, SIXTEEN)
    return f"{pick(rng, TWELVE)} {pick(rng, TURNAROUNDS)}"


def _chart(rng, seconds, bpm, metre=(4, 4), minor=None, form=None):
    """Intro (often the form's last bars), then choruses: sung or played."""
    minor = rng.random() < 0.2 if minor is None else minor
    chart = Chart(rng.integers(12), minor, metre)
    form = form or _form(rng, minor)
    bars = form.split()
    if rng.random() < 0.5:
        chart.add("intro", " ".join(bars[-int(rng.choice([2, 4, 4])):]), rng.uniform(0.5, 0.8))
    plan = ["verse", "verse", "solo", "verse"] if rng.random() < 0.7 else ["verse", "solo"] if rng.random() < 0.6 else [
        "solo"]
    grow(chart, target(seconds, bpm), [(label, form, 0.9 if label == "solo" else 0.7) for label in plan])
    return chart


def _call_and_response(band, instruments=LEADS, singing=0.8, grid=0.5, busy=1.0):
    """Someone sings two bars of four, someone answers; a lead plays the solos."""
    rng = band.rng
    lead = instrument(band, pick(rng, instruments), int(rng.integers(55, 64)), "lead", grid=grid,
                      density=rng.uniform(0.4, 0.75) * busy, offbeat=rng.uniform(0.2, 0.7), chromatic=0.2, rest=0.2,
                      velocity=92)
    if rng.random() < singing:
        tune(band,
             singer(band, grid=grid, phrase=4, rest=rng.uniform(0.3, 0.55), pickup=rng.uniform(0.5, 1),
                    offbeat=rng.uniform(0.2, 0.8)), not_in("solo", "intro"))
        if rng.random() < 0.75:
            part, voice = lead
            answering = instrument(band, part.program, voice.low, "answer", phrase=4, grid=grid, delay=0.52, rest=0.03,
                                   pickup=0.3, density=rng.uniform(0.4, 0.8), offbeat=0.5, chromatic=0.2)
            tune(band, answering, not_in("solo", "intro"))
        tune(band, lead, only_in("solo", "intro"))
    else:
        tune(band, lead)


@style("blues shuffle", 2.5)
def shuffle(rng, seconds):
    bpm = rng.uniform(84, 152)
    band = Band(rng, _chart(rng, seconds, bpm), Feel(rng.uniform(0.6, 0.69)))
    drummer(band, SHUFFLES, SHUFFLE_FILLS)
    part = band.part("bass", "bass", pick(rng, [32, 33, 33, 34]), gain=rng.uniform(-2, 3))
    if rng.random() < 0.35:
        walk(band, part, skips=0.25)
    else:
        bass(band, part, SHUFFLE_BASS)
    if rng.random() < 0.55:
        guitar = band.part("rhythm guitar", "chords", pick(rng, [25, 26, 27, 29]), gain=rng.uniform(-5, 0), pan=-0.4)
        riff(band, guitar, pick(rng, ["xxxxxxxx", "x.xxx.xx", "XxXxXxXx", "x.x.x.x."]), pick(rng, DYADS),
             octave=pick(rng, [43, 48, 50]), velocity=78)
    for _ in range(int(rng.integers(1, 3))):
        rhythm_player(band, pick(rng, [0, 0, 1, 16, 17, 18, 26, 27, 4]), CHOPS + ["xxxxxxxx", "x.......", "x.x.x.x."],
                      centre=pick(rng, [55, 60, 65]))
    _call_and_response(band)
    return band.song("blues shuffle", bpm, Timing(rng.uniform(0.003, 0.014), rng.uniform(0.003, 0.015)),
                     pick(rng, ["band", "live", "band"]))


@style("slow blues", 2.0)
def slow_blues(rng, seconds):
    """In 12/8: the dotted quarter at 44 to 80."""
    bpm = 1.5 * rng.uniform(44, 80)
    band = Band(rng, _chart(rng, seconds, bpm, (12, 8)))
    if rng.random() < 0.88:
        drummer(band, SLOW, SLOW_FILLS)
    part = band.part("bass", "bass", pick(rng, [32, 33, 33, 35]), gain=rng.uniform(-2, 3))
    bass(band, part, SLOW_BASS)
    rhythm_player(band, pick(rng, [0, 0, 1, 4, 27]),
                  ["xxxxxxxxxxxx", "x.xx.xx.xx.x", "...x.....x..", "..x..x..x..x", "x-----------"], centre=60,
                  velocity=66)
    if rng.random() < 0.6:
        pad(band, pick(rng, [16, 17, 18, 61, 66, 48]), velocity=50)
    _call_and_response(band, grid=0.5, busy=0.75)
    return band.song("slow blues", bpm, Timing(rng.uniform(0.004, 0.018), rng.uniform(0.004, 0.02)),
                     pick(rng, ["band", "live"]))


@style("blues straight", 1.0)
def straight(rng, seconds):
    bpm = rng.uniform(88, 172)
    band = Band(rng, _chart(rng, seconds, bpm))
    drummer(band, STRAIGHT, STRAIGHT_FILLS)
    bass(band, band.part("bass", "bass", pick(rng, [33, 34, 34])),
         ["1-1-1-1-", "11111111", "1..15.5.", "1.3.5.6.", "1--1--5-", "1.1.5.6."])
    rhythm_player(band, pick(rng, [27, 29, 30, 18, 0]), ["x.x.x.x.", "x..x..x.", "xxxxxxxx", "x-----x.", "..x...x."],
                  centre=55)
    if rng.random() < 0.5:
        guitar = band.part("riff", "chords", pick(rng, [29, 30, 27]), pan=0.4)
        riff(band, guitar, "xxxxxxxx", pick(rng, DYADS), octave=45, velocity=80)
    _call_and_response(band, [29, 30, 22, 27, 18])
    return band.song("blues straight", bpm, Timing(rng.uniform(0.003, 0.012), rng.uniform(0.002, 0.012)), "band")


@style("boogie woogie piano", 1.0)
def boogie(rng, seconds):
    """Alone or with drums and bass; the left hand runs in eighths, the right plays riffs, tremolos and off-beats."""
    bpm = rng.uniform(110, 205)
    band = Band(rng, _chart(rng, seconds, bpm, minor=False), Feel(rng.uniform(0.5, 0.68)))
    left = band.part("left hand", "bass", pick(rng, [0, 0, 1, 3]))
    bass(band, left, BOOGIE_BASS + ["11335566", "15653565", "13568653"], lowest=33, roots=True)
    right = band.part("right hand", "chords", left.program)
    comp(band, right, ["x-.x-.x-", ".x.x.x.x", "x.xxx.xx", "xx.x.xx.", "x..x..x.", "XxxxXxxx"], Hand(67), velocity=78)
    tune(band, instrument(band, left.program, 67, "treble", density=0.55, chromatic=0.35, rest=0.3, leaps=0.3))
    if rng.random() < 0.45:
        drummer(band, SHUFFLES if band.feel.ratio > 0.57 else STRAIGHT, SHUFFLE_FILLS)
        if rng.random() < 0.6:
            walk(band, band.part("bass", "bass", 32))
    return band.song("boogie woogie piano", bpm, Timing(rng.uniform(0.003, 0.012), rng.uniform(0.003, 0.015)), "solo")


@style("delta guitar", 1.2)
def delta(rng, seconds):
    """A guitar alone, thumb on the beats, often with a voice; its tempo breathes."""
    bpm = rng.uniform(76, 165)
    band = Band(rng, _chart(rng, seconds, bpm), Feel(rng.uniform(0.5, 0.67)))
    program = pick(rng, [24, 25, 25, 25, 26])
    bass(band, band.part("thumb", "bass", program), ["1.1.1.1.", "1.5.1.5.", "1.8.1.8.", "1.1.5.1."], lowest=40,
         velocity=80)
    rhythm_player(band, program, ["..x...x.", ".x.x.x.x", "...x...x", "..0.1.2.", ".2.1.2.3", "x..2.1.2", "..2.3.2."],
                  "fingers", 62, velocity=76)
    _call_and_response(band, [program, 22, program], singing=0.65)
    return band.song("delta guitar", bpm, Timing(rng.uniform(0.006, 0.02), rng.uniform(0.008, 0.025)),
                     pick(rng, ["acoustic", "solo", "lo-fi"]))


@style("jump blues", 1.2, held_out=True)
def jump(rng, seconds):
    bpm = rng.uniform(126, 200)
    chart = _chart(rng, seconds, bpm, minor=False)
    band = Band(rng, chart, Feel(rng.uniform(0.6, 0.68)))
    drummer(band,
            [{36: "x.x.x.x.", 38: "..X...X.", 51: "x.xxx.xx"}, {36: "X...x...", 38: "..X...X.", 42: "x.xxx.xx"},
             {38: "..X...X.", 51: "x.xxx.xx", 44: "..x...x.", 36: "o.o.o.o."}], SHUFFLE_FILLS)
    walk(band, band.part("bass", "bass", 32), skips=0.12)
    rhythm_player(band, pick(rng, [0, 0, 26, 3]), ["x.x.x.x.", "..x...x.", ".x.x.x.x", "xxxxxxxx"], centre=60)
    horns = band.part("horns", "chords", pick(rng, [61, 66, 65, 56]), gain=-2)
    riff(band, horns,
         pick(rng,
              ["x.x..x..|........", "..xx.x..|..x.....", "x--.....|.x.x.x..", ".x.x..xx|x-......",
               "xx.xx.x.|........"]), pick(rng, [[(4, 7, 12)], [(4, 10), (7, 12)], [7, 9, 10, 12], [0, 4, 7, 9]]),
         octave=60)
    _call_and_response(band, [65, 66, 64, 56, 27])
    return band.song("jump blues", bpm, Timing(rng.uniform(0.003, 0.011), rng.uniform(0.003, 0.012)),
                     pick(rng, ["band", "live", "lo-fi"]))


RHYTHM_AND_BLUES = ["I vi IV V7", "I,vi IV,V7", "I I IV IV V7 IV I V7", "I IV I V7", "I7 I7 IV7 I7", "I III7 IV V7",
                    "I I7 IV iv I V7 I,IV I,V7", "ii7 V7 I I", "IV V7 I vi"]


@style("rhythm and blues", 1.2)
def rhythm_and_blues(rng, seconds):
    """Of the fifties: triplets at the piano in 12/8, or a two-beat swing."""
    slow = rng.random() < 0.5
    bpm = 1.5 * rng.uniform(52, 92) if slow else rng.uniform(100, 160)
    metre = (12, 8) if slow else (4, 4)
    chart = Chart(rng.integers(12), False, metre)
    verse, bridge = pick(rng, RHYTHM_AND_BLUES), pick(rng,
                                                      ["IV IV I I7 IV IV V7 V7", "iii VI7 ii V7",
                                                       "IV iv I VI7 II7 II7 V7 V7"])
    four = lambda text: " ".join(text.split() * (8 // min(8, len(text.split()))))
    grow(chart, target(seconds, bpm),
         [("intro", verse if len(verse.split()) < 5 else "I V7", 0.6), ("verse", four(verse), 0.7),
          ("verse", four(verse), 0.75), ("bridge", four(bridge), 0.85), ("verse", four(verse), 0.8)])
    band = Band(rng, chart, Feel(0.5 if slow else rng.uniform(0.5, 0.67)))
    drummer(band, SLOW if slow else SHUFFLES + STRAIGHT, SLOW_FILLS if slow else SHUFFLE_FILLS)
    bass(band, band.part("bass", "bass", pick(rng, [32, 33])),
         SLOW_BASS if slow else ["1-1-5-5-", "1..15---", "1.3.5.6.", "1-3-5-6-"])
    rhythm_player(band, pick(rng, [0, 0, 26, 27]), ["xxxxxxxxxxxx", "xxxxxxxxxxxx", "x.xx.xx.xx.x"] if slow else CHOPS,
                  centre=62)
    if rng.random() < 0.6:
        pad(band, pick(rng, [52, 53, 66, 61, 16, 48]))
    tune(band, singer(band, grid=0.5), not_in("intro"))
    if rng.random() < 0.5:
        tune(band, instrument(band, pick(rng, [66, 65, 27, 0]), 58, "answer", delay=0.7, rest=0.0, density=0.5))
    return band.song("rhythm and blues", bpm, Timing(rng.uniform(0.003, 0.012), rng.uniform(0.003, 0.012)),
                     pick(rng, ["band", "lo-fi", "live"]))


GOSPEL = ["I I7/3 IV #ivo7 I/5 VI7 II7 V7", "I I IV I I VI7 ii7 V7", "I,I7/3 IV,#ivo7 I/5,VI7 ii7,V7",
          "I7 IV7 I7 V7 I7 IV7 I/5,V7 I", "I V/3 vi I7/5 IV I/3 ii7 V7", "IV,#ivo7 I/5,VI7 ii7,V7 I,IV"]


@style("gospel", 1.2)
def gospel(rng, seconds):
    """Slow in 12/8 or 3/4 (9/8), or fast with claps off the beat; organ, piano, choir."""
    kind = rng.choice(["slow", "fast", "waltz"], p=[0.4, 0.4, 0.2])
    metre = {"slow": (12, 8), "fast": (4, 4), "waltz": (9, 8)}[kind]
    bpm = {"slow": 1.5 * rng.uniform(48, 80), "fast": rng.uniform(112, 200), "waltz": 1.5 * rng.uniform(66, 104)}[kind]
    chart = Chart(rng.integers(12), False, metre)
    verse, chorus = pick(rng, GOSPEL), pick(rng, GOSPEL)
    grow(chart, target(seconds, bpm),
         [("verse", verse, 0.55), ("chorus", chorus, 0.85), ("verse", verse, 0.7), ("chorus", chorus, 1.0)])
    band = Band(rng, chart, Feel(rng.uniform(0.55, 0.67) if kind == "fast" else 0.5))
    if rng.random() < 0.85:
        waltz = [{36: "X........", 38: "...x..X..", 42: "xxxxxxxxx"},
                 {36: "X.....x..", 37: "...x..x..", 51: "x.xx.xx.x"}]
        fast = [{36: "x.x.x.x.", 38: "..X...X.", 54: ".x.x.x.x", 39: "..x...x."},
                {36: "x...x...", 39: "..X...X.", 54: "xxxxxxxx", 42: "x.x.x.x."},
                {36: "x.x.x.x.", 38: ".X.X.X.X", 42: "xxxxxxxx"}]
        drummer(band, {"slow": SLOW, "fast": fast, "waltz": waltz}[kind],
                {"slow": SLOW_FILLS, "fast": SHUFFLE_FILLS, "waltz": waltz}[kind])
    low = band.part("bass", "bass", pick(rng, [32, 33, 33]))
    if kind == "fast" and rng.random() < 0.5:
        walk(band, low)
    else:
        bass(band, low,
             {"slow": SLOW_BASS, "fast": ["1-1-5-5-", "1.1.1.1.", "1-3-5-6-"],
              "waltz": ["1--5--5--", "1-----5--", "1--3--5--", "1--------"]}[kind])
    rhythm_player(band, pick(rng, [0, 0, 1, 4]),
                  {"slow": ["xxxxxxxxxxxx", "x--x--x--x--", "x.xx.xx.xx.x"],
                   "fast": ["..x...x.", "x..x..x.", ".x.x.x.x", "x.xxx.xx"],
                   "waltz": ["x--x--x--", "x.xx.xx.x", "xxxxxxxxx"]}[kind], centre=62)
    pad(band, pick(rng, [16, 17, 18, 19]), velocity=62)
    for centre in ([64, 69] if rng.random() < 0.6 else []):
        pad(band, pick(rng, [52, 53]), centre, only_in("chorus"), 72)
    tune(band, singer(band, ornaments=0.15, grid=0.5))
    return band.song("gospel", bpm, Timing(rng.uniform(0.005, 0.016), rng.uniform(0.004, 0.02)),
                     pick(rng, ["live", "choir", "band"]))


SECOND_LINE = [{36: "X..x..x.|..x.x...", 38: "x.xxoxx.|xoxx.xXo"},
               {36: "X..x...x|..x.x...", 38: "o.xoox.x|oxoxx.xx", 54: "x.x.x.x.|x.x.x.x."},
               {36: "x..x..x.|x..xX...", 38: ".oxo.xox|.oxoxo.X", 44: "..x...x.|..x...x."},
               {36: "X..x..x.|x..x..x.", 38: "..x.x.xx|..x.xx.X", 56: "x.xx.xx.|x.xx.xx."}]


@style("new orleans", 1.2)
def new_orleans(rng, seconds):
    """Second line: two-bar drum phrases with an accent late in the second bar, tuba or bass in two, many horns."""
    bpm = rng.uniform(84, 116) if rng.random() < 0.4 else rng.uniform(150, 215)
    form = pick(rng,
                ["I7 I7 IV7 IV7 I7 I7 V7 V7", "I I7 IV #ivo7 I/5 VI7 II7,V7 I",
                 "I I V7 V7 V7 V7 I I I I7 IV IV I/5 V7 I I", f"{pick(rng, TWELVE)} I7 V7",
                 "I VI7 II7 V7 I VI7 II7,V7 I"])
    chart = _chart(rng, seconds, bpm, minor=False, form=form)
    band = Band(rng, chart, Feel(rng.uniform(0.53, 0.64), 1.0 if bpm > 130 else 0.5))
    drummer(band, SECOND_LINE, [{36: "x...x...", 38: "xoxxoxXX"}], every=8)
    bass(band, band.part("bass", "bass", pick(rng, [58, 58, 32, 33])), ["1---5---", "1--15---", "1-3-5-6-", "1--35-6-"])
    rhythm_player(band, pick(rng, [0, 0, 105, 25, 17]), ["..x...x.", "x..x..x.", "x.xx.xx.", ".x.x.x.x"], centre=60)
    for program, low in [(56, 60), (57, 46), (71, 67), (66, 52), (65, 55)][:int(rng.integers(1, 5))]:
        tune(band, instrument(band, program, low, "horn", offbeat=0.5, chromatic=0.15, rest=rng.uniform(0.05, 0.3)))
    if rng.random() < 0.4:
        tune(band, singer(band, rest=0.3), only_in("verse"))
    return band.song("new orleans", bpm, Timing(rng.uniform(0.006, 0.016), rng.uniform(0.004, 0.015)),
                     pick(rng, ["live", "band", "lo-fi"]))


@style("rock'n'roll", 1.2)
def rock_and_roll(rng, seconds):
    bpm = rng.uniform(140, 216)
    form = None if rng.random() < 0.75 else pick(rng, ["I I I I IV IV I I V7 V7 I I", "I I vi vi IV IV V7 V7"])
    band = Band(rng, _chart(rng, seconds, bpm, minor=False, form=form), Feel(rng.uniform(0.5, 0.66)))
    drummer(band,
            STRAIGHT + [{36: "x.x.x.x.", 38: "..X...X.", 51: "x.xxx.xx"},
                        {36: "X...x.x.", 38: "..X.X.X.", 42: "xxxxxxxx"}], STRAIGHT_FILLS)
    low = band.part("bass", "bass", pick(rng, [32, 32, 33]))
    if rng.random() < 0.5:
        walk(band, low)
    else:
        bass(band, low, ["1-3-5-6-", "1-1-5-5-", "1.3.5.6.", "1-8-1-8-"])
    guitar = band.part("rhythm guitar", "chords", pick(rng, [25, 26, 27, 29]), pan=-0.4)
    riff(band, guitar, "xxxxxxxx", pick(rng, DYADS), octave=pick(rng, [45, 48, 52]), velocity=80)
    rhythm_player(band, pick(rng, [0, 0, 3, 66]), ["xxxxxxxx", "..x...x.", ".x.x.x.x", "x.......", "x.x.x.x."],
                  centre=69)
    _call_and_response(band, [27, 29, 66, 65, 0])
    return band.song("rock'n'roll", bpm, Timing(rng.uniform(0.003, 0.01), rng.uniform(0.002, 0.01)),
                     pick(rng, ["band", "live", "lo-fi"]))


@style("one-chord boogie", 0.9)
def one_chord(rng, seconds):
    """A guitar riff over one chord, a foot on the beats, a voice; the harmony moves rarely or never."""
    bpm = rng.uniform(76, 176)
    minor = bool(rng.random() < 0.4)
    chart = Chart(rng.integers(12), minor)
    home = "i7" if minor else "I7"
    plan = [("verse", " ".join([home] * 8), 0.75),
            ("verse", f"{home} {home} {home} {home} {pick(rng, ['IV7', 'iv7', home])} {home} {home} {home}", 0.8)]
    grow(chart, target(seconds, bpm), plan)
    band = Band(rng, chart, Feel(rng.uniform(0.5, 0.68)))
    if rng.random() < 0.6:
        foot = band.part("foot", "drums", 0, looseness=1.5)
        beats = pick(rng, [{36: "x.x.x.x."}, {36: "x...x...", 39: "..x...x."}, {41: "x.x.x.x."}, {36: "x.xxx.xx"}])
        drums(band, foot, beats, None, rng.uniform(50, 90), None)
    elif rng.random() < 0.7:
        drummer(band, SHUFFLES if band.feel.ratio > 0.57 else STRAIGHT)
    guitar = band.part("guitar", "chords", pick(rng, [25, 26, 27, 29]))
    third = 3 if minor else 4
    figures = [[(0, 7), 10, (0, 12), 10, 7], [(0, third, 7), (0, 7), 10, 12], [0, third, 7, 10],
               [(0, 7), (0, 9), (0, 10), (0, 9)], [0, 0, (7, 12), 10]]
    riff(band, guitar, pick(rng, ["x.xx.xx.", "x.xxx.xx|x.x..xx.", "xxxxxxxx", "x..xx.x.", "x.x.xxx."]),
         pick(rng, figures), octave=43, velocity=82)
    rhythm_player(band, guitar.program, ["..x...x.", "...x...x", "x.......", ".x.x.x.x"], "upper strings", 58,
                  velocity=72)
    if rng.random() < 0.5:
        bass(band, band.part("bass", "bass", pick(rng, [32, 33])), ["1-1-1-1-", "1.1.5.1.", "1--1--5-"])
    _call_and_response(band, [22, 27, guitar.program, 29])
    return band.song("one-chord boogie", bpm, Timing(rng.uniform(0.005, 0.018), rng.uniform(0.005, 0.025)),
                     pick(rng, ["live", "lo-fi", "acoustic", "band"]))


@style("country blues", 1.0)
def country_blues(rng, seconds):
    """A singer with a guitar who stretches and cuts bars as the words want: two quarters more or less."""
    bpm = rng.uniform(72, 150)
    chart = Chart(rng.integers(12), False)
    while chart.end < target(seconds, bpm) * 0.93:
        bars = _form(rng, False).split()
        metres = [(4, 4)] * len(bars)
        for index in range(1, len(bars), 2):
            if rng.random() < 0.2:
                metres[index] = pick(rng, [(2, 4), (2, 4), (3, 4), (5, 4)])
        chart.add("verse", " ".join(bars), rng.uniform(0.6, 0.9), metres)
    band = Band(rng, chart, Feel(rng.uniform(0.5, 0.67)))
    program = pick(rng, [24, 25, 25, 27])
    for _, bar in band.bars():
        thumb = band.parts[0] if band.parts else band.part("thumb", "bass", program)
        strum = band.parts[1] if len(band.parts) > 1 else band.part("fingers", "chords", program)
        _pluck(band, thumb, strum, bar)
    tune(band, singer(band, rest=rng.uniform(0.2, 0.5), pickup=0.9))
    if rng.random() < 0.5:
        tune(band,
             instrument(band, pick(rng, [program, 22]), 60, "answer", delay=0.55, rest=0.02, density=0.6,
                        chromatic=0.2))
    return band.song("country blues", bpm, Timing(rng.uniform(0.006, 0.02), rng.uniform(0.008, 0.025)),
                     pick(rng, ["lo-fi", "solo", "acoustic"]))


def _pluck(band, thumb, strum, bar):
    """One bar of any length: thumb on the beats, fingers between them."""
    hand = Hand(60)
    for onset, position in bar.beats:
        chord = band.chart.chord_at(onset)
        if chord.quality is None:
            continue
        low = above(chord.bass_class, 40)
        band.note(thumb, onset, 0.9, low if position % 2 else low + tone(chord, 5) - (12 if low > 44 else 0),
                  84 if position == 1 else 74)
        shape = hand.voicing(chord)
        if position % 2 == 0 or band.rng.random() < 0.5:
            for pitch in shape if band.rng.random() < 0.5 else shape[-2:]:
                band.note(strum, onset + (0.0 if band.rng.random() < 0.3 else 0.5), 0.45, pitch, 70)


@style("zydeco", 0.8)
def zydeco(rng, seconds):
    """Accordion, rubboard and a train beat; two-steps, shuffles and waltzes on blues and two-chord forms."""
    waltz = rng.random() < 0.25
    metre = (3, 4) if waltz else (4, 4)
    bpm = rng.uniform(96, 168) if waltz else rng.uniform(104, 216)
    form = pick(rng,
                ["I I I V7 V7 V7 V7 I", "I I IV I I V7 I I", "I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 I7",
                 "I I V7 V7 V7 V7 I I"])
    band = Band(rng, _chart(rng, seconds, bpm, metre, False, form), Feel(rng.uniform(0.5, 0.64)))
    beats = [{36: "x.....", 38: "..x.x.", 73: "xxxxxx"}] if waltz else [
        {36: "x...x...", 38: "..X...X.", 73: "xxxxxxxx"}, {36: "x.x.x.x.", 38: "oxXxoxXx", 73: "x.xxx.xx"},
        {36: "x...x...", 38: "..x..xx.", 73: "xxxxxxxx", 81: "x...x..."}]
    drummer(band, beats)
    bass(band, band.part("bass", "bass", pick(rng, [32, 33])),
         ["1-----", "1---5-"] if waltz else ["1---5---", "1-5-1-5-", "1-3-5-6-"])
    rhythm_player(band, pick(rng, [21, 21, 27, 25]),
                  ["..x.x.", "x-x-x-"] if waltz else [".x.x.x.x", "..x...x.", "x.xxx.xx"], centre=62)
    tune(band,
         instrument(band, pick(rng, [21, 21, 40, 22]), 62, "accordion", density=rng.uniform(0.6, 1.0),
                    offbeat=rng.uniform(0.4, 0.9), ornaments=0.1))
    if rng.random() < 0.6:
        tune(band, singer(band), not_in("solo", "intro"))
    return band.song("zydeco", bpm, Timing(rng.uniform(0.005, 0.014), rng.uniform(0.004, 0.014)),
                     pick(rng, ["live", "band", "lo-fi"]))
