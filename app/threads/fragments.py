"""The words of a fragment on the page of threads."""

from __future__ import annotations

import streamlit as st

from app import place, texts
from app.threads.board import Board
from qualcode import shortening
from qualcode.i18n import t
from qualcode.model import Segment


def spoken(segment: Segment, board: Board, *, at_most: int | None = None) -> None:
    """The words, of which so many signs at most, with the way to where they were said."""
    with st.container(gap=None):
        texts.quote(segment.text if at_most is None else shortening.beginning(segment.text, at_most))
        place.link(
            "coding",
            board.source_of(segment),
            icon=":material/arrow_outward:",
            help=t("app_threads.open_quote"),
            source=segment.document,
            fragment=segment.id,
        )
