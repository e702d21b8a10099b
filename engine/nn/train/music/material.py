"""Free symbolic music that some styles build on: lead sheets, POP909, drummers' performances.

The environment variable BARLINE_TRAINING_DATA names the folder that holds pop909, openewld and groove, as folders or as
.tar.xz archives (those are unpacked once into the temporary folder). Without it these styles are absent.
Sources: POP909 (Wang et al. 2020, MIT), OpenEWLD (Simonetta et al. 2018, MIT), Groove MIDI Dataset (Gillick
et al. 2019, CC BY 4.0).
"""
import csv
import dataclasses
import functools
import os
import pathlib
import tarfile
import tempfile

import numpy as np

import harmony

_DRUM_KEYS = {22: 42, 26: 46, 58: 43, 40: 38}   # zones of the recording kit that General MIDI doesn't know


@functools.lru_cache(maxsize=None)
def folder(name):
    """The data set's folder, or None."""
    root = os.environ.get("BARLINE_TRAINING_DATA")
    if not root:
        return None
    if (pathlib.Path(root) / name).is_dir():
        return pathlib.Path(root) / name
    archive = pathlib.Path(root) / f"{name}.tar.xz"
    return _unpacked(archive, name) if archive.is_file() else None


def _unpacked(archive, name):
    kept = pathlib.Path(tempfile.gettempdir()) / "barline-training" / name
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as scratch, tarfile.open(archive) as packed:
            packed.extractall(scratch)
            try:
                (pathlib.Path(scratch) / name).rename(kept)
            except OSError:
                if not kept.is_dir():
                    raise
    return kept


def _midi(path):
    import mido    # here, so that the other styles do without it
    return mido.MidiFile(path)


def _track_notes(messages):
    """[(begin, end, pitch, velocity)] in ticks."""
    now, sounding, notes = 0, {}, []
    for message in messages:
        now += message.time
        if message.type == "note_on" and message.velocity:
            sounding[message.note] = now, message.velocity
        elif message.type in ("note_on", "note_off") and message.note in sounding:
            begin, velocity = sounding.pop(message.note)
            notes.append((begin, now, message.note, velocity))
    return notes


# ---- drummers

@dataclasses.dataclass(frozen=True)
class Groove:
    style: str                # "funk", "latin", …
    detail: str               # the whole name, "latin-samba"
    bpm: float                # quarters
    metre: tuple
    path: pathlib.Path

    def notes(self):
        """[(quarters, General MIDI key, velocity)], as played to the click."""
        file = _midi(self.path)
        notes = [n for track in file.tracks for n in _track_notes(track)]
        return sorted((b / file.ticks_per_beat, _DRUM_KEYS.get(p, p), v) for b, _, p, v in notes)


@functools.lru_cache(maxsize=None)
def grooves(shortest=20.0):
    """Performances of more than `shortest` seconds that are grooves, not single fills."""
    root, found = folder("groove"), []
    with open(root / "info.csv", newline="") as table:
        for row in csv.DictReader(table):
            metre = tuple(int(x) for x in row["time_signature"].split("-"))
            path = root / row["midi_filename"]
            if row["beat_type"] == "beat" and float(row["duration"]) > shortest and metre != (5, 8) and path.exists():
                found.append(Groove(row["style"].split("/")[0].split("-")[0], row["style"], float(row["bpm"]), metre,
                                    path))
    return tuple(found)


# ---- POP909

@dataclasses.dataclass(frozen=True)
class PopSong:
    """From its first sure bar to its last; times in beats (quarters) from there."""
    bpm: float
    beats_in_bar: int         # 3 or 4
    bars: int
    tracks: dict              # name (MELODY, BRIDGE, PIANO): [(beat, length, pitch, velocity)]
    chords: tuple             # (beat, harmony.Chord)
    sure_bars: bool           # whether two annotations agree on where bars begin
    key: object               # harmony.Key


@functools.lru_cache(maxsize=None)
def pop_folders():
    return tuple(sorted(p for p in folder("pop909").iterdir() if (p / "key_audio.txt").exists()))


