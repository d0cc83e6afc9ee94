"""How kinds of sources, roles of speakers and dates are called on the screen, and chosen in a grid."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import streamlit as st

from qualcode.i18n import t
from qualcode.model import DocumentKind, Role

DATE = r"^(|\d{4}(-\d{2}(-\d{2})?)?|(\d{1,2}-)?\d{1,2}-\d{4})$"
"""A date as one writes it, whole or a year or a month alone, or nothing."""


def kind_name(kind: object) -> str:
    """A kind of source as it is called on the screen."""
    return t(f"app_sources.kind_{kind}")


def role_name(role: object) -> str:
    """A role of a speaker as it is called on the screen."""
    return t(f"app_sources.role_{role}")


def kind_column() -> Any:
    """Streamlit's settings for a column in which a kind of source is chosen."""
    return _chosen(t("app_sources.kind"), DocumentKind, kind_name, width=110)


def role_column() -> Any:
    """Streamlit's settings for a column in which a speaker's role is chosen."""
    return _chosen(t("app_sources.role"), Role, role_name, width=120)


def _chosen(label: str, of: type[StrEnum], name: Callable[[object], str], *, width: int) -> Any:
    """A column of so many pixels in which one of the values `of` stands, by its name on the screen."""
    values = [one.value for one in of]
    return st.column_config.SelectboxColumn(
        label, options=values, format_func=name, required=True, width=width
    )
