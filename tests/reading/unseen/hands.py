"""Text files as people type them."""

from __future__ import annotations

import textwrap

from making.talks import Talk, form
from spoken import BUREAU, FIRST, NACHT, RONDE, TABLE, put


def hands() -> None:
    """Text files as people type them."""
    asked = {"I": "Vraag verbalisanten", "R": "Antwoord getuige"}
    put("proces-verbaal.txt", form(BUREAU, asked, "{who}: {said}", "\n"), BUREAU, asked)
    put(
        "va-opmerking.txt",
        form(BUREAU[:4], {"I": "V", "R": "A"}, "{who}: {said}", "\n") + "O: Getuige zucht en kijkt naar buiten.\n"
        + form(BUREAU[4:], {"I": "V", "R": "A"}, "{who}: {said}", "\n"),
        [*BUREAU[:4], ("O", "Getuige zucht en kijkt naar buiten."), *BUREAU[4:]], {"I": "V", "R": "A"},
    )  # fmt: skip
    put("toneel.txt", "\n\n".join(
        f"{TABLE[who].split()[0].upper():^60}".rstrip() + "\n" + textwrap.fill(said, 50, initial_indent=" " * 10, subsequent_indent=" " * 10)
        for who, said in RONDE) + "\n", RONDE, {key: name.split()[0].upper() for key, name in TABLE.items()})  # fmt: skip
    flemish = {
        "A": "Moderator (Lies)",
        "B": "R1 (vrouw, 54 jaar)",
        "C": "R2 (man, 31 jaar)",
        "D": "R3 (vrouw, 47 jaar)",
    }
    put(
        "vlaams-focus.txt",
        form(RONDE, flemish, "{who}: {said}", "\n"),
        RONDE,
        {k: v.split(" (")[0] for k, v in flemish.items()},
    )
    codes = {"A": "GL", "B": "M1", "C": "V1", "D": "M2"}
    put("codes-tussen-haakjes.txt", form(RONDE, codes, "({who}) {said}", "\n"), RONDE, codes)
    put("groter-dan.txt", form(RONDE, codes, "{who}> {said}", "\n"), RONDE, codes)
    nick = {"A": "gerda", "B": "ivo_m", "C": "fatma", "D": "rob"}
    put("irc.txt", form(RONDE, nick, "<{who}> {said}", "\n"), RONDE, nick)
    jobs = {
        "A": "Gerda Pol, gespreksleider",
        "B": "Ivo Maas, planner",
        "C": "Fatma Yildiz, teamcoach",
        "D": "Rob ter Horst, verpleegkundige",
    }
    put("naam-komma-functie.txt", form(RONDE, jobs, "{who}: {said}"), RONDE, TABLE)
    everyone = [*RONDE[:7], ("E", "(lachen)"), *RONDE[7:]]
    put(
        "allen.txt",
        form(everyone, {**codes, "E": "Allen"}, "{who}: {said}", "\n"),
        everyone,
        {**codes, "E": "Allen"},
    )
    stamped = {"A": "Int. 1", "B": "Resp. 1a", "C": "Resp. 1b", "D": "Resp. 2"}
    put("int-resp-letters.txt", form(RONDE, stamped, "{who}: {said}"), RONDE, stamped)
    put("lijnen.txt", form(NACHT, {"I": "INTERVIEWER", "R": "RESPONDENT"}, "{who}\n{said}", "\n----------------------------------------\n"),
        NACHT, {"I": "INTERVIEWER", "R": "RESPONDENT"})  # fmt: skip
    put("qa.txt", form(NACHT, {"I": "Q", "R": "A"}, "{who}: {said}", "\n"), NACHT, {"I": "Q", "R": "A"})
    polite = {"A": "Mw. Pol", "B": "Dhr. Maas", "C": "Mevr. Yildiz-de Boer", "D": "De heer Ter Horst"}
    put("dhr-mevr.txt", form(RONDE, polite, "{who}: {said}"), RONDE, polite)
    put("sterretjes.txt", form(NACHT, FIRST, "*{who}:* {said}", "\n"), NACHT, FIRST)
    put("haken-geplakt.txt", form(NACHT, {}, "[{who}] {said}", " "), NACHT, {})
    put(
        "spr.txt",
        form(NACHT, {"I": "Spr1", "R": "Spr2"}, "{who}: {said}", "\n"),
        NACHT,
        {"I": "Spr1", "R": "Spr2"},
    )
    unknown = {"A": "VZ", "B": "NN", "C": "FY", "D": "??"}
    put("voorzitter.txt", form(RONDE, unknown, "{who}: {said}", "\n"), RONDE, unknown)
    house = {
        "A": "De voorzitter",
        "B": "De heer Maas (planning)",
        "C": "Mevrouw Yildiz (locatie Zuid)",
        "D": "De heer Ter Horst (nacht)",
    }
    plain = {key: name.split(" (")[0] for key, name in house.items()}
    put("handelingen.txt", form(RONDE, house, "{who}:\n{said}"), RONDE, plain)
    put("handelingen.md", form(RONDE, {k: f"De heer **{v[8:]}**" if v.startswith("De heer") else f"**{v}**" for k, v in plain.items()},
        "{who}:\n{said}"), RONDE, plain)  # fmt: skip
    put("tijd-streep.txt", form(NACHT, {}, "{m}:{s} – {who} – {said}", "\n"), NACHT, {})
    put("tijd-tab-naam.txt", form(NACHT, FIRST, "{h}\t{who}\t{said}", "\n"), NACHT, FIRST)
    jefferson: Talk = [
        ("NV", "en toen?"), ("HO", "(0.4) nou toen, (.) ging ik d'r maar bij zitten, hè,"), ("NV", "=op de grond?"),
        ("HO", "op de grond ja. (1.2) ((lacht)) d'r was niks anders."), ("NV", "[mm hm]"), ("HO", "[en toen] zei die, (0.8) mooie duiven zijn dat."),
        ("NV", "↑duiven."), ("HO", "postduiven hè. (.) had ie z'n hele leven gehad."),
    ]  # fmt: skip
    put(
        "jefferson.txt",
        "\n".join(f"{n:02}  {who}:  {said}" for n, (who, said) in enumerate(jefferson, 1)) + "\n",
        jefferson,
        {},
    )
    paged = []
    for n, (who, said) in enumerate([*NACHT, *NACHT]):
        lines = textwrap.wrap(f"{FIRST[who]}: {said}", 60, break_on_hyphens=False)
        paged += [*lines, *([""] if n % 2 else [])]
    rows, number = [], 0
    for at, line in enumerate(paged):
        if at and at % 16 == 0:
            rows += ["", f"{'':>30}Pagina {at // 16}", "", "Interview 4 – nachtdienst", ""]
        number += 1 if line else 0
        rows.append(f"{number:>4}  {line}" if line else "")
    put("regelnummers-pagina.txt", "\n".join(rows) + "\n", [*NACHT, *NACHT], FIRST)
    marks = [
        said.replace(". ", f". {(7 + 9 * n) // 60}:{(7 + 9 * n) % 60:02} ", 1)
        for n, (_, said) in enumerate(NACHT)
    ]
    put("otranscribe-midden.txt", "\n\n".join(f"{(2 + 9 * n) // 60}:{(2 + 9 * n) % 60:02} {FIRST[who]}: {said}" for n, ((who, _), said) in enumerate(zip(NACHT, marks, strict=True))) + "\n",
        NACHT, FIRST)  # fmt: skip
    survey = [("Interviewer" if who == "I" else "Geïnterviewde", said) for who, said in BUREAU]
    put("vragenlijst.txt", "Vragenlijst uitzendkrachten\n\n" + "\n\n".join(
        f"{n // 2 + 1}. {BUREAU[n][1]}\n{BUREAU[n + 1][1]}" for n in range(0, len(BUREAU), 2)) + "\n", survey, {})  # fmt: skip
    mail = "".join(
        f"> {said}\n\n{BUREAU[n + 1][1]}\n\n" for n, (who, said) in enumerate(BUREAU) if who == "I"
    )
    put("mailinterview.txt", mail, survey, {})
    put(
        "kop-onderstreept.txt",
        "\n\n".join(f"{FIRST[who]}\n{'=' * len(FIRST[who])}\n{said}" for who, said in NACHT) + "\n",
        NACHT,
        FIRST,
    )
    head = "Interviewer:\tNoor Visser (NV)\nGeïnterviewde:\tHenk Oosterhof (HO), nachtverpleegkundige\nDatum:\t3 maart 2024\nLocatie:\tvideobellen\n\n"
    put("kop-met-afkortingen.txt", head + form(NACHT, {"I": "NV", "R": "HO"}, "{who}: {said}", "\n"), NACHT, {"I": "NV", "R": "HO"},
        interviewer=["NV"])  # fmt: skip
    put("onverstaanbaar.txt", form([(who, said.replace("eerlijk gezegd", "[onverst. 00:41]").replace("zes kamers", "xxx kamers")) for who, said in NACHT],
        {"I": "int", "R": "resp"}, "{who}: {said}", "\n"),
        [(who, said.replace("eerlijk gezegd", "[onverst. 00:41]").replace("zes kamers", "xxx kamers")) for who, said in NACHT],
        {"I": "int", "R": "resp"})  # fmt: skip
