"""Sends sound through lossy codecs and back, with the codec's delay taken out. Calls FFmpeg's command."""
import subprocess

import numpy as np
import scipy.fft

RATE = 22050
CODECS = {                    # FFmpeg's encoder, muxer and demuxer; sampling rates and kbit/s that are drawn from
    "mp3": ("libmp3lame", "mp3", "mp3", (22050, 44100), (24, 32, 48, 64, 96, 128)),
    "aac": ("aac", "adts", "aac", (22050, 44100), (24, 32, 48, 64, 96)),
    "opus": ("libopus", "ogg", "ogg", (24000, 48000), (16, 24, 32, 48, 64)),
    "vorbis": ("libvorbis", "ogg", "ogg", (22050, 44100), (32, 48, 64, 80)),
}


def _run(arguments, data):
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", *arguments]
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace").strip()[-300:])
    return done.stdout


WHITENED = 0.7     # 1 would be the phase transform, which also listens where a codec leaves nothing but noise


def lag(reference, signal, reach):
    """Samples by which `signal` comes after `reference`, within ±`reach`.

    From their cross-correlation, all but whitened (Knapp and Carter 1976): a steady tone is like itself a period later.
    """
    size = scipy.fft.next_fast_len(len(reference) + reach, real=True)
    spectrum = scipy.fft.rfft(signal, size) * np.conj(scipy.fft.rfft(reference, size))
    cross = scipy.fft.irfft(spectrum / (np.abs(spectrum) ** WHITENED + 1e-12), size)
    near = np.concatenate([cross[-reach:], cross[:reach + 1]])
    return int(np.argmax(near)) - reach


def transcode(signal, codec, rng):
    """The signal, float32 mono in −1 to 1, as it comes back; as long as it was. Raises OSError where FFmpeg fails."""
    encoder, container, demuxer, rates, bitrates = CODECS[codec]
    pcm = ["-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"]
    encode = ["-c:a", encoder, "-ar", str(rng.choice(rates)), "-b:a", f"{rng.choice(bitrates)}k", "-f", container]
    coded = _run([*pcm, *encode, "pipe:1"], signal.astype("<f4").tobytes())
    decode = ["-f", demuxer, "-i", "pipe:0", "-f", "f32le", "-ar", str(RATE), "-ac", "1"]
    back = np.frombuffer(_run([*decode, "pipe:1"], coded), "<f4")
    part = min(len(signal), len(back), 12 * RATE)
    delay = lag(signal[:part], back[:part], 4096)
    aligned = np.zeros(len(signal), np.float32)
    source = back[max(delay, 0):]
    start = max(-delay, 0)
    count = min(len(source), len(signal) - start)
    aligned[start:start + count] = source[:count]
    return aligned
