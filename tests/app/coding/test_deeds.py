"""Deeds at the desk: done once, in whose name, taken back, and explained where they cannot be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.coding.desk import Desk
from qualcode.project import Project
from tests.app.coding.tabs import Tab, row, spans


def test_a_coding_stands_on_the_very_words(tab: Tab, project: Project) -> None:
    text = project.text(tab.doc)
    units = text.encode("utf-16-le")
    wanted = "gezegd 😀😀. **Vast**"
    start = len(text[: text.index(wanted)].encode("utf-16-le")) // 2
    end = start + len(wanted.encode("utf-16-le")) // 2
    assert units[2 * start : 2 * end].decode("utf-16-le") == wanted
    tab.do({"verb": "code", "code": "boek/rechten", "spans": [[start, end]]})
    (coding,) = project.codings()
    assert text[coding.start : coding.end] == wanted
    assert coding.coder == "Saskia"
    back = tab.do()["docs"][tab.doc]["marks"]["codings"][0]
    assert back[:3] == [start, end, "boek/rechten"]


def test_deeds_told_twice_are_done_once(tab: Tab, project: Project) -> None:
    span = spans(tab.first)[:1]
    deed = {"n": 1, "doc": tab.doc, "verb": "code", "code": "boek/rooster", "spans": span}
    memo = {"n": 2, "doc": tab.doc, "verb": "memo", "text": "Let op", "spans": span}
    for client in ("a", "a", "after-a-restart"):
        answer = tab.desk.answer({"client": client, "deeds": [deed, memo]})
    assert answer["ack"] == 2
    assert len(project.codings()) == 1
    assert [memo.text for memo in project.memos()] == ["Let op"]
    last = answer["undo"]
    undo = {"n": 3, "verb": "undo", "action": last}
    tab.desk.answer({"client": "a", "deeds": [undo]})
    Desk(project).answer({"client": "a", "deeds": [undo]})
    assert project.memos() == []
    assert len(project.codings()) == 1


def test_what_is_given_by_then_is_not_turned_down_with_the_rest(tab: Tab, project: Project) -> None:
    """The pane cannot know, where what it gave is being taken back."""
    span = spans(tab.first)[0]
    all_of_it = {"verb": "reject", "spans": [span], "codes": ["boek/rooster", "boek/rechten"], "given": False}
    tab.do({"verb": "code", "code": "boek/rooster", "spans": [span]}, all_of_it)
    assert [rejection.code for rejection in project.rejections()] == ["boek/rechten"]
    tab.do({"verb": "undo"}, {"verb": "undo"}, all_of_it)
    assert {rejection.code for rejection in project.rejections()} == {"boek/rooster", "boek/rechten"}


def test_confirming_a_proposal_remembers_the_run_and_lifts_a_rejection(tab: Tab, project: Project) -> None:
    number, rows = next(iter(row(tab.first)["proposals"]["rows"].items()))
    span = row(tab.first)["outline"]["fragments"][int(number)][:2]
    code = rows[0][0]
    tab.do({"verb": "reject", "spans": [span], "codes": [code]})
    assert [rejection.code for rejection in project.rejections()] == [code]
    tab.do({"verb": "code", "code": code, "spans": [span], "done": True, "proposed": True})
    assert project.rejections() == []
    (coding,) = project.codings()
    assert coding.suggestion in {run.id for run in project.runs()}
    assert [review.coder for review in project.reviews()] == ["Saskia"]
    tab.do({"verb": "undo", "action": tab.do()["undo"]})
    assert (project.codings(), project.reviews()) == ([], [])
    assert [rejection.code for rejection in project.rejections()] == [code]


def test_undo_tells_where_it_happened(tab: Tab) -> None:
    second = spans(tab.first)[1]
    answer = tab.do({"verb": "review", "spans": [second]})
    back = tab.do({"verb": "undo", "action": answer["undo"]})
    fragments = [fragment[:2] for fragment in row(tab.first)["outline"]["fragments"]]
    assert back["results"][-1]["at"] == fragments.index(second)
    again = tab.do({"verb": "redo", "action": back["redo"]})
    assert again["results"][-1]["doc"] == tab.doc


def test_facets_code_and_span_of_ones_own_coding_change(tab: Tab, project: Project) -> None:
    first, second = spans(tab.first)[:2]
    tab.do({"verb": "code", "code": "boek/rooster", "spans": [first]})
    tab.do({"verb": "change", "target": [*first, "boek/rooster"], "facets": {"valentie": ["tegen"]}})
    tab.do({"verb": "change", "target": [*first, "boek/rooster"], "code": "boek/rechten"})
    tab.do({"verb": "change", "target": [*first, "boek/rechten"], "span": second})
    (coding,) = project.codings()
    assert (coding.code, dict(coding.facets)) == ("boek/rechten", {"valentie": ("tegen",)})
    tab.do({"verb": "uncode", "targets": [[*second, "boek/rechten"]]})
    assert project.codings() == []


def test_of_a_memo_that_was_changed_or_removed_in_another_tab_no_text_is_lost(
    tab: Tab, project: Project
) -> None:
    tab.do({"verb": "memo", "text": "een gedachte", "spans": spans(tab.first)[:1]})
    (memo,) = project.memos()
    edited = {"verb": "memo", "memo": memo.id, "was": "een gedachte", "spans": spans(tab.first)[:1]}
    tab.do({**edited, "text": "een betere gedachte"})
    (result,) = tab.do({**edited, "text": "een andere gedachte"})["results"]
    assert "als nieuwe memo" in result["told"]
    assert [one.text for one in project.memos()] == ["een betere gedachte", "een andere gedachte"]
    assert len({one.target for one in project.memos()}) == 1
    (result,) = tab.do({**edited, "text": ""}, acked=tab.number)["results"]
    assert "intussen veranderd" in result["error"][0]
    assert len(project.memos()) == 2
    project.write_memo(memo.target, "", memo_id=memo.id)
    tab.do({**edited, "text": "nog een gedachte"})
    assert [one.text for one in project.memos()] == ["een andere gedachte", "nog een gedachte"]
    told = tab.do({**edited, "text": ""}, acked=tab.number)
    assert told["results"] == [{"n": tab.number}]  # gone as it should be


def test_changing_a_coding_that_was_taken_away_elsewhere_is_told(tab: Tab, project: Project) -> None:
    span = spans(tab.first)[0]
    tab.do({"verb": "code", "code": "boek/rooster", "spans": [span]})
    change = {"verb": "change", "target": [*span, "boek/rooster"], "code": "boek/rechten"}
    assert tab.do(change)["results"] == [{"n": 2}]
    assert tab.do(change)["results"] == [{"n": 3}]  # told twice, done once
    project.uncode([coding.id for coding in project.codings()])
    (result,) = tab.do({"verb": "change", "target": [*span, "boek/rechten"], "facets": {}})["results"]
    assert "niet meer" in result["error"][0]


def test_in_vivo_makes_the_code_once_with_the_words_as_example(tab: Tab, project: Project) -> None:
    span = spans(tab.first)[0]
    deed = {
        "verb": "vivo",
        "label": " Alleen  voor staan ",
        "parent": "boek/rooster",
        "spans": [span],
        "quote": "alleen voor",
    }
    tab.do(deed)
    tab.do({**deed, "label": "alleen VOOR staan"})
    book = project.codebook()
    assert book is not None
    made = book.code("alleen-voor-staan")
    assert (made.label, made.parent, made.examples) == ("Alleen voor staan", "rooster", ("alleen voor",))
    assert [coding.code for coding in project.codings()] == ["boek/alleen-voor-staan"]
    assert tab.desk.hello()["book"]["codes"][2]["id"] == "boek/alleen-voor-staan"


def test_undo_of_a_code_in_vivo_takes_the_code_along_and_redo_brings_it_back(
    tab: Tab, project: Project, other: Project
) -> None:
    first, second = spans(tab.first)[:2]
    vivo = {"verb": "vivo", "label": "Alleen voor staan", "parent": "boek/rooster", "quote": "alleen voor"}
    before = project.codebook()
    assert before is not None
    tab.do({**vivo, "spans": [first]})
    made, codings = project.codebook(), project.codings()
    told = tab.do({"verb": "undo"})["results"][-1]["told"]
    assert "code gemaakt – Alleen voor staan" in told
    assert (project.codings(), project.codebook().codes) == ([], before.codes)
    tab.do({"verb": "redo"})
    assert (project.codings(), project.codebook().codes) == (codings, made.codes)
    assert project.next_actions()[0]
    tab.do({"verb": "undo"}, {"verb": "redo"}, {"verb": "undo"})
    assert project.codebook().codes == before.codes

    tab.do({**vivo, "spans": [second]})
    Tab(Desk(other), "bram").do({"verb": "code", "code": "boek/alleen-voor-staan", "spans": [first]})
    tab.do({"verb": "undo"})
    assert [coding.coder for coding in project.codings()] == ["Bram"]
    assert [one.key for one in project.codebook().codes] == [one.key for one in made.codes]  # Bram uses it
    tab.do({"verb": "redo"})
    assert len(project.codings()) == 2


def test_a_code_in_vivo_can_be_taken_away_before_the_pane_knows_its_id(tab: Tab, project: Project) -> None:
    span = spans(tab.first)[0]
    tab.do({"verb": "vivo", "label": "Alleen  voor staan", "spans": [span]})
    tab.do({"verb": "uncode", "targets": [[*span, "new:Alleen voor staan"]]})
    assert project.codings() == []


@pytest.mark.parametrize(
    "deed",
    [
        {"verb": "code", "code": "boek/weg", "spans": [[1, 5]]},
        {"verb": "code", "code": "boek/rooster", "spans": [[5, 5]]},
        {"verb": "code", "code": "boek/rooster", "spans": [[0, 99999999]], "doc": "elders"},
        {"verb": "review", "spans": [[1, 3]]},
        {"verb": "dans"},
    ],
)
def test_what_cannot_be_done_is_explained_and_stops_nothing_else(
    tab: Tab, project: Project, deed: dict[str, Any]
) -> None:
    good = {"verb": "code", "code": "boek/rooster", "spans": spans(tab.first)[:1]}
    answer = tab.do(deed, good)
    what, cure = answer["results"][0]["error"]
    assert what
    assert cure
    assert "error" not in answer["results"][1]
    assert len(project.codings()) == 1


def test_a_study_without_a_codebook_can_be_coded_from_the_words_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Interviewer: En?\n\nAnna: Ze zetten ons aan de achterdeur, zo voelt dat.\n", "utf-8"
    )
    with Project.create(tmp_path / "leeg.db", who="Saskia") as project:
        project.add([tmp_path / "a.txt"], case="Huis")
        tab = Tab(Desk(project))
        assert tab.first["book"]["codes"] == []
        tab.do({"verb": "vivo", "label": "De achterdeur", "spans": spans(tab.first)[:1]})
        assert [coding.code.partition("/")[2] for coding in project.codings()] == ["de-achterdeur"]
        assert [code["label"] for code in tab.desk.hello()["book"]["codes"]] == ["De achterdeur"]
        begun = project.codebook()
        tab.do({"verb": "undo"})
        assert (project.codebook(), project.codebooks(), project.codings()) == (None, [], [])
        assert tab.desk.hello()["book"]["current"] == ""
        tab.do({"verb": "redo"})
        again = project.codebook()
        assert (again.key, again.title, again.codes) == (begun.key, begun.title, begun.codes)
        tab.do({"verb": "vivo", "label": "Vaste gezichten", "spans": spans(tab.first)[:1]})
        tab.do({"verb": "undo"}, {"verb": "undo"})
        assert [one.codes for one in project.codebooks()] == []


def test_a_code_that_a_colleague_merged_meanwhile_is_told_of_in_words(tab: Tab, project: Project) -> None:
    project.merge_codes("rechten", "rooster")
    (result,) = tab.do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})["results"]
    assert "samengevoegd" in result["error"][0]
    assert "boek/rechten" not in " ".join(result["error"])
    assert project.codings() == []
