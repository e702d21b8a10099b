"""Composed music: chamber, orchestra, baroque, choir, organ. Bass and harmony mark the bars, not loudness."""
from score import Timing
from styles import style

from band import Band, Hand, bass, comp, pick, sustain
from chart import Chart
from melody import Voice, sing
from periods import condensed, doubled, middle, period
from players import instrument, only_in, target
from textures import four_voices, imitate, repeat_voices, run, shape, sing_voices, tempo_plan, timpani

SEQUENCES = {False: ["I IV viio iii vi ii V7 I", "I V vi iii IV I IV V", "I V/3 vi I/5 IV I/3 ii7 V",
                     "I,V/3 vi,iii/5 IV,I/3 ii,V7 I,V/3 vi,iii IV,V7 I", "I6,II7 V7 I6,VI7 ii IV,#ivo7 I/5,V7 I I",
                     "I vi IV ii V7 iii,vi ii,V7 I"],
             True: ["i iv bVII bIII bVI iih V7 i", "i V7/3 i bVII/3 bIII bVI iv V7",
                    "i,V7 i,iv i/5,V7 i i,bVII bIII,V7 i,iv V7", "i bVII bVI V7 i bVII bVI,V7 i",
                    "i iv7 bVII7 bIIImaj7 bVImaj7 iih V7 i", "i i7/b7 bVI iih/b3 i/5 V7 i i"]}
TRIPLE = {(3, 4), (3, 8)}


def _phrase(rng, minor, sequence=0.3):
    if rng.random() < sequence:
        return pick(rng, SEQUENCES[minor])
    return period(rng, minor) if rng.random() < 0.7 else middle(rng, minor)


def _paced(rng, text, stretch, dense, triple):
    if rng.random() < stretch:
        return doubled(text)
    if rng.random() < dense:
        faster = condensed(text, 4 if not triple and rng.random() < 0.35 else 2, triple)
        return f"{faster} {faster}"
    return text


def piece(rng, seconds, bpm, metre, minor=None, sequence=0.3, modulating=0.7, stretch=0.0, dense=0.15, pickup=0.3,
          levels=(0.35, 1.0)):
    """A Chart in strains that modulate: to the dominant or relative key and back.

    `stretch`: how often a strain's harmony moves half as fast as a bar a chord, `dense`: twice as fast or more.
    """
    minor = bool(rng.random() < 0.45) if minor is None else minor
    chart = Chart(rng.integers(12), minor, metre)
    home = chart.key
    away = home.relative() if minor or rng.random() < 0.3 else home.moved(7 if rng.random() < 0.75 else 5)
    if rng.random() < pickup:
        unit = 1.5 if metre[1] == 8 else 1.0
        chart.add("A", "V", 0.6, pickup=pick(rng, [0.5, unit]) if metre[1] == 8 else unit)
    quarters, index = target(seconds, bpm), 0
    themes = {"A": _phrase(rng, minor, sequence)}
    plan = pick(rng, ["AABABA", "ABACA", "AABBCC", "ABCA", "AABCA"])
    while chart.end < quarters * 0.93:
        name = plan[index % len(plan)]
        chart.key = home if name == "A" or rng.random() > modulating else away
        text = themes.get((name, chart.key)) or (themes["A"] if name == "A" else _phrase(
            rng, chart.key.minor, sequence))
        themes[(name, chart.key)] = text
        text = _paced(rng, text, stretch, dense, metre[0] % 3 == 0)
        bars = text.split()
        room = max(1, round((quarters - chart.end) / (metre[0] * 4.0 / metre[1]) / 4)) * 4
        chart.add(name, " ".join(bars[:room]) if room < len(bars) else text, float(rng.uniform(*levels)))
        index += 1
    return chart


def _timing(rng, rubato=(0.0, 0.06)):
    return Timing(rng.uniform(0.006, 0.022), rng.uniform(0.006, 0.02), rng.uniform(*rubato))


