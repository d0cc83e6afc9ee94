"""The page Analyse: what opens the words behind a number, and how many of them there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from analysed import coded_by_two, shown, sound
from streamlit.testing.v1 import AppTest

from app.analysing import charts
from app.analysing.pairs import opened_by
from app.analysing.tables import in_chart
from qualcode.analysis import behind, cooccurrence, matrix, talk_share
from qualcode.analysis.views import View
from qualcode.project import Project


@pytest.fixture
def coded(study: Path) -> Path:
    return coded_by_two(study)


def test_the_words_behind_a_pair_are_those_one_coder_gave_both(coded: Path) -> None:
    with Project.open(coded) as project:
        table = project.analysis().everyone
        noor, joost = table.where(coder="Noor"), table.where(coder="Joost")
        both = behind.of_pair(noor, "code", "boek/rooster", "boek/horen")
        one = behind.of_value(noor, "code", "boek/rooster")
        assert 0 < len(both) < len(one)
        assert behind.of_pair(joost, "code", "boek/rooster", "boek/horen") == []


@pytest.mark.parametrize(
    ("kind", "row", "column", "told"),
    [
        ("frequencies", "boek/rooster", "", "4 fragmenten"),
        ("frequencies", "boek/rooster", "share_speakers", "Aandeel sprekers: 100,0%"),
        ("cooccurrence", "boek/rooster|boek/horen", "together", "2 fragmenten"),
        ("cooccurrence", "boek/rooster|boek/horen", "with_one", "4 fragmenten"),
        ("sequences", "boek/rooster|boek/horen", "times", "2 keer"),
        ("contrast", "boek/horen", "fragments_one", "één fragment"),
        ("contrast", "boek/horen", "fragments_other", "één fragment"),
        ("contrast", "boek/horen", "difference", "2 fragmenten"),
    ],
)
def test_every_number_opens_as_many_words_as_it_counts(
    screen: Callable[..., AppTest], coded: Path, kind: str, row: str, column: str, told: str
) -> None:
    place = {"columns": "case"} if kind == "contrast" else {}
    test = screen("analysis", coded, kind=kind, by="Noor", open=row, at=column, **place)
    assert sound(test)
    assert told in shown(test)
    assert ("".join(test.query_params["open"]), "".join(test.query_params.get("at", ""))) == (row, column)


def test_what_somebody_says_opens_and_so_does_what_of_it_is_coded(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    with Project.open(coded) as project:
        spoken = talk_share(project.analysis().table)
        table = project.analysis().table
    voice = spoken[spoken["coded"] > 0].iloc[0]
    said = len(behind.of_voice(table, voice["key"]))
    test = screen("analysis", coded, kind="talk", open=voice["key"], at="words")
    assert f"Woorden: {voice['words']}" in shown(test)
    assert (f"{said} fragmenten" if said > 1 else "één fragment") in shown(test)
    test = screen("analysis", coded, kind="talk", open=voice["key"], at="coded")
    assert (f"{voice['coded']} fragmenten" if voice["coded"] > 1 else "één fragment") in shown(test)


def test_a_course_over_time_opens_its_words(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("analysis", coded, kind="time", columns="phase", by="Noor")
    assert sound(test)
    with Project.open(coded) as project:
        table = project.analysis().everyone.where(coder="Noor")
        found = matrix(table, View("", rows="code", columns="phase", cell="share", base="material"))
    cell = found.cells[0][0]
    test = screen("analysis", coded, kind="time", columns="phase", by="Noor", open=cell.key)
    assert f"{len(cell.fragments)} fragmenten" in shown(test)


def test_in_how_many_cases_a_row_occurs_opens_the_row(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("analysis", coded, columns="case", by="Noor", open="boek/rooster", at="row")
    assert sound(test)
    assert "4 fragmenten · 2 sprekers · 2 bronnen · 2 casussen" in shown(test)
    place = {"rows": "case", "columns": "code", "open": "huis-noord", "at": "row"}
    test = screen("analysis", coded, by="Noor", **place)
    assert "2 fragmenten" in shown(test)
    assert "".join(test.query_params["open"]) == "huis-noord"


def test_cells_and_points_of_pairs_open_what_the_table_tells_of_them(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        found = project.analysis().everyone
    table = cooccurrence(found, "code")
    pairs = table.pairs()
    both, alone = opened_by(pairs)
    row = f"{pairs['one_key'].iloc[0]}|{pairs['other_key'].iloc[0]}"
    keys = row.split("|")
    assert both[keys[0], keys[1]] == both[keys[1], keys[0]] == in_chart(row, "together")
    assert [alone[key] for key in keys] == [in_chart(row, "with_one"), in_chart(row, "with_other")]
    figure = charts.heat(keys, keys, [[1, 0], [0, 1]], [["a", ""], ["", "b"]])
    assert figure["data"][0]["customdata"] == [["a", ""], ["", "b"]]
