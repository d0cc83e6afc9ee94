"""``qualcode report`` in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.cli.exits import Exit
from qualcode.errors import ReportError
from qualcode.project import Project
from qualcode.reporting.attribution import Grain
from qualcode.reporting.options import ReportOptions

TALK = """Interviewer: Hoe gaat het met het rooster?

Wilma: Ik ruil elke week, en dan hoor ik op vrijdag pas of het doorgaat. Mijn zus Truus past dan op, en die
wil ook weten waar ze aan toe is. Het is geen onwil van de planner, er is gewoon niemand over om te vragen.

Interviewer: En wat zou helpen?

Wilma: Dat het een maand vooruit vaststaat. Dan kan ik zelf kiezen welke diensten ik erbij neem, en dan
zeg ik nee als het niet past in plaats van steeds maar ja te zeggen omdat iemand anders anders alleen staat.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "studie.db"
    (tmp_path / "gesprek.txt").write_text(TALK, encoding="utf-8")
    with Project.create(path, who="Bea") as opened:
        opened.add([tmp_path / "gesprek.txt"], case="Huize Wilgenrijk")
        opened.load_codebook("flexwerk-zorg")
    return path


def report(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qualcode.cli", "report", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_word_comes_when_asked_for(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = report(project, "--out", out, "--word", "--attribution", "role")
    assert done.returncode == Exit.OK, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["rapport.docx", "rapport.html", "rapport.json"]
    assert "alleen de rol" in (out / "rapport.html").read_text(encoding="utf-8")


def test_file_names_stand_in_reports_for_the_team_only(project: Path, tmp_path: Path) -> None:
    with Project.open(project) as opened:
        opened.report(tmp_path / "buiten")
        opened.report(tmp_path / "binnen", grain=Grain.CASE)
    for folder, named in (("buiten", False), ("binnen", True)):
        page = (tmp_path / folder / "rapport.html").read_text(encoding="utf-8")
        told = json.loads((tmp_path / folder / "rapport.json").read_text(encoding="utf-8"))
        assert ("gesprek.txt" in page) is named
        assert (told["documents"][0]["file"] == "gesprek.txt") is named


def test_what_is_not_there_is_one_clear_line_and_nothing_is_written(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = report(project, "--out", out, "--template", "weg.docx")
    assert done.returncode == Exit.ERROR
    assert "weg.docx" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ReportOptions(coder="Karel"), "Karel"),
        (ReportOptions(by=("schoenmaat",)), "schoenmaat"),
        (ReportOptions(logo=Path("weg.png")), "weg.png"),
        (ReportOptions(html_template=Path("weg.html")), "weg.html"),
    ],
)
def test_a_choice_that_cannot_be_used_writes_nothing(
    project: Path, tmp_path: Path, options: ReportOptions, words: str
) -> None:
    with Project.open(project) as opened, pytest.raises(ReportError, match=words):
        opened.report(tmp_path / "uit", options=options)
    assert not (tmp_path / "uit").exists()


def test_looks_are_kept_left_out_and_forgotten(project: Path, tmp_path: Path) -> None:
    template = tmp_path / "huis.html.j2"
    template.write_text(
        '{% extends "report.html.j2" %}{% block footer %}<p>Stichting Wilgenrijk</p>{% endblock %}', "utf-8"
    )

    def own(*arguments: object) -> bool:
        done = report(project, "--out", tmp_path / "uit", *arguments)
        assert done.returncode == Exit.OK, done.stderr
        return "Stichting Wilgenrijk" in (tmp_path / "uit" / "rapport.html").read_text("utf-8")

    assert own("--html-template", template, "--keep")
    assert own()
    assert not own("--standard")
    assert not own("--standard", "--keep")
    assert not own()


def test_memos_stay_out_when_asked(project: Path, tmp_path: Path) -> None:
    with Project.open(project, who="Noor") as opened:
        opened.write_memo("project:", "Nog geen nachtdiensten gesproken.")

    def there(*arguments: object) -> bool:
        done = report(project, "--out", tmp_path / "uit", *arguments)
        assert done.returncode == Exit.OK, done.stderr
        page, data = ((tmp_path / "uit" / f"rapport.{kind}").read_text("utf-8") for kind in ("html", "json"))
        within = "Nog geen nachtdiensten" in page
        assert ("Nog geen nachtdiensten" in data) is within
        return within

    assert there()
    assert not there("--no-memos")


def test_only_the_tables_named_go_in(project: Path, tmp_path: Path) -> None:
    with Project.open(project) as opened:
        for name in ("Eerste", "Tweede"):
            opened.save_view(name, {"rows": "code", "columns": "case"})

    def there(*arguments: object) -> list[str]:
        done = report(project, "--out", tmp_path / "uit", *arguments)
        assert done.returncode == Exit.OK, done.stderr
        page = (tmp_path / "uit" / "rapport.html").read_text("utf-8")
        return [name for name in ("Eerste", "Tweede") if name in page]

    assert there() == ["Eerste", "Tweede"]
    assert there("--table", "Tweede") == ["Tweede"]
    assert there("--no-tables") == []
    done = report(project, "--out", tmp_path / "niet", "--table", "Derde")
    assert done.returncode == Exit.ERROR
    assert "Derde" in done.stderr
