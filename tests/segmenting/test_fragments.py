from dataclasses import replace
from typing import ClassVar, SupportsIndex

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.language import sentences
from qualcode.model import Role, SegmentKind, Speaker, Turn, TurnKind
from qualcode.segmenting import SegmentSettings, cut_within, kinds_of_turns, segment

WORDS = [
    "werkdruk",
    "rooster",
    "Ik",
    "dat",
    "bijv.",
    "het.",
    "Toen?",
    "niet!",
    "…",
    "(lacht)",
    "\n",
    "'s",
    "A.",
    "“ja.”",
]
turn_texts = st.lists(st.sampled_from(WORDS), max_size=400).map(" ".join)


def conversation(*said, kind=TurnKind.SPEECH, roles=None):
    text, turns = "", []
    for index, words in enumerate(said):
        text += f"R{index % 2}: "
        turns.append(Turn(len(text), len(text) + len(words), f"R{index % 2}", kind))
        text += words + "\n\n"
    speakers = [Speaker("R0", role=(roles or {}).get("R0", Role.UNKNOWN)), Speaker("R1")]
    return text, turns, speakers


@given(st.lists(turn_texts, min_size=1, max_size=5))
def test_segments_lie_within_their_turn_and_hold_all_its_words(said):
    text, turns, speakers = conversation(*said)
    segments = segment("d", text, turns, speakers)
    end = 0
    for found in segments:
        assert text[found.start : found.end] == found.text == found.text.strip()
        assert found.start >= end
        end = found.end
        turn = turns[found.turn]
        assert turn.start <= found.start < found.end <= turn.end
        assert found.speaker == turn.speaker
    for index, turn in enumerate(turns):
        kept = "".join(s.text for s in segments if s.turn == index)
        assert "".join(kept.split()) == "".join(text[turn.start : turn.end].split())


@given(turn_texts)
def test_no_sentence_is_cut(words):
    assume(
        all(len(words[start:end].split()) <= 2 * SegmentSettings().high for start, end in sentences(words))
    )
    text, turns, speakers = conversation(words)
    offset = turns[0].start
    starts = {offset + start for start, _ in sentences(words)}
    ends = {offset + end for _, end in sentences(words)}
    for found in segment("d", text, turns, speakers):
        assert found.start in starts
        assert found.end in ends


def test_fragments_are_of_the_length_asked_for():
    words = " ".join(f"Dit is zin nummer {n} over het rooster van de afdeling." for n in range(60))
    text, turns, speakers = conversation(words)
    lengths = [found.words for found in segment("d", text, turns, speakers)]
    assert min(lengths) >= 60
    assert max(lengths) <= 100


def test_who_speaks_decides_what_is_clustered():
    text, turns, speakers = conversation(
        "Hoe ervaart u de werkdruk op deze afdeling?",
        "Die is hoog, vooral in de nacht en in het weekend.",
        "Hm hm.",
        "Ja, precies.",
        "Echt?",
        "Vraag maar raak.",
        roles={"R0": Role.INTERVIEWER},
    )
    kinds = [found.kind for found in segment("d", text, turns, speakers)]
    assert kinds == [
        SegmentKind.CONTEXT,
        SegmentKind.CONTENT,
        SegmentKind.BACKCHANNEL,
        SegmentKind.BACKCHANNEL,
        SegmentKind.BACKCHANNEL,
        SegmentKind.CONTEXT,
    ]
    assert list(kinds_of_turns(text, turns, speakers).values()) == kinds


def test_another_role_needs_no_cutting_anew():
    """Of what nobody says the kind stays as it was cut; of all else it is the same either way."""
    text, turns, speakers = conversation("Ja.", *["Dan bel ik het bureau, dat is zo geregeld."] * 20)
    turns = [turn._replace(speaker="") if number % 4 == 1 else turn for number, turn in enumerate(turns)]
    for role in Role:
        given = [replace(one, role=role) if one.label == "R1" else one for one in speakers]
        cut = {found.turn: found.kind for found in segment("d", text, turns, given) if found.speaker}
        assert kinds_of_turns(text, turns, given) == cut


