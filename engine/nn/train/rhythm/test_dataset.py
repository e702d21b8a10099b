"""What examples for the rhythm network must say of a clip."""
import dataclasses
import pathlib
import sys
import tempfile
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import dataset

_FRAMES = 1200


def _clip(bars_known):
    """24 s of 3/4 at 120 BPM."""
    beats = np.arange(48) * 0.5
    ones = np.ones(48, int)
    return dataset.Clip("waltz", "", np.full((_FRAMES, dataset.BANDS), 40, np.uint8),
                        np.full((_FRAMES // dataset.SLOW, dataset.PITCHES), 40, np.uint8), beats,
                        np.arange(48) % 3 + 1, 3 * ones, 4 * ones, np.array([]), False, bars_known)


def _example(clip):
    return dataset.Cropper(np.random.default_rng(0), 800, augment=False)(clip)


class Examples(unittest.TestCase):
    def test_targets_stand_where_beats_and_downbeats_are(self):
        _, _, fast, slow = _example(_clip(True))
        self.assertEqual(np.flatnonzero(fast[0] == 1).tolist(), list(range(0, 800, 25)))
        self.assertEqual(np.flatnonzero(fast[1] == 1).tolist(), list(range(0, 800, 75)))
        self.assertTrue((slow[:, 1] == dataset.BEATS_IN_BAR.index(3)).all())

    def test_nothing_is_said_of_bars_that_nobody_is_sure_of(self):
        _, _, fast, slow = _example(_clip(False))
        self.assertEqual(np.flatnonzero(fast[0] == 1).tolist(), list(range(0, 800, 25)))
        self.assertTrue((slow[:, 1] == dataset.IGNORED).all())
        self.assertTrue((slow[:, 0] == round(12 * np.log2(120 / 40))).all())

    def test_variation_keeps_to_what_the_network_reads(self):
        crop = dataset.Cropper(np.random.default_rng(3), 800)
        for _ in range(40):
            bands, pitch, _, _ = crop(_clip(True), _clip(True))
            self.assertEqual(bands.shape, (800, dataset.BANDS))
            self.assertEqual(pitch.shape, (200, dataset.PITCHES))
            self.assertTrue(0 <= bands.min() and bands.max() <= 1 and np.isfinite(bands).all())
            self.assertTrue(0 <= pitch.min() and pitch.max() <= 1 and np.isfinite(pitch).all())

    def test_a_voice_is_heard_in_front_of_some_examples(self):
        loud = dataclasses.replace(_clip(False), bands=np.full((_FRAMES, dataset.BANDS), 220, np.uint8))
        crop = dataset.Cropper(np.random.default_rng(3), 800)
        without = [crop(_clip(True))[0].mean() for _ in range(60)]
        with_voice = [crop(_clip(True), voice=loud)[0].mean() for _ in range(60)]
        louder = np.mean(np.array(with_voice) > max(without))
        self.assertTrue(0.05 < louder < 0.5, louder)

    def test_sounds_teach_nothing_but_how_they_sound(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, width, frames in (("bands", dataset.BANDS, 400), ("pitch", dataset.PITCHES, 100)):
                np.save(pathlib.Path(folder) / f"talk.{name}.npy", np.full((frames, width), 9, np.uint8))
            sound, = dataset.load_sounds(folder)
        self.assertEqual((sound.name, sound.bands.shape, len(sound.beats)), ("talk", (400, dataset.BANDS), 0))
        self.assertFalse(sound.bars_known or sound.chords_known)


if __name__ == "__main__":
    unittest.main()
