"""What is done at once with all sources or speakers that are ticked: told beforehand, one deed to undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app import guard, texts
from app.parts import guessed_dates, picking, undoing
from app.parts.editable_grid import PAGE
from app.parts.source_words import kind_name, role_name
from app.shared import SharedProject
from app.wording import count, number
from qualcode import shortening
from qualcode.i18n import dates, t
from qualcode.model import DocumentKind, Role
from qualcode.ordering import natural

NAMED = 8
"""So many of what is ticked are named; of the others one reads how many."""
LONGEST = 60


def documents(project: SharedProject, ticked: list[str]) -> None:
    """The button that opens what can be done with the sources ticked, and the one for guessed dates."""
    if _button("documents", len(ticked)):
        _documents(project, ticked)
    guessed_dates.confirming(project, ticked)


def speakers(project: SharedProject, ticked: list[str]) -> None:
    """The same for speakers, each given as ``document:label``."""
    if _button("speakers", len(ticked)):
        _speakers(project, [_pair(one) for one in ticked])


def _button(what: str, ticked: int) -> bool:
    return st.button(
        count("app_sources.change_ticked", ticked) if ticked else t("app_sources.change_none"),
        icon=":material/edit_note:",
        key=f"change-{what}",
        disabled=not ticked,
        type="primary" if ticked else "secondary",
    )


def _pair(identity: str) -> tuple[str, str]:
    source, _, label = identity.partition(":")
    return source, label


def _named(names: Sequence[str]) -> None:
    """Of what one is about to change, the first ones by name."""
    shown = [shortening.beginning(name, LONGEST) for name in names[:NAMED]]
    more = len(names) - len(shown)
    texts.line("; ".join([*shown, *([t("app_sources.and_more", count=number(more))] if more else [])]))


# --- sources


@texts.dialog("app_sources.change_sources", width="medium")
@guard.part
def _documents(project: SharedProject, ticked: list[str]) -> None:
    found = [document for document in project.documents() if document.id in set(ticked)]
    texts.words(count("app_sources.n_ticked", len(found)), kind="qc-strong")
    _named([document.title for document in found])
    with st.form("ticked-documents", border=False):
        texts.line(t("app_sources.left_empty"))
        cases = sorted((case.name for case in project.cases()), key=natural)
        case = st.selectbox(
            t("app_sources.case"), cases, index=None, accept_new_options=True, key="ticked-case"
        )
        left, middle, right = st.columns(3)
        with left:
            kinds = [kind.value for kind in DocumentKind]
            kind = st.selectbox(
                t("app_sources.kind"), kinds, index=None, format_func=kind_name, key="ticked-kind"
            )
        with middle:
            date = st.text_input(t("app_sources.date"), placeholder="26-11-2026", key="ticked-date")
        with right:
            phase = st.text_input(t("app_sources.phase"), placeholder="0-meting", key="ticked-phase")
        attribute, value = _attribute({name for document in found for name in document.attributes})
        label = count("app_sources.apply_sources", len(found))
        pressed = st.form_submit_button(label, type="primary")
    if pressed:
        fields: dict[str, Any] = {
            "case": case or None,
            "kind": DocumentKind(kind) if kind else None,
            "date": dates.read(date) or None,
            "phase": phase.strip() or None,
        }
        names = [t(f"app_sources.{name}") for name, news in fields.items() if news]
        names += [attribute] if attribute and value else []
        if not names:
            texts.note(t("app_sources.nothing_filled"))
            return
        with st.spinner(t("app_sources.changing")), project.action():
            for document in found:
                told = {**document.attributes, attribute: value} if attribute and value else None
                project.set_document(document.id, attributes=told, **fields)
        _done(
            project, "documents", t("app_sources.changed", count=number(len(found)), columns=", ".join(names))
        )
    st.divider()
    codings = sum(one.document in set(ticked) for one in project.codings())
    texts.line(t("app_sources.withdraw_all_what", codings=count("app_start.n_codings", codings)))
    if st.button(
        count("app_sources.withdraw_all", len(found)), icon=":material/remove_circle:", key="ticked-withdraw"
    ):
        with st.spinner(t("app_sources.changing")), project.action():
            for document in found:
                project.withdraw(document.id)
        _done(project, "documents", count("app_sources.withdrawn_all", len(found)))


# --- speakers


@texts.dialog("app_sources.change_speakers", width="medium")
@guard.part
def _speakers(project: SharedProject, ticked: list[tuple[str, str]]) -> None:
    wanted = set(ticked)
    found = [
        (document, speaker)
        for document in project.documents()
        for speaker in document.speakers
        if (document.id, speaker.label) in wanted
    ]
    texts.words(count("app_sources.n_ticked_speakers", len(found)), kind="qc-strong")
    _named([f"{speaker.name or speaker.label} ({document.title})" for document, speaker in found])
    names = sorted(
        {speaker.person or speaker.name or speaker.label for _, speaker in found}, key=str.casefold
    )
    with st.form("ticked-speakers", border=False):
        texts.line(t("app_sources.left_empty"))
        left, right = st.columns([1, 2])
        with left:
            roles = [role.value for role in Role]
            role = st.selectbox(
                t("app_sources.role"), roles, index=None, format_func=role_name, key="ticked-role"
            )
        with right:
            person = st.selectbox(
                t("app_sources.one_person"),
                names,
                index=None,
                accept_new_options=True,
                format_func=texts.plain,
                help=t("app_sources.person_help"),
                key="ticked-person",
            )
        attribute, value = _attribute({name for _, speaker in found for name in speaker.attributes})
        label = count("app_sources.apply_speakers", len(found))
        pressed = st.form_submit_button(label, type="primary")
    if not pressed:
        return
    told = {t("app_sources.role"): role, t("app_sources.person"): person}
    columns = [name for name, news in told.items() if news] + ([attribute] if attribute and value else [])
    if not columns:
        texts.note(t("app_sources.nothing_filled"))
        return
    news = {attribute: value} if attribute and value else None
    with st.spinner(t("app_sources.changing")), project.action():
        if person:
            project.merge_speakers(
                [(document.id, speaker.label) for document, speaker in found], str(person).strip()
            )
        for document, speaker in found if role or news else ():
            given = Role(role) if role and role != speaker.role.value else None  # each cuts its source anew
            project.set_speaker(document.id, speaker.label, role=given, attributes=news)
    _done(project, "speakers", t("app_sources.changed", count=number(len(found)), columns=", ".join(columns)))


def _attribute(known: set[str]) -> tuple[str, str]:
    """The name of an attribute, one in use or new, and what it is to be."""
    left, right = st.columns([1, 2])
    with left:
        name = st.selectbox(
            t("app_sources.attribute"),
            sorted(known, key=str.casefold),
            index=None,
            accept_new_options=True,
            format_func=texts.plain,
            key="ticked-attribute",
        )
    with right:
        value = st.text_input(t("app_sources.attribute_value"), max_chars=300, key="ticked-value")
    return str(name or "").strip(), value.strip()


def _done(project: SharedProject, grid: str, told: str) -> None:
    undoing.remember(project, PAGE, told)
    picking.clear(grid)
    st.rerun()
