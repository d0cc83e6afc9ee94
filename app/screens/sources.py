"""Bronnen: files come in and are corrected before they are stored; what is in is shown and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from app import place, texts
from app.parts import arrivals, left_behind, source_grids, source_page, undoing, views
from app.parts.editable_grid import PAGE
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
    if not has["documents"]:  # all may have been taken out just now
        undoing.line(project, PAGE)
    busy = arrivals.show(project, first=not has["documents"])
    if has["documents"] and not busy:
        _stored(project)


def _new_version(project: SharedProject) -> None:
    """Where a changed file took the place of a source, and that is the coder’s last deed: tell it as one."""
    action = project.next_actions()[0]
    if not action or undoing.is_known(action):
        return
    replaced = [one for one in project.events(what="document.replace") if one.action == action]
    if len(replaced) == 1:
        title = dict(cast("Mapping[str, str]", replaced[0].before))["title"]
        undoing.remember(project, PAGE, t("app_sources.new_version", title=title), action)


def _stored(project: SharedProject) -> None:
    _new_version(project)
    view = views.chosen(
        "sources",
        t("app_sources.view"),
        VIEWS,
        lambda name: t(f"app_sources.view_{name}"),
    )
    left_behind.note(project, besides=place.get("source") if view == "one" else "")
    if view == "one":
        source_page.show(project)
    elif view == "speakers":
        source_grids.speakers(project)
    elif view == "cases":
        source_grids.cases(project)
    else:
        source_grids.documents(project)
