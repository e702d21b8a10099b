#!/usr/bin/python3
"""Writes what the harnesses begin with, from ffmpeg and mutagen and from texts below: a folder for each harness.

    make_seeds.py FOLDER

Everything is as small as its format allows. From such folders the stored corpora were made, see README.md."""

import json
import math
import pathlib
import struct
import subprocess
import sys
import zlib

DATA = pathlib.Path(__file__).parent.parent / "data"

TINY = "sine=frequency=440:sample_rate=8000:duration=0.1"
LOUD = "sine=frequency=440:sample_rate=44100:duration=0.06"
LONGER = "sine=frequency=440:sample_rate=44100:duration=0.35"
FULL = "sine=frequency=440:sample_rate=48000:duration=0.06"

# Name, source, ffmpeg's options.
MEDIA = [
    ("pcm8.wav", TINY, "-c:a pcm_u8"), ("pcm16.wav", TINY, "-c:a pcm_s16le"), ("pcm24.wav", TINY, "-c:a pcm_s24le"),
    ("float.wav", TINY, "-c:a pcm_f32le"), ("double.wav", TINY, "-c:a pcm_f64le -t 0.05"),
    ("stereo.wav", TINY, "-c:a pcm_s16le -ac 2"), ("six.wav", TINY, "-c:a pcm_s16le -ac 6 -t 0.03"),
    ("ima.wav", TINY, "-c:a adpcm_ima_wav"), ("ms.wav", TINY, "-c:a adpcm_ms"), ("mulaw.wav", TINY, "-c:a pcm_mulaw"),
    ("mp3.wav", TINY, "-c:a libmp3lame -b:a 16k"), ("big.w64", TINY, ""), ("rf64.wav", TINY, "-rf64 always"),
    ("pcm.aiff", TINY, "-c:a pcm_s16be"), ("float.aiff", TINY, "-c:a pcm_f32be"), ("pcm.caf", TINY, "-c:a pcm_s16be"),
    ("alac.caf", TINY, "-c:a alac"), ("a.flac", TINY, "-c:a flac -t 0.05"), ("a.mp3", LOUD, "-c:a libmp3lame -b:a 32k"),
    ("low.mp3", TINY, "-c:a libmp3lame -b:a 16k"), ("a.mp2", LONGER, "-c:a mp2 -ar 22050 -b:a 32k"), ("a.aac", LONGER, "-c:a aac -b:a 16k"),
    ("a.m4a", TINY, "-c:a aac -b:a 16k"), ("alac.m4a", TINY, "-c:a alac"),
    ("fragments.mp4", TINY, "-c:a aac -b:a 16k -movflags frag_keyframe+empty_moov"), ("pcm.mov", TINY, "-c:a pcm_s16be"),
    ("ima.mov", TINY, "-c:a adpcm_ima_qt"), ("vorbis.ogg", TINY, "-c:a libvorbis -q:a 0"),
    ("a.opus", FULL, "-c:a libopus -b:a 16k"), ("flac.oga", TINY, "-c:a flac -f ogg"), ("a.spx", TINY, "-c:a libspeex"),
    ("opus.webm", FULL, "-c:a libopus -b:a 16k"), ("pcm.mka", TINY, "-c:a pcm_s16le"), ("flac.mka", TINY, "-c:a flac"),
    ("mp3.mka", TINY, "-c:a libmp3lame -b:a 16k"), ("v2.wma", TINY, "-c:a wmav2 -ar 16000 -b:a 24k -packet_size 600"),
    ("v1.wma", TINY, "-c:a wmav1 -ar 16000 -b:a 24k -packet_size 600"), ("a.wv", TINY, "-c:a wavpack"), ("a.au", TINY, "-c:a pcm_s16be"),
    ("a.tta", TINY, "-c:a tta"), ("a.voc", TINY, "-c:a pcm_u8"), ("a.ac3", LONGER, "-c:a ac3 -b:a 64k"),
    ("a.eac3", LONGER, "-c:a eac3 -b:a 64k"), ("a.dts", LONGER, "-t 0.12 -strict -2 -c:a dca -b:a 256k"),
    ("a.avi", TINY, "-c:a pcm_u8 -reserve_index_space 16"), ("a.ts", LONGER, "-c:a mp2 -ar 22050 -b:a 32k"), ("a.flv", TINY, "-c:a libmp3lame -ar 11025 -b:a 16k"),
    ("stereo.mp3", LOUD, "-c:a libmp3lame -ac 2 -ar 48000 -b:a 32k"), ("stereo.aac", LONGER, "-c:a aac -ac 2 -ar 22050 -b:a 24k"),
    ("stereo.flac", LOUD, "-c:a flac -ac 2 -t 0.03"), ("stereo.ac3", LONGER, "-c:a ac3 -ac 2 -ar 48000 -b:a 64k -t 0.2"),
    ("stereo.dts", LONGER, "-t 0.12 -strict -2 -c:a dca -ac 2 -ar 44100 -b:a 512k"),
    ("a.latm", LONGER, "-c:a aac -b:a 16k -f latm"), ("a.mpg", LONGER, "-c:a mp2 -ar 22050 -b:a 32k -f mpeg"),
]
TAGS = ["title=Söng", "artist=A; B", "album=First", "genre=House", "comment=Energy 7", "date=1998-05-04", "track=3/9", "TBPM=124",
        "TKEY=Am", "REPLAYGAIN_TRACK_GAIN=-7.03 dB", "REPLAYGAIN_TRACK_PEAK=0.98"]
