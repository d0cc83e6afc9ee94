"""A file as understood, before anything is stored."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.text import Text

from qualcode.cli.show import out, table_of
from qualcode.i18n import t
from qualcode.model import TurnKind
from qualcode.project import Understood

_STYLES = {TurnKind.HEADING: "bold", TurnKind.NOTE: "dim", TurnKind.TABLE: "dim"}


def show_preview(understood: Understood) -> None:
    """Facts, speakers and repairs, then every turn with its speaker."""
    transcript, document = understood.transcript, understood.document
    facts = {"titel": document.title, "soort": document.kind.value, **transcript.metadata}
    for name, value in facts.items():
        out.print(Text(f"{name}: ", style="bold").append(value, style="not bold"), soft_wrap=True)
    if document.speakers:
        rows = [(s.label, s.name, s.role.value) for s in document.speakers]
        table_of(["spreker", "naam", "rol"], rows)
    for repair in transcript.repairs:
        out.print(Text(t("cli.preview.repair", step=repair.step, count=repair.count), style="yellow"))
        for change in repair.examples:
            out.print(Text(f"    {change.before} → {change.after}", style="dim"), soft_wrap=True)
    for warning in transcript.warnings:
        out.print(Text(warning, style="yellow"), soft_wrap=True)
    out.print()
    for turn in transcript.turns:
        line = Text(f"{turn.speaker}: " if turn.speaker else "", style="cyan")
        line.append(transcript.text[turn.start : turn.end], style=_STYLES.get(turn.kind, "default"))
        out.print(line, soft_wrap=True)


def preview_json(understood: Understood) -> dict[str, Any]:
    """The same for a script."""
    transcript = understood.transcript
    return {
        "title": understood.document.title,
        "kind": understood.document.kind.value,
        "metadata": dict(transcript.metadata),
        "speakers": [asdict(speaker) for speaker in understood.document.speakers],
        "repairs": [asdict(repair) for repair in transcript.repairs],
        "warnings": list(transcript.warnings),
        "turns": [
            {**asdict(turn), "text": transcript.text[turn.start : turn.end]} for turn in transcript.turns
        ],
        "segments": [asdict(segment) for segment in understood.segments],
    }
