"""A zip of files, as a researcher makes of a folder, unpacked so that each file can be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qualcode.project.incoming.files import why_passed_over

LONGEST_NAME = 200  # bytes; leaves room for a number and a temporary suffix


def unpack(archive: Path, folder: Path) -> list[tuple[str, str]]:
    """Write the sources of a zip into `folder`, each in its own folders, the first of which names its case.

    Returns what was left out, as name and reason; a damaged member stops only itself.

    Raises
    ------
    ReadingError : no zip, damaged, locked with a password, or unreasonably large once unpacked.
    """
    from qualcode.reading.archive import members, passed_over

    data = archive.read_bytes()
    left_out = [(name, why_passed_over(reason, name)) for name, reason in passed_over(data, archive.name)]
    for member in members(data, archive.name):
        if member.data is None:
            said = member.problem
            left_out.append((str(member.path), f"{said.message} {said.cure}" if said else ""))
            continue
        target = free_path(_within(folder, member.folders) / member.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(member.data)
    return left_out


def _within(folder: Path, below: Sequence[str]) -> Path:
    """The folder of a member; folders that together have too long a name are left out, from the second on."""
    fit = [fitting(name.replace(":", "_")) for name in below]
    return folder.joinpath(*(fit if len("/".join(fit)) <= LONGEST_NAME else fit[:1]))


def free_path(path: Path) -> Path:
    """`path`, or with a number before its suffix where there is a file of that name; its name made to fit."""
    path = path.with_name(fitting(path.name))
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate


def plain_name(name: str) -> str:
    """The name of an upload without its folders, or signs that hide a file or that no name may hold."""
    own = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign if sign.isprintable() else " " for sign in own)
    return shown.strip().lstrip(".").strip() or "bestand"


def fitting(name: str) -> str:
    """A name of a file or folder, shortened before its suffix to what a file system takes.

    Other systems count in characters what Linux counts in bytes: 255 letters with accents are too many there.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    room = LONGEST_NAME - len(suffix.encode())
    if room <= 0 or len(stem.encode()) <= room:
        return name
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + suffix
