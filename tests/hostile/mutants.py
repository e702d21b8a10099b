"""Audio files that nobody's encoder wrote: mutant number N is always the same bytes, made of the tiny files in
seeds, of WAV, AIFF and AU headers that lie, and of samples that are no numbers."""

import pathlib
import random
import struct

SPARSE = 2 << 30  # bytes
EXTREMES = [0, 1, 2, 3, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFE, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE,
            0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF]
RATES = [0, 1, 100, 7999, 8000, 11025, 44100, 192000, 192001, 384000, 1_000_000, 0x7FFFFFFF, 0xFFFFFFFF]
CHANNELS = [0, 1, 2, 3, 8, 9, 64, 255, 256, 65535]
BITS = [0, 1, 7, 8, 12, 16, 20, 24, 32, 33, 64, 65535]
# What streams begin with whose packets say themselves how they are to be decoded: MPEG, ADTS, Ogg, AC-3, FLAC, DTS.
FAMILIES = [(b"\xff\xfb", b"\xff\xf3", b"\xff\xe3", b"\xff\xfd", b"\xff\xf5", b"ID3"), (b"\xff\xf1", b"\xff\xf9"), (b"OggS",),
            (b"\x0b\x77",), (b"fLaC",), (b"\x7f\xfe\x80\x01",)]
FORMATS = [1, 3, 6, 7, 2, 0x11, 0x55, 0xFFFE, 0, 0xFFFF]


def floats(rng):
    """Samples with everything that a float can be among them."""
    kinds = [float("nan"), float("inf"), float("-inf"), 1e-45, -1e-40, 3.4e38, -3.4e38, 1e30, 0.0, -0.0]
    share = rng.choice([0.001, 0.1, 1.0])
    count = rng.choice([1, 100, 8000, 40000])
    return struct.pack(f"<{count}f", *[rng.choice(kinds) if rng.random() < share else rng.uniform(-1, 1) for _ in range(count)])


def noise(rng, size):
    return rng.randbytes(size)


def wav(audio, rate=44100, channels=1, bits=16, tag=1, align=None, byte_rate=None, data_size=None, riff_size=None, before=b""):
    align = channels * bits // 8 if align is None else align
    byte_rate = rate * align if byte_rate is None else byte_rate
    fmt = struct.pack("<HHIIHH", tag & 0xFFFF, channels & 0xFFFF, rate & 0xFFFFFFFF, byte_rate & 0xFFFFFFFF, align & 0xFFFF, bits & 0xFFFF)
    if tag == 0xFFFE:
        fmt += struct.pack("<HHI", 22, bits & 0xFFFF, (1 << min(channels, 31)) - 1) + b"\1\0" + bytes.fromhex("000000001000800000aa00389b71")
    size = len(audio) if data_size is None else data_size
    body = b"WAVE" + before + b"fmt " + struct.pack("<I", len(fmt)) + fmt + b"data" + struct.pack("<I", size & 0xFFFFFFFF) + audio
    return b"RIFF" + struct.pack("<I", (len(body) if riff_size is None else riff_size) & 0xFFFFFFFF) + body


def extended(rate):
    """A rate as AIFF has it: 80 bits."""
    if rate == 0:
        return bytes(10)
    exponent = rate.bit_length() - 1
    return struct.pack(">HQ", 16383 + exponent, rate << (63 - exponent) & 0xFFFFFFFFFFFFFFFF)


def aiff(audio, rate=44100, channels=1, bits=16, frames=None):
    frames = len(audio) // max(1, channels * bits // 8) if frames is None else frames
    comm = struct.pack(">HIH", channels & 0xFFFF, frames & 0xFFFFFFFF, bits & 0xFFFF) + extended(rate)
    body = b"AIFFCOMM" + struct.pack(">I", len(comm)) + comm + b"SSND" + struct.pack(">III", len(audio) + 8, 0, 0) + audio
    return b"FORM" + struct.pack(">I", len(body)) + body


def au(audio, rate=44100, channels=1, encoding=3, size=None, offset=24):
    size = len(audio) if size is None else size
    return b".snd" + struct.pack(">IIIII", offset, size & 0xFFFFFFFF, encoding, rate & 0xFFFFFFFF, channels) + audio


