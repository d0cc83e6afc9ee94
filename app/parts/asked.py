"""Which files were made of a project lately: what was asked, kept for when the files themselves are gone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from app import recents
from app.parts.outputs import FORMS, Choice, Made
from qualcode.reporting.attribution import Grain

MOST = 6
"""So many are remembered of a project, and of so many projects as are remembered at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that was made, as it was asked for, with its name and when it was made (UTC)."""

    choice: Choice
    name: str
    made: str


def remember(project: Path, made: Made) -> None:
    """Note what was made, the newest first; words of the study are not in it."""
    kept = _read()
    row = {"choice": asdict(made.choice), "name": made.path.name, "made": made.made}
    key = recents.key_of(project)
    mine = [row, *kept.pop(key, [])][:MOST]
    recents.write(_file(), dict(list({key: mine, **kept}.items())[: recents.MOST]))


def lately(project: Path) -> list[Asked]:
    """What was made of a project, the newest first; what cannot be read is passed over."""
    found = []
    for row in _read().get(recents.key_of(project), []):
        try:
            found.append(_asked(row))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def _asked(row: dict[str, object]) -> Asked:
    told = row["choice"]
    if not isinstance(told, dict) or told["form"] not in {form.key for form in FORMS}:
        raise ValueError(told)
    tables = told.get("tables")
    choice = Choice(
        str(told["form"]),
        bool(told["pseudonyms"]),
        Grain(told["grain"]),
        bool(told.get("windows")),
        None if tables is None else tuple(map(str, tables)),
        bool(told.get("others")),
        bool(told.get("memos", True)),
    )
    return Asked(choice, str(row["name"]), str(row["made"]))


def _read() -> dict[str, list[dict[str, object]]]:
    kept = recents.read(_file())
    return kept if isinstance(kept, dict) else {}


def _file() -> Path:
    return recents.config_folder() / "made.json"
