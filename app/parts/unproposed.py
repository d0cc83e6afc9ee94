"""Fragments of a source that came in or changed since codes were proposed, and having them proposed."""

from __future__ import annotations

import streamlit as st

from app import guard, texts, work
from app.coding import making
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t
from qualcode.model import Document


def note(project: SharedProject, document: Document) -> None:
    """How many of this source have no proposals, with the way to have them made; else nothing."""
    missing = project.without_proposals(document=document.id)
    if not missing:
        return
    with st.container(key="sources-unproposed"):
        texts.note(count("app_sources.unproposed", missing), t("app_sources.unproposed_why"))
        job = work.show(project, making.KIND)
        if job is None or not job.busy:
            st.button(t("app_sources.propose"), key="sources-propose", on_click=_propose, args=(project,))


@guard.callback
def _propose(project: SharedProject) -> None:
    making.start(project)
