"""Small answers leave at once, on connections that come after `send_at_once`."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.prompt import send_at_once

ROOT = Path(__file__).resolve().parents[2]
STARTED = """
import asyncio, json, socket
from app import serve

async def start():
    async with serve.warmed(serve.app):
        return bool(listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

serve._warm = lambda: None
with socket.socket(family=socket.AF_INET) as listening:
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    print(json.dumps(asyncio.run(start())))
"""


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """As Streamlit makes it: the protocol is not named, so that asyncio leaves the option as it is."""
    with socket.socket(family=socket.AF_INET) as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        one.setblocking(False)
        yield one


async def sends_at_once(listening: socket.socket) -> bool:
    """Whether asyncio's server answers those who come to it without waiting."""
    held: asyncio.Queue[bool] = asyncio.Queue()

    async def take(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told = writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        await held.put(bool(told))
        writer.close()

    async with await asyncio.start_server(take, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        told = await held.get()
        writer.close()
        return told


def test_who_comes_later_gets_small_answers_at_once(listening: socket.socket) -> None:
    send_at_once()
    assert asyncio.run(sends_at_once(listening))


def test_without_it_they_wait(listening: socket.socket) -> None:
    """When this fails, Python or Streamlit does it by itself, and `app.prompt` can go."""
    assert not asyncio.run(sends_at_once(listening))


def test_other_sockets_stay_as_they_are(listening: socket.socket) -> None:
    closed = socket.socket()
    closed.close()
    with socket.create_connection(listening.getsockname()) as going_out, socket.socket() as unbound:
        send_at_once()
        assert not going_out.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not unbound.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_server_does_so_when_it_starts() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout.splitlines()[-1]) is True
