"""A band over a chart: parts, the feel of the eighths, and players that repeat patterns written as text.

Rhythms are strings with one character a step, the steps spanning the bar: "x" plays, "X" accents, "o" plays softly, "-"
lengthens the note before, "." rests; bars of longer patterns are parted by "|". Patterns whose steps divide the beat
into three are played as written; the others swing with the song's feel.
"""
import score
from chart import tone

STRENGTH = {"X": 18, "x": 0, "o": -24}


def pick(rng, choices):
    """One of a list, or of the keys of a dictionary of weights."""
    if isinstance(choices, dict):
        names, weights = list(choices), list(choices.values())
        return names[int(rng.choice(len(names), p=[w / sum(weights) for w in weights]))]
    return choices[int(rng.integers(len(choices)))]


class Feel:
    """Where the off-beat falls: `ratio` of `unit` (0.5 straight, 2/3 triplets); unit 0.5 swings sixteenths."""

    def __init__(self, ratio=0.5, unit=1.0):
        self.ratio, self.unit = ratio, unit

    def at(self, quarters):
        whole, rest = divmod(quarters + 1e-9, self.unit)
        rest /= self.unit
        warped = rest * 2 * self.ratio if rest < 0.5 else self.ratio + (rest - 0.5) * 2 * (1 - self.ratio)
        return max(0.0, (whole + warped) * self.unit - 1e-9)


class Band:
    """Parts over a chart. `onset` and `length` are straight quarters; the feel is put in here."""

    def __init__(self, rng, chart, feel=None):
        self.rng, self.chart, self.feel = rng, chart, feel or Feel()
        self.parts = []

    def part(self, name, role, program, **options):
        part = score.Part(name, role, int(program), **options)
        self.parts.append(part)
        return part

    def note(self, part, onset, length, pitch, velocity, swung=True):
        at = self.feel.at if swung else float
        if onset < -1e-6 or onset >= self.chart.end - 1e-6:
            return
        begin, end = at(max(0.0, onset)), at(min(onset + length, self.chart.end))
        velocity = velocity + self.rng.normal(0, 4)
        part.notes.append(score.Note(float(begin), float(max(0.05, end - begin)), int(pitch),
                                     int(max(8, min(127, velocity)))))

    def level(self, bar):
        """Velocity offset of the section that the bar belongs to."""
        section = next(s for s in self.chart.sections if s.first <= bar < s.end)
        return 34 * (section.level - 0.7)

    def bars(self, where=None):
        """(number, Bar) of the sections whose label `where` accepts."""
        for section in self.chart.sections:
            if where is None or where(section):
                for number in section.bars:
                    yield number, self.chart.bars[number]

    def strokes(self, bar, pattern, turn=0):
        """(quarters, length, character, swung) of the bar that comes `turn` bars after the pattern's beginning."""
        rows = pattern.split("|")
        text = rows[turn % len(rows)]
        count = len(text)
        whole = bar.numerator * 4.0 / bar.denominator
        step = whole / count
        skipped = whole - bar.length
        swung = count / whole * self.feel.unit % 3 > 1e-6
        index = 0
        while index < count:
            end = index + 1
            while end < count and text[end] == "-":
                end += 1
            offset = index * step - skipped
            if text[index] not in ".-" and offset > -1e-6:
                yield bar.onset + offset, (end - index) * step, text[index], swung
            index = end

    def song(self, style, bpm, timing=None, production="band", exact_chords=True, tempo=None):
        """The finished score.Song."""
        chords, keys, sections = self.chart.annotation()
        for part in self.parts:
            part.notes.sort(key=lambda n: (n.onset, n.pitch))
        parts = [p for p in self.parts if p.notes]
        return score.Song(style, self.chart.bars, parts, chords, keys, sections,
                          tempo or [score.TempoMark(0.0, float(bpm))], timing or score.Timing(0.006, 0.006),
                          production, exact_chords)


# ---- drums

def drum_kit(band, program=0, **options):
    return band.part("drums", "drums", program, **options)


def drums(band, part, groove, where=None, velocity=84, fill=None, every=4, crash=None):
    """Plays a groove {key: pattern}.

    `fill` is another such groove for the last bar of each `every`; `crash` a cymbal for the first beat of sections.
    """
    for section in band.chart.sections:
        if where is not None and not where(section):
            continue
        for number in section.bars:
            bar, last = band.chart.bars[number], number + 1 == section.end
            filling = fill and not bar.pickup and (last or (every and (number - section.first) % every == every - 1
                                                            and band.rng.random() < 0.4))
            _drum_bar(band, part, fill if filling else groove, bar, number - section.first, velocity)
            if crash and number == section.first and not bar.pickup and section.level > 0.6:
                band.note(part, bar.onset, 1, crash, velocity + 10 + band.level(number))


