"""Which columns of a survey hold what: shown, chosen by people, kept, and read the same way again."""

from __future__ import annotations

import pytest

from qualcode.errors import ReadingError
from qualcode.model import ColumnUse, TurnKind
from qualcode.reading import read_bytes, survey_columns

CLOSED = """nr;afdeling;woord van de dag;mail
1;noord;gezellig;a@b.nl
2;zuid;druk;c@d.nl
3;noord;te laat;e@f.nl
4;zuid;fijn;g@h.nl
"""


def test_a_table_of_short_answers_is_refused_with_its_columns_and_how_to_say_which() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(CLOSED.encode(), "enquete.csv")
    assert caught.value.key == "reading.error.no_open_answers"
    assert '--columns "open: 3"' in caught.value.cure
    assert "1 nr, 2 afdeling, 3 woord van de dag, 4 mail" in caught.value.cure
    assert [column.use for column in caught.value.columns] == [
        ColumnUse.RESPONDENT,
        ColumnUse.CLOSED,
        ColumnUse.CLOSED,
        ColumnUse.LEFT_OUT,
    ]


@pytest.mark.parametrize("words", ["open: 3", "open: woord van", "OPEN: Woord van de dag ;"])
def test_what_is_said_of_a_column_goes_before_the_guess_and_leaves_the_others(words: str) -> None:
    found = read_bytes(CLOSED.encode(), "enquete.csv", columns=survey_columns(words))
    said = [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is TurnKind.SPEECH]
    assert said == ["gezellig", "druk", "te laat", "fijn"]
    assert found.speakers[0].attributes == {"afdeling": "noord"}
    assert found.source.columns == (("woord van de dag", ColumnUse.OPEN),)
    assert [(column.title, column.filled) for column in found.columns][2] == ("woord van de dag", 4)


def test_a_run_of_columns_and_each_use() -> None:
    found = read_bytes(
        CLOSED.encode(), "enquete.csv", columns=survey_columns("open: 2-3; respondent: mail; weg: 1")
    )
    assert [column.use for column in found.columns] == [
        ColumnUse.LEFT_OUT,
        ColumnUse.OPEN,
        ColumnUse.OPEN,
        ColumnUse.RESPONDENT,
    ]
    assert [speaker.label for speaker in found.speakers] == ["a@b.nl", "c@d.nl", "e@f.nl", "g@h.nl"]


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    for words in ("open: 9", "open: kleur", "open: 0"):
        with pytest.raises(ReadingError) as caught:
            read_bytes(CLOSED.encode(), "enquete.csv", columns=survey_columns(words))
        assert caught.value.key == "reading.error.no_column"
        assert "3 woord van de dag" in caught.value.cure


def test_what_was_known_of_a_former_version_passes_over_a_column_that_is_gone() -> None:
    known = survey_columns((("kleur", ColumnUse.CLOSED), ("woord van de dag", ColumnUse.OPEN)), known=True)
    found = read_bytes(CLOSED.encode(), "enquete.csv", columns=known)
    assert found.source.columns == (("woord van de dag", ColumnUse.OPEN),)


@pytest.mark.parametrize("words", ["3", "open", "open:", "vrij: 3", "open: 5-2"])
def test_words_that_say_nothing_about_columns_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words.rsplit(": ", maxsplit=1)[-1]):
        survey_columns(words)


def test_nothing_said_is_nothing_chosen() -> None:
    assert survey_columns("") is None
    found = read_bytes(b"nr;Wat vond je ervan?\n1;Dat viel mij best wel mee.\n", "a.csv")
    assert found.source.columns == ()
    assert [column.use for column in found.columns] == [ColumnUse.RESPONDENT, ColumnUse.OPEN]


@pytest.mark.parametrize(
    ("title", "use"),
    [("Heb je nog een idee?", ColumnUse.OPEN), ("Opmerkingen", ColumnUse.OPEN), ("Kleur", ColumnUse.CLOSED)],
)
def test_short_answers_are_open_where_the_title_asks_for_more(title: str, use: ColumnUse) -> None:
    rows = "1;Ruim, maar ik durf er niet in;geel met stippen\n2;Prima;die man opslag\n3;Goed licht daar beneden;ramen\n"
    found = read_bytes(f"nr;Wat vindt u van de stalling?;{title}\n{rows}".encode(), "enquete.csv")
    assert found.columns[2].use is use
