"""The verbs that bring sources in and show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.attributes import attributes as parse_attributes
from qualcode.cli.exits import Exit
from qualcode.cli.options import (
    AsJson,
    Columns,
    Kind,
    ProjectPath,
    Without,
)
from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.model import DocumentKind

if TYPE_CHECKING:
    from qualcode.project.incoming.looking import Looked


def init(project: ProjectPath) -> None:
    """Make a project file; a name without an ending gets ``.db``, by which the app knows projects."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    file = project if project.suffix or project.is_dir() else project.with_suffix(".db")
    Project.create(file).close()
    say(t("cli.init.done", file=str(file)))


def add(
    project: ProjectPath,
    paths: Annotated[list[Path], typer.Argument(metavar="FILES|FOLDERS…", help=t("cli.arg.paths"))],
    *,
    case: Annotated[str, typer.Option("--case", help=t("cli.arg.case"))] = "",
    kind: Kind = None,
    date: Annotated[str, typer.Option("--date", help=t("cli.arg.date"))] = "",
    phase: Annotated[str, typer.Option("--phase", help=t("cli.arg.phase"))] = "",
    attr: Annotated[list[str] | None, typer.Option("--attr", metavar="K=V", help=t("cli.arg.attr"))] = None,
    manifest: Annotated[Path | None, typer.Option("--manifest", help=t("cli.arg.manifest"))] = None,
    without: Without = None,
    columns: Columns = "",
    again: Annotated[bool, typer.Option("--again", help=t("cli.arg.again"))] = False,
    as_json: AsJson = False,
) -> None:
    """Read files into a project."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.rows import added_row
    from qualcode.cli.show import import_table, print_json, say
    from qualcode.project import Added, Outcome, Project

    added: list[Added] = []

    def report() -> None:
        if as_json:
            print_json([added_row(line) for line in added])
        else:
            import_table(added, str(project), again=again)

    try:
        with Project.open(project) as opened, bar(t("cli.add.bar")) as progress:
            opened.add(
                paths,
                case=case,
                kind=kind,
                date=date,
                phase=phase,
                attributes=parse_attributes(attr or []),
                manifest=manifest,
                without=without or (),
                again=again,
                columns=columns,
                told=added.append,
                progress=progress,
            )
    except KeyboardInterrupt:
        if added:
            report()
        if not as_json:
            say(t("cli.add.stopped", count=len(added)))
        raise
    report()
    if any(line.outcome is Outcome.FAILED for line in added):
        raise typer.Exit(Exit.PARTLY)


def source(
    project: ProjectPath,
    document: Annotated[str, typer.Argument(metavar="BRON", help=t("cli.arg.document"))],
    *,
    title: Annotated[str | None, typer.Option("--title", help=t("cli.arg.title"))] = None,
    case: Annotated[str | None, typer.Option("--case", help=t("cli.arg.case"))] = None,
    kind: Kind = None,
    date: Annotated[str | None, typer.Option("--date", help=t("cli.arg.date"))] = None,
    phase: Annotated[str | None, typer.Option("--phase", help=t("cli.arg.phase"))] = None,
    attr: Annotated[list[str] | None, typer.Option("--attr", metavar="K=V", help=t("cli.arg.attr"))] = None,
) -> None:
    """Correct what is known of a source."""
    from qualcode.cli.show import document_table, quoted, say, say_guessed
    from qualcode.project import Project

    told = parse_attributes(attr or [])
    with Project.open(project) as opened:
        found = opened.find_document(document)
        changed = opened.set_document(
            found.id,
            title=title,
            case=case,
            kind=kind,
            date=date,
            phase=phase,
            attributes={**found.attributes, **told} if told else None,
        )
        document_table([changed], {case.id: case.name for case in opened.cases()})
    say_guessed([changed], str(project))
    if changed.kind.is_talk != found.kind.is_talk:
        file = quoted(found.source.name)
        say(t("cli.source.read_so", project=quoted(str(project)), file=file, kind=changed.kind.value))


def preview(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.arg.file"))],
    kind: Kind = None,
    without: Without = None,
    columns: Columns = "",
    project: Annotated[
        Path | None, typer.Option("--project", metavar="PROJECT.db", help=t("cli.arg.preview_project"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a file as understood, and what adding it to a project would do."""
    from qualcode.cli.preview import preview_json, show_columns, show_novelty, show_preview
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import print_json
    from qualcode.project import understand_file

    try:
        with bar(t("cli.add.bar")):
            understood = understand_file(file, kind=kind, without=without or (), columns=columns)
            looked = _looked_at(project, file, kind, without or (), columns) if project else None
    except ReadingError as error:
        if not as_json:
            show_columns(error.columns)
        raise
    if as_json:
        print_json(preview_json(understood, looked))
        return
    if looked:
        show_novelty(looked, understood)
    show_preview(understood)


