"""Frequencies and spread, by hand on a small study."""

from __future__ import annotations

from qualcode.analysis import code_frequencies, threads_by_case
from qualcode.model import (
    Breadth,
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    SourceFile,
    Thread,
)

BOOK = Codebook(
    "b", "Boek", (Code("werk", "Werk"), Code("rooster", "Rooster", parent="werk"), Code("loon", "Loon"))
)
FILE = SourceFile("a.txt", "0" * 64, 1, "txt")
DOCUMENTS = {
    key: Document(key, key, DocumentKind.INTERVIEW, case, FILE)
    for key, case in {"d1": "zuid", "d2": "zuid", "d3": "noord"}.items()
}


def coding(key: str, code: str, document: str, coder: str = "Anna") -> Coding:
    return Coding(key, code, document, 0, 10, coder)


CODINGS = (
    coding("1", "b/rooster", "d1"),
    coding("2", "b/rooster", "d2", "Bas"),
    coding("3", "b/werk", "d3"),
    coding("4", "ander/rooster", "d3"),
    coding("5", "b/rooster", "d1"),
)
TEXTS = dict.fromkeys("12345", "een twee drie")
SPEAKERS = {"1": "d1:R1", "2": "d2:R1", "5": "d1:R1"}


def row(rolled_up: bool, code: str) -> dict[str, object]:
    table = code_frequencies(BOOK, CODINGS, DOCUMENTS, TEXTS, SPEAKERS, rolled_up=rolled_up)
    found: dict[str, object] = table.set_index("code").loc[code].to_dict()
    return found


def test_each_code_counts_for_itself() -> None:
    assert row(False, "b/rooster") == {
        "parent": "werk",
        "path": "Werk › Rooster",
        "label": "Rooster",
        "level": 2,
        "codings": 3,
        "words": 9,
        "documents": 2,
        "cases": 1,
        "speakers": 2,
        "coders": 2,
    }
    assert row(False, "b/werk")["codings"] == 1


def test_rolled_up_counts_places_once() -> None:
    above = row(True, "b/werk")
    assert above["codings"] == 4
    assert above["documents"] == 3
    assert above["cases"] == 2


def test_codes_never_given_are_there_with_zeroes() -> None:
    assert row(False, "b/loon")["codings"] == 0
    assert row(False, "b/loon")["words"] == 0
    table = code_frequencies(BOOK, (), DOCUMENTS, {}, {})
    assert list(table["code"]) == ["b/werk", "b/rooster", "b/loon"]


def test_threads_by_case() -> None:
    breadth = Breadth(1, 2, 1, 3, 1, 3, by_case={"zuid": 4})
    thread = Thread("t01", "rooster", (), (), (), breadth, 0.5)
    table = threads_by_case([thread], [Case("Noord"), Case("Zuid")])
    assert table.to_dict("index") == {"t01": {"noord": 0, "zuid": 4}}
    assert threads_by_case([], []).shape == (0, 0)
