"""The lists of Dutch words in ``lists/``: plain text, so that a linguist may mend them without Python.

`STOPWORDS` holds single lower-case words that say how people talk rather than what they talk about:
function words, auxiliaries, and verbs and nouns so general that a label gains nothing by them.
`FILLERS` holds the fillers of speech, some of several words. Sources: the closed word classes of the
Algemene Nederlandse Spraakkunst, spaCy's Dutch list, and reading interviews.
"""

from __future__ import annotations

from importlib.resources import files


def words_of(name: str) -> frozenset[str]:
    """All white-space separated words of one list; lines that begin with ``#`` are comments."""
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


FILLERS: frozenset[str] = frozenset(_lines("fillers"))
STOPWORDS: frozenset[str] = words_of("stopwords")
NAMING_NOTHING: frozenset[str] = words_of("naming_nothing")
ABOUT_REPORTS: frozenset[str] = words_of("about_reports")
AT_HAND: frozenset[str] = words_of("at_hand")
BACKCHANNEL_WORDS: frozenset[str] = words_of("backchannels")
