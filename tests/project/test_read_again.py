"""A file that was misread is read anew, as another kind or without a repair; what was coded goes along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model import Code, Codebook, Coding, DocumentKind, Role
from qualcode.project import Outcome, Project
from qualcode.project.incoming.looking import Novelty

MISREAD = """Zelfroosteren in de wijk

In vier teams is gekeken hoe het zelf-
roosteren uitpakt. Niet iedereen vindt dat even pretti-
ger dan een rooster dat van bovenaf komt.

Vraag: wie bewaakt de afspraken als het druk is?
Antwoord: dat doen de teams zelf, met hulp van de planner.
Vraag: en als iemand steeds dezelfde dienst overhoudt?
Antwoord: dan bespreken ze dat in het werkoverleg.
"""
WORDS = "dan bespreken ze dat in het werkoverleg"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "stuk.txt"
    path.parent.mkdir()
    path.write_text(MISREAD, "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, file: Path) -> Project:
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([file])
    made.load_codebook(Codebook("boek", "Boek", (Code("overleg", "Overleg"),)))
    (document,) = made.documents()
    start = made.text(document.id).index(WORDS)
    made.code([Coding("", "boek/overleg", document.id, start, start + len(WORDS), "joke")])
    return made


def coded_words(project: Project) -> list[str]:
    return [project.text(coding.document)[coding.start : coding.end] for coding in project.codings()]


def test_as_another_kind_the_text_follows_and_codings_stay(project: Project, file: Path) -> None:
    (before,) = project.documents()
    assert before.kind is DocumentKind.INTERVIEW
    project.set_document(before.id, title="Roosters", phase="1")
    (line,) = project.add([file], kind=DocumentKind.REPORT, again=True)
    assert line.outcome is Outcome.REPLACED
    (now,) = project.documents()
    assert (now.title, now.phase, now.kind, now.speakers) == ("Roosters", "1", DocumentKind.REPORT, ())
    assert "zelfroosteren uitpakt" in project.text(now.id)
    assert coded_words(project) == [WORDS]


def test_a_step_is_switched_off_and_on_again(project: Project, file: Path) -> None:
    project.add([file], kind=DocumentKind.REPORT, again=True)
    (line,) = project.add([file], kind=DocumentKind.REPORT, again=True, without=["hyphens"])
    assert line.document is not None
    assert line.document.source.without == ("hyphens",)
    assert "zelf-" in project.text(line.document.id)
    (back,) = project.add([file], kind=DocumentKind.REPORT, again=True)
    (now,) = project.documents()
    assert (back.outcome, now.kind) == (Outcome.REPLACED, DocumentKind.REPORT)
    assert "zelfroosteren uitpakt" in project.text(now.id)
    assert coded_words(project) == [WORDS]


def test_back_to_what_it_was_first_read_as(project: Project, file: Path) -> None:
    first = project.documents()[0]
    project.add([file], kind=DocumentKind.REPORT, again=True)
    project.add([file], kind=DocumentKind.INTERVIEW, again=True)
    (now,) = project.documents()
    assert now.kind is DocumentKind.INTERVIEW
    assert project.text(now.id) == project.text(first.id)
    assert [speaker.role for speaker in now.speakers] == [Role.INTERVIEWER, Role.PARTICIPANT]
    assert coded_words(project) == [WORDS]


def test_the_same_reading_makes_no_version_but_another_kind_of_talk_is_noted(
    project: Project, file: Path
) -> None:
    (line,) = project.add([file], again=True)
    assert line.outcome is Outcome.DUPLICATE
    project.add([file], kind=DocumentKind.FOCUS_GROUP, again=True)
    (now,) = project.documents()
    assert now.kind is DocumentKind.FOCUS_GROUP


def test_without_being_asked_a_file_that_is_in_stays_as_it_is(project: Project, file: Path) -> None:
    before = project.documents()
    (line,) = project.add([file], kind=DocumentKind.REPORT)
    assert line.outcome is Outcome.DUPLICATE
    assert project.documents() == before


def test_what_was_read_otherwise_stays_so_when_its_folder_is_added_once_more(
    project: Project, file: Path
) -> None:
    project.add([file], kind=DocumentKind.REPORT, again=True)
    before = project.documents()
    assert [line.outcome for line in project.add([file.parent])] == [Outcome.DUPLICATE]
    assert [one.novelty for one in project.look([file.parent])] == [Novelty.DUPLICATE]
    assert project.documents() == before


def test_a_new_file_is_added_as_ever(project: Project, file: Path) -> None:
    other = file.with_name("ander.txt")
    other.write_text("Interviewer: En nu?\nFenna: Nu gaat het beter.\n", "utf-8")
    assert [line.outcome for line in project.add([file.parent], again=True)] == [
        Outcome.ADDED,
        Outcome.DUPLICATE,
    ]


def test_looked_at_again_corrected_and_stored(project: Project, file: Path) -> None:
    (seen,) = project.look([file])
    assert seen.novelty is Novelty.DUPLICATE
    project.set_document(project.documents()[0].id, kind=DocumentKind.REPORT)
    told = replace(seen.entry, file=file.name, again=True)
    (seen,) = project.look([file], manifest=[told])
    assert seen.novelty is Novelty.REPLACES
    assert [repair.step for repair in seen.repairs] == ["hyphens"]
    assert seen.entry.kind is DocumentKind.REPORT
    told = seen.corrected(
        title="Roosters", case="De Linde", kind=DocumentKind.REPORT, date="", phase="", speakers=()
    )
    project.add([file], manifest=[replace(told, without=("hyphens",))])
    (now,) = project.documents()
    assert (now.title, now.source.without) == ("Roosters", ("hyphens",))
    assert "zelf-" in project.text(now.id)
    assert coded_words(project) == [WORDS]


def test_a_step_left_out_of_one_file_of_a_batch_is_kept_in_the_others(tmp_path: Path, file: Path) -> None:
    other = file.with_name("ander.txt")
    other.write_text(MISREAD.replace("vier", "drie"), "utf-8")
    with Project.create(tmp_path / "q.db") as project:
        looked = project.look([file.parent])
        told = [
            replace(one.entry, file=one.path.name, kind=DocumentKind.REPORT, without=without)
            for one, without in zip(looked, ((), ("hyphens",)), strict=True)
        ]
        project.add([one.path for one in looked], manifest=told)
        assert {d.source.name: d.source.without for d in project.documents()} == {
            "ander.txt": (),
            "stuk.txt": ("hyphens",),
        }


def test_a_source_that_was_taken_out_stays_out_where_it_cannot_be_read_anew(tmp_path: Path) -> None:
    answers = "Team;Wat gaat goed?\n" + "".join(
        f"Team {n};Wij helpen elkaar in week {n} uit de brand.\n" for n in (1, 2, 3)
    )
    file = tmp_path / "antwoorden.csv"
    file.write_text(answers)
    with Project.create(tmp_path / "q.db") as project:
        project.add([file], columns="open: 2")
        (document,) = project.documents()
        project.withdraw(document.id)
        (line,) = project.add([file], columns="open: 9")
        assert line.outcome is Outcome.FAILED
        assert project.documents() == []
        (line,) = project.add([file], columns="open: 2")
        assert [one.id for one in project.documents()] == [document.id]
