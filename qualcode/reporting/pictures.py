"""From a study to the pictures of its report, with their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.reporting import figures
from qualcode.reporting.content import Content, ThreadView
from qualcode.reporting.words import number, percentage

ROWS_PER_PICTURE = 24
COLUMNS_PER_PICTURE = 18


def map_picture(content: Content) -> Any:
    """The map of the fragments, or nothing without places."""
    from markupsafe import Markup

    threads = content.study.threads
    if threads is None or not threads.positions:
        return ""
    groups = [figures.Labelled(view.rank, view.name, view.thread.segments) for view in content.threads]
    described = t(
        "reporting.html.map_desc", points=number(len(threads.positions)), threads=number(len(groups))
    )
    return Markup(figures.fragment_map(groups, threads.positions, t("reporting.html.map"), described))  # noqa: S704


def breadth_pictures(content: Content) -> list[Any]:
    """Bars: in how many of the threads each case speaks, in parts that each fit a page."""
    from markupsafe import Markup

    if not content.threads:
        return []
    total = len(content.threads)
    legend = (t("reporting.html.per_case_shared"), t("reporting.html.per_case_own"))
    title, described = t("reporting.html.per_case"), t("reporting.html.per_case_desc")
    pictures = [
        figures.bars([_bar(content, case.id, total) for case in part], total, legend, title, described)
        for part in _chunks(content.study.cases, ROWS_PER_PICTURE)
    ]
    return [Markup(picture) for picture in pictures]  # noqa: S704


def _bar(content: Content, case: str, total: int) -> figures.Bar:
    here = [view for view in content.threads if view.thread.breadth.by_case.get(case)]
    own = sum(view.thread.breadth.cases == 1 < view.thread.breadth.of_cases for view in here)
    detail = t(
        "reporting.html.per_case_detail",
        name=content.names[case],
        n=number(len(here)),
        total=number(total),
        own=number(own),
        fragments=number(content.fragments_per_case[case]),
    )
    value = t("reporting.html.per_case_value", n=number(len(here)), total=number(total))
    return figures.Bar(content.names[case], len(here) - own, own, value, detail)


def heat_pictures(content: Content) -> list[Any]:
    """The heat map of threads by cases, in parts that each fit a page."""
    from markupsafe import Markup

    cases = [case.id for case in content.study.cases]
    if not content.threads or not cases:
        return []
    strongest = max((_share(content, view, case) for view in content.threads for case in cases), default=0.0)
    parts = [
        (lines, columns)
        for columns in _chunks(cases, COLUMNS_PER_PICTURE)
        for lines in _chunks(content.threads, ROWS_PER_PICTURE)
    ]
    return [
        Markup(_heat(content, lines, columns, strongest, f"{place}/{len(parts)}"))  # noqa: S704
        for place, (lines, columns) in enumerate(parts, 1)
    ]


def _heat(
    content: Content, lines: Sequence[ThreadView], cases: Sequence[str], strongest: float, part: str
) -> str:
    described = t("reporting.html.heat_desc", rows=number(len(lines)), columns=number(len(cases)))
    return figures.heat_map(
        [f"{view.rank}. {view.name}" for view in lines],
        [content.names[case] for case in cases],
        [[_cell(content, view, case) for case in cases] for view in lines],
        (t("reporting.html.heat_total"), [number(content.fragments_per_case[case]) for case in cases]),
        (t("reporting.html.heat_low"), percentage(strongest, 1)),
        t("reporting.html.heat"),
        f"{described} {part}",
        top_share=strongest,
        all_rows=[f"{view.rank}. {view.name}" for view in content.threads],
    )


def _cell(content: Content, view: ThreadView, case: str) -> figures.Cell:
    count, total = view.thread.breadth.by_case.get(case, 0), content.fragments_per_case[case]
    detail = t(
        "reporting.html.heat_cell",
        row=view.name,
        column=content.names[case],
        n=number(count),
        total=number(total),
        share=percentage(count, total),
    )
    return figures.Cell(count, _share(content, view, case), detail)


def _share(content: Content, view: ThreadView, case: str) -> float:
    total = content.fragments_per_case[case]
    return view.thread.breadth.by_case.get(case, 0) / total if total else 0.0


def _chunks(whole: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """`whole` in as few parts of at most `size` as it takes, about equally long."""
    parts = -(-len(whole) // size)
    each = -(-len(whole) // parts) if parts else 0
    return [whole[start : start + each] for start in range(0, len(whole), each or 1)]
