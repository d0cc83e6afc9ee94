"""The verbs of ``qualcode``, the same as those of `Project`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode import __version__
from qualcode.cli.analyse import analyse_app
from qualcode.cli.attributes import attributes as parse_attributes
from qualcode.cli.codebook import codebook_app
from qualcode.cli.counting import counting
from qualcode.cli.environment import doctor, models_app, start_app
from qualcode.cli.exchange import export, import_file, pseudonyms
from qualcode.cli.exits import Exit
from qualcode.cli.report import report
from qualcode.cli.review import check_codings, review
from qualcode.cli.speakers import speaker, speakers
from qualcode.cli.thread import thread_app
from qualcode.i18n import t
from qualcode.model import DocumentKind

app = typer.Typer(
    name="qualcode",
    help=t("cli.help"),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,  # locals hold people's words
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(codebook_app, name="codebook")
app.add_typer(analyse_app, name="analyse")
app.add_typer(thread_app, name="thread")
app.add_typer(models_app, name="models")
app.command("doctor", help=t("cli.doctor.help"))(doctor)
app.command("counting", help=t("cli.counting.help"))(counting)
app.command("export", help=t("exchange.cli.export_help"))(export)
app.command("import", help=t("exchange.cli.import_help"))(import_file)
app.command("report", help=t("cli.report.help"))(report)
app.command("pseudonyms", help=t("exchange.cli.pseudonyms_help"))(pseudonyms)
app.command("speakers", help=t("cli.speakers.help"))(speakers)
app.command("speaker", help=t("cli.speaker.help"))(speaker)
app.command("review", help=t("suggesting.cli.review_help"))(review)
app.command("check-codings", help=t("suggesting.cli.check_help"))(check_codings)
app.command("app", help=t("cli.app.help"))(start_app)

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


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=t("cli.arg.version"))
    ] = False,
) -> None:
    """Options before the verb."""


@app.command(help=t("cli.init.help"))
def init(project: ProjectPath) -> None:
    """Make a project file."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    Project.create(project).close()
    say(t("cli.init.done", file=str(project)))


@app.command(help=t("cli.add.help"))
def add(
    project: ProjectPath,
    paths: Annotated[list[Path], typer.Argument(metavar="FILES|FOLDERS…", help=t("cli.arg.paths"))],
    case: Annotated[str, typer.Option("--case", help=t("cli.arg.case"))] = "",
    kind: Kind = None,
    date: Annotated[str, typer.Option("--date", help=t("cli.arg.date"))] = "",
    phase: Annotated[str, typer.Option("--phase", help=t("cli.arg.phase"))] = "",
    attr: Annotated[list[str] | None, typer.Option("--attr", metavar="K=V", help=t("cli.arg.attr"))] = None,
    manifest: Annotated[Path | None, typer.Option("--manifest", help=t("cli.arg.manifest"))] = None,
    without: Without = None,
    as_json: AsJson = False,
) -> None:
    """Read files into a project."""
    from qualcode.cli.rows import added_row
    from qualcode.cli.show import bar, import_table, print_json
    from qualcode.project import Outcome, Project

    with Project.open(project) as opened, bar(t("cli.add.bar")) as progress:
        added = opened.add(
            paths,
            case=case,
            kind=kind,
            date=date,
            phase=phase,
            attributes=parse_attributes(attr or []),
            manifest=manifest,
            without=without or (),
            progress=progress,
        )
    if as_json:
        print_json([added_row(line) for line in added])
    else:
        import_table(added)
    if any(line.outcome is Outcome.FAILED for line in added):
        raise typer.Exit(Exit.PARTLY)


@app.command(help=t("cli.preview.help"))
def preview(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=t("cli.arg.file"))],
    kind: Kind = None,
    without: Without = None,
    as_json: AsJson = False,
) -> None:
    """Show a file as understood."""
    from qualcode.cli.preview import preview_json, show_preview
    from qualcode.cli.show import print_json
    from qualcode.project import understand_file

    understood = understand_file(file, kind=kind, without=without or ())
    if as_json:
        print_json(preview_json(understood))
    else:
        show_preview(understood)


@app.command(help=t("cli.repairs.help"))
def repairs(
    project: Annotated[
        Path | None, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.repairs_project"))
    ] = None,
    document: Annotated[str, typer.Argument(metavar="BRON", help=t("cli.arg.repairs_document"))] = "",
    as_json: AsJson = False,
) -> None:
    """List the repair steps, or what they did."""
    from dataclasses import asdict

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


