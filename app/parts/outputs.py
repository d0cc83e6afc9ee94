"""The files that can go out of a project: which there are, making one, and what was made lately."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from app.parts import passing
from app.parts.file_names import stem
from qualcode.project import Project
from qualcode.reporting.attribution import Grain
from qualcode.reporting.options import ReportOptions

Reader = Literal["people", "programs"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Choice:
    """What someone asked for.

    `tables` are the saved tables that go in, None for all; `others` whether what others did in sources that
    this coder codes blind goes in too; `memos` whether those of the researchers do, in what people read.
    """

    form: str
    pseudonyms: bool
    grain: Grain
    windows: bool = False
    tables: tuple[str, ...] | None = None
    others: bool = False
    memos: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: `event` is the last thing that had happened in the project then."""

    choice: Choice
    path: Path
    mime: str
    made: str
    event: int
    remarks: tuple[str, ...]


Write = Callable[[Project, Path, Choice], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file.

    `attributed` tells whether who said a quote stands under it, `blinded` whether coders' work is in it.
    """

    key: str
    reader: Reader
    suffix: str
    mime: str
    write: Write
    attributed: bool = False
    blinded: bool = True


def make(project: Project, choice: Choice) -> Made:
    """Make the file in a folder of this server's own."""
    form = next(form for form in FORMS if form.key == choice.form)
    event = project.last_event()
    now = datetime.now().astimezone()
    folder = Path(tempfile.mkdtemp(dir=passing.folder()))
    name = stem(
        project,
        project.title,
        date=f"{now:%Y-%m-%d}",
        pseudonyms=choice.pseudonyms,
        blinded=form.blinded and not choice.others,
        team=form.attributed and choice.grain is Grain.CASE,
    )
    path = folder / f"{name}{form.suffix}"
    remarks = form.write(project, path, choice)
    return Made(choice, path, form.mime, datetime.now(UTC).isoformat(timespec="seconds"), event, remarks)


def _report(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    word = path.suffix == ".docx"
    with tempfile.TemporaryDirectory(dir=passing.folder()) as folder:
        files = project.report(
            folder,
            word=word,
            grain=choice.grain,
            options=ReportOptions(paged=word),
            pseudonyms=choice.pseudonyms,
            tables=choice.tables,
            others=choice.others,
            memos=choice.memos,
        )
        next(file for file in files if file.suffix == path.suffix).rename(path)
    return ()


def _excel(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    project.export_excel(
        path, pseudonyms=choice.pseudonyms, tables=choice.tables, others=choice.others, memos=choice.memos
    )
    return ()


def _qdpx(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    lost = project.export_qdpx(
        path, windows=choice.windows, pseudonyms=choice.pseudonyms, others=choice.others
    )
    return tuple(remark.text for remark in lost)


def _qdc(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    project.export_qdc(path, pseudonyms=choice.pseudonyms)
    return ()


def _sqlite(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    project.export_sqlite(path, pseudonyms=choice.pseudonyms, others=choice.others)
    return ()


def _csv(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(dir=passing.folder()) as folder:
        _zip(project.export_csv(folder, pseudonyms=choice.pseudonyms, others=choice.others), path)
    return ()


def _jsonl(project: Project, path: Path, choice: Choice) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(dir=passing.folder()) as folder:
        _zip(project.export_jsonl(folder, pseudonyms=choice.pseudonyms, others=choice.others), path)
    return ()


def _zip(files: list[Path], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)


FORMS = (
    Form("word", "people", ".docx", WORD, _report, attributed=True),
    Form("excel", "people", ".xlsx", EXCEL, _excel),
    Form("html", "people", ".html", "text/html", _report, attributed=True),
    Form("qdpx", "programs", ".qdpx", "application/zip", _qdpx),
    Form("qdc", "programs", ".qdc", "application/xml", _qdc, blinded=False),
    Form("csv", "programs", ".zip", "application/zip", _csv),
    Form("jsonl", "programs", ".zip", "application/zip", _jsonl),
    Form("sqlite", "programs", ".sqlite", "application/vnd.sqlite3", _sqlite),
)
