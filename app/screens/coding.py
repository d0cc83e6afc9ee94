"""Coderen: the reading pane on the page, and the little that Python does around it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app import drawing, guard, place, texts, watch, wording
from app.coding import ahead, making
from app.coding.desk import Desk
from app.coding.machine import machine_of
from app.components import drawn_with
from app.shared import SharedProject
from qualcode.i18n import t

_SECONDS = 1.5
_BARE = "_coding_without_codebook"
_DESK, _ASK, _TRIED = "_coding_desk", "_coding_ask", "_coding_run_tried"
_PULSE_JS = """export default function ({ data }) {
  const pane = window.qualcodePane;
  if (!pane) return;
  if (data.making) pane.sync.told(data.making);
  pane.sync.heartbeat(data.heard);
  if (pane.state.event && data.event > pane.state.event) pane.sync.flush();
}"""

_LOADING = f'<div class="qc-host"><p class="qc-loading" role="status">{t("app_coding.loading")}</p></div>'

_pane = st.components.v2.component("qualcode.pane", **drawn_with("pane", _LOADING), isolate_styles=False)
_pulse = st.components.v2.component("qualcode.pulse", js=_PULSE_JS, isolate_styles=False)


def show(project: SharedProject) -> None:
    """The pane, or what to do when there is nothing to read."""
    desk = _desk(project)
    if not desk.documents:
        texts.heading(t("app_coding.title"))
        texts.empty(t("app_coding.empty"), t("app_coding.empty_cure"))
        if place.has("sources"):
            place.link("sources", t("app_coding.to_sources"), icon=":material/arrow_forward:")
        return
    watch.follows_itself()
    st.session_state[_BARE] = project.codebook() is None
    with st.container():  # always there, so that the pane stays the same one when the note goes
        if st.session_state[_BARE]:
            with st.container(horizontal=True, vertical_alignment="center", key="coding-no-codebook"):
                texts.note(t("app_coding.no_codebook"), t("app_coding.no_codebook_cure"))
                place.link("codebook", t("app_coding.to_codebook"), icon=":material/arrow_forward:")
    _reading(project)
    _others(project)


def _desk(project: SharedProject) -> Desk:
    held: Desk | None = st.session_state.get(_DESK)
    if held is None or held.project is not project:
        held = st.session_state[_DESK] = ahead.desk_of(project)
    return held


@st.fragment
@guard.part
def _reading(project: SharedProject) -> None:
    """The pane itself; a question from it reruns this part only."""
    _pane(key="coding_pane", data=_answer(project), on_ask_change=_asked, height="content")


@guard.callback
def _asked() -> None:
    st.session_state[_ASK] = st.session_state["coding_pane"].get("ask")


def _answer(project: SharedProject) -> dict[str, Any]:
    desk = _desk(project)
    if desk.machine is not None:
        machine_of(project)  # in use: begun anew where it has ended
    ask = st.session_state.pop(_ASK, None)
    if ask and ask.get("propose"):
        making.start(project)
    if ask and ask.get("stop_proposing"):
        making.stop(project)
    if not ask or ask.get("hello"):
        answer = (not ask and ahead.rest(desk)) or ahead.first_answer(desk, place.get)
    else:
        answer = desk.answer(ask)
        _keep_place(desk, ask)
    watch.seen(project)
    return answer | {"project": place.get("p"), "making": _standing(project)}


def _standing(project: SharedProject) -> dict[str, Any]:
    """How the making of proposals stands; the first that were made here bring the machine to life."""
    now, desk = making.standing(project), _desk(project)
    if desk.machine is None and now.get("run", "") != st.session_state.get(_TRIED, ""):
        st.session_state[_TRIED] = now.get("run", "")
        desk.wake(machine_of(project))
    if now["state"] == "made" and desk.without_proposals:
        now["missing"] = wording.number(desk.without_proposals)
    if desk.machine is not None and desk.machine.ready:
        desk.machine.notice(project.last_event())  # what came before it was ready, while nothing is asked
        if desk.machine.learnt:
            now["learning"] = wording.number(desk.machine.learnt)
    return now


def _keep_place(desk: Desk, ask: dict[str, Any]) -> None:
    """Write in the address where the reader is, so that a reload comes back there."""
    where = ask.get("place") or {}
    document, fragment = str(where.get("doc", "")), int(where.get("fragment", -1))
    if document not in desk.documents:
        return
    segments = desk.sheet(document).segments
    address = str(segments[fragment].start) if 0 <= fragment < len(segments) else None
    mode = "queue" if where.get("mode") == "queue" else None
    whose = str(ask.get("whose") or "*")
    find = str(where.get("find", ""))
    how = "meaning" if find and where.get("how") == "meaning" else None
    place.put(source=document, fragment=address, mode=mode, whose=None if whose == "*" else whose)
    place.put(find=find, how=how, only=str(where.get("only", "")))
    place.keep()


@st.fragment(run_every=_SECONDS)
@guard.part
def _others(project: SharedProject) -> None:
    """Tells the pane that something happened, so that it asks; the page itself stays as it is."""
    desk = _desk(project)
    desk.prepare()
    told = {"event": project.last_event(), "making": _standing(project), **desk.heartbeat()}
    with st.container(key="coding-pulse"):
        _pulse(key="coding_pulse", data=told, height=0)
    watch.seen(project)
    if not desk.documents or st.session_state.get(_BARE) != (project.codebook() is None):
        drawing.rerun()  # what stands around the pane is no longer so
