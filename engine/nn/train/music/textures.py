"""Textures of composed music without a rhythm section: four parts, figuration, imitation, dynamics, tempo."""
import dataclasses
import itertools

from score import TempoMark

from band import above, pick
from melody import Voice, next_pitch, rhythm_of

RANGES = ((60, 79), (55, 72), (48, 65), (36, 57))  # soprano, alto, tenor, bass


def four_voices(chart, rng, ranges=RANGES):
    """[(Span, (soprano, alto, tenor, bass))]: complete chords, small steps, parallel fifths and octaves avoided."""
    result, last = [], None
    for span in chart.spans:
        if span.chord.quality is None:
            result.append((span, None))
            continue
        last = min(_candidates(span.chord, ranges, last, rng), key=lambda voices: _cost(voices, last, rng))
        result.append((span, last))
    return result


def _candidates(chord, ranges, last, rng):
    low, high = ranges[3]
    basses = [p for p in range(low, high + 1) if p % 12 == chord.bass_class]
    bass = min(basses, key=lambda p: abs(p - (last[3] if last else low + 8)) + 3 * rng.random())
    tones = set(chord.tones)
    voices = [[p for p in range(a, b + 1) if p % 12 in tones and (not last or abs(p - last[i]) <= 9)]
              or [p for p in range(a, b + 1) if p % 12 in tones] for i, (a, b) in enumerate(ranges[:3])]
    wanted = tones if len(tones) <= 4 else set(list(tones)[:4])
    shapes = [(s, a, t, bass) for s, a,
              t in itertools.product(*voices) if s > a > t >= bass and s - a <= 12 and a - t <= 12 and len(
                  wanted & {p % 12 for p in (s, a, t, bass)}) >= min(4, len(wanted))]
    return shapes or [(v[0][-1], v[1][0], v[2][0], bass) for v in [voices]]


def _cost(voices, last, rng):
    if last is None:
        return rng.random()
    moved = sum(abs(a - b) for a, b in zip(voices[:3], last[:3]))
    still = 1.5 * (voices[0] == last[0])
    parallels = sum(6.0 for i,
                    j in itertools.combinations(range(4), 2) if (voices[i] - voices[j]) % 12 in (0, 7) and (
                        voices[i] - voices[j]) % 12 == (last[i] - last[j]) % 12 and voices[i] != last[i])
    return moved + still + parallels + 2.5 * rng.random()


def sing_voices(band, parts, written, velocity=66, tied=0.5, passing=0.3, beats=False, where=None):
    """Each part takes its voice; a tone that stays is tied (`tied`) or struck again; thirds are filled (`passing`).

    `beats`: chords longer than a beat are struck anew on every beat, as a hymn is sung.
    """
    rng, sections = band.rng, _sections(band, where)
    for index, part in enumerate(parts):
        held = None
        for number, (span, voices) in enumerate(written):
            if voices is None or span.bar not in sections:
                held = None
                continue
            pitch, length = voices[index], span.end - span.onset
            following = written[number + 1][1] if number + 1 < len(written) else None
            if held and part.notes and held == pitch and rng.random() < tied:
                last = part.notes[-1]
                part.notes[-1] = dataclasses.replace(last, length=last.length + length)
                continue
            held, loud = pitch, velocity + band.level(span.bar) + (4 if index in (0, 3) else 0)
            step = following[index] - pitch if following else 0
            if beats and length > 1.01 and rng.random() < 0.75:
                unit = band.chart.bars[span.bar].unit
                for beat in range(round(length / unit)):
                    band.note(part, span.onset + beat * unit, unit * 0.97, pitch, loud)
            elif abs(step) in (3, 4) and rng.random() < passing:
                scale = band.chart.scale_at(span.onset)
                between = [p for p in range(min(pitch, pitch + step) + 1, max(pitch, pitch + step)) if p % 12 in scale]
                half = min(length / 2, 0.5)
                band.note(part, span.onset, length - half, pitch, loud)
                band.note(part, span.onset + length - half, half, between[0] if between else pitch, loud - 6)
                held = None
            else:
                band.note(part, span.onset, length * 0.98, pitch, loud)


def _sections(band, where):
    return {number for number, _ in band.bars(where)}


def repeat_voices(band, part, written, voices, patterns, where=None, velocity=62, detached=0.8):
    """The given voices in a repeated rhythm (pulsing eighths, tremolo, off-beats), a pattern for each section."""
    chords = {id(span): notes for span, notes in written}
    for section in band.chart.sections:
        if where is not None and not where(section):
            continue
        pattern = pick(band.rng, patterns)
        for number in section.bars:
            bar = band.chart.bars[number]
            for onset, length, stroke, swung in band.strokes(bar, pattern, number - section.first):
                notes = chords[id(band.chart.span_at(onset))]
                accent = 10 if stroke == "X" else -14 if stroke == "o" else 0
                for voice in voices if notes else ():
                    band.note(part, onset, length * detached, notes[voice], velocity + accent + band.level(number),
                              swung)


