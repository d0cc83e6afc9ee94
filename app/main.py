"""The script that Streamlit runs for every browser and every click; `app/serve.py` is its server."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app import frame

# Our own picture: an icon by name would be fetched from the network.
ICON = Path(__file__).parent / "components" / "icon.png"
st.set_page_config(page_title="qualcode", page_icon=ICON, layout="wide")
frame.run()
