"""The verbs by which machines propose: threads, suggest, and run that does everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.blind import Others, tell_left_out
from qualcode.cli.exits import Exit
from qualcode.cli.options import (
    About,
    AsJson,
    Coarser,
    Columns,
    Finer,
    Kind,
    MinCases,
    Model,
    Open,
    ProjectPath,
    Seed,
    Without,
)
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import Suggestion
    from qualcode.project.proposed.likely import Bounds


def threads(
    project: ProjectPath,
    *,
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


def suggest(
    project: ProjectPath,
    top: Annotated[int, typer.Option("--top", min=1, max=10, help=t("cli.arg.top"))] = 3,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Propose codes for the fragments."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import print_json, say
    from qualcode.project import Project
    from qualcode.project.proposed.likely import Bounds

    with Project.open(project) as opened:
        with bar(t("cli.embed_bar")) as progress:
            found = opened.suggest(top=top, model=model, progress=progress)
        bounds = Bounds.of(opened.suggestion_run(), opened.thresholds())
        codebook = opened.codebook()
    if as_json:
        print_json([{**asdict(one), "likely": bounds.told(one)[0]} for one in found])
        return
    say(t("cli.suggest.done", count=len(found), segments=len({one.segment for one in found})))
    if codebook is not None:
        _likely_table(found, bounds, codebook.labels())
    if not bounds.calibrated:
        say(t("cli.suggest.not_calibrated"))


def _likely_table(found: Sequence[Suggestion], bounds: Bounds, labels: Mapping[str, str]) -> None:
    """Per code how many proposals are likely, and from which score on that is."""
    from qualcode.cli.show import table_of

    likely = Counter(one.code for one in found if bounds.told(one)[0])
    codes = [code for code, _ in likely.most_common()]
    codes += sorted(code for code in bounds.by_hand if code in labels and not likely[code])
    rows = [(labels[code], str(likely[code]), _bound(bounds, code)) for code in codes]
    table_of(["code", ">waarschijnlijk", ">vanaf"], rows)


def _bound(bounds: Bounds, code: str) -> str:
    told = str(round(100 * bounds.above(code)))
    return t("cli.suggest.by_hand", bound=told) if code in bounds.by_hand else told


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


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, help=t("cli.arg.folder"))],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help=t("cli.arg.out"))],
    *,
    codebook: Annotated[str, typer.Option("--codebook", help=t("cli.arg.codebook"))] = "",
    kind: Kind = None,
    manifest: Annotated[Path | None, typer.Option("--manifest", help=t("cli.arg.manifest"))] = None,
    about: About = None,
    min_cases: MinCases = 2,
    seed: Seed = 0,
    open_search: Open = False,
    model: Model = None,
    without: Without = None,
    columns: Columns = "",
    others: Others = False,
) -> None:
    """From a folder to a report and a workbook in one go."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import import_table, say, thread_table
    from qualcode.model import CodeStatus
    from qualcode.project import Outcome, Project

    path = out / "project.db"
    begun = not path.exists()
    with Project.create(path) if begun else Project.open(path) as opened:
        if begun:
            opened.title = _study_name(folder)
        with bar(t("cli.add.bar")) as progress:
            added = opened.add(
                [folder],
                kind=kind,
                manifest=manifest,
                without=without or (),
                columns=columns,
                progress=progress,
            )
        import_table(added, str(path))
        if codebook:
            opened.load_codebook(codebook)
        found = _look_for_threads(
            opened, model, about=about, min_cases=min_cases, seed=seed, with_codebook=not open_search
        )
        thread_table(found, min_cases)
        book = opened.codebook()
        if book is not None and any(code.status is CodeStatus.ACTIVE for code in book.codes):
            opened.suggest(model=model)
        if not others:
            tell_left_out(opened, of="files")
        workbook = opened.export_excel(out / "rapport.xlsx", others=others)
        written = [*opened.report(out, others=others), workbook, path]
    for file in written:
        say(t("cli.written", file=str(file)))
    if any(line.outcome is Outcome.FAILED for line in added):
        raise typer.Exit(Exit.PARTLY)


def _look_for_threads(opened: Any, model: str | None, **wanted: Any) -> Any:
    from qualcode.cli.progress_bar import bar

    with bar(t("cli.embed_bar")) as progress:
        opened.embed(model=model, progress=progress)
    with bar(t("cli.threads.bar"), even=False) as progress:
        return opened.threads(model=model, progress=progress, **wanted)


def _study_name(folder: Path) -> str:
    """The folder's name, or that of the one above it when it only says that transcripts are in it."""
    from qualcode.project.file import spoken_name

    folder = folder.resolve()
    named = folder.parent if folder.name.casefold() in {"transcripts", "transcripten"} else folder
    return spoken_name(named.name)