def _drum_bar(band, part, groove, bar, turn, velocity):
    level = band.level(next(i for i, b in enumerate(band.chart.bars) if b is bar))
    for key, pattern in groove.items():
        for onset, _, stroke, swung in band.strokes(bar, pattern, turn):
            band.note(part, onset, 0.2, key, velocity + STRENGTH.get(stroke, 0) + level, swung)


# ---- bass

def above(pitch_class, lowest):
    """The lowest note of this pitch class from `lowest` up."""
    return int(lowest + (pitch_class - lowest) % 12)


def bass(band, part, patterns, where=None, lowest=28, velocity=86, detached=0.9, roots=False):
    """Plays patterns of chord degrees: 1 3 5 6 7 8 of the sounding chord (1: its bass), "l" the fifth below, "n" the
    next chord's bass ahead of time, "a" a half-step from it, "-" holds, "." rests. `roots`: 1 is the root, whatever the
    bass."""
    for section in band.chart.sections:
        if where is not None and not where(section):
            continue
        pattern = pick(band.rng, patterns)
        for number in section.bars:
            bar = band.chart.bars[number]
            for onset, length, stroke, swung in band.strokes(bar, pattern, number - section.first):
                pitch = _bass_pitch(band, onset, stroke, lowest, roots)
                if pitch is not None:
                    accent = 6 if abs(onset - bar.onset) < 0.01 else 0
                    band.note(part, onset, length * detached, pitch, velocity + accent + band.level(number), swung)
    _mark_changes(band, part, where, lowest, velocity, detached)


def _mark_changes(band, part, where, lowest, velocity, detached):
    """Chords that a pattern would pass over (two in a bar) get their bass note."""
    taken = sorted(n.onset for n in part.notes)
    for number, bar in band.bars(where):
        for span in band.chart.spans:
            if span.bar == number and span.chord.quality is not None:
                begin, end = band.feel.at(span.onset), band.feel.at(span.end)
                if not any(begin - 0.3 <= t < end - 0.3 for t in taken):
                    band.note(part, span.onset, (span.end - span.onset) * detached,
                              above(span.chord.bass_class, lowest), velocity + band.level(number))


def _bass_pitch(band, onset, stroke, lowest, roots):
    chord = band.chart.chord_at(onset)
    if stroke in "na":
        chord = band.chart.chord_after(onset)
    if chord.quality is None:
        return None
    low = above(chord.root if roots else chord.bass_class, lowest)
    root = above(chord.root, lowest)
    if stroke == "a":
        return low + int(band.rng.choice([-1, 1, -1, -2]))
    if stroke in "1n":
        return low
    if stroke == "l":
        return root + tone(chord, 5) - 12 if root + tone(chord, 5) - 12 >= lowest - 3 else root + tone(chord, 5)
    return root + tone(chord, int(stroke))


def walk(band, part, where=None, lowest=28, velocity=84, two=False, skips=0.1, span=17):
    """A walking bass in quarters (`two`: in half notes): the bass on the chord's beginning, then chord and scale tones,
    and a step towards the next chord on the last beat."""
    rng, pitch = band.rng, None
    for number, bar in band.bars(where):
        beats = int(round(bar.length))
        stride = 2 if two and beats % 2 == 0 and rng.random() < 0.9 else 1
        for beat in range(0, beats, stride):
            onset = bar.onset + beat
            current, change = band.chart.span_at(onset), None
            if current.chord.quality is None:
                continue
            if abs(current.onset - onset) < 0.01:
                pitch = _nearest(current.chord.bass_class, pitch if pitch is not None else lowest + 8, lowest,
                                 lowest + span)
                if rng.random() < 0.06 and beat:
                    pitch = _nearest((current.chord.root + tone(current.chord, 5)) % 12, pitch, lowest, lowest + span)
            elif current.end - onset < stride + 0.01:
                change = _nearest(band.chart.chord_after(onset).bass_class, pitch, lowest, lowest + span)
                pitch = change + int(rng.choice([-1, 1, -2, 2, 7, -5], p=[.34, .28, .12, .12, .07, .07]))
                pitch += 12 if pitch < lowest else 0
            else:
                pitch = _step(rng, band, onset, pitch, lowest, lowest + span, current.chord)
            accent = 5 if beat == 0 else 0
            length = stride * 0.92
            if rng.random() < skips and stride == 1:
                band.note(part, onset, 0.45, pitch, velocity + band.level(number))
                dropped = pitch - int(rng.choice([0, 0, 5, 7, 12]))
                band.note(part, onset + 0.5, 0.4, dropped if dropped >= lowest else pitch,
                          velocity - 14 + band.level(number))
            else:
                band.note(part, onset, length, pitch, velocity + accent + band.level(number))


