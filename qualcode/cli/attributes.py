"""Attributes as they are typed: ``name=value``."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from qualcode.i18n import t


def attributes(pairs: Sequence[str]) -> dict[str, str]:
    """Names with their values; a pair of another form is a usage error."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(t("cli.attr_form", found=pair))
        found[name.strip()] = value.strip()
    return found
