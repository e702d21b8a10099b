#!/usr/bin/env python3
"""Writes Barline's demo track, "Over the Barline": a MIDI file and the truth about it.

    compose.py FOLDER

puts demo.mid, demo.beats, demo.lab and demo.keys into FOLDER. The music is `SECTIONS` below; the arrangers after it
turn chords into bass, keyboard, guitar and string parts. The same bytes come out every time.
"""

import random
import struct
import sys
from pathlib import Path

BPM = 118
LEAD_IN = 0.5  # seconds of silence before the first beat
TICKS = 480  # of a beat
TITLE = "Over the Barline"

PIANO, BASS, FLUTE, VIBES, STRINGS, GUITAR, CLARINET, NYLON, DRUMS = 0, 1, 2, 3, 4, 5, 6, 7, 9

# channel: (General MIDI program, volume, pan, reverb)
INSTRUMENTS = {
    PIANO: (4, 82, 52, 40),
    BASS: (33, 116, 64, 12),
    FLUTE: (73, 88, 70, 62),
    VIBES: (11, 102, 40, 60),
    STRINGS: (48, 90, 64, 80),
    GUITAR: (25, 82, 96, 34),
    CLARINET: (71, 86, 58, 66),
    NYLON: (24, 106, 34, 52),
    DRUMS: (0, 127, 64, 26),
}

QUALITIES = {
    "maj": (0, 4, 7),
    "min": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "maj7": (0, 4, 7, 11),
    "min7": (0, 3, 7, 10),
    "sus4": (0, 5, 7),
}
MAJOR, MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
NAMES = {"C": 0, "C#": 1, "D": 2, "E": 4, "F": 5, "F#": 6, "G": 7, "A": 9, "A#": 10, "Bb": 10, "B": 11}
KEYS = {"D major": (2, MAJOR), "B minor": (11, MINOR), "F major": (5, MAJOR)}

# The score. A bar is its chords (Harte; two share a bar equally) and its melody as note/beats, "-" for a rest.
INTRO = [
    ("D:maj", "-/4"),
    ("G:maj7", "-/4"),
    ("D:maj", "-/2.5 A5/.5 F#5/.5 E5/.5"),
    ("A:sus4 A:7", "D5/2 E5/1.5 A4/.5"),
]
THEME = [
    ("D:maj", "F#5/1.5 E5/.5 D5/1 E5/.5 F#5/.5"),
    ("F#:min7", "E5/1 C#5/1 A4/1.5 A4/.5"),
    ("B:min7", "D5/1.5 C#5/.5 B4/1 D5/.5 F#5/.5"),
    ("G:maj7", "A5/1.5 G5/.5 F#5/1 D5/1"),
    ("D:maj", "F#5/1.5 E5/.5 D5/1 F#5/.5 A5/.5"),
    ("F#:min7", "C#6/1.5 A5/.5 E5/1.5 F#5/.5"),
    ("E:min7", "G5/1 F#5/.5 E5/1 D5/.5 B4/1"),
    ("A:7", "C#5/1 E5/1 A5/1.5 A4/.5"),
]
ANSWER = [
    ("D:maj", "F#5/1.5 E5/.5 D5/1 E5/.5 F#5/.5"),
    ("A:maj/3", "E5/1.5 A4/.5 C#5/1 E5/1"),
    ("B:min7", "D5/.5 E5/.5 F#5/1 B5/1 A5/.5 F#5/.5"),
    ("G:maj7", "G5/1 F#5/.5 D5/1.5 -/1"),
    ("E:min7", "E5/.75 F#5/.25 G5/1 B5/1 A5/.5 G5/.5"),
    ("F#:min7", "A5/1.5 F#5/.5 C#5/1 E5/1"),
    ("G:maj", "D5/.5 G5/.5 B5/1.5 A5/.5 G5/1"),
    ("A:sus4 A:7", "A5/1 D5/1 E5/1 C#5/1"),
]
WALTZ = [
    ("B:min", "B4/2 C#5/.5 D5/.5"),
    ("E:min7", "G5/2 F#5/.5 E5/.5"),
    ("F#:7", "E5/1 C#5/1 A#4/1"),
    ("B:min", "B4/2 F#4/1"),
    ("G:maj", "B4/1 D5/1 G5/1"),
    ("D:maj", "F#5/2 E5/.5 D5/.5"),
    ("E:min7", "E5/1.5 D5/.5 B4/1"),
    ("F#:7", "C#5/2 F#5/1"),
    ("B:min", "B5/2 A5/.5 F#5/.5"),
    ("G:maj7", "G5/1 F#5/1 D5/1"),
    ("G:min7", "F5/1.5 D5/.5 Bb4/1"),
    ("C:7", "E5/1 G5/1 Bb5/1"),
]
RETURN = [
    ("F:maj", "A5/1.5 G5/.5 F5/1 G5/.5 A5/.5"),
    ("A:min7", "G5/1 E5/1 C5/1.5 C5/.5"),
    ("D:min7", "F5/1.5 E5/.5 D5/1 F5/.5 A5/.5"),
    ("Bb:maj7", "C6/1.5 Bb5/.5 A5/1 F5/1"),
    ("F:maj", "A5/1.5 G5/.5 F5/1 A5/.5 C6/.5"),
    ("A:min7", "E6/1.5 C6/.5 G5/1.5 A5/.5"),
    ("G:min7", "Bb5/1 A5/.5 G5/1 F5/.5 D5/1"),
    ("C:7", "E5/1 G5/1 C6/2"),
]
OUTRO = [
    ("Bb:maj7", "D6/1.5 C6/.5 A5/1 F5/1"),
    ("A:min7 D:min7", "C6/1 G5/1 A5/1 F5/1"),
    ("G:min7 C:7", "Bb5/1 G5/1 E5/1 G5/1"),
    ("F:maj", "F5/4"),
]

