"""Options that would say nothing are refused with a reason, not passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.errors import AnalysisError
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat het met het rooster?

Wilma: Ik ruil elke week, en dan hoor ik op vrijdag pas of het doorgaat. Mijn zus Truus past dan op, en die
wil ook weten waar ze aan toe is. Het is geen onwil van de planner, er is gewoon niemand over om te vragen.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studie")
    (folder / "gesprek.txt").write_text(TALK, encoding="utf-8")
    with Project.create(folder / "studie.db", who="Bea") as opened:
        opened.add([folder / "gesprek.txt"], case="Huize Wilgenrijk")
        opened.load_codebook("flexwerk-zorg")
    return folder / "studie.db"


def run(*words: object) -> tuple[int, str, BaseException | None]:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(app, list(map(str, words)))
    return done.exit_code, done.output, done.exception


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("export {p} --csv {f}/csv --by contractvorm", "--by hoort bij --excel"),
        ("export {p} --csv {f}/csv --no-tables", "--no-tables hoort bij --excel"),
        ("export {p} --csv {f}/csv --no-memos", "--no-memos hoort bij --excel"),
        ("export {p} --excel {f}/w.xlsx --windows", "--windows hoort bij --qdpx"),
        ("export {p} --excel {f}/w.xlsx --plain", "--plain hoort bij --csv"),
        ("export {p} --excel {f}/w.xlsx --table A --no-tables", "--table en --no-tables gaan niet samen"),
        ("export {p} --excel {f}/w.xlsx --app localhost", "geen adres van de app"),
        ("report {p} --out {f}/r --pages", "--pages hoort bij --word"),
        ("report {p} --out {f}/r --keep", "--keep hoort bij --template"),
        ("analyse {p} crosstab --base row", "--base hoort bij --share"),
        ("analyse {p} crosstab --unit cases", "--unit hoort bij --test"),
        ("analyse {p} crosstab --test --share", "--test en --share gaan niet samen"),
        ("analyse {p} matrix --base row", "--base hoort bij --cell share"),
        ("analyse {p} agreement --seed=-1", "--seed"),
    ],
)
def test_an_option_without_what_it_belongs_to(words: str, told: str, project: Path, tmp_path: Path) -> None:
    code, output, _ = run(*words.format(p=project, f=tmp_path).split())
    assert code == 2
    assert told in " ".join(output.replace("│", " ").split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("export {p} --excel {f}/w.xlsx --by kleur", "Er is geen indeling ‘kleur’"),
        ("export {p} --excel {f}/w.xlsx --by rol --by casuss", "Bedoelt u casus? Kies uit: code"),
        ("analyse {p} frequencies --by bronn", "Bedoelt u bron?"),
        ("analyse {p} frequencies --filter case=wilgenrijk", "‘wilgenrijk’ komt niet voor"),
        ("analyse {p} frequencies --filter case=Huize-Wilgenrijck", "Bedoelt u Huize Wilgenrijk?"),
        ("analyse {p} contrast casus Huize-Wilgenrijk Huize-Wilgenrijk", "staat aan beide kanten"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(
    words: str, told: str, project: Path, tmp_path: Path
) -> None:
    given = [word.replace("Huize-", "Huize ") for word in words.format(p=project, f=tmp_path).split()]
    code, _, error = run(*given)
    assert code == 1
    assert isinstance(error, AnalysisError)
    assert told in str(error)
    assert not list(tmp_path.iterdir())


def test_a_table_that_cannot_be_made_is_not_kept(project: Path) -> None:
    code, _, error = run("analyse", project, "matrix", "--rows", "kleur", "--save", "Kapot")
    assert code == 1
    assert isinstance(error, AnalysisError)
    with Project.open(project) as opened:
        assert "Kapot" not in opened.views()
