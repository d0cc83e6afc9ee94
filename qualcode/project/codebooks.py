"""The codebooks of a study, and every version of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.model import Codebook
from qualcode.project.codes import codebook_edits
from qualcode.project.file import ProjectFile
from qualcode.store.codebooks import CURRENT

if TYPE_CHECKING:
    from qualcode.store.codebooks import Version
    from qualcode.store.recoding import Recoded


class Codebooks(ProjectFile):
    """Loading, reading and changing codebooks; one of them is the current one."""

    def load_codebook(self, codebook: Codebook | Path | str, *, current: bool = True) -> Codebook:
        """Load a codebook into the project, make it the current one and return it as stored.

        Without `current` it only lies beside the one with which is coded, where there is one.

        A path (YAML, a workbook or REFI-QDA) may also be the key of a shipped codebook. What a workbook
        cannot hold is kept from the codebook it was exported from. Codes come in the order of the tree, each
        behind the one above it and siblings as they were: so they stand in figures and files.

        Raises
        ------
        CodebookError : it is not well formed. A file without codes is not, while one may begin with an empty
            `Codebook` and make codes in it.
        """
        from qualcode.codebook import check, shipped
        from qualcode.codebook.tree import in_tree_order
        from qualcode.errors import CodebookError
        from qualcode.project.codes.codebook_files import load_file

        begun = isinstance(codebook, Codebook) and not codebook.codes
        if not isinstance(codebook, Codebook):
            path = shipped().get(str(codebook), Path(codebook))
            codebook = load_file(path, over=self.codebooks())
        wrong = [problem for problem in check(codebook) if problem.level == "error"]
        if wrong and not begun:
            first = ": ".join(filter(None, (wrong[0].code, wrong[0].message)))
            raise CodebookError("codebook.error.problems", file=codebook.key, count=len(wrong), first=first)
        stored = self._store.codebooks.put(replace(codebook, codes=in_tree_order(codebook.codes)))
        if current or not self._store.setting(CURRENT):
            self._store.codebooks.use(stored.key)
        return stored

    def use_codebook(self, key: str) -> None:
        """Code with another codebook of the project, as it is now; ProjectError when there is none."""
        self._store.codebooks.use(key)

    def codebooks(self) -> list[Codebook]:
        """All codebooks of the project."""
        return [self._store.codebooks.get(key) for key in self._store.codebooks.list_keys()]

    def codebook(self, key: str = "") -> Codebook | None:
        """The codebook with that key, or the current one; None when none is loaded."""
        key = key or self._store.setting(CURRENT)
        return self._store.codebooks.get(key) if key else None

    def edit_codebook(self, change: Callable[..., Codebook], *, key: str = "") -> Codebook:
        """Change a codebook (the current one) with a verb of `qualcode.codebook`; returns the new version.

        Examples
        --------
        >>> project.edit_codebook(partial(rename, key="werkdruk", label="Druk op het werk"))
        """
        return codebook_edits.edit(self._store, key, change)

    def make_code(
        self,
        label: str,
        *,
        parent: str = "",
        definition: str = "",
        examples: Sequence[str] = (),
        key: str = "",
    ) -> str:
        """Add a code to a codebook (the current one) along with what is done with it; its id in the project.

        Made within an `action`, it is taken away when that is undone, unless something else was done with it.
        """
        words = {"parent": parent, "definition": definition, "examples": examples}
        return codebook_edits.make_code(self._store, key, label, **words)

    def merge_codes(self, source: str, into: str, *, key: str = "") -> tuple[Codebook, Recoded]:
        """Make code `source` part of code `into`; codings, suggestions and memos go along."""
        return codebook_edits.merge(self._store, key, source, into)

    def codebook_versions(self, key: str = "") -> list[Version]:
        """The versions of a codebook (the current one), oldest first."""
        return self._store.codebooks.versions(codebook_edits.codebook_key(self._store, key))

    def codebook_version(self, version: int, *, key: str = "") -> Codebook:
        """A codebook as it was; CodebookError when there is no such version."""
        return self._store.codebooks.version(codebook_edits.codebook_key(self._store, key), version)
