"""Every field of a file, one after another, without its value, with none that a reader can use, and gone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any
from zipfile import ZIP_STORED

import pytest

from tests.reading.mutants import (
    ATTRIBUTE,
    LEAVES,
    LINED,
    MARKED,
    PACKED,
    TOLD,
    VALUES,
    WORD,
    sort_of,
)
from tests.reading.test_fuzz import survives
from tests.reading.test_fuzz_inside import LIKE, samples
from tests.zipped import zipped

LARGEST = 4_000
"""Bytes of a sample: a field is tried where it first stands, so a long file says no more."""
LARGEST_PACKED = 20_000
MOST_SAMPLES, MOST_LINES, MOST_WORDS = 2, 16, 6
FEW = ("-1", "x", "²", "9" * 30)
"""Values for fields of the parts of a package, of which there are many; tried everywhere only."""
_INSIDE = re.compile(r"<([\w:.-]+)(?:\s[^<>]*)?(?<!/)>([^<]+)</")
_WHOLE = re.compile(r"<([\w:.-]+)(?:\s[^<>]*)?(?:/>|(?<!/)>[^<]*</\1>)")


def of_marks(text: str, *, values: Sequence[str] = VALUES) -> Iterator[str]:
    """Each attribute and each text of an element by its name, everywhere and where it first stands; and each element gone."""
    for pattern, group in ((ATTRIBUTE, 0), (_INSIDE, 2)):
        for name in dict.fromkeys(found[1] for found in pattern.finditer(text)):
            spans = [found.span(group) for found in pattern.finditer(text) if found[1] == name]
            for value in ("", *(f' {name}="{value}"' if group == 0 else value for value in values)):
                yield replaced(text, spans, value)
                if len(spans) > 1 and values is VALUES:
                    yield replaced(text, spans[:1], value)
    seen = set[str]()
    for found in _WHOLE.finditer(text):
        if found[1] not in seen:
            seen.add(found[1])
            yield text[: found.start()] + text[found.end() :]


def replaced(text: str, spans: list[tuple[int, int]], value: str) -> str:
    """`text` with `value` at each of these places."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], value]
        at = end
    return "".join([*parts, text[at:]])


def of_lines(text: str) -> Iterator[str]:
    """Of each sort of line the first: gone, cut off behind each word, and each word another value."""
    lines, seen = text.split("\n"), set[str]()
    for at, line in enumerate(lines):
        sort = sort_of(line)
        if sort in seen or len(seen) == MOST_LINES:
            continue
        seen.add(sort)
        words = list(WORD.finditer(line))
        kept = words[:MOST_WORDS]
        changed = ["", *(line[: word.start()] for word in kept[1:]), *(line[: word.end()] for word in kept)]
        changed += [
            line[: word.start()] + value + line[word.end() :] for word in kept for value in ("", *VALUES)
        ]
        for new in dict.fromkeys(changed):
            yield "\n".join([*lines[:at], new, *lines[at + 1 :]])
        yield "\n".join([*lines[:at], *lines[at + 1 :]])


def of_tree(text: str) -> Iterator[str]:
    """Each key by its path, whatever the numbers in that: gone, and each leaf that a reader cannot use in its place."""
    tree, seen = json.loads(text), set[tuple[str, ...]]()

    def places(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            sort = tuple("#" if isinstance(one, int) else one for one in (*path, key))
            if sort not in seen:
                seen.add(sort)
                yield (*path, key)
            if isinstance(value, dict | list):
                yield from places(value, (*path, key))

    for path in list(places(tree, ())):
        for leaf in (_GONE, *LEAVES):
            changed = deepcopy(tree)
            inner = changed
            for key in path[:-1]:
                inner = inner[key]
            if leaf is _GONE:
                del inner[path[-1]]
            else:
                inner[path[-1]] = deepcopy(leaf)
            yield json.dumps(changed)


_GONE = object()
WAYS: dict[str, Callable[[str], Iterator[str]]] = (
    dict.fromkeys(MARKED, of_marks) | dict.fromkeys(LINED, of_lines) | dict.fromkeys(TOLD, of_tree)
)


def richest(suffix: str) -> list[str]:
    """The small samples that have most sorts of fields between them."""
    texts = [data.decode("utf-8", "replace") for data in samples(suffix) if len(data) < LARGEST]
    chosen: list[str] = []
    known = set[str]()
    while texts and len(chosen) < MOST_SAMPLES:
        best = max(texts, key=lambda text: len(_names(text) - known))
        if chosen and not _names(best) - known:
            break
        known |= _names(best)
        chosen.append(best)
        texts.remove(best)
    return chosen


def _names(text: str) -> set[str]:
    return set(re.findall(r"[<@*%\"]?[\w:.-]+(?=[=>\":\t ])", text))


@pytest.mark.parametrize("suffix", sorted(WAYS.keys() - LIKE.keys()))
def test_each_field_on_its_own(suffix: str) -> None:
    tried = 0
    for text in richest(suffix):
        for changed in WAYS[suffix](text):
            survives(changed.encode("utf-8", "surrogatepass"), f"a{suffix}")
            tried += 1
    assert tried > 40


@pytest.mark.parametrize("suffix", sorted({*PACKED} - LIKE.keys() - {".zip"}))
def test_each_field_of_each_part(suffix: str) -> None:
    tried = 0
    whole = max((data for data in samples(suffix) if len(data) < LARGEST_PACKED), key=_parts)
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        text = part.decode("utf-8", "replace") if name.endswith((".xml", ".rels")) else ""
        for changed in of_marks(text, values=FEW) if "/theme/" not in name else ():
            survives(
                zipped({**parts, name: changed.encode("utf-8", "surrogatepass")}, ZIP_STORED), f"a{suffix}"
            )
            tried += 1
    assert tried > 300


def _parts(data: bytes) -> tuple[int, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return len(package.namelist()), -len(data)
