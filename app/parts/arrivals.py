"""Files on their way in: dragged, looked at, corrected, stored, reported on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from app import guard, staging, texts, work
from app.parts import delivery_grids, foreign, import_report, repairs, survey_columns
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t
from qualcode.project import Project
from qualcode.project.incoming.manifest import Entry

LOOK, ADD = "look", "add"
NUMBER, NOT_TAKEN = "sources-upload-number", "sources-not-taken"
FEW_SAID = 6
"""Of no more files than this, what is said of them stands open below the grid."""


def show(project: SharedProject, *, first: bool) -> bool:
    """Draw what is on its way; returns whether that takes the page for itself."""
    foreign.show(project)
    mine = staging.of(project.path, project.who)
    adding = work.latest(project.path, ADD)
    _not_taken(others=mine is not None or (adding is not None and adding.busy))
    if adding is not None and adding.busy:
        work.show(project, ADD)
        return False
    if adding is not None and adding.state == "failed" and mine is not None:
        work.show(project, ADD)
    if mine is None:
        _uploader(project, first)
        return False
    if mine.report is not None:
        troubles = [*mine.troubles, *((mine.name_of(one), one.note) for one in mine.refused)]
        import_report.show(mine.report, troubles, lambda: staging.drop(project.path, project.who))
        return False
    looking = work.latest(project.path, LOOK)
    if looking is not None and looking.busy:
        work.show(project, LOOK)
        return False
    if mine.found_back and not mine.looked:
        mine.found_back = False
        _look(project, mine)
        st.rerun()
    failed = looking is not None and looking.state == "failed"
    if failed or not (mine.looked or mine.troubles):
        _stopped(project, mine, looking)
        return False
    _correct(project, mine)
    return True


def _not_taken(*, others: bool) -> None:
    """Tell of files that were dropped on a page that did not know yet that `others` are on their way in."""
    number = st.session_state.setdefault(NUMBER, 0)
    files = st.session_state.get(f"sources-upload-{number}")
    if files and others:
        st.session_state[NUMBER] = number + 1
        st.session_state[NOT_TAKEN] = [file.name for file in files]
    if names := st.session_state.get(NOT_TAKEN):
        cure = t("app_sources.not_taken_cure", files=", ".join(names))
        texts.note(count("app_sources.not_taken", len(names)), cure)


def _uploader(project: SharedProject, first: bool) -> None:
    number = st.session_state.setdefault(NUMBER, 0)
    if first:
        texts.empty(t("app_sources.none"), t("app_sources.none_cure"))
        around = st.container(key="sources-upload")
    else:
        around = st.expander(t("app_sources.add"), icon=":material/upload_file:", key="sources-add")
    with around:
        texts.line(t("app_sources.add_how"))
        files = st.file_uploader(
            t("app_sources.files"), accept_multiple_files=True, key=f"sources-upload-{number}"
        )
        texts.line(t("app_sources.add_more"))
        if foreign.button():
            foreign.dialog(project)
    if files:
        st.session_state.pop(NOT_TAKEN, None)
        others = [file for file in files if Path(file.name).suffix.lower() in foreign.OURS_NEVER]
        files = [file for file in files if file not in others]
        if others:
            foreign.take(project, [(file.name, file) for file in others])
        if not files:
            st.session_state[NUMBER] = number + 1
            st.rerun()
        mine = staging.begin(project.path, project.who)
        for file in files:
            mine.take(file.name, file)
        st.session_state[NUMBER] = number + 1
        _look(project, mine)
        st.rerun()


def _look(project: SharedProject, mine: staging.Staging) -> None:
    work.clear(project.path, LOOK)

    def look(opened: Project, job: work.Job) -> None:
        mine.look(opened, job)

    work.start(project, LOOK, t("app_sources.looking"), look, alone=False)


def _stopped(project: SharedProject, mine: staging.Staging, looking: work.Job | None) -> None:
    if looking is not None and looking.state == "failed":
        texts.error(*looking.trouble)
    else:
        texts.note(t("app_sources.look_stopped"))
    _refused(project, mine)
    with st.container(horizontal=True):
        if st.button(t("app_sources.look_again"), key="sources-again"):
            _look(project, mine)
            st.rerun()
        _drop_button(project, mine)


def _drop_button(project: SharedProject, mine: staging.Staging) -> None:
    label = "app_sources.drop_rest" if mine.stored else "app_sources.drop"
    if st.button(t(label), key="sources-drop"):
        if mine.stored:  # the report tells of what is in
            mine.report = mine.stored
            mine.clean()
        else:
            staging.drop(project.path, project.who)
        st.rerun()


# --- correcting


def _correct(project: SharedProject, mine: staging.Staging) -> None:
    texts.subheading(t("app_sources.correct"), t("app_sources.correct_why"))
    if mine.waiting:
        why = " ".join(dict.fromkeys(line.error for line in mine.waiting))
        texts.error(
            count("app_sources.not_stored", len(mine.rows)), t("app_sources.not_stored_cure", why=why)
        )
    elif mine.stored:
        told = t("app_sources.stopped", stored=len(mine.stored), left=len(mine.rows))
        texts.note(told, t("app_sources.stopped_cure"))
    else:
        texts.line(t("app_sources.nothing_stored"))
    _refused(project, mine)
    if mine.rows:
        delivery_grids.files(project, mine)
        if misread := mine.misread:
            _look_again(project, mine, misread)
            st.rerun()
        _said(mine)
        delivery_grids.speakers(mine)
        repairs.show(mine, lambda again: _look_again(project, mine, again))
    survey_columns.show(mine, lambda again: _look_again(project, mine, again))
    if mine.looked:
        with guard.guarded():  # on a full disk one has to be able to drop them
            mine.keep()
    picked = sum(bool(row["chosen"]) for row in mine.rows)
    with st.container(horizontal=True):
        label = count("app_sources.store", picked)
        if st.button(label, type="primary", disabled=not picked, key="sources-store"):
            _store(project, mine)
            st.rerun()
        _drop_button(project, mine)


def _look_again(project: SharedProject, mine: staging.Staging, again: Sequence[Entry]) -> None:
    """Read some of the files anew, as their entries now say."""
    work.clear(project.path, LOOK)
    paths = [mine.folder / entry.file for entry in again]

    def look(opened: Project, job: work.Job) -> None:
        mine.look_again(opened.look(paths, manifest=again, progress=job))

    work.start(project, LOOK, t("app_sources.looking"), look, alone=False)


def _said(mine: staging.Staging) -> None:
    """What is to be said of files that take part, whole: in the grid one reads how it begins."""
    few = len(mine.said) <= FEW_SAID
    if mine.said:
        with st.expander(count("app_sources.said", len(mine.said)), expanded=few, key="sources-said"):
            texts.listing("", mine.said)


def _refused(project: SharedProject, mine: staging.Staging) -> None:
    lines = [*mine.troubles, *((mine.name_of(one), one.note) for one in mine.refused)]
    if lines:
        texts.listing(count("app_sources.refused", len(lines)), lines)
    if mine.untaken and st.button(t("app_sources.take_again"), key="sources-take-again"):
        mine.take_again()
        _look(project, mine)
        st.rerun()
    present = mine.present
    if present and st.button(count("app_sources.read_again", len(present)), key="sources-read-again"):
        _look_again(
            project, mine, [replace(one.entry, file=mine.name_of(one), again=True) for one in present]
        )
        st.rerun()


def _store(project: SharedProject, mine: staging.Staging) -> None:
    paths, entries = mine.chosen()
    work.clear(project.path, ADD)
    work.start(
        project,
        ADD,
        t("app_sources.storing"),
        lambda opened, job: mine.store(opened, paths, entries, job),
        alone=False,
    )
