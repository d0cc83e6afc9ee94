"""Hits in all sources, read, ticked and given one code together: what is found, done, logged and undone."""

from __future__ import annotations

from typing import Any

from app.coding import everywhere
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project
from tests.app.coding.tabs import Tab, codings


def asked(tab: Tab, query: str, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = tab.do(everywhere={"id": 7, "query": query, **more})["everywhere"]
    assert answer["id"] == 7
    return answer


def hits(answer: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Source, hit and what is known of the fragment."""
    return [(title, row[3], row[6]) for _, title, rows in answer["rows"] for row in rows]


def ids(answer: dict[str, Any]) -> list[str]:
    return [row[0] for _, _, rows in answer["rows"] for row in rows]


def test_what_participants_say_is_found_in_all_sources_in_their_order(tab: Tab, project: Project) -> None:
    answer = asked(tab, "ROOSTER")
    titles = [document.title for document in project.documents()]
    assert [title for _, title, _ in answer["rows"]] == titles
    assert answer["total"] == 4  # Mila, Bram, Noor, Bram; not the interviewer's ‘roosters’
    assert {hit for _, hit, _ in hits(answer)} == {"rooster"}
    first = answer["rows"][0][2][0]
    assert first[1:5] == ["Mila", "Het ", "rooster", first[4]]
    assert first[4].startswith(" is 👩🏽\u200d⚕️ weer omgegooid")


def test_words_within_words_alternatives_and_diacritics(tab: Tab) -> None:
    assert asked(tab, "rooster", whole=True)["total"] == 4
    assert asked(tab, "roos")["total"] == 4
    assert asked(tab, "roos", whole=True)["total"] == 0
    assert {hit for _, hit, _ in hits(asked(tab, "geen cafe | keet"))} == {"geen café", "keet"}
    assert {hit for _, hit, _ in hits(asked(tab, "„niemand had“"))} == {"niemand had"}
    answer = asked(tab, "tafel | vast | dezelfde")
    assert [row[5] for _, _, rows in answer["rows"] for row in rows] == [2, 2]  # hits besides the first
    assert asked(tab, "had het\nons")["total"] == 2  # over the end of a line
    assert asked(tab, " | ")["rows"] == asked(tab, "(.*")["rows"] == []


def test_all_ticked_get_the_code_as_one_deed_and_others_keep_theirs(
    tab: Tab, project: Project, other: Project
) -> None:
    segments = project.segments(kind=SegmentKind.CONTENT)
    bram = next(one for one in segments if "Zuid" in one.text)
    other.code([Coding("", "boek/rooster", bram.document, bram.start, bram.end, "Bram")])
    before = codings(other)
    found = ids(asked(tab, "rooster", code="boek/rooster"))
    told = tab.do(
        {"verb": "everywhere", "code": "boek/rooster", "query": "rooster", "segments": found[1:], "doc": ""}
    )
    (result,) = told["results"]
    assert result["told"].startswith("3 fragmenten in 2 bronnen kregen de code ‘Rooster’")
    mine = project.codings(coder="Saskia")
    assert {f"{one.document}:{one.start}-{one.end}" for one in mine} == set(found[1:])
    (logged,) = project.events(what="search.code")
    assert logged.after == {"code": "boek/rooster", "query": "rooster", "fragments": 3}
    assert len({event.action for event in project.events(what="coding.add") if event.who == "Saskia"}) == 1
    assert [state for _, _, state in hits(asked(tab, "rooster", code="boek/rooster"))] == ["", *["given"] * 3]
    tab.do({"verb": "undo", "action": told["undo"]})
    assert codings(project) == before
    tab.do({"verb": "redo", "action": project.next_actions()[1]})
    assert len(project.codings(coder="Saskia")) == 3


def test_what_one_decided_before_is_told_and_not_done_twice(tab: Tab, project: Project) -> None:
    first, second, *_ = (one for one in project.segments(kind=SegmentKind.CONTENT) if "rooster" in one.text)
    project.code([Coding("", "boek/rechten", first.document, first.start + 4, first.start + 11, project.who)])
    project.reject(second.id, "boek/rechten")
    answer = asked(tab, "rooster", code="boek/rechten")
    states = dict(zip(ids(answer), (state for _, _, state in hits(answer)), strict=True))
    assert (states[first.id], states[second.id]) == ("given", "rejected")
    deed = {"verb": "everywhere", "code": "boek/rechten", "query": "rooster"}
    tab.do({**deed, "segments": [first.id, second.id]})
    assert len(project.codings(coder=project.who)) == 2  # the words of the first, and the second whole
    assert project.rejections(coder=project.who) == []
    again = tab.do({**deed, "segments": [first.id, second.id]})
    assert len(project.events(what="search.code")) == 1
    assert again["results"][-1] == {"n": 2}
    project.undo()
    assert [one.segment for one in project.rejections(coder=project.who)] == [second.id]


def test_nothing_is_coded_where_a_fragment_or_the_code_is_gone(tab: Tab, project: Project) -> None:
    found = ids(asked(tab, "rooster"))
    deed = {"verb": "everywhere", "query": "rooster"}
    (gone,) = tab.do({**deed, "code": "boek/rechten", "segments": [*found, "weg:0-4"]})["results"]
    assert gone["error"][0] == "sinds u zocht zijn er bronnen veranderd; er is niets gecodeerd."
    absent = tab.do({**deed, "code": "boek/bestaat-niet", "segments": found})["results"][-1]
    assert "error" in absent
    assert project.codings() == []
    assert project.events(what="search.code") == []


def test_of_very_many_the_first_are_shown_and_all_are_counted(tab: Tab, monkeypatch: Any) -> None:
    monkeypatch.setattr(everywhere, "MOST", 3)
    answer = asked(tab, "rooster")
    assert (answer["total"], len(ids(answer))) == (4, 3)
