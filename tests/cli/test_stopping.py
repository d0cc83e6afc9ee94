"""Told to end by another program, a command stops as at the stop key and leaves nothing by half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.cli.exits import Exit
from qualcode.project import Project

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

TOLD = """
import os, signal, sys
from {module} import {holder}
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs the tests may let nobody be stopped
signal.signal(signal.SIGHUP, signal.SIG_DFL)
real, calls = {holder}.{name}, []
def told(*given, **named):
    calls.append(1)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.{sign})
    return real(*given, **named)
{holder}.{name} = told
from qualcode.cli import main
sys.argv[0] = "qualcode"
main()
"""


def told(sign: str, *arguments: object, at: tuple[str, str, str], call: int = 1) -> tuple[int, str, str]:
    """A command that gets the signal the n-th time that it does that: its exit code and what it said."""
    module, holder, name = at
    code = TOLD.format(module=module, holder=holder, name=name, call=call, sign=sign)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "QUALCODE_LANG": "nl", "QUALCODE_MODEL": "hashing"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, " ".join(done.stdout.split()), " ".join(done.stderr.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for n in range(6):
        (made / f"g{n}.txt").write_text(f"Interviewer: En {n}?\n\nFenna: Dat was {n} keer raak.\n", "utf-8")
    Project.create(tmp_path / "p.db").close()
    return made


@pytest.mark.parametrize(
    ("sign", "code"),
    [("SIGTERM", Exit.TERMINATED), ("SIGINT", Exit.CANCELLED), ("SIGHUP", Exit.HUNG_UP)],
)
def test_adding_says_what_was_stored_and_goes_on_later(folder: Path, sign: str, code: Exit) -> None:
    path = folder.parent / "p.db"
    put = ("qualcode.project.incoming", "intake", "put")
    ended, said, complained = told(sign, "add", path, folder, at=put, call=4)
    assert ended == code
    assert "3 bestanden; de rest is nog niet gelezen" in said
    assert "g2.txt" in said
    assert "Gestopt. Wat klaar was, is bewaard" in complained
    with Project.open(path) as project:
        assert len(project.documents()) == 3
        project.add([folder])
        assert len(project.documents()) == 6


def test_what_is_written_then_is_not_there_by_half(folder: Path) -> None:
    path, out = folder.parent / "p.db", folder.parent / "uit"
    with Project.open(path) as project:
        project.add([folder])
    saving = ("pathlib", "Path", "replace")
    ended, _, complained = told("SIGTERM", "export", path, "--excel", out / "u.xlsx", at=saving)
    assert ended == Exit.TERMINATED
    assert "Gestopt." in complained
    assert not [*out.iterdir()]


def test_a_window_that_is_closed_stops_nothing_that_was_to_outlive_it(folder: Path) -> None:
    """As under ``nohup``, which lets the signal be ignored."""
    path = folder.parent / "p.db"
    ignored = TOLD.replace(
        "{holder}.{name} = told", "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{holder}.{name} = told"
    )
    code = ignored.format(
        module="qualcode.project.incoming", holder="intake", name="put", call=2, sign="SIGHUP"
    )
    subprocess.run(
        [sys.executable, "-c", code, "add", path, folder], capture_output=True, timeout=120, check=True
    )
    with Project.open(path) as project:
        assert len(project.documents()) == 6
