"""What each way of producing records leans to. Shares are probabilities, levels are dB."""
import dataclasses

from drumsynth import ACOUSTIC, DUSTY, GABBER, MACHINE, METAL


@dataclasses.dataclass(frozen=True)
class Production:
    # who plays
    synth_drums: float = 0.35          # share of drum parts that our own kits play
    kits: tuple = (ACOUSTIC, ACOUSTIC, ACOUSTIC, METAL, DUSTY, MACHINE)
    sung: float = 0.3                  # share of melodies that are sung
    lead_synths: float = 0.1           # share of melodies on synthesisers
    synth_bass: float = 0.25
    machines: bool = False             # basses, pads and stabs of machines
    trained: bool = False              # singers with vibrato and a singers' formant
    choir: bool = False                # every voice is many
    pedal: float = 0.2                 # share of pianos played with the pedal
    # the mix
    drum_level: float = 0.0
    spread: float = 3.0                # standard deviation of the parts' levels
    drum_rooms: float = 0.45           # share of drums with a room of their own
    clapping: float = 0.0              # share with an audience that claps along
    driven: float = 0.1                # share of parts through a driven amplifier
    pumping: float = 0.04
    swept: float = 0.0                 # share with a disc jockey's filter
    # the master
    rooms: float = 0.6
    room_seconds: tuple = (0.2, 1.8)
    room_level: tuple = (-24.0, -8.0)
    compressed: float = 0.55
    saturated: float = 0.35
    drive: float = 8.0
    old: float = 0.05                  # share with an old recording's narrow band
    wow: float = 0.08
    hiss: float = 0.2
    hiss_level: float = -32.0          # at most, against the music
    crackle: float = 0.04
    hum: float = 0.04
    crowd: float = 0.02


_QUIET = {"compressed": 0.2, "saturated": 0.08}
PRODUCTIONS = {
    "band": Production(),
    "electronic": Production(synth_drums=0.75, kits=(MACHINE, MACHINE, MACHINE, GABBER, DUSTY), sung=0.2,
                             lead_synths=0.4, synth_bass=0.65, machines=True, pedal=0.0, drum_level=1.0,
                             drum_rooms=0.0, pumping=0.5, swept=0.15, rooms=0.4, room_seconds=(0.4, 3.0),
                             room_level=(-24.0, -9.0)),
    "acoustic": Production(synth_drums=0.2, kits=(ACOUSTIC,), pedal=0.4, drum_level=-4.0, rooms=0.7,
                           room_seconds=(0.3, 1.8), room_level=(-22.0, -7.0), old=0.12),
    "classical": Production(synth_drums=0.1, kits=(ACOUSTIC,), sung=0.06, lead_synths=0.0, trained=True, pedal=0.6,
                            drum_level=-3.0, driven=0.0, rooms=0.95, room_seconds=(1.2, 4.0), room_level=(-14.0, -2.0),
                            old=0.12, **_QUIET),
    "solo": Production(synth_drums=0.2, kits=(ACOUSTIC,), sung=0.1, lead_synths=0.03, pedal=0.5, rooms=0.8,
                       room_seconds=(0.4, 2.5), room_level=(-20.0, -5.0), old=0.12, **_QUIET),
    "choir": Production(kits=(ACOUSTIC,), sung=0.6, lead_synths=0.0, trained=True, choir=True, driven=0.0, rooms=1.0,
                        room_seconds=(1.5, 5.0), room_level=(-10.0, 1.0), old=0.1, **_QUIET),
    "lo-fi": Production(synth_drums=0.5, kits=(DUSTY, DUSTY, MACHINE, ACOUSTIC), drum_level=-1.5, spread=4.0, rooms=0.5,
                        room_seconds=(0.2, 1.2), room_level=(-20.0, -8.0), drive=14.0, old=0.6, wow=0.5, hiss=0.6,
                        hiss_level=-22.0, crackle=0.4, hum=0.15),
    "live": Production(kits=(ACOUSTIC, ACOUSTIC, METAL), drum_level=-1.5, spread=4.0, rooms=0.9,
                       room_seconds=(0.6, 2.5), room_level=(-14.0, -3.0), old=0.08, crowd=0.8,
                       clapping=0.15),
}


def production(name):
    """The Production of a song; a band's for names that are not known."""
    return PRODUCTIONS.get(name, PRODUCTIONS["band"])
