"""What a composed song is: notes, bars, chords, keys and sections on an axis of quarter notes.

Everything stands in quarter notes from the song's first moment ("quarters"), whatever the metre; `performance.py`
turns it into seconds. Chords are Harte's labels ("A:min7", "C:maj/3", "N"), keys "C major" or "A minor".
"""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Note:
    onset: float      # quarters, swing already in it where it is written so
    length: float     # quarters, > 0
    pitch: int        # MIDI number; for drums the General MIDI percussion key
    velocity: int     # 1 to 127


@dataclasses.dataclass
class Part:
    name: str
    role: str                 # drums, percussion, bass, chords, pad, melody, voice or effect
    program: int              # General MIDI program, 0 first; of drums the kit's program
    notes: list = dataclasses.field(default_factory=list)
    gain: float = 0.0         # dB against the other parts
    pan: float = 0.0          # -1 left to 1 right
    looseness: float = 1.0    # multiplies the performance's deviations; 0 = exactly on the score
    lag: float = 0.0          # seconds behind the beat (laid back) or before it
    vibrato: float = 0.0      # cents
    portamento: float = 0.0   # seconds that a note takes to glide from the one before; 0 = none


@dataclasses.dataclass(frozen=True)
class Bar:
    """A bar and where its annotated beats fall.

    The beat is the unit that musicians count: the quarter in x/4, the dotted quarter in 6/8, 9/8 and 12/8 (2, 3 and 4
    beats), the eighth in 5/8 and 7/8. A pick-up is a Bar with `pickup` set; its beats are counted as the last of a bar.
    """
    onset: float
    numerator: int
    denominator: int
    pickup: float = 0.0       # length in quarters of an incomplete first bar; 0 for whole bars

    @property
    def unit(self):
        """Quarters of one beat."""
        if self.denominator == 8:
            return 1.5 if self.numerator % 3 == 0 and self.numerator > 3 else 0.5
        return 4.0 / self.denominator

    @property
    def length(self):
        return self.pickup or self.numerator * 4.0 / self.denominator

    @property
    def beats(self):
        """(quarters, position in the bar from 1)"""
        whole = round(self.numerator * 4.0 / self.denominator / self.unit)
        count = round(self.length / self.unit)
        return [(self.onset + i * self.unit, whole - count + i + 1) for i in range(count)]


@dataclasses.dataclass(frozen=True)
class TempoMark:
    """From `onset` the music runs at `bpm` quarters a minute; `ramp`: it goes there linearly until the next mark."""
    onset: float
    bpm: float
    ramp: bool = False


@dataclasses.dataclass
class Timing:
    """How players deviate from the score."""
    jitter: float = 0.0       # standard deviation of single notes, seconds (a grid: 0; a tight band: 0.004 to 0.012)
    drift: float = 0.0        # relative tempo wander over some bars, standard deviation (a click: 0; live: 0.005 to 0.02)
    rubato: float = 0.0       # relative tempo change within phrases (expressive solo music: 0.05 to 0.25)


@dataclasses.dataclass
class Song:
    style: str
    bars: list
    parts: list
    chords: list              # (quarters, label), ascending; each lasts until the next
    keys: list                # (quarters, key)
    sections: list            # (quarters, label: intro, verse, chorus, bridge, break, solo, outro, A, B, …)
    tempo: list               # TempoMarks, the first at 0
    timing: Timing = dataclasses.field(default_factory=Timing)
    production: str = "band"  # band, electronic, acoustic, classical, solo, choir, lo-fi, live: what the studio leans to
    exact_chords: bool = True  # False where the notes do not spell the chords well enough to learn from
    exact_bars: bool = True    # False where nobody is sure on which beat bars begin

    @property
    def length(self):
        return self.bars[-1].onset + self.bars[-1].length
