"""A drum synthesiser: a kit's sounds are drawn once for a song, from acoustic-like to machine-made.

Drums are damped modes with a falling pitch plus filtered noise, cymbals are dense inharmonic partials in noise, as in
Cook, "Real Sound Synthesis for Interactive Applications" (2002), chapters 4 and 10.
"""
import dataclasses

import numpy as np
import scipy.signal

RATE = 22050
LAYERS = (0.35, 0.65, 1.0)    # strokes are made at these strengths, and their level follows the velocity
TAKES = 2                     # different strokes of each

KICKS, SNARES, CLOSED_HATS = (35, 36), (38, 40), (42, 44)
OPEN_HAT, RIM, CLAP, TAMBOURINE, COWBELL = 46, 37, 39, 54, 56
CRASHES, RIDES, BELL = (49, 52, 55, 57), (51, 59), 53
TOMS = (41, 43, 45, 47, 48, 50)
HAND_DRUMS = {60: 400, 61: 290, 62: 330, 63: 310, 64: 210, 65: 420, 66: 310, 76: 900, 77: 700, 78: 500, 79: 380}
SHAKERS = (69, 70, 82, 73, 74)
WOODS = {75: 2500, 67: 1100, 68: 850, 80: 5200, 81: 5100, 71: 2600, 72: 2500}

ACOUSTIC, MACHINE, GABBER, METAL, DUSTY, BRUSHES = "acoustic", "machine", "gabber", "metal", "dusty", "brushes"


def decay(count, seconds):
    """Exponential that falls by 1/e in `seconds`."""
    return np.exp(-np.arange(count) / (max(seconds, 1e-4) * RATE))


def band(noise, low, high, order=2):
    """Noise between `low` and `high` Hz."""
    high = min(high, 0.48 * RATE)
    low = min(max(low, 20.0), 0.8 * high)
    sections = scipy.signal.butter(order, [low, high], "bandpass", fs=RATE, output="sos")
    return scipy.signal.sosfilt(sections, noise)


def sweep(count, base, extra, seconds):
    """A sine whose frequency falls from base + extra to base Hz."""
    frequency = base + extra * decay(count, seconds)
    return np.sin(2 * np.pi * np.cumsum(frequency) / RATE)


def _fade(sound):
    """Ends without a click."""
    tail = min(len(sound), int(0.01 * RATE))
    sound[-tail:] *= np.linspace(1.0, 0.0, tail)
    return sound


@dataclasses.dataclass
class Kick:
    base: float               # Hz
    extra: float              # Hz above base at the stroke
    fall: float               # seconds
    ring: float
    click: float              # level of the beater
    click_band: tuple
    drive: float
    shell: float              # level of a second mode

    @staticmethod
    def draw(character, rng):
        u = rng.uniform
        if character == MACHINE:
            long = rng.random() < 0.4                                   # an 808's boom against a 909's thump
            return Kick(u(38, 60), u(60, 320), u(0.008, 0.05), u(0.2, 0.6) if long else u(0.06, 0.2), u(0, 0.7),
                        (u(600, 2500), u(4000, 10000)), u(1, 5), 0.0)
        if character == GABBER:
            return Kick(u(42, 60), u(200, 700), u(0.02, 0.09), u(0.1, 0.25), u(0, 0.6), (1000, 9000), u(6, 40), 0.0)
        if character == METAL:
            return Kick(u(50, 75), u(60, 200), u(0.005, 0.015), u(0.03, 0.09), u(0.8, 2.2),
                        (u(1800, 3500), u(5000, 10000)), u(1, 3), u(0, 0.3))
        return Kick(u(45, 85), u(20, 140), u(0.006, 0.03), u(0.04, 0.16), u(0.1, 1.1),
                    (u(300, 2000), u(2500, 7000)), u(1, 2.5), u(0.1, 0.6))

    def strike(self, strength, rng):
        count = int(RATE * min(1.5, 5 * self.ring + 0.05))
        body = sweep(count, self.base, self.extra * (0.6 + 0.4 * strength), self.fall) * decay(count, self.ring)
        if self.shell:
            second = self.base * 1.59 * rng.uniform(0.99, 1.01)      # a membrane's second mode
            body += self.shell * sweep(count, second, 30, 0.01) * decay(count, self.ring * 0.5)
        beater = band(rng.normal(size=count), *self.click_band) * decay(count, 0.004)
        return np.tanh(self.drive * (body + self.click * strength * beater)) / np.tanh(self.drive)


