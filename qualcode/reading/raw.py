"""What a reader of one format hands over: paragraphs or running text, before anything is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qualcode.model import ColumnUse, DocumentKind, Speaker, SurveyColumn, TurnKind


@dataclass(slots=True)
class Paragraph:
    r"""One paragraph, cell, cue or utterance of a file.

    Attributes
    ----------
    text : its words; ``"\\n"`` stands for a line break within it.
    kind : what the format says it is; None where it does not say.
    level : depth of a heading, from 1.
    speaker : label the format itself gives, such as the voice of a VTT cue.
    begins, ends : seconds into the recording.
    emphasis : wholly bold or italic.
    lead : length of the bold, italic or underlined run it begins with; 0 if none.
    joined : goes on where the last paragraph of that speaker stopped (cues of subtitles).
    """

    text: str
    kind: TurnKind | None = None
    level: int = 0
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None
    emphasis: bool = False
    lead: int = 0
    joined: bool = False


@dataclass(slots=True)
class Raw:
    """A file as its reader hands it over.

    Either `text` holds running text, its pages parted by form feeds, or `paragraphs` hold the rest.

    Attributes
    ----------
    paged : the text was extracted from pages: lines are cut at the margin, heads and feet stand between.
    spoken : the format holds conversations only.
    kind : what the format says the document is.
    speakers : speakers the format describes, with their attributes.
    columns, chosen : of a survey, all from the left, and those of which somebody said what they are read as.
    warnings : keys of the catalogue with what fills in their texts; see `warn`.
    bold, italic, underlined : those lines of paged text that are set in bold, in italics, and underlined.
    plain : those short lines of paged text that are set as its running text is, of pages with some in bold.
    ruled : those lines of paged text that stand in tables with rules around their cells.
    by_print : gives `paragraphs` their kind where only the size and weight of their letters tells it; asked for a report alone.
    """

    text: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    paged: bool = False
    spoken: bool = False
    kind: DocumentKind | None = None
    title: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    speakers: list[Speaker] = field(default_factory=list)
    warnings: dict[str, dict[str, Any]] = field(default_factory=dict)
    columns: tuple[SurveyColumn, ...] = ()
    chosen: tuple[tuple[str, ColumnUse], ...] = ()
    encoding: str = ""
    bold: set[str] = field(default_factory=set)
    italic: set[str] = field(default_factory=set)
    underlined: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    ruled: set[str] = field(default_factory=set)
    by_print: Callable[[], None] | None = None

    def warn(self, key: str, **params: str | int) -> None:
        """Let the import report warn of something: `key` of ``reading.warning`` in the catalogue, and what fills it in."""
        self.warnings[key] = params
