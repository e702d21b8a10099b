#!/usr/bin/python3
"""Makes clips with known chords: arranged lead sheets, POP909's performances, and sound without any chord.

Each clip is NAME.json and, as `barline-cli features` writes them, NAME.bands.npy and NAME.pitch.npy."""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import mido
import numpy as np
import scipy.io.wavfile
import scipy.signal

import additive
import arrange
import leadsheet
from kinds import ROOTS, pitch_class

RATE = 22050
SECONDS = 80
VOICES = ["en", "en-us+f4", "de", "fr+f2", "es", "it+m3", "pl", "sv+f3", "pt", "ru+m5"]
BATCH = 20              # clips between two calls of barline-cli
PITCH_CLASSES = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
SOUNDFONTS = ["/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/MuseScore_General_Full.sf2"]


def render(midi, soundfont, seconds):
    """Mono samples of a MIDI file."""
    with tempfile.NamedTemporaryFile(suffix=".raw") as raw:
        subprocess.run(["fluidsynth", "-ni", "-q", "-g", "0.5", "-r", str(RATE), "-T", "raw", "-F", raw.name,
                        soundfont, str(midi)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        samples = np.fromfile(raw.name, "<i2").reshape(-1, 2).mean(1) / 32768
    return samples[:int(seconds * RATE)]


def performance(folder, rng):
    """A POP909 song, transposed and often on other instruments: (MIDI file, chords, beats, key or None)."""
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
    return midi, chords, beats, song_key(folder, transposition)


def song_key(folder, transposition):
    """(tonic, "major" or "minor") of a POP909 song that stays in one key, else None."""
    keys = {line.split()[-1] for line in (folder / "key_audio.txt").read_text().splitlines() if line}
    if len(keys) != 1:
        return None
    tonic, mode = keys.pop().split(":")
    return (pitch_class(tonic) + transposition) % ROOTS, "minor" if mode == "min" else "major"


def noise(rng, seconds):
    """White, dark or bright noise, soft to clipped."""
    samples = np.random.default_rng(rng.randrange(2**32)).normal(size=int(seconds * RATE))
    kind = rng.randrange(3)
    if kind == 1:
        samples = scipy.signal.lfilter([1], [1, -0.98], samples)
    elif kind == 2:
        samples = scipy.signal.lfilter([1, -0.9], [1], samples)
    return np.clip(samples / np.abs(samples).max() * rng.choice([0.01, 0.1, 0.8, 4.0]), -1, 1)


def speech(rng, scratch):
    """Someone who talks in words of no language, as espeak-ng reads them."""
    words = ("".join(rng.choice("bdfgklmnprstvwz") + rng.choice(["a", "e", "i", "o", "u", "ai", "ou"])
                     for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(25, 60)))
    text = " ".join(word + rng.choice(["", "", "", "", ",", "."]) for word in words)
    subprocess.run(["espeak-ng", "-v", rng.choice(VOICES), "-p", str(rng.randint(15, 85)), "-s", str(rng.randint(110, 210)),
                    "-w", scratch, text], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rate, samples = scipy.io.wavfile.read(scratch)
    if rate != RATE:
        raise ValueError(f"speech at {rate} Hz")
    seconds = len(samples) / RATE
    return samples / 32768, [(0.0, seconds, "N")], [(i * 0.5, i % 4 + 1) for i in range(int(2 * seconds))], None


def make(index, rng, sheets, songs, scratch):
    """(samples, chords, beats, key or None) of one clip, or None where the song drawn does not suit."""
    if index % 8 == 7:
        clip = arrange.arrange(leadsheet.read(sheets[index % len(sheets)]), rng, SECONDS)
        return None if clip is None else (additive.render(clip, rng, RATE), clip.chords, clip.beats, clip.key)
    soundfont, kind = rng.choice(SOUNDFONTS), rng.random()
    if kind < 0.03:
        samples = noise(rng, 15)
        return samples, [(0, 15, "N")], [(i * 0.5, i % 4 + 1) for i in range(30)], None
    if kind < 0.35:
        midi, chords, beats, key = performance(rng.choice(songs), rng)
        midi.save(scratch)
        return render(scratch, soundfont, SECONDS), chords, beats, key
    if kind < 0.42:
        clip = arrange.drums_alone(rng, 24)
    else:
        clip = arrange.arrange(leadsheet.read(sheets[index % len(sheets)]), rng, SECONDS)
    if clip is None:
        return None
    arrange.write_midi(clip, scratch)
    return render(scratch, soundfont, clip.seconds), clip.chords, clip.beats, clip.key


def describe(seconds, chords, beats, key):
    """What NAME.json says."""
    keys = [[0.0, seconds, f"{PITCH_CLASSES[key[0]]} {key[1]}"]] if key else []
    return {"style": "lead sheet", "seconds": seconds, "chords": chords, "beats": beats, "keys": keys,
            "exact_chords": True}


def extract(program, recordings, output):
    """Writes the features of the WAV files, which are then removed."""
    if recordings:
        subprocess.run([program, "features", "--output", output, "--overwrite", *recordings], check=True)
    for recording in recordings:
        recording.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leadsheets", type=pathlib.Path)
    parser.add_argument("pop909", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--speech", type=int, default=0, help="further clips in which someone talks (needs espeak-ng)")
    parser.add_argument("--program", type=pathlib.Path, required=True, help="barline-cli")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    sheets = sorted(options.leadsheets.rglob("*.mxl"))
    songs = sorted(p for p in options.pop909.iterdir() if p.is_dir())
    random.Random(0).shuffle(sheets)
    with tempfile.TemporaryDirectory() as folder:
        scratch, recordings = pathlib.Path(folder), []
        for index in range(options.count + options.speech):
            talks = index >= options.count
            name = f"speech{index - options.count:03d}" if talks else f"{index:05d}"
            if (options.output / (name + ".json")).exists():
                continue
            rng = random.Random(name if talks else index)
            try:
                clip = (speech(rng, scratch / "speech.wav") if talks
                        else make(index, rng, sheets, songs, scratch / "clip.mid"))
            except (ValueError, KeyError, AttributeError, TypeError) as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            if clip is None:
                continue
            samples, *known = clip
            recordings.append(scratch / (name + ".wav"))
            scipy.io.wavfile.write(recordings[-1], RATE, samples.astype(np.float32))
            (options.output / (name + ".json")).write_text(json.dumps(describe(len(samples) / RATE, *known)))
            if len(recordings) == BATCH:
                extract(options.program, recordings, options.output)
                recordings = []
        extract(options.program, recordings, options.output)


if __name__ == "__main__":
    main()