@dataclasses.dataclass
class Snare:
    modes: tuple              # Hz
    ring: float
    wires: float              # level of the noise
    wires_ring: float
    wires_band: tuple
    drive: float
    buzz: float               # seconds by which the wires' noise rises after the stroke

    @staticmethod
    def draw(character, rng):
        u = rng.uniform
        base = u(140, 260)
        if character in (MACHINE, GABBER):
            return Snare((base, base * u(1.4, 1.9)), u(0.02, 0.1), u(0.5, 2.0), u(0.03, 0.16),
                         (u(400, 2500), u(5000, 10500)), u(1, 4), 0.0)
        if character == DUSTY:
            return Snare((base, base * 1.6), u(0.03, 0.08), u(0.7, 1.5), u(0.04, 0.1), (u(200, 600), u(3000, 5500)),
                         u(1.5, 5), 0.0)
        return Snare(tuple(base * f * u(0.97, 1.03) for f in (1.0, 1.59, 2.14, 2.3, 2.65, 2.92)), u(0.03, 0.12),
                     u(0.6, 2.2), u(0.04, 0.18), (u(250, 1500), u(5500, 10500)), u(1, 2.5), u(0.0, 0.003))

    def strike(self, strength, rng):
        count = int(RATE * min(0.9, 5 * max(self.ring, self.wires_ring) + 0.05))
        body = np.zeros(count)
        for i, mode in enumerate(self.modes):
            tone = sweep(count, mode * rng.uniform(0.995, 1.005), 0.25 * mode, 0.01)
            body += tone * decay(count, self.ring / (1 + 0.6 * i)) / (1 + i)
        rise = np.minimum(1.0, np.arange(count) / max(1.0, self.buzz * RATE))
        wires = band(rng.normal(size=count), self.wires_band[0], self.wires_band[1] * (0.6 + 0.4 * strength))
        wires = wires * rise * (decay(count, self.wires_ring * (0.6 + 0.4 * strength)) + 0.3 * decay(count, 0.01))
        return np.tanh(self.drive * (0.8 * body + self.wires * wires)) / self.drive


@dataclasses.dataclass
class Cymbal:
    """Hats, rides and crashes: inharmonic square or sine partials through a high band, with noise."""
    partials: np.ndarray      # Hz
    tone: float               # partials against noise
    ring: float
    attack: float             # seconds
    edges: tuple
    square: bool

    @staticmethod
    def draw(character, rng, low_ring, high_ring, low_edge=3500.0):
        u = rng.uniform
        ring = np.exp(u(np.log(low_ring), np.log(high_ring)))
        machine = character in (MACHINE, GABBER)
        partials = u(400, 900) * np.cumprod(u(1.15, 1.6, 6)) if machine else np.exp(u(np.log(1500), np.log(10000), 24))
        return Cymbal(partials, tone=u(0.1, 0.8) if machine else u(0.1, 0.45), ring=ring,
                      attack=u(0.0, 0.002) if ring < 0.2 else u(0.0, 0.006),
                      edges=(low_edge * u(0.7, 1.7), u(8500, 10800)), square=machine and rng.random() < 0.6)

    def strike(self, strength, rng):
        count = int(RATE * min(3.0, 4.5 * self.ring + 0.03))
        time = np.arange(count) / RATE
        wave = np.zeros(count)
        for frequency in self.partials * rng.uniform(0.998, 1.002):
            partial = np.sin(2 * np.pi * (frequency * time + rng.random()))
            wave += np.sign(partial) if self.square else partial * decay(count, self.ring * rng.uniform(0.4, 1.2))
        wave *= self.tone / np.sqrt(len(self.partials))
        wave += (1 - self.tone) * rng.normal(size=count)
        rise = np.minimum(1.0, (1 + np.arange(count)) / max(1.0, self.attack * RATE))
        shape = decay(count, self.ring) * 0.7 + 0.3 * decay(count, min(0.012, self.ring))
        return 0.7 * band(wave, self.edges[0] * (1.15 - 0.15 * strength), self.edges[1]) * shape * rise


