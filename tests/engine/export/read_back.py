#!/usr/bin/env python3
"""Reads exported files with readers that are not Barline's and compares them with what they should say.

usage: read_back.py FORMAT FOLDER       FOLDER holds song.* and truth.json; exit status 1 and one line a fault
"""

import csv
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).parent
SCHEMAS = HERE.parent.parent / "data" / "schemas"
MICROSECOND = 1.0000001e-6

FAULTS = []


def check(condition, text):
    if not condition:
        FAULTS.append(text)


def near(a, b, tolerance, text):
    check(abs(a - b) <= tolerance, f"{text}: {a} is not {b}")


def same_times(read, wanted, tolerance, text):
    check(len(read) == len(wanted), f"{text}: {len(read)} in place of {len(wanted)}")
    for index, (a, b) in enumerate(zip(read, wanted)):
        near(float(a), b, tolerance, f"{text} {index}")


def one_line(text):
    return "".join(c if ord(c) >= 32 and not 127 <= ord(c) < 160 else " " for c in text).strip()


def section_text(section):
    return section["name"] or " ".join(part for part in (section["group"], section["function"]) if part)


def beat_labels(truth):
    labels, bar = [], 0
    begins = [begin for begin, _, _, _ in truth["bars"]]
    for time, position in truth["beats"]:
        while bar + 1 < len(begins) and begins[bar + 1] <= time:
            bar += 1
        labels.append(f"{truth['bars'][bar][2]}.{position}")
    return labels


def bar_labels(truth):
    labels, before = [], None
    for _, _, number, metre in truth["bars"]:
        labels.append(f"{number}" if metre == before else f"{number} {metre}")
        before = metre
    return labels


def layers(truth):
    """{name: (spans as (begin, end), labels)} of the layers that are written as labels."""
    beats = [time for time, _ in truth["beats"]]
    spans = {name: ([(b, e) for b, e, *_ in truth[name]]) for name in ("bars", "tempo", "key", "chords", "sections")}
    return {
        "beats": ([(t, t) for t in beats], beat_labels(truth)),
        "bars": (spans["bars"], bar_labels(truth)),
        "tempo": (spans["tempo"], [f"{bpm:.3f} BPM" for _, _, bpm in truth["tempo"]]),
        "key": (spans["key"], [key for _, _, key in truth["key"]]),
        "chords": (spans["chords"], [chord for _, _, chord in truth["chords"]]),
        "sections": (spans["sections"], [one_line(section_text(s)) for _, _, s in truth["sections"]]),
        "transients": ([(t, t) for t, _ in truth["transients"]], ["" for _ in truth["transients"]]),
    }


def same_labels(name, read, wanted, tolerance=MICROSECOND):
    spans, labels = wanted
    same_times([begin for begin, _, _ in read], [b for b, _ in spans], tolerance, f"{name} begin")
    same_times([end for _, end, _ in read], [e for _, e in spans], tolerance, f"{name} end")
    check([label for _, _, label in read] == labels, f"{name}: other labels")


def audacity(folder, truth):
    for name, wanted in layers(truth).items():
        lines = (folder / f"song.{name}.txt").read_bytes().decode().split("\n")
        check(lines.pop() == "", f"{name}: the last line has no end")
        rows = [line.split("\t") for line in lines]
        check(all(len(row) == 3 for row in rows), f"{name}: not three columns")
        same_labels(name, [(float(b), float(e), label) for b, e, label in rows], wanted)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def sv_csv(folder, truth):
    for name, wanted in layers(truth).items():
        rows = table(folder / f"song.{name}.sv.csv")
        if name == "beats":
            check(list(rows[0]) == ["TIME", "LABEL"], "beats: other columns")
        read = [(float(r["TIME"]), float(r["TIME"]) + float(r.get("DURATION", 0)), r.get("LABEL", "")) for r in rows]
        same_labels(name, read, wanted, 2 * MICROSECOND)
    energy = table(folder / "song.energy.sv.csv")
    check(list(energy[0]) == ["TIME", "VALUE"], "energy: other columns")
    same_times([row["VALUE"] for row in energy], truth["energy"]["values"], MICROSECOND, "energy")


def svl(folder, truth):
    files = sorted(folder.glob("song.*.svl"))
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", SCHEMAS / "svl.xsd", *files],
                          capture_output=True, text=True)
    check(done.returncode == 0, done.stderr)
    rate = truth["rate"]
    for name, (spans, labels) in layers(truth).items():
        document = xml.etree.ElementTree.parse(folder / f"song.{name}.svl")
        check(document.find("data/model").get("sampleRate") == str(rate), f"{name}: another sample rate")
        points = document.findall("data/dataset/point")
        read = [(int(p.get("frame")) / rate, (int(p.get("frame")) + int(p.get("duration", 0))) / rate, p.get("label"))
                for p in points]
        same_labels(name, read, (spans, labels), 0.5001 / rate)
        end = int(document.find("data/model").get("end"))
        check(end == max(int(p.get("frame")) + int(p.get("duration", 0)) for p in points), f"{name}: another end")


