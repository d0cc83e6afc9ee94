"""Every file that a Dutch research team has becomes a `Transcript`.

``read(path)`` guesses whether a file is a conversation or a report, finds the speakers, mends what
extraction damaged and says what it did; everything guessed can be given instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse, DocumentKind, Transcript

if TYPE_CHECKING:
    from qualcode.reading.archive import Member
    from qualcode.reading.readers.surveycolumns import SurveyColumns

__all__ = [
    "ahead",
    "formats",
    "is_name",
    "passed_over",
    "read",
    "read_all",
    "read_bytes",
    "repair_steps",
    "sources",
    "survey_columns",
    "usual_repairs",
    "why_unread",
]


def formats() -> tuple[str, ...]:
    """Suffixes of the files that can be read, such as ``".docx"``."""
    from qualcode.reading import registry

    return registry.formats()


def is_name(label: str) -> bool:
    """Whether a speaker's label is a name, and neither a role nor a code such as ``R1``."""
    from qualcode.reading.words.labels import LabelKind, classify

    return classify(label) in (LabelKind.NAME, LabelKind.OTHER)


def why_unread(name: str) -> str:
    """The catalogue's key for why a file of this name, which no reader knows, is not read."""
    from qualcode.reading import unreadable

    return f"reading.error.{unreadable.kind_of(name)}"


def survey_columns(
    words: str | tuple[tuple[str, ColumnUse], ...], *, known: bool = False
) -> SurveyColumns | None:
    """Which columns of a survey hold what, as `read` takes it; None where nothing is said.

    Parameters
    ----------
    words : such as ``"open: 3, 5-7; gesloten: functie; respondent: nr; weg: 2"``, or columns and their uses.
    known : a former version of the file was read so; a column that is gone is passed over.

    Raises
    ------
    ValueError : with the part of `words` that is not written so.
    """
    from qualcode.reading.readers.surveycolumns import SurveyColumns, told

    uses = told(words) if isinstance(words, str) else words
    return SurveyColumns(uses, known) if uses else None


def repair_steps() -> tuple[str, ...]:
    """Names of the repair steps, in the order in which they run; their Dutch names are in the catalogue."""
    from qualcode.reading.repair import NAMES, STEPS

    return (*STEPS, NAMES)


def usual_repairs(*, report: bool = False, paged: bool = False) -> tuple[str, ...]:
    """Names of the steps that run by default on a report, on a conversation on pages (PDF), or on another."""
    from qualcode.reading.repair import FOR_PAGED_SPEECH, FOR_REPORTS, FOR_SPEECH

    return FOR_REPORTS if report else FOR_PAGED_SPEECH if paged else FOR_SPEECH


def read(
    path: Path,
    *,
    kind: DocumentKind | None = None,
    repair: Collection[str] | None = None,
    without: Collection[str] = (),
    interviewer: Collection[str] = (),
    columns: SurveyColumns | None = None,
) -> Transcript:
    """Read a file.

    Parameters
    ----------
    path : the file; its suffix and first bytes choose the reader.
    kind : what sort of source it is; guessed if None. `REPORT` looks for no speakers.
    repair : names of repair steps to run (see `repair_steps`); the usual ones for its kind if None.
    without : names of repair steps to leave out.
    interviewer : labels of those who ask the questions; guessed if empty.
    columns : which columns of a survey hold what (see `survey_columns`); guessed if None.

    Returns
    -------
    Transcript : its turns do not overlap and lie within its text; offsets are code points.

    Raises
    ------
    ReadingError : the file cannot be read; the message says why and what to do.
    ValueError : a repair step that does not exist.
    """
    from qualcode.reading import files

    path = Path(path)
    data = files.load(path)
    return read_bytes(
        data, path.name, kind=kind, repair=repair, without=without, interviewer=interviewer, columns=columns
    )


def read_bytes(
    data: bytes,
    name: str,
    *,
    kind: DocumentKind | None = None,
    repair: Collection[str] | None = None,
    without: Collection[str] = (),
    interviewer: Collection[str] = (),
    columns: SurveyColumns | None = None,
) -> Transcript:
    """Read a file that is in memory already, such as an upload; else as `read`.

    A zip is read where it holds one source; `read_all` reads them all.
    """
    from qualcode.reading import containers, files, limits, registry
    from qualcode.reading.understanding import Wishes, understand

    if not data.strip():
        raise ReadingError("reading.error.empty", file=name)
    if registry.is_archive(name, data):
        name, data = files.only_member(data, name)
    limits.check_size(len(data), data[: limits.HEAD], name)
    form, reader = registry.reader_for(name, data)
    with files.collector_paused():
        raw = reader(data, name, columns) if form in registry.WITH_COLUMNS else reader(data, name)
        limits.check_text(raw, name)
        source = files.source_of(data, name, form, raw, without)
        try:
            return understand(raw, source, Wishes(kind, repair, interviewer, without))
        except ReadingError as error:
            if error.key == "reading.error.empty" and containers.holds_pictures(data):
                raise ReadingError("reading.error.only_pictures", file=name) from error
            raise


def ahead(path: Path, is_wanted: Callable[[bytes], bool]) -> None:
    """Let work begin on a file that is to be read next, where a process of its own does that: on a PDF.

    Parameters
    ----------
    is_wanted : whether it is read at all, by its bytes. What is wrong with it is told when it is read.
    """
    from qualcode.reading import files
    from qualcode.reading.apart import asking

    if path.suffix.casefold() == ".pdf":
        with suppress(ReadingError):
            data = files.load(path)
            if is_wanted(data):
                asking.ahead(data, path.name)


def sources(path: Path, first: Callable[[PurePosixPath], bool] | None = None) -> Iterator[Member]:
    """Name, folder and bytes of every source in a file: one, or for a zip all that it holds, one at a time.

    Of a zip, the sources whose place in it is true to `first` come before the others.

    Raises
    ------
    ReadingError : the file itself cannot be opened, or is a zip without sources.
    """
    from qualcode.reading import archive, files, registry

    path = Path(path)
    data = files.load(path)
    if not registry.is_archive(path.name, data):
        yield archive.Member(path.name, data)
        return
    empty = True
    for member in archive.members(data, path.name, first):
        empty = False
        yield member
    if empty:
        raise ReadingError("reading.error.zip_empty", file=path.name)


def passed_over(path: Path) -> list[tuple[str, str]]:
    """Names of files in a zip that are no sources, and the catalogue's key for why; empty for anything else."""
    from qualcode.reading import archive, files, registry

    data = files.load(Path(path))
    return archive.passed_over(data, Path(path).name) if registry.is_archive(Path(path).name, data) else []


def read_all(path: Path, *, kind: DocumentKind | None = None) -> Iterator[Transcript | ReadingError]:
    """Every source in a file: one, or for a zip all that it holds, one at a time.

    A member that cannot be read comes out as the `ReadingError` that says why, so that one bad file
    does not stop the rest.

    Raises
    ------
    ReadingError : the file itself cannot be read.
    """
    for member in sources(path):
        if member.data is None:
            yield member.problem or ReadingError("reading.error.damaged", file=member.name)
            continue
        try:
            yield read_bytes(member.data, member.name, kind=kind)
        except ReadingError as problem:
            yield problem
