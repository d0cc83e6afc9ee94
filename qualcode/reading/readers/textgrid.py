"""Praat's TextGrid, in its long and its short notation: one tier per speaker, or tiers that say the same in words and sounds.

Both notations hold the same values in the same order; only the long one names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.errors import ReadingError
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Paragraph, Raw
from qualcode.reading.readers.tiers import is_unsaid
from qualcode.reading.readers.unread import says_more

_VALUE = re.compile(r'"((?:[^"]|"")*)"|(?<![\w\[.])(-?\d+(?:\.\d+)?(?:[eE]-?\d+)?)(?![\w\]])|<exists>')
_OF_SOUNDS = re.compile(
    r"(?:.*[-_ /])?(?:phon(?:e|em|eme)?s?|fonemen|sounds?|ipa|mau|kan|ort|syll(?:able)?s?|words?|woord(?:en)?|pos|tone?s?|pitch|breaks?)"
)
_OF_WORDS = re.compile(r"(?:.*[-_ /])?(?:words?|woord(?:en)?|ort)")


@dataclass(slots=True)
class _Tier:
    name: str
    of_points: bool
    said: list[tuple[float, float, str]] = field(default_factory=list)


def read(data: bytes, name: str) -> Raw:
    """The words in the interval tiers of a TextGrid, in the order of time; the name of the tier speaks.

    Tiers with sounds or single words are left out where another says the same in sentences, and those with gestures or tones.

    Raises
    ------
    ReadingError : no TextGrid, or nothing said in it.
    """
    text, encoding = decode(data, name)
    if "TextGrid" not in text[:200]:
        raise ReadingError("reading.error.damaged", file=name)
    raw = Raw(encoding=encoding, spoken=True)
    every = list(_tiers(clean(text), raw))
    tiers = [tier for tier in every if tier.said and not tier.of_points]
    left_out = [tier for tier in tiers if is_unsaid(tier.name)]
    tiers = [tier for tier in tiers if tier not in left_out] or tiers
    spoken = [tier for tier in tiers if not _OF_SOUNDS.fullmatch(tier.name.casefold())]
    spoken = spoken or [tier for tier in tiers if _OF_WORDS.fullmatch(tier.name.casefold())][:1] or tiers
    if not spoken:
        raise ReadingError("reading.error.no_utterances", file=name)
    written = (said[2] for tier in every for said in tier.said)
    if (left_out and left_out != tiers) or says_more(
        written, (said[2] for tier in spoken for said in tier.said)
    ):
        raw.warn("tiers_left_out")
    for begins, ends, words, speaker in sorted(
        ((*said, tier.name or "?") for tier in spoken for said in tier.said), key=lambda row: row[0]
    ):
        raw.paragraphs.append(Paragraph(words, speaker=speaker, begins=begins, ends=ends, joined=True))
    return raw


def _tiers(text: str, raw: Raw) -> Iterator[_Tier]:
    """All tiers; those with points in time say nothing that is spoken.

    A file that breaks off ends where it does, of which `raw` warns.
    """
    values = iter(_VALUE.finditer(text))
    for found in values:
        kind = found[1]
        if kind not in ("IntervalTier", "TextTier"):
            continue
        tier = _Tier("", kind == "TextTier")
        try:
            tier.name = " ".join(_words(next(values)[1]).split()).strip("\"'")
            next(values), next(values)
            for _ in range(int(float(next(values)[2]))):
                begins = float(next(values)[2])
                ends = float(next(values)[2]) if not tier.of_points else begins
                words = " ".join(_words(next(values)[1]).split())
                if words:
                    tier.said.append((begins, ends, words))
        except (StopIteration, TypeError, ValueError, OverflowError):
            raw.warn("broken_off")
            yield tier
            return
        yield tier


def _words(quoted: str | None) -> str:
    if quoted is None:
        raise ValueError("a number where words should stand")
    return quoted.replace('""', '"')
