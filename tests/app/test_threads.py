"""The page Rode draden: what one sees and does there, without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.threads import cards, dialogs, warming
from app.threads.board import Board, Order, Shelf
from qualcode.i18n import t
from qualcode.model import Contrast, ThreadStatus
from qualcode.project import Project

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "corpora" / "flexwerk-zorg" / "transcripts").glob("*.docx"))[:5]

CHANCES = {"flexkracht": 0.01, "vaste kracht": 0.4}


@pytest.fixture(scope="module")
def threaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draden") / "studie.db"
    with Project.create(path, who="Noor") as project:
        for number, file in enumerate(FILES):
            project.add([file], case=f"Huis {number}")
        project.load_codebook("flexwerk-zorg")
        project.threads(model="hashing")
    return path


@pytest.fixture
def own(threaded: Path, tmp_path: Path) -> Path:
    path = tmp_path / "eigen.db"
    path.write_bytes(threaded.read_bytes())
    return path


def pressed(test: AppTest, key: str) -> AppTest:
    return next(button for button in test.button if button.key == key).click().run()


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def on_cards(test: AppTest) -> list[str]:
    return re.findall(r'<h2 class="qt-label"[^>]*>(.*?)</h2>', shown(test))


def test_without_threads_the_page_says_how_to_find_them(screen: Callable[..., AppTest], study: Path) -> None:
    test = screen("threads", study)
    assert not test.exception
    assert [button.label for button in test.button if "zoeken" in button.label]


def test_cards_tell_spread_and_quotes(screen: Callable[..., AppTest], own: Path) -> None:
    test = screen("threads", own)
    assert not test.exception
    with Project.open(own) as project:
        board = Board.of(project)
    text = shown(test)
    for thread in board.shelf(Shelf.WAITING, Order.PROMISE)[:3]:
        assert escape(thread.label) in text
    assert "van 5 casussen" in text


def test_a_card_says_what_is_sure_and_folds_the_rest(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own, who="Noor") as project:
        one, two = sorted(project.current_threads().threads, key=lambda thread: -thread.size)[:2]
        kept = project.merge_threads([one.key, two.key], "Samen")
        board = Board.of(project)
    thread = board.by_key[kept.id]
    text = next(
        str(html.proto.body)
        for html in screen("threads", own).get("html")
        if f'id="qt-{kept.id}"' in html.proto.body
    )
    glance, _, folded = text.partition("<details")
    assert f"{thread.size} fragmenten" in glance
    for fact in ("Soorten bron", "Daarin", "Na opnieuw zoeken", "Wie wat besloot"):
        assert fact in folded
        assert fact not in glance
    assert escape(f"{one.label} ({one.size}); {two.label} ({two.size})") in folded


def test_a_difference_that_may_be_chance_is_folded_away(own: Path) -> None:
    with Project.open(own) as project:
        board = Board.of(project)
    told = {
        name: Contrast("contract", name, 9, 40, 5, 7, 3, 60, 2, 12, 0.01, p) for name, p in CHANCES.items()
    }
    thread = replace(board.threads.threads[0], contrasts=tuple(told.values()))
    glance, _, folded = cards.body(thread, board).partition("<details")
    assert ("Meer bij flexkracht: 5 van 7" in glance, "flexkracht" in folded) == (True, False)
    assert ("vaste kracht" in glance, "Meer bij vaste kracht: 5 van 7" in folded) == (False, True)


def test_accepting_moves_a_thread_to_the_confirmed(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own) as project:
        first = project.current_threads().threads[0]
    test = pressed(screen("threads", own), f"threads-accept-{first.key}")
    assert not test.exception
    with Project.open(own) as project:
        now = project.current_threads().threads[0]
        assert (now.status, now.label) == (ThreadStatus.CONFIRMED, first.label)
        assert project.events(what="thread.add")[0].who == "Noor"
        assert project.codings() == []
    assert escape(first.label) not in on_cards(screen("threads", own))
    assert escape(first.label) in on_cards(screen("threads", own, shelf="confirmed"))


def test_two_ticked_threads_can_be_merged(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own) as project:
        one, two = (thread.key for thread in project.current_threads().threads[:2])
    test = screen("threads", own)
    for key in (one, two):
        next(box for box in test.checkbox if box.key == f"threads-tick-{key}").check()
        test = test.run()
    merge = [button for button in test.button if button.label == "Samenvoegen"]
    assert len(merge) == 1
    assert not merge[0].disabled


def test_a_box_that_tells_the_same_twice_stays_ticked(screen: Callable[..., AppTest], own: Path) -> None:
    """Streamlit may report a box again that was away for a while: what it says counts, not how often."""
    with Project.open(own) as project:
        one = project.current_threads().threads[0].key
    test = screen("threads", own)
    test.query_params["ticked"] = one
    next(box for box in test.checkbox if box.key == f"threads-tick-{one}").check()
    assert test.run().query_params["ticked"] == one


def test_words_filter_and_address(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own) as project:
        board = Board.of(project)
    label = board.threads.threads[-1].label
    found = board.shelf(Shelf.ALL, Order.BREADTH, label)
    assert [thread.label for thread in found] == [label]
    test = screen("threads", own, words=label, shelf="all")
    assert escape(label) in shown(test)
    assert escape(board.threads.threads[0].label) not in shown(test)


def test_the_broadest_come_first_where_asked(own: Path) -> None:
    with Project.open(own) as project:
        board = Board.of(project)
    broadest = board.shelf(Shelf.ALL, Order.BREADTH)
    cases = [thread.breadth.cases for thread in broadest]
    assert cases == sorted(cases, reverse=True)
    assert {one.key for one in broadest} == {one.key for one in board.shelf(Shelf.ALL, Order.PROMISE)}


def test_all_threads_are_those_that_went_out_too_and_they_stand_last(own: Path) -> None:
    with Project.open(own) as project:
        first = Board.of(project).shelf(Shelf.ALL, Order.SIZE)[0]
        project.reject_thread(first.key, "een allegaartje")
        board = Board.of(project)
    for order in Order:
        assert board.shelf(Shelf.ALL, order)[-1].label == first.label
    every = board.count(Shelf.ALL)
    assert every == len(board.shelf(Shelf.ALL, Order.PROMISE)) == board.standing + board.count(Shelf.DONE)


def test_where_a_quote_stands_is_told_once(own: Path) -> None:
    """A conversation without a case of its own is a case that is called as it is."""
    with Project.open(own) as project:
        board = Board.of(project)
        segment = project.segments(ids=[board.threads.threads[0].quotes[0]])[0]
    document = board.documents[segment.document]
    case = document.case_of(segment.speaker)
    alike = replace(board, case_names={**board.case_names, case: document.title})
    assert alike.source_of(segment).count(document.title) == 1
    assert board.case_names[case] in board.source_of(segment)


def test_a_card_writes_large_numbers_as_the_other_pages_do(own: Path) -> None:
    with Project.open(own) as project:
        board = Board.of(project)
    one = board.threads.threads[0]
    many = replace(one, segments=tuple(f"{n}" for n in range(1589)))
    assert "1.589 fragmenten" in cards.body(many, board)


@pytest.mark.parametrize("view", ["map", "list"])
def test_both_views_stand(screen: Callable[..., AppTest], own: Path, view: str) -> None:
    test = screen("threads", own, view=view, sheet="99")
    assert not test.exception
    assert not [html for html in test.get("html") if "qc-notice qc-error" in html.proto.body]


def test_pieces_of_a_rejected_thread_lie_on_the_shelf_with_the_reason(
    screen: Callable[..., AppTest], own: Path
) -> None:
    with Project.open(own, who="Noor") as project:
        largest = max(project.current_threads().threads, key=lambda thread: thread.size)
        rejected = project.reject_thread(largest.key, "een allegaartje")
        project.threads(model="hashing", granularity=2)
        pieces = [one for one in project.current_threads().threads if one.again == rejected.id]
    assert len(pieces) > 1
    test = screen("threads", own, shelf="done")
    assert not test.exception
    text = shown(test)
    told = f"Opnieuw gevonden; eerder afgewezen als ‘{largest.label}’, omdat: een allegaartje"
    assert text.count(escape(told)) == len(pieces)
    assert not any(escape(f">{one.label}<") in shown(screen("threads", own)) for one in pieces)


def test_ticked_threads_can_be_rejected_together(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own) as project:
        two = [thread.key for thread in project.current_threads().threads[:2]]
    test = screen("threads", own)
    for key in two:
        next(box for box in test.checkbox if box.key == f"threads-tick-{key}").check()
        test = test.run()
    test = pressed(test, "threads-reject-ticked")
    assert not test.exception
    assert [field.label for field in test.text_input if field.label.startswith("Waarom")]
    lines = " ".join(str(text.value) for text in test.markdown) + shown(test)
    with Project.open(own) as project:
        for one in project.current_threads().threads[:2]:
            assert escape(f"{one.label} ({one.size} fragmenten)") in lines


def test_the_page_tells_what_became_of_threads(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own, who="Noor") as project:
        one, two = project.current_threads().threads[:2]
        project.merge_threads([one.key, two.key], "Samen")
        project.threads(model="hashing")
    test = screen("threads", own)
    assert not test.exception
    assert "1 samengevoegd" in shown(test)
    lines = " ".join([shown(test), *(str(text.value) for text in test.markdown)])
    assert (
        escape(f"uit ‘{one.label}’ en ‘{two.label}’") in lines or f"‘{one.label}’ en ‘{two.label}’" in lines
    )


def test_a_correction_takes_no_decided_thread_off_the_page(screen: Callable[..., AppTest], own: Path) -> None:
    with Project.open(own, who="Noor") as project:
        first, second = project.current_threads().threads[:2]
        kept = project.accept_thread(first.key, label="Wie draait de nacht?")
        document = project.segments(ids=first.segments[:1])[0].document
        assert "vóór een correctie" not in shown(screen("threads", own))
        project.set_document(document, case="Een heel ander huis")
        spread = next(t.breadth for t in project.current_threads().threads if t.kept == kept.id)
    test = screen("threads", own, shelf="confirmed")
    assert not test.exception
    assert "Wie draait de nacht?" in shown(test)
    assert f"{spread.cases} van {spread.of_cases} casussen" in shown(test)
    assert "vóór een correctie" in shown(test)
    assert escape(second.label) in shown(screen("threads", own))


@pytest.mark.parametrize("view", ["map", "list"])
def test_a_decided_thread_stands_when_all_its_sources_are_withdrawn(
    screen: Callable[..., AppTest], own: Path, view: str
) -> None:
    with Project.open(own, who="Noor") as project:
        small = min(project.current_threads().threads, key=lambda thread: thread.breadth.documents)
        project.accept_thread(small.key, label="Weg maar besloten")
        for document in {one.document for one in project.segments(ids=small.segments)}:
            project.withdraw(document)
        project.report(own.parent / "uit", word=True)
        project.export_excel(own.parent / "uit.xlsx")
    test = screen("threads", own, shelf="confirmed", view=view)
    assert not test.exception
    assert view == "map" or "Weg maar besloten" in shown(test)  # no points, no place on the map
    assert "Weg maar besloten" in (own.parent / "uit" / "rapport.html").read_text(encoding="utf-8")


def test_reading_all_fragments_is_a_place_in_the_address(
    screen: Callable[..., AppTest], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "PER_PAGE", 2)
    with Project.open(own, who="Noor") as project:
        thread = project.current_threads().threads[0]
        head = t("app_threads.read_head", label=thread.label, count=thread.size)
    test = screen("threads", own)
    assert escape(head) not in shown(test)
    test = pressed(test, f"threads-read-{thread.key}")
    assert escape(head) in shown(test)
    assert thread.key in test.query_params["read"]

    def boxes(test: AppTest) -> set[str]:
        return {box.key for box in test.checkbox if str(box.key).startswith("threads-out-")}

    first = boxes(test)
    second = boxes(screen("threads", own, read=thread.key, leaf="2"))
    assert len(first) == 2
    assert second
    assert not first & second


def test_an_address_of_a_thread_that_is_gone_opens_nothing(screen: Callable[..., AppTest], own: Path) -> None:
    test = screen("threads", own, read="weg", leaf="3")
    assert not test.exception
    assert "read" not in test.query_params
    assert "leaf" not in test.query_params


def test_while_one_ticks_what_merging_takes_is_read(
    screen: Callable[..., AppTest], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warming._worker.submit(str).result()  # what an earlier test began is done
    read: list[tuple[str, ...]] = []
    prepare = Project.prepare_threads

    def counted(project: Project, keys: Sequence[str] = ()) -> None:
        read.append(tuple(keys))
        prepare(project, keys)

    monkeypatch.setattr(Project, "prepare_threads", counted)
    with Project.open(own) as project:
        first, second, *_ = project.current_threads().threads
    test = screen("threads", own, ticked=f"{first.key} {second.key}")
    assert not test.exception
    test.run()
    warming._worker.submit(str).result()
    assert read == [(first.key, second.key)]
