"""Ways of reading that are quick because most text is plain do what the long way does, on any text."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reading.decoding import clean
from qualcode.reading.lines import Lines, signs
from qualcode.reading.lines.tokens import letters_of, tokens_of
from qualcode.reading.lines.vocabulary import Vocabulary, lines_with, words_in_order
from qualcode.reading.repair.acronyms import _last_runs
from qualcode.reading.repair.numbered_heads import only_letters
from qualcode.reading.report.block import ends_in_figures, squeezed
from qualcode.reading.talk.flow import without_times_between
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.talk.marks import by_colon, by_separator
from qualcode.reading.talk.own_line import _named_alone, by_own_line
from qualcode.reading.talk.roles import _ask
from qualcode.reading.talk.stamps import seconds
from qualcode.reading.words.labels import parse
from qualcode.reading.words.sentences import ended

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
PIECES = (
    "Int", "Interv", "Resp", "Dln", "R1", "I12", "Jan", "de", "Vries", "Mw.", "Dr.", "‘ja", "(x)", "-", "–", ";", ">",
    "=", "|", ".", "  ", "\t", "\x0b", "\u00a0", "Nee", "woord", "x-y", "Jan's", "3", "int", "P2.", "[00:01]", "é",
)  # fmt: skip
TOLD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@given(st.text("aZ1 \té’…\u0301\u00ad\x85🌷𝐚\ud800", max_size=20))
@settings(max_examples=150, deadline=None)
def test_the_class_of_a_sign_is_the_same_in_every_text(text: str) -> None:
    alone = [int(signs.of(sign)[0]) for sign in text]
    assert signs.of(text).tolist() == alone


@given(st.text("ab \r\n\x00\x0b\x1d\x1e\ufeffe\u0301é🌷\ud800", max_size=20))
@settings(max_examples=150, deadline=None)
def test_clean_text_holds_no_sign_that_may_not_stay(text: str) -> None:
    cleaned = clean(text)
    assert not set(cleaned) & set("\r\x00\x0b\x1d\x1e\ufeff\ud800")
    assert clean(cleaned) == cleaned
    assert cleaned.count("b") == text.count("b")


@given(st.lists(st.one_of(TOLD, GLUED), max_size=10))
@settings(max_examples=300, deadline=None)
def test_no_label_is_set_apart_on_a_line_that_was_not_looked_at(rows: list[str]) -> None:
    looked_at_all = Lines(rows)
    columns = looked_at_all.traits.columns("separator")
    columns["separator"] = np.ones(len(rows), np.bool_)
    assert by_separator(Lines(rows)) == by_separator(looked_at_all)


def test_a_search_without_hope_is_given_up() -> None:
    lines = Lines(["Jan - Dat klopt wel.", "", "En dat is alles wat er te zeggen valt", "", "Piet - Nee."])
    assert len(by_separator(lines, 2)) == 2
    assert by_separator(lines, 3) == []


@pytest.mark.parametrize(
    "stamp", ["[00:01:10]", "[1:10]", "[01:10]", "[0:01:10]", "[00:1a:10]", "[00:01.10]"]
)
def test_a_known_label_behind_a_stamp_is_marked_as_a_new_one_is(stamp: str) -> None:
    line = f"{stamp} Karin: Dat is zo."
    (first,) = by_colon(Lines([line])) or [None]
    found = by_colon(Lines(["[00:00:05] Karin: Goed.", line]))
    again = found[1] if len(found) > 1 else None
    assert (first and (first.label, first.rest, first.begins)) == (
        again and (again.label, again.rest, again.begins)
    )


OPENINGS = ("Karin", "Kortom", "want zie", "Jan (lacht)", " Jan", "- R1", "[00:00:05] Karin", "[00:01:10] Kortom", "[0:12] Jan",
            "[Jan]", "00:12 I", "[00:00:07] - Jan")  # fmt: skip
REPLIES = (
    ": ja.",
    ": ja [0:30]",
    ":",
    ": ",
    ":  ja",
    ":ja",
    " ja",
    ": dat: zo",
    ": 7:30 (lacht)",
    ": [00:01:10]",
)


@given(st.lists(st.tuples(st.sampled_from(OPENINGS), st.sampled_from(REPLIES)).map("".join), max_size=12))
@settings(max_examples=300, deadline=None)
def test_lines_that_open_alike_are_marked_as_each_alone_is(rows: list[str]) -> None:
    alone = [mark._replace(line=at) for at, row in enumerate(rows) for mark in by_colon(Lines([row]))]
    assert list(by_colon(Lines(rows))) == alone


@given(st.lists(st.sampled_from(["Jan", "jan", "Karin", "I"]), max_size=8), st.data())
def test_marks_as_columns_are_the_marks_one_by_one(names: list[str], data: st.DataObject) -> None:
    labels = {name: parse(name) for name in names}
    rows = [Mark(at, labels[name], "ja", "colon") for at, name in enumerate(names)]
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), np.bool_)
    marks, left = Marks(rows).kept(kept), [row for row, stays in zip(rows, kept, strict=True) if stays]
    assert list(marks) == left
    assert [marks[at] for at in range(len(marks))] == left
    assert list(marks[1:]) == left[1:]
    assert marks.labels == list(dict.fromkeys(row.label for row in left))
    assert marks.last_labels == list(dict.fromkeys(row.label for row in reversed(left)))[::-1]
    assert marks.key_counts == Counter(row.label.key for row in left)
    assert [marks.keys[number] for number in marks.key_of] == [row.label.key for row in left]


@given(st.lists(st.text("ab-B é.\t_2ß𝐚", max_size=12), max_size=8))
@settings(max_examples=200, deadline=None)
def test_words_in_order_are_those_of_each_line_with_cut_ones_joined(rows: list[str]) -> None:
    words: list[str] = []
    at: list[int] = []
    cut = False
    for index, row in enumerate(rows):
        found = WORD.findall(row.casefold())
        if cut and found:
            words[-1] += found.pop(0)
        words += found
        at += [index] * len(found)
        if row.strip():
            cut = row.rstrip().endswith("-") and bool(words)
    traits = Lines(rows).traits
    numbers, lines = words_in_order(tokens_of(rows), traits.tail == ord("-"), traits.written)
    assert lines.tolist() == at
    same = dict(zip(words, numbers.tolist(), strict=True))
    assert [same[word] for word in words] == numbers.tolist()
    assert len(set(same.values())) == len(same)


def test_a_word_of_a_hundred_letters_is_counted() -> None:
    long = "vergader" * 13
    assert Vocabulary(Lines([f"de {long} {long}"]))[long] == 2


@given(st.text("ab .?!:”’\"')]\n", max_size=12))
def test_a_line_ends_where_a_stop_and_closing_signs_stand(row: str) -> None:
    row = row.rstrip()
    assert ended(row) == (re.search(r"[.?!:][”’\"')\]]*$", row) is not None)


@given(st.text("ab \t\u00a0\u2003\x0b\né", max_size=12))
def test_words_stand_apart_by_one_space(text: str) -> None:
    assert squeezed(text) == " ".join(text.split())


@given(st.text("0123459: uxr\n", max_size=16), st.integers(0, 100), st.integers(0, 4000))
@settings(max_examples=300, deadline=None)
def test_times_of_the_recording_go_and_others_stay(text: str, begins: int, takes: int) -> None:
    bare = re.compile(
        r"(?<!\S)((?:\d{1,2}:)?\d{1,3}:\d{2})\s+(?!uur\b|u\b)(?=\S)|(?<!\S)((?:\d{1,2}:)?\d{1,3}:\d{2})\Z"
    )

    def outside(found: re.Match[str]) -> str:
        at = seconds(found[1] or found[2])[0]
        return "" if at is not None and begins <= at <= begins + takes else found[0]

    slow = bare.sub(outside, text).strip() if ":" in text else text
    quick = without_times_between(text, begins, begins + takes)
    assert quick.strip() == slow.strip()


@given(st.lists(st.text("aB1 ßéÉİ²’“–\u0301\u00a0-_Σς🌷", max_size=12), max_size=5))
@settings(max_examples=200, deadline=None)
def test_letters_of_all_texts_at_once_are_those_of_each(texts: list[str]) -> None:
    assert letters_of(texts) == ["".join(filter(str.isalnum, text.casefold())) for text in texts]


def test_letters_of_a_text_with_very_many_signs_are_those_of_any_other() -> None:
    text = "".join(map(chr, range(0x80, 0x2100)))
    assert letters_of([text]) == ["".join(filter(str.isalnum, text.casefold()))]


@given(st.text("a1²9.,%▲* -", max_size=12))
@settings(max_examples=300, deadline=None)
def test_figures_at_the_end_of_a_line_are_not_passed_over(text: str) -> None:
    figures = re.search(r"(?:\s[-–+]?\d[\d.,]*%?[▲▼*]*){2,}$", text)
    assert ends_in_figures(text) == (figures is not None)


@given(st.text("aB1 ßÉ²’-_|\t.", max_size=12))
@settings(max_examples=200, deadline=None)
def test_letters_of_a_head_are_those_that_the_pattern_leaves(text: str) -> None:
    assert only_letters(text) == re.sub(r"[\W\d_]+", "", text).casefold()


def test_a_doubtful_acronym_is_looked_for_wherever_it_may_stand() -> None:
    rows = ["Volgens v&vn en eu-osha.", "De AI-wet", "niets hier", "ook ai.", "aircowet"]
    known = ("v&vn", "eu-osha", "ai")
    assert lines_with(_last_runs(frozenset(known)), Lines(rows)) == [0, 3]


@given(st.lists(st.sampled_from(["", "ja", "ja?", "ja?”", "ja? )", "?", "ja.”", "’"]), max_size=6))
def test_questions_are_known_by_their_last_sign(texts: list[str]) -> None:
    assert _ask(texts) == [text.rstrip(' )]"”’').endswith("?") for text in texts]


def test_words_are_counted_after_lines_were_changed() -> None:
    lines = Lines(["de de nacht", "een dag"])
    assert lines.vocabulary["de"] == 2
    changed = lines.replaced({0: "de dag", 1: "een nacht"}).without({0})
    assert [changed.vocabulary[word] for word in ("de", "dag", "een", "nacht")] == [0, 0, 1, 1]
    assert [lines.vocabulary[word] for word in ("de", "dag", "nacht")] == [2, 1, 1]


OPENINGS = (
    "1 ",
    "1:10 ",
    "(x) ",
    "(12 min 30 s) ",
    "[1:10] ",
    "{",
    "<",
    "‘",
    "’",
    '"',
    "• ",
    "– ",
    "*",
    "# ",
    "²",
    "+31 612345678",
    "?",
    "...",
)


@given(st.lists(st.tuples(st.sampled_from(("", *OPENINGS)), st.one_of(TOLD, GLUED)), max_size=6))
@settings(max_examples=400, deadline=None)
def test_no_name_stands_alone_on_a_line_that_was_not_looked_at(pieces: list[tuple[str, str]]) -> None:
    rows = [opening + rest for opening, rest in pieces] + ["slot"]
    alone = [at for at, row in enumerate(rows[:-1]) if len(row) <= 90 and _named_alone(row) is not None]
    assert [mark.line for mark in by_own_line(Lines(rows))] == alone


def test_a_search_for_names_alone_is_given_up_without_hope() -> None:
    lines = Lines(["Jan", "Dat klopt wel.", "Piet", "Nee."])
    assert len(by_own_line(lines, 2)) == 2
    assert by_own_line(lines, 4) == []


@given(st.lists(st.tuples(st.sampled_from(OPENINGS), TOLD), max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_label_is_set_apart_behind_an_opening_that_was_not_looked_at(
    pieces: list[tuple[str, str]],
) -> None:
    rows = [opening + rest for opening, rest in pieces]
    looked_at_all = Lines(rows)
    looked_at_all.traits.columns("separator")["separator"] = np.ones(len(rows), np.bool_)
    assert by_separator(Lines(rows)) == by_separator(looked_at_all)


@pytest.mark.parametrize("stamp", ["[00:01:10] ", "[1:10] ", "[00:01:1x] ", "[00:01:10]  ", "[99:59:59] "])
def test_a_time_that_opens_a_line_is_read_for_all_lines_at_once(stamp: str) -> None:
    told = Lines(["Karin: ja", f"{stamp}Karin: nee", stamp, ""]).traits.clock.tolist()
    found = re.match(r"\[(\d\d):(\d\d):(\d\d)\] ", stamp)
    at = float(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])) if found else -1.0
    assert told == [-1.0, at, at, -1.0]


def test_a_label_is_one_whatever_signs_stand_around_it() -> None:
    assert len({mark.label for mark in by_colon(Lines(["[Jan]: [00:01:10]", "[0:12] Jan: ja."]))}) == 1
    assert len({by_colon(Lines([row]))[0].label for row in ("[Jan]: [00:01:10]", "Jan: ja.")}) == 1
