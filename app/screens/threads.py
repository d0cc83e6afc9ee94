"""Rode draden: what the machine proposes, and what the researchers make of it."""

from __future__ import annotations

import streamlit as st

from app import place, texts, work
from app.parts import pages, views
from app.shared import SharedProject
from app.threads import cards, deeds, plane, ticked, warming
from app.threads.board import Board, Order, Shelf
from app.wording import number, when
from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.project import Project

PER_PAGE = 8
FEWEST = 3
KIND = "threads"
_BOARD = "_threads_board"


def show(project: SharedProject) -> None:
    """The page."""
    texts.heading(t("app_threads.title"), t("app_threads.under"))
    try:
        board = _board(project)
    except ProjectError:
        _none_yet(project)
        return
    _search(project, board)
    with st.container(horizontal=True, vertical_alignment="center", key="threads-choices"):
        view = views.chosen(
            "threads", t("app_threads.view"), ("list", "map"), lambda one: t(f"app_threads.view.{one}")
        )
        if view == "list":
            shelf = _shelf(board)
            order = Order(_order())
            words = _words()
    deeds.standing(project, board, choosing=view == "list")
    if view == "map":
        plane.draw(project, board)
    else:
        _list(project, board, shelf, order, words)
    deeds.read(project, board)
    warming.begin(project, [*ticked.standing(board), *filter(None, [place.get("read")])])


def _board(project: SharedProject) -> Board:
    """The board; read anew only when something changed."""
    held: Board | None = st.session_state.get(_BOARD)
    fresh = held is not None and held.event == project.last_event()
    if held is None or not fresh or held.threads is not project.current_threads():
        held = st.session_state[_BOARD] = Board.of(project)
    return held


def _none_yet(project: SharedProject) -> None:
    fragments = project.counts()["segments_content"]
    if fragments < FEWEST:
        texts.empty(t("app_threads.no_sources"), t("app_threads.no_sources_cure"))
        place.link("sources", t("app_threads.to_sources"), icon=":material/arrow_forward:")
        return
    texts.empty(t("app_threads.none"), t("app_threads.none_cure", fragments=number(fragments)))
    if st.button(t("app_threads.look"), type="primary", icon=":material/search:"):
        _look(project, None, 2)
        st.rerun()
    work.show(project, KIND)


def _search(project: SharedProject, board: Board) -> None:
    """Coarser or finer, and the threshold of breadth: looking again keeps all that was decided."""
    now = board.standing
    least = min(board.min_cases, max(1, len(board.case_names)))
    codes = _with_codebook(board)
    asked = board.asked_in_vain
    busy = (job := work.latest(project.path, KIND)) is not None and job.busy
    with st.container(horizontal=True, vertical_alignment="top", key="threads-search"):
        with st.container(gap=None, width="stretch", key="threads-found"):
            _found(project, board, now, busy=busy)
        if st.button(t("app_threads.coarser"), icon=":material/zoom_out:", disabled=busy or now < 4):
            _look(project, max(2, round(now * 0.7)), least, codes)
            st.rerun()
        if st.button(
            t("app_threads.finer"),
            icon=":material/zoom_in:",
            disabled=busy or bool(asked),
            help=t("app_threads.finest", asked=asked, count=now) if asked else None,
        ):
            _look(project, round(now * 1.4) + 1, least, codes)
            st.rerun()
        with st.popover(t("app_threads.again"), icon=":material/search:"):
            _settings(project, board, least, busy)
    if not busy:  # what went wrong, or was stopped
        work.show(project, KIND)


def _found(project: SharedProject, board: Board, now: int, *, busy: bool) -> None:
    """What the last search found, or how far the one under way is: two lines, so that nothing below moves."""
    if busy:
        work.show(project, KIND, framed=False)
        return
    unplaced, fragments = number(board.unplaced()), number(board.fragments)
    texts.line(t("app_threads.found", count=now, fragments=fragments, unplaced=unplaced))
    if board.is_stale():
        texts.line(t("app_threads.stale"), kind="qc-attention")
    elif board.threads.outdated:
        texts.line(t("app_threads.outdated"), kind="qc-attention")
    else:
        _changes(project, board, t("app_threads.searched", when=when(board.threads.run.created)))


