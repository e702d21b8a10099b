"""A band that plays a song: harmony laid over the form, layers that come and go with the sections' energy.

A genre makes a Band, harmonises it, lets players write their parts, and takes the Song:

    band = Band(rng, "rock", seconds, bpm=120, key=Key(4, "major"))
    band.harmonise("rock major")
    band.drums({"kick": "x...x...", "snare": "..x...x.", "hat": "xxxxxxxx"})
    band.bass("1.1.1.1.", program=33)
    band.comp("x-x-xxx-", program=29, shape="power")
    band.melody(program=80)
    return band.song()
"""
import dataclasses
import functools

import numpy as np

import drums
import finish
import structure
import tunes
import voicing
from grid import Pattern, chance, child, pick, settle, weigh
from harmony import Colourist, Palette, Timeline, functional, progression, spread, with_secondary, with_suspensions
from loops import draw_loop
from metres import OddMetres
from score import Note, Part, Song, Timing

_RATES = ((1, 7), (2, 2), (0.5, 1))
_UNSUNG = (("intro", 0.85), ("solo", 0.85), ("break", 0.5), ("outro", 0.4))   # (label, odds that nobody sings in it)


def draw_key(rng, *modes, minor=None):
    """A Key with any tonic; of the modes named, or minor with the probability given."""
    from harmony import Key
    if minor is not None:
        modes = ("minor",) if chance(rng, minor) else ("major",)
    return Key(int(rng.integers(12)), pick(rng, modes))


