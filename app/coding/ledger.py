"""What the panes told: each deed done once and in order, and what became of it until the pane knows that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Result = dict[str, Any]


class Ledger:
    """Deeds and questions by the pane that numbered them.

    Parameters
    ----------
    do : does one deed and gives what the pane has to know of it, such as ``{"error": …}``; never raises.
    """

    def __init__(self, do: Callable[[Mapping[str, Any]], Result]) -> None:
        self._do = do
        self._done: dict[str, int] = {}
        self._kept: dict[str, list[Result]] = {}
        self._answered: dict[str, int] = {}
        self._beats = 0

    def perform(self, ask: Mapping[str, Any]) -> list[Result]:
        """Do what is not done yet; results are given again until the pane says that they came (`acked`).

        A deed that ``waits`` is not done, nor those after it: the pane tells them again.
        """
        client, acked = str(ask.get("client", "")), int(ask.get("acked", 0))
        results = [one for one in self._kept.get(client, ()) if one["n"] > acked]
        for deed in sorted(ask.get("deeds") or (), key=lambda one: int(one["n"])):
            if int(deed["n"]) > self.done(client):
                result = {"n": int(deed["n"]), **self._do(deed)}
                results.append(result)
                if "waits" in result:
                    break
                self._done[client] = int(deed["n"])
        self._kept[client] = [one for one in results if len(one) > 1 and "waits" not in one]
        return results

    def done(self, client: str) -> int:
        """The last deed of a pane that was done; 0 where there is none."""
        return self._done.get(client, 0)

    def answered(self, ask: Mapping[str, Any]) -> None:
        """Note that the answer to this question is on its way."""
        if ask.get("client"):
            self._answered[str(ask["client"])] = int(ask.get("seq", 0))

    def heard(self) -> dict[str, int]:
        """The last question of each pane that was answered; where it still waits, the answer was lost."""
        return dict(self._answered)

    def heartbeat(self) -> dict[str, Any]:
        """A sign of life, each other than the one before, with what was `heard`."""
        self._beats += 1
        return {"beat": self._beats, "heard": self.heard()}
