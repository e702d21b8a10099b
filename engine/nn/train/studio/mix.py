"""Records a performance: chooses every part's instrument, balances the stems and masters the mix."""
import pathlib

import numpy as np

import codec
import drumsynth
import effects
import fluid
import synths
import voice

RATE = 22050
LEAD = 1.5                    # seconds that are rendered before the clip, so that it can begin in mid-sound
FONTS = ("/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/MuseScore_General_Full.sf2")
UNHEARD_FONTS = ("/usr/share/sounds/sf2/OPL-3_FM_128M.sf2",)                # validation's only
UNHEARD_KITS = ("/usr/share/sounds/sf2/Black_Pearl_4_LV2.sf2", "/usr/share/sounds/sf2/Red_Zeppelin_4_LV2.sf2")
UNHEARD_KIT_KEYS = {35: 36, 48: 45, 50: 47, 52: 49, 55: 49, 57: 49, 59: 51}                   # where those kits differ from GM
UNHEARD_BANK = 8              # variations that training does not hear

ROLE_LEVELS = {"drums": 0.0, "percussion": -7.0, "bass": -2.0, "chords": -5.0, "pad": -9.0, "melody": -3.0,
               "voice": -1.0, "effect": -11.0}
DRUM_LEVELS = {"acoustic": -4.0, "live": -1.5, "lo-fi": -1.5, "classical": -3.0, "electronic": 1.0}      # by production
KIT_FAMILIES = (tuple(range(8)), tuple(range(8, 16)), (16, 17, 18, 19), (24,), (25,), (32, 33, 34, 35, 36), (40, 41, 42), (48,))
PROGRAM_FAMILIES = ((0, 1, 2), (4, 5), (16, 17, 18), (19, 20), (21, 22, 23), (24, 25), (26, 27), (29, 30), (32, 33, 34),
                    (33, 34, 36, 37), (38, 39), (40, 41, 110), (48, 49), (50, 51), (52, 53, 54), (56, 57, 59), (61, 62, 63),
                    (64, 65, 66, 67), (68, 69, 71), (72, 73, 74, 75), (80, 81, 84, 87), (88, 89, 90, 91, 94, 95), (11, 12, 13))
SUSTAINED = set(range(16, 24)) | set(range(40, 45)) | set(range(48, 55)) | set(range(56, 80)) | set(range(88, 96)) | {109, 110, 111}
GLIDING = set(range(40, 44)) | set(range(52, 55)) | set(range(56, 80)) | {26, 27, 29, 30, 80, 81, 84, 85, 110}
PERCUSSIVE = ("drums", "percussion")
PIANOS = range(0, 8)
PEDAL = {"classical": 0.6, "solo": 0.5, "acoustic": 0.4, "band": 0.2, "electronic": 0.0}      # by production
IMITATED = 0.15               # share of other parts that our own synthesiser plays
CODED = 0.14                  # share of mixes that go through a lossy codec
SWEPT = 0.15                  # share of electronic mixes with a moving filter

SYNTH_DRUMS = {"electronic": 0.75, "band": 0.35, "acoustic": 0.2, "classical": 0.1, "lo-fi": 0.5, "live": 0.35, "solo": 0.2}
SUNG_MELODIES = {"electronic": 0.2, "classical": 0.06, "solo": 0.1, "choir": 0.6}      # by production; others 0.3
CHARACTERS = {
    "electronic": (drumsynth.MACHINE, drumsynth.MACHINE, drumsynth.MACHINE, drumsynth.GABBER, drumsynth.DUSTY),
    "lo-fi": (drumsynth.DUSTY, drumsynth.DUSTY, drumsynth.MACHINE, drumsynth.ACOUSTIC),
    "band": (drumsynth.ACOUSTIC, drumsynth.ACOUSTIC, drumsynth.ACOUSTIC, drumsynth.METAL, drumsynth.DUSTY, drumsynth.MACHINE),
    "live": (drumsynth.ACOUSTIC, drumsynth.ACOUSTIC, drumsynth.METAL),
}


