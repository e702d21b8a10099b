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
    glide = u(0.02, 0.12) if rng.random() < 0.6 else 0.0
    return Patch(str(rng.choice(["saw", "pulse", "triangle", "fm"])), shape=u(0, 1),
                 unison=int(rng.choice([1, 1, 2, 3])), detune=u(5, 25), dark=u(600, 3000), bright=u(2000, 9000),
                 resonance=u(0, 0.5), sweep=u(0.05, 1),
                 envelope=Envelope(u(0.003, 0.03), u(0.1, 2), u(0.4, 1), u(0.03, 0.3)),
                 vibrato=part.vibrato or u(0, 40), portamento=part.portamento or glide, mono=True)


def bass(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "pulse", "triangle"])), shape=u(0, 1), unison=int(rng.choice([1, 1, 2])),
                 detune=u(4, 16), dark=u(80, 600), bright=u(300, 3500), resonance=u(0, 0.6), sweep=u(0.03, 0.4),
                 envelope=Envelope(u(0.002, 0.012), u(0.1, 1.5), u(0.2, 1), u(0.02, 0.12)),
                 portamento=u(0.02, 0.1) if rng.random() < 0.2 else 0.0, mono=True, sub=u(0, 0.7))


def acid(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "pulse"])), shape=0.95, unison=1, detune=0.0, dark=u(120, 500),
                 bright=u(700, 5000), resonance=u(0.5, 1.2), sweep=u(0.05, 0.25),
                 envelope=Envelope(0.003, u(0.15, 0.6), u(0.0, 0.3), 0.03),
                 portamento=u(0.0, 0.08), mono=True)


def electric_bass(rng):
    u = rng.uniform
    return Patch("string", shape=u(0, 1), unison=1, detune=0.0, dark=u(200, 700), bright=u(900, 5500),
                 resonance=u(0, 0.15), sweep=u(0.08, 0.5),
                 envelope=Envelope(u(0.002, 0.007), u(0.4, 2.5), u(0.1, 0.4), u(0.03, 0.09)), mono=True)


def pad(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "pulse", "triangle"])), shape=u(0, 1), unison=int(rng.choice([2, 3])),
                 detune=u(8, 30), dark=u(300, 2500), bright=u(600, 5000), resonance=u(0, 0.3), sweep=u(0.5, 3),
                 envelope=Envelope(u(0.05, 0.5), u(1, 4), u(0.6, 1), u(0.2, 0.8)))


def stab(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["saw", "saw", "pulse", "fm"])), shape=u(0, 1), unison=int(rng.choice([1, 2, 3])),
                 detune=u(6, 40), dark=u(300, 2000), bright=u(2000, 9500), resonance=u(0, 0.5), sweep=u(0.05, 0.4),
                 envelope=Envelope(u(0.002, 0.01), u(0.08, 0.8), u(0.0, 0.8), u(0.03, 0.3)))


def guitar(rng):
    """A guitar's string, before the amplifier."""
    u = rng.uniform
    return Patch("string", shape=u(0, 1), unison=1, detune=0.0, dark=u(900, 2500), bright=u(3000, 8000), resonance=0.0,
                 sweep=u(0.2, 0.8), envelope=Envelope(u(0.001, 0.004), u(0.8, 4), u(0.1, 0.5), u(0.02, 0.05)))


def _piano(rng):
    u = rng.uniform
    return Patch("string", shape=u(0, 0.4), unison=int(rng.choice([1, 2])), detune=u(1, 4), dark=u(300, 900),
                 bright=u(1500, 6000), resonance=0.0, sweep=u(0.2, 1.5),
                 envelope=Envelope(u(0.001, 0.004), u(0.5, 3), u(0.02, 0.15), u(0.05, 0.2)))


def _electric_piano(rng):
    u = rng.uniform
    return Patch(str(rng.choice(["fm", "triangle", "pulse"])), shape=u(0, 0.7), unison=1, detune=0.0, dark=u(400, 1500),
                 bright=u(1500, 6000), resonance=0.0, sweep=u(0.1, 0.8),
                 envelope=Envelope(u(0.001, 0.005), u(0.5, 2.5), u(0.0, 0.2), u(0.05, 0.2)))


def _organ(rng):
    u = rng.uniform
    return Patch("organ", shape=u(0, 1), unison=1, detune=0.0, dark=6000, bright=6000, resonance=0.0, sweep=1.0,
                 envelope=Envelope(u(0.004, 0.02), 1.0, 1.0, u(0.03, 0.1)), vibrato=u(0, 20))


def _clean_guitar(rng):
    u = rng.uniform
    return dataclasses.replace(guitar(rng), dark=u(400, 1500), bright=u(1800, 7000),
                               envelope=Envelope(u(0.001, 0.004), u(0.25, 1.5), u(0.0, 0.15), u(0.03, 0.12)))


def _strings(rng):
    u = rng.uniform
    return Patch("saw", shape=0.0, unison=3, detune=u(10, 30), dark=u(1200, 3500), bright=u(1500, 5000), resonance=0.0,
                 sweep=2.0, envelope=Envelope(u(0.03, 0.12), 2.0, u(0.7, 1), u(0.1, 0.4)), vibrato=u(5, 25))


def _brass(rng):
    u = rng.uniform
    return Patch("saw", shape=0.0, unison=int(rng.choice([1, 2, 3])), detune=u(4, 15), dark=u(900, 2500),
                 bright=u(2500, 7000), resonance=u(0, 0.2), sweep=u(0.2, 1),
                 envelope=Envelope(u(0.015, 0.06), u(0.3, 1), u(0.6, 1), u(0.04, 0.12)), vibrato=u(0, 20))


_IMITATIONS = ((range(0, 4), _piano), (range(4, 8), _electric_piano), (range(16, 21), _organ),
               (range(24, 29), _clean_guitar), (range(48, 52), _strings), (range(56, 64), _brass))


def imitation(program, rng):
    """A patch that sounds roughly like a General MIDI program; None for those it cannot."""
    draw = next((draw for programs, draw in _IMITATIONS if program in programs), None)
    return None if draw is None else draw(rng)


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
    u = rng.uniform
    cabinet = {60: -14, 110: 2, 400: u(-5, 1), 900: u(-4, 2), 2500: u(0, 6), 4000: u(-3, 2), 6000: -16, 10000: -36}
    return effects.equalise(driven, (np.array(list(cabinet)), np.array(list(cabinet.values()))))
