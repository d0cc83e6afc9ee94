"""A file as understood, before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from qualcode.cli.show import kind_name, out, say, table_of
from qualcode.i18n import dates, numbers, t
from qualcode.model import Repair, SurveyColumn, TurnKind
from qualcode.project import Understood
from qualcode.reporting.words import clock, guessed_from

if TYPE_CHECKING:
    from qualcode.project.incoming.looking import Looked

_INDENT = 4
_LONGEST, _SHOWN = 20_000, 4_000
"""Signs of a turn from which on a screen shows its beginning and end, and how many of each."""
_STYLES = {TurnKind.HEADING: "bold", TurnKind.NOTE: "dim", TurnKind.TABLE: "dim"}


def show_preview(understood: Understood) -> None:
    """Facts, speakers and repairs, then every turn with its speaker."""
    transcript, document = understood.transcript, understood.document
    facts = {"titel": document.title, "soort": kind_name(document.kind), **_guessed_date(understood)}
    facts |= transcript.metadata
    for name, value in facts.items():
        out.print(Text(f"{name}: ", style="bold").append(value, style="not bold"), soft_wrap=True)
    if document.speakers:
        if all(s.name == s.label for s in document.speakers):
            table_of(["spreker", "rol"], [(s.label, s.role.value) for s in document.speakers])
        else:
            rows = [(s.label, s.name, s.role.value) for s in document.speakers]
            table_of(["spreker", "naam", "rol"], rows)
    show_columns(transcript.columns)
    show_repairs("", transcript.repairs, examples=True)
    for warning in transcript.warnings:
        out.print(Text(warning, style="yellow"), soft_wrap=True)
    out.print()
    for turn in transcript.turns:
        if turn.kind is TurnKind.HEADING and turn.start:
            out.print()
        line = Text(f"{turn.speaker}: " if turn.speaker else "", style="cyan")
        if turn.begins is not None:
            line.append(f"{clock(turn.begins)} ", style="dim not bold")
        line.append(transcript.text[turn.start : turn.end], style=_STYLES.get(turn.kind, "default"))
        _print_turn(line, indent=_INDENT if turn.speaker else 0)


def show_novelty(looked: Looked, understood: Understood) -> None:
    """What adding the file would do in the project: whether it is new, and what goes along."""
    for line in _novelty(looked, understood):
        out.print(Text(line, style="yellow"), soft_wrap=True)
    out.print()


def _novelty(looked: Looked, understood: Understood) -> list[str]:
    """What there is to say of the file in the project besides what is said of it alone."""
    alone = set(understood.transcript.warnings)
    said = [looked.note or t("cli.preview.new"), *(one for one in looked.warnings if one not in alone)]
    return [t("cli.preview.would", what=said[0]), *said[1:], *filter(None, [looked.known])]


def _guessed_date(understood: Understood) -> dict[str, str]:
    """The date where it stands in the file's name or title, told to be guessed."""
    document = understood.document
    found = guessed_from(document)
    return {"datum": t("cli.preview.guessed", what=dates.day(document.date), found=found)} if found else {}


def show_columns(columns: Sequence[SurveyColumn]) -> None:
    """What each column of a survey is read as; nothing for other sources."""
    if columns:
        rows = [
            (str(at), c.title, t(f"reading.column.{c.use.name.lower()}"), numbers.number(c.filled))
            for at, c in enumerate(columns, 1)
        ]
        table_of(["kolom", "kop", "gelezen als", ">ingevuld"], rows)


def _print_turn(line: Text, *, indent: int) -> None:
    """A turn: on a screen wrapped at its words, in a file or pipe a line for each of its paragraphs.

    Of a turn as long as a book, a screen shows the beginning and the end.
    """
    if not out.is_terminal:
        out.print(line, soft_wrap=True)
        return
    if len(line) > _LONGEST:
        begin, middle, end = line.divide([_SHOWN, len(line) - _SHOWN])
        left_out = t("cli.preview.left_out", count=numbers.number(len(middle.plain.split())))
        line = Text.assemble(begin, ("\n" + left_out + "\n", "yellow"), end)
    first, *others = line.wrap(out, max(20, out.width - indent))
    out.print(first, soft_wrap=True)
    for other in others:
        out.print(Text(" " * indent).append_text(other), soft_wrap=True)


def show_repairs(title: str, repairs: Sequence[Repair], *, examples: bool) -> None:
    """How often each step changed something, and before and after of the first of them if asked."""
    if title:
        out.print(Text(title, style="bold"), soft_wrap=True)
    if title and not repairs:
        say(t("cli.repairs.none"))
    for repair in repairs:
        what = t(f"reading.repair.{repair.step}")
        line = t("cli.preview.repair", step=repair.step, what=what, count=repair.count)
        out.print(Text(line, style="yellow"), soft_wrap=True)
        for change in repair.examples if examples else ():
            place = t("cli.repairs.line", number=change.place) if change.place else ""
            out.print(
                Text(f"    {place}{change.before} → {change.after or '–'}", style="dim"), soft_wrap=True
            )


def show_repair_steps() -> None:
    """The repair steps: name, what it does, and on which sources it is usual."""
    rows = [
        (
            str(step["step"]),
            str(step["what"]),
            t("cli.yes") if step["reports"] else "",
            t("cli.yes") if step["paged_talk"] else "",
            t("cli.yes") if step["talk"] else "",
        )
        for step in repair_steps_json()
    ]
    table_of(["stap", "wat", "rapport", "gesprek in pdf", "gesprek"], rows)
    say(t("cli.repairs.how"))


def repair_steps_json() -> list[dict[str, str | bool]]:
    """The same for a script."""
    from qualcode.reading import repair_steps, usual_repairs

    reports, paged, talk = usual_repairs(report=True), usual_repairs(paged=True), usual_repairs()
    return [
        {
            "step": step,
            "what": t(f"reading.repair.{step}"),
            "reports": step in reports,
            "paged_talk": step in paged,
            "talk": step in talk,
        }
        for step in repair_steps()
    ]


def preview_json(understood: Understood, looked: Looked | None = None) -> dict[str, Any]:
    """The same for a script."""
    transcript = understood.transcript
    project = {"novelty": looked.novelty.value, "said": _novelty(looked, understood)} if looked else None
    return {
        **({"project": project} if project else {}),
        "title": understood.document.title,
        "kind": understood.document.kind.value,
        "metadata": dict(transcript.metadata),
        "speakers": [asdict(speaker) for speaker in understood.document.speakers],
        "columns": [column._asdict() for column in transcript.columns],
        "repairs": [asdict(repair) for repair in transcript.repairs],
        "warnings": list(transcript.warnings),
        "turns": [
            {**turn._asdict(), "text": transcript.text[turn.start : turn.end]} for turn in transcript.turns
        ],
        "segments": [asdict(segment) for segment in understood.segments],
    }
