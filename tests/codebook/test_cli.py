"""The verbs of ``qualcode codebook`` as a researcher types them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.codebook import load, save
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook
from qualcode.project import Project

ONE = Codebook("boek", "Boek", (Code("druk", "Werkdruk"), Code("nacht", "Nacht"), Code("rust", "Rust")))
OTHER = Codebook("ander", "Ander", (Code("druk", "Druk"), Code("geld", "Geld")))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUALCODE_CODER", "joke")
    path = tmp_path / "studie.db"
    with Project.create(path) as opened:
        opened.load_codebook(ONE)
    return path


def run(*words: object) -> str:
    result = CliRunner().invoke(app, ["codebook", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def current(path: Path) -> Codebook:
    with Project.open(path) as opened:
        found = opened.codebook()
    assert found is not None
    return found


def test_changes_in_a_project(project: Path) -> None:
    assert "‘Nacht’ → ‘Nachtdienst’" in run(project, "rename", "nacht", "Nachtdienst")
    assert "‘Werkdruk’" in run(project, "move", "nacht", "druk")
    run(project, "recolour", "druk", "#112233")
    run(project, "deprecate", "rust", "--reason", "te ruim")
    assert "te ruim" in current(project).code("rust").history[0].change
    run(project, "reinstate", "rust")
    book = current(project)
    assert book.version == 6
    assert (book.code("nacht").parent, book.code("druk").color) == ("druk", "#112233")
    assert book.code("nacht").history[0].by == "joke"
    assert "de top" in run(project, "move", "nacht")
    assert "Opgegaan in ‘Rust’" in run(project, "merge-codes", "nacht", "rust")
    assert [code.key for code in current(project).codes] == ["druk", "rust"]


def test_a_change_that_is_none_makes_no_version(project: Path) -> None:
    assert run(project, "rename", "druk", "Werkdruk").strip() == "Geen verschillen."
    assert current(project).version == 1


def test_versions_and_their_differences(project: Path) -> None:
    run(project, "rename", "druk", "Druk")
    run(project, "rename", "druk", "Drukte")
    shown = run(project, "versions")
    assert shown.count("1 hernoemd") == 2
    assert [row["version"] for row in json.loads(run(project, "versions", "--json"))] == [1, 2, 3]
    assert "‘Druk’ → ‘Drukte’" in run(project, "diff")
    assert "‘Werkdruk’ → ‘Drukte’" in run(project, "diff", "1")
    assert "‘Werkdruk’ → ‘Druk’" in run(project, "diff", "1", "2")
    (difference,) = json.loads(run(project, "diff", "1", "2", "--json"))
    assert (difference["change"], difference["key"], difference["after"]) == ("renamed", "druk", ["Druk"])
    with pytest.raises(CodebookError, match="versie 9"):
        run(project, "diff", "9")


def test_files_are_compared_and_merged(tmp_path: Path) -> None:
    save(ONE, tmp_path / "een.yaml")
    save(OTHER, tmp_path / "ander.yaml")
    shown = run("diff", tmp_path / "een.yaml", tmp_path / "ander.yaml")
    assert "geld (Geld)" in shown
    shown = run("merge", tmp_path / "een.yaml", tmp_path / "ander.yaml", "--out", tmp_path / "samen.yaml")
    assert "Werkdruk" in shown
    assert [code.key for code in load(tmp_path / "samen.yaml").codes] == ["druk", "nacht", "rust", "geld"]
    run(
        *("merge", tmp_path / "een.yaml", tmp_path / "ander.yaml"),
        *("--out", tmp_path / "samen.xlsx", "--prefer", "second"),
    )
    assert load(tmp_path / "samen.xlsx").code("druk").label == "Druk"


def test_a_sheet_goes_out_and_comes_back(project: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "boek.xlsx"
    run(project, "rename", "druk", "Druk")
    run(project, "export", sheet)
    book = openpyxl.load_workbook(sheet)
    book["Codes"]["D2"] = "Te veel tegelijk."
    book.save(sheet)
    shown = run(project, "load", sheet)
    assert "+ Te veel tegelijk." in shown
    assert "versie 3" in shown
    assert len(current(project).code("druk").history) == 1
    assert "Geen verschillen" in run(project, "load", sheet)
    run(project, "export", tmp_path / "eerst.yaml", "--version", "1")
    assert load(tmp_path / "eerst.yaml") == ONE


def test_a_sheet_of_an_older_version_is_told(project: Path, tmp_path: Path) -> None:
    run(project, "export", tmp_path / "boek.xlsx")
    run(project, "rename", "druk", "Druk")
    result = CliRunner().invoke(app, ["codebook", str(project), "load", str(tmp_path / "boek.xlsx")])
    assert "gemaakt van versie 1" in result.stderr
    assert current(project).version == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rename", "druk", "X"], "zeg ook in welk project"),
        (["diff", "flexwerk-zorg"], "noem twee codeboeken"),
        (["export", "boek.pdf", "flexwerk-zorg"], ".xlsx"),
    ],
)
def test_what_cannot_be_is_told(words: list[str], told: str) -> None:
    result = CliRunner().invoke(app, ["codebook", *words], env={"COLUMNS": "300"})
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())
