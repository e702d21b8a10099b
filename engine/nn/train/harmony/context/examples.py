"""What the chord network learns from: spans' codes as spans.py wrote them, with their chords, basses and keys."""
import dataclasses

import numpy as np

import clips
from vocabulary import BASSES, CHORDS, KEYS


@dataclasses.dataclass
class Example:
    """One hearing of a clip. Targets count, for each span, its frames that have each class, as far as they are known."""
    codes: np.ndarray   # spans × 504, bytes
    chord: np.ndarray   # spans × CHORDS
    bass: np.ndarray    # spans × BASSES
    key: np.ndarray     # spans × KEYS
    span: np.ndarray    # of each frame of the clip
    clip: clips.Clip


def _counted(span, labels, spans, classes):
    counts = np.zeros((spans, classes), np.uint8)
    known = (labels >= 0) & (labels < classes)
    np.add.at(counts, (span[known], labels[known]), 1)
    return counts


def of_clip(clip, path):
    """Every hearing in NAME.npz."""
    arrays = np.load(path)
    codes, ends = arrays["codes"], arrays["ends"]
    times = np.arange(len(clip.chord)) / clips.FRAME_RATE
    examples = []
    for end in np.cumsum(arrays["sizes"]):
        begin = sum(len(one.codes) for one in examples)
        spans = end - begin
        span = np.minimum(np.searchsorted(ends[begin:end], times, "right"), spans - 1)
        examples.append(Example(codes[begin:end], _counted(span, clip.chord, spans, CHORDS),
                                _counted(span, clip.bass, spans, BASSES), _counted(span, clip.key, spans, KEYS), span, clip))
    return examples


def read_folder(spans, folder):
    """Every hearing of the clips in `folder` of which there is one in `spans`."""
    found = []
    for clip in clips.read_folder(folder):
        path = spans / (clip.name + ".npz")
        if path.exists():
            found += of_clip(clip, path)
    return found