@dataclasses.dataclass
class Membrane:
    """Toms, congas, bongos and wood blocks: a few modes and a slap."""
    base: float
    bend: float               # relative rise of pitch at the stroke
    ring: float
    slap: float
    spread: float             # ratio of the second mode

    @staticmethod
    def draw(base, rng, low_ring, high_ring, slap):
        return Membrane(base * rng.uniform(0.88, 1.14), rng.uniform(0, 0.5), rng.uniform(low_ring, high_ring),
                        slap * rng.uniform(0.2, 1.5), rng.uniform(1.4, 2.4))

    def strike(self, strength, rng):
        count = int(RATE * min(1.5, 5 * self.ring + 0.03))
        body = sweep(count, self.base, self.base * self.bend * strength, 0.03) * decay(count, self.ring)
        body += 0.4 * sweep(count, self.base * self.spread, 0, 0.03) * decay(count, self.ring * 0.5)
        noise = band(rng.normal(size=count), self.base, min(9000, self.base * 12)) * decay(count, 0.006)
        return 0.8 * body + self.slap * strength * noise


@dataclasses.dataclass
class Clap:
    bursts: np.ndarray        # seconds
    tail: float
    edges: tuple

    @staticmethod
    def draw(rng):
        gaps = rng.uniform(0.006, 0.013, int(rng.integers(2, 4)))
        return Clap(np.cumsum(np.append(0.0, gaps)), tail=rng.uniform(0.03, 0.12),
                    edges=(rng.uniform(500, 1100), rng.uniform(2200, 7000)))

    def strike(self, strength, rng):
        count = int(RATE * (0.1 + 4 * self.tail))
        shape = np.zeros(count)
        for i, burst in enumerate(self.bursts):
            start = int(burst * RATE)
            shape[start:] += decay(count - start, 0.005 if i + 1 < len(self.bursts) else self.tail)
        return 1.6 * band(rng.normal(size=count), *self.edges) * shape


@dataclasses.dataclass
class Shaker:
    """Shakers, tambourines, maracas and brush sweeps: noise that swells and falls."""
    rise: float
    fall: float
    edges: tuple
    jingles: np.ndarray       # Hz, may be empty

    @staticmethod
    def draw(rng, low=3500, rise=(0.001, 0.02), fall=(0.015, 0.08), jingles=0):
        tones = rng.uniform(4000, 9800, jingles)
        edges = (low * rng.uniform(0.7, 1.5), rng.uniform(8000, 10800))
        return Shaker(rng.uniform(*rise), rng.uniform(*fall), edges, tones)

    def strike(self, strength, rng):
        count = int(RATE * (self.rise + 5 * self.fall))
        time = np.arange(count) / RATE
        wave = rng.normal(size=count)
        for tone in self.jingles:
            wave += 1.2 * np.sin(2 * np.pi * (tone * time + rng.random()))
        shape = np.minimum(1.0, time / max(self.rise, 1e-3)) * np.exp(-np.maximum(time - self.rise, 0) / self.fall)
        return 0.6 * band(wave, *self.edges) * shape


@dataclasses.dataclass
class Bell:
    tones: tuple
    ring: float
    edges: tuple

    @staticmethod
    def draw(rng, base, ratio, low_ring, high_ring):
        base = base * rng.uniform(0.85, 1.2)
        return Bell((base, base * ratio), rng.uniform(low_ring, high_ring), (base * 0.6, 9000))

    def strike(self, strength, rng):
        count = int(RATE * (5 * self.ring + 0.02))
        time = np.arange(count) / RATE
        wave = sum(np.sign(np.sin(2 * np.pi * f * time)) for f in self.tones)
        return 0.4 * band(wave, *self.edges) * (decay(count, self.ring) + 0.5 * decay(count, 0.01))


