"""Dances as tables: what a band plays in each, and how it is drawn for a song."""
import dataclasses
import functools

from score import Timing
from styles import style

from band import Band, Feel, bass, pick
from chart import Chart
from periods import sections
from players import drummer, grow, instrument, not_in, pad, rhythm_player, singer, target, tune


@dataclasses.dataclass(frozen=True)
class Dance:
    """What is played (patterns are those of `band`) and how often."""
    metre: tuple
    tempo: tuple                    # slowest and fastest, quarters a minute
    bass: tuple
    chords: tuple                   # ((programs, patterns, centre, probability), …)
    drums: tuple = ()               # grooves {key: pattern}
    fills: tuple = ()
    leads: tuple = (21, 40, 71, 73, 56, 0)
    bass_programs: tuple = (32, 32, 33, 43)
    forms: tuple = ()               # ((A, B), …); tonal periods where none are given
    minor: float = 0.4
    drummed: float = 0.8            # how often somebody drums
    singing: float = 0.3
    pads: float = 0.15
    swing: tuple = (0.5, 0.5)
    unit: float = 1.0
    grid: float = 0.5
    density: tuple = (0.4, 0.75)
    offbeat: tuple = (0.05, 0.4)
    pickup: float = 0.3             # how often it begins with an incomplete bar
    stretch: float = 0.0            # how often each chord lasts two bars
    rubato: float = 0.0
    ornaments: float = 0.0
    leaders: tuple = (1, 2)         # how many play the tune
    crash: int = 49
    productions: tuple = ("live", "acoustic", "band")
    exact: bool = True


def _chart(rng, dance, seconds, bpm):
    minor = bool(rng.random() < dance.minor)
    if dance.forms:
        a, b = pick(rng, [f for f in dance.forms if _is_minor(f[0]) == minor] or list(dance.forms))
        minor = _is_minor(a)
        plan = [("A", a, 0.7), ("A", a, 0.75), ("B", b, 0.9), ("A", a, 0.8)]
    else:
        plan = sections(rng, minor, rng.random() < dance.stretch)
    chart = Chart(rng.integers(12), minor, dance.metre)
    if rng.random() < dance.pickup:
        chart.add("intro", pick(rng, ["V7", "V", "i" if minor else "I"]), 0.6, pickup=_pickup(rng, dance.metre))
    elif rng.random() < 0.5:
        text = " ".join(plan[0][1].split()[-4:]) if rng.random() < 0.5 else " ".join(plan[0][1].split()[:2] * 2)
        chart.add("intro", text, rng.uniform(0.4, 0.7))
    if rng.random() < 0.25:
        plan = plan + [("solo", plan[0][1], 0.85)]
    grow(chart, target(seconds, bpm), plan)
    return chart


def _pickup(rng, metre):
    """Quarters of an incomplete first bar: whole beats, or less than half of one in compound metres."""
    if metre[1] == 8 and metre[0] % 3 == 0:
        return pick(rng, [0.5, 0.5, 1.5])
    return 4.0 / metre[1] * int(rng.integers(1, metre[0]))


def _is_minor(text):
    first = text.replace(",", " ").split()[0]
    return first.startswith(("i", "bi")) and not first.startswith(("ii", "iii"))


def accompany(band, dance, drummed=True):
    """Drums, bass, chords and pads of the dance."""
    rng = band.rng
    if drummed and dance.drums and rng.random() < dance.drummed:
        drummer(band, list(dance.drums), list(dance.fills), where=not_in("intro") if rng.random() < 0.3 else None,
                crash=dance.crash, every=8)
    part = band.part("bass", "bass", pick(rng, dance.bass_programs), gain=rng.uniform(-2, 3))
    bass(band, part, list(dance.bass), detached=rng.uniform(0.6, 0.98))
    played = 0
    for number, (programs, patterns, centre, probability) in enumerate(dance.chords):
        if rng.random() < probability or (number + 1 == len(dance.chords) and not played):
            rhythm_player(band, pick(rng, programs), list(patterns), f"chords {number + 1}", centre,
                          velocity=rng.uniform(60, 82), detached=rng.uniform(0.5, 0.95), vary=rng.choice([0.0, 0.15]))
            played += 1
    if rng.random() < dance.pads:
        pad(band, pick(rng, [48, 49, 50, 52]))


def timing_of(rng, dance):
    return Timing(rng.uniform(0.003, 0.015), rng.uniform(0.003, 0.015), dance.rubato * rng.random())


def compose(name, dance, rng, seconds):
    """A Song of the dance."""
    bpm = rng.uniform(*dance.tempo)
    band = Band(rng, _chart(rng, dance, seconds, bpm), Feel(rng.uniform(*dance.swing), dance.unit))
    accompany(band, dance)
    _leaders(band, dance)
    return band.song(name, bpm, timing_of(rng, dance), pick(rng, dance.productions), dance.exact)


def _leaders(band, dance):
    rng = band.rng
    habits = {"grid": dance.grid, "ornaments": dance.ornaments}
    if rng.random() < dance.singing:
        tune(band, singer(band, offbeat=rng.uniform(*dance.offbeat), **habits), not_in("solo"))
    for number in range(int(rng.integers(dance.leaders[0], dance.leaders[1] + 1))):
        kind = instrument(band, pick(rng, dance.leads), int(rng.integers(55, 68)), f"lead {number + 1}",
                          density=rng.uniform(*dance.density), offbeat=rng.uniform(*dance.offbeat),
                          rest=rng.uniform(0.03, 0.2), **habits)
        tune(band, kind)


def register(dances, family, held_out=(), weights=()):
    """Puts the dances {name: Dance} of a module (`family`) into the catalogue; weights {name: weight} where not 0.8."""
    for name, dance in dances.items():
        compose_it = functools.partial(compose, name, dance)
        style(name, dict(weights).get(name, 0.8), name in held_out, family)(compose_it)
