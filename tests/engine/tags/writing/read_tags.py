#!/usr/bin/env python3
"""Prints the tags of media files as mutagen reads them: for each, one line of JSON, names to lists of values.

usage: read_tags.py FILE…        pictures and other bytes appear as "<N bytes>"
"""

import json
import sys

import mutagen
import mutagen.id3
import mutagen.mp4


def text(value):
    if isinstance(value, (bytes, bytearray)) and not isinstance(value, mutagen.mp4.MP4FreeForm):
        return f"<{len(value)} bytes>"
    if isinstance(value, mutagen.mp4.MP4FreeForm):
        return bytes(value).decode("utf-8")
    return str(value)


def frame_values(frame):
    if isinstance(frame, mutagen.id3.TextFrame):
        return [str(value) for value in frame.text]
    if isinstance(frame, mutagen.id3.APIC):
        return [f"<{len(frame.data)} bytes>"]
    return [str(frame)]


def tags(file):
    found = mutagen.File(file).tags
    if found is None:
        return {}
    if isinstance(found, mutagen.id3.ID3):
        return {key: frame_values(frame) for key, frame in found.items()}
    if isinstance(found, mutagen.mp4.MP4Tags):
        return {key: [text(value) for value in values] if isinstance(values, list) else [text(values)]
                for key, values in found.items()}
    return {key.upper(): [text(value) for value in found[key]] for key in found.keys()}


for name in sys.argv[1:]:
    print(json.dumps(tags(name)))
