"""What goes out of a project: reports and workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from qualcode.project.file import ProjectFile

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.reporting.study import Study


class Outlet(ProjectFile):
    """Reports and workbooks of a study."""

    def study(self) -> Study:
        """Everything that reports and workbooks are made of."""
        from qualcode.project.outputs import gather

        return gather(cast("Project", self))

    def report(self, folder: Path | str) -> list[Path]:
        """Write the topic report as ``rapport.html`` and ``rapport.json``; returns the files."""
        from qualcode.project.outputs import write_report

        return write_report(self.study(), Path(folder))

    def export_excel(self, path: Path | str) -> Path:
        """Write the workbook; an existing file is replaced only once the new one is complete."""
        from qualcode.project.outputs import write_excel

        return write_excel(self.study(), Path(path))