def _finish(band, name, bpm, production, rubato=(0.0, 0.06), ritardando=0.4, depth=14.0, fermata=0.12):
    shape(band, depth * band.rng.uniform(0.4, 1.2))
    return band.song(name, bpm, _timing(band.rng, rubato), production, tempo=tempo_plan(band, bpm, ritardando, fermata))


PULSES = {(4, 4): ["xxxxxxxx", "x.x.x.x.", ".xxx.xxx", "..x...x.", "x-------", "x---x---", "xxxxxxxxxxxxxxxx",
                   ".x.x.x.x", "x--xx---"], (2, 4): ["xxxx", ".x.x", "x...", "x-x-", "xxxxxxxx", ".xxx"],
          (3, 4): ["..x.x.", "xxxxxx", "x-----", ".xxxxx", "x---x-", "x-x-x-", "xxxxxxxxxxxx"],
          (6, 8): ["xxxxxx", "x--x--", ".xx.xx", "x-xx-x", "x-----", "..x..x"],
          (12, 8): ["xxxxxxxxxxxx", "x--x--x--x--", "x-----x-----"]}
BASSES = {(4, 4): ["1-------", "1---5---", "1-1-1-1-", "1.1.1.1.", "1---3---", "1-..1-..", "11111111", "1-3-5-3-",
                   "1.......", "1..11..."], (2, 4): ["1-5-", "1---", "1.1.", "1.5.", "1-3-", "1..."],
          (3, 4): ["1-----", "1---5-", "1-1-1-", "1-....", "1-3-5-", "1....."],
          (6, 8): ["1-----", "1--5--", "1--1--", "1--3--", "1....."],
          (12, 8): ["1-----5-----", "1-----1-----", "1--1--1--1--"]}
METRES = {(4, 4): 4, (3, 4): 2.5, (2, 4): 1.5, (6, 8): 1.5}


def _theme(band, kinds, low=64, span=17, where=None, **habits):
    rng = band.rng
    habits.setdefault("density", rng.uniform(0.3, 0.8))
    habits.setdefault("offbeat", rng.uniform(0.05, 0.5))
    habits.setdefault("ornaments", rng.choice([0.0, 0.05, 0.2]))
    habits.setdefault("grid", pick(rng, [0.5, 0.5, 0.5, 0.25]))
    if habits["grid"] == 0.25:
        habits["density"] *= 0.7
    part, voice = instrument(band, pick(rng, kinds), low, "theme", span=span, rest=rng.uniform(0.0, 0.2),
                             legato=rng.uniform(0.75, 1.0), **habits)
    part.vibrato = rng.uniform(0, 30)
    sing(band, part, voice, where)
    return part


def _chamber(band, programs, metre, names):
    """Four players: a tune above pulsing or held middle voices and a bass; imitation in some sections."""
    rng = band.rng
    written = four_voices(band.chart, rng)
    parts = [band.part(n, "melody" if i == 0 else "bass" if i == 3 else "chords", p, pan=(-0.5, -0.2, 0.2, 0.5)[i],
                       gain=rng.uniform(-2, 1), vibrato=rng.uniform(0, 25)) for i,
             (n, p) in enumerate(zip(names, programs))]
    labels = sorted({s.label for s in band.chart.sections})
    chorale = {label for label in labels if rng.random() < 0.25}
    fugal = {label for label in labels if label not in chorale and rng.random() < 0.25}
    rest = lambda s: s.label not in chorale and s.label not in fugal
    sing_voices(band, parts, written, tied=rng.uniform(0.2, 0.9), passing=rng.uniform(0, 0.6),
                where=lambda s: s.label in chorale)
    imitate(band, parts, [64, 57, 50, 40], int(pick(rng, [1, 2])), lambda s: s.label in fugal,
            pick(rng, [0.5, 0.5, 0.25]))
    for index in (1, 2):
        repeat_voices(band, parts[index], written, (index,), PULSES[metre], rest, velocity=rng.uniform(50, 66),
                      detached=rng.uniform(0.4, 0.98))
    bass(band, parts[3], BASSES[metre], rest, 36, rng.uniform(62, 78), rng.uniform(0.5, 0.98))
    voice = Voice(low=62, high=84, density=rng.uniform(0.35, 0.8), grid=pick(rng, [0.5, 0.5, 0.25]),
                  rest=rng.uniform(0, 0.2), pickup=rng.uniform(0, 0.6), velocity=80, ornaments=rng.choice([0.0, 0.1]),
                  legato=rng.uniform(0.8, 1.0), offbeat=rng.uniform(0, 0.5))
    sing(band, parts[0], voice, rest)


