"""What people decide, and the log of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a span, by a coder: the only thing that counts in frequencies.

    `code` is ``<codebook key>/<code key>``; `facets` maps a facet's key to the chosen value(s);
    `suggestion` is the run whose proposal was accepted, empty for a coding made by hand.
    """

    id: str
    code: str
    document: str
    start: int
    end: int
    coder: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestion: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was decided about a coding that did not go along to a new version of its source.

    `coding` is the id of the one on the former version; `laid` of that which was laid in its place, empty
    where it was let go.
    """

    coding: str
    laid: str
    who: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A coder's word that a proposed code does not fit a segment; the machine learns from it.

    `code` is ``<codebook key>/<code key>``; `run` is the run of the suggestion that was turned down.
    """

    segment: str
    code: str
    coder: str
    run: str = ""
    reason: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A coder's word that a segment is done: the codes it has are all it should have."""

    segment: str
    coder: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on anything: `target` is ``<noun>:<id>``, a span ``span:<document>:<start>-<end>``."""

    id: str
    target: str
    text: str
    author: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a researcher writes in a cell of a matrix; `key` names the cell, as the matrix makes it."""

    key: str
    text: str
    author: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A word or name in the texts and what stands in its place in what goes out; never in the text itself."""

    term: str
    replacement: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the append-only log: who, when, what, before, after.

    `action` is the same for all events that were one deed, and are undone together.
    """

    id: int
    at: str
    who: str
    what: str
    target: str
    before: object = None
    after: object = None
    action: str = ""
