"""The verbs ``review`` and ``check-codings``: what to look at next, and what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import Segment
    from qualcode.project import Project

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT.db", help=t("cli.arg.project"))]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help=t("cli.arg.model"))]
AsJson = Annotated[bool, typer.Option("--json", help=t("cli.arg.json"))]
WIDEST = 60


def review(
    project: ProjectPath,
    number: Annotated[int, typer.Option("--next", min=1, metavar="N", help=t("suggesting.cli.next"))] = 10,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Show the fragments to review next."""
    from qualcode.cli.show import print_json, say, table_of
    from qualcode.project import Project

    with Project.open(project) as opened:
        asked = opened.review_queue(limit=number, model=model)
        segments = _segments(opened, [one.segment for one in asked])
        labels, titles = _labels(opened), _titles(opened)
    if as_json:
        print_json([asdict(one) for one in asked])
    elif not asked:
        say(t("suggesting.cli.all_done"))
    else:
        table_of(
            ["bron", "fragment", "waarom", "codes"],
            [
                (
                    titles[segments[one.segment].document],
                    _clipped(segments[one.segment].text),
                    t(f"suggesting.reason.{one.reason}"),
                    ", ".join(labels[code] for code in one.likely),
                )
                for one in asked
            ],
        )


def check_codings(
    project: ProjectPath,
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("suggesting.cli.limit"))] = 10,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Show codings that lie oddly, and codes that were likely missed."""
    from qualcode.cli.show import print_json, say, table_of
    from qualcode.project import Project

    with Project.open(project) as opened:
        doubts = opened.consistency(limit=limit, model=model)
        segments = _segments(opened, [doubt.segment for doubt in doubts])
        labels, titles = _labels(opened), _titles(opened)
    if as_json:
        print_json([asdict(doubt) for doubt in doubts])
    elif not doubts:
        say(t("suggesting.cli.no_doubts"))
    else:
        table_of(
            ["bron", "fragment", "code", "waarom"],
            [
                (
                    titles[segments[doubt.segment].document],
                    _clipped(segments[doubt.segment].text),
                    labels[doubt.code],
                    t(
                        f"suggesting.doubt.{doubt.kind}",
                        codes=", ".join(labels[code] for code in doubt.instead),
                    ),
                )
                for doubt in doubts
            ],
        )


def _segments(project: Project, ids: Sequence[str]) -> dict[str, Segment]:
    return {segment.id: segment for segment in project.segments(ids=ids)} if ids else {}


def _labels(project: Project) -> dict[str, str]:
    codebook = project.codebook()
    return {f"{codebook.key}/{code.key}": code.label for code in codebook.codes} if codebook else {}


def _titles(project: Project) -> dict[str, str]:
    return {document.id: document.title for document in project.documents()}


def _clipped(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= WIDEST else f"{plain[: WIDEST - 1]}…"
