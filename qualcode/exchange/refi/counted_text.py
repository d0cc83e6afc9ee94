"""Which codings count, in the description of a REFI-QDA project, which any program shows."""

from __future__ import annotations

from collections import Counter

from qualcode.exchange import layout
from qualcode.exchange.bundle import Bundle
from qualcode.i18n import t

COUNTING = "Wat telt"


def describe_counting(bundle: Bundle) -> str:
    """Whose codings count in the figures, and how many of each coder's in the file do.

    All codings go out, also those that count for nothing, so that another program figures more than the
    report does. Empty where the bundle does not say.
    """
    if bundle.counted is None or not bundle.codings:
        return ""
    made = Counter(coding.coder for coding in bundle.codings)
    counts = Counter(coding.coder for coding in bundle.codings if bundle.counts_as(coding.id) is not None)
    different = len({bundle.counted[one.id] for one in bundle.codings if one.id in bundle.counted})
    lines = [
        bundle.counting,
        t("exchange.counting.all", made=made.total(), counts=counts.total()),
        t("exchange.counting.same", different=different) if different < counts.total() else "",
        *(
            f"- {t('exchange.counting.coder', coder=coder, made=number, counts=counts[coder])}"
            for coder, number in sorted(made.items())
        ),
    ]
    return layout.write("", [(COUNTING, "\n".join(line for line in lines if line))])
