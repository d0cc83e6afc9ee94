"""The command line as a user meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.cli.exits import Exit
from qualcode.cli.proposing import _study_name
from qualcode.project import Project

GESPREK = (
    "I: Hoe gaat dat met het rooster?\n\nR: Nou, ik hoor het vaak pas een week tevoren, en dan één dag vrij."
)
HEAVY = {
    "torch",
    "spacy",
    "bertopic",
    "sentence_transformers",
    "transformers",
    "umap",
    "hdbscan",
    "streamlit",
    "pandas",
}


def qualcode(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qualcode.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", "QUALCODE_MODEL": "hashing", **environment},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "studie.db"
    assert qualcode("init", path).returncode == Exit.OK
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "gesprekken"
    for number, case in enumerate(("Huis A", "Huis B", "Huis C")):
        (folder / case).mkdir(parents=True)
        turns = [
            f"I: Vraag {n}, hoe zit dat?\n\nR: {topic} {number}, en nog wat over {topic.lower()} in week {n},"
            f" want daar hebben we het in {case} vaak over, bij de koffie, en het wordt er niet beter op."
            for n, topic in enumerate(["Het rooster", "Het tarief", "De overdracht", "De werkdruk"] * 3)
        ]
        (folder / case / f"gesprek {number}.txt").write_text("\n\n".join(turns))
    return folder


def test_add_info_and_search(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK)
    added = qualcode(
        "add", project, file, "--case", "Huis A", "--kind", "interview", "--attr", "ronde=1", "--json"
    )
    assert added.returncode == Exit.OK, added.stderr
    (row,) = json.loads(added.stdout)
    assert (row["outcome"], row["speakers"], row["case"]) == ("added", 2, "huis-a")
    info = json.loads(qualcode("info", project, "--json").stdout)
    assert info["counts"]["documents"] == 1
    assert info["documents"][0]["title"] == "gesprek"
    (found,) = json.loads(qualcode("search", project, "een rooster", "--json").stdout or "[]") or [None]
    assert found is None or "rooster" in found["text"]
    (found,) = json.loads(qualcode("search", project, "een dag", "--json").stdout)
    assert "één dag" in found["text"]
    assert "gesprek" in qualcode("info", project).stdout
    assert "Geen fragment" in qualcode("search", project, "vliegtuig").stdout


def test_a_bad_file_gives_its_own_exit_code(project: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "goed.txt", tmp_path / "kapot.docx"
    good.write_text(GESPREK)
    bad.write_bytes(b"geen Word")
    done = qualcode("add", project, good, bad)
    assert done.returncode == Exit.PARTLY
    assert "toegevoegd" in done.stdout
    assert "mislukt" in done.stdout
    assert "kapot.docx: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["info", "weg.db"], Exit.ERROR, "bestaat niet"),
        (["threads", "weg.db"], Exit.ERROR, "bestaat niet"),
        (["nietbestaand"], Exit.USAGE, "nietbestaand"),
        (["add", "weg.db"], Exit.USAGE, "BESTANDEN"),
        (["codebook", "show"], Exit.USAGE, "PROJECT.db"),
    ],
)
def test_errors_are_one_clear_line(arguments: list[str], code: Exit, words: str) -> None:
    done = qualcode(*arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_an_attribute_without_value_is_a_usage_error(project: Path, tmp_path: Path) -> None:
    done = qualcode("add", project, tmp_path, "--attr", "ronde")
    assert done.returncode == Exit.USAGE
    assert "ronde" in done.stderr


def test_threads_without_text_say_what_to_do(project: Path) -> None:
    done = qualcode("threads", project)
    assert done.returncode == Exit.ERROR
    assert "Traceback" not in done.stderr


def test_run_goes_all_the_way_and_can_be_repeated(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = qualcode("run", folder, "--out", out, "--codebook", "flexwerk-zorg")
    assert done.returncode == Exit.OK, done.stderr
    assert {path.name for path in out.iterdir()} == {
        "project.db",
        "rapport.html",
        "rapport.json",
        "rapport.xlsx",
    }
    first = (out / "rapport.json").read_text("utf-8")
    with Project.open(out / "project.db") as project:
        former, project.title = project.title, "Nachtwerk in drie huizen"
    info = json.loads(qualcode("info", out / "project.db", "--json").stdout)
    assert info["counts"]["cases"] == 3
    again = qualcode("run", folder, "--out", out)
    assert again.returncode == Exit.OK, again.stderr
    assert "was er al" in again.stdout
    now = (out / "rapport.json").read_text("utf-8")
    assert "Nachtwerk in drie huizen" in now  # as it was called by hand
    assert now.replace("Nachtwerk in drie huizen", former) == first


def test_threads_as_json_are_the_same_in_every_process(folder: Path, tmp_path: Path) -> None:
    outputs = []
    for name, hash_seed in (("een", "1"), ("twee", "2")):
        project = tmp_path / name / "studie.db"
        qualcode("init", project)
        assert qualcode("add", project, folder).returncode == Exit.OK
        done = qualcode("threads", project, "--seed", "7", "--json", PYTHONHASHSEED=hash_seed)
        assert done.returncode == Exit.OK, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["threads"]


def test_codebook_verbs(project: Path, tmp_path: Path) -> None:
    assert "flexwerk-zorg" in qualcode("codebook", "list").stdout
    assert "geen problemen" in qualcode("codebook", "check", "flexwerk-zorg").stdout
    assert qualcode("codebook", project, "load", "flexwerk-zorg").returncode == Exit.OK
    shown = json.loads(qualcode("codebook", project, "show", "--json").stdout)
    assert shown["key"] == "flexwerk-zorg"
    broken = tmp_path / "boek.yaml"
    broken.write_text("key: boek\ncodes:\n  - {key: Fout!, label: x}\n")
    checked = qualcode("codebook", "check", broken)
    assert checked.returncode == Exit.ERROR
    assert "Fout!" in checked.stdout
    assert qualcode("codebook", project, "load", broken).returncode == Exit.ERROR


def test_preview_stores_nothing(tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK)
    shown = qualcode("preview", file)
    assert "pas een week tevoren" in shown.stdout
    understood = json.loads(qualcode("preview", file, "--json").stdout)
    assert [turn["speaker"] for turn in understood["turns"]] == ["I", "R"]
    assert [path.name for path in tmp_path.iterdir()] == ["gesprek.txt"]


def test_preview_says_when_each_turn_begins(tmp_path: Path) -> None:
    file = tmp_path / "gesprek.vtt"
    file.write_text(
        "WEBVTT\n\n00:00:04.000 --> 00:00:06.000\n<v Anke Visch>Wie houdt de sleutel?</v>\n\n"
        "01:02:03.000 --> 01:02:05.000\n<v Bas Ottens>Ik, sinds Pasen.</v>\n"
    )
    shown = qualcode("preview", file).stdout
    assert "Anke Visch: 0:00:04 Wie houdt de sleutel?" in shown
    assert "Bas Ottens: 1:02:03 Ik, sinds Pasen." in shown
    assert "naam" not in shown.partition("Anke Visch: ")[0]


def test_markup_in_transcripts_is_shown_as_typed(tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text("I: Wat stond er?\n\nR: Er stond [bold red]let op[/bold red] en :smile: op dat briefje.")
    assert "[bold red]let op[/bold red] en :smile:" in qualcode("preview", file).stdout


@pytest.mark.parametrize("verb", [["--help"], ["info"]])
def test_light_verbs_import_nothing_heavy(project: Path, verb: list[str]) -> None:
    arguments = verb if verb == ["--help"] else [*verb, str(project)]
    code = (
        f"import sys; sys.argv = ['qualcode', *{arguments!r}]\n"
        "from qualcode.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', sorted(set(sys.modules) & {HEAVY!r}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "HEAVY []" in done.stderr


def test_help_and_doctor_read_well() -> None:
    helped = qualcode("--help")
    assert helped.returncode == Exit.OK
    for verb in (
        "init",
        "add",
        "threads",
        "codebook",
        "suggest",
        "report",
        "export",
        "run",
        "search",
        "doctor",
    ):
        assert verb in helped.stdout
    assert "in orde" in qualcode("doctor").stdout
    assert "fragments" in qualcode("--help", QUALCODE_LANG="en").stdout


def test_repair_steps_are_listed_shown_and_left_out(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "rapport.txt"
    file.write_text("Het onder-\nzoek gaat over roosters in de wijk.\n\nHet onderzoek is klaar.\n")
    assert "hyphens" in qualcode("repairs").stdout
    seen = qualcode("preview", file)
    assert "onder-/zoek → onderzoek" in seen.stdout
    bare = json.loads(qualcode("preview", file, "--without", "hyphens", "--json").stdout)
    assert bare["repairs"] == []
    assert qualcode("add", project, file).returncode == Exit.OK
    assert "onder-/zoek → onderzoek" in qualcode("repairs", project, "rapport.txt").stdout
    (row,) = json.loads(qualcode("add", project, file, "--without", "hyphens", "--json").stdout)
    assert (row["outcome"], row["repairs"]) == ("replaced", {})
    wrong = qualcode("add", project, file, "--without", "toveren")
    assert (wrong.returncode, "hyphens" in wrong.stderr) == (Exit.ERROR, True)


def test_a_changed_file_lists_the_codings_that_do_not_fit(project: Path, tmp_path: Path) -> None:
    file, codings = tmp_path / "gesprek.txt", tmp_path / "c.json"
    file.write_text(GESPREK)
    assert qualcode("add", project, file).returncode == Exit.OK
    assert qualcode("codebook", project, "load", "flexwerk-zorg").returncode == Exit.OK
    start = GESPREK.index("Nou")
    words = [(start, start + 4), (GESPREK.index("één dag"), GESPREK.index("één dag") + 11)]
    rows = [
        {"file": "gesprek.txt", "start": a, "end": b, "code": "flexwerk-zorg/de-rug-recht"} for a, b in words
    ]
    codings.write_text(json.dumps({"schema": "qualcode/codings/1", "coder": "joke", "codings": rows}))
    done = qualcode("import-codings", project, codings)
    assert done.returncode == Exit.OK, done.stderr
    file.write_text(GESPREK.replace("één dag vrij", "geen dag vrij"))
    shown = qualcode("add", project, file)
    assert shown.returncode == Exit.OK
    assert "één dag" in shown.stdout
    assert "flexwerk-zorg/de-rug-recht" in shown.stdout


def test_scripts_can_ask_for_models_and_health(tmp_path: Path) -> None:
    found = json.loads(qualcode("models", "--json").stdout)
    assert {"name", "at_hand", "in_use"} <= found["models"][0].keys()
    checks = json.loads(qualcode("doctor", "--json").stdout)
    assert {check["state"] for check in checks} <= {"fine", "optional", "missing"}


def test_the_shell_completes_verbs() -> None:
    words = {"_QUALCODE_COMPLETE": "complete_bash", "COMP_WORDS": "qualcode thr", "COMP_CWORD": "1"}
    code = "import sys; sys.argv[0] = 'qualcode'; from qualcode.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **words}
    )
    assert sorted(done.stdout.split()) == ["thread", "threads"]


def test_a_study_is_called_after_its_folder() -> None:
    assert _study_name(Path("/werk/zorg_2024-2026/transcripten")) == "zorg 2024-2026"
    assert _study_name(Path("/werk/huis-oost")) == "huis oost"
