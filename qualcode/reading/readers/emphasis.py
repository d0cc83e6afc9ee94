"""Markdown's marks of emphasis within a line, taken away in time that grows with the line: a mark that nothing closes is not sought again."""

from __future__ import annotations

import re

_BEGIN = {
    "***": re.compile(r"\*\*\*(?=\S)"),
    "**": re.compile(r"\*\*(?=\S)"),
    "__": re.compile(r"__(?=\S)"),
    "*": re.compile(r"(?<![\w*])\*(?!\*)(?=\S)"),
    "_": re.compile(r"(?<!\w)_(?!_)(?=\S)"),
}
"""The marks in the order in which they are tried, each where it can begin emphasis."""
_END = {mark: re.compile(rf"(.+?)(?<=\S){re.escape(mark)}(?!\w)") for mark in _BEGIN}
_LAST = {mark: re.compile(rf".*(?<=\S)(?={re.escape(mark)}(?!\w))") for mark in _BEGIN}
_MARK = re.compile(r"[*_]")


def without_emphasis(text: str) -> str:
    """`text` without the marks around what is set in bold or italics, and around that within it."""
    if "*" not in text and "_" not in text:
        return text
    return "\n".join(_bare(_bare(line)) for line in text.split("\n"))


def _bare(line: str) -> str:
    last = {mark: ends.end() for mark, pattern in _LAST.items() if (ends := pattern.match(line))}
    found: list[str] = []
    done = at = 0
    while last and (mark := _MARK.search(line, at)):
        at = mark.start()
        if inner := _emphasised(line, at, last):
            found += line[done:at], inner[1]
            done = at = inner.end()
        else:
            at += 1
    return "".join([*found, line[done:]])


def _emphasised(line: str, at: int, last: dict[str, int]) -> re.Match[str] | None:
    """What a mark that begins at `at` emphasises, and the one that ends it; `last` tells where each could end for the last time."""
    for mark, end in last.items():
        begin = _BEGIN[mark].match(line, at)
        if begin and begin.end() < end:
            return _END[mark].match(line, begin.end())
    return None
