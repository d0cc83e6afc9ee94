"""What is still wrong in a report: counted before and after repair, by rules apart from its own."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]{2,})-[ \f]*\n[\s\f]*([a-zà-ÿ]{2,})|([^\W\d_]{2,})- ([a-zà-ÿ]{2,})")
_SUSPENDED = ("en", "of", "tot", "als", "noch", "dan")
_HEAD = re.compile(
    r"(?<!\w)\d{1,3} ?Rapport\b(?! )|\b\d{1,3} Het betere werk\s*$|\|\s+Duurzame loopbanen in", re.M
)
_NOTE_MARK = re.compile(r"(?<=[a-zà-ÿ])\d{1,3}(?=[\s.,;:)’”]|$)|(?<=[a-z][.,’”])\d{1,3}(?=\s)", re.M)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2060\ufeff\ufffd\ue000-\uf8ff]")
_SPACED = re.compile(r"(?:\b[^\W\d_] ){5,}")
_SMALL_CAPS = re.compile(r"\b(?:wrr|oecd|cbs|cpb|scp|uwv|tno|awvn|szw)\b")
_URL_LINE = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$", re.M)


def counts(text: str) -> dict[str, int]:
    """How often each sort of damage stands in `text`, lines parted by ``"\\n"``."""
    return {
        "running heads": len(_HEAD.findall(text)),
        "words cut with a hyphen": _cut(text),
        "words cut without one": _split(text),
        "doubled cells": sum(1 for line in text.split("\n") if _doubled(line)),
        "digits on words": len(_NOTE_MARK.findall(text)),
        "repeated passages": _repeated(text),
        "invisible signs": len(_INVISIBLE.findall(text)),
        "spaced letters": len(_SPACED.findall(text)),
        "small capitals": len(_SMALL_CAPS.findall(text)),
        "bare addresses": len(_URL_LINE.findall(text)),
    }


def _cut(text: str) -> int:
    found = 0
    for match in _CUT.finditer(text):
        tail = match[2] or match[4]
        found += tail not in _SUSPENDED
    return found


def split_words(text: str) -> Counter[str]:
    """Neighbours of which one is no word (wordfreq), while the two together stand elsewhere in the text."""
    from wordfreq import zipf_frequency

    words = [word.casefold() for word in _WORD.findall(text)]
    seen = Counter(words)
    joined: Counter[str] = Counter()
    for match in re.finditer(r"(?<![\w-])([^\W\d_]{2,})[ \n]+([a-zà-ÿ]{2,})(?![\w-])", text):
        _note(match[1], match[2], seen, joined, zipf_frequency)
    for match in re.finditer(r"(?<=[ \n])([a-zà-ÿ]{2,})[ \n]+([a-zà-ÿ]{2,})(?![\w-])", text):
        _note(match[1], match[2], seen, joined, zipf_frequency)
    return joined


def _note(head: str, tail: str, seen: Counter[str], joined: Counter[str], zipf: object) -> None:
    whole = (head + tail).casefold()
    if seen[whole] and len(whole) > 5 and not (_known(head, zipf) and _known(tail, zipf)):
        joined[f"{head}|{tail}"] = 1


def _known(word: str, zipf: object) -> bool:
    return zipf(word.casefold(), "nl") >= 1.5  # type: ignore[operator]


def _split(text: str) -> int:
    return len(split_words(text))


def _doubled(line: str) -> bool:
    plain = "".join(line.split())
    half = len(plain) // 2
    if len(plain) >= 8 and len(plain) % 2 == 0 and plain[:half] == plain[half:]:
        return True
    return re.search(r"\b([^\W\d_]{5,})\1\b", line) is not None


def _repeated(text: str, size: int = 12) -> int:
    """Runs of twelve words or more that stand twice."""
    words = [word.casefold() for word in _WORD.findall(text.replace("-\n", ""))]
    seen: dict[tuple[str, ...], int] = {}
    runs = 0
    at = 0
    while at + size <= len(words):
        key = tuple(words[at : at + size])
        if key in seen:
            runs += 1
            at += size
            continue
        seen[key] = at
        at += 1
    return runs
