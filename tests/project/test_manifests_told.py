"""Manifests in a zip, in several folders, among files that are named: none is lost, none is a survey."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import DocumentKind, Role
from qualcode.project import Outcome, Project
from qualcode.project.incoming.looking import Novelty
from tests.zipped import zipped

TALK = "Interviewer: Hoe is het op de afdeling?\n\n{}: Druk, want er zijn er weer twee ziek gemeld.\n"
ROWS = "bestand;titel;casus;soort;datum;fase;casus:bedden\n"
TOLD = ROWS + "een.txt;Ochtend;De Linde;leerteam;12-03-2025;0-meting;48\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db", who="joke")


def zip_at(path: Path, **members: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped(members))
    return path


def written(folder: Path, **members: str) -> Path:
    for name, content in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def zipped_study(path: Path, folder: str = "") -> Path:
    return zip_at(
        path,
        **{
            f"{folder}manifest.csv": TOLD,
            f"{folder}sprekers.csv": "bestand;label;naam;rol\neen.txt;Fenna;Fenna V.;moderator\n",
            f"{folder}ronde/een.txt": TALK.format("Fenna"),
            f"{folder}twee.txt": TALK.format("Bram"),
        },
    )


@pytest.mark.parametrize("folder", ["", "studie/"])
def test_a_manifest_in_a_zip_tells_of_its_sources(project: Project, tmp_path: Path, folder: str) -> None:
    added = project.add([zipped_study(tmp_path / "levering.zip", folder)])
    assert {line.file: line.outcome for line in added} == {
        "een.txt": Outcome.ADDED,
        "twee.txt": Outcome.ADDED,
    }
    told = next(document for document in project.documents() if document.title == "Ochtend")
    assert (told.kind, told.date, told.phase) == (DocumentKind.LEARNING_TEAM, "2025-03-12", "0-meting")
    assert [(case.name, case.attributes) for case in project.cases() if case.id == told.case] == [
        ("De Linde", {"bedden": "48"})
    ]
    speaker = told.speaker("Fenna")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Fenna V.", Role.INTERVIEWER)


def test_two_zips_each_with_a_manifest_about_a_file_of_the_same_name(
    project: Project, tmp_path: Path
) -> None:
    for place, person in (("Noord", "Fenna"), ("Zuid", "Bram")):
        zip_at(
            tmp_path / "in" / f"{place}.zip",
            **{
                "manifest.csv": f"bestand;casus\ngesprek.txt;Huis {place}\n",
                "gesprek.txt": TALK.format(person),
            },
        )
    assert {line.outcome for line in project.add([tmp_path / "in"])} == {Outcome.ADDED}
    cases = {case.id: case.name for case in project.cases()}
    told = {cases[d.case]: d.speakers[1].label for d in project.documents()}
    assert told == {"Huis Noord": "Fenna", "Huis Zuid": "Bram"}


def test_a_slip_in_the_manifest_of_a_zip_stops_that_zip_and_says_where(
    project: Project, tmp_path: Path
) -> None:
    wrong = TOLD.replace("leerteam", "leertaem")
    zip_at(tmp_path / "in" / "a.zip", **{"manifest.csv": wrong, "een.txt": TALK.format("Fenna")})
    zip_at(tmp_path / "in" / "b.zip", **{"twee.txt": TALK.format("Bram")})
    added = {line.file: line for line in project.add([tmp_path / "in"])}
    assert added["twee.txt"].outcome is Outcome.ADDED
    assert added["a.zip"].outcome is Outcome.FAILED
    assert added["a.zip"].error.startswith("manifest.csv, rij 2: ")
    assert len(project.documents()) == 1


def test_a_row_about_a_file_that_the_zip_lacks_is_told(project: Project, tmp_path: Path) -> None:
    rows = TOLD + "drie.txt;;;;;;\n"
    archive = zip_at(tmp_path / "a.zip", **{"manifest.csv": rows, "een.txt": TALK.format("Fenna")})
    (lost,) = [line for line in project.add([archive]) if line.outcome is Outcome.FAILED]
    assert lost.file == "drie.txt"
    assert "rij 3" in lost.error


def test_each_folder_may_have_its_own_manifest(project: Project, tmp_path: Path) -> None:
    for place in ("noord", "zuid"):
        written(
            tmp_path / place,
            **{
                "manifest.csv": f"bestand;titel\ngesprek.txt;Gesprek {place}\n",
                "gesprek.txt": TALK.format(place.title()),
            },
        )
    project.add([tmp_path / "noord", tmp_path / "zuid"])
    assert {document.title for document in project.documents()} == {"Gesprek noord", "Gesprek zuid"}


def test_a_manifest_named_among_its_files_and_one_of_a_folder_below(project: Project, tmp_path: Path) -> None:
    folder = written(
        tmp_path / "in",
        **{
            "manifest.csv": "bestand;titel\nsub/een.txt;Van boven\ntwee.txt;Twee\n",
            "twee.txt": TALK.format("Bram"),
            "sub/manifest.csv": "bestand;titel\neen.txt;Van dichtbij\n",
            "sub/een.txt": TALK.format("Fenna"),
        },
    )
    added = project.add(sorted(folder.iterdir()))
    assert {line.outcome for line in added} == {Outcome.ADDED}
    assert {document.title for document in project.documents()} == {"Van dichtbij", "Twee"}


def test_a_manifest_that_is_given_goes_before_one_in_the_zip_which_is_told(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "ander.csv").write_text("bestand;titel\neen.txt;Uit een ander\n", "utf-8")
    added = project.add([zipped_study(tmp_path / "a.zip")], manifest=tmp_path / "ander.csv")
    assert {line.file for line in added if line.outcome is Outcome.PASSED_OVER} == {
        "a.zip/manifest.csv",
        "a.zip/sprekers.csv",
    }
    assert "Uit een ander" in {document.title for document in project.documents()}


def test_looking_tells_of_a_row_without_a_file(project: Project, tmp_path: Path) -> None:
    written(tmp_path / "in", **{"manifest.csv": TOLD, "twee.txt": TALK.format("Bram")})
    looked = {one.path.name: one for one in project.look([tmp_path / "in"])}
    assert looked["een.txt"].novelty is Novelty.FAILED
    assert "rij 2" in looked["een.txt"].note


def test_of_two_copies_the_one_that_is_told_of_is_looked_at_and_the_other_says_so(
    project: Project, tmp_path: Path
) -> None:
    written(
        tmp_path / "in",
        **{
            "manifest.csv": TOLD,
            "een.txt": TALK.format("Bram"),
        },
    )
    written(tmp_path / "elders", **{"een.txt": TALK.format("Bram")})
    second, first = project.look([tmp_path / "elders", tmp_path / "in"])
    assert (first.entry.title, first.novelty) == ("Ochtend", Novelty.NEW)
    assert (second.path.parent.name, second.novelty) == ("elders", Novelty.PASSED_OVER)
    assert "een.txt" in second.note


def test_a_short_row_and_an_error_in_the_sheet_of_speakers_name_their_place(
    project: Project, tmp_path: Path
) -> None:
    written(
        tmp_path / "in",
        **{
            "manifest.csv": "casus;bestand\nDe Linde\nDe Eik;een.txt\n",
            "een.txt": TALK.format("Fenna"),
            "sprekers.csv": "bestand;label\neen.txt;Fenna\neen.txt;\n",
        },
    )
    with pytest.raises(ProjectError, match=r"sprekers\.csv, rij 3"):
        project.add([tmp_path / "in"])
    (tmp_path / "in" / "sprekers.csv").unlink()
    assert [line.outcome for line in project.add([tmp_path / "in"])] == [Outcome.ADDED]
