"""Sound of the studio: where notes fall, that annotations stay true through effects, and that nothing breaks."""
import dataclasses
import pathlib
import shutil
import sys
import unittest

_HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "music")]

import numpy as np
import scipy.signal

import codec
import drumsynth
import effects
import fluid
import casting
import synths
import voice
from score import Part

RATE = 22050


def clicks(seconds, times):
    """Short bursts at `times`."""
    out = np.zeros(int(seconds * RATE), np.float32)
    burst = np.random.default_rng(1).normal(size=400) * np.exp(-np.arange(400) / 60)
    for time in times:
        start = int(round(time * RATE))
        out[start:start + 400] += 0.5 * burst[:len(out) - start]
    return out


def onset(samples, near, reach=0.04):
    """Seconds from `near` at which the sound first reaches a fifth of its peak around there."""
    start = int(round((near - reach) * RATE))
    window = np.abs(samples[start:start + int(2 * reach * RATE)])
    return (start + int(np.argmax(window > 0.2 * window.max()))) / RATE - near


def notes(times, pitch, length=0.3, velocity=100):
    return np.array([(t, length, pitch, velocity) for t in times], float)


TIMES = np.arange(0.3, 3.5, 0.3437)


class DrumTest(unittest.TestCase):
    def test_every_drum_of_every_kit_sounds_at_its_time(self):
        for character in (drumsynth.ACOUSTIC, drumsynth.MACHINE, drumsynth.GABBER, drumsynth.METAL, drumsynth.DUSTY):
            kit = drumsynth.Kit(character, np.random.default_rng(2))
            for key in (36, 38, 42, 46, 49, 51, 45, 37, 39, 56, 64):
                sound = kit.render(notes([0.5], key), 1.5, {})
                self.assertTrue(np.all(np.isfinite(sound)), (character, key))
                self.assertEqual(len(sound), int(1.5 * RATE))
                self.assertLess(abs(onset(sound, 0.5)), 0.008, (character, key))

    def test_velocity_is_level(self):
        kit = drumsynth.Kit(drumsynth.ACOUSTIC, np.random.default_rng(2))
        soft, loud = (effects.rms(kit.render(notes([0.1], 38, velocity=v), 1.0, {})) for v in (40, 120))
        self.assertGreater(loud, 2 * soft)

    def test_unknown_keys_are_played_too(self):
        kit = drumsynth.Kit(drumsynth.MACHINE, np.random.default_rng(2))
        self.assertGreater(effects.rms(kit.render(notes([0.1], 27), 1.0, {})), 1e-4)


