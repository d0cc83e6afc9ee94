"""One entry of a speech recogniser's JSON, by plain keys: its words, its voice and its times, whatever the program calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from qualcode.reading.decoding import clean

TEXT = (
    "text", "punctuatedword", "word", "value", "display", "content", "transcript", "body", "sentence", "wordsstr", "utterance", "message",
)  # fmt: skip
NAME = ("speakername", "speakerdisplayname", "displayname", "sendername", "sender", "author")
SPEAKER = (
    "speaker",
    "speakerlabel",
    "speakerid",
    "speakertag",
    "spkid",
    "channel",
    "source",
    "role",
    "from",
    "user",
)
BEGIN = (
    "start", "begin", "starttime", "from", "begins", "startts", "startoffset", "offset", "offsetmilliseconds", "datastart", "ts", "time",
    "timestamp", "timestamps",
)  # fmt: skip
END = ("end", "endtime", "to", "ends", "endts", "endoffset", "dataend", "timestamp", "timestamps")
PARTS = ("words", "elements", "tokens", "sentences")
FIRST_OF = ("alternatives", "nbest")
_PERIOD = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")

Item = dict[str, Any]


@lru_cache(maxsize=1024)
def plain(key: str) -> str:
    """One spelling for ``start_time``, ``startTime`` and ``StartTime``."""
    return key.replace("_", "").casefold()


def opened(value: Mapping[str, Any]) -> Item:
    """An item by plain keys; of alternatives, what the first says belongs to it."""
    item = {plain(str(key)): entry for key, entry in value.items()}
    for key in FIRST_OF:
        others = item.get(key)
        if isinstance(others, list) and others and isinstance(others[0], dict):
            item = {**{plain(str(k)): entry for k, entry in others[0].items()}, **item}
    return item


def text_of(item: Item) -> str:
    """The words of an entry."""
    return next((item[key] for key in TEXT if isinstance(item.get(key), str)), "")


def parts_of(item: Item) -> list[Item]:
    """The words or sentences that an entry lists."""
    for key in PARTS:
        listed = item.get(key)
        if isinstance(listed, list) and listed and isinstance(listed[0], dict):
            return [opened(part) for part in listed if isinstance(part, dict)]
    return []


def voice_of(item: Item, names: Mapping[str, str]) -> str:
    """Who speaks in an entry, by the name that the file gives elsewhere in `names`; empty where it does not say."""
    keys = (*NAME, *SPEAKER)
    for key in keys if "value" in item or "word" in item or "name" not in item else (*keys, "name"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("id")
        if key == "from" and number_of(value) is not None:
            continue
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            label = " ".join(clean(str(value)).split())
            label = clean(names.get(label, label))
            return f"Spreker {label}" if label.isdigit() else label
    return ""


def time_of(item: Item, keys: tuple[str, ...]) -> float | None:
    """The first of the times under `keys`, in seconds or whatever unit the file uses."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, list) and len(value) == 2:
            value = value[keys is END]
        elif isinstance(value, dict):
            value = value.get("to" if keys is END else "from", value.get("seconds"))
        if (number := number_of(value)) is not None and 0 <= number < 1e9:
            return number / 1000 if key.endswith("milliseconds") else number
    return None


def number_of(value: Any) -> float | None:
    """Seconds in a number, ``"12.3s"``, ``"PT1M2S"`` or ``"00:01:02,000"``."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        with suppress(OverflowError):  # a whole number of hundreds of figures
            return float(value)
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        return float(value.rstrip("s"))
    except ValueError:
        pass
    if found := _PERIOD.fullmatch(value) or _CLOCK.fullmatch(value):
        hours, minutes, rest = (float((part or "0").replace(",", ".")) for part in found.groups())
        return hours * 3600 + minutes * 60 + rest
    return None
