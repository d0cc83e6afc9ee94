"""The seventeenth holdout, blind: surveys, exports of machines, papers, mail and forms, hardly any typed talk. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Interne nieuwsbrief per mail (platte tekst).txt": "a title that ends in a number",
    "mail met citaatstrepen (Thunderbird).txt": "an answer below a quoted mail; who answers stands nowhere but in its greeting",
}
SEVENTEENTH = Holdout("seventeenth", NOT_YET)


@pytest.mark.parametrize("name", SEVENTEENTH.cases)
def test_what_is_no_typed_talk(name: str) -> None:
    SEVENTEENTH.check(name)


def test_the_set_is_complete() -> None:
    SEVENTEENTH.check_whole()
    assert len(SEVENTEENTH.gold) == 69
