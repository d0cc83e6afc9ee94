import sys

import pytest

from qualcode.errors import ModelError
from qualcode.language import FILLERS, STOPWORDS, pipeline_name, read_word, terms, trained_pipeline


@pytest.fixture(autouse=True)
def built_in_rules(monkeypatch):
    monkeypatch.setenv("QUALCODE_SPACY", "blank")


def lemmas(text):
    return [term.lemma for term in terms([text])[0]]


@pytest.mark.parametrize(
    ("form", "lemma", "pos"),
    [
        ("werkt", "werken", "VERB"), ("werk", "werk", "NOUN"), ("huizen", "huis", "NOUN"),
        ("banen", "baan", "NOUN"),
        ("kinderen", "kind", "NOUN"), ("bellen", "bellen", "VERB"), ("flexwerkers", "flexwerker", "NOUN"),
        ("zorgmedewerkers", "zorgmedewerker", "NOUN"), ("vaste", "vast", "ADJ"),
        ("ingeroosterd", "inroosteren", "VERB"),
        ("zorg", "zorg", "NOUN"), ("qwxkrs", "qwxkrs", "NOUN"), ("", "", "NOUN"),
    ],
)  # fmt: skip
def test_dictionary_forms(form, lemma, pos):
    assert read_word(form) == (lemma, pos)


def test_only_content_words_stay():
    said = "Eh, nou ja, eigenlijk vind ik de werkdruk (lacht) zeg maar heel hoog, weet je wel, in 2019."
    assert lemmas(said) == ["werkdruk"]


def test_words_stressed_by_an_accent_are_still_stop_words():
    assert lemmas("Dat is wél zó, én niet híer: de cliënten.") == ["cliënt"]


def test_phrases_join_content_words_that_touch():
    found = lemmas("We geven vaste contracten. Roosters, diensten: flexibele schil van de organisatie.")
    assert "vast contract" in found
    assert "flexibel schil" in found
    assert not any("rooster dienst" in lemma or "schil organisatie" in lemma for lemma in found)


def test_a_quote_that_closes_is_no_part_of_the_word():
    surfaces = [term.surface for term in terms(["over ‘goede dienstverlening’ en collega’s"])[0]]
    assert "dienstverlening" in surfaces
    assert "collega’s" in surfaces


def test_surface_is_what_stands_in_the_text():
    text = "Zzp’ers en Vaste Contracten"
    for term in terms([text])[0]:
        assert term.surface in text


def test_one_list_per_text():
    assert terms(["", "werkdruk", "ja"])[0::2] == [[], []]


def test_stop_words_and_fillers_are_in_lower_case():
    assert all(word == word.lower() for word in STOPWORDS | FILLERS)
    assert {"eigenlijk", "zeg maar", "heel veel"} <= FILLERS


def test_name_of_the_built_in_rules_has_their_version():
    assert pipeline_name().startswith("blank:nl + lookups 1.")


def test_a_pipeline_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv("QUALCODE_SPACY", "nl_bestaat_niet")
    with pytest.raises(ModelError, match="nl_bestaat_niet"):
        terms(["de werkdruk"])


def make_tagged_pipeline():
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("nl")
    nlp.add_pipe("attribute_ruler").add([[{"LOWER": "werkdruk"}]], {"LEMMA": "werkdruk!", "POS": "NOUN"})
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "hoge"}]], {"LEMMA": "hoog!", "POS": "ADJ"})
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "stijgt"}]], {"LEMMA": "stijgen", "POS": "VERB"})
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "zomaar"}]], {"LEMMA": "zomaar", "POS": "ADV"})
    return nlp


def test_a_trained_pipeline_is_used_where_there_is_one(tmp_path, monkeypatch):
    make_tagged_pipeline().to_disk(tmp_path / "nl")
    monkeypatch.setenv("QUALCODE_SPACY", str(tmp_path / "nl"))
    found = terms(["De intense werkdruk stijgt zomaar"])[0]
    assert [(term.lemma, term.pos) for term in found if term.surface != "intense"] == [
        ("werkdruk!", "NOUN"),
        ("stijgen", "VERB"),
    ]


def test_an_installed_package_is_found_by_its_name(tmp_path, monkeypatch):
    (tmp_path / "nl_core_news_md").mkdir()
    make_tagged_pipeline().to_disk(tmp_path / "nl_core_news_md" / "data")
    (tmp_path / "nl_core_news_md" / "__init__.py").write_text(
        "from pathlib import Path\nimport spacy\n"
        "def load(**kwargs):\n    return spacy.load(Path(__file__).parent / 'data', **kwargs)\n"
    )
    monkeypatch.delenv("QUALCODE_SPACY")
    monkeypatch.syspath_prepend(tmp_path)
    if trained_pipeline() != "nl_core_news_md":
        pytest.skip("a larger pipeline is installed here")
    assert trained_pipeline() == "nl_core_news_md"
    assert pipeline_name() == "nl_core_news_md"
    sys.modules.pop("nl_core_news_md", None)


def test_importing_the_package_imports_no_spacy():
    import subprocess

    code = (
        "import sys, qualcode.language as l; l.pipeline_name(); l.terms(['werkdruk']);"
        " sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
