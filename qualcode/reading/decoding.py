"""Bytes become text: which encoding a file is in, and the few characters that may not stay."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from qualcode.errors import ReadingError
from qualcode.occurrences import occurrences

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ\x90", b"ID3", b"RIFF", b"OggS", b"\x1f\x8b")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSTABLE = re.compile(
    "[\u0300-\u1fff\u2000\u2001\u20d0-\u20ff\u2126\u212a\u212b\u2329\u232a\u2adc\u2cef-\uabff\uf900-\ufeff\U00010000-\U0001efff\U0001fc00-\U0010ffff]+"
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1c\x7f]")
_TIMED = re.compile("\x15(?=\\d)|(?<=\\d)\x15")
"""The sign that CHAT sets around the times of a line."""
_MAC = re.compile(
    rb"[a-z][\x8e\x91\x95\x8f\x9a\xd5][a-z]|[a-z][\x8e\x8f][\s.,?!]|\b\x8e\x8en\b|[a-z]\xc9[\s\"']| \xd0 |\xdb ?\d"
)
_WINDOWS = re.compile(rb"[a-z][\xe9\xeb\xef\xe8\xf6\xfc\x92][a-z]|[a-z]\x85\s| \x96 |\x80 ?\d")
_DOS = re.compile(rb"[a-z][\x82\x89\x8a\x8b\x94][a-z]|[\s'\"(]\x82\x82n\b|[a-z]\x81[a-z]|\b[A-Z]\x82n\b")
_SAMPLE = 1 << 16
_FEW_SIGNS = 8
_AT_ONCE = 1 << 16
"""Signs looked at together: their bytes stay in the processor's cache."""
_PLAIN = bytes((*range(0x20, 0x7F), *b"\t\n\x0c"))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding of a text file.

    A byte order mark decides; then UTF-8, if it fits; then UTF-16 without mark, known by its zero bytes;
    then the letters of an old Mac or of DOS, by where ë and é stand; then Windows-1252, which Dutch transcription desks still deliver.

    Raises
    ------
    ReadingError : the file is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if data.startswith(_BINARY):
        raise ReadingError("reading.error.binary", file=name)
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace"), wide
    data = data.rstrip(b"\x00")
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        text, encoding = _eight_bits(data, problem)
    if _looks_binary(text[:_SAMPLE]):
        raise ReadingError("reading.error.binary", file=name)
    return text, encoding


def is_text(data: bytes) -> bool:
    """Whether the beginning of a file is text; one of the formats of documents that are packed is not."""
    sample = data[:_SAMPLE]
    if not sample.strip() or sample.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return False
    try:
        text, _ = decode(sample, "")
    except ReadingError:
        return False
    return not _CONTROL.search(_TIMED.sub("", text)) and "\x00" not in text


def clean(text: str) -> str:
    r"""`text` in NFC, its lines parted by ``"\\n"``, without NUL, lone surrogates or byte order marks."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    odd = odd_signs(text)
    if "\r" in odd:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\x00\ufeff\x1d\x1e":
        if sign in odd:
            text = text.replace(sign, "")
    if "\x0b" in odd:
        text = text.replace("\x0b", "\n")
    if _SURROGATES.search(odd):
        text = _SURROGATES.sub("\ufffd", text)
    return _composed(text, odd)


def _composed(text: str, odd: str) -> str:
    """`text` in NFC; only what can change is looked at, since all but a few of its `odd` signs cannot."""
    unstable = "".join(set("".join(_UNSTABLE.findall(odd))))
    if not unstable:
        return text
    parts: list[str] = []
    at = 0
    for first, end in _stretches(text, unstable):
        start = max(at, first - 1)
        parts += (text[at:start], unicodedata.normalize("NFC", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


def _stretches(text: str, signs: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each run of some `signs` in `text`; one by one, if they are few, they are found far sooner."""
    if len(signs) > _FEW_SIGNS:
        yield from (found.span() for found in re.finditer(f"[{re.escape(signs)}]+", text))
        return
    end = 0
    for first in sorted(place for sign in signs for place in occurrences(sign, text)):
        if first >= end:
            end = first + 1
            while text[end : end + 1] in signs and end < len(text):
                end += 1
            yield first, end


def odd_signs(text: str) -> str:
    """The signs of `text` that are no ASCII, and its control signs, in order: few, so quickly searched."""
    parts = (
        text[at : at + _AT_ONCE].encode("utf-8", "surrogatepass") for at in range(0, len(text), _AT_ONCE)
    )
    return b"".join(part.translate(None, _PLAIN) for part in parts).decode("utf-8", "surrogatepass")


def _eight_bits(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str]:
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    sample = data[max(0, problem.start - _SAMPLE) : problem.start + _SAMPLE]
    if _is_mac_roman(sample):
        return data.decode("mac-roman"), "mac-roman"
    if _DOS.search(sample) and not _WINDOWS.search(sample):
        return data.decode("cp850"), "cp850"
    return data.decode("cp1252", "replace"), "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    """A file cut off in the middle of a character, or with one stray byte among many good ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return bad <= 3 and good >= 10 * bad


def _is_mac_roman(sample: bytes) -> bool:
    """Whether ë, é and the quotes stand where an old Mac puts them: cp1252 leaves those bytes for rare signs."""
    return bool(_MAC.search(sample)) and not _WINDOWS.search(sample)


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if len(sample) < 8 or b"\x00" not in sample:
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _looks_binary(sample: str) -> bool:
    if not sample:
        return False
    controls = _CONTROL.findall(_TIMED.sub("", sample))
    strange = len(controls) + sample.count("\ufffd") + sample.count("\x00")
    return strange > 8 and strange > 0.02 * len(sample)
