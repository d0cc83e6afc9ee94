"""One code: its words, its place in the tree, its colour, its history, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from app import drafts, guard, place, texts
from app.codebooks import deeds, dividing
from app.coding.book import colours
from app.parts import undoing
from app.shared import SharedProject
from qualcode.codebook import deprecate, merge_codes, move, recolour, reinstate, rename, revise
from qualcode.codebook.tree import below
from qualcode.i18n import dates, t
from qualcode.model import Code, Codebook, CodeStatus
from qualcode.store import code_id


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the form; `color` is empty where none was given and none was chosen."""

    label: str
    parent: str
    color: str
    definition: str
    when_to_use: str
    when_not_to_use: str
    examples: tuple[str, ...]
    aliases: tuple[str, ...]
    facets: tuple[str, ...]

    def change(self, codebook: Codebook, *, key: str, by: str = "", date: str = "") -> Codebook:
        """The codebook with the code as it was written: one edit for all that changed."""
        signed = {"by": by, "date": date}
        book = rename(codebook, key, self.label, **signed)
        book = move(book, key, self.parent, **signed)
        if self.color:
            book = recolour(book, key, self.color, **signed)
        kept = [alias for alias in book.code(key).aliases if alias not in codebook.code(key).aliases]
        return revise(
            book,
            key,
            definition=self.definition,
            when_to_use=self.when_to_use,
            when_not_to_use=self.when_not_to_use,
            examples=self.examples,
            aliases=(*self.aliases, *kept),
            facets=self.facets,
            **signed,
        )