class Studio:
    """Soundfonts and their rules. unheard: record with the sounds that training never hears (for validation)."""

    def __init__(self, unheard=False):
        self._unheard = unheard
        fonts = [f for f in FONTS if pathlib.Path(f).exists()]
        self._extra_fonts = [f for f in UNHEARD_FONTS if unheard and pathlib.Path(f).exists()]
        self._extra_kits = [f for f in UNHEARD_KITS if unheard and pathlib.Path(f).exists()]
        self._fonts = fonts
        self._synth = fluid.Synth(fonts + self._extra_fonts + self._extra_kits)

    def record(self, performance, production, rng):
        """float32 samples at RATE of a performance whose notes may begin LEAD seconds before its time 0."""
        seconds = performance.seconds + LEAD
        tuning = rng.normal(0, 12) if rng.random() < 0.6 else rng.uniform(-50, 50)
        takes = [_Take(played, LEAD) for played in performance.parts if len(played.notes)]
        lifts = np.array([begin for begin, _, _ in performance.chords]) + LEAD
        for take in takes:
            if take.part.program in PIANOS and rng.random() < PEDAL.get(production, 0.15):
                take.pedal(lifts, rng)
        stems = self._stems(takes, seconds, production, tuning, rng)
        triggers = _kicks(takes)
        mixed = _mix(stems, triggers, production, rng)
        start = int(LEAD * RATE)
        return _master(mixed, production, rng, self._unheard)[start:start + int(performance.seconds * RATE)]

    def _stems(self, takes, seconds, production, tuning, rng):
        """(take, float32 samples) of each part; parts beyond the buses share one."""
        stems, voices, owners = [], [], {}
        font = str(rng.choice(self._fonts))
        for take in takes:
            own_tuning = tuning + rng.normal(0, 4)
            own = self._own_sound(take, seconds, production, own_tuning, rng)
            if own is not None:
                stems.append((take, own))
                continue
            bus = len(voices) % fluid.BUSES
            chosen = str(rng.choice(self._fonts)) if rng.random() < 0.35 else font
            voices.append(self._fluid_voice(take, chosen, bus, own_tuning, rng))
            owners.setdefault(bus, take)
        if voices:
            rendered = self._synth.render(voices, seconds, rng)
            stems += [(owners[b], sound) for b, sound in enumerate(rendered) if sound is not None]
        return stems

    def _own_sound(self, take, seconds, production, tuning, rng):
        """Samples where one of our own synthesisers plays the part, else None."""
        part, notes = take.part, take.notes
        if part.role in PERCUSSIVE:
            if rng.random() >= SYNTH_DRUMS.get(production, 0.3):
                return None
            characters = CHARACTERS.get(production, (drumsynth.ACOUSTIC,))
            character = drumsynth.BRUSHES if part.program in (40, 41, 42) else str(rng.choice(characters))
            levels = {key: rng.normal(0, 2.5) for key in range(35, 82)}
            return drumsynth.Kit(character, rng).render(notes, seconds, levels)
        notes = notes.copy()
        notes[:, 2] += tuning / 100.0
        electronic = production == "electronic"
        chance = rng.random()
        if part.role == "voice" and chance < 0.85 or part.role == "melody" and chance < SUNG_MELODIES.get(production, 0.3):
            return _sung(part, notes, seconds, production, rng)
        if part.role in ("melody", "voice") and chance > (0.5 if electronic else 0.9):
            return synths.render(synths.lead(rng, part), notes, seconds, rng)
        if part.role == "bass" and chance < (0.65 if electronic else 0.25):
            patch = synths.electric_bass(rng) if not electronic else synths.acid(rng) if chance < 0.12 else synths.bass(rng)
            return synths.render(patch, notes, seconds, rng)
        if part.program in (29, 30) and chance < 0.65:
            return synths.distorted(notes, seconds, rng)
        if electronic and part.role == "pad" and chance < 0.5:
            return synths.render(synths.pad(rng), notes, seconds, rng)
        if electronic and part.role in ("chords", "effect") and chance < 0.5:
            return synths.render(synths.stab(rng), notes, seconds, rng)
        patch = synths.imitation(part.program, rng) if part.role != "bass" and rng.random() < IMITATED else None
        return None if patch is None else synths.render(patch, notes, seconds, rng)

    def _fluid_voice(self, take, font, bus, tuning, rng):
        part, notes = take.part, take.notes
        if part.role in PERCUSSIVE:
            return self._fluid_drums(take, font, bus, rng)
        if self._extra_fonts and rng.random() < 0.3:
            font = str(rng.choice(self._extra_fonts))
        program = part.program
        families = [f for f in PROGRAM_FAMILIES if program in f]
        if families and rng.random() < 0.4:
            program = int(rng.choice(families[int(rng.integers(len(families)))]))
        banks = [b for b in self._synth.banks(font, program) if self._unheard or b != UNHEARD_BANK] or [0]
        bank = int(rng.choice(banks)) if rng.random() < 0.4 else banks[0]
        gliding = part.role in ("melody", "voice") and program in GLIDING
        notes = notes.copy()
        notes[:, 0] = np.maximum(notes[:, 0] - rng.uniform(0.6, 1.0) * self._slowness(font, bank, program, notes), 0.0)
        swell = rng.uniform(0.1, 0.8) if program in SUSTAINED and rng.random() < 0.7 else 0.0
        return fluid.Voice(font, bank, program, bus, notes,
                           vibrato=part.vibrato if part.vibrato or not gliding else rng.uniform(0, 40),
                           vibrato_rate=rng.uniform(4.5, 6.5), portamento=part.portamento if gliding else 0.0,
                           swell=swell, transpose=tuning, mono=gliding and part.portamento > 0)

    def _slowness(self, font, bank, program, notes):
        """Seconds by which players begin early because the instrument speaks late."""
        return max(self._synth.attack(font, bank, program, float(np.median(notes[:, 2]))) - 0.01, 0.0)

    def _fluid_drums(self, take, font, bus, rng):
        """Drums on a kit like the one asked for."""
        program, notes = take.part.program, take.notes
        if self._extra_kits and take.part.role == "drums" and program < 24 and rng.random() < 0.6:
            notes = notes.copy()
            notes[:, 2] = [UNHEARD_KIT_KEYS.get(int(key), key) for key in notes[:, 2]]
            return fluid.Voice(str(rng.choice(self._extra_kits)), 0, 0, bus, notes)
        family = next((f for f in KIT_FAMILIES if program in f), KIT_FAMILIES[0])
        if program < 24 and rng.random() < 0.3:
            family = KIT_FAMILIES[int(rng.integers(3))]
        kits = [k for k in family if k in self._synth.kits(font)] or [0]
        return fluid.Voice(font, fluid.DRUM_BANK, int(rng.choice(kits)), bus, notes)


