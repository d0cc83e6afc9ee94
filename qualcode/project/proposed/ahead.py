"""What comes after the encoder is imported while it works, so that nobody waits for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import Self

from qualcode.progress import Progress

MANY_TEXTS = 200


class Ahead:
    """Imports what a search for threads needs, in a thread beside the encoder's work.

    A model at work leaves Python free, and these imports and tables take some two seconds. They begin after
    a first batch, when the encoder's own imports are done, and where so many texts are left that it takes
    a while.
    """

    def __init__(self) -> None:
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread is not None:
            self._thread.join()

    def beside(self, progress: Progress) -> Progress:
        """The same progress, along which the imports begin."""

        def told(done: int, total: int) -> None:
            progress(done, total)
            if self._thread is None and done and total - done >= MANY_TEXTS:
                self._thread = Thread(target=_import, name="qualcode-imports")
                self._thread.start()

        return told


def _import() -> None:
    with suppress(ImportError):  # told where it is needed
        import qualcode.threads.frame
        import qualcode.threads.moving  # noqa: F401
        from qualcode.language import commonness, terms

        commonness("de")
        terms(["De roosters veranderen, banen ook."])