class VoiceAndSynthTest(unittest.TestCase):
    def setUp(self):
        self.rng = np.random.default_rng(4)
        self.melody = notes(TIMES, 60)
        self.melody[:, 2] += np.arange(len(TIMES)) % 5

    def check(self, sound):
        self.assertEqual(len(sound), 4 * RATE)
        self.assertTrue(np.all(np.isfinite(sound)))
        self.assertGreater(effects.rms(sound), 1e-3)

    def test_voices(self):
        singer = voice.Singer.draw(self.rng, Part("v", "voice", 52), False)
        self.check(voice.sing(self.melody, 4.0, singer, self.rng))
        chords = np.concatenate([self.melody, self.melody + [0, 0, 4, 0]])
        self.assertEqual(len(voice.lines(chords)), 2)
        self.check(voice.choir(chords, 4.0, singer, self.rng, each=2))

    def test_pitch_is_true(self):
        singer = voice.Singer.draw(self.rng, Part("v", "voice", 52), False)
        singer = dataclasses.replace(singer, vibrato=0.0, consonants=0.0, sourness=0.0)
        long = notes([0.0], 69, 2.0)
        for sound in (voice.sing(long, 2.0, singer, self.rng),
                      synths.render(synths.electric_bass(self.rng), long, 2.0, self.rng)):
            spectrum = np.abs(np.fft.rfft(sound[RATE // 2:RATE // 2 + RATE] * np.hanning(RATE)))   # 1 Hz a bin
            strongest = 430 + int(np.argmax(spectrum[430:451]))
            self.assertLess(abs(strongest - 440), 4)

    def test_patches(self):
        for patch in (synths.lead(self.rng, Part("l", "melody", 80)), synths.bass(self.rng), synths.acid(self.rng),
                      synths.electric_bass(self.rng), synths.pad(self.rng), synths.stab(self.rng)):
            self.check(synths.render(patch, self.melody, 4.0, self.rng))
        self.check(synths.distorted(self.melody, 4.0, self.rng))


class EffectsTest(unittest.TestCase):
    def test_transients_stay_where_they_are(self):
        rng, times = np.random.default_rng(5), TIMES[TIMES < 3.4]
        dry = clicks(4.0, times)
        treated = {
            "equaliser": effects.equalise(dry, effects.random_curve(rng, 4.0, 6.0), 40, 8000),
            "saturation": effects.saturate(dry, 10.0, "tube"),
            "compressor": effects.compress(dry, -3.0, 6.0, 0.005, 0.1),
            "room": effects.reverberate(dry, effects.room(rng, 1.0, 4000), -8.0),
            "sweep": effects.filter_sweep(dry, [0, 2], [800, 9000]),
            "wow": effects.wow(dry, rng, 0.002),
        }
        for name, wet in treated.items():
            self.assertEqual(len(wet), len(dry), name)
            self.assertLess(np.median([abs(onset(wet, t)) for t in times]), 0.0015, name)

    def test_pump_ducks_after_its_triggers(self):
        ducked = effects.pump(np.ones(RATE, np.float32), np.array([0.5]), 0.8, 0.2)
        self.assertAlmostEqual(float(ducked[int(0.505 * RATE)]), 0.2, delta=0.08)
        self.assertAlmostEqual(float(ducked[int(0.8 * RATE)]), 1.0, delta=0.01)
        self.assertAlmostEqual(float(ducked[int(0.4 * RATE)]), 1.0, delta=0.01)

    def test_silence_stays_silent(self):
        silence = np.zeros(RATE, np.float32)
        for wet in (effects.saturate(silence, 6.0), effects.compress(silence, 0.0, 4.0, 0.01, 0.1),
                    effects.equalise(silence)):
            self.assertEqual(float(np.abs(wet).max()), 0.0)

    def test_an_audience_claps_on_time(self):
        sound = effects.clapping(4 * RATE, TIMES, np.random.default_rng(3))
        energy = [np.sum(sound[int((t - 0.05) * RATE):int((t + 0.1) * RATE)] ** 2) for t in TIMES]
        self.assertGreater(sum(energy), 0.8 * np.sum(sound ** 2))
        self.assertEqual(float(np.abs(effects.clapping(RATE, [], np.random.default_rng(3))).max()), 0.0)

    def test_noises_have_unit_level(self):
        rng = np.random.default_rng(6)
        for noise in (effects.hiss(RATE, rng), effects.hum(RATE, rng), effects.crackle(RATE, rng),
                      effects.crowd(RATE, rng, True)):
            self.assertAlmostEqual(effects.rms(noise), 1.0, delta=0.05)


@unittest.skipUnless(shutil.which("ffmpeg"), "needs FFmpeg's command")
class CodecTest(unittest.TestCase):
    def test_delay_is_taken_out(self):
        dry = clicks(4.0, TIMES)
        for name in ("mp3", "aac", "opus"):
            try:
                back = codec.transcode(dry, name, np.random.default_rng(1))
            except OSError as error:
                self.skipTest(str(error))
            self.assertEqual(len(back), len(dry))
            self.assertLess(abs(codec.lag(dry, back, 500)), 4, name)

    def test_delay_of_a_steady_tone_is_found(self):
        time, rng = np.arange(3 * RATE) / RATE, np.random.default_rng(3)
        tone = sum(np.sin(2 * np.pi * 55 * k * time) / k ** 2 for k in range(1, 6))
        dry = 0.2 * tone + 0.01 * rng.normal(size=len(tone))
        turned = scipy.signal.sosfilt(scipy.signal.butter(2, 60, "high", fs=RATE, output="sos"), dry)
        self.assertEqual(codec.lag(dry, np.roll(turned, 37), 4096), 37)


def synth_with_font():
    try:
        return fluid.Synth(casting.FONTS[:1])
    except (OSError, AttributeError):
        return None


class FluidTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.synth = synth_with_font()
        if cls.synth is None:
            raise unittest.SkipTest("needs libfluidsynth and FluidR3_GM")

    @classmethod
    def tearDownClass(cls):
        cls.synth.close()

    def voice(self, **changes):
        font = self.synth.fonts[0]
        return dataclasses.replace(fluid.Voice(font, 0, 0, 0, notes(TIMES, 60)), **changes)

    def test_drums_are_on_time(self):
        drums = self.voice(bank=fluid.DRUM_BANK, notes=notes(TIMES, 42))
        sound = self.synth.render([drums], 4.0, np.random.default_rng(1))[0]
        self.assertLess(abs(np.median([onset(sound, t) for t in TIMES])), 0.002)

    def test_slow_instruments_are_known(self):
        font = self.synth.fonts[0]
        self.assertLess(self.synth.attack(font, 0, 0, 60), 0.02)
        self.assertGreater(self.synth.attack(font, 0, 49, 60), 0.03)

    def test_parts_come_on_their_own_buses(self):
        stems = self.synth.render([self.voice(bus=1), self.voice(bus=4, program=40)], 4.0, np.random.default_rng(1))
        self.assertEqual([s is not None for s in stems], [False, True, False, False, True, False, False, False])
        self.assertGreater(effects.rms(stems[1]), 1e-4)
        self.assertGreater(effects.rms(stems[4]), 1e-4)

    def test_transposition_and_glides_bend_the_pitch(self):
        for cents in (0.0, 50.0):
            long = self.voice(program=80, notes=notes([0.0], 69, 2.0), transpose=cents)
            sound = self.synth.render([long], 2.0, np.random.default_rng(1))[0]
            spectrum = np.abs(np.fft.rfft(sound[RATE // 2:RATE // 2 + RATE] * np.hanning(RATE)))
            strongest = 420 + int(np.argmax(spectrum[420:470]))
            self.assertLess(abs(strongest - 440 * 2 ** (cents / 1200)), 3)

    def test_same_seed_same_sound(self):      # once the synthesiser's voices have played the programs
        gliding = self.voice(program=65, vibrato=30.0, portamento=0.08, mono=True, swell=0.5)
        _, one, other = (self.synth.render([gliding], 3.0, np.random.default_rng(7))[0] for _ in range(3))
        self.assertLess(np.abs(one - other).max(), 1e-3)


if __name__ == "__main__":
    unittest.main()
