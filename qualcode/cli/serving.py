"""``qualcode app``: the app's server, started on this machine and ended with the command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Annotated, Any

import typer

from qualcode.cli.exits import Exit
from qualcode.cli.stopping import TOLD_BY
from qualcode.i18n import t

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501


def start_app(
    project: Annotated[
        Path | None, typer.Argument(metavar="[PROJECT.db]", help=t("cli.arg.app_project"))
    ] = None,
    port: Annotated[int | None, typer.Option("--port", min=1024, max=65535, help=t("cli.arg.port"))] = None,
    browser: Annotated[bool, typer.Option(help=t("cli.arg.browser"))] = True,
) -> None:
    """Start the app on this machine only."""
    from qualcode.cli.show import complain, say
    from qualcode.project import Project

    if project is not None:
        Project.open(project).close()
    spec = find_spec("app")
    if spec is None or not spec.submodule_search_locations:
        raise typer.BadParameter(t("cli.app.absent"))
    page = Path(next(iter(spec.submodule_search_locations))) / "serve.py"
    chosen = _port(port)
    say(t("cli.app.starting", address=f"http://{ADDRESS}:{chosen}"))
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(chosen),
               "--server.headless", str(not browser).lower()]  # fmt: skip
    arguments = [] if project is None else ["--", str(project.resolve())]
    ended = _serve([*command, *_settings(page), *arguments], _environment(page))
    if ended not in (Exit.OK, Exit.CANCELLED, *TOLD_BY.values()):
        complain(t("cli.app.ended"))
    raise typer.Exit(ended)


def _port(wanted: int | None) -> int:
    """The port that was asked for, else the first that is free: another app may be running already."""
    if wanted is None:
        return next(port for port in count(FIRST_PORT) if _is_free(port))
    if not _is_free(wanted):
        raise typer.BadParameter(t("cli.app.taken", address=f"http://{ADDRESS}:{wanted}"))
    return wanted


def _is_free(port: int) -> bool:
    """Whether nobody listens there; what a server left that was just ended does not count."""
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _serve(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the server until it ends; when this process is told to stop, the server stops with it.

    Returns the exit code: of the server, 130 where the stop key ended both, or 128 and the number of the
    signal that ended either.
    """
    server: subprocess.Popen[bytes] | None = None
    told = 0

    def stop(number: int, _: object) -> None:
        nonlocal told
        told = number
        if server:
            server.terminate()

    for number in TOLD_BY:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, stop)
    server = subprocess.Popen(command, env=environment)  # noqa: S603
    if told:  # while the server was being started
        server.terminate()
    while True:
        try:
            ended = server.wait()
        except KeyboardInterrupt:
            told = told or signal.SIGINT  # the server got the same key and is closing
            continue
        return 128 + told if told else 128 - ended if ended < 0 else ended


def _settings(page: Path) -> list[str]:
    """The app's own settings as options: Streamlit looks for its file in the folder one happens to be in."""
    beside = (page.parent / ".streamlit" / "config.toml", page.parents[1] / ".streamlit" / "config.toml")
    file = next((path for path in beside if path.is_file()), None)
    settings = tomllib.loads(file.read_text("utf-8")) if file else {"server": {"address": "127.0.0.1"}}
    options = []
    for name, value in _flat(settings):
        if name not in ("server.headless", "server.port"):
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            values = value if isinstance(value, list) else [shown]
            options += [f"--{name}={one}" for one in values]
    return options


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _environment(page: Path) -> dict[str, str]:
    """The environment in which `app` is found, wherever the command was given."""
    paths = [str(page.parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
