"""Jazz: swing at every tempo, trio to big band, brushes, waltz, five, bebop, modal, gypsy, stride.

Forms are AABA, ABAC, blues and rhythm changes in plain sevenths; each song colours its chords (ninths, altered
dominants, tritone substitutes) the same way throughout.
"""
import re

from score import Timing
from styles import style

from band import Band, Feel, Hand, bass, comp, drums, pick, walk
from chart import Chart
from melody import improvise, riff
from players import grow, instrument, not_in, only_in, pad, rhythm_player, singer, target, tune

RHYTHM_CHANGES = ("I6,vi7 ii7,V7 I6,vi7 ii7,V7 I7,I7/3 IV6,#ivo7 I/5,V7 I6", "III7 III7 VI7 VI7 II7 II7 V7 V7")
SONGS = [  # A and B (or C) parts of eight bars
    RHYTHM_CHANGES, ("Imaj7 VI7 ii7 V7 iii7 VI7 ii7 V7", "iv7 bVII7 bIIImaj7 bIIImaj7 ii7 ii7 V7 V7"),
    ("Imaj7 Imaj7 iih V7b9 i7 i7 ii7 V7", "v7 I7 IVmaj7 IVmaj7 iv7 bVII7 iii7,VI7 ii7,V7"),
    ("i7 iv7 bVII7 bIIImaj7 bVImaj7 iih V7b9 i6", "iih V7b9 i6 i6 iv7 bVII7 bIIImaj7 V7b9"),
    ("vi7 ii7 V7 Imaj7 IVmaj7 viih III7b9 vi7", "viih III7b9 vi7 vi7 ii7 V7 Imaj7 VI7b9"),
    ("ii7 V7 Imaj7 Imaj7 ii7 V7 Imaj7 VI7", "#iv7 VII7 IIImaj7 III6 vi7 II7 ii7 V7"),
    ("Imaj7 bVII7 Imaj7 VI7 II7 II7 ii7 V7", "IVmaj7 iv6 iii7 VI7 ii7 V7 I6,VI7 ii7,V7"),
    ("I6 I6 II7 II7 ii7 V7 I6 ii7,V7", "IVmaj7 IVmaj7 IVmaj7 IVmaj7 II7 II7 ii7 V7"),
    ("i6 i6 V7b9 V7b9 V7b9 V7b9 i6 i6", "I7 I7 iv6 iv6 bVII7 bVII7 bIII6 V7b9"),
    ("Imaj7,#io7 ii7,#iio7 iii7,VI7 ii7,V7 Imaj7,I7 IVmaj7,bVII7 iii7,VI7 ii7,V7", "IV6 #ivo7 I/5 VI7 II7 II7 ii7 V7"),
    ("ii7 bII7 Imaj7 Imaj7 iv7 bVII7 bIIImaj7 V7", "vi7 II7 v7 v7 v7 I7 IVmaj7 bVII7"),
    ("Imaj7 iii7,biiio7 ii7 V7 Imaj7 I7 IVmaj7 iv7,bVII7", "iii7 VI7 ii7 V7 iii7 VI7 II7 ii7,V7")]
BLUES = ["I7 IV7 I7 v7,I7 IV7 #ivo7 I7 iii7,VI7 ii7 V7 I7,VI7 ii7,V7",
         "I7 IV7 I7 I7 IV7 IV7 I7 VI7 ii7 V7 I7,VI7 ii7,V7",
         "Imaj7 viih,III7 vi7,II7 v7,I7 IV7 iv7,bVII7 iii7 biii7 ii7 V7 I7,VI7 ii7,V7",
         "i7 i7 i7 i7 iv7 iv7 i7 i7 bVI7 V7 i7 iih,V7b9", "i6 iv7 i6 i7 iv7 iv7 i6 i6 iih V7b9 i6 iih,V7b9"]
