"""``qualcode left-behind`` and ``qualcode undo``: codings that do not fit a new version, and taking back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import AsJson, ProjectPath
from qualcode.errors import ProjectError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.project import Project
    from qualcode.store.leftovers import LeftBehind, LeftMemo

SHOWN = 8
"""Characters of a coding's id that are shown."""
ALL = "all"


def left_behind(
    project: ProjectPath,
    document: Annotated[str | None, typer.Argument(metavar="BRON", help=t("cli.arg.document"))] = None,
    *,
    lay: Annotated[list[str] | None, typer.Option("--lay", metavar="ID", help=t("cli.arg.lay"))] = None,
    let_go: Annotated[
        list[str] | None, typer.Option("--let-go", metavar="ID", help=t("cli.arg.let_go"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show codings that do not fit the new version of their source; lay them anew or let them go."""
    from qualcode.cli.show import print_json
    from qualcode.project import Project

    with Project.open(project) as opened:
        source = opened.find_document(document).id if document else ""
        waiting = [one for one in opened.seen_left_behind(document=source) if one.decided is None]
        laid = _meant(opened, lay or (), [one for one in waiting if one.place or ALL not in (lay or ())])
        gone = _meant(opened, let_go or (), [one for one in waiting if one.coding.id not in laid])
        if laid or gone:
            with opened.action():
                for coding in laid:
                    opened.lay_anew(coding)
                opened.let_go(gone)
        left = [one for one in waiting if one.coding.id not in (*laid, *gone)]
        memos = opened.seen_left_memos(document=source)
        if as_json:
            print_json({"codings": [asdict(one) for one in left], "memos": [asdict(one) for one in memos]})
        else:
            _show(opened, left, laid=len(laid), gone=len(gone))
            _show_memos(opened, memos)


def _meant(project: Project, given: Sequence[str], waiting: Sequence[LeftBehind]) -> list[str]:
    """The codings of one's own that are given by (the beginning of) their id, or all of them.

    ProjectError where what is given is not just one, or of another coder, who decides about it.
    """
    if ALL in given:
        return [one.coding.id for one in waiting if one.coding.coder == project.who]
    found = []
    for name in given:
        begin_so = [one.coding for one in waiting if name and one.coding.id.startswith(name)]
        if len(begin_so) != 1:
            raise ProjectError("cli.error.which_left_behind", id=name)
        (coding,) = begin_so
        if coding.coder != project.who:
            raise ProjectError("cli.error.left_by_another", id=name, coder=coding.coder, who=project.who)
        found.append(coding.id)
    return found


def _show(project: Project, left: Sequence[LeftBehind], *, laid: int, gone: int) -> None:
    from qualcode.cli.show import say, table_of

    if laid or gone:
        say(t("cli.left_behind.done", laid=laid, gone=gone))
    if not left:
        say(t("cli.left_behind.none"))
        return
    titles = {document.id: document.title for document in project.documents()}
    rows = [
        (
            one.coding.id[:SHOWN],
            titles[one.document],
            one.coding.code,
            one.coding.coder,
            " ".join(one.words.split()),
            " ".join(one.instead.split()) or "–",
        )
        for one in left
    ]
    table_of(["kenmerk", "bron", "code", "codeur", "woorden", "nu"], rows)
    say(t("cli.left_behind.how"))


def _show_memos(project: Project, memos: Sequence[LeftMemo]) -> None:
    from qualcode.cli.show import say, table_of

    if memos:
        say(t("cli.left_behind.memos", count=len(memos)))
        titles = {document.id: document.title for document in project.documents()}
        rows = [
            (titles[one.document], one.memo.author, one.memo.text, " ".join(one.words.split()))
            for one in memos
        ]
        table_of(["bron", "codeur", "memo", "woorden"], rows)


def undo(
    project: ProjectPath,
    redo: Annotated[bool, typer.Option("--redo", help=t("cli.arg.redo"))] = False,
) -> None:
    """Take back what you did last, or do it again."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(project) as opened:
        events = opened.redo() if redo else opened.undo()
    if not events:
        say(t("cli.undo.nothing"))
        return
    nouns = Counter(event.target.partition(":")[0] for event in events if event.what != "document.succeed")
    told = ", ".join(t(f"cli.undo.of_{noun}", count=count) for noun, count in nouns.items())
    say(t("cli.undo.redone" if redo else "cli.undo.undone", told=told))