@style("string quartet", 2.2)
def string_quartet(rng, seconds):
    metre = pick(rng, METRES)
    bpm = rng.uniform(56, 152) * (1.3 if metre == (6, 8) else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.2 if bpm > 110 else 0))
    _chamber(band, [40, 40, 41, 42] if rng.random() < 0.7 else [48] * 4, metre,
             ["violin", "second violin", "viola", "cello"])
    return _finish(band, "string quartet", bpm, "classical")


@style("chamber winds", 1.4, held_out=True)
def winds(rng, seconds):
    metre = pick(rng, METRES)
    bpm = rng.uniform(60, 156) * (1.3 if metre == (6, 8) else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.2 if bpm > 110 else 0))
    programs = pick(rng,
                    [[73, 68, 71, 70], [68, 71, 60, 70], [73, 71, 60, 70], [56, 56, 60, 57], [56, 60, 57, 58],
                     [65, 65, 66, 67], [73, 73, 74, 70]])
    _chamber(band, programs, metre, ["first", "second", "third", "fourth"])
    return _finish(band, "chamber winds", bpm, "classical")


def _orchestra(band, metre, drums=0.7, brass=0.7, figuration=0.6):
    rng, chart = band.rng, band.chart
    written = four_voices(chart, rng)
    loud, soft = (lambda s: s.level > 0.68), (lambda s: s.level <= 0.68)
    strings = band.part("strings", "chords", pick(rng, [48, 48, 49, 44, 45]), gain=rng.uniform(-4, 0))
    repeat_voices(band, strings, written, (0, 1, 2), PULSES[metre], None if rng.random() < 0.6 else loud,
                  rng.uniform(56, 74), rng.uniform(0.5, 1.0))
    low = band.part("basses", "bass", pick(rng, [43, 48, 42]), gain=rng.uniform(-1, 4))
    bass(band, low, BASSES[metre], lowest=31, velocity=rng.uniform(64, 82), detached=rng.uniform(0.5, 1.0))
    if rng.random() < figuration:
        run(band, band.part("violins", "melody", pick(rng, [48, 40, 48])), 62, 88, pick(rng, [0.25, 0.5]), loud, 72,
            0.5)
    if rng.random() < brass:
        horns = band.part("brass", "chords", pick(rng, [60, 61, 56, 57]), gain=-2)
        repeat_voices(band, horns, written, (0, 1, 2), PULSES[metre][3:], loud, rng.uniform(66, 84), 0.7)
    if rng.random() < drums:
        timpani(band, band.part("timpani", "bass", 47, gain=rng.uniform(-6, 0)), loud)
        if rng.random() < 0.3:
            cymbals = band.part("cymbals", "drums", 48, gain=-4)
            for number, bar in band.bars(loud):
                if (number % 4 == 0 or rng.random() < 0.1) and not bar.pickup:
                    band.note(cymbals, bar.onset, 1, pick(rng, [49, 57, 36]), 84)
    if rng.random() < 0.7:
        woods = band.part("woodwinds", "pad", pick(rng, [73, 68, 71, 70, 60]), gain=-5)
        sustain(band, woods, Hand(67), soft if rng.random() < 0.5 else None, 54)
    _theme(band, [40, 73, 68, 71, 48, 60, 56, 42, 49], int(rng.integers(58, 70)))
    if rng.random() < 0.4:
        _theme(band, [73, 68, 71, 70, 60, 42], int(rng.integers(48, 64)), where=soft, answers=0.4)


