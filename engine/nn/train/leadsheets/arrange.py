"""Makes a lead sheet into a band's notes in a style drawn at random: voicings, comping, bass, drums, melody."""
import dataclasses
import math

import mido

from kinds import KINDS

COMP, PAD, BASS, MELODY, DRUMS = 0, 1, 2, 3, 9
COMP_PROGRAMS = [0, 0, 0, 1, 2, 4, 5, 7, 16, 17, 19, 22, 24, 25, 26, 27, 27, 28, 29, 30, 48, 49, 50, 51, 61, 62,
                 80, 81, 88, 89, 90]
PAD_PROGRAMS = [None, None, 0, 24, 25, 48, 50, 89, 52, 11]
BASS_PROGRAMS = [32, 32, 33, 33, 34, 35, 36, 38, 39, 43, 58, 0]
MELODY_PROGRAMS = [None, 0, 22, 40, 41, 52, 53, 54, 56, 57, 64, 65, 66, 68, 71, 73, 73, 75, 79, 80, 81, 24, 26,
                   11, 4]
COMPING = ["whole", "whole", "beat", "beat", "off", "arpeggio", "arpeggio", "alberti", "syncopated", "half",
           "charleston"]
BASSES = ["root", "fifth", "fifth", "walk", "walk", "walk eighths", "eighths", "arpeggio", "octave", "dotted",
          "none", "third"]


@dataclasses.dataclass
class Clip:
    notes: list           # (beat, beats, channel, MIDI number, velocity)
    programs: dict        # channel: program
    seconds_a_beat: float
    cents: float          # tuning against A4 = 440 Hz
    chords: list          # (begin s, end s, "root:quality" or "N")
    beats: list           # (s, position in bar)
    seconds: float
    key: tuple = None     # (tonic, "major" or "minor"), where it is known


def above(pitch_class, lowest):
    """The lowest note of this pitch class from `lowest` up."""
    return lowest + (pitch_class - lowest) % 12


