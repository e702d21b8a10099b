"""The kinds of chord in lead sheets, and what pitch class a name is."""
ROOTS = 12
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

# MusicXML's kind: Harte's shorthand, and semitones above the root as a player would choose them.
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


def pitch_class(name):
    """Of a root such as "Bb"."""
    return (STEPS[name[0]] + name.count("#") - name[1:].count("b")) % ROOTS
