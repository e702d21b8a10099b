"""Common chord loops and forms by family, in the notation of harmony.py."""
import re

LOOPS = {
    "pop major": (
        "I | V | vi | IV", "vi | IV | I | V", "I | vi | IV | V", "IV | I | V | vi", "I | IV | vi | V", "I | iii | IV | V",
        "I | V | IV | V", "IV | V | vi | I", "I | ii | IV | V", "I | IV | I | V", "vi | V | IV | V", "IV | V | iii | vi",
        "I | V/3 | vi | IV", "I | I/3 | IV | V", "IV | vi | I | V", "I | IV", "vi | I | V | IV", "I | iii | vi | IV",
        "IV | I | ii | vi", "I V | vi IV", "IV V | vi I", "I | V | ii | IV", "ii | V | I | vi", "IV | iv | I | %",
        "I | bVII | IV | I", "I | IV | ii | V", "I | III | vi | IV", "I | II | IV | I", "I | V | vi | iii | IV | I | IV | V",
        "I | V/3 | vi | I/5 | IV | I/3 | ii | V7sus V", "vi | iii | IV | I", "I Vsus4 | vi | IV", "I | % | IV | %"),
    "pop minor": (
        "i | bVI | bIII | bVII", "i | bVII | bVI | bVII", "i | iv | bVI | V", "i | bVI | iv | V", "bVI | bVII | i | %",
        "i | bIII | bVII | iv", "i | bVII | iv | bVI", "bVI | bIII | bVII | i", "i | v | bVI | bVII", "iv | i | V | i",
        "i | bVII | bVI | V", "i | % | bVI | bVII", "iv | bVI | i | V", "i | bIII | iv | bVI", "bVI | i | bVII | iv",
        "i | iv | bVII | bIII | bVI | iih | V | i", "i bVII | bVI", "i | i/b7 | bVI | V", "bVI | V | i | bVII",
        "i | V | bVII | IV", "i | IV | bVI | bVII"),
    "dance minor": (
        "i | bVI | bIII | bVII", "i | i | bVI | bVII", "bVI | bVII | i | v", "i | iv | bVI | bVII", "i", "i | bVII",
        "i | bVI", "bVI | bVII | i | i", "i | bIII | bVI | bVII", "iv | bVI | i | bVII", "i7 | iv7", "i | v | bVI | iv",
        "bVI | i | bVII | v", "i | i | i | bVII", "i | bVI | v | bVII"),
    "dance major": (
        "I | V | vi | IV", "vi | IV | I | V", "IV | V | vi | vi", "I | IV", "IV | I | V | vi", "Imaj7 | ii7", "ii7 | V7 | Imaj7 | vi7",
        "IV | V | iii | vi", "I", "I | bVII", "vi | V | IV | I", "IVmaj7 | iii7 | ii7 | Imaj7"),
    "rock major": (
        "I | IV | V | IV", "I | bVII | IV | I", "I | V | IV | IV", "I | IV | I | V", "I | V | vi | IV", "I | bIII | IV | I",
        "I bVII | IV I", "I | bVII | bVI | bVII", "V | IV | I | I", "I | IV", "I | % | IV | V", "vi | IV | I | V", "I | V | bVII | IV",
        "I | bVI | bVII | I", "I | I | bIII | IV", "I | iii | IV | V", "I | II | IV | I", "I | bVII | IV | %", "IV | I | V | I"),
    "rock minor": (
        "i | bVII | bVI | bVII", "i | bIII | bVII | IV", "i | bVI | bVII | i", "i | % | bVII | %", "i | iv | i | V",
        "i | bVII", "i | bIII | iv | i", "i | bVI | bIII | bVII", "i | v | iv | i", "i bIII | bVII IV", "bVI | bVII | i | i",
        "i | iv | bVII | bIII", "i | bVII | bVI | V", "i | IV | i | IV"),
    "metal": (
        "i | bVI | bVII | i", "i | bII | i | bII", "i | i | bVI | bVII", "i | bIII | bVI | bVII", "i | bII | bVII | i",
        "i | i | bII | bIII", "i | bVI | iv | bVII", "i | bVI | bII | V", "i | v | bVI | iv", "i | i | i | bII bVII", "i | #ivo | bVI | V"),
    "punk": (
        "I | IV | V | V", "I | V | vi | IV", "I | IV | I | V", "I | vi | IV | V", "I V | vi IV", "I IV | V IV", "IV | V | I | %",
        "I | % | IV | V", "I | bVII | IV | IV", "I | iii | IV | V", "vi | V | IV | V", "I | V | IV | IV"),
    "country": (
        "I | IV | I | V", "I | I | IV | I | I | I | V | V | I | I | IV | I | I | V | I | I", "I | V | I | I", "I | IV | V | I",
        "I | I | V | V | V | V | I | I", "I | vi | IV | V", "I | II7 | V | I", "I | I7 | IV | I | I | V | I | I", "IV | I | V | I",
        "I | V | IV | I", "I | ii | V | I", "I | iii | IV | V", "I | VI7 | II7 | V7", "I | IV | I V | I", "I | I/3 | IV | V"),
    "folk": (
        "I | IV | I | V", "I | V | IV | I", "I | vi | IV | V", "I | V | I | IV | I | IV | V | I", "I | iii | IV | I", "I | V | vi | IV",
        "i | bVII | i | bVII", "i | bVII | bVI | bVII", "i | bIII | bVII | i", "i | IV | i | bVII", "I | bVII | IV | I",
        "I | I/7 | vi | V", "vi | IV | I | V", "I | IV | ii | V"),
    "soul": (
        "I | vi | IV | V", "I | IV", "I | vi | ii | V", "Imaj7 | vi7 | ii7 | V7sus", "I | iii | IV | V", "I I+ | I6 I7 | IV | iv",
        "ii7 | V7", "I | I/7 | vi | IV", "i7 | IV7", "I | V | ii | IV", "vi | ii | V | I", "I | bVII | IV | I", "I | IV | I/3 | ii V7sus",
        "I | % | IV | %", "ii7 | iii7 | IVmaj7 | V7sus", "I | III7 | vi | IV", "I | iii | vi | ii V"),
    "rnb": (
        "ii9 | V9 | Imaj9 | vi7", "IVmaj7 | iii7 | vi7 | Imaj7", "Imaj7 | iii7 | IVmaj7 | iv6", "vi9 | ii9", "i9 | iv9", "IVmaj9 | V7sus | iii7 | vi7",
        "i7 | bVImaj7 | iv7 | V7#9", "Imaj9 | IVmaj9", "ii7 | iii7 | IVmaj7 | V7sus", "bVImaj7 | bVII | i7 | i7", "IVmaj7 | III7 | vi7 | v7 I7",
        "i9 | bVII13 | bVImaj7 | V7b9", "ii9 | iii7 VI7b9"),
    "funk": ("I9", "i7", "i7 | IV9", "I7 | IV7", "i9 | i9 | iv9 | i9", "I9 | I9 | IV9 | I9", "i7 | bVII | bVI | bVII", "ii7 | V9",
             "I7#9", "i7 | bIII | IV9 | i7", "I7 | bVII | IV | I7"),
    "reggae major": ("I | IV", "I | V | vi | IV", "I | IV | V | IV", "I | ii", "I | V | IV | IV", "I | I | IV | V", "I | vi | ii | V",
                     "I | IV | I | V", "I | iii | IV | V", "I V | IV", "I | vi | IV | V", "I | bVII"),
    "reggae minor": ("i | iv", "i | bVII", "i | bVII | bVI | V", "i | iv | i | v", "i7 | iv7", "i | % | bVII | %", "i | bVI | bVII | i",
                     "i | v", "i | bVI", "i"),
    "hip-hop": ("i7 | iv7", "i", "i | bVI | bVII | i", "i7 | bVImaj7", "ii9 | V9", "Imaj7 | vi7", "i | i | iv | V7", "i | bVII",
                "IVmaj7 | iii7", "i | bVI | iv | V", "ii7 | bIImaj7", "i9 | bIImaj7", "vi7 | ii7 | V7 | Imaj7", "i | bII", "i | iio"),
    "afrobeat": ("i7", "i7 | IV7", "i | bVII", "I7", "i9 | iv9", "i7 | bIII | IV7 | i7"),
    "game": ("i | bVI | bVII | i", "I | V | vi | IV", "i | bVII | bVI | V", "I | bVII | IV | I", "i | iv | bVII | bIII", "I | IV | V | I",
             "IV | V | iii | vi", "bVI | bVII | i | i", "I | vi | ii | V", "i | bIII | bVII | IV", "I | bVI | bVII | I", "i | V | bVI | bIII | iv | i | iv | V",
             "I | II | IV | V", "I | iii | IV | iv", "i | bII | i | bVII"),
    "ambient": ("I | IV", "Imaj7 | IVmaj7", "i | bVI", "I | V", "Iadd9 | vi7", "i | bIII", "Isus2 | IVsus2", "I", "i | iv", "Imaj7 | II", "I | bVII"),
    "synthwave": ("i | bVI | bIII | bVII", "bVI | bVII | i | i", "i | bVII | bVI | bVII", "i | i | bVI | bVII", "IV | V | vi | I", "vi | IV | I | V",
                  "i | bIII | bVII | IV", "i | v | bVI | bVII", "bVImaj7 | bVII | i | v", "I | I | IV | IV", "i | bVI | iv | V"),
    "doo-wop": ("I | vi | IV | V", "I vi | IV V", "I | vi | ii | V", "I | iii | IV | V", "I | % | vi | % | IV | % | V | %"),
    "blues": ("I7 | IV7 | I7 | % | IV7 | % | I7 | % | V7 | IV7 | I7 | V7", "I7 | % | % | % | IV7 | % | I7 | % | V7 | IV7 | I7 | %",
              "I7 | % | % | % | IV7 | % | I7 | % | V7 | % | I7 | V7", "i7 | % | % | % | iv7 | % | i7 | % | bVI7 | V7 | i7 | V7",
              "I7 | IV7 | I7 | % | IV7 | #ivo7 | I7 | VI7 | ii7 | V7 | I7 VI7 | ii7 V7", "I7 | V7 | IV7 | % | I7 | V7 | I7 | V7"),
    "progressive": ("i | bIII | IV | bVII", "I | bIII | bVII | IV", "i | bVI | bII | V", "Isus2 | bVIImaj7 | IV | ii7", "i | II | bVII | i",
                    "I | bVI | bIII | IV", "i | bVII/4 | bVI | v", "I | II/b7 | IV/3 | I", "i | iv | bVII | bIII", "vi | II | IV | I"),
}


def is_minor(loop):
    """Whether a loop stands in minor: by its tonic chord, and where it has none by its first chord."""
    names = loop.replace("|", " ").split()
    tonics = [n for n in names if re.match(r"[iI](?![iIvV])", n)]
    return tonics[0][0] == "i" if tonics else names[0][0] == "b"


def draw_loop(rng, families, minor):
    """One loop of the families named that is in minor, or in major; with equal chances for each loop."""
    options = [loop for family in families for loop in LOOPS[family]]
    options = [loop for loop in options if is_minor(loop) == minor] or options
    return options[int(rng.integers(len(options)))]
