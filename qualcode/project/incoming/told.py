"""What manifests tell of the files of a batch: each of the files in its own folder and below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePath, PurePosixPath

from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.project.incoming.adding import Added, Outcome
from qualcode.project.incoming.files import SPEAKER_SHEET, in_use, is_table
from qualcode.project.incoming.manifest import Entry, as_told, load_manifest, read_manifest


class Manifest:
    """The rows of one manifest, by the file that each tells of.

    Parameters
    ----------
    folder : absolute, that of whose files it tells; None where of all.
    """

    def __init__(self, rows: Iterable[Entry], folder: PurePath | None = None) -> None:
        self.entries = {as_told(row.file): row for row in rows}
        self.folder = folder
        self._met: set[str] = set()

    def find(self, place: PurePath) -> Entry | None:
        """The row about the file at `place`: its name alone, or with as many folders as the row gives."""
        if self.folder is not None and not place.is_relative_to(self.folder):
            return None
        name = self._name(place)
        self._met.add(name)
        return self.entries.get(name)

    def _name(self, place: PurePath) -> str:
        parts = place.parts
        for length in range(len(parts), 0, -1):
            name = as_told("/".join(parts[-length:]))
            if name in self.entries:
                return name
        return as_told(place.name)

    def lost(self) -> Iterator[Added]:
        """A line for every row whose file did not come by, with the one that may be meant."""
        others = self._met - self.entries.keys()
        for name, entry in self.entries.items():
            if name not in self._met:
                yield Added(entry.file, Outcome.FAILED, error=_not_found(entry, others))


class Manifests:
    """All manifests of a batch; of two that tell of a file, the nearest counts."""

    def __init__(self, manifests: Sequence[Manifest] = ()) -> None:
        self._all = sorted(manifests, key=_depth, reverse=True)

    def find(self, place: PurePath) -> Entry | None:
        """What is told of the file at an absolute place."""
        found = [row for manifest in self._all if (row := manifest.find(place))]
        return found[0] if found else None

    def entries(self) -> Iterator[Entry]:
        """Every row."""
        for manifest in self._all:
            yield from manifest.entries.values()

    def lost(self) -> Iterator[Added]:
        """A line for every row whose file did not come by."""
        for manifest in self._all:
            yield from manifest.lost()

    def __or__(self, others: Manifests) -> Manifests:
        return Manifests([*self._all, *others._all])

    def __bool__(self) -> bool:
        return any(manifest.entries for manifest in self._all)


def of_folders(files: Iterable[Path]) -> Manifests:
    """The manifests found among the files of a batch; ProjectError where one cannot be understood."""
    return Manifests([Manifest(load_manifest(file), file.absolute().parent) for file in files])


def of_zip(archive: Path) -> tuple[Manifests, dict[PurePosixPath, str]]:
    """The manifests in a zip, each with its sheet of speakers; and the tables that do not count, with why.

    Raises
    ------
    ReadingError : the zip, or a table in it, cannot be opened.
    ProjectError : a manifest in it cannot be understood.
    """
    from qualcode.reading import sources

    if archive.suffix.lower() != ".zip":
        return Manifests(), {}
    found: dict[PurePosixPath, bytes] = {}
    for member in sources(archive, is_table):
        if not is_table(member.path):
            break  # tables come first, and the rest need not be unpacked for them
        if member.data is None:
            raise member.problem or ReadingError("reading.error.damaged", file=member.name)
        found[member.path] = member.data
    counting, unused = in_use(found)
    sheets = {place.parent: data for place, data in found.items() if place.name.lower() == SPEAKER_SHEET}
    manifests = []
    for place in counting:
        rows = read_manifest(found[place], place.name, sheets.get(place.parent))
        manifests.append(Manifest(rows, inside(archive, place).parent))
    return Manifests(manifests), unused


def inside(archive: Path, place: PurePosixPath) -> Path:
    """The absolute place of a member of a zip, as if the zip were a folder."""
    return archive.absolute().joinpath(*(part for part in place.parts if part != place.root))


def _depth(manifest: Manifest) -> int:
    return len(manifest.folder.parts) if manifest.folder else 0


def _not_found(entry: Entry, others: Collection[str]) -> str:
    """That a file of the manifest is not there, and which of the files that it does not name may be meant."""
    name = as_told(PurePath(entry.file).name)
    alike = [other for other in others if _digits(other) == _digits(name)]
    near = get_close_matches(name, alike, n=1, cutoff=0.75)
    if near:
        return t("project.not_in_folder_near", row=entry.row, meant=near[0])
    return t("project.not_in_folder", row=entry.row)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))
