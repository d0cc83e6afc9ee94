"""Codebooks from and to files of every kind: YAML, a workbook, REFI-QDA."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qualcode.errors import CodebookError
from qualcode.model import Codebook

REFI = ".qdc"
SUFFIXES = (".xlsx", ".yaml", ".yml", REFI)


def load_file(path: Path, over: Sequence[Codebook] = ()) -> Codebook:
    """The codebook in a file; `over` are those from which a workbook keeps what it cannot hold.

    Raises
    ------
    CodebookError, ReadingError : it is not well formed, or holds no codebook or several.
    """
    from qualcode.codebook import load

    if path.suffix.casefold() != REFI:
        return load(path, over=over)
    from qualcode.exchange.read import read

    books = read(path).codebooks
    if len(books) != 1:
        raise CodebookError("exchange.error.one_codebook", file=path.name, count=len(books))
    return books[0]


def save_file(codebook: Codebook, path: Path) -> None:
    """Write a codebook as the file's suffix says, which is one of `SUFFIXES`."""
    from qualcode.codebook import save, to_excel
    from qualcode.codebook.writing import replacing_codebook
    from qualcode.exchange.refi.codebook import codebook_xml

    suffix = path.suffix.casefold()
    if suffix == REFI:
        with replacing_codebook(path) as partial:
            partial.write_bytes(codebook_xml([codebook]))
    else:
        (to_excel if suffix == ".xlsx" else save)(codebook, path)
