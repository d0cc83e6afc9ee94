"""Templates to begin with: ours, with in them what can be changed."""

from __future__ import annotations

from qualcode.i18n import t

_STYLES = (
    ("Title", "title"),
    ("Subtitle", "subtitle"),
    ("Heading 1", "heading_1"),
    ("Heading 2", "heading_2"),
    ("Heading 3", "heading_3"),
    ("Normal", "normal"),
    ("List Bullet", "bullet"),
    ("Quote", "quote"),
)


def word_starter() -> bytes:
    """A Word document with every style that a report uses, each told in its own looks.

    Used as it is, it makes a report as it is without a template: its text is left out.
    """
    from qualcode.reporting.word.base import Base
    from qualcode.reporting.word.styles import SOURCE
    from qualcode.reporting.word.writer import Writer

    base = Base(None)
    writer = Writer(base)
    for style, key in _STYLES:
        writer.text(t(f"report.starter.{key}"), style)
    writer.text(t("report.starter.source"), SOURCE)
    writer.table(
        t("report.starter.caption"),
        (t("report.starter.head"), t("report.starter.number")),
        [(t("report.starter.cell"), "12"), (t("report.starter.cell"), "7")],
        (1,),
        (5, 2),
    )
    writer.note(t("report.starter.note"))
    writer.heading(t("report.starter.how"), 2)
    writer.bullets(t(f"report.starter.how_{n}") for n in range(1, 5))
    base.document.core_properties.author = ""
    base.document.core_properties.comments = ""
    return base.saved()


def html_starter() -> bytes:
    """An HTML template that changes the looks in a few places, and says what else can be changed."""
    return (
        '{% extends "report.html.j2" %}\n'
        f"{{# {t('report.starter.html')} #}}\n\n"
        "{% block style %}\n"
        f"/* {t('report.starter.html_style')} */\n"
        ":root { --accent: #00598c; --serif: Georgia, serif; }\n"
        "{% endblock %}\n\n"
        "{% block header %}\n"
        f"<p>{t('report.starter.html_header')}</p>\n"
        "{{ super() }}\n"
        "{% endblock %}\n\n"
        "{% block footer %}\n"
        f"<footer><p>{t('report.starter.html_footer')}</p></footer>\n"
        "{% endblock %}\n"
    ).encode()
