"""Bronnen, Eén bron: what is told of a source fits what it is and how it was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app import grids
from qualcode.model import DocumentKind
from qualcode.project import Project

ROLES = "Wat een interviewer zegt"
CUT = "De planners werken met het nieuwe rooster-\nprogramma.\n\nHet roosterprogramma bevalt.\n"


def shown(test: AppTest) -> str:
    assert not test.exception
    return " ".join(str(element.proto.body) for element in test.get("html"))


def test_what_was_left_out_is_not_told_as_nothing_to_repair(
    screen: Callable[..., AppTest], tmp_path: Path
) -> None:
    file, path = tmp_path / "notitie.txt", tmp_path / "studie.db"
    file.write_text(CUT, "utf-8")
    with Project.create(path, who="Noor") as project:
        project.add([file], kind=DocumentKind.REPORT, without=["hyphens"])
        (source,) = project.documents()
        assert source.source.without
    told = shown(screen("sources", path, view="one", source=source.id))
    assert "Niet gedaan, omdat u het uitzette" in told
    assert "Er hoefde niets te worden hersteld" not in told


def test_roles_are_spoken_of_where_people_talk_and_answers_where_they_answer(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path
) -> None:
    survey = tmp_path / "enquete.csv"
    survey.write_text(
        "Naam;Contract;Wat zou u aan het rooster veranderen?\n"
        "F. Wiersma;zzp;Niets, ik kies zelf. Maar ik zou graag bij het overleg zitten.\n"
        "D. Postmus;uitzend;Twee weken achter elkaar op dezelfde afdeling, dan leer ik de bewoners kennen.\n",
        "utf-8",
    )
    with Project.open(study, who="Noor") as project:
        project.add([survey])
        ids = {document.source.name: document.id for document in project.documents()}
    answers = shown(screen("sources", study, view="one", source=ids["enquete.csv"]))
    assert "Elke rij van de enquête is iemand die antwoordde" in answers
    assert ROLES not in answers
    assert ROLES in shown(screen("sources", study, view="one", source=ids["interview Huis Noord.txt"]))


def test_the_name_of_a_person_who_is_in_several_sources_is_not_cut(
    screen: Callable[..., AppTest], study: Path
) -> None:
    person = "Hanneke Zijlmans-Terpstra"
    with Project.open(study, who="Noor") as project:
        project.merge_speakers([(document.id, "Mila") for document in project.documents()], person)
    page = screen("sources", study, view="speakers")
    assert not page.exception
    (grid,) = page.dataframe
    width = json.loads(grid.proto.columns)["person"]["width"]
    assert width >= grids.width([person]) > grids.NARROWEST


def test_an_attribute_is_made_with_one_click(screen: Callable[..., AppTest], study: Path) -> None:
    def columns(test: AppTest) -> list[str]:
        assert not test.exception
        return list(test.dataframe[0].value.columns)

    page = screen("sources", study, view="cases")
    field = page.text_input(key="attribute-name-cases")
    field.set_value(" sector ")
    page.button(key="attribute-add-cases").click().run()  # one click sends what was typed, too
    assert columns(page)[-1] == "+sector"
    assert page.text_input(key="attribute-name-cases").value == ""
    page.text_input(key="attribute-name-cases").set_value("Sector")
    page.button(key="attribute-add-cases").click().run()
    assert "Er is al een kenmerk ‘Sector’" in shown(page)
    assert sum("sector" in name.casefold() for name in columns(page)) == 1
