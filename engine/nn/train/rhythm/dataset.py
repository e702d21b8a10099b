"""Training examples for the rhythm network: random stretches of clips, varied, with their targets.

A clip is NAME.json, NAME.bands.npy and NAME.pitch.npy as `clips.py` writes them. Spectra are bytes that code
log10(1 + 1000 m / r) / 3 of a band's magnitude m against the running reference r.
"""
import dataclasses
import json
import pathlib

import numpy as np
import scipy.signal

FRAME_RATE = 50            # of bands and of the beat targets, Hz
SLOW = 4                   # frames to one frame of pitch, tempo and metre
BANDS, PITCHES = 74, 84
TEMPO_CLASSES = 32         # 40 * 2^(i/12) beats a minute
BEATS_IN_BAR = (2, 3, 4, 5, 7)
SMEAR = ((2, 0.2), (-2, 0.2), (1, 0.6), (-1, 0.6), (0, 1.0))   # frames off, target there
IGNORED = -1
FAINT = (-32, -12)         # dB, of another clip heard beside one
FOREGROUND = (-14, 2)      # dB, of a voice


@dataclasses.dataclass(frozen=True)
class Clip:
    name: str
    style: str
    bands: np.ndarray          # uint8 [T, BANDS]
    pitch: np.ndarray          # uint8 [T / SLOW, PITCHES]
    beats: np.ndarray          # seconds, ascending
    positions: np.ndarray      # of the beats in their bar, 1 = downbeat
    numerators: np.ndarray     # of the metre at each beat
    denominators: np.ndarray
    changes: np.ndarray        # seconds at which a chord begins
    chords_known: bool
    bars_known: bool           # otherwise positions and metres are a guess that nobody is to learn from

    @property
    def frames(self):
        return len(self.bands)


def load_clip(path):
    """The clip of a JSON file, or None where it is damaged or unfinished."""
    try:
        notes = json.loads(path.read_text())
        stem = str(path)[:-len(".json")]
        bands, pitch = np.load(stem + ".bands.npy"), np.load(stem + ".pitch.npy")
    except (OSError, ValueError):
        return None
    if bands.shape[1] != BANDS or len(bands) < 8 * FRAME_RATE:
        return None
    table = np.array(notes["beats"], float).reshape(-1, 4)
    labels = [(begin, label) for begin, _, label in notes["chords"]]
    changes = [begin for (_, before), (begin, label) in zip(labels, labels[1:]) if label != before]
    return Clip(path.name[:-len(".json")], notes.get("style", ""), bands, pitch, table[:, 0], table[:, 1].astype(int),
                table[:, 2].astype(int), table[:, 3].astype(int), np.array(changes),
                bool(labels) and notes.get("exact_chords", True), notes.get("exact_bars", True))


def load_clips(folder):
    """Every whole clip of a folder, by name."""
    clips = (load_clip(path) for path in sorted(pathlib.Path(folder).glob("*.json")))
    return [clip for clip in clips if clip is not None]


def load_sounds(folder):
    """Clips of a folder of which nothing but the sound is used, such as speech."""
    return [Clip(path.name[:-len(".bands.npy")], "", np.load(path),
                 np.load(path.with_name(path.name.replace(".bands.", ".pitch."))), np.empty(0), np.empty(0, int),
                 np.empty(0, int), np.empty(0, int), np.empty(0), False, False)
            for path in sorted(pathlib.Path(folder).glob("*.bands.npy"))]


def decode(codes):
    """log10(1 + 1000 m / r) of bytes."""
    return codes.astype(np.float32) * np.float32(3 / 255)


def encode_scale(levels):
    """Network input, 0 to 1, of log10(1 + 1000 m / r)."""
    return np.clip(levels / 3, 0, 1).astype(np.float32)


def equalise(levels, decibels):
    """Levels as they were if each band had been louder by `decibels` [bands] or [frames, bands]."""
    magnitudes = np.expm1(levels * np.float32(np.log(10)))
    return np.log1p(magnitudes * (10 ** (np.asarray(decibels, np.float32) / 20))) * np.float32(1 / np.log(10))


def beat_units(denominators, numerators):
    """True where the beat divides into three (6/8, 9/8, 12/8)."""
    return (denominators == 8) & (numerators % 3 == 0) & (numerators > 3)


