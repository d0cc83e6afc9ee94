"""What goes out of a project: reports and workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.project.file import ProjectFile

if TYPE_CHECKING:
    from qualcode.analysis import View, Whose
    from qualcode.reporting.attribution import Grain
    from qualcode.reporting.excel import WorkbookOptions
    from qualcode.reporting.options import ReportOptions
    from qualcode.reporting.study import Study


class Outlet(ProjectFile):
    """Reports and workbooks of a study."""

    def study(
        self,
        *,
        pseudonyms: bool = False,
        tables: Iterable[str] | None = None,
        others: bool = False,
        memos: bool = True,
    ) -> Study:
        """Everything that reports and workbooks are made of.

        Parameters
        ----------
        pseudonyms : put pseudonyms in place of names, everywhere.
        tables : names of the saved tables that go in; left out: all. ReportError when there is none of a
            name.
        others : also what others did, and what is proposed, in documents that this user codes blind; else
            that stays out.
        memos : with the memos of the researchers.
        """
        from qualcode.project.outgoing.outputs import gather, only_tables

        found = self._told(gather(self._project), others=others)
        if not memos:
            found = replace(found, memos=(), spots={})
        return self._named(only_tables(found, tables), pseudonyms=pseudonyms)

    def report(
        self,
        folder: Path | str,
        *,
        word: bool = False,
        grain: Grain | None = None,
        options: ReportOptions | None = None,
        pseudonyms: bool = False,
        tables: Iterable[str] | None = None,
        others: bool = False,
        memos: bool = True,
        house_style: bool = True,
    ) -> list[Path]:
        """Write the report as ``rapport.html`` and ``rapport.json``, and ``rapport.docx`` if asked.

        Parameters
        ----------
        grain : how much an attribution under a quote tells; left out: role and sector, which may leave
            the team.
        options : templates, logo, whose codings count and which groups are compared.
        pseudonyms, tables, others, memos : as for `study`.
        house_style : use the templates and the logo that the project keeps, where `options` names none.

        Returns
        -------
        The files. ReportError when a template, logo or choice cannot be used; then none is written.
        """
        from qualcode.project.outgoing.outputs import write_report
        from qualcode.reporting.options import ReportOptions

        study = self.study(pseudonyms=pseudonyms, tables=tables, others=others, memos=memos)
        told = replace(study, grain=grain) if grain else study
        chosen = options or ReportOptions()
        if house_style:
            chosen = chosen.completed(self._project.house_style())
        return write_report(told, Path(folder), chosen, word=word)

    def export_excel(
        self,
        path: Path | str,
        options: WorkbookOptions | None = None,
        *,
        pseudonyms: bool = False,
        tables: Iterable[str] | None = None,
        others: bool = False,
        memos: bool = True,
    ) -> Path:
        """Write the workbook; an existing file is replaced only once the new one is complete.

        Parameters
        ----------
        options : whose codings count, what gets a sheet of its own, and where quotes are linked to.
        pseudonyms, tables, others, memos : as for `study`.
        """
        from qualcode.project.outgoing.outputs import write_excel

        study = self.study(pseudonyms=pseudonyms, tables=tables, others=others, memos=memos)
        return write_excel(study, Path(path), options)

    def export_table(
        self,
        path: Path | str,
        view: View,
        whose: Whose | None = None,
        *,
        pseudonyms: bool = False,
        others: bool = False,
    ) -> Path:
        """Write one table to ``.docx``, ``.xlsx`` or ``.csv``, as `path` ends.

        Parameters
        ----------
        whose : whose codings count in it; left out: those that count in the project.
        pseudonyms : put pseudonyms in place of names, in its caption and filters too.
        others : as for `study`.
        """
        from qualcode.project.outgoing.outputs import gather, write_one_table

        found = gather(self._project)
        alone = replace(found, whose=whose or found.whose, views=(view,))
        study = self._named(self._told(alone, others=others), pseudonyms=pseudonyms)
        return write_one_table(study, Path(path), study.views[0])

    def words_out(self, words: str, *, any_case: bool = True) -> str:
        """Words with pseudonyms in place of names; with `any_case` as for the name of a file."""
        from qualcode.privacy.apply import Replacer

        return Replacer(self._project.pseudonyms()).replace(words, any_case=any_case)

    def _told(self, study: Study, *, others: bool) -> Study:
        """The study whole, or as this user may see it."""
        from qualcode.project.outgoing.seen import seen_study

        return study if others else seen_study(self._project, study)

    def _named(self, study: Study, *, pseudonyms: bool) -> Study:
        """The study with names as they are, or with pseudonyms in their place."""
        from qualcode.project.outgoing.pseudonymous import pseudonymous_study

        return pseudonymous_study(self._project, study) if pseudonyms else study
