"""Long lists a page at a time."""

from __future__ import annotations

import streamlit as st

from app import place


def in_address(count: int, per_page: int) -> slice:
    """The items of the page that the address names, the nearest there is."""
    asked = place.get("sheet", "1")
    return _items(min(max(1, int(asked) if asked.isdecimal() else 1), _pages(count, per_page)), per_page)


def turn_in_address(count: int, per_page: int, key: str) -> None:
    """Turn to another page, which comes to stand in the address."""
    pages = _pages(count, per_page)
    if pages < 2:
        return
    page = in_address(count, per_page).start // per_page + 1
    chosen = st.pagination(pages, default=page, key=f"{key}-{page}-{pages}")
    if chosen != page:
        place.put(sheet=chosen)
        st.rerun()


def above(count: int, per_page: int, key: str, name: str) -> slice:
    """Above the items, in a part of the page: turn the page, which stands in the address as `name`."""
    pages = _pages(count, per_page)
    asked = place.get(name, "1")
    now = min(max(1, int(asked) if asked.isdecimal() else 1), pages)
    page = st.pagination(pages, default=now, key=key) if pages > 1 else 1
    place.put(**{name: page if page > 1 else None})
    place.keep()
    return _items(page, per_page)


def _pages(count: int, per_page: int) -> int:
    return max(1, -(-count // per_page))


def _items(page: int, per_page: int) -> slice:
    return slice((page - 1) * per_page, page * per_page)
