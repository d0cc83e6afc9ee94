import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import sentences

pieces = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Dat is zo. ", "dhr. ", "“Ja. Nee.” ", "… ", "\n", "\n\n", "A. ", "1. "]),
)


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@given(st.lists(pieces, max_size=60).map("".join))
def test_spans_cover_all_that_is_not_white_space_without_overlap(text):
    spans = sentences(text)
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end
        assert text[start:end] == text[start:end].strip()
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ik werk hier. Dat bevalt. En jij?", ["Ik werk hier.", "Dat bevalt.", "En jij?"]),
        ("Het was dhr. De Vries. Die ging.", ["Het was dhr. De Vries.", "Die ging."]),
        ("Dat kan bijv. zaterdag, o.a. Elburg. Nee.", ["Dat kan bijv. zaterdag, o.a. Elburg.", "Nee."]),
        ("Roosters, diensten enz. Daarna niets.", ["Roosters, diensten enz.", "Daarna niets."]),
        ("J. de Boer en A.B. Jansen werken. Ja.", ["J. de Boer en A.B. Jansen werken.", "Ja."]),
        ("Dan plan B. Dan gaan we door.", ["Dan plan B.", "Dan gaan we door."]),
        ("Dat kost 3.500 euro. 's Avonds meer.", ["Dat kost 3.500 euro.", "'s Avonds meer."]),
        ("Nou ja … maar goed. Ja… En toen?", ["Nou ja … maar goed.", "Ja…", "En toen?"]),
        ("“Ik weet het niet. Echt niet.” Dat zei ze.", ["“Ik weet het niet. Echt niet.”", "Dat zei ze."]),
        ("\"Wat nu?\" vroeg hij. Stil.", ["\"Wat nu?\" vroeg hij.", "Stil."]),
        ("Nee. (stilte) Ik kan er nou om lachen.", ["Nee.", "(stilte) Ik kan er nou om lachen."]),
        ("1. Werkdruk\n2. Rooster", ["1. Werkdruk", "2. Rooster"]),
        ("een regel die\ndoorloopt", ["een regel die\ndoorloopt"]),
        ("Kop zonder punt\n\ngewone tekst", ["Kop zonder punt", "gewone tekst"]),
        ("   ", []),
    ],
)  # fmt: skip
def test_dutch_sentences(text, parts):
    assert cut(text) == parts


def test_long_speech_without_capitals_is_cut_at_full_stops():
    speech = "en toen zei ik dat het rooster niet klopte. " * 20
    assert len(cut(speech)) == 20


def test_short_speech_without_capitals_stays_whole():
    assert len(cut("ja. dat klopt. en dan")) == 1