MODAL = ["i7 i7 i7 i7 i7 i7 i7 i7|bii7 bii7 bii7 bii7 bii7 bii7 bii7 bii7",
         "i11 i11 i11 i11 bVIImaj7 bVIImaj7 i11 i11|bIIImaj7 bIIImaj7 iv7 iv7 bIIImaj7 bIIImaj7 i11 i11",
         "i7 IV7 i7 IV7 i7 IV7 i7 IV7|bVImaj7 bVImaj7 v7 v7 bVImaj7 bVImaj7 V7#9 V7#9",
         "Imaj7 Imaj7 bVII7sus bVII7sus Imaj7 Imaj7 bVII7sus bVII7sus|"
         "bVImaj7 bVImaj7 bVImaj7 bVImaj7 bIII7sus bIII7sus V7sus V7sus"]
COLOURS = {"7": {"7": 5, "9": 2, "13": 2, "7b9": 1.2, "7#9": 0.6, "7#11": 0.6},
           "maj7": {"maj7": 5, "maj9": 2, "6": 1, "69": 1}, "6": {"6": 4, "69": 1, "maj7": 1},
           "minor 7": {"7": 5, "9": 2, "11": 0.7}}
COMPING = ["x..x....", "x..x....", "...x..x.", ".x.....x", "..x...x.", "x.......", "x-...x..", ".x.x....", "...x...x",
           "x..x..x.", ".....x..", "..x..x.."]
GUITAR_FOUR = ["x.x.x.x.", "xoXoxoXo", "o.X.o.X."]
HORNS = [56, 57, 59, 64, 65, 66, 67, 71, 73, 11, 26]
SUNG = [64, 65, 66, 56, 71, 52, 53, 73, 85]


def swing_ratio(rng, bpm):
    """Share of the beat before the off-beat: near triplets if slow, near even if fast (Friberg and Sundström 2002)."""
    return float(min(0.72, max(0.52, 0.7 - 0.0008 * (bpm - 100) + rng.normal(0, 0.02))))


def coloured(rng, text, substitutes=0.12, colours=0.5):
    """The progression with a song's colours: each numeral is coloured alike wherever it stands."""
    chosen = {}

    def colour(token):
        numeral, suffix = re.match("([b#]?[IViv]+)(.*)", token).groups()
        minor = numeral.lstrip("b#").islower()
        table = COLOURS["minor 7"] if minor and suffix == "7" else None if minor else COLOURS.get(suffix)
        if table is None or rng.random() > colours:
            return token
        if token == "V7" and rng.random() < substitutes:
            return "bII7"
        return numeral + pick(rng, table)

    def once(token):
        if token not in chosen:
            chosen[token] = token if "/" in token or ":" in token else colour(token)
        return chosen[token]

    return " ".join(",".join(once(t) for t in bar.split(",")) for bar in text.split())


def jazz_form(rng):
    """(text of the chorus's parts, minor): lists of (name, eight bars or so)."""
    if rng.random() < 0.28:
        text = coloured(rng, pick(rng, BLUES))
        return [("A", text)], text.startswith("i")
    a, b = pick(rng, SONGS)
    minor = a.startswith("i") and not a.startswith("ii")
    both = coloured(rng, a + " " + b).split()
    a, b = " ".join(both[:len(a.split())]), " ".join(both[len(a.split()):])
    return pick(rng, [[("A", a), ("A", a), ("B", b), ("A", a)], [("A", a), ("B", b), ("A", a), ("C", b)]]), minor


def jazz_chart(rng, seconds, bpm, metre=(4, 4), solos=("solo", "solo", "solo", "bass solo", "drum solo"), form=None):
    """Head, solos, head; a long form gives only a stretch of it."""
    parts, minor = form or jazz_form(rng)
    chart = Chart(rng.integers(12), minor, metre)
    if rng.random() < 0.35:
        vamp = "i6 i6 iih V7b9" if minor else pick(rng,
                                                   ["I6,VI7 ii7,V7 I6,VI7 ii7,V7", "iii7 VI7 ii7 V7", "I6 I6 V7 V7"])
        chart.add("intro", vamp, 0.6)
    bars = target(seconds, bpm) * metre[1] / (4.0 * metre[0])
    length = sum(len(text.split()) for _, text in parts)
    plan, soloing = [], rng.random() < 0.3
    while sum(len(text.split()) for _, text, _ in plan) < bars + length:
        kind = pick(rng, solos) if soloing else None
        for name, text in parts:
            text = " ".join("N" for _ in text.split()) if kind == "drum solo" else text
            plan.append((kind or name, text, 0.85 if kind else 0.75))
        soloing = not soloing if rng.random() < 0.75 else soloing
    grow(chart, target(seconds, bpm), plan)
    return chart


