"""What researchers keep of their analysis: named views, summaries in cells, pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import ProjectError
from qualcode.model import Pseudonym, Summary
from qualcode.project.file import ProjectFile


class Views(ProjectFile):
    """Saved views and what is written in them."""

    def save_view(self, name: str, details: Mapping[str, Any]) -> None:
        """Keep a view under a name; one of that name is replaced, and the log keeps it."""
        self._store.notes.save_view(name, details, self.who)

    def delete_view(self, name: str) -> None:
        """Remove a view; ProjectError when there is none of that name."""
        self._store.notes.delete_view(name)

    def views(self) -> dict[str, dict[str, Any]]:
        """All views by name."""
        return self._store.notes.views()

    def put_summary(self, key: str, text: str) -> None:
        """Write the summary in a cell of a matrix; an empty text removes it.

        ProjectError where it is somebody else's that this user, who codes blind, may not see.
        """
        if key in self._project.summaries() and key not in self._project.seen_summaries():
            raise ProjectError("project.error.summary_hidden")
        self._store.notes.put_summary(key, text, self.who)

    def summaries(self) -> dict[str, Summary]:
        """All summaries by the key of their cell."""
        return self._store.notes.summaries()

    def set_pseudonyms(self, pseudonyms: Sequence[Pseudonym]) -> None:
        """Replace the list of words and what stands in their place in what goes out."""
        self._store.notes.set_pseudonyms(pseudonyms, self.who)

    def pseudonyms(self) -> list[Pseudonym]:
        """All words that get a pseudonym."""
        return self._store.notes.pseudonyms()
