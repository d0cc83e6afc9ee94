"""Codes made with a decision, as when one codes with the words of the speaker: they go and come with it.

So does the codebook of the first of them, where it was begun with that decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from qualcode.model import Code, Codebook, Event
from qualcode.store.codebooks import CURRENT, Codebooks, code_details, code_id, code_of
from qualcode.store.log import as_json, log

MADE = "code.make"
_USES = ("SELECT 1 FROM codings WHERE code_id = ?", "SELECT 1 FROM rejections WHERE code_id = ?")


def note(db: Database, who: str, book: Codebook, code: Code) -> None:
    """Log that this code of the book was made along with what is decided in the same write."""
    told = {
        "codebook": book.key,
        "begun": book.title,
        "place": book.codes.index(code),
        **code_details(code),
    }
    log(db, who, MADE, f"code:{code_id(book.key, code.key)}", after=told)


def take_away(db: Database, who: str, made: Event) -> None:
    """Take the code away again, unless somebody did something with it since: then it stays."""
    books, (begun, code, _) = Codebooks(db, who), _made(made)
    key = begun.key
    book = books.get(key)
    now = next((one for one in book.codes if one.key == code.key), None)
    below = any(one.parent == code.key for one in book.codes)
    if now is None or as_json(code_details(now)) != as_json(code_details(code)) or below:
        return
    identifier = code_id(key, code.key)
    linked = db.execute("SELECT 1 FROM kept_threads WHERE code = ?", [identifier]).fetchone()
    if linked or any(db.execute(use, [identifier]).fetchone() for use in _USES):
        return
    left = replace(book, codes=tuple(one for one in book.codes if one.key != code.key))
    books.put(left)
    if replace(left, version=begun.version) == begun and _begun_with(db, made, key):
        books.remove(key)


def bring_back(db: Database, who: str, made: Event) -> None:
    """Put the code back, at the top where what it stood below is gone; one that stayed is left as it is."""
    books, (begun, code, place) = Codebooks(db, who), _made(made)
    if begun.key not in books.list_keys():
        books.put(begun)
        db.execute("INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)", [CURRENT, begun.key])
    book = books.get(begun.key)
    keys = {one.key for one in book.codes}
    if code.key not in keys:
        again = replace(code, parent=code.parent if code.parent in keys else "")
        books.put(replace(book, codes=(*book.codes[:place], again, *book.codes[place:])))


def _begun_with(db: Database, made: Event, key: str) -> bool:
    """Whether the codebook was begun in the action in which this code was made."""
    first = (
        "SELECT 1 FROM events WHERE action = ? AND what = 'codebook.put' AND target = ? AND before IS NULL"
    )
    return bool(db.execute(first, [made.action, f"codebook:{key}"]).fetchone())


def _made(made: Event) -> tuple[Codebook, Code, int]:
    """The codebook as it was begun, the code, and its place in it."""
    if not isinstance(made.after, Mapping):
        raise TypeError(made.what)
    details: dict[str, Any] = dict(made.after)
    key, place = str(details.pop("codebook")), int(details.pop("place"))
    return Codebook(key, str(details.pop("begun", key)), ()), code_of(details), place
