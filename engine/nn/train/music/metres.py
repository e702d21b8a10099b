"""Patterns for metres that a genre has no patterns of its own for, from the groups that their eighths fall into."""
from grid import Pattern, chance, pick
from structure import quarters
import drums

_GROUPS = {
    (2, 4): ((2, 2), (2, 2), (3, 1)), (3, 4): ((2, 2, 2), (2, 2, 2), (2, 4), (4, 2)), (4, 4): ((2, 2, 2, 2), (3, 3, 2),
                                                                                               (4, 4)),
    (5, 4): ((3, 3, 2, 2), (6, 4), (4, 6), (4, 4, 2), (2, 2, 2, 2, 2), (2, 2, 3, 3)), (6, 4): ((4, 4, 4), (6, 6),
                                                                                               (2,) * 6),
    (7, 4): ((4, 4, 6), (4, 4, 4, 2), (6, 4, 4), (8, 6)), (5, 8): ((3, 2), (2, 3)), (6, 8): ((3, 3),),
    (7, 8): ((2, 2, 3), (2, 2, 3), (3, 2, 2), (4, 3), (2, 3, 2)), (9, 8): ((3, 3, 3),), (12, 8): ((3, 3, 3, 3),),
    (11, 8): ((3, 3, 3, 2), (4, 4, 3)), (13, 8): ((3, 3, 3, 4),),
}


class OddMetres:
    """One song's habits in metres other than the patterns' own: groups, grooves, bass and chord rhythms."""

    def __init__(self, rng):
        self._rng, self._groups, self._made = rng, {}, {}

    def groups(self, metre):
        if metre not in self._groups:
            self._groups[metre] = pick(self._rng, _GROUPS[metre])
        return self._groups[metre]

    def _remember(self, name, make):
        if name not in self._made:
            self._made[name] = make(self.groups(name[1]))
        return self._made[name]

    def groove(self, metre, theme):
        """Drum lanes for one bar; some themes have their own, the others share the song's."""
        shared = self._remember(("shared", metre, theme), lambda _: chance(self._rng, 0.6))
        return self._remember(("groove", metre, "" if shared else theme),
                              lambda groups: drums.grouped(self._rng, groups))

    def bass(self, metre, part):
        return self._remember(("bass", metre, part), lambda groups: Pattern(_bass_row(self._rng, groups),
                                                                            quarters(metre)))

    def comp(self, metre, part):
        return self._remember(("comp", metre, part), lambda groups: Pattern(_comp_row(self._rng, groups),
                                                                            quarters(metre)))


def _starts(groups):
    return [sum(groups[:i]) for i in range(len(groups))]


def _bass_row(rng, groups):
    starts, total = _starts(groups), sum(groups)
    if chance(rng, 0.3):
        return "1" * total
    row = ["."] * total
    for i in range(total):
        if i in starts:
            row[i] = "1" if i == 0 else pick(rng, "1", "1", "5", "8", "v")
        elif chance(rng, 0.25):
            row[i] = pick(rng, "1", "5", "8", "7")
    return "".join(row)


def _comp_row(rng, groups):
    starts, total = _starts(groups), sum(groups)
    kind = pick(rng, "held", "groups", "eighths", "arpeggio", "off")
    if kind == "held":
        return "x" + "-" * (total - 1)
    if kind == "groups":
        return "".join("x" if i in starts else "-" for i in range(total))
    if kind == "eighths":
        return "".join("X" if i in starts else "x" for i in range(total))
    if kind == "off":
        return "".join("l" if i == 0 else "s" if i not in starts else "." for i in range(total))
    order = pick(rng, "1324", "1234", "1353", "1423", "1232")
    return "".join(order[i % 4] for i in range(total))
