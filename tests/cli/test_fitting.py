"""Tables of figures fit the line; what finds no room is told of."""

from __future__ import annotations

from rich.console import Console

from qualcode.cli.fitting import Printed, fitting, table_of

NAME = Printed("Naam", ["Zeggenschap over het rooster", "Werk"], number=False)
COUNT = Printed("Fragmenten, met subcodes", ["1.204", "3"], number=True)


def printed(columns: list[Printed], width: int) -> list[str]:
    console = Console(width=width)
    with console.capture() as got:
        console.print(table_of(columns))
    return got.get().splitlines()


def test_heads_wrap_and_numbers_stay_whole() -> None:
    lines = printed([NAME, *[COUNT] * 4], 70)
    assert max(map(len, lines)) <= 70
    assert sum(line.count("1.204") for line in lines) == 4
    assert any("Zeggenschap" in line for line in lines)


def test_as_many_columns_as_can_be_read() -> None:
    columns = [NAME, *[COUNT] * 30]
    assert fitting(columns, 10_000) == 31
    kept = fitting(columns, 80)
    assert 1 < kept < 10
    assert max(map(len, printed(columns[:kept], 80))) <= 80
    assert fitting(columns, 3) == 1
    assert (fitting([COUNT] * 2, 2 * COUNT.least + 2), fitting([COUNT] * 2, 2 * COUNT.least + 1)) == (2, 1)
