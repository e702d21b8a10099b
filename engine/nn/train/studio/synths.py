"""Synthesisers, electric basses and distorted guitars: patches drawn at random within what each family is like."""
import dataclasses

import numpy as np

import effects
import wavetable
from wavetable import RATE, Envelope

STEPS = 6                     # tables between a patch's dark and bright end


@dataclasses.dataclass
class Patch:
    wave: str                 # saw, pulse, triangle, string, fm, organ
    shape: float              # the pulse's width, the string's picking place, the modulation's depth or the organ's
                              # registration; 0 to 1
    unison: int
    detune: float             # cents between the outer ones
    dark: float               # Hz, the filter at rest
    bright: float             # Hz, the filter at the stroke
    resonance: float          # 0 to 1
    sweep: float              # seconds in which it darkens
    envelope: Envelope
    vibrato: float = 0.0      # cents
    portamento: float = 0.0   # seconds
    mono: bool = False
    sub: float = 0.0          # level of a sine an octave below

    def spectrum(self, frequency, cutoff):
        """Amplitudes of the harmonics at one place of the filter."""
        number = wavetable.harmonics(frequency)
        if self.wave == "pulse":
            raw = np.abs(np.sin(np.pi * number * (0.1 + 0.4 * self.shape))) / number
        elif self.wave == "triangle":
            raw = (number % 2) / number ** 2.0
        elif self.wave == "string":
            raw = np.abs(np.sin(np.pi * number * (0.08 + 0.3 * self.shape))) / number ** 1.1 + 0.01 / number
        elif self.wave == "organ":
            drawn = np.random.default_rng(int(self.shape * 1e6)).uniform(0, 1, 9)
            raw = np.full(len(number), 1e-4)
            for drawbar, level in zip((1, 2, 3, 4, 5, 6, 8, 10, 12), drawn):
                raw[number == drawbar] = level ** 2
        elif self.wave == "fm":
            raw = np.exp(-((number - 1) / (1 + 6 * self.shape)) ** 2) * (1 + 0.5 * (number % 3 == 0))
        else:
            raw = 1.0 / number
        ratio = number * frequency / cutoff
        return raw / np.sqrt(1 + ratio ** 6) * (1 + 5 * self.resonance * np.exp(-((np.log2(ratio)) / 0.25) ** 2))


def lead(rng, part):
    u = rng.uniform
    wave = str(rng.choice(["saw", "pulse", "triangle", "fm"]))
    return Patch(wave, u(0, 1), int(rng.choice([1, 1, 2, 3])), u(5, 25), u(600, 3000), u(2000, 9000), u(0, 0.5), u(0.05, 1),
                 Envelope(u(0.003, 0.03), u(0.1, 2), u(0.4, 1), u(0.03, 0.3)), part.vibrato or u(0, 40),
                 part.portamento or (u(0.02, 0.12) if rng.random() < 0.6 else 0.0), mono=True)


def bass(rng):
    u = rng.uniform
    wave = str(rng.choice(["saw", "pulse", "triangle"]))
    return Patch(wave, u(0, 1), int(rng.choice([1, 1, 2])), u(4, 16), u(80, 600), u(300, 3500), u(0, 0.6), u(0.03, 0.4),
                 Envelope(u(0.002, 0.012), u(0.1, 1.5), u(0.2, 1), u(0.02, 0.12)),
                 portamento=u(0.02, 0.1) if rng.random() < 0.2 else 0.0, mono=True, sub=u(0, 0.7))


def acid(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "pulse"])), 0.95, 1, 0.0, u(120, 500), u(700, 5000), u(0.5, 1.2), u(0.05, 0.25),
                 Envelope(0.003, u(0.15, 0.6), u(0.0, 0.3), 0.03), portamento=u(0.0, 0.08), mono=True)


def electric_bass(rng):
    u = rng.uniform
    return Patch("string", u(0, 1), 1, 0.0, u(200, 700), u(900, 5500), u(0, 0.15), u(0.08, 0.5),
                 Envelope(u(0.002, 0.007), u(0.4, 2.5), u(0.1, 0.4), u(0.03, 0.09)), mono=True)


def pad(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "pulse", "triangle"])), u(0, 1), int(rng.choice([2, 3])), u(8, 30), u(300, 2500), u(600, 5000),
                 u(0, 0.3), u(0.5, 3), Envelope(u(0.05, 0.5), u(1, 4), u(0.6, 1), u(0.2, 0.8)))


def stab(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "saw", "pulse", "fm"])), u(0, 1), int(rng.choice([1, 2, 3])), u(6, 40), u(300, 2000),
                 u(2000, 9500), u(0, 0.5), u(0.05, 0.4), Envelope(u(0.002, 0.01), u(0.08, 0.8), u(0.0, 0.8), u(0.03, 0.3)))


def guitar(rng):
    """A string before the amplifier: `distorted` makes it a rock guitar."""
    u = rng.uniform
    return Patch("string", u(0, 1), 1, 0.0, u(900, 2500), u(3000, 8000), 0.0, u(0.2, 0.8),
                 Envelope(u(0.001, 0.004), u(0.8, 4), u(0.1, 0.5), u(0.02, 0.05)))