def _sung(part, notes, seconds, production, rng):
    """A singer, two who double each other, or a choir where the notes have several lines."""
    singer = voice.Singer.draw(rng, part, production in ("choir", "classical"))
    if production == "choir" or len(voice.lines(notes[:40])) > 1:
        return voice.choir(notes, seconds, singer, rng)
    if rng.random() < 0.15:
        return voice.choir(notes, seconds, singer, rng, each=2)
    return voice.sing(notes, seconds, singer, rng)


class _Take:
    """A played part with its notes on the axis of the recording, which begins `lead` seconds early."""

    def __init__(self, played, lead):
        self.part = played.part
        self.notes = played.notes.copy()
        self.notes[:, 0] = np.maximum(self.notes[:, 0] + lead, 0.0)

    def pedal(self, lifts, rng):
        """Lets notes ring until the pedal is lifted, as the harmony changes (`lifts`, seconds)."""
        onsets, ends = self.notes[:, 0], self.notes[:, 0] + self.notes[:, 1]
        index = np.searchsorted(lifts, onsets + 0.05)
        lifted = np.append(lifts, np.inf)[index] + rng.uniform(0.0, 0.08)
        self.notes[:, 1] = np.maximum(ends, np.minimum(lifted, onsets + 4.0)) - onsets


def _kicks(takes):
    """Seconds at which the bass drum sounds."""
    found = [t.notes[np.isin(t.notes[:, 2], drumsynth.KICKS), 0] for t in takes if t.part.role == "drums"]
    return np.sort(np.concatenate(found)) if found else np.zeros(0)