TAGGED = ["pcm16.wav", "pcm.aiff", "a.flac", "a.mp3", "a.m4a", "vorbis.ogg", "a.opus", "v2.wma", "a.wv", "flac.oga", "a.spx", "a.tta"]
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
                      "0000000049454e44ae426082")

JAMS = {"annotations": [
    {"namespace": "beat_position", "data": [{"time": 0.5, "duration": 0, "confidence": None,
                                             "value": {"position": 1, "measure": 1, "num_beats": 6, "beat_units": 8}}]},
    {"namespace": "beat", "data": [{"time": 0.5, "duration": 0, "value": 1, "confidence": None}]},
    {"namespace": "chord", "data": [{"time": 0, "duration": 2, "value": "A:min7", "confidence": None}]},
    {"namespace": "key_mode", "data": [{"time": 0, "duration": 2, "value": "Eb:minor", "confidence": None}]},
    {"namespace": "tempo", "data": [{"time": 0, "duration": 2, "value": 60, "confidence": 0.8}]},
    {"namespace": "segment_open", "data": [{"time": 0, "duration": 2, "value": "verse", "confidence": 1}]},
    {"namespace": "multi_segment", "data": [{"time": 0, "duration": 2, "value": {"label": "A", "level": 0}, "confidence": None}]}]}
TIMELINE = {"barline": "1.0.0", "tempo_bpm": 120, "key": "C minor", "timeline_features": {
    "beat_transient_markers": [{"beat_time": 0.5, "position_in_bar": 1}], "downbeat_timeline": [{"timestamp": 0.5, "metre": "6/8"}],
    "alternatives": [{"beat_shift": 1}, {"tempo_bpm": 60}],
    "chord_timeline": [{"timestamp": 0.534, "duration": 0.787, "chord": "C:min"}, {"timestamp": 1.322, "duration": 1, "chord": "G:7"}],
    "key_timeline": [{"timestamp": 0, "duration": 61.2, "key": "C minor", "confidence": 0.8}],
    "sections": [{"timestamp": 0, "duration": 9, "group": "A", "label": "verse"}]}}
# The first letter says which name a text has, see referenceText.cpp.
TEXTS = {
    "beats": "a# by hand\r\n0.5\t4\r\n1.0\t1\r\n\r\n1.5\t2.0\r\n", "bars": "a0.5 12.4\n1.0 13.1\n", "chords": "b0 2 A:min7\n2 4 N\n",
    "sections": "c0 2 __T_MIN\n2 4 A\n4 5 __T_MAX\n", "keys": "d0 2 C# major\n2 3 N\n", "key": "eEb minor\n", "tempo": "f60 120 0.7\n",
    "audacity": "g0.500000\t0.500000\t1\n\\\t20.0\t400.0\n1.000000\t1.000000\t2\n", "spans": "g0.0\t2.0\tverse\n2.0\t4.0\tchorus\n",
    "csv": 'hTIME,VALUE,DURATION,LABEL\n0.5,1,2,"A ""x"""\n', "csv3": "h0.5,1.5,chorus\n", "plain": "i0.0 2.0 C:maj\n",
    "instants": "j0.5\n1\n"}
EDIT = ('a{"format":1,"action":"move_beat","arguments":["70.4","-91"],"changes":[{"layer":"grid","range":[1.2,3.4],"content":'
        '{"beats":[[1.5,1,0.5,1.49,0.8]],"metres":[[1.5,3,4]]},"replaced":{"reverted":true}},{"layer":"chords","range":[0,9],"content":'
        '{"chords":[[0,9,"A:min",0.5,"C:maj"]]},"replaced":{"chords":[]}},{"layer":"key","range":[0,9],"content":{"keys":'
        '[[0,9,"A minor",1,"C major"]]}},{"layer":"sections","range":[0,9],"content":{"sections":[{"begin":0,"end":9,"group":0,'
        '"confidence":1}]}},{"layer":"grid","range":[0,1],"content":{"locked":false}}]}')
