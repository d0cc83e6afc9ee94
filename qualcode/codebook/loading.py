"""Codebook files of either kind: YAML, or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qualcode.codebook.excel_read import from_excel
from qualcode.codebook.shipped import shipped
from qualcode.codebook.yaml_read import parse
from qualcode.errors import CodebookError
from qualcode.model import Codebook

MAX_BYTES = 10_000_000


def load(path: Path, *, over: Sequence[Codebook] = ()) -> Codebook:
    """Read a codebook file: YAML, or a workbook (``.xlsx``) as `to_excel` writes it.

    Parameters
    ----------
    over : codebooks that a workbook may be a new version of; see `from_excel`.

    Raises
    ------
    CodebookError : names the file, the place and the cure when it is no YAML, of another schema, or a field
        is unknown, missing or of the wrong kind.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CodebookError("codebook.error.too_large", file=path.name)
        if path.suffix.casefold() == ".xlsx":
            return from_excel(path, over=over)
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        known = ", ".join(shipped())
        raise CodebookError("codebook.error.absent", file=path.name, known=known) from error
    except OSError as error:
        raise CodebookError(
            "codebook.error.unreadable", file=path.name, reason=error.strerror or ""
        ) from error
    except UnicodeDecodeError as error:
        raise CodebookError("codebook.error.encoding", file=path.name) from error
    return parse(text, name=path.name)
