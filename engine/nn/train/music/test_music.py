"""What every style of the catalogue must hold: bars tile time, beats ascend, chords parse and are spelt by the notes."""
import pathlib
import sys
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import harmony
import material
import styles
from accompaniments import FOUR
from genres import pop909

_SECONDS = 30.0
_UNPITCHED = ("drums", "percussion", "effect")


def _chord_at(song, onset):
    label = song.chords[0][1]
    for start, name in song.chords:
        if start > onset + 0.03:
            break
        label = name
    return harmony.parse_label(label)


def _spelt(song):
    """The share of the chord parts' notes, by time, that belong to the chord named where they begin."""
    inside = total = 0.0
    for part in song.parts:
        if part.role in ("chords", "pad"):
            for note in part.notes:
                total += note.length
                inside += note.length * (note.pitch % 12 in _chord_at(song, note.onset).tones)
    return inside / total if total else 1.0


class EveryStyle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.songs = [(entry, seed, entry.compose(np.random.default_rng(seed), _SECONDS))
                     for seed, entry in enumerate(styles.catalogue().values())]

    def for_each(self, check):
        for entry, seed, song in self.songs:
            with self.subTest(style=entry.name, seed=seed):
                check(song)

    def test_bars_tile_time_and_beats_ascend(self):
        def check(song):
            self.assertEqual(song.bars[0].onset, 0.0)
            for bar, following in zip(song.bars, song.bars[1:]):
                self.assertAlmostEqual(bar.onset + bar.length, following.onset)
            beats = [onset for bar in song.bars for onset, _ in bar.beats]
            self.assertTrue(all(a < b for a, b in zip(beats, beats[1:])))
            for bar in song.bars[1:]:
                self.assertEqual(bar.beats[0][1], 1)

        self.for_each(check)

    def test_notes_lie_inside_the_song(self):
        def check(song):
            self.assertGreater(sum(len(part.notes) for part in song.parts), 20)
            for part in song.parts:
                for note in part.notes:
                    self.assertGreaterEqual(note.onset, 0.0)
                    self.assertGreater(note.length, 0.0)
                    self.assertLessEqual(note.onset + note.length, song.length + 1e-6)
                    self.assertTrue(0 <= note.pitch <= 127 and 1 <= note.velocity <= 127)

        self.for_each(check)

    def test_chords_and_keys_parse_and_ascend(self):
        keys = {harmony.Key(t, m).label for t in range(12) for m in ("major", "minor")}
        def check(song):
            onsets = [onset for onset, _ in song.chords]
            self.assertTrue(all(a < b for a, b in zip(onsets, onsets[1:])))
            for _, label in song.chords:
                harmony.parse_label(label)
            self.assertTrue(song.keys and {key for _, key in song.keys} <= keys)

        self.for_each(check)

    def test_exact_chords_are_spelt_by_the_notes(self):
        def check(song):
            if song.exact_chords:
                self.assertGreater(_spelt(song), 0.75)  # a boogie figure has sixths and sevenths beside the triad

        self.for_each(check)

    def test_last_about_as_long_as_wanted(self):
        def check(song):
            seconds = song.length * 60 / np.mean([mark.bpm for mark in song.tempo])
            self.assertGreater(seconds, 0.5 * _SECONDS)
            self.assertLess(seconds, 3.5 * _SECONDS)

        self.for_each(check)

    def test_same_seed_gives_the_same_song(self):
        for entry, seed, song in self.songs[::3]:
            self.assertEqual(entry.compose(np.random.default_rng(seed), _SECONDS), song, entry.name)


class Arrangements(unittest.TestCase):
    def test_dances_are_played_near_their_own_tempo(self):
        slow, fast = FOUR["ballad"], FOUR["dance floor"]
        self.assertEqual(pop909.suited([slow, fast], 66), [slow])
        self.assertEqual(pop909.suited([slow, fast], 130), [fast])
        self.assertEqual(pop909.suited([slow, FOUR["reggae"]], 80), [slow, FOUR["reggae"]])
        self.assertEqual(pop909.suited([slow, fast], 200), [fast])

    def test_songs_whose_notes_lie_beside_their_beats_are_left_out(self):
        played = [0.0, 0.51, 1.0, 1.74, 2.01, 3.0, 3.5]
        self.assertTrue(material.lie_on_sixteenths(played, 90.0))
        self.assertFalse(material.lie_on_sixteenths([onset + 0.08 for onset in played], 90.0))
        self.assertFalse(material.lie_on_sixteenths([0.0, 0.06, 0.125, 0.19], 90.0))
        self.assertFalse(material.lie_on_sixteenths([], 90.0))


class Practice(unittest.TestCase):
    def test_clicks_that_are_all_alike_are_in_four(self):
        alike = 0
        for seed in range(60):
            song = styles.catalogue()["click track"].compose(np.random.default_rng(seed), _SECONDS)
            onsets = {onset for bar in song.bars for onset, _ in bar.beats}
            beats = {(note.pitch, note.velocity) for note in song.parts[0].notes if note.onset in onsets}
            if len(beats) == 1:
                alike += 1
                self.assertEqual({(bar.numerator, bar.denominator) for bar in song.bars}, {(4, 4)})
        self.assertGreater(alike, 4)


class Harmony(unittest.TestCase):
    def test_labels_go_there_and_back(self):
        for quality in harmony.QUALITIES:
            for root in range(12):
                chord = harmony.Chord(root, quality, 0, root in (1, 3))
                self.assertEqual(harmony.parse_label(chord.label).tones, chord.tones)

    def test_numerals_follow_the_key(self):
        key = harmony.Key(harmony.pitch_class("F"), "minor")
        names = [key.chord(n).label for n in ("i", "bVI", "bVII", "iv7", "V7/3", "iih", "N")]
        self.assertEqual(names, ["F:min", "Db:maj", "Eb:maj", "Bb:min7", "C:7/3", "G:hdim7", "N"])


if __name__ == "__main__":
    unittest.main()
