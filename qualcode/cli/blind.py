"""For who codes blind: what stays out of what a verb writes or counts, and how to ask for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.project import Project

Others = Annotated[bool, typer.Option("--others", help=t("cli.arg.others"))]


def tell_left_out(project: Project, *, of: str) -> None:
    """Say on standard error that others' work stays out, where this coder codes anything blind.

    `of` is what it stays out of: ``files``, of which one may ask for the whole, or ``figures``.
    """
    from qualcode.cli.show import complain

    count = len(project.blind())
    if count:
        complain(t(f"cli.blind.{of}", count=count, coder=project.who))
