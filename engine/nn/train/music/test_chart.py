"""Charts, patterns, feel and part writing: what the acoustic styles are built on."""
import pathlib
import sys
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import periods
from band import Band, Feel, Hand, bass
from chart import Chart
from textures import four_voices, tempo_plan


class Charts(unittest.TestCase):
    def test_chords_share_a_bar_as_written(self):
        chart = Chart(0, False)
        chart.add("A", "I ii7:3,V7 I,vi7,ii7,V7")
        self.assertEqual([(s.onset, s.chord.label) for s in chart.spans],
                         [(0, "C:maj"), (4, "D:min7"), (7, "G:7"), (8, "C:maj"), (9, "A:min7"), (10, "D:min7"), (11, "G:7")])

    def test_a_pickup_counts_as_the_end_of_a_bar(self):
        chart = Chart(7, False, (3, 4))
        chart.add("intro", "V7", pickup=1.0)
        chart.add("A", "I IV")
        self.assertEqual(chart.bars[0].beats, [(0.0, 3)])
        self.assertEqual([b.onset for b in chart.bars], [0.0, 1.0, 4.0])

    def test_keys_change_with_the_section_that_modulates(self):
        chart = Chart(0, False)
        chart.add("A", "I I")
        chart.key = chart.key.moved(7)
        chart.add("B", "I")
        chords, keys, sections = chart.annotation()
        self.assertEqual(keys, [(0.0, "C major"), (8.0, "G major")])
        self.assertEqual(chords, [(0.0, "C:maj"), (8.0, "G:maj")])
        self.assertEqual(sections, [(0.0, "A"), (8.0, "B")])

    def test_condensed_bars_keep_every_chord(self):
        self.assertEqual(periods.condensed("I ii,V I IV"), "I:2,ii:1,V:1 I:1,IV:1")
        chart = Chart(0, False, (3, 4))
        chart.add("A", periods.condensed("I V I V", 2, True))
        self.assertEqual([s.onset for s in chart.spans], [0, 2, 3, 5])


class Players(unittest.TestCase):
    def setUp(self):
        self.chart = Chart(0, False)
        self.chart.add("A", "I IV V7 I")

    def test_swing_moves_the_off_beat_alone(self):
        feel = Feel(2 / 3)
        self.assertAlmostEqual(feel.at(3.0), 3.0)
        self.assertAlmostEqual(feel.at(3.5), 3 + 2 / 3)

    def test_patterns_of_several_bars_take_turns(self):
        band = Band(np.random.default_rng(0), self.chart)
        onsets = [[o - b.onset for o, _, _, _ in band.strokes(b, "x.x.|x--x", n)] for n, b in enumerate(self.chart.bars[:2])]
        self.assertEqual(onsets, [[0.0, 2.0], [0.0, 3.0]])

    def test_the_bass_marks_every_chord(self):
        self.chart.add("B", "I,V7 IV,V7")
        band = Band(np.random.default_rng(0), self.chart)
        part = band.part("bass", "bass", 32)
        bass(band, part, ["1-------"])
        for span in self.chart.spans:
            self.assertIn(span.chord.bass_class, [n.pitch % 12 for n in part.notes if abs(n.onset - span.onset) < 1e-6])

    def test_a_voicing_holds_every_tone(self):
        hand = Hand(60)
        for numeral in ("I", "ii7", "V7", "viih", "Imaj7"):
            chord = self.chart.key.chord(numeral)
            self.assertEqual({p % 12 for p in hand.voicing(chord)}, set(chord.tones))

    def test_four_voices_spell_their_chords_in_order(self):
        self.chart.add("B", "vi ii V7/3 I")
        for span, voices in four_voices(self.chart, np.random.default_rng(3)):
            self.assertEqual(list(voices), sorted(voices, reverse=True))
            self.assertEqual({p % 12 for p in voices}, set(span.chord.tones))
            self.assertEqual(voices[3] % 12, span.chord.bass_class)

    def test_tempo_marks_ascend_from_the_beginning(self):
        self.chart.add("B", "I IV V7 I")
        for seed in range(20):
            marks = tempo_plan(Band(np.random.default_rng(seed), self.chart), 100.0)
            self.assertEqual(marks[0].onset, 0.0)
            self.assertTrue(all(a.onset < b.onset for a, b in zip(marks, marks[1:])))
            self.assertTrue(all(m.bpm > 20 for m in marks))


if __name__ == "__main__":
    unittest.main()
