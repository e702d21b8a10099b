"""Writes one composed song as a MIDI file to hear: listen.py STYLE SEED OUT.mid [SECONDS]. Deviations are left out."""
import sys

import mido
import numpy as np

import styles

_TICKS = 480


def _events(part, channel):
    if part.role not in ("drums", "percussion"):
        yield 0, mido.Message("program_change", channel=channel, program=part.program)
    for note in part.notes:
        yield round(note.onset * _TICKS), mido.Message("note_on", channel=channel, note=note.pitch,
                                                       velocity=note.velocity)
        yield round((note.onset + note.length) * _TICKS), mido.Message("note_off", channel=channel, note=note.pitch)


def _track(events):
    track, now = mido.MidiTrack(), 0
    for tick, message in sorted(events, key=lambda e: (e[0], e[1].type != "note_off")):
        track.append(message.copy(time=tick - now))
        now = tick
    return track


def midi(song):
    """The song as a mido.MidiFile."""
    file = mido.MidiFile(ticks_per_beat=_TICKS)
    tempo = [(round(m.onset * _TICKS), mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(m.bpm))) for m in song.tempo]
    for bar in song.bars:
        tempo.append((round(bar.onset * _TICKS), mido.MetaMessage("time_signature", numerator=bar.numerator,
                                                                  denominator=bar.denominator)))
    file.tracks.append(_track(tempo))
    channels = [c for c in range(16) if c != 9]
    for part in song.parts:
        drums = part.role in ("drums", "percussion")
        file.tracks.append(_track(_events(part, 9 if drums else channels.pop(0))))
    return file


def main():
    name, seed, out = sys.argv[1:4]
    seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 50.0
    song = styles.catalogue()[name].compose(np.random.default_rng(int(seed)), seconds)
    midi(song).save(out)
    print("chords:", " ".join(f"{o:g} {c}" for o, c in song.chords))
    print("keys:", song.keys, "sections:", song.sections, "tempo:", song.tempo[0].bpm)


if __name__ == "__main__":
    main()