BLOBS = {
    "edit": EDIT, "verified": 'a{"format":1,"action":"verify","arguments":[],"changes":[{"layer":"key","range":[0,1],"content":{"verified":true}}]}',
    "reference": 'b{"format":1,"grid":[[0.5,120,1,4,4]],"begins_before":true,"key":{"tonic":9,"mode":"minor"}}',
    "tags": 'c{"format":0,"changes":[{"subject":0,"name":"TBPM","before":["120"],"after":["123.98"]}]}',
    "recipe": "dbeats 9 a=1,b=2\nchords 2 \n", "packed": "g\0\0\0\0\0\0\0\x04abc"}
SEARCHES = ["artist:burial bpm:120-130", '-genre:"drum & bass",techno key:8A', "added:<30d rating:>=4 year:1998..2004", "key:none energy:7-",
            "length:3:30-5:00 played:none", "bpm:~124 loudness:<-9.5", "B♭ minor -x:y"]
CHORDS = ["Am7", "Bbmaj7", "F#/A#", "G7sus4", "C°7", "Dø", "E7#9", "C6/9", "F+", "A:min7", "F#:maj/3", "am7", "N.C.", "sus4(b7)", "C:(3,b5,*7)/b3",
          "D♭Δ9(♯11)", "Gmadd9", "8A", "1m", "eb-maj", "c# minor", "C5", "Abm(maj7)", "X"]
PATTERNS = ["{track}/bar_{bar:04}_{chord}_{bpm:.1}\nchord:Am section:chorus bars:1-16", "{{x}}/../{title}\n-section:intro,outro bpm:120-",
            "{section_number:02} {group}{beat}\nkey:8A metre:4/4 chord:A*,N beat:1,2-4"]
COMMANDS = ["a.flac\n--threads\n4\n--set\ntap.level=-3.5", "--output=-\n--only\ntap\n--\n-x", "--set=tap.mode=hard\n--set\ntap.level=nan\nf",
            "--library\nx\n--no-cache\n-h\nf"]

SETTINGS = {
    "few.ini": '[timeline]\nloudnessTarget=none\n[files]\nrecent=@Invalid()\n[library]\norder=added\n',
    "nonsense.ini": '[window]\ntheme=plaid\n[player]\nvolume=nan\n[library]\norder=7\nwidth=-5\n[timeline]\nlanes="{broken"\nloudnessTarget=99\n[views]\na=0 inf\n',
    "whole.ini": r"""[window]
theme=high-contrast
geometry=@ByteArray(\x1\xd9\xd0\xcb\0\x3\0\0)
page=library
shortcuts="{\"edit.undo\":\"Ctrl+Z\"}"

[player]
volume=-7.5
device=alsa_output.pci
sound="{\"speed\":0.75}"

[library]
order=key
descending=true
key_rule=neighbours-and-relative
width=300
visible=false
open_folders=one, two
page="{\"list\":1}"

[inspector]
width=280
visible=true

[queue]
waits_on_battery=false

[timeline]
lanes="{\"follow\":false}"
loudnessTarget=-23
layouts="{}"

[views]
order=a, b
a=1.500 7.250

[references]
a=/music/a.jams, /music/b.lab

[files]
recent="/music/Gr\xfc\xdf\x65, und mehr.flac", @@at.wav
folder=/music

[export]
choices="{\"format\":\"jams\"}"

[diagnosis]
crash_told=1732000000
"""}


def ffmpeg(source, options, target):
    subprocess.run(["ffmpeg", "-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i", source, "-fflags", "+bitexact", "-flags:a", "+bitexact",
                    "-map_metadata", "-1", *options.split(), target], check=True)


def tagged(source, target):
    subprocess.run(["ffmpeg", "-nostdin", "-y", "-v", "error", "-i", source, *[word for tag in TAGS for word in ("-metadata", tag)],
                    "-fflags", "+bitexact", "-c", "copy", target], check=True)