def jazz_drums(band, brushes=False, where=None, ride=None, feather=0.5, kind="swing"):
    """Ride cymbal, hat on two and four, a feathered bass drum and a snare that comps differently in every bar."""
    rng = band.rng
    part = band.part("drums", "drums", 40 if brushes else pick(rng, [0, 32, 32, 8]), gain=rng.uniform(-5, 1))
    beats = band.chart.metre[0]
    steps = 2 * beats
    spang = ride or {4: pick(rng, ["x.xxx.xx", "x.xxx.xx", "xoXxxoXx", "x.x.x.xx", "x.xxx.x."]),
                     3: pick(rng, ["x.xxx.", "x.x.xx", "x.xxxx", "x.x.x."]), 5: pick(rng, ["x.xxx.x.xx", "x.xxx.xxx."]),
                     2: "x.xx"}[beats]
    hat = {4: "..x...x.", 3: pick(rng, ["..x...", "..x.x."]), 5: pick(rng, ["..x.....x.", "..x...x..."]), 2: "..x."}[
        beats]
    velocity = rng.uniform(62, 88)
    groove = {(38 if brushes and rng.random() < 0.7 else int(pick(rng, [51, 51, 51, 59, 42]))): spang, 44: hat}
    if rng.random() < feather:
        groove[36] = "o." * beats if kind == "swing" else "x" + "." * (steps - 1)
    drums(band, part, groove, where, velocity, None, 4, 49 if rng.random() < 0.4 else None)
    busy = rng.uniform(0.03, 0.2)
    for number, bar in band.bars(where):
        for step in range(int(round(bar.length * 2))):
            if rng.random() < busy * (1.4 if step % 2 else 0.7):
                key = 38 if rng.random() < 0.7 else 36
                band.note(part, bar.onset + step / 2, 0.2, key, rng.uniform(35, 80) + band.level(number))
        if (number + 1) % 8 == 0 and rng.random() < 0.5:
            for third in range(3, 6):
                band.note(part, bar.onset + bar.length - 2 + third / 3, 0.2, pick(rng, [38, 38, 45, 48, 50]),
                          velocity + 4, False)
    return part


def drum_solo(band, part, where=only_in("drum solo")):
    """Snare, toms and bass drum in rolling eighths and triplets; the hat keeps two and four most of the time."""
    rng = band.rng
    for _, bar in band.bars(where):
        division, toms = pick(rng, [2, 2, 3, 3, 4]), pick(rng, [[38], [38, 45, 48], [38, 36, 43], [45, 48, 50, 41]])
        for step in range(int(round(bar.length * division))):
            if rng.random() < 0.72:
                accent = 25 if rng.random() < 0.25 or step == 0 else 0
                band.note(part, bar.onset + step / division, 0.2, pick(rng, toms), rng.uniform(50, 85) + accent,
                          division != 3)
        for beat in range(1, int(bar.length), 2):
            band.note(part, bar.onset + beat, 0.2, 44, 70)
        if rng.random() < 0.5:
            band.note(part, bar.onset, 0.3, 36, 90)


def soloists(band, choices=HORNS, count=2, singing=0.25, melody_low=None, density=0.8, grid=0.5):
    """One plays or sings the tune, one or two improvise; a bass solo is the bass's."""
    rng = band.rng
    if rng.random() < singing:
        tune(band,
             singer(band, program=pick(rng, SUNG), offbeat=rng.uniform(0.3, 0.8), rest=rng.uniform(0.1, 0.35),
                    grid=grid), not_in("solo", "bass solo", "drum solo"))
    else:
        tune(band,
             instrument(band, pick(rng, choices), melody_low or int(rng.integers(53, 65)), "head",
                        offbeat=rng.uniform(0.2, 0.8), density=rng.uniform(0.35, 0.7), grid=grid, chromatic=0.15,
                        rest=rng.uniform(0.05, 0.3)), not_in("solo", "bass solo", "drum solo"))
    for number in range(count):
        part = band.part(f"solo {number + 1}", "melody", pick(rng, choices), gain=rng.uniform(-1, 2),
                         lag=rng.uniform(0, 0.025), looseness=1.5, vibrato=10)
        low = int(rng.integers(52, 64))
        mine = [s for s in band.chart.sections if s.kind == "solo"][number::count]
        improvise(band, part, lambda s: s in mine, low, low + 22, density, grid, rests=rng.uniform(0.1, 0.4))


