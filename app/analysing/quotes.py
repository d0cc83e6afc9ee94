"""The words behind a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from app import place, texts
from app.parts import pages
from app.wording import count
from qualcode.analysis import CodingTable
from qualcode.i18n import t

if TYPE_CHECKING:
    from numpy.typing import NDArray

PER_PAGE = 12
T = TypeVar("T")


def draw(
    table: CodingTable,
    fragments: Sequence[int],
    heading: str,
    *,
    titled: bool = True,
    told: Iterable[str] = (),
) -> None:
    """The fragments (places among the material's) behind a number, with the way to each.

    Without `titled` the heading only tells these quotes from those of another number. `told` is what else
    there is to say of that number; it stands first.
    """
    if titled:
        texts.subheading(heading)
    texts.line(*told, *_of(table, fragments))
    for number in _page(fragments, heading):
        _quote(table, number)


def draw_pairs(table: CodingTable, pairs: Sequence[tuple[int, int]], heading: str) -> None:
    """Fragments that follow on one another, pair by pair."""
    texts.subheading(heading)
    texts.line(count("app_analysis.times", len(pairs)))
    for number, pair in enumerate(_page(pairs, heading)):
        with st.container(border=True, key=f"analysis-pair-{number}"):
            for one in pair:
                _quote(table, one)


def _of(table: CodingTable, fragments: Sequence[int]) -> list[str]:
    """How many fragments, of how many people, sources and cases, as the columns of those names count them."""
    if not fragments:
        return [t("app_analysis.no_quotes")]
    material = table.material
    voices = material.voice[list(fragments)]
    many = (
        ("quotes", len(fragments)),
        ("of_speakers", _different(material.person[voices])),
        ("of_sources", _different(material.voice_document[voices])),
        ("of_cases", _different(material.voice_case[voices])),
    )
    return [count(f"app_analysis.{key}", number) for key, number in many if number]


def _different(things: NDArray[Any]) -> int:
    return len(set(things[things >= 0].tolist()))


def _page(all_of_them: Sequence[T], heading: str) -> Sequence[T]:
    """Those on the page that the address asks for, and the row that turns it."""
    if not all_of_them:
        return []
    shown = pages.in_address(len(all_of_them), PER_PAGE)
    pages.turn_in_address(len(all_of_them), PER_PAGE, f"analysis-quotes-{heading}")
    return all_of_them[shown]


def _quote(table: CodingTable, number: int) -> None:
    material = table.material
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
