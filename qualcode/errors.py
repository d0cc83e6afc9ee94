"""Our own few exceptions: what happened, in which file, at which place, and what to do.

Messages come from the catalogue (`qualcode.i18n`) and never hold words from a transcript.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import SurveyColumn


class QualcodeError(Exception):
    """Base of all our errors.

    Parameters
    ----------
    key : catalogue key of the message, such as ``"reading.error.empty"``. A key with ``.cure``
        appended, where the catalogue has it, says what to do.
    file, place : what the message is about; `place` is a line, page, cell or field.
    params : values for the message's placeholders.
    """

    def __init__(self, key: str, *, file: str = "", place: str = "", **params: str | float) -> None:
        self.key = key
        self.file = file
        self.place = place
        self.params: dict[str, Any] = dict(params)
        super().__init__(str(self))

    @property
    def message(self) -> str:
        """What happened."""
        return t(self.key, file=self.file, place=self.place, **self.params)

    @property
    def cure(self) -> str:
        """What to do about it; empty when there is nothing more to say."""
        return t(f"{self.key}.cure", file=self.file, place=self.place, default="", **self.params)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        head = f"{where}: {self.message}" if where else self.message
        return f"{head} {self.cure}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.key, self.file, self.place, self.params))


def _rebuild(
    kind: type[QualcodeError], key: str, file: str, place: str, params: dict[str, Any]
) -> QualcodeError:
    return kind(key, file=file, place=place, **params)


class ReadingError(QualcodeError):
    """A file cannot be read.

    `columns` are those of a survey, where it can be read once somebody says which hold open answers.
    """

    columns: tuple[SurveyColumn, ...] = ()

    def about(self, columns: tuple[SurveyColumn, ...]) -> ReadingError:
        """The error itself, with the columns that it is about."""
        self.columns = columns
        return self


class CodebookError(QualcodeError):
    """A codebook is not well formed."""


class ModelError(QualcodeError):
    """A language model is missing or cannot be loaded."""


class ProjectError(QualcodeError):
    """A project cannot be opened, or does not hold what was asked for."""


class ThreadsError(QualcodeError):
    """Threads cannot be found, for instance because there is too little text."""


class AnalysisError(QualcodeError):
    """A figure cannot be made: there is no such dimension, value or measure, or too little to count."""


class ReportError(QualcodeError):
    """A report cannot be written with the template, logo or choices given."""


class Cancelled(Exception):  # noqa: N818 (an outcome, not an error)
    """Raised by a progress callback to stop long work; what was finished is kept."""