def csv_tables(folder, truth):
    def column(rows, name):
        return [row[name] for row in rows]

    def same_column(rows, name, values, text, tolerance=MICROSECOND):
        same_times(column(rows, name), values, tolerance, f"{text} {name}")

    beats = table(folder / "song.beats.csv")
    same_column(beats, "time_s", [time for time, _ in truth["beats"]], "beats")
    check(column(beats, "position_in_bar") == [str(p) for _, p in truth["beats"]], "beats: other positions")
    check([f"{b['bar']}.{b['position_in_bar']}" for b in beats] == beat_labels(truth), "beats: other bars")
    bars = table(folder / "song.bars.csv")
    same_column(bars, "start_s", [bar[0] for bar in truth["bars"]], "bars")
    check([(b["bar"], b["metre"]) for b in bars] == [(str(n), m) for _, _, n, m in truth["bars"]], "bars: others")
    for name, label in (("key", "key"), ("chords", "chord"), ("tempo", "tempo_bpm")):
        rows = table(folder / f"song.{name}.csv")
        same_column(rows, "start_s", [span[0] for span in truth[name]], name)
        same_column(rows, "end_s", [span[1] for span in truth[name]], name)
        wanted = [span[2] for span in truth[name]]
        read = column(rows, label)
        check((list(map(float, read)) if name == "tempo" else read) == wanted, f"{name}: other labels")
    sections = table(folder / "song.sections.csv")
    check([{k: s[k] for k in ("group", "function", "name")} for s in sections] ==
          [section for _, _, section in truth["sections"]], "sections: others")
    curves = [row for row in table(folder / "song.curves.csv") if row["curve"] == "energy"]
    same_column(curves, "value", truth["energy"]["values"], "energy")
    fields = {row["field"]: row["value"] for row in table(folder / "song.track.csv")}
    check(fields["title"] == truth["title"], f"title: {fields['title']!r}")


def mir_eval_text(folder, truth):
    import warnings

    import numpy
    from mir_eval import beat, chord, io, key, segment, tempo

    warnings.simplefilter("error")
    path = {ending: str(folder / f"song{ending}") for ending in
            (".beats", ".beat_times.txt", ".downbeats.txt", ".onsets.txt", ".chords.lab", ".sections.lab", ".key", ".tempo")}
    beats = [time for time, _ in truth["beats"]]
    times, labels = io.load_labeled_events(path[".beats"])
    same_times(times, beats, MICROSECOND, "labelled beats")
    check(labels == [str(p) for _, p in truth["beats"]], "beats: other positions")
    same_times(io.load_events(path[".beat_times.txt"]), beats, MICROSECOND, "beats")
    check(beat.evaluate(numpy.array(beats), times)["F-measure"] == 1.0, "beats are not those")
    downbeats = [begin for begin, _, number, _ in truth["bars"] if number > 0]
    same_times(io.load_events(path[".downbeats.txt"]), downbeats, MICROSECOND, "downbeats")
    same_times(io.load_events(path[".onsets.txt"]), [t for t, _ in truth["transients"]], MICROSECOND, "onsets")
    intervals, chords = io.load_labeled_intervals(path[".chords.lab"])
    same_times(intervals[:, 0], [span[0] for span in truth["chords"]], MICROSECOND, "chords")
    check(chords == [span[2] for span in truth["chords"]], "chords: other labels")
    for label in chords:
        chord.encode(label)
    scores = chord.evaluate(intervals, chords, intervals, chords)
    check(scores["root"] == 1.0 and scores["overseg"] == 1.0, "mir_eval does not know these chords")
    intervals, sections = io.load_labeled_intervals(path[".sections.lab"])
    segment.validate_structure(intervals, sections, intervals, sections)
    near(intervals[-1, 1], truth["duration"], MICROSECOND, "end of the sections")
    known = [(b, s) for b, s in zip(intervals[:, 0], sections) if not s.startswith("__T_M")]
    same_times([b for b, _ in known], [span[0] for span in truth["sections"]], MICROSECOND, "sections")
    check([s for _, s in known] == [s["group"] for _, _, s in truth["sections"]], "sections: other labels")
    key.validate(io.load_key(path[".key"]), io.load_key(path[".key"]))
    check(io.load_key(path[".key"]) == "C minor", "another key")
    tempi, weight = io.load_tempo(path[".tempo"])
    check(list(tempi) == [60.0, 120.0], f"other tempi: {tempi}")
    near(weight, 0.2, 1e-9, "weight")
    check(tempo.evaluate(tempi, weight, tempi)["Both-correct"] == 1.0, "tempi are not those")


