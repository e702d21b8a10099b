#!/usr/bin/python3
"""Says how right the program's sections are on songs whose form is known, by mir_eval's figures.

    evaluate.py BUILD/bin/barline-cli SONGS               twenty songs, which must not be used to choose weights
    evaluate.py BUILD/bin/barline-cli SONGS --development 60

SONGS is a folder for the songs, which are composed and recorded there once. Boundaries: hit rate F within 3 s and 0.5 s
(Turnbull et al. 2007). Groups: pairwise F (Levy and Sandler 2008). Labels: the share of those offered that are right.
It needs /usr/bin/python3 with mir_eval, and what clips.py needs. BARLINE_TRAINING_DATA is not read.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

import numpy as np

os.environ.pop("BARLINE_TRAINING_DATA", None)
_TRAIN = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_TRAIN), str(_TRAIN / "music"), str(_TRAIN / "studio")]

import clips        # noqa: E402  (found through the path above)
import mir_eval     # noqa: E402
import mix          # noqa: E402
import styles       # noqa: E402

STYLES = ("pop", "rock", "pop-ballad", "country", "disco", "soul", "hip-hop", "metal", "rock-ballad", "punk", "rnb", "folk",
          "synthwave", "rock-riff", "eurodance", "funk", "pop", "rock", "pop-ballad", "soul")
FIRST_SEED = 31000000
FIRST_DEVELOPMENT_SEED = 7700000
FORMS = {"intro", "verse", "prechorus", "chorus", "bridge", "break", "solo", "outro"}


def songs(count, first):
    """[(style, seed)]; styles in turn."""
    return [(STYLES[i % len(STYLES)], first + i) for i in range(count)]


def record(folder, wanted):
    """Composes and records the songs that are not there; [paths of the descriptions]."""
    catalogue, studio, paths = styles.catalogue(), None, []
    for style, seed in wanted:
        path = folder / f"{seed:08d}.json"
        paths.append(path)
        if path.exists():
            continue
        studio = studio or mix.Studio()
        samples, description = clips.make(catalogue[style], seed, studio, is_whole=True)
        clips.write_wav(path.with_suffix(".wav"), samples)
        path.write_text(json.dumps(description))
    return paths


def analyse(program, paths, folder):
    """{name: the timeline that the program gives}."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.json"):
        path.unlink()
    audio = [str(path.with_suffix(".wav")) for path in paths]
    subprocess.run([program, "analyze", *audio, "--only", "sections", "--no-cache", "--output", str(folder)], check=True,
                   stdout=subprocess.DEVNULL)
    return {path.stem: json.loads((folder / path.name).read_text())["timeline_features"] for path in paths}


def found(features, seconds):
    """(intervals, groups, labels) that cover the whole song, as mir_eval wants them."""
    sections = features["sections"]
    intervals = np.array([[s["timestamp"], s["timestamp"] + s["duration"]] for s in sections]).reshape(-1, 2)
    names = list(range(len(sections)))
    if not names:
        return np.array([[0.0, seconds]]), ["none"], [None]
    intervals, names = mir_eval.util.adjust_intervals(intervals, names, 0.0, seconds)
    inside = [sections[n] if isinstance(n, int) else {} for n in names]
    return intervals, [s.get("group", "none") for s in inside], [s.get("label") for s in inside]


def label_at(intervals, labels, time):
    index = int(np.searchsorted(intervals[:, 0], time, "right")) - 1
    return labels[max(0, index)]


def figures(truth, features):
    """Figures of one song, and [(offered label, true label)] of its sections' middles."""
    seconds = truth["seconds"]
    reference = np.array([s[:2] for s in truth["sections"]], float)
    names = [s[2] for s in truth["sections"]]
    reference, names = mir_eval.util.adjust_intervals(reference, names, 0.0, seconds)
    intervals, groups, labels = found(features, seconds)
    precision, recall, hits = mir_eval.segment.detection(reference, intervals, window=3.0)
    offered = [(label, label_at(reference, names, np.mean(interval)))
               for interval, label in zip(intervals, labels) if label and set(names) <= FORMS]
    return {"F 3 s": hits, "precision": precision, "recall": recall,
            "F 3 s, ends apart": mir_eval.segment.detection(reference, intervals, window=3.0, trim=True)[2],
            "F 0.5 s": mir_eval.segment.detection(reference, intervals, window=0.5)[2],
            "pairwise F": mir_eval.segment.pairwise(reference, names, intervals, groups)[2]}, offered


def tell_labels(offered):
    """How often each label is offered, and how often rightly."""
    for label in sorted({label for label, _ in offered}):
        truths = [truth for given, truth in offered if given == label]
        print(f"  {label:8} offered {len(truths):4}, right {truths.count(label) / len(truths):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("songs", type=pathlib.Path)
    parser.add_argument("--development", type=int, metavar="COUNT", help="score so many songs for choosing weights instead")
    options = parser.parse_args()
    options.songs.mkdir(parents=True, exist_ok=True)
    wanted = songs(options.development, FIRST_DEVELOPMENT_SEED) if options.development else songs(20, FIRST_SEED)
    paths = record(options.songs, wanted)
    timelines = analyse(options.program, paths, options.songs / "analysis")
    rows, offered = [], []
    for path in paths:
        truth = json.loads(path.read_text())
        row, labels = figures(truth, timelines[path.stem])
        rows.append(row)
        offered += labels
        print(f"{path.stem} {truth['style']:12}", "  ".join(f"{name} {value:.3f}" for name, value in row.items()))
    print("mean over", len(rows), "songs:", "  ".join(f"{name} {np.mean([r[name] for r in rows]):.3f}" for name in rows[0]))
    tell_labels(offered)


if __name__ == "__main__":
    main()
