"""A network as a list of layers: what trains is what is exported and what runs.

A description is a dict

    {"inputs":  [{"name": "bands", "width": 74, "stride": 1}, …],
     "layers":  [{"kind": "convolve", "name": "front", "input": "bands", …}, …],
     "outputs": [{"name": "pulse", "layer": "pulse_head"}, …]}

Data is [time, width, channels]; an input has one channel. `stride` is how many frames of the network's fastest input
one frame stands for; it divides FRAMES. The number of fastest frames is padded with zeros to a multiple of FRAMES.
Layers come in the order of computation, each with a name of its own, `input` being the name of an input or an earlier
layer. The kinds and their keys are in FIELDS; what has a default may be left out. engine/nn/README.md says exactly what
each kind computes.
"""

FRAMES = 8
CIRCLE = 12    # groups of channels that a circular convolution treats alike: pitch classes

REQUIRED = object()

#: The keys of each kind of layer with their defaults. `add` names a layer whose output is added to the result before
#: `relu_after`; None = none.
FIELDS = {
    "affine": {},
    "convolve": {
        "time_kernel": 1, "dilation": 1, "time_stride": 1,
        "width_kernel": 1, "width_stride": 1, "width_padding": 0,
        "in_channels": None, "out_channels": REQUIRED,
        "relu_before": False, "relu_after": False, "add": None,
    },
    "circular": {
        "time_kernel": 1, "dilation": 1, "time_stride": 1, "in_channels": None, "out_channels": REQUIRED,
        "relu_after": False, "add": None,
    },
    "average": {},
    "flatten": {},
    "repeat": {"factor": REQUIRED, "add": None},
}

#: What only training knows; export folds it into the weights or drops it. `dropout` is the chance that a channel is
#: left out of a convolution's result before `add`; `batch_norm` normalises that result; `gain` scales the initial
#: weights against He's; `initial_bias` is the bias before training.
TRAINING_FIELDS = {"convolve": {"dropout": 0.0, "batch_norm": False, "gain": 1.0, "initial_bias": 0.0}}


class DescriptionError(ValueError):
    """What is wrong with a description: one sentence."""


def _check(condition, sentence):
    if not condition:
        raise DescriptionError(sentence)


def _whole(layer, key, least):
    value = layer[key]
    _check(isinstance(value, int) and not isinstance(value, bool) and least <= value <= 65536,
           f"{layer['name']}: {key} is {value!r}")
    return value


class Shape:
    """What a layer gives: `width` places of `channels` values every `stride` frames of the fastest input."""

    def __init__(self, stride, width, channels):
        self.stride, self.width, self.channels = stride, width, channels

    def __eq__(self, other):
        return vars(self) == vars(other)

    def __repr__(self):
        return f"every {self.stride} frames {self.width} × {self.channels}"


def _completed_layer(layer, training):
    kind = layer.get("kind")
    _check(kind in FIELDS, f"there is no kind of layer {kind!r}")
    fields = dict(FIELDS[kind])
    extra = TRAINING_FIELDS.get(kind, {})
    known = {"kind", "name", "input"} | set(fields) | set(extra)
    _check(set(layer) <= known, f"{layer.get('name')}: unknown keys {sorted(set(layer) - known)}")
    if training:
        fields.update(extra)
    whole = {"kind": kind, "name": layer["name"], "input": layer["input"]}
    for key, default in fields.items():
        value = layer.get(key, default)
        _check(value is not REQUIRED, f"{layer['name']}: {key} is missing")
        whole[key] = value
    return whole


def _check_in_time(layer, shape):
    """What convolutions of all kinds have in common."""
    for key in ("time_kernel", "dilation", "time_stride", "out_channels"):
        _whole(layer, key, 1)
    if layer["in_channels"] is None:
        layer["in_channels"] = shape.channels
    _check(layer["in_channels"] == shape.channels, f"{layer['name']}: its input has {shape.channels} channels")
    _check(layer["time_kernel"] % 2 == 1, f"{layer['name']}: a time kernel has a middle, so it is odd")


def _circular(layer, shape):
    _check_in_time(layer, shape)
    _check(shape.width == 1 and layer["in_channels"] % CIRCLE == 0 and layer["out_channels"] % CIRCLE == 0,
           f"{layer['name']}: its channels do not come in {CIRCLE} equal groups")
    return Shape(shape.stride * layer["time_stride"], 1, layer["out_channels"])


