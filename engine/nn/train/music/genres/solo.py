"""One or two players without drums: romantic and New Age piano, guitars, harp, strings, songs, film and minimal music.

Tempo breathes in most of them; arpeggios, bass notes and harmony are all that marks the bars.
"""
from score import Timing
from styles import style

from band import Band, Feel, Hand, above, bass, comp, pick
from chart import Chart
from genres.classical import BASSES, METRES, PULSES, piece
from melody import sing
from players import grow, instrument, not_in, pad, rhythm_player, singer, target, tune
from textures import four_voices, repeat_voices, run, shape, sing_voices, tempo_plan

MODERN = {False: ["I V vi IV", "vi IV I V", "I iii IV V", "I vi IV V", "IV I V vi", "I V/3 vi IV", "I Imaj7 IV iv",
                  "IVmaj7 V iii7 vi7", "I Vsus4 vi7 IVadd9", "I/3 IV V vi", "I ii7 vi7 IVmaj7", "I I IV IV",
                  "IV V I I/3", "Iadd9 V/3 vi7 IVmaj7"],
          True: ["i bVI bIII bVII", "i bVII bVI bVII", "i iv bVII bIII", "i v bVI bIII", "bVI bVII i i", "i i/b3 iv V7",
                 "i bVI iv V", "i7 bVImaj7 bIIImaj7 bVII", "i iv i V7", "i bIII bVII iv"]}
ROMANTIC = {False: ["I I viio7/b3 V7 I I7 IV iv", "I vi ii V7 I III7 vi VI7", "IV iv I/5 VI7 ii V7 I I",
                    "I bVI I/3 IV ii V7 I I", "I I7 IV #ivo7 I/5 V7 I I", "vi III7 vi VI7 ii V7 I III7"],
            True: ["i i viio7 viio7 i I7 iv iv", "i bVI iv V7 i iih/b3 V7 i", "bVI bIII iv i bII/3 V7 i i",
                   "i V7/3 I7/b7 iv/b3 i/5 V7 i i", "i iv bVII7 bIII bVI iih V7 V7"]}
WAVES = {(4, 4): ["b.012321", "01232123", "b012321012321012", "b-0-2-1-", "01230123",
                  "b0120120120120", "b.0.1.2.", "b012343210123432", "b.x...x.", "b-x-x-x-", "012345"],
         (3, 4): ["b.0121", "b01210", "012321", "b-0-1-", "b.x.x.", "b01212120121", "b.0.2.", "012345"],
         (6, 8): ["b01210", "012321", "b-0121", "b01232101232", "b--0--", "b-xx-x"],
         (12, 8): ["b01210b01210", "012321012321", "b-0121b-0121"],
         (2, 4): ["b0121012", "b.x.", "0123", "01210121"]}


def arpeggios(band, program, patterns, centre=52, velocity=58, name="left hand", **options):
    return rhythm_player(band, program, patterns, name, centre, velocity=velocity, detached=1.0, **options)


def _loops(rng, seconds, bpm, metre, minor=None, bars=8, tables=MODERN):
    """A Chart of songs: two progressions of four chords, each for a section, one or two bars a chord."""
    minor = bool(rng.random() < 0.5) if minor is None else minor
    chart = Chart(rng.integers(12), minor, metre)
    verse, chorus = pick(rng, tables[minor]), pick(rng, tables[minor])
    fill = lambda text: " ".join((text.split() * bars)[:bars])
    plan = [("intro", verse, 0.45), ("verse", fill(verse), 0.6), ("chorus", fill(chorus), 0.85),
            ("verse", fill(verse), 0.65), ("chorus", fill(chorus), 0.95)]
    grow(chart, target(seconds, bpm), plan[int(rng.integers(0, 2)):])
    return chart


def _alone(band, name, bpm, rubato, production=("solo", "acoustic", "classical"), depth=13, ritardando=0.6,
           fermata=0.15):
    shape(band, depth * band.rng.uniform(0.4, 1.3))
    timing = Timing(band.rng.uniform(0.004, 0.018), band.rng.uniform(0.004, 0.02), band.rng.uniform(*rubato))
    return band.song(name, bpm, timing, pick(band.rng, list(production)),
                     tempo=tempo_plan(band, bpm, ritardando, fermata))


