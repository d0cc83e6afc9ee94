"""Any file or folder of another tool becomes a `Bundle`."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.exchange.archive import decoded
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.nvivo_text import is_nvivo_text, paragraphs_of_word, read_nvivo_text
from qualcode.exchange.qualcoder import DATABASE, is_qualcoder, read_qualcoder
from qualcode.exchange.quotes import read_quotes
from qualcode.exchange.refi.codebook import read_codebook_xml
from qualcode.exchange.refi.read import read_project_archive
from qualcode.exchange.sqlite_in import tables_of
from qualcode.exchange.taguette import read_taguette

LARGEST = 1 << 30
SUFFIXES = (".qdpx", ".qdc", ".qda", ".sqlite3", ".xlsx", ".csv", ".tsv", ".html", ".docx", ".txt")
_SQLITE = b"SQLite format 3\x00"


def read(path: Path) -> Bundle:
    """What another tool exported, known by what is in it rather than by its name.

    Raises
    ------
    ReadingError : it is not there, damaged, unsafe, or nothing that can be read.
    """
    if path.is_dir():
        if not (path / DATABASE).is_file():
            raise ReadingError("exchange.error.unknown", file=path.name)
        return read_qualcoder(path)
    try:
        if path.stat().st_size > LARGEST:
            raise ReadingError("exchange.error.bomb", file=path.name)
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise ReadingError("exchange.error.missing", file=path.name) from problem
    except OSError as problem:
        raise ReadingError("exchange.error.unreadable", file=path.name) from problem
    if data.startswith(_SQLITE):
        with tables_of(path) as tables:
            qualcoder = is_qualcoder(tables)
        return read_qualcoder(path) if qualcoder else read_taguette(path)
    suffix = path.suffix.casefold()
    if suffix in (".docx", ".txt"):
        told = paragraphs_of_word(data, path.name) if suffix == ".docx" else decoded(data)
        if is_nvivo_text(told):
            return read_nvivo_text(told, path.stem)
    if suffix == ".docx":
        raise ReadingError("exchange.error.no_nvivo", file=path.name)
    if suffix == ".qdpx" or (data[:2] == b"PK" and suffix not in (".xlsx", ".xlsm")):
        return read_project_archive(data, path.name)
    if suffix in (".qdc", ".xml", ".qde"):
        return read_codebook_xml(data, path.name)
    if suffix in (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".html", ".htm"):
        return read_quotes(data, path.name)
    raise ReadingError("exchange.error.unknown", file=path.name)
