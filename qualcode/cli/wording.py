"""Help and complaints of the command line in the language of the catalogue; Typer itself speaks English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from qualcode.i18n import t

_COMPLAINTS = (
    (r"No such option: (?P<found>\S+)(?: \(Possible options: (?P<near>.*)\))?", "option"),
    (r"No such option: (?P<found>\S+)(?: Did you mean (?P<near>.*)\?)?", "option"),
    (r"No such command '(?P<found>.*?)'\.(?: Did you mean (?P<near>.*)\?)?", "command"),
    (r"Got unexpected extra argument\(?s?\)? \((?P<found>.*)\)", "extra"),
    (r"Missing (?:argument|option|parameter):? '?(?P<found>[^']*)'?\..*", "absent"),
    (r"Missing command\.", "no_command"),
    (r"Option '(?P<found>.*)' requires an? .*", "empty"),
    (r"Option '(?P<found>.*)' does not take a value\.", "flag"),
    (r"Invalid value for (?P<found>.*): Input should be greater than or equal to (?P<bound>\S+)", "least"),
    (r"Invalid value for (?P<found>.*): Input should be less than or equal to (?P<bound>\S+)", "most"),
    (r"Invalid value for (?P<found>.*): Input should be a valid (?:integer|number).*", "number"),
    (r"Invalid value for (?P<found>.*): .* is not one of (?P<choices>.*?)\.?", "choice"),
    (r"Invalid value for (?P<found>.*): (?P<message>.*)", "invalid_for"),
    (r"Invalid value: (?P<message>.*)", "invalid"),
)


class _Worded:
    """What commands and groups of commands have in common."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that says how a command is given."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{t('cli.usage.how')} ")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help."""
        _teach_typer()
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """The option that shows the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help, option.metavar = t("cli.usage.help"), ""
        return option


class Verb(_Worded, TyperCommand):
    """A command whose help is in the language of the catalogue."""


class Group(_Worded, TyperGroup):
    """A group of such commands."""


class Verbs(typer.Typer):
    """A `typer.Typer` all of whose commands are a `Verb`."""

    def __init__(self, *, cls: type[TyperGroup] = Group, **settings: Any) -> None:
        metavar = f"{t('cli.usage.verb')} [ARGS]…"
        super().__init__(
            cls=cls, options_metavar=t("cli.usage.options"), subcommand_metavar=metavar, **settings
        )

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """As of `typer.Typer`."""
        return super().command(name, **{"cls": Verb, "options_metavar": t("cli.usage.options"), **settings})


def ready(app: typer.Typer) -> Any:
    """The command behind `app`, all its parameters worded."""
    command = typer.main.get_command(app)
    _word(command)
    return command


def _word(command: Any) -> None:
    for param in command.params:
        if hasattr(param, "type_descriptor"):  # a file that may not be read is told of where it is read
            param.type_descriptor.parameter_info.readable = False
        if param.name in ("install_completion", "show_completion"):
            param.help = t(f"cli.usage.{param.name}")
        if param.metavar:
            param.metavar = _in_words(param.metavar)
        if param.param_type_name == "argument":
            vars(param)["display_type_rich"] = _nothing  # its name says it already
        elif getattr(param, "is_flag", False) or getattr(param, "count", False):
            param.metavar = ""
        elif param.metavar is None and not param.type_descriptor.is_choice:
            param.metavar = _of_type(param)
    for verb in getattr(command, "commands", {}).values():
        _word(verb)


def _nothing(ctx: Any) -> None:
    return None


def _in_words(metavar: str) -> str:
    return re.sub(r"[A-Z]{3,}", lambda word: t(f"cli.metavar.{word[0].lower()}", default=word[0]), metavar)


def _of_type(param: Any) -> str:
    if param.type_descriptor.is_path:
        return t("cli.metavar.file")
    return t("cli.metavar.number" if param.type_descriptor.is_ranged else "cli.metavar.text")


def _teach_typer() -> None:
    """Typer's headings; only when they are shown, for importing them takes a while."""
    from typer import rich_utils

    for name in ("ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE", "COMMANDS_PANEL_TITLE"):
        setattr(rich_utils, name, t(f"cli.usage.{name.lower()}"))
    rich_utils.DEFAULT_STRING = t("cli.usage.default")
    rich_utils.REQUIRED_LONG_STRING = t("cli.usage.required")


def complaint(error: Any) -> str:
    """What is wrong with how a command was given, how it is given, and where to read more."""
    ctx = getattr(error, "ctx", None)
    said = _complaint(error.format_message(), getattr(getattr(ctx, "command", None), "commands", ()))
    if ctx is None:
        return said
    more = t("cli.usage.more", command=ctx.command_path)
    return f"{said}\n{ctx.get_usage()}\n{more}"


def _complaint(message: str, verbs: Iterable[str] = ()) -> str:
    for pattern, key in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            words = {name: _plain(value) for name, value in found.groupdict().items() if value}
            said = t(f"cli.usage.{key}", **words)
            begun = [verb for verb in verbs if key == "command" and verb.startswith(words["found"])]
            meant = words.get("near", ", ".join(begun))
            return f"{said} {t('cli.usage.near', near=meant)}" if meant else said
    return message


def _plain(words: str) -> str:
    """Without Typer's quotes, and without its names in English for what stands there."""
    return re.sub(r"'([^']*)'", r"\1", words).replace(" or ", ", ")
