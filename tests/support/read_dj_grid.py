#!/usr/bin/env python3
"""Prints as JSON what a rekordbox XML or Traktor NML says of its tracks, by Python's own XML parser:
[{"attributes": {…}, "location", "beats": [[time, position in bar], …], "cues": [[time, name], …]}].

Beats are counted from each marker to before the next; the last marker's go on for the track's length. One that
is less than a quarter of a beat from the next marker is that marker's. Traktor's beats have no position.

usage: read_dj_grid.py FILE
"""

import json
import math
import sys
import urllib.parse
import xml.etree.ElementTree


def beats(markers, end):
    out = []
    for i, (time, bpm, position, per_bar) in enumerate(markers):
        period = 60.0 / bpm
        until = markers[i + 1][0] if i + 1 < len(markers) else end
        count = max(1, math.ceil((until - time) / period - 0.25))
        out += [[time + n * period, (position - 1 + n) % per_bar + 1 if per_bar else 0] for n in range(count)]
    return out


def rekordbox(root):
    for track in root.find("COLLECTION").iter("TRACK"):
        markers = []
        for tempo in track.iter("TEMPO"):
            per_bar = int(tempo.get("Metro").split("/")[0])
            markers.append((float(tempo.get("Inizio")), float(tempo.get("Bpm")), int(tempo.get("Battito")), per_bar))
        location = track.get("Location")
        if not location.startswith("file://localhost/"):
            sys.exit("no location: " + location)
        yield {
            "attributes": dict(track.attrib),
            "location": urllib.parse.unquote(location[len("file://localhost"):], errors="replace"),
            "beats": beats(markers, float(track.get("TotalTime"))),
            "cues": [[float(mark.get("Start")), mark.get("Name")] for mark in track.iter("POSITION_MARK")],
        }


def traktor(root):
    for entry in root.find("COLLECTION").iter("ENTRY"):
        markers, cues = [], []
        for cue in entry.iter("CUE_V2"):
            start = float(cue.get("START")) / 1000.0
            if cue.get("TYPE") == "4":
                markers.append((start, float(cue.find("GRID").get("BPM")), 1, 0))
            else:
                cues.append([start, cue.get("NAME")])
        location = entry.find("LOCATION")
        attributes = dict(entry.attrib)
        for child in ("INFO", "TEMPO", "MUSICAL_KEY"):
            if entry.find(child) is not None:
                attributes.update(entry.find(child).attrib)
        yield {
            "attributes": attributes,
            "location": (location.get("VOLUME") + location.get("DIR") + location.get("FILE")).replace("/:", "/"),
            "beats": beats(markers, float(entry.find("INFO").get("PLAYTIME_FLOAT"))),
            "cues": cues,
        }


root = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
print(json.dumps(list(rekordbox(root) if root.tag == "DJ_PLAYLISTS" else traktor(root))))
