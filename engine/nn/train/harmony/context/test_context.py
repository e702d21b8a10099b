#!/usr/bin/python3
"""Checks what training the chord network takes for granted."""
import pathlib
import sys
import tempfile
import unittest

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

import examples   # noqa: E402  (found through the path above)
import grids      # noqa: E402
from clips import FRAME_RATE, Clip   # noqa: E402
from vocabulary import CHORDS, NO_CHORD, ROOT_ONLY, UNKNOWN   # noqa: E402

try:
    import torch
    import circular_export
    import context_network
    import export
    import layers
except ImportError:     # training needs it, building Barline does not
    torch = None

GRID = np.stack([np.arange(32) * 0.5 + 1, np.arange(32) % 4 + 1], 1)


class Grids(unittest.TestCase):
    def test_every_variation_is_a_grid(self):
        rng = np.random.default_rng(1)
        for vary in (*grids.WRONG, grids.jittered, grids.varied):
            varied = vary(rng, GRID)
            self.assertEqual(varied.shape[1], 2)
            self.assertTrue((np.diff(varied[:, 0]) >= 0).all())
            self.assertTrue((varied[:, 1] >= 1).all() and (varied[:, 1] % 1 == 0).all())

    def test_levels_are_others(self):
        rng = np.random.default_rng(2)
        self.assertAlmostEqual(np.diff(grids.doubled(rng, GRID)[:, 0]).mean(), 0.25)
        self.assertAlmostEqual(np.diff(grids.halved(rng, GRID)[:, 0]).mean(), 1.0)
        np.testing.assert_allclose(grids.between(rng, GRID)[:, 0], GRID[:-1, 0] + 0.25)
        self.assertFalse((grids.shifted(rng, GRID)[:, 1] == GRID[:, 1]).any())

    def test_a_few_beats_are_left(self):
        self.assertEqual(len(grids.varied(np.random.default_rng(3), GRID[:2])), 2)


class Targets(unittest.TestCase):
    def test_spans_count_the_frames_that_are_known(self):
        frames = int(4 * FRAME_RATE)
        chord = np.full(frames, 7)
        chord[25:30], chord[30:40], chord[40:] = NO_CHORD, UNKNOWN, ROOT_ONLY + 3
        unknown = np.full(frames, UNKNOWN)
        clip = Clip("x", "", np.zeros((frames, 84), np.uint8), chord, unknown, unknown, [], [])
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.npz"
            np.savez(path, codes=np.zeros((6, 504), np.uint8), ends=[1.0, 2.0, 3.0, 4.0, 2.0, 4.0], sizes=[4, 2])
            one, other = examples.of_clip(clip, path)
        self.assertEqual((len(one.codes), len(other.codes)), (4, 2))
        self.assertEqual(one.chord.shape, (4, CHORDS))
        self.assertEqual(one.chord[:, 7].tolist(), [13, 12, 0, 0])
        self.assertEqual(one.chord[:, NO_CHORD].tolist(), [0, 0, 5, 0])
        self.assertEqual(other.chord.sum(1).tolist(), [25, 5])
        self.assertEqual(one.bass.sum() + one.key.sum(), 0)
        self.assertEqual(np.bincount(one.span).tolist(), [13, 12, 13, 12])


@unittest.skipIf(torch is None, "needs PyTorch")
class Network(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(3)
        self.network = context_network.ChordNetwork().eval()
        self.codes = torch.rand(1, 40, 12 * context_network.INPUTS)

    def test_transpositions_are_alike(self):
        turned = self.codes.unflatten(2, (12, -1)).roll(5, 2).flatten(2)
        with torch.no_grad():
            chord, bass, key = self.network(self.codes)
            turned_chord, turned_bass, turned_key = self.network(turned)
        moved = chord[..., :NO_CHORD].unflatten(2, (-1, 12)).roll(5, 3).flatten(2)
        torch.testing.assert_close(turned_chord[..., :NO_CHORD], moved, atol=1e-4, rtol=0)
        torch.testing.assert_close(turned_chord[..., NO_CHORD], chord[..., NO_CHORD], atol=1e-4, rtol=0)
        torch.testing.assert_close(turned_bass[..., :12], bass[..., :12].roll(5, 2), atol=1e-4, rtol=0)
        torch.testing.assert_close(turned_key, key.unflatten(2, (2, 12)).roll(5, 3).flatten(2), atol=1e-4, rtol=0)

    def test_what_is_exported_says_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "chords.bnet"
            circular_export.write(path, "chords", export.description(), export.tensors(self.network), self.network)
            there = layers.load(circular_export.container.read(path))({"spans": self.codes})
        with torch.no_grad():
            chord, bass, _ = self.network(self.codes)
        self.assertLess(float((there["chord"] - chord).abs().max()), 0.05)
        self.assertLess(float((there["bass"] - bass).abs().max()), 0.05)


if __name__ == "__main__":
    unittest.main()
