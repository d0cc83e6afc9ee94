"""How many and how long the sources are, as the checklist at the end of a report tells."""

from __future__ import annotations

from dataclasses import replace

import builders
import pytest

from qualcode.model import DocumentKind
from qualcode.reporting.chapters import Book
from qualcode.reporting.sampling import by_kind, lasting, words_each


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ((), ""),
        ((47,), "Het gesprek met tijdcodes duurt ongeveer 47 minuten."),
        ((1,), "Het gesprek met tijdcodes duurt ongeveer 1 minuut."),
        ((30, 30), "De 2 gesprekken met tijdcodes duren ongeveer 30 minuten."),
        ((62, 8, 30), "De 3 gesprekken met tijdcodes duren ongeveer 8 tot 62 minuten."),
    ],
)
def test_how_long_conversations_last(minutes: tuple[int, ...], told: str) -> None:
    study = builders.study()
    last = {segment.document: key for key, segment in study.segments.items()}
    times = {key: 60.0 * one for key, one in zip(last.values(), minutes, strict=False)}
    assert lasting(Book(replace(study, times=times))) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((310,), "Een bron telt 310 woorden."),
        ((300, 300), "Een bron telt 300 woorden."),
        ((300, 1200, 900), "Een bron telt 300 tot 1.200 woorden, gemiddeld 800."),
    ],
)
def test_how_long_sources_are(words: tuple[int, ...], told: str) -> None:
    study = builders.study()
    documents = {
        key: replace(one, words=many)
        for (key, one), many in zip(study.documents.items(), words, strict=False)
    }
    assert words_each(Book(replace(study, documents=documents))) == told


@pytest.mark.parametrize("kind", DocumentKind)
def test_sources_of_a_kind_are_told_as_one_or_as_several(kind: DocumentKind) -> None:
    one = next(iter(builders.study().documents.values()))
    alone, two = (by_kind([replace(one, kind=kind)] * many) for many in (1, 2))
    assert alone.removeprefix("1 ") != two.removeprefix("2 ")
    assert "reporting." not in alone
    if kind is DocumentKind.LEARNING_TEAM:
        assert (alone, two) == ("1 leerteam", "2 leerteams")
