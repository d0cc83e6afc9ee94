"""What dimensions there are in a study, and which one a name stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.analysis.axes import JOIN
from qualcode.analysis.likely import likely
from qualcode.errors import AnalysisError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.analysis.table import CodingTable

PLAIN = (
    "code",
    "case",
    "kind",
    "phase",
    "document",
    "speaker",
    "role",
    "date",
    "month",
    "quarter",
    "year",
    "coder",
    "status",
    "origin",
    "codebook",
)
DUTCH = {
    "casus": "case",
    "soort": "kind",
    "fase": "phase",
    "bron": "document",
    "spreker": "speaker",
    "rol": "role",
    "datum": "date",
    "maand": "month",
    "kwartaal": "quarter",
    "jaar": "year",
    "codeur": "coder",
    "codeboek": "codebook",
    "facet": "facet",
}
ATTRIBUTED = ("case", "document", "speaker")


def asks_who_coded(names: Iterable[str]) -> bool:
    """Whether one of these dimensions tells coders apart, in Dutch or English, alone or joined to others."""
    parts = (part.strip().lower() for name in names for part in name.split(JOIN))
    return any(DUTCH.get(part, part) == "coder" for part in parts)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break figures down: canonical `name`, and `label` for readers."""

    name: str
    label: str


def dimensions(table: CodingTable) -> list[Dimension]:
    """All that this study can be broken down by, the plain ones first."""
    plain = [Dimension(name, t(f"analysis.dimension.{name}")) for name in PLAIN]
    depth = max((len(book.path(code.key)) for book in table.codebooks for code in book.codes), default=1)
    levels = [Dimension("code.1", t("analysis.dimension.main_code"))] if depth > 1 else []
    facets = [Dimension(f"facet.{key}", label) for key, label in facet_labels(table).items()]
    owners = [Dimension(f"{owner}.{key}", key[:1].upper() + key[1:]) for owner, key in _attributes(table)]
    return [plain[0], *levels, *plain[1:], *facets, *owners]


def facet_labels(table: CodingTable) -> dict[str, str]:
    """Labels of the facets that the codebooks ask for or codings have, by key."""
    defined = {facet.key: facet.label for book in table.codebooks for facet in book.facets}
    given = sorted({key for coding in table.codings for key in coding.facets} - set(defined))
    return {**defined, **{key: key for key in given}}


def canonical(table: CodingTable, name: str) -> str:
    """The dimension that `name` stands for; AnalysisError when there is none, or more than one."""
    head, mark, rest = _parted(name.strip())
    plain = DUTCH.get(head, head)
    if mark:
        if plain in (*ATTRIBUTED, "facet", "code") and rest:
            return f"{plain}{mark}{rest}"
        raise _unknown(table, name)
    answering = [plain] if plain in PLAIN else []
    answering += [
        f"facet.{key}" for key, label in facet_labels(table).items() if head in (key, label.lower())
    ]
    answering += [f"{owner}.{key}" for owner, key in _attributes(table) if key == head]
    if not answering:
        raise _unknown(table, name)
    exact = head in PLAIN
    if len(answering) > 1 and not exact:
        raise AnalysisError("analysis.error.ambiguous", name=name, known=", ".join(answering))
    return answering[0]


def _parted(name: str) -> tuple[str, str, str]:
    for mark in (":", "."):
        head, found, rest = name.partition(mark)
        if found:
            return head.lower(), found, rest
    return name.lower(), "", ""


def _attributes(table: CodingTable) -> Iterator[tuple[str, str]]:
    """Owner and key of every attribute, each once."""
    material = table.material
    for owner, holders in (
        ("case", material.cases),
        ("document", material.documents),
        ("speaker", [voice.speaker for voice in material.voices if voice.speaker]),
    ):
        for key in dict.fromkeys(key for holder in holders for key in holder.attributes):
            yield owner, key


def _unknown(table: CodingTable, name: str) -> AnalysisError:
    known = [dimension.name for dimension in dimensions(table)]
    short = [*DUTCH, *(one.rpartition(".")[2] for one in known)]
    return AnalysisError(
        "analysis.error.dimension", name=name, near=likely(name, [*known, *short]), known=", ".join(known)
    )
