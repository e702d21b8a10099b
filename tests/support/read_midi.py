#!/usr/bin/env python3
"""Prints what mido makes of a MIDI file, as JSON: {"length", "tempi", "signatures", "keys", "markers", "beats",
"tracks": [{"name", "texts", "notes"}]}. Times are seconds.

usage: read_midi.py FILE        mido: python3-mido
"""

import json
import sys

import mido

file = mido.MidiFile(sys.argv[1], charset="utf-8")
if file.type != 1:
    sys.exit("not a file of format 1")
conductor = file.tracks[0]
tempi = []
tick = 0
for message in conductor:
    tick += message.time
    if message.type == "set_tempo":
        tempi.append((tick, message.tempo))


def seconds(at):
    """The time of a tick, added up in whole microseconds and ticks so that nothing is rounded on the way."""
    total, since, tempo = 0, 0, 500000
    for begin, value in tempi:
        if begin > at:
            break
        total += (begin - since) * tempo
        since, tempo = begin, value
    return (total + (at - since) * tempo) / file.ticks_per_beat / 1e6


out = {"length": file.length, "tempi": len(tempi), "signatures": [], "keys": [], "markers": [], "tracks": []}
tick = 0
for message in conductor:
    tick += message.time
    if message.type == "time_signature":
        out["signatures"].append([seconds(tick), message.numerator, message.denominator])
    elif message.type == "key_signature":
        out["keys"].append([seconds(tick), message.key])
    elif message.type == "marker":
        out["markers"].append([seconds(tick), message.text])
for track in file.tracks:
    entry = {"name": track.name, "texts": [], "notes": []}
    tick = 0
    sounding = {}
    for message in track:
        tick += message.time
        if message.type == "text":
            entry["texts"].append([seconds(tick), message.text])
        elif message.type == "note_on" and message.velocity > 0:
            if message.note in sounding:
                sys.exit("a note begins twice")
            sounding[message.note] = tick
        elif message.type in ("note_off", "note_on"):
            entry["notes"].append([seconds(sounding.pop(message.note)), seconds(tick), message.note])
    if sounding:
        sys.exit("a note never ends")
    out["tracks"].append(entry)
print(json.dumps(out))
