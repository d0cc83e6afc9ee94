"""Codes proposed for segments. A proposal is never counted: a person confirms it or not."""

from qualcode.suggesting.definitions import suggest

__all__ = ["suggest"]