# name, bars, beats in a bar, loudness from first to last bar, parts besides drums and bass
SECTIONS = [
    ("intro", INTRO, 4, (0.70, 0.82), {"arpeggio", "vibes"}),
    ("theme", THEME, 4, (0.84, 0.90), {"piano", "flute"}),
    ("answer", ANSWER, 4, (0.90, 0.98), {"piano", "flute", "second", "guitar", "pad"}),
    ("waltz", WALTZ, 3, (0.72, 0.95), {"clarinet", "plucked", "pad"}),
    ("return", RETURN, 4, (1.02, 1.08), {"piano", "flute", "octave", "guitar", "pad"}),
    ("outro", OUTRO, 4, (1.00, 0.78), {"piano", "flute", "second", "guitar", "pad"}),
]
# (section, bar in it) from which a key holds
KEY_CHANGES = [("intro", 0, "D major"), ("waltz", 0, "B minor"), ("waltz", 10, "F major")]

# Drums: one character for each sixteenth. Capital = accent, o = soft, g = ghost note.
STRENGTH = {"X": 114, "x": 90, "o": 62, "g": 34}
KICK, STICK, SNARE, HAT, OPEN_HAT, CRASH, RIDE, BELL, TAMBOURINE = 36, 37, 38, 42, 46, 49, 51, 53, 54
FLOOR_TOM, LOW_TOM, MID_TOM, HIGH_TOM = 41, 45, 47, 50
GROOVES = {
    "intro": [{HAT: "x...o...x...o.o."}],
    "theme": [
        {KICK: "X.....x.x.x.....", SNARE: "....X..g.g..X..g", HAT: "x.o.x.o.x.o.x...", OPEN_HAT: "..............o."},
        {KICK: "X.....x...x..x..", SNARE: "....X..g.g..X...", HAT: "x.o.x.o.x.o.x.o."},
    ],
    "answer": [
        {KICK: "X..x..x.x.x.....", SNARE: "....X..g.g..X.g.", HAT: "xoxoxoxoxoxoxo..", OPEN_HAT: "..............x."},
        {KICK: "X.....x.x.x..x..", SNARE: "....X..g.g.gX...", HAT: "xoxoxoxoxoxoxoxo"},
    ],
    "waltz": [
        {KICK: "X...........", STICK: "....x...x...", RIDE: "x...x.o.x.o."},
        {KICK: "X.........o.", STICK: "....x...x..o", RIDE: "x...x.o.x..."},
    ],
    "return": [
        {KICK: "X..x..x.X.x.....", SNARE: "....X..g.g..X.gg", RIDE: "x.x.x.x.x.x.x.x.", TAMBOURINE: "..o.x.o...o.x.o."},
        {KICK: "X.....x.X.x..x..", SNARE: "....X..g.g.gX...", RIDE: "x.x.x.x.x.x.x...", TAMBOURINE: "..o.x.o...o.x.o.",
         OPEN_HAT: "..............x."},
    ],
    "outro": [{KICK: "X.....x.x.x.....", SNARE: "....X..g.g..X...", RIDE: "x.x.x.x.x.x.x.x."}],
}
# (section, bar in it): replaces the groove
FILLS = {
    ("intro", 2): {HAT: "x...o...x...o.o.", STICK: "....x.......x..x"},
    ("intro", 3): {KICK: "x.......x.......", HAT: "x...o...........", STICK: "....x...........", SNARE: "........g.o.oxxX"},
    ("theme", 3): {KICK: "X.....x.x.......", SNARE: "....X..g.g..XxoX", HAT: "x.o.x.o.x.o.x..."},
    ("theme", 7): {KICK: "X.....x.x.......", SNARE: "....X...Xx......", HAT: "x.o.x.o.........",
                   HIGH_TOM: "..........Xx....", MID_TOM: "............Xx..", FLOOR_TOM: "..............XX"},
    ("answer", 3): {KICK: "X..x..x.x.......", SNARE: "....X..g.g.xX.Xx", HAT: "xoxoxoxoxoxo....", FLOOR_TOM: "...............X"},
    ("answer", 7): {KICK: "X.......x.......", SNARE: "X.x.X.x.........", HIGH_TOM: "........X.x.....",
                    LOW_TOM: "............x...", RIDE: "x..............."},
    ("waltz", 7): {KICK: "X.......x...", STICK: "....x.......", RIDE: "x...x.o.....", SNARE: "........o.xx"},
    ("waltz", 8): {KICK: "X.....x.....", SNARE: "....o...x..g", RIDE: "x...x.o.x.o."},
    ("waltz", 9): {KICK: "X.....x...x.", SNARE: "....x...x..g", RIDE: "x...x.o.x.o."},
    ("waltz", 10): {KICK: "X.....x.....", SNARE: "g.g.g.o.o.o.", RIDE: "x...x...x..."},
    ("waltz", 11): {KICK: "X...x...x...", SNARE: "oooxoxxxxXXX", FLOOR_TOM: "........x.xX"},
    ("return", 3): {KICK: "X..x..x.X.......", SNARE: "....X..g.g..XXxX", RIDE: "x.x.x.x.x.x....."},
    ("return", 7): {KICK: "X.....x.X.......", SNARE: "....X...X.xx....", RIDE: "x.x.x.x.........",
                    HIGH_TOM: "............Xx..", FLOOR_TOM: "..............XX"},
    ("outro", 1): {KICK: "X.....x.x.x.....", SNARE: "....X..g....X.xx", RIDE: "x.x.x.x.x.x.x..."},
    ("outro", 2): {KICK: "X.......x.......", SNARE: "....X...o.o.xxXX", RIDE: "x.x.x.x........."},
    ("outro", 3): {KICK: "X...............", RIDE: "....o...o...o..."},
}
CRASHES = {("theme", 0), ("answer", 0), ("answer", 4), ("waltz", 0), ("return", 0), ("return", 4), ("outro", 0), ("outro", 3)}


