"""The words behind a number."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import place, texts
from app.parts import pages
from app.wording import count
from qualcode.analysis import CodingTable
from qualcode.i18n import t

PER_PAGE = 12


def draw(table: CodingTable, fragments: Sequence[int], heading: str, *, titled: bool = True) -> None:
    """The fragments (places among the material's) behind a number, with the way to each.

    Without `titled` the heading only tells these quotes from those of another number.
    """
    if titled:
        texts.subheading(heading)
    texts.line(count("app_analysis.quotes", len(fragments)) if fragments else t("app_analysis.no_quotes"))
    if not fragments:
        return
    shown = pages.in_address(len(fragments), PER_PAGE)
    pages.turn_in_address(len(fragments), PER_PAGE, f"analysis-quotes-{heading}")
    material = table.material
    for number in fragments[shown]:
        segment, voice = material.segments[number], material.voices[material.voice[number]]
        who = voice.speaker.shown if voice.speaker else ""
        source = [who, voice.document.title, voice.case.name if voice.case else ""]
        with st.container(gap=None):
            texts.quote(segment.text)
            place.link(
                "coding",
                " · ".join(part for part in source if part),
                icon=":material/arrow_outward:",
                source=segment.document,
                fragment=segment.id,
            )


def with_codes(table: CodingTable, *codes: str, rolled_up: bool = False) -> list[int]:
    """Fragments that one coder gave all of these codes, in reading order."""
    axis = table.axis("code", rolled_up=rolled_up)
    found: set[tuple[int, int]] | None = None
    for code in codes:
        rows = axis.row[axis.value == axis.place(code)]
        here = {
            (int(table.rows.coder[row]), int(table.rows.fragment[row]))
            for row in rows
            if table.rows.fragment[row] >= 0
        }
        found = here if found is None else found & here
    return sorted({fragment for _, fragment in found or set()})
