"""How deep YAML is nested, found before it is built: the builder itself crashes on too many layers."""

from __future__ import annotations

from typing import Any

import yaml

MAX_DEPTH = 100


def too_deep(text: str, loader: Any) -> bool:
    """Whether lists and mappings are nested more than 100 deep; YAMLError when it is no YAML."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return True
    return False