def pitch_class(name):
    return NAMES[name]


def midi_note(name):
    return 12 * (int(name[-1]) + 1) + pitch_class(name[:-1])


class Chord:
    def __init__(self, label):
        self.label = label
        name, _, bass = label.partition("/")
        root, quality = name.split(":")
        self.root = pitch_class(root)
        self.tones = [(self.root + interval) % 12 for interval in QUALITIES[quality]]
        self.bass = self.tones[1] if bass == "3" else self.root


class Bar:
    """One bar of the score at its place: beats count from the first of the piece."""

    def __init__(self, section, index, first_beat, beats, chords, melody, loudness, parts):
        self.section, self.index, self.first_beat, self.beats = section, index, first_beat, beats
        self.loudness, self.parts = loudness, parts
        length = beats / len(chords)
        self.chords = [(first_beat + i * length, length, chord) for i, chord in enumerate(chords)]
        self.melody = []
        beat = first_beat
        for token in melody.split():
            name, duration = token.split("/")
            if name != "-":
                self.melody.append((beat, float(duration), midi_note(name)))
            beat += float(duration)
        assert abs(beat - first_beat - beats) < 1e-9, (section, index)


def read_score():
    bars, beat = [], 0
    for section, rows, beats, (first, last), parts in SECTIONS:
        for index, (labels, melody) in enumerate(rows):
            loudness = first + (last - first) * index / (len(rows) - 1)
            chords = [Chord(label) for label in labels.split()]
            bars.append(Bar(section, index, beat, beats, chords, melody, loudness, parts))
            beat += beats
    return bars