@style("romantic piano", 2.2)
def romantic(rng, seconds):
    """Nocturnes, preludes, songs without words: wide arpeggios, a singing line, much rubato."""
    metre = pick(rng, {(4, 4): 4, (3, 4): 3, (6, 8): 2, (12, 8): 1.5, (2, 4): 0.7})
    bpm = rng.uniform(48, 116) if metre[1] == 4 else rng.uniform(66, 150)
    minor = bool(rng.random() < 0.5)
    if rng.random() < 0.6:
        chart = Chart(rng.integers(12), minor, metre)
        a, b = pick(rng, ROMANTIC[minor]), pick(rng, ROMANTIC[minor])
        home = chart.key
        while chart.end < target(seconds, bpm) * 0.93:
            chart.add("A", a, rng.uniform(0.35, 0.7))
            chart.key = home if rng.random() < 0.6 else home.relative() if minor else home.moved(
                int(pick(rng, [3, 5, 8])))
            text = b if chart.key == home else pick(rng, ROMANTIC[chart.key.minor])
            if chart.end < target(seconds, bpm) * 0.9:
                chart.add("B", text, rng.uniform(0.6, 1.0))
            chart.key = home
    else:
        chart = piece(rng, seconds, bpm, metre)
    band = Band(rng, chart)
    arpeggios(band, 0, WAVES[metre], int(rng.integers(48, 56)), vary=0.15, spread=rng.random() < 0.5)
    bass(band, band.part("bass", "bass", 0), BASSES[metre][:2], lowest=29, velocity=66, detached=1.0)
    tune(band,
         instrument(band, 0, 62, "right hand", span=22, density=rng.uniform(0.25, 0.6), ornaments=0.15, legato=1.0,
                    rest=rng.uniform(0, 0.15), grid=pick(rng, [0.5, 0.5, 0.25])))
    if rng.random() < 0.4:
        rhythm_player(band, 0, PULSES[metre], "inner voices", 64, velocity=50)
    return _alone(band, "romantic piano", bpm, (0.04, 0.24), ("solo", "classical"), 18)


@style("piano etude", 0.9)
def etude(rng, seconds):
    metre = pick(rng, {(4, 4): 3, (2, 4): 1, (3, 4): 1, (6, 8): 1})
    bpm = rng.uniform(84, 160)
    band = Band(rng, piece(rng, seconds, bpm, metre, sequence=0.4, stretch=0.3, pickup=0.1))
    hands = [(36, 60), (58, 88)] if rng.random() < 0.5 else [(58, 88), (36, 60)]
    run(band, band.part("running hand", "melody", 0), *hands[0], pick(rng, [0.25, 0.25, 1 / 3, 0.5]), None, 70, 0.7)
    if hands[0][0] > 50:
        bass(band, band.part("left hand", "bass", 0), BASSES[metre], lowest=31)
        rhythm_player(band, 0, PULSES[metre][:3], "left hand chords", 52, velocity=62)
    else:
        bass(band, band.part("bass notes", "bass", 0), BASSES[metre][:1], lowest=29)
        rhythm_player(band, 0,
                      ["x---x---", "x-------", "x.x.x.x.", "x..x..x."] if metre == (4, 4) else ["x-----", "x--x--"],
                      "right hand", 66, velocity=76, double=True)
    return _alone(band, "piano etude", bpm, (0.0, 0.1), ("solo", "classical"), 15)


@style("keyboard prelude", 0.9)
def prelude(rng, seconds):
    """One arpeggio figure through a long chain of harmonies, with or without a pedal point."""
    bpm = rng.uniform(54, 100)
    band = Band(rng, piece(rng, seconds, bpm, pick(rng, [(4, 4), (4, 4), (3, 4)]), sequence=0.7, pickup=0))
    four = band.chart.metre == (4, 4)
    figure = pick(rng,
                  ["b.012012b.012012", "b012301230123012", "0123210123210123", "b0120120b0120120",
                   "b..0123.b..0123."] if four else ["b01210b01210", "b.0121", "012321012321"])
    program = pick(rng, [0, 0, 6, 46, 24, 19])
    arpeggios(band, program, [figure], 62, 64)
    bass(band, band.part("bass", "bass", program), ["1-------" if four else "1-----", "1---1---" if four else "1-----"],
         lowest=36, detached=1.0)
    return _alone(band, "keyboard prelude", bpm, (0.0, 0.09), depth=9)


