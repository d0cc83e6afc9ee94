"""A sheet of quotes, each with the name of who said it behind it: ``“Ik hoor het op vrijdag.” – Anja, verzorgende``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np

from qualcode.reading import turnkinds
from qualcode.reading.lines import seen
from qualcode.reading.lines.signs import OPENING_QUOTE, among
from qualcode.reading.said import Conversation, Said, Turns, joined
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_QUOTE = re.compile(
    r"[“„\"‘'«](?P<words>.{8,4000}?)[”\"’'»]\s*(?:[-–—]\s*(?P<dashed>[^\s\d].{0,80}?)|[(\[](?P<bracketed>[^()\[\]]{1,80})[)\]])\.?",
    re.S,
)
_TAGGED = re.compile(r"(?P<words>.*\S)\s*\[(?P<name>[^\[\]]{1,40})\]")
"""A paragraph with who says it behind it: ``Dat zeg je nu. [Salima]``."""
_OPENS = tuple("“„\"‘'«")
_FEWEST, _MOSTLY, _FEWEST_TAGGED = 3, 0.7, 4
_OPEN_QUOTE = among("\"'", OPENING_QUOTE)
_LEAST = 0.1
"""The share of lines that open with a quote, below which a text holds no sheet of quotes."""


def by_name_behind(lines: Sequence[str]) -> Conversation | None:
    """A turn for each quote, by the name behind it; None where hardly all paragraphs are quotes with somebody's name or code."""
    traits = seen(lines).traits
    opened = int(_OPEN_QUOTE[traits.lead].sum())
    if opened < _FEWEST or opened < _LEAST * int(traits.written.sum()):
        return None
    blocks = [
        "\n".join(map(str.strip, run))
        for written, run in itertools.groupby(lines, lambda line: bool(line.strip()))
        if written
    ]
    if blocks and len(blocks) < _FEWEST:
        blocks = [line.strip() for line in lines if line.strip()]
    blocks = _with_names_below(blocks)
    found = [_QUOTE.fullmatch(block) for block in blocks]
    quotes = sum(1 for match in found if match)
    if quotes < _FEWEST or quotes < _MOSTLY * (len(blocks) - 1):
        return None
    talk = Conversation(Turns(), style="quotes")
    surest = LabelKind.NEVER
    for block, match in zip(blocks, found, strict=True):
        if match is None:
            talk.turns.append(Said(block, kind=turnkinds.NOTE))
            continue
        name, _, rest = (match["dashed"] or match["bracketed"]).strip().partition(",")
        label = labels.parse(name)
        if label is None:
            return None
        surest = max(surest, label.kind)
        if rest.strip():
            talk.asides.setdefault(label.text, rest.strip())
        talk.turns.append(Said(" ".join(match["words"].split()), label.text))
    return talk if surest >= LabelKind.PERSON else None


def by_tag_behind(lines: Sequence[str]) -> Conversation | None:
    """A turn for each paragraph, by the name in square brackets at its end, where all have one and they take turns."""
    traits = seen(lines).traits
    ends = traits.tail[traits.written & ~np.append(traits.written[1:], False)[: len(lines)]]
    if np.count_nonzero(ends == ord("]")) < max(_FEWEST_TAGGED, len(ends) - 1):
        return None
    blocks = [
        " ".join(" ".join(run).split())
        for written, run in itertools.groupby(lines, lambda line: bool(line.strip()))
        if written
    ]
    found = [_TAGGED.fullmatch(block) for block in blocks]
    at = next((place for place, match in enumerate(found) if match), len(found))
    tagged = [match for match in found[at:] if match]
    names = [label for match in tagged if (label := labels.parse(match["name"])) and label.text[0].isupper()]
    if at > 1 or len(names) < _FEWEST_TAGGED or len(names) < len(found) - at:
        return None
    if not 1 < len(set(names)) <= len(names) // 2 or max(label.kind for label in names) < LabelKind.PERSON:
        return None
    turns = [Said(match["words"], label.text) for match, label in zip(tagged, names, strict=True)]
    above = [Said(block, kind=turnkinds.NOTE) for block in blocks[:at]]
    return Conversation(joined([*above, *turns]), style="tags")


def _with_names_below(blocks: Sequence[str]) -> list[str]:
    """`blocks`, those that hold a dash and a name alone put behind the quote above them."""
    found: list[str] = []
    for block in blocks:
        below = found and found[-1][:1] in _OPENS and block[:1] in "-–—([" and "\n" not in block
        if below and found[-1][-1:] in "”\"’'»":
            found[-1] = f"{found[-1]} {block}"
        else:
            found.append(block)
    return found
