"""FluidSynth in this process: parts with their own programs, expression, vibrato and glides, rendered bus by bus.

Calls libfluidsynth 2 or 3 through ctypes. FluidSynth plays in blocks of 64 samples; events are put on the nearest
block's start, so a note is off by at most 32 samples (1.5 ms at 22,050 Hz) and by nothing on average.
"""
import ctypes
import ctypes.util
import dataclasses

import numpy as np

RATE = 22050
BLOCK = 64
BUSES = 8                     # stereo outputs that one pass fills
CHANNELS = 64                 # of these channel c plays on bus c mod BUSES
POLYPHONY = 96
BEND_RANGE = 12               # semitones
FLUSH = 4                     # blocks in which notes that were cut off die out
CONTROL_BLOCKS = 4            # bends are renewed this often (12 ms)
DRUM_BANK = 128
EXPRESSIVE_BANKS = range(17, 60)   # MuseScore_General's breath-controlled doubles

VOLUME, PAN, EXPRESSION, SUSTAIN, BREATH = 7, 10, 11, 64, 2

_pointer, _int, _number, _text = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_char_p
_SIGNATURES = {
    "new_fluid_settings": (_pointer, []),
    "new_fluid_synth": (_pointer, [_pointer]),
    "delete_fluid_synth": (None, [_pointer]),
    "delete_fluid_settings": (None, [_pointer]),
    "fluid_settings_setnum": (_int, [_pointer, _text, _number]),
    "fluid_settings_setint": (_int, [_pointer, _text, _int]),
    "fluid_synth_sfload": (_int, [_pointer, _text, _int]),
    "fluid_synth_get_sfont_by_id": (_pointer, [_pointer, _int]),
    "fluid_sfont_iteration_start": (None, [_pointer]),
    "fluid_sfont_iteration_next": (_pointer, [_pointer]),
    "fluid_preset_get_banknum": (_int, [_pointer]),
    "fluid_preset_get_num": (_int, [_pointer]),
    "fluid_synth_system_reset": (_int, [_pointer]),
    "fluid_synth_all_sounds_off": (_int, [_pointer, _int]),
    "fluid_synth_program_select": (_int, [_pointer, _int, _int, _int, _int]),
    "fluid_synth_cc": (_int, [_pointer, _int, _int, _int]),
    "fluid_synth_noteon": (_int, [_pointer, _int, _int, _int]),
    "fluid_synth_noteoff": (_int, [_pointer, _int, _int]),
    "fluid_synth_pitch_bend": (_int, [_pointer, _int, _int]),
    "fluid_synth_pitch_wheel_sens": (_int, [_pointer, _int, _int]),
    "fluid_synth_set_gen": (_int, [_pointer, _int, _int, ctypes.c_float]),
    "fluid_synth_set_interp_method": (_int, [_pointer, _int, _int]),
    "fluid_synth_process": (_int, [_pointer, _int, _int, _pointer, _int, _pointer]),
}
_FINE_TUNE = 52               # GEN_FINETUNE, cents


def library():
    """libfluidsynth with its signatures; raises OSError where it is not installed."""
    name = ctypes.util.find_library("fluidsynth") or "libfluidsynth.so.3"
    loaded = ctypes.CDLL(name)
    for function, (result, arguments) in _SIGNATURES.items():
        getattr(loaded, function).restype = result
        getattr(loaded, function).argtypes = arguments
    return loaded


@dataclasses.dataclass
class Voice:
    """One part as FluidSynth plays it."""
    font: str                 # path of the soundfont
    bank: int
    program: int
    bus: int                  # 0 to BUSES − 1
    notes: np.ndarray         # [N, 4]: onset s (from the first sample), length s, pitch, velocity
    volume: float = 100.0     # MIDI, 0 to 127
    vibrato: float = 0.0      # cents
    vibrato_rate: float = 5.5  # Hz
    portamento: float = 0.0   # seconds of a glide from the note before
    swell: float = 0.0        # 0 to 1: how far expression moves in and between notes
    transpose: float = 0.0    # cents
    mono: bool = False        # each note ends the one before (needed to bend notes one by one)


