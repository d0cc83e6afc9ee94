"""How numbers, dates, times and foreign text are written in what goes out."""

from __future__ import annotations

import re

from qualcode.i18n import dates, t
from qualcode.i18n.numbers import number, percent
from qualcode.model import Document, DocumentKind, Voices

__all__ = [
    "as_lined",
    "clean",
    "clock",
    "day",
    "guessed_from",
    "kind_name",
    "moment",
    "number",
    "of",
    "one_line",
    "paragraphs",
    "percentage",
    "probability",
    "share",
    "who",
]

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "’", "”", '"', ")")
_BULLETS = ("- ", "• ", "* ", "– ")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EITHER = re.compile(f"{_FORBIDDEN.pattern}|{_BREAKS.pattern}")


def clean(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids or discourages; odd line breaks become newlines.

    Lone surrogates and non-characters become U+FFFD, control characters vanish.
    """
    if not _EITHER.search(text):
        return text
    broken = _BREAKS.sub("\n", text)
    return _FORBIDDEN.sub(lambda found: "\ufffd" if found[0] > "\u0100" else "", broken)


def one_line(text: str) -> str:
    """`text`, cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())


def as_lined(text: str) -> str:
    """`text`, cleaned, its lines as typed: no white space around them, one empty line at most."""
    lines = "\n".join(one_line(line) for line in clean(text).split("\n"))
    return re.sub("\n{3,}", "\n\n", lines.strip())


def paragraphs(text: str) -> list[str]:
    """`text`, cleaned, in paragraphs: a line that ends no sentence runs on into the next."""
    parts = [""]
    for line in clean(text).split("\n"):
        if parts[-1].endswith(_SENTENCE_ENDS) and line.strip():
            parts.append(line.strip())
        else:
            parts[-1] = f"{parts[-1]} {line.strip()}".strip()
    return parts


def typed(text: str) -> list[str]:
    """`text`, cleaned, as the paragraphs that a person typed: a line each, the items of a list together."""
    parts: list[str] = []
    for line in as_lined(text).split("\n"):
        item = line.startswith(_BULLETS)
        if item and parts and parts[-1].rpartition("\n")[2].startswith(_BULLETS):
            parts[-1] += f"\n{line}"
        elif line:
            parts.append(line)
    return parts


def between_marks(text: str) -> list[str]:
    """The `paragraphs` of what was said, between quotation marks."""
    parts = paragraphs(text)
    parts[0] = "‘" + parts[0]
    parts[-1] += "’"
    return parts


def percentage(part: float, whole: float) -> str:
    """`part` of `whole` as a whole percentage; a dash when there is no whole."""
    return percent(part / whole) if whole else "–"


def share(part: float, whole: float) -> str:
    """`part` of `whole` as a percentage, with one decimal below ten; a dash when there is no whole."""
    if not whole:
        return "–"
    return percent(part / whole, 1 if 0 < part / whole < 0.0995 else 0)


def probability(p: float) -> str:
    """``p = 0,03``, or ``p < 0,001`` where it is smaller than can be told."""
    return f"p < {number(0.001, 3)}" if p < 0.001 else f"p = {number(p, 3 if p < 0.01 else 2)}"


def who(voices: Voices, count: int = 0) -> str:
    """What those who are counted are called: *sprekers*, *respondenten*."""
    return t(f"reporting.voices.{voices}", count=number(count))


def of(part: int, whole: int) -> str:
    """``n van N``."""
    return t("reporting.of", n=number(part), total=number(whole))


def day(iso: str) -> str:
    """An ISO date in words, ``12 november 2026``; anything else as it stands, on one line."""
    return one_line(dates.day(iso))


def moment(iso: str) -> str:
    """An ISO moment in words, in the zone it was given in; anything else as it stands, on one line."""
    return one_line(dates.moment(iso))


def clock(seconds: float) -> str:
    """A place in a recording: ``0:12:31``."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def guessed_from(document: Document) -> str:
    """In what the date of a source was found where it was guessed and nobody confirmed it; else empty."""
    return t(f"project.dated.{document.dated.value}") if document.date_guessed else ""


def kind_name(kind: DocumentKind | str) -> str:
    """What a reader calls that kind of source."""
    return t(f"reporting.kind.{kind}", default=str(kind))