class Band:
    """Players with habits drawn once for the clip."""

    def __init__(self, rng, beats_a_bar):
        self.rng, self.bar, self.notes = rng, beats_a_bar, []
        self.programs = {COMP: rng.choice(COMP_PROGRAMS), PAD: rng.choice(PAD_PROGRAMS),
                         BASS: rng.choice(BASS_PROGRAMS), MELODY: rng.choice(MELODY_PROGRAMS)}
        self.comping = rng.choice(COMPING)
        self.second = rng.choice(["whole", "arpeggio", "syncopated", "beat"])
        self.bass = rng.choice(BASSES)
        self.centre = rng.choice([52, 55, 57, 60, 60, 62, 64])
        self.loudness = {COMP: rng.randint(45, 100), BASS: rng.randint(60, 115), MELODY: rng.randint(50, 112),
                         DRUMS: rng.choice([0, 0, 60, 80, 100])}
        self.extends = rng.random() * 0.35     # probability of a ninth on a seventh chord
        self.drops_fifth = rng.random() * 0.3
        self.rootless = rng.choice([0, 0, 0, 0.3])
        self.swing = rng.choice([0, 0, 0, 0.16])
        self.drumming = rng.choice(["rock", "jazz", "bossa", "four"])

    def hit(self, beat, beats, channel, note, velocity):
        velocity += self.rng.randint(-8, 8)
        if 0 <= note <= 127:
            self.notes.append((beat, beats, channel, note, max(10, min(127, velocity))))

    def voicing(self, root, kind, centre):
        rng, intervals = self.rng, list(KINDS[kind][1])
        if kind in ("dominant", "minor-seventh", "major-seventh") and rng.random() < self.extends:
            intervals.append(14)
        if kind == "major" and rng.random() < self.extends * 0.3:
            intervals.append(rng.choice([9, 14]))
        if 7 in intervals and len(intervals) > 3 and rng.random() < self.drops_fifth:
            intervals.remove(7)
        if len(intervals) > 3 and rng.random() < self.rootless:
            intervals.remove(0)
        return sorted({above((root + i) % 12, centre - 6) for i in intervals})

    def play_chord(self, style, channel, begin, end, notes):
        rng, loudness = self.rng, self.loudness[COMP] - (12 if channel == PAD else 0)

        def strike(beat, beats, struck):
            for note in struck:
                self.hit(beat, beats, channel, note, loudness)

        beat, index = begin, 0
        upwards = notes + notes[-2:0:-1]
        rocking = [notes[0], notes[-1], notes[len(notes) // 2], notes[-1]]
        while beat < end - 0.01:
            left = end - beat
            if style == "whole":
                strike(beat, left, notes)
                return
            if style == "half":
                strike(beat, min(2, left) * 0.95, notes)
                beat += 2
            elif style == "beat":
                strike(beat, min(1, left) * 0.7, notes)
                beat += 1
            elif style == "off":
                beat = math.ceil(beat)
                if beat + 0.5 < end:
                    strike(beat + 0.5, 0.35, notes)
                beat += 1
            elif style == "charleston":
                strike(beat, 0.6, notes)
                if beat + 1.5 < end:
                    strike(beat + 1.5, 0.4, notes)
                beat += rng.choice([2, 4])
            elif style == "syncopated":
                beats = rng.choice([0.5, 0.5, 1, 1.5])
                strike(beat, min(beats, left) * 0.85, notes)
                beat += beats
            elif style == "arpeggio":
                strike(beat, min(1, left), [upwards[index % len(upwards)]])
                beat += 0.5
            else:
                strike(beat, 0.5, [rocking[index % 4]])
                beat += 0.5
            index += 1

    def play_bass(self, begin, end, root, kind, following):
        rng, intervals, style = self.rng, KINDS[kind][1], self.bass
        low = above(root, rng.choice([31, 33, 36]))
        third = low + intervals[1]
        fifth = low + (intervals[2] if intervals[2] < 9 else 7)

        def pluck(beat, beats, note):
            self.hit(beat, beats * 0.92, BASS, note, self.loudness[BASS])

        if style == "none":
            return
        if style == "root":
            pluck(begin, end - begin, low)
            return
        if style.startswith("walk"):
            self.walk(begin, end, low, intervals, following, pluck)
            return
        rising = rng.random() < 0.5
        beat, index = begin, 0
        while beat < end - 0.01:
            left = end - beat
            if style == "fifth":
                beats = min(1 if self.bar == 2 else 2, left)
                pluck(beat, beats, low if index % 2 == 0 else (fifth - 12 if fifth >= 40 else fifth))
            elif style == "third":
                beats = min(1, left)
                pluck(beat, beats, [low, fifth, low, third][index % 4])
            elif style == "eighths":
                beats = 0.5
                pluck(beat, beats, low if rng.random() < 0.9 else fifth)
            elif style == "octave":
                beats = 0.5
                pluck(beat, beats, low + 12 * (index % 2))
            elif style == "arpeggio":
                beats = 1
                notes = [low, third, fifth, third] if rising else [low, fifth, low + 12, fifth]
                pluck(beat, min(1, left), notes[index % 4])
            else:
                beats = 2
                pluck(beat, min(1.5, left), low)
                if beat + 1.5 < end - 0.01:
                    pluck(beat + 1.5, 0.5, rng.choice([low, fifth]))
            beat += beats
            index += 1

    def walk(self, begin, end, low, intervals, following, pluck):
        rng = self.rng
        count = max(1, round(end - begin))
        for i in range(count):
            if i == 0:
                note = low if rng.random() < 0.85 else low + rng.choice(intervals[1:3])
            elif i == count - 1 and following is not None:
                note = above(following, low - 5) + rng.choice([-1, 1, 2, -2])
            else:
                note = low + rng.choice(intervals[:4] + [12, 2, 5, 9])
            if self.bass == "walk eighths" and rng.random() < 0.3:
                pluck(begin + i, 0.5, note)
                pluck(begin + i + 0.5, 0.5, note)
            else:
                pluck(begin + i, min(1, end - begin - i), note)

    def play_drums(self, beats):
        loudness = self.loudness[DRUMS]
        if not loudness:
            return
        for beat in range(math.ceil(beats)):
            backbeat = (beat % self.bar) % 2 == 1
            if self.drumming == "jazz":
                self.hit(beat, 0.2, DRUMS, 51, loudness)
                if backbeat:
                    self.hit(beat + 0.5 + self.swing, 0.2, DRUMS, 51, loudness - 20)
                    self.hit(beat, 0.2, DRUMS, 44, loudness - 10)
                continue
            for half in (0, 0.5):
                self.hit(beat + half, 0.1, DRUMS, 42, loudness - 15)
            if backbeat:
                self.hit(beat, 0.2, DRUMS, 37 if self.drumming == "bossa" else 38, loudness)
            if self.drumming == "four" or not backbeat:
                self.hit(beat, 0.2, DRUMS, 36, loudness)


def arrange(sheet, rng, seconds):
    """A Clip of at most `seconds` from the first full bar on; None for metres and sheets that don't suit."""
    beats_a_bar = sheet.metre[0] * 4 / sheet.metre[1]
    if len(sheet.chords) < 8 or beats_a_bar not in (2, 3, 4):
        return None
    pickup = len(sheet.bars) > 1 and sheet.bars[0][1] < beats_a_bar - 0.01
    first = sheet.bars[1][0] if pickup else sheet.bars[0][0]
    spb = 60 / rng.choice([70, 80, 90, 100, 110, 120, 130, 140, 160, 180])
    end = min(sheet.end, first + seconds / spb)
    transposition = rng.randrange(12) - 6
    lead = rng.choice([0, 0, 0, int(beats_a_bar)])  # drums alone, where there are any
    spans = []
    for (begin, root, kind), following in zip(sheet.chords, sheet.chords[1:] + [(sheet.end, None, None)]):
        if following[0] > max(first, begin) + 0.01 and begin < end:
            root = None if root is None else (root + transposition) % 12
            spans.append((max(begin, first) - first + lead, min(following[0], end) - first + lead, root, kind))
    if not spans:
        return None

    band = Band(rng, int(beats_a_bar))
    for i, (begin, stop, root, kind) in enumerate(spans):
        if root is None:
            continue
        band.play_chord(band.comping, COMP, begin, stop, band.voicing(root, kind, band.centre))
        if band.programs[PAD] is not None:
            band.play_chord(band.second, PAD, begin, stop,
                            band.voicing(root, kind, band.centre + rng.choice([0, 12])))
        band.play_bass(begin, stop, root, kind, spans[i + 1][2] if i + 1 < len(spans) else root)
    if band.programs[MELODY] is not None:
        octave = rng.choice([0, 0, 12, -12])
        for begin, length, note in sheet.melody:
            if first <= begin < end:
                band.hit(begin - first + lead, max(length, 0.1) * 0.97, MELODY, note + transposition + octave,
                         band.loudness[MELODY])
    total = end - first + lead
    band.play_drums(total)

    chords = [(b * spb, e * spb, "N" if r is None else f"{r}:{KINDS[k][0]}") for b, e, r, k in spans]
    if chords[0][0] > 0.01:
        chords.insert(0, (0.0, chords[0][0], "N"))
    key = sheet.key and ((sheet.key[0] + transposition) % 12, sheet.key[1])
    return Clip(band.notes, band.programs, spb, rng.choice([0, 0, 0, rng.uniform(-45, 45)]), chords,
                [(i * spb, i % int(beats_a_bar) + 1) for i in range(int(total) + 1)], total * spb, key)


def drums_alone(rng, seconds):
    """A Clip without any chord."""
    spb = 60 / rng.choice([75, 90, 105, 120, 140, 170])
    low, high, hat = rng.choice([(36, 38, 42), (35, 40, 44), (36, 37, 46), (41, 45, 48), (36, 39, 70),
                                 (64, 63, 62), (36, 38, 51)])
    beats, notes = int(seconds / spb), []
    for beat in range(beats):
        for half in (0, 0.5):
            if rng.random() < 0.8:
                notes.append((beat + half, 0.1, DRUMS, hat, rng.randint(50, 100)))
        if rng.random() < 0.7:
            notes.append((beat + rng.choice([0, 0, 0, 0.5]), 0.2, DRUMS, (low, high)[beat % 2],
                          rng.randint(70, 120)))
        if rng.random() < 0.08:
            notes.append((beat, 1, DRUMS, 49, rng.randint(50, 100)))
    return Clip(notes, {}, spb, 0, [(0, beats * spb, "N")], [(i * spb, i % 4 + 1) for i in range(beats)],
                beats * spb)


def write_midi(clip, path):
    file = mido.MidiFile(ticks_per_beat=480)
    track = mido.MidiTrack()
    file.tracks.append(track)
    track.append(mido.MetaMessage("set_tempo", tempo=round(clip.seconds_a_beat * 1e6)))
    for channel, program in clip.programs.items():
        if program is not None:
            track.append(mido.Message("program_change", channel=channel, program=program))
            track.append(mido.Message("pitchwheel", channel=channel, pitch=round(clip.cents / 200 * 8192)))
    events = []
    for beat, beats, channel, note, velocity in clip.notes:
        events.append((max(0, round(beat * 480)), 1, channel, note, velocity))
        events.append((max(0, round((beat + beats) * 480)), 0, channel, note, 0))
    now = 0
    for tick, on, channel, note, velocity in sorted(events):
        track.append(mido.Message("note_on" if on else "note_off", channel=channel, note=note,
                                  velocity=velocity, time=tick - now))
        now = tick
    file.save(path)
