"""What the columns of a survey are read as, in the words of people: on the command line and in a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.reading.readers.surveycolumns import SurveyColumns


def told_columns(words: str, *, file: str = "", row: int = 0) -> SurveyColumns | None:
    """The columns in `words`, such as ``"open: 3, 5-7; gesloten: functie"``; None where they are empty.

    Raises
    ------
    ProjectError : with the part that is not written so, and the `row` of the `file` in which it stands.
    """
    from qualcode.reading import survey_columns

    try:
        return survey_columns(words)
    except ValueError as error:
        place = t("place.row", number=row) if row else ""
        raise ProjectError("project.error.columns", file=file, place=place, found=str(error)) from error
