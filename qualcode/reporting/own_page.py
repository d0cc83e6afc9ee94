"""A page from an organisation's own HTML template, in a sandbox, and unable to reach out of the page."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qualcode.errors import ReportError
from qualcode.i18n import t
from qualcode.reporting.own_file import Given, OwnFile, own_file
from qualcode.reporting.words import one_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a report may load: nothing but what is inside it."""
MOST = 1_000_000
"""Characters or digits that a template may make by itself, in one go."""
LARGEST = 2_000_000
SLIPS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What an expression in somebody's template may raise beside Jinja's own complaints."""

_SEAL = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_SEALED = re.compile(
    rf'\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta charset="utf-8">\s*{re.escape(_SEAL)}'
)
_DOCTYPE = re.compile(r"\s*<!doctype[^<>]*>", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_PADDING = frozenset({"center", "expandtabs", "ljust", "rjust", "zfill"})


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates that reach nothing of Python, change nothing, and make no text that fills the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Work out ``left operator right``; SecurityError when that would be huge."""
        if operator == "**" and abs(left) > 1 and abs(right) > MOST.bit_length():
            raise SecurityError("**")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("%")
        if operator == "*" and (_size(left) * _times(right) > MOST or _size(right) * _times(left) > MOST):
            raise SecurityError("*")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use that attribute: none that pads a text to any length."""
        return attr not in _PADDING and bool(super().is_safe_attribute(obj, attr, value))

    def wrap_str_format(self, value: Any) -> Any:
        """Refuse ``"…".format(…)``, which pads to any length too."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("format")


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _times(value: Any) -> int:
    return abs(value) if isinstance(value, int) else 0


@cache
def ours() -> Sandbox:
    """The environment of our own templates."""
    return _environment(PackageLoader("qualcode.reporting"))


def own_page(given: Given, values: dict[str, Any]) -> str:
    """The page that somebody's own template makes of `values`.

    It may extend ours, and include what lies in its own folder. ReportError when it cannot be used.
    """
    file = own_file(given)
    try:
        page = str(_own(file).from_string(_text(file)).render(values))
    except (TemplateError, *SLIPS) as error:
        raise _told(error, file) from error
    if _REFRESH.search(page):
        raise ReportError("report.error.html_leads_away", file=file.name)
    return sealed(page)


def sealed(page: str) -> str:
    """The page with our policy before all that could load something."""
    if _SEALED.match(page):
        return page
    doctype = _DOCTYPE.match(page)
    end = doctype.end() if doctype else 0
    return f'{page[:end]}<meta charset="utf-8">{_SEAL}{page[end:]}'


def _own(file: OwnFile) -> Sandbox:
    package = PackageLoader("qualcode.reporting")
    if file.folder is None:
        return _environment(package)
    return _environment(ChoiceLoader([package, FileSystemLoader(file.folder)]))


def _environment(loader: Any) -> Sandbox:
    made = Sandbox(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["policy"] = POLICY
    made.filters.pop("center", None)
    made.filters.pop("format", None)
    return made


def _text(file: OwnFile) -> str:
    if len(file.data) > LARGEST:
        raise ReportError("report.error.html_large", file=file.name, most=LARGEST // 1_000_000)
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportError("report.error.html_no_text", file=file.name) from error


def _told(error: Exception, file: OwnFile) -> ReportError:
    """What is the matter with a template, in words."""
    if isinstance(error, TemplateSyntaxError):
        key = "syntax"
    elif isinstance(error, TemplateNotFound):
        key = "missing"
    elif isinstance(error, SecurityError):
        key = "forbidden"
    elif isinstance(error, UndefinedError):
        key = "unknown"
    else:
        key = "failed"
    problem = one_line(getattr(error, "message", "") or str(error) or type(error).__name__)
    line = getattr(error, "lineno", None) or _line(error)
    return ReportError(f"report.error.html_{key}", file=file.name, place=_place(line), problem=problem)


def _place(line: int | None) -> str:
    return t("report.error.line", n=line) if line else ""


def _line(error: Exception) -> int | None:
    """The line of the template in which an error came up, as Jinja rewrites tracebacks."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