@style("symphony allegro", 1.8)
def allegro(rng, seconds):
    metre = pick(rng, {(4, 4): 4, (2, 4): 2, (3, 4): 1.5, (6, 8): 1})
    bpm = rng.uniform(108, 176) if metre != (6, 8) else rng.uniform(144, 216)
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.45))
    _orchestra(band, metre)
    return _finish(band, "symphony allegro", bpm, "classical", (0.0, 0.03), 0.2, 18)


@style("symphony adagio", 1.5)
def adagio(rng, seconds):
    metre = pick(rng, {(4, 4): 3, (3, 4): 3, (2, 4): 1, (6, 8): 1.5, (12, 8): 0.6})
    bpm = rng.uniform(45, 76) if metre[1] == 4 else rng.uniform(60, 104)
    band = Band(rng, piece(rng, seconds, bpm, metre, dense=0.35, levels=(0.2, 0.85)))
    _orchestra(band, metre, 0.25, 0.35, 0.1)
    return _finish(band, "symphony adagio", bpm, "classical", (0.03, 0.14), 0.7, 18)


@style("minuet and scherzo", 1.2)
def minuet(rng, seconds):
    scherzo = rng.random() < 0.4
    bpm = rng.uniform(172, 240) if scherzo else rng.uniform(96, 158)
    band = Band(rng, piece(rng, seconds, bpm, (3, 4), stretch=0.7 if scherzo else 0.05, pickup=0.6))
    if rng.random() < 0.5:
        _orchestra(band, (3, 4), 0.4, 0.4, 0.2)
    elif rng.random() < 0.6:
        _chamber(band, pick(rng, [[40, 40, 41, 42], [73, 68, 71, 70], [48] * 4]), (3, 4),
                 ["first", "second", "third", "fourth"])
    else:
        _keyboard(band, (3, 4), pick(rng, [0, 6]))
    return _finish(band, "minuet and scherzo", bpm, "classical", (0.0, 0.05))


@style("rondo finale", 1.0)
def rondo(rng, seconds):
    metre = pick(rng, [(2, 4), (6, 8), (4, 4)])
    bpm = {(2, 4): rng.uniform(104, 160), (6, 8): rng.uniform(168, 240), (4, 4): rng.uniform(150, 200)}[metre]
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.4, pickup=0.6))
    if rng.random() < 0.6:
        _orchestra(band, metre)
    else:
        _keyboard(band, metre, 0)
    return _finish(band, "rondo finale", bpm, "classical", (0.0, 0.03), 0.3)


ALBERTI = {(4, 4): ["02120212", "0212021202120212", "01210121", "012012012012", "0-2-1-2-", "x-..x-..", "b.x.b.x.",
                    "0123210121232101"], (2, 4): ["0212", "02120212", "b.x.", "012012"],
           (3, 4): ["021212", "012121", "b.x.x.", "012121", "0-1-2-", "x-----"],
           (6, 8): ["012012", "012210", "b-xb-x", "0--1--", "x--x--"]}


def _keyboard(band, metre, program):
    """Left hand in broken chords (Alberti) or bass and chords, right hand the tune, in runs here and there."""
    rng = band.rng
    left = band.part("left hand", "chords", program, gain=rng.uniform(-2, 0))
    comp(band, left, ALBERTI[metre], Hand(int(rng.integers(48, 56))), velocity=rng.uniform(54, 70),
         detached=rng.uniform(0.7, 1.0), vary=0.1)
    foundation = band.part("left hand bass", "bass", program)
    bass(band, foundation, [b for b in BASSES[metre] if b[1] in "-."], lowest=36, velocity=rng.uniform(58, 74))
    running = {s.label for s in band.chart.sections if rng.random() < 0.2}
    part = band.part("right hand", "melody", program)
    run(band, part, 60, 84, 0.25, lambda s: s.label in running, 74, 0.4)
    _theme(band, [program], 64, 20, lambda s: s.label not in running, density=rng.uniform(0.4, 0.85))


