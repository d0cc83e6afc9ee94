"""What a program or transcriber wrote around a conversation: rules between turns, page lines, the word that it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_END = re.compile(
    r"[\[(]?(?:einde?(?: van)?(?: de)? (?:opname|interview|gesprek|transcript)|end of (?:recording|transcript)"
    r"|[^.?!]{2,60} (?:is gestopt met transcriberen|heeft de transcriptie gestopt|stopped transcription)"
    r"|(?:meeting ended|vergadering beëindigd) (?:after|na) [\d:]{4,8}"
    r"|(?:transcriptie|transcript|transcription)(?: is)? (?:beëindigd|gestopt|ended|stopped)(?: (?:after|na) [\d:]{4,8})?"
    r"|(?:transcribed|getranscribeerd|gemaakt) (?:by|door|met) \S{4,40}(?: go unlimited to remove this message)?"
    r"|(?:deze bewerkbare transcriptie is door de computer gegenereerd|this editable transcript was computer generated).{0,120}"
    r")[\])]?\W*(?: go unlimited to remove this message\W*)?",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 200
_RULE = re.compile(r"\s*([-=_*~–—.#])(?:\s?\1){3,}\s*")
_PAGE = re.compile(
    r"\W*(?:pagina|page|blz\.?|bladzijde)\s*(\d{1,4})(?:\s*(?:van|of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_NEAR = 3
_LONGEST_PAGE_LINE = 60
_DRAWN = frozenset("-=_*~–—.# \t")


def is_end_notice(text: str) -> bool:
    """Whether a paragraph is no speech but the program's or transcriber's word that the recording ends."""
    return len(text) < _LONGEST_NOTICE and _END.fullmatch(text.strip()) is not None


def without_end_notices(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """`lines` without the notices they end with, and those notices."""
    kept, notices = list(lines), list[str]()
    while kept and (not kept[-1].strip() or is_end_notice(kept[-1])):
        if line := kept.pop().strip():
            notices.insert(0, line)
    return (kept, notices) if notices and kept else (list(lines), [])


def without_rules(lines: Sequence[str]) -> list[str]:
    """`lines`, those blank that hold nothing but a drawn rule."""
    return ["" if line and line[0] in _DRAWN and _RULE.fullmatch(line) else line for line in lines]


def without_page_lines(lines: Sequence[str]) -> list[str]:
    """`lines` without ``Pagina 3`` and the head or foot that comes back beside it; what a page cut is joined again.

    Only where such lines count up by one.
    """
    pages = {
        index: int(found[1])
        for index, line in enumerate(lines)
        if ("ag" in line or "lz" in line or "AG" in line or "LZ" in line or "lad" in line)
        and len(line) < _LONGEST_PAGE_LINE
        and (found := _PAGE.fullmatch(line))
    }
    numbers = list(pages.values())
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(lines)
    near = [_beside(lines, index) for index in pages]
    heads = {
        text for text, times in Counter(lines[i].strip() for beside in near for i in set(beside)).items()
        if times >= max(2, len(pages) - 1) and text[-1] not in ".?!,"
    }  # fmt: skip
    drop = set(pages) | {i for beside in near for i in beside if lines[i].strip() in heads}
    for index in list(drop):
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(lines) and not lines[at].strip():
                drop.add(at)
                at += step
    return [line for index, line in enumerate(lines) if index not in drop]


def _beside(lines: Sequence[str], index: int) -> list[int]:
    """The nearest written lines above and below."""
    found: list[int] = []
    for step in (-1, 1):
        at, seen = index + step, 0
        while 0 <= at < len(lines) and seen < _NEAR and abs(at - index) < 4 * _NEAR:
            if lines[at].strip():
                if not _stands_alone(lines, at):
                    break
                found.append(at)
                seen += 1
            at += step
    return found


def _stands_alone(lines: Sequence[str], index: int) -> bool:
    """Whether blank lines part a line from the text, as they do a running head."""
    around = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return not any(line.strip() for line in around)
