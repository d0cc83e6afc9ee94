"""The tree of a codebook as rows with counts: no Streamlit in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.codebook.tree import below, depths, in_tree_order
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus


@dataclass(frozen=True, slots=True)
class Row:
    """A code in the tree: how deep, how often given, and how often with all below it."""

    code: Code
    depth: int
    own: int
    rolled_up: int

    @property
    def label(self) -> str:
        """What it is called, with a word when it is not in use."""
        status = (
            "" if self.code.status is CodeStatus.ACTIVE else f" ({t(f'codebook.status.{self.code.status}')})"
        )
        return f"{self.code.label}{status}"


def rows(codebook: Codebook, counts: Mapping[str, int], words: str = "") -> list[Row]:
    """The codes in the order of the tree; `words` keeps those that hold all of them."""
    deep = depths(codebook.codes)
    own = {code.key: counts.get(f"{codebook.key}/{code.key}", 0) for code in codebook.codes}
    wanted = words.casefold().split()
    return [
        Row(
            code,
            deep[code.key],
            own[code.key],
            own[code.key] + sum(own[key] for key in below(codebook, code.key)),
        )
        for code in in_tree_order(codebook.codes)
        if all(word in _searched(code) for word in wanted)
    ]


def thin(codes: Sequence[Code]) -> list[Code]:
    """Codes in use whose definition is missing: the suggestions have little to go by."""
    return [code for code in codes if code.status is CodeStatus.ACTIVE and not code.definition.strip()]


def _searched(code: Code) -> str:
    return " ".join([code.label, *code.aliases, code.definition, code.when_to_use]).casefold()
