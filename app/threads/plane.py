"""The map of fragments: near each other what is alike; a lasso around points shows their words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import browser, guard, place, texts
from app.analysing.charts import COLOURS
from app.parts import pages, undoing
from app.shared import SharedProject
from app.threads import area
from app.threads.board import DONE, Board
from app.threads.fragments import spoken
from app.wording import count, number
from qualcode import shortening
from qualcode.i18n import t
from qualcode.model import content_hash

SIGNS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star", "hexagon")
SHOWN = 30
HEIGHT = 680
LONGEST = 40
LARGE, SMALL, MANY = 7, 4, 4000
"""Pixels of a point in a thread; the smaller where there are many."""
_CLICK, _WALK = "threads-map-click", "threads-map-walk"
_FIGURE, _DRAWN, _AGAIN, _TOUCHED = (
    "_threads_figure",
    "_threads_drawn",
    "_threads_map_again",
    "_threads_map_touched",
)


@guard.part
def draw(project: SharedProject, board: Board) -> None:
    """The map, and below it the fragments that were selected in it."""
    threads = [thread for thread in board.threads.threads if thread.status not in DONE]
    if not board.threads.positions:
        texts.empty(t("app_threads.no_map"), t("app_threads.no_map_cure"))
        return
    left, right = st.columns((8, 4), gap="medium")
    figure = f"threads-map-{st.session_state.get(_AGAIN, 0)}"
    with left:
        state = st.plotly_chart(
            _kept_figure(board, [(thread.label, thread.segments) for thread in threads]),
            key=figure,
            on_select="rerun",
            selection_mode=("lasso", "box", "points"),
            config={"displaylogo": False, "modeBarButtonsToRemove": ["toImage", "autoScale2d"]},
            alt=t("app_threads.map_alt", count=number(len(board.threads.positions))),
        )
        browser.hear_click(_CLICK, figure, _clicked)
        chosen = _chosen(board, state)
        _walk(board, figure, drawn=bool(state and any(state["selection"].values())))
    with right:
        if chosen:
            _selected(project, board, chosen)
        else:
            texts.empty(t("app_threads.map_choose"), t("app_threads.map_explained"))


def _chosen(board: Board, state: Any) -> list[str]:
    """What was drawn around or clicked; the address has it, so that it outlives a reload and a change."""
    selection = state["selection"] if state else {}
    points = [str(p["customdata"]) for p in selection.get("points") or () if p.get("customdata")]
    drawn, held = area.drawn(selection), st.session_state.get(_DRAWN)
    now = (drawn, "" if drawn else "|".join(points[: area.MOST]))
    there = (place.get("area"), place.get("points"))
    if any(now):
        st.session_state[_DRAWN], st.session_state[_TOUCHED] = (board, now), True
        place.put(area=now[0], points=now[1], leaf=place.get("leaf") if now == there else None)
    elif held is not None and held[0] is board and held[1] == there:
        place.put(area=None, points=None)  # left by a click beside it
    clicked = [name for name in place.get("points").split("|") if name in board.threads.positions]
    return points or clicked or area.inside(board.threads.positions, area.corners(place.get("area")))


def _walk(board: Board, figure: str, *, drawn: bool) -> None:
    """The keyboard's way; what is chosen without the mouse is shown by it."""
    points = [] if drawn else [name for name in place.get("points").split("|") if name]
    browser.walk_map(
        _WALK,
        {
            "figure": figure,
            "drawn": drawn,
            "area": "" if drawn or not area.corners(place.get("area")) else place.get("area"),
            "points": [board.threads.positions[name] for name in points if name in board.threads.positions],
            "texts": {name: t(f"app_threads.walk.{name}") for name in ("label", "keys", "here", "around")},
        },
        _walked,
    )


def _kept_figure(board: Board, groups: list[tuple[str, tuple[str, ...]]]) -> Any:
    """The figure as Plotly's own object, which is checked once, as long as the board is the same."""
    from plotly.graph_objects import Figure

    held = st.session_state.get(_FIGURE)
    if held is None or held[0] is not board:
        held = st.session_state[_FIGURE] = (board, Figure(_figure(board, groups)))
    return held[1]


