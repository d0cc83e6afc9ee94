"""Choosing a project: the recent ones, a new one, one from a file, the example."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import streamlit as st
from platformdirs import user_documents_path

from app import guard, recents, session, texts, wording, work
from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import slug
from qualcode.project import Project
from qualcode.project.demo import demo_files, fill_with_demo

DEMO_FILE = "voorbeeld-flexwerk-zorg.db"
SHOWN = 8


def home() -> Path:
    """Where projects are kept unless one says otherwise."""
    return user_documents_path() / "qualcode"


def buttons(*, first: bool) -> None:
    """New, open, and the example in one click; `first` when there is nothing else to do."""
    kind: Literal["primary", "secondary"] = "primary" if first else "secondary"
    with st.container(horizontal=True):
        if st.button(t("app_start.new"), key="start-new", icon=":material/add:", type=kind):
            new_project()
        if st.button(t("app_start.open"), key="start-open", icon=":material/folder_open:"):
            open_project()
        if demo_files() is not None and st.button(
            t("app_start.demo"), key="start-demo", icon=":material/school:", help=t("app_start.demo_help")
        ):
            _open_demo()
    if demo_files() is None:
        texts.line(t("app_start.no_demo"))


def recent(current: Path | None) -> None:
    """The projects opened before; one whose file is gone says so and can be taken off the list."""
    rows = [row for row in recents.all_recent() if current is None or row.path != str(current.resolve())]
    if current is None and rows:
        texts.subheading(t("app_start.opened_before"))
    for row in rows[:SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"recent-{row.key}"):
            with st.container(gap=None):
                texts.words(row.title, kind="qc-strong")
                where = str(Path(row.path).parent)
                texts.line(wording.when(row.opened) if row.exists else t("app_start.gone"), where)
            if row.exists:
                if st.button(
                    t("app_start.open_this"), key=f"open-{row.key}", help=texts.safe(Path(row.path).name)
                ):
                    _open(Path(row.path))
            else:
                st.button(
                    t("app_start.forget"), key=f"forget-{row.key}", on_click=recents.forget, args=(row.key,)
                )


@texts.dialog("app_start.new")
@guard.part
def new_project() -> None:
    """Ask for a name; the file is named after it."""
    with st.form("new-project", border=False):
        title = st.text_input(
            t("app_start.name"), max_chars=200, placeholder=t("app_start.name_example"), key="new-title"
        )
        folder = st.text_input(t("app_start.folder"), value=str(home()), key="new-folder")
        texts.line(t("app_start.file_explained"))
        if st.form_submit_button(t("app_start.make"), type="primary"):
            _make(title, folder)


@texts.dialog("app_start.open")
@guard.part
def open_project() -> None:
    """Choose among the files in the usual folder, or give a path."""
    known = {row.path for row in recents.all_recent()}
    found = [file for file in sorted(home().glob("*.db")) if str(file.resolve()) not in known]
    for number, file in enumerate(found[:SHOWN]):
        if st.button(texts.safe(file.name), key=f"found-{number}", icon=":material/description:"):
            _open(file)
    with st.form("open-project", border=False):
        path = st.text_input(
            t("app_start.path"), placeholder=str(home() / "studie.db"), help=t("app_start.path_help")
        )
        if st.form_submit_button(t("app_start.open_this"), type="primary"):
            _open(Path(path.strip().strip('"')).expanduser())


def _make(title: str, folder: str) -> None:
    title = " ".join(unicodedata.normalize("NFC", title).split())
    if not title:
        texts.error(t("app_start.name_needed"))
        return
    path = Path(folder).expanduser() / f"{slug(title)[:60]}.db"
    try:
        with Project.create(path, who=session.coder()) as project:
            project.title = title
    except OSError:
        texts.error(t("app_start.cannot_write"), t("app_start.other_folder"))
        return
    _open(path)


def _open(path: Path) -> None:
    if path.suffix == "" and path.with_suffix(".db").is_file():
        path = path.with_suffix(".db")
    with Project.open(path, who=session.coder()) as project:
        title = project.title
    session.choose(path, title)
    st.rerun()


def _open_demo() -> None:
    path = home() / DEMO_FILE
    if not path.is_file():
        try:
            with Project.create(path, who=session.coder()) as project:
                project.title = t("app_start.demo_title")
        except OSError as error:
            raise ProjectError("app.error.cannot_write", file=str(path)) from error
    with Project.open(path, who=session.coder()) as project:
        if not project.standing()["suggested"]:
            work.start(project, "demo", t("app_start.demo_sources"), _fill)
    _open(path)


def _fill(project: Project, job: work.Job) -> None:
    def tell(part: str) -> None:
        job.label, job.done, job.total = t(f"app_start.demo_{part}"), 0, 0

    fill_with_demo(project, progress=job, tell=tell)
