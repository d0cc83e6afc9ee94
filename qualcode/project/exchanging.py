"""Exchange with other tools and formats: the whole project out, other tools' projects in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from qualcode.errors import ProjectError
from qualcode.progress import Progress, silent
from qualcode.project.file import ProjectFile

if TYPE_CHECKING:
    from qualcode.exchange.bundle import Bundle, Remark
    from qualcode.project.arrivals import Imported
    from qualcode.project.project import Project


class Exchanging(ProjectFile):
    """What goes to other tools, and what comes from them."""

    def bundle(self) -> Bundle:
        """The whole project as nouns, ready to be written in any format of exchange."""
        from qualcode.project.departures import gather

        return gather(cast("Project", self))

    def export_qdpx(self, path: Path | str, *, windows: bool = False) -> tuple[Remark, ...]:
        """Write a REFI-QDA project; returns what the standard cannot hold.

        `windows` writes line ends of two characters, as MAXQDA and NVivo expect them.
        """
        from qualcode.exchange.refi_write import LineEnds, project_archive

        data, lost = project_archive(self.bundle(), LineEnds(windows))
        _write(Path(path), lambda partial: partial.write_bytes(data))
        return lost

    def export_qdc(self, path: Path | str) -> None:
        """Write the codebooks as a REFI-QDA codebook. ProjectError when there is none."""
        from qualcode.exchange.refi_codebook import codebook_xml

        books = self.bundle().codebooks
        if not any(book.codes for book in books):
            raise ProjectError("project.error.codebook_needed", file=self.path.name)
        _write(Path(path), lambda partial: partial.write_bytes(codebook_xml(books)))

    def export_csv(self, folder: Path | str, *, for_excel: bool = True) -> list[Path]:
        """Write everything as CSV, a file per table; returns the files.

        `for_excel` makes it open well in a Dutch Excel, with text that looks like a formula kept text; else
        plain UTF-8 with commas, for R or pandas.
        """
        from qualcode.exchange.table_files import FOR_EXCEL, PLAIN, write_csv

        return write_csv(self.bundle(), Path(folder), FOR_EXCEL if for_excel else PLAIN)

    def export_jsonl(self, folder: Path | str) -> list[Path]:
        """Write everything as JSON Lines, a file per table; returns the files."""
        from qualcode.exchange.table_files import write_jsonl

        return write_jsonl(self.bundle(), Path(folder))

    def export_sqlite(self, path: Path | str) -> None:
        """Write everything as a plain SQLite file with views for common questions."""
        from qualcode.exchange.sqlite_out import write_sqlite

        if Path(path).resolve() == self.path.resolve():
            raise ProjectError("project.error.over_itself", file=self.path.name)
        _write(Path(path), lambda partial: write_sqlite(self.bundle(), partial))

    def import_file(self, path: Path | str, *, progress: Progress = silent) -> Imported:
        """Take in what another tool exported: documents, cases, codebook, codings and memos, as one action.

        What is in already is known again (documents by their text, codes by their key) and stays as it is.

        Raises
        ------
        ReadingError : the file is damaged, unsafe, or of no known kind; nothing is stored then.
        """
        from qualcode.exchange.read import read
        from qualcode.project.arrivals import take_in

        return take_in(cast("Project", self), self._store, read(Path(path)), progress)


def _write(path: Path, write: Callable[[Path], object]) -> None:
    """Replace the file at `path` only once the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        write(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
