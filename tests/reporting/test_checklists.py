"""COREQ and SRQR: complete lists, filled in from the study and open about the rest."""

from __future__ import annotations

import re
from dataclasses import replace

import builders
import pytest

from qualcode.analysis import Count, Whose
from qualcode.i18n import use_language
from qualcode.reporting.chapters import Book
from qualcode.reporting.checklists import SIZES, State, checklists
from qualcode.reporting.methods import method_chapter


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_item_is_there_once_with_a_subject_and_a_question(language: str) -> None:
    use_language(language)
    try:
        for checklist in checklists(Book(builders.study(codings=12))):
            assert [item.number for item in checklist.items] == list(range(1, SIZES[checklist.key] + 1))
            assert all(item.topic and item.ask for item in checklist.items)
            assert sum(checklist.count(state) for state in State) == SIZES[checklist.key]
    finally:
        use_language("nl")


def test_what_the_study_knows_is_filled_in() -> None:
    book = Book(builders.accepted(builders.study(codings=12)))
    coreq = {item.number: item for item in checklists(book)[0].items}
    assert coreq[24].state is State.FILLED
    assert coreq[24].known == "Eén codeur: Anna."
    assert "versie 2" in coreq[25].known
    assert coreq[31].state is State.PARTLY
    assert coreq[31].known.startswith("2 rode draden")
    assert "Bij 1 ervan" in coreq[31].known
    assert "leidinggevende 6" in coreq[16].known
    for number in (2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 17, 20, 23, 28):
        assert coreq[number].state is State.TEAM
        assert coreq[number].known == ""


def test_themes_are_clear_once_each_is_described() -> None:
    base = builders.accepted(builders.study(codings=12))
    assert base.threads is not None
    told = tuple(replace(thread, description="Wie bepaalt.") for thread in base.threads.threads)
    book = Book(replace(base, threads=replace(base.threads, threads=told)))
    item = checklists(book)[0].items[30]
    assert item.state is State.FILLED
    assert "Bij " not in item.known


def test_who_decides_is_not_counted_as_a_coder() -> None:
    base = builders.study(codings=12)
    second = tuple(replace(one, id=f"{one.id}b", coder="Bea") for one in base.codings)
    decided = tuple(replace(one, id=f"{one.id}c", coder="besluit") for one in base.codings[:5])
    whose = Whose(Count.DECIDED, "besluit")
    told = replace(base, codings=(*base.codings, *second, *decided), whose=whose)
    assert checklists(Book(told))[0].items[23].known == (
        "2 codeurs: Anna, Bea. Wat samen is besloten, staat op naam van besluit (5 coderingen)."
    )


def test_pseudonyms_are_told_where_privacy_is_asked_for() -> None:
    assert checklists(Book(builders.study()))[1].items[8].state is State.TEAM
    srqr = checklists(Book(replace(builders.study(), pseudonyms=True)))[1]
    assert srqr.items[8].state is State.PARTLY
    assert "pseudoniemen" in srqr.items[8].known
    assert "pseudoniemen" in srqr.items[12].known


def test_candidates_do_not_count_as_clear_themes() -> None:
    coreq = {item.number: item for item in checklists(Book(builders.study()))[0].items}
    assert coreq[31].state is State.PARTLY


def test_an_empty_study_claims_nothing() -> None:
    for checklist in checklists(Book(builders.empty())):
        known = {item.number for item in checklist.known}
        assert known <= ({27} if checklist.key == "coreq" else {14})


def test_what_is_found_elsewhere_fills_its_items() -> None:
    coreq = checklists(Book(builders.study()), {"saturation": "Na zes bronnen kwam er weinig bij."})[0]
    assert coreq.items[21].state is State.PARTLY
    assert coreq.items[21].known == "Na zes bronnen kwam er weinig bij."


def test_the_chapter_tells_of_decisions_trail_and_recognition() -> None:
    study = replace(
        builders.accepted(builders.study(codings=12)), events={"coding.add": 12, "vreemd.iets": 2}
    )
    sections = {section.key: section for section in method_chapter(Book(study))}
    rows = dict(sections["decided"].grids[0].rows)
    assert rows["kandidaten voor rode draden, van de computer"] == "8"
    assert rows["– bevestigd door onderzoekers"] == "2"
    assert rows["– afgewezen"] == "1"
    assert rows["– nog niet beoordeeld"] == "5"
    assert rows["coderingen door onderzoekers"] == "12"
    assert "– samengevoegd" not in rows
    assert dict(sections["trail"].grids[0].rows) == {"codering gegeven": "12", "vreemd.iets": "2"}
    assert "14 gebeurtenissen" in sections["trail"].paragraphs[0]
    assert re.search(r"\d+ van de \d+ geciteerde", " ".join(sections["privacy"].paragraphs))
    assert any(line.startswith("28. Controle door deelnemers") for line in sections["coreq"].lines)
    assert not any(line.startswith("24. ") for line in sections["coreq"].lines)


def test_sources_are_counted_by_case_and_kind() -> None:
    study = builders.study()
    grid = next(s for s in method_chapter(Book(study)) if s.key == "material").grids[0]
    assert len(grid.rows) == len(study.cases)
    assert sum(int(row[-1]) for row in grid.rows) == len(study.documents)
