"""The codebook: codes with their facets, sources and revisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.model.kinds import CodeStatus


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One of the values a facet can take."""

    key: str
    label: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value chosen per coding beside the code, such as level or valence."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    question: str = ""
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a codebook or code comes from: a file, and a section or table in it."""

    file: str = ""
    title: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of history of a code or codebook."""

    version: int
    change: str
    date: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a codebook, after MacQueen et al. (1998): label, definition, when to use, when not, examples.

    `parent` is the key of the code above it, empty at the top. `facets` are the keys of the
    facets asked for; children inherit those of their parent.
    """

    key: str
    label: str
    definition: str = ""
    when_to_use: str = ""
    when_not_to_use: str = ""
    examples: tuple[str, ...] = ()
    parent: str = ""
    color: str = ""
    status: CodeStatus = CodeStatus.ACTIVE
    source: SourceRef = field(default_factory=SourceRef)
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    history: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """A tree of codes, listed parents first in the order of the file."""

    key: str
    title: str
    codes: tuple[Code, ...]
    facets: tuple[Facet, ...] = ()
    language: str = "nl"
    version: int = 1
    description: str = ""
    sources: tuple[SourceRef, ...] = ()
    history: tuple[Revision, ...] = ()

    def code(self, key: str) -> Code:
        """The code with that key; KeyError if there is none."""
        for code in self.codes:
            if code.key == key:
                return code
        raise KeyError(key)

    def labels(self) -> dict[str, str]:
        """What each code is called, by its id, ``<codebook>/<code>``."""
        return {f"{self.key}/{code.key}": code.label for code in self.codes}

    def path(self, key: str) -> tuple[Code, ...]:
        """The codes from the top down to `key`, itself included; a circle of parents is walked once."""
        by_key = {code.key: code for code in self.codes}
        found: dict[str, Code] = {}
        while key and key not in found:
            found[key] = by_key[key]
            key = found[key].parent
        return tuple(reversed(found.values()))
