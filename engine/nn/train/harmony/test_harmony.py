#!/usr/bin/python3
"""Checks what training takes for granted."""
import pathlib
import sys
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import augment                       # noqa: E402
from vocabulary import (CHORDS, NO_BASS, NO_CHORD, QUALITIES, ROOT_ONLY, UNKNOWN, chord_and_bass,  # noqa: E402
                        key_index)


class Vocabulary(unittest.TestCase):
    def test_reads_labels(self):
        minor_seventh = QUALITIES.index("min7") * 12
        self.assertEqual(chord_and_bass("C:maj"), (0, 0))
        self.assertEqual(chord_and_bass("Bb:min7/b3"), (minor_seventh + 10, 1))
        self.assertEqual(chord_and_bass("10:min7/b7"), (minor_seventh + 10, 8))
        self.assertEqual(chord_and_bass("G:13"), (QUALITIES.index("9") * 12 + 7, 7))
        self.assertEqual(chord_and_bass("E:5"), (ROOT_ONLY + 4, 4))
        self.assertEqual(chord_and_bass("N"), (NO_CHORD, NO_BASS))
        self.assertEqual(chord_and_bass("X"), (UNKNOWN, UNKNOWN))

    def test_reads_keys(self):
        self.assertEqual(key_index("Eb major"), 3)
        self.assertEqual(key_index("F# minor"), 18)
        self.assertEqual(key_index("D dorian"), UNKNOWN)


class Augmentation(unittest.TestCase):
    def test_transposes_labels(self):
        chord, bass, key = augment.transpose_labels(
            np.array([11, 12, NO_CHORD, ROOT_ONLY + 11, UNKNOWN]), np.array([11, 0, NO_BASS, 5, UNKNOWN]),
            np.array([11, 23, 0, 12, UNKNOWN]), 1)
        self.assertEqual(chord.tolist(), [0, 13, NO_CHORD, ROOT_ONLY, UNKNOWN])
        self.assertEqual(bass.tolist(), [0, 1, NO_BASS, 6, UNKNOWN])
        self.assertEqual(key.tolist(), [0, 12, 1, 13, UNKNOWN])
        self.assertLess(chord[:4].max(), ROOT_ONLY + CHORDS)

    def test_codes_come_back(self):
        codes = np.arange(256, dtype=np.uint8)[:, None].repeat(84, 1)
        again = np.round(255 * augment.encode(augment.magnitudes(codes)))
        self.assertLessEqual(np.abs(again - codes).max(), 1)

    def test_shifts_both_ways(self):
        x = np.zeros((1, 84), np.float32)
        x[0, 40] = 1
        self.assertEqual(augment.shift(x, 3).argmax(), 43)
        self.assertEqual(augment.shift(x, -3).argmax(), 37)

    def test_a_voice_is_added_to_the_music(self):
        music, voice = np.zeros((50, 84), np.float32), np.zeros((7, 84), np.uint8)
        music[:, 20], voice[:, 60] = 0.5, 200
        heard = augment.talk(np.random.default_rng(1), music, voice)
        np.testing.assert_allclose(heard[:, 20], 0.5)
        self.assertTrue((heard[:, 55:66].max(1) > 0.01).all())
        self.assertEqual(np.count_nonzero(heard), 100)


if __name__ == "__main__":
    unittest.main()
