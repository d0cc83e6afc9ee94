"""The corpus of invented conversations that comes along, to try everything on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    from qualcode.project.project import Project

CORPUS = CODEBOOK = "flexwerk-zorg"


def demo_files() -> Path | None:
    """The folder of the corpus in the package or, in a checkout, the repository; None where it is absent."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "data" / "demo", package.parent / "corpora" / CORPUS / "transcripts"):
        if folder.is_dir():
            return folder
    return None


def fill_with_demo(
    project: Project, *, progress: Progress = silent, tell: Callable[[str], None] | None = None
) -> None:
    """Put the corpus and its codebook into a project, and let the machine propose.

    `tell` hears which part of the work begins: ``sources``, ``vectors``, ``threads``, ``suggestions``.
    What is in already is not done again, so that this goes on where it was stopped.
    """
    say = tell or (lambda part: None)
    folder = demo_files()
    if folder is None:
        return
    say("sources")
    project.add([folder], progress=progress)
    if CODEBOOK not in [codebook.key for codebook in project.codebooks()]:
        project.load_codebook(CODEBOOK)
    say("vectors")
    project.embed(progress=progress)
    say("threads")
    project.threads(progress=progress)
    say("suggestions")
    project.suggest(progress=progress)
