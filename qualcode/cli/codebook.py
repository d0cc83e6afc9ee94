"""``qualcode codebook [PROJECT.db] load|show|check|list``; the other verbs are in the modules beside it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from qualcode.cli import codebook_changes, codebook_files
from qualcode.cli.codebook_group import (
    BookPath,
    codebook_app,
    from_either,
    from_file,
    from_project,
    project_of,
    tell_version,
)
from qualcode.cli.exits import Exit
from qualcode.cli.options import AsJson
from qualcode.i18n import t
from qualcode.model import Codebook

__all__ = ["codebook_app"]


@codebook_app.command(help=t("cli.codebook.load_help"))
def load(ctx: typer.Context, codebook: BookPath) -> None:
    """Load a codebook into the project and say what is different from the one it replaces."""
    from qualcode.cli.show import say
    from qualcode.codebook import describe, diff
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        former = {book.key: book for book in opened.codebooks()}
        _warn_if_older(codebook, former)
        loaded = opened.load_codebook(codebook)
    say(t("cli.codebook.loaded", title=loaded.title, count=len(loaded.codes)))
    if loaded.key in former:
        say(describe(diff(former[loaded.key], loaded)))
        tell_version(former[loaded.key], loaded)


@codebook_app.command(help=t("cli.codebook.show_help"))
def show(ctx: typer.Context, codebook: BookPath = "", as_json: AsJson = False) -> None:
    """Show the codes of the project's codebook, or of a file."""
    from qualcode.cli.show import code_tree, print_json, say

    shown = from_file(codebook) if codebook else from_project(ctx)
    if shown is None:
        say(t("cli.codebook.none"))
    elif as_json:
        print_json(asdict(shown))
    else:
        code_tree(shown)


@codebook_app.command(help=t("cli.codebook.check_help"))
def check(ctx: typer.Context, codebook: BookPath = "", as_json: AsJson = False) -> None:
    """List what is wrong with a codebook; exit code 1 when it cannot be loaded."""
    from qualcode.cli.show import print_json, say, table_of
    from qualcode.codebook import check as problems_of

    checked = from_either(ctx, codebook)
    problems = problems_of(checked)
    if as_json:
        print_json([asdict(problem) for problem in problems])
    elif problems:
        table_of(
            ["ernst", "code", "probleem"],
            [(t(f"cli.level.{problem.level}"), problem.code, problem.message) for problem in problems],
        )
    else:
        say(t("cli.codebook.fine", count=len(checked.codes)))
    if any(problem.level == "error" for problem in problems):
        raise typer.Exit(Exit.ERROR)


@codebook_app.command("list", help=t("cli.codebook.list_help"))
def list_codebooks() -> None:
    """List the codebooks that come with qualcode."""
    from qualcode.cli.show import table_of
    from qualcode.codebook import load as load_file
    from qualcode.codebook import shipped

    books = [(key, load_file(path)) for key, path in shipped().items()]
    table_of(["sleutel", "titel", ">codes"], [(key, book.title, str(len(book.codes))) for key, book in books])


def _warn_if_older(codebook: str, former: dict[str, Codebook]) -> None:
    """Tell when a workbook was exported from a version that has been changed since."""
    from qualcode.cli.show import complain

    if Path(codebook).suffix.casefold() != ".xlsx":
        return
    sheet = from_file(codebook)
    present = former.get(sheet.key)
    if present is not None and sheet.version < present.version:
        complain(t("codebook.cli.older", sheet=sheet.version, present=present.version))


codebook_changes.register(codebook_app)
codebook_files.register(codebook_app)
