"""``qualcode codebook [PROJECT.db] diff|merge|export|draft``: from files to files."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode.cli.codebook_group import BookPath, from_either, from_file, has_project, project_of, write
from qualcode.cli.options import AsJson
from qualcode.i18n import t
from qualcode.model import Codebook

Out = Annotated[Path, typer.Argument(metavar="OUT", help=t("codebook.cli.arg_out"))]
OneBook = Annotated[str, typer.Argument(metavar="FILE|KEY|VERSION", help=t("codebook.cli.arg_book"))]


class Preferred(StrEnum):
    """Which of two codebooks wins where they differ."""

    FIRST = "first"
    SECOND = "second"


def register(app: typer.Typer) -> None:
    """Give the group the verbs of this module."""
    app.command(help=t("codebook.cli.diff_help"))(diff)
    app.command(help=t("codebook.cli.merge_help"))(merge)
    app.command(help=t("codebook.cli.export_help"))(export)
    app.command(help=t("codebook.cli.draft_help"))(draft)


def diff(ctx: typer.Context, old: OneBook = "", new: OneBook = "", as_json: AsJson = False) -> None:
    """Say what is different between two codebooks, or two versions in a project."""
    from qualcode.cli.show import print_json, say
    from qualcode.codebook import describe
    from qualcode.codebook import diff as differences_of

    before, after = _pair(ctx, old, new)
    differences = differences_of(before, after)
    if as_json:
        print_json([asdict(difference) for difference in differences])
        return
    names = [f"{book.title}, {t('codebook.cli.version', version=book.version)}" for book in (before, after)]
    say(f"{names[0]} → {names[1]}\n")
    say(describe(differences))


def merge(
    one: BookPath,
    other: BookPath,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=t("codebook.cli.arg_out"))],
    prefer: Annotated[Preferred, typer.Option("--prefer", help=t("codebook.cli.arg_prefer"))] = (
        Preferred.FIRST
    ),
) -> None:
    """Make one codebook of two and list what they do not agree on."""
    from qualcode.cli.show import say, table_of
    from qualcode.codebook import merge as join

    merged = join(from_file(one), from_file(other), prefer=prefer.value)
    rows = [
        (conflict.key, t(f"codebook.field.{conflict.field}"), conflict.kept or "–", conflict.left or "–")
        for conflict in merged.conflicts
    ]
    if rows:
        say(t("codebook.cli.conflicts", count=len(rows)))
        table_of([t(f"codebook.cli.column_{name}") for name in ("what", "field", "kept", "left")], rows)
    say(t("codebook.cli.merged", count=len(merged.codebook.codes)))
    write(merged.codebook, out)


def export(
    ctx: typer.Context,
    out: Out,
    codebook: BookPath = "",
    version: Annotated[int | None, typer.Option("--version", help=t("codebook.cli.arg_version"))] = None,
) -> None:
    """Write a codebook as a workbook to edit, or as YAML."""
    book = _version(ctx, version) if version is not None else from_either(ctx, codebook)
    write(book, out)


def draft(
    files: Annotated[list[Path], typer.Argument(metavar="FILES…", help=t("codebook.cli.arg_files"))],
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=t("codebook.cli.arg_out"))] = None,
    title: Annotated[str, typer.Option("--title", help=t("codebook.cli.arg_title"))] = "",
    depth: Annotated[int | None, typer.Option("--depth", min=1, help=t("codebook.cli.arg_depth"))] = None,
    about: Annotated[int | None, typer.Option("--about", min=2, help=t("cli.arg.about"))] = None,
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help=t("cli.arg.model"))] = None,
) -> None:
    """Propose a codebook from documents."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import complain
    from qualcode.codebook import dump
    from qualcode.codebook.check import MANY_CODES
    from qualcode.codebook.draft import layers_for
    from qualcode.project.codes.drafting import draft_codebook

    with bar(t("codebook.cli.draft_bar")) as progress:
        proposed = draft_codebook(
            files, title=title, depth=depth, about=about, model=model, progress=progress
        )
    if out is None:
        typer.echo(dump(proposed))
    else:
        write(proposed, out)
    complain(t("codebook.cli.drafted", count=len(proposed.codes)))
    if len(proposed.codes) > MANY_CODES and (layers := layers_for(proposed.codes, MANY_CODES)):
        complain(t("codebook.cli.drafted_many", most=MANY_CODES, layers=layers))


def _pair(ctx: Any, old: str, new: str) -> tuple[Codebook, Codebook]:
    if not has_project(ctx):
        if not (old and new):
            raise typer.BadParameter(t("codebook.cli.two_needed"))
        return from_file(old), from_file(new)
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        numbers = [version.version for version in opened.codebook_versions()]
    old = old or str(numbers[-2:][0])
    new = new or str(numbers[-1])
    return _named(ctx, old), _named(ctx, new)


def _named(ctx: Any, name: str) -> Codebook:
    return _version(ctx, int(name)) if name.isascii() and name.isdigit() else from_file(name)


def _version(ctx: Any, version: int) -> Codebook:
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        return opened.codebook_version(version)
