"""How far the study is, step by step, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from app import place, texts
from app.shared import SharedProject
from app.wording import count, number
from qualcode.i18n import t


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work: its page, whether it is done, what there is to tell, and how much of it is done."""

    page: str
    complete: bool
    figures: str
    done: int = 0
    total: int = 0


def steps(project: SharedProject) -> list[Step]:
    """The steps of a study in the order in which one takes them."""
    has, how = project.counts(), project.standing()
    fragments = has["segments_content"]
    sources = [
        count("app_start.n_sources", has["documents"]),
        count("app_start.n_cases", has["cases"]),
        count("app_start.n_words", has["words"]),
    ]
    threads = t("app_start.threads_judged", done=number(how["judged"]), total=number(how["threads"]))
    coded = t("app_start.fragments_done", done=number(how["done"]), total=number(fragments))
    coders = [count("app_start.n_coders", how["coders"]), count("app_start.n_codings", how["codings"])]
    some = has["documents"] > 0
    return [
        Step("sources", some, " · ".join(sources) if some else t("app_start.no_sources")),
        Step(
            "codebook",
            has["codes"] > 0,
            count("app_start.n_codes", has["codes"]) if has["codes"] else t("app_start.no_codebook"),
        ),
        Step(
            "threads",
            0 < how["threads"] == how["judged"],
            threads if how["threads"] else t("app_start.no_threads"),
            how["judged"],
            how["threads"],
        ),
        Step(
            "coding",
            0 < fragments == how["done"],
            coded if fragments else t("app_start.no_fragments"),
            how["done"],
            fragments,
        ),
        Step(
            "agreement",
            how["coders"] > 1,
            " · ".join(coders) if how["coders"] else t("app_start.no_coders"),
        ),
        Step("output", False, t("app_start.output")),
    ]


def show(project: SharedProject) -> None:
    """The steps as a list; the first that is not done is the one to take."""
    taken = [step for step in steps(project) if place.has(step.page)]
    following = next((step for step in taken if not step.complete), None)
    if following is not None:
        with st.container(border=True, key="next-step", gap="small"):
            texts.subheading(t(f"app_start.next_{following.page}"), t(f"app_start.why_{following.page}"))
            place.link(following.page, t(f"app_start.go_{following.page}"), icon=":material/arrow_forward:")
    texts.subheading(t("app_start.standing"))
    for step in taken:
        _row(step, following is step)


def _row(step: Step, following: bool) -> None:
    state = "done" if step.complete else "now" if following else "later"
    with st.container(horizontal=True, vertical_alignment="center", key=f"step-{step.page}", gap="small"):
        sign = {"done": "✓", "now": "➜", "later": "○"}[state]
        told = escape(t(f"app_start.{state}"), quote=True)
        mark = f'<span class="qc-sign qc-{state}" role="img" aria-label="{told}">{sign}</span>'
        with st.container(width=24):
            st.html(mark)
        with st.container(width=170):
            place.link(step.page, t(f"app.page.{step.page}"))
        with st.container(gap=None):
            texts.line(step.figures)
            if step.total:
                _bar(step)


def _bar(step: Step) -> None:
    share = round(100 * step.done / step.total)
    label = escape(t(f"app.page.{step.page}"), quote=True)
    st.html(
        f'<div class="qc-bar" role="progressbar" aria-label="{label}" aria-valuemin="0" aria-valuemax="100"'
        f' aria-valuenow="{share}"><span style="width:{share}%"></span></div>'
    )
