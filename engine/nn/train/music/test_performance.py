"""What the studio relies on when a score becomes seconds."""
import dataclasses
import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import numpy as np

import performance
from score import Bar, Note, Part, Song, TempoMark, Timing


def song(timing=Timing(), tempo=(TempoMark(0.0, 120.0),), bars=8, role="drums"):
    """Bars of 4/4 with a note on every quarter."""
    notes = [Note(float(q), 0.5, 36 + q % 3, 90) for q in range(4 * bars)]
    return Song("test", [Bar(4.0 * i, 4, 4) for i in range(bars)], [Part("part", role, 0, notes)],
                [(0.0, "C:maj"), (8.0, "G:7"), (12.0, "G:7"), (16.0, "N")], [(0.0, "C major")],
                [(0.0, "verse"), (16.0, "chorus")], list(tempo), timing)


class ClockTest(unittest.TestCase):
    def test_steady_tempo(self):
        clock = performance.Clock([TempoMark(0.0, 90.0)], 16.0)
        np.testing.assert_allclose(clock.seconds([0.0, 1.0, 7.3]), [0.0, 60 / 90, 7.3 * 60 / 90], atol=1e-12)

    def test_steps_of_tempo(self):
        clock = performance.Clock([TempoMark(0.0, 120.0), TempoMark(4.0, 60.0)], 8.0)
        np.testing.assert_allclose(clock.seconds([4.0, 5.0, 8.0]), [2.0, 3.0, 6.0], atol=1e-9)

    def test_ramp_is_integrated_exactly(self):
        clock = performance.Clock([TempoMark(0.0, 60.0, ramp=True), TempoMark(8.0, 120.0)], 12.0)
        slope = 60.0 / 8.0                                     # ∫ 60 / (60 + slope·q) dq
        for quarters in (1.0, 3.3, 8.0):
            self.assertAlmostEqual(float(clock.seconds(quarters)), 60 / slope * math.log(1 + slope * quarters / 60), 9)
        self.assertAlmostEqual(float(clock.seconds(10.0) - clock.seconds(8.0)), 1.0, 9)

    def test_deviation_changes_the_speed(self):
        clock = performance.Clock([TempoMark(0.0, 60.0)], 4.0, np.full(64, 2.0))
        self.assertAlmostEqual(float(clock.seconds(4.0)), 2.0, 9)

    def test_time_never_runs_back(self):
        played = performance.clock(song(Timing(0.01, 0.02, 0.4), bars=64), np.random.default_rng(3))
        self.assertTrue(np.all(np.diff(played.seconds(np.arange(0.0, 256.0, 0.05))) > 0))


class PerformanceTest(unittest.TestCase):
    def test_a_grid_is_played_exactly(self):
        played = performance.perform(song(), np.random.default_rng(1))
        np.testing.assert_allclose(played.parts[0].notes[:, 0], np.arange(32) * 0.5, atol=1e-9)
        np.testing.assert_allclose([b[0] for b in played.beats], np.arange(32) * 0.5, atol=1e-9)
        self.assertEqual([b[1:] for b in played.beats[:5]], [(1, 4, 4), (2, 4, 4), (3, 4, 4), (4, 4, 4), (1, 4, 4)])
        self.assertEqual(played.seconds, 16.0)

    def test_jitter_moves_notes_and_not_beats(self):
        played = performance.perform(song(Timing(jitter=0.008), bars=64, role="bass"), np.random.default_rng(1))
        beats = np.array([b[0] for b in played.beats])
        np.testing.assert_allclose(beats, np.arange(256) * 0.5, atol=1e-9)
        off = played.parts[0].notes[:, 0] - beats
        self.assertTrue(0.003 < off.std() < 0.02)
        self.assertLess(abs(off.mean()), 0.003)

    def test_drift_moves_beats_with_notes(self):
        played = performance.perform(song(Timing(drift=0.02), bars=64, role="bass"), np.random.default_rng(5))
        beats = np.array([b[0] for b in played.beats])
        self.assertGreater(np.ptp(np.diff(beats)), 0.005)
        np.testing.assert_allclose(played.parts[0].notes[:, 0], beats, atol=1e-6)

    def test_looseness_none_ignores_jitter_and_keeps_lag(self):
        loose = song(Timing(jitter=0.01))
        loose.parts[0] = dataclasses.replace(loose.parts[0], looseness=0.0, lag=0.015)
        played = performance.perform(loose, np.random.default_rng(1))
        np.testing.assert_allclose(played.parts[0].notes[:, 0], np.arange(32) * 0.5 + 0.015, atol=1e-9)

    def test_same_seed_same_performance(self):
        timing = Timing(0.01, 0.01, 0.1)
        one, other = (performance.perform(song(timing), np.random.default_rng(9)) for _ in range(2))
        np.testing.assert_array_equal(one.parts[0].notes, other.parts[0].notes)
        self.assertEqual(one.beats, other.beats)

    def test_pick_up_counts_as_the_bars_end(self):
        with_pickup = song()
        with_pickup.bars = [Bar(0.0, 4, 4, pickup=1.0)] + [Bar(1.0 + 4 * i, 4, 4) for i in range(3)]
        played = performance.perform(with_pickup, np.random.default_rng(1))
        self.assertEqual([b[1] for b in played.beats[:6]], [4, 1, 2, 3, 4, 1])

    def test_equal_chords_are_joined(self):
        played = performance.perform(song(), np.random.default_rng(1))
        self.assertEqual(played.chords, [(0.0, 4.0, "C:maj"), (4.0, 8.0, "G:7"), (8.0, 16.0, "N")])


class CutTest(unittest.TestCase):
    def setUp(self):
        self.played = performance.perform(song(role="pad"), np.random.default_rng(1))

    def test_annotations_are_shifted_and_bounded(self):
        clip = performance.cut(self.played, 5.1, 10.0)
        self.assertAlmostEqual(clip.beats[0][0], 0.4)
        self.assertEqual(clip.beats[0][1:], (4, 4, 4))
        np.testing.assert_allclose(clip.chords[0][:2], (0.0, 2.9))
        np.testing.assert_allclose(clip.chords[-1][:2], (2.9, 4.9))
        self.assertEqual([s[2] for s in clip.sections], ["verse", "chorus"])

    def test_sounding_notes_begin_with_the_lead(self):
        clip = performance.cut(self.played, 5.1, 10.0, lead=0.0)
        first = clip.parts[0].notes[0]
        self.assertAlmostEqual(first[0], 0.0)
        self.assertAlmostEqual(first[1], 0.15)
        early = performance.cut(self.played, 5.1, 10.0, lead=1.0)
        self.assertAlmostEqual(early.parts[0].notes[0, 0], -1.0)


if __name__ == "__main__":
    unittest.main()
