"""What stands behind a talk in the same file, under a title: an appendix, a list of topics, what was agreed, what the researcher makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import Said

_TITLE = re.compile(
    r"\W*(?:(?:bijlagen?|appendix|annex)\b[^.?!]{0,70}|(?:topic|onderwerpen|codeer|vragen)lijst\W*|(?:interview|gespreks)leidraad\W*"
    r"|(?:nabeschouwing|nawoord|(?:eigen |eerste )?(?:reflectie|observaties?|indruk(?:ken)?|aantekeningen|opmerkingen|veldnotities?|memo))"
    r"(?: (?:(?:van|door|bij|op|na) )?(?:de |het |dit |mijn )?(?:onderzoek|interview|gesprek|analyse|student)[a-z]*)*\W*"
    r"|(?:(?:gemaakte|verdere|openstaande|nieuwe) |vervolg)?(?:afspraken|actie(?:s|punten|lijst)|besluiten(?:lijst)?|vervolgstappen|to[ -]?do(?:['’]?s|[ -]?lijst)?)"
    r"(?: (?:en|&) (?:afspraken|acties|actiepunten|besluiten|vervolg(?:stappen)?)| (?:na|uit|voor)[a-z ]{3,40})?\W*"
    r"|(?:(?:direct |kort )?na afloop|na de opname|buiten de opname)(?: van (?:het|de) (?:interview|gesprek|opname|bijeenkomst))?(?: \([^()]{3,40}\))?\W*)",
    re.IGNORECASE,
)


def appendix_from(lines: Sequence[str], last: int) -> int:
    """The line on which an appendix begins below the `last` mark of a speaker: its title, between blank lines; as many as there are, if none does."""
    for index in range(last + 1, len(lines)):
        above = lines[index - 1].strip()
        if not above and _TITLE.fullmatch(lines[index].strip()):
            return index
    return len(lines)


def of_appendix(lines: Sequence[str], first: int, notes: Mapping[int, Paragraph]) -> list[Said]:
    """The blocks of an appendix that begins on the line `first`: its title, and below it what nobody says."""
    if first >= len(lines):
        return []
    found = [
        Said(lines[first].strip(), kind=turnkinds.HEADING, level=getattr(notes.get(first), "level", 0) or 2)
    ]
    block: list[str] = []
    for line in (*lines[first + 1 :], ""):
        if line.strip():
            block.append(line.strip())
        elif block:
            found.append(Said("\n".join(block), kind=turnkinds.NOTE))
            block = []
    return found
