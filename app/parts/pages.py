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


def above(count: int, per_page: int, key: str) -> slice:
    """Above the items, where the address is another's: turn the page, and the items of it."""
    pages = _pages(count, per_page)
    return _items(st.pagination(pages, key=key) if pages > 1 else 1, per_page)


def _pages(count: int, per_page: int) -> int:
    return max(1, -(-count // per_page))


def _items(page: int, per_page: int) -> slice:
    return slice((page - 1) * per_page, page * per_page)
