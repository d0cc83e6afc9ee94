"""Two codebooks made one: what only one of them says is kept, what they say differently is reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol, TypeVar

from qualcode.codebook.tree import in_tree_order
from qualcode.model import Code, Codebook, Facet, FacetValue, SourceRef

Prefer = Literal["first", "second"]

_TEXTS = ("label", "parent", "definition", "when_to_use", "when_not_to_use", "color", "status", "source")
_LISTS = ("examples", "aliases", "related", "facets", "history")


class _Keyed(Protocol):
    @property
    def key(self) -> str:
        """What stays the same when a name changes."""


_K = TypeVar("_K", bound=_Keyed)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of a code, facet or facet value that the two say differently: `kept` won over `left`.

    The key of a value is ``<facet>/<value>``.
    """

    what: str
    key: str
    field: str
    kept: str
    left: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Two codebooks in one, and what they did not agree on."""

    codebook: Codebook
    conflicts: tuple[Conflict, ...]


def merge(one: Codebook, other: Codebook, *, prefer: Prefer = "first") -> Merged:
    """Join two codebooks; key, title and version are those of `one`.

    Codes and facets are the same when their keys are. A field that only one of them fills is taken from
    that one; lists (examples, aliases, related codes, facets, values, history) are joined; where both say
    something else, the preferred one wins and the other is reported. A label that loses becomes an alias.
    Codes of `other` alone keep their place in its tree. Merging a codebook with itself changes nothing.
    """
    joining = _Joining(prefer)
    facets = joining.all(one.facets, other.facets, joining.facet)
    codes = joining.all(one.codes, other.codes, joining.code)
    book = replace(
        one,
        codes=in_tree_order(codes),
        facets=facets,
        description=one.description or other.description,
        sources=_union(one.sources, other.sources),
        history=_union(one.history, other.history),
    )
    return Merged(book, tuple(joining.conflicts))


class _Joining:
    def __init__(self, prefer: Prefer) -> None:
        self._prefer = prefer
        self._facet = ""
        self.conflicts: list[Conflict] = []

    def all(self, one: Sequence[_K], other: Sequence[_K], join: Callable[[_K, _K], _K]) -> tuple[_K, ...]:
        """Those of `one` in their order, joined with their namesakes, then those of `other` alone."""
        known: Mapping[str, _K] = {part.key: part for part in other}
        joined = [join(part, known[part.key]) if part.key in known else part for part in one]
        mine = {part.key for part in one}
        return (*joined, *(part for part in other if part.key not in mine))

    def code(self, one: Code, other: Code) -> Code:
        """Two codes of one key as one; the label that loses becomes an alias."""
        fields: dict[str, Any] = {name: self._one("code", one, other, name) for name in _TEXTS}
        lists: dict[str, Any] = {name: _union(getattr(one, name), getattr(other, name)) for name in _LISTS}
        if one.label != other.label:
            names = _union(lists["aliases"], (one.label, other.label))
            lists["aliases"] = tuple(name for name in names if name != fields["label"])
        return replace(one, **fields, **lists)

    def facet(self, one: Facet, other: Facet) -> Facet:
        """Two facets of one key as one, with the values of both."""
        fields = {name: self._one("facet", one, other, name) for name in ("label", "question", "multiple")}
        self._facet = one.key
        return replace(one, **fields, values=self.all(one.values, other.values, self.value))

    def value(self, one: FacetValue, other: FacetValue) -> FacetValue:
        """Two values of one key as one."""
        fields = {name: self._one("value", one, other, name) for name in ("label", "definition")}
        return replace(one, **fields)

    def _one(self, what: str, one: Any, other: Any, field: str) -> Any:
        values = [getattr(one, field), getattr(other, field)]
        kept, left = values if self._prefer == "first" else reversed(values)
        if kept == left or (left in ("", SourceRef()) and field != "parent"):
            return kept
        if kept in ("", SourceRef()) and field != "parent":
            return left
        key = f"{self._facet}/{one.key}" if what == "value" else one.key
        self.conflicts.append(Conflict(what, key, field, _text(kept), _text(left)))
        return kept


def _union(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    return first if first == second else tuple(dict.fromkeys([*first, *second]))


def _text(value: object) -> str:
    if isinstance(value, SourceRef):
        return " · ".join(part for part in (value.file, value.title, value.place) if part)
    return str(value)