def imitation(program, rng):
    """A patch that sounds roughly like a General MIDI program; None for those it cannot."""
    u = rng.uniform
    if program <= 3:
        return Patch("string", u(0, 0.4), int(rng.choice([1, 2])), u(1, 4), u(300, 900), u(1500, 6000), 0.0, u(0.2, 1.5),
                     Envelope(u(0.001, 0.004), u(0.5, 3), u(0.02, 0.15), u(0.05, 0.2)))
    if program <= 7:
        return Patch(str(rng.choice(["fm", "triangle", "pulse"])), u(0, 0.7), 1, 0.0, u(400, 1500), u(1500, 6000), 0.0, u(0.1, 0.8),
                     Envelope(u(0.001, 0.005), u(0.5, 2.5), u(0.0, 0.2), u(0.05, 0.2)))
    if 16 <= program <= 20:
        return Patch("organ", u(0, 1), 1, 0.0, 6000, 6000, 0.0, 1.0, Envelope(u(0.004, 0.02), 1.0, 1.0, u(0.03, 0.1)),
                     vibrato=u(0, 20))
    if 24 <= program <= 28:
        plucked = guitar(rng)
        return dataclasses.replace(plucked, dark=u(400, 1500), bright=u(1800, 7000),
                                   envelope=Envelope(u(0.001, 0.004), u(0.25, 1.5), u(0.0, 0.15), u(0.03, 0.12)))
    if 48 <= program <= 51:
        return Patch("saw", 0.0, 3, u(10, 30), u(1200, 3500), u(1500, 5000), 0.0, 2.0,
                     Envelope(u(0.03, 0.2), 2.0, u(0.7, 1), u(0.1, 0.4)), vibrato=u(5, 25))
    if 56 <= program <= 63:
        return Patch("saw", 0.0, int(rng.choice([1, 2, 3])), u(4, 15), u(900, 2500), u(2500, 7000), u(0, 0.2), u(0.2, 1),
                     Envelope(u(0.015, 0.06), u(0.3, 1), u(0.6, 1), u(0.04, 0.12)), vibrato=u(0, 20))
    return None


def _sound(patch, tables, note, previous, rng):
    """float32 samples of one note."""
    _, length, pitch, velocity = note
    total = length + patch.envelope.release + 0.01
    time, count = wavetable.knots(total), int(total * RATE)
    semitones = wavetable.bend(previous, pitch, time, patch.portamento if previous is not None else 0.0, rng)
    if patch.vibrato > 0:
        semitones = semitones + wavetable.vibrato(time, patch.vibrato, 5.5, 0.2, rng)
    place = (STEPS - 1) * np.exp(-time / patch.sweep) * (0.4 + 0.6 * velocity / 127)
    level = wavetable.spread(patch.envelope.curve(time, length), count)
    place = wavetable.spread(place, count)
    phase = wavetable.cycles(semitones, count)
    wave = np.zeros(count, np.float32)
    for i in range(patch.unison):
        off = 0.0 if patch.unison == 1 else patch.detune * (i / (patch.unison - 1) - 0.5)
        wave += wavetable.oscillate(tables, place, phase * 2 ** (off / 1200) + rng.random() * (patch.unison > 1))
    wave /= np.sqrt(patch.unison)
    if patch.sub:
        wave += patch.sub * np.sin(np.pi * phase).astype(np.float32)
    return wave * level * (velocity / 127.0) ** 1.3


def _tables(patch, pitch, remembered):
    key = int(round(pitch / 2))
    if key not in remembered:
        frequency = float(wavetable.hertz(2 * key))
        cutoffs = np.geomspace(max(patch.dark, frequency), max(patch.bright, 1.5 * frequency), STEPS)
        remembered[key] = np.stack([wavetable.table(patch.spectrum(frequency, c)) for c in cutoffs])
    return remembered[key]


def render(patch, notes, seconds, rng):
    """float32 samples of [N, 4] notes played on the patch."""
    out = np.zeros(int(seconds * RATE) + 4 * RATE, np.float32)
    remembered, previous, ended = {}, None, -1.0
    for i, note in enumerate(notes):
        if note[0] < 0 or note[0] >= seconds:
            continue
        note = note.copy()
        if patch.mono and i + 1 < len(notes):
            note[1] = max(min(note[1], notes[i + 1, 0] - note[0]), 0.02)
        near = previous if patch.mono and note[0] - ended < 0.2 else None
        sound = _sound(patch, _tables(patch, note[2], remembered), note, near, rng)
        start = int(round(note[0] * RATE))
        out[start:start + len(sound)] += sound[:len(out) - start]
        previous, ended = note[2], note[0] + note[1]
    return out[:int(seconds * RATE)]


def distorted(notes, seconds, rng):
    """A distorted guitar: short notes palm-muted, all strings through one amplifier and cabinet."""
    muted = notes.copy()
    short = muted[:, 1] < 0.16
    open_strings = render(guitar(rng), muted[~short], seconds, rng)
    dull = dataclasses.replace(guitar(rng), dark=rng.uniform(250, 600), bright=rng.uniform(900, 2500), sweep=0.05)
    damped = dataclasses.replace(dull, envelope=Envelope(0.001, rng.uniform(0.04, 0.12), 0.0, 0.02))
    strings = open_strings + 1.5 * render(damped, muted[short], seconds, rng)
    strings = effects.equalise(strings, low_cut=rng.uniform(80, 200), slope=2)
    driven = effects.saturate(strings, rng.uniform(6, 36), str(rng.choice(["tape", "tube", "clip", "fuzz"])))
    cabinet = (np.array([60, 110, 400, 900, 2500, 4000, 6000, 10000]),
               np.array([-14, 2, rng.uniform(-5, 1), rng.uniform(-4, 2), rng.uniform(0, 6), rng.uniform(-3, 2), -16, -36]))
    return effects.equalise(driven, cabinet)
