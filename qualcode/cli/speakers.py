"""``qualcode speakers`` and ``qualcode speaker``: see and correct who talks."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from qualcode.cli.attributes import attributes
from qualcode.cli.options import AsJson, ProjectPath
from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import Role


def speakers(project: ProjectPath, as_json: AsJson = False) -> None:
    """List who talks in each source."""
    from qualcode.cli.show import print_json, table_of
    from qualcode.project import Project

    with Project.open(project) as opened:
        documents = opened.documents()
    if as_json:
        print_json([{"document": d.id, "title": d.title, **asdict(s)} for d in documents for s in d.speakers])
        return
    rows = [
        (d.id[:8], d.title, s.label, s.name, s.role.value, s.person) for d in documents for s in d.speakers
    ]
    table_of(["kenmerk", "bron", "spreker", "naam", "rol", "persoon"], rows)


def speaker(
    project: ProjectPath,
    document: Annotated[str, typer.Argument(metavar="BRON", help=t("cli.arg.document"))],
    label: Annotated[str, typer.Argument(metavar="SPREKER", help=t("cli.arg.label"))],
    *,
    role: Annotated[Role | None, typer.Option("--role", help=t("cli.arg.role"))] = None,
    name: Annotated[str | None, typer.Option("--name", help=t("cli.arg.name"))] = None,
    person: Annotated[str | None, typer.Option("--person", help=t("cli.arg.person"))] = None,
    attr: Annotated[list[str] | None, typer.Option("--attr", metavar="K=V", help=t("cli.arg.attr"))] = None,
) -> None:
    """Correct who a speaker is."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(project) as opened:
        found = opened.find_document(document)
        if found.speaker(label) is None:
            known = ", ".join(one.label for one in found.speakers)
            raise ProjectError("project.error.which_speaker", title=found.title, label=label, known=known)
        told = attributes(attr or [])
        with opened.action():
            changed = opened.set_speaker(found.id, label, role=role, name=name, attributes=told)
            if person is not None:
                opened.merge_speakers([(found.id, label)], person)
    say(t("cli.speaker.done", label=label, name=changed.shown, role=changed.role.value))
