"""The desk: what is sent, what is not, deeds done once and in whose name, and what others see of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.coding import desk
from app.coding.desk import MOST_TURNS, Desk
from app.coding.marks import proposal_rows
from qualcode.model import Coding, Evidence, SegmentKind, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds


def opened(desk: Desk, **more: Any) -> dict[str, Any]:
    answer = desk.hello(**more)
    assert json.loads(json.dumps(answer)) == answer
    return answer


def row(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer["docs"][answer["at"]["doc"]]
    return found


def spans(answer: dict[str, Any], kind: int = 0) -> list[list[int]]:
    return [fragment[:2] for fragment in row(answer)["outline"]["fragments"] if fragment[3] == kind]


class Tab:
    """A browser tab as the desk knows it: numbers its deeds and tells what it has."""

    def __init__(self, desk: Desk, name: str = "tab") -> None:
        self.desk, self.name, self.number = desk, name, 0
        self.first = opened(desk)
        self.doc = self.first["at"]["doc"]

    def do(self, *deeds: dict[str, Any], **more: Any) -> dict[str, Any]:
        numbered = []
        for deed in deeds:
            self.number += 1
            numbered.append({"n": self.number, "doc": self.doc, **deed})
        ask = {"client": self.name, "seq": self.number, "deeds": numbered, "docs": [{"id": self.doc}], **more}
        return self.desk.answer(ask)


@pytest.fixture
def tab(desk: Desk) -> Tab:
    return Tab(desk)


def codings(project: Project) -> list[tuple[str, str, str]]:
    return [(c.code, project.text(c.document)[c.start : c.end][:20], c.coder) for c in project.codings()]


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


def test_nobody_touches_what_another_made(tab: Tab, project: Project, other: Project) -> None:
    span = spans(tab.first)[0]
    theirs = Tab(Desk(other), "bram")
    theirs.do({"verb": "code", "code": "boek/rechten", "spans": [span]})
    theirs.do({"verb": "memo", "text": "Van Bram", "spans": [span]})
    seen = tab.do()["docs"][tab.doc]["marks"]
    assert [coding[3] for coding in seen["codings"]] == ["Bram"]
    tab.do({"verb": "uncode", "targets": [[*span, "boek/rechten"]]})
    tab.do({"verb": "change", "target": [*span, "boek/rechten"], "code": "boek/rooster"})
    answer = tab.do({"verb": "memo", "memo": seen["memos"][0][5], "text": "weg ermee"})
    assert answer["results"][0]["error"]
    tab.do({"verb": "code", "code": "boek/rechten", "spans": [span]})
    assert {coding.coder for coding in project.codings()} == {"Bram", "Saskia"}
    assert [memo.text for memo in project.memos()] == ["Van Bram"]


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


def test_what_others_do_appears_and_can_be_left_out(tab: Tab, other: Project) -> None:
    theirs = Tab(Desk(other), "bram")
    theirs.do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})
    tab.do({"verb": "code", "code": "boek/rooster", "spans": spans(tab.first)[1:2]})

    def seen(whose: str) -> list[str]:
        return sorted(coding[3] for coding in tab.do(whose=whose)["docs"][tab.doc]["marks"]["codings"])

    assert seen("*") == seen("Bram") == ["Bram", "Saskia"]
    assert seen(".") == ["Saskia"]


def test_blind_coding_hides_others_and_the_machine(tab: Tab, project: Project, other: Project) -> None:
    Tab(Desk(other), "bram").do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})
    project.set_blind([tab.doc], coder="Saskia")
    answer = tab.do(whose="Bram")
    assert answer["docs"][tab.doc]["marks"]["codings"] == []
    assert answer["docs"][tab.doc]["proposals"]["rows"] == {}
    assert answer["docs"][tab.doc]["outline"]["blind"]
    assert answer["coders"] == []
    queued = tab.desk.answer({"queue": []})["queue"]["items"]
    assert tab.doc not in {document for document, *_ in queued}
    project.set_blind([], coder="Saskia")
    assert project.blind("Saskia") == frozenset()
    assert len(tab.do()["docs"][tab.doc]["marks"]["codings"]) == 1


def test_who_codes_blind_is_not_told_of_it_elsewhere(tab: Tab, project: Project, other: Project) -> None:
    """Neither by the counts of codes nor by the reasons of proposals in another source."""
    there = next(one.id for one in project.documents() if one.id != tab.doc)
    span = project.segments(document=there, kind=SegmentKind.CONTENT)[0]
    Tab(Desk(other), "bram").do(
        {"verb": "code", "code": "boek/rechten", "spans": [[span.start, span.end]], "doc": there}
    )
    assert tab.do(sources=True)["counts"] == {"boek/rechten": 1}
    why = (Evidence("neighbour", span.text, span.id), Evidence("around", span.text, span.id))
    here = project.segments(document=tab.doc, kind=SegmentKind.CONTENT)[0]
    found = [Suggestion(here.id, "boek/rechten", 0.5, 1, why)]
    sheet = tab.desk.sheet(tab.doc)
    (told,) = proposal_rows(sheet, found, Bounds())[str(sheet.number(here.id))]
    assert [kind for kind, *_ in told[2]] == ["neighbour", "around"]
    project.set_blind([there])
    assert tab.do(sources=True)["counts"] == {}
    (told,) = proposal_rows(sheet, found, Bounds(), project.blind())[str(sheet.number(here.id))]
    assert [kind for kind, *_ in told[2]] == ["around"]


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


def test_a_source_that_was_withdrawn_is_gone_from_the_pane(tab: Tab, other: Project) -> None:
    other.withdraw(tab.doc)
    answer = tab.do()
    gone = answer["docs"][tab.doc]
    assert gone == {"gone": True, "instead": gone["instead"]}
    assert gone["instead"] in tab.desk.documents
    assert opened(tab.desk)["at"]["doc"] != tab.doc


def test_who_reads_a_source_goes_on_in_its_new_version(tab: Tab, other: Project, tmp_path: Path) -> None:
    other_doc = next(one for one in tab.desk.documents if one != tab.doc)
    file = tmp_path / other.document(tab.doc).source.name
    file.write_text(f"{file.read_text('utf-8')}\nBram: En zo is het gebleven.\n", "utf-8")
    other.add([file], case="Huis")
    instead = tab.do()["docs"][tab.doc]["instead"]
    assert instead == other.version_in_use(tab.doc) not in (tab.doc, other_doc)
    assert tab.desk.hello(tab.doc)["at"]["doc"] == instead  # also from an address of before


def test_a_changed_speaker_is_seen(tab: Tab, other: Project) -> None:
    label = next(
        speaker.label for speaker in other.document(tab.doc).speakers if speaker.label != "Interviewer"
    )
    other.set_speaker(tab.doc, label, name="Mila van Dijk")
    answer = tab.do()
    names = [name for name, _ in answer["docs"][tab.doc]["outline"]["speakers"]]
    assert "Mila van Dijk" in names


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


def test_a_codebook_that_somebody_else_works_in_stays_when_its_first_code_is_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Interviewer: En?\n\nAnna: Je blijft toch de uitzendkracht.\n", "utf-8")
    with Project.create(tmp_path / "leeg.db", who="Saskia") as project:
        project.add([tmp_path / "a.txt"], case="Huis")
        tab = Tab(Desk(project))
        tab.do({"verb": "vivo", "label": "Blijft gast", "spans": spans(tab.first)[:1]})
        with Project.open(tmp_path / "leeg.db", who="Bram") as other:
            other.make_code("Erbij horen")
        tab.do({"verb": "undo"})
        assert [code.label for code in project.codebook().codes] == ["Erbij horen"]


def test_passages_elsewhere_are_counted_as_this_coder_sees_them(tab: Tab, other: Project) -> None:
    here, there = tab.doc, next(one.id for one in other.documents() if one.id != tab.doc)
    spans_there = [(s.start, s.end) for s in other.segments(document=there, kind=SegmentKind.CONTENT)]
    spans_here = [(s.start, s.end) for s in other.segments(document=here, kind=SegmentKind.CONTENT)]
    other.code([Coding("", "boek/rooster", there, *span, "Bram") for span in spans_there])
    other.code([Coding("", "boek/rooster", there, *spans_there[0], "Saskia")])  # alike: one passage
    other.code([Coding("", "boek/rechten", here, *spans_here[0], "Bram")])

    def told(whose: str = "*") -> dict[str, int]:
        answer = tab.do(tally=True, whose=whose, place={"doc": here})
        assert answer["tally"]["about"] == f"{here}|{whose}"
        return answer["tally"]["codes"]

    assert told() == {"boek/rooster": len(spans_there)}  # those of this source the pane counts itself
    assert told(".") == {"boek/rooster": 1}
    assert told("Bram") == {"boek/rooster": len(spans_there)}
    assert "tally" not in tab.do()
    other.set_blind([there], coder="Saskia")
    assert told() == {"boek/rooster": 1}  # what others did there stays hidden
