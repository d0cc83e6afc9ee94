"""Drawings within drawings of a PDF (form XObjects): a few that call each other twice, and again, stand for more than any memory holds.

pdfium draws all of them out before it tells of a page, to forty deep, and cannot be stopped. So they are counted before it gets the file: a
drawing is a stream, and what it is stands unpacked in the file.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_FORM = re.compile(rb"/Subtype\s*+/Form\b")
_TOGETHER, _FIRST = re.compile(rb"/Type\s*+/ObjStm\b"), re.compile(rb"/First\s++(\d{1,10})")
_STREAM = re.compile(rb"stream\r?\n")
_CALL = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s++Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s*+(\d{1,10})\s++\d{1,5}\s++R\b")
_POINTS = re.compile(rb"\s*+(\d{1,10})\s++\d{1,5}\s++R\b")
_PACKED = re.compile(rb"/Filter\s*+\[?\s*+/(?:FlateDecode|Fl)\s*+\]?\s*+(?:/|>>)")
_LONGEST_HEAD, _LONGEST_BODY = 1 << 16, 1 << 24
_DEEPEST = 40
"""As deep as pdfium goes."""
MOST = 200_000
"""Drawings that one may stand for, itself and those within it; a large map has tens of thousands of signs."""

_Heads = dict[int, tuple[bytes, int]]


def is_endless(data: bytes) -> bool:
    """Whether a drawing in the PDF `data` stands for more than `MOST` of them."""
    if not any(_calls_others(data, found) for found in _FORM.finditer(data)):
        return False
    heads = dict(_heads(data))
    forms = {number: one for number, one in heads.items() if _FORM.search(one[0])}
    called = {number: Counter(_CALL.findall(_body(data, *one))) for number, one in forms.items()}
    called = {number: names for number, names in called.items() if names}
    heads = {**dict(_packed_heads(data, heads)), **heads}
    calls: dict[int, Counter[int]] = {}
    for number, names in called.items():
        named = _named(heads[number][0], heads)
        calls[number] = Counter()
        for name, times in names.items():
            if (inner := named.get(name)) in forms:
                calls[number][inner] += times
    return _largest(calls) > MOST


def _calls_others(data: bytes, found: re.Match[bytes]) -> bool:
    """Whether the drawing that is `found` calls any; looked at first, since hardly any does."""
    stream = _STREAM.search(data, found.end(), found.end() + _LONGEST_HEAD)
    if stream is None:
        return False
    earliest = max(0, found.start() - _LONGEST_HEAD)
    start = max(earliest, data.rfind(b"obj", earliest, found.start()))
    return _CALL.search(_body(data, data[start : stream.start()], stream.end())) is not None


def _largest(calls: dict[int, Counter[int]]) -> int:
    """For how many drawings the largest stands, to `_DEEPEST` deep, or some number above `MOST`."""
    sizes = dict.fromkeys(calls, 1)
    for _ in range(_DEEPEST):
        grown = {
            number: 1 + sum(times * sizes.get(inner, 1) for inner, times in within.items())
            for number, within in calls.items()
        }
        if grown == sizes or max(grown.values()) > MOST:
            return max(grown.values(), default=0)
        sizes = grown
    return max(sizes.values(), default=0)


def _heads(data: bytes) -> Iterator[tuple[int, tuple[bytes, int]]]:
    """Of each object its number, what stands before its stream, and where that begins; -1 where it has none."""
    starts = list(_OBJECT.finditer(data))
    for found, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.start() if following else len(data)
        end = min(end, found.end() + _LONGEST_HEAD)
        stream = _STREAM.search(data, found.end(), end)
        head = data[found.end() : stream.start() if stream else end]
        yield int(found[1]), (head, stream.end() if stream else -1)


def _packed_heads(data: bytes, heads: _Heads) -> Iterator[tuple[int, tuple[bytes, int]]]:
    """The same of the objects that are packed together in a stream; none of them has a stream of its own."""
    for head, at in heads.values():
        if not _TOGETHER.search(head) or not (first := _FIRST.search(head)):
            continue
        body, begins = _body(data, head, at), int(first[1])
        pairs = [int(number) for number in body[:begins].split() if number.isdigit()]
        numbers, places = pairs[::2], [*pairs[1::2], len(body)]
        for number, start, end in zip(numbers, places, places[1:], strict=False):
            yield number, (body[begins + start : begins + end], -1)


def _named(head: bytes, heads: _Heads) -> dict[bytes, int]:
    """The objects that a drawing may call, by the names that it has for them."""
    resources = _value(head, b"/Resources", heads)
    return {name: int(number) for name, number in _NAMED.findall(_value(resources, b"/XObject", heads))}


def _value(head: bytes, key: bytes, heads: _Heads) -> bytes:
    """What stands under `key`: a dictionary, or all of the object that it points to; empty where it is none."""
    at = head.find(key)
    if at < 0:
        return b""
    if points := _POINTS.match(head, at + len(key)):
        return heads.get(int(points[1]), (b"", -1))[0]
    depth, start = 0, at + len(key)
    for mark in re.finditer(rb"<<|>>", head[start:]):
        depth += 1 if mark[0] == b"<<" else -1
        if depth <= 0:
            return head[start : start + mark.end()]
    return b""


def _body(data: bytes, head: bytes, at: int) -> bytes:
    """What a stream holds, unpacked where it is packed in the usual way."""
    if at < 0:
        return b""
    end = data.find(b"endstream", at)
    packed = data[at : end if end >= 0 else len(data)]
    if b"/Filter" not in head:
        return packed[:_LONGEST_BODY]
    if not _PACKED.search(head):
        return b""
    try:
        return zlib.decompressobj().decompress(packed, _LONGEST_BODY)
    except zlib.error:
        return b""
