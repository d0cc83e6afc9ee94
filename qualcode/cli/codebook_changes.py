"""``qualcode codebook PROJECT.db rename|move|recolour|deprecate|reinstate|merge-codes|versions``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from itertools import pairwise
from typing import Annotated, Any

import typer

from qualcode.cli.codebook_group import CodeKey, project_of, tell_version
from qualcode.cli.options import AsJson
from qualcode.i18n import t
from qualcode.model import Codebook


def register(app: typer.Typer) -> None:
    """Give the group the verbs of this module."""
    app.command(help=t("codebook.cli.rename_help"))(rename)
    app.command(help=t("codebook.cli.move_help"))(move)
    app.command(help=t("codebook.cli.recolour_help"))(recolour)
    app.command(help=t("codebook.cli.deprecate_help"))(deprecate)
    app.command(help=t("codebook.cli.reinstate_help"))(reinstate)
    app.command("merge-codes", help=t("codebook.cli.merge_codes_help"))(merge_codes)
    app.command(help=t("codebook.cli.versions_help"))(versions)
    app.command(help=t("codebook.cli.threshold_help"))(threshold)


def rename(
    ctx: typer.Context,
    code: CodeKey,
    label: Annotated[str, typer.Argument(metavar="LABEL", help=t("codebook.cli.arg_label"))],
) -> None:
    """Give a code another label."""
    from qualcode.codebook import rename as verb

    _change(ctx, partial(verb, key=code, label=label))


def move(
    ctx: typer.Context,
    code: CodeKey,
    parent: Annotated[str, typer.Argument(metavar="[PARENT]", help=t("codebook.cli.arg_parent"))] = "",
) -> None:
    """Put a code under another code, or at the top."""
    from qualcode.codebook import move as verb

    _change(ctx, partial(verb, key=code, parent=parent))


def recolour(
    ctx: typer.Context,
    code: CodeKey,
    color: Annotated[str, typer.Argument(metavar="#RRGGBB", help=t("codebook.cli.arg_color"))],
) -> None:
    """Give a code another colour."""
    from qualcode.codebook import recolour as verb

    _change(ctx, partial(verb, key=code, color=color))


def deprecate(
    ctx: typer.Context,
    code: CodeKey,
    reason: Annotated[str, typer.Option("--reason", help=t("codebook.cli.arg_reason"))] = "",
) -> None:
    """Take a code out of use."""
    from qualcode.codebook import deprecate as verb

    _change(ctx, partial(verb, key=code, reason=reason))


def reinstate(ctx: typer.Context, code: CodeKey) -> None:
    """Take a draft or retired code into use."""
    from qualcode.codebook import reinstate as verb

    _change(ctx, partial(verb, key=code))


def merge_codes(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help=t("codebook.cli.arg_from"))],
    into: Annotated[str, typer.Argument(metavar="INTO", help=t("codebook.cli.arg_into"))],
) -> None:
    """Make one code of two, with all that is coded."""
    from qualcode.cli.show import say
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        book, moved = opened.merge_codes(source, into)
    say(
        t(
            "codebook.cli.merged_codes",
            label=book.code(into).label,
            codings=moved.codings,
            joined=moved.joined,
            suggestions=moved.suggestions,
        )
    )
    say(t("codebook.cli.now_version", version=book.version))


def threshold(
    ctx: typer.Context,
    code: CodeKey,
    score: Annotated[
        int | None, typer.Argument(metavar="[SCORE]", min=1, max=99, help=t("codebook.cli.arg_score"))
    ] = None,
    computed: Annotated[bool, typer.Option("--computed", help=t("codebook.cli.arg_computed"))] = False,
) -> None:
    """From which score on a code is proposed as likely: show it, set it, or go back to what is reckoned."""
    from qualcode.cli.show import say
    from qualcode.i18n.dates import local_moment
    from qualcode.project import Project
    from qualcode.project.proposed.likely import Bounds

    with Project.open(project_of(ctx)) as opened:
        above = None if score is None else score / 100
        found = opened.find_code(code)
        if computed or above is not None:
            opened.set_threshold(found, None if computed else above)
        own, reckoned = opened.threshold(found), Bounds.of(opened.suggestion_run()).shown.get(found)
    told = "–" if reckoned is None else round(100 * reckoned)
    if own is None:
        say(t("codebook.cli.threshold_computed", code=found, score=told))
    else:
        score, when = round(100 * own.above), local_moment(own.at)
        say(t("codebook.cli.threshold_own", code=found, score=score, who=own.who, when=when, computed=told))


def versions(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the versions of the project's codebook."""
    from qualcode.cli.show import print_json, table_of
    from qualcode.codebook import diff, summary
    from qualcode.i18n.dates import local_moment
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        found = opened.codebook_versions()
        books = [opened.codebook_version(version.version) for version in found]
    changes = ["", *(summary(diff(old, new)) for old, new in pairwise(books))]
    if as_json:
        print_json([asdict(version) for version in found])
        return
    heads = (">versie", "wanneer", "wie", ">codes", "verschil")
    rows = [
        (str(version.version), local_moment(version.at), version.who, str(version.codes), change)
        for version, change in zip(found, changes, strict=True)
    ]
    table_of([f"{head[: head.startswith('>')]}{_head(head)}" for head in heads], rows)


def _head(name: str) -> str:
    return t(f"codebook.cli.column_{name.removeprefix('>')}")


def _change(ctx: Any, change: Callable[..., Codebook]) -> None:
    """Make the change and show what is different."""
    from qualcode.cli.show import say
    from qualcode.codebook import describe, diff
    from qualcode.project import Project

    with Project.open(project_of(ctx)) as opened:
        before = opened.codebook()
        after = opened.edit_codebook(change)
    if before is not None:
        say(describe(diff(before, after)))
        tell_version(before, after)
