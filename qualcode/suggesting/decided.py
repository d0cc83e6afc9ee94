"""What people have decided, as the learner sees it: per fragment, which codes fit and which do not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """All that was decided on one fragment; codes by their keys.

    Where the fragment is `done`, the codes it has are all it should have. Else nothing is concluded from a
    code's absence: what nobody judged is not wrong.
    """

    confirmed: Collection[str] = ()
    rejected: Collection[str] = ()
    done: bool = False

    def __bool__(self) -> bool:
        return bool(self.confirmed or self.rejected or self.done)