def _step(rng, band, onset, pitch, low, high, chord):
    tones = set(chord.tones) if rng.random() < 0.68 else band.chart.scale_at(onset)
    near = [p for p in range(pitch - 7, pitch + 8) if p % 12 in tones and low <= p <= high and p != pitch]
    weights = [1.0 / (1 + abs(abs(p - pitch) - 3)) for p in near]
    return int(rng.choice(near, p=[w / sum(weights) for w in weights])) if near else pitch


def _nearest(pitch_class, to, low, high):
    return min((p for p in range(low, high + 1) if p % 12 == pitch_class % 12), key=lambda p: abs(p - to))


# ---- chords

class Hand:
    """Chooses voicings that move little: every chord tone once around `centre`, then as asked.

    `rootless` leaves the root to the bass where the chord has four tones or more, `spread` drops the second voice from
    above an octave, `thin` keeps third and seventh (or third and fifth) only.
    """

    def __init__(self, centre=60, rootless=False, spread=False, thin=False, double=False):
        self.centre, self.rootless, self.spread, self.thin, self.double = centre, rootless, spread, thin, double
        self.last = None

    def voicing(self, chord):
        if chord.quality is None:
            return []
        classes = list(dict.fromkeys(chord.tones))
        if self.thin and len(classes) > 2:
            classes = [(chord.root + tone(chord, 3)) % 12] + \
                      [(chord.root + (tone(chord, 7) if len(classes) > 3 else tone(chord, 5))) % 12]
        elif self.rootless and len(classes) > 3:
            classes.remove(chord.root)
        if len(classes) > 4 and not self.thin:
            classes.remove((chord.root + tone(chord, 5)) % 12)
        shapes = []
        for lowest in range(self.centre - 9, self.centre + 4):
            if lowest % 12 in classes:
                shapes.append(sorted(above(c, lowest) for c in classes))
        goal = self.last or [self.centre]

        def cost(shape):
            return abs(sum(shape) / len(shape) - sum(goal) / len(goal)) * 2 \
                + abs(sum(shape) / len(shape) - self.centre) * 0.7

        shape = min(shapes, key=cost)
        self.last = shape
        if self.spread and len(shape) > 2:
            shape = sorted(shape[:-2] + [shape[-2] - 12, shape[-1]])
        if self.double:
            shape = shape + [shape[0] + 12]
        return shape


def comp(band, part, patterns, hand, where=None, velocity=72, detached=0.85, roll=0.0, ahead=0.0, vary=0.0):
    """Chords in a rhythm.

    "n" plays the next chord ahead of time, "b" the bass note alone, "u" the upper voices, digits single voices from
    below. `roll` quarters between the voices; `ahead`: how often the last stroke of a bar takes the next chord; `vary`:
    how often a bar takes another of the patterns.
    """
    for section in band.chart.sections:
        if where is not None and not where(section):
            continue
        habit = pick(band.rng, patterns)
        for number in section.bars:
            bar = band.chart.bars[number]
            pattern = pick(band.rng, patterns) if band.rng.random() < vary else habit
            for onset, length, stroke, swung in band.strokes(bar, pattern, number - section.first):
                chord = band.chart.chord_at(onset)
                late = bar.onset + bar.length - onset < 0.55 and abs(onset - round(onset)) > 0.2
                if stroke == "n" or (late and ahead and band.rng.random() < ahead):
                    chord = band.chart.chord_after(onset)
                loud = velocity + STRENGTH.get(stroke, 0) + band.level(number)
                _strike(band, part, hand.voicing(chord), chord, stroke, onset, length * detached, loud, roll, swung)


def _strike(band, part, shape, chord, stroke, onset, length, velocity, roll, swung):
    if not shape:
        return
    if stroke == "b":
        shape = [above(chord.bass_class, 36)]
    elif stroke == "u":
        shape = shape[1:]
    elif stroke.isdigit():
        index = int(stroke)
        shape = [shape[index % len(shape)] + 12 * (index // len(shape))]
    for index, pitch in enumerate(shape):
        band.note(part, onset + index * roll, max(0.1, length - index * roll), pitch, velocity, swung and roll == 0)


def sustain(band, part, hand, where=None, velocity=56):
    """Long chords; a tone that stays is held over from chord to chord only where the chord stays."""
    for number, _ in band.bars(where):
        for span in band.chart.spans:
            if span.bar == number:
                for pitch in hand.voicing(span.chord):
                    band.note(part, span.onset, (span.end - span.onset) * 0.98, pitch, velocity + band.level(number))
