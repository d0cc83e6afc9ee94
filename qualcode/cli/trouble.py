"""What goes wrong on the command line, in words and with an exit code; never a stack trace."""

from __future__ import annotations

import os
import sqlite3
import sys
import traceback
from pathlib import Path

from qualcode.cli.exits import Exit
from qualcode.cli.stopping import stopped
from qualcode.errors import Cancelled, QualcodeError
from qualcode.file_trouble import kind_of
from qualcode.i18n import t
from qualcode.replacing import os_error
from qualcode.tracing import where

DEBUG = "QUALCODE_DEBUG"


def describe(error: BaseException, arguments: list[str]) -> tuple[str, Exit]:
    """The message for `error` and the exit code.

    `arguments` are those of the command line: the project among them takes the place of ``PROJECT.db`` in
    the cures, so that they can be copied.
    """
    if isinstance(error, KeyboardInterrupt | Cancelled):
        return t("cli.cancelled"), stopped()
    project = next((word for word in arguments if word.endswith(".db")), "")
    if isinstance(error, sqlite3.DatabaseError):
        from qualcode.store.trouble import trouble

        error = trouble(error, Path(project).name)
    if isinstance(error, QualcodeError):
        message = str(error)
        return message.replace("PROJECT.db", _quoted(project)) if project else message, Exit.ERROR
    cause = os_error(error)
    if cause is not None:
        return _about_file(cause), Exit.ERROR
    if isinstance(error, MemoryError):
        return t("cli.trouble.memory"), Exit.ERROR
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    return t("cli.trouble.unexpected", where=where(error)), Exit.ERROR


def _about_file(error: OSError) -> str:
    shown = str(error.filename or "")
    said = t(f"cli.trouble.{kind_of(error)}", reason=error.strerror or type(error).__name__)
    return f"{shown}: {said}" if shown else said


def _quoted(project: str) -> str:
    return f'"{project}"' if " " in project else project


def stop(error: BaseException) -> None:
    """Say what went wrong and end with the exit code that fits."""
    from qualcode.cli.show import complain

    message, code = describe(error, sys.argv[1:])
    complain(message)
    sys.exit(code)
