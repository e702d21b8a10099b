"""What a studio does to sound: equalisers, saturation, dynamics, rooms, tape, noise. Mono float arrays at 22,050 Hz.

Nothing here moves transients by more than about a millisecond, so annotations stay true.
"""
import numpy as np
import scipy.fft
import scipy.signal

RATE = 22050


def rms(signal):
    return float(np.sqrt(np.mean(np.square(signal, dtype=np.float64)) + 1e-20))


def loudness(signal):
    """RMS of the tenths of a second that are within 20 dB of the loudest; 0 for silence."""
    frame = RATE // 10
    count = len(signal) // frame
    power = np.square(signal[:count * frame].reshape(count, frame)).mean(1)
    if not count or power.max() <= 1e-14:
        return 0.0
    return float(np.sqrt(power[power > 0.01 * power.max()].mean()))


def decibels(value):
    return 10.0 ** (value / 20.0)


def random_curve(rng, deviation, tilt):
    """(Hz, dB) knots of an equaliser: independent bands plus a slope of up to ±`tilt` dB over the range."""
    knots = np.geomspace(30, 11025, 8)
    return knots, rng.normal(0, deviation, 8) + np.linspace(-1, 1, 8) * rng.uniform(-tilt, tilt)


def equalise(signal, curve=None, low_cut=None, high_cut=None, slope=4):
    """Zero-phase equaliser. curve: (Hz, dB) knots; cuts in Hz with `slope` as the Butterworth order."""
    size = scipy.fft.next_fast_len(len(signal) + 2048, real=True)
    spectrum = scipy.fft.rfft(signal.astype(np.float32), size)
    coarse = np.geomspace(10, 11025, 512)
    gain = np.ones(512)
    if curve is not None:
        gain *= decibels(np.interp(np.log(coarse), np.log(curve[0]), curve[1]))
    if low_cut:
        gain /= np.sqrt(1 + (low_cut / coarse) ** (2 * slope))
    if high_cut:
        gain /= np.sqrt(1 + (coarse / high_cut) ** (2 * slope))
    frequencies = np.arange(len(spectrum)) * (RATE / size)
    spectrum *= np.interp(frequencies, coarse, gain).astype(np.float32)
    return scipy.fft.irfft(spectrum, size)[:len(signal)]


def filter_sweep(signal, times, cutoffs, low_pass=True):
    """A filter whose cutoff (Hz) moves through `cutoffs` at `times` (seconds): six fixed filters, crossfaded."""
    places = np.geomspace(min(cutoffs), max(cutoffs), 6)
    track = np.interp(np.arange(len(signal)) / RATE, times, np.log(cutoffs))
    track = (track - np.log(places[0])) / np.log(places[-1] / places[0]) * 5
    out = np.zeros(len(signal), np.float32)
    for i, cutoff in enumerate(places):
        share = np.clip(1 - np.abs(track - i), 0, 1).astype(np.float32)
        if share.any():
            out += share * (equalise(signal, high_cut=cutoff) if low_pass else equalise(signal, low_cut=cutoff))
    return out


def saturate(signal, drive, kind="tape"):
    """Waveshaper driven `drive` dB over the signal's loudness. kind: tape, tube (uneven), clip or fuzz."""
    level = loudness(signal)
    if level == 0.0:
        return signal
    scaled = signal * (decibels(drive) * 0.3 / level)
    if kind == "tube":
        shaped = np.tanh(scaled + 0.3) - np.tanh(0.3)
    elif kind == "clip":
        shaped = np.clip(scaled, -0.9, 0.9)
    elif kind == "fuzz":
        shaped = scaled / (1 + np.abs(scaled)) + 0.2 * np.clip(4 * scaled, -1, 1)
    else:
        shaped = np.tanh(scaled)
    return shaped * (level / max(loudness(shaped), 1e-9))


