"""The page Overeenstemming: comparing coders, deciding on differences, taking decisions back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.agreeing import comparing, settling, work
from qualcode.analysis.agreement import agreement
from qualcode.model import Code, Codebook, Coding, Segment, SegmentKind
from qualcode.project import Project

FILES = {
    "een": (
        "Het rooster wisselt bij ons elke week en dat vind ik zwaar.",
        "Bij ons op de afdeling hangt het rooster er al een maand van tevoren.",
        "Dan boft u <b>echt</b>. Ik hoor het pas op vrijdag in de groepsapp.",
    ),
    "twee": (
        "Wij plannen de diensten samen met de planner aan één tafel.",
        "Dat scheelt veel gebel in het weekend, en niemand wordt overgeslagen.",
    ),
    "drie": (
        "Ik werk liever met vaste mensen die de bewoners goed kennen.",
        "Vast of flex, dat maakt mij eerlijk gezegd niets meer uit.",
    ),
}
BOOK = Codebook(
    "r", "Rooster", (Code("last", "Last van wisselen"), Code("samen", "Samen plannen"), Code("vast", "Vast"))
)


def talk(answers: tuple[str, ...]) -> str:
    """A conversation in which each answer follows a question."""
    return "\n\n".join(f"Interviewer: En hoe gaat dat bij u?\n\nMila: {answer}" for answer in answers)


def lay(segment: Segment, code: str, coder: str) -> Coding:
    return Coding("", f"r/{code}", segment.document, segment.start, segment.end, coder)


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Anna and Bram both coded sources one and two, Anna alone source three.

    Of the five fragments they share they agree on two (one with a code, one without).
    """
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        for name, lines in FILES.items():
            (tmp_path / f"{name}.txt").write_text(talk(lines), "utf-8")
            project.add([tmp_path / f"{name}.txt"], case=name)
        project.load_codebook(BOOK)
        titles = {document.title: document.id for document in project.documents()}
        one, two, three = (
            project.segments(document=titles[name], kind=SegmentKind.CONTENT) for name in FILES
        )
        assert (len(one), len(two), len(three)) == (3, 2, 2)
        project.code([lay(one[0], "last", "Anna"), lay(one[0], "last", "Bram")])  # agreed
        project.code([lay(one[2], "last", "Anna"), lay(one[2], "vast", "Bram")])  # wholly different
        project.code([lay(two[0], "samen", who) for who in ("Anna", "Bram")] + [lay(two[0], "last", "Anna")])
        project.code([lay(two[1], "samen", "Bram")])  # Anna gave nothing
        project.code([lay(three[0], "vast", "Anna")])  # Bram never came there
    return path


def disputes(project: Project) -> tuple[comparing.Comparison, tuple[comparing.Shared, ...]]:
    found = comparing.compare(project, ("Anna", "Bram"), "Besluit")
    return found, found.disputes


def decided(project: Project) -> list[tuple[str, str]]:
    return sorted(
        (one.code, project.text(one.document)[one.start : one.end])
        for one in project.codings(coder="Besluit")
    )


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def press(test: AppTest, key: str) -> AppTest:
    return next(button for button in test.button if button.key == key).click().run()


def test_only_sources_that_both_saw_are_compared(coded: Path) -> None:
    with Project.open(coded) as project:
        comparison, differing = disputes(project)
        assert len(comparison.fragments) == 5
        assert [len(one.disputed) for one in differing] == [2, 1, 1]
        assert [one.common for one in differing] == [(), ("r/samen",), ()]
        assert [one.given["Anna"] for one in comparison.agreed] == [("r/last",), ()]
        assert work.usual_pair(work.rows(project), "Besluit") == ("Anna", "Bram")


def test_every_outcome_is_offered_once(coded: Path) -> None:
    with Project.open(coded) as project:
        _, (different, partly, silent) = disputes(project)
    assert dict(settling.choices(different)) == {
        "Anna": ("r/last",),
        "Bram": ("r/vast",),
        settling.BOTH: ("r/last", "r/vast"),
        settling.NONE: (),
    }
    assert [whose for whose, _ in settling.choices(partly)] == ["Anna", "Bram", settling.NONE]
    assert [whose for whose, _ in settling.choices(silent)] == ["Anna", "Bram"]


