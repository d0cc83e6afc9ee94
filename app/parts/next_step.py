"""How far the study is, step by step, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from app import drawing, guard, place, texts, work
from app.agreeing import brief
from app.agreeing.brief import Brief
from app.shared import SharedProject
from app.wording import count, decimal, number
from qualcode.i18n import t

PATIENCE = 0.25
"""Seconds the page waits for the agreement of a small project."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the work: its page, whether it is done, what there is to tell, and how much of it is done.

    An `urgent` one is to be taken first; `texts` names its texts where it has others than its page's,
    `values` what stands in them, and `place` where on the page it begins.
    """

    page: str
    complete: bool
    figures: str
    done: int = 0
    total: int = 0
    urgent: bool = False
    texts: str = ""
    values: dict[str, str] = field(default_factory=dict)
    place: dict[str, str] = field(default_factory=dict)


def steps(project: SharedProject, agreed: Brief | None = None) -> list[Step]:
    """The steps of a study in the order in which one takes them; `agreed` is what is known of agreement."""
    has, how = project.counts(), project.standing()
    fragments = has["segments_content"]
    sources = [
        count("app_start.n_sources", has["documents"]),
        count("app_start.n_cases", has["cases"]),
        count("app_start.n_words", has["words"]),
    ]
    threads = t("app_start.threads_judged", done=number(how["judged"]), total=number(how["threads"]))
    coded = t("app_start.fragments_done", done=number(how["done"]), total=number(fragments))
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
            texts="" if how["suggested"] else "unsuggested",
        ),
        _agreement(how, agreed, hide=bool(project.blind())),
        Step("output", False, t("app_start.output")),
    ]


def _agreement(how: Mapping[str, int], agreed: Brief | None, *, hide: bool) -> Step:
    """Two coders, then enough agreement, then a decision on what they differ about.

    `hide` keeps the code on which they differ most from one who is coding blind.
    """
    coders = [count("app_start.n_coders", how["coders"]), count("app_start.n_codings", how["codings"])]
    told = " · ".join(coders) if how["coders"] else t("app_start.no_coders")
    if agreed is None:
        return Step("agreement", False, told)
    values = {
        "pair": t("app_start.pair", one=agreed.coders[0], other=agreed.coders[1]),
        "kappa": decimal(agreed.kappa),
        "alpha": decimal(agreed.alpha),
        "fragments": number(agreed.fragments),
        "open": number(agreed.open),
        "code": agreed.label,
    }
    figures = t("app_start.agreed", **values)
    if agreed.open:
        figures += " · " + count("app_start.n_open", agreed.open)
    if agreed.weak and agreed.open:
        told_code = agreed.label and not hide
        place_there = {"view": "disputes", "code": agreed.code} if told_code else {"view": "figures"}
        kind = "weak" if told_code else "weak_blind"
        return Step("agreement", False, figures, urgent=True, texts=kind, values=values, place=place_there)
    return Step(
        "agreement",
        not agreed.open,
        figures,
        agreed.disputes - agreed.open,
        agreed.disputes,
        texts="differ",
        values=values,
        place={"view": "disputes"},
    )


def show(project: SharedProject) -> None:
    """The steps as a list; the first that is not done is the one to take."""
    several = project.standing()["coders"] > 1
    agreed = brief.brief(project, patience=PATIENCE) if several else None
    awaited = several and brief.pending(project)
    taken = [step for step in steps(project, agreed) if place.has(step.page)]
    open_ones = [step for step in taken if not step.complete]
    following = next((step for step in open_ones if step.urgent), next(iter(open_ones), None))
    filling = any(job.busy for job in work.jobs(project.path, "demo"))
    if filling or (
        awaited and agreed is None
    ):  # what comes first turns on it: no step is named to be taken back
        following, kind = None, "filling" if filling else "awaited"
        with st.container(border=True, key="next-step", gap="small"):
            texts.subheading(t(f"app_start.next_{kind}"), t(f"app_start.why_{kind}"))
    if following is not None:
        kind = following.texts or following.page
        with st.container(border=True, key="next-step", gap="small"):
            texts.subheading(t(f"app_start.next_{kind}"), t(f"app_start.why_{kind}", **following.values))
            place.link(
                following.page,
                t(f"app_start.go_{following.page}"),
                icon=":material/arrow_forward:",
                **following.place,
            )
    texts.subheading(t("app_start.standing"))
    for step in taken:
        _row(step, following is step)
    if awaited:
        _awaited(project)


@st.fragment(run_every=1.0)
@guard.part
def _awaited(project: SharedProject) -> None:
    """Draw the page anew once the agreement is known."""
    if not brief.pending(project):
        drawing.rerun()


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
