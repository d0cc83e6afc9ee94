"""Small answers leave at once.

Streamlit makes its listening socket in a way after which Python leaves Nagle's algorithm on: what is small
waits until the browser has confirmed what was sent before it, and browsers take 40 ms over that (200 ms on
Windows). Of the sixty scripts of a first page most are small, and so is most of what goes over the websocket.
"""

from __future__ import annotations

import gc
import socket


def send_at_once() -> None:
    """Switch Nagle's algorithm off for all TCP sockets of this process that listen, and for who comes there.

    A connection has of this what its listening socket had when it came in. To be called before the first one.
    """
    for held in gc.get_objects():
        if type(held) is socket.socket and _listens(held):
            held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(one: socket.socket) -> bool:
    if one.fileno() < 0 or one.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    try:
        one.getpeername()
    except OSError:
        return one.type is socket.SOCK_STREAM and one.getsockname()[1] > 0
    return False