def _figure(board: Board, groups: list[tuple[str, tuple[str, ...]]]) -> dict[str, Any]:
    """The figure as Plotly wants it."""
    held = {key for _, segments in groups for key in segments}
    rest = tuple(key for key in board.threads.positions if key not in held)
    size = LARGE if len(board.threads.positions) < MANY else SMALL
    traces = [
        _trace(
            board, t("app_threads.unplaced"), rest, colour="#9aa0a6", sign="circle", size=SMALL, opacity=0.5
        )
    ]
    for nth, (label, segments) in enumerate(groups):
        colour, sign = COLOURS[nth % len(COLOURS)], SIGNS[nth // len(COLOURS) % len(SIGNS)]
        traces.append(_trace(board, label, segments, colour=colour, sign=sign, size=size, opacity=0.8))
    axis = {"visible": False, "showgrid": False, "zeroline": False}
    return {
        "data": traces,
        "layout": {
            "height": HEIGHT,
            "margin": {"l": 0, "r": 0, "t": 10, "b": 0},
            "xaxis": axis,
            "yaxis": {**axis, "scaleanchor": "x"},
            "dragmode": "lasso",
            "hovermode": "closest",
            "hoverlabel": {"namelength": -1},
            "legend": {"itemsizing": "constant", "font": {"size": 11}, "orientation": "h", "x": 0, "y": 0},
        },
    }


def _trace(
    board: Board, label: str, segments: tuple[str, ...], *, colour: str, sign: str, size: int, opacity: float
) -> dict[str, Any]:
    shown = [(key, board.threads.positions[key]) for key in segments if key in board.threads.positions]
    name = shortening.beginning(label, LONGEST)
    return {
        "type": "scattergl",
        "mode": "markers",
        "name": name.replace("<", "‹").replace(">", "›"),
        "x": [round(point[0], 3) for _, point in shown],
        "y": [round(point[1], 3) for _, point in shown],
        "customdata": [key for key, _ in shown],
        "hoverinfo": "name",
        "marker": {"size": size, "color": colour, "symbol": sign, "opacity": opacity},
    }


@guard.callback
def _clicked() -> None:
    """A point was clicked with the lasso in hand: it alone is chosen, and what was drawn is gone."""
    if point := st.session_state[_CLICK].get("point"):
        st.session_state[_TOUCHED] = True
        _choose(points=str(point))


@guard.callback
def _walked() -> None:
    """Chosen, or let go, with the keyboard."""
    choice = st.session_state[_WALK].get("choice") or {}
    _choose(points=choice.get("point"), around=choice.get("area"))


@guard.callback
def _leave() -> None:
    _choose()


def _choose(*, points: str | None = None, around: str | None = None) -> None:
    """Note what is chosen; the chart is drawn anew only where the mouse left something in it."""
    place.put(area=around, points=points, leaf=None)
    st.session_state.pop(_DRAWN, None)
    if st.session_state.pop(_TOUCHED, False):
        st.session_state[_AGAIN] = st.session_state.get(_AGAIN, 0) + 1


def _selected(project: SharedProject, board: Board, keys: list[str]) -> None:
    texts.subheading(count("app_threads.selected", len(keys)))
    st.button(t("app_threads.untick"), key="threads-map-leave", type="tertiary", on_click=_leave)
    standing = [one for one in board.threads.threads if one.status not in DONE]
    with st.form("threads-map-form", border=False):
        name = st.selectbox(
            t("app_threads.put_in"),
            [thread.kept or thread.key for thread in standing],
            index=None,
            format_func=lambda key: texts.plain(board.by_key[key].label),
        )
        if st.form_submit_button(t("app_threads.put")) and name:
            kept = project.put_in(name, keys)
            undoing.remember(
                project, "threads", t("app_threads.told.put", label=kept.label, count=number(len(keys)))
            )
            st.rerun()
    with st.container(height=HEIGHT - 200, border=False, key="threads-map-words"):
        shown = pages.above(len(keys), SHOWN, f"threads-map-page-{content_hash(' '.join(keys))[:12]}", "leaf")
        for segment in project.segments(ids=keys[shown]):
            spoken(segment, board)