def add_pictures(folder):
    import mutagen.flac
    import mutagen.id3
    import mutagen.mp4
    import mutagen.wave
    for name in ("a.mp3", "pcm16.wav"):
        file = mutagen.wave.WAVE(folder / name) if name.endswith("wav") else mutagen.id3.ID3(folder / name)
        if name.endswith("wav") and file.tags is None:
            file.add_tags()
        tags = file.tags if name.endswith("wav") else file
        tags.add(mutagen.id3.APIC(encoding=3, mime="image/png", type=3, desc="x", data=PIXEL))
        tags.add(mutagen.id3.POPM(email="a@b", rating=196, count=3))
        tags.add(mutagen.id3.COMM(encoding=1, lang="eng", desc="", text=["Energy 5"]))
        tags.add(mutagen.id3.TXXX(encoding=0, desc="REPLAYGAIN_TRACK_GAIN", text=["-6.5 dB"]))
        file.save()
    mp4 = mutagen.mp4.MP4(folder / "a.m4a")
    mp4["covr"] = [mutagen.mp4.MP4Cover(PIXEL, mutagen.mp4.MP4Cover.FORMAT_PNG)]
    mp4["tmpo"] = [124]
    mp4["----:com.apple.iTunes:initialkey"] = [b"8A"]
    mp4.save(padding=lambda info: 0)
    flac = mutagen.flac.FLAC(folder / "a.flac")
    picture = mutagen.flac.Picture()
    picture.data, picture.type, picture.mime = PIXEL, 3, "image/png"
    flac.add_picture(picture)
    flac.save(padding=lambda info: 0)


def without_padding(path):
    import mutagen.flac
    file = mutagen.flac.FLAC(path)
    file.save(padding=lambda info: 0)


def midi():
    def chunk(kind, data):
        return kind + struct.pack(">I", len(data)) + data
    tempo = (b"\0\xff\x58\x04\x06\x03\x18\x08" b"\0\xff\x51\x03\x07\xa1\x20" b"\0\xff\x59\x02\xfd\x01" b"\0\xff\x06\x08Count-in"
             b"\x83\x60\xff\x06\x05verse" b"\x83\x60\xff\x51\x03\x06\x1a\x80" b"\0\xff\x2f\0")
    chords = b"\0\xff\x03\x06Chords" b"\0\xff\x01\x02Am" b"\x87\x40\xff\x01\x01C" b"\0\xff\x2f\0"
    notes = b"\0\xc0\x05\0\x90\x3c\x40\x83\x60\x3c\0\0\xf0\x02\x7e\xf7\x83\x60\xb0\x07\x64\0\xff\x2f\0"
    yield chunk(b"MThd", struct.pack(">HHH", 1, 3, 480)) + chunk(b"MTrk", tempo) + chunk(b"MTrk", chords) + chunk(b"MTrk", notes)
    yield chunk(b"MThd", struct.pack(">HHh", 0, 1, -(25 << 8) + 40)) + chunk(b"MTrk", notes)


