"""The frame's own small JavaScript: cookies, Streamlit's English in Dutch, the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st

from app import drafts
from app.components import script
from app.doorway import UNKNOWN
from qualcode.i18n import catalogue, language, t

_FOLDER = Path(__file__).parent / "components"
_frame = st.components.v2.component(
    "qualcode.frame",
    js=script("", ("drafts", "folds", "focus", "holders", "in_sight", "scrolls", "frame")),
    isolate_styles=False,
)
_save_chart = st.components.v2.component(
    "qualcode.save_chart", js=(_FOLDER / "save_chart.js").read_text("utf-8"), isolate_styles=False
)
_click = st.components.v2.component(
    "qualcode.click", js=(_FOLDER / "click.js").read_text("utf-8"), isolate_styles=False
)
_fragment_map = st.components.v2.component(
    "qualcode.fragment_map", js=script("map", ("field", "paint", "map")), isolate_styles=False
)
_codetree = st.components.v2.component(
    "qualcode.codetree", js=(_FOLDER / "codetree.js").read_text("utf-8"), isolate_styles=False
)
_STYLE = (_FOLDER / "style.css").read_text("utf-8")


def style() -> None:
    """Our style sheet; the file is fixed and holds no words of people."""
    st.html(f"<style>{_STYLE}</style>")


def settle(cookies: dict[str, str], *, scheme: str, pages: list[str]) -> None:
    """See to it that the browser keeps these cookies, speaks our language and is light or dark as chosen.

    `scheme` is ``"light"``, ``"dark"``, ``"system"`` or empty where nothing was chosen; Streamlit keeps it
    for each of the addresses `pages`.
    """
    _frame(
        key="_frame",
        height=0,
        data={
            "cookies": {name: quote(value) for name, value in cookies.items()},
            "language": language(),
            "texts": _streamlit_texts(),
            "drafts": drafts.for_browser(),
            "unknown": UNKNOWN,
            "lost": {"what": t("app.lost"), "cure": t("app.lost_cure")},
            "scheme": {"chosen": scheme, "pages": pages},
        },
    )


def save_chart(figure: str) -> None:
    """Buttons that keep the Plotly chart of that key as a PNG or an SVG, for mouse and keyboard alike."""
    _save_chart(
        key=f"{figure}-save",
        height="content",
        data={"figure": figure, "label": t("app_analysis.save_chart"), "forms": ["png", "svg"]},
    )


def hear_click(key: str, figure: str, then: Callable[[], None], *, always: bool = False) -> None:
    """Tell of a click on a point of the Plotly chart of that key, `always` or with lasso or box in hand.

    Its ``customdata`` is in ``st.session_state[key]["point"]`` when `then` is called.
    """
    _click(key=key, height=0, data={"figure": figure, "always": always}, on_point_change=then)


def fragment_map(key: str, data: dict[str, Any], then: Callable[[], None]) -> None:
    """A map of points around which one draws a line (``components/map``), for mouse and keyboard alike.

    `data` has the ``places`` (float32, x and y by turns) and ``groups`` (uint16, one per point) in base64,
    the ``legend`` of the groups, the ``run`` that it is of, what is chosen (``area``, ``points``) or
    ``hidden``, and ``texts``. What is chosen stands in ``st.session_state[key]["choice"]`` when `then` is
    called: an ``area``, a ``point`` by its number, or nothing; with the ``run`` and the groups ``hidden``.
    """
    _fragment_map(key=key, height="content", data=data, on_choice_change=then)


def codetree(key: str, data: dict[str, Any], chosen: Callable[[], None]) -> None:
    """The codes of a codebook as a tree (``codetree.js``); `chosen` is called when one was chosen.

    `data` has the `rows` (key, label, depth, color, own, all), the key that is `chosen` now, the name of the
    `book`, whether codes were `sought` by words, and `texts`. Its answer stands in the session under `key`.
    """
    _codetree(key=key, height="content", data=data, on_chosen_change=chosen)


def _streamlit_texts() -> dict[str, str]:
    """What Streamlit says in English, and what stands for it: pairs ``"english|ours"`` in the catalogue."""
    texts = catalogue(language())
    pairs = (text.split("|", 1) for key, text in texts.items() if key.startswith("app.streamlit."))
    return dict(pair for pair in pairs if len(pair) == 2)
