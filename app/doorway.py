"""The way in: the first page and Streamlit's own files, as the browser wants them for a first picture.

Streamlit gives its sixty scripts from disk, some milliseconds and a thread each; it names the parts that
draw our pages only when the first of them comes, and lets the browser ask where the server is. Here the files
come from memory, the first page names all that our pages begin with, and where the server is stands in it.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request

from app.assets import Assets
from app.policy import headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOREVER, NEVER, NOWHERE = "public, immutable, max-age=31536000", "no-cache", "no-store"
PAGE = "text/html; charset=utf-8"
HOST_CONFIG = "/_stcore/host-config"
# With what the addresses begin that are Streamlit's own.
THEIRS = ("_stcore", "static", "media", "component", "app", "vendor", "~")
# By this value in the address the first page knows which page was asked for in vain.
UNKNOWN = "onbekend"
_KNOWN = "window.__streamlit={BACKEND_BASE_URL:location.origin+'/',HOST_CONFIG:HOST}"
# Light or dark as one chose, before anything is drawn; else as the computer is set.
_CHOSEN = (
    r"""<script>{const [, chosen] = /(?:^|; )SCHEME=(light|dark)(?:;|$)/.exec(document.cookie) ?? [];"""
    """if (chosen) document.documentElement.dataset.scheme = chosen;}</script>"""
)
_STYLE = """<style>
html { background: LIGHT }
#root > p { font: 1rem sans-serif; margin: 4.5rem 2rem; opacity: .6 }
@media (prefers-color-scheme: dark) {
  html:not([data-scheme="light"]) { background: DARK }
  html:not([data-scheme="light"]) #root > p { color: #fff }
}
html[data-scheme="dark"] { background: DARK }
html[data-scheme="dark"] #root > p { color: #fff }
</style>"""
_AHEAD = {
    ".js": 'rel="modulepreload" crossorigin',
    ".css": 'rel="preload" as="style" crossorigin',
    ".woff2": 'rel="preload" as="font" type="font/woff2" crossorigin',
}
# The part of the first page, a template, that begins Streamlit when it is put into the page.
LATER = "qc-later"
_SCRIPT = re.compile(rb"""<script type="module"[^>]*></script>""")
_AFTER = re.compile(rb"""<link rel="modulepreload"[^>]*>""")
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Greeting:
    """What stands on the page until Streamlit has drawn it: language, title, a line, two backgrounds.

    `scheme` is the cookie in which the browser keeps which of the two was chosen.
    """

    language: str
    title: str
    waiting: str
    without_script: str
    light: str
    dark: str
    scheme: str

    def written(self, index: str, ahead: Collection[str], host: Mapping[str, Any] | None) -> str:
        """Streamlit's first page with this in it; `host` is what the browser may know of the server."""
        links = "".join(f'<link {_AHEAD[Path(name).suffix]} href="./static/{name}">' for name in ahead)
        known = json.dumps(dict(host)).replace("<", "\\u003c") if host else ""
        script = f"<script>{_KNOWN.replace(':HOST', f':{known}')}</script>" if known else ""
        style = _CHOSEN.replace("SCHEME", self.scheme)
        style += _STYLE.replace("LIGHT", self.light).replace("DARK", self.dark)
        page = _NOSCRIPT.sub(f"<noscript><p>{escape(self.without_script)}</p></noscript>", index)
        for ours, theirs in {
            f'<html lang="{self.language}">': '<html lang="en">',
            f"<title>{escape(self.title)}</title>": "<title>Streamlit</title>",
            f'<div id="root"><p>{escape(self.waiting)}</p></div>': '<div id="root"></div>',
            f"{links}{script}{style}</head>": "</head>",
        }.items():
            page = page.replace(theirs, ours, 1)
        return page


Early = Callable[[Mapping[str, str], Mapping[str, str]], str]
"""HTML for the end of a first page by the values of its address and the cookies; may be empty."""


