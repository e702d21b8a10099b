#!/usr/bin/python3
"""Renders clips with known chords: arranged lead sheets, POP909's performances, and sound without any chord."""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import mido
import numpy as np
import scipy.signal

import additive
import arrange
import leadsheet
from vocabulary import pitch_class

RATE = 22050
SECONDS = 80
SOUNDFONTS = ["/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/MuseScore_General_Full.sf2"]


def render(midi, soundfont, seconds):
    """Mono samples of a MIDI file."""
    with tempfile.NamedTemporaryFile(suffix=".raw") as raw:
        subprocess.run(["fluidsynth", "-ni", "-q", "-g", "0.5", "-r", str(RATE), "-T", "raw", "-F", raw.name,
                        soundfont, str(midi)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        samples = np.fromfile(raw.name, "<i2").reshape(-1, 2).mean(1) / 32768
    return samples[:int(seconds * RATE)]


def performance(folder, rng):
    """A POP909 song, transposed and often on other instruments: (MIDI file, chords, beats)."""
    midi = mido.MidiFile(folder / (folder.name + ".mid"))
    transposition, replace = rng.randrange(12) - 6, rng.random() < 0.6
    accompaniment = rng.choice([0, 0, 1, 4, 5, 24, 25, 48, 50, 89])
    melody = rng.choice([73, 65, 53, 40, 80, 22, 0])
    for track in midi.tracks:
        channels = {m.channel for m in track if m.type == "note_on"}
        for message in track:
            if message.type in ("note_on", "note_off"):
                message.note = max(0, min(127, message.note + transposition))
        if replace:
            track[:] = [m for m in track if m.type != "program_change"]
            program = melody if "MEL" in track.name.upper() else accompaniment
            for channel in channels:
                track.insert(0, mido.Message("program_change", channel=channel, program=program))
    chords = []
    for line in (folder / "chord_midi.txt").read_text().splitlines():
        begin, end, label = line.split()
        root, _, quality = label.partition(":")
        if quality:
            label = f"{(pitch_class(root) + transposition) % 12}:{quality}"
        chords.append((float(begin), float(end), label))
    beats, position = [], 0
    for line in (folder / "beat_midi.txt").read_text().splitlines():
        time, downbeat, _ = map(float, line.split())
        position = 1 if downbeat else position + 1
        beats.append((time, position))
    return midi, chords, beats


def noise(rng, seconds):
    """White, dark or bright noise, soft to clipped."""
    samples = np.random.default_rng(rng.randrange(2**32)).normal(size=int(seconds * RATE))
    kind = rng.randrange(3)
    if kind == 1:
        samples = scipy.signal.lfilter([1], [1, -0.98], samples)
    elif kind == 2:
        samples = scipy.signal.lfilter([1, -0.9], [1], samples)
    return np.clip(samples / np.abs(samples).max() * rng.choice([0.01, 0.1, 0.8, 4.0]), -1, 1)


def make(index, rng, sheets, songs, scratch):
    """(samples, chords, beats) of one clip, or None where the song drawn does not suit."""
    if index % 8 == 7:
        clip = arrange.arrange(leadsheet.read(sheets[index % len(sheets)]), rng, SECONDS)
        return None if clip is None else (additive.render(clip, rng, RATE), clip.chords, clip.beats)
    soundfont, kind = rng.choice(SOUNDFONTS), rng.random()
    if kind < 0.03:
        samples = noise(rng, 15)
        return samples, [(0, 15, "N")], [(i * 0.5, i % 4 + 1) for i in range(30)]
    if kind < 0.35:
        midi, chords, beats = performance(rng.choice(songs), rng)
        midi.save(scratch)
        return render(scratch, soundfont, SECONDS), chords, beats
    if kind < 0.42:
        clip = arrange.drums_alone(rng, 24)
    else:
        clip = arrange.arrange(leadsheet.read(sheets[index % len(sheets)]), rng, SECONDS)
    if clip is None:
        return None
    arrange.write_midi(clip, scratch)
    return render(scratch, soundfont, clip.seconds), clip.chords, clip.beats


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leadsheets", type=pathlib.Path)
    parser.add_argument("pop909", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=600)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    sheets = sorted(options.leadsheets.rglob("*.mxl"))
    songs = sorted(p for p in options.pop909.iterdir() if p.is_dir())
    random.Random(0).shuffle(sheets)
    with tempfile.TemporaryDirectory() as scratch:
        for index in range(options.count):
            name = options.work / f"{index:05d}"
            if name.with_suffix(".json").exists():
                continue
            try:
                clip = make(index, random.Random(index), sheets, songs, pathlib.Path(scratch) / "clip.mid")
            except (ValueError, KeyError, AttributeError, TypeError) as error:
                print(f"{name.name}: {error}", file=sys.stderr)
                continue
            if clip is None:
                continue
            samples, chords, beats = clip
            samples.astype("<f4").tofile(name.with_suffix(".f32"))
            name.with_suffix(".json").write_text(json.dumps({"chords": chords, "beats": beats}))


if __name__ == "__main__":
    main()
