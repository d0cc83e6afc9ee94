"""Exchange with other tools and formats: the whole project out, other tools' projects in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.progress import Progress, silent
from qualcode.project.file import ProjectFile
from qualcode.replacing import replacing

if TYPE_CHECKING:
    from qualcode.exchange.bundle import Bundle, Remark
    from qualcode.privacy.find import Proposal, SpeakerProposal
    from qualcode.project.arriving.arrivals import Imported


class Exchanging(ProjectFile):
    """What goes to other tools, and what comes from them."""

    def bundle(self, *, pseudonyms: bool = False, others: bool = False) -> Bundle:
        """The whole project as nouns, ready to be written in any format of exchange.

        With `pseudonyms`, names are replaced in all that it holds, and every place moves along. What
        others did, and what is proposed, in documents that this user codes blind stays out without `others`.
        """
        from qualcode.project.outgoing.departures import gather
        from qualcode.project.outgoing.pseudonymous import pseudonymous_bundle
        from qualcode.project.outgoing.seen import seen_bundle

        project = self._project
        found = gather(project) if others else seen_bundle(project, gather(project))
        return pseudonymous_bundle(project, found) if pseudonyms else found

    def export_qdpx(
        self, path: Path | str, *, windows: bool = False, pseudonyms: bool = False, others: bool = False
    ) -> tuple[Remark, ...]:
        """Write a REFI-QDA project; returns what the standard cannot hold.

        `windows` writes line ends of two characters, as MAXQDA and NVivo expect them.
        """
        from qualcode.exchange.refi.write import LineEnds, project_archive

        data, lost = project_archive(self.bundle(pseudonyms=pseudonyms, others=others), LineEnds(windows))
        with replacing(Path(path)) as partial:
            partial.write_bytes(data)
        return lost

    def export_qdc(self, path: Path | str, *, pseudonyms: bool = False) -> None:
        """Write the codebooks as a REFI-QDA codebook. ProjectError when there is none."""
        from qualcode.exchange.refi.codebook import codebook_xml

        books = self.bundle(pseudonyms=pseudonyms).codebooks
        if not any(book.codes for book in books):
            raise ProjectError("project.error.codebook_needed", file=self.path.name)
        with replacing(Path(path)) as partial:
            partial.write_bytes(codebook_xml(books))

    def export_csv(
        self, folder: Path | str, *, for_excel: bool = True, pseudonyms: bool = False, others: bool = False
    ) -> list[Path]:
        """Write everything as CSV, a file per table; returns the files.

        `for_excel` makes it open well in a Dutch Excel, with text that looks like a formula kept text; else
        plain UTF-8 with commas, for R or pandas.
        """
        from qualcode.exchange.table_files import FOR_EXCEL, PLAIN, write_csv

        bundle = self.bundle(pseudonyms=pseudonyms, others=others)
        return write_csv(bundle, Path(folder), FOR_EXCEL if for_excel else PLAIN)

    def export_jsonl(
        self, folder: Path | str, *, pseudonyms: bool = False, others: bool = False
    ) -> list[Path]:
        """Write everything as JSON Lines, a file per table; returns the files."""
        from qualcode.exchange.table_files import write_jsonl

        return write_jsonl(self.bundle(pseudonyms=pseudonyms, others=others), Path(folder))

    def export_sqlite(self, path: Path | str, *, pseudonyms: bool = False, others: bool = False) -> None:
        """Write everything as a plain SQLite file with views for common questions."""
        from qualcode.exchange.sqlite_out import write_sqlite

        with replacing(Path(path)) as partial:
            write_sqlite(self.bundle(pseudonyms=pseudonyms, others=others), partial)

    # --- pseudonyms

    def propose_pseudonyms(self) -> tuple[list[SpeakerProposal], list[Proposal]]:
        """Pseudonyms for speakers and for names in the texts that have none yet; nothing is stored."""
        from qualcode.project.outgoing.pseudonyms_file import proposals

        return proposals(self._project)

    def set_pseudonym(self, document_id: str, label: str, pseudonym: str) -> None:
        """Give a speaker a pseudonym, or take it away. ProjectError when there is no such speaker."""
        self._store.revisions.set_speaker(document_id, label, pseudonym=pseudonym)

    def export_pseudonyms(self, path: Path | str) -> int:
        """Write the list of pseudonyms, with proposals for what has none; returns how many are proposed.

        The list itself holds names: it stays where the project is.
        """
        from qualcode.project.outgoing.pseudonyms_file import write_list

        return write_list(self._project, Path(path))

    def load_pseudonyms(self, path: Path | str) -> tuple[int, int]:
        """Take over an edited list; returns how many speakers and terms it gives a pseudonym."""
        from qualcode.project.outgoing.pseudonyms_file import load_list

        return load_list(self._project, Path(path))

    # --- what comes in

    def import_file(self, path: Path | str, *, progress: Progress = silent) -> Imported:
        """Take in what another tool exported: documents, cases, codebook, codings and memos, as one action.

        What is in already is known again (documents by their text, codes by their key) and stays as it is.

        Raises
        ------
        ReadingError : the file is damaged, unsafe, or of no known kind; nothing is stored then.
        """
        from qualcode.exchange.read import read
        from qualcode.project.arriving.arrivals import take_in

        return take_in(self._project, self._store, read(Path(path)), progress)
