#!/usr/bin/python3
"""Learns how the key of a song shows in its chords, and writes the tables as C++.

For each key the model adds up how much of the song each chord fills (the square root of its share), which chord is the
first and which the last, all counted from the tonic: a multinomial logistic regression whose weights are the same for
all tonics."""
import argparse
import pathlib

import numpy as np
import scipy.optimize

from progressions import array, songs
from vocabulary import NO_CHORD, ROOTS

EDGE = 0.3  # what the first and the last chord count
WIDTH = 3 * NO_CHORD
FROM_TONIC = np.array([[c // ROOTS * ROOTS + (c + tonic) % ROOTS for c in range(NO_CHORD)] for tonic in range(ROOTS)])


def describe(chords):
    shares = np.zeros(NO_CHORD)
    for chord, length in chords:
        shares[chord] += max(length, 0)
    first, last = np.zeros(NO_CHORD), np.zeros(NO_CHORD)
    first[chords[0][0]] = last[chords[-1][0]] = EDGE
    return np.stack([np.sqrt(shares / shares.sum()), first, last])


def scores(parameters, described):
    """Songs × 24 keys."""
    weights = parameters[:-1].reshape(2, WIDTH)
    out = np.einsum("ntd,md->nmt", described, weights)
    out[:, 1] += parameters[-1]
    return out.reshape(len(described), 2 * ROOTS)


def fit(described, keys, penalty=1.0):
    def loss(parameters):
        logits = scores(parameters, described)
        logits -= logits.max(1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(1, keepdims=True)
        right = np.log(chances[np.arange(len(keys)), keys] + 1e-12).sum()
        chances[np.arange(len(keys)), keys] -= 1
        wrong = chances.reshape(len(described), 2, ROOTS)
        slope = np.einsum("nmt,ntd->md", wrong, described).ravel() + penalty * parameters[:-1]
        return penalty * (parameters[:-1] ** 2).sum() / 2 - right, np.append(slope, wrong[:, 1].sum())
    start = np.zeros(2 * WIDTH + 1)
    return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def write(path, parameters):
    path.write_text("\n".join([
        "// Written by engine/nn/train/harmony/keys.py; not to be edited. Values are in thousandths.",
        "// Learnt from the chords and keys of OpenEWLD's lead sheets (MIT) and of POP909 (MIT).",
        '#include "engine/steps/harmony/KeyModelTables.h"\n', "namespace barline::steps::keymodel {\n",
        array("kWeights", parameters[:-1], "2 * 3 * kNoChord",
              "major, then minor: share, first, last; quality by quality, from the tonic up"),
        f"const std::int16_t kMinorBias = {round(parameters[-1] * 1000)};\n",
        "}  // namespace barline::steps::keymodel\n"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leadsheets", type=pathlib.Path)
    parser.add_argument("pop909", type=pathlib.Path)
    parser.add_argument("tables", type=pathlib.Path)
    options = parser.parse_args()
    music = [([c for c in song.chords if c[0] < NO_CHORD], song.key)
             for song in songs(options.leadsheets, options.pop909) if song.key is not None]
    music = [(chords, key) for chords, key in music if len(chords) >= 6]
    keys = np.array([key for _, key in music])
    described = np.stack([describe(chords) for chords, _ in music])
    seen = np.stack([described[:, :, turn].reshape(len(music), WIDTH) for turn in FROM_TONIC], 1)
    order, right = np.random.default_rng(0).permutation(len(music)), []
    for fold in range(4):
        apart = order[fold::4]
        rest = np.setdiff1d(order, apart)
        right.extend(scores(fit(seen[rest], keys[rest]), seen[apart]).argmax(1) == keys[apart])
    print(f"{len(music)} songs: key right in {np.mean(right):.3f} of those kept apart")
    write(options.tables, fit(seen, keys))


if __name__ == "__main__":
    main()