def _settings(project: SharedProject, board: Board, least: int, busy: bool) -> None:
    asked = board.threads.run.settings.get("about")
    with st.form("threads-settings", border=False):
        about = st.number_input(
            t("app_threads.about"),
            min_value=2,
            max_value=200,
            value=asked if isinstance(asked, int) else None,
            placeholder=t("app_threads.about_by_itself"),
        )
        cases = st.number_input(
            t("app_threads.min_cases"),
            min_value=1,
            max_value=max(1, len(board.case_names)),
            value=least,
            help=t("app_threads.min_cases_help"),
        )
        codes = board.codebook is not None and st.checkbox(
            t("app_threads.with_codebook"),
            value=_with_codebook(board),
            help=t("app_threads.with_codebook_help"),
        )
        if st.form_submit_button(t("app_threads.again"), type="primary", disabled=busy):
            _look(project, about, cases, codes)
            st.rerun()
    if board.led:
        texts.line(t("app_threads.led"))
    texts.line(t("app_threads.model", model=board.threads.run.models.get("embeddings", "")))


def _with_codebook(board: Board) -> bool:
    """As the last search was set; on at first."""
    return board.threads.run.settings.get("concepts", 1.0) != 0


def _look(project: SharedProject, about: int | None, least: int, codes: bool = True) -> None:
    def look(opened: Project, job: work.Job) -> None:
        job.part(t("app_threads.reading"))
        opened.embed(progress=job)
        job.part(t("app_threads.looking"), even=False)
        opened.threads(about=about, min_cases=least, with_codebook=codes, progress=job)

    work.start(project, KIND, t("app_threads.looking"), look)


def _changes(project: SharedProject, board: Board, searched: str) -> None:
    """When was searched, and folded below it what became of the threads of the search before."""
    from qualcode.threads.telling import by_fate, counted, tell

    changes = by_fate([change for change in project.thread_changes() if change.tells])
    if changes:
        told = t("app_threads.changes", told=counted(changes))
        lines = [tell(change, board.code_names) for change in changes]
        texts.folded("threads-changes", f"{searched} · {told}", lines)
    else:
        texts.line(searched)


def _order() -> str:
    options = [str(one) for one in Order]
    now = place.get("order", Order.PROMISE)
    chosen = st.selectbox(
        t("app_threads.order"),
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda one: t(f"app_threads.order.{one}"),
        key="threads-order",
        label_visibility="collapsed",
        width=165,
    )
    place.put(order=chosen if chosen != Order.PROMISE else None)
    return chosen


def _words() -> str:
    words = st.text_input(
        t("app_threads.filter"),
        value=place.get("words"),
        placeholder=t("app_threads.filter"),
        key="threads-words",
        label_visibility="collapsed",
        width=130,
    )
    place.put(words=words)
    return words


def _shelf(board: Board) -> Shelf:
    def named(shelf: str) -> str:
        return f"{t(f'app_threads.shelf.{shelf}')} ({board.count(Shelf(shelf))})"

    return Shelf(views.chosen("threads", t("app_threads.shelf"), tuple(Shelf), named, name="shelf"))


def _list(project: SharedProject, board: Board, shelf: Shelf, order: Order, words: str) -> None:
    found = board.shelf(shelf, order, words)
    if not found:
        texts.empty(t(f"app_threads.empty.{shelf}"), t(f"app_threads.empty_cure.{shelf}"))
        return
    shown = found[pages.in_address(len(found), PER_PAGE)]
    wanted = [quote for thread in shown for quote in thread.quotes]
    quotes = {segment.id: segment for segment in project.segments(ids=wanted)}
    steps = project.steps_of_threads([thread.kept for thread in shown if thread.kept])
    for thread in shown:
        with st.container(border=True, key=f"thread-{thread.kept or thread.key}"):
            told, heard = st.columns(2, gap="medium")
            with told:
                cards.head(thread, board, steps.get(thread.kept, ()))
                deeds.buttons(project, board, thread)
            with heard:
                cards.voices(thread, board, quotes)
                deeds.read_button(project, board, thread)
    pages.turn_in_address(len(found), PER_PAGE, f"threads-page-{shelf}-{order}")
