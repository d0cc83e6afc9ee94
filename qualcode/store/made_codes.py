"""Codes made with a decision, as when one codes with the words of the speaker: they go and come with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from qualcode.model import Code, Codebook, Event
from qualcode.store.codebooks import Codebooks, code_details, code_id, code_of
from qualcode.store.connection import as_json, log

MADE = "code.make"
_USES = ("SELECT 1 FROM codings WHERE code_id = ?", "SELECT 1 FROM rejections WHERE code_id = ?")


def note(db: Database, who: str, book: Codebook, code: Code) -> None:
    """Log that this code of the book was made along with what is decided in the same write."""
    told = {"codebook": book.key, "place": book.codes.index(code), **code_details(code)}
    log(db, who, MADE, f"code:{code_id(book.key, code.key)}", after=told)


def take_away(db: Database, who: str, made: Event) -> None:
    """Take the code away again, unless somebody did something with it since: then it stays."""
    books, (key, code, _) = Codebooks(db, who), _made(made)
    book = books.get(key)
    now = next((one for one in book.codes if one.key == code.key), None)
    below = any(one.parent == code.key for one in book.codes)
    if now is None or as_json(code_details(now)) != as_json(code_details(code)) or below:
        return
    identifier = code_id(key, code.key)
    linked = db.execute("SELECT 1 FROM kept_threads WHERE code = ?", [identifier]).fetchone()
    if linked or any(db.execute(use, [identifier]).fetchone() for use in _USES):
        return
    books.put(replace(book, codes=tuple(one for one in book.codes if one.key != code.key)))


def bring_back(db: Database, who: str, made: Event) -> None:
    """Put the code back, at the top where what it stood below is gone; one that stayed is left as it is."""
    books, (key, code, place) = Codebooks(db, who), _made(made)
    book = books.get(key)
    keys = {one.key for one in book.codes}
    if code.key not in keys:
        again = replace(code, parent=code.parent if code.parent in keys else "")
        books.put(replace(book, codes=(*book.codes[:place], again, *book.codes[place:])))


def _made(made: Event) -> tuple[str, Code, int]:
    if not isinstance(made.after, Mapping):
        raise TypeError(made.what)
    details: dict[str, Any] = dict(made.after)
    codebook, place = str(details.pop("codebook")), int(details.pop("place"))
    return codebook, code_of(details), place
