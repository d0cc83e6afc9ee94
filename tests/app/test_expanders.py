"""What one opened stays open: Streamlit knows an expander again by its key alone, not by its place."""

from __future__ import annotations

import ast
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app"


def test_every_expander_has_a_key() -> None:
    calls = [
        (path.name, node.lineno, {keyword.arg for keyword in node.keywords})
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "expander"
    ]
    assert len(calls) > 5
    assert [(name, line) for name, line, named in calls if "key" not in named] == []