def _treat(sound, role, production, rng):
    """A stem's own channel strip."""
    chance = rng.random
    if role in PERCUSSIVE:
        if chance() < 0.4:
            sound = effects.compress(sound, rng.uniform(-6, 6), rng.uniform(2, 8), rng.uniform(0.001, 0.02), rng.uniform(0.04, 0.25))
        if chance() < 0.3:
            sound = effects.saturate(sound, rng.uniform(-6, 12), str(rng.choice(["tape", "tube", "clip"])))
        if chance() < 0.45 and production != "electronic":
            sound = effects.reverberate(sound, effects.room(rng, rng.uniform(0.1, 0.7), rng.uniform(2000, 8000)), rng.uniform(-22, -6))
        return sound
    if chance() < 0.25:
        sound = effects.equalise(sound, effects.random_curve(rng, 3.0, 4.0))
    if chance() < 0.1 and production not in ("classical", "choir"):
        sound = effects.saturate(sound, rng.uniform(-3, 14), "tube")
    if chance() < 0.1 and role in ("chords", "pad", "melody"):
        sound = effects.chorus(sound, rng.uniform(0.2, 3), rng.uniform(0.0005, 0.003), rng.uniform(0.2, 0.7))
    if chance() < 0.12 and role in ("melody", "voice", "chords", "effect"):
        sound = effects.echo(sound, rng.uniform(0.08, 0.6), rng.uniform(0.1, 0.6), rng.uniform(-20, -7))
    return sound


def _mix(stems, triggers, production, rng):
    """Sum of the stems at levels drawn around what their roles usually have."""
    total, chance = None, rng.random()
    pumping = rng.uniform(0.2, 0.95) if len(triggers) and chance < (0.5 if production == "electronic" else 0.04) else 0.0
    release = rng.uniform(0.12, 0.4)
    spread = 4.0 if production in ("live", "lo-fi") else 3.0
    for take, sound in stems:
        level = effects.loudness(sound)
        if level < 1e-7 or not np.all(np.isfinite(sound)):
            continue
        role = take.part.role
        sound = _treat(sound / np.float32(level), role, production, rng)
        if pumping and role not in PERCUSSIVE:
            sound = effects.pump(sound, triggers, pumping, release)
        usual = ROLE_LEVELS.get(role, -5.0) + (DRUM_LEVELS.get(production, 0.0) if role in PERCUSSIVE else 0.0)
        gain = effects.decibels(usual + take.part.gain + rng.normal(0, spread))
        sound = (sound * np.float32(gain)).astype(np.float32)
        total = sound if total is None else total + sound
    return np.zeros(1, np.float32) if total is None else total


OLD_RECORDINGS = {"acoustic": 0.12, "classical": 0.12, "solo": 0.12, "live": 0.08, "choir": 0.1}     # by production; others 0.05

_REVERB = {"classical": (0.95, (1.2, 4.0), (-14, -2)), "choir": (1.0, (1.5, 5.0), (-10, 1)), "solo": (0.8, (0.4, 2.5), (-20, -5)),
           "live": (0.9, (0.6, 2.5), (-14, -3)), "acoustic": (0.7, (0.3, 1.8), (-22, -7)), "electronic": (0.4, (0.4, 3.0), (-24, -9)),
           "lo-fi": (0.5, (0.2, 1.2), (-20, -8)), "band": (0.6, (0.2, 1.8), (-24, -8))}


def _space(mixed, production, rng):
    often, seconds, wet = _REVERB.get(production, _REVERB["band"])
    if rng.random() >= often:
        return mixed
    length = np.exp(rng.uniform(*np.log(seconds)))
    return effects.reverberate(mixed, effects.room(rng, length, rng.uniform(1500, 7000)), rng.uniform(*wet))


def _dynamics(mixed, production, rng):
    chance = rng.random
    quiet = production in ("classical", "choir", "solo")
    if chance() < (0.2 if quiet else 0.55):
        mixed = effects.compress(mixed, rng.uniform(-8, 3), rng.uniform(1.5, 10), rng.uniform(0.002, 0.03), rng.uniform(0.05, 0.5))
    if chance() < (0.08 if quiet else 0.35):
        mixed = effects.saturate(mixed, rng.uniform(-6, 8 if production != "lo-fi" else 14), str(rng.choice(["tape", "tape", "tube", "clip"])))
    return mixed