@pytest.mark.parametrize("kind", [TurnKind.HEADING, TurnKind.TABLE, TurnKind.NOTE])
def test_furniture_of_a_report_is_context_and_stays_whole(kind):
    words = "De werkdruk is hoog. " * 60
    text, turns, speakers = conversation(words, kind=kind)
    (found,) = segment("d", text, turns, speakers)
    assert found.kind is SegmentKind.CONTEXT


def test_a_list_item_is_content_only_when_it_is_a_sentence():
    text, turns, speakers = conversation(
        "- Meer zeggenschap over het eigen rooster geven.",
        "- meer zeggenschap over het eigen rooster",
        kind=TurnKind.LIST,
    )
    kinds = [found.kind for found in segment("d", text, turns, speakers)]
    assert kinds == [SegmentKind.CONTENT, SegmentKind.CONTEXT]


def test_an_empty_turn_gives_nothing():
    assert segment("d", "R: \n\n", [Turn(3, 3, "R")], [Speaker("R")]) == []


def test_settings_that_cannot_be_met_are_refused():
    with pytest.raises(ValueError, match="half of high"):
        SegmentSettings(low=80, high=100)


def test_real_reports_give_fragments_of_the_right_length(seeds):
    text = (seeds / "001_0670413356f81ff0.txt").read_text(encoding="utf-8")
    paragraph = " ".join(text.split())
    found = segment("d", paragraph, [Turn(0, len(paragraph), kind=TurnKind.PROSE)], [])
    within = [s for s in found if 40 <= s.words <= 120]
    assert len(within) / len(found) > 0.97


def report(*blocks):
    text, turns = "", []
    for kind, words in blocks:
        turns.append(Turn(len(text), len(text) + len(words), kind=kind))
        text += words + "\n\n"
    return text, turns


LEAD = "De teams noemen vier dingen die helpen om het rooster rond te krijgen in drukke weken:"
ITEMS = (
    "een vaste planner die de bewoners kent en elke week langskomt;",
    "ruilen zonder dat het bureau ertussen zit;",
    "eerder horen wie er komt;",
    "een keer nee kunnen zeggen zonder gevolgen.",
)


def test_an_enumeration_stays_with_the_sentence_that_leads_it_in():
    text, turns = report((TurnKind.PROSE, LEAD), *((TurnKind.LIST, item) for item in ITEMS))
    (found,) = segment("d", text, turns, [])
    assert found.text == "\n\n".join((LEAD, *ITEMS))
    assert (found.turn, found.kind, found.speaker) == (0, SegmentKind.CONTENT, "")


def test_a_long_enumeration_is_cut_between_items():
    many = [f"{ITEMS[number % 4].rstrip(';.')} in week {number};" for number in range(24)]
    text, turns = report((TurnKind.PROSE, LEAD), *((TurnKind.LIST, item) for item in many))
    found = segment("d", text, turns, [])
    starts, ends = {turn.start for turn in turns}, {turn.end for turn in turns}
    assert len(found) > 1
    assert all(40 <= one.words <= 120 and one.start in starts and one.end in ends for one in found)
    assert [turns[one.turn].start for one in found] == [one.start for one in found]
    assert LEAD in found[0].text
    assert many[0] in found[0].text
    assert {one.kind for one in found} == {SegmentKind.CONTENT}


@pytest.mark.parametrize("between", [TurnKind.HEADING, TurnKind.NOTE, TurnKind.TABLE, TurnKind.PROSE])
def test_no_fragment_crosses_what_stands_between_items(between):
    blocks = [(TurnKind.LIST, item) for item in ITEMS]
    text, turns = report(*blocks[:2], (between, "Wat er verder speelt"), *blocks[2:])
    border = turns[2]
    found = segment("d", text, turns, [])
    assert all(one.end <= border.start or one.start >= border.start for one in found)
    assert all(one.end <= border.end or one.start >= border.end for one in found)


