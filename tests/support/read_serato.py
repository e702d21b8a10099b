#!/usr/bin/env python3
"""Prints the beats of a file's Serato grid up to a time as JSON, as mutagen finds the tag:
{"beats": [seconds, …], "markers": n, "title"}.

usage: read_serato.py FILE:SECONDS        mutagen: python3-mutagen
"""

import base64
import json
import struct
import sys

import mutagen

name, end = sys.argv[1].rsplit(":", 1)
file = mutagen.File(name)
kind = type(file).__name__
if kind in ("MP3", "WAVE", "AIFF"):
    frame = file.tags["GEOB:Serato BeatGrid"]
    if frame.mime != "application/octet-stream" or frame.filename:
        sys.exit("not Serato's object")
    data, title = frame.data, str(file.tags["TIT2"])
else:
    field = file["SERATO_BEATGRID"][0] if kind == "FLAC" else bytes(file["----:com.serato.dj:beatgrid"][0]).decode()
    if max(map(len, field.split("\n"))) > 72 or "=" in field:
        sys.exit("not in Serato's lines")
    text = field.replace("\n", "")
    whole = base64.b64decode(text + "=" * (-len(text) % 4))
    head = b"application/octet-stream\0\0Serato BeatGrid\0"
    if not whole.startswith(head):
        sys.exit("not Serato's head")
    data, title = whole[len(head):], file["title" if kind == "FLAC" else "\xa9nam"][0]

if data[:2] != b"\x01\x00":
    sys.exit("another version")
(count,) = struct.unpack(">I", data[2:6])
if len(data) != 6 + 8 * count + 1:
    sys.exit("another length")
beats = []
for i in range(count):
    at = 6 + 8 * i
    (time,) = struct.unpack(">f", data[at : at + 4])
    if i + 1 < count:
        (n,) = struct.unpack(">I", data[at + 4 : at + 8])
        (after,) = struct.unpack(">f", data[at + 8 : at + 12])
        beats += [time + (after - time) * k / n for k in range(n)]
    else:
        (bpm,) = struct.unpack(">f", data[at + 4 : at + 8])
        k = 0
        while time + k * 60.0 / bpm < float(end):
            beats.append(time + k * 60.0 / bpm)
            k += 1
print(json.dumps({"beats": beats, "markers": count, "title": title}))
