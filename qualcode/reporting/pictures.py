"""From a study to the pictures of its report, with their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.reporting import figures
from qualcode.reporting.chapters import CaseRow, Chapter
from qualcode.reporting.content import Content, ThreadView, capital
from qualcode.reporting.groups import FEW_FRAGMENTS, GroupRow
from qualcode.reporting.words import kind_name, number, one_line, percentage, share

ROWS_PER_PICTURE = 24
COLUMNS_PER_PICTURE = 18


def map_picture(content: Content, views: Sequence[ThreadView]) -> str:
    """The map of the fragments with the threads in `views`; empty without places."""
    threads = content.study.threads
    if threads is None or not threads.positions or not views:
        return ""
    groups = [figures.Labelled(view.rank, view.name, view.thread.segments) for view in views]
    described = t(
        "reporting.html.map_desc", points=number(len(threads.positions)), threads=number(len(groups))
    )
    return figures.fragment_map(groups, threads.positions, t("reporting.html.map"), described)


def breadth_pictures(content: Content, views: Sequence[ThreadView]) -> list[str]:
    """Bars: in how many of the threads in `views` each case speaks, in parts that each fit a page."""
    if not views:
        return []
    total = len(views)
    legend = (t("reporting.html.per_case_shared"), t("reporting.html.per_case_own"))
    title, described = t("reporting.html.per_case"), t("reporting.html.per_case_desc")
    return [
        figures.bars([_bar(content, views, case.id) for case in part], total, legend, title, described)
        for part in _chunks(content.study.cases, ROWS_PER_PICTURE)
    ]


def _bar(content: Content, views: Sequence[ThreadView], case: str) -> figures.Bar:
    here, total = [view for view in views if view.thread.breadth.by_case.get(case)], len(views)
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


def heat_pictures(content: Content, views: Sequence[ThreadView]) -> list[str]:
    """The heat map of threads by cases, in parts that each fit a page."""
    cases = [case.id for case in content.study.cases]
    if not views or not cases:
        return []
    strongest = max((_share(content, view, case) for view in views for case in cases), default=0.0)
    parts = [
        (lines, columns)
        for columns in _chunks(cases, COLUMNS_PER_PICTURE)
        for lines in _chunks(views, ROWS_PER_PICTURE)
    ]
    names = [_numbered(view) for view in views]
    return [
        _heat(content, lines, columns, strongest=strongest, part=f"{place}/{len(parts)}", names=names)
        for place, (lines, columns) in enumerate(parts, 1)
    ]


def _heat(
    content: Content,
    lines: Sequence[ThreadView],
    cases: Sequence[str],
    *,
    strongest: float,
    part: str,
    names: Sequence[str],
) -> str:
    described = t("reporting.html.heat_desc", rows=number(len(lines)), columns=number(len(cases)))
    return figures.heat_map(
        [_numbered(view) for view in lines],
        [content.names[case] for case in cases],
        [[_cell(content, view, case) for case in cases] for view in lines],
        totals=(t("reporting.html.heat_total"), [number(content.fragments_per_case[case]) for case in cases]),
        legend=(t("reporting.html.heat_low"), percentage(strongest, 1)),
        title=t("reporting.html.heat"),
        description=f"{described} {part}",
        top_share=strongest,
        all_rows=names,
    )


def _numbered(view: ThreadView) -> str:
    return f"{view.rank}. {view.name}"


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


def shares_told(chapter: Chapter) -> str:
    """What the picture of shares shows, in words."""
    return t("report.figure.shares_desc", name=chapter.view.name, told=_spoken(_share_blocks(chapter)))


def share_picture(chapter: Chapter, whole: float) -> str:
    """Bars: the thread's share of what each case and group has to say; `whole` is its share of everything.

    Groups too small for their share to mean much stand in the tables only; empty where all are.
    """
    blocks = _share_blocks(chapter)
    if not blocks:
        return ""
    everything = t("report.figure.whole", share=share(whole, 1))
    title = t("report.figure.shares", name=chapter.view.name)
    return figures.shares(blocks, (everything, whole), title, shares_told(chapter))


def course_picture(chapter: Chapter, whole: float) -> str:
    """Bars: the thread's share of what was said in each phase or year, in order; empty with one time."""
    blocks = [
        figures.Block(
            capital(kind_name(kind)) if kind else t("report.figure.period"),
            [
                _share_row(GroupRow(one_line(one.label), one.segments, one.of_segments, 0, 0))
                for one in periods
            ],
        )
        for kind, periods in chapter.view.thread.courses.items()
    ]
    if not blocks:
        return ""
    everything = t("report.figure.whole", share=share(whole, 1))
    title = t("report.figure.course", name=chapter.view.name)
    return figures.shares(blocks, (everything, whole), title, course_told(chapter))


def course_told(chapter: Chapter) -> str:
    """What that picture shows, in words."""
    told = [
        f"{kind_name(one.kind)} " * bool(one.kind)
        + f"{one_line(one.label)} {share(one.segments, one.of_segments)} ({number(one.segments)})"
        for one in chapter.view.thread.periods
    ]
    return t("report.figure.course_desc", name=chapter.view.name, told="; ".join(told))


def _share_blocks(chapter: Chapter) -> list[figures.Block]:
    told = [row for row in chapter.cases if row.of_fragments >= FEW_FRAGMENTS]
    cases = sorted(told, key=lambda row: (-row.share, row.name))[:ROWS_PER_PICTURE]
    blocks = [figures.Block(t("reporting.column.case"), [_share_row(row) for row in cases])] if cases else []
    for table in chapter.groups:
        rows = [_share_row(row) for row in table.rows if not row.small]
        if len(rows) > 1:
            blocks.append(figures.Block(capital(table.name), rows))
    return blocks


def _share_row(row: CaseRow | GroupRow) -> figures.Share:
    value = t(
        "report.figure.value",
        share=share(row.fragments, row.of_fragments),
        n=number(row.fragments),
        total=number(row.of_fragments),
    )
    return figures.Share(row.name, row.share, value, f"{row.name}: {value}")


def _spoken(blocks: Sequence[figures.Block]) -> str:
    return "; ".join(f"{row.label} {row.value}" for block in blocks for row in block.rows)


def _chunks(whole: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """`whole` in as few parts of at most `size` as it takes, about equally long."""
    parts = -(-len(whole) // size)
    each = -(-len(whole) // parts) if parts else 0
    return [whole[start : start + each] for start in range(0, len(whole), each or 1)]
