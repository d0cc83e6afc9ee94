"""The map of fragments: near each other what is alike; a line drawn around points shows their words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app import browser, guard, place, texts
from app.analysing.charts import COLOURS
from app.parts import pages, undoing
from app.shared import SharedProject
from app.threads import area
from app.threads.board import Board
from app.threads.fragments import spoken
from app.wording import count, number
from qualcode import shortening
from qualcode.i18n import t
from qualcode.model import Thread, content_hash

SIGNS = ("circle", "square", "diamond", "triangle", "cross", "x", "star", "hexagon")
NEUTRAL = "#8d939a"
SHOWN = 30
HEIGHT = 480
LONGEST = 40
LARGE, SMALL, MANY = 7, 4, 4000
"""Pixels of a point in a thread; the smaller where there are many."""
TEXTS = ("keys", "here", "around", "tools", "lasso", "move", "nearer", "further", "whole", "legend")
_MAP, _DRAWN = "threads-map", "_threads_drawn"


@dataclass(frozen=True)
class Drawn:
    """A board as a map: `names` are the fragments by their number in the browser, `groups` the threads."""

    board: Board
    names: tuple[str, ...]
    groups: tuple[Thread, ...]
    data: dict[str, Any]
    """What the browser draws: ``places`` and ``groups`` of the points, and the ``legend`` of the groups."""

    @classmethod
    def of(cls, board: Board) -> Drawn:
        """The fragments in the order of the run, which is the same whatever becomes of its threads."""
        import numpy as np

        groups = tuple(thread for thread in board.threads.threads if not thread.status.done)
        group_of = {key: nth for nth, one in enumerate(groups, start=1) for key in one.segments}
        positions = board.threads.positions
        places = np.array(list(positions.values()), dtype="<f4").round(3)
        numbers = np.array([group_of.get(key, 0) for key in positions], dtype="<u2")
        data = {
            "run": board.threads.run.id,
            "places": b64encode(places.tobytes()).decode(),
            "groups": b64encode(numbers.tobytes()).decode(),
            "legend": list(_legend(groups, SMALL if len(positions) >= MANY else LARGE)),
            "texts": {
                **{name: t(f"app_threads.walk.{name}") for name in TEXTS},
                "label": t("app_threads.map_alt", count=number(len(positions))),
            },
        }
        return cls(board, tuple(positions), groups, data)

    def hidden(self) -> list[int]:
        """The numbers of the groups that the address says are not shown."""
        told = place.get("without").split("|")
        every = enumerate(["-", *(_key(one) for one in self.groups)])
        return [number for number, key in every if key in told]

    def chosen(self) -> list[str]:
        """What the address says was chosen, which so outlives a reload and a change."""
        clicked = [name for name in place.get("points").split("|") if name in self.board.threads.positions]
        if clicked:
            return clicked
        hidden = {key for nth in self.hidden() if nth for key in self.groups[nth - 1].segments}
        if 0 in self.hidden():
            held = {key for one in self.groups for key in one.segments}
            hidden.update(key for key in self.names if key not in held)
        around = area.inside(self.board.threads.positions, area.corners(place.get("area")))
        return [name for name in around if name not in hidden]


def _key(thread: Thread) -> str:
    return thread.kept or thread.key


def _legend(groups: tuple[Thread, ...], size: int) -> Iterator[dict[str, Any]]:
    unplaced = t("app_threads.unplaced")
    yield {"label": unplaced, "sign": "circle", "size": SMALL, "colour": NEUTRAL, "opacity": 0.5}
    for nth, thread in enumerate(groups):
        yield {
            "label": shortening.beginning(thread.label, LONGEST),
            "sign": SIGNS[nth // len(COLOURS) % len(SIGNS)],
            "size": size,
            "colour": COLOURS[nth % len(COLOURS)],
            "opacity": 0.8,
        }


@guard.part
def draw(project: SharedProject, board: Board) -> None:
    """The map, and beside it the fragments that were chosen in it."""
    if not board.threads.positions:
        texts.empty(t("app_threads.no_map"), t("app_threads.no_map_cure"))
        return
    drawn = _drawn(board)
    left, right = st.columns((8, 4), gap="medium")
    chosen = drawn.chosen()
    with left:
        points = place.get("points").split("|")
        numbers = [nth for nth, name in enumerate(drawn.names) if name in points] if any(points) else []
        around = "" if numbers or not area.corners(place.get("area")) else place.get("area")
        said = {**drawn.data, "area": around, "points": numbers, "hidden": drawn.hidden()}
        browser.fragment_map(_MAP, said, _choose)
    with right:
        if chosen:
            _selected(project, board, chosen)
        else:
            texts.empty(t("app_threads.map_choose"), t("app_threads.map_explained"))


def _drawn(board: Board) -> Drawn:
    """The map, kept as long as the board is the same."""
    held: Drawn | None = st.session_state.get(_DRAWN)
    if held is None or held.board is not board:
        held = st.session_state[_DRAWN] = Drawn.of(board)
    return held


@guard.callback
def _choose() -> None:
    """Something was chosen, let go or hidden: the address has it. Of a map of another run nothing counts."""
    choice, drawn = st.session_state[_MAP].get("choice") or {}, st.session_state.get(_DRAWN)
    if drawn is None or choice.get("run") != drawn.data["run"]:
        return
    point = choice.get("point")
    hidden = ["-" if not nth else _key(drawn.groups[nth - 1]) for nth in choice.get("hidden", ())]
    place.put(
        area=choice.get("area"),
        points=None if point is None else drawn.names[point],
        without="|".join(hidden) or None,
        leaf=None,
    )


@guard.callback
def _leave() -> None:
    place.put(area=None, points=None, leaf=None)


def _selected(project: SharedProject, board: Board, keys: list[str]) -> None:
    texts.subheading(count("app_threads.selected", len(keys)))
    st.button(t("app_threads.untick"), key="threads-map-leave", type="tertiary", on_click=_leave)
    standing = [one for one in board.threads.threads if not one.status.done]
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
    with st.container(height=HEIGHT, border=False, key="threads-map-words"):
        shown = pages.above(len(keys), SHOWN, f"threads-map-page-{content_hash(' '.join(keys))[:12]}", "leaf")
        for segment in project.segments(ids=keys[shown]):
            spoken(segment, board)
