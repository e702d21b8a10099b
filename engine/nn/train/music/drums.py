"""Drum grooves as text, their variations, fills and crashes.

A groove is a dict of lanes: {"kick": "x...x...", "snare": "....x...", "hat": "x.x.x.x."}, each a Pattern's text. "X" is
an accent, "x" a normal stroke, "o" a ghost stroke, "?" a chance settled once for a song, "f" a flam.
"""
import dataclasses

from grid import Pattern, chance, euclid, pick, settle
from score import Note

KEYS = {  # General MIDI percussion
    "kick": 36, "kick2": 35, "snare": 38, "snare2": 40, "side": 37, "clap": 39, "hat": 42, "pedal": 44, "open": 46, "ride": 51,
    "bell": 53, "crash": 49, "crash2": 57, "china": 52, "splash": 55, "tom1": 50, "tom2": 48, "tom3": 45, "tom4": 43, "tom5": 41,
    "tambourine": 54, "cowbell": 56, "maracas": 70, "shaker": 82, "cabasa": 69, "conga": 63, "conga-mute": 62, "tumba": 64,
    "bongo": 60, "bongo-low": 61, "timbale": 65, "timbale-low": 66, "agogo": 67, "agogo-low": 68, "claves": 75, "wood": 76,
    "wood-low": 77, "guiro": 73, "guiro-long": 74, "triangle": 81, "triangle-mute": 80, "whistle": 71, "snap": 37, "surdo": 41,
    "surdo-mute": 43,
}
_STRENGTH = {"X": 116, "x": 98, "o": 46, "f": 104}
_CYMBALS = ("hat", "pedal", "open", "ride", "bell", "shaker", "tambourine", "cabasa", "maracas")


@dataclasses.dataclass
class Drumming:
    """A drummer's habits in one song."""
    fill: float = 0.5         # probability of a fill at a phrase's end (at a section's end: more)
    crash: float = 0.5        # of a crash on a section's first beat
    phrase_crash: float = 0.08
    ghost: float = 0.0        # of a ghost stroke on an empty sixteenth beside the snare
    busy: float = 0.03        # of one more kick in a bar
    drop: float = 0.01        # that a stroke is left out
    answer: float = 0.3       # that the last bar of a phrase is varied
    hat_accent: float = 14.0  # velocity that cymbals have more on beats
    machine: bool = False     # equal velocities


def settled(rng, groove):
    """The groove with its chances decided."""
    return {lane: settle(rng, text) for lane, text in groove.items()}


def changed(rng, text):
    """A kick's row with a stroke moved, added or taken away; now and then the one is left out."""
    rows = []
    for row in text.split("|"):
        row = list(row.replace(" ", ""))
        for _ in range(pick(rng, 1, 1, 2)):
            place = int(rng.integers(1, len(row)))
            row[place] = "." if row[place] != "." else "x"
        if chance(rng, 0.1):
            row[0] = "."
        rows.append("".join(row))
    return "|".join(rows)


def hand_percussion(rng):
    """A groove of one or two instruments in sixteenths."""
    lanes = {}
    for lane in dict.fromkeys((pick(rng, "shaker", "tambourine", "cabasa", "maracas"),
                               pick(rng, "conga", "bongo", "claves", "cowbell", "clap", "shaker"))):
        if lane in _CYMBALS:
            lanes[lane] = pick(rng, "x.x.x.x.x.x.x.x.", "xxxxxxxxxxxxxxxx", "....x.......x...", "..x...x...x...x.",
                               "x.xxx.xxx.xxx.xx")
        elif lane in ("cowbell", "claves", "clap"):
            lanes[lane] = pick(rng, "x...x...x...x...", "x..x..x...x.x...", "....x.......x...",
                               euclid(5, 16, int(rng.integers(16))))
        else:
            lanes[lane] = euclid(pick(rng, 5, 7, 9, 11), 16, int(rng.integers(16)))
            lanes["tumba"] = euclid(pick(rng, 2, 3), 16, int(rng.integers(16)))
    return lanes


def moved_cymbal(groove, lane):
    """The groove with its hi-hat played on another cymbal ("ride", "open", "crash")."""
    if "hat" not in groove or lane in groove:
        return groove
    return {(lane if name == "hat" else name): text for name, text in groove.items()}


def without(groove, *lanes):
    return {lane: text for lane, text in groove.items() if lane not in lanes}


def only(groove, *lanes):
    return {lane: text for lane, text in groove.items() if lane in lanes}


def half_time(groove):
    """Kick and snare at half speed below the same cymbals."""
    return {lane: text if lane in _CYMBALS else _half_time_row(text) for lane, text in groove.items()}


