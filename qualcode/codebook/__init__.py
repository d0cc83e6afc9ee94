"""Codebooks: load, check and save them as YAML, and the text by which a code is compared with fragments."""

from qualcode.codebook.check import Problem, check
from qualcode.codebook.shipped import shipped
from qualcode.codebook.text import code_text
from qualcode.codebook.yaml_file import dump, load, parse, save

__all__ = ["Problem", "check", "code_text", "dump", "load", "parse", "save", "shipped"]
