"""The part of the page where coders' choices stand side by side and one click decides."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from app import drafts, guard, place, texts
from app.agreeing import settling
from app.agreeing.comparing import Comparison, Shared, compare
from app.parts import pages, undoing
from app.shared import SharedProject
from app.wording import number
from qualcode.i18n import t

PER_PAGE = 8
STATES = ("open", "settled", "all")
PAGE = "agreement"


def draw(project: SharedProject, coders: tuple[str, ...], decider: str) -> None:
    """Progress, filters and a page of disputes."""
    comparison = compare(project, coders, decider)
    disputes = list(comparison.disputes)
    done = settling.settled(project, comparison, decider)
    _progress(project, comparison, disputes, done=done, decider=decider)
    if not disputes:
        texts.done(t("app_agreement.no_disputes"))
        return
    state, code = _filters(project, comparison, disputes, done)
    found = [
        one
        for one in disputes
        if (not code or code in one.disputed)
        and (state == "all" or (one.segment.id in done) == (state == "settled"))
    ]
    if not found:
        texts.empty(t(f"app_agreement.empty.{state}"), t("app_agreement.empty_cure"))
        return
    for shared in found[pages.in_address(len(found), PER_PAGE)]:
        with st.container(border=True, key=f"agreement-{shared.segment.id.replace(':', '-')}"):
            _dispute(project, comparison, shared, decider, shared.segment.id in done)
    pages.turn_in_address(len(found), PER_PAGE, f"agreement-page-{state}-{code}")


def _progress(
    project: SharedProject,
    comparison: Comparison,
    disputes: list[Shared],
    *,
    done: frozenset[str],
    decider: str,
) -> None:
    settled = sum(one.segment.id in done for one in disputes)
    waiting = settling.to_take_over(project, comparison, decider)
    with st.container(horizontal=True, vertical_alignment="center", key="agreement-progress"):
        texts.line(
            t("app_agreement.settled", settled=number(settled), disputes=number(len(disputes))),
            t("app_agreement.shared", fragments=number(len(comparison.fragments))),
        )
        st.space("stretch")
        st.button(
            t("app_agreement.take_over", count=number(len(waiting))),
            icon=":material/done_all:",
            disabled=not waiting,
            help=t("app_agreement.take_over_help", decider=texts.safe(decider)),
            key="agreement-take-over",
            on_click=_take_over,
            args=(project, comparison, decider),
        )
        if not disputes:
            undoing.buttons(project, PAGE)


def _filters(
    project: SharedProject, comparison: Comparison, disputes: list[Shared], done: frozenset[str]
) -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="center", key="agreement-filters"):
        now = place.get("state", STATES[0])
        settled = sum(one.segment.id in done for one in disputes)
        many = {"open": len(disputes) - settled, "settled": settled, "all": len(disputes)}
        chosen = st.segmented_control(
            t("app_agreement.state"),
            STATES,
            default=now if now in STATES else STATES[0],
            format_func=lambda one: f"{t(f'app_agreement.state.{one}')} ({number(many[one])})",
            key="agreement-state",
            label_visibility="collapsed",
            required=True,
        )
        state = str(chosen or STATES[0])
        counts = Counter(code for one in disputes for code in one.disputed)
        options = ["", *(code for code, _ in counts.most_common())]
        wanted = place.get("code")
        code = st.selectbox(
            t("app_agreement.code"),
            options,
            index=options.index(wanted) if wanted in options else 0,
            format_func=lambda one: (
                f"{texts.plain(_label(comparison, one))} ({number(counts[one])})"
                if one
                else t("app_agreement.all_codes")
            ),
            key="agreement-code",
            label_visibility="collapsed",
            width=320,
        )
        st.space("stretch")
        undoing.buttons(project, PAGE)
    if (state, code) != (now, wanted):
        place.put(sheet=None)
    place.put(state=state if state != STATES[0] else None, code=code)
    return state, code


def _dispute(
    project: SharedProject, comparison: Comparison, shared: Shared, decider: str, settled: bool
) -> None:
    said, gave = st.columns((6, 6), gap="medium")
    before, after = comparison.around(shared)
    with said:
        if before:
            texts.line(before)
        texts.quote(shared.segment.text, " · ".join(filter(None, (shared.title, shared.speaker))))
        if after:
            texts.line(after)
        place.link(
            "coding",
            t("app_agreement.in_coding"),
            icon=":material/open_in_new:",
            source=shared.segment.document,
            fragment=str(shared.segment.start),
        )
    with gave:
        rows = [
            (
                coder,
                ", ".join(_marked(comparison, shared, code) for code in codes) or t("app_agreement.no_code"),
            )
            for coder, codes in shared.given.items()
        ]
        if settled:
            kept = settling.decided_codes(project, shared, decider)
            names = ", ".join(_label(comparison, code) for code in kept)
            rows.append((decider, names or t("app_agreement.no_code")))
        texts.table([t("app_agreement.coder"), t("app_agreement.codes")], rows)
        _buttons(project, comparison, shared, decider, settled)


def _buttons(
    project: SharedProject, comparison: Comparison, shared: Shared, decider: str, settled: bool
) -> None:
    name = shared.segment.id
    memo_key = f"agreement-memo-{name}"
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"agreement-do-{name.replace(':', '-')}"
    ):
        for number, (whose, codes) in enumerate(settling.choices(shared)):
            st.button(
                _choice(shared, whose),
                key=f"agreement-keep-{number}-{name}",
                help=texts.safe(", ".join(_label(comparison, code) for code in codes)) or None,
                on_click=_settle,
                args=(project, comparison, shared, codes),
                kwargs={"decider": decider, "memo_key": memo_key},
            )
        if settled:
            st.button(
                t("app_agreement.reopen"),
                key=f"agreement-reopen-{name}",
                type="tertiary",
                on_click=_reopen,
                args=(project, shared, decider),
            )
        memos = project.memos(target=f"span:{name}")
        with st.popover(t("app_agreement.memo"), icon=":material/sticky_note_2:", type="tertiary"):
            for memo in memos:
                texts.quote(memo.text, memo.author)
            with drafts.kept("agreement memo", name):
                st.text_area(t("app_agreement.memo_label"), key=memo_key, help=t("app_agreement.memo_help"))
            st.button(
                t("app_agreement.memo_save"),
                key=f"agreement-memo-save-{name}",
                on_click=_write,
                args=(project, shared, memo_key),
            )
    for memo in memos:
        texts.line(memo.text, memo.author)


def _choice(shared: Shared, whose: str) -> str:
    if whose in shared.given:
        return t("app_agreement.keep", coder=texts.safe(whose))
    if whose == settling.BOTH:
        return t("app_agreement.keep_both" if len(shared.given) == 2 else "app_agreement.keep_all")
    return t("app_agreement.keep_common" if whose == settling.COMMON else "app_agreement.keep_none")


def _label(comparison: Comparison, code: str) -> str:
    return comparison.labels.get(code, code)


def _marked(comparison: Comparison, shared: Shared, code: str) -> str:
    label = _label(comparison, code)
    return label if code in shared.disputed else t("app_agreement.common", code=label)


@guard.callback
def _settle(
    project: SharedProject,
    comparison: Comparison,
    shared: Shared,
    codes: tuple[str, ...],
    *,
    decider: str,
    memo_key: str,
) -> None:
    memo = str(st.session_state.get(memo_key, ""))
    settling.settle(project, comparison, shared, codes, decider=decider, memo=memo)
    told = ", ".join(_label(comparison, code) for code in codes) or t("app_agreement.no_code")
    undoing.remember(project, PAGE, t("app_agreement.did.settled", codes=told))
    st.session_state[memo_key] = ""
    drafts.saved("agreement memo", shared.segment.id)


@guard.callback
def _write(project: SharedProject, shared: Shared, memo_key: str) -> None:
    words = str(st.session_state.get(memo_key, "")).strip()
    if words:
        project.write_memo(f"span:{shared.segment.id}", words)
        undoing.remember(project, PAGE, t("app_agreement.did.noted"))
        st.session_state[memo_key] = ""
        drafts.saved("agreement memo", shared.segment.id)


@guard.callback
def _reopen(project: SharedProject, shared: Shared, decider: str) -> None:
    settling.reopen(project, shared, decider)
    undoing.remember(project, PAGE, t("app_agreement.did.reopened"))


@guard.callback
def _take_over(project: SharedProject, comparison: Comparison, decider: str) -> None:
    settling.take_over(project, comparison, decider)
    undoing.remember(project, PAGE, t("app_agreement.did.taken_over"))
