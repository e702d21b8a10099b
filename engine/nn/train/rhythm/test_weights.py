"""Wider weights say what the narrow ones say, and the mean lies between."""
import pathlib
import sys
import unittest

import numpy as np

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parent.parent)]

try:
    import torch
    import layers
    import widen
except ImportError:     # training needs it, building Barline does not
    torch = None

import mean
import network
from dataset import BANDS, PITCHES, SLOW


def _container(seed, **channels):
    torch.manual_seed(seed)
    return layers.export(layers.build(network.description(blocks=2, **channels)).eval(), "rhythm", "none")


def _heard(net):
    rng = np.random.default_rng(2)
    inputs = {"bands": rng.random((1, 80, BANDS), np.float32), "pitch": rng.random((1, 80 // SLOW, PITCHES), np.float32)}
    with torch.no_grad():
        return net({name: torch.from_numpy(values) for name, values in inputs.items()})


@unittest.skipIf(torch is None, "needs PyTorch")
class Weights(unittest.TestCase):
    def test_wider_network_says_the_same(self):
        narrow = _container(1, fine=8, coarse=12)
        wide = widen.widen(narrow, network.description(fine=16, coarse=20, blocks=2))
        expected, said = _heard(layers.load(narrow).eval()), _heard(wide)
        for name in expected:
            self.assertLess(float((expected[name] - said[name]).abs().max()), 1e-4)

    def test_further_channels_listen(self):
        wide = widen.widen(_container(1, fine=8, coarse=12), network.description(fine=16, coarse=20, blocks=2))
        kernels = [values for values in wide.tensors().values() if values.ndim == 4 and values.shape[3] == 20]
        self.assertTrue(kernels)
        for kernel in kernels:
            self.assertGreater(np.abs(kernel[..., 12:]).max(), 0)

    def test_mean_lies_between(self):
        one, other = _container(1, fine=8, coarse=8), _container(2, fine=8, coarse=8)
        middle = mean.mean([one, other])
        for name, values in middle.tensors.items():
            wanted = (one.tensors[name].astype(np.float32) + other.tensors[name]) / 2
            np.testing.assert_allclose(values, wanted, atol=2e-3)

    def test_networks_of_other_layers_have_no_mean(self):
        with self.assertRaises(ValueError):
            mean.mean([_container(1, fine=8, coarse=8), _container(1, fine=8, coarse=12)])


if __name__ == "__main__":
    unittest.main()
