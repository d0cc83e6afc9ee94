"""Whole codebooks: new codes, loading and saving, versions, facets, and drafts from documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from app import drafts, guard, place, texts, work
from app.codebooks import deeds
from app.shared import SharedProject
from qualcode.codebook import (
    add,
    describe,
    diff,
    dump,
    free_key,
    load,
    new_key,
    put_facet,
    shipped,
    to_excel,
)
from qualcode.i18n import dates, t
from qualcode.model import Codebook, Facet, FacetValue, slug
from qualcode.progress import Progress
from qualcode.project import Project
from qualcode.project.incoming.unpacking import free_path

DRAFT = "codebook-draft"


@contextmanager
def uploaded(file: Any) -> Iterator[Path]:
    """An uploaded file on disk, under its own name, as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getvalue())
        yield path


@texts.dialog("app_codebook.new_title", width="medium")
@guard.part
def new_dialog(project: SharedProject, codebook: Codebook) -> None:
    """A new code."""
    labels = {code.key: code.label for code in codebook.codes}
    with st.form("codebook-new-form", border=False), drafts.kept("new code", codebook.key):
        label = st.text_input(t("app_codebook.label"))
        parent = st.selectbox(
            t("app_codebook.parent"),
            ["", *labels],
            format_func=lambda key: texts.plain(labels[key]) if key else t("app_codebook.top"),
        )
        definition = st.text_area(t("app_codebook.definition"), help=t("app_codebook.definition_help"))
        if st.form_submit_button(t("app_codebook.make"), type="primary"):
            key = new_key(codebook, label) if label.strip() else ""
            made = partial(add, label=label, parent=parent, definition=definition)
            deeds.edit(project, codebook, made, "made", label)
            drafts.saved("new code", codebook.key)
            place.put(code=key)
            st.rerun()


@texts.dialog("app_codebook.load_title", width="medium")
@guard.part
def load_dialog(project: SharedProject) -> None:
    """A codebook that comes along, a file, or an empty one; what it would change is shown first."""
    books = shipped()
    own = {book.key: book for book in project.codebooks()}
    chosen = st.selectbox(
        t("app_codebook.shipped"),
        list(books),
        index=None,
        format_func=lambda key: texts.plain(load(books[key]).title),
        key="codebook-shipped",
    )
    file = st.file_uploader(t("app_codebook.file"), type=["yaml", "yml", "xlsx"], key="codebook-file")
    found: Codebook | None = None
    if file is not None:
        with uploaded(file) as path:
            found = load(path, over=list(own.values()))
    elif chosen:
        found = load(books[chosen])
    if found is not None:
        texts.line(t("app_codebook.found", title=found.title, count=len(found.codes), version=found.version))
        if found.key in own:
            texts.outline(describe(diff(own[found.key], found), keys=False))
        if st.button(t("app_codebook.load"), type="primary"):
            project.load_codebook(found)
            place.put(book=found.key, code=None)
            st.rerun()
    with st.expander(t("app_codebook.empty_book"), key="codebook-empty-book"):
        _begin(project)


@texts.dialog("app_codebook.begin_title", width="small")
@guard.part
def begin_dialog(project: SharedProject) -> None:
    """A codebook without codes, to make them by oneself."""
    texts.line(t("app_codebook.begin_explained"))
    _begin(project, project.title)


def _begin(project: SharedProject, title: str = "") -> None:
    with st.form("codebook-empty-form", border=False):
        title = st.text_input(t("app_codebook.title_of"), value=title)
        if st.form_submit_button(t("app_codebook.make"), type="primary") and title.strip():
            project.load_codebook(Codebook(slug(title), " ".join(title.split()), ()))
            place.put(book=slug(title), code=None)
            st.rerun()


@texts.dialog("app_codebook.save_title", width="small")
@guard.part
def save_dialog(codebook: Codebook) -> None:
    """As YAML, which keeps everything, or as a workbook to edit and load back."""
    st.download_button(
        t("app_codebook.as_yaml"),
        dump(codebook).encode(),
        f"{codebook.key}.yaml",
        "application/yaml",
        icon=":material/download:",
    )
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        path = Path(folder) / "codeboek.xlsx"
        to_excel(codebook, path)
        st.download_button(
            t("app_codebook.as_excel"),
            path.read_bytes(),
            f"{codebook.key}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/download:",
        )
    texts.line(t("app_codebook.save_explained"))


@texts.dialog("app_codebook.versions_title", width="large")
@guard.part
def versions_dialog(project: SharedProject, codebook: Codebook) -> None:
    """What changed between two versions, in words."""
    versions = project.codebook_versions(codebook.key)
    numbers = [version.version for version in versions]
    told = {
        v.version: " · ".join(
            part
            for part in (
                t("app_codebook.version", version=v.version),
                dates.local_moment(v.at),
                v.who,
                t("app_codebook.codes", count=v.codes),
            )
            if part
        )
        for v in versions
    }
    if len(numbers) < 2:
        texts.empty(t("app_codebook.one_version"), told.get(codebook.version, ""))
        return
    left, right = st.columns(2)
    old = left.selectbox(
        t("app_codebook.old"),
        numbers,
        index=max(0, len(numbers) - 2),
        format_func=lambda number: texts.plain(told[number]),
    )
    new = right.selectbox(
        t("app_codebook.new"),
        numbers,
        index=len(numbers) - 1,
        format_func=lambda number: texts.plain(told[number]),
    )
    before = project.codebook_version(old, key=codebook.key)
    after = project.codebook_version(new, key=codebook.key)
    texts.outline(describe(diff(before, after), keys=False))