def beats_in_bar(numerators, denominators):
    """How many beats are counted in the bar: 6/8 has two."""
    return np.where(beat_units(denominators, numerators), numerators // 3, numerators)


def smeared(frames, length):
    """Target curve [length] with a small hill at each of `frames`."""
    curve = np.zeros(length + 8, np.float32)
    inside = frames[(frames >= -2) & (frames < length + 2)] + 4
    for offset, value in SMEAR:
        np.maximum.at(curve, inside + offset, value)
    return curve[4:-4]


class Cropper:
    """Draws examples of `frames` frames from clips. Not to be shared between threads."""

    def __init__(self, rng, frames, augment=True):
        if frames % (2 * SLOW):
            raise ValueError("an example's frames must be a multiple of 8")
        self.rng, self.frames, self.augment = rng, frames, augment

    def __call__(self, clip, other=None, voice=None):
        """(bands, pitch, fast targets [3, T], slow targets [T / SLOW, 3]); `other` may be heard faintly beside it, and
        `voice` in front of it."""
        stretch = self._draw_stretch()
        begin = self._draw_begin(clip, stretch)
        bands, pitch = self._levels(clip, begin, stretch)
        if self.augment:
            if other is not None and self.rng.random() < 0.12:
                bands, pitch = self._beside(bands, pitch, other, FAINT)
            if voice is not None and self.rng.random() < 0.2:
                bands, pitch = self._beside(bands, pitch, voice, FOREGROUND)
            bands, pitch = self._vary(bands, pitch)
        return (encode_scale(bands), encode_scale(pitch), self._fast_targets(clip, begin, stretch),
                self._slow_targets(clip, begin, stretch))

    def _levels(self, clip, begin, stretch):
        bands = self._stretched(clip.bands, begin + np.arange(self.frames) / stretch)
        places = (begin + np.arange(self.frames // SLOW) * SLOW / stretch) / SLOW
        return decode(bands), decode(self._stretched(clip.pitch, places))

    def _draw_stretch(self):
        if not self.augment or self.rng.random() < 0.3:
            return 1.0
        return float(np.exp(self.rng.uniform(-0.18, 0.18)))

    def _draw_begin(self, clip, stretch):
        spare = clip.frames - self.frames / stretch
        if not self.augment:
            return 0.0
        begin = self.rng.uniform(min(0, spare), max(0, spare))
        return float(int(begin) // SLOW * SLOW) if stretch == 1.0 else begin

    @staticmethod
    def _stretched(codes, places):
        """Codes at fractional frames; silence outside."""
        padded = np.concatenate([codes, np.zeros((2, codes.shape[1]), codes.dtype)])
        low = np.floor(places).astype(int)
        weight = (places - low)[:, None].astype(np.float32)
        outside = (low < 0) | (low >= len(codes))
        low = np.where(outside, len(codes), low)
        if not weight.any():
            return padded[low].astype(np.float32)
        return padded[low] * (1 - weight) + padded[low + 1] * weight

    def _vary(self, bands, pitch):
        rng = self.rng
        if rng.random() < 0.15:
            bands, pitch = self._reverberate(bands, pitch)
        level = rng.normal(0, 3)
        if rng.random() < 0.8:
            bands = equalise(bands, level + self._curve(bands.shape[1], 4.5))
            pitch = equalise(pitch, level + self._curve(pitch.shape[1], 4.5))
        if rng.random() < 0.4:      # hiss, rumble or crowd: a floor with the colour of a random curve
            noise = 10 ** (rng.uniform(-1.5, 1.3) + self._curve(bands.shape[1], 6) / 20)
            ripple = np.exp(rng.normal(0, 0.5, bands.shape)).astype(np.float32)
            bands = np.log10(10 ** bands + (noise * ripple).astype(np.float32))
        bands = self._shift(bands, int(rng.integers(-3, 4)))
        pitch = self._shift(pitch, int(rng.integers(-6, 7)))
        if rng.random() < 0.3:
            self._mute_bands(bands, 3, 20)
        if rng.random() < 0.15:
            bands[:, :int(rng.integers(4, 16))] = 0
        if rng.random() < 0.1:
            bands[:, -int(rng.integers(10, 35)):] = 0
        if rng.random() < 0.2:
            self._mute_bands(pitch, 6, 36)
        if rng.random() < 0.06:
            pitch[:] = 0
        if rng.random() < 0.12:
            self._duck(bands, pitch)
        return bands, pitch

    def _beside(self, bands, pitch, other, decibels):
        """With the sound of another clip, at its own pace: voices and crowds do not keep to the beat either."""
        stretch = self._draw_stretch()
        added = self._levels(other, self._draw_begin(other, stretch), stretch)
        gain = np.float32(10 ** (self.rng.uniform(*decibels) / 20))
        return tuple(np.log10(10 ** levels + gain * (10 ** more - 1)) for levels, more in zip((bands, pitch), added))

    def _reverberate(self, bands, pitch):
        """With energy that dies away exponentially, in a room drawn at random."""
        seconds, wet = self.rng.uniform(0.3, 2.0), 10 ** (self.rng.uniform(-22, -8) / 10)
        return tuple(self._with_tail(levels, frame, seconds, wet)
                     for levels, frame in ((bands, 1 / FRAME_RATE), (pitch, SLOW / FRAME_RATE)))

    @staticmethod
    def _with_tail(levels, frame, seconds, wet):
        keep = 10 ** (-6 * frame / seconds)
        energy = (10 ** levels - 1) ** 2
        tail = scipy.signal.lfilter([0, wet * keep], [1, -keep], energy, axis=0)
        return np.log10(1 + np.sqrt(energy + tail)).astype(np.float32)

    def _curve(self, bands, decibels):
        knots = self.rng.normal(0, decibels, 6)
        return np.interp(np.arange(bands), np.linspace(0, bands - 1, 6), knots)

    @staticmethod
    def _shift(levels, by):
        if by == 0:
            return levels
        shifted = np.roll(levels, by, 1)
        shifted[:, slice(0, by) if by > 0 else slice(by, None)] = 0
        return shifted

    def _mute_bands(self, levels, fewest, most):
        first = int(self.rng.integers(0, levels.shape[1] - 4))
        levels[:, first:first + int(self.rng.integers(fewest, most))] = 0

    def _duck(self, bands, pitch):
        """A passage where nearly everything is gone, as in a break or a bad connection."""
        begin = int(self.rng.integers(0, self.frames - 100)) // SLOW
        end = begin + int(self.rng.integers(4, 30))
        bands[begin * SLOW:end * SLOW] *= 0.3
        pitch[begin:end] *= 0.3

    def _fast_targets(self, clip, begin, stretch):
        def frames_of(seconds):
            return np.round((np.asarray(seconds) * FRAME_RATE - begin) * stretch).astype(int)
        return np.stack([smeared(frames_of(clip.beats), self.frames),
                         smeared(frames_of(clip.beats[clip.positions == 1]), self.frames),
                         smeared(frames_of(clip.changes), self.frames)])

    def _slow_targets(self, clip, begin, stretch):
        """Classes of tempo and metre and whether beats divide into three, for each slow frame; IGNORED where unknown."""
        targets = np.full((self.frames // SLOW, 3), IGNORED, np.int64)
        if len(clip.beats) < 4:
            return targets
        seconds = (begin + (np.arange(self.frames // SLOW) * SLOW) / stretch) / FRAME_RATE
        index = np.searchsorted(clip.beats, seconds, "right") - 1
        inside = (index >= 0) & (index < len(clip.beats) - 1)
        index = np.clip(index, 0, len(clip.beats) - 2)
        spans = np.diff(clip.beats)
        smooth = np.convolve(np.pad(spans, 2, "edge"), np.ones(5) / 5, "valid")
        rate = 60 / smooth[index] / stretch
        steps = np.round(12 * np.log2(np.maximum(rate, 1) / 40)).astype(int)
        known = inside & (steps >= -3) & (steps <= TEMPO_CLASSES + 4)   # eighths of 7/8 run at up to 300
        targets[known, 0] = np.clip(steps[known], 0, TEMPO_CLASSES - 1)
        targets[inside, 2] = beat_units(clip.denominators, clip.numerators)[index[inside]]
        if not clip.bars_known:
            return targets
        counts = beats_in_bar(clip.numerators, clip.denominators)[index]
        for number, count in enumerate(BEATS_IN_BAR):
            targets[inside & (counts == count), 1] = number
        return targets
