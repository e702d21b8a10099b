"""The rhythm network: beats, downbeats and chord changes 50 times a second, tempo and metre 12.5 times a second.

Two fronts hear drums and notes (log-frequency bands, 50 a second) and harmony (semitones, 12.5 a second). Dilated
residual convolutions after Davies and Böck (EUSIPCO 2019) see some 40 s to either side; most of them run at 25 frames a
second, where a frame costs half and reaches twice as far, and a skip connection keeps the fine timing.
"""
from dataset import BANDS, BEATS_IN_BAR, PITCHES, SLOW, TEMPO_CLASSES

FAST_OUTPUTS = ("beat", "downbeat", "change")
SLOW_WIDTH = TEMPO_CLASSES + len(BEATS_IN_BAR) + 1


def _convolve(name, source, channels, **keys):
    return {"kind": "convolve", "name": name, "input": source, "out_channels": channels, **keys}


def _block(name, source, channels, dilation, dropout):
    """A residual block: what `source` lacks."""
    return _convolve(name, source, channels, time_kernel=5, dilation=dilation, relu_before=True, add=source,
                     dropout=dropout, gain=0.6)


def _band_front(channels):
    return [
        {"kind": "affine", "name": "bands_normal", "input": "bands"},
        _convolve("bands1", "bands_normal", 16, time_kernel=3, width_kernel=6, width_stride=3, relu_after=True),
        _convolve("bands2", "bands1", 24, time_kernel=3, width_kernel=5, width_stride=3, relu_after=True),
        _convolve("bands3", "bands2", channels, width_kernel=7),
    ]


def _pitch_front(channels):
    return [
        {"kind": "affine", "name": "pitch_normal", "input": "pitch"},
        _convolve("pitch1", "pitch_normal", 12, time_kernel=5, width_kernel=3, width_padding=1, relu_after=True),
        _convolve("pitch2", "pitch1", 16, time_kernel=5, width_kernel=3, width_stride=2, width_padding=1,
                  relu_after=True),
        _convolve("pitch3", "pitch2", 16, width_kernel=7, width_stride=7, relu_after=True),
        {"kind": "flatten", "name": "pitch_flat", "input": "pitch3"},
        _convolve("pitch4", "pitch_flat", channels),
        {"kind": "repeat", "name": "heard", "input": "pitch4", "factor": SLOW, "add": "bands3"},
    ]


def _trunk(fine, coarse, blocks, dropout):
    layers = [
        _block("fine1", "heard", fine, 1, dropout),
        _block("fine2", "fine1", fine, 2, dropout),
        _convolve("coarse0", "fine2", coarse, time_kernel=3, time_stride=2, relu_before=True),
    ]
    for i in range(blocks):
        layers.append(_block(f"coarse{i + 1}", f"coarse{i}", coarse, 2 ** i, dropout))
    return layers


def _heads(fine, last):
    return [
        _convolve("back", last, fine, relu_before=True),
        {"kind": "repeat", "name": "joined", "input": "back", "factor": 2, "add": "fine2"},
        _block("fine3", "joined", fine, 1, 0.0),
        _convolve("fast", "fine3", len(FAST_OUTPUTS), relu_before=True, initial_bias=-3.0, gain=0.3),
        _convolve("slow1", last, 48, time_kernel=3, time_stride=2, relu_before=True, relu_after=True),
        _convolve("slow2", "slow1", SLOW_WIDTH, gain=0.3),
    ]


def description(fine=64, coarse=96, blocks=9, dropout=0.04):
    """The layers, with channels at 50 and at 25 frames a second and the number of dilated blocks at the latter."""
    return {
        "inputs": [{"name": "bands", "width": BANDS, "stride": 1}, {"name": "pitch", "width": PITCHES, "stride": SLOW}],
        "layers": _band_front(fine) + _pitch_front(fine) + _trunk(fine, coarse, blocks, dropout) + _heads(
            fine, f"coarse{blocks}"),
        "outputs": [{"name": "fast", "layer": "fast"}, {"name": "slow", "layer": "slow2"}],
    }
