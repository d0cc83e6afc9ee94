"""Turns that were misread, put right in a dialog: who says one, where it begins, what is no speaker."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from app import guard, place, texts
from app.parts import undoing
from app.parts.editable_grid import PAGE
from app.shared import SharedProject
from app.wording import count
from qualcode import shortening
from qualcode.i18n import t
from qualcode.model import Document, Turn

WAYS = ("speaker", "join", "split", "words")
BEGINNING = 70
"""Characters of a turn by which it is chosen."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")

Correct = Callable[[], Document]


def button(project: SharedProject, document: Document) -> None:
    """The way in, where somebody speaks in the source."""
    if document.speakers and st.button(
        t("app_sources.correct_turns"), icon=":material/format_list_bulleted:", key=f"turns-{document.id}"
    ):
        _dialog(project, document.id)


@texts.dialog("app_sources.correct_turns", width="large")
@guard.part
def _dialog(project: SharedProject, document_id: str) -> None:
    document, text = project.document(document_id), project.text(document_id)
    turns = project.turns(document_id)
    texts.line(t("app_sources.turns_why"))
    chosen = st.selectbox(
        t("app_sources.turn"),
        range(len(turns)),
        format_func=lambda number: texts.plain(_called(number, turns[number], text)),
        key="turns-which",
    )
    turn = turns[chosen]
    words = text[turn.start : turn.end]
    with st.container(height=115, key="turns-words"):
        texts.words(words)
    ways = [way for way in WAYS if (chosen or way != "join") and (turn.speaker or way != "words")]
    way = st.radio(
        t("app_sources.turns_what"),
        ways,
        format_func=lambda way: texts.safe(t(f"app_sources.turns_{way}", label=turn.speaker or "")),
        key="turns-way",
    )
    correct = _asked(project, document, chosen, turn, words, way)
    label = t("app_sources.turns_correct")
    if st.button(label, type="primary", disabled=correct is None, key="turns-correct") and correct:
        now = correct()
        undoing.remember(project, PAGE, t("app_sources.turns_corrected", title=document.title))
        place.put(source=now.id)
        st.rerun()


def _called(number: int, turn: Turn, text: str) -> str:
    words = text[turn.start : turn.end]
    return f"{number + 1}. {turn.speaker or '–'}: {shortening.beginning(words, BEGINNING)}"


def _asked(
    project: SharedProject, document: Document, number: int, turn: Turn, words: str, way: str
) -> Correct | None:
    """What is still to be told for that way, and the correction once it is."""
    if way == "join":
        return lambda: project.join_turn(document.id, number)
    if way == "words":
        label = turn.speaker or ""
        same = sum(one.speaker == label for one in project.turns(document.id))
        texts.line(count("app_sources.turns_no_speaker", same))
        return lambda: project.no_speaker(document.id, label)
    begins = _beginning(words, number) if way == "split" else ""
    speaker = _speaker(document, turn, number)
    if way == "split":
        ready = bool(begins and speaker)
        return (lambda: project.split_turn(document.id, number, begins, speaker)) if ready else None
    if not speaker or speaker == turn.speaker:
        return None
    return lambda: project.set_turn_speaker(document.id, number, speaker)


def _beginning(words: str, number: int) -> str:
    """With which words the second turn begins: one of the sentences, or words that are typed."""
    sentences = [one for one in dict.fromkeys(_SENTENCE.split(words)) if one and not words.startswith(one)]
    return _chosen("from", sentences, number)


def _speaker(document: Document, turn: Turn, number: int) -> str:
    labels = [speaker.label for speaker in document.speakers if speaker.label != turn.speaker]
    return _chosen("by", [*labels, *([turn.speaker] if turn.speaker else [])], number)


def _chosen(what: str, options: list[str], number: int) -> str:
    """One of the options or what is typed; empty while nothing is."""
    chosen = st.selectbox(
        t(f"app_sources.turns_{what}"),
        options,
        index=None,
        format_func=texts.plain,
        accept_new_options=True,
        placeholder=t(f"app_sources.turns_{what}_how"),
        key=f"turns-{what}-{number}",
    )
    return str(chosen or "")