@style("new age piano", 1.3)
def new_age(rng, seconds):
    metre = pick(rng, {(4, 4): 5, (3, 4): 1.5, (6, 8): 2})
    bpm = rng.uniform(54, 120)
    band = Band(rng, _loops(rng, seconds, bpm, metre))
    arpeggios(band, 0, WAVES[metre], 50, vary=0.1, spread=rng.random() < 0.4)
    bass(band, band.part("bass", "bass", 0), BASSES[metre][:1], lowest=29, velocity=62, detached=1.0)
    tune(band,
         instrument(band, 0, 64, "right hand", density=rng.uniform(0.2, 0.55), rest=rng.uniform(0, 0.3), legato=1.0,
                    grid=pick(rng, [0.5, 0.25, 1.0])), not_in("intro"))
    if rng.random() < 0.35:
        pad(band, pick(rng, [48, 49, 89, 91, 52]), 62, velocity=44)
    return _alone(band, "new age piano", bpm, (0.0, 0.13), ("solo", "acoustic"), 12)


@style("piano ballad", 1.5)
def piano_ballad(rng, seconds):
    """A voice with piano, sometimes strings; quarters or eighths in the right hand."""
    metre = pick(rng, {(4, 4): 5, (6, 8): 1.5, (3, 4): 1, (12, 8): 0.8})
    bpm = rng.uniform(56, 96) * (1.5 if metre[1] == 8 else 1)
    band = Band(rng, _loops(rng, seconds, bpm, metre))
    program = pick(rng, [0, 0, 0, 4, 5, 1])
    patterns = {(4, 4): ["x.x.x.x.", "x-x-x-x-", "01210121", "b.x.x.x.", "x..x..x.", "x-------", "0.2.1.2."],
                (6, 8): ["xxxxxx", "b-xx-x", "012321"], (3, 4): ["x-x-x-", "b.x.x.", "012121"],
                (12, 8): ["xxxxxxxxxxxx", "x-xx-xx-xx-x", "012321012321"]}[metre]
    rhythm_player(band, program, patterns, "right hand", 60, velocity=62, detached=0.95, vary=0.15)
    bass(band, band.part("left hand", "bass", program), BASSES[metre], lowest=33, velocity=66)
    if rng.random() < 0.4:
        pad(band, pick(rng, [48, 49, 50, 42]), 62, not_in("intro"))
    tune(band, singer(band, grid=pick(rng, [0.5, 0.5, 0.25]), density=rng.uniform(0.3, 0.55)), not_in("intro"))
    return _alone(band, "piano ballad", bpm, (0.0, 0.08), ("acoustic", "live", "solo"), 9, 0.3)


TRAVIS = ["0.2.1.2.", "b.3.1.3.", "b.2.0.3.", "b.312031", "x.213.21", "b.20b.30", "b32.b321", "b.2.b.3."]
STRUMS = {(4, 4): ["x.xx.xxx", "x.x.x.xx", "x---x-xx", "x.xxx.xx", "X.oxXoxo", "x..x.xx.", "b.x.b.x.", "b.xxb.xx"],
          (3, 4): ["b.x.x.", "x.xxxx", "b.xxxx", "x---x-"], (6, 8): ["x.xx.x", "b.xb.x", "x--x-x"]}


@style("folk guitar", 1.8)
def folk(rng, seconds):
    """Fingerpicked or strummed, alone or with a singer; a harmonica, fiddle or mandolin now and then."""
    metre = pick(rng, {(4, 4): 6, (3, 4): 2, (6, 8): 1})
    bpm = rng.uniform(72, 168) if metre != (6, 8) else rng.uniform(100, 180)
    chart = _loops(rng, seconds, bpm, metre, None if rng.random() < 0.4 else False) if rng.random() < 0.6 else piece(
        rng, seconds, bpm, metre, modulating=0.05, sequence=0.05)
    band = Band(rng, chart, Feel(pick(rng, [0.5, 0.5, rng.uniform(0.52, 0.64)])))
    program = pick(rng, [24, 25, 25, 25])
    picked = rng.random() < 0.6
    if picked:
        rhythm_player(band, program,
                      {(4, 4): TRAVIS, (3, 4): ["b.2.1.", "b.2132", "b.1232"], (6, 8): ["b21312", "b12321"]}[metre],
                      "fingers", 60, velocity=70, detached=1.2)
        bass(band, band.part("thumb", "bass", program),
             ["1-5-1-5-", "1-8-1-8-", "1---5---", "1-3-5-3-"] if metre == (4, 4) else BASSES[metre][:2], lowest=40,
             velocity=74, detached=1.0)
    else:
        rhythm_player(band, program, STRUMS[metre], "guitar", 57, velocity=72, double=True, detached=1.0, vary=0.2)
        bass(band, band.part("low strings", "bass", program, gain=-3), BASSES[metre][:2], lowest=40, velocity=64)
    if rng.random() < 0.25:
        bass(band, band.part("double bass", "bass", 32), BASSES[metre][:2])
    if rng.random() < 0.7:
        tune(band, singer(band, grid=0.5), not_in("intro"))
    if rng.random() < 0.4:
        tune(band, instrument(band, pick(rng, [22, 40, 73, 25, 105, 110, 24]), 62, "second", rest=0.3, answers=0.4))
    return _alone(band, "folk guitar", bpm, (0.0, 0.06), ("acoustic", "solo", "live", "lo-fi"), 7, 0.2, 0.05)