def bass_solo(band, program):
    part = band.part("bass solo", "melody", program, gain=3, looseness=1.5)
    improvise(band, part, only_in("bass solo"), 33, 58, 0.75, rests=0.3)


def swinging_rhythm(band, brushes=False, comping=None, programs=(0, 0, 0, 26, 4, 11, 17), two=0.4, four=0.2):
    """Drums, bass (in two for the head sometimes) and somebody who comps."""
    rng = band.rng
    solo = drum_solo(band, jazz_drums(band, brushes, not_in("drum solo")))
    del solo
    low = band.part("bass", "bass", 32, gain=rng.uniform(-1, 4), lag=rng.uniform(-0.006, 0.006))
    in_two = rng.random() < two
    head = not_in("solo", "bass solo", "drum solo")
    walk(band, low, head, two=in_two, skips=rng.uniform(0, 0.2))
    walk(band, low, only_in("solo"), skips=rng.uniform(0, 0.2))
    bass_solo(band, 32)
    rhythm_player(band, pick(rng, list(programs)), comping or COMPING, centre=58, rootless=rng.random() < 0.5,
                  vary=rng.uniform(0.2, 0.8), velocity=rng.uniform(56, 76), detached=rng.uniform(0.4, 0.9),
                  ahead=rng.uniform(0, 0.8))
    if rng.random() < four:
        rhythm_player(band, pick(rng, [26, 24, 25]), GUITAR_FOUR, "guitar", 53, velocity=58, detached=0.6)


def _timing(rng):
    return Timing(rng.uniform(0.005, 0.016), rng.uniform(0.004, 0.018))


@style("jazz swing", 3.0)
def jazz_swing(rng, seconds):
    bpm = rng.uniform(92, 232)
    band = Band(rng, jazz_chart(rng, seconds, bpm), Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band)
    soloists(band)
    return band.song("jazz swing", bpm, _timing(rng), pick(rng, ["live", "acoustic", "band", "lo-fi"]))


@style("jazz piano trio", 1.5)
def piano_trio(rng, seconds):
    bpm = rng.uniform(84, 260)
    band = Band(rng, jazz_chart(rng, seconds, bpm), Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band, rng.random() < 0.5, programs=(0,), four=0)
    soloists(band, [0, 0, 1], 1, 0.0, 62, 0.85)
    return band.song("jazz piano trio", bpm, _timing(rng), pick(rng, ["acoustic", "live"]))


@style("jazz ballad", 1.5)
def jazz_ballad(rng, seconds):
    """Brushes, or no drums at all, 48 to 80; some with the tempo breathing."""
    bpm = rng.uniform(48, 82)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo",)), Feel(rng.uniform(0.55, 0.68)))
    drummed = rng.random() < 0.7
    if drummed:
        jazz_drums(band, brushes=True, ride=pick(rng, ["x.x.x.x.", "x.xxx.xx", "xxxxxxxx", "x-oox-oo"]))
    low = band.part("bass", "bass", 32, gain=2)
    if rng.random() < 0.6:
        bass(band, low, ["1---5---", "1-------", "1--11--1", "1---1-5-", "1--35---"])
    else:
        walk(band, low, skips=0.2)
    rhythm_player(band, pick(rng, [0, 0, 26, 4]),
                  ["x-------", "x---x---", "x--x----", "0.1.2.3.", "01232132", "x...u.u."], centre=58, vary=0.5,
                  velocity=60, roll=pick(rng, [0, 0, 0.03]))
    if rng.random() < 0.3:
        pad(band, pick(rng, [48, 49, 48, 61]), 64)
    soloists(band, count=1, singing=0.4, density=0.7, grid=pick(rng, [0.5, 0.5, 0.25]))
    rubato = 0.0 if drummed else rng.uniform(0, 0.12)
    return band.song("jazz ballad", bpm, Timing(rng.uniform(0.008, 0.02), rng.uniform(0.008, 0.025), rubato),
                     pick(rng, ["acoustic", "live"]))


