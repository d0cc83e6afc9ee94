"""The group ``qualcode codebook [PROJECT.db] …`` and what its verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode.cli.wording import Group, Verbs
from qualcode.i18n import t
from qualcode.model import Codebook

PROJECT = "qualcode.project"


class ProjectFirst(Group):
    """Verbs that may have a project before them: ``codebook PROJECT.db show``, ``codebook check``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the project from before the verb, or from just behind it."""
        if len(args) > 1 and args[0] in self.commands and _is_project(args[1]):
            args = [args[1], args[0], *args[2:]]
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            ctx.meta[PROJECT] = args[0]
            args = args[1:]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Show the project in the usage line."""
        return ["[PROJECT.db]", *super().collect_usage_pieces(ctx)]


def _is_project(word: str) -> bool:
    return word.endswith(".db") and Path(word).is_file()


codebook_app = Verbs(cls=ProjectFirst, no_args_is_help=True, help=t("codebook.cli.help"))
BookPath = Annotated[str, typer.Argument(metavar="FILE|KEY", help=t("cli.arg.codebook"))]
CodeKey = Annotated[str, typer.Argument(metavar="CODE", help=t("codebook.cli.arg_code"))]


def project_of(ctx: Any) -> Path:
    """The project before the verb; a clear complaint when there is none."""
    project = ctx.meta.get(PROJECT)
    if project is None:
        raise typer.BadParameter(t("cli.codebook.project_needed", command=ctx.parent.command_path))
    return Path(project)


def has_project(ctx: Any) -> bool:
    """Whether a project stands before the verb."""
    return ctx.meta.get(PROJECT) is not None


def from_file(codebook: str) -> Codebook:
    """A codebook from a file, or a shipped one by its key."""
    from qualcode.codebook import shipped
    from qualcode.project.codes.codebook_files import load_file

    return load_file(shipped().get(codebook, Path(codebook)))


def from_project(ctx: Any) -> Codebook | None:
    """The current codebook of the project before the verb."""
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        return opened.codebook()


def from_either(ctx: Any, codebook: str) -> Codebook:
    """The codebook of the file when one is named, else that of the project."""
    found = from_file(codebook) if codebook else from_project(ctx)
    if found is None:
        raise typer.BadParameter(t("cli.codebook.none"))
    return found


def tell_version(before: Codebook, after: Codebook) -> None:
    """Say which version the codebook is at, if it changed."""
    from qualcode.cli.show import say

    if after.version != before.version:
        say(t("codebook.cli.now_version", version=after.version))


def write(codebook: Codebook, path: Path) -> None:
    """Write a codebook as the file's suffix says: a workbook, YAML or REFI-QDA."""
    from qualcode.cli.show import say
    from qualcode.project.codes.codebook_files import SUFFIXES, save_file

    if path.suffix.casefold() not in SUFFIXES:
        raise typer.BadParameter(t("codebook.cli.suffix", found=path.suffix or path.name))
    save_file(codebook, path)
    say(t("cli.written", file=str(path)))