def run(band, part, low, high, grid=0.25, where=None, velocity=74, chordal=0.4, legato=0.9, holds=0.1):
    """Notes without a gap: chord tones on the beats, scale or broken chord between; long notes at phrase ends."""
    rng, pitch, direction = band.rng, (low + high) // 2, 1
    broken = rng.random() < chordal
    for number, bar in band.bars(where):
        onset, stop = bar.onset, bar.onset + bar.length
        if rng.random() < 0.2:
            broken = rng.random() < chordal
        ending = (number + 1) % 8 == 0 and rng.random() < 0.5
        while onset < stop - 1e-6:
            chord = band.chart.chord_at(onset)
            on_beat = abs((onset - bar.onset) / bar.unit - round((onset - bar.onset) / bar.unit)) < 1e-6
            classes = set(chord.tones) if (on_beat or broken) and chord.quality is not None else band.chart.scale_at(
                onset)
            if not low + 2 < pitch < high - 2 or rng.random() < (0.1 if not broken else 0.25):
                direction = 1 if pitch < low + 3 else -1 if pitch > high - 3 else -direction
            steps = [pitch + direction * k for k in range(1, 10) if (pitch + direction * k) % 12 in classes]
            pitch = steps[0] if steps else pitch
            pitch = min(max(pitch, low), high)
            length = grid
            if on_beat and (rng.random() < holds or (ending and onset > stop - 2.01)):
                length = min(bar.unit, stop - onset) if not ending else stop - onset
            accent = 8 if abs(onset - bar.onset) < 1e-6 else 3 if on_beat else 0
            band.note(part, onset, length * legato, pitch, velocity + accent + band.level(number))
            onset += length


def imitate(band, parts, lows, bars=2, where=None, grid=0.5, velocity=72, density=0.7):
    """A subject enters in one part after another, `bars` apart, in the harmony of the moment; then all go on freely."""
    rng, chart = band.rng, band.chart
    numbers = [n for n, _ in band.bars(where)]
    order = list(rng.permutation(len(parts)))
    subject = Voice(grid=grid, density=density, offbeat=0.5, rest=0.0, pickup=0.0, legato=0.93)
    counter = Voice(grid=grid, density=density * 0.6, offbeat=0.4, rest=0.05, pickup=0.0, legato=0.95)
    themes, others = {}, {}
    for entry, index in enumerate(order):
        part, voice_low = parts[index], lows[index]
        pitch = voice_low + 8
        for block in range(entry, len(numbers) // bars + 1):
            taken = numbers[block * bars:(block + 1) * bars]
            if not taken:
                continue
            leading = block % len(parts) == entry
            voice = dataclasses.replace(subject if leading else counter, low=voice_low, high=voice_low + 17)
            notes = rhythm_of(band, themes if leading else others, voice, "subject", 0 if leading else entry, taken[0],
                              taken[-1] + 1)
            for onset, length in notes:
                pitch = next_pitch(band, voice, onset, length, pitch, voice_low + 8, False)
                level = band.level(chart.span_at(onset).bar)
                band.note(part, onset, min(length, 4) * voice.legato, pitch, velocity + level + (8 if leading else -4))


def timpani(band, part, where, rolls=0.15):
    """Strokes on tonic and dominant where the harmony has them: the one, sometimes later beats, rolls now and then."""
    rng = band.rng
    for number, bar in band.bars(where):
        key = band.chart.key_at(bar.onset)
        for beat, (onset, _) in enumerate(bar.beats):
            drums = [p for p in (key.tonic, (key.tonic + 7) % 12) if p in band.chart.chord_at(onset).tones]
            if not drums or rng.random() > (0.85 if beat == 0 else 0.2):
                continue
            pitch = above(drums[0], 38)
            if rng.random() < rolls:
                for k in range(int(bar.unit * 6)):
                    band.note(part, onset + k / 6, 0.2, pitch, 58 + 3 * k + band.level(number), False)
            else:
                band.note(part, onset, 0.8, pitch, 88 + band.level(number) - 8 * (beat > 0))


def shape(band, depth=14.0, phrase=4, accents=0.02):
    """Dynamics for everybody: phrases swell and fade, longer crescendi run over them, single beats stand out."""
    rng, bars = band.rng, band.chart.bars
    knots = [0.0] + [float(rng.normal(0, depth)) for _ in range(len(bars) // phrase + 2)]
    accented = {round(b.onset, 3) for b in bars if rng.random() < accents}

    def offset(onset):
        number = band.chart.span_at(onset).bar
        bar = bars[number]
        place = (number + (onset - bar.onset) / bar.length) / phrase
        index = min(int(place), len(knots) - 2)
        curve = knots[index] + (knots[index + 1] - knots[index]) * (place - index)
        arc = depth * 0.6 * (1 - (2 * (place - int(place)) - 1) ** 2) - depth * 0.3
        return curve + arc + (26 if round(onset, 3) in accented else 0)

    for part in band.parts:
        part.notes[:] = [dataclasses.replace(n,
                                             velocity=int(
                                                 max(16, min(124, n.velocity + offset(n.onset))))) for n in part.notes]


def tempo_plan(band, bpm, ritardando=0.5, fermata=0.15, contrast=0.04):
    """TempoMarks: sections in slightly different tempi, slowing at the ends of some, a held last beat now and then."""
    rng, chart, marks = band.rng, band.chart, []
    for section in chart.sections:
        begin, last = chart.bars[section.first], chart.bars[section.end - 1]
        tempo = bpm * (1 + rng.normal(0, contrast))
        marks.append(TempoMark(begin.onset, float(tempo)))
        end = last.onset + last.length
        if section.end - section.first < 2:
            continue
        if rng.random() < fermata and last.unit >= 1:
            marks.append(TempoMark(end - last.unit, float(tempo * rng.uniform(0.3, 0.6))))
        elif rng.random() < ritardando:
            slow = tempo * rng.uniform(0.55, 0.88)
            marks += [TempoMark(end - last.length * int(rng.integers(1, 3)), float(tempo), True),
                      TempoMark(end - 0.25, float(slow))]
    return marks
