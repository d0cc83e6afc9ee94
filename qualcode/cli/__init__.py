"""The command line: parse, call `Project`, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import gc
import sys

from qualcode.cli.exits import Exit


def main() -> None:
    """Run ``qualcode``; our own errors become one clear line and an exit code."""
    from qualcode.cli.commands import app
    from qualcode.errors import Cancelled, QualcodeError
    from qualcode.i18n import t

    collect_seldom()
    try:
        app()
    except QualcodeError as error:
        _stop(str(error), Exit.ERROR)
    except (KeyboardInterrupt, Cancelled):
        _stop(t("cli.cancelled"), Exit.CANCELLED)


def collect_seldom() -> None:
    """Look for garbage in cycles a tenth as often as Python does.

    The libraries of a run bring 700,000 objects that stay; walking them time and again took most of a
    second.
    """
    gc.set_threshold(10_000, 20, 20)


def _stop(message: str, code: Exit) -> None:
    from qualcode.cli.show import complain

    complain(message)
    sys.exit(code)
