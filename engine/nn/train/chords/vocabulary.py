"""Chord names: MusicXML's kinds, Harte's shorthands, and the nine qualities that the model tells apart."""
QUALITIES = ["maj", "min", "7", "maj7", "min7", "dim", "aug", "sus2", "sus4"]
ROOTS = 12
NO_CHORD = len(QUALITIES) * ROOTS
CHORDS = NO_CHORD + 1

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

# Semitones above the root, as a player would choose them.
KINDS = {
    "major": ("maj", [0, 4, 7]), "minor": ("min", [0, 3, 7]), "dominant": ("7", [0, 4, 7, 10]),
    "minor-seventh": ("min7", [0, 3, 7, 10]), "major-seventh": ("maj7", [0, 4, 7, 11]),
    "diminished": ("dim", [0, 3, 6]), "augmented": ("aug", [0, 4, 8]),
    "major-sixth": ("maj6", [0, 4, 7, 9]), "minor-sixth": ("min6", [0, 3, 7, 9]),
    "dominant-ninth": ("9", [0, 4, 7, 10, 14]), "dominant-11th": ("11", [0, 7, 10, 14, 17]),
    "dominant-13th": ("13", [0, 4, 10, 14, 21]), "major-ninth": ("maj9", [0, 4, 7, 11, 14]),
    "minor-ninth": ("min9", [0, 3, 7, 10, 14]), "diminished-seventh": ("dim7", [0, 3, 6, 9]),
    "half-diminished": ("hdim7", [0, 3, 6, 10]), "augmented-seventh": ("aug7", [0, 4, 8, 10]),
    "augmented-ninth": ("aug7", [0, 4, 8, 10, 14]), "minor-major": ("minmaj7", [0, 3, 7, 11]),
    "suspended-fourth": ("sus4", [0, 5, 7]),
}

# The nearest of the nine for every shorthand that the data holds.
NEAREST = {
    "maj": "maj", "maj6": "maj", "maj(9)": "maj", "min": "min", "min6": "min", "minmaj7": "min",
    "7": "7", "9": "7", "11": "7", "13": "7", "7(b9)": "7", "maj7": "maj7", "maj9": "maj7",
    "min7": "min7", "min9": "min7", "min11": "min7", "dim": "dim", "dim7": "dim", "hdim7": "dim",
    "aug": "aug", "aug7": "aug", "aug(b7)": "aug", "sus2": "sus2", "sus4": "sus4", "sus4(b7)": "sus4",
}


def pitch_class(name):
    """Of a root such as "Bb"."""
    return (STEPS[name[0]] + name.count("#") - name[1:].count("b")) % ROOTS


def chord_index(label):
    """Number of a label such as "10:min7" or "Bb:min7/b3"; None for what the model does not know."""
    if label == "N":
        return NO_CHORD
    root, _, quality = label.partition(":")
    quality = NEAREST.get(quality.split("/")[0])
    if quality is None:
        return None
    root = int(root) if root.isdigit() else pitch_class(root)
    return QUALITIES.index(quality) * ROOTS + root
