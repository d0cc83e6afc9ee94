"""Head matter as people set it out, brought to one form: a line for each key, with a colon and its value.

Several on one line (``Datum: …; Functie: …``), in brackets, in the rows of a table in Markdown, with a dash for the
colon, or a key with its value on the line below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_KEY = r"[^\W\d_][\w’'/() .-]{0,38}?"
_NEXT = re.compile(rf"(?:\s*[;|,•·]|\s+[–—-]|\s{{2,}}|\t|\s)\s*(?=[*_]*(?P<key>{_KEY})[*_]*\s*:)")
_FIRST = re.compile(rf"[-•*_#\s]*(?P<key>{_KEY})[*_]*\s*:")
_BRACKETED = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\))(?:\s*(?:\[[^\[\]]*\]|\([^()]*\)))*\s*")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]*)[\])]")
_DASHED = re.compile(rf"[*_#\s]*(?P<key>{_KEY})[*_]*\s+[–—=-]\s+(?P<value>\S.*)")
_ALONE = re.compile(rf"[-•*_#\s]*(?P<key>{_KEY})[*_]*\s*:[*_\s]*")
_ROW_RULE = re.compile(r"\|[\s|:-]*-[\s|:-]*\|")
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Straight:
    """Lines with one key at most, and for each the line of the file that it ends on."""

    lines: list[str]
    ends: list[int]


def straight(lines: Sequence[str], is_key: Callable[[str], bool], is_role: Callable[[str], bool]) -> Straight:
    """`lines` with each key of head matter on a line of its own.

    `is_key` knows words of head matter, `is_role` those for people (``Interviewer``), which need a key near them.
    """

    def known(key: str) -> bool:
        plain = " ".join(key.split()).strip(" *_")
        return bool(plain) and (is_key(plain) or is_role(plain))

    def sure(key: str) -> bool:
        plain = " ".join(key.split()).strip(" *_")
        return bool(plain) and is_key(plain) and not is_role(plain)

    dashed = _dashed(lines, known, sure)
    below = _values_below(lines, known, sure)
    found = Straight([], [])
    for index, line in enumerate(lines):
        if index in below:
            continue
        if index + 1 in below:
            pieces, end = [f"{line.strip()} {lines[index + 1].strip()}"], index + 1
        else:
            pieces, end = dashed.get(index) or _pieces(line, known, sure), index
        found.lines.extend(pieces)
        found.ends.extend([end] * len(pieces))
    return found


def _pieces(line: str, known: Callable[[str], bool], sure: Callable[[str], bool]) -> list[str]:
    """The keys and values of one line; the line itself where it holds no more than one."""
    text = line.strip()
    if text[:1] == "|" == text[-1:]:
        if _ROW_RULE.fullmatch(text):
            return [""]
        cells = [cell.strip(" *_") for cell in text.strip("|").split("|")]
        keys, values = cells[::2], cells[1::2]
        if len(keys) == len(values) and all(map(known, (key.rstrip(" :") for key in keys))):
            return [f"{key.rstrip(' :')}: {value}" for key, value in zip(keys, values, strict=True)]
        return [line]
    if text.count(":") == 0 or len(line) > 400:
        return [line]
    if text[0] in "[(" and _BRACKETED.fullmatch(text):
        inner = [piece for within in _BRACKETS.findall(text) for piece in _pieces(within, known, sure)]
        keyed = [match["key"] for piece in inner if (match := _FIRST.match(piece))]
        return (
            inner if len(keyed) == len(inner) and all(map(known, keyed)) and any(map(sure, keyed)) else [line]
        )
    return _cut(line, known, sure)


def _cut(line: str, known: Callable[[str], bool], sure: Callable[[str], bool]) -> list[str]:
    keys, start, pieces = [], 0, []
    for match in _NEXT.finditer(line):
        key = match["key"]
        bare = match[0].strip() == "" and match[0].count(" ") == 1
        if known(key) and not (bare and not (sure(key) and key[:1].isupper())):
            keys.append(key)
            pieces.append(line[start : match.start()])
            start = match.end()
    pieces.append(line[start:])
    first = _FIRST.match(pieces[0])
    opening = first is not None and known(first["key"])
    if first is not None and opening:
        keys.append(first["key"])
    if any(piece.rstrip(" *_").endswith(":") for piece in pieces[:-1]):
        return [line]
    if len(keys) < 2 or not any(map(sure, keys)) or not (opening or ":" not in pieces[0]):
        return [line]
    return pieces


def _dashed(
    lines: Sequence[str], known: Callable[[str], bool], sure: Callable[[str], bool]
) -> dict[int, list[str]]:
    """Lines with a dash or equals sign behind a key, where two or more of them stand together."""
    matches = {
        index: match
        for index, line in enumerate(lines)
        if (match := _DASHED.fullmatch(line)) and known(match["key"]) and ":" not in match["key"]
    }
    if sum(1 for match in matches.values() if sure(match["key"])) < 2:
        return {}
    return {index: [f"{match['key']}: {match['value']}"] for index, match in matches.items()}


def _values_below(
    lines: Sequence[str], known: Callable[[str], bool], sure: Callable[[str], bool]
) -> set[int]:
    """Lines that are the value of the key alone on the line above, where there are two such keys or more."""
    below: set[int] = set()
    certain = 0
    for index in range(len(lines) - 1):
        match, value = _ALONE.fullmatch(lines[index]), lines[index + 1].strip()
        if match is None or index in below or not known(match["key"]):
            continue
        if not value or ":" in value[:40] or len(value) > _LONGEST_VALUE or value[-1] in ".?!":
            continue
        after = lines[index + 2].strip() if index + 2 < len(lines) else ""
        if known(value) and after and not _ALONE.fullmatch(after):
            continue
        if not sure(match["key"]) and not certain:
            continue
        certain += sure(match["key"])
        below.add(index + 1)
    return below if certain > 1 else set()
