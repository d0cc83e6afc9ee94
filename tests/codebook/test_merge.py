"""Merging two codebooks: nothing is lost, and what they do not agree on is told."""

from __future__ import annotations

from qualcode.codebook import Conflict, merge
from qualcode.model import Code, Codebook, Facet, FacetValue, SourceRef

A, B, C = FacetValue("a", "A", "eerste"), FacetValue("b", "B"), FacetValue("c", "C")
ONE = Codebook(
    "een",
    "Een",
    (
        Code("druk", "Werkdruk", "Te veel.", examples=("Ik ren.",), facets=("niveau",)),
        Code("nacht", "Nacht", parent="druk"),
    ),
    facets=(Facet("niveau", "Niveau", (A, B)),),
    sources=(SourceRef("een.txt"),),
)
OTHER = Codebook(
    "ander",
    "Ander",
    (
        Code("regie", "Regie"),
        Code(
            "druk", "Druk", "Meer dan kan.", examples=("Ik ren.", "Haast."), parent="regie", color="#112233"
        ),
        Code("piek", "Piek", parent="druk"),
    ),
    facets=(Facet("niveau", "Niveau", (FacetValue("a", "A", "tweede"), C)), Facet("doel", "Doel", (A, B))),
    sources=(SourceRef("ander.txt"),),
)


def test_the_first_wins_and_the_other_is_told() -> None:
    merged = merge(ONE, OTHER)
    code = merged.codebook.code("druk")
    assert (code.label, code.definition, code.parent) == ("Werkdruk", "Te veel.", "")
    assert code.color == "#112233", "what only the other says is taken over"
    assert code.examples == ("Ik ren.", "Haast.")
    assert code.aliases == ("Druk",)
    assert [code.key for code in merged.codebook.codes] == ["druk", "nacht", "piek", "regie"]
    assert merged.codebook.sources == (SourceRef("een.txt"), SourceRef("ander.txt"))
    assert merged.conflicts == (
        Conflict("value", "niveau/a", "definition", "eerste", "tweede"),
        Conflict("code", "druk", "label", "Werkdruk", "Druk"),
        Conflict("code", "druk", "parent", "", "regie"),
        Conflict("code", "druk", "definition", "Te veel.", "Meer dan kan."),
    )


def test_the_second_may_win() -> None:
    merged = merge(ONE, OTHER, prefer="second")
    code = merged.codebook.code("druk")
    assert (code.label, code.definition, code.parent) == ("Druk", "Meer dan kan.", "regie")
    assert code.aliases == ("Werkdruk",)
    assert merged.codebook.key == "een"


def test_facets_are_joined() -> None:
    level, goal = merge(ONE, OTHER).codebook.facets
    assert [value.key for value in level.values] == ["a", "b", "c"]
    assert goal.key == "doel"