class Band:
    """Collects notes: (tick, channel, note, velocity, length in ticks)."""

    def __init__(self):
        self.notes = []
        self.chance = random.Random(118)

    def play(self, channel, beat, length, note, velocity, spread=0.0):
        """`spread` (beats) is how far a player may be off; drums and bass are not."""
        late = self.chance.uniform(0.0, spread)
        velocity = int(max(1, min(127, velocity + self.chance.uniform(-4, 4))))
        self.notes.append((round((beat + late) * TICKS), channel, note, velocity, max(30, round(length * TICKS) - 12)))


def voicing(chord, centre, previous):
    """All tones of a chord in close position, the inversion that moves least from the one before."""
    candidates = []
    for lowest in chord.tones:
        start = centre - 9 + (lowest - (centre - 9)) % 12
        notes = sorted(start + (tone - lowest) % 12 for tone in chord.tones)
        for shift in (-12, 0, 12):
            candidates.append([note + shift for note in notes])
    target = previous or [centre]
    middle = sum(target) / len(target)
    return min(candidates, key=lambda notes: (abs(sum(notes) / len(notes) - middle) + abs(sum(notes) / len(notes) - centre)))


def arrange_drums(band, bar):
    pattern = FILLS.get((bar.section, bar.index)) or GROOVES[bar.section][bar.index % len(GROOVES[bar.section])]
    for drum, steps in pattern.items():
        assert len(steps) == 4 * bar.beats, (bar.section, bar.index, drum)
        for step, mark in enumerate(steps):
            if mark != ".":
                band.play(DRUMS, bar.first_beat + step / 4, 0.2, drum, STRENGTH[mark] * bar.loudness)
    if (bar.section, bar.index) in CRASHES:
        band.play(DRUMS, bar.first_beat, 2, CRASH, (88 if bar.section == "waltz" else 108) * bar.loudness)


def bass_note(tone, low=28):
    return low + (tone - low) % 12


def approach(target, current, scale):
    """The note of the key next to `target`, from the side of `current`."""
    tonic, degrees = scale
    step = -1 if current <= target else 1
    note = target + step
    while (note - tonic) % 12 not in degrees:
        note += step
    return note


