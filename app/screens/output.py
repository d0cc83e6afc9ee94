"""Uitvoer: what goes out of the project, seen before it is made."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import place, texts, work
from app.parts import asked, house_style, preview, pseudonyms, report_tables, views
from app.parts.outputs import FORMS, Choice, Form, Made, make
from app.shared import SharedProject
from app.wording import size, when
from qualcode.i18n import t
from qualcode.project import Project
from qualcode.reporting.attribution import Grain

KIND = "output"
SHOWN = 6
WITH_TABLES = ("word", "html", "excel")
"""Forms that hold the tables which researchers saved."""


def show(project: SharedProject) -> None:
    """Choose, look, make, fetch."""
    texts.heading(t("app.page.output"), t("app_output.what_it_is"))
    if not project.counts()["documents"]:
        texts.empty(t("app_output.nothing"), t("app_output.nothing_cure"))
        place.link("sources", t("app_start.go_sources"), icon=":material/arrow_forward:")
        return
    chosen, seen = st.columns([1, 1], gap="large")
    with chosen:
        choice = _choose(project)
        if choice.pseudonyms:
            pseudonyms.standing(project)
        _whose(project)
        _make_button(project, choice)
        job = work.show(project, KIND)
        _made(project, job)
    with seen:
        if choice.pseudonyms and pseudonyms.edit(project):
            return
        with st.container(border=True, key="output-preview"):
            texts.subheading(t("app_output.preview"), t("app_output.preview_what"))
            if choice.form == "qdc":
                preview.codes(project, pseudonyms=choice.pseudonyms)
            else:
                grain = choice.grain if choice.form in WITH_TABLES else None
                preview.show(
                    project,
                    pseudonyms=choice.pseudonyms,
                    grain=grain,
                    others=choice.others,
                    memos=choice.memos,
                )


def _choose(project: SharedProject) -> Choice:
    form = _form()
    texts.line(t(f"app_output.about_{form.key}"))
    names = views.chosen(
        "output",
        t("app_output.names"),
        ("real", "pseudonyms"),
        lambda one: t(f"app_output.names_{one}"),
        name="names",
        labelled=True,
    )
    grain = Grain.SECTOR
    if form.key in ("word", "html"):
        grain = _grain()
    if names == "real":
        texts.line(t("app_output.real_warning"))
    tables = report_tables.chosen(project) if form.key in WITH_TABLES else None
    memos = form.key not in WITH_TABLES or _memos(project)
    house_style.show(project, form.key)
    windows = form.key == "qdpx" and st.checkbox(
        t("app_output.windows"), value=place.get("windows") == "yes", key="output-windows"
    )
    place.put(windows="yes" if windows else None)
    others = form.key != "qdc" and _others(project)
    return Choice(form.key, names == "pseudonyms", grain, windows, tables, others, memos)


def _memos(project: SharedProject) -> bool:
    """Whether memos go in; asked only where there are any."""
    if not project.memos():
        return True
    within = st.checkbox(t("app_output.memos"), value=place.get("memos") != "no", key="output-memos")
    place.put(memos=None if within else "no")
    return within


def _others(project: SharedProject) -> bool:
    """Whether what others did where this coder codes blind goes in as well; asked only of who does."""
    blind = len(project.blind())
    if not blind:
        return False
    others = st.checkbox(t("app_output.others"), value=place.get("others") == "yes", key="output-others")
    place.put(others="yes" if others else None)
    if others:
        texts.note(t("app_output.blind"), t("app_output.blind_cure"))
    else:
        texts.line(t("app_output.without_others", count=blind))
    return others


def _form() -> Form:
    keys = [form.key for form in FORMS]
    asked = place.get("form", keys[0])
    key = st.radio(
        t("app_output.form"),
        keys,
        index=keys.index(asked) if asked in keys else 0,
        format_func=lambda one: t(f"app_output.form_{one}"),
        key="output-form",
        horizontal=True,
    )
    place.put(form="" if key == keys[0] else key)
    return next(form for form in FORMS if form.key == key)


def _grain() -> Grain:
    grains = [Grain.ROLE, Grain.SECTOR, Grain.CASE]
    asked = place.get("grain", Grain.SECTOR.value)
    grain = st.radio(
        t("app_output.grain"),
        grains,
        index=next((n for n, one in enumerate(grains) if one.value == asked), 1),
        format_func=lambda one: t(f"app_output.grain_{one.value}"),
        key="output-grain",
    )
    place.put(grain="" if grain is Grain.SECTOR else grain.value)
    return grain


def _whose(project: SharedProject) -> None:
    """Whose codings count in what goes out."""
    told = project.analysis().table.told
    if told:
        texts.line(told)
        if len(project.coders()) > 1:
            place.link("analysis", t("app_output.count_otherwise"), icon=":material/tune:")


def _make_button(project: SharedProject, choice: Choice) -> None:
    label = t("app_output.make")
    if st.button(label, type="primary", key="output-make", icon=":material/download:"):
        _start(project, choice)


def _start(project: SharedProject, choice: Choice) -> None:
    def task(opened: Project, job: work.Job) -> Made:
        made = make(opened, choice)
        asked.remember(opened.path, made)
        return made

    work.start(project, KIND, t("app_output.making"), task, alone=False, about=(choice, project.who))
    st.rerun()


def _made(project: SharedProject, latest: work.Job | None) -> None:
    """The files made lately, the newest first; and those that went with the server that made them.

    Who codes blind gets no files of others: what they coded stands in them.
    """
    done = [job for job in reversed(work.jobs(project.path, KIND)) if job.state == "done"]
    jobs = [job for job in done if job.who == project.who or not project.blind()][:SHOWN]
    ready = [job for job in jobs if job.result.path.is_file()]
    there = {job.result.made for job in ready}
    gone = [one for one in asked.lately(project.path) if one.made not in there][: SHOWN - len(ready)]
    if ready:
        texts.subheading(t("app_output.ready"))
    now = project.last_event()
    for job in ready:
        made: Made = job.result
        with _file(f"made-{job.id}"):
            with st.container(gap=None):
                texts.words(made.path.name, kind="qc-strong")
                facts = size(made.path.stat().st_size), when(made.made)
                changed = t("app_output.changed_since") if made.event != now else ""
                texts.line(*_about(made.choice), *facts, changed)
            st.download_button(
                t("app_output.save"),
                data=made.path.read_bytes,
                file_name=made.path.name,
                mime=made.mime,
                key=f"save-{job.id}",
                on_click="ignore",
            )
        if made.remarks and job is latest:
            texts.listing(t("app_output.remarks"), [("•", remark) for remark in made.remarks])
    if gone:
        texts.subheading(t("app_output.before"), t("app_output.before_what"))
    for number, one in enumerate(gone):
        with _file(f"gone-{number}"):
            with st.container(gap=None):
                texts.words(one.name, kind="qc-strong")
                texts.line(*_about(one.choice), when(one.made))
            if st.button(t("app_output.make_again"), key=f"again-{number}"):
                _start(project, one.choice)


def _file(key: str) -> DeltaGenerator:
    return st.container(border=True, horizontal=True, vertical_alignment="center", key=key)


def _about(choice: Choice) -> tuple[str, ...]:
    names = "pseudonyms" if choice.pseudonyms else "real"
    others = (t("app_output.others"),) if choice.others else ()
    return t(f"app_output.form_{choice.form}"), t(f"app_output.names_{names}"), *others
