"""Changes to a codebook from its page, each of which can be taken back there."""

from __future__ import annotations

from collections.abc import Callable

from app.parts import undoing
from app.shared import SharedProject
from qualcode.i18n import t
from qualcode.model import Codebook

PAGE = "codebook"


def edit(
    project: SharedProject, codebook: Codebook, change: Callable[..., Codebook], deed: str, label: str
) -> None:
    """Change a codebook; `deed` is what is told of it (``app_codebook.told``), where anything changed."""
    before = project.next_actions()[0]
    project.edit_codebook(change, key=codebook.key)
    done = project.next_actions()[0]
    if done != before:
        undoing.remember(project, PAGE, t(f"app_codebook.told.{deed}", label=" ".join(label.split())), done)
