#!/usr/bin/env python3
"""Prints the cue points of a WAV file with their labels and lengths as JSON: [[frame, label, length], …], read by
Python's own chunk module. usage: read_wav_markers.py FILE
"""

import json
import struct
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the module is on its way out of Python
    import chunk

points, labels, lengths = {}, {}, {}
with open(sys.argv[1], "rb") as file:
    file.seek(12)
    while True:
        try:
            part = chunk.Chunk(file, bigendian=False)
        except EOFError:
            break
        name = part.getname()
        if name == b"cue ":
            data = part.read()
            for i in range(struct.unpack("<I", data[:4])[0]):
                point, order, where, _, _, frame = struct.unpack("<II4sIII", data[4 + 24 * i : 28 + 24 * i])
                if where != b"data" or order != frame or point in points:
                    sys.exit("not a point of the samples")
                points[point] = frame
        elif name == b"LIST" and part.read(4) == b"adtl":
            while part.tell() < part.getsize():
                inner = chunk.Chunk(part, bigendian=False)
                text = inner.read()
                (point,) = struct.unpack("<I", text[:4])
                if inner.getname() == b"labl":
                    if not text.endswith(b"\0"):
                        sys.exit("a label that does not end")
                    labels[point] = text[4:-1].decode()
                elif inner.getname() == b"ltxt":
                    lengths[point] = struct.unpack("<I", text[4:8])[0]
        part.skip() if not part.closed else None
print(json.dumps([[points[p], labels[p], lengths.get(p, 0)] for p in sorted(points)]))
