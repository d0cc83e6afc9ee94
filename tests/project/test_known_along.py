"""A changed file of a source that people described: what they set by hand goes along to the new version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model import Document, DocumentKind, Role, SegmentKind, Speaker
from qualcode.project import Outcome, Project

TALK = (
    "Datum: 18-04-2025\n\nInterviewer: Hoe gaat het met het rooster?\n\n"
    "Gerda: {} Dat zeg ik al jaren, en er verandert niets aan, ook niet als ik bel.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Opname Gerda 18-04.txt"
    path.write_text(TALK.format("Slecht."), "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db", who="Joke")


def described(project: Project) -> Document:
    (document,) = project.documents()
    return project.set_document(
        document.id,
        title="De Wadkant, zzp'er",
        case="De Wadkant",
        kind=DocumentKind.FOCUS_GROUP,
        date="2025-04-19",
        phase="1-meting",
        attributes={"wijk": "Oost"},
    )


def known(document: Document) -> tuple[object, ...]:
    return (
        *(document.title, document.case, document.kind, document.date, document.phase),
        dict(document.attributes),
    )


@pytest.mark.parametrize("case", ["", "Huis A"])
def test_what_was_set_by_hand_goes_along(project: Project, file: Path, case: str) -> None:
    project.add([file], case=case)
    before = described(project)
    file.write_text(TALK.format("Prima."), "utf-8")
    (looked,) = project.look([file])
    assert (looked.entry.title, looked.entry.case, looked.entry.phase) == (
        before.title,
        "De Wadkant",
        "1-meting",
    )
    (line,) = project.add([file])
    assert line.outcome is Outcome.REPLACED
    (document,) = project.documents()
    assert document.id != before.id
    assert known(document) == known(before)
    assert any("2025-04-18" in warning for warning in line.warnings)  # what the file says is told


def test_what_is_told_of_the_new_version_goes_before(project: Project, file: Path) -> None:
    project.add([file])
    described(project)
    file.write_text(TALK.format("Prima."), "utf-8")
    project.add([file], phase="2-meting")
    (document,) = project.documents()
    assert (document.phase, document.title) == ("2-meting", "De Wadkant, zzp'er")


def test_what_a_person_emptied_while_looking_stays_empty(project: Project, file: Path) -> None:
    project.add([file])
    described(project)
    file.write_text(TALK.format("Prima."), "utf-8")
    (looked,) = project.look([file])
    entry = looked.corrected(
        title="Anders", case=looked.entry.case, kind=DocumentKind.INTERVIEW, date="", phase=""
    )
    (line,) = project.add([file], manifest=[entry])
    assert line.outcome is Outcome.REPLACED
    (document,) = project.documents()
    assert (document.title, document.phase, document.kind) == ("Anders", "", DocumentKind.INTERVIEW)


def test_a_source_moved_out_of_its_folder_case_is_known_again(project: Project, file: Path) -> None:
    folder = file.parent / "in"
    (folder / "Huis A").mkdir(parents=True)
    inside = file.rename(folder / "Huis A" / file.name)
    project.add([folder])
    before = described(project)
    inside.write_text(TALK.format("Prima."), "utf-8")
    (line,) = project.add([folder])
    assert line.outcome is Outcome.REPLACED
    (document,) = project.documents()
    assert document.case == before.case


def test_another_talk_of_that_name_is_no_version(project: Project, file: Path) -> None:
    project.add([file])
    described(project)
    file.write_text("Interviewer: Wat is er?\n\nKees: De lift staat stil sinds gisteravond laat.\n", "utf-8")
    (line,) = project.add([file])
    assert line.outcome is Outcome.ADDED
    assert len(project.documents()) == 2


def test_the_former_file_again_keeps_what_was_set_of_the_later(project: Project, file: Path) -> None:
    project.add([file])
    first = file.read_text("utf-8")
    file.write_text(TALK.format("Prima."), "utf-8")
    project.add([file])
    later = described(project)
    file.write_text(first, "utf-8")
    (line,) = project.add([file])
    assert line.outcome is Outcome.REPLACED
    (document,) = project.documents()
    assert document.id != later.id
    assert known(document) == known(later)


def test_the_former_file_again_keeps_what_was_set_of_speakers_in_the_later(
    project: Project, file: Path
) -> None:
    """Under the label that the former one has, its fragments following the role; undo brings both back."""
    project.add([file])
    first = file.read_text("utf-8")
    file.write_text(TALK.format("Prima.").replace("Gerda:", "Gerda de Wit:"), "utf-8")
    project.add([file])
    (later,) = project.documents()
    project.set_speaker(later.id, "Gerda de Wit", role=Role.INTERVIEWER, attributes={"functie": "kok"})
    project.merge_speakers([(later.id, "Gerda de Wit")], "p1")
    file.write_text(first, "utf-8")
    project.add([file])
    (document,) = project.documents()
    assert document.id != later.id
    speaker = document.speaker("Gerda")
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.person) == ("Gerda", Role.INTERVIEWER, "p1")
    assert speaker.attributes == {"functie": "kok"}
    assert {one.kind for one in project.segments() if one.speaker == "Gerda"} == {SegmentKind.CONTEXT}
    project.undo()
    (again,) = project.documents()
    assert again.id == later.id
    assert again.speaker("Gerda de Wit").role is Role.INTERVIEWER
    assert project.document(document.id).speaker("Gerda").role is not Role.INTERVIEWER


def test_a_role_that_was_taken_back_in_the_later_version_is_taken_back_in_the_former(
    project: Project, file: Path
) -> None:
    project.add([file])
    first = file.read_text("utf-8")
    project.set_speaker(project.documents()[0].id, "Gerda", role=Role.INTERVIEWER)
    file.write_text(TALK.format("Prima."), "utf-8")
    project.add([file])
    project.set_speaker(project.documents()[0].id, "Gerda", role=Role.PARTICIPANT)
    file.write_text(first, "utf-8")
    project.add([file])
    (document,) = project.documents()
    assert document.speaker("Gerda").role is Role.PARTICIPANT
    assert {one.kind for one in project.segments() if one.speaker == "Gerda"} == {SegmentKind.CONTENT}


def test_what_was_set_of_a_speaker_goes_along_to_another_label(project: Project, file: Path) -> None:
    project.add([file])
    (before,) = project.documents()
    project.set_speaker(before.id, "Gerda", role=Role.INTERVIEWER, attributes={"functie": "kok"})
    project.merge_speakers([(before.id, "Gerda")], "p1")
    file.write_text(TALK.format("Prima.").replace("Gerda:", "Gerda de Wit:"), "utf-8")
    (looked,) = project.look([file])
    assert [(one.label, one.role) for one in looked.speakers] == [
        ("Interviewer", Role.INTERVIEWER),
        ("Gerda de Wit", Role.INTERVIEWER),
    ]
    project.add([file])
    speaker = project.documents()[0].speaker("Gerda de Wit")
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.person) == ("Gerda de Wit", Role.INTERVIEWER, "p1")
    assert speaker.attributes == {"functie": "kok"}


def test_a_role_that_was_seen_and_changed_at_the_new_version_holds(project: Project, file: Path) -> None:
    project.add([file])
    project.set_speaker(project.documents()[0].id, "Gerda", role=Role.INTERVIEWER)
    file.write_text(TALK.format("Prima."), "utf-8")
    (looked,) = project.look([file])
    entry = looked.corrected(
        title="Gerda",
        case="Huis A",
        kind=DocumentKind.INTERVIEW,
        date="",
        phase="",
        speakers=[Speaker("Gerda", "Gerda", Role.PARTICIPANT)],
    )
    list(project.adding([file], [replace(entry, file=file.name)]))
    speaker = project.documents()[0].speaker("Gerda")
    assert speaker is not None
    assert speaker.role is Role.PARTICIPANT


def test_a_label_that_is_new_is_nobody_who_said_other_words(project: Project, file: Path) -> None:
    project.add([file])
    project.set_speaker(project.documents()[0].id, "Gerda", attributes={"functie": "kok"})
    file.write_text(TALK.format("Slecht.") + "\nRia: Bij mij gaat het heel anders dan daar.\n", "utf-8")
    project.add([file])
    (document,) = project.documents()
    assert {one.label: dict(one.attributes) for one in document.speakers} == {
        "Interviewer": {},
        "Gerda": {"functie": "kok"},
        "Ria": {},
    }
