"""Where the researcher is: project, page, source, fragment, filters; all of it in the address.

A reload, a second tab or a restarted server comes back to the same place. Each page finds its own part
again when one returns to it from another page.
"""

from __future__ import annotations

from typing import Any, NoReturn

import streamlit as st

_PLACES, _PAGES, _NOW = "_places", "_pages", "_page"


def get(name: str, default: str = "") -> str:
    """A value of the address, such as ``get("source")``."""
    return str(st.query_params.get(name, default))


def put(**values: str | int | None) -> None:
    """Set values in the address without a rerun; empty ones are left out."""
    for name, value in values.items():
        text = "" if value is None else str(value)
        if text and st.query_params.get(name) != text:
            st.query_params[name] = text
        elif not text and name in st.query_params:
            del st.query_params[name]


def go(page: str, **values: str | int | None) -> NoReturn:
    """Go to a page (``"coding"``) at a place (``source=…, fragment=…``)."""
    st.switch_page(st.session_state[_PAGES][page], query_params=_address(values))


def link(page: str, label: str, *, icon: str | None = None, help: str | None = None, **values: Any) -> None:  # noqa: A002
    """A link to a place, which also opens in a second tab; `label` is shown as typed."""
    from app.texts import safe

    if page in st.session_state[_PAGES]:
        target = st.session_state[_PAGES][page]
        st.page_link(target, label=safe(label), icon=icon, help=help, query_params=_address(values))


def has(page: str) -> bool:
    """Whether there is such a page."""
    return page in st.session_state.get(_PAGES, {})


# --- for the frame


def enter(pages: dict[str, Any], page: str) -> None:
    """Tell which pages there are and on which we are; called at the start of each run."""
    st.session_state[_PAGES] = pages
    st.session_state[_NOW] = page


def keep() -> None:
    """Remember the place on this page, for when one returns to it; called at the end of each run."""
    values = {name: str(value) for name, value in st.query_params.items() if name != "p"}
    st.session_state.setdefault(_PLACES, {})[st.session_state[_NOW]] = values


def last(page: str) -> dict[str, str]:
    """The address values of the place where one was on a page, the project among them."""
    return _address(st.session_state.get(_PLACES, {}).get(page, {}))


def forget_all() -> None:
    """Forget the places on all pages and clear the address, as when another project is opened."""
    st.session_state[_PLACES] = {}
    st.query_params.clear()


def _address(values: Any) -> dict[str, str]:
    given = {name: str(value) for name, value in values.items() if value not in (None, "")}
    key = get("p")
    return {"p": key, **given} if key else given
