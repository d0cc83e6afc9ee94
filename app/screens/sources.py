"""Bronnen: files come in and are corrected before they are stored; what is in is shown and corrected."""

from __future__ import annotations

from app import texts
from app.parts import arrivals, source_grids, source_page, views
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t

VIEWS = ("all", "one", "speakers", "cases")


def show(project: SharedProject) -> None:
    """What comes in, then what is in."""
    has = project.counts()
    figures = [count("app_start.n_sources", has["documents"]), count("app_start.n_cases", has["cases"])]
    figures.append(count("app_start.n_words", has["words"]))
    texts.heading(t("app.page.sources"), " · ".join(figures) if has["documents"] else "")
    busy = arrivals.show(project, first=not has["documents"])
    if has["documents"] and not busy:
        _stored(project)


def _stored(project: SharedProject) -> None:
    view = views.chosen(
        "sources",
        t("app_sources.view"),
        VIEWS,
        lambda name: t(f"app_sources.view_{name}"),
    )
    if view == "one":
        source_page.show(project)
    elif view == "speakers":
        source_grids.speakers(project)
    elif view == "cases":
        source_grids.cases(project)
    else:
        source_grids.documents(project)
