"""Taguette projects in: its SQLite files, that of a whole installation or of one exported project."""

from __future__ import annotations

import json
from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.gather import FoundCode, FoundCoding, Gathering
from qualcode.exchange.html_text import pieces_of, text_of_html
from qualcode.exchange.identity import unsigned
from qualcode.exchange.offsets import Counted, Counting, Unit
from qualcode.exchange.sqlite_in import Tables, number, tables_of, text

_WAYS = [Counting(Unit.BYTE), Counting(Unit.CODE_POINT)]


def is_taguette(tables: Tables) -> bool:
    """Whether these are the tables of Taguette."""
    return {"highlights", "highlight_tags", "tags", "documents"} <= tables.names.keys()


def read_taguette(path: Path) -> Bundle:
    """All projects in a Taguette database.

    Raises
    ------
    ReadingError : it is damaged, or none of Taguette's.
    """
    with tables_of(path) as tables:
        if not is_taguette(tables):
            raise ReadingError("exchange.error.no_taguette", file=path.name)
        return _Reader(tables, path.stem).bundle()


class _Reader:
    def __init__(self, tables: Tables, title: str) -> None:
        self._tables = tables
        names = [text(name) for (name,) in tables.rows("projects", ("name",)) if text(name)]
        self._found = Gathering(names[0] if len(names) == 1 else title, "Taguette")

    def bundle(self) -> Bundle:
        """Everything that was read."""
        self._tags()
        self._documents()
        for name, description in self._tables.rows("projects", ("name", "description")):
            if text(description).strip():
                self._found.add_memo("project:", f"{text(name)}\n\n{text(description)}", "", "")
        return self._found.bundle()

    def _tags(self) -> None:
        """Tags as codes; ``work.pressure`` is below ``work`` where that is a tag too."""
        rows = list(self._tables.rows("tags", ("id", "path", "description", "project_id")))
        by_path = {(project, text(path)): identifier for identifier, path, _, project in rows}
        for identifier, path, description, project in rows:
            above, dot, last = text(path).rpartition(".")
            parent = by_path.get((project, above)) if dot else None
            label = last if parent is not None and last else text(path)
            self._found.codes[identifier] = FoundCode(label, parent, text(description))

    def _documents(self) -> None:
        codings = self._codings()
        columns = ("id", "name", "description", "contents", "created")
        for identifier, name, description, contents, created in self._tables.rows("documents", columns):
            pieces = pieces_of(text(contents))
            counted = Counted("".join(piece for piece, _ in pieces), pieces)
            document = self._found.add_source(text(name), counted)
            if document is not None:
                self._found.add_memo(f"document:{document.id}", text(description), "", text(created))
                self._found.add_codings(document, counted, codings.get(identifier, []), _WAYS)

    def _codings(self) -> dict[int, list[FoundCoding]]:
        makers = self._makers()
        users = (text(who) for (who,) in self._tables.rows("commands", ("user_login",)))
        nobody = unsigned(users, "Taguette")
        tags: dict[int, list[int]] = {}
        for highlight, tag in self._tables.rows("highlight_tags", ("highlight_id", "tag_id")):
            tags.setdefault(highlight, []).append(tag)
        found: dict[int, list[FoundCoding]] = {}
        columns = ("id", "document_id", "start_offset", "end_offset", "snippet")
        for identifier, document, begin, finish, snippet in self._tables.rows("highlights", columns):
            start, end = number(begin), number(finish)
            if start is None or end is None:
                self._found.miss("selection_bad")
                continue
            if identifier not in tags:
                self._found.miss("highlight_untagged")
            maker, created = makers.get(identifier, (nobody, ""))
            words = text_of_html(text(snippet))
            for tag in tags.get(identifier, ()):
                found.setdefault(document, []).append(
                    FoundCoding(tag, start, end, maker or nobody, words, created)
                )
        return found

    def _makers(self) -> dict[int, tuple[str, str]]:
        """Who made each highlight last, and when, from the log of commands."""
        makers: dict[int, tuple[str, str]] = {}
        for who, date, payload in self._tables.rows("commands", ("user_login", "date", "payload")):
            try:
                told = json.loads(text(payload))
            except ValueError:
                continue
            if isinstance(told, dict) and told.get("type") == "highlight_add":
                identifier = number(told.get("highlight_id"))
                if identifier is not None:
                    makers[identifier] = (text(who), text(date))
        return makers
