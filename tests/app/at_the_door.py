"""A doorway with something behind it, and how it is asked for a page without a browser."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit import file_util

from app.doorway import Doorway, Greeting

STATIC = Path(file_util.get_static_dir())
TOLD = {"allowedOrigins": ["https://voorbeeld.nl"], "useExternalAuthToken": False, "metricsUrl": "</script>"}
GREETING = Greeting("nl", "qualcode", "Even <wachten>", "Zonder & script", "#fdfcfa", "#16191d", "scheme")


@dataclass
class Behind:
    """What stands behind the doorway: notes what comes through."""

    told: bytes = json.dumps(TOLD).encode()
    asked: list[str] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope.get("path", scope["type"]))
        body = self.told if scope.get("path") == "/_stcore/host-config" else b"behind"
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})


def ask(doorway: Doorway, path: str, *, method: str = "GET") -> tuple[dict[str, str], bytes]:
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b"p=x"}
    asyncio.run(doorway(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message["body"] for message in sent[1:])


def page(doorway: Doorway, path: str = "/") -> str:
    return ask(doorway, path)[1].decode("utf-8")