@style("jazz waltz", 1.5)
def jazz_waltz(rng, seconds):
    bpm = rng.uniform(96, 216)
    band = Band(rng, jazz_chart(rng, seconds, bpm, (3, 4)), Feel(swing_ratio(rng, bpm)))
    drum_solo(band, jazz_drums(band, rng.random() < 0.35, not_in("drum solo"), kind="waltz", feather=0.7))
    low = band.part("bass", "bass", 32, gain=2)
    if rng.random() < 0.5:
        walk(band, low, not_in("bass solo"))
    else:
        bass(band, low, ["1-----", "1---5-", "1--15-", "1-3-5-", "1-5-3-"], not_in("bass solo"))
    bass_solo(band, 32)
    rhythm_player(band, pick(rng, [0, 0, 26, 4]), ["x-----", "..x.x.", "x..x..", ".x.x..", "x..x.x", "...x.."],
                  centre=58, vary=0.5, velocity=64, rootless=rng.random() < 0.5)
    soloists(band)
    return band.song("jazz waltz", bpm, _timing(rng), pick(rng, ["live", "acoustic"]))


@style("jazz in five", 0.6)
def jazz_five(rng, seconds):
    bpm = rng.uniform(120, 220)
    vamp = pick(rng, ["i7:3,v7:2", "i7:3,iv7:2", "I7:3,IV7:2", "i7:3,bVII7:2"])
    first = " ".join([vamp] * 8)
    second = pick(rng, ["bVImaj7 iv7 bIIImaj7 V7 bVImaj7 iv7 bIIImaj7 V7",
                        "bVImaj7:3,iih:2 V7:3,i7:2 bVImaj7:3,iih:2 V7 bVImaj7 iih V7 V7"])
    band = Band(rng,
                jazz_chart(rng, seconds, bpm, (5, 4),
                           form=([("A", first), ("B", second), ("A", first)], vamp.startswith("i"))),
                Feel(swing_ratio(rng, bpm)))
    drum_solo(band, jazz_drums(band, False, not_in("drum solo"), kind="five"))
    bass(band, band.part("bass", "bass", 32), ["1----51---", "1-----5---", "1--1--5-1-", "1-3-5-1-5-"],
         not_in("bass solo"))
    bass_solo(band, 32)
    rhythm_player(band, 0, ["x..x..x.x.", "x..x..x-x-", "x.....x...", "b..x..b.x."], centre=58, velocity=68)
    soloists(band)
    return band.song("jazz in five", bpm, _timing(rng), "live")


@style("bebop", 1.5)
def bebop(rng, seconds):
    bpm = rng.uniform(188, 288)
    band = Band(rng, jazz_chart(rng, seconds, bpm), Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band, two=0.0)
    soloists(band, [56, 65, 66, 64, 0, 26, 57, 71], 2, 0.05, density=0.9)
    return band.song("bebop", bpm, _timing(rng), pick(rng, ["live", "lo-fi", "acoustic"]))


SECTION_RIFFS = ["x..x..x.|..x.....", "x-..x-..|........", ".x.x....|..x.x-..", "...x..x-|--......",
                 "xx.xx.x.|.x......", "x.x.....|..xx.x..", "..x...x.|.x.x-...", ".......x|--......"]


