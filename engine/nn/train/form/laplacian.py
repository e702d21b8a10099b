#!/usr/bin/python3
"""Scores the segmentation of McFee and Ellis (Analyzing song structure with spectral clustering, ISMIR 2014) on the same songs.

    laplacian.py BUILD/bin/barline-cli SONGS [--development COUNT]

What `evaluate.py` recorded in SONGS is taken up; beats and spectra are the program's own. The number of clusters is the
best fixed one over all songs, and in a second line the best for each song, which nobody can know.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

import mir_eval
import numpy as np

import evaluate

CLUSTERS = range(2, 11)


def beat_means(frames, rate, beats):
    """Mean of the frames between each beat and the next."""
    edges = np.clip(np.ceil(np.asarray(beats) * rate).astype(int), 0, len(frames) - 1)
    return np.array([frames[a:max(a + 1, b)].mean(0) for a, b in zip(edges[:-1], edges[1:])])


def affinities(distance):
    """exp(-d / sigma), sigma the mean distance of near neighbours."""
    return np.exp(-distance / max(1e-9, np.mean(np.sort(distance, 1)[:, 1:8])))


def squared(rows):
    square = (rows ** 2).sum(1)
    return np.maximum(0.0, square[:, None] + square[None, :] - 2.0 * rows @ rows.T)


def recurrence(harmony):
    """Mutual nearest neighbours of delay-embedded harmony, cleaned by a median along the diagonals."""
    count = len(harmony)
    past = np.vstack([harmony[:1], harmony[:-1]])
    distance = squared(np.hstack([harmony, past]))
    near = np.argsort(distance, 1)[:, 1:2 + int(1 + 2 * np.log2(count))]
    links = np.zeros((count, count))
    links[np.arange(count)[:, None], near] = 1.0
    links = np.minimum(links, links.T)
    links[np.abs(np.subtract.outer(np.arange(count), np.arange(count))) < 3] = 0.0
    kept = np.zeros_like(links)
    for lag in range(-count + 1, count):
        diagonal = np.diagonal(links, lag)
        padded = np.pad(diagonal, 3, mode="edge")
        smooth = np.median(np.lib.stride_tricks.sliding_window_view(padded, 7), 1)
        rows = np.arange(len(smooth)) + max(0, -lag)
        kept[rows, rows + lag] = smooth
    return kept * affinities(distance)


def embedding(harmony, timbre):
    """Eigenvectors of the normalised Laplacian of the balanced graph, the smoothest first."""
    similar = recurrence(harmony)
    steps = ((timbre[1:] - timbre[:-1]) ** 2).sum(1)
    path = np.diag(np.exp(-steps / max(1e-9, np.median(steps))), 1)
    path = path + path.T
    degrees = path.sum(1), similar.sum(1)
    balance = degrees[0] @ (degrees[0] + degrees[1]) / max(1e-9, ((degrees[0] + degrees[1]) ** 2).sum())
    graph = balance * similar + (1.0 - balance) * path
    root = 1.0 / np.sqrt(np.maximum(1e-9, graph.sum(1)))
    _, vectors = np.linalg.eigh(np.eye(len(graph)) - root[:, None] * graph * root[None, :])
    padded = np.pad(vectors[:, :max(CLUSTERS)], ((4, 4), (0, 0)), mode="edge")
    return np.median(np.lib.stride_tricks.sliding_window_view(padded, 9, axis=0), -1)


def clusters(vectors, count):
    """k-means of the first eigenvectors, rows of length 1; the best of ten starts."""
    rows = vectors[:, :count]
    rows = rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))
    best, labels = np.inf, None
    for seed in range(10):
        rng = np.random.default_rng(seed)
        centres = rows[rng.choice(len(rows), count, replace=False)]
        for _ in range(30):
            distance = ((rows[:, None] - centres[None]) ** 2).sum(-1)
            nearest = distance.argmin(1)
            centres = np.array([rows[nearest == k].mean(0) if (nearest == k).any() else centres[k] for k in range(count)])
        if distance.min(1).sum() < best:
            best, labels = distance.min(1).sum(), nearest
    return labels


def scores(truth, beats, labels):
    """(boundary F within 3 s, pairwise F)."""
    reference = np.array([s[:2] for s in truth["sections"]], float)
    names = [s[2] for s in truth["sections"]]
    reference, names = mir_eval.util.adjust_intervals(reference, names, 0.0, truth["seconds"])
    starts = [0] + [i for i in range(1, len(labels)) if labels[i] != labels[i - 1]]
    times = [0.0] + [beats[i] for i in starts[1:]] + [truth["seconds"]]
    intervals = np.array(list(zip(times[:-1], times[1:])))
    return (mir_eval.segment.detection(reference, intervals, window=3.0)[2],
            mir_eval.segment.pairwise(reference, names, intervals, [str(labels[i]) for i in starts])[2])


def score_song(path, spectra, beats):
    """Scores for each number of clusters."""
    timbre = beat_means(np.load(spectra / f"{path.stem}.bands.npy").astype(float) / 255.0, 50.0, beats)
    harmony = beat_means(np.load(spectra / f"{path.stem}.pitch.npy").astype(float) / 255.0, 12.5, beats)
    vectors = embedding(harmony, timbre)
    truth = json.loads(path.read_text())
    return [scores(truth, beats, clusters(vectors, count)) for count in CLUSTERS]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("songs", type=pathlib.Path)
    parser.add_argument("--development", type=int, metavar="COUNT")
    options = parser.parse_args()
    wanted = (evaluate.songs(options.development, evaluate.FIRST_DEVELOPMENT_SEED) if options.development
              else evaluate.songs(20, evaluate.FIRST_SEED))
    paths = evaluate.record(options.songs, wanted)
    with tempfile.TemporaryDirectory() as scratch:
        audio = [str(path.with_suffix(".wav")) for path in paths]
        subprocess.run([options.program, "features", *audio, "--output", scratch], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([options.program, "analyze", *audio, "--only", "beats", "--output", scratch], check=True,
                       stdout=subprocess.DEVNULL)
        rows = []
        for path in paths:
            timeline = json.loads((pathlib.Path(scratch) / path.name).read_text())["timeline_features"]
            beats = [m["beat_time"] for m in timeline["beat_transient_markers"]]
            rows.append(score_song(path, pathlib.Path(scratch), beats))
    table = np.array(rows)
    fixed = table.mean(0)
    count = int(fixed.sum(1).argmax())
    print(f"{CLUSTERS[count]} clusters for all: F 3 s {fixed[count, 0]:.3f}  pairwise F {fixed[count, 1]:.3f}")
    best = table.max(1).mean(0)
    print(f"the best number for each song: F 3 s {best[0]:.3f}  pairwise F {best[1]:.3f}")


if __name__ == "__main__":
    main()