def compress(signal, threshold, ratio, attack, release):
    """Feed-forward compressor. threshold: dB against the loudness; attack, release: seconds."""
    hop = 64
    count = -(-len(signal) // hop)
    padded = np.zeros(count * hop, np.float32)
    padded[:len(signal)] = signal
    peaks = np.abs(padded.reshape(count, hop)).max(1)
    reference = loudness(signal)
    if reference == 0.0:
        return signal
    over = np.maximum(20 * np.log10(peaks / reference + 1e-6) - 3.0 - threshold, 0.0) * (1 - 1 / ratio)
    rise, fall = np.exp(-hop / RATE / attack), np.exp(-hop / RATE / release)
    reduction, held = [], 0.0
    for value in over.tolist():
        keep = rise if value > held else fall
        held = keep * held + (1 - keep) * value
        reduction.append(held)
    curve = decibels(-np.array(reduction))
    return signal * np.interp(np.arange(len(signal)), (np.arange(count) + 0.5) * hop, curve).astype(np.float32)


def pump(signal, triggers, depth, release):
    """Side-chain ducking: gain falls by `depth` (0 to 1) at each trigger and recovers in `release` (both seconds)."""
    if not len(triggers):
        return signal
    time = np.arange(0, len(signal) / RATE + 0.01, 0.002)
    last = np.searchsorted(triggers, time, "right") - 1
    since = np.where(last >= 0, time - np.asarray(triggers)[np.maximum(last, 0)], 1e3)
    gain = 1 - depth * np.clip(1 - since / release, 0, 1) ** 1.5
    return signal * np.interp(np.arange(len(signal)) / RATE, time, gain).astype(np.float32)


def room(rng, seconds, brightness):
    """Impulse response: early reflections and noise whose highs die sooner. brightness: Hz at which it halves."""
    count = int(min(3.5, 1.2 * seconds + 0.03) * RATE)
    time = np.arange(count) / RATE
    noise = rng.normal(size=count)
    pole = np.exp(-2 * np.pi * brightness / RATE)
    dark = scipy.signal.lfilter([1 - pole], [1, -pole], noise)
    tail = (noise * np.exp(-time * 6.9 / (0.35 * seconds)) * 0.4 + dark * np.exp(-time * 6.9 / seconds))
    start = rng.uniform(0.001, 0.025)
    tail *= np.clip((time - start) / 0.01, 0, 1)
    reflections = int(rng.integers(3, 9))
    places = (rng.uniform(0.002, 0.05, reflections) * RATE).astype(int)
    tail[np.minimum(places, count - 1)] += rng.uniform(-1, 1, reflections) * rng.uniform(1, 4)
    return (tail / np.sqrt(np.sum(tail ** 2) + 1e-12)).astype(np.float32)


def reverberate(signal, response, wet):
    """Adds the room at `wet` dB against the dry sound."""
    echo = scipy.signal.oaconvolve(signal, response)[:len(signal)]
    level = rms(echo)
    return signal + echo * (decibels(wet) * rms(signal) / level if level > 1e-9 else 0.0)


def echo(signal, seconds, feedback, wet):
    """Repeats, each `feedback` (0 to 1) of the one before, the first at `wet` dB."""
    step = max(1, int(seconds * RATE))
    out = signal.copy()
    gain, at = decibels(wet), step
    while gain > 0.01 and at < len(signal):
        out[at:] += gain * signal[:-at]
        gain, at = gain * feedback, at + step
    return out


def _read(signal, positions):
    """The signal at fractional sample positions, linearly interpolated."""
    return np.interp(positions, np.arange(len(signal)), signal).astype(np.float32)


def chorus(signal, rate, depth, mix):
    """A copy delayed by 8 ms ± depth seconds, mixed in."""
    index = np.arange(len(signal))
    delay = (0.008 + depth * np.sin(2 * np.pi * rate * index / RATE)) * RATE
    return signal * (1 - 0.5 * mix) + mix * _read(signal, index - delay)


def wow(signal, rng, depth):
    """Tape's wow and flutter: relative speed deviation `depth`; times move by under a millisecond."""
    index = np.arange(len(signal))
    shift = np.zeros(len(signal))
    for low, high, share in ((0.5, 1.2, 1.0), (4.0, 9.0, 0.5)):
        rate = rng.uniform(low, high)
        shift += share * depth / (2 * np.pi * rate) * RATE * np.sin(2 * np.pi * (rate * index / RATE + rng.random()))
    return _read(signal, index + shift)


def hiss(count, rng):
    """White to pink noise of RMS 1."""
    size = scipy.fft.next_fast_len(count, real=True)
    bins = size // 2 + 1
    phases = np.exp((2j * np.pi) * rng.random(bins, np.float32))
    spectrum = phases / np.sqrt(1 + np.arange(bins, dtype=np.float32)) ** np.float32(rng.uniform(0, 1.0))
    noise = scipy.fft.irfft(spectrum, size)[:count]
    return (noise / rms(noise)).astype(np.float32)


def hum(count, rng):
    """Mains hum and its overtones, RMS 1."""
    base, time = rng.choice([50.0, 60.0]), np.arange(count) / RATE
    tone = sum(rng.uniform(0.1, 1.0) / k * np.sin(2 * np.pi * (base * k * time + rng.random()))
               for k in (1, 2, 3, 5, 7))
    return (tone / rms(tone)).astype(np.float32)


def crackle(count, rng):
    """A worn record's pops, RMS 1."""
    out = np.zeros(count, np.float32)
    pops = rng.integers(0, count, int(count / RATE * rng.uniform(3, 60)))
    out[pops] = rng.normal(size=len(pops)) * np.exp(rng.normal(0, 1, len(pops)))
    out = scipy.signal.lfilter([1, -0.5], [1, -rng.uniform(0.3, 0.8)], out).astype(np.float32)
    return out / max(rms(out), 1e-6)


def _claps(at, count, rng):
    """A clap at each of the samples `at`."""
    hits = np.zeros(count, np.float32)
    hits[at] = rng.uniform(0.2, 1.0, len(at))
    clap = rng.normal(size=300) * np.exp(-np.arange(300) / 60)
    return scipy.signal.oaconvolve(hits, clap)[:count]


def crowd(count, rng, applause):
    """An audience: a babble of voices with swells, and clapping where `applause`; RMS 1."""
    babble = hiss(count, rng)
    babble = equalise(babble, low_cut=rng.uniform(200, 400), high_cut=rng.uniform(900, 2500), slope=2)
    knots = np.arange(0, count / RATE + 2, rng.uniform(0.3, 1.5))
    babble = babble * np.interp(np.arange(count) / RATE, knots, rng.uniform(0.3, 1.0, len(knots)))
    noise = babble / rms(babble)
    if applause:
        claps = _claps(rng.integers(0, count, int(rng.uniform(40, 300) * count / RATE)), count, rng)
        noise = 0.5 * noise + claps / rms(claps)
    return (noise / rms(noise)).astype(np.float32)


def clapping(count, times, rng):
    """An audience that claps along at `times` (seconds), loosely and a little late; RMS 1, silence without times."""
    hands = int(rng.integers(8, 60))
    spread = rng.uniform(0.012, 0.04)
    at = np.repeat(np.asarray(times, float), hands) + rng.normal(rng.uniform(0.0, 0.02), spread, len(times) * hands)
    at = (at * RATE).astype(int)
    noise = _claps(at[(at >= 0) & (at < count)], count, rng)
    return (noise / rms(noise)).astype(np.float32)


def fade(signal, seconds_in, seconds_out):
    """Linear fades."""
    out = signal.copy()
    for seconds, part in ((seconds_in, slice(None)), (seconds_out, slice(None, None, -1))):
        count = min(int(seconds * RATE), len(out))
        if count:
            view = out[part]
            view[:count] *= np.linspace(0, 1, count, dtype=np.float32)
    return out
