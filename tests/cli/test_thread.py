"""``qualcode thread``: decisions on rode draden from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.project import Project


def run(path: Path, *arguments: str) -> str:
    outcome = CliRunner().invoke(app, ["thread", str(path), *arguments], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_threads_are_accepted_merged_split_and_rejected(threads_found: Path, tmp_path: Path) -> None:
    path = tmp_path / "eigen.db"
    path.write_bytes(threads_found.read_bytes())
    before = json.loads(run(path, "list", "--json"))
    first, second, third, fourth = (one["key"] for one in before[:4])
    assert "bevestigd" in run(path, "accept", first, "--label", "Wie draait de nacht?")
    run(path, "merge", second, third, "--label", "Samen")
    assert "afgewezen" in run(path, "reject", fourth, "--reason", "gaat over de koffie")
    largest = max(before[4:], key=lambda one: one["fragments"])["key"]
    run(path, "split", largest, "--parts", "2")
    run(path, "rename", first, "De nacht")
    after = json.loads(run(path, "list", "--json"))
    assert {"De nacht", "Samen"} <= {one["label"] for one in after}
    status = {one["key"]: one["status"] for one in after}
    assert (status[first], status[second]) == ("bevestigd", "samengevoegd")
    assert (status[fourth], status[largest]) == ("verworpen", "gesplitst")
    assert "kandidaat" in run(path, "reconsider", fourth)
    assert len(run(path, "list").splitlines()) >= len(after)
    assert "maar één keer gezocht" in run(path, "changes")


def test_an_unknown_thread_is_told(threads_found: Path) -> None:
    outcome = CliRunner().invoke(app, ["thread", str(threads_found), "accept", "t99"])
    assert outcome.exit_code != 0


def test_one_thread_is_shown_with_all_that_is_known_of_it(threads_found: Path) -> None:
    threads = json.loads(run(threads_found, "list", "--json"))
    told = json.loads(run(threads_found, "show", threads[0]["key"], "--json"))
    assert told["size"] == threads[0]["fragments"] == len(told["segments"])
    assert set(told["carried"]) <= set(told["breadth"]["by_case"])
    shown = run(threads_found, "show", threads[0]["key"])
    assert told["label"] in shown.splitlines()[0]
    assert all(part["label"] in shown for part in told["parts"])
    assert "Huis 0" in shown
    assert "kandidaat" in shown
    assert any(line.startswith("Per soort bron: interview") for line in shown.splitlines())
    assert shown.count("“") >= len(told["quotes"]) > 0


def test_levels_are_those_that_coarser_and_finer_give(threads_found: Path, tmp_path: Path) -> None:
    path = tmp_path / "eigen.db"
    path.write_bytes(threads_found.read_bytes())
    levels = json.loads(run(path, "levels", "--json"))
    assert levels["fewest"] <= levels["steps"]["-2"] < levels["default"] <= levels["steps"]["1"]
    shown = run(path, "levels")
    assert str(levels["default"]) in shown
    told = [line.split()[0] for line in shown.splitlines() if line.startswith("  ")]
    assert len(told) == len(set(told))
    wanted = ["threads", str(path), "--coarser", "--coarser", "--model", "hashing", "--json"]
    outcome = CliRunner().invoke(app, wanted, catch_exceptions=False)
    found = json.loads(outcome.stdout)["threads"]
    assert len(found) == levels["steps"]["-2"]
    assert {"parts", "contrasts", "periods", "carried"} <= set(found[0])


def test_levels_of_a_project_without_threads_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "leeg.db"
    Project.create(path).close()
    assert "qualcode threads leeg.db" in run(path, "levels")


def test_what_researchers_call_a_thread_is_on_its_card(threads_found: Path, tmp_path: Path) -> None:
    path = tmp_path / "eigen.db"
    path.write_bytes(threads_found.read_bytes())
    first = json.loads(run(path, "list", "--json"))[0]
    run(path, "accept", first["key"], "--label", "Wie draait de nacht?")
    with Project.open(path, who="Noor") as project:
        project.describe_thread(first["key"], in_vivo="altijd dezelfde mensen")
    shown = run(path, "show", first["key"])
    assert shown.splitlines()[0] == "Wie draait de nacht?"
    assert "bevestigd" in shown
    assert "altijd dezelfde mensen" in shown
    assert f"Ook wel: {first['label']}" in shown
