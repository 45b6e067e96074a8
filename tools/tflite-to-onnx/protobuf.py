"""Writes the messages of ONNX's onnx.proto, as far as the converter needs them, in the Protocol Buffers format."""

import struct

IR_VERSION = 8
OPSET = 17

FLOAT, INT64, FLOAT16 = 1, 7, 10  # TensorProto.DataType


def _varint(value):
    out = bytearray()
    value &= 0xFFFFFFFFFFFFFFFF
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field, value):
    return _varint(field << 3) + _varint(value)


def _bytes(field, value):
    data = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _all(field, values):
    return b"".join(_bytes(field, value) for value in values)


def _attribute(name, value):
    if isinstance(value, str):
        typed = _bytes(4, value) + _number(20, 3)
    elif isinstance(value, int):
        typed = _number(3, value) + _number(20, 2)
    else:
        typed = b"".join(_number(8, each) for each in value) + _number(20, 7)
    return _bytes(1, name) + typed


def node(operator, inputs, output, **attributes):
    named = [_attribute(name, value) for name, value in attributes.items()]
    return _all(1, inputs) + _bytes(2, output) + _bytes(4, operator) + _all(5, named)


def tensor(name, kind, shape, data):
    dims = b"".join(_number(1, size) for size in shape)
    return dims + _number(2, kind) + _bytes(8, name) + _bytes(9, data)


def scalar(name, number):
    return tensor(name, FLOAT, [], struct.pack("<f", number))


def int64s(name, values):
    return tensor(name, INT64, [len(values)], struct.pack(f"<{len(values)}q", *values))


def value(name, shape):
    """The name and shape of an input or output of 32-bit floats."""
    dims = _all(1, [_number(1, size) for size in shape])
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, FLOAT) + _bytes(2, dims)))


def model(name, nodes, initializers, inputs, outputs):
    graph = _all(1, nodes) + _bytes(2, name) + _all(5, initializers) + _all(11, inputs) + _all(12, outputs)
    opset = _number(2, OPSET)
    return _number(1, IR_VERSION) + _bytes(2, "tflite-to-onnx") + _bytes(7, graph) + _bytes(8, opset)
