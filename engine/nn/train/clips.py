#!/usr/bin/python3
"""Makes training clips: composes, performs, records and extracts the features that the networks read.

Each clip is NAME.json (what is true of it), NAME.bands.npy and NAME.pitch.npy (what `barline-cli features` says).
A clip depends on its seed alone. Clips that exist are left as they are, so a run can be taken up again.
"""
import argparse
import json
import multiprocessing
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import wave

import numpy as np

_HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE / "music"), str(_HERE / "studio")]

import effects       # noqa: E402  (found through the path above)
import mix           # noqa: E402
import performance   # noqa: E402
import styles        # noqa: E402

RATE = 22050
SHORTEST, LONGEST = 30.0, 45.0        # seconds of a clip
SONG = (60.0, 150.0)                  # seconds of music asked of a style
WHOLE_SONG = (150.0, 220.0)           # the same where clips are whole songs
BATCH = 20                            # clips between two calls of barline-cli
FROM_START = 0.25                     # share of clips that begin with their song
FADED = 0.04                          # share of clips that fade in, and of those that fade out
TO_END = 0.12                         # share of clips that end with it

# How often a family of styles is drawn against the others: what people listen to, and what networks find hard.
SHARES = {"blues": 9, "classical": 10, "dance": 10, "dances": 8, "jazz": 11, "latin": 7, "pop": 15, "reggae": 7,
          "rock": 17, "urban": 10}
OTHER_SHARE = 6


class Unsuitable(ValueError):
    """A song that no clip can be cut from."""


def draw_style(catalogue, rng, held_out):
    """A Style of those that are (or are not) held out: a family by its share, then a style by its weight."""
    fitting = [s for s in catalogue.values() if s.held_out == held_out]
    if not fitting:
        raise SystemExit("no style fits")
    totals = {}
    for s in fitting:
        totals[s.family] = totals.get(s.family, 0.0) + s.weight
    weights = np.array([s.weight / totals[s.family] * SHARES.get(s.family, OTHER_SHARE) for s in fitting])
    return fitting[int(rng.choice(len(fitting), p=weights / weights.sum()))]


def place(seconds, rng):
    """(begin, end) of a clip within a song of `seconds`.

    A begin below 0 leaves silence before the music, an end beyond the song lets it die away.
    """
    length = min(rng.uniform(SHORTEST, LONGEST), seconds)
    chance = rng.random()
    if chance < FROM_START or seconds <= length + 0.5:
        silence = rng.random()
        return -rng.uniform(0.0, 1.5) if silence < 0.6 else -rng.uniform(1.5, 8.0) if silence < 0.7 else 0.0, length
    if chance < FROM_START + TO_END:
        return seconds - length, seconds + rng.uniform(0.3, 5.0)
    begin = rng.uniform(0.0, seconds - length)
    return begin, begin + length


def median_tempo(beats):
    """Beats a minute of the middle interval; 0 with fewer than two beats."""
    times = [b[0] for b in beats]
    return float(60.0 / np.median(np.diff(times))) if len(times) > 1 else 0.0


def _rounded(rows, times):
    """Rows as lists, the first `times` values of each rounded to a tenth of a millisecond."""
    return [[round(float(v), 4) for v in row[:times]] + list(row[times:]) for row in rows]


def compose(style, seed, rng, is_whole):
    """(Song, the part of its Performance that the clip shows: all of it, or a passage)."""
    song = style.compose(np.random.default_rng([seed, 1]), rng.uniform(*(WHOLE_SONG if is_whole else SONG)))
    whole = performance.perform(song, rng)
    if whole.seconds < 15.0 or not any(len(p.notes) for p in whole.parts):
        raise Unsuitable(f"only {whole.seconds:.1f} s of music")
    begin, end = (0.0, whole.seconds) if is_whole else place(whole.seconds, rng)
    return song, performance.cut(whole, begin, end, mix.LEAD)


def describe(style, seed, song, clip):
    """What NAME.json says; times in seconds from the clip's first sample."""
    chords = _rounded(clip.chords, 2)
    if chords and chords[0][0] > 0:
        chords.insert(0, [0.0, chords[0][0], "N"])
    if chords and chords[-1][1] < clip.seconds - 0.01:
        chords.append([chords[-1][1], round(clip.seconds, 4), "N"])
    return {"style": style.name, "seed": seed, "production": song.production, "seconds": round(clip.seconds, 4),
            "beats": _rounded(clip.beats, 1), "chords": chords, "keys": _rounded(clip.keys, 2),
            "sections": _rounded(clip.sections, 2), "tempo": round(median_tempo(clip.beats), 3),
            "exact_chords": bool(song.exact_chords), "exact_bars": bool(song.exact_bars),
            "held_out": bool(style.held_out)}


