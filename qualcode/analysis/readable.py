"""The coding table as people read it: labels instead of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.analysis.naming import facet_labels

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis.table import CodingTable

PLAIN = (
    "coding",
    "code",
    "coder",
    "fragment",
    "document",
    "title",
    "kind",
    "date",
    "phase",
    "case",
    "speaker",
    "words",
)


def readable(table: CodingTable) -> pd.DataFrame:
    """One row per coding and fragment it lies on; see `CodingTable.frame`."""
    import pandas as pd

    material, rows = table.material, table.rows
    words = material.words_between(rows.low, rows.high)
    facets = list(facet_labels(table))
    found = []
    for place in range(len(rows)):
        coding = table.codings[rows.coding[place]]
        voice = material.voices[rows.voice[place]]
        fragment = int(rows.fragment[place])
        document, speaker, case = voice.document, voice.speaker, voice.case
        found.append(
            {
                "coding": coding.id,
                "code": coding.code,
                "coder": coding.coder,
                "fragment": material.segments[fragment].id if fragment >= 0 else "",
                "document": document.id,
                "title": document.title,
                "kind": document.kind.value,
                "date": document.date,
                "phase": document.phase,
                "case": case.name if case else "",
                "speaker": speaker.shown if speaker else "",
                "words": int(words[place]),
                **{f"case.{key}": value for key, value in (case.attributes if case else {}).items()},
                **{f"document.{key}": value for key, value in document.attributes.items()},
                **{f"speaker.{key}": value for key, value in (speaker.attributes if speaker else {}).items()},
                **{f"facet.{key}": "; ".join(coding.facets.get(key, ())) for key in facets},
            }
        )
    return pd.DataFrame(found, columns=None if found else list(PLAIN)).fillna("")
