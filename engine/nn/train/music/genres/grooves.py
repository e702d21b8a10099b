"""Drummers as they played (Groove MIDI Dataset), with a band on composed harmony or alone."""
import material
from score import Note, Timing
from styles import style

from accompaniments import FIVE, FOUR, SIX
from band import Band, Feel, pick, walk
from chart import Chart
from dance_band import accompany
from genres import blues, dances, jazz, latin, solo
from players import grow, instrument, not_in, rhythm_player, singer, target, tune

_BANDS = {"rock": ("eight beat", "eight beat", "ballad", "sixteen beat"),
          "funk": ("sixteen beat", "sixteen beat", "eight beat", "disco"),
          "soul": ("eight beat", "sixteen beat", "ballad"), "hiphop": ("sixteen beat", "ballad", "eight beat"),
          "pop": ("eight beat", "ballad", "disco"), "reggae": ("reggae", "reggae", "ska"),
          "dance": ("disco", "dance floor"), "country": ("country",), "punk": ("eight beat",),
          "neworleans": ("shuffle", "sixteen beat", "eight beat"), "blues": ("shuffle",),
          "gospel": ("eight beat", "shuffle")}
_LATIN = ("bossa nova", "salsa", "son", "cha-cha", "rumba", "bolero", "calypso")
_WALTZES = ("slow waltz", "country waltz")


def _dance(rng, groove):
    """The Dance whose bass and chords go with the groove; None for a swing section."""
    if groove.metre == (3, 4):
        return dances.DANCES[pick(rng, _WALTZES)]
    if groove.metre != (4, 4):
        return {(5, 4): FIVE["five"], (6, 8): SIX["slow rock"]}[groove.metre]
    if "shuffle" in groove.detail:
        return FOUR["shuffle"]
    if groove.style == "jazz" and "funk" not in groove.detail:
        return None
    if groove.style in _BANDS or groove.style == "jazz":
        return FOUR[pick(rng, _BANDS.get(groove.style, _BANDS["funk"]))]
    return latin.DANCES[pick(rng, _LATIN)]


def _feel(rng, groove, bpm):
    if "shuffle" in groove.detail or groove.style == "blues":
        return Feel(rng.uniform(0.62, 0.68))
    if groove.style == "jazz" and "funk" not in groove.detail:
        return Feel(jazz.swing_ratio(rng, bpm))
    return Feel(0.5)


def _chart(rng, groove, seconds, bpm):
    if groove.style == "jazz" and groove.metre in ((4, 4), (3, 4)):
        return jazz.jazz_chart(rng, seconds, bpm, groove.metre, ("solo",))
    minor = bool(rng.random() < 0.5)
    chart = Chart(rng.integers(12), minor, groove.metre)
    if groove.style in ("blues", "neworleans") and groove.metre == (4, 4):
        form = pick(rng, blues.MINOR) if minor else f"{pick(rng, blues.TWELVE)} {pick(rng, blues.TURNAROUNDS)}"
        plan = [("verse", form, 0.75), ("solo", form, 0.85)]
    elif groove.style in ("latin", "afrocuban", "afrobeat", "highlife", "middleeastern"):
        a, b = pick(rng,
                    [f for f in latin.SON + latin.BOSSA if f[0].startswith("i") == minor and not f[0].startswith("ii")])
        plan = [("A", a, 0.75), ("A", a, 0.75), ("B", b, 0.85)]
    else:
        one, two = pick(rng, solo.MODERN[minor]), pick(rng, solo.MODERN[minor])
        plan = [("verse", f"{one} {one}", 0.7), ("chorus", f"{two} {two}", 0.9)]
    grow(chart, target(seconds, bpm), plan)
    return chart


def _drums(band, groove):
    """The performance, its whole bars round and round until the chart ends."""
    part = band.part("drums", "drums", pick(band.rng, [0, 0, 8, 16, 25, 32]), looseness=0.0,
                     gain=band.rng.uniform(-2, 3))
    notes = groove.notes()
    length = groove.metre[0] * 4.0 / groove.metre[1]
    cycle = max(1, int((notes[-1][0] + 0.1) / length)) * length
    begin = 0.0
    while begin < band.chart.end - 0.01:
        part.notes += [Note(begin + onset, 0.15, key, velocity) for onset, key, velocity in notes
                       if onset < cycle - 0.02 and begin + onset < band.chart.end - 0.15]
        begin += cycle
    return part


def with_band(rng, seconds):
    groove = pick(rng, material.grooves())
    bpm = groove.bpm * rng.uniform(0.9, 1.1)
    band = Band(rng, _chart(rng, groove, seconds, bpm), _feel(rng, groove, bpm))
    _drums(band, groove)
    dance = _dance(rng, groove)
    if dance:
        accompany(band, dance, drummed=False)
    else:
        walk(band, band.part("bass", "bass", 32, gain=2), two=rng.random() < 0.3)
        rhythm_player(band, pick(rng, [0, 0, 26, 4, 17]),
                      jazz.COMPING if groove.metre == (4, 4) else ["x-----", "..x.x.", "x..x.."], centre=58, vary=0.5)
    if rng.random() < 0.75:
        tune(band, singer(band), not_in("solo"))
    if rng.random() < 0.5:
        tune(band, instrument(band, pick(rng, [27, 29, 65, 66, 56, 0, 80, 11]), 58, "lead"))
    return band.song("groove band", bpm, Timing(rng.uniform(0.003, 0.012), rng.uniform(0.0, 0.006)),
                     pick(rng, ["band", "live", "band", "lo-fi"]))


def alone(rng, seconds):
    groove = pick(rng, material.grooves())
    bpm = groove.bpm * rng.uniform(0.9, 1.1)
    chart = Chart(0, False, groove.metre)
    bars = max(8, round(target(seconds, bpm) * groove.metre[1] / (4.0 * groove.metre[0])))
    chart.add("A", " ".join(["N"] * bars), 0.8)
    band = Band(rng, chart)
    _drums(band, groove)
    return band.song("groove alone", bpm, Timing(0.0005, 0.0), pick(rng, ["band", "live", "electronic"]), False)


if material.folder("groove"):
    style("groove band", 3.0)(with_band)
    style("groove alone", 0.6)(alone)
