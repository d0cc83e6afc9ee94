"""The notes of a web page: a mark in the text and a note that lead to each other."""

from __future__ import annotations

from typing import Any

_LONGEST = 6
"""Signs of a mark, such as ``[12]``; entries of a table of contents are longer."""
_BLOCKS = frozenset(("p", "li", "div", "dd", "td"))
_NOTE = "figcaption"


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
        link.drop_tree()
        mark.drop_tree()


def _names(link: Any) -> set[str]:
    """The names by which others lead to a link: its own, and those of what it stands in, up to its block."""
    names = {link.get("id"), link.get("name")}
    for up in link.iterancestors():
        names.add(up.get("id"))
        if up.tag in _BLOCKS:
            break
    return {name for name in names if name}
