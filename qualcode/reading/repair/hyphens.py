"""Words cut at the end of a line with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.sought import Sought
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.spelling import KEPT_BEFORE, Spelling, ends_in_suspended, is_acronym
from qualcode.reading.repair.steps import NOTE, PAGE, Tally
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind
from qualcode.reading.words.lexicon import is_compound, is_word

_LAST = re.compile(r"(?P<word>[\w’'/]*[^\W_](?:-[\w’']+)*)-\s*$")
_FIRST = re.compile(r"\f?\s*(?P<word>[^\W_][\w’']*(?:-[\w’']+)*)")
_SUSPENDED = frozenset((
    "en", "of", "tot", "als", "noch", "dan", "resp", "respectievelijk", "én", "óf", "&", "naar", "versus",
    "vs",
))  # fmt: skip
_BEFORE_NUMBERS = frozenset(("top", "type"))
_OPENING = re.compile(r"\f?(?P<label>[^\W_][^:\t\f]{0,40}?)(?:(?P<sign>:|\t|  )|$)")
"""What may be the label of a turn: it stands before a colon or wide white, or alone on its line."""
_WITHIN = 400
"""Lines above and below in which whoever takes a turn takes another."""
_AHEAD = 120
_LONGEST_WORD = 200
_ENDS = tuple(".?!")
_COMMON = 3e-6
_FEW = 60
"""Cut words for which the text is searched; for more it is cut into words, which takes as long for any number."""


def hyphens(lines: Lines) -> tuple[Lines, Repair]:
    """Words cut with a hyphen at the line's end are joined, unless the hyphen belongs to the word.

    ``zelf-/standigen`` joins; ``in-/en uitstroom`` keeps its hyphen and its space; ``CAO-/onderhandelingen``
    and ``vrouw-/zijn`` keep their hyphen. The rest of the word may stand across a blank line, a note or a table.
    """
    tally = Tally("hyphens")
    cut = [index for index in where(lines.traits.tail == ord("-")) if _last_word(lines[index])]
    if not cut:
        return lines, tally.repair()
    words = Spelling(Sought(lines) if len(cut) <= _FEW else lines.vocabulary)
    mended = list(lines)
    changed: set[int] = set()
    for index in cut:
        last = _last_word(mended[index])
        if last is None:
            continue
        below = _continuation(mended, index, last["word"], words)
        if below is None:
            continue
        first = _FIRST.match(mended[below])
        if first is None:
            continue
        head, tail = last["word"], first["word"]
        if tail.casefold() in _SUSPENDED and not ends_in_suspended(head, tail):
            continue
        whole = f"{head}-{tail}" if _in_address(mended[index]) else words.whole(head, tail)
        before = f"{head}-/{tail}"
        join_up(mended, index, below, start=last.start(), whole=whole, end=first.end())
        changed |= {index, below}
        tally.add(before, whole, index)
    return changed_lines(lines, mended, changed), tally.repair()


def _last_word(line: str) -> re.Match[str] | None:
    """The cut word at the end of a line; only the end is searched, since a line can be very long."""
    end = len(line.rstrip())
    return _LAST.search(line, max(line.rfind(" ", 0, end) + 1, end - _LONGEST_WORD))


def _in_address(line: str) -> bool:
    """Whether a line ends within a web address, whose hyphens are its own."""
    last = line.rsplit(None, 1)[-1]
    many = last.count("-") > 2 and last.islower()
    return "://" in last or last.startswith("www.") or many or last.count("/") > 2


def join_up(lines: list[str], index: int, below: int, *, start: int, whole: str, end: int) -> None:
    """Put the word `whole` in the line at `index`, which its head begins at `start`, and take its tail off the line `below`, where that ends at `end`.

    Where a page or a blank line stands between and a sentence would begin below it, the head moves down: so the paragraph shows that it goes on.
    So it does where the word ends a sentence, for a short line with a stop would look like the end of a paragraph.
    """
    stop, rest = moved_up(lines[below], end)
    opens = rest.lstrip(f"{PAGE}{NOTE}( ‘“")[:1]
    at = max(map(lines[index].rfind, " \t\f", (0,) * 3, (start,) * 3)) + 1
    above, opening = lines[index][:at], lines[index][at:start]
    apart = below > index + 1 or lines[below][:1] == PAGE
    if (
        (apart or (stop[:1] in _ENDS and _key_of(rest) is None))
        and not opens.islower()
        and opens
        and whole[:1].islower()
        and above[:1] != NOTE
        and len(above.split()) > 1
    ):
        mark = lines[below][:1] if lines[below][:1] == PAGE else ""
        lines[index], lines[below] = above, f"{mark}{opening}{whole}{stop} {rest.lstrip(PAGE)}"
    else:
        lines[index], lines[below] = f"{above}{opening}{whole}{stop} ", rest


def moved_up(line: str, at: int) -> tuple[str, str]:
    """What hangs on the word that ends at `at` and moves up a line, and what is left of `line`."""
    stop = _stop_after(line, at)
    rest = line[at + len(stop) :].lstrip(" ")
    mark = line[:1] if line[:1] in (PAGE, NOTE) else ""
    if not rest.strip():
        return stop, mark.strip(NOTE)
    return stop, mark + rest


def _stop_after(line: str, at: int) -> str:
    """Stops and closing quotes that hang on the word which moves up."""
    end = at
    while end < len(line) and not line[end].isspace():
        end += 1
    return line[at:end]


def changed_lines(lines: Lines, mended: Sequence[str], changed: Collection[int]) -> Lines:
    """`lines` with those `changed` as they are in `mended`, but for lines of which nothing is left."""
    emptied = [index for index in changed if not mended[index] and lines[index].strip()]
    return lines.replaced({index: mended[index] for index in changed}).without(emptied)


def _continuation(lines: Sequence[str], index: int, head: str, words: Spelling) -> int | None:
    """The line on which a cut word goes on: the next written one, or one beyond what stands between."""
    below = index + 1
    noted = lines[index][:1] == NOTE
    while below < len(lines) and (not lines[below].strip() or (lines[below][:1] == NOTE and not noted)):
        below += 1
    if below >= len(lines):
        return None
    start = lines[below].lstrip("\f\x1d ")
    if below == index + 1 and _opens_turn(lines, below):
        return None
    if start[:1].islower() and (below == index + 1 or _fits(head, lines[below], words)):
        return below
    if start[:1].isupper() or start[:1].isdigit():
        if below == index + 1 and _is_proper_pair(head, start):
            return below
    for far in range(below, min(len(lines), index + _AHEAD)):
        begins = lines[far][:1] == PAGE or not lines[far - 1].strip()
        if (
            begins
            and lines[far].lstrip("\f ")[:1].islower()
            and _fits(head, lines[far], words, strictly=True)
        ):
            return far
    return None


def _opens_turn(lines: Sequence[str], at: int) -> bool:
    """Whether a line begins with a label as others do that have no cut word above them: who spoke last broke off there.

    One other does where a colon or wide white stands behind it, two where it stands alone.
    """
    found = _OPENING.match(lines[at])
    label = labels.parse(found["label"].rstrip()) if found else None
    if found is None or label is None or (label.text[0].islower() and label.kind < LabelKind.NAME):
        return False
    alone = not found["sign"]
    if alone and not (found["label"][0].isupper() and found["label"][-1].isalnum()):
        return False
    near = range(max(0, at - _WITHIN), min(len(lines), at + _WITHIN))
    alike = (
        other
        for other in near
        if (lines[other] == found[0] if alone else lines[other].startswith(found[0]))
        and other != at
        and not (other and lines[other - 1].rstrip().endswith("-"))
    )
    return next(islice(alike, int(alone), None), None) is not None


def _is_proper_pair(head: str, start: str) -> bool:
    return (
        head[:1].isupper()
        or head[-1:].isdigit()
        or (start[:1].isdigit() and (head.casefold() in KEPT_BEFORE | _BEFORE_NUMBERS or is_acronym(head)))
        or (start[:1].isupper() and len(start.split(None, 1)[0]) > 2 and not _opens_with_key(start))
    )


def _opens_with_key(line: str) -> bool:
    """Whether what stands before a colon is nobody's name, as in ``Bron: CBS``."""
    key = _key_of(line)
    return key is not None and labels.parse(key) is None


def _key_of(line: str) -> str | None:
    """What stands before the colon with which a line opens: a label of a turn, or a key such as ``Bron``."""
    found = _OPENING.match(line)
    return found["label"] if found is not None and found["sign"] == ":" else None


def _fits(head: str, line: str, words: Spelling, *, strictly: bool = False) -> bool:
    first = _FIRST.match(line)
    if first is None:
        return False
    whole = (head.rsplit("-", 1)[-1] + first["word"]).casefold()
    known = is_word(whole) or words.counts[whole] > 0
    return (
        known
        or (not strictly and not is_word(first["word"], _COMMON))
        or (not strictly and is_compound(whole))
    )
