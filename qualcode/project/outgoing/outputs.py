"""From a project to what goes out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError, ReportError
from qualcode.model import Case, Coding, Document, Segment, SegmentKind, Threads, Turn
from qualcode.ordering import natural
from qualcode.project.outgoing.memo_spots import memos_with_spots
from qualcode.replacing import replacing, replacing_all
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.study import FoundAgain, OwnThreshold, Study

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import View
    from qualcode.project.project import Project
    from qualcode.reporting.excel import WorkbookOptions


def gather(project: Project) -> Study:
    """Read everything that reports and workbooks are made of."""
    from qualcode.project.analysing import used_codebooks

    threads = None
    with suppress(ProjectError):  # no threads yet: the report says so
        threads = project.current_threads()
    found_again, changes = _told(project, threads)
    codings = project.codings()
    texts, speakers = _coded(project, codings)
    said = project.segments()
    segments = {segment.id: segment for segment in said if segment.kind is SegmentKind.CONTENT}
    cases = tuple(sorted(project.counted_cases(), key=lambda case: natural(case.name)))
    documents = {document.id: document for document in _ordered(project.documents(), cases)}
    memos, spots = memos_with_spots(project, documents)
    codebook = project.codebook()
    return Study(
        title=project.title,
        cases=cases,
        documents=documents,
        segments=segments,
        counts=project.counts(),
        threads=threads,
        codebook=codebook,
        other_books=tuple(one for one in used_codebooks(project, codings) if one != codebook),
        codings=tuple(codings),
        texts=texts,
        speakers=speakers,
        suggestions=tuple(project.suggestions()),
        runs=tuple(project.runs()),
        made=datetime.now().astimezone().isoformat(timespec="minutes"),
        times=_times(project, segments),
        rejections=len(project.rejections()),
        memos=memos,
        spots=spots,
        events=project.event_counts(),
        context=tuple(segment for segment in said if segment.kind is not SegmentKind.CONTENT),
        views=tuple(project.analysis().views()),
        summaries=project.summaries(),
        whose=project.whose(),
        found_again=found_again,
        changes=changes,
        thresholds=tuple(_thresholds(project)),
    )


def _ordered(documents: Sequence[Document], cases: Sequence[Case]) -> list[Document]:
    """Sources case by case and by title, 9 before 10; those of several cases stand with the first of them."""
    place = {case.id: at for at, case in enumerate(cases)}
    of_none = len(cases)
    return sorted(
        documents,
        key=lambda one: (
            min((place.get(case, of_none) for case in one.cases), default=of_none),
            natural(one.title),
        ),
    )


def _thresholds(project: Project) -> Iterator[OwnThreshold]:
    """What researchers set by hand for codes of the codebook in use."""
    codebook = project.codebook()
    for key, label in (codebook.labels() if codebook else {}).items():
        own = project.threshold(key)
        if own is not None:
            at = datetime.fromisoformat(own.at).astimezone().isoformat(timespec="minutes")
            yield OwnThreshold(label, round(100 * own.above), own.who, at)


def _told(project: Project, threads: Threads | None) -> tuple[tuple[FoundAgain, ...], tuple[str, ...]]:
    """Which threads were found again after they were rejected, and in sentences what became of the others."""
    if threads is None:
        return (), ()
    from qualcode.threads import Fate
    from qualcode.threads.telling import by_fate, tell

    codebook = project.codebook()
    codes = codebook.labels() if codebook else {}
    former = {thread.id: thread for thread in project.kept_threads()}
    again = [
        FoundAgain(one.label, one.size, former[one.again].label, former[one.again].reason)
        for one in threads.threads
        if one.again in former
    ]
    changes = [one for one in project.thread_changes() if one.tells and one.fate is not Fate.AGAIN]
    return tuple(again), tuple(
        tell(one, codes) for one in sorted(by_fate(changes), key=lambda one: not one.of_people)
    )


def only_tables(study: Study, names: Iterable[str] | None) -> Study:
    """The study with the saved tables of these names alone; ReportError when there is none of a name."""
    if names is None:
        return study
    names = tuple(names)
    saved = {view.name.casefold(): view for view in study.views}
    for name in names:
        if name.casefold() not in saved:
            known = "; ".join(view.name for view in study.views) or "–"
            raise ReportError("report.error.table", name=name, known=known)
    asked = {name.casefold() for name in names}
    return replace(study, views=tuple(view for key, view in saved.items() if key in asked))


def _times(project: Project, segments: Mapping[str, Segment]) -> dict[str, float]:
    """Seconds into the recording at which each segment's turn begins, where the source tells."""
    begins = {
        (document.id, place): turn.begins
        for document in project.documents()
        for place, turn in enumerate(project.turns(document.id))
        if turn.begins is not None
    }
    found = {key: begins.get((segment.document, segment.turn)) for key, segment in segments.items()}
    return {key: seconds for key, seconds in found.items() if seconds is not None}