@app.command(help=t("cli.info.help"))
def info(project: ProjectPath, as_json: AsJson = False) -> None:
    """Show what is in a project."""
    from qualcode.cli.rows import document_row
    from qualcode.cli.show import document_table, print_json, table_of
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
    table_of(["wat", ">aantal"], [(t(f"cli.count.{key}"), str(value)) for key, value in counts.items()])
    if runs:
        table_of(
            ["run", "soort", "wanneer", "modellen"],
            [(run.id, run.kind, run.created, ", ".join(run.models.values())) for run in runs],
        )


@app.command(help=t("cli.search.help"))
def search(
    project: ProjectPath,
    query: Annotated[str, typer.Argument(metavar="WOORDEN", help=t("cli.arg.query"))],
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("cli.arg.limit"))] = 20,
    as_json: AsJson = False,
) -> None:
    """Find fragments by their words."""
    from dataclasses import asdict

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


@app.command(help=t("cli.threads.help"))
def threads(
    project: ProjectPath,
    about: About = None,
    coarser: Coarser = 0,
    finer: Finer = 0,
    min_cases: MinCases = 2,
    seed: Seed = 0,
    open_search: Open = False,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Look for candidate rode draden."""
    from qualcode.cli.show import thread_table
    from qualcode.project import Project

    with Project.open(project) as opened:
        found = _look_for_threads(
            opened,
            model,
            about=about,
            granularity=finer - coarser,
            min_cases=min_cases,
            seed=seed,
            with_codebook=not open_search,
        )
        study = opened.study() if as_json else None
    if study is not None:
        from qualcode.reporting.json_report import threads_json

        typer.echo(threads_json(study), nl=False)
    else:
        thread_table(found, min_cases)


@app.command(help=t("cli.suggest.help"))
def suggest(
    project: ProjectPath,
    top: Annotated[int, typer.Option("--top", min=1, max=10, help=t("cli.arg.top"))] = 3,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Propose codes for the fragments."""
    from dataclasses import asdict

    from qualcode.cli.show import bar, print_json, say
    from qualcode.project import Project

    with Project.open(project) as opened, bar(t("cli.embed_bar")) as progress:
        found = opened.suggest(top=top, model=model, progress=progress)
    if as_json:
        print_json([asdict(suggestion) for suggestion in found])
    else:
        say(t("cli.suggest.done", count=len(found), segments=len({s.segment for s in found})))


@app.command("import-codings", help=t("cli.import_codings.help"))
def import_codings(
    project: ProjectPath,
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help=t("cli.arg.codings"))],
    coder: Annotated[str, typer.Option("--coder", help=t("cli.arg.coder"))] = "",
) -> None:
    """Store codings made by people elsewhere."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(project) as opened:
        added = opened.import_codings(file, coder=coder)
    say(t("cli.import_codings.done", count=added))


@app.command(help=t("cli.run.help"))
def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, help=t("cli.arg.folder"))],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help=t("cli.arg.out"))],
    codebook: Annotated[str, typer.Option("--codebook", help=t("cli.arg.codebook"))] = "",
    kind: Kind = None,
    manifest: Annotated[Path | None, typer.Option("--manifest", help=t("cli.arg.manifest"))] = None,
    about: About = None,
    min_cases: MinCases = 2,
    seed: Seed = 0,
    open_search: Open = False,
    model: Model = None,
    without: Without = None,
) -> None:
    """From a folder to a report and a workbook in one go."""
    from qualcode.cli.show import bar, import_table, say, thread_table
    from qualcode.project import Outcome, Project

    path = out / "project.db"
    with Project.open(path) if path.exists() else Project.create(path) as opened:
        opened.title = _study_name(folder)
        with bar(t("cli.add.bar")) as progress:
            added = opened.add(
                [folder], kind=kind, manifest=manifest, without=without or (), progress=progress
            )
        import_table(added)
        if codebook:
            opened.load_codebook(codebook)
        found = _look_for_threads(
            opened, model, about=about, min_cases=min_cases, seed=seed, with_codebook=not open_search
        )
        thread_table(found, min_cases)
        if opened.codebook() is not None:
            opened.suggest(model=model)
        written = [*opened.report(out), opened.export_excel(out / "rapport.xlsx"), path]
    for file in written:
        say(t("cli.written", file=str(file)))
    if any(line.outcome is Outcome.FAILED for line in added):
        raise typer.Exit(Exit.PARTLY)


def _look_for_threads(opened: Any, model: str | None, **wanted: Any) -> Any:
    from qualcode.cli.show import bar

    with bar(t("cli.embed_bar")) as progress:
        opened.embed(model=model, progress=progress)
    with bar(t("cli.threads.bar")) as progress:
        return opened.threads(model=model, progress=progress, **wanted)


def _study_name(folder: Path) -> str:
    """The folder's name, or that of the one above it when it only says that transcripts are in it."""
    folder = folder.resolve()
    named = folder.parent if folder.name.casefold() in {"transcripts", "transcripten"} else folder
    return named.name.replace("_", " ").replace("-", " ")