@style("classical piano sonata", 1.6)
def sonata(rng, seconds):
    metre = pick(rng, METRES)
    bpm = rng.uniform(66, 168) if metre != (6, 8) else rng.uniform(96, 210)
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.3 if bpm > 120 else 0.05))
    _keyboard(band, metre, pick(rng, [0, 0, 0, 6, 1]))
    return _finish(band, "classical piano sonata", bpm, pick(rng, ["solo", "classical"]), (0.0, 0.1))


@style("baroque continuo", 1.8)
def continuo(rng, seconds):
    """Running bass in eighths, harpsichord or organ filling in, one to three upper voices in motoric motion."""
    metre = pick(rng, {(4, 4): 5, (3, 4): 3, (2, 4): 0.7, (12, 8): 0.6, (6, 8): 0.6})
    bpm = rng.uniform(60, 126) * (1.4 if metre[1] == 8 else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre, sequence=0.6, dense=0.4))
    low = band.part("continuo bass", "bass", pick(rng, [42, 43, 70, 48]), gain=2)
    if metre[1] == 4 and rng.random() < 0.7:
        run(band, low, 36, 57, pick(rng, [0.5, 0.5, 1.0]), None, 76, 0.6, rng.uniform(0.6, 0.95), 0.05)
        anchor = band.part("continuo left hand", "bass", 6, gain=-4)
        bass(band, anchor, BASSES[metre][:3], lowest=36, velocity=66)
    else:
        bass(band, low, BASSES[metre], lowest=36)
    harpsichord = band.part("continuo", "chords", pick(rng, [6, 6, 19, 24]), gain=rng.uniform(-6, 0))
    comp(band, harpsichord, PULSES[metre], Hand(60), velocity=64, roll=pick(rng, [0.0, 0.02, 0.04]))
    if rng.random() < 0.6:
        run(band, band.part("solo", "melody", pick(rng, [40, 68, 73, 74, 48])), 60, 84, pick(rng, [0.25, 0.25, 0.5]),
            None, 76, 0.35, rng.uniform(0.7, 0.95), 0.2)
    for _ in range(int(rng.integers(1, 3))):
        _theme(band, [40, 68, 73, 74, 48, 56], 62, 18, ornaments=0.25, answers=rng.uniform(0, 0.4))
    if rng.random() < 0.3:
        sustain(band, band.part("strings", "pad", 48, gain=-6), Hand(64))
    return _finish(band, "baroque continuo", bpm, "classical", (0.0, 0.04), 0.5, 7)


@style("fugue", 1.3)
def fugue(rng, seconds):
    metre = pick(rng, {(4, 4): 5, (3, 4): 2, (6, 8): 1})
    bpm = rng.uniform(58, 118) * (1.4 if metre[1] == 8 else 1)
    band = Band(rng, piece(rng, seconds, bpm, metre, sequence=0.5, pickup=0.1))
    program = pick(rng, [19, 6, 0, 40, 48, 71, 24, 19])
    programs = [40, 40, 41, 42] if program == 40 else [73, 68, 71, 70] if program == 71 else [program] * 4
    parts = [band.part(f"voice {i + 1}", "bass" if i == 3 else "melody", p, pan=0.4 * (i - 1.5) / 1.5) for i,
             p in enumerate(programs)]
    count = int(rng.integers(2, 5))
    chosen, lows = parts[4 - count:], [66, 60, 52, 40][4 - count:]
    imitate(band, chosen, lows, int(pick(rng, [1, 2, 2])), None, pick(rng, [0.5, 0.25, 0.25]),
            density=rng.uniform(0.5, 0.9))
    bass(band, band.part("pedal", "bass", programs[-1], gain=-1), BASSES[metre][:3], lowest=36, velocity=60)
    if rng.random() < 0.5:
        sustain(band, band.part("filling", "pad", programs[0], gain=-6), Hand(60), None, 48)
    return _finish(band, "fugue", bpm, pick(rng, ["classical", "solo"]), (0.0, 0.05), 0.5, 6)