@style("classical guitar", 1.4)
def classical_guitar(rng, seconds):
    """Arpeggio studies, tremolo over a walking thumb, pieces in two or three voices."""
    metre = pick(rng, {(4, 4): 3, (3, 4): 3, (6, 8): 1.5, (2, 4): 1})
    kind = rng.choice(["arpeggio", "tremolo", "voices"], p=[0.45, 0.2, 0.35])
    bpm = rng.uniform(58, 132) * (1.3 if metre == (6, 8) else 1)
    if kind == "tremolo":
        bpm = rng.uniform(58, 92)
    band = Band(rng, piece(rng, seconds, bpm, metre, modulating=0.4))
    bass(band, band.part("thumb", "bass", 24), BASSES[metre], lowest=40, velocity=72, detached=1.0)
    if kind == "arpeggio":
        arpeggios(band, 24,
                  {(4, 4): ["01230123", "0121012101210121", ".012.012", "0-123-12"],
                   (3, 4): ["012321", ".01210", "012012012012"], (6, 8): ["012321", ".01.01"],
                   (2, 4): ["0123", "01210121"]}[metre], 60, 66, "fingers")
    elif kind == "tremolo":
        line = band.part("tremolo", "melody", 24)
        for _, bar in band.bars():
            for onset, _ in bar.beats:
                tones = [p for p in range(64, 82) if p % 12 in band.chart.chord_at(onset).tones]
                pitch = int(pick(rng, tones)) if tones else 69
                for k in (1, 2, 3):
                    band.note(line, onset + k * bar.unit / 4, bar.unit / 4, pitch, 66, False)
    if kind == "voices" or rng.random() < 0.3:
        tune(band,
             instrument(band, 24, 59, "upper voice", density=rng.uniform(0.4, 0.8), ornaments=0.15,
                        grid=pick(rng, [0.5, 0.25])))
    if kind == "voices":
        rhythm_player(band, 24, PULSES[metre][:4], "middle voices", 57, velocity=56)
    return _alone(band, "classical guitar", bpm, (0.02, 0.16), ("solo", "classical", "acoustic"), 9)


@style("violin or cello alone", 1.3)
def alone(rng, seconds):
    """Suites: running notes of one instrument, the bass note on the one, chords at phrase beginnings."""
    metre = pick(rng, {(4, 4): 3, (3, 4): 3, (6, 8): 1, (2, 4): 0.5})
    bpm = rng.uniform(52, 116) * (1.3 if metre == (6, 8) else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre, sequence=0.6, pickup=0.3))
    program, low = pick(rng, [(40, 55), (42, 36), (41, 48), (73, 60), (71, 52), (43, 33), (68, 58)])
    single = program in (73, 71, 68)
    part = band.part("soloist", "melody", program, vibrato=rng.uniform(0, 25))
    run(band, part, low + 4, low + 30, pick(rng, [0.25, 0.25, 0.5]), None, 74, rng.uniform(0.4, 0.9),
        rng.uniform(0.8, 1.0), 0.25)
    for number, bar in band.bars():
        chord = band.chart.chord_at(bar.onset)
        if chord.quality is None:
            continue
        lowest = above(chord.bass_class, low)
        part.notes[:] = [n for n in part.notes if not (single and abs(n.onset - bar.onset) < 1e-6)]
        band.note(part, bar.onset, 0.5 if single else 0.8, lowest, 84)
        if not single and rng.random() < (0.5 if number % 4 == 0 else 0.12):
            for pitch in Hand(low + 12).voicing(chord):
                band.note(part, bar.onset, 0.9, pitch, 80)
    return _alone(band, "violin or cello alone", bpm, (0.02, 0.16), ("solo", "classical"), 9)


