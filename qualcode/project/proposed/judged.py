"""How many rode draden were decided about, counted without reading what the machine says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.model import Breadth, Run, Thread, Threads
from qualcode.project.proposed import overlay
from qualcode.store.proposals import THREADS

if TYPE_CHECKING:
    from qualcode.store import Store

_UNTOLD = Breadth(0, 0, 0, 0, 0, 0)


def judged(store: Store) -> dict[str, int]:
    """How many ``threads`` there are as `Project.current_threads` shows them, and how many are ``judged``.

    Those that were merged or split are judged; what they became waits until somebody decides about it too.
    """
    run = store.proposals.current_id(THREADS)
    found = [
        Thread(key, "", (), segments, (), _UNTOLD, 0.0, kept=kept)
        for key, kept, segments in (store.run_members(run) if run else ())
    ]
    kept = store.curated.all() if run else []
    shown = overlay.apply(Threads(Run(run, THREADS, {}, {}, 0), tuple(found)), kept).threads
    return {"threads": len(shown), "judged": sum(not one.status.waits for one in shown)}
