"""``qualcode analyse``: what it prints for people, and for programs."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.analysis.columns import is_share
from qualcode.cli.analyse_group import filters
from qualcode.cli.commands import app
from qualcode.codebook import rename
from qualcode.errors import AnalysisError
from qualcode.model import Code, Codebook, Coding, Facet, FacetValue
from qualcode.project import Project

TALK = """INT: Hoe gaat het met het rooster op jullie afdeling, kun je daar iets over vertellen?

R1: Het rooster hangt er pas een week van tevoren, en dan moet ik thuis alles omgooien voor de kinderen.

INT: En wat doet dat met je, als je dat zo terugkijkt over het afgelopen jaar?

R1: Ik ben er vaak moe van en ik denk weleens dat ik beter zelf mijn dagen kan kiezen bij een bureau.
"""


@pytest.fixture
def project(tmp_path: Path) -> str:
    path = tmp_path / "p.db"
    with Project.create(path, who="Anna") as made:
        for name in ("noord", "zuid"):
            (tmp_path / f"{name}.txt").write_text(TALK.replace("bureau", name), encoding="utf-8")
            made.add([tmp_path / f"{name}.txt"], case=name.capitalize())
        codes = (Code("werk", "Werk", "Hoe."), Code("rooster", "Rooster", "Wanneer.", parent="werk"))
        made.load_codebook(Codebook("b", "Boek", codes))
        said = [one for one in made.segments() if one.speaker == "R1"]
        for number, one in enumerate(said):
            for coder in ("Anna", "Bas")[: 1 + number % 2]:
                made.code([Coding("", "b/rooster", one.document, one.start, one.end, coder)])
    return str(path)


def told(*arguments: str) -> str:
    result = CliRunner(env={"COLUMNS": "400"}).invoke(app, ["analyse", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_frequencies_as_json_keep_their_plain_names(project: str) -> None:
    rows = json.loads(told(project, "frequencies", "--rolled-up", "--json"))
    assert [row["key"] for row in rows] == ["b/werk", "b/rooster"]
    assert rows[0]["fragments"] == rows[1]["fragments"] == 4
    assert rows[0]["coders"] == 2


def test_filters_and_shares(project: str) -> None:
    printed = told(project, "crosstab", "--by", "code", "--across", "casus", "--share", "-f", "codeur=Bas")
    line = next(line for line in printed.splitlines() if line.startswith("Rooster"))
    assert line.split() == ["Rooster", "50,0%", "50,0%", "2"]
    with pytest.raises(AnalysisError):
        told(project, "frequencies", "-f", "kleur=rood")
    for bare in ("kleur", "kleur=", "kleur= "):
        assert CliRunner().invoke(app, ["analyse", project, "frequencies", "-f", bare]).exit_code == 2
    assert filters(["casus=Noord", "rol=deelnemer", "casus = Zuid, Oost"]) == {
        "casus": ["Noord", "Zuid", "Oost"],
        "rol": ["deelnemer"],
    }


def test_csv_of_a_crosstab(project: str) -> None:
    lines = told(project, "crosstab", "--by", "code", "--csv").splitlines()
    assert lines[0] == "Code,Noord,Zuid,casussen (van 2)"
    assert lines[2] == "Rooster,2,2,2"


def test_agreement_tells_what_was_compared(project: str) -> None:
    printed = told(project, "agreement")
    assert "Vergeleken zijn 4 fragmenten uit 2 bronnen" in printed
    assert "Alle codes samen" in printed


def test_agreement_on_facets(tmp_path: Path) -> None:
    path, file = tmp_path / "facetten.db", tmp_path / "oost.txt"
    file.write_text(TALK, encoding="utf-8")
    with Project.create(path, who="Anna") as made:
        made.add([file], case="Oost")
        facet = Facet("valentie", "Valentie", (FacetValue("voor", "Voor"), FacetValue("tegen", "Tegen")))
        made.load_codebook(Codebook("b", "Boek", (Code("rooster", "Rooster", "Wanneer."),), (facet,)))
        for number, one in enumerate(one for one in made.segments() if one.speaker == "R1"):
            place = (one.document, one.start, one.end)
            given = {"valentie": ("voor",)}, {"valentie": ("voor" if number else "tegen",)}
            made.code([Coding("", "b/rooster", *place, "Anna", facets=given[0])])
            made.code([Coding("", "b/rooster", *place, "Bas", facets=given[1])])
    (row,) = json.loads(told(str(path), "agreement", "--facets", "--json"))
    assert (row["facet"], row["compared"], row["percent"]) == ("Valentie", 2, 0.5)
    assert "dezelfde code" in told(str(path), "agreement", "--facets")
    with_by = CliRunner().invoke(app, ["analyse", str(path), "agreement", "--facets", "--by", "case"])
    assert with_by.exit_code == 2


def test_a_table_is_saved_written_in_and_deleted(project: str) -> None:
    told(project, "matrix", "--by", "code", "--cell", "summary", "--heading", "Kern", "--save", "Mijn tabel")
    assert "Mijn tabel" in told(project, "views")
    told(project, "write", "Mijn tabel", "Rooster", "Kern", "Te laat bekend.")
    assert "Te laat bekend." in told(project, "view", "mijn tabel")
    with pytest.raises(AnalysisError):
        told(project, "write", "Mijn tabel", "Rooster", "Nergens", "x")
    told(project, "delete-view", "Mijn tabel")
    assert "Mijn tabel" not in told(project, "views")


@pytest.mark.parametrize(
    "verb",
    ["dimensions", "cooccurrence", "sequences", "disagreements", "talk", "time", "matrix", "views"],
)
def test_every_verb_speaks(project: str, verb: str) -> None:
    assert told(project, verb).strip()


def test_saturation_and_contrast(project: str) -> None:
    assert "Verzadiging" in told(project, "saturation", "--base", "1", "--run", "1")
    rows = json.loads(told(project, "contrast", "case", "Noord", "Zuid", "--json"))
    assert rows[0]["difference"] == 0


@pytest.mark.parametrize(("verb", "kept"), [("contrast", "p"), ("agreement", "AC1 (Gwet)")])
def test_what_matters_finds_room_on_a_line(
    project: str, verb: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    printed = told(project, verb, *(["casus", "Noord"] if verb == "contrast" else []))
    (missing,) = re.findall(r"Niet getoond.*: (.*)\. Met", printed) or [""]
    assert kept not in missing.split(", ")


def test_figures_and_notes_are_written_in_dutch(project: str, tmp_path: Path) -> None:
    with Project.open(project) as opened:
        kept = opened.codings()[:1]
        opened.uncode([one.id for one in opened.codings(coder="Bas")])
        one = kept[0]
        opened.code([Coding("", "b/rooster", one.document, one.start + 4, one.end - 20, "Bas")])
    for verb in (["agreement"], ["unitizing"], ["contrast", "casus", "Noord"]):
        printed = told(project, *verb)
        assert not re.search(r"\d\.\d", printed), printed
        assert re.search(r"\d,\d", printed), printed


def test_what_another_marked_too_and_bounds_of_a_difference_are_percentages(project: str) -> None:
    heads, *lines = told(project, "contrast", "casus", "Noord").splitlines()
    line = next(line for line in lines if line.startswith("Rooster"))
    shares = [line.split()[at] for at in (2, 4, 5, 6, 7)]  # no p: one speaker a group
    assert all(one.endswith("%") for one in shares), line
    assert heads.index(" p ") < heads.index("Verschil, ondergrens")
    assert is_share("covered")


def test_a_view_in_a_file_opens_well_in_a_dutch_spreadsheet(project: str, tmp_path: Path) -> None:
    with Project.open(project, who="Anna") as opened:
        opened.edit_codebook(partial(rename, key="werk", label="=SOM(1)"))
    told(project, "matrix", "--by", "code", "--cell", "share", "--base", "column", "--save", "Tabel 1")
    told(project, "view", "tabel 1", "--out", str(tmp_path / "uit" / "tabel.csv"))
    written = (tmp_path / "uit" / "tabel.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert any(line.startswith("'=SOM(1);") for line in written)
    assert any("0,5;" in line or "1,0;" in line for line in written)
    assert "nan" not in " ".join(written)
