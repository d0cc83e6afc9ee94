"""The catalogue: both languages say the same things."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from qualcode import i18n
from qualcode.errors import ProjectError, ReadingError

SOURCE = Path(i18n.__file__).parents[1]
APP = SOURCE.parent / "app"
FILLED_IN = re.compile(r"\{[^{}\n]*\}")
OF_ANOTHER = re.compile(r"\.cure$|_one$")
"""What keys end in that go with another key: the cure of an error, a text for one."""
BY_AREA = re.compile(r"app\.streamlit\.")
"""Keys that are taken all together."""


def sources(*suffixes: str) -> dict[Path, str]:
    files = (path for folder in (SOURCE, APP) for path in folder.rglob("*") if path.suffix in suffixes)
    return {path: path.read_text(encoding="utf-8") for path in files}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_languages_have_the_same_keys() -> None:
    assert i18n.catalogue("nl").keys() == i18n.catalogue("en").keys()


@pytest.mark.parametrize("key", sorted(i18n.catalogue("nl")))
def test_languages_have_the_same_placeholders(key: str) -> None:
    assert placeholders(i18n.catalogue("nl")[key]) == placeholders(i18n.catalogue("en")[key])


def test_every_key_that_the_code_names_exists() -> None:
    named = re.compile(r"""\b(?:t|count|[A-Z]\w*Error)\(\s*"([a-z_]+(?:\.[a-z_0-9]+)+)\"""")
    missing = {
        (path.name, key)
        for path, text in sources(".py").items()
        for key in named.findall(text.replace('``count("app.n_sources", 1)``', ""))
        if key not in i18n.catalogue("nl")
    }
    assert missing == set()


def test_every_text_is_used_somewhere() -> None:
    """By its key, by a key with a part filled in, or as one of the texts of the reading pane."""
    code = "\n".join(sources(".py", ".j2").values())
    whole = set(re.findall(r"[a-z_]+(?:\.\w+)+", code))
    filled = re.findall(r"""f"([a-z_]+\.[^"\n]*\{[^"\n]*)"|f'([a-z_]+\.[^'\n]*\{[^'\n]*)'""", code)
    partly = [
        re.compile(r"[\w.-]+".join(map(re.escape, FILLED_IN.split(one or other))))
        for one, other in set(filled)
    ]
    pane = "\n".join(sources(".js").values())
    begun = {f"app_coding.pane.{start}" for start in re.findall(r"`([a-z]+_)\$\{", pane)}
    shown = {f"app_coding.pane.{word}" for word in re.findall(r"\w+", pane)}

    def used(key: str) -> bool:
        return (
            key in whole
            or key in shown
            or key.startswith(tuple(begun))
            or bool(BY_AREA.match(key))
            or any(one.fullmatch(key) for one in partly)
        )

    keys = (OF_ANOTHER.sub("", key) for key in i18n.catalogue("nl"))
    assert [key for key in keys if not used(key)] == []


def test_a_word_is_chosen_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"x.n": "{n} {n:?bron|bronnen} en {k} {k:?casus|casussen}: {who}"}
    monkeypatch.setattr(i18n, "_of_area", lambda code, area: texts)
    assert i18n.t("x.n", n="1", k=2, who="{n}") == "1 bron en 2 casussen: {n}"
    assert i18n.t("x.n", n="1.001", k=1, who="") == "1.001 bronnen en 1 casus: "


def test_unknown_key_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        i18n.t("no.such.key")
    assert i18n.t("no.such.key", default="") == ""


def test_language_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", "")
    monkeypatch.setenv("QUALCODE_LANG", "en_GB")
    assert i18n.t("cli.column.bron") == "source"
    monkeypatch.setenv("QUALCODE_LANG", "xx")
    assert i18n.t("cli.column.bron") == "bron"


def test_errors_name_file_place_and_cure() -> None:
    error = ProjectError(
        "project.error.role", file="manifest.csv", place="4", found="baas", known="interviewer"
    )
    assert str(error).startswith("manifest.csv, 4: ")
    assert "baas" in error.message
    assert "interviewer" in error.cure


def test_errors_survive_pickling() -> None:
    import pickle

    error = ProjectError("store.error.missing", file="a.db")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is ProjectError
    assert str(again) == str(error)
    assert issubclass(ReadingError, Exception)


ALWAYS_SEVERAL = {"needed", "least", "most", "rare", "asked", "longest", "words"}
"""What is never one in practice: limits of ours, and sums."""
TOLD_OF_MANY = {"codebook.problem.many", "report.chapter.few", "report.tables.cut", "threads.error.same"}
"""Texts that are told only where there is much."""
PLURALS = {
    "nl": "fragmenten|coderingen|casussen|bronnen|codes|sprekers|codeurs|voorstellen|rode draden|citaten"
    "|bestanden|woorden|regels|tabellen|memo’s|verschillen|kandidaten|minuten|besluiten|namen",
    "en": "fragments|codings|cases|sources|codes|speakers|coders|suggestions|threads|quotations|files|words"
    "|lines|tables|memos|differences|candidates|minutes|decisions|names",
}


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_number_before_a_noun_chooses_the_word(code: str) -> None:
    """``{count} fragmenten`` would say *1 fragmenten*: it has a choice, or a text of its own for one."""
    texts = i18n.catalogue(code)
    before = re.compile(rf"\{{(\w+)\}} (?:{PLURALS[code]})\b")
    wrong = {
        key
        for key, text in texts.items()
        if f"{key}_one" not in texts and key not in TOLD_OF_MANY
        for match in before.finditer(text)
        if match[1] not in ALWAYS_SEVERAL and not re.search(r"van de $|of the $", text[: match.start()])
    }
    assert wrong == set()
    both = re.compile(r"\w\((?:s|n|en)\)")
    assert not [key for key, text in texts.items() if both.search(text) and not BY_AREA.match(key)]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_quotes_and_apostrophes_are_typographic(code: str) -> None:
    """A straight apostrophe stands only where a reader is to type one: ``(')``."""
    straight = {
        key
        for key, text in i18n.catalogue(code).items()
        if "'" in text.replace("(')", "") or "“" in text
        if not BY_AREA.match(key)
    }
    assert straight == set()


def test_a_percent_sign_stands_against_its_figure() -> None:
    """``95%`` and never ``95 %``: in every text, in what writes figures, and in the handleiding."""
    parted, written = re.compile(r"[\d}]\s%"), re.compile(r"[\d}]\s%(?! ?[\w(])")
    told = [text for code in i18n.LANGUAGES for text in i18n.catalogue(code).values()]
    told += [page.read_text(encoding="utf-8") for page in (SOURCE.parent / "docs/handleiding").glob("*.md")]
    code = [line for text in sources(".py", ".js").values() for line in text.splitlines()]
    assert [text for text in told if parted.search(text)] == []
    assert [line for line in code if written.search(line)] == []


def test_the_computer_suggests_and_nobody_is_a_machine() -> None:
    """One word for it in each language, but for the motto of the command line."""
    words = {"nl": r"\b[Mm]achines?\b", "en": r"\b(?:[Mm]achines?|[Pp]roposals?|[Ss]omebody|anew)\b"}
    told = {
        (code, key)
        for code, pattern in words.items()
        for key, text in i18n.catalogue(code).items()
        if re.search(pattern, text)
    }
    assert told == {("nl", "cli.help"), ("en", "cli.help")}
