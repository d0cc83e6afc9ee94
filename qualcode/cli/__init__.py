"""The command line: parse, call `Project`, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import gc
import sys

from qualcode.cli.exits import Exit
from qualcode.cli.stopping import stop_when_told, stopped


def main() -> None:
    """Run ``qualcode``; whatever goes wrong becomes one clear message and an exit code."""
    try:
        stop_when_told()
        _run()
    except KeyboardInterrupt:  # while modules were still being imported
        sys.exit(stopped())


def _run() -> None:
    from typer.exceptions import TyperException

    from qualcode.cli.commands import app
    from qualcode.cli.trouble import stop
    from qualcode.cli.wording import complaint, ready

    collect_seldom()
    try:
        code = ready(app)(prog_name="qualcode", standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # its help is on the screen already
            from qualcode.cli.show import complain

            complain(complaint(error))
        sys.exit(error.exit_code)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (told in words, with an exit code)
        stop(error)
    if code == Exit.CANCELLED:
        stop(KeyboardInterrupt())
    sys.exit(code or Exit.OK)


def collect_seldom() -> None:
    """Look for garbage in cycles a tenth as often as Python does.

    The libraries of a run bring 700,000 objects that stay; walking them time and again took most of a
    second.
    """
    gc.set_threshold(10_000, 20, 20)
