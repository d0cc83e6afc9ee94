"""Exports of transcription programs, as text and as data."""

from __future__ import annotations

import json

from making.talks import form
from spoken import GROEP, POOL, put


def programs() -> None:
    """Text exports of transcription programs."""
    two = {"I": "Sanne Bakker", "R": "Mila Aksoy"}
    put(
        "otter.txt",
        form(POOL, two, "{who}  {m}:{s}  \n{said}") + "\n\nTranscribed by https://otter.ai\n",
        POOL,
        two,
    )
    amber = {"I": "Spreker 1", "R": "Spreker 2"}
    put("amberscript.txt", form(POOL, amber, "{h}\n{who}: {said}"), POOL, amber)
    put(
        "amberscript-nieuw.txt",
        "interview_07.m4a\n\n" + form(POOL, amber, "{who} ({m}:{s} - {m}:{s})\n{said}"),
        POOL,
        amber,
    )
    put("f4.txt", form(POOL, {"I": "I", "R": "B"}, "{who}: {said} #{h}-{d}#", "\n"), POOL, {"R": "B"})
    put("f4-begin.txt", form(POOL, {"R": "B1"}, "#{h}-0# {who}: {said}", "\n"), POOL, {"R": "B1"})
    put(
        "maxqda.txt",
        form(POOL, {"I": "Int", "R": "Mila"}, "#{h}-3#\n{who}: {said}", "\n"),
        POOL,
        {"I": "Int", "R": "Mila"},
    )
    put("trint.txt", form(POOL, two, "[{h}] {who} {said}"), POOL, two)
    put(
        "sonix.txt",
        form(POOL, {"I": "Speaker1", "R": "Speaker2"}, "{who}: [{h}] {said}"),
        POOL,
        {"I": "Speaker1", "R": "Speaker2"},
    )
    put(
        "happyscribe.txt",
        form(POOL, {"I": "Speaker 1", "R": "Speaker 2"}, "[{h}.12] - {who}\n{said}"),
        POOL,
        {"I": "Speaker 1", "R": "Speaker 2"},
    )
    put(
        "rev.txt",
        form(POOL, {"I": "Sanne", "R": "Mila"}, "{who} (00:{s}):\n{said}", step=5),
        POOL,
        {"I": "Sanne", "R": "Mila"},
    )
    put(
        "descript.md",
        "# Interview Mila\n\n" + form(POOL, {"I": "Sanne", "R": "Mila"}, "[{h}] **{who}:** {said}"),
        POOL,
        {"I": "Sanne", "R": "Mila"},
        title="Interview Mila",
    )
    put(
        "pyannote.txt",
        form(POOL, {"I": "SPEAKER_00", "R": "SPEAKER_01"}, "{h} --> {e} [{who}] {said}", "\n"),
        POOL,
        {"I": "SPEAKER_00", "R": "SPEAKER_01"},
    )
    whole = " ".join(said for _, said in POOL)
    put(
        "whisper.txt",
        form(POOL, {}, "[00:{s}.000 --> 00:{s}.900]  {said}", "\n", step=5),
        [("Spreker 1", whole)],
        {},
    )
    put(
        "meet.txt",
        "Gesprek flexpool (2024-03-14 10:02 GMT+1) – Transcript\n\nAttendees\n\nSanne Bakker, Mila Aksoy\n\nTranscript\n\n"
        + form(POOL, two, "{who}: {said}", "\n")
        + "\nMeeting ended after 00:31:10 👋\n",
        POOL,
        two,
    )
    put(
        "webex.vtt",
        "WEBVTT\n\n" + form(POOL, two, '{n} "{who}" (1234567)\n{h}.000 --> {e}.000\n{said}'),
        POOL,
        two,
    )
    put("streepje.vtt", "WEBVTT\n\n" + form(POOL, two, "{h}.000 --> {e}.000\n- {who}: {said}"), POOL, two)
    put(
        "youtube.srt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{n}\n{h},000 --> {e},000\n{who}: {said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    rows = [{"speaker": "A" if who == "I" else "B", "text": said, "start": n * 9000, "end": n * 9000 + 8000}
            for n, (who, said) in enumerate(POOL)]  # fmt: skip
    put(
        "assemblyai.json",
        json.dumps({"text": whole, "utterances": rows, "language_code": "nl"}, ensure_ascii=False),
        POOL,
        {"I": "A", "R": "B"},
    )
    put(
        "lijst.json",
        json.dumps(
            [
                {"speaker": two[who], "start": n * 9.0, "end": n * 9.0 + 8, "content": said}
                for n, (who, said) in enumerate(POOL)
            ]
        ),
        POOL,
        two,
    )
    app = {"A": "Marja", "B": "Joost K.", "C": "+31 6 12345678", "D": "Tineke wijk Oost"}
    put(
        "whatsapp.txt",
        "12-03-2024 13:58 - Berichten en gesprekken zijn end-to-end versleuteld.\n"
        + form(GROEP, app, "12-03-2024 14:{s} - {who}: {said}", "\n", step=5),
        GROEP,
        app,
    )
    put(
        "whatsapp-ios.txt", form(GROEP, app, "[12-03-2024 14:{s}:11] {who}: {said}", "\n", step=5), GROEP, app
    )
