"""The headings of a report, as far as they name themes, and the outline they make."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from qualcode.model import Turn, TurnKind

LONGEST = 12
OFTEN = 3
ITEM = 4
LEAST_TEXT = 20

_NUMBER = re.compile(
    r"(?:(?:hoofdstuk|paragraaf|box|kader)\s+)?(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=\D)", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:box|kader)\b", re.IGNORECASE)
_NEXT = re.compile(r"(?<!\bbox)(?<!\bkader)\s+(?=\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_])", re.IGNORECASE)
_TABLE = re.compile(r"\s*tabel\s+\d", re.IGNORECASE)
_GLUED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+([^\W\d_a-z][^\s]*(?:\s+(?![A-ZÀ-Þ\d‘“\"'])[^\s]+){0,9})(?=\s+[A-ZÀ-Þ\d‘“\"'])"
)
_QUESTION = re.compile(r"(?:in hoeverre|op welke|hoe|waar\w*|wanneer|wat|welke?|wie)\b", re.IGNORECASE)


@cache
def _words(group: str) -> frozenset[str]:
    """A group of words of ``report_parts.toml``."""
    text = files(__package__).joinpath("report_parts.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[group])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that names a theme.

    Attributes
    ----------
    title : without its number.
    number : such as ``3.3.1``; empty where there is none.
    parent : position, in the list it comes with, of the heading above it; -1 at the top.
    start, end : of the section below it up to the next heading, in the canonical text; with next to no text
        there, up to the end of what stands under it.
    """

    title: str
    number: str
    file: str
    parent: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading as it stands: `level` is its depth, `at` where it begins, `start` where its text begins.

    `below_table` says whether the caption of a table comes before it.
    """

    title: str
    number: str
    level: int
    at: int
    start: int
    below_table: bool = False


def headings_of(text: str, turns: Sequence[Turn], file: str) -> list[Heading]:
    """The headings of one document that name themes, in their order, with the tree they make.

    Left out are the fixed parts of a report (introduction, reading guide, conclusion, appendix…), whole
    sentences and questions, the heads of tables, headings with nothing below them and those that return
    three times or more. Numbers say what stands under what; without them the levels do. Headings that the
    extraction glued together, or to the text below, are found by their number where its neighbours are there
    too.

    Parameters
    ----------
    text : canonical text.
    turns : its blocks; those of kind `HEADING` count, with their level.
    file : the document's file name, kept with each heading.
    """
    lines = _with_glued(list(_lines(text, turns)), text, turns)
    ends = [*(line.at for line in lines[1:]), len(text)]
    outline = _Outline(lines)
    kept = _with_something_below(_themes(lines, outline), lines, ends, outline)
    places = {position: place for place, position in enumerate(kept)}
    found = []
    for position in kept:
        line = outline.lines[position]
        above = outline.parents[position]
        while above >= 0 and above not in places:
            above = outline.parents[above]
        parent = places.get(above, -1)
        short = ends[position] - line.start < LEAST_TEXT
        end = ends[outline.last_below(position)] if short else ends[position]
        found.append(Heading(plain(line.title), line.number, file, parent, line.start, end))
    return found


def _themes(lines: Sequence[_Line], outline: _Outline) -> list[int]:
    """Positions of the headings that name a theme."""
    often = Counter(line.title.casefold() for line in lines)
    return [
        position
        for position, line in enumerate(lines)
        if names_theme(line.title)
        and often[line.title.casefold()] < OFTEN
        and not outline.in_end_matter(position)
        and not (outline.is_item(position) and _is_stray(lines, position))
        and not (line.below_table and _heads_columns(line.title))
    ]


def _with_something_below(
    named: Sequence[int], lines: Sequence[_Line], ends: Sequence[int], outline: _Outline
) -> list[int]:
    """Those of the named headings that have text below them, or a heading that is kept."""
    kept: set[int] = set()
    wanted: set[int] = set()
    for position in reversed(named):
        if position in wanted or ends[position] - lines[position].start >= LEAST_TEXT:
            kept.add(position)
            above = outline.parents[position]
            while above >= 0:
                wanted.add(above)
                above = outline.parents[above]
    return sorted(kept)


def _heads_columns(title: str) -> bool:
    """Whether a title reads as the heads of columns side by side: all capitals, or one after the first."""
    return title != plain(title) or any(word[0].isupper() for word in title.split()[1:])


def names_theme(title: str) -> bool:
    """Whether a title may name a theme: no fixed part of a report, sentence, question or fragment."""
    words = re.findall(r"[^\W\d_]+", title.casefold())
    if not words or len(title.split()) > LONGEST or words[0] in _words("parts") | _words("end_matter"):
        return False
    if title[-1] in '.!?…”’"»:;,-/' and not title.endswith("’s"):
        return False
    if title[0].islower() or words[-1] in _words("unfinished"):
        return False
    return not (_QUESTION.match(title) and (len(words) > 6 or "?" in title))


def plain(title: str) -> str:
    """The title without shouting: ``GRIP OP WERK`` and ``OnDERZOEK`` get ordinary capitals."""
    letters = [letter for letter in title if letter.isalpha()]
    loud = sum(letter.isupper() for letter in letters) > 0.5 * len(letters)
    return title[:1].upper() + title[1:].lower() if loud and len(letters) > 5 else title


def _lines(text: str, turns: Sequence[Turn]) -> Iterator[_Line]:
    below_table = False
    for turn in turns:
        if turn.kind is TurnKind.HEADING:
            words = text[turn.start : turn.end]
            places = [0, *(match.end() for match in _NEXT.finditer(words)), len(words)]
            for begin, end in pairwise(places):
                line = _line(words[begin:end], turn.level, turn.start + begin, turn.start + end)
                yield replace(line, below_table=below_table and not line.number)
        below_table = bool(_TABLE.match(text, turn.start, turn.end))


def _line(words: str, level: int, at: int, start: int) -> _Line:
    words = " ".join(words.split())
    match = _NUMBER.match(words)
    if match is None:
        return _Line(words, "", level or 1, at, start)
    title = words[match.end() :]
    label, _, rest = title.partition(". ")
    title = label if rest else title
    if _ASIDE.match(words):
        return _Line(title, "", max(level, 3), at, start)
    return _Line(title, match.group(1), match.group(1).count(".") + 1, at, start)


def _with_glued(lines: list[_Line], text: str, turns: Sequence[Turn]) -> list[_Line]:
    """The lines with those that begin a block of prose, where their numbers belong among the others."""
    numbers = {line.number for line in lines if "." in line.number}
    near = {number.rpartition(".")[0] for number in numbers} | numbers
    for turn in turns:
        place = turn.start if turn.kind is TurnKind.PROSE else turn.end
        while match := _GLUED.match(text, place, turn.end):
            number, title = match.group(1), match.group(2)
            if number in numbers or not {number, number.rpartition(".")[0]} & near:
                break
            level = number.count(".") + 1
            lines.append(_Line(" ".join(title.split()), number, level, place, match.end()))
            place = match.end() + 1
    return sorted(lines, key=lambda line: line.at)


class _Outline:
    """Which heading stands under which: `parents` holds positions in `lines`, -1 at the top."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = _levelled(lines)
        self._numbers = [bool(line.number) for line in lines]
        self.parents: list[int] = []
        self._numbered: dict[str, int] = {}
        for position, line in enumerate(self.lines):
            self.parents.append(self._parent(position, line))
            if line.number:
                self._numbered[line.number] = position

    def is_item(self, position: int) -> bool:
        """Whether the heading has a number that is that of an item in a list."""
        return self._numbers[position] and not self.lines[position].number

    def last_below(self, position: int) -> int:
        """The last heading that stands under one, however deep; the heading itself where none does."""
        last = position
        for other in range(position + 1, len(self.parents)):
            above = self.parents[other]
            while above > position:
                above = self.parents[above]
            if above != position:
                break
            last = other
        return last

    def in_end_matter(self, position: int) -> bool:
        """Whether the heading, or one above it, opens an appendix or a list of references."""
        while position >= 0:
            if _first_word(self.lines[position].title) in _words("end_matter"):
                return True
            position = self.parents[position]
        return False

    def _parent(self, position: int, line: _Line) -> int:
        above = line.number.rpartition(".")[0]
        while above:
            if above in self._numbered:
                return self._numbered[above]
            above = above.rpartition(".")[0]
        if "." in line.number:
            return -1
        before = range(position - 1, -1, -1)
        return next((at for at in before if self.lines[at].level < line.level), -1)


