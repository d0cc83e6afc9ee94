"""Coding blind: in which documents a coder sees nothing of what others coded; kept in the project."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from qualcode.i18n import t
from qualcode.model import Summary
from qualcode.project.counting import CountedCodes
from qualcode.project.file import ProjectFile
from qualcode.store.leftovers import LeftBehind, LeftMemo

if TYPE_CHECKING:
    from qualcode.project.analysing import Analysis

SETTING = "blind."
"""With what the keys of the settings begin that hold it: the name of the coder follows."""


class Blind(ProjectFile):
    """Who codes which documents blind, and figures as such a coder may see them."""

    def blind(self, coder: str = "") -> frozenset[str]:
        """Ids of the documents that a coder (whoever opened the project, unless named) codes blind.

        Where a document has a newer version, that of the newer one.
        """
        kept = json.loads(self._store.setting(SETTING + (coder or self.who)) or "[]")
        return frozenset(map(self._store.documents.version_in_use, kept))

    def set_blind(self, documents: Iterable[str], *, coder: str = "") -> None:
        """Let a coder code these documents blind and no others; none lifts it."""
        self._store.decide(SETTING + (coder or self.who), json.dumps(sorted(set(documents))))

    def seen_codes(self) -> CountedCodes:
        """`counted_codes` as this user may see them.

        Who codes blind gets the passages of each code without what others coded in those documents.
        """
        blind = self.blind()
        if not blind:
            return self._project.counted_codes()
        passages = self._project.passages(self.who, alone=blind)
        return CountedCodes(passages, t("project.blind.counted"))

    def seen_analysis(self) -> Analysis:
        """`analysis` as this user may see it: who codes blind sees nothing of others in those documents."""
        return self._project.analysis().seen_by(self.who, self.blind())

    def seen_summaries(self) -> dict[str, Summary]:
        """`summaries` as this user may see them: nobody else's of cells with a document coded blind."""
        blind, found = self.blind(), self._project.summaries()
        others = {key: one for key, one in found.items() if one.author != self.who} if blind else {}
        if not others:
            return found
        from qualcode.project.blind_cells import may_hold

        in_use = cache(self._store.documents.version_in_use)
        documents = [one for one in self._project.documents() if one.id in blind]
        hidden = {key for key in others if any(may_hold(key, one, in_use) for one in documents)}
        return {key: one for key, one in found.items() if key not in hidden}

    def seen_left_behind(self, *, document: str = "") -> list[LeftBehind]:
        """`left_behind` as this user may see it: nothing of others in documents that one codes blind."""
        blind = self.blind()
        found = self._project.left_behind(document=document)
        return [one for one in found if one.coding.coder == self.who or one.document not in blind]

    def seen_left_memos(self, *, document: str = "") -> list[LeftMemo]:
        """`left_memos` as this user may see them, likewise."""
        blind = self.blind()
        found = self._project.left_memos(document=document)
        return [one for one in found if one.memo.author == self.who or one.document not in blind]
