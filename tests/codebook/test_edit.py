"""Edits: what changes, what stays, what is written into the history, and what is refused."""

from __future__ import annotations

import pytest

from qualcode.codebook import check, deprecate, diff, merge_codes, move, recolour, reinstate, rename
from qualcode.codebook.tree import in_tree_order
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, SourceRef

VALUES = (FacetValue("a", "A"), FacetValue("b", "B"))
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("druk", "Werkdruk", "Te veel.", examples=("Ik ren.",), facets=("niveau",)),
        Code("nacht", "Nachtdienst", parent="druk", aliases=("Nacht",), related=("regie",)),
        Code("piek", "Piekuren", parent="nacht", when_to_use="Bij drukte.", examples=("Om zeven uur.",)),
        Code("regie", "Eigen regie", related=("druk", "piek"), facets=("valentie",)),
    ),
    facets=(Facet("niveau", "Niveau", VALUES), Facet("valentie", "Valentie", VALUES)),
    version=4,
)


def keys(book: Codebook) -> list[str]:
    return [code.key for code in book.codes]


def test_rename_keeps_the_key_and_remembers_the_label() -> None:
    book = rename(BOOK, "druk", "  Druk op  het werk ", by="joke", date="2024-03-01")
    code = book.code("druk")
    assert (code.label, code.aliases) == ("Druk op het werk", ("Werkdruk",))
    assert (book.version, code.history[-1].version) == (5, 5)
    assert (code.history[-1].by, code.history[-1].date) == ("joke", "2024-03-01")
    assert "Werkdruk" in code.history[-1].change
    back = rename(book, "druk", "Werkdruk").code("druk")
    assert (back.label, back.aliases) == ("Werkdruk", ("Druk op het werk",))


def test_the_same_label_changes_nothing() -> None:
    assert rename(BOOK, "druk", "Werkdruk") is BOOK
    assert move(BOOK, "nacht", "druk") is BOOK
    assert recolour(BOOK, "druk", "") is BOOK
    assert reinstate(BOOK, "druk") is BOOK


def test_move_takes_along_what_is_below() -> None:
    book = move(BOOK, "nacht", "regie")
    assert keys(book) == ["druk", "regie", "nacht", "piek"]
    assert [code.key for code in book.path("piek")] == ["regie", "nacht", "piek"]
    assert keys(move(BOOK, "nacht")) == ["druk", "regie", "nacht", "piek"]


@pytest.mark.parametrize("parent", ["druk", "nacht", "piek"])
def test_no_code_comes_to_stand_below_itself(parent: str) -> None:
    with pytest.raises(CodebookError, match="kan niet onder"):
        move(BOOK, "druk", parent)


def test_recolour_and_status() -> None:
    assert recolour(BOOK, "piek", "#A0B1C2").code("piek").color == "#a0b1c2"
    with pytest.raises(CodebookError, match="rood"):
        recolour(BOOK, "piek", "rood")
    retired = deprecate(BOOK, "piek", reason="te smal")
    assert retired.code("piek").status is CodeStatus.DEPRECATED
    assert "te smal" in retired.code("piek").history[-1].change
    assert reinstate(retired, "piek").code("piek").status is CodeStatus.ACTIVE


def test_merged_codes_keep_all_they_had() -> None:
    book = merge_codes(BOOK, "nacht", "regie")
    one = book.code("regie")
    assert keys(book) == ["druk", "regie", "piek"]
    assert book.code("piek").parent == "regie"
    assert one.aliases == ("Nachtdienst", "Nacht")
    assert one.facets == ("valentie", "niveau"), "the inherited facet keeps its question"
    assert one.related == ("druk", "piek")
    assert "Nachtdienst" in one.history[-1].change
    filled = merge_codes(BOOK, "piek", "regie").code("regie")
    assert (filled.when_to_use, filled.examples) == ("Bij drukte.", ("Om zeven uur.",))
    assert merge_codes(BOOK, "regie", "druk").code("druk").definition == "Te veel."


def test_merging_into_a_code_below() -> None:
    book = merge_codes(BOOK, "druk", "piek")
    assert [(code.key, code.parent) for code in book.codes] == [
        ("piek", ""),
        ("nacht", "piek"),
        ("regie", ""),
    ]
    assert book.code("regie").related == ("piek",)


def test_source_is_taken_over_when_there_is_none() -> None:
    codes = (Code("a", "A", source=SourceRef("f.txt")), Code("b", "B"))
    assert merge_codes(Codebook("x", "X", codes), "a", "b").code("b").source == SourceRef("f.txt")


def test_refusals_name_the_code_and_a_cure() -> None:
    with pytest.raises(CodebookError, match="nacht") as caught:
        rename(BOOK, "nagt", "Nacht")
    assert "nacht" in caught.value.cure
    with pytest.raises(CodebookError, match="zonder naam"):
        rename(BOOK, "druk", "  ")
    with pytest.raises(CodebookError, match="zichzelf"):
        merge_codes(BOOK, "druk", "druk")
    with pytest.raises(CodebookError):
        move(BOOK, "druk", "weg")


def test_a_broken_tree_is_told_and_hangs_nothing() -> None:
    codes = (Code("a", "A", parent="b"), Code("b", "B", parent="a"), Code("c", "C", parent="b"))
    book = Codebook("rond", "Rond", codes)
    errors = [problem.code for problem in check(book) if problem.level == "error"]
    assert errors == ["a", "b"]
    assert [code.key for code in book.path("c")] == ["a", "b", "c"]
    assert {code.key for code in in_tree_order(codes)} == {"a", "b", "c"}
    assert diff(book, book) == []
