"""Memos in all that people read: with the words that they are on, and where those stand."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import builders
from docx import Document
from openpyxl import load_workbook
from workbooks import HEAD, column, opened

from qualcode.model import Memo
from qualcode.reporting.attribution import Grain
from qualcode.reporting.excel import WorkbookOptions, write_workbook
from qualcode.reporting.html import report_html
from qualcode.reporting.json_report import report_json
from qualcode.reporting.study import Spot, Study
from qualcode.reporting.word import report_docx

AT = "2026-11-21T09:30:00Z"


def noted() -> Study:
    """A study with a memo on anything; two of them on words of one source, written the last ones first."""
    base = builders.study(threads=2, cases=2, per_case=2, fragments=16, codings=8)
    document = next(iter(base.documents.values()))
    first, second = [one for one in base.segments.values() if one.document == document.id][:2]
    assert first.start < second.start
    memos = (
        Memo("m5", f"span:{second.document}:{second.start}-{second.end}", "Later: vraag na.", "Bas", AT),
        Memo("m4", f"span:{first.document}:{first.start}-{first.end}", "Wie is ‘ze’ hier?", "Anna", AT),
        Memo("m3", f"document:{document.id}", "Gesprek in de pauze:\n- onrustig\n- kort", "Anna", AT),
        Memo("m2", "code:flexwerk-zorg/team", "Ligt dicht bij verhoudingen.", "Bas", AT),
        Memo("m1", "project:", "Nog geen nachtdiensten gesproken.", "Anna", AT),
        Memo("m6", "coding:weg", "Deze code trok ik in.", "Bas", AT),
    )
    spots = {
        "m5": Spot(second.document, second.start, second.end, second.text, second.speaker, 4),
        "m4": Spot(first.document, first.start, first.end, first.text, first.speaker, 2),
        "m3": Spot(document.id),
    }
    return replace(base, memos=memos, spots=spots)


def test_the_workbook_has_a_sheet_of_memos_with_their_words(tmp_path: Path) -> None:
    study = noted()
    book = opened(study, tmp_path)
    assert column(book, "Memo’s", "Memo bij") == [
        "het hele onderzoek",
        "code: Erbij horen",
        "codering",
        "bron",
        "passage",
        "passage",
    ]
    assert column(book, "Memo’s", "Memo")[3:] == [
        "Gesprek in de pauze:\n- onrustig\n- kort",
        "Wie is ‘ze’ hier?",
        "Later: vraag na.",
    ]
    assert column(book, "Memo’s", "Passage")[4] == study.spots["m4"].words
    assert column(book, "Memo’s", "Geschreven door") == ["Anna", "Bas", "Bas", "Anna", "Anna", "Bas"]
    assert column(book, "Memo’s", "Beurt")[3:] == [None, 2, 4]
    assert str(column(book, "Memo’s", "Geschreven op")[0]).startswith("2026-11-21")
    at = study.spots["m4"]
    given = [one.code for one in study.codings if (one.document, one.start) == (at.document, at.start)]
    labels = study.codebook.labels() if study.codebook else {}
    assert column(book, "Memo’s", "Codes van de passage")[4] == "; ".join(labels[one] for one in given)
    assert given
    counted = {row[0].value: row[1].value for row in book["Overzicht"].iter_rows(max_col=2)}
    assert counted["memo’s van de onderzoekers"] == 6
    linked = tmp_path / "links.xlsx"
    write_workbook(linked, study, WorkbookOptions(app="http://localhost:8501"))
    links = column(load_workbook(linked), "Memo’s", "Naar de plek")
    assert links[0] is None
    assert "&fragment=" in str(links[4])


def test_without_memos_there_is_no_sheet_and_no_chapter(tmp_path: Path) -> None:
    study = replace(noted(), memos=(), spots={})
    assert "Memo’s" not in opened(study, tmp_path).sheetnames
    assert "Memo’s van de onderzoekers" not in report_html(study)


def test_the_report_has_a_chapter_of_memos_in_html_and_word() -> None:
    study = noted()
    page = report_html(study)
    told = "\n".join(part.text for part in Document(BytesIO(report_docx(study))).paragraphs)
    for words in ("Wie is ‘ze’ hier?", "Nog geen nachtdiensten gesproken.", "Code: Erbij horen", "beurt 2"):
        assert words in page, words
        assert words in told, words
    assert page.index("Wie is ‘ze’ hier?") < page.index("Later: vraag na.")
    assert "<p>- onrustig\n- kort</p>" in page
    assert 'href="#memos"' in page


def test_titles_of_sources_stand_above_memos_for_the_team_alone() -> None:
    study = noted()
    title = "Gesprek met Wil"
    first = next(iter(study.documents.values()))
    study = replace(study, documents={**study.documents, first.id: replace(first, title=title)})
    assert title not in report_html(study)
    assert "Bron 1: Interview" in report_html(study)
    assert title in report_html(replace(study, grain=Grain.CASE))


def test_a_memo_in_a_chapter_on_its_thread_is_told_once() -> None:
    study = builders.accepted(noted())
    assert report_html(study).count("Wie het rooster maakt, bepaalt wie blijft.") == 1


def test_what_words_hold_is_text_and_never_markup(tmp_path: Path) -> None:
    study = noted()
    bad = "=1+1 <b>vet</b> {{ title }}"
    spots = {key: replace(spot, words=bad if spot.words else "") for key, spot in study.spots.items()}
    study = replace(study, memos=tuple(replace(one, text=bad) for one in study.memos), spots=spots)
    book = opened(study, tmp_path)
    cell = book["Memo’s"].cell(HEAD + 5, 2)
    assert (cell.value, cell.data_type) == (bad, "s")
    assert "<b>vet" not in report_html(study)


def test_the_report_as_data_has_every_memo_with_what_it_is_on() -> None:
    study = noted()
    told = {one["text"]: one for one in json.loads(report_json(study))["memos"]}
    assert set(told) == {memo.text for memo in study.memos}
    on_words = told["Wie is ‘ze’ hier?"]
    spot = study.spots["m4"]
    assert (on_words["about"], on_words["words"], on_words["turn"]) == ("passage", spot.words, 2)
    assert study.segments[on_words["segment"]].start == spot.start
    assert (on_words["author"], on_words["written"]) == ("Anna", AT)
    assert told["Ligt dicht bij verhoudingen."]["name"] == "Erbij horen"
    assert told["Deze code trok ik in."]["document"] == ""
    turned = replace(study, documents=dict(reversed(study.documents.items())), memos=study.memos[::-1])
    assert report_json(turned) == report_json(study)
