"""The list of pseudonyms as a CSV file that researchers edit in a spreadsheet.

A row per speaker with a name (``spreker``, with the document's id) and per term in the texts; a row without
replacement is left as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError, ReadingError
from qualcode.model import Pseudonym
from qualcode.privacy.find import Proposal, SpeakerProposal, propose, propose_speakers
from qualcode.replacing import replacing

if TYPE_CHECKING:
    from qualcode.project.project import Project

COLUMNS = ("soort", "bron", "woord", "vervanging", "aantal", "waarom")
SPEAKER = "spreker"
WHY = {
    "speaker": "spreker",
    "case": "casus",
    "model": "taalmodel",
    "list": "namenlijst",
    "context": "woorden eromheen",
}
"""How the file tells why a term is proposed; in Dutch, as its columns."""


def proposals(project: Project) -> tuple[list[SpeakerProposal], list[Proposal]]:
    """Pseudonyms for speakers and for names in the texts, and in what was written of them, that have none."""
    documents = project.documents()
    speakers = propose_speakers(documents)
    given = {(one.document, one.label): one.pseudonym for one in speakers}
    texts = {document.id: project.text(document.id) for document in documents}
    texts["written"] = "\n\n".join(_written(project))
    known = [one.term for one in project.pseudonyms()]
    return speakers, propose(texts, documents, project.cases(), given, known)


def _written(project: Project) -> Iterator[str]:
    """What the researchers wrote beside the sources: names in it go out as well."""
    yield from (memo.text for memo in project.memos())
    yield from (summary.text for summary in project.summaries().values())
    yield from (thread.description for thread in project.kept_threads() if thread.description)


def write_list(project: Project, path: Path) -> int:
    """Write what is decided and what is proposed to `path`; returns the number of proposals."""
    speakers, terms = proposals(project)
    titles = {document.id: document.title for document in project.documents()}
    rows: list[Sequence[object]] = [
        (SPEAKER, document.id, speaker.label, speaker.pseudonym, "", "")
        for document in project.documents()
        for speaker in document.speakers
        if speaker.pseudonym
    ]
    rows += [(one.kind, "", one.term, one.replacement, "", "") for one in project.pseudonyms()]
    rows += [(SPEAKER, one.document, one.label, one.pseudonym, "", titles[one.document]) for one in speakers]
    rows += [(one.kind.value, "", one.term, one.replacement, one.count, WHY[one.why]) for one in terms]
    with (
        replacing(path, private=True) as partial,
        partial.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return len(speakers) + len(terms)


def load_list(project: Project, path: Path) -> tuple[int, int]:
    """Take over a list: all terms of it and no others, and the speakers it names; returns how many of each.

    Raises
    ------
    ProjectError : it has no such columns, or names a speaker that does not exist.
    """
    terms: dict[str, Pseudonym] = {}
    speakers: list[tuple[str, str, str]] = []
    for row in _rows(path):
        word, instead = row["woord"], row["vervanging"]
        if row["soort"] == SPEAKER:
            speakers.append((row["bron"], word, instead))
        elif word and instead:
            terms[" ".join(word.split()).casefold()] = Pseudonym(word, instead, row["soort"])
    with project.action():
        for document, label, instead in speakers:
            project.set_pseudonym(project.find_document(document).id, label, instead)
        project.set_pseudonyms(list(terms.values()))
    return len(speakers), len(terms)


def _rows(path: Path) -> Iterable[dict[str, str]]:
    from qualcode.reading.decoding import clean, decode
    from qualcode.reading.readers.separated import rows_of

    try:
        text, _ = decode(path.read_bytes(), path.name)
    except (OSError, ReadingError) as problem:
        raise ProjectError("project.error.pseudonyms_file", file=path.name) from problem
    header, *rows = rows_of(clean(text)).cells or [[]]
    names = [name.casefold() for name in header]
    if not {"soort", "woord", "vervanging"} <= set(names):
        raise ProjectError("project.error.pseudonyms_file", file=path.name)
    for row in rows:
        cells = dict(zip(names, map(_bare, row), strict=False))
        yield {column: cells.get(column, "") for column in COLUMNS}


def _guarded(cell: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def _bare(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