class Kit:
    """A drum kit's sounds. character: one of ACOUSTIC, MACHINE, GABBER, METAL, DUSTY, BRUSHES."""

    def __init__(self, character, rng):
        self.character = character
        self._rng = rng
        self._makers = self._draw(character, rng)
        self._strokes = {}

    @staticmethod
    def _draw(character, rng):
        makers = {}
        kick, snare = Kick.draw(character, rng), Snare.draw(character, rng)
        closed = Cymbal.draw(character, rng, 0.012, 0.06)
        opened = dataclasses.replace(closed, ring=rng.uniform(0.1, 0.4))
        makers.update({key: kick for key in KICKS})
        makers.update({key: snare for key in SNARES})
        makers.update({key: closed for key in CLOSED_HATS})
        makers[OPEN_HAT] = opened
        makers.update({key: Cymbal.draw(character, rng, 0.4, 1.3, 2200.0) for key in CRASHES})
        makers.update({key: Cymbal.draw(character, rng, 0.15, 0.6, 2800.0) for key in RIDES})
        makers[BELL] = Bell.draw(rng, 1800, 1.48, 0.1, 0.3)
        if character == BRUSHES:
            tap = Shaker.draw(rng, 900, (0.001, 0.004), (0.02, 0.06))
            makers.update({38: tap, 40: Shaker.draw(rng, 1200, (0.05, 0.2), (0.05, 0.15))})
        lowest = rng.uniform(62, 95)
        for i, key in enumerate(TOMS):
            makers[key] = Membrane.draw(lowest * 1.19 ** i, rng, 0.06, 0.28, 0.6)
        makers.update({key: Membrane.draw(hz, rng, 0.03, 0.16, 0.8) for key, hz in HAND_DRUMS.items()})
        makers.update({key: Bell.draw(rng, hz, rng.uniform(1.2, 1.7), 0.01, 0.08) for key, hz in WOODS.items()})
        makers[RIM] = Membrane.draw(rng.uniform(500, 1700), rng, 0.008, 0.03, 0.9)
        makers[CLAP] = Clap.draw(rng)
        makers[COWBELL] = Bell.draw(rng, 560, 1.48, 0.03, 0.12)
        makers[TAMBOURINE] = Shaker.draw(rng, 4000, jingles=6)
        makers.update({key: Shaker.draw(rng) for key in SHAKERS})
        return makers

    def _stroke(self, key, layer, take):
        """float32 samples of one stroke, remembered."""
        name = (key, layer, take)
        if name not in self._strokes:
            maker = self._makers.get(key) or self._makers[42]
            self._strokes[name] = _fade(np.asarray(maker.strike(LAYERS[layer], self._rng))).astype(np.float32)
        return self._strokes[name]

    def render(self, notes, seconds, levels):
        """float32 samples of [N, 4] notes (onset s, length s, key, velocity).

        levels: dB by key that raise or lower single drums.
        """
        out = np.zeros(int(seconds * RATE) + 4 * RATE, np.float32)
        chokes = np.sort(notes[np.isin(notes[:, 2], CLOSED_HATS), 0])
        for onset, _, key, velocity in notes:
            start = int(round(onset * RATE))
            if start < 0 or onset >= seconds:
                continue
            key, strength = int(key), velocity / 127.0
            layer = int(np.searchsorted(LAYERS[:-1], strength))
            sound = self._stroke(key, layer, int(self._rng.integers(TAKES)))
            if key == OPEN_HAT:
                following = chokes[np.searchsorted(chokes, onset + 0.02):][:1]
                if len(following):
                    sound = _fade(sound[:max(int((following[0] - onset) * RATE), 300)].copy())
            gain = strength ** 1.6 * 10 ** (levels.get(key, 0.0) / 20)
            out[start:start + len(sound)] += gain * sound[:len(out) - start]
        return out[:int(seconds * RATE)]