def _convolved(layer, shape):
    _check_in_time(layer, shape)
    for key in ("width_kernel", "width_stride"):
        _whole(layer, key, 1)
    padding = _whole(layer, "width_padding", 0)
    places = shape.width + 2 * padding - layer["width_kernel"]
    _check(places >= 0 and padding < layer["width_kernel"],
           f"{layer['name']}: its width kernel does not fit on {shape.width} places")
    return Shape(shape.stride * layer["time_stride"], places // layer["width_stride"] + 1, layer["out_channels"])


def _shape_after(layer, shape):
    if layer["kind"] == "convolve":
        return _convolved(layer, shape)
    if layer["kind"] == "circular":
        return _circular(layer, shape)
    if layer["kind"] == "average":
        return Shape(shape.stride, 1, shape.channels)
    if layer["kind"] == "flatten":
        return Shape(shape.stride, 1, shape.width * shape.channels)
    if layer["kind"] == "repeat":
        factor = _whole(layer, "factor", 1)
        _check(shape.stride % factor == 0, f"{layer['name']}: cannot repeat {factor} times what is {shape!r}")
        return Shape(shape.stride // factor, shape.width, shape.channels)
    return shape


def complete(description, training=False):
    """`description` with every default filled in, checked. Raises DescriptionError.

    `training` keeps what only training knows; without it those keys are left out, as in a container.
    Returns (description, shapes), shapes being the Shape of each input and layer by name.
    """
    shapes = {}
    inputs = []
    for one in description["inputs"]:
        stride = one.get("stride", 1)
        _check(one["name"] not in shapes, f"{one['name']} is there twice")
        _check(isinstance(stride, int) and stride >= 1 and FRAMES % stride == 0, f"{one['name']}: stride {stride!r}")
        inputs.append({"name": one["name"], "width": one["width"], "stride": stride})
        _whole(inputs[-1], "width", 1)
        shapes[one["name"]] = Shape(stride, one["width"], 1)
    _check(inputs and min(one["stride"] for one in inputs) == 1, "the fastest input has stride 1")
    layers = []
    for given in description["layers"]:
        layer = _completed_layer(given, training)
        name = layer["name"]
        _check(name not in shapes, f"{name} is there twice")
        _check(layer["input"] in shapes, f"{name}: there is no {layer['input']!r} before it")
        shape = _shape_after(layer, shapes[layer["input"]])
        _check(FRAMES % shape.stride == 0, f"{name}: a frame for {shape.stride} input frames")
        other = layer.get("add")
        if other is not None:
            _check(other in shapes, f"{name}: there is no {other!r} before it")
            _check(shapes[other] == shape, f"{name} is {shape!r}, {other} is {shapes[other]!r}")
        shapes[name] = shape
        layers.append(layer)
    outputs = []
    for one in description["outputs"]:
        _check(one["layer"] in shapes, f"there is no layer {one['layer']!r} to put out")
        _check(shapes[one["layer"]].width == 1, f"{one['layer']} is put out, so its width is 1")
        outputs.append({"name": one["name"], "layer": one["layer"]})
    _check(outputs and len({one["name"] for one in outputs}) == len(outputs), "outputs have names of their own")
    return {"inputs": inputs, "layers": layers, "outputs": outputs}, shapes


def tensor_shapes(description):
    """The shape of each tensor of a complete description by name, in the order of the layers.

    A convolution's weights are [time kernel, width kernel, in channels, out channels], a circular one's
    [time kernel, CIRCLE, in channels of a group, out channels of a group].
    """
    _, shapes = complete(description)
    wanted = {}
    for layer in description["layers"]:
        if layer["kind"] == "convolve":
            wanted[layer["name"] + ".weight"] = (layer["time_kernel"], layer["width_kernel"], layer["in_channels"],
                                                 layer["out_channels"])
            wanted[layer["name"] + ".bias"] = (layer["out_channels"],)
        elif layer["kind"] == "circular":
            inputs, outputs = layer["in_channels"] // CIRCLE, layer["out_channels"] // CIRCLE
            wanted[layer["name"] + ".weight"] = (layer["time_kernel"], CIRCLE, inputs, outputs)
            wanted[layer["name"] + ".bias"] = (outputs,)
        elif layer["kind"] == "affine":
            shape = shapes[layer["name"]]
            wanted[layer["name"] + ".scale"] = (shape.width, shape.channels)
            wanted[layer["name"] + ".shift"] = (shape.width, shape.channels)
    return wanted
