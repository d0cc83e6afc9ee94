"""How far long work is, in a terminal: a bar on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from qualcode.cli.show import err
from qualcode.progress import Progress


class _Count(MofNCompleteColumn):
    """How many units are done, of how many; nothing before that is known."""

    def render(self, task: Task) -> Text:
        """As rich asks it, for each drawing."""
        return super().render(task) if task.total else Text()


class _Left(TimeRemainingColumn):
    """How long the rest takes; nothing at the last unit, of which nobody knows how long that one takes."""

    def render(self, task: Task) -> Text:
        """As rich asks it, for each drawing."""
        known = task.total and task.total - task.completed > 1 and task.time_remaining is not None
        return super().render(task) if known else Text()


def columns_of_bar(*, even: bool = True) -> list[ProgressColumn]:
    """What stands in a progress bar; a time only where the units of the work take about as long (`even`).

    What turns before it tells that the work goes on, also where one unit takes a minute.
    """
    columns = [SpinnerColumn("line"), TextColumn("{task.description}"), BarColumn(), _Count()]
    return [*columns, _Left()] if even else columns


@contextmanager
def bar(text: str, *, even: bool = True) -> Iterator[Progress]:
    """A progress bar while the block runs; on something that is no terminal, silence."""
    columns = columns_of_bar(even=even)
    with Bar(*columns, console=err, transient=True, disable=not err.is_terminal) as shown:
        task = shown.add_task(escape(text), total=None)

        def report(done: int, total: int, /) -> None:
            if total:
                shown.update(task, completed=done, total=total)

        yield report
