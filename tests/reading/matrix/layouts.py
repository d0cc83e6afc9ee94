"""How transcribers lay out a talk: each layout tells the same turns with other labels, marks and looks.

A layout is a function from a talk to blocks, under ``family/variant``. ``ONLY`` names the containers of the
layouts that not every container can carry; ``TIMED`` the layouts that tell when each turn begins.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from .blocks import Block, Run, Table
from .talks import Talk

LAYOUTS: dict[str, Callable[[Talk], list[Block]]] = {}
LABELS: dict[str, dict[str, str]] = {}
ONLY: dict[str, set[str]] = {}
TIMED: set[str] = set()

LOOKS = {"docx", "odt", "rtf", "html", "md", "pdf"}
"""Containers that tell bold, italic and tables; any other layout may stand in each container."""
SHEETS = {"csv", "xlsx"}

NAMES = {"I": "Sanne", "R": "Kees", "G": "Marloes", "A": "Ria", "B": "Wim", "C": "Fatma", "D": "Joost"}
FULL = {"I": "Sanne de Boer", "R": "Kees Verduin", "G": "Marloes Kort", "A": "Ria van der Ploeg", "B": "Wim Hoekstra", "C": "Fatma Yüksel", "D": "Joost Tielen"}  # fmt: skip
ROLES = {"I": "Interviewer", "R": "Respondent", "G": "Gespreksleider", "A": "Deelnemer 1", "B": "Deelnemer 2", "C": "Deelnemer 3", "D": "Deelnemer 4"}  # fmt: skip
LETTERS = {"I": "I", "R": "R", "G": "G", "A": "D1", "B": "D2", "C": "D3", "D": "D4"}
NUMBERED = {"I": "I", "R": "R1", "G": "I", "A": "R1", "B": "R2", "C": "R3", "D": "R4"}
SHORT = {
    "I": "Int.",
    "R": "Resp. 3",
    "G": "Int.",
    "A": "Resp. 1",
    "B": "Resp. 2",
    "C": "Resp. 3",
    "D": "Resp. 4",
}
BARE = {key: label.replace(".", "") for key, label in SHORT.items()}
SEXES = {"I": "V1", "R": "M2", "G": "V1", "A": "V2", "B": "M1", "C": "V3", "D": "M2"}
SEXES_WITH_I = {"I": "I", "R": "M1", "G": "I", "A": "V1", "B": "M1", "C": "V2", "D": "M2"}
INITIALS = {"I": "SdB", "R": "KV", "G": "MK", "A": "RvdP", "B": "WH", "C": "FY", "D": "JT"}
DOTTED = {"I": "S.B.", "R": "K.V.", "G": "M.K.", "A": "R.P.", "B": "W.H.", "C": "F.Y.", "D": "J.T."}
SPEAKERS = {"I": "Spreker 1", "R": "Spreker 2", "G": "Spreker 1", "A": "Spreker 2", "B": "Spreker 3", "C": "Spreker 4", "D": "Spreker 5"}  # fmt: skip
CAPITALS = {key: label.upper() for key, label in ROLES.items()}
CALLED = {"I": "Interviewer Sanne", "R": "Respondent Kees", "G": "Gespreksleider Marloes", "A": "Deelnemer Ria", "B": "Deelnemer Wim", "C": "Deelnemer Fatma", "D": "Deelnemer Joost"}  # fmt: skip
POLITE = {"I": "Interviewster", "R": "Mw. Oosterhof", "G": "Voorzitter", "A": "Mw. Van Es", "B": "Dhr. Hoekstra", "C": "Mw. Yüksel", "D": "Dhr. Tielen"}  # fmt: skip


def _clock(seconds: int, form: str) -> str:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return {"hms": f"{hours:02}:{minutes:02}:{rest:02}", "ms": f"{minutes:02}:{rest:02}", "short": f"{minutes}:{rest:02}"}[form]  # fmt: skip


def begins(talk: Talk) -> list[int]:
    """When each turn begins, in seconds."""
    times, at = [], 3
    for _, said in talk:
        times.append(at)
        at += 2 + len(" ".join(said).split()) // 2
    return times


def _add(name: str, labels: dict[str, str], build: Callable[[Talk], list[Block]], only: set[str] | None = None, timed: bool = False) -> None:  # fmt: skip
    LAYOUTS[name], LABELS[name] = build, labels
    if only:
        ONLY[name] = only
    if timed:
        TIMED.add(name)


def _shaped(name: str, labels: dict[str, str], shape: str, only: set[str] | None = None) -> None:
    """Each turn in a shape: ``%who``, ``%said``, ``%hms``, ``%ms``, ``%short``, ``%n``; ``¶`` parts paragraphs.

    ``**`` sets what it stands around in bold, ``__`` in italics, ``~~`` underlined; a line end is one within a paragraph.
    """

    def build(talk: Talk) -> list[Block]:
        blocks: list[Block] = []
        for number, ((who, said), at) in enumerate(zip(talk, begins(talk), strict=True), 1):
            first, *more = said
            text = shape.replace("%who", labels[who]).replace("%n", str(number))
            for form in ("hms", "ms", "short"):
                text = text.replace("%" + form, _clock(at, form))
            blocks += [runs(part.replace("%said", first)) for part in text.split("¶")]
            blocks += [runs(part) for part in more]
        return blocks

    _add(name, labels, build, only, timed=bool(re.search("%(hms|ms|short)", shape)))


def runs(text: str) -> list[Run]:
    """The runs of a paragraph that is written with marks."""
    found = []
    for part in re.split(r"(\*\*.+?\*\*|__.+?__|~~.+?~~)", text):
        mark = (
            {"**": "b", "__": "i", "~~": "u"}.get(part[:2])
            if len(part) > 4 and part[:2] == part[-2:]
            else None
        )
        if part:
            found.append(Run(part[2:-2], mark) if mark else Run(part))
    return found


for variant, labels, shape in (
    ("names", NAMES, "%who: %said"),
    ("full names", FULL, "%who: %said"),
    ("capitals", CAPITALS, "%who:\t%said"),
    ("space before the colon", NAMES, "%who : %said"),
    ("role and name", CALLED, "%who: %said"),
    ("polite", POLITE, "%who: %said"),
):
    _shaped(f"name/{variant}", labels, shape)
for family, variant, labels, shape in (
    ("letters", "colon", LETTERS, "%who: %said"),
    ("letters", "tab", LETTERS, "%who\t%said"),
    ("letters", "full stop", LETTERS, "%who. %said"),
    ("letters", "dash", LETTERS, "%who - %said"),
    ("letters", "brackets", LETTERS, "[%who] %said"),
    ("letters", "round brackets", LETTERS, "(%who) %said"),
    ("numbered", "colon", NUMBERED, "%who: %said"),
    ("numbered", "dash", NUMBERED, "%who – %said"),
    ("numbered", "tab", NUMBERED, "%who\t%said"),
    ("numbered", "bracket", NUMBERED, "%who) %said"),
    ("shortened", "dot and colon", SHORT, "%who: %said"),
    ("shortened", "tab", SHORT, "%who\t%said"),
    ("shortened", "colon", BARE, "%who: %said"),
    ("sexes", "colon", SEXES, "%who: %said"),
    ("sexes", "with I", SEXES_WITH_I, "%who: %said"),
    ("sexes", "tab", SEXES, "%who\t%said"),
    ("initials", "colon", INITIALS, "%who: %said"),
    ("initials", "dots", DOTTED, "%who: %said"),
    ("initials", "tab", INITIALS, "%who\t%said"),
):
    _shaped(f"{family}/{variant}", labels, shape)
for variant, labels, shape in (
    ("bold with colon", NAMES, "**%who:** %said"),
    ("bold, colon outside", NAMES, "**%who**: %said"),
    ("bold without colon", NAMES, "**%who** %said"),
    ("bold letter", LETTERS, "**%who** %said"),
    ("bold with tab", ROLES, "**%who**\t%said"),
    ("italic with colon", NAMES, "__%who:__ %said"),
    ("italic without colon", ROLES, "__%who__ %said"),
    ("italic letter", NUMBERED, "__%who:__ %said"),
    ("underlined with colon", NAMES, "~~%who~~: %said"),
):
    _shaped(f"runs/{variant}", labels, shape, LOOKS)
for variant, labels, shape in (
    ("plain", NAMES, "%who¶%said"),
    ("full names", FULL, "%who¶%said"),
    ("colon", ROLES, "%who:¶%said"),
    ("capitals", CAPITALS, "%who¶%said"),
    ("same paragraph", FULL, "%who\n%said"),
):
    _shaped(f"own line/{variant}", labels, shape)
_shaped("own line/bold", FULL, "**%who**¶%said", LOOKS)
_shaped("own line/italic", ROLES, "__%who__¶%said", LOOKS)
for variant, labels, shape in (
    ("two spaces", SPEAKERS, "%who  %ms¶%said"),
    ("same paragraph", SPEAKERS, "%who  %ms\n%said"),
    ("brackets", SPEAKERS, "%who (%ms): %said"),
    ("time first", SPEAKERS, "[%hms] %who: %said"),
    ("tab", SPEAKERS, "%who\t%hms¶%said"),
    ("bare, time first", SPEAKERS, "%ms %who¶%said"),
):
    _shaped(f"speaker and time/{variant}", labels, shape)
for variant, labels, shape in (
    ("square brackets", LETTERS, "[%hms] %who: %said"),
    ("bare", LETTERS, "%ms %who: %said"),
    ("behind the label", NUMBERED, "%who [%hms]: %said"),
    ("hash at the start", LETTERS, "#%hms-0# %who: %said"),
    ("between", NAMES, "%hms¶%who: %said"),
    ("tabs", NAMES, "%hms\t%who\t%said"),
):
    _shaped(f"times/{variant}", labels, shape)
_shaped("teams/new", FULL, "**%who**   %short\n%said", LOOKS)
_shaped("teams/new, copied as text", FULL, "%who   %short\n%said")
_shaped("zoom/brackets", FULL, "[%who] %hms¶%said")
_shaped("zoom/copied", FULL, "%who   %hms\n%said")


def _typography(look: str, of: str) -> Callable[[Talk], list[Block]]:
    asks = {"I", "G"}

    def build(talk: Talk) -> list[Block]:
        return [
            [Run(part, look if (who in asks) == (of == "questions") else "")]
            for who, said in talk
            for part in said
        ]

    return build


UNNAMED = {"I": "Interviewer", "R": "Geïnterviewde"}
_add("typography/bold questions", UNNAMED, _typography("b", "questions"), LOOKS)
_add("typography/italic questions", UNNAMED, _typography("i", "questions"), LOOKS)
_add("typography/underlined questions", UNNAMED, _typography("u", "questions"), LOOKS)
_add("typography/italic answers", UNNAMED, _typography("i", "answers"), LOOKS)


def _table(labels: dict[str, str], cells: Callable[[str, str, int, int], list[str]], head: list[str] | None = None, join: str = "\n") -> Callable[[Talk], list[Block]]:  # fmt: skip
    def build(talk: Talk) -> list[Block]:
        rows = [head] if head else []
        for number, ((who, said), at) in enumerate(zip(talk, begins(talk), strict=True), 1):
            rows.append(cells(labels[who], join.join(said), at, number))
        return [Table([[runs(cell) for cell in row] for row in rows])]

    return build


_add("table/bare", NAMES, _table(NAMES, lambda who, said, at, n: [who, said]), LOOKS)
_add("table/colon", LETTERS, _table(LETTERS, lambda who, said, at, n: [who + ":", said]), LOOKS)
_add("table/bold", ROLES, _table(ROLES, lambda who, said, at, n: [f"**{who}**", said]), LOOKS)
_add(
    "table/headed",
    NAMES,
    _table(NAMES, lambda who, said, at, n: [who, said], ["Spreker", "Tekst"]),
    LOOKS | SHEETS,
)
_add("table/times", FULL, _table(FULL, lambda who, said, at, n: [_clock(at, "hms"), who, said], ["Tijd", "Spreker", "Tekst"]), LOOKS | SHEETS, timed=True)  # fmt: skip
_add("table/numbered", NUMBERED, _table(NUMBERED, lambda who, said, at, n: [str(n), who, said], ["Nr", "Wie", "Uitspraak"]), LOOKS | SHEETS)  # fmt: skip


def _sentences(said: list[str]) -> list[str]:
    return [sentence for part in said for sentence in re.split(r"(?<=[.?!…]) (?=[A-Z])", part)]


def _each_line(shape: str, further: str, labels: dict[str, str]) -> Callable[[Talk], list[Block]]:
    """A line for each sentence, each with its time; the label at the first line of a turn."""

    def build(talk: Talk) -> list[Block]:
        blocks: list[Block] = []
        for (who, said), begin in zip(talk, begins(talk), strict=True):
            at = begin
            for number, sentence in enumerate(_sentences(said)):
                line = (further if number else shape).replace("%who", labels[who]).replace("%said", sentence)
                blocks.append(runs(line.replace("%hms", _clock(at, "hms")).replace("%ms", _clock(at, "ms"))))
                at += 1 + len(sentence.split()) // 2
        return blocks

    return build


_add(
    "times at every line/brackets",
    LETTERS,
    _each_line("[%hms] %who: %said", "[%hms] %said", LETTERS),
    timed=True,
)
_add("times at every line/bare", NAMES, _each_line("%ms %who: %said", "%ms %said", NAMES), timed=True)
_add(
    "times at every line/tabs", NUMBERED, _each_line("%hms\t%who: %said", "%hms\t%said", NUMBERED), timed=True
)
_add("times at every line/label repeated", LETTERS, _each_line("[%hms] %who: %said", "[%hms] %who: %said", LETTERS), timed=True)  # fmt: skip


def _numbered_lines(form: str, step: int, labels: dict[str, str]) -> Callable[[Talk], list[Block]]:
    """Lines of some sixty signs, with a number in the margin of every `step`-th."""

    def build(talk: Talk) -> list[Block]:
        lines = [
            line
            for who, said in talk
            for line in textwrap.wrap(f"{labels[who]}: " + " ".join(said), 62, break_on_hyphens=False)
        ]
        blank = " " * len(form % 1)
        return [[Run(((form % n) if n % step == 0 else blank) + line)] for n, line in enumerate(lines, 1)]

    return build


_add("margin/every line", LETTERS, _numbered_lines("%d  ", 1, LETTERS))
_add("margin/zeros", NUMBERED, _numbered_lines("%03d ", 1, NUMBERED))
_add("margin/every fifth", NAMES, _numbered_lines("%3d  ", 5, NAMES), {"txt", "md"})
_shaped("margin/paragraphs", LETTERS, "%n. %who: %said")
_shaped("margin/paragraphs with tab", NAMES, "%n\t%who: %said")
_shaped("margin/paragraphs in brackets", ROLES, "[%n] %who: %said")
