"""``qualcode thread PROJECT.db …``: what researchers decide about rode draden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.codebook_group import ProjectFirst, project_of
from qualcode.cli.options import AsJson
from qualcode.cli.wording import Verbs
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import KeptThread, ThreadStatus
    from qualcode.project import Project

thread_app = Verbs(cls=ProjectFirst, no_args_is_help=True, help=t("cli.thread.help"))
Key = Annotated[str, typer.Argument(metavar="THREAD", help=t("cli.thread.arg_key"))]
Keys = Annotated[list[str], typer.Argument(metavar="THREAD…", help=t("cli.thread.arg_key"))]
Label = Annotated[str, typer.Option("--label", help=t("cli.thread.arg_label"))]
STEPS = 3
Code = Annotated[str, typer.Option("--code", help=t("cli.thread.arg_code"))]


@thread_app.command("list", help=t("cli.thread.list_help"))
def list_threads(ctx: typer.Context, as_json: AsJson = False) -> None:
    """The threads as they stand now."""
    from qualcode.cli.show import print_json, say, warn_of_threads
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as project:
        current = project.current_threads()
        found, outdated = current.threads, current.outdated
        warn_of_threads(project)
        former = {kept.id: kept.label for kept in project.kept_threads()}
    if as_json:
        print_json(
            [
                {
                    "key": one.key,
                    "kept": one.kept,
                    "again": one.again,
                    "label": one.label,
                    "status": one.status.value,
                    "fragments": one.size,
                    "cases": one.breadth.cases,
                    "of_cases": one.breadth.of_cases,
                    "carried": None if one.carried is None else list(one.carried),
                    "code": one.code,
                    "assigned": len(one.assigned),
                    "outdated": outdated,
                }
                for one in found
            ]
        )
        return
    for one in found:
        say(
            t(
                "cli.thread.line",
                id=one.key,
                status=_told(one.status),
                label=one.label,
                count=one.size,
                cases=one.breadth.cases,
                of=one.breadth.of_cases,
            )
            + (f" [{t('cli.thread.again', label=former[one.again])}]" if one.again in former else "")
        )


@thread_app.command(help=t("cli.thread.levels_help"))
def levels(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Between which numbers of threads one can choose."""
    from qualcode.cli.show import print_json, say
    from qualcode.project import Project

    path = project_of(ctx)
    with Project.open(path) as project:
        found = project.thread_levels()
    if found is None:
        say(t("cli.thread.levels_none", file=path.name))
        return
    steps = {step: found.at(step) for step in range(-STEPS, STEPS + 1)}
    if as_json:
        print_json({**asdict(found), "steps": steps})
        return
    say(t("cli.thread.levels", fewest=found.fewest, most=found.most, itself=found.default))
    for step, count in steps.items():
        if step and count == steps[step - 1 if step > 0 else step + 1]:
            continue
        options = " ".join(["--finer" if step > 0 else "--coarser"] * abs(step))
        say("  " + t("cli.thread.level", count=count, options=options or t("cli.thread.level_default")))


@thread_app.command(help=t("cli.thread.show_help"))
def show(ctx: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """One thread with all that is known of it."""
    from qualcode.cli.show import warn_of_threads
    from qualcode.cli.thread_card import card_json, card_lines
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as project:
        warn_of_threads(project)
        told = card_json(project, key) if as_json else card_lines(project, key)
    typer.echo("\n".join(told) if isinstance(told, list) else told)


@thread_app.command(help=t("cli.thread.accept_help"))
def accept(ctx: typer.Context, key: Key, label: Label = "", code: Code = "") -> None:
    """Confirm a thread."""
    _decide(ctx, lambda project: [project.accept_thread(key, label=label, code=code)])


@thread_app.command(help=t("cli.thread.rename_help"))
def rename(
    ctx: typer.Context, key: Key, label: Annotated[str, typer.Argument(help=t("cli.thread.arg_label"))]
) -> None:
    """Give a thread another name."""
    _decide(ctx, lambda project: [project.rename_thread(key, label)])


@thread_app.command(help=t("cli.thread.reject_help"))
def reject(
    ctx: typer.Context,
    keys: Keys,
    reason: Annotated[str, typer.Option("--reason", help=t("cli.thread.arg_reason"))] = "",
) -> None:
    """Turn one thread or more down."""
    _decide(ctx, lambda project: project.reject_threads(keys, reason))


@thread_app.command(help=t("cli.thread.reconsider_help"))
def reconsider(ctx: typer.Context, key: Key) -> None:
    """Make it a candidate again."""
    _decide(ctx, lambda project: [project.reconsider_thread(key)])


@thread_app.command(help=t("cli.thread.merge_help"))
def merge(ctx: typer.Context, keys: Keys, label: Label = "") -> None:
    """Make one thread of several."""
    _decide(ctx, lambda project: [project.merge_threads(keys, label)])


@thread_app.command(help=t("cli.thread.split_help"))
def split(
    ctx: typer.Context,
    key: Key,
    parts: Annotated[int, typer.Option("--parts", min=2, help=t("cli.thread.arg_parts"))] = 2,
) -> None:
    """Make several threads of one, along the parts the machine proposes."""

    def along_proposal(project: Project) -> list[KeptThread]:
        proposed = project.propose_split(key, parts)
        return project.split_thread(key, [part.segments for part in proposed])

    _decide(ctx, along_proposal)


@thread_app.command(help=t("cli.thread.changes_help"))
def changes(ctx: typer.Context, as_json: AsJson = False) -> None:
    """What became of the threads since the search before."""
    from qualcode.cli.show import print_json, say
    from qualcode.project import Project
    from qualcode.threads.telling import by_fate, tell

    with Project.open(project_of(ctx)) as project:
        found, codebook = project.thread_changes(), project.codebook()
    if as_json:
        print_json([asdict(one) for one in found])
        return
    codes = codebook.labels() if codebook else {}
    if not found:
        say(t("cli.thread.no_changes"))
    telling = by_fate([one for one in found if one.tells])
    for one in telling:
        say(tell(one, codes))
    if len(telling) < len(found):
        say(t("cli.thread.unchanged", count=len(found) - len(telling)))


@thread_app.command(help=t("cli.thread.history_help"))
def history(ctx: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """Who did what about a thread, and when."""
    from qualcode.cli.show import print_json, say
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as project:
        steps = project.thread_steps(key)
    if as_json:
        print_json([asdict(step) for step in steps])
        return
    if not steps:
        say(t("cli.thread.no_history"))
    for step in steps:
        say(step.told())


def _decide(ctx: typer.Context, deed: Callable[[Project], list[KeptThread]]) -> None:
    """Do something to threads of the project and tell what they became."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as project:
        for kept in deed(project):
            say(t("cli.thread.kept", label=kept.label, status=_told(kept.status), id=kept.id))


def _told(status: ThreadStatus) -> str:
    return t(f"reporting.status.{status.value}")
