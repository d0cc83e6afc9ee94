"""Who codes blind gets nothing of others from the command line either, unless asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qualcode.cli.commands import app
from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

TALK = """Interviewer: Hoe komt de planning tot stand?

Jannie: Wij leggen samen het raamwerk, en wie wil ruilen schrijft dat op het bord in de keuken.

Interviewer: En als iemand uitvalt?

Jannie: Dan appt de teamcoach in de groep en is het wie het eerst reageert, meestal ben ik dat niet.

Interviewer: En een vaste achterwacht, is daar weleens over gesproken?

Jannie: Ja, maar dan zit je een heel weekend thuis te wachten voor een paar tientjes, dat wil hier niemand.
"""


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which Mirjam coded, opened by Carla, who codes its one source blind."""
    monkeypatch.setenv("QUALCODE_CODER", "Carla")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gesprek.txt").write_text(TALK, encoding="utf-8")
    out = tmp_path / "uit"
    out.mkdir()
    with Project.create(out / "project.db") as made:
        made.add([tmp_path / "in"], case="Huis")
        made.load_codebook(Codebook("boek", "Boek", (Code("rooster", "Rooster"),)))
        (document,) = made.documents()
        for one in made.segments(document=document.id, kind=SegmentKind.CONTENT):
            made.code([Coding("", "boek/rooster", document.id, one.start, one.end, "Mirjam")])
        made.set_blind([document.id])
    return out / "project.db"


def do(*words: object) -> Result:
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done


def coders(folder: Path) -> set[str]:
    lines = (folder / "codings.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["coder"] for line in lines}


def test_an_export_leaves_out_what_others_coded_and_says_so(study: Path, tmp_path: Path) -> None:
    told = do("export", study, "--jsonl", tmp_path / "eigen").stderr
    assert "Carla codeert 1 bron blind" in told
    assert "--others" in told
    assert coders(tmp_path / "eigen") == set()
    assert do("export", study, "--jsonl", tmp_path / "alles", "--others").stderr == ""
    assert coders(tmp_path / "alles") == {"Mirjam"}


def test_so_does_a_report(study: Path, tmp_path: Path) -> None:
    def counted(*more: str) -> int:
        do("report", study, "--out", tmp_path / "verslag", *more)
        told = json.loads((tmp_path / "verslag" / "rapport.json").read_text(encoding="utf-8"))
        return int(told["counts"]["codings"])

    assert (counted(), counted("--others")) == (0, 3)


def test_so_does_a_run_on_a_project_that_is_there(study: Path, tmp_path: Path) -> None:
    def counted(*more: str) -> int:
        do("run", tmp_path / "in", "--out", study.parent, "--model", "hashing", *more)
        told = json.loads((study.parent / "rapport.json").read_text(encoding="utf-8"))
        return int(told["counts"]["codings"])

    assert (counted(), counted("--others")) == (0, 3)


def test_figures_do_not_count_it(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = ("analyse", study, "frequencies", "--json")
    done = do(*figure)
    assert "Carla codeert 1 bron blind" in done.stderr
    assert [one["codings"] for one in json.loads(done.stdout)] == [0]
    monkeypatch.setenv("QUALCODE_CODER", "Mirjam")
    assert [one["codings"] for one in json.loads(do(*figure).stdout)] == [3]


def test_to_ask_for_others_where_none_can_be_is_no_use(study: Path, tmp_path: Path) -> None:
    words = ["export", str(study), "--qdc", str(tmp_path / "boek.qdc"), "--others"]
    assert CliRunner().invoke(app, words).exit_code == 2


def test_nothing_is_proposed_there_nor_doubted(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("review", study, "--model", "hashing", "--json")
    with Project.open(study, who="Mirjam") as opened:
        opened.uncode([one.id for one in opened.codings()])
    assert json.loads(do(*asked).stdout) == []
    assert json.loads(do("check-codings", study, "--model", "hashing", "--json").stdout) == []
    monkeypatch.setenv("QUALCODE_CODER", "Piet")
    assert len(json.loads(do(*asked).stdout)) == 3
