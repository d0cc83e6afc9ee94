"""Chapters: counts on their bases, groups, counter-voices, codes, memos."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from io import BytesIO

import builders
import pytest
from docx import Document
from docx.oxml.ns import qn

from qualcode.analysis import Count, Whose
from qualcode.errors import ReportError
from qualcode.model import Coding, Contrast, Period, Segment, SubThread, ThreadStatus
from qualcode.reporting.chapters import Book
from qualcode.reporting.coded import codings_by_segment
from qualcode.reporting.groups import Groups
from qualcode.reporting.html import report_html
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.pictures import course_picture
from qualcode.reporting.prose import Prose
from qualcode.reporting.voices import Basis
from qualcode.reporting.word import report_docx


def span(start: int, end: int, identifier: str = "c") -> Coding:
    return Coding(identifier, "boek/code", "d1", start, end, "Anna")


def test_a_coding_belongs_to_fragments_it_shares_half_with() -> None:
    segments = {s.id: s for s in (Segment("d1", 0, 100, "a", 0), Segment("d1", 110, 200, "b", 1))}
    codings = [span(10, 30, "in"), span(80, 205, "over"), span(90, 112, "edge"), span(201, 300, "after")]
    found = codings_by_segment(segments, codings)
    assert {key: [c.id for c in held] for key, held in found.items()} == {
        "d1:0-100": ["in"],
        "d1:110-200": ["over"],
    }


def test_cases_and_kinds_add_up_to_the_thread() -> None:
    book = Book(builders.study(codings=40))
    for chapter in book.chapters:
        size = chapter.view.thread.size
        assert sum(row.fragments for row in chapter.cases) == size
        assert sum(row.fragments for row in chapter.kinds) == size
        assert {row.id: row.fragments for row in chapter.cases if row.fragments} == dict(
            chapter.view.thread.breadth.by_case
        )
        assert all(row.documents <= row.of_documents for row in chapter.kinds)


def test_groups_have_the_whole_study_as_their_base() -> None:
    study = builders.study()
    book = Book(study)
    assert book.groups.keys[:2] == ("perspectief", "contractvorm")
    for chapter in book.chapters:
        for table in chapter.groups:
            assert sum(row.fragments for row in table.rows) == chapter.view.thread.size
            assert sum(row.of_fragments for row in table.rows) == len(study.segments)
            assert all(row.speakers <= row.of_speakers for row in table.rows)


def test_a_person_in_two_sources_is_one_speaker() -> None:
    study = builders.study(threads=2, cases=2, per_case=2, fragments=40)
    before = Groups(study, ("perspectief",)).tables(study.segments)[0]
    documents = {
        key: replace(
            document,
            speakers=tuple(replace(s, person="p1") if s.label == "R1" else s for s in document.speakers),
        )
        for key, document in study.documents.items()
    }
    after = Groups(replace(study, documents=documents), ("perspectief",)).tables(study.segments)[0]
    assert sum(row.of_speakers for row in after.rows) < sum(row.of_speakers for row in before.rows)


def test_many_values_are_folded_and_ages_make_no_groups() -> None:
    study = builders.study(threads=2, cases=2, per_case=8, fragments=320)
    documents = {
        key: replace(
            document,
            speakers=tuple(
                replace(
                    s,
                    attributes={
                        **s.attributes,
                        "leeftijd": f"{20 + 3 * place + line}",
                        "regio": f"regio {(3 * place + line) % 12}",
                    },
                )
                for line, s in enumerate(document.speakers)
            ),
        )
        for place, (key, document) in enumerate(study.documents.items())
    }
    told = replace(study, documents=documents)
    assert "leeftijd" not in Groups(told).keys
    rows = Groups(told, ("regio",)).tables(told.segments)[0].rows
    assert len(rows) == 8
    assert rows[-1].name.startswith("overige (")
    assert sum(row.fragments for row in rows) == len(told.segments)


def test_what_is_asked_for_must_exist() -> None:
    study = builders.study(codings=5)
    with pytest.raises(ReportError, match="perspectief"):
        Book(study, ReportOptions(by=("schoenmaat",)))
    with pytest.raises(ReportError, match="Anna"):
        Book(study, ReportOptions(coder="Karel"))


def test_only_one_coders_codings_count() -> None:
    base = builders.study(codings=40)
    twice = replace(
        base, codings=(*base.codings, *(replace(c, id=f"{c.id}b", coder="Bob") for c in base.codings[:7]))
    )
    assert Book(twice, ReportOptions(coder="Bob")).study.table.totals["codings"] == 7
    assert Book(twice).study.table.totals["codings"] == 40
    apart = replace(twice, whose=Whose(Count.APART))
    assert Book(apart).study.table.totals["codings"] == 47


def test_codes_count_fragments_not_coders() -> None:
    base = builders.study(threads=1, cases=2, per_case=2, fragments=20, codings=20)
    double = replace(
        base, codings=(*base.codings, *(replace(c, id=f"{c.id}b", coder="Bob") for c in base.codings))
    )
    one, two = Book(base).chapters[0], Book(double).chapters[0]
    assert one.codes == two.codes
    assert one.coded == two.coded == one.view.thread.size


def voices(values: dict[int, str]) -> tuple[Book, list[str]]:
    base = builders.study(threads=1, cases=3, per_case=2, fragments=30, codings=30)
    assert base.threads is not None
    members = base.threads.threads[0].segments
    return Book(builders.valued(base, {members[at]: value for at, value in values.items()})), list(members)


def test_counter_voices_go_against_the_main_tone() -> None:
    book, members = voices({3: "tegen", 4: "tegen", 5: "tegen", 6: "voor", 7: "spanning", 8: "neutraal"})
    found = book.chapters[0].counter
    assert found.basis is Basis.FACETS
    assert found.leaning == "against"
    assert found.valued == 5
    assert {voice.passage.segment.id for voice in found.voices} == {members[6], members[7]}
    assert {told for voice in found.voices for told in voice.told} == {"Voor", "Spanning"}
    assert "De hoofdtoon is negatief" in Prose(book).counter(book.chapters[0])


def test_a_positive_tone_is_countered_by_what_is_against() -> None:
    book, members = voices({3: "voor", 4: "voor", 6: "tegen"})
    found = book.chapters[0].counter
    assert found.leaning == "for"
    assert [voice.passage.segment.id for voice in found.voices] == [members[6]]


def test_without_opposition_the_report_says_so() -> None:
    book, _ = voices({3: "voor", 4: "voor"})
    assert book.chapters[0].counter.voices == ()
    assert "Geen ervan gaat tegen de hoofdtoon in" in Prose(book).counter(book.chapters[0])


def test_without_facets_the_edge_is_shown_and_called_that() -> None:
    study = builders.study(threads=1, cases=3, per_case=2, fragments=40)
    assert study.threads is not None
    book = Book(study)
    found = book.chapters[0].counter
    members = study.threads.threads[0].segments
    assert found.basis is Basis.EDGE
    assert len(found.voices) == 3
    assert {voice.passage.segment.id for voice in found.voices} <= set(members[-10:])
    assert len({voice.passage.case for voice in found.voices}) == 3
    assert "minst op de rest lijken" in Prose(book).counter(book.chapters[0])
    short = {key: replace(segment, text="Ja hoor.") for key, segment in study.segments.items()}
    assert Book(replace(study, segments=short)).chapters[0].counter.basis is Basis.NONE


def test_accepted_threads_are_numbered_anew_and_others_listed() -> None:
    book = Book(builders.accepted(builders.study()))
    assert book.accepted
    assert [(c.number, c.view.thread.key) for c in book.chapters] == [(1, "t01"), (2, "t03")]
    assert len(book.others) == 6
    assert book.chapters[0].memos
    assert not book.chapters[1].memos


def test_rejected_and_merged_candidates_get_no_chapter() -> None:
    study = builders.study()
    assert study.threads is not None
    statuses = [ThreadStatus.REJECTED, ThreadStatus.MERGED, ThreadStatus.RENAMED]
    threads = [replace(th, status=s) for th, s in zip(study.threads.threads, statuses, strict=False)]
    threads += study.threads.threads[3:]
    book = Book(replace(study, threads=replace(study.threads, threads=tuple(threads))))
    assert not book.accepted
    assert [view.thread.key for view in book.views] == ["t03", "t04", "t05", "t06", "t07", "t08"]
    assert Counter(key for key, _ in Prose(book).others()) == {"dropped": 1}


def told_of(**changes: object) -> tuple[Book, Prose]:
    """A report on one accepted thread of which more is known."""
    base = builders.accepted(builders.study(cases=3, fragments=60, codings=10))
    assert base.threads is not None
    first, *others = base.threads.threads
    threads = replace(base.threads, threads=(replace(first, **changes), *others))  # type: ignore[arg-type]
    book = Book(replace(base, threads=threads))
    return book, Prose(book)


def test_groups_that_speak_of_it_more_are_told_with_how_certain_it_is() -> None:
    sure = Contrast("perspectief", "flexwerker", 12, 40, 8, 10, 6, 120, 5, 30, 0.0002, 0.0004)
    unsure = Contrast("case", "merwepoort", 4, 40, 3, 10, 6, 120, 5, 30, 0.02, 0.3)
    few = Contrast("leeftijd", "62", 4, 4, 2, 2, 6, 120, 5, 30, 0.001, 0.01)
    hidden = Contrast("functie", "directeur", 4, 40, 3, 10, 6, 120, 5, 30, 0.001, 0.01)
    phase = Contrast("phase", "nul", 9, 40, 3, 4, 1, 90, 1, 5, 0.001, 0.04)
    book, prose = told_of(contrasts=(sure, unsure, few, hidden, phase))
    first, second, third, how = prose.contrasts(book.chapters[0])
    assert first.startswith("Meer bij perspectief flexwerker: 8 van de 10 sprekers, tegen 5 van de 30")
    assert first.endswith("30% van hun fragmenten tegen 5,0% (p < 0,001).")
    assert "Dit kan toeval zijn (p = 0,30)" in second
    assert third.startswith("Meer in fase nul: in 3 van de 4 bronnen")
    assert "Westfall" in how
    page, document = report_html(book.study), Document(BytesIO(report_docx(book.study)))
    for sentence in (first, third):
        assert escape(sentence) in page
        assert sentence in [paragraph.text for paragraph in document.paragraphs]
    assert "directeur: 3" not in page
    assert prose.contrasts(book.chapters[1]) == [
        "Geen groep spreekt hier duidelijk meer over dan de anderen."
    ]


def test_sub_themes_and_course_are_told_and_drawn() -> None:
    parts = (
        SubThread("t01.1", "ruilen", ("ruilen", "planner"), ("a", "b", "c"), 2),
        SubThread("t01.2", "60", (), ("d", "e", "f"), 1),
        SubThread("t01.3", "klein", ("klein",), ("g",), 1),
    )
    book, prose = told_of(parts=parts, periods=(Period("nul", 12, 100), Period("een", 4, 100)))
    chapter = book.chapters[0]
    assert prose.parts(chapter) == ["Ruilen: 3 fragmenten, in 2 van de 3 casussen (ruilen, planner)"]
    assert prose.course(chapter).startswith("Verloop: nul 12% (12 van 100 fragmenten); een 4,0%")
    page = report_html(book.study)
    assert page.count("<h4>Deelthema’s</h4>") == 1
    assert "in de tijd" in page
    body = Document(BytesIO(report_docx(book.study))).element.body
    drawn = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    assert any("per fase of jaar" in text and "nul 12% (12)" in text for text in drawn)
    assert prose.course(book.chapters[1]) == ""


def test_kinds_of_source_are_told_apart():
    """Who speaks of it more says what was counted; each kind has a course of its own, also in the picture."""
    talk = ("interview", "leerteam")
    told = Contrast("perspectief", "flexwerker", 12, 40, 8, 10, 6, 120, 5, 30, 0.0002, 0.0004, talk)
    papers = Contrast("perspectief", "zorg", 12, 40, 8, 10, 6, 120, 5, 30, 0.0002, 0.0004, ("rapport",))
    course = [Period("nul", 12, 100, "interview"), Period("een", 4, 100, "interview")]
    course += [Period("nul", 1, 10, "leerteam"), Period("een", 3, 10, "leerteam")]
    book, prose = told_of(contrasts=(told, papers), periods=tuple(course))
    first, second, _ = prose.contrasts(book.chapters[0])
    assert "8 van de 10 sprekers" in first
    assert first.endswith("Geteld in: interview, leerteam.")
    assert "in 8 van de 10 bronnen" in second
    by_kind = prose.course(book.chapters[0]).split("Verloop in bronnen van de soort ")[1:]
    assert [line[:9] for line in by_kind] == ["interview", "leerteam:"]
    assert "een 30% (3 van 10 fragmenten)" in by_kind[1]
    drawing = course_picture(book.chapters[0], 0.1)
    assert drawing.index("Interview") < drawing.index("Leerteam")
