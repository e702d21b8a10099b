"""Chooses what plays each part, a soundfont's instrument or one of our own, and plays it."""
import pathlib

import numpy as np

import drumsynth
import fluid
import synths
import voice

FONTS = ("/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/MuseScore_General_Full.sf2")
# What training never hears, so that validation can: a soundfont, two drum kits and where their keys differ from
# General MIDI's, and a bank of variations.
UNHEARD_FONTS = ("/usr/share/sounds/sf2/OPL-3_FM_128M.sf2",)
UNHEARD_KITS = ("/usr/share/sounds/sf2/Black_Pearl_4_LV2.sf2", "/usr/share/sounds/sf2/Red_Zeppelin_4_LV2.sf2")
UNHEARD_KIT_KEYS = {35: 36, 48: 45, 50: 47, 52: 49, 55: 49, 57: 49, 59: 51}
UNHEARD_BANK = 8

# General MIDI programs that stand in for each other.
KITS = (tuple(range(8)), tuple(range(8, 16)), (16, 17, 18, 19), (24,), (25,), tuple(range(32, 37)), (40, 41, 42), (48,))
BRUSHED = (40, 41, 42)
FAMILIES = ((0, 1, 2), (4, 5), (11, 12, 13), (16, 17, 18), (19, 20), (21, 22, 23), (24, 25), (26, 27), (29, 30),
            (32, 33, 34), (33, 34, 36, 37), (38, 39), (40, 41, 110), (48, 49), (50, 51), (52, 53, 54), (56, 57, 59),
            (61, 62, 63), (64, 65, 66, 67), (68, 69, 71), (72, 73, 74, 75), (80, 81, 84, 87), (88, 89, 90, 91, 94, 95))
DISTORTED = (29, 30)
SUSTAINED = {*range(16, 24), *range(40, 45), *range(48, 55), *range(56, 80), *range(88, 96), 109, 110, 111}
GLIDING = {*range(40, 44), *range(52, 55), *range(56, 80), 26, 27, 29, 30, 80, 81, 84, 85, 110}
PERCUSSIVE = ("drums", "percussion")

SUBSTITUTED = 0.4             # share of parts on another program of the family, and on another bank
IMITATED = 0.15               # share of the other parts that our own synthesiser plays
DOUBLED = 0.15                # share of singers who are recorded twice
PART_TUNING = 4.0             # cents between parts, standard deviation


class Take:
    """A part as it is recorded.

    notes: [N, 4] onset s (from the recording's first sample), length s, pitch, velocity.
    """

    def __init__(self, played, lead):
        """played: a performance's PlayedPart; lead: seconds that the recording begins before the performance."""
        self.part = played.part
        self.notes = played.notes.copy()
        self.notes[:, 0] = np.maximum(self.notes[:, 0] + lead, 0.0)

    def pedal(self, lifts, rng):
        """Lets notes ring until the pedal is lifted, as the harmony changes (`lifts`, seconds)."""
        onsets, ends = self.notes[:, 0], self.notes[:, 0] + self.notes[:, 1]
        index = np.searchsorted(lifts, onsets + 0.05)
        lifted = np.append(lifts, np.inf)[index] + rng.uniform(0.0, 0.08)
        self.notes[:, 1] = np.maximum(ends, np.minimum(lifted, onsets + 4.0)) - onsets


