"""QualCoder projects in: a ``.qda`` folder with ``data.qda``, a SQLite file."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.gather import FoundCode, FoundCoding, Gathering
from qualcode.exchange.identity import unsigned
from qualcode.exchange.offsets import Counted, Counting, Unit
from qualcode.exchange.own_note import parted
from qualcode.exchange.sqlite_in import Tables, number, tables_of, text
from qualcode.model import Case, Document

DATABASE = "data.qda"
_WAYS = [
    Counting(Unit.CODE_POINT),
    Counting(Unit.UTF16),
    Counting(Unit.CODE_POINT, line_end_is_one=True),
    Counting(Unit.UTF16, line_end_is_one=True),
]


def is_qualcoder(tables: Tables) -> bool:
    """Whether these are the tables of a QualCoder project."""
    return {"code_name", "code_text", "source"} <= tables.names.keys()


def read_qualcoder(path: Path) -> Bundle:
    """The project in a ``.qda`` folder, or in its ``data.qda``.

    Raises
    ------
    ReadingError : it is damaged, or no QualCoder project.
    """
    database = path / DATABASE if path.is_dir() else path
    title = (path if path.is_dir() else path.parent if path.name == DATABASE else path).stem
    if not database.is_file():
        raise ReadingError("exchange.error.no_qualcoder", file=path.name)
    with tables_of(database) as tables:
        if not is_qualcoder(tables):
            raise ReadingError("exchange.error.no_qualcoder", file=path.name)
        return _Reader(tables, title).bundle()


class _Reader:
    def __init__(self, tables: Tables, title: str) -> None:
        self._tables = tables
        self._found = Gathering(title, "QualCoder")
        self._documents: dict[int, Document] = {}
        self._own: dict[tuple[str, int], tuple[str, str, str]] = {}  # notes on codes, by whom and when

    def bundle(self) -> Bundle:
        """Everything that was read, memos and journal included."""
        self._codes()
        for code, (words, owner, date) in self._own.items():
            self._found.add_memo(f"code:{self._found.path_of(code)}", words, owner, date)
        self._sources()
        self._annotations()
        for _, heading, words, owner, date in self._tables.rows(
            "journal", ("jid", "name", "jentry", "owner", "date")
        ):
            told = f"{text(heading)}\n\n{text(words)}".strip() if text(words).strip() else ""
            self._found.add_memo("project:", told, text(owner), text(date))
        for (words,) in self._tables.rows("project", ("memo",)):
            self._found.add_memo("project:", text(words), "", "")
        return self._found.bundle()

    def _codes(self) -> None:
        columns: tuple[str, ...] = ("catid", "name", "memo", "supercatid", "owner", "date")
        for catid, name, memo, above, owner, date in self._tables.rows("code_cat", columns):
            parent = None if above is None else ("category", above)
            told, own = parted(text(memo))
            self._own["category", catid] = own, text(owner), text(date)
            self._found.codes["category", catid] = FoundCode(text(name), parent, told)
        columns = ("cid", "name", "memo", "catid", "supercid", "color", "owner", "date")
        for cid, name, memo, category, over, tint, owner, date in self._tables.rows("code_name", columns):
            told, own = parted(text(memo))
            self._own["code", cid] = own, text(owner), text(date)
            parent = (
                ("code", over) if over is not None else None if category is None else ("category", category)
            )
            self._found.codes["code", cid] = FoundCode(text(name), parent, told, text(tint))

    def _sources(self) -> None:
        codings = self._codings()
        cases = self._cases()
        attributes = self._attributes("file")
        columns = ("id", "name", "fulltext", "mediapath", "memo", "owner", "date")
        for identifier, name, words, media, memo, owner, date in self._tables.rows("source", columns):
            if not text(words).strip():
                kind = text(media).strip("/").partition("/")[0].partition(":")[0] if media else "other"
                known = {"images": "picture", "audio": "audio", "video": "video", "docs": "pdf"}
                self._found.miss(f"source_{known.get(kind, 'other')}", text(name))
                continue
            counted = Counted(text(words))
            own = cases.get(identifier, {})
            whole = next((case for case, size in own.items() if size >= 0.9 * len(counted.raw)), "")
            if own and not whole:
                self._found.miss("case_of_selections", next(iter(own)))
            if sum(size >= 0.9 * len(counted.raw) for size in own.values()) > 1:
                self._found.miss("case_second", text(name))
            case = Case(whole).id if whole else ""
            document = self._found.add_source(
                text(name), counted, case=case, attributes=attributes.get(identifier)
            )
            if document is None:
                continue
            self._documents[identifier] = document
            self._found.add_memo(f"document:{document.id}", text(memo), text(owner), text(date))
            self._found.add_codings(document, counted, codings.get(identifier, []), _WAYS)
        for table, key in (("code_image", "picture"), ("code_av", "audio")):
            for _ in self._tables.rows(table, ("id",)):
                self._found.miss(f"coding_{key}")

    def _codings(self) -> dict[int, list[FoundCoding]]:
        found: dict[int, list[FoundCoding]] = {}
        columns = ("cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo")
        owners = (text(owner) for (owner,) in self._tables.rows("code_text", ("owner",)))
        nobody = unsigned(owners, "QualCoder")
        for cid, fid, words, begin, finish, owner, date, memo in self._tables.rows("code_text", columns):
            start, end = number(begin), number(finish)
            if start is None or end is None:
                self._found.miss("selection_bad")
                continue
            coding = FoundCoding(
                ("code", cid), start, end, text(owner) or nobody, text(words), text(date), text(memo)
            )
            found.setdefault(fid, []).append(coding)
        return found

    def _cases(self) -> dict[int, dict[str, int]]:
        """Which cases each source belongs to, and with how much of its text."""
        names: dict[int, str] = {}
        attributes = self._attributes("case")
        for identifier, name, memo, owner, date in self._tables.rows(
            "cases", ("caseid", "name", "memo", "owner", "date")
        ):
            case = Case(text(name), attributes.get(identifier, {}))
            names[identifier] = case.name
            self._found.cases[case.id] = case
            self._found.add_memo(f"case:{case.id}", text(memo), text(owner), text(date))
        belongs: dict[int, dict[str, int]] = {}
        for case_id, fid, begin, finish in self._tables.rows("case_text", ("caseid", "fid", "pos0", "pos1")):
            if case_id in names:
                size = (number(finish) or 0) - (number(begin) or 0)
                sizes = belongs.setdefault(fid, {})
                sizes[names[case_id]] = sizes.get(names[case_id], 0) + size
        return belongs

    def _attributes(self, kind: str) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for name, of, value, identifier in self._tables.rows(
            "attribute", ("name", "attr_type", "value", "id")
        ):
            if text(of) == kind and text(value):
                found.setdefault(identifier, {})[text(name)] = text(value)
        return found

    def _annotations(self) -> None:
        columns = ("fid", "pos0", "pos1", "memo", "owner", "date")
        for fid, begin, finish, memo, owner, date in self._tables.rows("annotation", columns):
            document = self._documents.get(fid)
            start, end = number(begin), number(finish)
            if document is None or start is None or end is None:
                self._found.miss("memo_lost")
                continue
            length = len(self._found.sources[document.id].text)
            inside = 0 <= start < end <= length
            target = f"span:{document.id}:{start}-{end}" if inside else f"document:{document.id}"
            self._found.add_memo(target, text(memo), text(owner), text(date))
