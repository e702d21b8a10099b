"""Records a performance: has its parts played, treats and balances the stems and masters their sum."""
import numpy as np

import casting
import drumsynth
import effects
import master
import productions

RATE = 22050
LEAD = 1.5                    # seconds that are rendered before the clip, so that it can begin in mid-sound
PIANOS = range(0, 8)
LEVELS = {"drums": 0.0, "percussion": -7.0, "bass": -2.0, "chords": -5.0, "pad": -9.0, "melody": -3.0, "voice": -1.0,
          "effect": -11.0}   # dB of the parts' roles


class Studio:
    """A cast and a desk. unheard: with what training never hears, for validation."""

    def __init__(self, unheard=False):
        self._unheard = unheard
        self._cast = casting.Cast(unheard)

    def record(self, performance, name, rng):
        """float32 samples at RATE of a Performance whose notes may begin LEAD seconds before its time 0.

        name: the production (productions.py).
        """
        production = productions.production(name)
        takes = [casting.Take(played, LEAD) for played in performance.parts if len(played.notes)]
        changes = np.array([begin for begin, _, _ in performance.chords]) + LEAD
        for take in takes:
            if take.part.program in PIANOS and rng.random() < production.pedal:
                take.pedal(changes, rng)
        stems = self._cast.play(takes, performance.seconds + LEAD, production, rng)
        mixed = mix(stems, kicks(takes), production, rng)
        if rng.random() < production.clapping:
            mixed = mixed + _audience(performance.beats, mixed, rng)
        mastered = master.master(mixed, production, rng, self._unheard)
        start = int(LEAD * RATE)
        return mastered[start:start + int(performance.seconds * RATE)]


def kicks(takes):
    """Seconds at which the bass drum sounds, ascending."""
    found = [t.notes[np.isin(t.notes[:, 2], drumsynth.KICKS), 0] for t in takes if t.part.role == "drums"]
    return np.sort(np.concatenate(found)) if found else np.zeros(0)


def mix(stems, triggers, production, rng):
    """Sum of the (Take, samples) at levels drawn around what their roles usually have; parts may duck at `triggers`."""
    pumping = rng.uniform(0.2, 0.95) if len(triggers) and rng.random() < production.pumping else 0.0
    release = rng.uniform(0.12, 0.4)
    total = np.zeros(max((len(sound) for _, sound in stems), default=1), np.float32)
    for take, sound in stems:
        level = effects.loudness(sound)
        if level < 1e-7 or not np.all(np.isfinite(sound)):
            continue
        percussive = take.part.role in casting.PERCUSSIVE
        sound = sound / np.float32(level)
        sound = _treat_drums(sound, production, rng) if percussive else _treat(sound, take.part.role, production, rng)
        if pumping and not percussive:
            sound = effects.pump(sound, triggers, pumping, release)
        usual = LEVELS.get(take.part.role, -5.0) + (production.drum_level if percussive else 0.0)
        total += sound * np.float32(effects.decibels(usual + take.part.gain + rng.normal(0, production.spread)))
    return total


def _audience(beats, mixed, rng):
    """Hands that clap along on all beats or on the even ones of some seconds."""
    begin = rng.uniform(-10.0, 25.0)
    end = begin + rng.uniform(8.0, 40.0)
    step = int(rng.choice([1, 2]))
    times = [t + LEAD for t, position, *_ in beats if begin <= t < end and position % step == 0]
    level = effects.decibels(rng.uniform(-22.0, -6.0)) * effects.rms(mixed)
    return effects.clapping(len(mixed), times, rng) * np.float32(level)


def _treat_drums(sound, production, rng):
    u = rng.uniform
    if rng.random() < 0.4:
        sound = effects.compress(sound, u(-6, 6), u(2, 8), u(0.001, 0.02), u(0.04, 0.25))
    if rng.random() < 0.3:
        sound = effects.saturate(sound, u(-6, 12), str(rng.choice(["tape", "tube", "clip"])))
    if rng.random() < production.drum_rooms:
        sound = effects.reverberate(sound, effects.room(rng, u(0.1, 0.7), u(2000, 8000)), u(-22, -6))
    return sound


def _treat(sound, role, production, rng):
    u = rng.uniform
    if rng.random() < 0.25:
        sound = effects.equalise(sound, effects.random_curve(rng, 3.0, 4.0))
    if rng.random() < production.driven:
        sound = effects.saturate(sound, u(-3, 14), "tube")
    if rng.random() < 0.1 and role in ("chords", "pad", "melody"):
        sound = effects.chorus(sound, u(0.2, 3), u(0.0005, 0.003), u(0.2, 0.7))
    if rng.random() < 0.12 and role in ("melody", "voice", "chords", "effect"):
        sound = effects.echo(sound, u(0.08, 0.6), u(0.1, 0.6), u(-20, -7))
    return sound
