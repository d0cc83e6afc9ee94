"""`left-behind`, `turns`, `turn` and `undo`: what does not fit, what was misread, and taking back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.analysis import View
from qualcode.cli import show
from qualcode.cli.commands import app
from qualcode.i18n import t
from qualcode.model import Code, Codebook, Coding
from qualcode.project import Project
from qualcode.store.kept import KEPT

TALK = """Interviewer: Hoe hoor je wanneer je werkt?
Wilma: De planner belt meestal op vrijdag, en dan weet je het pas.
Interviewer: Vind je dat erg?
Wilma: Nee hoor, ik ben het gewend.
"""
NEW = TALK.replace("De planner belt meestal op vrijdag", "Onze planner belt meestal op donderdag").replace(
    "Interviewer: Vind je dat erg?\nWilma: Nee hoor, ik ben het gewend.\n", ""
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two codings on a talk of which a new version came in that neither fits."""
    file = tmp_path / "gesprek Wilma.txt"
    file.write_text(TALK, "utf-8")
    with Project.create(tmp_path / "studie.db") as opened:
        opened.add([file], case="Noord")
        opened.load_codebook(Codebook("boek", "Boek", (Code("laat", "Laat"), Code("gewend", "Gewend"))))
        (document,) = opened.documents()
        text = opened.text(document.id)
        for words, code in (("planner belt meestal op vrijdag", "laat"), ("ik ben het gewend", "gewend")):
            start = text.index(words)
            opened.code([Coding("", f"boek/{code}", document.id, start, start + len(words), opened.who)])
    file.write_text(NEW, "utf-8")
    code, told = run("add", tmp_path / "studie.db", file, "--case", "Noord")
    assert code == 0
    assert "qualcode left-behind" in told
    return tmp_path / "studie.db"


def run(*words: object) -> tuple[int, str]:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(map(str, words)))
    return done.exit_code, " ".join((done.output or str(done.exception)).split())


def waiting(project: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("left-behind", project, "--json")[1])["codings"]
    return found


def test_what_does_not_fit_is_shown_with_what_stands_there_now(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show.out, "_width", 200)
    _, told = run("left-behind", project, "gesprek Wilma")
    assert "planner belt meestal op vrijdag planner belt meestal op donderdag" in told
    assert "ik ben het gewend –" in told


def test_all_that_can_be_laid_is_laid_the_rest_let_go_and_both_taken_back(project: Path) -> None:
    _, told = run("left-behind", project, "--lay", "all")
    assert "1 opnieuw gelegd, 0 losgelaten" in told
    (left,) = waiting(project)
    assert left["words"] == "ik ben het gewend"
    run("left-behind", project, "--let-go", str(left["coding"]["id"])[:8])  # type: ignore[index]
    assert waiting(project) == []
    assert "Teruggenomen: 1 besluit over wat niet meer past" in run("undo", project)[1]
    assert "Teruggenomen: 1 codering, 1 besluit" in run("undo", project)[1]
    assert len(waiting(project)) == 2
    assert "Opnieuw gedaan: 1 codering" in run("undo", project, "--redo")[1]


def test_a_case_that_went_up_in_another_comes_back_with_the_table_that_named_it(tmp_path: Path) -> None:
    path = tmp_path / "studie.db"
    with Project.create(path) as opened:
        for case in ("Noord", "Zuid"):
            (tmp_path / f"gesprek {case}.txt").write_text(TALK.replace("Wilma", f"Wilma {case}"), "utf-8")
            opened.add([tmp_path / f"gesprek {case}.txt"], case=case)
        opened.analysis().save(View("Van Noord", filters={"case": ("Noord",)}))
        first = next(case for case in opened.cases() if case.name == "Noord")
        opened.set_case(first.id, name="Zuid", attributes={})
        assert [case.name for case in opened.cases()] == ["Zuid"]
    code, told = run("undo", path)
    assert (code, "1 tabel" in told, "1 casus" in told) == (0, True, True), told
    with Project.open(path) as opened:
        assert {case.name for case in opened.cases()} == {"Noord", "Zuid"}


def test_each_noun_that_can_be_taken_back_has_its_words() -> None:
    for noun in (*KEPT, "codebook", "code"):
        assert t(f"cli.undo.of_{noun}", count=1) != t(f"cli.undo.of_{noun}", count=2)


