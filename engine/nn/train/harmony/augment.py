"""What recording, mixing and playing do to a pitch spectrum, done to its codes.

A code stands for a magnitude m against the running reference: code = 255 · min(1, log10(1 + 1000 · m) / 3)."""
import numpy as np

from vocabulary import NO_BASS, NO_CHORD, ROOT_ONLY, ROOTS, UNKNOWN

PITCHES = 84
HARMONICS = ((12, 1.0), (19, 0.7), (24, 0.5), (28, 0.4), (31, 0.3))   # semitones above, share


def magnitudes(codes):
    return (10 ** (codes.astype(np.float32) * (3 / 255)) - 1) / 1000


def encode(magnitude):
    return np.clip(np.log10(1 + 1000 * np.maximum(magnitude, 0)) / 3, 0, 1).astype(np.float32)


def transpose_labels(chord, bass, key, semitones):
    """Labels of the same music `semitones` higher."""
    root_only = chord >= ROOT_ONLY
    pitched = (chord >= 0) & (chord < NO_CHORD) | root_only
    base = np.where(root_only, ROOT_ONLY, chord // ROOTS * ROOTS)
    offset = np.where(root_only, chord - ROOT_ONLY, chord % ROOTS)
    chord = np.where(pitched, base + (offset + semitones) % ROOTS, chord)
    bass = np.where((bass >= 0) & (bass < NO_BASS), (bass + semitones) % ROOTS, bass)
    key = np.where(key != UNKNOWN, key // ROOTS * ROOTS + (key + semitones) % ROOTS, key)
    return chord, bass, key


def shift(x, semitones):
    """`x` (frames × pitches) moved up; what comes in at an edge is silent."""
    moved = np.zeros_like(x)
    if semitones >= 0:
        moved[:, semitones:] = x[:, :PITCHES - semitones]
    else:
        moved[:, :semitones] = x[:, -semitones:]
    return moved


def smooth_curve(rng, size, knots, decibels):
    """A random curve in dB with about `knots` bends."""
    return np.interp(np.linspace(0, knots, size), np.arange(knots + 1), decibels * rng.standard_normal(knots + 1))


def equalise(rng, x):
    curve = smooth_curve(rng, PITCHES, 7, 5.0) + rng.normal(0, 6) * np.linspace(-1, 1, PITCHES)
    return x * (10 ** (curve / 20)).astype(np.float32)


def noise(rng, x):
    """Broadband noise that swells and fades, as hiss, cymbals and crowds do, and strokes that die away, as drums do."""
    frames = len(x)
    colour = 10 ** ((smooth_curve(rng, PITCHES, 5, 6.0) + rng.normal(0, 8) * np.linspace(-1, 1, PITCHES)) / 20)
    level = smooth_curve(rng, frames, max(frames // 40, 1), 4.0)
    if rng.random() < 0.6:
        strokes = np.zeros(frames)
        period = rng.integers(3, 13)
        strokes[rng.integers(period)::period] = 1
        decay = rng.uniform(0.2, 0.8)
        for i in range(1, frames):
            strokes[i] = max(strokes[i], decay * strokes[i - 1])
        level = level + 20 * np.log10(strokes + 0.05)
    grain = rng.rayleigh(0.8, x.shape)
    gain = 10 ** (rng.uniform(-50, -22) / 20)
    return x + (gain * 10 ** (level / 20)[:, None] * colour * grain).astype(np.float32)


def distort(rng, x):
    """Stronger partials."""
    amount = rng.uniform(0, 0.5)
    return x + sum(amount * share * shift(x, interval) for interval, share in HARMONICS)


def sing(rng, x):
    """A voice that wanders, with partials and vibrato, over some of the time."""
    frames = len(x)
    walk = np.cumsum(rng.choice([-2, -1, 0, 0, 0, 0, 1, 2], frames)) % 19 + rng.integers(28, 42)
    sounding = np.repeat(rng.random(frames // 12 + 1) < 0.5, 12)[:frames]
    gain = 10 ** (rng.uniform(-34, -18) / 20) * sounding * 10 ** (smooth_curve(rng, frames, frames // 12, 3) / 20)
    voice = np.zeros_like(x)
    at = np.arange(frames)
    for interval, share in ((0, 1.0), *HARMONICS):
        for blur, part in ((-1, 0.3), (0, 1.0), (1, 0.3)):
            pitch = np.clip(walk + interval + blur, 0, PITCHES - 1)
            voice[at, pitch] += (gain * share * part).astype(np.float32)
    return x + voice


def talk(rng, x, voice):
    """With someone who talks in front of the music: `voice` (frames × pitches, codes), over and over."""
    at = (np.arange(len(x)) + rng.integers(len(voice))) % len(voice)
    gain = 10 ** (rng.uniform(-16, 2) / 20)
    return x + gain * shift(magnitudes(voice[at]), int(rng.integers(-4, 5)))


def stretch(rng, frames, wanted):
    """Indices into a clip's frames: `wanted` of them from a random place, played faster or slower."""
    rate = float(np.exp(rng.normal(0, 0.12)))
    first = rng.uniform(0, max(frames - wanted * rate, 0))
    return np.minimum(np.round(first + rate * np.arange(wanted)).astype(int), frames - 1)


def mask(rng, x):
    if rng.random() < 0.3:
        at, width = rng.integers(PITCHES), rng.integers(2, 14)
        x[:, at:at + width] = 0
    if rng.random() < 0.3:
        at, width = rng.integers(len(x)), rng.integers(2, 10)
        x[at:at + width] *= rng.random() * 0.3
    return x


def recorded_anew(rng, x, silent, voices=()):
    """Codes / 255 of magnitudes `x` as other instruments, rooms and recordings would have them, with one of `voices`
    (codes) in front of some; frames that are `silent` stay so."""
    if rng.random() < 0.4:
        off = rng.normal(0, 0.12)
        x = (1 - abs(off)) * x + abs(off) * shift(x, 1 if off > 0 else -1)
    if rng.random() < 0.4:
        x = distort(rng, x)
    if rng.random() < 0.8:
        x = equalise(rng, x)
    if rng.random() < 0.3:
        x = sing(rng, x)
    if len(voices) and rng.random() < 0.2:
        x = talk(rng, x, voices[rng.integers(len(voices))])
    if rng.random() < 0.6:
        x = noise(rng, x)
    x *= 10 ** (rng.normal(0, 4) / 20)
    x[silent] = 0
    return encode(mask(rng, x))


def augmented(rng, clip, wanted, voices=()):
    """(codes / 255, chord, bass, key) of `wanted` frames, with one of `voices` (codes) in front of some."""
    index = stretch(rng, len(clip.codes), wanted)
    semitones = int(rng.integers(-6, 6))
    labels = transpose_labels(clip.chord[index], clip.bass[index], clip.key[index], semitones)
    codes = clip.codes[index]
    return recorded_anew(rng, shift(magnitudes(codes), semitones), codes.max(1) == 0, voices), *labels
