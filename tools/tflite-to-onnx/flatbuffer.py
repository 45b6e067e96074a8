"""Reads FlatBuffers: fields of a table by their numbers in the schema. A field that is absent has its default."""

import struct


class Table:
    def __init__(self, data, at=None):
        self.data = data
        self.at = self._read("I", 0) if at is None else at

    def _read(self, kind, at):
        return struct.unpack_from("<" + kind, self.data, at)[0]

    def _place(self, field):
        vtable = self.at - self._read("i", self.at)
        entry = 4 + 2 * field
        offset = self._read("H", vtable + entry) if entry < self._read("H", vtable) else 0
        return self.at + offset if offset else None

    def scalar(self, field, kind, default):
        """A number; the kind is that of the module struct."""
        place = self._place(field)
        return default if place is None else self._read(kind, place)

    def table(self, field):
        place = self._place(field)
        return None if place is None else Table(self.data, place + self._read("I", place))

    def _vector(self, field):
        """Where a vector starts, and how many elements it has."""
        place = self._place(field)
        if place is None:
            return 0, 0
        start = place + self._read("I", place)
        return start + 4, self._read("I", start)

    def tables(self, field):
        start, count = self._vector(field)
        entries = range(start, start + 4 * count, 4)
        return [Table(self.data, entry + self._read("I", entry)) for entry in entries]

    def ints(self, field):
        start, count = self._vector(field)
        return list(struct.unpack_from(f"<{count}i", self.data, start))

    def bytes(self, field):
        start, count = self._vector(field)
        return self.data[start : start + count]

    def text(self, field):
        return self.bytes(field).decode()
