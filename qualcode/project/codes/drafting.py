"""A codebook proposed from documents: their headings, and the themes of those without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook.draft import Passage, Section, Theme, draft
from qualcode.codebook.headings import Heading, headings_of
from qualcode.errors import CodebookError, ThreadsError
from qualcode.i18n.dates import today
from qualcode.model import Codebook, Document, DocumentKind, Segment, SegmentKind
from qualcode.progress import Progress, silent
from qualcode.project.incoming.adding import Understood, understand_file

FEWEST_HEADINGS = 3
PASSAGES = 5


@dataclass(frozen=True, slots=True)
class _Read:
    understood: Understood
    headings: list[Heading]

    @property
    def has_outline(self) -> bool:
        """Whether the headings say enough about what the document is about."""
        report = self.understood.transcript.kind is DocumentKind.REPORT
        return report and len(self.headings) >= FEWEST_HEADINGS


def draft_codebook(
    paths: Sequence[Path],
    *,
    title: str = "",
    depth: int | None = None,
    about: int | None = None,
    model: str | None = None,
    seed: int = 0,
    progress: Progress = silent,
) -> Codebook:
    """Propose a codebook from files.

    Reports with headings give a code per heading that names a theme, in their tree. The other files are
    clustered together, and each candidate theme gives a code.

    Parameters
    ----------
    depth : layers of headings to keep; None keeps all.
    about : about how many themes to look for; None lets the text decide.
    model : language model for the themes; only asked for when there are files without headings.

    Raises
    ------
    ReadingError : a file cannot be read.
    CodebookError : there are no headings and no themes in them.
    """
    read = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        understood = understand_file(path)
        transcript = understood.transcript
        read.append(_Read(understood, headings_of(transcript.text, transcript.turns, path.name)))
    sections = [section for document in read if document.has_outline for section in _sections(document)]
    others = [document.understood for document in read if not document.has_outline]
    themes = _themes(others, about, model, seed, progress) if others else []
    progress(len(paths), len(paths))
    if not sections and not themes:
        names = ", ".join(path.name for path in paths)
        raise CodebookError("codebook.error.no_headings", file=names)
    return draft(title or _title(paths), sections, themes, depth=depth, date=today())


def _sections(read: _Read) -> list[Section]:
    text = read.understood.transcript.text
    return [Section(heading, text[heading.start : heading.end]) for heading in read.headings]


def _themes(
    documents: Sequence[Understood], about: int | None, model: str | None, seed: int, progress: Progress
) -> list[Theme]:
    from qualcode.embedding import choose
    from qualcode.threads import ThreadSettings, find_threads

    segments = [
        segment
        for document in documents
        for segment in document.segments
        if segment.kind is SegmentKind.CONTENT
    ]
    if not segments:
        return []
    vectors = choose(model).encode([segment.text for segment in segments], progress=progress)
    settings = ThreadSettings(about=about, min_cases=min(2, len(documents)), seed=seed)
    by_id = {understood.document.id: understood.document for understood in documents}
    cases = list(dict.fromkeys(case for understood in documents for case in understood.document.cases))
    try:
        found = find_threads(segments, vectors, by_id, cases, settings)
    except ThreadsError:  # too little text for themes
        return []
    places = {segment.id: segment for segment in segments}
    return [
        Theme(thread.label, thread.terms, _passages([*thread.quotes, *thread.segments], places, by_id))
        for thread in found.threads
    ]


def _passages(
    ids: Sequence[str], segments: dict[str, Segment], documents: dict[str, Document]
) -> tuple[Passage, ...]:
    found = [segments[identifier] for identifier in dict.fromkeys(ids)][:PASSAGES]
    return tuple(
        Passage(documents[segment.document].source.name, segment.start, segment.end, segment.text)
        for segment in found
    )


def _title(paths: Sequence[Path]) -> str:
    return paths[0].stem if len(paths) == 1 else paths[0].resolve().parent.name or paths[0].stem
