"""Words with their type, bold or roman, become a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph

_SPACES = " \u00a0"


def described(runs: Sequence[tuple[str, bool]], kind: TurnKind | None = None, level: int = 0) -> Paragraph:
    """The paragraph made of `runs`, pairs of words and whether they are bold or italic."""
    whole = "".join(words for words, _ in runs)
    text = "\n".join(line.strip(_SPACES) for line in whole.strip().split("\n"))
    if kind is TurnKind.HEADING:
        return Paragraph(" ".join(text.split()), kind=kind, level=level)
    inked = [bold for words, bold in runs if words.strip()]
    lead = 0
    if inked and inked[0] and not all(inked):
        for words, bold in runs:
            if not bold and words.strip():
                break
            lead += len(words)
        lead = max(0, lead - (len(whole) - len(whole.lstrip())))
    return Paragraph(text, kind=kind, level=level, emphasis=bool(inked) and all(inked), lead=lead)
