"""Many sources at once: zips, folders of zips, bad files among good ones, and files that come in anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, Role, SegmentKind
from qualcode.project import Outcome, Project
from tests.zipped import zipped

GESPREK = "I: Hoe gaat het met het rooster?\n\nR: {} Dat zeg ik al jaren, en er verandert niets aan.\n"
VERSLAG = (
    "Het onder-\nzoek gaat over roosters in de wijk.\n\nHet onderzoek is klaar en ligt bij de directie.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db", who="joke")


def zip_at(path: Path, members: dict[str, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped(members))
    return path


def outcomes(project: Project, *paths: Path) -> dict[str, Outcome]:
    return {line.file: line.outcome for line in project.add(list(paths))}


def test_every_source_in_a_zip_is_a_document_and_a_bad_one_stops_only_itself(
    project: Project, tmp_path: Path
) -> None:
    members: dict[str, str | bytes] = {
        "levering/Huis A/een.txt": GESPREK.format("Slecht."),
        "levering/Huis B/twee.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Karin>Het gaat beter.</v>\n",
        "levering/Huis B/kapot.docx": b"geen Word",
        "levering/foto.jpg": b"\xff\xd8",
        "levering/__MACOSX/._een.txt": b"\x00",
        "../../buiten.txt": GESPREK.format("Goed."),
    }
    found = outcomes(project, zip_at(tmp_path / "alles.zip", members))
    assert found == {
        "een.txt": Outcome.ADDED,
        "twee.vtt": Outcome.ADDED,
        "buiten.txt": Outcome.ADDED,
        "alles.zip/levering/Huis B/kapot.docx": Outcome.FAILED,
        "alles.zip/levering/foto.jpg": Outcome.PASSED_OVER,
    }
    assert not (tmp_path.parent / "buiten.txt").exists()


def test_folders_in_a_zip_are_cases(project: Project, tmp_path: Path) -> None:
    zip_at(tmp_path / "a.zip", {f"levering/Huis {x}/gesprek.txt": GESPREK.format(x) for x in "AB"})
    assert list(outcomes(project, tmp_path / "a.zip").values()) == [Outcome.ADDED]
    assert len(project.documents()) == 2
    assert [case.name for case in project.cases()] == ["Huis A", "Huis B"]


def test_a_folder_of_zips(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "levering"
    for house in "AB":
        zip_at(
            folder / f"Huis {house}" / "gesprekken.zip", {f"{n}.txt": GESPREK.format(house + n) for n in "12"}
        )
    zip_at(folder / "Huis A" / "kapot.zip", {"1.txt": "x"}).write_bytes(b"PK\x03\x04 geen zip")
    found = project.add([folder])
    assert [line.outcome for line in found].count(Outcome.ADDED) == 4
    assert [line.file for line in found if line.outcome is Outcome.FAILED] == ["Huis A/kapot.zip"]
    assert [case.name for case in project.cases()] == ["Huis A", "Huis B"]
    again = project.add([folder])
    assert [line.outcome for line in again].count(Outcome.DUPLICATE) == 4


def test_an_empty_zip_and_one_without_sources_say_so(project: Project, tmp_path: Path) -> None:
    (line,) = project.add([zip_at(tmp_path / "leeg.zip", {})])
    assert line.outcome is Outcome.FAILED
    (line,) = project.add([zip_at(tmp_path / "foto.zip", {"a.jpg": b"x"})])
    assert line.outcome is Outcome.FAILED


def test_a_manifest_tells_of_files_in_a_zip(project: Project, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("bestand;casus\n1.txt;Noord\nHuis B/2.txt;Zuid\n")
    zip_at(tmp_path / "a.zip", {"Huis A/1.txt": GESPREK.format("1"), "Huis B/2.txt": GESPREK.format("2")})
    found = project.add([tmp_path / "a.zip"], manifest=tmp_path / "m.csv")
    assert [line.outcome for line in found] == [Outcome.ADDED, Outcome.ADDED]
    assert [case.name for case in project.cases()] == ["Noord", "Zuid"]


def test_of_two_copies_in_a_zip_the_one_in_the_manifest_is_stored(project: Project, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("bestand;casus\ntwee.txt;Zuid\n")
    zip_at(tmp_path / "a.zip", {"een.txt": GESPREK.format("1"), "twee.txt": GESPREK.format("1")})
    found = project.add([tmp_path / "a.zip"], manifest=tmp_path / "m.csv")
    assert [(line.file, line.outcome) for line in found] == [
        ("twee.txt", Outcome.ADDED),
        ("een.txt", Outcome.DUPLICATE),
    ]
    assert [case.name for case in project.cases()] == ["Zuid"]


def test_a_manifest_may_name_all_folders_in_a_zip(project: Project, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("bestand;casus\nronde/2023/1.txt;Noord\nronde/2024/1.txt;Zuid\n")
    zip_at(tmp_path / "a.zip", {f"ronde/{year}/1.txt": GESPREK.format(year) for year in ("2024", "2023")})
    found = project.add([tmp_path / "a.zip"], manifest=tmp_path / "m.csv")
    assert [line.outcome for line in found] == [Outcome.ADDED, Outcome.ADDED]
    assert {case.name for case in project.cases()} == {"Noord", "Zuid"}


def test_a_row_with_a_slip_names_the_file_in_a_zip_that_it_may_mean(project: Project, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("bestand;casus\ngesprek-karim.txt;Noord\n")
    zip_at(tmp_path / "a.zip", {"gesprek-karin.txt": GESPREK.format("1")})
    _, lost = project.add([tmp_path / "a.zip"], manifest=tmp_path / "m.csv")
    assert lost.outcome is Outcome.FAILED
    assert "gesprek-karin.txt" in lost.error


def test_two_files_of_one_name_in_one_batch_are_two_sources(project: Project, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / "in" / "Huis A" / year).mkdir(parents=True)
        (tmp_path / "in" / "Huis A" / year / "gesprek.txt").write_text(GESPREK.format(year))
    added = project.add([tmp_path / "in"])
    assert [line.outcome for line in added] == [Outcome.ADDED, Outcome.ADDED]
    (tmp_path / "in" / "Huis A" / "2024" / "gesprek.txt").write_text(GESPREK.format("2024, zei hij."))
    again = project.add([tmp_path / "in"])
    assert [line.outcome for line in again] == [Outcome.DUPLICATE, Outcome.REPLACED]
    texts = [project.text(document.id) for document in project.documents()]
    assert sorted("2024, zei" in text for text in texts) == [False, True]
    assert any("R: 2023" in text for text in texts)


def coded(project: Project, words: str) -> None:
    (document,) = project.documents()
    start = project.text(document.id).index(words)
    project.code([Coding("", "boek/rooster", document.id, start, start + len(words), "joke")])


def test_a_file_that_gets_its_former_words_back_gets_its_codings_back(
    project: Project, tmp_path: Path
) -> None:
    project.load_codebook(Codebook("boek", "Boek", (Code("rooster", "Rooster"),)))
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK.format("Slecht."))
    project.add([file], case="Huis A")
    (first,) = project.documents()
    coded(project, "Slecht.")
    coded(project, "Dat zeg ik al jaren")
    file.write_text(GESPREK.format("Prima."))
    (line,) = project.add([file], case="Huis A")
    assert [len(line.lost), len(project.codings())] == [1, 1]
    (taken_back,) = project.codings()
    project.uncode([taken_back.id])
    coded(project, "er verandert niets")
    file.write_text(GESPREK.format("Slecht."))
    (line,) = project.add([file], case="Huis A")
    assert line.outcome is Outcome.REPLACED
    (document,) = project.documents()
    assert document.id == first.id
    text = project.text(document.id)
    assert {text[c.start : c.end] for c in project.codings()} == {"Slecht.", "er verandert niets"}


def test_what_was_set_by_hand_of_a_speaker_goes_along_to_the_new_version(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK.format("Slecht."))
    project.add([file], case="Huis A")
    (document,) = project.documents()
    project.set_speaker(document.id, "R", role=Role.INTERVIEWER, name="Piet")
    for words in ("Prima.", "Matig."):
        file.write_text(GESPREK.format(words))
        project.add([file], case="Huis A")
    (document,) = project.documents()
    changed = document.speaker("R")
    assert changed is not None
    assert (changed.name, changed.role) == ("Piet", Role.INTERVIEWER)
    kinds = {s.kind for s in project.segments() if s.speaker == "R"}
    assert kinds
    assert SegmentKind.CONTENT not in kinds


def test_a_repair_step_left_out_gives_another_version_and_can_be_taken_back(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text(VERSLAG)
    (line,) = project.add([file])
    assert {repair.step for repair in line.repairs} == {"hyphens"}
    assert "onder-" not in project.text(project.documents()[0].id)
    (line,) = project.add([file], without=["hyphens"])
    assert (line.outcome, line.repairs) == (Outcome.REPLACED, ())
    (document,) = project.documents()
    assert "onder-" in project.text(document.id)
    (line,) = project.add([file], without=["hyphens"])
    assert line.outcome is Outcome.DUPLICATE
    (line,) = project.add([file])
    assert line.outcome is Outcome.DUPLICATE
    (line,) = project.add([file], again=True)
    assert line.outcome is Outcome.REPLACED
    assert "onder-" not in project.text(project.documents()[0].id)


def test_an_unknown_repair_step_says_which_there_are(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="hyphens"):
        project.add([tmp_path], without=["toveren"])


def test_a_changed_file_under_another_case_is_told_of(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK.format("Slecht."))
    project.add([file], case="Huis A")
    file.write_text(GESPREK.format("Prima."))
    (line,) = project.add([file], case="Huis B")
    assert line.outcome is Outcome.ADDED
    (warning,) = line.warnings
    assert "Huis A" in warning
    file.write_text("I: Wat is er gebeurd?\n\nR: Niets bijzonders vandaag, alleen de lift deed raar.\n")
    (line,) = project.add([file], case="Huis C")
    assert line.warnings == ()


def test_a_talk_without_full_stops_is_cut_into_fragments_and_the_report_says_so(
    project: Project, tmp_path: Path
) -> None:
    said = " ".join(f"en dan{n} weer ruilen met wie er is" for n in range(60))
    (tmp_path / "zonder.txt").write_text(f"I: Hoe gaat het?\n\nR: {said}\n")
    (tmp_path / "met.txt").write_text(GESPREK.format("Het ruilen gaat maar door. " * 60))
    lines = {line.file: line for line in project.add([tmp_path / "zonder.txt", tmp_path / "met.txt"])}
    assert [warning for warning in lines["zonder.txt"].warnings if "zonder punt of vraagteken" in warning]
    assert not lines["met.txt"].warnings
    assert max(segment.words for segment in project.segments()) <= 120


def test_of_a_file_and_its_copies_the_file_is_stored(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "aangeleverd"
    folder.mkdir()
    for name in ("gesprek (kopie).txt", "gesprek.txt", "kopie van gesprek.txt"):
        (folder / name).write_text("Bo: Het rooster komt laat, dat vind ik lastig met de opvang.", "utf-8")
    (folder / "a.txt").symlink_to("gesprek.txt")
    found = {line.file: line.outcome for line in project.add([folder])}
    assert found.pop("gesprek.txt") is Outcome.ADDED
    assert list(found.values()) == [Outcome.DUPLICATE] * 3
