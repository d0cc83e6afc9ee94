"""The first picture of Coderen, before Streamlit is there: the pane, with what it draws, in the first page.

The browser needs a second for Streamlit's scripts, its socket and a run of our page. The pane needs none of
these to draw: its script is a file of ours (`app/components`), and what it draws is the answer of the coder's
desk, the same that the page gives later. It stands in a layer over the page until Streamlit has a place for
it, and then moves into that (``pane/early.js``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

from app import components, session
from app.coding import ahead

Theme = Mapping[str, str]
COLOURS = (
    "primary-color",
    "background-color",
    "secondary-background-color",
    "text-color",
    "border-color",
    "red-color",
)
# Also what the pane has from the styles of the page that it moves to, so that nothing changes when it does.
_STYLE = """<style>
#qc-early { --st-font: "Source Sans", sans-serif; position: fixed; inset: 0; z-index: 1000; LIGHT
  background: var(--st-background-color); color: var(--st-text-color);
  font-family: var(--st-font); line-height: 1.6; text-size-adjust: 100% }
@media (prefers-color-scheme: dark) { :root:not([data-scheme="light"]) #qc-early { DARK } }
:root[data-scheme="dark"] #qc-early { DARK }
#qc-early:empty { display: none }
#qc-early * { box-sizing: border-box; scrollbar-width: thin; scrollbar-color: transparent transparent }
#qc-early ol { font-size: 1rem }
#qc-early .qc-words { white-space: pre-wrap; overflow-wrap: anywhere }
</style>"""


def begun(place: Mapping[str, str], cookies: Mapping[str, str], *, light: Theme, dark: Theme) -> str:
    """`page` for the coder that a browser tells of, at a place that an address names; empty where that fails.

    What fails is told by the page itself, which does the same a second later.
    """
    who = session.told(cookies)
    try:
        path = session.known(place.get("p", "")) if who else None
        answer = path and ahead.greet(path, who, place)
    except Exception:  # noqa: BLE001 (nothing may keep the page itself away)
        return ""
    return page(answer, light=light, dark=dark) if answer else ""


def page(answer: Mapping[str, object], *, light: Theme, dark: Theme) -> str:
    """HTML for the end of the first page: an empty layer, what the pane draws in it, and the script to begin.

    `answer` is that of `app.coding.ahead.greet`; `light` and `dark` have the colours by their names in
    CSS (``text-color``). Words of people only stand in the JSON.
    """
    style = _STYLE.replace("LIGHT", _colours("light", light)).replace("DARK", _colours("dark", dark))
    told = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = components.address("pane", "js")
    begin = f"({(Path(components.FOLDER) / 'early.js').read_text('utf-8').strip()})"
    return (
        f'{style}<link rel="stylesheet" crossorigin href="{escape(components.address("pane", "css"))}">'
        f'<div id="qc-early"></div><script type="application/json" id="qc-early-data">{told}</script>'
        f"<script>{begin}({json.dumps(script)})</script>"
    )


def _colours(scheme: str, theme: Theme) -> str:
    given = {name: theme[name] for name in COLOURS if theme.get(name)}
    return f"color-scheme: {scheme}; " + "".join(f"--st-{name}: {value}; " for name, value in given.items())