class Doorway:
    """ASGI middleware around Streamlit: answers for its first page and its files, and leaves all else to it.

    Parameters
    ----------
    app : the application behind it.
    assets : Streamlit's files.
    greeting : what the page shows until it is drawn.
    icon : the picture in the browser's tab, PNG.
    pages : the addresses of our pages, such as ``"/coderen"``, and the parts that each is drawn with
        (beside `PARTS`, which all are).
    early : by address, what the first page of it begins with before Streamlit is there; asked in a thread,
        while the browser fetches what the head of the page names.
    hosts : the names by which the server may be asked for that; under another name, which leads here by a
        trick, the words of people would be read by another's page.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        assets: Assets,
        greeting: Greeting,
        icon: Path,
        pages: Mapping[str, Collection[str]],
        early: Mapping[str, Early] = MappingProxyType({}),
        hosts: Collection[str] = ("127.0.0.1", "localhost"),
    ) -> None:
        self._app, self._assets, self._greeting = app, assets, greeting
        self._icon, self._pages = icon, pages
        self._early, self._hosts = early, hosts
        self._policy = headers(hosts)
        self._written: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the question on."""
        path = scope["path"] if scope["type"] == "http" and scope["method"] == "GET" else ""
        if path in self._early and _host(scope) in self._hosts:
            await self._begun(path, scope, send)
        elif path in self._pages:
            await _answer(send, await self._page(path, scope), PAGE, NEVER, self._policy)
        elif path.rstrip("/") in self._pages or _is_page(path, scope):
            await _sent_on(send, path, scope, self._pages)
        elif path == "/favicon.png":
            await _answer(send, self._icon.read_bytes(), "image/png", NEVER)
        elif path.startswith("/static/") and (file := self._assets.get(path.removeprefix("/static/"))):
            await _answer(send, *file, FOREVER)
        else:
            await self._app(scope, receive, send)

    async def _begun(self, path: str, scope: Scope, send: Send) -> None:
        """A page in two parts: what it is drawn with is on its way before it is known what it begins with."""
        head, end, body = (await self._page(path, scope)).partition(b"</head>")
        scripts, named = (
            _SCRIPT.findall(head),
            [name for name in _AFTER.findall(head) if b"ours/" not in name],
        )
        for later in (*scripts, *named):
            head = head.replace(later, b"")
        await _start(send, PAGE, NOWHERE, self._policy)
        await send({"type": "http.response.body", "body": head + end, "more_body": True})
        asked = Request(scope)
        early = await asyncio.to_thread(self._early[path], dict(asked.query_params), asked.cookies)
        rest, closed, after = body.rpartition(b"</body>")
        start = b"".join((*named, *scripts))
        if early:  # neither fetched nor begun until the early part says so
            start = b'<template id="%b">%b</template>' % (LATER.encode(), start)
        await send(
            {"type": "http.response.body", "body": rest + start + early.encode("utf-8") + closed + after}
        )

    async def _page(self, path: str, scope: Scope) -> bytes:
        if path not in self._written:
            host = await self._told(scope)
            page = self._greeting.written(self._assets.index, self._assets.ahead(*self._pages[path]), host)
            self._written[path] = page.encode("utf-8")
        return self._written[path]

    async def _told(self, scope: Scope) -> dict[str, Any] | None:
        """What Streamlit tells browsers of the server, asked as a browser would; None where it does not."""
        parts: list[bytes] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            parts.append(message.get("body", b""))

        ask = {"path": HOST_CONFIG, "raw_path": HOST_CONFIG.encode(), "query_string": b"", "headers": []}
        await self._app({**scope, **ask}, receive, send)
        try:
            told = json.loads(b"".join(parts))
        except ValueError:
            return None
        return told if isinstance(told, dict) else None


def _is_page(path: str, scope: Scope) -> bool:
    """Whether a browser wants to see an address that is neither a file nor Streamlit's own."""
    first, last = path.strip("/").partition("/")[0], path.rpartition("/")[2]
    wanted = dict(scope.get("headers", ())).get(b"accept", b"")
    return bool(first) and first not in THEIRS and "." not in last and b"text/html" in wanted


async def _sent_on(send: Send, path: str, scope: Scope, pages: Collection[str]) -> None:
    """To the page that was meant, or to the first page, which tells that there is no such page."""
    meant = path.rstrip("/")
    kept = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1")) if pair[0] != UNKNOWN]
    told = kept if meant in pages else [*(pair for pair in kept if pair[0] == "p"), (UNKNOWN, path[:80])]
    where = f"{meant if meant in pages else '/'}{'?' if told else ''}{urlencode(told)}"
    headers = [(b"location", where.encode()), (b"content-length", b"0"), (b"cache-control", NEVER.encode())]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _answer(
    send: Send, body: bytes, kind: str, keep: str, more: Mapping[str, str] = MappingProxyType({})
) -> None:
    await _start(send, kind, keep, {"content-length": str(len(body)), **more})
    await send({"type": "http.response.body", "body": body})


async def _start(send: Send, kind: str, keep: str, more: Mapping[str, str]) -> None:
    told = {"content-type": kind, "cache-control": keep, **more}
    pairs = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": 200, "headers": pairs})


def _host(scope: Scope) -> str:
    try:
        return urlsplit(f"//{Request(scope).headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
