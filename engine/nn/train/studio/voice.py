"""Imitates singers: a glottal wave through formants, vowels that glide, vibrato, portamento, consonants and breath.

Formants are Peterson and Barney's (1952); the singers' formant near 2.9 kHz is Sundberg's (1974).
"""
import dataclasses

import numpy as np
import scipy.signal

import wavetable
from wavetable import RATE

VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410),
          (660, 1720, 2410))  # Hz: a, i, u, e, o, æ
WIDTHS = (90, 120, 180, 300)
SYLLABLE_GAP = 0.03           # seconds within which notes are sung on one breath


@dataclasses.dataclass
class Singer:
    scale: float              # of the formants: a long throat to a child's
    slope: float              # of the glottal spectrum, dB an octave
    ring: float               # the singers' formant
    breath: float             # noise against tone
    vibrato: float            # cents
    rate: float               # Hz
    portamento: float         # seconds
    attack: float
    consonants: float         # how often a note begins with one
    sourness: float           # semitones by which notes are off, standard deviation

    @staticmethod
    def draw(rng, part, operatic):
        u = rng.uniform
        return Singer(u(0.88, 1.25), u(-14, -7), u(0.5, 1.5) if operatic else u(0, 0.5), 10 ** u(-2.6, -1.0),
                      part.vibrato or (u(30, 90) if operatic else u(0, 45)), u(4.6, 6.6),
                      part.portamento or u(0.02, 0.12), u(0.02, 0.09), u(0.3, 0.9) if not operatic else u(0.1, 0.5),
                      abs(rng.normal(0, 0.1)))

    def spectrum(self, frequency, vowel):
        """Amplitudes of the harmonics of `frequency` Hz sung on a vowel."""
        places = frequency * wavetable.harmonics(frequency)
        tone = 10 ** (self.slope * np.log2(places / places[0]) / 20)
        formants = [f * self.scale for f in VOWELS[vowel]] + [2900.0]
        gains = [1.0, 0.7, 0.4, 0.35 * self.ring]
        filtered = sum(g / (1 + ((places - f) / w) ** 2) for f, g, w in zip(formants, gains, WIDTHS)) + 0.02
        amplitudes = tone * filtered * np.sqrt(places / places[0])
        return amplitudes / np.sqrt(np.sum(amplitudes ** 2))


def _consonant(rng, level):
    """A hiss or a burst, some 20 to 90 ms, that ends as the vowel begins."""
    count = int(RATE * rng.uniform(0.02, 0.09))
    low = rng.uniform(900, 5000)
    sections = scipy.signal.butter(2, [low, min(10500, low * rng.uniform(1.5, 4))], "bandpass", fs=RATE, output="sos")
    noise = scipy.signal.sosfilt(sections, rng.normal(size=count))
    shape = np.hanning(count) if rng.random() < 0.6 else np.exp(-np.arange(count) / (0.008 * RATE))
    return (level * noise * shape).astype(np.float32)


def _sing_note(singer, previous, note, rng):
    """float32 samples of one note, a short release included."""
    _, length, pitch, velocity = note
    total = length + 0.06
    time, count = wavetable.knots(total), int(total * RATE)
    semitones = wavetable.bend(previous, pitch, time, singer.portamento * rng.uniform(0.5, 1.5), rng)
    semitones = semitones + wavetable.vibrato(time, singer.vibrato, singer.rate, rng.uniform(0.08, 0.35), rng)
    unsteady = np.arange(0, total + 0.2, 0.09)
    semitones = semitones + np.interp(time, unsteady, rng.normal(0, 0.04, len(unsteady)))
    semitones = semitones + rng.normal(0, singer.sourness)
    frequency = float(wavetable.hertz(pitch))
    vowels = rng.integers(len(VOWELS), size=2)
    tables = np.stack([wavetable.table(singer.spectrum(frequency, v), None) for v in vowels])
    place = np.clip((time / max(length, 0.05) - rng.uniform(0.2, 0.7)) / 0.25, 0, 1)
    level = wavetable.Envelope(singer.attack, rng.uniform(0.4, 3.0), rng.uniform(0.5, 1.0), 0.05).curve(time, length)
    tone = wavetable.oscillate(tables, wavetable.spread(place, count), wavetable.cycles(semitones, count))
    tone = tone + singer.breath * rng.normal(size=count).astype(np.float32)
    return (tone * wavetable.spread(level, count) * (velocity / 127.0) ** 1.3).astype(np.float32)


def sing(notes, seconds, singer, rng):
    """float32 samples of one singer's [N, 4] notes; notes that overlap are cut short."""
    out = np.zeros(int(seconds * RATE) + RATE, np.float32)
    previous, ended = None, -1.0
    for i, note in enumerate(notes):
        note = note.copy()
        if i + 1 < len(notes):
            note[1] = min(note[1], max(notes[i + 1, 0] - note[0], 0.0))
        if note[1] < 0.03 or note[0] < 0 or note[0] >= seconds:
            continue
        start = int(round(note[0] * RATE))
        joined = previous if note[0] - ended < SYLLABLE_GAP + 0.1 else None
        sound = _sing_note(singer, joined, note, rng)
        out[start:start + len(sound)] += sound[:len(out) - start]
        if rng.random() < singer.consonants:
            burst = _consonant(rng, rng.uniform(0.02, 0.3) * note[3] / 127.0)
            begin = max(0, start - int(0.7 * len(burst)))
            out[begin:begin + len(burst)] += burst[:len(out) - begin]
        previous, ended = note[2], note[0] + note[1]
    return out[:int(seconds * RATE)]


def lines(notes):
    """Splits polyphonic notes into single lines, highest first, by their place in each chord."""
    found = []
    for note in notes[np.lexsort((-notes[:, 2], np.round(notes[:, 0], 2)))]:
        for line in found:
            if note[0] >= line[-1][0] + min(0.7 * line[-1][1], line[-1][1] - 0.02):
                line.append(note)
                break
        else:
            if len(found) < 6:
                found.append([note])
    return [np.array(line) for line in found]


def choir(notes, seconds, singer, rng, each=3):
    """Several singers on each line of the notes, not quite together nor in tune."""
    out = np.zeros(int(seconds * RATE), np.float32)
    for line in lines(notes):
        for _ in range(each):
            shifted = line.copy()
            shifted[:, 0] = np.maximum(shifted[:, 0] + rng.normal(0, 0.012, len(line)), 0)
            shifted[:, 2] += rng.normal(0, 0.07)
            other = dataclasses.replace(singer, scale=singer.scale * rng.uniform(0.93, 1.07),
                                        rate=singer.rate * rng.uniform(0.85, 1.15))
            out += sing(shifted, seconds, other, rng)
    return out