def _half_time_row(text):
    row = text.split("|")[0].replace(" ", "")
    return "".join(row[i // 2] if i % 2 == 0 else "." for i in range(len(row)))


def double_time(groove):
    """Kick and snare at double speed."""
    return {lane: text if lane in _CYMBALS else "|".join(2 * _halved(row) for row in text.split("|"))
            for lane, text in groove.items()}


def _halved(row):
    row = row.replace(" ", "")
    return "".join(row[i] if row[i] != "." else row[i + 1] if i + 1 < len(row) else "." for i in range(0, len(row), 2))


def grouped(rng, groups):
    """A groove for any metre from the groups its eighths fall into (7/8: 2, 2, 3), one or two characters an eighth.

    The kick marks group starts, the snare others of them, as drummers do in odd metres.
    """
    total = sum(groups)
    starts = [sum(groups[:i]) for i in range(len(groups))]
    kick, snare = ["."] * total, ["."] * total
    kick[0] = "X"
    backs = starts[1::2] if chance(rng, 0.6) else starts[-1:]
    for start in starts[1:]:
        if start in backs:
            snare[start] = "X"
        elif chance(rng, 0.75):
            kick[start] = "x"
    for i in range(1, total):
        if kick[i] == snare[i] == "." and chance(rng, 0.16):
            kick[i] = "x"
    lanes = {"kick": "".join(kick), "snare": "".join(snare)}
    lanes[pick(rng, "hat", "hat", "hat", "ride")] = _timekeeping(rng, starts, total)
    if chance(rng, 0.3):
        lanes = {lane: "".join(c + ("x" if lane == "kick" and chance(rng,
                                                                     0.08) else "o" if lane == "snare" and chance(rng,
                                                                                                                  0.06) else ".") for c in row) for lane, row in lanes.items()}
    return lanes


def _timekeeping(rng, starts, total):
    kind = pick(rng, "all", "all", "starts", "even", "mixed")
    if kind == "even" and total % 2 == 0 and total % 3:
        return "x." * (total // 2)
    if kind in ("starts", "mixed"):
        return "".join("x" if i in starts or (kind == "mixed" and chance(rng, 0.4)) else "." for i in range(total))
    return "x" * total


def strokes(rng, groove, bar_index, bar, length, habits):
    """Notes of one bar of a groove written for bars of `length` quarters."""
    notes = []
    for lane, text in groove.items():
        for offset, _, symbol in Pattern(text, length).bar(bar_index, bar.length):
            if rng.random() < habits.drop and symbol != "X":
                continue
            notes += _stroke(rng, lane, bar.onset + offset, symbol, offset % bar.unit < 1e-6, habits)
    if habits.ghost and "snare" in groove:
        notes += _ghosts(rng, bar, notes, habits)
    if rng.random() < habits.busy and "kick" in groove:
        at = bar.onset + pick(rng, 0.5, 1.5, 0.75, 2.5, 3.5, 2.75) % bar.length
        notes.append(Note(at, 0.2, KEYS["kick"], 84))
    return notes


def _stroke(rng, lane, onset, symbol, on_beat, habits):
    strength = _STRENGTH[symbol]
    if lane in _CYMBALS and symbol == "x":
        strength = 80 + (0 if habits.machine else habits.hat_accent if on_beat else -habits.hat_accent / 2)
    if not habits.machine:
        strength += rng.normal(0, 5)
    velocity = int(min(127, max(12, strength)))
    note = Note(onset, 0.2, KEYS[lane], velocity)
    if symbol == "f" and onset > 0.1:
        return [Note(onset - 0.06, 0.1, KEYS[lane], max(12, velocity // 2)), note]
    return [note]


def _ghosts(rng, bar, notes, habits):
    taken = {round((n.onset - bar.onset) * 4) for n in notes if n.pitch in (36, 38, 40)}
    return [Note(bar.onset + i / 4, 0.1, KEYS["snare"], int(rng.integers(24, 50)))
            for i in range(1, round(bar.length * 4), 2) if i not in taken and rng.random() < habits.ghost]


def fill(rng, start, end, compound=False, style="any"):
    """Strokes from `start` to `end` (quarters): rolls down the toms, snare rolls, broken figures, or nearly nothing."""
    kind = style if style != "any" else pick(rng, "toms", "toms", "snare", "broken", "broken", "sparse", "kick-snare",
                                             "flams")
    step = 0.5 if compound else 0.25
    if chance(rng, 0.25) and not compound:
        step = 1 / 3 if chance(rng, 0.4) else 0.5
    path = pick(rng, ["snare", "tom1", "tom2", "tom4"], ["tom1", "tom2", "tom4", "tom5"],
                ["snare", "snare", "tom2", "tom5"])
    count = max(1, round((end - start) / step))
    notes = []
    for i in range(count):
        place = i / count
        lane = {"toms": path[min(3, int(place * 4))], "snare": "snare", "broken": pick(rng, *path, "kick"),
                "sparse": "snare", "kick-snare": "kick" if i % 3 == 2 else "snare", "flams": "snare"}[kind]
        odds = {"toms": 0.95, "snare": 0.95, "broken": 0.7, "sparse": 0.3, "kick-snare": 0.95, "flams": 0.45}[kind]
        if rng.random() < odds:
            notes.append(Note(start + i * step, 0.2, KEYS[lane], int(min(127, 70 + 45 * place + rng.normal(0, 8)))))
    return notes


def buildup(start, end):
    """A snare roll that doubles its rate, as in dance music before a drop."""
    notes, onset = [], start
    while onset < end - 1e-6:
        place = (onset - start) / (end - start)
        notes.append(Note(onset, 0.1, KEYS["snare2"], int(50 + 70 * place)))
        onset += 1.0 if place < 0.5 else 0.5 if place < 0.75 else 0.25
    return notes


def crash(rng, onset):
    """A crash with a kick below it."""
    return [Note(onset, 1.0, KEYS[pick(rng, "crash", "crash2", "crash")], int(rng.integers(96, 122))),
            Note(onset, 0.2, KEYS["kick"], 108)]
