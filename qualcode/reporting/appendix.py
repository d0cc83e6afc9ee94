"""The codebook as an appendix: every code with its rules, examples and counts."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.i18n import t
from qualcode.model import Code
from qualcode.reporting.chapters import Book
from qualcode.reporting.words import number, one_line


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a code was given, and over how much; `path` is its label with those above it."""

    path: str
    codings: int
    words: int
    documents: int
    cases: int
    speakers: int


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code as it stands in the appendix; `level` is 1 at the top, `path` the labels above it."""

    code: Code
    level: int
    path: str
    frequency: Frequency | None
    facets: str


def code_entries(book: Book) -> tuple[CodeEntry, ...]:
    """The codes in the order of the codebook."""
    codebook = book.study.codebook
    if codebook is None:
        return ()
    given = _all(book)
    facets = {facet.key: one_line(facet.label) for facet in codebook.facets}
    entries = []
    for code in codebook.codes:
        path = codebook.path(code.key)
        asked = dict.fromkeys(key for step in path for key in step.facets)
        entries.append(
            CodeEntry(
                code,
                len(path),
                " › ".join(one_line(step.label) for step in path[:-1]),
                given.get(f"{codebook.key}/{code.key}"),
                ", ".join(facets.get(key, key) for key in asked),
            )
        )
    return tuple(entries)


def counted(entry: CodeEntry, book: Book) -> str:
    """How often a code was given, in words; empty where nobody coded."""
    row = entry.frequency
    if row is None:
        return ""
    if not row.codings:
        return t("report.appendix.counts_none")
    return t(
        "report.appendix.counts",
        codings=number(row.codings),
        cases=number(row.cases),
        of_cases=number(len(book.study.cases)),
        speakers=number(row.speakers),
    )


def frequencies(book: Book) -> list[Frequency]:
    """The codes that were given, most often first."""
    given = [row for row in _all(book).values() if row.codings]
    return sorted(given, key=lambda row: (-row.codings, row.path))


def _all(book: Book) -> dict[str, Frequency]:
    from qualcode.analysis import frequencies as counted_codes

    study = book.study
    if study.codebook is None or not study.codings:
        return {}
    table = counted_codes(study.table)
    columns = ["key", "path", "codings", "words", "documents", "cases", "speakers"]
    return {row[0]: Frequency(*row[1:]) for row in table[columns].itertuples(index=False, name=None)}
