"""From where a code is likely, set by hand: kept with who and when, and heeded wherever that is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.errors import ProjectError
from qualcode.i18n import dates
from qualcode.model import Code, Codebook, CodeStatus, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds

CODES = (
    Code("rooster", "Rooster", definition="Wie wanneer werkt, en hoe het rooster gemaakt wordt."),
    Code("geld", "Geld", definition="Wat het werk kost en wat het oplevert: tarief, loon, facturen."),
)
TALK = """R: Het rooster hangt er pas op vrijdag, dan weet je niet wanneer je werkt.

R2: Wat mij stoort is het tarief, de facturen worden steeds hoger en het loon niet.

R: Ik ruil mijn diensten, dat rooster klopt toch nooit in de zomer.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.db", who="Noor")
    (tmp_path / "gesprek.txt").write_text(TALK)
    made.add([tmp_path / "gesprek.txt"], case="Huis A")
    made.load_codebook(Codebook("boek", "Boek", CODES))
    made.suggest(model="hashing")
    return made


def likely(project: Project, code: str) -> list[Suggestion]:
    bounds = Bounds.of(project.suggestion_run(), project.thresholds())
    return [one for one in project.suggestions() if one.code == code and bounds.told(one)[0]]


def test_a_threshold_set_by_hand_goes_before_the_reckoned_one_until_it_is_given_up(project: Project) -> None:
    reckoned = likely(project, "boek/rooster")
    scores = sorted(one.score for one in project.suggestions() if one.code == "boek/rooster")
    between = (scores[-1] + scores[-2]) / 2
    assert project.set_threshold("Rooster", between) == "boek/rooster"
    assert [one.score for one in likely(project, "boek/rooster")] == [scores[-1]]
    own = project.threshold("boek/rooster")
    assert own is not None
    assert (own.above, own.who) == (between, "Noor")
    assert project.threshold("boek/geld") is None
    live = project.suggester(model="hashing")
    for one in project.suggestions():
        if one.code == "boek/rooster":
            assert live.shown(one) is (one.score >= between)
    project.set_threshold("rooster", None)
    assert project.threshold("boek/rooster") is None
    assert likely(project, "boek/rooster") == reckoned
    events = project.events(target="setting:threshold.boek/rooster")
    assert [(event.who, event.before, event.after) for event in events] == [
        ("Noor", "", repr(between)),
        ("Noor", repr(between), ""),
    ]


@pytest.mark.parametrize("wrong", [0, 1, -0.2, 40])
def test_a_threshold_is_a_probability(project: Project, wrong: float) -> None:
    with pytest.raises(ProjectError, match="grens"):
        project.set_threshold("rooster", wrong)
    assert not project.thresholds()


def test_an_unknown_code_has_no_threshold(project: Project) -> None:
    with pytest.raises(ProjectError, match="Bedoelt u"):
        project.set_threshold("roster", 0.4)


def test_the_command_line_sets_shows_and_gives_up(project: Project) -> None:
    path, run = str(project.path), CliRunner().invoke
    assert "(berekend)" in run(app, ["codebook", path, "threshold", "rooster"]).stdout
    told = run(app, ["codebook", path, "threshold", "rooster", "99"]).stdout
    assert "vanaf score 99" in told
    listed = json.loads(run(app, ["suggest", path, "--model", "hashing", "--json"]).stdout)
    assert not any(one["likely"] for one in listed if one["code"] == "boek/rooster")
    assert any(one["likely"] for one in listed if one["code"] == "boek/geld")
    table = run(app, ["suggest", path, "--model", "hashing"]).stdout
    assert "99 (zelf gezet)" in " ".join(table.split())
    assert "(berekend)" in run(app, ["codebook", path, "threshold", "rooster", "--computed"]).stdout
    assert run(app, ["codebook", path, "threshold", "rooster", "100"]).exit_code == 2


@pytest.mark.parametrize("status", [CodeStatus.DEPRECATED, CodeStatus.DRAFT])
def test_a_codebook_with_no_code_in_use_is_told_in_words(project: Project, status: CodeStatus) -> None:
    path, run = str(project.path), CliRunner().invoke
    project.load_codebook(
        Codebook("leeg", "Leeg boek", tuple(replace(code, status=status) for code in CODES))
    )
    for verb in ("suggest", "review", "check-codings"):
        told = run(app, [verb, path, "--model", "hashing"])
        assert told.exit_code == 1
        assert isinstance(told.exception, ProjectError)
        assert "‘Leeg boek’ is geen enkele code in gebruik" in str(told.exception)


def test_the_report_tells_what_was_set_by_whom_and_when(project: Project, tmp_path: Path) -> None:
    project.set_threshold("Geld", 0.4)
    project.report(tmp_path / "uit")
    told = " ".join((tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8").split())
    assert "is voor 1 code zelf gezet, door Noor: Geld." in told
    (event,) = project.events(what="setting.change")
    when = dates.moment(datetime.fromisoformat(event.at).astimezone().isoformat(timespec="minutes"))
    line = f"vanaf score 40 van 100; gezet door Noor, {when}"
    assert line in told
    project.export_excel(tmp_path / "uit.xlsx")
    rows = load_workbook(tmp_path / "uit.xlsx", read_only=True)["Verantwoording"].iter_rows(values_only=True)
    assert ("Grens waarschijnlijk, zelf gezet", "Geld", line) in [row[:3] for row in rows]
    project.set_threshold("Geld", None)
    project.report(tmp_path / "weer")
    assert "zelf gezet" not in (tmp_path / "weer" / "rapport.html").read_text(encoding="utf-8")


def test_no_proposal_is_told_to_be_certain() -> None:
    bounds = Bounds({"boek/rooster": 0.2}, calibrated=True)
    assert bounds.told(Suggestion("s", "boek/rooster", 0.9999, 1)) == (True, 99)
    assert bounds.told(Suggestion("s", "boek/rooster", 0.1049, 1)) == (False, 10)