def _colour(mixed, production, rng, unheard):
    """The master equaliser and, on a share, the narrow band of old machines and telephones."""
    chance = rng.random()
    low_cut, high_cut = rng.uniform(15, 50), None
    if production == "lo-fi" and chance < 0.6 or chance < OLD_RECORDINGS.get(production, 0.05):
        low_cut, high_cut = rng.uniform(60, 250), rng.uniform(2500, 7000)
    elif 0.12 < chance < 0.16:
        low_cut, high_cut = rng.uniform(200, 400), rng.uniform(2800, 3800)
    elif chance < 0.3:
        high_cut = rng.uniform(4000, 10000)
    elif chance < 0.4:
        low_cut = rng.uniform(60, 180)
    deviation = rng.uniform(3.0, 6.0) if unheard else rng.uniform(0.5, 4.5)
    return effects.equalise(mixed, effects.random_curve(rng, deviation, 6.0), low_cut, high_cut, int(rng.integers(2, 7)))


def _noise(mixed, production, rng):
    """Beds of noise, in dB against the music."""
    count, level, chance = len(mixed), effects.rms(mixed), rng.random
    bed = np.zeros(count, np.float32)
    old = production == "lo-fi"
    if chance() < (0.6 if old else 0.2):
        bed += effects.hiss(count, rng) * effects.decibels(rng.uniform(-60, -22 if old else -32))
    if chance() < (0.4 if old else 0.04):
        bed += effects.crackle(count, rng) * effects.decibels(rng.uniform(-45, -18))
    if chance() < (0.15 if old else 0.04):
        bed += effects.hum(count, rng) * effects.decibels(rng.uniform(-55, -28))
    if chance() < (0.8 if production == "live" else 0.02):
        bed += effects.crowd(count, rng, chance() < 0.4) * effects.decibels(rng.uniform(-42, -13))
    return mixed + level * bed


def _sweep(mixed, rng):
    """A disc jockey's filter, opened or closed over some seconds."""
    begin = rng.uniform(0, len(mixed) / RATE)
    times = begin + np.array([0.0, rng.uniform(2, 12), 0.0])
    times[2] = times[1] + rng.uniform(0.02, 4)
    low_pass = rng.random() < 0.6
    rest, moved = (11000.0, rng.uniform(200, 1500)) if low_pass else (20.0, rng.uniform(200, 1200))
    cutoffs = [rest, moved, rest] if rng.random() < 0.5 else [moved, rest, rest]
    return effects.filter_sweep(mixed, times, cutoffs, low_pass)


def _master(mixed, production, rng, unheard):
    if len(mixed) < RATE or effects.rms(mixed) < 1e-7:
        return mixed
    if production == "electronic" and rng.random() < SWEPT:
        mixed = _sweep(mixed, rng)
    mixed = _space(mixed, production, rng)
    mixed = _dynamics(mixed, production, rng)
    if rng.random() < (0.5 if production == "lo-fi" else 0.08):
        mixed = effects.wow(mixed, rng, 10 ** rng.uniform(-3.6, -2.6))
    mixed = _noise(mixed, production, rng)
    mixed = _colour(mixed, production, rng, unheard)
    peak = float(np.quantile(np.abs(mixed[::3]), 0.9998)) + 1e-9
    clipped = rng.random() < 0.06
    mixed = np.clip(mixed / peak * (effects.decibels(rng.uniform(2, 12)) if clipped else 1.0), -1, 1).astype(np.float32)
    if rng.random() < CODED:
        mixed = codec.transcode(0.9 * mixed, _codec_name(rng, unheard), rng)
    return (mixed * effects.decibels(-rng.exponential(4.0) - 0.3)).clip(-1, 1).astype(np.float32)


def _codec_name(rng, unheard):
    return str(rng.choice(["opus", "vorbis"] if unheard else ["mp3", "mp3", "aac", "opus"]))
