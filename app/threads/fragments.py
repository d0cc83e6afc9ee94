"""The words of a fragment on the page of threads."""

from __future__ import annotations

import streamlit as st

from app import place, texts
from app.threads.board import Board
from qualcode.i18n import t
from qualcode.model import Segment


def spoken(segment: Segment, board: Board, *, at_most: int | None = None) -> None:
    """The words, of which so many signs at most, with the way to where they were said."""
    short = at_most is None or len(segment.text) <= at_most
    with st.container(gap=None):
        texts.quote(segment.text if short else f"{segment.text[:at_most].rsplit(' ', 1)[0]} …")
        place.link(
            "coding",
            board.source_of(segment),
            icon=":material/arrow_outward:",
            help=t("app_threads.open_quote"),
            source=segment.document,
            fragment=segment.id,
        )