def _coded(project: Project, codings: Sequence[Coding]) -> tuple[dict[str, str], dict[str, str]]:
    """The words of each coding and who says them, reading one document at a time."""
    by_document: dict[str, list[Coding]] = {}
    for coding in codings:
        by_document.setdefault(coding.document, []).append(coding)
    texts: dict[str, str] = {}
    speakers: dict[str, str] = {}
    for document, own in by_document.items():
        text, turns = project.text(document), project.turns(document)
        starts = [turn.start for turn in turns]
        for coding in own:
            texts[coding.id] = text[coding.start : coding.end]
            label = _speaker_at(turns, starts, coding.start)
            if label:
                speakers[coding.id] = f"{document}:{label}"
    return texts, speakers


def _speaker_at(turns: Sequence[Turn], starts: Sequence[int], offset: int) -> str:
    place = bisect_right(starts, offset) - 1
    return turns[place].speaker if place >= 0 else ""


def write_report(
    study: Study, folder: Path, options: ReportOptions | None = None, *, word: bool = False
) -> list[Path]:
    """Write ``rapport.html`` and ``rapport.json``, and ``rapport.docx`` if asked, into `folder`.

    Nothing is written when one of them cannot be made.
    """
    from qualcode.reporting.chapters import Book
    from qualcode.reporting.html import book_html
    from qualcode.reporting.json_report import report_json

    book = Book(study, options)
    outputs = {"rapport.html": book_html(book).encode("utf-8"), "rapport.json": report_json(study).encode()}
    if word:
        from qualcode.reporting.word import book_docx

        outputs["rapport.docx"] = book_docx(book)
    written = [folder / name for name in outputs]
    with replacing_all(written) as partials:
        for partial, content in zip(partials, outputs.values(), strict=True):
            partial.write_bytes(content)
    return written


def write_excel(study: Study, path: Path, options: WorkbookOptions | None = None) -> Path:
    """Write the workbook to `path`."""
    from qualcode.reporting.excel import write_workbook

    with replacing(path) as partial:
        write_workbook(partial, study, options)
    return path


def write_one_table(study: Study, path: Path, view: View) -> Path:
    """Write one table as a Word document, workbook or CSV to `path`."""
    from qualcode.reporting.excel import write_table
    from qualcode.reporting.tables import reckoned
    from qualcode.reporting.word import table_docx

    with replacing(path) as partial:
        if path.suffix == ".docx":
            partial.write_bytes(table_docx(study, view))
        elif path.suffix == ".csv":
            made = reckoned(study, view)
            partial.write_bytes(csv_of_frame(made.frame.reset_index() if made.matrix else made.frame))
        else:
            write_table(partial, study, view)
    return path


def csv_of_frame(frame: pd.DataFrame) -> bytes:
    """The columns of a figure as CSV that a Dutch spreadsheet opens well; its index stays out."""
    from qualcode.exchange.table_files import csv_of

    cells = frame.astype(object)
    return csv_of(cells.columns, cells.where(cells.notna(), None).itertuples(index=False))
