"""Chroma over beats with the chord of each: what the network learns from."""
import json
import subprocess

import numpy as np

from vocabulary import chord_index

LONGEST_SPAN = 0.6  # s, as in SpanChroma.cpp
WIDTH = 25          # treble, bass, level


def read_chromagram(path, dump):
    """(seconds a frame, frames × WIDTH codes) of a clip, by the program's own tap."""
    raw = subprocess.run([dump, str(path)], check=True, stdout=subprocess.PIPE).stdout
    step = np.frombuffer(raw[:8], "<f8")[0]
    return step, np.frombuffer(raw[8:], np.uint8).reshape(-1, WIDTH).astype(float)


def cuts(beats, seconds):
    """Beats and, where they are slow, the places half way: (times, accents), accent 1 = downbeat, −1 = between."""
    beats = [b for b in beats if b[0] < seconds]
    times, accents = [], []
    for (time, position), (following, _) in zip(beats, beats[1:]):
        parts = max(int(np.ceil((following - time) / LONGEST_SPAN)), 1)
        for part in range(parts):
            times.append(time + (following - time) * part / parts)
            accents.append(position if part == 0 else -1)
    return np.array(times + [beats[-1][0]]), np.array(accents)


def means(step, codes, times):
    """Mean codes between each two times; a frame reaches half a step to either side."""
    sums = np.vstack([np.zeros((1, WIDTH)), np.cumsum(codes, 0)])
    at = np.clip(times / step + 0.5, 0, len(codes))
    whole = at.astype(int)
    after = np.minimum(whole + 1, len(codes))
    upto = sums[whole] + (at - whole)[:, None] * (sums[after] - sums[whole])
    return np.diff(upto, axis=0) / np.maximum(np.diff(at), 1e-9)[:, None]


def labels(chords, times):
    """The chord that fills at least four fifths of each span; −1 where none does or it is not in the vocabulary."""
    begins = np.array([c[0] for c in chords])
    result = []
    for begin, end in zip(times, times[1:]):
        i = np.searchsorted(begins, (begin + end) / 2) - 1
        index = chord_index(chords[i][2]) if i >= 0 else None
        filled = min(end, chords[i][1]) - max(begin, chords[i][0])
        result.append(index if index is not None and filled >= 0.8 * (end - begin) else -1)
    return np.array(result)


def read_clips(work, dump):
    """One (codes, labels, accents, seconds) for each clip, arrays over its spans."""
    clips = []
    for path in sorted(work.glob("*.json")):
        clip = json.loads(path.read_text())
        step, codes = read_chromagram(path.with_suffix(".f32"), dump)
        if len(codes) == 0 or sum(b[0] < step * len(codes) for b in clip["beats"]) < 8:
            continue
        times, accents = cuts(clip["beats"], step * len(codes))
        clips.append((means(step, codes, times), labels(clip["chords"], times), accents, np.diff(times)))
    return clips
