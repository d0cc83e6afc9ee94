"""Edits of a codebook: taken back and done again, and what others did in the book since stays."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from qualcode.codebook import add, deprecate, move, put_facet, rename, revise
from qualcode.errors import ProjectError
from qualcode.model import Codebook, CodeStatus, Coding, Facet, FacetValue
from qualcode.project import Project


def labels(project: Project) -> list[str]:
    return [code.label for code in book(project).codes]


def book(project: Project) -> Codebook:
    found = project.codebook()
    assert found is not None
    return found


def test_a_renamed_code_gets_its_name_back_and_the_new_one_again(project: Project) -> None:
    before = book(project)
    project.edit_codebook(partial(rename, key="rooster", label="De planning"))
    (event,) = project.undo()
    assert event.what == "codebook.edit"
    assert book(project).codes == before.codes  # its former name is no alias of itself
    assert book(project).version == before.version + 2
    project.redo()
    assert labels(project) == ["De planning", "Werkdruk"]
    project.undo()
    assert labels(project) == ["Rooster", "Werkdruk"]
    assert project.undo() == []


def test_a_new_code_a_move_and_one_out_of_use_go_back_step_by_step(project: Project) -> None:
    project.edit_codebook(partial(add, label="Nacht", parent="rooster"))
    project.edit_codebook(partial(move, key="druk", parent="nacht"))
    project.edit_codebook(partial(deprecate, key="druk"))
    project.undo()
    assert book(project).code("druk").status is CodeStatus.ACTIVE
    assert book(project).code("druk").parent == "nacht"
    project.undo()
    assert book(project).code("druk").parent == ""
    project.undo()
    assert labels(project) == ["Rooster", "Werkdruk"]
    for _ in range(3):
        project.redo()
    assert [(code.key, code.parent) for code in book(project).codes] == [
        ("rooster", ""),
        ("nacht", "rooster"),
        ("druk", "nacht"),
    ]


def test_a_facet_goes_back(project: Project) -> None:
    facet = Facet("toon", "Toon", (FacetValue("fel", "Fel"), FacetValue("mild", "Mild")))
    project.edit_codebook(partial(put_facet, facet=facet))
    project.undo()
    assert book(project).facets == ()
    project.redo()
    project.edit_codebook(partial(revise, key="druk", facets=("toon",)))
    project.undo()
    project.undo()
    assert book(project).facets == ()


def test_what_another_did_in_the_book_since_stays(project: Project) -> None:
    project.edit_codebook(partial(rename, key="rooster", label="De planning"))
    with Project.open(project.path, who="daan") as daan:
        daan.edit_codebook(partial(revise, key="druk", definition="Meer werk dan tijd."))
        daan.edit_codebook(partial(add, label="Rust"))
    project.undo()
    assert labels(project) == ["Rooster", "Werkdruk", "Rust"]
    assert book(project).code("druk").definition == "Meer werk dan tijd."


def test_who_changed_the_same_code_since_is_not_overwritten(project: Project) -> None:
    project.edit_codebook(partial(rename, key="rooster", label="De planning"))
    with Project.open(project.path, who="daan") as daan:
        daan.edit_codebook(partial(revise, key="rooster", definition="Wie werkt wanneer."))
    now = book(project)
    with pytest.raises(ProjectError, match="gewijzigd"):
        project.undo()
    assert book(project) == now


def test_a_new_code_that_another_gave_since_stays(project: Project) -> None:
    project.edit_codebook(partial(add, label="Nacht"))
    segment = project.segments()[0]
    with Project.open(project.path, who="daan") as daan:
        daan.code([Coding("", "boek/nacht", segment.document, segment.start, segment.end, "daan")])
    with pytest.raises(ProjectError, match="gewijzigd"):
        project.undo()
    assert "Nacht" in labels(project)


def test_below_a_new_code_another_stays(project: Project) -> None:
    project.edit_codebook(partial(add, label="Nacht"))
    with Project.open(project.path, who="daan") as daan:
        daan.edit_codebook(partial(add, label="De nacht in", parent="nacht"))
    with pytest.raises(ProjectError, match="gewijzigd"):
        project.undo()
    assert "Nacht" in labels(project)


def test_loading_a_codebook_is_no_edit_to_take_back(project: Project, tmp_path: Path) -> None:
    project.load_codebook(Codebook("boek", "Boek", book(project).codes[:1], version=7))
    assert project.undo() == []
    assert labels(project) == ["Rooster"]
