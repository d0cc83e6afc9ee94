"""What is different between two versions, and how it reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.codebook import Change, describe, diff, merge_codes, move, rename, summary
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue

LEVELS = Facet("niveau", "Niveau", (FacetValue("a", "Afdeling"), FacetValue("b", "Bedrijf")))
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("druk", "Werkdruk", "Te veel tegelijk.", examples=("Ik ren.", "Altijd haast.")),
        Code("nacht", "Nachtdienst", parent="druk"),
        Code("regie", "Eigen regie", color="#112233"),
        Code("vrij", "Vrijheid", parent="regie"),
    ),
    facets=(LEVELS,),
)


def only(old: Codebook, new: Codebook) -> tuple[Change, str, str]:
    (difference,) = diff(old, new)
    return difference.change, difference.key, difference.field


def with_code(book: Codebook, key: str, **fields: object) -> Codebook:
    codes = tuple(replace(code, **fields) if code.key == key else code for code in book.codes)  # type: ignore[arg-type]
    return replace(book, codes=codes)


def test_added_and_removed_codes() -> None:
    new = replace(BOOK, codes=(*BOOK.codes[:2], BOOK.codes[2], Code("geld", "Geld", parent="regie")))
    found = {(d.change, d.key, d.after) for d in diff(BOOK, new)}
    assert found == {(Change.ADDED, "geld", ("Eigen regie",)), (Change.REMOVED, "vrij", ())}


def test_a_label_changes_and_the_alias_goes_without_saying() -> None:
    assert only(BOOK, rename(BOOK, "druk", "Druk op het werk")) == (Change.RENAMED, "druk", "label")
    told = with_code(BOOK, "druk", label="Druk", aliases=("Werkdruk", "Haast"))
    assert [(d.change, d.field) for d in diff(BOOK, told)] == [
        (Change.RENAMED, "label"),
        (Change.CHANGED, "aliases"),
    ]


def test_another_key_is_a_rename_when_an_alias_says_so() -> None:
    codes = (
        replace(BOOK.codes[0], key="werkdruk", label="Druk op het werk", aliases=("Werkdruk",)),
        replace(BOOK.codes[1], parent="werkdruk"),
        *BOOK.codes[2:],
    )
    found = diff(BOOK, replace(BOOK, codes=codes))
    assert [(d.change, d.field, d.before, d.after) for d in found] == [
        (Change.RENAMED, "label", ("Werkdruk",), ("Druk op het werk",)),
        (Change.RENAMED, "key", ("druk",), ("werkdruk",)),
    ]


def test_a_code_that_went_up_in_another_is_merged() -> None:
    found = diff(BOOK, merge_codes(BOOK, "vrij", "regie"))
    assert [(d.change, d.key) for d in found] == [(Change.CHANGED, "regie"), (Change.MERGED, "vrij")]


def test_moves_and_order() -> None:
    (moved,) = diff(BOOK, move(BOOK, "nacht", "regie"))
    assert (moved.change, moved.before, moved.after) == (Change.MOVED, ("Werkdruk",), ("Eigen regie",))
    assert only(BOOK, replace(BOOK, codes=(*BOOK.codes[2:], *BOOK.codes[:2]))) == (Change.REORDERED, "", "")
    assert diff(BOOK, replace(BOOK, codes=tuple(BOOK.codes[at] for at in (0, 2, 1, 3)))) == []


def test_fields_hold_before_and_after() -> None:
    new = with_code(BOOK, "druk", definition="", examples=("Ik ren.", "Geen pauze."))
    found = {d.field: (d.before, d.after) for d in diff(BOOK, new)}
    assert found == {
        "definition": (("Te veel tegelijk.",), ()),
        "examples": (("Ik ren.", "Altijd haast."), ("Ik ren.", "Geen pauze.")),
    }


def test_facets() -> None:
    wider = replace(LEVELS, values=(*LEVELS.values, FacetValue("c", "Cao")), label="Laag")
    found = {(d.what, d.change, d.field) for d in diff(BOOK, replace(BOOK, facets=(wider,)))}
    assert found == {("facet", Change.RENAMED, "label"), ("facet", Change.CHANGED, "values")}
    assert only(BOOK, replace(BOOK, facets=())) == (Change.REMOVED, "niveau", "")
    assert only(replace(BOOK, facets=()), BOOK) == (Change.ADDED, "niveau", "")


def test_the_codebook_itself() -> None:
    assert only(BOOK, replace(BOOK, title="Ander boek")) == (Change.CHANGED, "boek", "title")
    assert diff(BOOK, replace(BOOK, version=9)) == []


def test_it_reads_as_text() -> None:
    new = with_code(
        move(rename(BOOK, "regie", "Zelf kiezen"), "vrij"), "druk", examples=("Ik ren.", "Nooit.")
    )
    text = describe(diff(BOOK, new))
    assert text.splitlines() == [
        "Hernoemd",
        "  regie: naam ‘Eigen regie’ → ‘Zelf kiezen’",
        "",
        "Verplaatst",
        "  vrij (Vrijheid): ‘Eigen regie’ → de top",
        "",
        "Gewijzigd",
        "  druk (Werkdruk), voorbeelden:",
        "    - Altijd haast.",
        "    + Nooit.",
    ]
    assert summary(diff(BOOK, new)) == "1 hernoemd, 1 verplaatst, 1 gewijzigd"
    assert describe([]) == "Geen verschillen."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_of_difference_has_words(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from qualcode import i18n

    monkeypatch.setattr(i18n, "_language", language)
    empty = Codebook("leeg", "Leeg", ())
    merged = merge_codes(move(rename(BOOK, "druk", "Druk"), "nacht"), "vrij", "regie")
    turned = replace(
        BOOK, codes=(*BOOK.codes[2:], *BOOK.codes[:2]), facets=(LEVELS, replace(LEVELS, key="b"))
    )
    pairs = [(BOOK, empty), (empty, BOOK), (BOOK, merged), (BOOK, turned)]
    changes = {difference.change for old, new in pairs for difference in diff(old, new)}
    assert changes == set(Change)
    assert all(describe(diff(old, new)) and summary(diff(old, new)) for old, new in pairs)


LONG = (
    "De spreker heeft het over een rooster dat steeds verandert, over ruilen en bellen op een vrije dag. "
    "Gaat het om nachten, kies dan Nachtdienst (nacht). Gaat het om drukte, kies dan Werkdruk (druk)."
)


def shown(before: str, after: str) -> list[str]:
    old = with_code(BOOK, "regie", definition=before)
    lines = describe(diff(old, with_code(BOOK, "regie", definition=after))).splitlines()
    return [line.strip() for line in lines if line.strip()[:1] in "+-"]


def test_of_a_long_text_only_what_differs_is_shown() -> None:
    assert shown(LONG, LONG.replace("nachten", "late diensten")) == [
        "- … dag. Gaat het om nachten, kies dan Nachtdienst (nacht). …",
        "+ … dag. Gaat het om late diensten, kies dan Nachtdienst (nacht). …",
    ]
    assert shown(LONG, f"{LONG} Geef anders geen code.") == [
        "+ … kies dan Werkdruk (druk). Geef anders geen code."
    ]
    assert shown(f"Let op. {LONG}", LONG) == ["- Let op. De spreker heeft het …"]


def test_a_short_text_and_one_written_anew_are_shown_whole() -> None:
    other = "Iets heel anders dus, met zoveel nieuwe woorden dat er niets van over is gebleven."
    assert shown(LONG, other) == [f"- {LONG}", f"+ {other}"]
    assert shown("Kort en goed.", "Kort en krachtig.") == ["- Kort en goed.", "+ Kort en krachtig."]


def test_a_status_reads_as_researchers_write_it() -> None:
    gone = with_code(BOOK, "vrij", status=CodeStatus.DEPRECATED)
    assert "- in gebruik" in describe(diff(BOOK, gone))
    assert "+ vervallen" in describe(diff(BOOK, gone))


def test_those_who_never_see_a_key_read_labels_alone() -> None:
    new = rename(with_code(BOOK, "regie", definition="Iets anders."), "regie", "Aan het stuur")
    told = describe(diff(BOOK, new), keys=False)
    assert "Aan het stuur" in told
    assert "regie:" not in told
    assert "regie (" not in told
    assert "regie (" in describe(diff(BOOK, new))
