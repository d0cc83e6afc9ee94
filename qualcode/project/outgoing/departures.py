"""From a project to a `Bundle`: everything in it as nouns."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.exchange.bundle import Bundle, Source

if TYPE_CHECKING:
    from qualcode.analysis import CodingTable
    from qualcode.project.project import Project


def gather(project: Project) -> Bundle:
    """Read the whole project."""
    threads = None
    with suppress(ProjectError):  # none looked for yet
        threads = project.current_threads()
    sources = tuple(
        Source(document, project.text(document.id), tuple(project.turns(document.id)))
        for document in project.documents()
    )
    table = project.analysis().table
    return Bundle(
        title=project.title,
        cases=tuple(project.cases()),
        sources=sources,
        codebooks=tuple(project.codebooks()),
        codings=tuple(project.codings()),
        memos=tuple(project.memos()),
        segments=tuple(project.segments()),
        threads=threads,
        suggestions=tuple(project.suggestions()),
        reviews=tuple(project.reviews()),
        summaries=tuple(project.summaries().values()),
        events=tuple(project.events()),
        counted=_counted(table),
        counting=table.told,
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
    )


def _counted(table: CodingTable) -> dict[str, str]:
    """As which coding each coding counts, by id."""
    same = table.same
    return {
        table.codings[place].id: table.codings[int(same[place])].id
        for place in dict.fromkeys(table.rows.coding.tolist())
    }
