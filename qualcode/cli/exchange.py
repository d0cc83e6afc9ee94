"""``qualcode export`` and ``qualcode import``: everything to other programs, and from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.blind import Others, tell_left_out
from qualcode.cli.exits import Exit
from qualcode.cli.options import ProjectPath, not_both, only_with
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.exchange.bundle import Remark

OutFile = Path | None


def _file(flag: str, metavar: str, key: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar=metavar, help=t(f"exchange.cli.{key}"))
    return option


def export(
    project: ProjectPath,
    *,
    excel: Annotated[OutFile, _file("--excel", "FILE.xlsx", "excel")] = None,
    qdpx: Annotated[OutFile, _file("--qdpx", "FILE.qdpx", "qdpx")] = None,
    qdc: Annotated[OutFile, _file("--qdc", "FILE.qdc", "qdc")] = None,
    csv: Annotated[OutFile, _file("--csv", "FOLDER", "csv")] = None,
    jsonl: Annotated[OutFile, _file("--jsonl", "FOLDER", "jsonl")] = None,
    sqlite: Annotated[OutFile, _file("--sqlite", "FILE.db", "sqlite")] = None,
    plain: Annotated[bool, typer.Option("--plain", help=t("exchange.cli.plain"))] = False,
    windows: Annotated[bool, typer.Option("--windows", help=t("exchange.cli.windows"))] = False,
    pseudonyms: Annotated[bool, typer.Option("--pseudonyms", help=t("exchange.cli.pseudonyms"))] = False,
    others: Others = False,
    coder: Annotated[str, typer.Option("--coder", help=t("cli.arg.only_coder"))] = "",
    by: Annotated[list[str] | None, typer.Option("--by", help=t("analysis.cli.workbook_by"))] = None,
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAAM", help=t("cli.arg.table"))
    ] = None,
    no_tables: Annotated[bool, typer.Option("--no-tables", help=t("cli.arg.no_tables"))] = False,
    no_memos: Annotated[bool, typer.Option("--no-memos", help=t("cli.arg.no_memos"))] = False,
    app: Annotated[str, typer.Option("--app", metavar="URL", help=t("analysis.cli.workbook_app"))] = "",
) -> None:
    """Write a project in the formats asked for."""
    from qualcode.cli.show import say, warn_of_threads
    from qualcode.project import Project

    if not any((excel, qdpx, qdc, csv, jsonl, sqlite)):
        raise typer.BadParameter(t("exchange.cli.nothing"))
    for file, suffix in ((excel, ".xlsx"), (qdpx, ".qdpx"), (qdc, ".qdc")):
        if file and file.suffix.casefold() != suffix:
            raise typer.BadParameter(t("exchange.cli.suffix", file=file.name, suffix=suffix))
    only_with(
        "--excel", excel, by=by, coder=coder, table=table, no_tables=no_tables, no_memos=no_memos, app=app
    )
    coded = any((excel, qdpx, csv, jsonl, sqlite))
    only_with("--excel, --qdpx, --csv, --jsonl / --sqlite", coded, others=others)
    only_with("--qdpx", qdpx, windows=windows)
    only_with("--csv", csv, plain=plain)
    not_both("--table", "--no-tables", table, no_tables)
    if app and not app.startswith(("http://", "https://")):
        raise typer.BadParameter(t("exchange.cli.app_address", given=app))
    with Project.open(project) as opened:
        if coded and not others:
            tell_left_out(opened, of="files")
        if excel:
            from qualcode.reporting.excel import WorkbookOptions

            warn_of_threads(opened)
            options = WorkbookOptions(coder=coder, by=tuple(by or ()), app=app)
            tables = [] if no_tables else table
            made = opened.export_excel(
                excel, options, pseudonyms=pseudonyms, tables=tables, others=others, memos=not no_memos
            )
            say(t("cli.written", file=str(made)))
        if qdpx:
            lost = opened.export_qdpx(qdpx, windows=windows, pseudonyms=pseudonyms, others=others)
            say(t("cli.written", file=str(qdpx)))
            _tell(lost)
        if qdc:
            opened.export_qdc(qdc, pseudonyms=pseudonyms)
            say(t("cli.written", file=str(qdc)))
        if csv:
            opened.export_csv(csv, for_excel=not plain, pseudonyms=pseudonyms, others=others)
            say(t("cli.written", file=str(csv)))
        if jsonl:
            opened.export_jsonl(jsonl, pseudonyms=pseudonyms, others=others)
            say(t("cli.written", file=str(jsonl)))
        if sqlite:
            opened.export_sqlite(sqlite, pseudonyms=pseudonyms, others=others)
            say(t("cli.written", file=str(sqlite)))


def import_file(
    project: ProjectPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=t("exchange.cli.arg_file"))],
    coder: Annotated[str, typer.Option("--who", help=t("exchange.cli.arg_who"))] = "",
) -> None:
    """Take in what another program exported; the project is made if there is none."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import say
    from qualcode.project import Project

    opening = Project.open if project.exists() else Project.create
    with opening(project, who=coder) as opened, bar(t("cli.add.bar")) as progress:
        done = opened.import_file(file, progress=progress)
    say(
        t(
            "exchange.cli.imported",
            tool=done.tool or file.name,
            documents=done.documents,
            known=done.known,
            codes=done.codes,
            codings=done.codings,
            memos=done.memos,
        )
    )
    _tell(done.remarks)
    if done.remarks:
        raise typer.Exit(Exit.PARTLY)


def pseudonyms(
    project: ProjectPath,
    out: Annotated[OutFile, _file("--out", "FILE.csv", "pseudonyms_out")] = None,
    load: Annotated[OutFile, _file("--load", "FILE.csv", "pseudonyms_load")] = None,
) -> None:
    """Propose pseudonyms as a list to edit, or take such a list over."""
    from qualcode.cli.show import say, table_of
    from qualcode.project import Project

    with Project.open(project) as opened:
        if load:
            speakers, terms = opened.load_pseudonyms(load)
            say(t("exchange.cli.pseudonyms_loaded", speakers=speakers, terms=terms))
        if out:
            count = opened.export_pseudonyms(out)
            say(t("cli.written", file=str(out)))
            say(t("exchange.cli.pseudonyms_proposed", count=count))
        if not (load or out):
            given = [(one.kind, one.term, one.replacement) for one in opened.pseudonyms()]
            table_of([t(f"exchange.cli.column_{name}") for name in ("kind", "term", "replacement")], given)


def _tell(remarks: Iterable[Remark]) -> None:
    from qualcode.cli.show import say

    for remark in remarks:
        say(f"- {remark.text}")
