"""How threads are spread over the cases of a study."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.model import Case, Thread

if TYPE_CHECKING:
    import pandas as pd


def threads_by_case(threads: Sequence[Thread], cases: Sequence[Case]) -> pd.DataFrame:
    """Fragments of each thread in each case.

    Returns
    -------
    DataFrame of int, one row per thread (index: its key) and one column per case (its id), in the given
    orders; cases where a thread does not occur hold 0.
    """
    import pandas as pd

    rows = [[thread.breadth.by_case.get(case.id, 0) for case in cases] for thread in threads]
    return pd.DataFrame(
        rows,
        index=pd.Index([thread.key for thread in threads], name="thread"),
        columns=pd.Index([case.id for case in cases], name="case"),
        dtype="int64",
    )