@texts.dialog("app_codebook.facets_title", width="medium")
@guard.part
def facets_dialog(project: SharedProject, codebook: Codebook) -> None:
    """Facets: what is asked beside a code, such as its level or whether someone is for or against."""
    texts.line(t("app_codebook.facets_explained"))
    known = {facet.key: facet for facet in codebook.facets}
    key = st.selectbox(
        t("app_codebook.which_facet"),
        ["", *known],
        format_func=lambda one: texts.plain(known[one].label) if one else t("app_codebook.new_facet"),
        key="codebook-facet",
    )
    facet = known.get(key)
    with st.form(f"codebook-facet-form-{key}", border=False):
        label = st.text_input(t("app_codebook.label"), value=facet.label if facet else "")
        question = st.text_input(t("app_codebook.question"), value=facet.question if facet else "")
        values = st.text_area(
            t("app_codebook.values"),
            value="\n".join(value.label for value in facet.values) if facet else "",
            help=t("app_codebook.a_line_each"),
        )
        several = st.checkbox(t("app_codebook.several"), value=facet.multiple if facet else False)
        if st.form_submit_button(t("app_codebook.save"), type="primary"):
            own = key or free_key(label, known)
            made = Facet(own, " ".join(label.split()), _values(values, facet), question, several)
            deeds.edit(project, codebook, partial(put_facet, facet=made), "facet", label)
            st.rerun()


def _values(written: str, facet: Facet | None) -> tuple[FacetValue, ...]:
    """Values by their labels; one that was there keeps its key and definition, others get their own."""
    known = {value.label: value for value in facet.values} if facet else {}
    labels = dict.fromkeys(" ".join(line.split()) for line in written.splitlines() if line.strip())
    taken, found = {value.key for value in known.values()}, []
    for label in labels:
        found.append(known.get(label) or FacetValue(free_key(label, taken), label))
        taken.add(found[-1].key)
    return tuple(found)


@texts.dialog("app_codebook.draft_title", width="medium")
@guard.part
def draft_dialog(project: SharedProject) -> None:
    """A codebook proposed from documents: their headings, and themes of those without."""
    texts.line(t("app_codebook.draft_explained"))
    with st.form("codebook-draft-form", border=False):
        files = st.file_uploader(t("app_codebook.draft_files"), accept_multiple_files=True)
        title = st.text_input(t("app_codebook.title_of"), value=t("app_codebook.draft_name"))
        about = st.number_input(
            t("app_codebook.draft_about"), 2, 60, None, placeholder=t("app_codebook.draft_by_itself")
        )
        pressed = st.form_submit_button(t("app_codebook.draft"), type="primary")
        if pressed and not files:
            texts.error(t("app_codebook.draft_needs_files"))
        elif pressed:
            _start_draft(project, [(file.name, file.getvalue()) for file in files], title, about)
            st.rerun()


def _start_draft(
    project: SharedProject, files: list[tuple[str, bytes]], title: str, about: int | None
) -> None:
    def task(opened: Project, progress: Progress) -> Codebook:
        from qualcode.project.codes.drafting import draft_codebook

        with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
            paths = []
            for name, content in files:
                paths.append(free_path(Path(folder) / Path(name).name))
                paths[-1].write_bytes(content)
            made = draft_codebook(paths, title=title, about=about, progress=progress)
        return opened.load_codebook(made, current=False)  # others may be coding

    work.start(project, DRAFT, t("app_codebook.drafting"), task)


def drafted(project: SharedProject) -> None:
    """How far a draft is; once it is there, what it holds and the way to it."""
    job = work.show(project, DRAFT)
    if job is None or job.state != "done":
        return
    made: Codebook = job.result
    with st.container(horizontal=True, vertical_alignment="center", key="codebook-drafted"):
        texts.done(t("app_codebook.drafted", title=made.title, count=len(made.codes)))
        st.button(
            t("app_codebook.draft_look"), key="codebook-draft-look", on_click=_turn_to, args=(project, made)
        )
        st.button(t("app_codebook.draft_seen"), key="codebook-draft-seen", on_click=_seen, args=(project,))


@guard.callback
def _turn_to(project: SharedProject, made: Codebook) -> None:
    place.put(book=made.key, code=None)
    project.use_codebook(made.key)  # others may have changed it since
    work.clear(project.path, DRAFT)


@guard.callback
def _seen(project: SharedProject) -> None:
    work.clear(project.path, DRAFT)