def draw(project: SharedProject, codebook: Codebook, code: Code, count: int) -> None:
    """The words of a code, to read and to change."""
    path = " › ".join(step.label for step in codebook.path(code.key))
    texts.subheading(code.label, path if path != code.label else "")
    texts.line(
        t("app_codebook.given", count=count),
        t(f"codebook.status.{code.status}"),
        t("app_codebook.from", source=_origin(codebook, code)) if code.source.file else "",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        place.link("coding", t("app_codebook.to_coding"), icon=":material/arrow_forward:", code=code.key)
        if st.button(t("app_codebook.merge"), icon=":material/merge:", key="codebook-merge"):
            merge_dialog(project, codebook, code)
        if st.button(t("app_codebook.divide_open"), icon=":material/call_split:", key="codebook-divide"):
            dividing.dialog(project, codebook, code)
        if code.status is CodeStatus.ACTIVE:
            st.button(
                t("app_codebook.retire"),
                icon=":material/archive:",
                key="codebook-retire",
                on_click=_retire,
                args=(project, codebook, code),
            )
        else:
            st.button(
                t("app_codebook.reinstate"),
                icon=":material/unarchive:",
                key="codebook-reinstate",
                on_click=_reinstate,
                args=(project, codebook, code),
            )
    _form(project, codebook, code)
    if code.status is CodeStatus.ACTIVE:
        _threshold(project, code_id(codebook.key, code.key))
    _history(code)


def _origin(codebook: Codebook, code: Code) -> str:
    """What the document is called that a code was drawn from, as the codebook tells, else its file."""
    titles = {one.file: one.title for one in codebook.sources}
    return code.source.title or titles.get(code.source.file) or code.source.file


def _form(project: SharedProject, codebook: Codebook, code: Code) -> None:
    elsewhere = [
        other.key
        for other in codebook.codes
        if other.key != code.key and other.key not in below(codebook, code.key)
    ]
    labels = {other.key: other.label for other in codebook.codes}
    facet_labels = {facet.key: facet.label for facet in codebook.facets}
    mark = f"{code.key}-{codebook.version}"
    with st.form(f"codebook-code-{mark}"), drafts.kept("code", codebook.key, code.key):
        with st.container(key="codebook-place"):
            first, second, third = st.columns((11, 9, 3), vertical_alignment="bottom")
        label = first.text_input(t("app_codebook.label"), value=code.label)
        parent = second.selectbox(
            t("app_codebook.parent"),
            ["", *elsewhere],
            index=["", *elsewhere].index(code.parent) if code.parent in elsewhere else 0,
            format_func=lambda key: texts.plain(labels[key]) if key else t("app_codebook.top"),
        )
        seen = colours(codebook)[code.key]
        color = third.color_picker(t("app_codebook.color"), value=seen)
        definition = st.text_area(t("app_codebook.definition"), value=code.definition, height=110)
        left, right = st.columns(2)
        when = left.text_area(t("app_codebook.when"), value=code.when_to_use, height=120)
        when_not = right.text_area(t("app_codebook.when_not"), value=code.when_not_to_use, height=120)
        examples = st.text_area(
            t("app_codebook.examples"), value="\n".join(code.examples), help=t("app_codebook.a_line_each")
        )
        aliases = st.text_input(t("app_codebook.aliases"), value="; ".join(code.aliases))
        facets = st.multiselect(
            t("app_codebook.facets"),
            list(facet_labels),
            default=[key for key in code.facets if key in facet_labels],
            format_func=lambda key: texts.plain(facet_labels[key]),
            disabled=not facet_labels,
        )
        if st.form_submit_button(t("app_codebook.save"), type="primary"):
            written = Written(
                label,
                parent,
                color if code.color or color != seen else "",
                definition,
                when,
                when_not,
                tuple(examples.splitlines()),
                tuple(aliases.split(";")),
                tuple(facets),
            )
            deeds.edit(project, codebook, partial(written.change, key=code.key), "changed", label)
            drafts.saved("code", codebook.key, code.key)
            st.rerun()


def _threshold(project: SharedProject, code: str) -> None:
    """From where on the code is proposed as likely; folded away, since what is reckoned mostly does."""
    from qualcode.project.proposed.likely import Bounds

    own, reckoned = project.threshold(code), Bounds.of(project.suggestion_run()).shown.get(code)
    if own is None and reckoned is None:
        return
    now = round(100 * (own.above if own else reckoned or 0.0))
    told = t(f"app_codebook.threshold_{'own' if own else 'computed'}", score=now)
    with st.expander(told, key=f"codebook-threshold-{code}"):
        texts.line(t("app_codebook.threshold_why"))
        if own:
            texts.line(t("app_codebook.threshold_by", who=own.who, when=dates.local_moment(own.at)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            score = st.number_input(
                t("app_codebook.threshold"),
                1,
                99,
                min(99, max(1, now)),
                width=220,
                key=f"codebook-threshold-{code}-{now}",
            )
            st.button(
                t("app_codebook.threshold_set"),
                key="codebook-threshold-set",
                on_click=_set_threshold,
                args=(project, code, score / 100),
            )
            if own:
                back = "–" if reckoned is None else round(100 * reckoned)
                st.button(
                    t("app_codebook.threshold_back", score=back),
                    key="codebook-threshold-back",
                    icon=":material/undo:",
                    on_click=_set_threshold,
                    args=(project, code, None),
                )


@guard.callback
def _set_threshold(project: SharedProject, code: str, above: float | None) -> None:
    project.set_threshold(code, above)


def _history(code: Code) -> None:
    if code.history:
        with st.expander(t("app_codebook.history"), key=f"codebook-history-{code.key}"):
            for line in reversed(code.history):
                texts.line(
                    t("app_codebook.version", version=line.version),
                    dates.day(line.date),
                    line.by,
                    line.change,
                )


@guard.callback
def _retire(project: SharedProject, codebook: Codebook, code: Code) -> None:
    deeds.edit(project, codebook, partial(deprecate, key=code.key), "retired", code.label)


@guard.callback
def _reinstate(project: SharedProject, codebook: Codebook, code: Code) -> None:
    deeds.edit(project, codebook, partial(reinstate, key=code.key), "reinstated", code.label)


@texts.dialog("app_codebook.merge_title", width="medium")
@guard.part
def merge_dialog(project: SharedProject, codebook: Codebook, code: Code) -> None:
    """One code of two; what is coded goes along."""
    others = {other.key: other.label for other in codebook.codes if other.key != code.key}
    texts.words(t("app_codebook.merge_into", label=code.label))
    into = st.selectbox(
        t("app_codebook.into"),
        list(others),
        index=None,
        format_func=lambda key: texts.plain(others[key]),
        key="codebook-into",
    )
    if into:
        merged = merge_codes(codebook, code.key, into).code(into)
        texts.line(t("app_codebook.merge_result", label=merged.label, aliases=", ".join(merged.aliases)))
    if st.button(t("app_codebook.merge"), type="primary", disabled=not into) and into:
        _, moved = project.merge_codes(code.key, into, key=codebook.key)
        told = t("app_codebook.told.merged", label=code.label, into=others[into], count=moved.codings)
        undoing.remember_final(project, deeds.PAGE, told)
        place.put(code=into)
        st.rerun()
