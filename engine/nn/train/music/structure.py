"""The form of a song: sections of phrases, their bars and metres, how full they sound, and where they stand."""
import dataclasses

from grid import chance, pick, weigh
from score import Bar

_FASTEST_BEAT = 240  # beats a minute that listeners still count
_WHOLE = 0.7         # of a form's usual length: whoever has time for so much plays it from beginning to end

# (label, theme, energy): sections of one theme share harmony, groove and tune.
FORMS = {
    "pop": (("intro", "verse", 0.35), ("verse", "verse", 0.55), ("prechorus", "prechorus", 0.65),
            ("chorus", "chorus", 0.95),
            ("verse", "verse", 0.6), ("prechorus", "prechorus", 0.7), ("chorus", "chorus", 0.95), ("bridge", "bridge",
                                                                                                   0.5),
            ("chorus", "chorus", 1.0), ("outro", "chorus", 0.6)),
    "song": (("intro", "chorus", 0.4), ("verse", "verse", 0.55), ("verse", "verse", 0.65), ("chorus", "chorus", 0.9),
             ("verse", "verse", 0.65), ("chorus", "chorus", 0.95), ("solo", "verse", 0.85), ("chorus", "chorus", 1.0),
             ("outro", "chorus", 0.6)),
    "aaba": (("intro", "A", 0.4), ("A", "A", 0.65), ("A", "A", 0.75), ("B", "B", 0.85), ("A", "A", 0.8),
             ("solo", "A", 0.8),
             ("B", "B", 0.85), ("A", "A", 0.8)),
    "strophic": (("intro", "verse", 0.3), ("verse", "verse", 0.5), ("verse", "verse", 0.65), ("solo", "verse", 0.75),
                 ("verse", "verse", 0.8), ("verse", "verse", 0.95), ("outro", "verse", 0.6)),
    "dance": (("intro", "verse", 0.35), ("intro", "verse", 0.6), ("verse", "verse", 0.75), ("break", "chorus", 0.2),
              ("chorus", "chorus", 1.0), ("chorus", "chorus", 0.95), ("verse", "verse", 0.7), ("break", "bridge", 0.25),
              ("chorus", "chorus", 1.0), ("outro", "verse", 0.45)),
    "vamp": (("intro", "A", 0.45), ("A", "A", 0.7), ("A", "A", 0.8), ("B", "B", 0.85), ("A", "A", 0.8),
             ("break", "A", 0.3),
             ("solo", "A", 0.85), ("B", "B", 0.95), ("A", "A", 0.9), ("outro", "A", 0.6)),
    "through": (("A", "A", 0.7), ("B", "B", 0.6), ("A", "A", 0.8), ("C", "C", 0.95), ("D", "D", 0.45), ("B", "B", 0.8),
                ("C", "C", 1.0)),
}


@dataclasses.dataclass
class Section:
    label: str
    theme: str
    energy: float             # 0 to 1: how many layers play and how busily
    metres: list              # (numerator, denominator) of each bar
    phrase: int = 4           # bars of a phrase
    shift: int = 0            # semitones that it stands above the song's key
    feel: str = "normal"      # half or double: the drums' backbeat, the written level stays
    onset: float = 0.0        # quarters
    bars: list = dataclasses.field(default_factory=list)

    @property
    def end(self):
        return self.bars[-1].onset + self.bars[-1].length


@dataclasses.dataclass
class Habits:
    """How a song is built; genres change what they need."""
    form: str = "pop"
    metre: tuple = (4, 4)
    loop: int = 4             # bars of its longest loop: sections are whole multiples
    odd_phrase: float = 0.06  # probability that a theme's phrases have another length (3, 5, 6, 7)
    odd_bar: float = 0.04     # that a song has shortened or lengthened bars (2/4 in 4/4) at section ends
    other_metre: float = 0.0  # that a theme stands in another metre
    others: tuple = ()        # the metres it may take
    alternate: tuple = ()     # metres that follow each other bar by bar throughout (7/8, 7/8, 7/8, 4/4)
    lift: float = 0.07        # that the last sections stand a semitone or tone higher
    half_feel: float = 0.0    # that a theme is played in half time
    double_feel: float = 0.0
    from_start: float = 0.45  # that it begins with the intro and not anywhere
    thin: float = 0.1         # that a section that is no chorus is much thinner than planned


def quarters(metre):
    return metre[0] * 4.0 / metre[1]


def _phrase_lengths(rng, habits, base, bars):
    """(phrase, bars) of a theme's sections."""
    if habits.loop not in (1, 2, 4, 8, 16):
        return min(habits.loop, 6), habits.loop
    if chance(rng, habits.odd_phrase):
        phrase = pick(rng, 3, 5, 6, 6, 7)
        return phrase, phrase * (2 if phrase < 5 or base > 8 else 1)
    return (4 if bars % 4 == 0 else 2), bars


