"""Of a long list only the rows that one looks for, and a tick before all of those at once.

What is ticked stays so while one looks for something else; what was looked for stands in the address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import guard, place
from app.parts.source_words import kind_name, role_name
from app.wording import count
from qualcode.i18n import dates, t

Row = Mapping[str, Any]
FEW = 6
"""A list of no more rows than this one sees whole; it needs no search, nor one click for all."""
_WANTED = re.compile(r"[\"“”‘’]([^\"“”‘’]+)[\"“”‘’]|(\S+)")
_WRITTEN: Mapping[str, Callable[[str], str]] = {
    "kind": kind_name,
    "role": role_name,
    "date": lambda iso: f"{iso} {dates.short(iso)} {dates.day(iso)}",
}
"""Columns that are looked through as they are written on the screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked for, which numbers of rows that shows, and where it is told how many are ticked."""

    asked: str
    shown: list[int]
    told: DeltaGenerator


def bar(name: str, rows: Sequence[Row], tick: Callable[[Sequence[int], bool], None], *, at: str = "") -> Bar:
    """The field in which one says what to see of `rows`, and the buttons that tick all of that or nothing.

    ``tick(numbers, on)`` is called for those rows. `at` is the name under which the address has what was
    asked; where it is empty, this visit keeps it.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=f"picking-{name}"):
        asked = _field(name, at) if len(rows) > FEW else ""
        shown = [at for at, row in enumerate(rows) if matches(row, asked)]
        pressed = guard.callback(tick)
        if len(rows) > FEW:
            label = (
                t("app_sources.tick_all")
                if len(shown) in (0, len(rows))
                else count("app_sources.tick_shown", len(shown))
            )
            st.button(
                label,
                key=f"tick-{name}",
                help=t("app_sources.tick_range"),
                icon=":material/select_all:",
                on_click=pressed,
                args=(shown, True),
                disabled=not shown,
            )
            st.button(
                t("app_sources.tick_none"),
                key=f"untick-{name}",
                icon=":material/deselect:",
                on_click=pressed,
                args=(range(len(rows)), False),
            )
        return Bar(asked, shown, st.empty())


def _field(name: str, at: str) -> str:
    key = f"find-{name}"
    if key not in st.session_state:
        st.session_state[key] = place.get(at) if at else ""

    @guard.callback
    def asked() -> None:
        if at:
            place.put(**{at: st.session_state[key].strip()})

    label = t("app_sources.find_speakers" if name.startswith("speakers") else "app_sources.find")
    st.text_input(
        label,
        key=key,
        placeholder=label,
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=asked,
        width=270,
    )
    return str(st.session_state[key])


def matches(row: Row, asked: str) -> bool:
    """Whether all that is asked for stands somewhere in the row, as it is on the screen.

    Each word may be part of another, a number is that number (``3`` is not in ``13``), and what stands
    between quotation marks is taken as it is.
    """
    wanted = [_pattern(quoted or word) for quoted, word in _WANTED.findall(_folded(asked))]
    shown = _folded(_shown(row)) if wanted else ""
    return all(one.search(shown) for one in wanted)


def _pattern(wanted: str) -> re.Pattern[str]:
    """What to look for in a text for something that is asked."""
    ends = [r"(?<!\d)0*" if wanted[0].isdigit() else "", r"(?!\d)" if wanted[-1].isdigit() else ""]
    return re.compile(ends[0] + re.escape(wanted) + ends[1])


def _shown(row: Row) -> str:
    cells = ((name, value) for name, value in row.items() if isinstance(value, str) and value)
    return "\n".join(_WRITTEN[name](value) if name in _WRITTEN else value for name, value in cells)


def _folded(text: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


# --- ticks that are kept beside a grid, by identity


def ticked(name: str) -> set[str]:
    """Identities of the rows that are ticked in the grid of that name."""
    found: set[str] = st.session_state.setdefault(f"_ticked-{name}", set())
    return found


def keep(name: str, shown: Iterable[tuple[str, bool]], present: Iterable[str]) -> set[str]:
    """Note what is ticked of the rows shown now; gives all that is ticked of those `present`."""
    now = ticked(name)
    for identity, on in shown:
        (now.add if on else now.discard)(identity)
    now &= set(present)
    st.session_state[f"_ticked-{name}"] = now
    return now


def clear(name: str) -> None:
    """Tick none in the grids whose name begins so, and have them drawn with that."""
    for key in [key for key in st.session_state if str(key).startswith((f"_ticked-{name}", f"_held-{name}"))]:
        del st.session_state[key]
