"""What a reader hands over, without the signs that canonical text may not hold, whatever the format let through."""

from __future__ import annotations

from dataclasses import replace

from qualcode.reading.decoding import clean
from qualcode.reading.raw import Raw

_LONGEST_LABEL = 120
_UNSEEN = "\x00\r\ufeff"


def tidy(raw: Raw) -> None:
    """Take such signs out of all of `raw`; title, metadata and labels stand on one line."""
    raw.title = _one_line(raw.title)
    raw.metadata = {_one_line(key): _one_line(value) for key, value in raw.metadata.items()}
    if raw.text is not None:
        raw.text = _seen(raw.text)
    for paragraph in raw.paragraphs:
        paragraph.text = _seen(paragraph.text)
        if paragraph.speaker:
            paragraph.speaker = _seen(_one_line(paragraph.speaker)[:_LONGEST_LABEL]).strip() or "?"
    raw.speakers = [replace(s, label=_seen(s.label).strip() or "?") for s in raw.speakers]


def _one_line(words: str) -> str:
    return " ".join(clean(words).split())


def _seen(text: str) -> str:
    if text.isprintable() or not any(sign in text for sign in _UNSEEN):
        return text
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