def test_a_decision_replaces_the_former_and_undo_brings_it_back(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        before = len(project.codings())
        settling.settle(
            project, comparison, first, ("r/last", "r/vast"), decider="Besluit", memo="Beide <i>gehoord</i>"
        )
        assert [code for code, _ in decided(project)] == ["r/last", "r/vast"]
        settling.settle(project, comparison, first, (), decider="Besluit")
        assert (decided(project), settling.settled(project, "Besluit")) == ([], {first.segment.id})
        project.undo()
        assert [code for code, _ in decided(project)] == ["r/last", "r/vast"]
        settling.reopen(project, first, "Besluit")
        assert (len(project.codings()), settling.settled(project, "Besluit")) == (before, set())
        assert [memo.text for memo in project.memos(target=f"span:{first.segment.id}")] == [
            "Beide <i>gehoord</i>"
        ]


def test_what_is_agreed_is_taken_over_as_one_action(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, differing = disputes(project)
        settling.take_over(project, comparison, "Besluit")
        assert [code for code, _ in decided(project)] == ["r/last"]
        assert settling.settled(project, "Besluit") == {one.segment.id for one in comparison.agreed}
        assert settling.to_take_over(project, comparison, "Besluit") == []
        project.undo()
        assert (decided(project), settling.settled(project, "Besluit")) == ([], set())
        assert differing == disputes(project)[1]


def test_a_decision_leaves_the_comparison_and_a_coders_change_renews_it(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        settling.settle(project, comparison, first, ("r/last",), decider="Besluit")
        assert disputes(project)[0] is comparison
        assert comparing.compare(project, ("Anna", "Bram", "Besluit"), "X").coders[-1] == "Besluit"
        project.code([lay(first.segment, "last", "Bram")])
        assert disputes(project)[1][0].common == ("r/last",)
        figures = comparing.figures(project, ("Anna", "Bram"), "Besluit", only_coded=False, unit="fragments")
        assert figures.fragments == 5


def test_a_comparison_with_the_decider_is_renewed_by_each_decision(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        comparison, (first, *_) = disputes(project)
        for code in ("r/last", "r/vast"):
            settling.settle(project, comparison, first, (code,), decider="Besluit")
            found = comparing.compare(project, ("Anna", "Besluit"), "Besluit").fragments
            given = {shared.segment.id: shared.given["Besluit"] for shared in found}
            assert given[first.segment.id] == (code,)


def test_who_decides_is_no_coder_of_the_usual_pair(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        for document in project.documents():
            first = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
            project.code([lay(first, "last", who) for who in ("Anna", "Besluit")])
        assert work.usual_pair(work.rows(project), "Besluit") == ("Anna", "Bram")


def test_what_is_decided_of_a_fragment_stays_within_it(coded: Path) -> None:
    with Project.open(coded, who="Noor") as project:
        _, (first, *_) = disputes(project)
        one = first.segment
        text = project.text(one.document)
        wide = Coding("", "r/samen", one.document, max(0, one.start - 5), min(len(text), one.end + 5), "Anna")
        project.code([wide])
        comparison, differing = disputes(project)
        again = next(shared for shared in differing if shared.segment.id == one.id)
        settling.settle(project, comparison, again, ("r/samen",), decider="Besluit")
        (kept,) = project.codings(coder="Besluit")
        assert (kept.start, kept.end) == (one.start, one.end)


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
        settling.take_over(project, disputes(project)[0], work.decider_of(project))
    test = press(test, "agreement-take-over")
    assert not test.exception
    undo = next(button for button in test.button if button.key == "agreement-undo")
    assert undo.disabled  # it would take the memo back, under another name
    with Project.open(coded) as project:
        assert memo.id in [one.id for one in project.memos()]


def test_the_filter_by_code_and_another_name(screen: Callable[..., AppTest], coded: Path) -> None:
    test = screen("agreement", coded, view="disputes", code="r/samen", decider="Het team")
    assert "Dat scheelt veel gebel" in shown(test)
    assert "Dan boft u" not in shown(test)
    test = press(test, "agreement-take-over")
    with Project.open(coded) as project:
        assert len(project.codings(coder="Het team")) == 1


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
