"""The method chapter of the report tells what became of threads from one search to the next."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from docx import Document

from qualcode.model import ThreadStatus
from qualcode.project import Project
from tests.project.test_today import LABEL, MODEL, made, project

__all__ = ["made", "project"]  # the study of one search, with decisions
HEAD = "Opnieuw zoeken naar rode draden"


def written(project: Project, folder: Path) -> tuple[str, str]:
    """The report's words in HTML and in Word."""
    project.report(folder, word=True)
    page = unescape((folder / "rapport.html").read_text(encoding="utf-8"))
    document = Document(str(folder / "rapport.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return page, "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_one_search_is_told_nothing_of(project: Project, tmp_path: Path) -> None:
    for told in written(project, tmp_path):
        assert HEAD not in told


def test_changes_and_what_was_found_again_stand_in_both_reports(project: Project, tmp_path: Path) -> None:
    rejected = next(one for one in project.kept_threads() if one.status is ThreadStatus.REJECTED)
    project.threads(model=MODEL, seed=3)
    again = [one for one in project.current_threads().threads if one.again]
    changes = [one for one in project.thread_changes() if one.tells]
    assert again
    assert changes
    for told in written(project, tmp_path):
        assert HEAD in told
        assert "Er is 2 keer naar rode draden gezocht" in told
        assert "Eerder afgewezen als" in told
        assert rejected.label in told
        assert "gaat over de koffie" in told
        assert f"bevestigd: ‘{LABEL}’" in told or f"veranderd: ‘{LABEL}’" in told


def test_names_in_what_changed_become_pseudonyms(project: Project) -> None:
    project.threads(model=MODEL, seed=3)
    plain = project.study()
    assert plain.changes
    hidden = project.study(pseudonyms=True)
    assert len(hidden.changes) == len(plain.changes)
    assert [one.fragments for one in hidden.found_again] == [one.fragments for one in plain.found_again]
