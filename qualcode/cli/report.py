"""``qualcode report``: what people read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.blind import Others, tell_left_out
from qualcode.cli.options import not_both, only_with
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import StyleKind
    from qualcode.project import Project


class Attribution(StrEnum):
    """How much an attribution tells, as `qualcode.reporting.attribution.Grain`, which loads more."""

    ROLE = "role"
    SECTOR = "sector"
    CASE = "case"


def report(
    project: Annotated[Path, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.project"))],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help=t("cli.arg.out"))],
    *,
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
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAAM", help=t("cli.arg.table"))
    ] = None,
    no_tables: Annotated[bool, typer.Option("--no-tables", help=t("cli.arg.no_tables"))] = False,
    no_memos: Annotated[bool, typer.Option("--no-memos", help=t("cli.arg.no_memos"))] = False,
    others: Others = False,
    pages: Annotated[bool, typer.Option("--pages", help=t("cli.arg.pages"))] = False,
    keep: Annotated[bool, typer.Option("--keep", help=t("cli.arg.keep_style"))] = False,
    standard: Annotated[bool, typer.Option("--standard", help=t("cli.arg.standard_style"))] = False,
    pseudonyms: Annotated[bool, typer.Option("--pseudonyms", help=t("exchange.cli.pseudonyms"))] = False,
) -> None:
    """Write the report."""
    from qualcode.cli.show import say, warn_of_threads
    from qualcode.model import StyleKind
    from qualcode.project import Project
    from qualcode.reporting.attribution import Grain
    from qualcode.reporting.options import ReportOptions

    files = (template, html_template, logo)
    only_with("--word", word or template, pages=pages)
    only_with("--template, --html-template, --logo / --standard", any(files) or standard, keep=keep)
    not_both("--table", "--no-tables", table, no_tables)
    options = ReportOptions(
        by=tuple(by or ()),
        coder=coder,
        html_template=html_template,
        word_template=template,
        logo=logo,
        paged=pages,
    )
    given = {StyleKind.WORD: template, StyleKind.HTML: html_template, StyleKind.LOGO: logo}
    with Project.open(project) as opened:
        warn_of_threads(opened)
        if not others:
            tell_left_out(opened, of="files")
        if keep:
            _keep(opened, given, standard=standard)
        written = opened.report(
            out,
            word=word or template is not None,
            grain=Grain(attribution),
            options=options,
            pseudonyms=pseudonyms,
            tables=[] if no_tables else table,
            others=others,
            memos=not no_memos,
            house_style=not standard,
        )
        for path in written:
            say(t("cli.written", file=str(path)))


def _keep(project: Project, given: Mapping[StyleKind, Path | None], *, standard: bool) -> None:
    """Keep with the project what was given; with `standard`, forget what it kept and was not given."""
    from qualcode.reporting.own_file import own_file

    for kind, path in given.items():
        if path is not None:
            file = own_file(path)
            project.set_house_style(kind, file.name, file.data)
        elif standard:
            project.drop_house_style(kind)