def test_items_without_lead_or_sentence_are_context():
    text, turns = report(
        *((TurnKind.LIST, words) for words in ("Goede sfeer", "Vaste mensen", "Passend loon", "Rust"))
    )
    assert [one.kind for one in segment("d", text, turns, [])] == [SegmentKind.CONTEXT]


def test_what_is_said_is_never_taken_together():
    text, turns, speakers = conversation(LEAD, *ITEMS)
    assert {one.turn for one in segment("d", text, turns, speakers)} == set(range(5))


@given(
    st.lists(
        st.tuples(st.sampled_from([TurnKind.PROSE, TurnKind.LIST, TurnKind.HEADING]), turn_texts), max_size=8
    )
)
def test_fragments_of_a_report_hold_all_its_words(blocks):
    text, turns = report(*blocks)
    found = segment("d", text, turns, [])
    end = 0
    for one in found:
        assert text[one.start : one.end] == one.text == one.text.strip()
        assert one.start >= end
        assert turns[one.turn].start <= one.start < turns[one.turn].end
        end = one.end
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


def unpunctuated(words, comma=0):
    return " ".join(f"woord{n}," if comma and n % comma == comma - 1 else f"woord{n}" for n in range(words))


def test_talk_without_full_stops_is_cut_at_commas():
    text, turns, speakers = conversation(unpunctuated(1000, comma=9))
    found = segment("d", text, turns, speakers)
    assert all(40 <= one.words <= 120 for one in found)
    assert all(one.text.endswith(",") for one in found[:-1])
    assert cut_within(text, found) == len(found) - 1
    assert {one.kind for one in found} == {SegmentKind.CONTENT}


def test_a_megabyte_without_any_mark_is_cut_between_words():
    said = unpunctuated(100_000)
    text, turns, speakers = conversation(said)
    found = segment("d", text, turns, speakers)
    assert all(40 <= one.words <= 120 for one in found)
    assert " ".join(one.text for one in found) == said


def test_a_sentence_that_can_be_coded_stays_whole_and_what_is_too_long_is_cut_first_at_sentence_ends():
    long = unpunctuated(240).capitalize() + "."
    text, turns, speakers = conversation(f"Dat was zo. {long} Nu is dat anders.")
    found = segment("d", text, turns, speakers)
    assert cut_within(text, found) == 0
    assert any(long in one.text for one in found)
    short = "Hier staat een gewone zin over het rooster van de dag. " * 12
    too_long = unpunctuated(400, comma=7).capitalize() + "."
    text, turns, speakers = conversation(f"{short}{too_long} {short}")
    found = segment("d", text, turns, speakers)
    assert all(one.words <= 120 for one in found)
    before, after = (too_long.split()[place] for place in (0, -1))
    assert any(one.text.startswith(before) for one in found)
    assert any(one.text.endswith(after) for one in found)
    assert 2 <= cut_within(text, found) <= 6


def test_lines_and_turns_without_full_stops_are_not_cut_within_a_sentence():
    lines = "\n".join(f"Regel {n} van een gedicht over de lange dag" for n in range(80))
    text, turns, speakers = conversation(lines, "Nou ja goed dan maar weer", "En toen ging ik ook maar eens")
    found = segment("d", text, turns, speakers)
    assert len(found) > 3
    assert cut_within(text, found) == 0


class _Copied(str):
    """A text that counts the signs that are copied out of it."""

    __slots__ = ()
    signs: ClassVar[list[int]] = []

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        part = super().__getitem__(place)
        self.signs.append(len(part))
        return part


def test_what_is_copied_of_a_report_grows_with_its_length_and_not_with_its_square() -> None:
    copied = []
    for times in (40, 80):
        paragraph = "Het rooster wordt op vrijdag gemaakt, en wie dan vrij is hoort het als laatste."
        text, turns = "", []
        for _ in range(times):
            turns.append(Turn(len(text), len(text) + len(paragraph), kind=TurnKind.PROSE))
            text += paragraph + "\n\n"
        _Copied.signs.clear()
        assert len(segment("d", _Copied(text), turns, ())) == times
        copied.append(sum(_Copied.signs))
    assert copied[1] <= 2.1 * copied[0]
