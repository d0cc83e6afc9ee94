"""The true text of a report whose prints are read: a small markup, and its blocks in the order of reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\[\^(\d+)\]")
_ITEM = re.compile(r"(-|\d+\.|[a-z]\.) ")
_SIGNS = {"^ ": "caption", "~ ": "remark", "!! ": "pull"}


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, quote, item, table, caption, remark under a table, pull quote or note."""

    kind: str
    text: str
    level: int = 0
    mark: str = ""
    """Sign of a list's item, or number of a note."""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The text without the marks of notes."""
        return MARK.sub("", self.text)


@dataclass(slots=True)
class Report:
    """A report as it was written: what stands on its front, and its blocks."""

    head: dict[str, str]
    blocks: list[Block] = field(default_factory=list)

    @property
    def notes(self) -> dict[str, str]:
        """Text of each note by its number."""
        return {block.mark: block.text for block in self.blocks if block.kind == "note"}


def load(path: Path) -> Report:
    """The report in `path`.

    The head holds ``title``, ``subtitle``, ``author``, ``date`` and ``head`` (the running head). ``[^1]`` marks a note and
    ``[^1]:`` is one, ``>`` a quote (the line in brackets says of whom), ``!!`` a pull quote, which repeats the text,
    ``^`` a caption, ``~`` a remark under a table.
    """
    top, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    report = Report(dict(line.split(": ", 1) for line in top.splitlines()))
    for part in re.split(r"\n{2,}", body.strip()):
        report.blocks += _blocks(part)
    return report


def _blocks(part: str) -> list[Block]:
    lines = part.split("\n")
    first = lines[0]
    if note := re.match(r"\[\^(\d+)\]: ", part):
        return [Block("note", part[note.end() :], mark=note[1])]
    if heading := re.match(r"(#+) ", part):
        return [Block("heading", part[heading.end() :], level=len(heading[1]))]
    for sign, kind in _SIGNS.items():
        if part.startswith(sign):
            return [Block(kind, part.removeprefix(sign))]
    if first.startswith("|"):
        rows = tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
        return [Block("table", " ".join(" ".join(row) for row in rows), rows=rows)]
    if first.startswith("> "):
        return [Block("quote", "\n".join(line[2:] for line in lines))]
    if _ITEM.match(first):
        return [Block("list", line.split(" ", 1)[1], mark=line.split(" ", 1)[0]) for line in lines]
    return [Block("prose", part)]
