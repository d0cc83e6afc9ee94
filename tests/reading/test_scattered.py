"""Blocks of a report that its extraction scattered: notes given twice, sentences between the cells of a table."""

from __future__ import annotations

from qualcode.model import TurnKind
from qualcode.reading.report.block import Block
from qualcode.reading.report.scattered import gathered, named

PROSE, NOTE, TABLE, HEADING = TurnKind.PROSE, TurnKind.NOTE, TurnKind.TABLE, TurnKind.HEADING
SENTENCE = "Een vast rooster werkt als het team het zelf maakt en mag wijzigen."


def shown(blocks: list[Block]) -> list[tuple[TurnKind, str]]:
    return [(block.kind, " ".join(block.rows)) for block in blocks]


def test_notes_of_a_page_that_was_printed_twice_stand_there_once() -> None:
    blocks = [
        Block(["5 Grip op het rooster"], HEADING, 1),
        Block([SENTENCE]),
        Block(["7 De planners zijn in maart gesproken."]),
        Block(["8 Zie bijlage 3 van dit verslag.", "9 Zie ook hoofdstuk 2."], TABLE),
        Block(["5 Grip op het rooster"], HEADING, 1),
        Block(["7 De planners zijn in maart gesproken."], NOTE),
        Block(["8 Zie bijlage 3 van dit verslag."], NOTE),
        Block(["9 Zie ook hoofdstuk 2."], NOTE),
        Block(["5.1 Wie er plant"], HEADING, 2),
    ]
    assert shown(gathered(blocks)) == [
        (HEADING, "5 Grip op het rooster"),
        (PROSE, SENTENCE),
        (NOTE, "7 De planners zijn in maart gesproken."),
        (NOTE, "8 Zie bijlage 3 van dit verslag."),
        (NOTE, "9 Zie ook hoofdstuk 2."),
        (HEADING, "5.1 Wie er plant"),
    ]


def test_a_note_that_says_less_than_what_stands_above_takes_nothing_away() -> None:
    blocks = [
        Block(["7 De planners zijn in maart gesproken. En in april nog eens."]),
        Block(["7 De planners zijn in maart gesproken."], NOTE),
    ]
    assert len(gathered(blocks)) == 2


def test_sentences_between_the_cells_of_a_table_are_cells() -> None:
    blocks = [
        Block([SENTENCE]),
        Block(["1a", "Roosters", "per team"], TABLE),
        Block([SENTENCE]),
        Block(["1b", "Ruilen", "onderling"], TABLE),
        Block(["Met een lijst"], HEADING, 3),
        Block([SENTENCE]),
        Block(["2", "Invallers"], TABLE),
        Block([SENTENCE]),
    ]
    assert [block.kind for block in named(blocks)] == [PROSE, *[TABLE] * 6, PROSE]


def test_prose_that_speaks_of_a_table_or_is_long_is_no_cell() -> None:
    for between in ("De voorwaarden staan in tabel 4.2 bijeen.", " ".join([SENTENCE] * 6)):
        blocks = [
            Block(["1a", "Roosters"], TABLE),
            Block([between]),
            Block(["1b", "Ruilen"], TABLE),
            Block([SENTENCE]),
            Block(["2", "Invallers"], TABLE),
        ]
        assert [block.kind for block in named(blocks)] == [TABLE, PROSE, TABLE, PROSE, TABLE]
