"""Work that was done in another program: dragged in, taken over in the background, reported on."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import sleep
from typing import TYPE_CHECKING, Any, BinaryIO

import streamlit as st

from app import guard, texts, work
from app.shared import SharedProject
from app.wording import count
from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.project import Project
from qualcode.project.incoming.unpacking import free_path

if TYPE_CHECKING:
    from qualcode.project.arriving.arrivals import Imported

KIND = "foreign"
SUFFIXES = ("qdpx", "qdc", "qda", "sqlite3", "zip", "xlsx", "csv", "tsv", "html", "docx", "txt")
# Those that are never a source: dragged in among the sources, they are taken over all the same.
OURS_NEVER = (".qdpx", ".qdc", ".qda", ".sqlite3")
QUALCODER = "data.qda"
LARGEST = 1 << 30
WAIT = 0.2
"""Seconds between two looks at whether the files before these are in."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file: what came of it, or why nothing did."""

    name: str
    imported: Imported | None = None
    trouble: str = ""


def button(*, kind: str = "secondary") -> bool:
    """The button that opens the dialog."""
    return st.button(t("app_sources.foreign"), icon=":material/move_to_inbox:", key=f"sources-foreign-{kind}")


@texts.dialog("app_sources.foreign", width="medium")
@guard.part
def dialog(project: SharedProject) -> None:
    """Which programs, which files, and the place to drop them."""
    texts.line(t("app_sources.foreign_how"))
    texts.table(
        [t("app_sources.foreign_program"), t("app_sources.foreign_file")],
        [
            (t(f"app_sources.foreign_from.{one}"), t(f"app_sources.foreign_what.{one}"))
            for one in ("refi", "qualcoder", "taguette", "quotes", "nvivo")
        ],
    )
    files = st.file_uploader(
        t("app_sources.files"), type=list(SUFFIXES), accept_multiple_files=True, key="sources-foreign-files"
    )
    texts.line(t("app_sources.foreign_twice"))
    if files and st.button(t("app_sources.foreign_take"), type="primary", key="sources-foreign-take"):
        take(project, [(file.name, file) for file in files])
        st.rerun()


def take(project: Project, files: Iterable[tuple[str, BinaryIO]]) -> None:
    """Take these files over in the background; what goes wrong with one stops only that one.

    They wait for those that are being taken over, and stand below them in the report.
    """
    folder = Path(tempfile.mkdtemp(prefix="qualcode-"))
    paths = []
    for name, content in files:
        path = free_path(folder / Path(name.replace("\\", "/")).name)
        with path.open("xb") as sink:
            shutil.copyfileobj(content, sink)
        paths.append(path)

    former = work.latest(project.path, KIND)
    waits = former is not None and former.busy  # later it may have ended

    def run(opened: Project, job: work.Job) -> list[Taken]:
        try:
            before = _ended(former, job) if former is not None and waits else []
            return [*before, *(taken(opened, path, job) for path in paths)]
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    work.clear(project.path, KIND)
    work.start(project, KIND, t("app_sources.foreign_taking"), run, alone=False, about=folder)


def _ended(former: work.Job, job: work.Job) -> list[Taken]:
    """What came of the files given before these, once that is known."""
    while former.busy:
        if job.stop.is_set():
            former.cancel()
        sleep(WAIT)
    job(0, 0)
    found: list[Taken] = former.result or []
    return found


def taken(project: Project, path: Path, job: Any) -> Taken:
    """Take one file over."""
    try:
        return Taken(path.name, project.import_file(_unwrapped(path), progress=job))
    except QualcodeError as error:
        return Taken(path.name, trouble=" ".join(part for part in (error.message, error.cure) if part))


def _unwrapped(path: Path) -> Path:
    """The database of a QualCoder project that came as a zip; any other file as it is."""
    if path.suffix.lower() != ".zip":
        return path
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [one for one in archive.infolist() if Path(one.filename).name == QUALCODER]
            if not inside or inside[0].file_size > LARGEST:
                return path
            named = PurePosixPath(inside[0].filename).parent.name or path.stem
            target = path.parent / f"{path.stem}-zip" / named / QUALCODER  # the folder names the project
            target.parent.mkdir(parents=True)
            with archive.open(inside[0]) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink)
            return target
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError):
        return path


def show(project: SharedProject) -> None:
    """How far the taking over is, and its report until it was seen."""
    job = work.show(project, KIND)
    if job is None or job.busy:
        return
    with st.container(border=True, key="foreign-report"):
        if job.state == "done":
            _report(job.result)
        st.button(
            t("app_sources.close_report"),
            key="sources-foreign-close",
            on_click=work.clear,
            args=(project.path, KIND),
        )


def _report(found: Sequence[Taken]) -> None:
    for number, one in enumerate(found):
        if one.imported is None:
            texts.error(one.name, one.trouble)
            continue
        told = one.imported
        figures = [
            count("app_start.n_sources", told.documents),
            count("app_start.n_codes", told.codes),
            count("app_start.n_codings", told.codings),
            count("app_output.n_memos", told.memos),
        ]
        if told.known:
            figures.append(count("app_sources.foreign_known", told.known))
        texts.done(
            t("app_sources.foreign_done", file=one.name, tool=told.tool or one.name), " · ".join(figures)
        )
        if told.remarks:
            label = count("app_sources.foreign_remarks", len(told.remarks))
            with st.expander(label, expanded=True, key=f"foreign-remarks-{number}"):
                for remark in told.remarks:
                    texts.line(remark.text)
