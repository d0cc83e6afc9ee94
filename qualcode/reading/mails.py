"""Threads of mail: who sent each, known by the heads that mail programs set above them, ``Van:``, ``Verzonden:``, ``Aan:``, ``Onderwerp:``.

A thread is a paper, mail after mail; said to be a talk, each mail is what its sender says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qualcode.reading import turnkinds
from qualcode.reading.lines import Lines, seen
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.papers import letterheads
from qualcode.reading.report import blocks
from qualcode.reading.said import Conversation, Said, Turns
from qualcode.reading.talk.flow import flow
from qualcode.reading.talk.margins import is_wrapped

_FROM = re.compile(r"\W*(?:Van|From) ?:\W*(?P<sender>[^\W\d_].{1,120})")
_KEY = re.compile(
    r"\W*(?:(?P<cc>b?cc|bijlagen?|attachments?|prioriteit|importance)|(?P<sure>verzonden|verstuurd|datum|sent|date|aan|to|onderwerp|betreft|subject))\W*:",
    re.I,
)
_ADDRESS = re.compile(r"\s*[<\[(][^<>()\[\]]*(?:@|mailto:)[^<>()\[\]]*[>\])]\s*")
_LONGEST_NAME = 60
_FEWEST, _FEWEST_KEYS, _MOST_BLANKS = 2, 2, 1
_LONGEST_HEAD = 300
_OF_PRINT = frozenset(("double_spacing", "footnotes", "list_titles"))
"""Repairs of print, which take the short lines of a mail for something else."""
_OPENS = among("VF*")


class Head(NamedTuple):
    """What a mail program sets above one mail: its first line, the line behind its last, and who sent it."""

    first: int
    behind: int
    sender: str


def is_thread(text: str) -> bool:
    """Whether heads of two mails or more stand in a text; one without their words is not cut into lines."""
    may_hold = sum(map(text.count, ("Van:", "Van :", "From:"))) >= _FEWEST
    return may_hold and bool(heads(text.split("\n")))


def fitting(steps: Sequence[str], text: str) -> tuple[str, ...]:
    """The repair `steps` that fit a text: no repairs of print for a thread of mail."""
    mailed = is_thread(text)
    return tuple(step for step in steps if not (mailed and step in _OF_PRINT))


def heads(lines: Sequence[str]) -> list[Head]:
    """The heads of all mails in `lines`; none where there are fewer than two: a mail alone is a letter or a memo."""
    traits = seen(lines).traits
    may = where(_OPENS[traits.lead] & traits.colon & (traits.length <= _LONGEST_HEAD))
    found = [head for index in may if (head := _head_at(lines, index)) is not None]
    return found if len(found) >= _FEWEST else []


def opens_thread(lines: Sequence[str]) -> bool:
    """Whether the first line that is written is that of the head of the first mail of several."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None or not _FROM.fullmatch(lines[first].strip()):
        return False
    return any(head.first == first for head in heads(lines))


def thread(lines: Sequence[str], *, paged: bool = False) -> Conversation | None:
    """The mails in `lines`, each the words of who sent it, below its head, which nobody says; None where there are no two."""
    found = heads(lines)
    if not found:
        return None
    wrapped = paged or is_wrapped(lines, [head.first for head in found])
    above = flow(lines[: found[0].first], wrapped=wrapped, stamped=False)
    turns = [Said(above, kind=turnkinds.NOTE)] if above else []
    for head, end in zip(found, _ends(lines, found), strict=True):
        turns.append(Said(_written(lines, head), kind=turnkinds.NOTE))
        if said := flow(lines[head.behind : end], wrapped=wrapped, stamped=False):
            turns.append(Said(said, head.sender))
    return Conversation(style="mail", turns=Turns(turns))


def as_blocks(lines: Lines) -> list[Said]:
    """The mails of a thread as a paper: the head of each and who signs it are notes; empty where there is no thread."""
    if not (found := heads(lines)):
        return []
    bounds = [(0, found[0].first), *zip((head.behind for head in found), _ends(lines, found), strict=True)]
    parts = [_signed(blocks.typed(lines[start:end])) for start, end in bounds]
    told = [Said(_written(lines, head), kind=turnkinds.NOTE) for head in found]
    return [*parts[0], *(one for head, part in zip(told, parts[1:], strict=True) for one in (head, *part))]


def _signed(body: list[Said]) -> list[Said]:
    """The blocks of a mail, of which a short last one that looks like a title or a cell is who signs."""
    body, _ = letterheads.with_letterhead(body)
    if body and body[-1].kind in (turnkinds.HEADING, turnkinds.TABLE) and len(body[-1].text) <= _LONGEST_NAME:
        body[-1] = body[-1]._replace(kind=turnkinds.NOTE, level=0)
    return body


def _ends(lines: Sequence[str], found: Sequence[Head]) -> list[int]:
    return [*(head.first for head in found[1:]), len(lines)]


def _written(lines: Sequence[str], head: Head) -> str:
    return "\n".join(line.strip() for line in lines[head.first : head.behind] if line.strip())


def _head_at(lines: Sequence[str], index: int) -> Head | None:
    """The head that begins at a line, where two of its usual keys stand right below it."""
    opening = _FROM.fullmatch(lines[index].strip())
    if opening is None:
        return None
    behind, keys, blanks = index + 1, 0, 0
    for at in range(index + 1, len(lines)):
        if not lines[at].strip():
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
            continue
        key = _KEY.match(lines[at])
        if key is None:
            break
        keys += key["sure"] is not None
        behind, blanks = at + 1, 0
    sender = " ".join(_ADDRESS.sub(" ", opening["sender"]).split()).strip(" \"'*_")[:_LONGEST_NAME]
    return Head(index, behind, sender) if sender and keys >= _FEWEST_KEYS else None
