"""What a researcher sees when something goes wrong: what happened and what to do, never a stack trace."""

from __future__ import annotations

import secrets
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import streamlit as st

from app import texts
from qualcode.errors import Cancelled, QualcodeError
from qualcode.file_trouble import kind_of
from qualcode.i18n import t
from qualcode.replacing import os_error
from qualcode.store.trouble import trouble
from qualcode.tracing import where

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

P = ParamSpec("P")
R = TypeVar("R")
_PENDING = "_trouble"
_OF_THE_MACHINE = ("full", "forbidden", "memory")


@contextmanager
def guarded(in_sight: DeltaGenerator | None = None) -> Iterator[None]:
    """Show what goes wrong inside as a message on the page: in that container, else where it happened."""
    try:
        yield
    except Cancelled:
        pass
    except Exception as error:  # noqa: BLE001 (the last frame before the page)
        with in_sight or nullcontext():
            show(error)


def part(function: Callable[P, R]) -> Callable[P, R | None]:
    """Guard a fragment, dialog or anything else that Streamlit may run apart from its page.

    Put it directly below ``@st.fragment`` or ``@texts.dialog``.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R | None:
        with guarded():
            return function(*args, **kwargs)
        return None

    return run


def callback(function: Callable[P, R]) -> Callable[P, R | None]:
    """Guard a widget's callback; what goes wrong is shown at the top of the next run."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 (the last frame before the page)
            st.session_state[_PENDING] = describe(error)
            return None

    return run


def show_pending() -> None:
    """Show what went wrong in a callback."""
    trouble = st.session_state.pop(_PENDING, None)
    if trouble:
        texts.error(*trouble)


def show(error: Exception) -> None:
    """Show an error on the page."""
    texts.error(*describe(error))


def describe(error: Exception) -> tuple[str, str]:
    """What happened and what to do, in words for a researcher; details go to stderr without any text."""
    if isinstance(error, sqlite3.DatabaseError):
        told = trouble(error)
        error = error if told.key == "store.error.unusable" else told
    if isinstance(error, QualcodeError):
        cure = t(f"app.cure.{error.key}", default=error.cure)
        about = ", ".join(part for part in (error.file, error.place) if part)
        return (f"{about}: {error.message}" if about else _capital(error.message)), cure
    if lacks := _of_the_machine(error):
        return t(f"app.error.{lacks}"), t(f"app.error.{lacks}.cure")
    number = secrets.token_hex(3)
    line = f"qualcode: error {number}: {where(error)}"
    print(line, file=sys.stderr, flush=True)  # noqa: T201 (the server's own log)
    return t("app.error.unexpected"), t("app.error.unexpected_cure", number=number)


def _of_the_machine(error: Exception) -> str:
    """What the machine lacks, by the catalogue: room on its disk, room in its memory, or leave to write."""
    cause = os_error(error)
    kind = kind_of(cause) if cause is not None else "memory" if isinstance(error, MemoryError) else ""
    return kind if kind in _OF_THE_MACHINE else ""


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
