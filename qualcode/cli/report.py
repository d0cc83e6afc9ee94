"""``qualcode report``: what people read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qualcode.i18n import t


class Attribution(StrEnum):
    """How much an attribution tells, as `qualcode.reporting.attribution.Grain`, which loads more."""

    ROLE = "role"
    SECTOR = "sector"
    CASE = "case"


def report(
    project: Annotated[Path, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.project"))],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help=t("cli.arg.out"))],
    word: Annotated[bool, typer.Option("--word", help=t("cli.arg.word"))] = False,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE.docx", help=t("cli.arg.word_template"))
    ] = None,
    html_template: Annotated[
        Path | None, typer.Option("--html-template", metavar="FILE", help=t("cli.arg.html_template"))
    ] = None,
    logo: Annotated[Path | None, typer.Option("--logo", metavar="FILE", help=t("cli.arg.logo"))] = None,
    attribution: Annotated[
        Attribution, typer.Option("--attribution", help=t("cli.arg.attribution"))
    ] = Attribution.SECTOR,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="KENMERK", help=t("cli.arg.by"))] = None,
    coder: Annotated[str, typer.Option("--coder", help=t("cli.arg.only_coder"))] = "",
    pseudonyms: Annotated[bool, typer.Option("--pseudonyms", help=t("exchange.cli.pseudonyms"))] = False,
) -> None:
    """Write the report."""
    from qualcode.cli.show import say
    from qualcode.project import Project
    from qualcode.reporting.attribution import Grain
    from qualcode.reporting.options import ReportOptions

    options = ReportOptions(
        by=tuple(by or ()), coder=coder, html_template=html_template, word_template=template, logo=logo
    )
    with Project.open(project) as opened:
        written = opened.report(
            out,
            word=word or template is not None,
            grain=Grain(attribution),
            options=options,
            pseudonyms=pseudonyms,
        )
        for path in written:
            say(t("cli.written", file=str(path)))
