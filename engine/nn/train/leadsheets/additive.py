"""Plays a Clip with sums of sines, so that not all tones that the model hears come from soundfonts."""
import numpy as np

from arrange import DRUMS

PARTIALS = 12


def render(clip, rng, rate):
    """Mono samples; each channel has a timbre and a decay of its own."""
    samples = np.zeros(int(clip.seconds * rate) + rate)
    slopes = {channel: rng.uniform(0.3, 0.9) for channel in range(4)}
    decays = {channel: rng.choice([0.3, 0.6, 1.5, 100.0]) for channel in range(4)}
    odd = {channel: rng.choice([1.0, 1.0, 0.2]) for channel in range(4)}  # how strong even partials are
    noise = np.random.default_rng(0)
    for beat, beats, channel, note, velocity in clip.notes:
        begin = int(max(beat, 0) * clip.seconds_a_beat * rate)
        count = min(int(beats * clip.seconds_a_beat * rate), len(samples) - begin)
        if count < 100:
            continue
        time = np.arange(count) / rate
        if channel == DRUMS:
            tone = noise.normal(size=count) * np.exp(-time / 0.03) * 0.5
        else:
            frequency = 440 * 2 ** ((note - 69 + clip.cents / 100) / 12)
            tone = np.zeros(count)
            for partial in range(1, PARTIALS + 1):
                if frequency * partial < rate / 2.2:
                    level = slopes[channel] ** (partial - 1) * (odd[channel] if partial % 2 == 0 else 1)
                    tone += level * np.sin(2 * np.pi * frequency * partial * time + partial)
            tone *= np.exp(-time / decays[channel])
        edge = min(count // 2, rate // 200)
        tone[:edge] *= np.linspace(0, 1, edge)
        tone[count - edge:] *= np.linspace(1, 0, edge)
        samples[begin:begin + count] += (velocity / 127) ** 2 * tone
    return samples[:int(clip.seconds * rate)] * 0.5 / max(np.abs(samples).max(), 1e-9)
