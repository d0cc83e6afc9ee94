"""Changes to a codebook from its page, each of which can be taken back there."""

from __future__ import annotations

from collections.abc import Callable

from app.parts import undoing
from app.shared import SharedProject
from qualcode.codebook import reinstate
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus

PAGE = "codebook"


def edit(
    project: SharedProject, codebook: Codebook, change: Callable[..., Codebook], deed: str, label: str
) -> None:
    """Change a codebook; `deed` is what is told of it (``app_codebook.told``), where anything changed."""
    project.edit_codebook(change, key=codebook.key)
    undoing.remember(project, PAGE, t(f"app_codebook.told.{deed}", label=" ".join(label.split())))


def drafts(codebook: Codebook) -> list[Code]:
    """The codes that are a proposal still: they can be given, but the computer proposes none of them."""
    return [code for code in codebook.codes if code.status is CodeStatus.DRAFT]


def take_into_use(codebook: Codebook, *, by: str = "", date: str = "") -> Codebook:
    """The codebook with all its drafts in use."""
    taken = codebook
    for code in drafts(codebook):
        taken = reinstate(taken, code.key, by=by, date=date)
    return taken
