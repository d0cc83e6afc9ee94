"""What a file is called that goes out: its name alone tells whose names and whose work stand in it."""

from __future__ import annotations

from qualcode.i18n import t
from qualcode.model import slug
from qualcode.project import Project

LONGEST = 60
"""Most characters of the words that a name begins with."""


def stem(
    project: Project,
    words: str,
    *,
    date: str = "",
    pseudonyms: bool = False,
    blinded: bool = False,
    team: bool = False,
) -> str:
    """The name of a file without its ending.

    Parameters
    ----------
    words : what it holds: the title of the study, or of a table.
    date : when it was made, ISO 8601.
    pseudonyms : whether pseudonyms stand in place of names; in its name as well.
    blinded : whether what this coder may not see stays out; told where that coder codes anything blind.
    team : whether what stands under quotes is for the team alone.
    """
    told = project.words_out(words) if pseudonyms else words
    parts = [slug(told)[:LONGEST], date]
    if team:
        parts.append(t("app_output.file_team"))
    if pseudonyms:
        parts.append(t("app_output.file_pseudonyms"))
    if blinded and project.blind():
        parts += [t("app_output.file_blind"), slug(project.who)]
    return "-".join(part for part in parts if part)
