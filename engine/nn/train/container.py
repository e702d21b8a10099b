"""Reads and writes .bnet, the open container of a network: its layers as JSON, its weights as 16-bit floats.

    offset   bytes
    0        8       89 42 4E 45 54 0D 0A 1A (a byte that is not ASCII, "BNET", and line ends that text mode would change)
    8        4       length of the header, little-endian
    12       …       header: JSON in UTF-8, filled with spaces so that the tensors begin on a multiple of 64
    …        …       tensors, one after another as the header lists them: IEEE 754 binary16, little-endian, C order

The header's fields are in engine/nn/README.md. The same network always gives the same bytes.
"""
import dataclasses
import hashlib
import json

import numpy as np

from description import complete, tensor_shapes

MAGIC = b"\x89BNET\r\n\x1a"
FORMAT = 1
_ALIGNMENT = 64
_LARGEST_HEADER = 1 << 20


class ContainerError(ValueError):
    """Why bytes are no container that this version reads: one sentence."""


@dataclasses.dataclass(frozen=True)
class Container:
    name: str          # what the network is for: "rhythm", "harmony"
    commit: str        # of the sources that trained it
    description: dict  # complete
    tensors: dict      # by name, numpy arrays of float16 in the order of the layers


def _header(container, payload):
    tensors, offset = [], 0
    for name, values in container.tensors.items():
        tensors.append({"name": name, "shape": list(values.shape), "offset": offset})
        offset += values.nbytes
    fields = {"format": FORMAT, "name": container.name, "commit": container.commit,
              "sha256": hashlib.sha256(payload).hexdigest(), **container.description, "tensors": tensors}
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    return text + b" " * (-(len(MAGIC) + 4 + len(text)) % _ALIGNMENT)


def _half(name, values):
    with np.errstate(over="ignore"):
        half = np.ascontiguousarray(values, dtype="<f2")
    if not np.isfinite(half).all():
        raise ContainerError(f"{name} holds values that 16-bit floats cannot.")
    return half


def make(name, commit, description, tensors):
    """A Container of a description (training keys are dropped) and its tensors, rounded to 16 bits."""
    description, _ = complete(description)
    wanted = tensor_shapes(description)
    if set(wanted) != set(tensors):
        raise ContainerError(f"Tensors {sorted(set(wanted) ^ set(tensors))} are missing or too many.")
    rounded = {}
    for tensor, shape in wanted.items():
        rounded[tensor] = _half(tensor, tensors[tensor])
        if rounded[tensor].shape != shape:
            raise ContainerError(f"{tensor} is {rounded[tensor].shape}, not {shape}.")
    return Container(name, commit, description, rounded)


def encode(container):
    """The bytes of a container."""
    payload = b"".join(values.tobytes() for values in container.tensors.values())
    header = _header(container, payload)
    return MAGIC + len(header).to_bytes(4, "little") + header + payload


def decode(data):
    """The container that `data` (bytes) holds. Raises ContainerError."""
    if data[:8] != MAGIC:
        raise ContainerError("This is no network container.")
    length = int.from_bytes(data[8:12], "little")
    if length > _LARGEST_HEADER or 12 + length > len(data):
        raise ContainerError("The header ends beyond the file.")
    payload = data[12 + length:]
    try:
        return _decoded(json.loads(data[12:12 + length]), payload)
    except (KeyError, TypeError, ValueError) as error:
        raise ContainerError(f"The header or the weights are damaged: {error}") from error


def _decoded(header, payload):
    if header["format"] != FORMAT:
        raise ContainerError(f"Format {header['format']} is not known.")
    if hashlib.sha256(payload).hexdigest() != header["sha256"]:
        raise ContainerError("The weights do not match their checksum.")
    description = {key: header[key] for key in ("inputs", "layers", "outputs")}
    tensors = {}
    for entry in header["tensors"]:
        count = int(np.prod(entry["shape"], dtype=np.int64))
        values = np.frombuffer(payload, "<f2", count, entry["offset"])
        tensors[entry["name"]] = values.reshape(entry["shape"])
    return make(header["name"], header["commit"], description, tensors)


def write(path, container):
    """Writes `container` to the file `path`."""
    with open(path, "wb") as file:
        file.write(encode(container))


def read(path):
    """Reads a container from the file `path`. Raises ContainerError."""
    with open(path, "rb") as file:
        return decode(file.read())
