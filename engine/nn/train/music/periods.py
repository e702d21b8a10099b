"""Tonal phrases: four-bar openings that stay open, closings with a cadence, middles, as a Chart's numerals."""
import math

from band import pick

OPENINGS = {
    False: ["I I V7 V7", "I I IV V7", "I V7 V7 I", "I IV I V", "I vi ii V7", "I I ii V7", "I I/3 IV V", "I V/3 vi V",
            "I V7 I V", "I,V7 I IV,ii V", "I I IV,ii V", "I ii V7 I", "I I I V7", "I,IV I,V I,IV V", "I vi IV V",
            "I IV V7 I"],
    True: ["i i V7 V7", "i i iv V7", "i V7 V7 i", "i iv i V", "i bVI iv V7", "i V7 i V", "i i/b3 iv V", "i,V7 i iv V",
           "i bVII bVI V", "i i iih V7", "i bVI bIII bVII", "i,iv i,V i,iv V", "i i iv V"],
}
CLOSINGS = {
    False: ["I IV V7 I", "IV I/5 V7 I", "ii V7 I I", "I IV,ii I/5,V7 I", "vi ii V7 I", "I,IV I/5,V7 I I", "V7 V7 I I",
            "IV I V7 I", "ii,V7 I ii,V7 I", "I I7 IV,V7 I", "VI7 ii V7 I", "IV,#ivo7 I/5,VI7 ii,V7 I",
            "I/3 IV I/5,V7 I"],
    True: ["i iv V7 i", "iv i/5 V7 i", "iih V7 i i", "i iv,iih i/5,V7 i", "bVI iv V7 i", "V7 V7 i i", "iv i V7 i",
           "i/b3 iv i/5,V7 i", "I7 iv V7 i", "bVI iih V7 i", "bII/3 V7 i i"],
}
MIDDLES = {
    False: ["V7 V7 I I", "IV IV I I", "vi III7 vi VI7", "ii ii V V", "III7 vi II7 V", "IV iv I VI7", "V I V I",
            "vi ii V I", "II7 V II7 V", "v I7 IV IV", "iii vi ii V7"],
    True: ["bIII bIII bVII bVII", "bVI bIII V7 i", "V7 i V7 i", "iv iv i i", "bVII7 bIII bVII7 bIII",
           "I7 iv bVII7 bIII", "V V7 i i", "bIII bVII bVI V7"],
}


def period(rng, minor):
    """Eight bars: an opening, its answer with a cadence. The answer begins like the opening more often than not."""
    opening, closing = pick(rng, OPENINGS[minor]).split(), pick(rng, CLOSINGS[minor]).split()
    if rng.random() < 0.4:
        closing = opening[:2] + closing[2:]
    return " ".join(opening + closing)


def middle(rng, minor):
    """Eight bars that lead away and close, or stop on the dominant."""
    first = pick(rng, MIDDLES[minor])
    second = pick(rng, MIDDLES[minor] if rng.random() < 0.3 else CLOSINGS[minor])
    return f"{first} {second}"


def doubled(text):
    """Every bar twice as long: for quick music whose harmony changes every other bar."""
    return " ".join(half for bar in text.split() for half in (_halves(bar)))


def condensed(text, bars=2, triple=False):
    """`bars` bars in one: a quicker harmonic rhythm; in triple metre two chords share the bar two to one."""
    every = text.split()
    every += every[-1:] * (-len(every) % bars)
    return " ".join(_joined(every[i:i + bars], triple and bars == 2) for i in range(0, len(every), bars))


def _joined(bars, uneven):
    shares = math.lcm(*(len(bar.split(",")) for bar in bars))
    tokens = []
    for index, bar in enumerate(bars):
        names = bar.split(",")
        weight = shares // len(names) * (2 if uneven and index == 0 else 1)
        tokens += [f"{name}:{weight}" for name in names]
    return ",".join(tokens)


def _halves(bar):
    tokens = bar.split(",")
    return (bar, bar) if len(tokens) == 1 else (",".join(tokens[:len(tokens) // 2]),
                                                ",".join(tokens[len(tokens) // 2:]))


def sections(rng, minor, stretch=False):
    """[(label, progression, level)] of a piece in strains: A A B A, A B A C or the like."""
    texts = {"A": period(rng, minor), "B": middle(rng, minor), "C": period(rng, minor)}
    if stretch:
        texts = {name: doubled(text) for name, text in texts.items()}
    plan = pick(rng, ["AABA", "AABB", "ABAC", "ABA", "AABBAC"])
    return [(name, texts[name], {"A": 0.7, "B": rng.uniform(0.5, 0.95), "C": 0.9}[name]) for name in plan]
