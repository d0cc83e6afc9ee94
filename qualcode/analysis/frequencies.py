"""How often codes were given, and over how much of the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.model import Codebook, Coding, Document

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "code",
    "parent",
    "path",
    "label",
    "level",
    "codings",
    "words",
    "documents",
    "cases",
    "speakers",
    "coders",
)


def code_frequencies(
    codebook: Codebook,
    codings: Sequence[Coding],
    documents: Mapping[str, Document],
    texts: Mapping[str, str],
    speakers: Mapping[str, str],
    *,
    rolled_up: bool = False,
) -> pd.DataFrame:
    """One row per code of the codebook, in its order, codes without codings included.

    Parameters
    ----------
    codings : those to count; other codebooks' are left out.
    texts : the coded words by coding id.
    speakers : by coding id, who says them: a document's id and a label; absent where nobody does.
    rolled_up : count a coding of a sub-code for the codes above it too. Something that carries both a code
        and its sub-code counts once for documents, cases and speakers, and twice for codings.

    Returns
    -------
    DataFrame with the columns of `COLUMNS`: ``codings`` (number), ``words`` (in the coded spans),
    ``documents``, ``cases``, ``speakers`` and ``coders`` (distinct numbers).
    """
    import pandas as pd

    given = _by_code(codebook, codings, rolled_up=rolled_up)
    rows = []
    for code in codebook.codes:
        own = given.get(code.key, [])
        path = codebook.path(code.key)
        rows.append(
            {
                "code": f"{codebook.key}/{code.key}",
                "parent": code.parent,
                "path": " › ".join(step.label for step in path),
                "label": code.label,
                "level": len(path),
                "codings": len(own),
                "words": sum(len(texts[coding.id].split()) for coding in own),
                "documents": len({coding.document for coding in own}),
                "cases": len({_case(coding, documents, speakers) for coding in own}),
                "speakers": len({speakers[coding.id] for coding in own if coding.id in speakers}),
                "coders": len({coding.coder for coding in own}),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _case(coding: Coding, documents: Mapping[str, Document], speakers: Mapping[str, str]) -> str:
    _, _, label = speakers.get(coding.id, "").partition(":")
    return documents[coding.document].case_of(label)


def _by_code(codebook: Codebook, codings: Sequence[Coding], *, rolled_up: bool) -> dict[str, list[Coding]]:
    above = {
        code.key: [step.key for step in codebook.path(code.key)] if rolled_up else [code.key]
        for code in codebook.codes
    }
    given: dict[str, list[Coding]] = {}
    for coding in codings:
        book, _, key = coding.code.partition("/")
        if book != codebook.key:
            continue
        for step in above.get(key, ()):
            given.setdefault(step, []).append(coding)
    return given