class Band:
    """One song in the making. Methods write parts for all sections; call `harmonise` first, `song` last."""

    def __init__(self, rng, name, seconds, bpm, key, habits=None, swing=0.5, swing_unit=0.5, push=0.0, push_by=0.5,
                 pickup=0.08, ending=0.25, stops=0.12, count_in=0.0, timing=None, production="band"):
        """`bpm`: quarters a minute. `swing`: where the second half of `swing_unit` pairs falls, 0.5 even to 0.67 triplets.
        `push`: probability that a chord change on a bar comes `push_by` quarters early. `pickup`, `ending`, `stops`:
        probabilities of an incomplete first bar, of a closing chord, and of a stop at a section's end; `count_in`: of a
        bar of sticks before an intro.
        """
        self.rng, self.name, self.key = rng, name, key
        self.habits = habits or structure.Habits()
        self._bpm, self._swing, self._swing_unit = float(bpm), swing, swing_unit
        self._push, self._push_by, self._stops = push, push_by, stops
        self._timing, self._production = timing or Timing(0.006, 0.004), production
        self.sections = structure.form(rng, self.habits, seconds, bpm)
        if chance(rng, ending):
            self._close()
        if chance(rng, count_in) and self.sections[0].label == "intro":
            self.sections.insert(0, structure.Section("intro", "count", 0.0, [self.habits.metre], 1))
        lead = pick(rng, 1, 1, 2, 3) if chance(rng, pickup) else 0
        unit = structure.quarters(self.habits.metre)
        self.bars = structure.lay_out(self.sections, lead * (1.0 if self.habits.metre[1] == 4 else 0.0)
                                      if lead < unit else 0.0)
        self.chords, self.pushes, self.keys, self.parts = Timeline(), [], [], []
        self.odd = OddMetres(np.random.default_rng(child(rng)))
        self.exact = True
        self._covered = set()     # sections in which a bass or chords play

    def _close(self):
        metre = self.sections[-1].metres[-1]
        self.sections.append(structure.Section("outro", "end", 1.0, [metre], 1, self.sections[-1].shift))

    # Harmony

    def harmonise(self, *families, palette=Palette(), rates=_RATES, loops=None, grammar=0.2, cadence=0.3, same=0.2,
                  away=0.2, pedal=0.0):
        """Lays chords over the sections.

        `families`: of loops.LOOPS, or `loops`: texts to draw from. `rates`: (how many times slower, weight). `grammar`:
        probability that a theme's chords come from the grammar of functions. `same`: that two themes share their loop,
        the bridge's is always its own; `away`: that the bridge stands in another key; `pedal`: that a theme lies over a pedal point.
        """
        rng, made = self.rng, {}
        keys = {"bridge": self._other_key() if chance(rng, away) else self.key}
        for section in self.sections:
            theme = section.theme
            key = keys.get(theme, self.key).moved(section.shift)
            if not self.keys or self.keys[-1][1] != key:
                self.keys.append((section.onset if self.keys else 0.0, key))
            if theme == "end":
                self._place(section, key, [[self._home()]], Colourist(rng, Palette()), frozenset(), None)
                continue
            if theme not in made:
                earlier = [m[0] for m in made.values()]
                shares = earlier and theme != "bridge" and chance(rng, same)
                bars = pick(rng, earlier) if shares else self._loop(families, loops, rates, grammar, cadence, section)
                bars = with_suspensions(rng, with_secondary(rng, bars, palette.secondary), palette.resolved)
                pushed = frozenset(i for i in range(16) if chance(rng, self._push))
                made[theme] = (bars, Colourist(rng, palette), pushed, key.tonic if chance(rng, pedal) else None)
            bars, colourist, pushed, bass = made[theme]
            self._place(section, key, bars, colourist, pushed, None if bass is None else (bass + section.shift) % 12)
        return self

    def _home(self):
        return "i" if self.key.minor else "I"

    def _other_key(self):
        options = [self.key.relative(), self.key.moved(5), self.key.moved(7), self.key.moved(3), self.key.moved(8),
                   self.key.moved(2)]
        return weigh(self.rng, list(zip(options, (4, 2, 2, 1, 1, 1))))

    def _loop(self, families, loops, rates, grammar, cadence, section):
        rng = self.rng
        count = len(section.metres)
        if chance(rng, grammar):
            size = pick(rng, 4, 4, 8) if count % 4 == 0 else count
            closed = pick(rng, "full", "half", "plagal") if chance(rng, cadence + 0.3) else "open"
            return functional(rng, self.key.mode, size, closed)
        text = pick(rng, loops) if loops else draw_loop(rng, families, self.key.minor)
        bars = progression(text)
        slowed = spread(bars, weigh(rng, rates))
        bars = slowed if len(slowed) <= max(count, 4) else bars
        if count >= 2 * len(bars) and count % (2 * len(bars)) == 0 and len(bars) > 1 and chance(rng, cadence):
            bars = bars + bars[:-1] + [["V" if not self.key.minor or chance(rng, 0.5) else "bVII"]]
        return bars

    def _place(self, section, key, bars, colourist, pushed, pedal):
        for i, bar in enumerate(section.bars):
            names = bars[i % len(bars)]
            for k, name in enumerate(names):
                unit = 1.0 if bar.denominator == 4 else bar.unit
                offset = round(k * bar.length / len(names) / unit) * unit
                chord = colourist.chord(key, name)
                if pedal is not None and chord.quality:
                    chord = chord.over(pedal)
                onset = bar.onset + offset
                early = i % len(bars) in pushed and (k == 0 or len(names) == 2) and onset > self._push_by + 1
                changes = not self.chords.chords or self.chords.chords[-1] != chord
                if early and changes:
                    self.pushes.append((onset - self._push_by, onset))
                    onset -= self._push_by
                self.chords.add(onset if self.chords.chords else 0.0, chord)

    def key_at(self, onset):
        result = self.keys[0][1]
        for start, key in self.keys:
            if start <= onset + 1e-6:
                result = key
        return result

    # Layers

    def _playing(self, entry, rest=0.08):
        """The sections in which a layer plays: where their energy reaches `entry`, with whims of this song."""
        rng = self.rng
        entry += rng.normal(0, 0.07)
        whims = {}
        chosen = []
        for section in self.sections:
            whim = whims.setdefault(section.theme, chance(rng, rest))
            if section.theme == "end" or (section.energy >= entry and not whim and section.theme != "count"):
                chosen.append(section)
        return chosen

    def _covering(self, sections, odds=0.0):
        """The sections in which a harmony layer plays: those given, and with probability `odds` such as no other has."""
        chosen = [s for s in self.sections if any(s is other for other in sections)
                  or (s.theme != "count" and s.onset not in self._covered and chance(self.rng, odds))]
        self._covered |= {s.onset for s in chosen}
        return chosen

    def _part(self, name, role, program, gain, pan, **more):
        part = Part(name, role, program, [], gain, pan, **more)
        self.parts.append(part)
        return part

    def _pan(self, width=0.6):
        return float(np.clip(self.rng.normal(0, width / 2), -0.9, 0.9))

    def _native(self, pattern, bar, section):
        """Whether a pattern may be played in this bar: written for the song's metre, or the bar is an exception."""
        metre = (bar.numerator, bar.denominator)
        if abs(pattern.length - structure.quarters(self.habits.metre)) > 1e-6 or self.habits.alternate:
            return False
        return metre == self.habits.metre or metre != section.metres[0]

    # Drums

    def drums(self, *grooves, length=None, program=0, habits=None, entry=0.32, name="drums", role="drums", gain=0.0,
              swap=0.4, looseness=1.0, lag=0.0, thin=True, fills="any", invent=0.3, extra=0.15):
        """Writes drums. `grooves`: dicts of lanes written for bars of `length` quarters (the song's metre unless told);
        one is the song's, another may take the chorus. `swap`: probability of another cymbal there. `thin`: whether quiet
        sections leave kick or snare out. `fills`: the kind of fills (see drums.fill). `invent`: probability that the
        kick's pattern is changed for this song; `extra`: of a percussionist beside the drummer."""
        rng = self.rng
        habits = habits or drums.Drumming(fill=rng.uniform(0.1, 0.9), crash=rng.uniform(0.1, 0.9))
        length = length or structure.quarters(self.habits.metre)
        part = self._part(name, role, program, gain, 0.0, looseness=looseness, lag=lag)
        main = drums.settled(rng, pick(rng, grooves))
        if "kick" in main and chance(rng, invent):
            main["kick"] = drums.changed(rng, main["kick"])
        themes = {}
        for section in self._playing(entry, 0.03):
            if section.theme == "end":
                part.notes += drums.crash(rng, section.onset)
                continue
            key = (section.theme, section.energy < 0.5)
            if key not in themes:
                keeps = section.theme in ("verse", "A") or chance(rng, 0.5)
                groove = main if keeps else drums.settled(rng, pick(rng, grooves))
                themes[key] = self._section_groove(groove, section, swap, thin)
            self._drum_section(part, section, themes[key], length, habits, fills)
        self._count_in(part)
        if self.bars[0].pickup and part.notes and chance(rng, 0.5):
            part.notes += drums.fill(rng, 0.0, self.bars[0].pickup, style=fills)
        if chance(rng, extra):
            self.percussion()
        return part

    def _count_in(self, part):
        """Sticks on the beats of a bar before the song."""
        if self.sections[0].theme == "count":
            part.notes += [Note(o, 0.2, drums.KEYS["side"], 92) for o, _ in self.sections[0].bars[0].beats]

    def percussion(self, entry=0.5):
        """Writes shaker, tambourine, congas or the like, in a pattern of its own."""
        rng = self.rng
        groove = drums.hand_percussion(rng)
        part = self._part("percussion", "percussion", 0, -4.0, self._pan())
        habits = drums.Drumming(hat_accent=rng.uniform(0, 20))
        for section in self._playing(entry, 0.2):
            for i, bar in enumerate(section.bars):
                if section.theme != "end" and bar.denominator == 4:
                    part.notes += drums.strokes(rng, groove, i, bar, 4.0, habits)
        return part

    def _section_groove(self, groove, section, swap, thin):
        rng = self.rng
        if section.energy > 0.8 and chance(rng, swap):
            groove = drums.moved_cymbal(groove, pick(rng, "ride", "open", "crash", "ride", "bell"))
        if section.feel == "half":
            groove = drums.half_time(groove)
        elif section.feel == "double":
            groove = drums.double_time(groove)
        if thin and section.energy < 0.5 and chance(rng, 0.5):
            kept = weigh(rng, ((("kick", "hat", "ride"), 3), (("hat", "ride", "side", "shaker"), 2), (("kick",), 2),
                               (("kick", "snare", "clap"), 1)))
            return drums.only(groove, *kept) or groove
        return groove

    def _drum_section(self, part, section, groove, length, habits, fills):
        rng = self.rng
        answer = dict(groove)
        if "kick" in answer and chance(rng, 0.7):
            answer["kick"] = _varied(rng, answer["kick"])
        if chance(rng, habits.crash) and section.energy > 0.45:
            part.notes += drums.crash(rng, section.onset)
        for i, bar in enumerate(section.bars):
            last, section_end = (i + 1) % section.phrase == 0, i + 1 == len(section.bars)
            lanes, size = (answer if last and chance(rng, habits.answer) else groove), length
            if not self._native(Pattern("x", length), bar, section):
                metre = (bar.numerator, bar.denominator)
                lanes, size = self.odd.groove(metre, section.theme), structure.quarters(metre)
                lanes = lanes if len(groove) > 1 else drums.only(lanes, *groove) or lanes
            notes = drums.strokes(rng, lanes, i, bar, size, habits)
            if last and section.energy > 0.4 and chance(rng, min(1.0, habits.fill * (1.3 if section_end else 0.6))):
                notes = self._with_fill(notes, bar, fills)
            if i and i % section.phrase == 0 and chance(rng, habits.phrase_crash):
                notes += drums.crash(rng, bar.onset)
            part.notes += notes

    def _with_fill(self, notes, bar, fills):
        rng = self.rng
        compound = bar.denominator == 8
        span = pick(rng, 0.5, 1, 1, 1.5, 2, 2, bar.length) if not compound else pick(rng, 1.5, 1.5, 3)
        start = bar.onset + bar.length - min(span, bar.length)
        return [n for n in notes if n.onset < start - 1e-6] + drums.fill(rng, start, bar.onset + bar.length, compound,
                                                                         fills)

    # Bass and chords

    def _hits(self, section, patterns, themes, odd):
        """Hits of a section: the theme's pattern where the metre allows it, an odd metre's where not."""
        rng = self.rng
        if section.theme not in themes:
            keep = themes and chance(rng, 0.3 if section.theme in ("chorus", "bridge") else 0.6)
            themes[section.theme] = pick(rng, list(themes.values())) if keep else pick(rng, patterns)
        pattern = themes[section.theme]
        if section.theme == "end":
            return [(section.onset, section.bars[0].length, "x")]
        hits = []
        for i, bar in enumerate(section.bars):
            chosen = pattern if self._native(pattern, bar, section) else odd((bar.numerator, bar.denominator))
            hits += [(bar.onset + o, n, c) for o, n, c in chosen.bar(i, bar.length)]
        return hits

    def _patterns(self, texts, length, invented=None):
        """Patterns of texts; with `invented` (a function of the number of sixteenths) now and then one of this song alone."""
        length = length or structure.quarters(self.habits.metre)
        if invented and length == 4.0 and chance(self.rng, 0.25):
            texts = [invented(self.rng, 16)] + ([invented(self.rng, 16)] if chance(self.rng, 0.3) else [])
        return [Pattern(settle(self.rng, t), length) for t in texts]

    def _section_pushes(self, section):
        return [p for p in self.pushes if section.onset - 1e-6 <= p[0] < section.end - 1e-6]

    def bass(self, *texts, program=33, length=None, entry=0.35, gain=0.0, pushed=True, name="bass", looseness=1.0,
             lag=0.0, portamento=0.0, invent=True, **habits):
        """Writes a bass from patterns (symbols in voicing.py). `pushed`: whether it follows early chord changes; `invent`:
        whether a pattern may be made up; further arguments are BassHabits."""
        rng = self.rng
        part = self._part(name, "bass", program, gain, 0.0, looseness=looseness, lag=lag, portamento=portamento)
        style, themes = voicing.BassHabits(**{"ring": chance(rng, 0.7), **habits}), {}
        patterns = self._patterns(texts, length, voicing.invented_bass if invent else None)
        odd, runs = np.random.default_rng(child(rng)), rng.uniform(0.0, 0.35)
        for section in self._covering(self._playing(entry)):
            hits = self._hits(section, patterns, themes, functools.partial(self.odd.bass, part=name))
            if section.theme != "end" and invent:
                hits = self._with_runs(section, hits, runs)
            if pushed:
                hits = voicing.pushed_hits(odd, hits, self._section_pushes(section), style.tie)
            part.notes += voicing.bass_line(rng, hits, self.chords, section.end, style)
        return part

    def _with_runs(self, section, hits, odds):
        """Steps into the next chord at some phrases' ends."""
        rng = self.rng
        for i, bar in enumerate(section.bars):
            if (i + 1) % section.phrase == 0 and bar.length >= 3 and chance(rng, odds):
                start = bar.onset + bar.length - pick(rng, 1.0, 1.0, 2.0)
                count = round((bar.onset + bar.length - start) * pick(rng, 1, 2))
                step = (bar.onset + bar.length - start) / count
                hits = [h for h in hits if not start - 1e-6 <= h[0] < bar.onset + bar.length - 1e-6]
                hits += [(start + k * step, step, "a" if k + 1 == count else pick(rng, "1", "3", "5",
                                                                                  "7")) for k in range(count)]
        return sorted(hits)

    def comp(self, *texts, program=0, length=None, entry=0.4, role="chords", name="chords", gain=0.0, pan=None,
             pushed=True, looseness=1.0, lag=0.0, invent=True, **habits):
        """Writes chords from patterns, or now and then from one made up (`invent`); further arguments are CompHabits."""
        rng = self.rng
        part = self._part(name, role, program, gain, self._pan() if pan is None else pan, looseness=looseness, lag=lag)
        style, themes = voicing.CompHabits(**{"ring": chance(rng, 0.12), **habits}), {}
        patterns = self._patterns(texts, length, voicing.invented_comp if invent else None)
        bare = 0.5 if self._production == "electronic" else 0.15
        for section in self._covering(self._playing(entry), 1 - bare):
            hits = self._hits(section, patterns, themes, functools.partial(self.odd.comp, part=name))
            if pushed:
                hits = voicing.pushed_hits(rng, hits, self._section_pushes(section), style.tie)
            part.notes += voicing.comp_line(rng, hits, self.chords, section.end, style)
        return part

    def pad(self, program=89, entry=0.3, name="pad", gain=-3.0, **habits):
        """Writes held chords; arguments are CompHabits."""
        part = self._part(name, "pad", program, gain, self._pan(0.4))
        style = voicing.CompHabits(**{"velocity": 70, "legato": 1.0, **habits})
        for section in self._playing(entry):
            part.notes += voicing.pad_line(self.rng, section.onset, section.end, self.chords, style)
        return part

    # Tunes

    def melody(self, program=80, role="melody", entry=0.5, name="melody", gain=0.0, pan=None, sections=None, rest=0.12,
               looseness=1.3, lag=0.0, vibrato=0.0, portamento=0.0, **habits):
        """Writes a tune for each theme; `sections`: labels in which alone it plays; further arguments are MelodyHabits.

        Who sings does so in every section, but for most intros, solos and breaks, and some outros; choruses lie
        higher than verses.
        """
        rng = self.rng
        sings = role == "voice" or name == "singer"
        silent = {label for label, odds in _UNSUNG if sings and not sections and chance(rng, odds)}
        part = self._part(name, role, program, gain, self._pan(0.3) if pan is None else pan, looseness=looseness,
                          lag=lag, vibrato=vibrato, portamento=portamento)
        style, known = tunes.MelodyHabits(**habits), {}
        registers = {"verse": -pick(rng, 0, 0, 2, 3), "chorus": pick(rng, 0, 2, 3, 4, 5), "bridge": pick(rng, -3, 0, 4)}
        for section in self._playing(0.0 if sings and not sections else entry, 0.3 * rest if sings else rest):
            if section.theme == "end" or section.label in silent or (sections and section.label not in sections):
                continue
            name = "solo" if section.label == "solo" else section.theme
            if name not in known:
                busier = style.density * (1.4 if name == "solo" else rng.uniform(0.7, 1.3))
                higher = registers.get(name, 0)
                busier = dataclasses.replace(style, density=min(0.9, busier), low=style.low + higher,
                                             high=style.high + higher)
                known[name] = tunes.Tune(child(rng), busier, section.phrase, structure.quarters(section.metres[0]),
                                         section.bars[0].unit)
            part.notes += known[name].notes(rng, section.bars, section.phrase, self.chords, self.key_at)
        if self.bars[0].pickup and part.notes and chance(rng, 0.7):
            part.notes += self._lead_in(part.notes)
        return part

    def _lead_in(self, notes):
        """Notes in the pick-up bar that lead to the tune's first."""
        pitch = min(notes, key=lambda n: n.onset).pitch
        lead = self.bars[0].pickup
        count = pick(self.rng, int(lead), int(lead * 2)) or 1
        return [Note(i * lead / count, lead / count * 0.8, pitch - (count - i) * 2 + 1, 88) for i in range(count)]

    def riff(self, *players, entry=0.3, sections=None, step=0.25, density=0.5, syncopation=0.7):
        """Writes one figure that several players share, note by note, in each theme.

        `players`: (name, role, program, semitones above the figure, a fifth added). The figure lies from E1 to D3.
        """
        rng = self.rng
        parts = [(self._part(name, role, program, 0.0, self._pan() if role != "bass" else 0.0), above, fifth)
                 for name, role, program, above, fifth in players]
        style = tunes.MelodyHabits(28, 50, density, step, syncopation, rng.uniform(0.6, 0.95), 98, pickup=0.1, rest=0.0,
                                   repeat=True, leap=0.25, chord_tones=0.6, ornament=0.0)
        known = {}
        for section in self._playing(entry, 0.1):
            if section.theme == "end" or (sections and section.label not in sections):
                continue
            if section.theme not in known:
                length = structure.quarters(section.metres[0])
                known[section.theme] = tunes.Tune(child(rng), style, section.phrase, length, section.bars[0].unit)
            notes = known[section.theme].notes(rng, section.bars, section.phrase, self.chords, self.key_at)
            for part, above, fifth in parts:
                for note in notes:
                    part.notes += [dataclasses.replace(note, pitch=note.pitch + above + i) for i in ((0,
                                                                                                      7) if fifth else (0,))]
        return self

    def _solo(self):
        """Somebody plays a solo where the form has one and no tune is heard in it."""
        for section in self.sections:
            if section.label == "solo" and not any(
                    section.onset <= n.onset < section.end for p in self.parts if p.role == "melody" for n in p.notes):
                self.melody(pick(self.rng, 0, 4, 26, 27, 29, 30, 56, 65, 66, 73, 81), name="soloist", entry=0.0,
                            rest=0.0, sections=("solo",), density=0.55, low=60, high=84)
                return

    # The whole

    def form(self):
        """(quarters, label) of each section; counting in belongs to the intro, a closing chord to what it closes."""
        form = [(s.onset if i else 0.0, s) for i, s in enumerate(self.sections) if s.theme != "end"]
        if form[0][1].theme == "count" and len(form) > 1:
            form = [(0.0, form[1][1]), *form[2:]]
        return [(onset, section.label) for onset, section in form]

    def song(self):
        """The Song; the band is used up."""
        rng, machine = self.rng, self._production == "electronic"
        self._solo()
        if not machine or chance(rng, 0.4):
            finish.stops(rng, self.parts, self.sections, self._stops)
        if not machine and chance(rng, 0.05):
            finish.stop_time(rng, self.parts, self.sections)
        if chance(rng, 0.12) and any(p.role == "drums" for p in self.parts):
            finish.drum_break(rng, self.parts, self.sections)
        finish.dynamics(self.parts, self.sections, rng.uniform(0.0, 15.0 if machine else 40.0))
        for start, end in finish.unchorded(self.parts, self.bars):
            self.chords.silence(start, end)
        swing, end = finish.Swing(self._swing, self._swing_unit, self.bars), self.bars[-1].onset + self.bars[-1].length
        for part in self.parts:
            part.notes = swing.part(part.notes, end)
        return Song(self.name, self.bars, [p for p in self.parts if p.notes],
                    [(swing(o), label) for o, label in self.chords.labels()], [(o, k.label) for o, k in self.keys],
                    self.form(),
                    finish.tempo_marks(rng, self.sections, self._bpm, self._production == "live"), self._timing,
                    self._production, self.exact)


def _varied(rng, text):
    """The row with one stroke moved or added."""
    row = list(text.split("|")[0])
    places = [i for i in range(1, len(row)) if row[i] == "."]
    if places:
        row[places[int(rng.integers(len(places)))]] = "x"
    return "".join(row)
