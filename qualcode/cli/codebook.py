"""``qualcode codebook [PROJECT.db] load|show|check|list``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from qualcode.cli.exits import Exit
from qualcode.i18n import t
from qualcode.model import Codebook

PROJECT = "qualcode.project"


class ProjectFirst(TyperGroup):
    """Verbs that may have a project before them: ``codebook PROJECT.db show``, ``codebook check``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the project from before the verb."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            ctx.meta[PROJECT] = args[0]
            args = args[1:]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Show the project in the usage line."""
        return ["[PROJECT.db]", *super().collect_usage_pieces(ctx)]


codebook_app = typer.Typer(cls=ProjectFirst, no_args_is_help=True, help=t("cli.codebook.help"))
BookPath = Annotated[str, typer.Argument(metavar="FILE|KEY", help=t("cli.arg.codebook"))]
AsJson = Annotated[bool, typer.Option("--json", help=t("cli.arg.json"))]


@codebook_app.command(help=t("cli.codebook.load_help"))
def load(ctx: typer.Context, codebook: BookPath) -> None:
    """Load a codebook into the project."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(_project(ctx)) as opened:
        loaded = opened.load_codebook(codebook)
    say(t("cli.codebook.loaded", title=loaded.title, count=len(loaded.codes)))


@codebook_app.command(help=t("cli.codebook.show_help"))
def show(ctx: typer.Context, codebook: BookPath = "", as_json: AsJson = False) -> None:
    """Show the codes of the project's codebook, or of a file."""
    from qualcode.cli.show import code_tree, print_json, say

    shown = _from_file(codebook) if codebook else _from_project(ctx)
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

    checked = _from_file(codebook) if codebook else _from_project(ctx)
    if checked is None:
        raise typer.BadParameter(t("cli.codebook.none"))
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


def _project(ctx: Any) -> Path:
    project = ctx.meta.get(PROJECT)
    if project is None:
        raise typer.BadParameter(t("cli.codebook.project_needed"))
    return Path(project)


def _from_file(codebook: str) -> Codebook:
    from qualcode.codebook import load as load_file
    from qualcode.codebook import shipped

    return load_file(shipped().get(codebook, Path(codebook)))


def _from_project(ctx: Any) -> Codebook | None:
    from qualcode.project import Project

    with Project.open(_project(ctx)) as opened:
        return opened.codebook()
