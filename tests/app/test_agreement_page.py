"""The page Overeenstemming: what is decided on it, what it tells and what it keeps from whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from agreed import BOOK, decided, disputes, lay, press, shown
from streamlit.testing.v1 import AppTest

from app.agreeing import settling
from qualcode.analysis.agreement import agreement
from qualcode.model import SegmentKind
from qualcode.project import Project


def test_a_click_keeps_one_coders_codes(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("agreement", coded, view="disputes")
    assert not test.exception
    assert "0 van 3 verschillen besloten" in shown(test)
    assert "Dan boft u &lt;b&gt;echt&lt;/b&gt;. Ik hoor" in shown(test)
    with Project.open(coded) as project:
        first = disputes(project)[1][0]
    test = press(test, f"agreement-keep-1-{first.segment.id}")
    assert "1 van 3 verschillen besloten" in shown(test)
    with Project.open(coded) as project:
        assert decided(project) == [("r/vast", first.segment.text)]
        assert project.events(what="coding.add")[-1].who == "Noor"
    again = screen("agreement", coded, view="disputes")  # as after a reload
    test = press(again, "agreement-undo")
    assert "0 van 3 verschillen besloten" in shown(test)
    test = press(test, "agreement-redo")
    assert "1 van 3 verschillen besloten" in shown(test)
    assert test.button(key="agreement-redo").disabled
    test = press(press(test, "agreement-undo"), "agreement-take-over")
    test = press(test, f"agreement-keep-0-{first.segment.id}")
    assert not test.exception
    with Project.open(coded) as project:
        assert [code for code, _ in decided(project)] == ["r/last", "r/last"]


def test_what_was_taken_over_stays_beside_a_decision(screen: Callable[..., AppTest], coded: Path) -> None:
    with Project.open(coded) as project:
        first = disputes(project)[1][0]
    test = screen("agreement", coded, view="disputes")
    test = press(press(test, "agreement-take-over"), f"agreement-keep-0-{first.segment.id}")
    with Project.open(coded) as project:
        assert [code for code, _ in decided(project)] == ["r/last", "r/last"]


def test_what_another_took_over_meanwhile_is_no_deed_of_ones_own(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    with Project.open(coded, who="Noor") as project:
        memo = project.write_memo("project:", "Eerst besproken.")
    test = screen("agreement", coded, view="disputes")
    with Project.open(coded, who="Daan") as project:
        settling.take_over(project, disputes(project)[0], project.deciding)
    test = press(test, "agreement-take-over")
    assert not test.exception
    undo = next(button for button in test.button if button.key == "agreement-undo")
    assert undo.disabled  # it would take the memo back, under another name
    with Project.open(coded) as project:
        assert memo.id in [one.id for one in project.memos()]


def test_the_filter_by_code_and_another_name(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("agreement", coded, view="disputes", code="r/samen")
    test.text_input(key="agreement-decider").set_value(" Het  team ").run()
    assert "Dat scheelt veel gebel" in shown(test)
    assert "Dan boft u" not in shown(test)
    test = press(test, "agreement-take-over")
    with Project.open(coded) as project:
        assert len(project.codings(coder="Het team")) == 1


def test_the_name_under_which_is_decided_is_one_for_page_and_figures(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    with Project.open(coded) as project:
        project.code([lay(disputes(project)[1][0].segment, "vast", "gold")])
    test = screen("agreement", coded, view="disputes")
    assert "0 van 3 verschillen besloten" in shown(test)
    assert "samen is besloten" not in shown(screen("analysis", coded))
    test.text_input(key="agreement-decider").set_value("gold").run()
    assert "1 van 3 verschillen besloten" in shown(test)
    assert "Geteld is wat samen is besloten (gold)" in shown(screen("analysis", coded))
    test.text_input(key="agreement-decider").set_value("").run()
    assert "0 van 3 verschillen besloten" in shown(test)


def test_figures_tell_what_they_rest_on(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("agreement", coded, view="figures")
    assert not test.exception
    assert "Fragmenten: 5, uit bronnen waarin ten minste twee van deze codeurs werkten (2)" in shown(test)
    assert "40,0% kreeg van allen precies dezelfde codes" in shown(test)
    table = test.dataframe[0].value
    assert list(table["Code"]) == ["Last van wisselen", "Samen plannen", "Vast"]
    assert list(table["Anna: keer"]) == [3, 1, 0]
    assert set(table["Let op"]) == {"zelden"}


def test_per_word_the_columns_count_words(screen: Callable[..., AppTest], coded: Path) -> None:
    table = screen("agreement", coded, view="figures", unit="words").dataframe[0].value
    assert "Let op" not in table
    assert "Anna: keer" not in table
    assert table["Anna: woorden"].iloc[0] > 10


def test_free_spans_have_figures_of_their_own(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("agreement", coded, view="figures", unit="spans")
    assert not test.exception
    assert "Alle coderingen beslaan hele fragmenten." in shown(test)
    with Project.open(coded) as project:
        found = disputes(project)[1][0].segment
        project.code([replace(lay(found, "vast", "Bram"), end=found.start + 9)])
    test = screen("agreement", coded, view="figures", unit="spans")
    told = shown(test)
    assert "1 van 9 coderingen beslaat een eigen stuk tekst" in told
    assert all(name in told for name in ("(uα)", "(|uα)", "(cuα)"))
    table = test.dataframe[0].value
    assert table["Code"].iloc[0] == "Last van wisselen"
    assert {"Anna: stukken", "Bram: stukken", "Alfa van stukken (uα)"} < set(table.columns)


def test_the_sets_of_codes_per_fragment_have_their_own_figure(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    """Alpha over sets of codes (MASI) stands among the figures over all codes, as in report and workbook."""
    with Project.open(coded) as project:
        found = agreement(project.analysis().everyone, ("Anna", "Bram"), draws=0).pooled["masi"]
    told = shown(screen("agreement", coded, view="figures"))
    row = told.partition("<td>Alfa over codes samen</td>")[2].partition("</tr>")[0]
    assert f">{found:.2f}<".replace(".", ",") in row
    assert "afstand MASI" in told


def test_who_codes_a_source_blind_sees_neither_differences_nor_figures_of_it(
    screen: Callable[..., AppTest], coded: Path
) -> None:
    open_to_all = shown(screen("agreement", coded, view="figures"))
    with Project.open(coded, who="Noor") as project:
        (one, *_, other) = [shared.segment.document for shared in disputes(project)[0].fragments]
        project.set_blind({disputes(project)[1][0].segment.document}, coder="Noor")
        assert {shared.segment.document for shared in disputes(project)[0].agreed} < {one, other}
    test = screen("agreement", coded, view="disputes")
    assert "0 van 2 verschillen besloten" in shown(test)
    assert "Dan boft u" not in shown(test)
    figures = shown(screen("agreement", coded, view="figures"))
    assert "Fragmenten: 5" in open_to_all
    assert "Fragmenten: 2" in figures
    with Project.open(coded, who="Noor") as project:
        project.set_blind({one, other}, coder="Noor")
    for view in ("figures", "disputes"):
        told = shown(screen("agreement", coded, view=view))
        assert "codeert u nu blind" in told
        assert "overal eens" not in told


@pytest.mark.parametrize("view", ["work", "figures", "disputes"])
def test_without_codings_and_with_one_coder_the_page_says_what_to_do(
    screen: Callable[..., AppTest], study: Path, view: str
) -> None:
    test = screen("agreement", study, view=view)
    assert not test.exception
    assert "Er is nog niets gecodeerd" in shown(test)
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        project.code([lay(project.segments(kind=SegmentKind.CONTENT)[0], "last", "Noor")])
    test = screen("agreement", study, view=view)
    assert not test.exception
    assert "Er is nog maar één codeur" in shown(test)


def test_coders_who_never_met_are_told_so(screen: Callable[..., AppTest], study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        segments = project.segments(kind=SegmentKind.CONTENT)
        project.code([lay(segments[0], "last", "Noor"), lay(segments[-1], "last", "Daan")])
    test = screen("agreement", study, view="figures", coders="Noor|Daan")
    assert not test.exception
    assert "qc-empty" in shown(test)
