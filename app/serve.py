"""The app's server, as `qualcode app` starts it: ``streamlit run app/serve.py -- PROJECT.db``."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util

from app import early, recents
from app.assets import Assets
from app.components import hand_out
from app.doorway import Doorway, Early, Greeting
from app.frame import SCREENS
from app.parts import passing
from app.prompt import send_at_once
from app.session import SCHEME_COOKIE
from qualcode.i18n import language, t
from qualcode.store.connection import fold_log

HERE = Path(__file__).parent
# What every page of Streamlit imports when it is first drawn, and what lays out the first table of figures.
HEAVY = ("pandas", "pyarrow", "pandas.io.formats.style")
# Python lets another thread go on after 5 ms, which is long for a deed that asks the database dozens of
# things while a workbook is made in another thread.
sys.setswitchinterval(0.0005)
assets = Assets(Path(file_util.get_static_dir()), hand_out())


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Get ready, beside the server, for the first one who comes; leave every project whole in its file."""
    send_at_once()
    _stop_with_the_window()
    threading.Thread(target=_warm, name="qualcode-warm", daemon=True).start()
    yield
    for row in recents.all_recent():
        fold_log(Path(row.path))


def _stop_with_the_window() -> None:
    """Close as one does who is asked to, where the window in which all this runs is closed."""
    closed = getattr(signal, "SIGHUP", None)  # Windows has none
    if closed and signal.getsignal(closed) is not signal.SIG_IGN:  # as under nohup
        signal.signal(closed, lambda *_: signal.raise_signal(signal.SIGTERM))


def _warm() -> None:
    passing.sweep()
    assets.warm(*(part for screen in SCREENS for part in screen.parts))
    for name in (*HEAVY, *(f"app.screens.{screen.module}" for screen in SCREENS)):
        import_module(name)
    _lasting()


def _lasting() -> None:
    """Have the garbage collector pass over what was imported, which is here for good.

    Looking through it takes 50 to 100 ms, in which no other thread answers. It comes up when a quarter more
    has been made; Streamlit asks for it after each run of a page unless ``runner.postScriptGC`` is off.
    """
    gc.collect()
    gc.freeze()


def _theme(kind: str) -> dict[str, str]:
    """The colours of the light or the dark theme, by their names in CSS."""
    named = {colour: f"theme.{kind}.{_camel(colour)}" for colour in early.COLOURS}
    return {colour: str(st.get_option(option) or "") for colour, option in named.items()}


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(map(str.capitalize, others))


def _early() -> dict[str, Early]:
    """What a page begins with before Streamlit is there; only Coderen does."""
    coding = next(f"/{screen.address}" for screen in SCREENS if screen.module == "coding")
    return {coding: partial(early.begun, light=_theme("light"), dark=_theme("dark"))}


def _greeting() -> Greeting:
    light, dark = (_theme(kind)["background-color"] for kind in ("light", "dark"))
    return Greeting(
        language(), "qualcode", t("app.opening"), t("app.without_script"), light, dark, SCHEME_COOKIE
    )


app = st.App(
    HERE / "main.py",
    lifespan=warmed,
    middleware=[
        Middleware(
            Doorway,
            assets=assets,
            greeting=_greeting(),
            icon=HERE / "components" / "icon.png",
            pages={f"/{screen.address}": screen.parts for screen in SCREENS},
            early=_early(),
            hosts=st.get_option("server.allowedHosts") or ("127.0.0.1", "localhost"),
        )
    ],
)
