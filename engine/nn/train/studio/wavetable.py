"""An oscillator that reads single periods of waves, with brightness and pitch that move: for voices and synths."""
import dataclasses

import numpy as np

RATE = 22050
PERIOD = 1024                 # samples of a table
CONTROL = 32                  # samples between the knots of pitch and level curves


def hertz(pitch):
    return 440.0 * 2.0 ** ((np.asarray(pitch, float) - 69.0) / 12.0)


def harmonics(frequency):
    """Numbers of the harmonics of `frequency` Hz that lie below the band's end; at least the first."""
    return np.arange(1, max(2, min(PERIOD // 2, int(0.47 * RATE / frequency) + 1)))


def table(amplitudes, rng=None):
    """One period, float32, from the amplitudes of its harmonics; phases random where `rng` is given."""
    spectrum = np.zeros(PERIOD // 2 + 1, complex)
    phases = np.full(len(amplitudes), -np.pi / 2) if rng is None else 2 * np.pi * rng.random(len(amplitudes))
    spectrum[1:len(amplitudes) + 1] = amplitudes * np.exp(1j * phases)
    wave = np.fft.irfft(spectrum, PERIOD) * PERIOD / 2
    return wave.astype(np.float32)


def oscillate(tables, position, phase):
    """Reads tables [K, PERIOD] at `phase` (cycles) and `position` (0 to K − 1, fractional), both [N]."""
    index = (phase * PERIOD).astype(np.int64) & (PERIOD - 1)
    if len(tables) == 1:
        return tables[0][index]
    lower = np.minimum(position.astype(np.int64), len(tables) - 2)
    share = (position - lower).astype(np.float32)
    flat = tables.ravel()
    at = lower * PERIOD + index
    return flat[at] * (1 - share) + flat[at + PERIOD] * share


def knots(seconds):
    """Times of the control points of a note of `seconds`."""
    return np.arange(0, int(seconds * RATE) // CONTROL + 2) * (CONTROL / RATE)


def spread(curve, count):
    """A control curve at the sample rate, float32 [count]."""
    return np.interp(np.arange(count), np.arange(len(curve)) * CONTROL, curve).astype(np.float32)


def cycles(semitones, count, start=0.0):
    """Phase in cycles, float64 [count], of a pitch curve at the control points."""
    frequency = spread(hertz(semitones), count)
    return start + np.cumsum(frequency, dtype=np.float64) / RATE


@dataclasses.dataclass
class Envelope:
    attack: float
    decay: float
    sustain: float            # 0 to 1
    release: float

    def curve(self, time, length):
        """Level at `time` (seconds, control points) of a note of `length` seconds."""
        rise = np.minimum(1.0, (time + 1e-4) / max(self.attack, 1e-4))
        fall = self.sustain + (1 - self.sustain) * np.exp(-np.maximum(time - self.attack, 0) / max(self.decay, 1e-3))
        tail = np.exp(-np.maximum(time - length, 0) / max(self.release, 1e-3) * 3)
        return rise * fall * tail


def bend(previous, pitch, time, portamento, rng):
    """Semitones that glide to `pitch` from the note before, or from a little below."""
    if portamento <= 0:
        return np.full(len(time), float(pitch))
    begin = previous if previous is not None and abs(previous - pitch) <= 14 else pitch - rng.uniform(0, 1.5)
    return pitch + (begin - pitch) * np.exp(-time / (0.4 * portamento))


def vibrato(time, cents, rate, onset, rng):
    """Semitones of a vibrato that sets in `onset` seconds after the note's begin."""
    depth = cents / 100.0 * np.clip((time - onset) / 0.25, 0, 1)
    return depth * np.sin(2 * np.pi * (rate * rng.uniform(0.95, 1.05) * time + rng.random()))