class Synth:
    """One synthesiser with its soundfonts loaded. Not for use from two threads."""

    def __init__(self, fonts, rate=RATE):
        self._library = library()
        self._settings = self._library.new_fluid_settings()
        for name, value in (("synth.sample-rate", float(rate)), ("synth.gain", 0.35)):
            self._library.fluid_settings_setnum(self._settings, name.encode(), value)
        for name, value in (("synth.polyphony", POLYPHONY), ("synth.reverb.active", 0), ("synth.chorus.active", 0),
                            ("synth.midi-channels", CHANNELS), ("synth.audio-channels", BUSES),
                            ("synth.audio-groups", BUSES), ("synth.effects-groups", 1), ("synth.lock-memory", 0),
                            ("synth.cpu-cores", 1), ("synth.threadsafe-api", 0)):
            self._library.fluid_settings_setint(self._settings, name.encode(), value)
        self._synth = self._library.new_fluid_synth(self._settings)
        self.rate = rate
        self._fonts, self._presets, self._attacks = {}, {}, {}
        for path in fonts:
            identity = self._library.fluid_synth_sfload(self._synth, str(path).encode(), 0)
            if identity < 0:
                raise OSError(f"FluidSynth cannot read {path}")
            self._fonts[str(path)] = identity
            self._presets[str(path)] = self._list_presets(identity)

    def close(self):
        self._library.delete_fluid_synth(self._synth)
        self._library.delete_fluid_settings(self._settings)

    def _list_presets(self, identity):
        font = self._library.fluid_synth_get_sfont_by_id(self._synth, identity)
        self._library.fluid_sfont_iteration_start(font)
        found = set()
        while preset := self._library.fluid_sfont_iteration_next(font):
            found.add((self._library.fluid_preset_get_banknum(preset), self._library.fluid_preset_get_num(preset)))
        return found

    @property
    def fonts(self):
        return list(self._fonts)

    def banks(self, font, program):
        """The banks that have this program, 0 first; without the breath-controlled and drum ones."""
        return sorted(b for b, p in self._presets[font]
                      if p == program and b != DRUM_BANK and b not in EXPRESSIVE_BANKS)

    def kits(self, font):
        """Programs of the font's drum kits."""
        return sorted(p for b, p in self._presets[font] if b == DRUM_BANK)

    def attack(self, font, bank, program, pitch):
        """Seconds until a note near `pitch` is heard, at 0.35 of its peak; at most 0.12."""
        octave = int(np.clip(pitch // 12, 2, 8)) * 12
        name = (font, bank, program, octave)
        if name not in self._attacks:
            note = np.array([[0.0, 0.4, octave, 90]])
            sound = self.render([Voice(font, bank, program, 0, note)], 0.4, np.random.default_rng(0))[0]
            frame = self.rate // 200
            level = np.sqrt(np.square(sound[:len(sound) // frame * frame].reshape(-1, frame)).mean(1))
            heard = int(np.argmax(level >= 0.35 * level.max())) / 200.0
            self._attacks[name] = min(heard, 0.12)
        return self._attacks[name]

    def render(self, voices, seconds, rng):
        """float32 [BUSES, samples], left and right halved together; None for a bus without any voice."""
        self._silence()
        blocks = int(np.ceil(seconds * self.rate / BLOCK))
        events = []
        used = [0] * BUSES
        for voice in voices:
            channel = voice.bus + BUSES * used[voice.bus]
            if channel >= CHANNELS or not len(voice.notes):
                continue
            used[voice.bus] += 1
            self._prepare(channel, voice)
            events += self._note_events(channel, voice, blocks)
            events += self._bend_events(channel, voice, blocks, rng)
            events += self._swell_events(channel, voice, blocks, rng)
        left, right = self._play(sorted(events, key=lambda e: (e[0], e[1])), blocks)
        count = int(seconds * self.rate)
        return [0.5 * (left[b, :count] + right[b, :count]) if used[b] else None for b in range(BUSES)]

    def _silence(self):
        """Ends what still sounds from the last rendering and sets the controllers back."""
        self._library.fluid_synth_all_sounds_off(self._synth, -1)
        self._play([], FLUSH)
        self._library.fluid_synth_system_reset(self._synth)

    def _prepare(self, channel, voice):
        library, synth = self._library, self._synth
        identity = self._fonts[voice.font]
        if library.fluid_synth_program_select(synth, channel, identity, voice.bank, voice.program) != 0:
            library.fluid_synth_program_select(synth, channel, identity, DRUM_BANK if voice.bank == DRUM_BANK else 0,
                                               0 if voice.bank == DRUM_BANK else voice.program)
        library.fluid_synth_cc(synth, channel, VOLUME, int(np.clip(voice.volume, 0, 127)))
        library.fluid_synth_cc(synth, channel, PAN, 64)
        library.fluid_synth_cc(synth, channel, BREATH, 127)
        library.fluid_synth_pitch_wheel_sens(synth, channel, BEND_RANGE)
        library.fluid_synth_pitch_bend(synth, channel, 8192)
        library.fluid_synth_set_gen(synth, channel, _FINE_TUNE, float(voice.transpose))

    def _block(self, seconds):
        return np.rint(np.asarray(seconds) * self.rate / BLOCK).astype(int)

    def _note_events(self, channel, voice, blocks):
        """(block, order, call, arguments): note-offs before note-ons within a block."""
        notes = voice.notes
        starts = np.maximum(self._block(notes[:, 0]), 0)
        ends = np.maximum(self._block(notes[:, 0] + notes[:, 1]), starts + 1)
        if voice.mono:
            ends[:-1] = np.minimum(ends[:-1], np.maximum(starts[1:], starts[:-1] + 1))
        events = []
        pitches = np.rint(notes[:, 2]).astype(int).tolist()
        velocities = np.clip(np.rint(notes[:, 3]), 1, 127).astype(int).tolist()
        for start, end, pitch, velocity in zip(starts.tolist(), ends.tolist(), pitches, velocities):
            if start < blocks:
                events.append((start, 2, "on", (channel, pitch, velocity)))
                events.append((min(end, blocks), 0, "off", (channel, pitch)))
        return events

    def _bend_events(self, channel, voice, blocks, rng):
        """Glides into notes and vibrato that grows within them, as bends every CONTROL_BLOCKS."""
        if voice.vibrato <= 0 and voice.portamento <= 0:
            return []
        events = []
        step = CONTROL_BLOCKS * BLOCK / self.rate
        previous, ended = None, -1.0
        for onset, length, pitch, _ in voice.notes:
            time = np.arange(0.0, max(length, step), step)
            depth = voice.vibrato / 100.0 * np.clip((time - 0.15) / 0.3, 0.0, 1.0)
            bend = depth * np.sin(2 * np.pi * voice.vibrato_rate * rng.uniform(0.93, 1.07) * time)
            if voice.portamento > 0 and voice.mono:
                near = previous is not None and onset - ended < 0.15 and abs(previous - pitch) <= BEND_RANGE
                begin = previous - pitch if near else -rng.uniform(0.0, 1.2)
                bend = bend + begin * np.exp(-time / max(voice.portamento * 0.4, 1e-3))
            values = np.clip(8192 + bend / BEND_RANGE * 8192, 0, 16383).astype(int)
            at = self._block(onset) + CONTROL_BLOCKS * np.arange(len(time))
            events += [(max(int(b), 0), 1, "bend", (channel, int(v))) for b, v in zip(at, values) if b < blocks]
            previous, ended = pitch, onset + length
        return events

    def _swell_events(self, channel, voice, blocks, rng):
        """Expression moving slowly, as bows and breath do."""
        if voice.swell <= 0:
            return []
        seconds = blocks * BLOCK / self.rate
        knots = np.arange(0.0, seconds + 0.7, rng.uniform(0.4, 1.2))
        level = np.clip(1.0 - voice.swell * rng.uniform(0.0, 0.8, len(knots)), 0.15, 1.0)
        at = np.arange(0, blocks, 8)
        curve = np.interp(at * BLOCK / self.rate, knots, level)
        return [(int(b), 1, "cc", (channel, EXPRESSION, int(127 * v))) for b, v in zip(at, curve)]

    def _play(self, events, blocks):
        """Runs the events; two float32 [BUSES, samples]."""
        library, synth = self._library, self._synth
        calls = {"on": library.fluid_synth_noteon, "off": library.fluid_synth_noteoff,
                 "bend": library.fluid_synth_pitch_bend, "cc": library.fluid_synth_cc}
        out = np.zeros((BUSES, 2, blocks * BLOCK), np.float32)
        base, row = out.ctypes.data, out.strides[1]
        pointers = (ctypes.c_void_p * (2 * BUSES))()
        at = 0

        def advance(until):
            offset = at * BLOCK * 4
            for i in range(2 * BUSES):
                pointers[i] = base + i * row + offset
            library.fluid_synth_process(synth, (until - at) * BLOCK, 0, None, 2 * BUSES, pointers)

        for block, _, call, arguments in events:
            if block > at:
                advance(block)
                at = block
            calls[call](synth, *arguments)
        if blocks > at:
            advance(blocks)
        return out[:, 0], out[:, 1]