def jams(folder, truth):
    import jsonschema

    with open(SCHEMAS / "jams.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    text = (folder / "song.jams").read_text(encoding="utf-8")
    document = json.loads(text, parse_constant=lambda name: check(False, f"{name} is not JSON"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        check(False, f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    check(document["file_metadata"]["title"] == truth["title"], "another title")
    near(document["file_metadata"]["duration"], truth["duration"], MICROSECOND, "duration")

    def data(namespace, index=0):
        return [a for a in document["annotations"] if a["namespace"] == namespace][index]["data"]

    def same_spans(namespace, spans, values, index=0):
        observations = data(namespace, index)
        same_times([o["time"] for o in observations], [s[0] for s in spans], MICROSECOND, namespace)
        same_times([o["time"] + o["duration"] for o in observations], [s[1] for s in spans], 2 * MICROSECOND,
                   f"{namespace} end")
        check([o["value"] for o in observations] == values, f"{namespace}: other values")

    beats = [(t, t) for t, _ in truth["beats"]]
    same_spans("beat", beats, [p for _, p in truth["beats"]])
    positions = [f"{o['value']['measure']}.{o['value']['position']}" for o in data("beat_position")]
    check(positions == beat_labels(truth), "beat_position: other positions")
    check([o["value"] for o in data("tempo")] == [120.0, 60.0], "tempo: others")
    same_spans("tempo", truth["tempo"], [bpm for _, _, bpm in truth["tempo"]], 1)
    same_spans("key_mode", truth["key"], [k.replace(" ", ":") for _, _, k in truth["key"]])
    same_spans("chord", truth["chords"], [c for _, _, c in truth["chords"]])
    same_spans("segment_open", truth["sections"], [s["group"] for _, _, s in truth["sections"]])
    named = [span for span in truth["sections"] if span[2]["name"]]
    same_spans("segment_open", named, [s["name"] for _, _, s in named], 1)
    same_spans("onset", [(t, t) for t, _ in truth["transients"]], [round(s, 6) for _, s in truth["transients"]])
    curve = document["sandbox"]["barline"]["curves"]["energy"]
    same_times(curve["values"], truth["energy"]["values"], MICROSECOND, "energy")


def musicxml(folder, truth):
    path = folder / "song.musicxml"
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", SCHEMAS / "musicxml.xsd", path],
                          capture_output=True, text=True)
    check(done.returncode == 0, done.stderr)
    score = xml.etree.ElementTree.parse(path).getroot()
    check(score.findtext("work/work-title") == one_line(truth["title"]), "another title")
    measures = score.findall("part/measure")
    check([m.get("number") for m in measures] == [str(bar[2]) for bar in truth["bars"]], "other bars")
    divisions = int(measures[0].findtext("attributes/divisions"))
    metre, key, keys, sections = None, None, [], []
    for measure, (begin, end, number, wanted) in zip(measures, truth["bars"]):
        time = measure.find("attributes/time")
        if time is not None:
            metre = f"{time.findtext('beats')}/{time.findtext('beat-type')}"
        check(metre == wanted, f"bar {number}: {metre} is not {wanted}")
        if (fifths := measure.findtext("attributes/key/fifths")) is not None:
            keys.append((number, int(fifths)))
        length = sum(int(note.findtext("duration")) for note in measure.findall("note"))
        beats, unit = map(int, wanted.split("/"))
        full = divisions * 4 * beats // unit
        check(length == full or (number == 0 and length < full), f"bar {number}: {length} divisions")
        check((measure.get("implicit") == "yes") == (number == 0), f"bar {number}: implicit or not")
        sections += [(begin, mark.text) for mark in measure.iterfind("direction/direction-type/rehearsal")]
    check(keys == [(0, -3), (29, 6)], f"other signatures: {keys}")
    same_times([begin for begin, _ in sections], [span[0] for span in truth["sections"]], MICROSECOND, "sections")
    check(sections[0][1] == "A Intro" and sections[2][1].startswith('Waltz, "slow" and <sad> & '), str(sections))


def main():
    form, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    readers = {"audacity": audacity, "sv-csv": sv_csv, "svl": svl, "csv": csv_tables, "mir-eval": mir_eval_text,
               "jams": jams, "musicxml": musicxml}
    readers[form](folder, truth)
    for fault in FAULTS[:20]:
        print(fault)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