@style("harp", 0.9)
def harp(rng, seconds):
    metre = pick(rng, {(4, 4): 3, (3, 4): 2, (6, 8): 2})
    bpm = rng.uniform(58, 116) * (1.3 if metre == (6, 8) else 1)
    band = Band(rng,
                piece(rng, seconds, bpm, metre, modulating=0.3) if rng.random() < 0.6 else _loops(
                    rng, seconds, bpm, metre))
    bass(band, band.part("bass", "bass", 46), BASSES[metre][:2], lowest=33, detached=1.0)
    arpeggios(band, 46, WAVES[metre], 57, 64, "left hand")
    if rng.random() < 0.5:
        rhythm_player(band, 46, ["x-------", "x---x---"] if metre == (4, 4) else ["x-----"], "rolled chords", 64,
                      roll=0.06, velocity=66)
    tune(band,
         instrument(band, pick(rng, [46, 46, 73, 40]), 67, "right hand", density=rng.uniform(0.3, 0.6), legato=1.0))
    return _alone(band, "harp", bpm, (0.02, 0.15))


@style("art song", 1.2)
def art_song(rng, seconds):
    """A singer with piano, in repeated chords, arpeggios or off-beats; opera arias with orchestra."""
    metre = pick(rng, METRES)
    bpm = rng.uniform(54, 128) * (1.3 if metre == (6, 8) else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre))
    program = pick(rng, [0, 0, 0, 48, 24, 6])
    rhythm_player(band, program, PULSES[metre] + WAVES[metre], "accompaniment", 57, velocity=60, detached=0.95)
    bass(band, band.part("bass", "bass", 43 if program == 48 else program), BASSES[metre], lowest=33)
    part, voice = singer(band, program=pick(rng, [52, 53, 54, 85, 68, 42, 40]), ornaments=0.1, legato=1.0, grid=0.5)
    part.vibrato = rng.uniform(30, 90)
    sing(band, part, voice)
    return _alone(band, "art song", bpm, (0.02, 0.17), ("classical", "solo"), 13)


@style("film music", 1.2)
def film(rng, seconds):
    """Ostinati, held strings, a horn or piano theme, big drums in the loud parts."""
    metre = pick(rng, {(4, 4): 4, (3, 4): 1.5, (6, 8): 1.5, (12, 8): 0.7})
    bpm = rng.uniform(56, 140) * (1.2 if metre[1] == 8 else 1)
    chart = Chart(rng.integers(12), rng.random() < 0.65, metre)
    text = pick(rng, MODERN[chart.key.minor])
    spread = " ".join(bar for bar in text.split() for _ in range(2)) if bpm > 90 else " ".join(text.split() * 2)
    level = 0.3
    while chart.end < target(seconds, bpm) * 0.93:
        chart.add(pick(rng, ["A", "A", "B"]), spread, level)
        level = min(1.0, level + rng.uniform(0.05, 0.3)) if rng.random() < 0.8 else rng.uniform(0.2, 0.6)
    band = Band(rng, chart)
    written = four_voices(chart, rng)
    pad(band, pick(rng, [48, 49, 44, 52]), 60, velocity=60)
    ostinato = band.part("ostinato", "chords", pick(rng, [48, 45, 46, 11, 0, 40]), gain=-1)
    comp(band, ostinato, WAVES[metre] + ["xxxxxxxx", "x..x..x."] * (metre == (4, 4)), Hand(60),
         lambda s: s.level > 0.35, 64, detached=0.7)
    bass(band, band.part("basses", "bass", pick(rng, [43, 48, 42])), BASSES[metre], lowest=28, velocity=70,
         detached=0.98)
    loud = lambda s: s.level > 0.7
    if rng.random() < 0.7:
        repeat_voices(band, band.part("brass", "chords", pick(rng, [60, 61, 57])), written, (0, 1, 2),
                      PULSES[metre][4:] if metre == (4, 4) else PULSES[metre], loud, 76)
    if rng.random() < 0.5:
        drums = band.part("big drums", "drums", 48, gain=0)
        for _, bar in band.bars(loud):
            for onset, position in bar.beats:
                if position == 1 or rng.random() < 0.4:
                    band.note(drums, onset, 0.3, pick(rng, [36, 41, 41, 43]), 100 if position == 1 else 78)
    tune(band,
         instrument(band, pick(rng, [60, 0, 73, 42, 48, 52, 40, 68]), int(rng.integers(55, 67)), "theme",
                    density=rng.uniform(0.15, 0.4), rest=0.1, legato=1.0, grid=pick(rng, [0.5, 1.0])))
    return _alone(band, "film music", bpm, (0.0, 0.06), ("classical", "electronic", "acoustic"), 12, 0.3)