class Cast:
    """The instruments there are. unheard: those that training never hears as well. Not for use from two threads."""

    def __init__(self, unheard=False):
        self._unheard = unheard
        self._fonts = _existing(FONTS)
        self._extra_fonts = _existing(UNHEARD_FONTS) if unheard else []
        self._extra_kits = _existing(UNHEARD_KITS) if unheard else []
        self._synth = fluid.Synth(self._fonts + self._extra_fonts + self._extra_kits)

    def play(self, takes, seconds, production, rng):
        """[(Take, float32 samples)]; where more parts than FluidSynth has buses play, some share one."""
        tuning = rng.normal(0, 12) if rng.random() < 0.6 else rng.uniform(-50, 50)
        font = str(rng.choice(self._fonts))
        stems, voices, owners = [], [], {}
        for take in takes:
            cents = tuning + rng.normal(0, PART_TUNING)
            own = _own_sound(take, seconds, production, cents, rng)
            if own is not None:
                stems.append((take, own))
                continue
            bus = len(voices) % fluid.BUSES
            chosen = str(rng.choice(self._fonts)) if rng.random() < 0.35 else font
            voices.append(self._drums(take, chosen, bus, rng) if take.part.role in PERCUSSIVE
                          else self._instrument(take, chosen, bus, cents, rng))
            owners.setdefault(bus, take)
        rendered = self._synth.render(voices, seconds, rng) if voices else []
        return stems + [(owners[bus], sound) for bus, sound in enumerate(rendered) if sound is not None]

    def _instrument(self, take, font, bus, cents, rng):
        part, notes = take.part, take.notes.copy()
        if self._extra_fonts and rng.random() < 0.3:
            font = str(rng.choice(self._extra_fonts))
        program = _substitute(part.program, rng)
        banks = [b for b in self._synth.banks(font, program) if self._unheard or b != UNHEARD_BANK] or [0]
        bank = int(rng.choice(banks)) if rng.random() < SUBSTITUTED else banks[0]
        # Players begin early where their instrument speaks late.
        late = self._synth.attack(font, bank, program, float(np.median(notes[:, 2]))) - 0.01
        notes[:, 0] = np.maximum(notes[:, 0] - rng.uniform(0.6, 1.0) * max(late, 0.0), 0.0)
        gliding = part.role in ("melody", "voice") and program in GLIDING
        return fluid.Voice(font, bank, program, bus, notes,
                           vibrato=part.vibrato if part.vibrato or not gliding else rng.uniform(0, 40),
                           vibrato_rate=rng.uniform(4.5, 6.5), portamento=part.portamento if gliding else 0.0,
                           swell=rng.uniform(0.1, 0.8) if program in SUSTAINED and rng.random() < 0.7 else 0.0,
                           transpose=cents, mono=gliding and part.portamento > 0)

    def _drums(self, take, font, bus, rng):
        """Drums on a kit like the one asked for."""
        program, notes = take.part.program, take.notes
        if self._extra_kits and take.part.role == "drums" and program < 24 and rng.random() < 0.6:
            notes = notes.copy()
            notes[:, 2] = [UNHEARD_KIT_KEYS.get(int(key), key) for key in notes[:, 2]]
            return fluid.Voice(str(rng.choice(self._extra_kits)), 0, 0, bus, notes)
        family = next((f for f in KITS if program in f), KITS[0])
        if program < 24 and rng.random() < 0.3:
            family = KITS[int(rng.integers(3))]
        kits = [kit for kit in family if kit in self._synth.kits(font)] or [0]
        return fluid.Voice(font, fluid.DRUM_BANK, int(rng.choice(kits)), bus, notes)


def _existing(paths):
    return [path for path in paths if pathlib.Path(path).exists()]


def _substitute(program, rng):
    families = [family for family in FAMILIES if program in family]
    if not families or rng.random() >= SUBSTITUTED:
        return program
    return int(rng.choice(families[int(rng.integers(len(families)))]))


def _own_sound(take, seconds, production, cents, rng):
    """Samples where one of our own instruments plays the part, else None."""
    if take.part.role in PERCUSSIVE:
        return _own_drums(take, seconds, production, rng)
    notes = take.notes.copy()
    notes[:, 2] += cents / 100.0
    role, chance = take.part.role, rng.random()
    if chance < {"voice": 0.85, "melody": production.sung}.get(role, 0.0):
        return _sung(take.part, notes, seconds, production, rng)
    patch = _patch(take.part, production, rng)
    if patch is not None:
        return synths.render(patch, notes, seconds, rng)
    if take.part.program in DISTORTED and chance < 0.65:
        return synths.distorted(notes, seconds, rng)
    return None


def _own_drums(take, seconds, production, rng):
    if rng.random() >= production.synth_drums:
        return None
    character = drumsynth.BRUSHES if take.part.program in BRUSHED else str(rng.choice(production.kits))
    levels = {key: rng.normal(0, 2.5) for key in range(35, 82)}
    return drumsynth.Kit(character, rng).render(take.notes, seconds, levels)


def _patch(part, production, rng):
    """A synthesiser's patch for the part, or None where a soundfont plays it."""
    chance = rng.random()
    if part.role in ("melody", "voice") and chance < production.lead_synths:
        return synths.lead(rng, part)
    if part.role == "bass":
        if chance >= production.synth_bass:
            return None
        if production.machines:
            return synths.acid(rng) if rng.random() < 0.2 else synths.bass(rng)
        return synths.electric_bass(rng)
    if production.machines and part.role in ("pad", "chords", "effect") and chance < 0.5:
        return synths.pad(rng) if part.role == "pad" else synths.stab(rng)
    return synths.imitation(part.program, rng) if rng.random() < IMITATED else None


def _sung(part, notes, seconds, production, rng):
    """A singer, two who double each other, or a choir where the notes have several lines."""
    singer = voice.Singer.draw(rng, part, production.trained)
    if production.choir or len(voice.lines(notes[:40])) > 1:
        return voice.choir(notes, seconds, singer, rng)
    if rng.random() < DOUBLED:
        return voice.choir(notes, seconds, singer, rng, each=2)
    return voice.sing(notes, seconds, singer, rng)
