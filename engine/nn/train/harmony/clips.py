"""Clips as the network reads them: the pitch spectrum and, for each of its frames, chord, bass and key."""
import dataclasses
import json

import numpy as np

from vocabulary import NO_BASS, NO_CHORD, UNKNOWN, chord_and_bass, key_index

FRAME_RATE = 12.5
PITCHES = 84


@dataclasses.dataclass
class Clip:
    name: str
    style: str
    codes: np.ndarray   # frames × 84, bytes
    chord: np.ndarray   # frames; vocabulary.UNKNOWN where there is none to learn from
    bass: np.ndarray
    key: np.ndarray
    chords: list        # [begin, end, label] in seconds
    beats: list         # [time, position, …]


def _paint(frames, spans, number):
    """The number of the span that each frame's centre lies in, UNKNOWN outside."""
    painted = np.full(frames, UNKNOWN, np.int64)
    for begin, end, label in spans:
        first, last = (int(np.ceil(time * FRAME_RATE)) for time in (begin, end))
        painted[first:last] = number(label)
    return painted


def read(path):
    """A Clip from NAME.json and NAME.pitch.npy; chords only where the notes spell them exactly."""
    description = json.loads(path.read_text())
    codes = np.load(path.with_suffix(".pitch.npy"))
    spans = description["chords"] if description.get("exact_chords", True) else []
    chord = _paint(len(codes), spans, lambda label: chord_and_bass(label)[0])
    bass = _paint(len(codes), spans, lambda label: chord_and_bass(label)[1])
    key = _paint(len(codes), description.get("keys", []), key_index)
    silent = codes.max(1) == 0
    if spans:
        chord[silent], bass[silent] = NO_CHORD, NO_BASS
    return Clip(path.stem, description.get("style", ""), codes, chord, bass, key, spans, description["beats"])


def read_folder(folder):
    """Every whole clip in `folder`, by name."""
    return [read(path) for path in sorted(folder.glob("*.json")) if path.with_suffix(".pitch.npy").exists()]
