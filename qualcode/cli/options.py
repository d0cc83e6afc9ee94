"""Arguments and options that several verbs take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qualcode.i18n import t
from qualcode.model import DocumentKind

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.project"))]
AsJson = Annotated[bool, typer.Option("--json", help=t("cli.arg.json"))]
About = Annotated[int | None, typer.Option("--about", min=2, metavar="K", help=t("cli.arg.about"))]
Coarser = Annotated[int, typer.Option("--coarser", count=True, help=t("cli.arg.coarser"))]
Finer = Annotated[int, typer.Option("--finer", count=True, help=t("cli.arg.finer"))]
Open = Annotated[bool, typer.Option("--open", help=t("cli.arg.open"))]
MinCases = Annotated[int, typer.Option("--min-cases", min=1, metavar="N", help=t("cli.arg.min_cases"))]
Seed = Annotated[int, typer.Option("--seed", min=0, metavar="S", help=t("cli.arg.seed"))]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help=t("cli.arg.model"))]
Kind = Annotated[DocumentKind | None, typer.Option("--kind", help=t("cli.arg.kind"))]
Without = Annotated[list[str] | None, typer.Option("--without", metavar="STEP", help=t("cli.arg.without"))]
Columns = Annotated[str, typer.Option("--columns", metavar="KOLOMMEN", help=t("cli.arg.columns"))]


def only_with(needed: str, present: object, **options: object) -> None:
    """BadParameter where one of `options` is given that says nothing without `needed`."""
    for name, given in options.items():
        if given and not present:
            raise typer.BadParameter(t("cli.only_with", option=f"--{name.replace('_', '-')}", needed=needed))


def not_both(one: str, other: str, *given: object) -> None:
    """BadParameter where two options are given of which one undoes the other."""
    if all(given):
        raise typer.BadParameter(t("cli.not_both", one=one, other=other))
