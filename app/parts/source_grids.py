"""Grids in which one corrects what is known of sources, speakers and cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from app import grids, guard, texts
from app.parts import joined_cases, ticked_deeds, undoing
from app.parts.editable_grid import PAGE, Row, grid
from app.parts.source_words import DATE, kind_column, role_column
from app.shared import SharedProject
from qualcode.i18n import dates, t
from qualcode.model import DocumentKind, Role
from qualcode.reporting.words import guessed_from

WIDEST, WIDE, NARROW = 380, 200, 120
"""Pixels for columns of words at most; they are no wider than their words."""
MARK = "+"  # before the name of a column that holds an attribute


def standing(project: SharedProject, how: str) -> None:
    """What stands above a grid: the last deed with the way back, else what can be done; of one height."""
    with st.container(key="sources-standing"):
        if undoing.last(project, PAGE):
            undoing.line(project, PAGE)
        else:
            texts.line(how)


def documents(project: SharedProject, *, document: str = "") -> None:
    """All sources, of which those ticked can be changed at once; or one of them."""
    config = st.column_config
    found = [one for one in project.documents() if document in ("", one.id)]
    names = {case.id: case.name for case in project.cases()}
    attributes = _attributes("documents", (one.attributes for one in found))
    rows = [
        (
            one.id,
            {
                "title": one.title,
                "case": names.get(one.case, ""),
                "kind": one.kind.value,
                "date": one.date,
                "guessed": guessed_from(one),
                "phase": one.phase,
                **{MARK + name: one.attributes.get(name, "") for name in attributes},
                "speakers": len(one.speakers),
                "words": one.words,
                "file": one.source.name,
            },
        )
        for one in found
    ]
    guessed = config.TextColumn(t("app_sources.guessed_from"), help=t("app_sources.guessed_help"), width=105)
    columns = {
        "title": config.TextColumn(
            t("app_sources.title"), max_chars=300, required=True, width=_wide(rows, "title", WIDEST)
        ),
        "case": config.TextColumn(t("app_sources.case"), max_chars=300, width=_wide(rows, "case")),
        "kind": kind_column(),
        "date": config.TextColumn(t("app_sources.date"), validate=DATE, width=100),
        **({"guessed": guessed} if any(row["guessed"] for _, row in rows) else {}),
        "phase": config.TextColumn(t("app_sources.phase"), width=90),
        **{MARK + name: config.TextColumn(name) for name in attributes},
        "speakers": config.NumberColumn(t("app_sources.speakers"), width=80),
        "words": config.NumberColumn(t("app_sources.words"), format="localized", width=80),
        "file": config.TextColumn(t("app_sources.file"), width=_wide(rows, "file", WIDEST)),
    }  # fmt: skip

    def save(identity: str, news: dict[str, Any]) -> None:
        fields, told = _split(news)
        now = project.document(identity).attributes  # others may have added some since the grid was drawn
        whole = _kept({**now, **told}) if told else None
        kind = DocumentKind(fields.pop("kind")) if "kind" in fields else None
        if "date" in fields:
            fields["date"] = dates.read(fields["date"])
        project.set_document(identity, kind=kind, attributes=whole, **fields)

    fixed = ("guessed", "speakers", "words", "file")
    if document:
        columns = {name: column for name, column in columns.items() if name not in fixed}
        rows = [(identity, {name: row[name] for name in columns}) for identity, row in rows]
        grid(f"documents-{document}", project, rows, columns, save)
        return
    standing(project, t("app_sources.grid_how"))
    deeds = partial(ticked_deeds.documents, project)
    grid("documents", project, rows, columns, save, fixed=fixed, at="find", deeds=deeds)
    _new_attribute("documents", attributes)


def speakers(project: SharedProject, *, document: str = "") -> None:
    """All speakers, or those of one source: name, role, attributes; ticked ones can be made one person."""
    config = st.column_config
    found = [d for d in project.documents() if document in ("", d.id)]
    attributes = _attributes("speakers", (s.attributes for d in found for s in d.speakers))
    rows = [
        (
            f"{d.id}:{speaker.label}",
            {
                "source": d.title,
                "label": speaker.label,
                "name": speaker.name,
                "role": speaker.role.value,
                "person": speaker.person,
                **{MARK + name: speaker.attributes.get(name, "") for name in attributes},
            },
        )
        for d in found
        for speaker in d.speakers
    ]
    if not rows:
        texts.line(t("app_sources.no_speakers"))
        return
    columns = {
        "source": config.TextColumn(t("app_sources.source"), width=_wide(rows, "source", WIDEST)),
        "label": config.TextColumn(t("app_sources.label"), width=_wide(rows, "label", NARROW)),
        "name": config.TextColumn(t("app_sources.name"), max_chars=200, width=_wide(rows, "name")),
        "role": role_column(),
        "person": config.TextColumn(
            t("app_sources.person"), help=t("app_sources.person_help"), width=_wide(rows, "person")
        ),
        **{MARK + name: config.TextColumn(name) for name in attributes},
    }  # fmt: skip
    if document:
        columns.pop("source")
        rows = [(identity, {k: v for k, v in row.items() if k != "source"}) for identity, row in rows]

    def save(identity: str, news: dict[str, Any]) -> None:
        fields, told = _split(news)
        source, _, label = identity.partition(":")
        person = fields.pop("person", None)
        if person is not None:
            project.merge_speakers([(source, label)], person)
        role = Role(fields.pop("role")) if "role" in fields else None
        if fields or role or told:
            project.set_speaker(source, label, role=role, attributes=told or None, **fields)

    answered = all(d.kind is DocumentKind.SURVEY for d in found)
    standing(project, t("app_sources.answered_why" if answered else "app_sources.roles_why"))
    name = f"speakers-{document}"
    deeds = partial(ticked_deeds.speakers, project)
    at = "" if document else "who"
    grid(name, project, rows, columns, save, fixed=("source", "label"), at=at, deeds=deeds)
    _new_attribute("speakers", attributes)


def cases(project: SharedProject) -> None:
    """All cases: what they are called, how many sources they have, their attributes."""
    config = st.column_config
    found = project.cases()
    sources = [case for document in project.documents() for case in document.cases]
    attributes = _attributes("cases", (case.attributes for case in found))
    rows = [
        (
            case.id,
            {
                "name": case.name,
                "sources": sources.count(case.id),
                **{MARK + name: case.attributes.get(name, "") for name in attributes},
            },
        )
        for case in found
    ]
    columns = {
        "name": config.TextColumn(t("app_sources.case"), max_chars=300, required=True, width="large"),
        "sources": config.NumberColumn(t("app_sources.sources"), width=90),
        **{MARK + name: config.TextColumn(name, width="medium") for name in attributes},
    }

    def save(identity: str, news: dict[str, Any]) -> str | None:
        fields, told = _split(news)
        case = next(case for case in project.cases() if case.id == identity)
        name = str(fields.get("name", case.name)).strip() or case.name
        joins = project.other_case(identity, name) is not None
        if joins:
            joined_cases.wait(identity, name)
        if told or not joins:
            attributes = _kept({**case.attributes, **told})
            project.set_case(identity, name=case.name if joins else name, attributes=attributes)
        if not joins:
            return None
        return t("app_sources.changed_one", columns=", ".join(told), name=case.name) if told else ""

    standing(project, t("app_sources.cases_why"))
    grid("cases", project, rows, columns, save, fixed=("sources",))
    joined_cases.ask(project)
    _new_attribute("cases", attributes)


def _wide(rows: Sequence[tuple[str, Row]], name: str, most: int = WIDE) -> int:
    return grids.width((str(row.get(name, "")) for _, row in rows), most)


# --- attributes as columns


def _attributes(of: str, told: Iterable[Mapping[str, str]]) -> list[str]:
    """The names of all attributes in use, and those asked for in this browser session."""
    asked: list[str] = st.session_state.get(f"_asked-{of}", [])
    return sorted({name for attributes in told for name in attributes}.union(asked), key=str.casefold)


def _new_attribute(of: str, present: list[str]) -> None:
    """A form, so that one click or Enter is enough; a name that is there already is told of."""
    key = f"attribute-name-{of}"

    @guard.callback
    def add() -> None:
        name = st.session_state[key].strip()
        if name and name.casefold() not in {one.casefold() for one in present}:
            st.session_state.setdefault(f"_asked-{of}", []).append(name)
            st.session_state[key] = ""

    icon = ":material/add:"
    with (
        st.popover(t("app_sources.new_attribute"), icon=icon, key=f"attribute-{of}"),
        st.form(f"attribute-form-{of}", border=False),
    ):
        typed = st.text_input(t("app_sources.attribute_name"), max_chars=60, key=key).strip()
        if typed and typed.casefold() in {one.casefold() for one in present}:
            texts.line(t("app_sources.attribute_there", name=typed))
        st.form_submit_button(t("app_sources.attribute_add"), key=f"attribute-add-{of}", on_click=add)


def _split(news: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What was changed of the noun itself, and of its attributes."""
    fields = {name: value for name, value in news.items() if not name.startswith(MARK)}
    told = {name[len(MARK) :]: str(value) for name, value in news.items() if name.startswith(MARK)}
    return fields, told


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}
