"""Whether anything in a PDF is drawn in white, or in letters that are not drawn, told by a look over its bytes before pdfium gets it.

To ask pdfium of each text which colour it has takes as long as to ask where all lines stand; most documents have nothing white.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"(?<!d)stream\r?\n")
_LONGEST_HEAD, _LONGEST_BODY = 1 << 12, 1 << 24
_NO_DRAWING = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b|/Type\s*/(?:XRef|ObjStm|Metadata)\b|/Length1\b|/FunctionType\b"
)
_PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?\s*(?:/|>>)")
_HINTS = (b"1 g", b"1 rg", b"1 sc", b"3 Tr", b"1.0", b".9", b"0 0 0 0 ", b"0.0")
"""One of them stands in all that `_PALE` finds, and they are sought in no time."""
_PALE = re.compile(
    rb"(?:(?<![\d.])3\s+Tr|(?:(?<![\d.])1(?:\.0*)?|\.9\d*)\s+(?:g|rg|scn?)|(?:(?<![\d.])0(?:\.0\d*)?\s+){4}(?:k|scn?))(?![^\s/\[(<])"
)


def may_be_pale(data: bytes) -> bool:
    """Whether the PDF `data` may draw something in white, or letters unseen; what cannot be unpacked may."""
    if b"/Encrypt" in data:
        return True
    return any(
        body is None or (any(hint in body for hint in _HINTS) and _PALE.search(body))
        for body in _drawings(data)
    )


def _drawings(data: bytes) -> Iterator[bytes | None]:
    """What each stream that may draw something holds; None where it cannot be unpacked."""
    end = 0
    while stream := _STREAM.search(data, end):
        begin = stream.end()
        end = data.find(b"endstream", begin)
        end = end if end >= 0 else len(data)
        earliest = max(0, stream.start() - _LONGEST_HEAD)
        head = data[max(earliest, data.rfind(b"obj", earliest, stream.start())) : stream.start()]
        if not _NO_DRAWING.search(head):
            yield _body(head, data[begin:end])


def _body(head: bytes, packed: bytes) -> bytes | None:
    if b"/Filter" not in head:
        return packed
    if not _PACKED.search(head) or b"/Predictor" in head:
        return None
    try:
        unpacking = zlib.decompressobj()
        body = unpacking.decompress(packed, _LONGEST_BODY)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else body