def arrange_bass(band, bar, following, scale):
    if bar.section == "intro" and bar.index < 2:
        return
    for i, (beat, length, chord) in enumerate(bar.chords):
        root, fifth = bass_note(chord.bass), bass_note(chord.tones[2])
        coming = bar.chords[i + 1][2] if i + 1 < len(bar.chords) else following
        strong, weak = 102 * bar.loudness, 84 * bar.loudness
        if coming is None:
            band.play(BASS, beat, length, root, strong)
            continue
        lead = approach(bass_note(coming.bass), root, scale)
        if bar.beats == 3:
            band.play(BASS, beat, 1.8, root, strong)
            band.play(BASS, beat + 2, 0.9, lead if bar.index % 2 else fifth, weak)
        elif bar.section == "intro" or length == 2:
            band.play(BASS, beat, length - 0.5, root, strong)
            band.play(BASS, beat + length - 0.5, 0.5, lead, weak)
        else:
            band.play(BASS, beat, 1.3, root, strong)
            band.play(BASS, beat + 1.5, 0.5, root, weak)
            band.play(BASS, beat + 2, 0.7, fifth, weak)
            band.play(BASS, beat + 2.5, 0.5, root + 12, weak)
            band.play(BASS, beat + 3, 0.5, fifth, weak)
            band.play(BASS, beat + 3.5, 0.5, lead, weak)


def arrange_chords(band, bar, voices):
    for beat, length, chord in bar.chords:
        keys = voices[PIANO] = voicing(chord, 63, voices.get(PIANO))
        if "arpeggio" in bar.parts:
            climb = keys + [keys[0] + 12] + keys[::-1][:-1]
            for step in range(int(length * 2)):
                band.play(PIANO, beat + step / 2, 1.2, climb[step % len(climb)], (86 if step % 4 == 0 else 70) * bar.loudness)
        if "piano" in bar.parts:
            hits = [(0, 1.4), (1.5, 0.9), (2.5, 0.4), (3.0, 0.9)] if length == 4 else [(0, 1.3), (1.5, 0.4)]
            if bar.section == "outro" and bar.index == 3:
                hits = [(0, 4)]
            for offset, hold in hits:
                for note in keys:
                    band.play(PIANO, beat + offset, hold, note, (76 if offset == 0 else 62) * bar.loudness, 0.012)
        if "pad" in bar.parts:
            pad = voices[STRINGS] = voicing(chord, 67, voices.get(STRINGS))
            for note in pad:
                band.play(STRINGS, beat, length, note, 70 * bar.loudness, 0.01)
        if "guitar" in bar.parts:
            strum(band, bar, beat, length, voices[PIANO])
        if "plucked" in bar.parts:
            low = voices[NYLON] = voicing(chord, 59, voices.get(NYLON))
            top = low[3] if len(low) > 3 else low[0] + 12
            order = [low[0], low[1], low[2], top, low[2], low[1]]
            for step in range(int(length * 2)):
                band.play(NYLON, beat + step / 2, 1.0, order[step], (88 if step == 0 else 70) * bar.loudness, 0.01)


def strum(band, bar, beat, length, keys):
    notes = sorted({note - 12 for note in keys} | {keys[0], keys[1]})
    final = bar.section == "outro" and bar.index == 3
    pattern = [(0, True), (1, True), (1.5, False), (2.5, False), (3, True), (3.5, False)]
    for offset, down in [(0, True)] if final else [hit for hit in pattern if hit[0] < length]:
        accent = 78 if offset in (1, 3) else 62
        for i, note in enumerate(notes if down else notes[::-1]):
            band.play(GUITAR, beat + offset + i * 0.018, length if final else 0.55, note, (accent - 3 * i) * bar.loudness)


def arrange_melody(band, bar):
    lead = next((channel for part, channel in (("clarinet", CLARINET), ("vibes", VIBES)) if part in bar.parts), FLUTE)
    for beat, length, note in bar.melody:
        accent = 100 if beat == int(beat) else 92
        band.play(lead, beat, length, note, accent * bar.loudness, 0.015)
        chord = [c for start, _, c in bar.chords if start <= beat + 1e-9][-1]
        if "octave" in bar.parts:
            band.play(VIBES, beat, length, note - 12, 88 * bar.loudness, 0.015)
        if "second" in bar.parts:
            below = next(n for n in range(note - 3, note - 13, -1) if n % 12 in chord.tones)
            band.play(VIBES, beat, length, below, 84 * bar.loudness, 0.015)
    if bar.section == "outro" and bar.index == 3:
        for step, note in enumerate((65, 72, 77, 81)):
            band.play(VIBES, bar.first_beat + step, 4 - step, note, 80 * bar.loudness)


