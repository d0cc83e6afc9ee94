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
Seed = Annotated[int, typer.Option("--seed", metavar="S", help=t("cli.arg.seed"))]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help=t("cli.arg.model"))]
Kind = Annotated[DocumentKind | None, typer.Option("--kind", help=t("cli.arg.kind"))]
Without = Annotated[list[str] | None, typer.Option("--without", metavar="STEP", help=t("cli.arg.without"))]
