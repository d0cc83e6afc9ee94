"""Work in several threads at once, of which each does its products alone.

One product spread over all cores has them wait for each other some four hundred times in a batch; where
anything else wants a core too, waiting is all they do (on two cores with eight other jobs: five times the
processor's time, ten times as long). Batches side by side wait for nobody, and give the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


@cache
def cores() -> int:
    """How many threads torch uses where none was told to work alone; ``OMP_NUM_THREADS`` limits them."""
    import torch

    return max(1, torch.get_num_threads())


def alone() -> None:
    """Have torch do the products of this thread on one core."""
    import torch

    cores()
    torch.set_num_threads(1)


def side_by_side(
    work: Callable[[Part], Result], parts: Sequence[Part], workers: int
) -> Iterator[tuple[Part, Result]]:
    """Each part with what `work` makes of it, as they come ready, `workers` at a time.

    Where the caller stops, or is interrupted, no further part is begun, and those under way are waited for.
    """
    if min(workers, len(parts)) < 2:
        yield from ((part, work(part)) for part in parts)
        return
    pool = ThreadPoolExecutor(min(workers, len(parts)), thread_name_prefix="qualcode-batch")
    try:
        part_of = {pool.submit(work, part): part for part in parts}
        for ready in as_completed(part_of):
            yield part_of[ready], ready.result()
    finally:
        pool.shutdown(cancel_futures=True)
