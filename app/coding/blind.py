"""Coding blind: which documents a coder codes without seeing the others' work; kept in the project."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.errors import ProjectError
from qualcode.project import Project

PREFIX = "blind:"


def blind_documents(project: Project, coder: str) -> frozenset[str]:
    """Ids of the documents that this coder codes blind."""
    kept = project.views().get(PREFIX + coder, {})
    return frozenset(map(str, kept.get("documents", ())))


def set_blind(project: Project, coder: str, documents: Iterable[str]) -> None:
    """Let a coder code these documents blind and no others; none lifts it."""
    wanted = sorted(set(documents))
    if wanted:
        project.save_view(PREFIX + coder, {"documents": wanted})
        return
    try:
        project.delete_view(PREFIX + coder)
    except ProjectError:  # there was none
        return
