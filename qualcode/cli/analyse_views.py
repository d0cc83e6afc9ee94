"""``qualcode analyse PROJECT.db matrix|views|view|save-view|delete-view|write``: tables kept under a name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode.cli.analyse_group import (
    AsCsv,
    Base,
    Filter,
    Measure,
    RolledUp,
    filters,
    flat,
    opened,
    tell,
)
from qualcode.cli.options import AsJson, only_with
from qualcode.errors import AnalysisError
from qualcode.i18n import t

Name = Annotated[str, typer.Argument(metavar="NAAM", help=t("analysis.cli.view_name"))]
Rows = Annotated[str, typer.Option("--by", "--rows", metavar="DIMENSION", help=t("analysis.cli.by"))]
Columns = Annotated[
    str, typer.Option("--across", "--columns", metavar="DIMENSION", help=t("analysis.cli.across"))
]
CellContent = Annotated[str, typer.Option("--cell", help=t("analysis.cli.cell"))]
Headings = Annotated[
    list[str] | None, typer.Option("--heading", metavar="KOP", help=t("analysis.cli.heading"))
]


def matrix(
    ctx: typer.Context,
    *,
    rows: Rows = "code.1",
    columns: Columns = "case",
    cell: CellContent = "count",
    filter_: Filter = None,
    measure: Measure = "fragments",
    base: Base = "",
    group: Annotated[str, typer.Option("--group", help=t("analysis.cli.group"))] = "",
    heading: Headings = None,
    rolled_up: RolledUp = True,
    caption: Annotated[str, typer.Option("--caption", help=t("analysis.cli.caption"))] = "",
    number: Annotated[str, typer.Option("--number", help=t("analysis.cli.number"))] = "",
    save: Annotated[str, typer.Option("--save", metavar="NAAM", help=t("analysis.cli.save"))] = "",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Lay out a table, and keep it under a name when asked."""
    from qualcode.analysis import View

    only_with("--cell share", cell == "share", base=base)
    details: dict[str, Any] = {
        "rows": rows,
        "columns": columns,
        "cell": cell,
        "measure": measure,
        "base": base,
        "group": group,
        "column_headings": heading or [],
        "filters": filters(filter_),
        "rolled_up": rolled_up,
        "caption": caption,
        "number": number,
    }
    with opened(ctx) as (_, analysis):
        view = View.of_details(save or t("analysis.cli.untitled"), details)
        made = analysis.make(view)
        if save:
            analysis.save(view)
    tell(made.frame, as_json=as_json, as_csv=as_csv, title=caption and made.title, notes=[made.note])


def views(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the views: those saved in the project, and those that come with qualcode."""
    from qualcode.cli.show import print_json, table_of

    with opened(ctx) as (_, analysis):
        saved = [(view, "saved") for view in analysis.views()]
        known = {view.name.casefold() for view, _ in saved}
        found = [
            *saved,
            *((one, "shipped") for one in analysis.presets() if one.name.casefold() not in known),
        ]
    if as_json:
        print_json([{"name": view.name, "origin": origin, **view.details()} for view, origin in found])
        return
    rows = [
        (view.name, t(f"analysis.cli.{origin}"), t(f"analysis.view_kind.{view.kind}"), view.caption)
        for view, origin in found
    ]
    heads = ("name", "origin", "kind", "caption")
    table_of([t(f"analysis.cli.head_{head}") for head in heads], rows)


def view(
    ctx: typer.Context,
    name: Name,
    *,
    filter_: Filter = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.csv", help=t("analysis.cli.out"))] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Make a view by its name."""
    from qualcode.project.outgoing.outputs import csv_of_frame
    from qualcode.replacing import replacing

    with opened(ctx) as (_, analysis):
        made = analysis.make(name, filters(filter_))
    if out is not None:
        with replacing(out) as partial:
            partial.write_bytes(csv_of_frame(flat(made.frame)))
    tell(made.frame, as_json=as_json, as_csv=as_csv, title=made.title, notes=[made.note])


def delete_view(ctx: typer.Context, name: Name) -> None:
    """Remove a saved view."""
    from qualcode.cli.show import say

    with opened(ctx) as (project, _):
        project.delete_view(name)
    say(t("analysis.cli.deleted", name=name))


def write(
    ctx: typer.Context,
    name: Name,
    row: Annotated[str, typer.Argument(metavar="RIJ", help=t("analysis.cli.row"))],
    column: Annotated[str, typer.Argument(metavar="KOLOM", help=t("analysis.cli.column"))],
    text: Annotated[str, typer.Argument(metavar="TEKST", help=t("analysis.cli.text"))],
) -> None:
    """Write a summary in a cell of a view."""
    from qualcode.cli.show import say

    with opened(ctx) as (project, analysis):
        made = analysis.make(name).matrix
        if made is None:
            raise AnalysisError("analysis.error.no_cells", view=name)
        down, across = _place(made.rows, row, made.row_label), _place(made.columns, column, made.column_label)
        project.put_summary(made.cells[down][across].key, text)
    say(t("analysis.cli.written", row=row, column=column, name=name))


def _place(heads: Any, wanted: str, label: str) -> int:
    from qualcode.analysis.likely import likely

    found = [place for place, head in enumerate(heads) if wanted.casefold() == head.label.casefold()]
    if len(found) != 1:
        labels = [head.label for head in heads]
        raise AnalysisError(
            "analysis.error.value",
            dimension=label,
            value=wanted,
            near=likely(wanted, labels),
            known="; ".join(labels),
        )
    return found[0]
