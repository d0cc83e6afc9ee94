"""The project file as opened by someone: what the other parts of `Project` stand on."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from qualcode.model import Event
from qualcode.store import Store

if TYPE_CHECKING:
    from qualcode.project.project import Project

_NO_NAME = re.compile(r"_|(?<!\d)-|-(?!\d)")
"""What stands for a space in the name of a file; between figures, as in 2024-2026, it belongs there."""


class ProjectFile:
    """Opening and closing, the title, and the log of what happened."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def create(cls, path: Path | str, *, who: str = "") -> Self:
        """Make a new project file; ProjectError if there is one of this name."""
        return cls(Store(Path(path), who=who or _login(), create=True))

    @classmethod
    def open(cls, path: Path | str, *, who: str = "") -> Self:
        """Open a project file; ProjectError if there is none or it is not ours."""
        return cls(Store(Path(path), who=who or _login()))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the file may not be written: all can be read and go out, nothing be changed."""
        return self._store.read_only

    @property
    def _project(self) -> Project:
        """The project whole: what one part of it does may need what another part knows."""
        return cast("Project", self)

    @property
    def title(self) -> str:
        """What the study is called on reports: the name given to it, else the file's."""
        return self._store.setting("title") or spoken_name(self.path.stem)

    @title.setter
    def title(self, name: str) -> None:
        self._store.set("title", name)

    @property
    def who(self) -> str:
        """The coder in whose name everything is done and logged."""
        return self._store.who

    @contextmanager
    def action(self) -> Iterator[None]:
        """All changes made inside are one action: kept together or not at all, undone in one go."""
        with self._store.writing():
            yield

    def events(self, *, target: str = "", what: str = "", after: int = 0) -> list[Event]:
        """The event log; `after` gives only events with a larger id, to see what others did meanwhile."""
        return self._store.events(target=target, what=what, after=after)

    def event_counts(self) -> dict[str, int]:
        """How many events of each kind the log holds."""
        return self._store.event_counts()

    def last_event(self) -> int:
        """Id of the newest event: unchanged as long as nobody changed anything."""
        return self._store.last_event()

    def changed_elsewhere(self) -> int:
        """A number that changes when the file was written to by anyone but this object."""
        return self._store.changed_elsewhere()


def spoken_name(stem: str) -> str:
    """What a file or folder of that name is called among people: ``zorg_2024-2026`` is *zorg 2024-2026*."""
    return " ".join(_NO_NAME.sub(" ", stem).split())


def _login() -> str:
    try:
        return os.environ.get("QUALCODE_CODER") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name on this machine; the last on Windows
        return "onbekend"
