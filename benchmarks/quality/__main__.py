"""``python -m benchmarks.quality threads`` (or ``suggestions``): each is a module here with a ``main``."""

from __future__ import annotations

import argparse
import importlib
import warnings

from corpora.split import Part

PARTS = ("threads", "suggestions")


def main() -> None:
    """Run one benchmark on one half of the corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=PARTS)
    parser.add_argument(
        "--part",
        choices=[Part.DEVELOPMENT.value, Part.TEST.value],
        default=Part.DEVELOPMENT.value,
        help="nothing may be tuned on the test half",
    )
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    importlib.import_module(f"benchmarks.quality.{chosen.what}").main(Part(chosen.part))


if __name__ == "__main__":
    main()