@functools.lru_cache(maxsize=64)
def pop_song(path):
    """A PopSong, or None where annotations disagree on its tempo, the notes lie beside the annotated beats, or the metre
    is neither 4/4 nor 3/4 throughout."""
    beats = np.loadtxt(path / "beat_midi.txt")
    audio = np.loadtxt(path / "beat_audio.txt")
    halves = np.flatnonzero(beats[:, 1] > 0.5)    # of bars of four; in three these are the bars
    count = 3 if len(halves) > 1 and np.median(np.diff(halves)) == 3 else 4
    downs = halves if count == 3 else np.flatnonzero(beats[:, 2] > 0.5)
    if len(downs) < 12 or len(audio) < 12 or not _same_rate(beats[:, 0], audio[:, 0]):
        return None
    sure = _agree(beats[downs, 0], audio[audio[:, 1] == 1, 0])
    first, last = _longest_regular(downs, count)
    if last - first < 40:
        return None
    times, span = beats[first:last + 1, 0], np.arange(last - first + 1, dtype=float)
    if np.std(np.diff(times)) > 0.05 * np.mean(np.diff(times)):
        return None

    def place(seconds):
        step = np.mean(np.diff(times))
        inside = np.interp(seconds, times, span)
        return float(inside + min(0.0, seconds - times[0]) / step + max(0.0, seconds - times[-1]) / step)

    chords = _pop_chords(path / "chord_midi.txt", place, float(span[-1]))
    key = _pop_key(path / "key_audio.txt")
    if chords is None or key is None:
        return None
    bpm = 60.0 / float(np.mean(np.diff(times)))
    tracks = _pop_tracks(path, place, float(span[-1]))
    if not lie_on_sixteenths([note[0] for notes in tracks.values() for note in notes], bpm):
        return None
    return PopSong(bpm, count, (last - first) // count, tracks, chords, sure, key)


def lie_on_sixteenths(onsets, bpm):
    """Whether notes, in beats, gather around quarters of the beat: people play some milliseconds beside, not 40."""
    direction = np.mean(np.exp(2j * np.pi * 4 * np.asarray(onsets))) if onsets else 0.0
    beside = abs(np.angle(direction)) / (2 * np.pi * 4) * 60.0 / bpm
    return abs(direction) > 0.4 and beside < 0.025


def _same_rate(one, other):
    """Whether beats of two annotations follow each other as fast, within 3 %."""
    return abs(np.median(np.diff(one)) / np.median(np.diff(other)) - 1) < 0.03


def _agree(one, other):
    """Whether nearly all downbeats of either annotation are the other's as well."""
    if len(other) < 8:
        return False
    near = lambda a, b: np.mean([np.min(np.abs(b - x)) < 0.12 for x in a])
    inside = one[(one > other[0] - 0.1) & (one < other[-1] + 0.1)]
    return len(inside) > 8 and near(other, one) > 0.93 and near(inside, other) > 0.93


def _longest_regular(downs, count):
    """First and last index of the longest run of downbeats `count` beats apart."""
    best, start = (0, 0), 0
    for i in range(1, len(downs) + 1):
        if i == len(downs) or downs[i] - downs[i - 1] != count:
            if downs[i - 1] - downs[start] > best[1] - best[0]:
                best = downs[start], downs[i - 1]
            start = i
    return int(best[0]), int(best[1])


def _pop_chords(path, place, end):
    chords = []
    for line in path.read_text().splitlines():
        begin, _, label = line.split()
        onset = round(place(float(begin)))
        try:
            chord = harmony.parse_label(label)
        except ValueError:
            return None
        if onset < end:
            chords.append((max(0, onset), chord))
    latest = dict(chords)               # several at 0: the last one rules
    return tuple(sorted(latest.items(), key=lambda c: c[0]))


def _pop_key(path):
    line = path.read_text().split("\n")[0].split()
    if not line:
        return None
    name, _, mode = line[2].partition(":")
    return harmony.Key(harmony.pitch_class(name), "minor" if mode.startswith("min") else "major")


def _pop_tracks(path, place, end):
    file = _midi(path / f"{path.name}.mid")
    seconds = _tick_clock(file)
    tracks = {}
    for track in file.tracks:
        notes = [(place(seconds(b)), place(seconds(e)), p, v) for b, e, p, v in _track_notes(track)]
        tracks[track.name.strip().upper()] = [(max(0.0, b), e - max(0.0, b), p, v) for b, e, p,
                                              v in notes if -0.1 < b < end and e > b]
    return tracks


def _tick_clock(file):
    """Ticks to seconds by the file's tempo map."""
    changes, now = [(0, 500000)], 0
    for message in file.tracks[0]:
        now += message.time
        if message.type == "set_tempo":
            changes.append((now, message.tempo))
    ticks = np.array([c[0] for c in changes], float)
    rates = np.array([c[1] for c in changes], float) * 1e-6 / file.ticks_per_beat
    starts = np.concatenate([[0.0], np.cumsum(np.diff(ticks) * rates[:-1])])

    def seconds(tick):
        index = int(np.searchsorted(ticks, tick, "right")) - 1
        return float(starts[index] + (tick - ticks[index]) * rates[index])

    return seconds
