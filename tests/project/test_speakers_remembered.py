"""What a table told of speakers stays known when their file comes in anew without that table."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import Role, Speaker
from qualcode.project import Project

TALK = """V: Hoe lang rijdt u al op de bibliobus?

B: Zeventien jaar in maart, en ik ken elk erf waar een hond loopt. {more}

V: En wie stapt er in?

B: Kinderen vooral, en een paar oude boeren die zeggen dat ze voor hun kleinkind komen.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A talk, with tables that tell of it and of who speaks in it."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "bibliobus.txt").write_text(TALK.format(more=""), "utf-8")
    (made / "manifest.csv").write_text("bestand;casus;soort\nbibliobus.txt;De bus;interview\n", "utf-8")
    (made / "sprekers.csv").write_text(
        "bestand;label;naam;rol;functie;dienst\n"
        "bibliobus.txt;B;Berend;deelnemer;chauffeur;vroeg\nbibliobus.txt;V;Vera;interviewer;;\n",
        "utf-8",
    )
    return made


def speakers(project: Project) -> dict[str, Speaker]:
    (document,) = project.documents()
    return {speaker.label: speaker for speaker in document.speakers}


def again(project: Project, folder: Path, text: str) -> None:
    for table in ("manifest.csv", "sprekers.csv"):
        (folder / table).unlink()
    (folder / "bibliobus.txt").write_text(text, "utf-8")
    (looked,) = project.look([folder / "bibliobus.txt"])
    assert {one.label: one.name for one in looked.speakers} == {
        one.label: one.name for one in _stored(project, folder)
    }


def _stored(project: Project, folder: Path) -> list[Speaker]:
    project.add([folder / "bibliobus.txt"])
    return list(speakers(project).values())


def test_names_and_attributes_of_a_table_stay_in_a_new_version(folder: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "bus.db", who="Noor") as project:
        project.add([folder])
        before = speakers(project)
        assert before["B"].name == "Berend"
        again(project, folder, TALK.format(more="Ook die ene bij de sluis, die bijt."))
        assert speakers(project) == before
        assert before["B"].attributes == {"functie": "chauffeur", "dienst": "vroeg"}
        assert before["V"].role is Role.INTERVIEWER


def test_what_the_new_version_tells_itself_goes_before(folder: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "bus.db", who="Noor") as project:
        project.add([folder])
        again(project, folder, "Functie: planner\n\n" + TALK.format(more="Ook die ene bij de sluis."))
        assert speakers(project)["B"].name == "Berend"
        assert speakers(project)["B"].attributes == {"functie": "planner", "dienst": "vroeg"}


def test_what_was_set_by_hand_goes_before_all(folder: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "bus.db", who="Noor") as project:
        project.add([folder])
        (document,) = project.documents()
        project.set_speaker(document.id, "B", name="Bertus", attributes={"functie": "bibliothecaris"})
        again(project, folder, "Functie: planner\n\n" + TALK.format(more="Ook die ene bij de sluis."))
        assert speakers(project)["B"].name == "Bertus"
        assert speakers(project)["B"].attributes["functie"] == "bibliothecaris"
