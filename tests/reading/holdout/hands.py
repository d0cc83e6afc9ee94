"""Text files as people type them."""

from __future__ import annotations

import csv
import io
import textwrap

from making.talks import form
from spoken import GROEP, POOL, VLAAMS, put


def hands() -> None:
    """Text files as people type them."""
    codes = {"I": "INT", "R": "RESP"}
    put(
        "kolommen.txt",
        "\n\n".join(
            textwrap.fill(
                said, 66, initial_indent=f"{codes[who]:<8}", subsequent_indent=" " * 8, break_on_hyphens=False
            )
            for who, said in POOL
        )
        + "\n",
        POOL,
        codes,
    )
    flemish = {"I": "Interviewer", "R": "LK3"}
    put(
        "vlaams.txt",
        "Interview LK3\nPlaats: Gent, Dampoort\nDuur: 41’ 12”\nAfgenomen door: Lies\nTranscriptie: letterlijk, tussentaal behouden\n\n"
        + form(VLAAMS, flemish, "{who}: {said}", "\n"),
        VLAAMS,
        flemish,
    )
    put(
        "vlaams-vzw.txt",
        form(VLAAMS, {"I": "I.", "R": "R."}, "{who}: « {said} »"),
        [(who, f"« {said} »") for who, said in VLAAMS],
        {"I": "I.", "R": "R."},
    )
    people = {"A": "Mod.", "B": "V1", "C": "M2", "D": "V3"}
    put(
        "focus-mv.txt",
        "Focusgroep 2, wijkverpleging\n4 deelnemers (3 v, 1 m)\n\n"
        + form(GROEP, people, "{who}: {said}", "\n")
        + "[allen lachen]\n",
        [*GROEP[:-1], ("D", GROEP[-1][1] + "\n[allen lachen]")],
        people,
    )
    unknown = {"A": "GL", "B": "V?", "C": "M?", "D": "V2"}
    put("focus-onbekend.txt", form(GROEP, unknown, "{who}: {said}"), GROEP, unknown)
    put("genummerd.txt", form(POOL, {}, "{n:>3}  {who}: {said}", "\n"), POOL, {})
    put(
        "genummerd-tab.txt",
        form(POOL, {"I": "Onderzoeker", "R": "Mila"}, "{n}.\t{who}:\t{said}", "\n"),
        POOL,
        {"I": "Onderzoeker", "R": "Mila"},
    )
    put(
        "hoofdletters-tijd.txt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{who} ({h})\n{said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    put(
        "naam-tijd-woorden.txt",
        form(POOL, {"I": "SANNE", "R": "MILA"}, "{who}\n{h}\n{said}"),
        POOL,
        {"I": "SANNE", "R": "MILA"},
    )
    put(
        "vraag-n.txt",
        "\n\n".join(
            f"{'Vraag' if who == 'I' else 'Antwoord'} {n // 2 + 1}: {said}"
            for n, (who, said) in enumerate(POOL)
        ),
        POOL,
        {"I": "Vraag", "R": "Antwoord"},
    )
    put(
        "koppelteken.txt",
        form(POOL, {"I": "Sanne", "R": "Mila"}, "{who}- {said}"),
        POOL,
        {"I": "Sanne", "R": "Mila"},
    )
    put(
        "twee-interviewers.txt",
        "\n\n".join(
            f"{('Interviewer 1', 'Interviewer 2')[n % 4 // 2] if who == 'I' else 'Respondent (vrouw, 54)'}: {said}"
            for n, (who, said) in enumerate(POOL)
        ),
        [
            (f"Interviewer {n % 4 // 2 + 1}" if who == "I" else "Respondent", said)
            for n, (who, said) in enumerate(POOL)
        ],
        {},
    )
    put("abc.txt", form(GROEP, {}, "{who}: {said}", "\n"), GROEP, {})
    roles = {"A": "Begeleider", "B": "Verpleegkundige 1", "C": "Helpende", "D": "Verpleegkundige 2"}
    put(
        "leerteam.txt",
        "Leerteam Oost, bijeenkomst 3\n12 mei 2023\nAanwezig: begeleider, twee verpleegkundigen, een helpende\n"
        "Afwezig: de planner (ziek)\n\nOpening\n\n"
        + form(GROEP, roles, "{who}: {said}")
        + "\nActiepunten\n- pen en papier afschaffen\n",
        GROEP,
        roles,
    )
    inter = [(who, said.replace("Sinds januari, ja.", "Sinds januari (I: oké), ja.")) for who, said in POOL]
    put("tussendoor.txt", form(inter, {}, "{who}: {said}"), inter, {})
    full = {"A": "Els van den Broek (gespreksleider)", "B": "Achmed El Idrissi (verzorgende)", "C": "Kees-Jan 't Hart (planner)",
            "D": "dr. P. Smeets (bestuur)"}  # fmt: skip
    short = {key: name.split(" (")[0] for key, name in full.items()}
    put("namen-functie.txt", form(GROEP, full, "{who}: {said}"), GROEP, short)
    put(
        "opgemaakt-als-toneel.txt",
        form(GROEP, {"A": "ELS", "B": "ACHMED", "C": "KEES-JAN", "D": "SMEETS"}, "{who}. {said}"),
        GROEP,
        {"A": "ELS", "B": "ACHMED", "C": "KEES-JAN", "D": "SMEETS"},
    )
    put("pijltjes.txt", form(POOL, {}, ">> {who}: {said}"), POOL, {})
    put(
        "telefoon.txt",
        form(POOL, {"I": "Medewerker", "R": "Beller"}, "{who}:\t{said}", "\n"),
        POOL,
        {"I": "Medewerker", "R": "Beller"},
    )
    put(
        "geplakt.txt",
        " ".join(
            form([turn], {"I": "Interviewer", "R": "Respondent"}, "{who}: {said}").strip() for turn in POOL
        ),
        POOL,
        {"I": "Interviewer", "R": "Respondent"},
    )
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(
        [
            ["tijd", "spreker", "tekst"],
            *([f"00:0{n // 6}:{n * 9 % 60:02}", short[who], said] for n, (who, said) in enumerate(GROEP)),
        ]
    )
    put("spreker-tekst.csv", stream.getvalue().encode("cp1252"), GROEP, short)
