"""What programs for speech recognition write as JSON: one invented talk in the structure of each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from qualcode.reading import read_bytes

TALK = (
    ("A", 1.0, 4.0, "Wanneer bent u gids geworden?"),
    ("B", 4.5, 8.0, "In mijn tweede winter, toevallig."),
    ("B", 8.5, 10.0, "Er viel iemand uit."),
    ("A", 10.5, 12.0, "En toen?"),
    ("B", 12.5, 20.0, "Toen liep ik voorop. Met een lamp."),
)
SAID = (
    "Wanneer bent u gids geworden?",
    "In mijn tweede winter, toevallig. Er viel iemand uit.",
    "En toen?",
    "Toen liep ik voorop. Met een lamp.",
)
NUMBER = {"A": 0, "B": 1}
NAME = {"A": "Anke Visch", "B": "Bas Ottens"}


def words() -> Iterator[tuple[str, float, float, str]]:
    for who, begins, ends, text in TALK:
        parts = text.split()
        step = (ends - begins) / len(parts)
        for index, word in enumerate(parts):
            yield who, round(begins + index * step, 3), round(begins + (index + 1) * step, 3), word


def bare(word: str) -> str:
    return word.rstrip(".,?")


def marked(make_word: Any, make_mark: Any) -> list[Any]:
    """Words and the marks behind them as entries of their own."""
    found = []
    for who, begins, ends, word in words():
        found.append(make_word(who, begins, ends, bare(word)))
        if word != bare(word):
            found.append(make_mark(who, ends, word[-1]))
    return found


def amazon() -> Any:
    items = marked(
        lambda who, begins, ends, word: {"type": "pronunciation", "start_time": str(begins), "end_time": str(ends),
                                         "alternatives": [{"confidence": "0.9", "content": word}]},
        lambda who, ends, mark: {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": mark}]},
    )  # fmt: skip
    spans = [
        {"start_time": str(begins), "end_time": str(ends), "speaker_label": f"spk_{NUMBER[who]}",
         "items": [{"start_time": str(begins), "end_time": str(ends), "speaker_label": f"spk_{NUMBER[who]}"}]}
        for who, begins, ends, _ in TALK
    ]  # fmt: skip
    return {"jobName": "x", "results": {"transcripts": [{"transcript": " ".join(t for *_, t in TALK)}],
            "speaker_labels": {"speakers": 2, "segments": spans}, "items": items}}  # fmt: skip


def azure_batch() -> Any:
    return {
        "durationInTicks": 200000000,
        "combinedRecognizedPhrases": [{"channel": 0, "display": " ".join(t for *_, t in TALK)}],
        "recognizedPhrases": [
            {"recognitionStatus": "Success", "channel": 0, "speaker": NUMBER[who], "offset": f"PT{begins}S", "duration": "PT1S",
             "nBest": [{"confidence": 0.9, "lexical": "zonder hoofdletters", "display": text}, {"confidence": 0.2, "display": "Iets anders."}]}
            for who, begins, ends, text in TALK
        ],
    }  # fmt: skip


def azure_fast() -> Any:
    return {"combinedPhrases": [{"text": " ".join(t for *_, t in TALK)}], "phrases": [
        {"speaker": NUMBER[who], "offsetMilliseconds": int(begins * 1000), "durationMilliseconds": 900, "text": text}
        for who, begins, ends, text in TALK
    ]}  # fmt: skip


def google_first() -> Any:
    """The last result says all words again, with the voices."""
    return {"results": [
        *({"alternatives": [{"transcript": text, "words": [{"startTime": f"{begins}s", "word": word} for word in text.split()]}]}
          for _, begins, _, text in TALK),
        {"alternatives": [{"words": [{"startTime": f"{begins}s", "endTime": f"{ends}s", "word": word, "speakerTag": NUMBER[who]}
                                     for who, begins, ends, word in words()]}]},
    ]}  # fmt: skip


def google_second() -> Any:
    return {"results": [
        {"alternatives": [{"transcript": text, "words": [{"startOffset": f"{begins}s", "word": word, "speakerLabel": str(NUMBER[who])}
                                                         for word in text.split()]}]}
        for who, begins, _, text in TALK
    ]}  # fmt: skip


def speechmatics() -> Any:
    return {"format": "2.9", "results": marked(
        lambda who, begins, ends, word: {"type": "word", "start_time": begins, "end_time": ends,
                                         "alternatives": [{"content": word, "speaker": f"S{NUMBER[who]}"}]},
        lambda who, ends, mark: {"type": "punctuation", "start_time": ends, "end_time": ends, "attaches_to": "previous",
                                 "alternatives": [{"content": mark, "speaker": f"S{NUMBER[who]}"}]},
    )}  # fmt: skip


def deepgram() -> Any:
    return {"results": {"channels": [{"alternatives": [{"transcript": " ".join(t for *_, t in TALK), "words": [
        {"word": bare(word).lower(), "punctuated_word": word, "start": begins, "end": ends, "speaker": NUMBER[who]}
        for who, begins, ends, word in words()
    ]}]}]}}  # fmt: skip


def deepgram_paragraphs() -> Any:
    return {"results": {"channels": [{"alternatives": [{"transcript": "", "words": [], "paragraphs": {"paragraphs": [
        {"speaker": NUMBER[who], "start": begins, "end": ends, "sentences": [{"text": text, "start": begins, "end": ends}]}
        for who, begins, ends, text in TALK
    ]}}]}]}}  # fmt: skip


def trint() -> Any:
    return {"transcript": {"speakers": [{"id": key, "name": NAME[key]} for key in NAME], "paragraphs": [
        {"speaker": who, "words": [{"time": int(begins * 1000) + 10 * n, "duration": 9, "value": word, "name": word.lower()}
                                   for n, word in enumerate(text.split())]}
        for who, begins, ends, text in TALK
    ]}}  # fmt: skip


def paper_edit() -> Any:
    """Words in one list, who spoke when in another."""
    return {
        "words": [{"id": n, "start": begins, "end": ends, "text": word} for n, (_, begins, ends, word) in enumerate(words())],
        "paragraphs": [{"id": n, "start": begins, "end": ends, "speaker": NAME[who]} for n, (who, begins, ends, _) in enumerate(TALK)],
    }  # fmt: skip


def elevenlabs() -> Any:
    return {"language_code": "nld", "text": " ".join(t for *_, t in TALK), "words": [
        entry for who, begins, ends, word in words() for entry in (
            {"text": word, "type": "word", "start": begins, "end": ends, "speaker_id": f"speaker_{NUMBER[who]}"},
            {"text": " ", "type": "spacing", "start": ends, "end": ends, "speaker_id": f"speaker_{NUMBER[who]}"},
        )
    ]}  # fmt: skip


def otter() -> Any:
    return {"title": "Gids", "summary": {"outline": ["Begin"]}, "speech_segments": [
        {"speaker_id": NUMBER[who], "speaker_name": NAME[who], "start_ts": begins, "end_ts": ends, "transcript": text}
        for who, begins, ends, text in TALK
    ]}  # fmt: skip


def fireflies() -> Any:
    return [{"sentence": text, "startTime": f"00:{int(begins):02}", "endTime": f"00:{int(ends):02}", "speaker_name": NAME[who],
             "speaker_id": NUMBER[who]} for who, begins, ends, text in TALK]  # fmt: skip


def sembly() -> Any:
    return {"participants": [{"id": "p1", "name": NAME["A"]}], "transcript": [
        {"id": str(begins), "speaker_name": NAME[who], "start_time": begins, "end_time": ends, "words_str": text}
        for who, begins, ends, text in TALK
    ], "action_items": [{"owner": NAME["B"], "text": "Lamp kopen"}]}  # fmt: skip


def teams() -> Any:
    return {"version": "1.0.0", "entries": [
        {"text": text, "speakerId": f"{who}@x", "speakerDisplayName": NAME[who], "startOffset": f"00:00:{begins:010.7f}",
         "endOffset": f"00:00:{ends:010.7f}"} for who, begins, ends, text in TALK
    ], "events": [{"eventType": "CallStarted", "userDisplayName": NAME["A"], "startOffset": "00:00:00"}]}  # fmt: skip


def thousandths() -> Any:
    return {"utterances": [{"speaker": who, "text": text, "start": int(begins * 1000), "end": int(ends * 1000)}
                           for who, begins, ends, text in TALK]}  # fmt: skip


def chat() -> Any:
    return {"name": "Gidsen", "messages": [{"id": n, "date": "2026-03-01T10:00:00", "from": NAME[who], "text": text}
                                           for n, (who, _, _, text) in enumerate(TALK)]}  # fmt: skip


def whisper_cpp() -> Any:
    return {"result": {"language": "nl"}, "transcription": [
        {"timestamps": {"from": f"00:00:{int(begins):02},000", "to": f"00:00:{int(ends):02},000"},
         "offsets": {"from": int(begins * 1000), "to": int(ends * 1000)}, "text": f" {text}"} for _, begins, ends, text in TALK
    ]}  # fmt: skip


def pipeline() -> Any:
    return {"text": "kort", "chunks": [{"timestamp": [begins, ends], "text": f" {text}"} for _, begins, ends, text in TALK]}  # fmt: skip


NUMBERED = ("Spreker 0", "Spreker 1")
NAMED = (NAME["A"], NAME["B"])
VOICES: dict[Any, tuple[str, str]] = {
    amazon: ("spk_0", "spk_1"),
    azure_batch: NUMBERED,
    azure_fast: NUMBERED,
    google_first: NUMBERED,
    google_second: NUMBERED,
    speechmatics: ("S0", "S1"),
    deepgram: NUMBERED,
    deepgram_paragraphs: NUMBERED,
    trint: NAMED,
    paper_edit: NAMED,
    elevenlabs: ("speaker_0", "speaker_1"),
    otter: NAMED,
    fireflies: NAMED,
    sembly: NAMED,
    teams: NAMED,
    thousandths: ("A", "B"),
    chat: NAMED,
}


@pytest.mark.parametrize("program", VOICES, ids=lambda program: program.__name__)
def test_who_says_what_and_when(program: Any) -> None:
    one, other = VOICES[program]
    transcript = read_bytes(json.dumps(program()).encode(), "gesprek.json")
    turns = [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    assert turns == list(zip((one, other, one, other), SAID, strict=True))
    if program is not chat:
        assert [int(turn.begins or 0) for turn in transcript.turns] == [1, 4, 10, 12]


@pytest.mark.parametrize("program", [whisper_cpp, pipeline], ids=lambda program: program.__name__)
def test_without_voices_it_is_one(program: Any) -> None:
    transcript = read_bytes(json.dumps(program()).encode(), "gesprek.json")
    assert [transcript.text[turn.start : turn.end] for turn in transcript.turns] == [" ".join(SAID)]


def test_text_alone_is_read() -> None:
    transcript = read_bytes(b'{"text": "Ik liep voorop met een lamp."}', "gesprek.json")
    assert transcript.text.endswith("Ik liep voorop met een lamp.")


@pytest.mark.parametrize("name", [".", ":", "***", "_"])
def test_a_speaker_named_by_signs_alone_ends_no_reader(name: str) -> None:
    said = [("A", "Hoe gaat het?"), (name, "Goed hoor.")]
    entries = [
        {"start": at, "end": at + 1, "text": text, "speaker": who} for at, (who, text) in enumerate(said)
    ]
    assert "Goed hoor." in read_bytes(json.dumps({"segments": entries}).encode(), "a.json").text
