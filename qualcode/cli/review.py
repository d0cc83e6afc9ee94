"""The verbs ``review`` and ``check-codings``: what to look at next, and what to look at again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode import shortening
from qualcode.cli.options import AsJson, Model, ProjectPath
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.project import Project
    from qualcode.suggesting.consistency import Doubt
    from qualcode.suggesting.queue import Queued


WIDEST = 60


def review(
    project: ProjectPath,
    number: Annotated[int, typer.Option("--next", min=1, metavar="N", help=t("suggesting.cli.next"))] = 10,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Show the fragments to review next."""

    def why(one: Queued, labels: Mapping[str, str]) -> tuple[str, str]:
        return t(f"suggesting.reason.{one.reason}"), ", ".join(labels[code] for code in one.likely)

    with _opened(project) as opened:
        asked = opened.review_queue(limit=number, model=model)
        _tell(opened, asked, ("waarom", "codes"), why, t("suggesting.cli.all_done"), as_json=as_json)


def check_codings(
    project: ProjectPath,
    limit: Annotated[int, typer.Option("--limit", min=1, help=t("suggesting.cli.limit"))] = 10,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Show codings that lie oddly, and codes that were likely missed."""

    def why(doubt: Doubt, labels: Mapping[str, str]) -> tuple[str, str]:
        instead = ", ".join(labels[code] for code in doubt.instead)
        return labels[doubt.code], t(f"suggesting.doubt.{doubt.kind}", codes=instead)

    with _opened(project) as opened:
        doubts = opened.consistency(limit=limit, model=model)
        _tell(opened, doubts, ("code", "waarom"), why, t("suggesting.cli.no_doubts"), as_json=as_json)


def _opened(path: Path) -> Project:
    from qualcode.project import Project

    return Project.open(path)


def _tell(
    project: Project,
    found: Sequence[Any],
    heads: Sequence[str],
    about: Callable[[Any, Mapping[str, str]], Sequence[str]],
    nothing: str,
    *,
    as_json: bool,
) -> None:
    """Print what was found on fragments: where each stands, its words, and what is said of it."""
    from qualcode.cli.show import print_json, say, table_of

    if as_json:
        print_json([asdict(one) for one in found])
        return
    if not found:
        say(nothing)
        return
    segments = {one.id: one for one in project.segments(ids=[one.segment for one in found])}
    titles = {document.id: document.title for document in project.documents()}
    codebook = project.codebook()
    labels = codebook.labels() if codebook else {}
    rows = []
    for one in found:
        segment = segments[one.segment]
        rows.append((titles[segment.document], _clipped(segment.text), *about(one, labels)))
    table_of(["bron", "fragment", *heads], rows)


def _clipped(text: str) -> str:
    return shortening.beginning(" ".join(text.split()), WIDEST)