def make(style, seed, studio, is_whole=False):
    """(samples float32, description) of one clip."""
    rng = np.random.default_rng([seed, 2])
    song, clip = compose(style, seed, rng, is_whole)
    samples = studio.record(clip, song.production, rng)
    samples = effects.fade(samples, *(rng.uniform(2.0, 12.0) if rng.random() < FADED else 0.0 for _ in range(2)))
    if not np.all(np.isfinite(samples)) or np.abs(samples).max() < 1e-4:
        raise Unsuitable("no sound")
    return samples, describe(style, seed, song, clip)


def write_wav(path, samples):
    """Mono 16 bit."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes())


class Extractor:
    """Gathers clips and turns them into features a batch at a time."""

    def __init__(self, program, output, keep_audio):
        self._program, self._output, self._keep = program, output, keep_audio
        memory = "/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None
        self._scratch = pathlib.Path(tempfile.mkdtemp(prefix="clips-", dir=memory))
        self._waiting = {}

    def add(self, name, samples, description):
        write_wav(self._scratch / f"{name}.wav", samples)
        self._waiting[name] = description
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self):
        """Features of what waits; the description is written last, so that a clip with one is complete."""
        if not self._waiting:
            return
        audio = [self._scratch / f"{name}.wav" for name in self._waiting]
        if self._program:
            options = ["--output", str(self._output), "--overwrite", "--threads", "1"]
            subprocess.run([str(self._program), "features", *map(str, audio), *options], check=False,
                           stdout=subprocess.DEVNULL)
        for name, description in self._waiting.items():
            if not self._program or (self._output / f"{name}.bands.npy").exists():
                (self._output / f"{name}.json").write_text(json.dumps(description))
        for path in audio:
            if self._keep:
                shutil.move(path, self._output / path.name)
            else:
                path.unlink()
        self._waiting.clear()

    def close(self):
        self.flush()
        shutil.rmtree(self._scratch, ignore_errors=True)


def run(options, seeds):
    """Makes the clips of the seeds; a style that fails costs its clip alone."""
    catalogue = styles.catalogue()
    if options.styles:
        catalogue = {name: s for name, s in catalogue.items() if name in options.styles}
    studio = mix.Studio(unheard=options.unheard)
    extractor = Extractor(options.program, options.output, options.keep_audio)
    try:
        _make_all(seeds, catalogue, studio, extractor, options)
    finally:
        extractor.close()


def _make_all(seeds, catalogue, studio, extractor, options):
    begun, made, failed = time.monotonic(), 0, 0
    for seed in seeds:
        name = f"{seed:08d}"
        if (options.output / f"{name}.json").exists():
            continue
        style = draw_style(catalogue, np.random.default_rng([seed, 0]), options.held_out)
        try:
            extractor.add(name, *make(style, seed, studio, options.whole))
            made += 1
        except Exception:                # a style's mistake must not end the run
            failed += 1
            print(f"{name} {style.name} failed:\n{traceback.format_exc(limit=-3)}", file=sys.stderr, flush=True)
        if made and made % BATCH == 0:
            minutes = (time.monotonic() - begun) / 60
            print(f"{made} clips, {failed} failed, {made / minutes:.1f} clips a minute", flush=True)


def _stop(number, frame):
    """Ends the run in order: what waits is still finished, however often one asks."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit("stopped")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1, help="of the first clip; the others follow")
    parser.add_argument("--styles", nargs="*", help="of these styles alone")
    parser.add_argument("--held-out", action="store_true", help="of the styles kept for validation")
    parser.add_argument("--unheard", action="store_true", help="with sounds and effects kept for validation")
    parser.add_argument("--program", type=pathlib.Path, help="barline-cli; without it no features are made")
    parser.add_argument("--keep-audio", action="store_true", help="leave NAME.wav beside the features")
    parser.add_argument("--whole", action="store_true", help="songs as a whole, to judge decoders over minutes")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    seeds = range(options.seed, options.seed + options.count)
    signal.signal(signal.SIGTERM, _stop)
    if options.jobs <= 1:
        run(options, seeds)
        return
    workers = [multiprocessing.Process(target=run, args=(options, seeds[i::options.jobs])) for i in range(options.jobs)]
    for worker in workers:
        worker.start()
    try:
        for worker in workers:
            worker.join()
    finally:
        for worker in workers:
            worker.terminate()


if __name__ == "__main__":
    main()