def _levelled(lines: Sequence[_Line]) -> list[_Line]:
    """Numbers of one figure that open no chapter are items of a list under the heading before them."""
    chapter, in_list = 0, False
    levelled = []
    for position, line in enumerate(lines):
        if "." in line.number:
            chapter = max(chapter, int(line.number.partition(".")[0]))
        elif line.number:
            follows = int(line.number) == chapter + 1 and not in_list
            if int(line.number) > chapter and (follows or _opens_chapter(lines, position)):
                chapter, in_list = int(line.number), False
            else:
                line, in_list = replace(line, number="", level=ITEM), True
        levelled.append(line)
    return levelled


def _opens_chapter(lines: Sequence[_Line], position: int) -> bool:
    """Whether what comes before the next number of one figure has numbers of this chapter."""
    later = [other.number for other in lines[position + 1 :] if other.number]
    return bool(later) and later[0].startswith(f"{lines[position].number}.")


def _is_stray(lines: Sequence[_Line], position: int) -> bool:
    """Whether an item has no neighbour in a list: a footnote that passes for a heading."""
    number = int(lines[position].number or 0)
    near = {line.number for line in lines[max(0, position - 2) : position + 3]}
    return number > 1 and not near & {str(number - 1), str(number + 1)}


def _first_word(title: str) -> str:
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return words[0] if words else ""
