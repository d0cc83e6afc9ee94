"""The verbs of ``qualcode``, the same as those of `Project`."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode import __version__
from qualcode.cli.analyse import analyse_app
from qualcode.cli.codebook import codebook_app
from qualcode.cli.counting import counting
from qualcode.cli.environment import doctor, models_app
from qualcode.cli.exchange import export, import_file, pseudonyms
from qualcode.cli.proposing import import_codings, run, suggest, threads
from qualcode.cli.report import report
from qualcode.cli.review import check_codings, review
from qualcode.cli.serving import start_app
from qualcode.cli.sources import add, info, init, preview, repairs, search, source
from qualcode.cli.speakers import speaker, speakers
from qualcode.cli.taking_back import left_behind, undo
from qualcode.cli.thread import thread_app
from qualcode.cli.turns import turn, turns
from qualcode.cli.wording import Verbs
from qualcode.i18n import t

app = Verbs(
    name="qualcode",
    help=t("cli.help"),
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,  # locals hold people's words
    context_settings={"help_option_names": ["-h", "--help"]},
)

_PANEL = t("cli.panel.begin")
app.command("init", help=t("cli.init.help"), rich_help_panel=_PANEL)(init)
app.command("run", help=t("cli.run.help"), rich_help_panel=_PANEL)(run)
app.command("app", help=t("cli.app.help"), rich_help_panel=_PANEL)(start_app)
app.command("doctor", help=t("cli.doctor.help"), rich_help_panel=_PANEL)(doctor)
app.add_typer(models_app, name="models", rich_help_panel=_PANEL)

_PANEL = t("cli.panel.sources")
app.command("add", help=t("cli.add.help"), rich_help_panel=_PANEL)(add)
app.command("preview", help=t("cli.preview.help"), rich_help_panel=_PANEL)(preview)
app.command("repairs", help=t("cli.repairs.help"), rich_help_panel=_PANEL)(repairs)
app.command("turns", help=t("cli.turns.help"), rich_help_panel=_PANEL)(turns)
app.command("turn", help=t("cli.turn.help"), rich_help_panel=_PANEL)(turn)
app.command("left-behind", help=t("cli.left_behind.help"), rich_help_panel=_PANEL)(left_behind)
app.command("info", help=t("cli.info.help"), rich_help_panel=_PANEL)(info)
app.command("search", help=t("cli.search.help"), rich_help_panel=_PANEL)(search)
app.command("source", help=t("cli.source.help"), rich_help_panel=_PANEL)(source)
app.command("speakers", help=t("cli.speakers.help"), rich_help_panel=_PANEL)(speakers)
app.command("speaker", help=t("cli.speaker.help"), rich_help_panel=_PANEL)(speaker)

_PANEL = t("cli.panel.coding")
app.add_typer(codebook_app, name="codebook", rich_help_panel=_PANEL)
app.command("threads", help=t("cli.threads.help"), rich_help_panel=_PANEL)(threads)
app.add_typer(thread_app, name="thread", rich_help_panel=_PANEL)
app.command("suggest", help=t("cli.suggest.help"), rich_help_panel=_PANEL)(suggest)
app.command("review", help=t("suggesting.cli.review_help"), rich_help_panel=_PANEL)(review)
app.command("check-codings", help=t("suggesting.cli.check_help"), rich_help_panel=_PANEL)(check_codings)
app.command("undo", help=t("cli.undo.help"), rich_help_panel=_PANEL)(undo)
app.command("import-codings", help=t("cli.import_codings.help"), rich_help_panel=_PANEL)(import_codings)

_PANEL = t("cli.panel.out")
app.add_typer(analyse_app, name="analyse", rich_help_panel=_PANEL)
app.command("counting", help=t("cli.counting.help"), rich_help_panel=_PANEL)(counting)
app.command("report", help=t("cli.report.help"), rich_help_panel=_PANEL)(report)
app.command("export", help=t("exchange.cli.export_help"), rich_help_panel=_PANEL)(export)
app.command("import", help=t("exchange.cli.import_help"), rich_help_panel=_PANEL)(import_file)
app.command("pseudonyms", help=t("exchange.cli.pseudonyms_help"), rich_help_panel=_PANEL)(pseudonyms)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=t("cli.arg.version"))
    ] = False,
) -> None:
    """Options before the verb."""
