"""The verbs that say what to review next and what to look at again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

ROUND = """Interviewer: Hoe komt het rooster tot stand?

Margriet: Dat rooster nummer {n} krijg je twee weken van tevoren in je mailbox, en ruilen gaat via de
planner en die zegt meestal nee, want dan klopt het rooster niet meer. Zo is het gewoon, keer op keer.

Interviewer: En wat verdien je dan?

Margriet: Het uurloon is bij bureau {n} een stuk hoger, dat tarief haal je in dienst nooit. Mijn zus doet dat
en die houdt netto veel meer over voor hetzelfde werk, met hetzelfde tarief per uur in hetzelfde gebouw.
"""
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("rooster", "Rooster", "Wie bepaalt het rooster en of ruilen mag."),
        Code("geld", "Geld", "Het uurloon of tarief als reden om flex te werken."),
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    source = tmp_path / "gesprek.txt"
    source.write_text("\n".join(ROUND.format(n=n) for n in range(1, 9)), encoding="utf-8")
    with Project.create(tmp_path / "studie.db", who="Anna") as project:
        project.add([source], case="De Berk")
        project.load_codebook(BOOK)
    return tmp_path / "studie.db"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--model", "hashing"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_review_lists_what_is_next_until_all_is_decided(file: Path) -> None:
    asked = json.loads(run("review", str(file), "--next", "3", "--json"))
    assert len(asked) == 3
    assert {one["reason"] for one in asked} <= {"uncertain", "unlike", "uncovered"}
    assert "Geld" in run("review", str(file))
    with Project.open(file) as project:
        project.review([segment.id for segment in project.segments(kind=SegmentKind.CONTENT)])
    assert json.loads(run("review", str(file), "--json")) == []
    assert "al iets beslist" in run("review", str(file))


def test_check_codings_finds_the_code_left_out(file: Path) -> None:
    assert "Niets gevonden" in run("check-codings", str(file))
    with Project.open(file) as project:
        segments = project.segments(kind=SegmentKind.CONTENT)
        about_money = [segment for segment in segments if "uurloon" in segment.text]
        left_out = about_money[4]
        for segment in segments:
            code = "geld" if segment in about_money else "rooster"
            if segment != left_out:
                place = (segment.document, segment.start, segment.end)
                project.code([Coding("", f"boek/{code}", *place, "Anna")])
        project.review([segment.id for segment in segments])
    doubts = json.loads(run("check-codings", str(file), "--json"))
    assert ("missed", left_out.id, "boek/geld") in {(d["kind"], d["segment"], d["code"]) for d in doubts}
    assert "past zo goed" in run("check-codings", str(file))


def test_suggest_tells_what_is_likely_per_code_and_that_scores_are_no_percentages_yet(file: Path) -> None:
    told = json.loads(run("suggest", str(file), "--json"))
    likely = [one["code"] for one in told if one["likely"]]
    assert 0 < len(likely) < len(told)
    shown = run("suggest", str(file))
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("Rooster ")] == [
        str(likely.count("boek/rooster"))
    ]
    assert "nog niet als percentages" in shown


def told(*arguments: str) -> str:
    result = CliRunner(env={"COLUMNS": "160"}).invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_moments_are_written_as_people_write_them(file: Path) -> None:
    run("suggest", str(file))
    with Project.open(file) as project:
        moment = project.runs()[-1].created
    info = told("info", str(file))
    assert moment not in info
    assert re.search(r"voorstellen +\d{1,2} [a-z]+ \d{4}", info)
    versions = told("codebook", str(file), "versions")
    assert re.search(r"^ +1 +\d{1,2} [a-z]+ \d{4}, \d{1,2}\.\d{2} uur", versions, re.M)


def test_a_project_gets_the_ending_by_which_the_app_knows_it(tmp_path: Path) -> None:
    assert "studie.db" in told("init", str(tmp_path / "studie")).replace("\n", "")
    assert (tmp_path / "studie.db").exists()
    told("init", str(tmp_path / "ander.sqlite"))
    assert (tmp_path / "ander.sqlite").exists()
