"""Masters a mix: space, dynamics, tape, noise, the equaliser, the medium's limits, and its level."""
import numpy as np

import codec
import effects

RATE = effects.RATE
CODED = 0.14                  # share of mixes that go through a lossy codec, which costs most of all
CLIPPED = 0.06
CODECS = ("mp3", "mp3", "aac", "opus")
UNHEARD_CODECS = ("opus", "vorbis")


def master(mixed, production, rng, unheard):
    """The mix, as long as it was, within −1 to 1. unheard: with ranges that training does not hear."""
    if len(mixed) < RATE or effects.rms(mixed) < 1e-7:
        return mixed
    if rng.random() < production.swept:
        mixed = _sweep(mixed, rng)
    if rng.random() < production.rooms:
        mixed = _space(mixed, production, rng)
    mixed = _dynamics(mixed, production, rng)
    if rng.random() < production.wow:
        mixed = effects.wow(mixed, rng, 10 ** rng.uniform(-3.6, -2.6))
    mixed = _noise(mixed, production, rng)
    mixed = _colour(mixed, production, rng, unheard)
    mixed = _full_scale(mixed, rng)
    if rng.random() < CODED:
        mixed = codec.transcode(0.9 * mixed, str(rng.choice(UNHEARD_CODECS if unheard else CODECS)), rng)
    return (mixed * effects.decibels(-0.3 - rng.exponential(4.0))).clip(-1, 1).astype(np.float32)


def _sweep(mixed, rng):
    """A disc jockey's filter, opened or closed over some seconds."""
    begin = rng.uniform(0, len(mixed) / RATE)
    moved_at = begin + rng.uniform(2, 12)
    times = [begin, moved_at, moved_at + rng.uniform(0.02, 4)]
    low_pass = rng.random() < 0.6
    rest, moved = (11000.0, rng.uniform(200, 1500)) if low_pass else (20.0, rng.uniform(200, 1200))
    cutoffs = [rest, moved, rest] if rng.random() < 0.5 else [moved, rest, rest]
    return effects.filter_sweep(mixed, times, cutoffs, low_pass)


def _space(mixed, production, rng):
    seconds = np.exp(rng.uniform(*np.log(production.room_seconds)))
    response = effects.room(rng, seconds, rng.uniform(1500, 7000))
    return effects.reverberate(mixed, response, rng.uniform(*production.room_level))


def _dynamics(mixed, production, rng):
    u = rng.uniform
    if rng.random() < production.compressed:
        mixed = effects.compress(mixed, u(-8, 3), u(1.5, 10), u(0.002, 0.03), u(0.05, 0.5))
    if rng.random() < production.saturated:
        mixed = effects.saturate(mixed, u(-6, production.drive), str(rng.choice(["tape", "tape", "tube", "clip"])))
    return mixed


def _noise(mixed, production, rng):
    """Beds of noise, in dB against the music."""
    count, bed = len(mixed), np.zeros(len(mixed), np.float32)
    if rng.random() < production.hiss:
        bed += effects.hiss(count, rng) * effects.decibels(rng.uniform(-60, production.hiss_level))
    if rng.random() < production.crackle:
        bed += effects.crackle(count, rng) * effects.decibels(rng.uniform(-45, -18))
    if rng.random() < production.hum:
        bed += effects.hum(count, rng) * effects.decibels(rng.uniform(-55, -28))
    if rng.random() < production.crowd:
        bed += effects.crowd(count, rng, rng.random() < 0.4) * effects.decibels(rng.uniform(-42, -13))
    return mixed + np.float32(effects.rms(mixed)) * bed


def _band(production, rng):
    """(low cut, high cut or None) in Hz: an old recording's, a telephone's, a dull, a thin or a full medium's."""
    u, chance = rng.uniform, rng.random()
    if rng.random() < production.old:
        return u(60, 250), u(2500, 7000)
    if chance < 0.04:
        return u(200, 400), u(2800, 3800)
    if chance < 0.2:
        return u(15, 50), u(4000, 10000)
    if chance < 0.3:
        return u(60, 180), None
    return u(15, 50), None


def _colour(mixed, production, rng, unheard):
    low_cut, high_cut = _band(production, rng)
    deviation = rng.uniform(3.0, 6.0) if unheard else rng.uniform(0.5, 4.5)
    curve = effects.random_curve(rng, deviation, 6.0)
    return effects.equalise(mixed, curve, low_cut, high_cut, slope=int(rng.integers(2, 7)))


def _full_scale(mixed, rng):
    """To full scale by all but the highest peaks, which clip; on a share many do."""
    peak = float(np.quantile(np.abs(mixed[::3]), 0.9998)) + 1e-9
    gain = effects.decibels(rng.uniform(2, 12)) if rng.random() < CLIPPED else 1.0
    return np.clip(mixed * (gain / peak), -1, 1).astype(np.float32)
