"""New codes and new words for codes, as researchers write them while coding."""

from __future__ import annotations

import pytest

from qualcode.codebook import add, check, new_key, revise
from qualcode.codebook.authoring import PALETTE
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, Facet, FacetValue

BOOK = Codebook(
    "boek",
    "Boek",
    (Code("druk", "Werkdruk", "Te veel.", color=PALETTE[0]), Code("nacht", "Nachtdienst", parent="druk")),
    facets=(Facet("niveau", "Niveau", (FacetValue("a", "A"), FacetValue("b", "B"))),),
    version=4,
)


def test_a_code_in_the_words_of_the_speaker() -> None:
    key = new_key(BOOK, "de rug  recht")
    book = add(BOOK, " de rug  recht", examples=("Wij houden de rug recht.",), by="saskia", date="2025-01-02")
    code = book.code(key)
    assert (code.label, code.examples, code.parent) == ("de rug recht", ("Wij houden de rug recht.",), "")
    assert code.color == PALETTE[1]
    assert (code.history[-1].by, code.history[-1].version, book.version) == ("saskia", 5, 5)
    assert [p for p in check(book) if p.level == "error"] == []


def test_a_sub_code_takes_the_colour_of_its_parent_and_stands_below_it() -> None:
    book = add(BOOK, "Weekend", parent="druk")
    assert [code.key for code in book.codes] == ["druk", "nacht", "weekend"]
    assert book.code("weekend").color == PALETTE[0]


def test_keys_are_unique_where_labels_differ_in_signs_only() -> None:
    book = add(BOOK, "Werkdruk?")
    assert new_key(BOOK, "Werkdruk?") == "werkdruk"
    assert new_key(book, "Werkdruk!") == "werkdruk-2"


def test_what_is_refused() -> None:
    for label, parent in (("  ", ""), ("werkdruk", ""), ("Rust", "bestaat-niet")):
        with pytest.raises(CodebookError):
            add(BOOK, label, parent=parent)
    with pytest.raises(CodebookError):
        revise(BOOK, "druk", facets=("onbekend",))
    with pytest.raises(CodebookError):
        revise(BOOK, "weg", definition="x")


def test_new_words_say_in_the_history_what_was_rewritten() -> None:
    book = revise(
        BOOK, "druk", definition=" Meer werk dan tijd. ", facets=("niveau",), examples=("", "Ik ren.")
    )
    code = book.code("druk")
    assert (code.definition, code.facets, code.examples) == ("Meer werk dan tijd.", ("niveau",), ("Ik ren.",))
    assert "definitie" in code.history[-1].change
    assert revise(book, "druk", definition="Meer werk dan tijd.") is book
