"""The tree of a codebook: its order, who stands below whom, and which code a key means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook


def in_tree_order(codes: Iterable[Code]) -> tuple[Code, ...]:
    """The codes with each parent before its children, siblings as they came.

    A code whose parent is not among them, or that is above itself, comes after the rest as it is.
    """
    listed = list(codes)
    keys = {code.key for code in listed}
    below: dict[str, list[int]] = {}
    for number, code in enumerate(listed):
        below.setdefault(code.parent if code.parent in keys else "", []).append(number)
    order: dict[int, None] = {}
    waiting = list(reversed(below.get("", [])))
    while waiting:
        number = waiting.pop()
        if number not in order:
            order[number] = None
            waiting.extend(reversed(below.get(listed[number].key, [])))
    rest = [number for number in range(len(listed)) if number not in order]
    return tuple(listed[number] for number in [*order, *rest])


def below(codebook: Codebook, key: str) -> frozenset[str]:
    """Keys of all codes under `key`, at any depth; itself not included."""
    children: dict[str, list[str]] = {}
    for code in codebook.codes:
        children.setdefault(code.parent, []).append(code.key)
    found: set[str] = set()
    waiting = list(children.get(key, []))
    while waiting:
        child = waiting.pop()
        if child not in found:
            found.add(child)
            waiting.extend(children.get(child, []))
    return frozenset(found)


def in_circles(codebook: Codebook) -> tuple[str, ...]:
    """Keys of codes that stand below themselves, in the order of the codebook."""
    above = {code.key: code.parent for code in codebook.codes}
    return tuple(key for key in above if key and _meets_itself(key, above))


def _meets_itself(key: str, above: Mapping[str, str]) -> bool:
    passed: set[str] = set()
    parent = above[key]
    while parent in above and parent not in passed and parent != key:
        passed.add(parent)
        parent = above[parent]
    return parent == key


def depths(codes: Iterable[Code]) -> dict[str, int]:
    """How many codes stand above each code, by key; 0 where the tree is broken."""
    found: dict[str, int] = {}
    for code in in_tree_order(codes):
        found.setdefault(code.key, found.get(code.parent, -1) + 1)
    return found


def find(codebook: Codebook, key: str) -> Code:
    """The code with that key; CodebookError that names the keys most like it when there is none."""
    try:
        return codebook.code(key)
    except KeyError:
        keys = [code.key for code in codebook.codes]
        asked = key.casefold()
        near = [
            code.key
            for code in codebook.codes
            if key and (asked in code.key or asked in code.label.casefold())
        ]
        like = ", ".join((near or difflib.get_close_matches(key, keys, cutoff=0.5) or keys)[:3])
        raise CodebookError(
            "codebook.error.no_code", file=codebook.key, place=key, code=key, like=like
        ) from None


def asked_facets(codebook: Codebook, key: str) -> tuple[str, ...]:
    """Keys of the facets asked for with a code: its own and those of the codes above it."""
    return tuple(dict.fromkeys(facet for code in codebook.path(key) for facet in code.facets))
