#!/usr/bin/env python3
"""Writes frames.csv and bars.csv beside itself: what librosa 0.11's frame features, computed from their definitions with
numpy in double precision, are for a signal given by a formula, and their statistics over bars. The tests of
FrameFeaturesTap and BarFeaturesStep make the same signal and compare.

usage: make.py
"""

import pathlib

import numpy as np

RATE, WINDOW, HOP = 22050, 2048, 512
BARS = [(0.0, 0.5), (0.5, 1.3), (1.3, 2.0)]  # s
FRAMES = [0, 3, 17, 18, 26, 35, 44, 53, 62, 71, 80, 86]


def signal():
    """Two seconds: 0.4 s of faint noise, then a chord struck every half second with noise on the off-beat."""
    count = 2 * RATE
    time = np.arange(count) / RATE
    noise = np.empty(count)
    state = 1
    for n in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        noise[n] = state / 2**31 - 1.0
    chord = np.zeros(count)
    for pitch in (220.0, 277.18, 329.63):
        for k in range(1, 7):
            chord += np.sin(2 * np.pi * k * pitch * time) / k
    sound = 0.1 * chord * np.exp(-3 * (time % 0.5)) + 0.2 * noise * np.exp(-20 * ((time + 0.25) % 0.5))
    return np.where(time < 0.4, 1e-6 * noise, sound).astype(np.float32).astype(np.float64)


def decibels(power, top=None):
    level = 10 * np.log10(np.maximum(power, 1e-10))
    return level if top is None else np.maximum(level, level.max() - top)


def mel_filters(bands=128):
    step = np.log(6.4) / 27

    def to_hz(mel):
        return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(step * (mel - 15)))

    edges = to_hz(np.linspace(0, 15 + np.log(RATE / 2 / 1000) / step, bands + 2))
    frequency = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    low, centre, high = (edges[i:bands + i, None] for i in range(3))
    triangles = np.minimum((frequency - low) / (centre - low), (high - frequency) / (high - centre))
    return np.maximum(triangles, 0) * 2 / (high - low)


def chroma_filters():
    pitch = 12 * np.log2(np.arange(1, WINDOW) * RATE / WINDOW / 27.5)
    pitch = np.concatenate([[pitch[0] - 18], pitch])
    width = np.maximum(np.diff(pitch), 1)[:WINDOW // 2 + 1]
    pitch = pitch[:WINDOW // 2 + 1]
    distance = (pitch - np.arange(12)[:, None] + 6) % 12 - 6
    weights = np.exp(-0.5 * (2 * distance / width) ** 2)
    weights /= np.sqrt((weights**2).sum(0))
    weights *= np.exp(-0.5 * ((pitch / 12 - 5) / 2) ** 2)
    return np.roll(weights, -3, axis=0)


def contrast(magnitude):
    frequency = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    edges = np.concatenate([[0], 200 * 2.0 ** np.arange(7)])
    levels = []
    for k in range(7):
        inside = np.flatnonzero((frequency >= edges[k]) & (frequency <= edges[k + 1]))
        first = inside[0] - (k > 0)
        last = WINDOW // 2 if k == 6 else inside[-1]
        band = np.sort(magnitude[:, first:last + (k == 6)], axis=1)
        count = max(1, int(np.rint(0.02 * (last - first + 1))))
        levels.append(decibels(band[:, -count:].mean(1), 80) - decibels(band[:, :count].mean(1), 80))
    return np.array(levels)


def cosines(bands=128, coefficients=20):
    k = np.arange(coefficients)[:, None]
    matrix = np.sqrt(2 / bands) * np.cos(np.pi * k * (np.arange(bands) + 0.5) / bands)
    matrix[0] /= np.sqrt(2)
    return matrix


def features():
    samples = signal()
    count = 1 + len(samples) // HOP
    starts = HOP * np.arange(count)
    cut = [np.pad(samples, WINDOW // 2, mode)[starts[:, None] + np.arange(WINDOW)] for mode in ("constant", "edge")]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    magnitude = np.abs(np.fft.rfft(cut[0] * window, axis=1))
    frequency = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    total = magnitude.sum(1, keepdims=True)
    centroid = (magnitude * frequency).sum(1) / total[:, 0]
    bandwidth = np.sqrt((magnitude * (frequency - centroid[:, None]) ** 2).sum(1) / total[:, 0])
    rolloff = frequency[(magnitude.cumsum(1) >= 0.85 * total).argmax(1)]
    power = np.maximum(magnitude**2, 1e-10)
    flatness = np.exp(np.log(power).mean(1)) / power.mean(1)
    halved = magnitude**2
    halved[:, [0, -1]] /= 2
    rms = np.sqrt(2 * halved.sum(1) / WINDOW**2)
    middle = cut[0][:, (WINDOW - HOP) // 2:(WINDOW + HOP) // 2]
    crossings = (np.diff((cut[1] < -1e-10).astype(int), axis=1) != 0).sum(1) / WINDOW
    high = (magnitude**2)[:, frequency >= 2000].sum(1) / (magnitude**2)[:, frequency >= 20].sum(1)
    mel = decibels((magnitude**2) @ mel_filters().T, 80)
    flux = np.maximum(np.diff(mel, axis=0), 0).mean(1)
    onset = np.concatenate([np.zeros(3), flux])[:count]
    chroma = chroma_filters() @ (magnitude**2).T
    chroma /= chroma.max(0)
    mfcc = cosines() @ mel.T
    return np.vstack([rms, np.sqrt((middle**2).mean(1)), np.abs(middle).max(1), centroid, bandwidth, rolloff, flatness,
                      crossings, onset, high, contrast(magnitude), chroma, mfcc]).T


def onsets(strength):
    """Frames that librosa's onset_detect picks with its defaults."""
    scaled = (strength - strength.min()) / (strength.max() - strength.min())
    picked, last = [], -2
    for n, value in enumerate(scaled):
        highest = scaled[max(0, n - 1):n + 1].max()
        mean = scaled[max(0, n - 4):n + 5].mean()
        if value == highest and value >= mean + 0.07 and n > last + 1:
            picked.append(n)
            last = n
    return np.array(picked)


def write_frames(values, path):
    rows = (f"{frame}," + ",".join(f"{value:.6g}" for value in values[frame]) for frame in FRAMES)
    path.write_text("\n".join(rows) + "\n")


def write_bars(values, path):
    """For each bar its begin and end, the mean of every value, the deviation of the last 20, and its onsets."""
    times = np.arange(len(values)) * HOP / RATE
    starts = times[onsets(values[:, 8])]
    lines = []
    for begin, end in BARS:
        inside = values[(times >= begin) & (times < end)]
        count = int(((starts >= begin) & (starts < end)).sum())
        figures = [begin, end, *inside.mean(0), *inside[:, -20:].std(0), count]
        lines.append(",".join(f"{figure:.6g}" for figure in figures))
    path.write_text("\n".join(lines) + "\n")


def main():
    folder = pathlib.Path(__file__).parent
    values = features()
    write_frames(values, folder / "frames.csv")
    write_bars(values, folder / "bars.csv")


if __name__ == "__main__":
    main()