def test_the_new_version_is_taken_back(project: Path) -> None:
    assert "1 bron" in run("undo", project)[1]
    with Project.open(project) as opened:
        assert "vrijdag" in opened.text(opened.documents()[0].id)
        assert len(opened.codings()) == 2
    assert "Alle coderingen passen" in run("left-behind", project)[1]


def test_an_id_that_is_of_none_is_told(project: Path) -> None:
    code, told = run("left-behind", project, "--lay", "zzz")
    assert code != 0
    assert "zzz" in told


def test_memos_on_words_that_are_gone_are_listed_too(project: Path) -> None:
    assert "memo" not in run("left-behind", project)[1]
    with Project.open(project) as opened:
        opened.undo()
        (document,) = opened.documents()
        start = opened.text(document.id).index("gewend")
        opened.write_memo(f"span:{document.id}:{start}-{start + len('gewend')}", "Is dat zo?")
    run("add", project, project.parent / "gesprek Wilma.txt", "--case", "Noord")
    told = run("left-behind", project)[1]
    assert "1 memo staat op woorden die er niet meer zijn" in told
    assert "Is dat zo? gewend" in told
    (memo,) = json.loads(run("left-behind", project, "--json")[1])["memos"]
    assert (memo["memo"]["text"], memo["words"]) == ("Is dat zo?", "gewend")


def test_about_codings_of_others_those_decide_themselves(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = str(waiting(project)[0]["coding"]["id"])  # type: ignore[index]
    with Project.open(project) as opened:
        owner = opened.who
    monkeypatch.setenv("QUALCODE_CODER", "Bea")
    code, told = run("left-behind", project, "--lay", key)
    assert code != 0
    assert f"codering van {owner}" in told
    assert "QUALCODE_CODER" in told
    run("left-behind", project, "--lay", "all", "--let-go", "all")
    assert len(waiting(project)) == 2
    with Project.open(project) as opened:
        opened.set_blind([opened.documents()[0].id])
    assert waiting(project) == []
    assert run("left-behind", project, "--lay", key)[0] != 0
    monkeypatch.setenv("QUALCODE_CODER", owner)
    run("left-behind", project, "--lay", key)
    assert len(waiting(project)) == 1


def test_nothing_to_take_back(tmp_path: Path) -> None:
    run("init", tmp_path / "leeg.db")
    assert "niets van u" in run("undo", tmp_path / "leeg.db")[1]


def test_a_misread_turn_is_listed_split_given_to_another_and_taken_back(project: Path) -> None:
    rows = json.loads(run("turns", project, "gesprek Wilma", "--json")[1])
    assert [(row["number"], row["speaker"]) for row in rows] == [(1, "Interviewer"), (2, "Wilma")]
    code, told = run(
        "turn", project, "gesprek Wilma", 2, "--split", "en dan weet je", "--speaker", "Interviewer"
    )
    assert (code, "verbeterd" in told) == (0, True)
    assert (
        "2 Wilma Onze planner belt meestal op donderdag, 3 Interviewer en dan weet je het pas."
        in (run("turns", project, "gesprek Wilma")[1])
    )
    run("turn", project, "gesprek Wilma", 3, "--speaker", "Bea")
    run("turn", project, "gesprek Wilma", 2, "--no-speaker")
    _, shown = run("turns", project, "gesprek Wilma")
    assert "1 Interviewer Hoe hoor je wanneer je werkt? Wilma: Onze planner" in shown
    assert "2 Bea en dan weet je het pas." in shown
    run("turn", project, "gesprek Wilma", 2, "--join")
    assert run("turns", project, "gesprek Wilma")[1].count("Interviewer") == 1
    for _ in range(4):
        run("undo", project)
    assert json.loads(run("turns", project, "gesprek Wilma", "--json")[1]) == rows


@pytest.mark.parametrize("options", [(), ("--join", "--no-speaker"), ("--join", "--speaker", "Bea")])
def test_what_a_turn_is_must_be_said_and_only_once(project: Path, options: tuple[str, ...]) -> None:
    assert run("turn", project, "gesprek Wilma", 2, *options)[0] == 2


def test_in_a_file_that_may_not_be_written_what_does_not_fit_is_listed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert "ik ben het gewend" in json.dumps(waiting(project))
