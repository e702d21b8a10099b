"""How good a rhythm network is before any decoding, on clips that it was not trained on.

beat: F measure of the peaks of the beat curve, within 70 ms. phase: share of clips whose bars the downbeat curve puts
on the right beat, given the annotated beats and metre. tempo, metre, compound: share of clips where the mean of the
network's opinion says the annotated class (tempo: within a semitone of the median rate).
"""
import numpy as np

import dataset

TOLERANCE = 0.07   # seconds, as mir_eval has it
THRESHOLD = 0.3    # of a peak that counts


def peaks(curve, threshold=THRESHOLD, reach=4):
    """Frames, with fractions, of the maxima of `curve` that stand out over `reach` frames to either side."""
    padded = np.pad(curve, reach, constant_values=-1)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    found = np.nonzero((curve >= threshold) & (curve >= windows.max(1)))[0]
    return found[np.concatenate([[True], np.diff(found) > 1])] if len(found) else found


def f_measure(reference, estimate):
    """Of two ascending lists of seconds, each matched at most once within TOLERANCE."""
    if not len(reference) or not len(estimate):
        return float(len(reference) == len(estimate))
    hits, i, j = 0, 0, 0
    while i < len(reference) and j < len(estimate):
        difference = estimate[j] - reference[i]
        if abs(difference) <= TOLERANCE:
            hits, i, j = hits + 1, i + 1, j + 1
        elif difference < 0:
            j += 1
        else:
            i += 1
    return 2 * hits / (len(reference) + len(estimate))


def phase_is_right(clip, downbeat_logits):
    """Whether the best constant phase at the clip's commonest metre is the annotated one; None if the metre changes."""
    counts = dataset.beats_in_bar(clip.numerators, clip.denominators)
    if not clip.bars_known or len(counts) < 8 or (counts != counts[0]).any():
        return None
    frames = np.round(clip.beats * dataset.FRAME_RATE).astype(int)
    inside = (frames >= 2) & (frames < len(downbeat_logits) - 2)
    windows = np.stack([downbeat_logits[frames[inside] + k] for k in (-2, -1, 0, 1, 2)]).max(0)
    position = clip.positions[inside]
    evidence = [windows[position == beat].mean() for beat in range(1, counts[0] + 1) if (position == beat).any()]
    return bool(np.argmax(evidence) == 0)


def figures(clip, fast, slow):
    """Figures of one clip, by name; what does not apply to it is absent. fast [T, 3] and slow [T/4, 38] are logits."""
    found = {}
    beat = 1 / (1 + np.exp(-fast[:, 0]))
    found["beat"] = f_measure(clip.beats, peaks(beat) / dataset.FRAME_RATE)
    phase = phase_is_right(clip, fast[:, 1])
    if phase is not None:
        found["phase"] = float(phase)
    if len(clip.beats) >= 8:
        rate = 12 * np.log2(60 / np.median(np.diff(clip.beats)) / 40)
        found["tempo"] = float(abs(np.argmax(log_softmax(slow[:, :32]).mean(0)) - rate) <= 1)
        count = dataset.beats_in_bar(clip.numerators, clip.denominators)
        if clip.bars_known and (count == count[0]).all() and count[0] in dataset.BEATS_IN_BAR:
            guess = dataset.BEATS_IN_BAR[int(np.argmax(log_softmax(slow[:, 32:37]).mean(0)))]
            found["metre"] = float(guess == count[0])
        compound = dataset.beat_units(clip.denominators, clip.numerators)
        if compound.all() or not compound.any():
            found["compound"] = float((slow[:, 37].mean() > 0) == compound[0])
    return found


def log_softmax(logits):
    shifted = logits - logits.max(1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
