"""What the verbs of ``qualcode analyse`` share: the project, filters, and three ways to print a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode import shortening
from qualcode.cli.blind import tell_left_out
from qualcode.cli.codebook_group import project_of
from qualcode.i18n import numbers, t

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import CodingTable
    from qualcode.project import Project
    from qualcode.project.analysing import Analysis

By = Annotated[str, typer.Option("--by", metavar="DIMENSION", help=t("analysis.cli.by"))]
Across = Annotated[str, typer.Option("--across", metavar="DIMENSION", help=t("analysis.cli.across"))]
Filter = Annotated[
    list[str] | None, typer.Option("--filter", "-f", metavar="K=V", help=t("analysis.cli.filter"))
]
Measure = Annotated[str, typer.Option("--measure", help=t("analysis.cli.measure"))]
Base = Annotated[str, typer.Option("--base", help=t("analysis.cli.base"))]
RolledUp = Annotated[bool, typer.Option("--rolled-up/--own", help=t("analysis.cli.rolled_up"))]
Coders = Annotated[str, typer.Option("--coders", metavar="A,B", help=t("analysis.cli.coders"))]
AsCsv = Annotated[bool, typer.Option("--csv", help=t("analysis.cli.csv"))]

WIDEST = 90


@contextmanager
def opened(ctx: typer.Context) -> Iterator[tuple[Project, Analysis]]:
    """The project before the verb, and its figures as this coder may see them."""
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as project:
        tell_left_out(project, of="figures")
        yield project, project.seen_analysis()


@dataclass(frozen=True, slots=True)
class Asked:
    """The codings of which a figure is asked, and how it is printed.

    Attributes
    ----------
    table : the codings that the filters leave.
    apart : whether everybody's are laid out, rather than those that count.
    """

    table: CodingTable
    apart: bool
    as_json: bool
    as_csv: bool

    def tell(
        self, frame: pd.DataFrame, notes: Sequence[str] = (), *, plain: pd.DataFrame | None = None
    ) -> None:
        """Print the figure, what must be known beside it, and whose codings count.

        `plain` is what programs get instead, where that is another table.
        """
        program = plain if plain is not None and (self.as_json or self.as_csv) else frame
        nothing = "" if self.table.codings else t("analysis.cli.nothing_coded")
        told = "" if self.apart else self.table.told
        tell(program, as_json=self.as_json, as_csv=self.as_csv, notes=[*notes, told, nothing])


def codings_asked(
    ctx: typer.Context,
    given: Sequence[str] | None,
    *,
    by: Sequence[str] = (),
    compares: bool = False,
    as_json: bool,
    as_csv: bool,
) -> Asked:
    """The codings of the project before the verb of which a figure is asked.

    Parameters
    ----------
    given : filters, as typed.
    by : the dimensions of the figure; with coders among them, or in a filter, everybody's codings are laid
        out.
    compares : whether the figure is about coders.
    """
    from qualcode.analysis.naming import asks_who_coded

    wanted = filters(given)
    apart = compares or asks_who_coded((*wanted, *by))
    with opened(ctx) as (_, analysis):
        table = (analysis.everyone if apart else analysis.table).where(wanted)
    return Asked(table, apart, as_json, as_csv)


def filters(given: Sequence[str] | None) -> dict[str, list[str]]:
    """Filters by dimension, of ``K=V`` or ``K=V,W``, given once or more."""
    found: dict[str, list[str]] = {}
    for one in given or ():
        name, equals, values = one.partition("=")
        if not equals or not values.strip():
            raise typer.BadParameter(t("analysis.cli.filter_shape", given=one))
        found.setdefault(name.strip(), []).extend(value.strip() for value in values.split(","))
    return found


def names(given: str) -> list[str]:
    """Names parted by commas."""
    return [name.strip() for name in given.split(",") if name.strip()]


def tell(
    frame: pd.DataFrame, *, as_json: bool, as_csv: bool, title: str = "", notes: Sequence[str] = ()
) -> None:
    """Print a figure: a table for people, or its plain columns as JSON or CSV for programs."""
    if as_csv:
        sys.stdout.write(flat(frame).to_csv(index=False, lineterminator="\n"))
        return
    if as_json:
        sys.stdout.write(flat(frame).to_json(orient="records", force_ascii=False, indent=2) + "\n")
        return
    from qualcode.cli.show import say

    if title:
        say(title)
    _show(frame)
    for note in notes:
        if note:
            say(note)


def _show(frame: pd.DataFrame) -> None:
    """A table as wide as there is room; how to get the columns for which there is none is told."""
    from rich.console import Console

    from qualcode.cli.fitting import Printed, fitting, room, table_of
    from qualcode.cli.show import out, say

    heads = zip(_readable(frame), _cells(frame), strict=True)
    columns = [Printed(name, cells, right, not at) for at, ((name, right), cells) in enumerate(heads)]
    width = room(out)
    shown = fitting(columns, width)
    console = out if out.is_terminal else Console(file=sys.stdout, width=width, highlight=False)
    console.print(table_of(columns[:shown]))
    if shown < len(columns):
        missing = ", ".join(column.head for column in columns[shown:])
        say(t("analysis.cli.no_room", missing=missing))


def flat(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its row heads as a first column."""
    return frame.reset_index() if frame.index.name else frame


def _visible(frame: pd.DataFrame) -> pd.DataFrame:
    from qualcode.analysis.columns import KEYS

    found = flat(frame)
    return found.drop(columns=[key for key in (*KEYS, "document", "fragment") if key in found.columns])


def _readable(frame: pd.DataFrame) -> list[tuple[str, bool]]:
    """Heads as people read them, and whether the column holds numbers."""
    from qualcode.analysis.columns import column_name

    found = _visible(frame)
    return [(column_name(str(name)), bool(found[name].map(_is_number).all())) for name in found.columns]


def _cells(frame: pd.DataFrame) -> list[list[str]]:
    found = _visible(frame)
    return [[shown(value, str(name)) for value in found[name]] for name in found.columns]


def _is_number(value: Any) -> bool:
    return value is None or isinstance(value, int | float) or hasattr(value, "dtype")


def shown(value: Any, name: str) -> str:
    """A value of the column of that name, as people read it."""
    from qualcode.analysis.columns import CHANCES, is_share

    if value is None or value != value:  # nothing, or not a number
        return ""
    if isinstance(value, str):
        return shortening.beginning(" ".join(value.split()), WIDEST) if name == "text" else value
    if name in CHANCES:
        return numbers.chance(value)
    if isinstance(value, float):
        return numbers.percent(value, 1) if is_share(name) else numbers.number(value, 2)
    return numbers.number(value) if _is_number(value) else str(value)