@style("big band", 2.0)
def big_band(rng, seconds):
    """Sections of saxophones and brass in riffs and hits, many of them off the beat; shouts in the loud choruses."""
    bpm = rng.uniform(104, 240)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo", "solo", "drum solo")), Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band, two=0.2, four=0.75)
    for name, program, centre in (("saxophones", pick(rng, [65, 66, 64]), 60), ("brass", pick(rng, [61, 56, 57]), 67)):
        part = band.part(name, "chords", program, gain=rng.uniform(-3, 2), pan=rng.uniform(-0.5, 0.5))
        comp(band, part, SECTION_RIFFS, Hand(centre, double=True), None if rng.random() < 0.5 else not_in("solo"),
             rng.uniform(74, 96), 0.8, ahead=0.8)
    lead = band.part("section lead", "melody", pick(rng, [56, 65, 61]), gain=1)
    riff(band, lead, pick(rng, SECTION_RIFFS), [7, 9, 12, 10, 12, 7], only_in("A"), 67, 92)
    soloists(band, count=1, singing=0.35)
    return band.song("big band", bpm, _timing(rng), pick(rng, ["live", "band", "lo-fi"]))


@style("modal jazz", 1.0, held_out=True)
def modal(rng, seconds):
    bpm = rng.uniform(110, 250)
    a, b = pick(rng, MODAL).split("|")
    band = Band(rng, jazz_chart(rng, seconds, bpm, form=([("A", a), ("A", a), ("B", b), ("A", a)], a.startswith("i"))),
                Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band, comping=["x--x....", "...x--..", "x.......", "..x-..x-", ".x-...x-"])
    soloists(band, [56, 59, 64, 66, 65, 0])
    return band.song("modal jazz", bpm, _timing(rng), pick(rng, ["live", "acoustic"]))


@style("gypsy jazz", 1.5)
def gypsy(rng, seconds):
    """La pompe: chords on every beat, short and sharp on two and four; no drums; violin, clarinet and guitar."""
    bpm = rng.uniform(110, 262)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo",)), Feel(swing_ratio(rng, bpm)))
    for pan in (-0.5, 0.5)[:int(rng.integers(1, 3))]:
        part = band.part("rhythm guitar", "chords", pick(rng, [24, 25, 25]), gain=rng.uniform(-3, 2), pan=pan)
        comp(band, part, ["x.X.x.X.", "xoX.xoX.", "x.X.x.Xo", "b.X.b.X."], Hand(55, double=rng.random() < 0.5), None,
             rng.uniform(66, 84), 0.55)
    low = band.part("bass", "bass", 32)
    if rng.random() < 0.7:
        bass(band, low, ["1---5---", "1-.-5-..", "1-3-5-3-"])
    else:
        walk(band, low)
    soloists(band, [25, 25, 40, 40, 71, 24, 21], 2, 0.1, 60, 0.85)
    return band.song("gypsy jazz", bpm, _timing(rng), pick(rng, ["acoustic", "lo-fi", "live"]))


@style("stride piano", 1.2)
def stride(rng, seconds):
    """Left hand: bass on one and three, chord on two and four."""
    bpm = rng.uniform(84, 240)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo",)), Feel(swing_ratio(rng, bpm)))
    program = pick(rng, [0, 0, 1, 3])
    bass(band, band.part("left hand bass", "bass", program), ["1...5...", "1...l...", "1-..5-.."], lowest=31,
         velocity=80)
    rhythm_player(band, program, ["..x...x.", "..X...X."], "left hand chords", 55, velocity=66, detached=0.7)
    tune(band,
         instrument(band, program, 64, "right hand", density=rng.uniform(0.5, 0.85), offbeat=0.4, chromatic=0.25,
                    rest=0.1, grid=0.5))
    if rng.random() < 0.5:
        rhythm_player(band, program, [".x..x...", "...x..x.", "x..x..x.", "....x..x"], "right hand chords", 69,
                      velocity=66)
    return band.song("stride piano", bpm,
                     Timing(rng.uniform(0.006, 0.016), rng.uniform(0.005, 0.025), rng.choice([0, 0, 0.03])),
                     pick(rng, ["solo", "lo-fi"]))


@style("jazz duo", 1.2)
def duo(rng, seconds):
    """Without drums: a voice or a horn with one or two who accompany."""
    bpm = rng.uniform(66, 220)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo", "bass solo")), Feel(swing_ratio(rng, bpm)))
    if rng.random() < 0.65:
        walk(band, band.part("bass", "bass", 32), not_in("bass solo"), skips=0.2)
        bass_solo(band, 32)
    else:
        walk(band, band.part("left hand", "bass", pick(rng, [0, 26])), lowest=31, two=rng.random() < 0.4)
    rhythm_player(band, pick(rng, [0, 26, 26, 24]), COMPING + ["x.x.x.x.", "..x...x."], centre=58, vary=0.4,
                  velocity=66, ahead=0.4)
    soloists(band, count=1, singing=0.6)
    return band.song("jazz duo", bpm, _timing(rng), pick(rng, ["acoustic", "solo", "live"]))