def network():
    bytes_ = (DATA / "network/small.bnet").read_bytes()
    length = struct.unpack("<I", bytes_[8:12])[0]
    yield bytes_
    yield bytes_[12:12 + length].rstrip() + b"\0" + bytes_[12 + length:]
    layer = {"name": "a", "kind": "affine", "input": "x"}
    header = {"format": 1, "name": "n", "commit": "c", "sha256": "", "inputs": [{"name": "x", "width": 2, "stride": 1}],
              "layers": [layer, {"name": "m", "kind": "average", "input": "a"}], "outputs": [{"name": "y", "layer": "m"}],
              "tensors": [{"name": "a.scale", "shape": [2, 1], "offset": 0}, {"name": "a.shift", "shape": [2, 1], "offset": 4}]}
    yield json.dumps(header).encode() + b"\0" + bytes(8)
    common = {"time_kernel": 1, "dilation": 1, "time_stride": 1, "relu_after": False, "add": None}
    wide = {"name": "a", "kind": "convolve", "input": "x", "width_kernel": 2, "width_stride": 1, "width_padding": 0,
            "in_channels": 1, "out_channels": 12, "relu_before": False, **common}
    circle = {"name": "c", "kind": "circular", "input": "a", "in_channels": 12, "out_channels": 12, **common, "time_kernel": 3}
    shapes = {"a.weight": [1, 2, 1, 12], "a.bias": [12], "c.weight": [3, 12, 1, 1], "c.bias": [1]}
    tensors, offset = [], 0
    for name, shape in shapes.items():
        tensors.append({"name": name, "shape": shape, "offset": offset})
        offset += 2 * math.prod(shape)
    header |= {"layers": [wide, circle], "outputs": [{"name": "y", "layer": "c"}], "tensors": tensors}
    yield json.dumps(header, separators=(",", ":")).encode() + b"\0" + bytes(range(offset // 2)) * 2


def page():
    """A leaf of a table with one row, and one of an index."""
    record = bytes([4, 1, 0x11, 0x12]) + b"\x07ab" + b"c"
    cell = bytes([len(record), 1]) + record
    leaf = bytes([13, 0, 0, 0, 1]) + struct.pack(">HB", 4096 - len(cell), 0) + struct.pack(">H", 4096 - len(cell))
    return leaf + bytes(4096 - len(leaf) - len(cell)) + cell


def write(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def main():
    out = pathlib.Path(sys.argv[1])
    media = out / "decoding"
    media.mkdir(parents=True, exist_ok=True)
    for name, source, options in MEDIA:
        ffmpeg(source, options, str(media / name))
    without_padding(media / "a.flac")
    (media / "a.ape").write_bytes((DATA / "sweep.ape").read_bytes())
    tags = out / "tagReading"
    tags.mkdir(exist_ok=True)
    for name in TAGGED:
        tagged(media / name, str(tags / name))
    add_pictures(tags)
    for path in tags.iterdir():
        write(out / "tagWriting", path.name, path.read_bytes())
    # Tables of places in a file, which follow where what stands before those places grows.
    for name, options in (("front.m4a", "-movflags +faststart"), ("fragments.m4a", "-movflags empty_moov -frag_duration 100000")):
        ffmpeg(LONGER, "-c:a aac -b:a 12k " + options, str(out / "tagWriting" / name))
    for path in media.glob("*.wav"):
        write(out / "wavLayout", path.name, path.read_bytes()[:600])
    for index, content in enumerate(midi()):
        write(out / "midiFile", f"{index}.mid", content)
    for index, content in enumerate(network()):
        write(out / "network", str(index), content)
    write(out / "sqlitePages", "leaf", page())
    write(out / "sqlitePages", "record", page()[-8:])
    for name in ("rekordbox.xml", "traktor.nml"):
        write(out / "collectionXml", name, (DATA / "collections" / name).read_bytes())
    part = {"stamp": "s", "files": [{"path": "analysis/a/combined.json", "size": 3, "sha256": "0" * 64}], "settings": "x"}
    notes = {"fingerprint": "0123456789abcdef", "source": "/music/a.wav", "parts": {"figures": part}}
    for name, text in (("entry", "a" + json.dumps(notes)), ("whole", "b" + json.dumps(part)), ("terms", 'c{"layout": 1, "title": "Songs"}')):
        write(out / "datasetNotes", name, text)
    write(out / "datasetNotes", "packed", b"d" + struct.pack(">I", 600) + zlib.compress(bytes(600)))
    write(out / "datasetNotes", "rows", b"e" + bytes(600))
    write(out / "playlist", "list", "\ufeff#EXTM3U\r\n#PLAYLIST:At the pier\r\n#EXTINF:210,Delta Nine - Signal Box\r\nsub/a.mp3\r\n"
          "file:///x/b%20c.mp3\nhttp://radio/stream\nC:\\Music\\d.mp3\n../e.mp3\n")
    write(out / "referenceJson", "jams", json.dumps(JAMS, separators=(",", ":"))[1:])
    write(out / "referenceJson", "timeline", json.dumps(TIMELINE, separators=(",", ":"))[1:])
    for name, text in TEXTS.items():
        write(out / "referenceText", name, text)
    for name, text in BLOBS.items():
        write(out / "libraryBlobs", name, text)
    write(out / "libraryBlobs", "thumbnail", b"f" + bytes(720))
    for kind in range(25):
        write(out / "stepResults", str(kind), bytes([kind]) + bytes(64))
    for folder, texts in (("searchText", SEARCHES), ("chordText", CHORDS), ("chunkPatterns", PATTERNS), ("commandLine", COMMANDS)):
        for index, text in enumerate(texts):
            write(out / folder, str(index), text)
    # Places in a library's header, its schema and its first pages.
    for place, content in ((16, "\x10\0"), (28, "\0\0\0\1"), (100, "\x0d"), (60, "\0\0\0\7"), (4096, "\x05\0\0\0\2"), (8192, "\x0a")):
        write(out / "libraryFile", str(place), struct.pack(">I", place)[1:] + bytes([len(content)]) + content.encode("latin-1"))
    write(out / "libraryFile", "cut", bytes([0, 0x80, 0, 255]))
    # Each kind of message, with numbers that may be possible.
    for kind in range(18):
        write(out / "workerMessages", str(kind), bytes([kind]) + struct.pack("<qqiiQq", 1, 4096, 44100, 2, 3, 44100) + bytes(120))
    for name, text in SETTINGS.items():
        write(out / "settings", name, text)
    write(out / "fileDelta", "text", "what stands in neither")
    write(out / "fileDelta", "zeros", bytes(300))


if __name__ == "__main__":
    main()
