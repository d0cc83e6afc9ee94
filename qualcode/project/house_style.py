"""The templates and the logo that a project's reports are made with, kept with the project."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.model import StyleFile, StyleKind
from qualcode.project.file import ProjectFile


class HouseStyle(ProjectFile):
    """An organisation's own looks."""

    def house_style(self) -> Mapping[StyleKind, StyleFile]:
        """What is kept, by what it is for; what is not there looks as usual."""
        return self._store.house_style.files()

    def set_house_style(self, kind: StyleKind, name: str, data: bytes) -> None:
        """Keep a template or logo, once a report was tried with it.

        Parameters
        ----------
        name : of the file, for people.

        Raises
        ------
        ReportError : it cannot be used; the one there was stays.
        """
        from qualcode.reporting.trying import tried

        tried(StyleFile(kind, name, data), self._project.study)
        self._store.house_style.put(kind, name, data)

    def drop_house_style(self, kind: StyleKind) -> None:
        """Go back to the usual looks."""
        self._store.house_style.remove(kind)
