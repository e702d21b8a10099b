#!/usr/bin/python3
"""Counts how chords follow each other, which chords a key uses and where in the bar chords change, and writes C++ tables.

The music is OpenEWLD's lead sheets and POP909's songs; what is counted are written chords, no audio."""
import argparse
import pathlib
import sys

import numpy as np

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent / "leadsheets"))

import leadsheet   # noqa: E402  (found through the path above)
from vocabulary import CHORDS, NO_CHORD, QUALITIES, ROOT_ONLY, ROOTS, chord_and_bass, pitch_class  # noqa: E402

GROUPS = len(QUALITIES) + 1
POP_WEIGHT = 0.5        # POP909 is one genre
HABIT = 0.7             # the power keeps the music's habits from outweighing what is heard
ACCENTS = ("downbeat", "middle", "beat", "off-beat")


class Song:
    """Chords as (number, beats), the key or None, and (place in the bar, whether the chord changes) of each half beat."""

    def __init__(self, weight, chords, key, places):
        self.weight, self.chords, self.key, self.places = weight, chords, key, places


def place_in_bar(beat, beats):
    """One of ACCENTS, of a time in beats from the downbeat in a bar of `beats`."""
    if abs(beat) < 0.1:
        return 0
    if abs(beat - round(beat)) > 0.1:
        return 3
    return 1 if beats % 2 == 0 and abs(beat - beats / 2) < 0.1 else 2


def sheet_song(path):
    """A Song from a lead sheet; None where it is not regular."""
    sheet = leadsheet.read(path)
    chords = [(begin, chord_and_bass(f"{root}:{leadsheet.KINDS[kind][0]}")[0])
              for begin, root, kind in sheet.chords if root is not None]
    if len(chords) < 6 or any(number >= ROOT_ONLY or number < 0 for _, number in chords):
        return None
    ends = [begin for begin, _ in chords[1:]] + [sheet.end]
    timed = [(number, end - begin) for (begin, number), end in zip(chords, ends)]
    key = sheet.key and sheet.key[0] + (ROOTS if sheet.key[1] == "minor" else 0)
    begins, places = {round(2 * begin) for begin, _ in chords}, []
    for begin, length in sheet.bars[1:-1]:
        for half in range(round(2 * length)):
            places.append((place_in_bar(half / 2, length), round(2 * begin) + half in begins))
    return Song(1.0, timed, key, places)


def pop_song(folder):
    """A Song from POP909's annotations."""
    rows = [line.split() for line in (folder / "chord_midi.txt").read_text().splitlines()]
    chords = [(float(b), float(e), chord_and_bass(label)[0]) for b, e, label in rows]
    beats = np.array([line.split()[:2] for line in (folder / "beat_midi.txt").read_text().splitlines()], float)
    keys = {line.split()[-1] for line in (folder / "key_audio.txt").read_text().splitlines() if line}
    key = None
    if len(keys) == 1:
        tonic, mode = keys.pop().split(":")
        key = pitch_class(tonic) + (ROOTS if mode == "min" else 0)
    places, begins, downbeats = [], np.array([c[0] for c in chords]), np.flatnonzero(beats[:, 1])
    for first, following in zip(downbeats, downbeats[1:]):
        for beat in range(first, following):
            half = (beats[beat, 0] + beats[beat + 1, 0]) / 2
            reach = (half - beats[beat, 0]) / 2
            for time, at in ((beats[beat, 0], beat - first), (half, beat - first + 0.5)):
                places.append((place_in_bar(at, following - first), bool((abs(begins - time) < reach).any())))
    return Song(POP_WEIGHT, [(n, e - b) for b, e, n in chords if 0 <= n < ROOT_ONLY], key, places)


def songs(leadsheets, pop909):
    """Every Song that can be read."""
    for path in sorted(leadsheets.rglob("*.mxl")):
        try:
            song = sheet_song(path)
        except (ValueError, KeyError, AttributeError, TypeError, IndexError):
            continue
        if song is not None:
            yield song
    for folder in sorted(p for p in pop909.iterdir() if p.is_dir()):
        yield pop_song(folder)


