"""The desk: what is sent and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.coding import desk
from app.coding.desk import MOST_TURNS, Desk
from qualcode.model import SegmentKind
from qualcode.project import Project
from tests.app.coding.tabs import Tab, opened, row, spans


def test_the_first_answer_holds_a_whole_picture(desk: Desk) -> None:
    answer = opened(desk)
    here = row(answer)
    assert set(here) == {"outline", "turns", "marks", "proposals"}
    assert {code["id"] for code in answer["book"]["codes"]} == {
        "boek/rooster",
        "boek/inspraak",
        "boek/rechten",
    }
    assert answer["texts"]["saved"]
    assert answer["me"] == "Saskia"


def test_places_are_told_in_utf16_units(desk: Desk, project: Project) -> None:
    answer = opened(desk)
    document = answer["at"]["doc"]
    text = project.text(document).encode("utf-16-le")
    for (start, end), segment in zip(
        [f[:2] for f in row(answer)["outline"]["fragments"]], project.segments(document=document), strict=True
    ):
        assert text[2 * start : 2 * end].decode("utf-16-le") == segment.text


def test_only_the_turns_asked_for_are_sent(tmp_path: Path) -> None:
    lines = [
        f"{'Vera' if n % 2 else 'Interviewer'}: Dit is beurt {n} over de planning van de week.\n"
        for n in range(400)
    ]
    (tmp_path / "lang.txt").write_text("\n".join(lines), "utf-8")
    with Project.create(tmp_path / "lang.db", who="Saskia") as project:
        project.add([tmp_path / "lang.txt"], case="Huis")
        desk = Desk(project)
        answer = opened(desk)
        assert len(row(answer)["outline"]["turns"]) == 400
        assert len(row(answer)["turns"]) < 40
        document = answer["at"]["doc"]
        more = desk.answer(
            {"docs": [{"id": document, "sheet": row(answer)["outline"]["v"], "turns": [[200, 239]]}]}
        )
        assert sorted(map(int, more["docs"][document]["turns"])) == list(range(200, 240))
        most = desk.answer({"docs": [{"id": document, "turns": [[0, 399]]}]})
        assert len(most["docs"][document]["turns"]) <= MOST_TURNS + 40
        there = opened(desk, document=document, address=project.segments(document=document)[300].id)
        assert row(there)["at"] == 300
        assert "300" in row(there)["turns"]


def test_what_the_pane_has_is_not_sent_again(tab: Tab) -> None:
    here = row(tab.first)
    have = {
        "id": tab.doc,
        "sheet": here["outline"]["v"],
        "marks": here["marks"]["v"],
        "proposals": here["proposals"]["v"],
    }
    answer = tab.desk.answer({"book": tab.first["book"]["v"], "docs": [have]})
    assert "book" not in answer
    assert answer["docs"][tab.doc] == {}
    tab.do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})
    assert set(tab.desk.answer({"docs": [have]})["docs"][tab.doc]) == {"marks"}


def test_the_queue_begins_with_doubt_and_leaves_out_what_is_done(tab: Tab, project: Project) -> None:
    queue = tab.desk.answer({"queue": []})["queue"]
    assert queue["left"] == queue["total"] == len(project.segments(kind=SegmentKind.CONTENT))
    rows = {s: [p.score for p in project.suggestions(segment=s)] for _, s, _ in queue["items"]}
    open_ones = [sum(score * (1 - score) for score in scores[:3]) for scores in rows.values()]
    assert open_ones == sorted(open_ones, reverse=True)
    known = [segment for _, segment, _ in queue["items"][:2]]
    further = tab.desk.answer({"queue": known})["queue"]
    assert further["left"] == queue["left"]
    assert not set(known) & {segment for _, segment, _ in further["items"]}
    document, first, _ = queue["items"][0]
    project.review([first])
    after = tab.desk.answer({"queue": []})["queue"]
    assert after["left"] == queue["left"] - 1
    assert first not in {segment for _, segment, _ in after["items"]}
    assert document in tab.desk.answer({"queue": [], "held": []})["docs"]


def test_sources_of_what_comes_next_go_along_a_few_at_a_time(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "AHEAD", 1)
    one, other = tab.desk.documents
    ahead = [[document, f"{document}:0-1"] for document in (other, one, other)]
    first = tab.desk.answer({"ahead": ahead, "held": []})["docs"]
    assert list(first) == [other]
    assert "outline" in first[other]
    assert first[other]["at"] == 0
    then = tab.desk.answer({"ahead": ahead, "held": [other]})["docs"]
    assert list(then) == [one]
    assert tab.desk.answer({"ahead": ahead, "held": [one, other]})["docs"] == {}
    assert tab.desk.answer({"ahead": [["weg", "weg:0-1"]], "held": []})["docs"]["weg"]["gone"]


def test_words_are_found_with_their_accents_and_capitals_folded(tab: Tab, project: Project) -> None:
    text = project.text(tab.doc)
    units = text.encode("utf-16-le")
    found = tab.desk.answer({"find": {"id": 7, "query": "CAFE", "doc": tab.doc}})["found"]
    assert (found["id"], found["query"], found["doc"], found["more"]) == (7, "CAFE", tab.doc, False)
    words = [units[2 * start : 2 * end].decode("utf-16-le") for start, end, *_ in found["here"]]
    assert [hit[3] for hit in found["here"]] == words
    around = [(before, word, after) for _, _, before, word, after in found["here"]]
    assert all(before.lstrip("…") + word + after.rstrip(" …") in text for before, word, after in around)
    assert {before[0] for before, _, _ in around} == {"…"}
    assert all(text[text.index(before.lstrip("…")) - 1].isspace() for before, _, _ in around)
    assert [word.replace("e\u0301", "é") for word in words] == ["café", "café"]
    others = {document.id for document in project.documents()} - {tab.doc}
    assert {hit["doc"] for hit in found["hits"]} == others  # those of this one are told apart
    assert any(is_hit for hit in found["hits"] for _, is_hit in hit["parts"])
    together = tab.desk.answer({"find": {"query": "“het rooster”", "doc": tab.doc}})["found"]
    assert [hit[3] for hit in together["here"]] == ["Het rooster"]
    assert {hit["doc"] for hit in together["hits"]} == others
    apart = tab.desk.answer({"find": {"query": "planner rooster", "doc": tab.doc}})["found"]
    assert (apart["here"], {hit["doc"] for hit in apart["hits"]}) == ([], {*others, tab.doc})
    speakers = tab.desk.answer({"find": {"query": "interviewer:", "doc": tab.doc}})["found"]
    assert speakers["here"] == []


def test_search_by_meaning_says_when_it_is_not_ready(project: Project) -> None:
    segment = project.segments(kind=SegmentKind.CONTENT)[0]
    states = iter([("loading", []), ("ready", [(segment, 0.5)])])
    desk = Desk(project, similar=lambda *_: next(states))
    ask = {"find": {"query": "macht", "how": "meaning"}}
    assert desk.answer(ask)["found"]["state"] == "loading"
    (hit,) = desk.answer(ask)["found"]["hits"]
    assert hit["segment"] == segment.id
    assert Desk(project).answer(ask)["found"]["state"] == "absent"


def test_sources_tell_how_far_one_is(tab: Tab, project: Project) -> None:
    tab.do({"verb": "review", "spans": spans(tab.first)[:1]})
    tab.do({"verb": "code", "code": "boek/rooster", "spans": spans(tab.first)[:1]})
    answer = tab.do(sources=True)
    mine = next(one for one in answer["sources"] if one[0] == tab.doc)
    assert mine[5:] == [len(spans(tab.first)), 1, 1]
    assert answer["counts"] == {"boek/rooster": 1}
    assert tab.desk.hello()["at"]["doc"] == tab.doc


def test_one_goes_on_in_the_source_that_one_began(project: Project) -> None:
    first, second = project.documents()
    assert Desk(project).hello()["at"]["doc"] == first.id
    project.review([project.segments(document=second.id, kind=SegmentKind.CONTENT)[0].id])
    assert Desk(project).hello()["at"]["doc"] == second.id


def test_what_cannot_be_written_now_waits_with_the_tab(desk: Desk, tab: Tab, project: Project) -> None:
    """The file was moved away for a while: nothing is taken for done, and nothing is lost."""
    elsewhere = project.path.with_name("elders.db")
    project.path.rename(elsewhere)
    memo = {"verb": "memo", "text": "Dit moet blijven."}
    answer = tab.do(memo)
    assert answer["waits"]
    assert (answer["ack"], answer["results"]) == (0, [])
    elsewhere.rename(project.path)
    tab.number = 0
    answer = tab.do(memo)
    assert (answer["waits"], answer["ack"]) == (None, 1)
    assert [one.text for one in project.memos()] == ["Dit moet blijven."]
