"""What is different between two versions of a codebook, for people who code with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qualcode.codebook.tree import in_tree_order
from qualcode.model import Code, Codebook, Facet, SourceRef

BOOK_FIELDS = ("key", "title", "language", "description", "sources")
CODE_FIELDS = (
    "definition", "when_to_use", "when_not_to_use", "examples", "color", "status", "source", "aliases",
    "related", "facets",
)  # fmt: skip
FACET_FIELDS = ("question", "multiple", "values")


class Change(StrEnum):
    """What happened to a code, a facet or the codebook itself."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    RENAMED = "renamed"
    MOVED = "moved"
    REORDERED = "reordered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes
    ----------
    what : ``codebook``, ``code`` or ``facet``.
    key, label : of what is different, in the new version where it is still there.
    field : name of the field that changed; ``key`` when a renamed code has another key too.
    before, after : the values as texts; a field with one value has one, an empty field none.
    """

    change: Change
    what: str
    key: str
    label: str
    field: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def diff(old: Codebook, new: Codebook) -> list[Difference]:
    """What is different in `new`, in the order of the codebook: itself, its facets, its codes.

    Codes are the same when their keys are; a code with a new key is the same when its label or one of its
    aliases is the label of a code that is gone. A code that is gone and whose label has become an alias
    of a code that was there already is merged into that one. Version numbers and histories are not compared.
    """
    return [*_of_book(old, new), *_of_facets(old, new), *_of_codes(old, new)]


def _of_book(old: Codebook, new: Codebook) -> Iterator[Difference]:
    yield from _changed_fields("codebook", new.key, new.title, old=old, new=new, fields=BOOK_FIELDS)


def _of_facets(old: Codebook, new: Codebook) -> Iterator[Difference]:
    before = {facet.key: facet for facet in old.facets}
    after = {facet.key: facet for facet in new.facets}
    for facet in after.values():
        if facet.key not in before:
            yield Difference(Change.ADDED, "facet", facet.key, facet.label, after=_texts(facet.values))
        else:
            yield from _renamed("facet", before[facet.key], facet)
            yield from _changed_fields(
                "facet", facet.key, facet.label, old=before[facet.key], new=facet, fields=FACET_FIELDS
            )
    for facet in before.values():
        if facet.key not in after:
            yield Difference(Change.REMOVED, "facet", facet.key, facet.label, before=_texts(facet.values))
    kept = [[key for key in book if key in before and key in after] for book in (before, after)]
    if kept[0] != kept[1]:
        yield Difference(Change.REORDERED, "facet", "", "", before=tuple(kept[0]), after=tuple(kept[1]))


def _of_codes(old: Codebook, new: Codebook) -> Iterator[Difference]:
    before = {code.key: code for code in in_tree_order(old.codes)}
    after = {code.key: code for code in in_tree_order(new.codes)}
    former = _former_keys(before, after)
    for code in after.values():
        if code.key not in former:
            above = after.get(code.parent)
            yield Difference(
                Change.ADDED, "code", code.key, code.label, after=(above.label,) if above else ()
            )
        else:
            yield from _of_code(before[former[code.key]], code, before, after, former)
    for code in before.values():
        if code.key not in former.values():
            yield _gone(code, before, after)
    yield from _of_order(before, after, former)


def _former_keys(before: Mapping[str, Code], after: Mapping[str, Code]) -> dict[str, str]:
    """For each code that was there before: its key then, by its key now."""
    former = {key: key for key in after if key in before}
    gone = {code.label.casefold(): code.key for code in before.values() if code.key not in after}
    for code in after.values():
        if code.key in before:
            continue
        for name in (code.label, *code.aliases):
            key = gone.pop(name.casefold(), None)
            if key is not None:
                former[code.key] = key
                break
    return former


def _of_code(
    old: Code, new: Code, before: Mapping[str, Code], after: Mapping[str, Code], former: Mapping[str, str]
) -> Iterator[Difference]:
    yield from _renamed("code", old, new)
    if former.get(new.parent, new.parent) != old.parent:
        was, now = _label(before, old.parent), _label(after, new.parent)
        yield Difference(Change.MOVED, "code", new.key, new.label, before=_texts(was), after=_texts(now))
    for difference in _changed_fields("code", new.key, new.label, old=old, new=new, fields=CODE_FIELDS):
        if difference.field != "aliases" or not _told_by_the_label(old, new):
            yield difference


def _told_by_the_label(old: Code, new: Code) -> bool:
    """Whether the aliases differ by nothing but the labels of a code that was renamed."""
    return old.label != new.label and set(old.aliases) ^ set(new.aliases) <= {old.label, new.label}


def _renamed(what: str, old: Code | Facet, new: Code | Facet) -> Iterator[Difference]:
    if old.label != new.label:
        yield Difference(
            Change.RENAMED, what, new.key, new.label, "label", before=(old.label,), after=(new.label,)
        )
    if old.key != new.key:
        yield Difference(Change.RENAMED, what, new.key, new.label, "key", before=(old.key,), after=(new.key,))


def _gone(code: Code, before: Mapping[str, Code], after: Mapping[str, Code]) -> Difference:
    name = code.label.casefold()
    for other in after.values():
        names = {alias.casefold() for alias in other.aliases}
        known = before.get(other.key)
        if known and name in names - {alias.casefold() for alias in known.aliases}:
            return Difference(Change.MERGED, "code", code.key, code.label, after=(other.label,))
    return Difference(Change.REMOVED, "code", code.key, code.label)


def _of_order(
    before: Mapping[str, Code], after: Mapping[str, Code], former: Mapping[str, str]
) -> Iterator[Difference]:
    now = {was: key for key, was in former.items()}
    siblings: dict[str, list[str]] = {}
    for key, code in after.items():
        if key in former and former.get(code.parent, code.parent) == before[former[key]].parent:
            siblings.setdefault(code.parent, []).append(key)
    for parent, new in siblings.items():
        here = set(new)
        old = [now[was] for was in before if now.get(was) in here]
        if old != new:
            names = [tuple(after[key].label for key in keys) for keys in (old, new)]
            yield Difference(
                Change.REORDERED, "code", parent, _label(after, parent), before=names[0], after=names[1]
            )


def _label(codes: Mapping[str, Code], key: str) -> str:
    return codes[key].label if key in codes else key


def _changed_fields(
    what: str, key: str, label: str, *, old: Any, new: Any, fields: tuple[str, ...]
) -> Iterator[Difference]:
    for field in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Difference(Change.CHANGED, what, key, label, field, _texts(before), _texts(after))


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(text for part in value for text in _texts(part))
    if isinstance(value, SourceRef):
        parts = [value.file, value.title, value.place]
        return (" · ".join(part for part in parts if part),) if any(parts) else ()
    if hasattr(value, "definition"):
        return (": ".join(part for part in (f"{value.label} ({value.key})", value.definition) if part),)
    return (str(value),) if str(value) else ()
