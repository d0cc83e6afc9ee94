"""The list of pseudonyms: what stands in place of names in all that goes out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import streamlit as st

from app import texts, work
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t
from qualcode.model import Pseudonym
from qualcode.project import Project

KIND = "pseudonyms"
Row = Mapping[Hashable, Any]
"""A row of the grid that was edited."""


def standing(project: SharedProject) -> None:
    """How many names have a pseudonym, and the way to the list."""
    speakers = [s for document in project.documents() for s in document.speakers if s.pseudonym]
    terms = project.pseudonyms()
    if speakers or terms:
        texts.line(
            t(
                "app_output.pseudonyms_now",
                speakers=count("app_output.n_speakers", len(speakers)),
                terms=count("app_output.n_terms", len(terms)),
            )
        )
    else:
        texts.note(t("app_output.no_pseudonyms"), t("app_output.no_pseudonyms_cure"))
    if st.button(t("app_output.propose"), key="output-propose", icon=":material/manage_search:"):
        work.clear(project.path, KIND)
        work.start(project, KIND, t("app_output.proposing"), _look, alone=False)
        st.rerun()


def edit(project: SharedProject) -> bool:
    """The list to look at and complete, once it was asked for; whether it stands there."""
    job = work.show(project, KIND)
    if job is None or job.state != "done":
        return False
    _edit(project, job)
    return True


def _look(project: Project, job: work.Job) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of both lists: what is decided first, then what is proposed."""
    found_speakers, found_terms = project.propose_pseudonyms()
    proposed = {(one.document, one.label): one.pseudonym for one in found_speakers}
    people = [
        {
            "document": document.id,
            "label": speaker.label,
            "source": document.title,
            "name": speaker.name or speaker.label,
            "pseudonym": speaker.pseudonym or proposed.get((document.id, speaker.label), ""),
        }
        for document in project.documents()
        for speaker in document.speakers
        if speaker.pseudonym or (document.id, speaker.label) in proposed
    ]
    terms: list[dict[str, Any]] = [
        {"use": True, "term": one.term, "replacement": one.replacement, "kind": one.kind, "count": None}
        for one in project.pseudonyms()
    ]
    terms += [
        {
            "use": one.why in ("speaker", "case"),
            "term": one.term,
            "replacement": one.replacement,
            "kind": one.kind.value,
            "count": one.count,
        }
        for one in found_terms
    ]
    return people, terms


def _edit(project: SharedProject, job: work.Job) -> None:
    import pandas as pd

    people, terms = job.result
    config = st.column_config
    texts.subheading(t("app_output.people"), t("app_output.people_why"))
    edited_people = st.data_editor(
        pd.DataFrame(people, columns=["document", "label", "source", "name", "pseudonym"]),
        key=f"output-people-{job.id}",
        placeholder="",
        hide_index=True,
        height=min(320, 40 + 35 * max(1, len(people))),
        disabled=["source", "name"],
        column_order=["source", "name", "pseudonym"],
        column_config={
            "source": config.TextColumn(t("app_sources.source"), width="large"),
            "name": config.TextColumn(t("app_sources.name")),
            "pseudonym": config.TextColumn(t("app_output.pseudonym"), max_chars=100),
        },
    )
    texts.subheading(t("app_output.terms"), t("app_output.terms_why"))
    edited_terms = st.data_editor(
        pd.DataFrame(terms, columns=["use", "term", "replacement", "kind", "count"]),
        key=f"output-terms-{job.id}",
        placeholder="",
        hide_index=True,
        num_rows="add",
        height=min(420, 75 + 35 * max(1, len(terms))),
        column_config={
            "use": config.CheckboxColumn(t("app_output.use"), default=True, width=70),
            "term": config.TextColumn(t("app_output.term"), max_chars=200),
            "replacement": config.TextColumn(t("app_output.replacement"), max_chars=100),
            "kind": config.TextColumn(t("app_sources.kind"), default="", width="small"),
            "count": config.NumberColumn(t("app_output.count"), disabled=True, width="small"),
        },
    )
    with st.container(horizontal=True):
        if st.button(t("app_output.keep_list"), type="primary", key="output-keep-list"):
            _keep(project, edited_people.to_dict("records"), edited_terms.to_dict("records"))
            work.clear(project.path, KIND)
            st.rerun()
        if st.button(t("app_output.leave_list"), key="output-leave-list"):
            work.clear(project.path, KIND)
            st.rerun()


def _keep(project: SharedProject, people: Sequence[Row], terms: Sequence[Row]) -> None:
    known = {(d.id, s.label): s.pseudonym for d in project.documents() for s in d.speakers}
    kept = {
        " ".join(str(row["term"]).split()).casefold(): Pseudonym(
            str(row["term"]).strip(), str(row["replacement"]).strip(), _text(row["kind"])
        )
        for row in terms
        if row["use"] is True and _text(row["term"]) and _text(row["replacement"])
    }
    with project.action():
        for row in people:
            place, pseudonym = (row["document"], row["label"]), _text(row["pseudonym"])
            if known.get(place, "") != pseudonym:
                project.set_pseudonym(*place, pseudonym)
        project.set_pseudonyms(list(kept.values()))


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""
