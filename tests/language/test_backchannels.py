import pytest

from qualcode.language import is_backchannel, without_stage_directions


@pytest.mark.parametrize(
    "text",
    [
        "Ja.",
        "Hm hm",
        "(lacht)",
        "Ja, precies.",
        "Dat snap ik.",
        "Dat is zo.",
        "Oké, helder!",
        "[00:01:23] Mmm",
        "…",
    ],
)
def test_listening_is_a_backchannel(text):
    assert is_backchannel(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hoeft niet.",
        "Elke dag.",
        "Nee, dat wil ik niet.",
        "Ik weet het niet.",
        "Ja, het rooster.",
        "ja " * 80,
    ],
)
def test_an_answer_is_not(text):
    assert not is_backchannel(text)


def test_stage_directions_go_and_places_stay():
    text = "Nee (lacht hard) hoor [onverstaanbaar] dan (een bijzin) wel."
    plain = without_stage_directions(text)
    assert len(plain) == len(text)
    assert plain.split() == ["Nee", "hoor", "dan", "(een", "bijzin)", "wel."]
