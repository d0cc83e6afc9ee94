"""Codebooks: load, check, save, compare, edit and merge them, and the text by which a code is compared."""

from qualcode.codebook.authoring import add, free_key, new_key, put_facet, revise
from qualcode.codebook.check import Problem, check
from qualcode.codebook.difference import Change, Difference, diff
from qualcode.codebook.difference_text import describe, summary
from qualcode.codebook.edit import deprecate, merge_codes, move, recolour, reinstate, rename
from qualcode.codebook.excel_read import from_excel
from qualcode.codebook.excel_write import to_excel
from qualcode.codebook.loading import load
from qualcode.codebook.merge import Conflict, Merged, merge
from qualcode.codebook.shipped import shipped
from qualcode.codebook.text import code_text
from qualcode.codebook.yaml_read import parse
from qualcode.codebook.yaml_write import dump, save

__all__ = [
    "Change",
    "Conflict",
    "Difference",
    "Merged",
    "Problem",
    "add",
    "check",
    "code_text",
    "deprecate",
    "describe",
    "diff",
    "dump",
    "free_key",
    "from_excel",
    "load",
    "merge",
    "merge_codes",
    "move",
    "new_key",
    "parse",
    "put_facet",
    "recolour",
    "reinstate",
    "rename",
    "revise",
    "save",
    "shipped",
    "summary",
    "to_excel",
]
