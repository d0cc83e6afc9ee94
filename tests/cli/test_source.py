"""`qualcode source`: what is known of a source, corrected from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.cli.exits import Exit
from qualcode.model import Document, DocumentKind
from qualcode.project import Project

TALK = "Interviewer: Hoe gaat het?\n\nWilma: Ik ruil elke week, en dan hoor ik het pas op vrijdag."
ANSWERS = """Respondent;Functie;Wat vindt u van het rooster?
1;verzorgende;Het komt te laat en is vaak onduidelijk.
2;planner;Het is goed te doen, al is het elke maand puzzelen.
3;verzorgende;Ik zou het graag een maand van tevoren weten.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("gesprek Wilgenhof.txt", TALK), ("vragenlijst.csv", ANSWERS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Project.create(tmp_path / "studie.db", who="Bea") as opened:
        opened.add([tmp_path / "gesprek Wilgenhof.txt"], case="Noord", attributes={"ronde": "1"})
        opened.add([tmp_path / "vragenlijst.csv"], case="Noord")
    return tmp_path / "studie.db"


def run(*words: object) -> tuple[int, str, BaseException | None]:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(map(str, words)))
    return done.exit_code, " ".join(done.output.split()), done.exception


def stored(project: Path, file: str) -> Document:
    with Project.open(project) as opened:
        return next(one for one in opened.documents() if one.source.name == file)


def test_everything_known_of_a_source_is_corrected_in_one_act(project: Path) -> None:
    before = stored(project, "gesprek Wilgenhof.txt")
    code, output, _ = run(
        *("source", project, "gesprek Wilgenhof.txt", "--title", "Wilma aan het woord", "--case", "Zuid"),
        *("--kind", "leerteam", "--date", "1 maart 2025", "--phase", "nameting"),
        *("--attr", "sector=zorg", "--attr", "dienst=nacht"),
    )
    assert code == Exit.OK
    assert "Zuid Wilma aan het woord leerteam 01-03-2025 nameting" in output
    after = stored(project, "gesprek Wilgenhof.txt")
    assert (after.title, after.kind) == ("Wilma aan het woord", DocumentKind.LEARNING_TEAM)
    assert (after.date, after.phase) == ("2025-03-01", "nameting")
    assert after.attributes == {"ronde": "1", "sector": "zorg", "dienst": "nacht"}
    assert after.case != before.case
    with Project.open(project) as opened:
        assert [case.name for case in opened.counted_cases()] == ["Noord", "Zuid"]
        assert opened.events(target=f"document:{after.id}")[-1].what == "document.change"
        opened.undo()
    assert stored(project, "gesprek Wilgenhof.txt") == before


def test_what_is_not_given_stays(project: Path) -> None:
    before = stored(project, "gesprek Wilgenhof.txt")
    code, _, _ = run("source", project, before.title, "--phase", "voormeting")
    after = stored(project, "gesprek Wilgenhof.txt")
    assert code == Exit.OK
    assert after.phase == "voormeting"
    assert (after.title, after.case, after.kind, after.date, after.attributes) == (
        *(before.title, before.case, before.kind, before.date, before.attributes),
    )


def test_without_corrections_it_only_tells(project: Path) -> None:
    with Project.open(project) as opened:
        events = len(opened.events())
    code, output, _ = run("source", project, "vragenlijst.csv")
    assert code == Exit.OK
    assert "Noord vragenlijst enquête" in output
    with Project.open(project) as opened:
        assert len(opened.events()) == events


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gesprek Wilgenhof", "--date", "31-02-2025"), "de datum ‘31-02-2025’ bestaat niet"),
        (("gesprek Wilgenhoff", "--case", "Zuid"), "Bedoelt u ‘gesprek Wilgenhof’?"),
        (("vragenlist.csv", "--case", "Zuid"), "Bedoelt u ‘vragenlijst’?"),
        (("jaarverslag", "--case", "Zuid"), "qualcode speakers"),
        (("", "--case", "Zuid"), "er is geen bron ‘’"),
    ],
)
def test_what_cannot_be_is_refused_whole(words: tuple[str, ...], told: str, project: Path) -> None:
    with Project.open(project) as opened:
        before = opened.documents(), opened.cases(), len(opened.events())
    code, _, error = run("source", project, *words, "--phase", "x")
    assert code == Exit.ERROR
    assert told in str(error)
    with Project.open(project) as opened:
        assert (opened.documents(), opened.cases(), len(opened.events())) == before


def test_one_title_for_two_sources_asks_for_the_id(project: Path) -> None:
    run("source", project, "vragenlijst.csv", "--title", "Rooster")
    run("source", project, "gesprek Wilgenhof.txt", "--title", "Rooster")
    code, _, error = run("source", project, "Rooster", "--case", "Zuid")
    assert code == Exit.ERROR
    assert all(
        stored(project, file).id in str(error) for file in ("vragenlijst.csv", "gesprek Wilgenhof.txt")
    )
    one = stored(project, "vragenlijst.csv")
    assert run("source", project, one.id, "--case", "Zuid")[0] == Exit.OK
    assert stored(project, "vragenlijst.csv").case != one.case


def test_how_it_is_given_wrong_is_told_as_such(project: Path) -> None:
    assert run("source", project, "vragenlijst", "--attr", "zorg")[0] == Exit.USAGE
    assert run("source", project, "vragenlijst", "--kind", "gesprek")[0] == Exit.USAGE
    assert run("source", project)[0] == Exit.USAGE


def test_a_kind_is_called_by_its_name_for_people(project: Path, tmp_path: Path) -> None:
    (tmp_path / "nog een.csv").write_text(ANSWERS.replace("laat", "vroeg"), encoding="utf-8")
    for words in (("add", project, tmp_path / "nog een.csv"), ("preview", tmp_path / "nog een.csv")):
        code, output, _ = run(*words)
        assert code == Exit.OK
        assert "enquête" in output
        assert "enquete" not in output
    code, output, _ = run("preview", tmp_path / "nog een.csv", "--json")
    assert json.loads(output)["kind"] == "enquete"


def test_name_and_person_of_a_speaker_are_taken_back_together(project: Path) -> None:
    before = stored(project, "gesprek Wilgenhof.txt")
    label = before.speakers[-1].label
    words = ("speaker", project, before.id, label, "--name", "Wil de Boer", "--person", "wil")
    assert run(*words)[0] == Exit.OK
    assert stored(project, "gesprek Wilgenhof.txt").speaker(label).person == "wil"
    assert run("undo", project)[0] == Exit.OK
    assert stored(project, "gesprek Wilgenhof.txt") == before
