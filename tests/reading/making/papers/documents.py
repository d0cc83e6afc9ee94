"""A paper as it is written down for this set: one block a line, and what is expected of it.

``# heading`` (to ``###``), ``- item``, ``1. item``, ``| cell | cell``, ``^ caption``, ``> what somebody said``, ``!! a pull quote``,
``& an address, a greeting or who signed``, ``[^1]: a note`` (its mark ``[^1]`` in the text), ``~ what stands in the file and is not
expected``, ``+ how the paragraph before goes on``; anything else is a paragraph. ``‹…›`` within a block stands in the file only, ``⟦…⟧`` in what is expected only, ``⏎`` is a
line break, ``¬`` a soft hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

SIGNS = {
    "!! ": "pull", "+ ": "more", "> ": "quote", "^ ": "caption", "& ": "apart", "~ ": "residue", "- ": "list", "| ": "table",
}  # fmt: skip
KINDS = {"quote": "prose", "caption": "note", "apart": "prose"}
MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(slots=True)
class Block:
    """One block: what it is, its words, its level or number, and the rows of a table."""

    kind: str
    words: str
    mark: str = ""
    rows: list[list[str]] = field(default_factory=list)

    @property
    def written(self) -> str:
        """What stands in the file."""
        return re.sub("⟦.*?⟧", "", self.words).replace("‹", "").replace("›", "")

    def expected(self, between: str) -> tuple[str, str]:
        """The block in gold.json; `between` parts the cells of a row."""
        words = "\n".join(between.join(row) for row in self.rows) if self.kind == "table" else self.words
        words = re.sub("‹.*?›|¬", "", MARK.sub("", words)).replace("⟦", "").replace("⟧", "")
        if self.kind == "list" and self.mark and between == " ":
            words = f"{self.mark} {words}"
        return KINDS.get(self.kind, self.kind), words.replace("⏎", "\n").replace("**", "").replace("  ", " ")


@dataclass(slots=True)
class Paper:
    """A file to be made: its name, its options and its blocks."""

    name: str
    options: dict[str, str]
    blocks: list[Block]

    @property
    def suffix(self) -> str:
        """Suffix of the file's name."""
        return Path(self.name).suffix

    @property
    def notes(self) -> dict[str, str]:
        """The words of each note by its number."""
        return {block.mark: block.written for block in self.blocks if block.kind == "note"}


def papers(source: Path) -> list[Paper]:
    """The papers written down in `source`."""
    found = []
    for part in re.split(r"^=== ", source.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = part.strip("\n").split("\n")
        options = dict((line[2:] + " ").split(" ", 1) for line in lines if line.startswith("@ "))
        blocks = [_block(line) for line in lines if line.strip() and not line.startswith("@ ")]
        found.append(
            Paper(name.strip(), {key: value.strip() for key, value in options.items()}, _tables(blocks))
        )
    return found


def _block(line: str) -> Block:
    if heading := re.match("(#+) ", line):
        return Block("heading", line[heading.end() :], heading[1])
    if note := re.match(r"\[\^(\d+)\]: ", line):
        return Block("note", line[note.end() :], note[1])
    if item := re.match(r"(\d+\.|[a-z]\)) ", line):
        return Block("list", line[item.end() :], item[1])
    for sign, kind in SIGNS.items():
        if line.startswith(sign):
            return Block(kind, line.removeprefix(sign))
    return Block("prose", line)


def _tables(blocks: list[Block]) -> list[Block]:
    """The rows of a table under each other as one block."""
    joined: list[Block] = []
    for block in blocks:
        if block.kind == "table":
            row = [cell.strip() for cell in block.words.strip().strip("|").split("|")]
            if joined and joined[-1].kind == "table":
                joined[-1].rows.append(row)
                continue
            block.rows.append(row)
        joined.append(block)
    return joined
