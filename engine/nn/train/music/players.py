"""Players with instruments and habits drawn once for a song, shared by the acoustic styles."""
from band import Hand, comp, drums, pick, sustain
from melody import Voice, sing

SUNG = [52, 53, 54, 64, 65, 66, 71, 73, 68, 40, 42, 60, 80, 81, 85]


def target(seconds, bpm):
    """Quarters that `seconds` last."""
    return seconds * bpm / 60.0


def grow(chart, quarters, sections, multiple=4):
    """Adds (label, progression, level) sections, round and round, until the chart is `quarters` long.

    The last is cut to whole groups of `multiple` bars. A "bass solo" is labelled solo.
    """
    index = 0
    while chart.end < quarters * 0.93:
        label, progression, level = sections[index % len(sections)]
        bars = progression.split()
        length = chart.metre[0] * 4.0 / chart.metre[1]
        room = max(1, round((quarters - chart.end) / length / multiple)) * multiple
        text = " ".join(bars[:room]) if room < len(bars) * 0.75 else progression
        chart.add("solo" if label.endswith(" solo") else label, text, level, kind=label)
        index += 1


def singer(band, low=None, program=None, name="voice", **habits):
    """(Part, Voice): a voice of any height with vibrato, glides and a loose sense of time."""
    rng = band.rng
    low = low if low is not None else int(rng.integers(48, 67))
    part = band.part(name, "voice", program if program is not None else pick(rng, SUNG), gain=rng.uniform(0, 4),
                     vibrato=rng.uniform(10, 60), portamento=rng.uniform(0, 0.08), looseness=rng.uniform(1, 2.5),
                     lag=rng.uniform(0, 0.03))
    habits.setdefault("density", rng.uniform(0.3, 0.6))
    habits.setdefault("offbeat", rng.uniform(0.1, 0.6))
    habits.setdefault("pickup", rng.uniform(0.2, 0.9))
    habits.setdefault("rest", rng.uniform(0.1, 0.3))
    return part, Voice(low=low, high=low + int(rng.integers(10, 19)), **habits)


def instrument(band, program, low, name="melody", role="melody", span=19, **habits):
    """(Part, Voice) of an instrument that plays a tune."""
    rng = band.rng
    part = band.part(name, role, program, gain=rng.uniform(-2, 2), pan=rng.uniform(-0.5, 0.5),
                     vibrato=rng.uniform(0, 25), lag=rng.uniform(-0.005, 0.015))
    habits.setdefault("density", rng.uniform(0.35, 0.65))
    habits.setdefault("offbeat", rng.uniform(0.1, 0.4))
    habits.setdefault("pickup", rng.uniform(0.1, 0.7))
    return part, Voice(low=low, high=low + span, **habits)


def rhythm_player(band, program, patterns, name="chords", centre=60, where=None, role="chords", **options):
    """A part that plays chords in one of the patterns."""
    rng = band.rng
    part = band.part(name, role, program, gain=rng.uniform(-4, 1), pan=rng.uniform(-0.6, 0.6))
    hand = Hand(centre + int(rng.integers(-3, 4)),
                **{k: options.pop(k) for k in ("rootless", "spread", "thin", "double") if k in options})
    comp(band, part, patterns, hand, where, **options)
    return part


def pad(band, program, centre=62, where=None, velocity=56, **options):
    part = band.part("pad", "pad", program, gain=band.rng.uniform(-8, -2), pan=band.rng.uniform(-0.4, 0.4))
    sustain(band, part, Hand(centre, **options), where, velocity)
    return part


def drummer(band, grooves, fills=None, program=0, where=None, crash=49, every=4, velocity=None):
    """Drums with one groove for the song, sometimes another for the loud sections."""
    rng = band.rng
    part = band.part("drums", "drums", program, gain=rng.uniform(-5, 3), lag=rng.normal(0, 0.003))
    groove, fill = pick(rng, grooves), pick(rng, fills) if fills and rng.random() < 0.8 else None
    loud = pick(rng, grooves) if rng.random() < 0.25 else groove
    velocity = velocity or rng.uniform(70, 98)
    limit = 0.8

    def quiet(section):
        return (where is None or where(section)) and section.level <= limit

    def strong(section):
        return (where is None or where(section)) and section.level > limit

    crash = crash if rng.random() < 0.7 else None
    drums(band, part, groove, quiet, velocity, fill, every, crash)
    drums(band, part, loud, strong, velocity, fill, every, crash)
    return part


def not_in(*kinds):
    """Sections of other kinds."""
    return lambda section: section.kind not in kinds


def only_in(*kinds):
    return lambda section: section.kind in kinds


def tune(band, kind, where=None):
    """Plays a (Part, Voice) and gives the part back."""
    part, voice = kind
    sing(band, part, voice, where)
    return part
