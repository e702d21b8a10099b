#!/usr/bin/python3
"""Writes what the chord network is told about clips, as the program computes it with the harmony network compiled in.

    spans.py OUTPUT CLIPS… --program BUILD/bin/code_spans [--voices SPEECH] [--plain]

Each NAME.json with its NAME.pitch.npy gives NAME.npz in OUTPUT: `codes` (spans × 504 bytes), `ends` (seconds, of each
span) and `sizes` (spans of each hearing). The hearings are the clip as it is and as recorded anew, each on its own grid
and on one that may be wrong; with --plain the clip as it is, on its own grid."""
import argparse
import json
import pathlib
import subprocess
import sys
import zlib

import numpy as np

sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))

import augment   # noqa: E402  (found through the path above)
import clips     # noqa: E402
import grids     # noqa: E402

SPAN_CODES = 504


class Coder:
    """A running code_spans."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        if self.process.wait():
            raise RuntimeError("code_spans failed")

    def hear(self, codes, wanted):
        """[(codes, ends)] of a pitch spectrum (frames × 84 bytes) on each grid."""
        request = {"frames": len(codes), "grids": [grid.tolist() for grid in wanted]}
        self.process.stdin.write(json.dumps(request).encode() + b"\n" + np.ascontiguousarray(codes).tobytes())
        self.process.stdin.flush()
        ends = json.loads(self.process.stdout.readline())["ends"]
        return [(np.frombuffer(self.process.stdout.read(len(times) * SPAN_CODES), np.uint8).reshape(-1, SPAN_CODES),
                 np.array(times)) for times in ends]


def hearings(clip, coder, voices, plain):
    grid = np.array([beat[:2] for beat in clip.beats], float).reshape(-1, 2)
    if plain:
        return coder.hear(clip.codes, [grid])
    rng = np.random.default_rng(zlib.crc32(clip.name.encode()))
    anew = augment.recorded_anew(rng, augment.magnitudes(clip.codes), clip.codes.max(1) == 0, voices)
    return [one for codes in (clip.codes, np.round(255 * anew).astype(np.uint8))
            for one in coder.hear(codes, [grids.jittered(rng, grid), grids.varied(rng, grid)])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("clips", type=pathlib.Path, nargs="+", help="folders")
    parser.add_argument("--program", type=pathlib.Path, required=True, help="code_spans")
    parser.add_argument("--voices", type=pathlib.Path, help="folder of clips of speech, to be heard before the music")
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    voices = [clip.codes for clip in clips.read_folder(options.voices)] if options.voices else []
    options.output.mkdir(parents=True, exist_ok=True)
    with Coder(options.program) as coder:
        for folder in options.clips:
            for clip in clips.read_folder(folder):
                heard = hearings(clip, coder, voices, options.plain)
                np.savez(options.output / (clip.name + ".npz"), codes=np.concatenate([codes for codes, _ in heard]),
                         ends=np.concatenate([ends for _, ends in heard]), sizes=[len(ends) for _, ends in heard])


if __name__ == "__main__":
    main()