class Mutants:
    """@param seeds: the folder of that name beside this file"""

    def __init__(self, seeds=pathlib.Path(__file__).parent / "seeds", seed=1):
        self.seed = seed
        self.media = [path.read_bytes() for path in sorted((seeds / "media").iterdir())]
        self.media = [content for content in self.media if len(content) > 64]
        self.tagged = [path.read_bytes() for path in sorted((seeds / "tagged").iterdir())]
        self.families = [[content for content in self.media if content.startswith(beginnings)] for beginnings in FAMILIES]
        self.kinds = [self.truncated, self.flipped, self.overwritten, self.numbers, self.spliced, self.chained, self.changing, self.repeated,
                      self.lying, self.not_numbers, self.rates, self.channels, self.lengths, self.tags, self.short]
        self.turn = 0  # how often each kind has been made before

    def kind(self, index):
        return "sparse" if index % 500 == 99 else self.kinds[index % len(self.kinds)].__name__

    def write(self, index, folder):
        """@return the file"""
        rng = random.Random(f"{self.seed}/{index}")
        kind = self.kind(index)
        self.turn = index // len(self.kinds)
        file = pathlib.Path(folder) / f"{index:05}-{kind}"
        content = getattr(self, kind)(rng)
        file.write_bytes(content)
        if kind == "sparse":
            with open(file, "r+b") as stream:
                stream.truncate(SPARSE)
        return file

    def source(self, rng):
        return rng.choice(self.media)

    def truncated(self, rng):
        content = self.source(rng)
        return content[:rng.randrange(len(content))]

    def flipped(self, rng):
        content = bytearray(self.source(rng))
        for _ in range(rng.choice([1, 2, 8, 64])):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        return bytes(content)

    def overwritten(self, rng):
        content = bytearray(self.source(rng))
        begin = rng.randrange(len(content))
        end = min(len(content), begin + rng.choice([1, 4, 16, 256, 4096]))
        content[begin:end] = rng.choice([bytes(end - begin), b"\xff" * (end - begin), noise(rng, end - begin)])
        return bytes(content)

    def numbers(self, rng):
        """Integers of a header become others."""
        content = bytearray(self.source(rng))
        for _ in range(rng.choice([1, 1, 2, 4])):
            size = rng.choice([1, 2, 4, 4, 8])
            place = rng.randrange(min(len(content) - size, rng.choice([64, 256, len(content)])))
            value = rng.choice(EXTREMES) & ((1 << 8 * size) - 1)
            content[place:place + size] = value.to_bytes(size, rng.choice(["little", "big"]))
        return bytes(content)

    def spliced(self, rng):
        first, second = self.source(rng), self.source(rng)
        return first[:rng.randrange(len(first))] + second[rng.randrange(len(second)):]

    def chained(self, rng):
        """Whole files one after another: other rates, channels and codecs in the middle."""
        return b"".join(self.source(rng) for _ in range(rng.choice([2, 2, 3, 10])))

    def changing(self, rng):
        """Streams of one kind one after another, so that their packets have other rates and channels in the middle."""
        family = self.families[self.turn % len(self.families)]
        parts = rng.sample(family, len(family))
        return b"".join(part * rng.choice([1, 1, 4]) for part in parts)

    def repeated(self, rng):
        content = self.source(rng)
        begin, end = sorted(rng.randrange(len(content) + 1) for _ in range(2))
        return content[:begin] + content[begin:end] * rng.choice([0, 2, 3, 50]) + content[end:]

    def lying(self, rng):
        lies = {"rate": RATES, "channels": CHANNELS, "bits": BITS, "tag": FORMATS, "align": EXTREMES, "byte_rate": EXTREMES,
                "data_size": EXTREMES, "riff_size": EXTREMES, "before": [b"LIST\xff\xff\xff\xff", b"ds64" + struct.pack("<I", 28) + b"\xff" * 28]}
        chosen = rng.sample(sorted(lies), rng.choice([1, 1, 2, 4]))
        return wav(noise(rng, rng.choice([0, 3, 100, 20000, 200000])), **{name: rng.choice(lies[name]) for name in chosen})

    def not_numbers(self, rng):
        return wav(floats(rng), rng.choice([8000, 44100, 192000]), rng.choice([1, 2, 8]), 32, 3)

    def rates(self, rng):
        audio = noise(rng, rng.choice([100, 30000, 300000]))
        return rng.choice([wav, aiff, au])(audio, rate=RATES[self.turn % len(RATES)])

    def channels(self, rng):
        audio = noise(rng, rng.choice([100, 30000, 300000]))
        return rng.choice([wav, aiff, au])(audio, channels=CHANNELS[self.turn % len(CHANNELS)])

    def lengths(self, rng):
        audio = noise(rng, rng.choice([0, 10, 30000, 300000]))
        lie = rng.choice([0, 1, len(audio) + 1, len(audio) * 1000, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE])
        return rng.choice([lambda: wav(audio, data_size=lie), lambda: wav(audio, riff_size=lie), lambda: aiff(audio, frames=lie),
                           lambda: au(audio, size=lie), lambda: au(audio, offset=lie)])()

    def tags(self, rng):
        """Tags that are damaged, or before what they do not belong to."""
        content = bytearray(rng.choice(self.tagged))
        for _ in range(rng.choice([1, 1, 2, 8])):
            content[rng.randrange(min(len(content), 600))] = rng.choice([0, 1, 0x7F, 0x80, 0xFF])
        size = rng.choice([0, 10, 0x0FFFFFFF])
        header = b"ID3" + bytes([rng.choice([2, 3, 4, 9]), 0, rng.randrange(256)]) + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
        return rng.choice([b"", header + bytes(rng.choice([0, 10, 100]))]) + bytes(content)

    def sparse(self, rng):
        """What stands at the beginning of 2 GiB of zeros: a file that ends long before, or one of six minutes."""
        long = wav(noise(rng, 40000), 192000, 8, 32, 1, data_size=SPARSE - 44)
        return rng.choice([self.source(rng), self.source(rng), self.source(rng), long])

    def short(self, rng):
        """Nothing, and hardly anything."""
        return rng.choice([self.source, lambda rng: noise(rng, 64)])(rng)[:rng.choice([0, 0, 1, 2, 4, 8, 12, 16, 44])]
