"""Words that Excel, XML, HTML or a template would all have something to say about."""

from __future__ import annotations

HOSTILE = [
    "=1+1",
    "+31 6 1234",
    "-nee",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "http://example.org/",
    "0123",
    "<script>alert(1)</script>",
    "<r><t>namaak</t></r>",
    "<r><niet gesloten</r>",
    "tab\ten \x00nul \x07bel \x0bverticaal \x1f \x7f \uffff",
    "_x0041_ letterlijk",
    "👩🏽‍⚕️ zij zei: ‘ho’ & ging",
    "'=al met apostrof",
    "{{ 7 * 7 }} {% raw %}",
]
