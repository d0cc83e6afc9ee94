"""The page Codeboek: reading, writing, retiring and finding codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import work
from app.codebooks import books, deeds, tree
from app.codebooks.editor import Written
from app.coding.book import colours
from app.coding.making import standing
from app.parts import undoing
from qualcode.codebook import add, put_facet
from qualcode.errors import CodebookError, ProjectError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue
from qualcode.project import Project

BOOK = Codebook(
    "boek",
    "Codeboek van het huis",
    (
        Code("druk", "Werk**druk**", "Meer werk dan tijd.", color="#1f5f7a"),
        Code("nacht", "Nachtdienst", parent="druk", aliases=("De nacht",)),
        Code("vrij", "Vrij <b>nemen</b>"),
    ),
)


@pytest.fixture
def booked(study: Path) -> Path:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
    return study


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def test_without_a_codebook_the_page_says_what_to_do(screen: Callable[..., AppTest], study: Path) -> None:
    test = screen("codebook", study)
    assert not test.exception
    assert {"Laden", "Voorstellen uit documenten"} <= {button.label for button in test.button}


def test_a_code_names_the_document_that_it_was_drawn_from(
    screen: Callable[..., AppTest], study: Path
) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook("flexwerk-zorg")
    told = shown(screen("codebook", study, code="inhuren-uit-nood"))
    assert "Actieonderzoek naar flexwerk in de zorg" in told
    assert ".txt" not in told


def test_a_code_is_written_anew_as_one_edit(screen: Callable[..., AppTest], booked: Path) -> None:
    test = screen("codebook", booked, code="nacht")
    assert not test.exception
    assert "Vrij <b>" not in shown(test)
    next(area for area in test.text_area if area.label == "Definitie").input("Werken als een ander slaapt.")
    next(field for field in test.text_input if field.label == "Naam").input("De nacht in")
    test = next(b for b in test.button if b.label == "Bewaren").click().run()
    assert not test.exception
    with Project.open(booked) as project:
        code = project.codebook("boek").code("nacht")  # type: ignore[union-attr]
        assert (code.label, code.definition) == ("De nacht in", "Werken als een ander slaapt.")
        assert set(code.aliases) == {"De nacht", "Nachtdienst"}
        assert code.history[-1].by == "Noor"


def test_retiring_and_taking_back(screen: Callable[..., AppTest], booked: Path) -> None:
    test = screen("codebook", booked, code="vrij")
    next(b for b in test.button if b.key == "codebook-retire").click().run()
    with Project.open(booked) as project:
        assert project.codebook("boek").code("vrij").status is CodeStatus.DEPRECATED  # type: ignore[union-attr]
    test = screen("codebook", booked, code="vrij")
    next(b for b in test.button if b.key == "codebook-reinstate").click().run()
    with Project.open(booked) as project:
        assert project.codebook("boek").code("vrij").status is CodeStatus.ACTIVE  # type: ignore[union-attr]


def test_the_tree_counts_what_lies_below() -> None:
    rows = tree.rows(BOOK, {"boek/druk": 2, "boek/nacht": 3, "ander/druk": 9})
    assert [(row.code.key, row.depth, row.own, row.rolled_up) for row in rows] == [
        ("druk", 0, 2, 5),
        ("nacht", 1, 3, 3),
        ("vrij", 0, 0, 0),
    ]
    assert [row.code.key for row in tree.rows(BOOK, {}, "de NACHT")] == ["nacht"]
    assert [code.key for code in tree.thin(BOOK.codes)] == ["nacht", "vrij"]


def test_the_tree_shows_what_lies_below_under_it_whatever_the_order_in_the_file() -> None:
    first, below, last = BOOK.codes
    rows = tree.rows(Codebook("boek", "Boek", (first, last, below)), {})
    assert [(row.code.key, row.depth) for row in rows] == [("druk", 0), ("nacht", 1), ("vrij", 0)]


def test_saving_a_form_unchanged_changes_nothing() -> None:
    code = BOOK.code("druk")
    same = Written(code.label, "", code.color, code.definition, "", "", (), code.aliases, ())
    assert same.change(BOOK, key="druk") is BOOK


def test_facets_are_added_and_written_anew() -> None:
    facet = Facet("niveau", "Niveau", (FacetValue("team", "Team"),))
    book = put_facet(BOOK, facet, by="noor")
    assert (book.facets, book.version, book.history[-1].by) == ((facet,), 2, "noor")
    assert put_facet(book, facet) is book
    wider = Facet("niveau", "Niveau", (*facet.values, FacetValue("land", "Land")))
    assert put_facet(book, wider).facets == (wider,)
    with pytest.raises(CodebookError):
        put_facet(BOOK, Facet("leeg", "Leeg", ()))


def test_values_of_a_facet_have_each_a_key_of_their_own() -> None:
    facet = Facet("toon", "Toon", (FacetValue("voor", "Voor", "Is ervoor."),))
    made = books._values("Voor\nvoor!\n\nTegen\nvoor?", facet)
    assert [(value.key, value.label) for value in made] == [
        ("voor", "Voor"),
        ("voor-2", "voor!"),
        ("tegen", "Tegen"),
        ("voor-3", "voor?"),
    ]
    assert made[0].definition == "Is ervoor."


def test_one_may_begin_with_an_empty_codebook(screen: Callable[..., AppTest], study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(Codebook("van-ons", "Codes van ons", ()))
        assert standing(project) == {"state": "no_codebook"}
        with pytest.raises(ProjectError, match="codeboek"):
            project.suggest(model="hashing")
        assert project.threads(model="hashing").positions
    test = screen("codebook", study)
    assert not test.exception
    assert "Dit codeboek is nog leeg" in shown(test)
    assert "Geen code met deze woorden" not in shown(test)
    with Project.open(study, who="Noor") as project:
        made = project.edit_codebook(partial(add, label="Rust"))
        assert [code.label for code in made.codes] == ["Rust"]


def test_a_draft_that_is_there_says_so_and_leads_to_it(screen: Callable[..., AppTest], booked: Path) -> None:
    made = Codebook(
        "voorstel", "Voorstel uit het jaarplan", (Code("a", "Zeggenschap"), Code("b", "Reistijd"))
    )
    with Project.open(booked, who="Noor") as project:
        job = work.start(project, books.DRAFT, "Voorstellen", lambda opened, _: opened.load_codebook(made))
    while job.busy:
        job.stop.wait(0.02)
    with Project.open(booked, who="Noor") as project:
        project.load_codebook(BOOK)
    test = screen("codebook", booked)
    assert "‘Voorstel uit het jaarplan’ is klaar: 2 codes" in shown(test)
    test = next(button for button in test.button if button.key == "codebook-draft-look").click().run()
    assert not test.exception
    assert "voorstel" in test.query_params["book"]
    assert "is klaar" not in shown(test)


def test_what_was_changed_in_a_draft_stays_when_another_turns_to_it(
    screen: Callable[..., AppTest], booked: Path
) -> None:
    made = Codebook("voorstel", "Voorstel uit het jaarplan", (Code("a", "Zeggenschap"),))
    with Project.open(booked, who="Noor") as project:
        job = work.start(
            project, books.DRAFT, "Voorstellen", lambda opened, _: opened.load_codebook(made, current=False)
        )
    while job.busy:
        job.stop.wait(0.02)
    test = screen("codebook", booked)
    with Project.open(booked, who="Daan") as project:
        project.edit_codebook(partial(add, label="Reistijd"), key="voorstel")
    test = next(button for button in test.button if button.key == "codebook-draft-look").click().run()
    assert not test.exception
    with Project.open(booked) as project:
        book = project.codebook()
    assert book is not None
    assert [code.label for code in book.codes] == ["Zeggenschap", "Reistijd"]


def test_turning_to_another_codebook_writes_nothing_old_over_it(
    screen: Callable[..., AppTest], booked: Path
) -> None:
    with Project.open(booked, who="Noor") as project:
        project.load_codebook(Codebook("ander", "Ander boek", (Code("a", "Zeggenschap"),)), current=False)
    test = screen("codebook", booked)
    with Project.open(booked, who="Daan") as project:
        project.edit_codebook(partial(add, label="Reistijd"), key="ander")
        seen = project.last_event()
    test = test.selectbox(key="codebook-which").set_value("ander").run()
    assert not test.exception
    with Project.open(booked) as project:
        assert [code.label for code in project.codebook("ander").codes] == ["Zeggenschap", "Reistijd"]  # type: ignore[union-attr]
        assert project.codebook().key == "ander"  # type: ignore[union-attr]
        assert [event.what for event in project.events(after=seen)] == ["codebook.use"]


def test_a_draft_lies_beside_the_codebook_with_which_others_code(
    booked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    said = "Wie hier werkt, vertelt dat het anders kan. Het kost tijd, en die tijd is er niet. " * 4
    heads = ("Zeggenschap", "Inwerken", "Reistijd")
    report = "# Jaarplan\n\n" + "\n".join(f"## {head}\n\n{said}\n" for head in heads)
    with Project.open(booked, who="Noor") as project:
        books._start_draft(project, [("jaarplan.md", report.encode())], "Uit het jaarplan", None)
        job = work.latest(booked, books.DRAFT)
        assert job is not None
        while job.busy:
            job.stop.wait(0.02)
        assert job.state == "done", job.trouble
        assert {book.title for book in project.codebooks()} == {"Codeboek van het huis", "Uit het jaarplan"}
        assert project.codebook().key == "boek"  # type: ignore[union-attr]


def test_concepts_are_taken_into_use_all_at_once_and_back(
    screen: Callable[..., AppTest], study: Path
) -> None:
    drafted = tuple(Code(key, key.title(), status=CodeStatus.DRAFT) for key in ("rust", "reis"))
    with Project.open(study, who="Noor") as project:
        project.load_codebook(Codebook("van-ons", "Codes van ons", drafted))
        assert standing(project) == {"state": "no_codebook"}
    test = screen("codebook", study)
    assert "2 codes zijn nog concept" in shown(test)
    test = next(button for button in test.button if button.key == "codebook-take-all").click().run()
    assert not test.exception
    assert "Concepten in gebruik genomen" in shown(test)
    with Project.open(study, who="Noor") as project:
        assert standing(project) == {"state": "none"}
    next(button for button in test.button if button.key == "codebook-undo").click().run()
    with Project.open(study, who="Noor") as project:
        assert {code.status for code in project.codebook().codes} == {CodeStatus.DRAFT}  # type: ignore[union-attr]


def test_the_form_has_the_colour_of_the_tree_and_writes_none_that_was_not_chosen(
    screen: Callable[..., AppTest], booked: Path
) -> None:
    test = screen("codebook", booked, code="nacht")
    assert test.color_picker[0].value == "#1f5f7a"  # that of the code above it
    next(button for button in test.button if button.label == "Bewaren").click().run()
    with Project.open(booked) as project:
        assert project.codebook("boek") == BOOK
    test = screen("codebook", booked, code="vrij")
    assert test.color_picker[0].value == colours(BOOK)["vrij"]
    test.color_picker[0].set_value("#117733")
    next(button for button in test.button if button.label == "Bewaren").click().run()
    with Project.open(booked) as project:
        book = project.codebook("boek")
        assert book is not None
        assert book.code("vrij").color == "#117733"


def test_a_merge_is_told_and_no_undo_of_what_came_before_stands_beside_it(
    screen: Callable[..., AppTest], booked: Path
) -> None:
    test = screen("codebook", booked, code="vrij")

    def press(key: str) -> None:
        next(one for one in test.button if one.key == key).click().run()

    press("codebook-retire")
    assert "codebook-undo" in {one.key for one in test.button}
    with Project.open(booked, who="Noor") as project:
        project.merge_codes("vrij", "nacht")
        undoing.remember_final(project, deeds.PAGE, "Opgegaan in Nachtdienst")
    test.query_params["code"] = "nacht"
    test.run()
    assert not test.exception
    assert "Opgegaan in Nachtdienst" in shown(test)
    assert "codebook-undo" not in {one.key for one in test.button}
    press("codebook-retire")
    assert "codebook-undo" in {one.key for one in test.button}
