"""The method chapter: guessed dates; agreement and saturation where the codings allow them."""

from __future__ import annotations

from dataclasses import replace
from math import nan

import builders
import pytest

from qualcode.analysis import Agreement, Count, Whose, agreement
from qualcode.model import Coding, DateFrom
from qualcode.reporting.chapters import Book
from qualcode.reporting.methods import method_chapter
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.quality import agreement_section, saturation_section
from qualcode.reporting.study import Study


def coded_by(study: Study, name: str, *, every: int = 1) -> Study:
    """`study` with a second coder, who leaves out one coding in so many."""
    more = tuple(
        replace(c, id=f"{c.id}-{name}", coder=name)
        for place, c in enumerate(study.codings)
        if every == 1 or place % every
    )
    return replace(study, codings=(*study.codings, *more))


def test_guessed_dates_are_told() -> None:
    base = builders.study()
    documents = {
        key: replace(one, date="2024-02-29", dated=DateFrom.TOLD if place else DateFrom.NAME)
        for place, (key, one) in enumerate(base.documents.items())
    }
    material, _ = method_chapter(Book(replace(base, documents=documents)))[:2]
    assert any("Van 1 bron is de datum geraden" in told for told in material.paragraphs)
    (files,) = [grid for grid in material.grids if "Datum" in grid.heads]
    assert [row[3].endswith("(geraden)") for row in files.rows[:2]] == [True, False]


def test_one_coder_agrees_with_nobody() -> None:
    book = Book(builders.study(codings=60))
    assert agreement_section(book) is None
    assert "agreement" not in {section.key for section in method_chapter(book)}


def test_full_agreement_is_one() -> None:
    section = agreement_section(Book(coded_by(builders.study(fragments=60, codings=60), "Bea")))
    assert section is not None
    assert "kappa 1,00" in section.paragraphs[1]
    assert "100% van de fragmenten" in section.paragraphs[0]


def test_less_agreement_is_less_and_is_told_per_code() -> None:
    section = agreement_section(Book(coded_by(builders.study(fragments=60, codings=60), "Bea", every=7)))
    assert section is not None
    assert "kappa 1,00" not in section.paragraphs[1]
    grid = section.grids[0]
    assert grid.heads[1:3] == ("Anna", "Bea")
    assert all(int(row[2]) <= int(row[1]) for row in grid.rows)
    assert all(int(row[3]) == int(row[2]) for row in grid.rows)


def test_kappa_of_three_of_whom_two_share_no_source_is_that_of_the_other_pairs() -> None:
    base = coded_by(builders.study(fragments=60, codings=60), "Bea")
    first, *others = sorted(base.documents)
    apart = tuple(
        replace(one, coder="Cato", id=f"{one.id}-Cato") for one in base.codings if one.document == first
    )
    kept = tuple(one for one in base.codings if one.coder != "Bea" or one.document in others)
    section = agreement_section(Book(replace(base, codings=(*kept, *apart))))
    assert section is not None
    assert "kappa 1,00" in section.paragraphs[1]
    assert "nan" not in section.paragraphs[1]
    assert section.grids[0].heads[-2:] == ("alpha", "AC1")


def test_a_coefficient_that_cannot_be_worked_out_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither among those of all decisions nor, for a code that all gave everywhere, as a number."""
    base = builders.study(fragments=60, codings=60)
    code = base.codings[0].code
    everywhere = tuple(
        Coding(f"{key}-{who}", code, one.document, one.start, one.end, who)
        for key, one in base.segments.items()
        for who in ("Anna", "Bea")
    )
    others = tuple(one for one in coded_by(base, "Bea").codings if one.code != code)
    section = agreement_section(Book(replace(base, codings=(*everywhere, *others))))
    assert section is not None
    grid = section.grids[0]
    (row,) = [row for row in grid.rows if int(row[1]) == len(base.segments)]
    assert row[4:] == ("100%", "–", "–", "1,00 (1,00–1,00)")

    def without_kappa(*args: object, **named: object) -> Agreement:
        found = agreement(*args, **named)
        return replace(found, pooled={**found.pooled, "kappa": nan})

    monkeypatch.setattr("qualcode.analysis.agreement", without_kappa)
    section = agreement_section(Book(coded_by(base, "Bea")))
    assert section is not None
    assert "kappa" not in section.paragraphs[1]
    assert "alpha 1,00" in section.paragraphs[1]
    assert "kappa" not in section.grids[0].heads


def test_who_decided_alone_is_not_compared() -> None:
    base = builders.study(codings=20)
    three = coded_by(coded_by(base, "Bea"), "samen")
    decided = Whose(Count.DECIDED, "samen")
    assert replace(three, whose=decided).compared == ("Anna", "Bea")
    assert three.compared == ("Anna", "Bea", "samen")
    assert replace(coded_by(base, "Bea"), whose=Whose(Count.CODER, "Bea")).compared == ("Anna", "Bea")
    section = agreement_section(Book(three, ReportOptions(coder="samen")))
    assert section is not None
    assert "Anna, Bea" in section.paragraphs[0]


def test_saturation_wants_enough_sources() -> None:
    few = builders.study(cases=2, per_case=2, fragments=40, codings=40)
    assert saturation_section(Book(few)) is None
    many = builders.study(fragments=120, codings=120)
    section = saturation_section(Book(many))
    assert section is not None
    assert "Guest" in section.paragraphs[0]
    assert saturation_section(Book(builders.study())) is None