def _theme_metre(rng, habits, bpm):
    """A theme's metre; those counted in eighths only where eighths are slow enough to be beats."""
    others = [m for m in habits.others if bpm <= _FASTEST_BEAT / 2 or m[1] == 4 or m[0] % 3 == 0]
    if others and chance(rng, habits.other_metre):
        return pick(rng, others)
    return habits.metre


def _bars_of(rng, habits, count, metre, short_end):
    if habits.alternate:
        return [habits.alternate[i % len(habits.alternate)] for i in range(count)]
    metres = [metre] * count
    if short_end and metre == (4, 4):
        extra = weigh(rng, (((2, 4), 6), ((3, 4), 1.5), ((5, 4), 1), ((6, 4), 1)))
        if chance(rng, 0.5):
            metres.append(extra) if extra == (2, 4) else metres.__setitem__(-1, extra)
        else:
            metres[-1] = extra
    return metres


def _size(rng, wanted, loop):
    """Bars of a usual section in a song of `wanted` bars."""
    base = 4 if wanted < 14 else weigh(rng, ((4, 1), (8, 4))) if wanted < 40 else weigh(rng, ((8, 4), (16, 1)))
    return max(base, loop)


def _order(rng, habits, wanted, base):
    """(entries of the form in the order they sound, whether they are a whole song).

    Where there is no time for a whole song, it is a passage from anywhere, longer than wanted.
    """
    plan = list(FORMS[habits.form])
    for dispensable in ("prechorus", "solo", "break", "bridge"):
        if wanted < _WHOLE * base * len(plan) and wanted >= _WHOLE * base * 5:
            plan = [entry for entry in plan if entry[0] != dispensable]
    if wanted < _WHOLE * base * len(plan):
        plan = FORMS[habits.form]
        first = 0 if chance(rng, habits.from_start) else int(rng.integers(1, max(2, len(plan) - 3)))
        return [plan[(first + i) % len(plan)] for i in range(24)], False
    if wanted > base * (len(plan) + 2) and chance(rng, 0.5):
        last = max(i for i, entry in enumerate(plan) if entry[0] != "outro")
        plan.insert(last, plan[last])
    return plan, True


def _roomier(rng, theme, room):
    """How many times as long a theme is as it needs to be, where there is room for more."""
    return 2 if theme in ("verse", "chorus", "A", "C") and chance(rng, room) else 1


def form(rng, habits, seconds, bpm):
    """Sections that last about `seconds` at `bpm` quarters a minute, not yet laid out."""
    wanted = max(8.0, seconds * bpm / 60 / quarters(habits.metre))
    base = _size(rng, wanted, habits.loop)
    order, is_whole = _order(rng, habits, wanted, base)
    room = min(0.8, max(0.0, wanted / (base * len(order)) - 1.0)) if is_whole else 0.0
    themes, sections, total = {}, [], 0
    irregular = chance(rng, habits.odd_bar)
    lift = pick(rng, 1, 2, 2, 1, 3) if chance(rng, habits.lift) else 0
    for label, theme, energy in order:
        if total >= wanted and not is_whole:
            break
        if theme not in themes:
            short = habits.loop <= 4 and base >= 8 and theme in ("prechorus", "bridge") and chance(rng, 0.6)
            phrase, count = _phrase_lengths(rng, habits, base, base // 2 if short else base)
            feel = weigh(rng, (("half", habits.half_feel), ("double", habits.double_feel),
                               ("normal", max(0.0, 1 - habits.half_feel - habits.double_feel))))
            themes[theme] = (phrase, count * _roomier(rng, theme, room), _theme_metre(rng, habits, bpm), feel,
                             irregular and chance(rng, 0.6))
        phrase, count, metre, feel, short_end = themes[theme]
        if label in ("intro", "break", "outro") and habits.loop <= 4 and chance(rng, 0.5):
            count = max(habits.loop if phrase == 4 else phrase, min(count, base) // 2)
        if label in ("intro", "outro") and not sections:
            energy += rng.uniform(-0.15, 0.3)
        if chance(rng, habits.thin) and label != "chorus":
            energy *= rng.uniform(0.3, 0.8)
        section = Section(label, theme, float(min(1.0, max(0.1, energy + rng.normal(0, 0.06)))),
                          _bars_of(rng, habits, count, metre, short_end and label not in ("intro", "outro")), phrase, 0,
                          feel)
        sections.append(section)
        total += count
    if lift:
        for section in sections[-max(1, len(sections) // 3):]:
            section.shift = lift
    return sections


def lay_out(sections, pickup=0.0):
    """Gives the sections their bars from 0 on; returns all Bars, the pick-up's first (quarters of it, 0 for none)."""
    onset, bars = 0.0, []
    if pickup:
        bars.append(Bar(0.0, *sections[0].metres[0], pickup=pickup))
        onset = pickup
    for section in sections:
        section.onset, section.bars = onset, []
        for metre in section.metres:
            section.bars.append(Bar(onset, *metre))
            onset += quarters(metre)
        bars += section.bars
    return bars
