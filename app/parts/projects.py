"""Choosing a project: the recent ones, a new one, one from a file, the example."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import streamlit as st

from app import guard, recents, session, texts, wording, work
from app.parts import finding
from app.shared import SharedProject
from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import slug
from qualcode.project import Project
from qualcode.project.demo import demo_files, fill_with_demo

DEMO_FILE = "voorbeeld-flexwerk-zorg.db"
SHOWN = 8
MOST_FOUND, MOST_FOLDERS, FEW = 12, 60, 6
_FOLDER = "start-folder"
_USED = "start-used"
_MADE = "_start_made"


def buttons(*, first: bool) -> None:
    """New, open, and the example in one click; `first` when there is nothing else to do."""
    kind: Literal["primary", "secondary"] = "primary" if first else "secondary"
    with st.container(horizontal=True):
        if st.button(t("app_start.new"), key="start-new", icon=":material/add:", type=kind):
            _look_in("")
            new_project()
        if st.button(t("app_start.open"), key="start-open", icon=":material/folder_open:"):
            _look_in("")
            open_project()
        if demo_files() is not None and st.button(
            t("app_start.demo"), key="start-demo", icon=":material/school:", help=t("app_start.demo_help")
        ):
            _open_demo()
    if demo_files() is None:
        texts.line(t("app_start.no_demo"))
    elif first:
        texts.line(t("app_start.demo_explained"), kind="qc-told")


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
        places = list(dict.fromkeys([*st.session_state.get(_USED, []), *map(str, finding.places())]))
        folder = st.selectbox(
            t("app_start.folder"),
            places,
            format_func=texts.plain,
            accept_new_options=True,
            key=f"new-folder-{places[0]}",
        )
        texts.line(t("app_start.file_explained"))
        if st.form_submit_button(t("app_start.make"), type="primary"):
            _make(title, folder or "")
    with st.expander(t("app_start.other_place"), icon=":material/folder_open:", key="new-elsewhere"):
        _look_around()


def _look_around() -> None:
    """Walk through the folders of this computer to one in which a new project is to be kept."""
    folder = Path(st.session_state.get(_FOLDER) or Path.home())
    with st.container(horizontal=True, vertical_alignment="center", key="new-ways"):
        _up(folder)
        st.button(
            t("app_start.use_folder"),
            key="new-use",
            icon=":material/check:",
            on_click=_use,
            args=(str(folder),),
        )
    texts.words(str(folder), kind="qc-strong")
    _folders(finding.inside(folder).folders)


def _use(folder: str) -> None:
    used = st.session_state.setdefault(_USED, [])
    st.session_state[_USED] = [folder, *(one for one in used if one != folder)]


@texts.dialog("app_start.open", width="medium")
@guard.part
def open_project() -> None:
    """Choose among the projects found on this computer, look in another folder, or give a path."""
    folder = st.session_state.get(_FOLDER, "")
    if folder:
        _browse(Path(folder))
    else:
        found = finding.projects(finding.usual())
        texts.line(t("app_start.found" if found else "app_start.found_none"))
        _rows(found[:MOST_FOUND])
        if len(found) > MOST_FOUND:
            texts.line(t("app_start.found_more", count=len(found) - MOST_FOUND))
        st.button(
            t("app_start.elsewhere"),
            key="open-elsewhere",
            icon=":material/folder_open:",
            on_click=_look_in,
            args=(str(Path.home()),),
        )
    with st.expander(t("app_start.by_path"), key="open-by-path"), st.form("open-project", border=False):
        path = st.text_input(
            t("app_start.path"), placeholder=str(finding.home() / "studie.db"), help=t("app_start.path_help")
        )
        if st.form_submit_button(t("app_start.open_this")):
            if given := path.strip().strip('"'):
                _open(Path(given).expanduser())
            else:
                texts.error(t("app_start.path_needed"))


def _browse(folder: Path) -> None:
    """The folders and projects in a folder, and the ways back."""
    seen = finding.inside(folder)
    with st.container(horizontal=True, vertical_alignment="center", key="open-ways"):
        st.button(
            t("app_start.back_to_found"),
            key="open-back",
            icon=":material/arrow_back:",
            on_click=_look_in,
            args=("",),
        )
        _up(folder)
    texts.words(str(folder), kind="qc-strong")
    _rows(seen.projects[:MOST_FOUND])
    if not seen.projects:
        texts.line(t("app_start.no_project_here"))
    _folders(seen.folders)


def _up(folder: Path) -> None:
    st.button(
        t("app_start.folder_up"),
        key="open-up",
        icon=":material/arrow_upward:",
        on_click=_look_in,
        args=(str(folder.parent),),
        disabled=folder.parent == folder,
    )


def _folders(folders: list[Path]) -> None:
    with st.container(gap=None, height=260 if len(folders) > FEW else "content", key="open-folders"):
        for number, one in enumerate(folders[:MOST_FOLDERS]):
            st.button(
                texts.safe(one.name),
                key=f"folder-{number}",
                icon=":material/folder:",
                type="tertiary",
                on_click=_look_in,
                args=(str(one),),
            )


def _look_in(folder: str) -> None:
    st.session_state[_FOLDER] = folder


def _rows(found: list[finding.Found]) -> None:
    """Projects that can be opened: what each is called, when it was changed, where it lies."""
    for number, one in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center", key=f"found-row-{number}"):
            with st.container(gap=None):
                texts.words(one.title, kind="qc-strong")
                changed = t("app_start.changed", moment=wording.when(one.changed))
                texts.line(changed, one.path.name, str(one.path.parent))
            told = t("app_start.open_named", title=one.title)
            if st.button(t("app_start.open_this"), key=f"found-{number}", help=texts.safe(told)):
                _open(one.path)


def _make(title: str, folder: str) -> None:
    title = " ".join(unicodedata.normalize("NFC", title).split())
    if not title:
        texts.error(t("app_start.name_needed"))
        return
    path = Path(folder).expanduser() / f"{slug(title)[:60].rstrip('-')}.db"
    was_there = path.parent.is_dir()
    try:
        with Project.create(path, who=session.coder()) as project:
            project.title = title
    except OSError:
        texts.error(t("app_start.cannot_write"), t("app_start.other_folder"))
        return
    st.session_state[_MADE] = "" if was_there else str(path)
    _open(path)


def folder_made(project: SharedProject) -> None:
    """That the folder of a project was made with it just now, as long as the project is empty."""
    made = st.session_state.get(_MADE)
    if made and Path(made).resolve() == project.path.resolve() and not project.documents():
        texts.done(t("app_start.folder_made", folder=str(project.path.parent)))


def _open(path: Path) -> None:
    if path.suffix == "" and path.with_suffix(".db").is_file():
        path = path.with_suffix(".db")
    with Project.open(path, who=session.coder()) as project:
        title = project.title
    session.choose(path, title)
    st.rerun()


def _open_demo() -> None:
    path = finding.home() / DEMO_FILE
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
        job.part(t(f"app_start.demo_{part}"), even=part != "threads")

    fill_with_demo(project, progress=job, tell=tell)