@style("chorale and choir", 1.6)
def chorale(rng, seconds):
    """Hymn-like four parts in quarters, with fermatas at line ends, sung, on the organ or both."""
    metre = pick(rng, {(4, 4): 5, (3, 4): 2, (2, 4): 0.5, (6, 8): 0.5})
    bpm = rng.uniform(54, 112) * (1.4 if metre[1] == 8 else 1)
    chart = piece(rng, seconds, bpm, metre, sequence=0.4, dense=0.8, pickup=0.6)
    band = Band(rng, chart)
    written = four_voices(chart, rng)
    kind = rng.choice(["choir", "organ", "both", "brass"], p=[0.5, 0.2, 0.2, 0.1])
    if kind in ("choir", "both"):
        programs = [52] * 4 if rng.random() < 0.6 else [53] * 4
        parts = [band.part(n, "voice", p, vibrato=rng.uniform(0, 30), looseness=1.5, pan=(-.4, .4, -.2, .2)[i],
                           portamento=rng.uniform(0, 0.04)) for i,
                 (n, p) in enumerate(zip(("soprano", "alto", "tenor", "bass"), programs))]
        sing_voices(band, parts, written, rng.uniform(60, 78), rng.uniform(0, 0.6), rng.uniform(0, 0.6),
                    beats=rng.random() < 0.75)
    if kind != "choir":
        programs = [19] * 4 if kind != "brass" else [56, 56, 60, 57]
        parts = [band.part(f"accompaniment {i + 1}", "bass" if i == 3 else "chords", p) for i, p in enumerate(programs)]
        sing_voices(band, parts, written, 66, rng.uniform(0.3, 0.9), rng.uniform(0, 0.4), beats=rng.random() < 0.7)
    if kind != "organ" and rng.random() < 0.3:
        sustain(band, band.part("organ", "pad", 19, gain=-4), Hand(60))
        bass(band, band.part("pedal", "bass", 19), BASSES[metre][:2], lowest=31)
    return _finish(band, "chorale and choir", bpm, "choir", (0.0, 0.1), 0.6, 10, 0.35)


@style("concerto", 1.0)
def concerto(rng, seconds):
    """A soloist against the orchestra in turns."""
    metre = pick(rng, METRES)
    bpm = rng.uniform(66, 150) if metre != (6, 8) else rng.uniform(110, 190)
    band = Band(rng, piece(rng, seconds, bpm, metre, stretch=0.25))
    _orchestra(band, metre, 0.4, 0.4, 0.3)
    program = pick(rng, [40, 0, 42, 73, 71, 56, 60, 68, 24])
    solo = band.part("soloist", "melody", program, gain=3, looseness=1.5, vibrato=25 if program else 0)
    run(band, solo, 58, 88, pick(rng, [0.25, 0.5]), only_in("B", "C"), 84, 0.5)
    if program == 0:
        comp(band, band.part("soloist left", "chords", 0), ALBERTI.get(metre, ["x-------"]), Hand(50),
             only_in("B", "C"))
    return _finish(band, "concerto", bpm, "classical", (0.0, 0.08), 0.5, 16)


@style("organ prelude", 0.8)
def organ(rng, seconds):
    metre = pick(rng, METRES)
    bpm = rng.uniform(56, 120) if metre != (6, 8) else rng.uniform(90, 160)
    band = Band(rng, piece(rng, seconds, bpm, metre, sequence=0.5))
    bass(band, band.part("pedal", "bass", 19, gain=1), BASSES[metre], lowest=31, detached=0.97)
    written = four_voices(band.chart, rng)
    if rng.random() < 0.6:
        parts = [band.part(f"manual {i}", "chords", 19, gain=-2) for i in range(3)]
        sing_voices(band, parts, written, 64, 0.8, 0.3)
    else:
        repeat_voices(band, band.part("manual", "chords", 19), written, (0, 1, 2), PULSES[metre], velocity=62)
    if rng.random() < 0.7:
        run(band, band.part("right hand", "melody", 19), 62, 86, pick(rng, [0.25, 0.5, 0.25]),
            None if rng.random() < 0.4 else only_in("A"), 72, 0.5)
    return _finish(band, "organ prelude", bpm, pick(rng, ["classical", "choir", "solo"]), (0.0, 0.06), 0.5, 4)