def arrange(bars):
    band, voices = Band(), {}
    key = None
    changes = {(section, index): name for section, index, name in KEY_CHANGES}
    for position, bar in enumerate(bars):
        key = changes.get((bar.section, bar.index), key)
        following = bars[position + 1].chords[0][2] if position + 1 < len(bars) else None
        arrange_drums(band, bar)
        arrange_bass(band, bar, following, KEYS[key])
        arrange_chords(band, bar, voices)
        arrange_melody(band, bar)
    return band.notes


def variable_length(value):
    groups = [value & 127]
    while value > 127:
        value >>= 7
        groups.append(value & 127 | 128)
    return bytes(groups[::-1])


def track(events):
    """A MIDI track of (tick, order, bytes)."""
    body, now = b"", 0
    for tick, _, data in sorted(events):
        body += variable_length(tick - now) + data
        now = tick
    body += variable_length(0) + b"\xff\x2f\x00"
    return b"MTrk" + struct.pack(">I", len(body)) + body


def write_midi(path, bars, notes):
    lead = round(LEAD_IN * BPM / 60 * TICKS)
    tempo = round(60e6 / BPM)
    head = [(0, 0, b"\xff\x03" + bytes([len(TITLE)]) + TITLE.encode()), (0, 1, b"\xff\x51\x03" + tempo.to_bytes(3, "big"))]
    for before, bar in zip([None] + bars, bars):
        if before is None or before.beats != bar.beats:
            head.append((lead + bar.first_beat * TICKS if before else 0, 2, b"\xff\x58\x04" + bytes([bar.beats, 2, 24, 8])))
    tracks = [track(head)]
    for channel, (program, volume, pan, reverb) in INSTRUMENTS.items():
        events = [(0, 0, bytes([0xC0 | channel, program]))]
        for control, value in ((7, volume), (10, pan), (91, reverb)):
            events.append((0, 1, bytes([0xB0 | channel, control, value])))
        for tick, who, note, velocity, length in notes:
            if who == channel:
                events.append((lead + tick, 3, bytes([0x90 | channel, note, velocity])))
                events.append((lead + tick + length, 2, bytes([0x80 | channel, note, 0])))
        tracks.append(track(events))
    path.write_bytes(b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), TICKS) + b"".join(tracks))


def seconds(beat):
    return LEAD_IN + beat * 60 / BPM


def write_truth(folder, bars):
    with open(folder / "demo.beats", "w") as out:
        for bar in bars:
            for beat in range(bar.beats):
                out.write(f"{seconds(bar.first_beat + beat):.6f}\t{beat + 1}\n")
    with open(folder / "demo.lab", "w") as out:
        for bar in bars:
            for beat, length, chord in bar.chords:
                out.write(f"{seconds(beat):.6f} {seconds(beat + length):.6f} {chord.label}\n")
    end = seconds(bars[-1].first_beat + bars[-1].beats)
    places = {(bar.section, bar.index): seconds(bar.first_beat) for bar in bars}
    starts = [(places[section, index], name) for section, index, name in KEY_CHANGES]
    with open(folder / "demo.keys", "w") as out:
        for (begin, name), (finish, _) in zip(starts, starts[1:] + [(end, None)]):
            out.write(f"{begin:.6f} {finish:.6f} {name}\n")


def main():
    folder = Path(sys.argv[1])
    bars = read_score()
    write_midi(folder / "demo.mid", bars, arrange(bars))
    write_truth(folder, bars)


if __name__ == "__main__":
    main()
