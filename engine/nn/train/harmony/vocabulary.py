"""The chords, basses and keys that the network tells apart, and how labels map onto them."""
import re

QUALITIES = ["maj", "min", "7", "maj7", "min7", "dim", "dim7", "hdim7", "aug", "sus2", "sus4", "maj6", "min6", "9"]
ROOTS = 12
NO_CHORD = len(QUALITIES) * ROOTS
CHORDS = NO_CHORD + 1
NO_BASS = ROOTS
BASSES = ROOTS + 1
KEYS = 2 * ROOTS

UNKNOWN = -1
# ROOT_ONLY + root: a chord whose root is known and whose quality is not one of the vocabulary's, as a power chord.
ROOT_ONLY = 1000

# Semitones above the root of each quality.
TONES = {"maj": (0, 4, 7), "min": (0, 3, 7), "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "min7": (0, 3, 7, 10),
         "dim": (0, 3, 6), "dim7": (0, 3, 6, 9), "hdim7": (0, 3, 6, 10), "aug": (0, 4, 8), "sus2": (0, 2, 7),
         "sus4": (0, 5, 7), "maj6": (0, 4, 7, 9), "min6": (0, 3, 7, 9), "9": (0, 2, 4, 7, 10)}

# What is not in the vocabulary counts as the chord of it that shares the third and the seventh.
NEAREST = {"maj(9)": "maj", "min(9)": "min", "add9": "maj", "maj9": "maj7", "maj13": "maj7", "maj7(#11)": "maj7",
           "min9": "min7", "min11": "min7", "min13": "min7", "11": "9", "13": "9", "7(b9)": "7", "7(#9)": "7",
           "7(#11)": "7", "7(13)": "7", "7(b13)": "7", "aug7": "aug", "aug(b7)": "aug", "sus4(b7)": "sus4",
           "sus4(b7,9)": "sus4", "7sus4": "sus4", "maj6(9)": "maj6", "69": "maj6"}

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_DEGREES = (0, 2, 4, 5, 7, 9, 11)
_LABEL = re.compile(r"(?P<root>\d+|[A-G][#b]*)(?::(?P<quality>[^/]*))?(?:/(?P<bass>.+))?")


def pitch_class(name):
    """Of "Bb", or of a number."""
    if name.isdigit():
        return int(name) % ROOTS
    return (_STEPS[name[0]] + name.count("#") - name[1:].count("b")) % ROOTS


def degree_semitones(degree):
    """Harte's degree above the root, as "b3", in semitones below an octave."""
    number = int(degree.lstrip("#b"))
    return (_DEGREES[(number - 1) % 7] + degree.count("#") - degree.count("b")) % ROOTS


def chord_and_bass(label):
    """(chord, bass) of a Harte label or of one with a number as its root, as "10:min7/b3"; UNKNOWN where it has none."""
    if label == "N":
        return NO_CHORD, NO_BASS
    match = _LABEL.fullmatch(label)
    if not match:
        return UNKNOWN, UNKNOWN
    root = pitch_class(match["root"])
    bass = (root + degree_semitones(match["bass"])) % ROOTS if match["bass"] else root
    quality = match["quality"] or "maj"
    quality = NEAREST.get(quality, quality)
    if quality in QUALITIES:
        return QUALITIES.index(quality) * ROOTS + root, bass
    return ROOT_ONLY + root, bass


def key_index(name):
    """Number of "C major" or "A minor": the tonic, 12 more in minor; UNKNOWN for another mode or none."""
    tonic, _, mode = name.partition(" ")
    if mode not in ("major", "minor") or not _LABEL.fullmatch(tonic):
        return UNKNOWN
    return pitch_class(tonic) + (ROOTS if mode == "minor" else 0)
