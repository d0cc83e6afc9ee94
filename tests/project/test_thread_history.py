"""The history of a thread: who did what and when, on which suggestion of which search."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.model import Code, Codebook
from qualcode.project import Project
from tests.project.test_today import made, project

__all__ = ["made", "project"]  # a study with threads and decisions about some


def told(project: Project, key: str) -> list[str]:
    return [step.what for step in project.thread_steps(key)]


def test_each_step_is_told_with_who_and_on_which_suggestion(project: Project) -> None:
    project.load_codebook(Codebook("boek", "Boek", (Code("wacht", "De wacht"),)))
    run = project.current_threads().run.id
    thread = next(one for one in project.current_threads().threads if not one.kept and not one.again)
    with Project.open(project.path, who="Bram") as other:
        kept = other.accept_thread(thread.key, label="Altijd bereikbaar").id
    project.describe_thread(kept, code="wacht", in_vivo="de pieper")
    project.take_out(kept, kept_segments(project, kept)[:2])
    project.reject_thread(kept, "toch te vaag")
    steps = project.thread_steps(kept)
    assert [step.who for step in steps] == ["Bram", "Noor", "Noor", "Noor"]
    assert (steps[0].run, steps[0].key) == (run, thread.key)
    assert told(project, kept) == [
        f"hernoemd van ‘{thread.label}’ naar ‘Altijd bereikbaar’; bevestigd",
        "gekoppeld aan code De wacht; in de woorden van een spreker: ‘de pieper’",
        "2 fragmenten eruit",
        "afgewezen, omdat: toch te vaag",
    ]
    project.undo()
    assert told(project, kept)[-1] == "bevestigd"


def kept_segments(project: Project, kept: str) -> tuple[str, ...]:
    return next(one.segments for one in project.kept_threads() if one.id == kept)


def test_the_parts_of_a_merge_tell_what_they_went_up_in(project: Project) -> None:
    parts = [one for one in project.kept_threads() if one.successors]
    assert len(parts) == 2
    assert all(told(project, one.id)[-1].startswith("samengevoegd tot ‘Samen’") for one in parts)


def test_a_merged_thread_and_a_part_tell_first_what_they_are_made_of(project: Project) -> None:
    merged = next(one for one in project.kept_threads() if one.label == "Samen")
    first, second = (one.label for one in project.kept_threads() if merged.id in one.successors)
    assert told(project, merged.id) == [f"samengevoegd uit ‘{first}’ en ‘{second}’, onder de naam ‘Samen’"]
    half = len(merged.segments) // 2
    part, _ = project.split_thread(merged.id, [merged.segments[:half], merged.segments[half:]], ["Eén"])
    project.accept_thread(part.id)
    assert told(project, part.id) == ["afgesplitst van ‘Samen’, onder de naam ‘Eén’", "bevestigd"]
    assert told(project, merged.id)[-1].startswith("gesplitst in ‘Eén’ en ‘")


def test_the_first_step_names_a_thread_only_where_somebody_named_or_confirmed_it(project: Project) -> None:
    plain, named, noted = [
        one for one in project.current_threads().threads if not one.kept and not one.again
    ][:3]
    kept = project.accept_thread(plain.key)
    assert told(project, kept.id) == [f"bevestigd als ‘{plain.label}’"]
    kept = project.rename_thread(named.key, "De rustige uren")
    assert told(project, kept.id) == [f"hernoemd van ‘{named.label}’ naar ‘De rustige uren’"]
    kept = project.describe_thread(noted.key, description="Nog eens naar kijken.")
    assert told(project, kept.id) == ["omschrijving geschreven"]


def test_the_command_line_lists_the_steps(project: Project) -> None:
    path, run = str(project.path), CliRunner().invoke
    one = next(thread for thread in project.kept_threads() if thread.reason)
    lines = run(app, ["thread", path, "history", one.id]).stdout
    assert "Noor: afgewezen" in " ".join(lines.split())
    assert f"(voorstel {one.key} van zoektocht {one.run})" in " ".join(lines.split())
    (step,) = json.loads(run(app, ["thread", path, "history", one.id, "--json"]).stdout)
    assert (step["who"], step["key"], step["run"]) == ("Noor", one.key, one.run)
    undecided = next(t for t in project.current_threads().threads if not t.kept and not t.again)
    assert "nog niets besloten" in run(app, ["thread", path, "history", undecided.key]).stdout
