"""``qualcode turns`` and ``qualcode turn``: see the turns of a source, and put a misread one right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import AsJson, ProjectPath, not_both
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import Document
    from qualcode.project import Project

Source = Annotated[str, typer.Argument(metavar="BRON", help=t("cli.arg.document"))]


def turns(project: ProjectPath, document: Source, as_json: AsJson = False) -> None:
    """List the turns of a source with their numbers."""
    from qualcode.cli.show import print_json, table_of
    from qualcode.project import Project

    with Project.open(project) as opened:
        found = opened.find_document(document)
        text, spoken = opened.text(found.id), opened.turns(found.id)
    words = [" ".join(text[turn.start : turn.end].split()) for turn in spoken]
    if as_json:
        rows = [
            {"number": number, **turn._asdict(), "words": said}
            for number, (turn, said) in enumerate(zip(spoken, words, strict=True), 1)
        ]
        print_json(rows)
        return
    numbered = enumerate(zip(spoken, words, strict=True), 1)
    table_of(
        [">nr", "spreker", "woorden"], [(str(n), turn.speaker or "–", said) for n, (turn, said) in numbered]
    )


def turn(
    project: ProjectPath,
    document: Source,
    number: Annotated[int, typer.Argument(metavar="NR", min=1, help=t("cli.arg.turn"))],
    *,
    speaker: Annotated[str | None, typer.Option("--speaker", help=t("cli.arg.turn_speaker"))] = None,
    split: Annotated[str | None, typer.Option("--split", metavar="WOORDEN", help=t("cli.arg.split"))] = None,
    join: Annotated[bool, typer.Option("--join", help=t("cli.arg.join"))] = False,
    no_speaker: Annotated[bool, typer.Option("--no-speaker", help=t("cli.arg.no_speaker"))] = False,
) -> None:
    """Put a misread turn right; codings stay on their words."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    not_both("--join", "--no-speaker", join, no_speaker)
    not_both("--join", "--speaker", join, speaker)
    not_both("--no-speaker", "--speaker", no_speaker, speaker)
    if not (join or no_speaker or speaker):
        raise typer.BadParameter(t("cli.turn.how"))
    with Project.open(project) as opened:
        now = _corrected(
            opened, opened.find_document(document), number - 1, speaker or "", split or "", join=join
        )
        left = [one for one in opened.left_behind(document=now.id) if one.decided is None]
        without = opened.without_proposals(document=now.id)
    say(t("cli.turn.done", title=now.title, count=len(left)))
    if without:
        say(t("cli.turn.without", count=without))


def _corrected(
    project: Project, document: Document, turn: int, speaker: str, words: str, *, join: bool
) -> Document:
    if join:
        return project.join_turn(document.id, turn)
    if words:
        return project.split_turn(document.id, turn, words, speaker)
    if speaker:
        return project.set_turn_speaker(document.id, turn, speaker)
    spoken = project.turns(document.id)
    label = spoken[turn].speaker if turn < len(spoken) else ""
    return project.no_speaker(document.id, label or "")