def _looked_at(
    project: Path, file: Path, kind: DocumentKind | None, without: Collection[str], columns: str
) -> Looked:
    """What adding a file to a project would do, were it read so; nothing is stored."""
    from qualcode.project import Project
    from qualcode.project.incoming.columns import told_columns
    from qualcode.project.incoming.manifest import Entry

    told = Entry(file.name, kind=kind, without=tuple(without), columns=told_columns(columns))
    with Project.open(project) as opened:
        return opened.look([file], manifest=[told])[0]


def repairs(
    project: Annotated[
        Path | None, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.repairs_project"))
    ] = None,
    document: Annotated[str, typer.Argument(metavar="BRON", help=t("cli.arg.repairs_document"))] = "",
    as_json: AsJson = False,
) -> None:
    """List the repair steps, or what they did."""
    from qualcode.cli.preview import repair_steps_json, show_repair_steps, show_repairs
    from qualcode.cli.show import print_json
    from qualcode.project import Project

    if project is None:
        print_json(repair_steps_json()) if as_json else show_repair_steps()
        return
    with Project.open(project) as opened:
        documents = [opened.find_document(document)] if document else opened.documents()
        done = {d.id: opened.import_report(d.id)[0] for d in documents}
    if as_json:
        print_json({key: [asdict(repair) for repair in found] for key, found in done.items()})
        return
    for found in documents:
        show_repairs(found.title, done[found.id], examples=bool(document))


def info(project: ProjectPath, as_json: AsJson = False) -> None:
    """Show what is in a project."""
    from qualcode.cli.rows import document_row
    from qualcode.cli.show import document_table, print_json, say_guessed, table_of
    from qualcode.i18n.dates import local_moment
    from qualcode.i18n.numbers import number
    from qualcode.project import Project

    with Project.open(project) as opened:
        counts, documents = opened.counts(), opened.documents()
        names = {case.id: case.name for case in opened.cases()}
        runs = opened.runs()
    if as_json:
        rows = [document_row(document, names) for document in documents]
        print_json({"counts": counts, "documents": rows, "runs": [run.id for run in runs]})
        return
    document_table(documents, names)
    say_guessed(documents, str(project))
    table_of(["wat", ">aantal"], [(t(f"cli.count.{key}"), number(value)) for key, value in counts.items()])
    if runs:
        table_of(
            ["run", "soort", "wanneer", "modellen"],
            [
                (
                    run.id,
                    t(f"cli.run_kind.{run.kind}"),
                    local_moment(run.created),
                    ", ".join(run.models.values()),
                )
                for run in runs
            ],
        )


def search(
    project: ProjectPath,
    query: Annotated[str, typer.Argument(metavar="WOORDEN", help=t("cli.arg.query"))],
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("cli.arg.limit"))] = 20,
    as_json: AsJson = False,
) -> None:
    """Find fragments by their words."""
    from qualcode.cli.show import print_json, say, search_results
    from qualcode.project import Project

    with Project.open(project) as opened:
        found = opened.search(query, limit=limit)
        titles = {document.id: document.title for document in opened.documents()}
    if as_json:
        print_json([{**asdict(segment), "title": titles[segment.document]} for segment, _ in found])
    elif found:
        search_results(found, titles)
    else:
        say(t("cli.search.none", query=query))
