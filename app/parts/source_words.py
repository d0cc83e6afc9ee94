"""How kinds of sources, roles of speakers and dates are called on the screen, and chosen in a grid."""

from __future__ import annotations

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
    return st.column_config.SelectboxColumn(
        t("app_sources.kind"),
        options=[kind.value for kind in DocumentKind],
        format_func=kind_name,
        required=True,
        width=110,
    )


def role_column() -> Any:
    """Streamlit's settings for a column in which a speaker's role is chosen."""
    return st.column_config.SelectboxColumn(
        t("app_sources.role"),
        options=[role.value for role in Role],
        format_func=role_name,
        required=True,
        width=120,
    )
