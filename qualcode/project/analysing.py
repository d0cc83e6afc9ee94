"""The figures of a project: one object that keeps the joined table as long as nothing changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from qualcode.model import Codebook, Coding, Summary
from qualcode.project.file import ProjectFile

if TYPE_CHECKING:
    from qualcode.analysis import CodingTable, Dimension, Made, Material, View
    from qualcode.analysis.table import Filters
    from qualcode.project.project import Project

MATERIAL_TARGETS = ("document:", "speaker:", "voice:", "case:")
KEPT = 2
"""How many projects' tables a process keeps."""

_tables: dict[Path, tuple[int, CodingTable]] = {}
_counting_tables: dict[Path, tuple[int, CodingTable]] = {}
_lock = Lock()


class Analysing(ProjectFile):
    """Tables, figures and views of what people coded."""

    def analysis(self) -> Analysis:
        """Everything that can be counted. Cheap to ask for again: the table is built anew only after changes.

        Examples
        --------
        >>> project.analysis().make("Code × casus").frame
        >>> crosstab(project.analysis().everyone.where(coder="Noor"), "code.1", "contractvorm").shares
        """
        project = self._project
        everyone = _table(project)
        return Analysis(everyone, _counting(project, everyone), _codebook_key(project), project)


class Analysis:
    """The table of a project's codings, and the views over it.

    Attributes
    ----------
    table : the codings that count in this study; `qualcode.analysis` has the functions that make figures of
        it.
    everyone : all codings, to compare coders or look at one of them.
    """

    def __init__(
        self,
        everyone: CodingTable,
        table: CodingTable,
        codebook: str,
        project: Project,
        *,
        whole: bool = True,
    ) -> None:
        self.everyone = everyone
        self.table = table
        self._codebook = codebook
        self._project = project
        self._whole = whole

    def seen_by(self, coder: str, blind: Collection[str]) -> Analysis:
        """Without what others than `coder` coded in these documents, which are coded blind."""
        if not blind:
            return self
        everyone, table = self.everyone.seen_by(coder, blind), self.table.seen_by(coder, blind)
        return Analysis(everyone, table, self._codebook, self._project, whole=False)

    def dimensions(self) -> list[Dimension]:
        """All that this study can be broken down by."""
        from qualcode.analysis import dimensions

        return dimensions(self.table)

    def presets(self) -> list[View]:
        """The views that come with qualcode for the codebook in use."""
        from qualcode.analysis.views import shipped

        return list(shipped(self._codebook))

    def views(self) -> list[View]:
        """The views saved in the project."""
        from qualcode.analysis import View

        return [View.of_details(name, details) for name, details in self._project.views().items()]

    def view(self, name: str) -> View:
        """The saved view of that name, else the shipped one; AnalysisError when there is neither."""
        from qualcode.errors import AnalysisError

        found = {view.name.casefold(): view for view in (*self.presets(), *self.views())}
        if name.casefold() not in found:
            known = "; ".join(view.name for view in found.values())
            raise AnalysisError("analysis.error.view", name=name, known=known)
        return found[name.casefold()]

    def make(self, view: View | str, filters: Filters | None = None) -> Made:
        """Make a view, or the one of that name; `filters` narrow it further."""
        from qualcode.analysis import make
        from qualcode.analysis.naming import asks_who_coded

        asked = self.view(view) if isinstance(view, str) else view
        apart = asked.by_coder or asks_who_coded(filters or ())
        return make((self.everyone if apart else self.table).where(filters), asked, self.summaries())

    def save(self, view: View) -> None:
        """Keep a view in the project; one of that name is replaced. AnalysisError when it cannot be made."""
        from qualcode.analysis import View, make

        make(self.everyone, View.of_details(view.name, view.details()), {})
        self._project.save_view(view.name, view.details())

    def summaries(self) -> Mapping[str, Summary]:
        """What researchers wrote in cells, by the cells' keys; write one with `Project.put_summary`."""
        return self._project.summaries() if self._whole else self._project.seen_summaries()


def _table(project: Project) -> CodingTable:
    from qualcode.analysis import CodingTable

    path, last = project.path.resolve(), project.last_event()
    with _lock:
        kept = _tables.get(path)
    if kept is not None and kept[0] == last:
        return kept[1]
    fresh = kept is None or _touched(project, kept[0])
    material = _material(project) if fresh or kept is None else kept[1].material
    codings = project.codings()
    table = CodingTable.of(material, used_codebooks(project, codings), codings)
    with _lock:
        _tables.pop(path, None)
        _tables[path] = (last, table)
        while len(_tables) > KEPT:
            del _tables[next(iter(_tables))]
    return table


def _counting(project: Project, everyone: CodingTable) -> CodingTable:
    """The table with the codings that count, kept as long as nothing happens."""
    path, last = project.path.resolve(), project.last_event()
    with _lock:
        kept = _counting_tables.get(path)
    if kept is not None and kept[0] == last and kept[1].material is everyone.material:
        return kept[1]
    table = everyone.counting(project.whose())
    with _lock:
        _counting_tables.pop(path, None)
        _counting_tables[path] = (last, table)
        while len(_counting_tables) > KEPT:
            del _counting_tables[next(iter(_counting_tables))]
    return table


def _touched(project: Project, since: int) -> bool:
    """Whether anything about the material changed since that event; a file made anew has fewer events."""
    if project.last_event() < since:
        return True
    return any(event.target.startswith(MATERIAL_TARGETS) for event in project.events(after=since))


def _material(project: Project) -> Material:
    from qualcode.analysis import Material

    return Material(project.counted_cases(), project.documents(), project.segments())


def used_codebooks(project: Project, codings: Sequence[Coding]) -> list[Codebook]:
    """The codebook in use, then others that codings refer to."""
    used = {coding.code.partition("/")[0] for coding in codings}
    current = project.codebook()
    others = [book for book in project.codebooks() if book.key in used and book != current]
    return [*([current] if current else []), *others]


def _codebook_key(project: Project) -> str:
    current = project.codebook()
    return current.key if current else ""
