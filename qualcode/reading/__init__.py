"""Every file that a Dutch research team has becomes a `Transcript`.

``read(path)`` guesses whether a file is a conversation or a report, finds the speakers, mends what
extraction damaged and says what it did; everything guessed can be given instead.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from qualcode.model import DocumentKind, Transcript

__all__ = ["formats", "read", "read_bytes", "repair_steps"]


def formats() -> tuple[str, ...]:
    """Suffixes of the files that can be read, such as ``".docx"``."""
    from qualcode.reading import registry

    return registry.formats()


def repair_steps() -> tuple[str, ...]:
    """Names of the repair steps, in the order in which they run; their Dutch names are in the catalogue."""
    from qualcode.reading.repair import STEPS

    return tuple(STEPS)


def read(
    path: Path,
    *,
    kind: DocumentKind | None = None,
    repair: Collection[str] | None = None,
    interviewer: Collection[str] = (),
) -> Transcript:
    """Read a file.

    Parameters
    ----------
    path : the file; its suffix and first bytes choose the reader.
    kind : what sort of source it is; guessed if None. `REPORT` looks for no speakers.
    repair : names of repair steps to run (see `repair_steps`); the usual ones for its kind if None.
    interviewer : labels of those who ask the questions; guessed if empty.

    Returns
    -------
    Transcript : its turns do not overlap and lie within its text; offsets are code points.

    Raises
    ------
    ReadingError : the file cannot be read; the message says why and what to do.
    ValueError : a repair step that does not exist.
    """
    from qualcode.reading import files

    path = Path(path)
    return read_bytes(files.load(path), path.name, kind=kind, repair=repair, interviewer=interviewer)


def read_bytes(
    data: bytes,
    name: str,
    *,
    kind: DocumentKind | None = None,
    repair: Collection[str] | None = None,
    interviewer: Collection[str] = (),
) -> Transcript:
    """Read a file that is in memory already, such as an upload; else as `read`."""
    from qualcode.reading import files, registry
    from qualcode.reading.understanding import Wishes, understand

    form, reader = registry.reader_for(name, data)
    raw = reader(data, name)
    source = files.source_of(data, name, form, raw.encoding)
    return understand(raw, source, Wishes(kind, repair, interviewer))
