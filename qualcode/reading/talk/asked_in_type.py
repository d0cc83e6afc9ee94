"""Questions in bold or italics, without a label, amid turns that have one: whoever leads the talk asks them."""

from __future__ import annotations

import itertools

from qualcode.reading.said import INTERVIEWER, Sheet
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.words import labels
from qualcode.reading.words.labels import LabelKind

_FEWEST, _ASKED = 2, 0.6


def with_asked_in_type(kept: Marks, sheet: Sheet) -> Marks:
    """`kept`, and a mark of the interviewer for each such paragraph, where all stand right above somebody's turn and most are questions.

    Not where one of `kept` is set so as a whole, or has the label of somebody who asks.
    """
    if not sheet.notes or any(label.kind is LabelKind.INTERVIEWER for label in kept.labels):
        return kept
    at = set(kept.lines.tolist())
    written = [index for index, note in sheet.notes.items() if note.text.strip()]
    asked = [index for index in written if sheet.notes[index].emphasis and sheet.notes[index].kind is None]
    asked = [index for index in asked if index > min(at) or sheet.notes[index].text.rstrip().endswith("?")]
    questions = sum(1 for index in asked if sheet.notes[index].text.rstrip().endswith("?"))
    if len(asked) < _FEWEST or questions < _ASKED * len(asked) or not at.isdisjoint(asked):
        return kept
    below = dict(itertools.pairwise(written))
    if not all(below.get(index) in at for index in asked):
        return kept
    asks = labels.parse(INTERVIEWER)
    return kept.merged(
        Mark(index, asks, sheet.lines[index].strip(), "type") for index in asked if asks is not None
    )