def change_table(music):
    """Log-probability of each change: from quality, to quality, semitones up; the last quality is none. Rare changes
    share the chances of their goal from any chord."""
    counts = np.zeros((GROUPS, GROUPS, ROOTS))
    for song in music:
        numbers = [number for number, _ in song.chords]
        for a, b in zip(numbers, numbers[1:]):
            if a != b:
                pitched = a < NO_CHORD and b < NO_CHORD
                counts[a // ROOTS, b // ROOTS, (b - a) % ROOTS if pitched else 0] += song.weight
    anywhere = (counts.sum(0) + 1) / (counts.sum(0) + 1).sum()
    table = counts + 100 * anywhere
    none = GROUPS - 1
    # To and from no chord the interval means nothing: one chance to, and the same for each root from.
    table[:none, none, 1:] = 0
    table[:none, none, 0] = (counts[:none, none] + 100 * anywhere[none]).sum(-1)
    table[none, :none] = (counts[none, :none].sum(-1) + 100 * anywhere[:none].sum(-1))[:, None] / ROOTS
    table[none, none] = 0
    for quality in range(none):
        table[quality, quality, 0] = 0
    table = table ** HABIT
    table /= table.sum((1, 2), keepdims=True)
    return np.log(np.maximum(table, np.exp(-20)))


def key_table(music):
    """Log-probability of each chord, counted from the tonic, in major and in minor, weighted by its length."""
    use = np.zeros((2, NO_CHORD))
    for song in music:
        pitched = [(number, length) for number, length in song.chords if number < NO_CHORD]
        total = sum(length for _, length in pitched)
        if song.key is None or not total:
            continue
        for number, length in pitched:
            fromtonic = number // ROOTS * ROOTS + (number - song.key) % ROOTS
            use[song.key // ROOTS, fromtonic] += song.weight * length / total
    use += 0.02 * use.sum(1, keepdims=True) / NO_CHORD + use.sum(0) * 0.02
    return np.log(use / use.sum(1, keepdims=True))


def change_rates(music):
    """How often the chord changes at each of ACCENTS."""
    changed, of = np.zeros(len(ACCENTS)), np.zeros(len(ACCENTS))
    for song in music:
        for place, changes in song.places:
            changed[place] += song.weight * changes
            of[place] += song.weight
    return changed / of


def array(name, values, shape, comment):
    numbers = ", ".join(str(round(float(v) * 1000)) for v in np.asarray(values).ravel())
    return f"// {comment}\nconst std::array<std::int16_t, {shape}> {name}{{{numbers}}};\n"


def write(path, music):
    path.write_text("\n".join([
        "// Written by engine/nn/train/harmony/progressions.py; not to be edited. Values are in thousandths.",
        "// Counted in the chords of OpenEWLD's lead sheets (MIT) and of POP909 (MIT).",
        '#include "engine/steps/harmony/ProgressionTables.h"\n', "namespace barline::steps::progression {\n",
        array("kLogChange", change_table(music), "kGroups * kGroups * 12", "from quality, to quality, semitones up"),
        array("kLogInKey", key_table(music), "2 * kNoChord", "major, then minor: quality by quality, from the tonic up"),
        array("kChangeRate", change_rates(music), "4", ", ".join(ACCENTS)),
        "}  // namespace barline::steps::progression\n"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leadsheets", type=pathlib.Path)
    parser.add_argument("pop909", type=pathlib.Path)
    parser.add_argument("tables", type=pathlib.Path)
    options = parser.parse_args()
    music = list(songs(options.leadsheets, options.pop909))
    rates = ", ".join(f"{name} {rate:.3f}" for name, rate in zip(ACCENTS, change_rates(music)))
    print(f"{len(music)} songs, {sum(song.key is not None for song in music)} in one key; chords change at {rates}")
    write(options.tables, music)


if __name__ == "__main__":
    main()
