"""Two cases, three sources, four speakers, eight fragments of four words; and tables of any size."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np

from qualcode.analysis import CodingTable, Material
from qualcode.model import (
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    Facet,
    FacetValue,
    Role,
    Segment,
    SegmentKind,
    SourceFile,
    Speaker,
)

FILE = SourceFile("a.txt", "0" * 64, 1, "txt")
BOOK = Codebook(
    "b",
    "Boek",
    (
        Code("werk", "Werk", color="#112233"),
        Code("rooster", "Rooster", parent="werk"),
        Code("druk", "Werkdruk", parent="werk"),
        Code("loon", "Loon"),
    ),
    (
        Facet("valentie", "Valentie", (FacetValue("voor", "Voor"), FacetValue("tegen", "Tegen"))),
        Facet("wie", "Over wie", (FacetValue("flex", "Flex"), FacetValue("vast", "Vast")), multiple=True),
    ),
)
CASES = (Case("Noord", {"sector": "wijk"}), Case("Zuid", {"sector": "huis"}))


def speaker(label: str, contract: str, person: str = "", role: Role = Role.PARTICIPANT) -> Speaker:
    return Speaker(
        label, f"Naam {label}", role, {"contractvorm": contract} if contract else {}, person=person
    )


INTERVIEWER = speaker("I", "", role=Role.INTERVIEWER)
DOCUMENTS = (
    Document(
        "d1",
        "Gesprek een",
        DocumentKind.INTERVIEW,
        "noord",
        FILE,
        "2024-01-10",
        "nul",
        speakers=(INTERVIEWER, speaker("R1", "vast", "p1")),
    ),
    Document(
        "d2",
        "Gesprek twee",
        DocumentKind.INTERVIEW,
        "zuid",
        FILE,
        "2024-02-20",
        "nul",
        speakers=(INTERVIEWER, speaker("R1", "zzp"), speaker("R2", "vast")),
    ),
    Document(
        "d3",
        "Leerteam",
        DocumentKind.LEARNING_TEAM,
        "zuid",
        FILE,
        "2025-03-01",
        "een",
        {"ronde": "2"},
        (speaker("R1", "vast", "p1"), speaker("R2", "")),
    ),
)
TEXT = "een twee drie vier"
SPOKEN = (
    ("d1", 0, "I", SegmentKind.CONTEXT),
    ("d1", 1, "R1", SegmentKind.CONTENT),
    ("d1", 1, "R1", SegmentKind.CONTENT),
    ("d2", 0, "R1", SegmentKind.CONTENT),
    ("d2", 1, "R2", SegmentKind.CONTENT),
    ("d2", 2, "R1", SegmentKind.CONTENT),
    ("d3", 0, "R1", SegmentKind.CONTENT),
    ("d3", 1, "R2", SegmentKind.CONTENT),
)


def segments() -> list[Segment]:
    found: list[Segment] = []
    for document, turn, label, kind in SPOKEN:
        own = sum(one.document == document for one in found)
        start = 10 + 30 * own
        found.append(Segment(document, start, start + len(TEXT), TEXT, turn, label, kind))
    return found


def coding(number: int, fragment: int, code: str, coder: str = "Anna", **facets: tuple[str, ...]) -> Coding:
    """A coding of a whole fragment, by its place."""
    on = segments()[fragment]
    return Coding(f"c{number}", f"b/{code}", on.document, on.start, on.end, coder, facets)


CODINGS = (
    coding(1, 1, "rooster", valentie=("voor",), wie=("flex", "vast")),
    coding(2, 1, "druk", valentie=("tegen",), wie=("flex",)),
    coding(3, 2, "rooster"),
    coding(4, 3, "rooster", valentie=("tegen",)),
    coding(5, 4, "loon"),
    coding(6, 6, "werk"),
    coding(7, 6, "rooster"),
    coding(8, 1, "rooster", "Bas"),
    coding(9, 3, "loon", "Bas"),
    coding(10, 4, "loon", "Bas"),
)


def table(codings: Iterable[Coding] = CODINGS) -> CodingTable:
    return CodingTable.of(Material(CASES, DOCUMENTS, segments()), [BOOK], codings)


def large(fragments: int = 20_000, codings: int = 15_000, codes: int = 200, seed: int = 0) -> CodingTable:
    """A study of any size, at random."""
    chance = random.Random(seed)
    cases = tuple(Case(f"Casus {number}", {"sector": f"s{number % 3}"}) for number in range(12))
    documents = tuple(
        Document(
            f"d{number}",
            f"Bron {number}",
            DocumentKind.INTERVIEW if number % 4 else DocumentKind.LEARNING_TEAM,
            cases[number % 12].id,
            FILE,
            f"2024-{1 + number % 12:02d}-01",
            speakers=tuple(speaker(f"R{one}", chance.choice(("vast", "zzp", "pool"))) for one in range(4)),
        )
        for number in range(100)
    )
    text = "woord " * 60
    said = [
        Segment(f"d{n % 100}", 500 * (n // 100), 500 * (n // 100) + 359, text[:359], n // 100, f"R{n % 4}")
        for n in sorted(range(fragments), key=lambda n: (n % 100, n))
    ]
    book = Codebook(
        "b",
        "Boek",
        tuple(Code(f"k{n}", f"Code {n}", parent=f"k{n - n % 10}" if n % 10 else "") for n in range(codes)),
        BOOK.facets,
    )
    given = []
    for number in range(codings):
        on = chance.choice(said)
        facets = {"valentie": (chance.choice(("voor", "tegen")),)} if number % 2 else {}
        code = f"b/k{chance.randrange(codes)}"
        given.append(Coding(f"c{number}", code, on.document, on.start, on.end, f"P{number % 2}", facets))
    return CodingTable.of(Material(cases, documents, said), [book], given)


def nominal(sets: Sequence[frozenset[int]]) -> np.ndarray:
    """1 where two sets differ in anything, else 0; sets by sets."""
    return np.array([[float(one != other) for other in sets] for one in sets]).reshape(len(sets), len(sets))
