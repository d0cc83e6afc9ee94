"""The progress bar in a terminal: how far the work is, and how long it takes only where that is known."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress as Bar

from qualcode.cli import progress_bar


def drawn(*done: int, even: bool = True) -> str:
    """The bar after these numbers of ten units, each of which came ten seconds after the one before."""
    moment = [0.0]
    console = Console(file=StringIO(), width=100)
    shown = Bar(*progress_bar.columns_of_bar(even=even), console=console, get_time=lambda: moment[0])
    task = shown.add_task("Zoeken", total=10)
    for one in done:
        moment[0] += 10
        shown.update(task, completed=one)
    console.print(shown)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_the_time_that_is_left_is_told_up_to_the_last_unit() -> None:
    assert "0:01:00" in drawn(1, 2, 3, 4)
    assert "9/10" in drawn(7, 8, 9)
    assert ":" not in drawn(7, 8, 9)
    assert ":" not in drawn()


def test_something_moves_while_one_unit_takes_long() -> None:
    moment = [0.0]
    console = Console(file=StringIO(), width=100)
    shown = Bar(*progress_bar.columns_of_bar(), console=console, get_time=lambda: moment[0])
    shown.add_task("Zoeken", total=1)
    for moment[0] in (0.0, 0.2):
        console.print(shown)
    first, other = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert first != other


def test_no_time_is_told_of_steps_that_differ() -> None:
    assert "4/10" in drawn(1, 2, 3, 4, even=False)
    assert ":" not in drawn(1, 2, 3, 4, even=False)


def test_nothing_to_do_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = StringIO()
    monkeypatch.setattr(progress_bar, "err", Console(file=screen, width=100, force_terminal=True))
    with progress_bar.bar("Zoeken") as report:
        report(0, 0)
    assert "Zoeken" in screen.getvalue()
    assert "0/" not in screen.getvalue()
    with progress_bar.bar("Zoeken") as report:
        report(3, 7)
    assert "3/7" in screen.getvalue()