@style("minimal music", 1.0)
def minimal(rng, seconds):
    """Small figures over and over, displaced against the bar; in four, three, five, six or seven."""
    metre = pick(rng, {(4, 4): 4, (3, 4): 1.5, (6, 8): 1.5, (5, 4): 0.7, (7, 8): 0.7})
    bpm = rng.uniform(96, 176) if metre[1] == 4 else rng.uniform(84, 126) if metre == (7, 8) else rng.uniform(120, 190)
    chart = Chart(rng.integers(12), rng.random() < 0.5, metre)
    while chart.end < target(seconds, bpm) * 0.93:
        text = pick(rng, MODERN[chart.key.minor])
        held = int(pick(rng, [1, 2, 4]))
        chart.add("A", " ".join(bar for bar in text.split() for _ in range(held)), rng.uniform(0.4, 0.9))
    band = Band(rng, chart)
    length = round(metre[0] * 4 / metre[1] * 2)
    for number in range(int(rng.integers(2, 5))):
        count = length if rng.random() < 0.7 else 2 * length
        figure = "".join(pick(rng, ["0", "1", "2", "3", "1", ".", "2"]) for _ in range(count))
        comp(band,
             band.part(f"figure {number + 1}", "chords", pick(rng, [0, 11, 12, 13, 46, 48, 73, 71, 45, 6, 16]),
                       pan=rng.uniform(-0.7, 0.7)), ["0" + figure[1:]], Hand(pick(rng, [52, 60, 67, 72])), None,
             rng.uniform(56, 76), detached=rng.uniform(0.4, 0.95))
    if rng.random() < 0.75:
        bass(band, band.part("bass", "bass", pick(rng, [0, 43, 42, 58, 32])),
             ["1" + "-" * (length - 1)] if rng.random() < 0.6 else ["1" * length], lowest=31, velocity=66)
    if rng.random() < 0.6:
        pad(band, pick(rng, [48, 52, 16, 60]), velocity=46)
    shape(band, 8)
    return band.song("minimal music", bpm, Timing(rng.uniform(0, 0.008), rng.uniform(0, 0.006)),
                     pick(rng, ["classical", "acoustic", "electronic"]))


@style("string serenade", 0.8)
def serenade(rng, seconds):
    """Plucked or bowed strings alone in pulses; slow airs over a stepping bass."""
    metre = pick(rng, METRES)
    bpm = rng.uniform(56, 132) * (1.3 if metre == (6, 8) else 1)
    chart = piece(rng, seconds, bpm, metre, sequence=0.5)
    band = Band(rng, chart)
    written = four_voices(chart, rng)
    strings = [band.part(n, "bass" if i == 3 else "chords", pick(rng, [48, 48, 49, 45]), pan=0.2 * (i - 1.5)) for i,
               n in enumerate(("violins", "second violins", "violas", "cellos"))]
    sing_voices(band, strings, written, 64, rng.uniform(0.2, 0.8), 0.3, rng.random() < 0.3)
    if rng.random() < 0.5:
        bass(band, band.part("plucked basses", "bass", 45), BASSES[metre], lowest=31)
    tune(band, instrument(band, pick(rng, [48, 40, 42]), 64, "theme", density=rng.uniform(0.3, 0.6)))
    return _alone(band, "string serenade", bpm, (0.0, 0.1), ("classical",), 13)


@style("mallet duet", 0.6, held_out=True)
def mallet_duet(rng, seconds):
    """Duets of unlike instruments over loops: vibraphone, kalimba, dulcimer, accordion, koto with guitar."""
    metre = pick(rng, {(4, 4): 4, (3, 4): 2, (6, 8): 1})
    bpm = rng.uniform(66, 132)
    band = Band(rng, _loops(rng, seconds, bpm, metre))
    program = pick(rng, [11, 15, 108, 21, 107, 104, 12, 13])
    arpeggios(band, program, WAVES[metre], 62, 66, "mallets")
    bass(band, band.part("bass", "bass", pick(rng, [24, 32, 0])), BASSES[metre], lowest=33)
    tune(band, instrument(band, pick(rng, [24, 73, 71, 77, 40, 75]), 62, "tune"), not_in("intro"))
    return _alone(band, "mallet duet", bpm, (0.0, 0.08), ("acoustic", "live"), 8)

