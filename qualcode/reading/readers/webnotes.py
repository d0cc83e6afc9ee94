"""The notes of a web page: a raised mark in the text that leads to a note, or mark and note that lead to each other."""

from __future__ import annotations

import re
from typing import Any

_LONGEST = 6
"""Signs of a mark, such as ``[12]``; entries of a table of contents are longer."""
_BLOCKS = frozenset(("p", "li", "div", "dd", "td"))
_NOTES = ("p", "li", "dd")
_NOTE = "figcaption"
_NUMBERED = re.compile(r"\s*\[?(\d{1,3})[\])]?\.?\s*[^\W\d]")
_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*])[\])]?")


def set_apart(root: Any) -> None:
    """Take the marks of notes out of the text, and make the blocks of notes captions, which nobody says."""
    leads: dict[str, tuple[Any, set[str]]] = {}
    for link in list(root.iter("a")):
        target = link.get("href", "")
        if not target.startswith("#") or not 0 < len("".join(link.itertext()).strip()) <= _LONGEST:
            continue
        own = _names(link)
        mark = next((leads[name][0] for name in own if name in leads and target[1:] in leads[name][1]), None)
        if mark is None:
            leads[target[1:]] = (link, own)
            continue
        if (block := next((up for up in link.iterancestors() if up.tag in _BLOCKS), None)) is not None:
            block.tag = _NOTE
        for one in (link, mark):
            if (
                one.getparent() is not None
            ):  # a mark may have been taken out for another note that leads to it
                one.drop_tree()
    _one_way(root)
    _by_number(root)


def _one_way(root: Any) -> None:
    """Take out the raised marks that lead to a note below them, by its name, which leads nowhere."""
    raised: dict[str, list[Any]] = {}
    for element in list(root.iter("a", *_NOTES)):
        if element.tag == "a" and element.get("href", "").startswith("#") and _is_raised(element):
            raised.setdefault(element.get("href")[1:], []).append(element)
        elif element.tag != "a" and (marks := raised.pop(element.get("id"), None)):
            element.tag = _NOTE
            for mark in marks:
                mark.drop_tree()


def _by_number(root: Any) -> None:
    """Take out raised numbers that count up from 1 and lead nowhere, where as many paragraphs at the end open with those numbers."""
    opened = [
        (block, found[1])
        for block in root.iter(*_NOTES)
        if (found := _NUMBERED.match("".join(block.itertext())))
    ]
    within = {block for block, _ in opened}
    raised = [
        (sup, "".join(sup.itertext()).strip("[]() \n"))
        for sup in root.iter("sup")
        if within.isdisjoint(sup.iterancestors())
    ]
    marks = [(sup, number) for sup, number in raised if number.isdecimal()]
    notes = opened[-len(marks) :]
    counted = [str(at) for at in range(1, len(marks) + 1)]
    if not marks or not [number for _, number in marks] == [number for _, number in notes] == counted:
        return
    for note, _ in notes:
        note.tag = _NOTE
    for mark, _ in marks:
        mark.drop_tree()


def _is_raised(mark: Any) -> bool:
    """Whether a mark is set small and high, with nothing else beside it."""
    up = mark.getparent()
    return up is not None and up.tag == "sup" and _MARK.fullmatch("".join(up.itertext()).strip()) is not None


def _names(link: Any) -> set[str]:
    """The names by which others lead to a link: its own, and those of what it stands in, up to its block."""
    names = {link.get("id"), link.get("name")}
    for up in link.iterancestors():
        names.add(up.get("id"))
        if up.tag in _BLOCKS:
            break
    return {name for name in names if name}
