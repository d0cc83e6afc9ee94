"""``qualcode counting``: whose codings count, shown or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qualcode.i18n import t


def counting(
    project: Annotated[Path, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.project"))],
    *,
    coder: Annotated[str, typer.Option("--coder", metavar="NAAM", help=t("cli.counting.coder"))] = "",
    decided: Annotated[str, typer.Option("--decided", metavar="NAAM", help=t("cli.counting.decided"))] = "",
    once: Annotated[bool, typer.Option("--once", help=t("cli.counting.once"))] = False,
    apart: Annotated[bool, typer.Option("--apart", help=t("cli.counting.apart"))] = False,
    automatic: Annotated[bool, typer.Option("--automatic", help=t("cli.counting.automatic"))] = False,
) -> None:
    """Tell whose codings count, after changing it if asked."""
    from qualcode.cli.show import say
    from qualcode.project import Project
    from qualcode.project.counting import APART, AUTOMATIC, ONCE

    asked = (
        [coder] * bool(coder) + [ONCE] * once + [APART] * apart + [AUTOMATIC] * (automatic or bool(decided))
    )
    if len(asked) > 1:
        raise typer.BadParameter(t("cli.counting.one"))
    with Project.open(project) as opened:
        if decided:
            opened.decider = decided
        if asked:
            opened.count_codings_of(asked[0])
        say(opened.analysis().table.told or t("cli.counting.nobody"))