@style("soul jazz", 1.0)
def soul_jazz(rng, seconds):
    """Organ trio: shuffle or straight boogaloo."""
    bpm = rng.uniform(96, 170)
    straight = rng.random() < 0.4
    form = coloured(rng, pick(rng, BLUES[:2] + BLUES[3:])) if rng.random() < 0.6 else pick(
        rng, ["i7 IV7 i7 IV7 i7 IV7 i7 IV7", "I7 I7 bVII7 bVII7 I7 I7 bVII7 V7#9"])
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo",), form=([("A", form)], form.startswith("i"))),
                Feel(0.5 if straight else rng.uniform(0.6, 0.68)))
    part = band.part("drums", "drums", pick(rng, [0, 8, 32]))
    grooves = [{36: "x..x..x.", 38: "..X..x.x", 51: "xxxxxxxx"},
               {36: "x..xx...", 37: "...x..x.", 51: "x.xxx.xx", 44: "..x...x."}] if straight else [
                   {36: "x.x.x.x.", 38: "..X...Xo", 51: "x.xxx.xx"},
                   {36: "x...x...", 38: ".oX..oX.", 51: "x.xxx.xx", 44: "..x...x."}]
    drums(band, part, pick(rng, grooves), None, 80, {38: "..x.xxxx", 36: "x......."}, 4, 49)
    low = band.part("organ bass", "bass", pick(rng, [16, 17, 32]))
    if straight:
        bass(band, low, ["1--15---", "1..1.5.8", "1-.5-.8-"])
    else:
        walk(band, low)
    rhythm_player(band, pick(rng, [16, 17, 18, 26]), COMPING, centre=60, vary=0.4)
    soloists(band, [16, 17, 26, 65, 66, 67], 2, 0.05)
    return band.song("soul jazz", bpm, _timing(rng), pick(rng, ["live", "band"]))


@style("horn trio", 1.0)
def horn_trio(rng, seconds):
    """Nobody plays chords: bass, drums and one or two horns; the harmony is in the lines alone."""
    bpm = rng.uniform(120, 280)
    band = Band(rng, jazz_chart(rng, seconds, bpm), Feel(swing_ratio(rng, bpm)))
    drum_solo(band, jazz_drums(band, rng.random() < 0.2, not_in("drum solo")))
    walk(band, band.part("bass", "bass", 32, gain=3), not_in("bass solo", "drum solo"), skips=rng.uniform(0, 0.25))
    bass_solo(band, 32)
    soloists(band, [64, 65, 66, 67, 56, 57, 71], 2, 0.05, density=0.85)
    return band.song("horn trio", bpm, _timing(rng), pick(rng, ["live", "lo-fi"]), exact_chords=False)


@style("cool jazz", 1.0)
def cool(rng, seconds):
    """Vibraphone or muted trumpet over brushes; two lines in counterpoint, much space."""
    bpm = rng.uniform(84, 190)
    band = Band(rng, jazz_chart(rng, seconds, bpm, solos=("solo", "solo", "bass solo")), Feel(swing_ratio(rng, bpm)))
    swinging_rhythm(band, rng.random() < 0.75, programs=(0, 11, 26), two=0.6)
    for program, low in ((pick(rng, [11, 59, 65]), 60), (pick(rng, [67, 71, 57, 26]), 48)):
        tune(band,
             instrument(band, program, low, "line", density=rng.uniform(0.3, 0.55), offbeat=rng.uniform(0.3, 0.8),
                        rest=rng.uniform(0.1, 0.35), answers=0.2), not_in("solo", "bass solo"))
    soloists(band, [11, 59, 65, 0, 67, 26], 2, 0.1, density=0.65)
    return band.song("cool jazz", bpm, _timing(rng), pick(rng, ["acoustic", "live"]))
