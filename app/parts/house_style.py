"""An organisation's own looks for reports: a template and a logo, tried before the project keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from app import guard, texts
from app.parts.outputs import WORD
from app.shared import SharedProject
from app.wording import when
from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model import StyleFile, StyleKind


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one file: what may be given, and what one can begin with."""

    kind: StyleKind
    suffixes: tuple[str, ...]
    starter: Callable[[], bytes] | None = None
    starter_name: str = ""
    mime: str = ""


@st.cache_data(show_spinner=False)
def _word_starter() -> bytes:
    from qualcode.reporting.starters import word_starter

    return word_starter()


def _html_starter() -> bytes:
    from qualcode.reporting.starters import html_starter

    return html_starter()


_LOGO = Slot(StyleKind.LOGO, ("png", "jpg", "jpeg", "svg"))
SLOTS = {
    "word": (
        Slot(StyleKind.WORD, ("docx", "dotx"), _word_starter, "huisstijl.docx", WORD),
        _LOGO,
    ),
    "html": (
        Slot(StyleKind.HTML, ("j2", "html", "htm", "txt"), _html_starter, "huisstijl.html.j2", "text/plain"),
        _LOGO,
    ),
}


def show(project: SharedProject, form: str) -> None:
    """What the project keeps for this form, and room to give another; nothing for forms without looks."""
    slots = SLOTS.get(form, ())
    if not slots:
        return
    kept = project.house_style()
    own = [kept[slot.kind].name for slot in slots if slot.kind in kept]
    with st.expander(t("app_output.style"), icon=":material/palette:", key="output-style"):
        texts.line(t("app_output.style_what"))
        for slot in slots:
            _slot(project, slot, kept.get(slot.kind))
    if own:
        texts.line(t("app_output.style_own", files=", ".join(own)))


def _slot(project: SharedProject, slot: Slot, kept: StyleFile | None) -> None:
    kind = slot.kind.value
    texts.line(t(f"app_output.style_{kind}"), kind="qc-strong")
    if kept is None:
        texts.line(t("app_output.style_standard"))
    else:
        texts.line(kept.name, kept.author, when(kept.changed))
    _give(project, slot)
    with st.container(horizontal=True):
        if slot.starter is not None:
            st.download_button(
                t("app_output.style_starter"),
                data=slot.starter,
                file_name=slot.starter_name,
                mime=slot.mime,
                key=f"style-starter-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
        if kept is not None:
            st.button(
                t("app_output.style_back"),
                key=f"style-back-{kind}",
                icon=":material/undo:",
                on_click=_drop,
                args=(project, slot.kind),
            )


def _give(project: SharedProject, slot: Slot) -> None:
    """A file that cannot be used says why, as long as it lies there; one that can is kept and leaves."""
    turn = f"style-turn-{slot.kind}"
    now = st.session_state.setdefault(turn, 0)
    file = st.file_uploader(
        t(f"app_output.style_give_{slot.kind.value}"),
        type=list(slot.suffixes),
        key=f"style-{slot.kind}-{now}",
    )
    if file is None:
        return
    told = f"style-told-{file.file_id}"
    if told not in st.session_state:
        try:
            with st.spinner(t("app_output.style_trying")):
                project.set_house_style(slot.kind, file.name, file.getvalue())
        except QualcodeError as error:
            st.session_state[told] = guard.describe(error)
        else:
            st.session_state[turn] = now + 1
            st.rerun()
    texts.error(*st.session_state[told])


@guard.callback
def _drop(project: SharedProject, kind: StyleKind) -> None:
    project.drop_house_style(kind)
