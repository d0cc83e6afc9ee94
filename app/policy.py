"""What a page of the app may load and who may show it: nothing from elsewhere, nobody else.

Streamlit's files know addresses of map tiles, fonts and modules on the web, and words of people stand on
every page. With these headers the browser itself refuses to ask anything of another machine, whatever a
script or a file that was read says, and shows no page of ours inside a page of somebody else's.
"""

from __future__ import annotations

from collections.abc import Collection


def headers(hosts: Collection[str]) -> dict[str, str]:
    """The headers with which each first page goes out.

    Parameters
    ----------
    hosts : the names by which the server may be asked; Streamlit talks to it over a socket, which not every
        browser holds to be the page's own.
    """
    sockets = " ".join(f"ws://{host}:*" for host in hosts)
    rules = {
        "default-src": "'self'",
        # Streamlit and Plotly make scripts of texts of their own; where a script reaches is bounded below.
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' {sockets} data: blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {allowed}" for name, allowed in rules.items()),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
