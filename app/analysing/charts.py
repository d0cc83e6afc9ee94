"""Charts as plain Plotly figures: bars, lines, heat and a network, with text besides colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.analysing.apart import apart, room, wrapped
from qualcode import shortening

Figure = dict[str, Any]
MAIN = "#2c7fa3"
COLOURS = (MAIN, "#c4602f", "#5a8c38", "#9364b0", "#a3762b", "#358f88", "#bb5274", "#6b7b91")
"""Each stands out at more than 3 to 1 from the paper, light as well as dark."""
INKS = ("#15181d", "#e8e6e1")
"""Of numbers in a cell, on light paper and on dark."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
LONGEST = 46
MOST_NODES = 25
MOST_NAMED, SHORTEST = 12, 22
"""Of more points on an axis than this their names take the room of the chart: then the number tells which."""
SHEET = (890, 560)
"""Pixels of the network: what a small window has room for."""
LETTERS = 22
BESIDE: dict[str, Any] = {"modebar": {"orientation": "v"}}
"""Plotly's buttons right of the chart, where names stand above it; elsewhere they stand above it."""


def bars(labels: Sequence[str], values: Sequence[float], title: str, opens: Sequence[str] = ()) -> Figure:
    """Horizontal bars, the first on top. `opens`, here and below: what a click tells (`customdata`)."""
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": [f"{number}. {_short(label)}" for number, label in enumerate(labels, 1)],
        "marker": {"color": MAIN},
        "customdata": list(opens),
        "text": [f"{value:g}" for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "x",
    }
    layout = {
        "yaxis": {"autorange": "reversed", "automargin": True, "showgrid": False},
        "xaxis": {"title": {"text": title}},
    }
    return _figure([trace], {**layout, "height": 90 + 24 * len(labels), "bargap": 0.3})


def lines(
    x: Sequence[str],
    series: Mapping[str, Sequence[float]],
    title: str,
    opens: Mapping[str, Sequence[str]] | None = None,
    *,
    percent: bool = False,
) -> Figure:
    """A line per series, told apart by colour and dashes."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": _short(name),
            "x": [_harmless(one) for one in x],
            "y": list(values),
            "customdata": list((opens or {}).get(name, ())),
            "line": {
                "color": COLOURS[number % len(COLOURS)],
                "dash": DASHES[number // len(COLOURS) % len(DASHES)],
            },
        }
        for number, (name, values) in enumerate(series.items())
    ]
    axis: dict[str, Any] = {"title": {"text": title}, "rangemode": "tozero"}
    if percent:
        axis["tickformat"] = ".0%"
    return _figure(traces, {"yaxis": axis, "xaxis": {"automargin": True, "type": "category"}, "height": 440})


def in_turn(figure: Figure, labels: Sequence[str], title: str) -> Figure:
    """The chart of `lines` over many labels that follow each other: an axis that leaves room for the lines.

    A few are named, cut where they are long; of more than that some numbers stand on the axis, and the name
    shows at the point. `title` says what the numbers are.
    """
    values = figure["data"][0]["x"]
    if len(labels) <= MOST_NAMED:
        told = [
            _harmless(f"{n}. {shortening.beginning(label, SHORTEST)}") for n, label in enumerate(labels, 1)
        ]
        axis: dict[str, Any] = {"tickvals": list(values), "ticktext": told}
    else:
        step = -(-len(labels) // 24)
        chosen = [0, *range(step - 1 if step > 1 else 1, len(labels), step)]
        axis = {"tickvals": [values[n] for n in chosen], "ticktext": [str(n + 1) for n in chosen]}
        axis |= {"title": {"text": title}, "tickangle": 0}
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    layout = figure["layout"]
    layout |= {"xaxis": {**layout["xaxis"], "tickmode": "array", **axis}, "legend": legend, **BESIDE}
    return figure


def band(x: Sequence[str], low: Iterable[float], high: Iterable[float], name: str) -> list[dict[str, Any]]:
    """Two traces that fill the room between a low and a high line."""
    still = {"type": "scatter", "mode": "lines", "x": [_harmless(one) for one in x], "hoverinfo": "skip"}
    return [
        {**still, "y": list(low), "line": {"width": 0}, "showlegend": False},
        {
            **still,
            "y": list(high),
            "line": {"width": 0},
            "fill": "tonexty",
            "fillcolor": "rgba(44,127,163,0.22)",
            "name": name,
        },
    ]


def heat(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    opens: Sequence[Sequence[str]] = (),
    *,
    dark: bool = False,
) -> Figure:
    """A heat map with the numbers in it; what is nothing stays empty. `dark` is the paper that it lies on."""
    trace = {
        "type": "heatmap",
        "z": [list(row) for row in values],
        "customdata": [list(row) for row in opens],
        "x": distinct([_short(label) for label in columns]),
        "y": distinct([_short(label) for label in rows]),
        "colorscale": [[0, "rgba(44,127,163,0)"], [1, "rgba(44,127,163,0.6)"]],
        "text": [[f"{value:g}" if value else "" for value in row] for row in values],
        "texttemplate": "%{text}" if len(rows) * len(columns) <= 900 else "",
        "textfont": {"color": INKS[dark]},
        "hoverinfo": "x+y+z",
        "showscale": False,
    }
    layout = {
        "yaxis": {"autorange": "reversed", "automargin": True, "showgrid": False},
        "xaxis": {"automargin": True, "tickangle": -40, "side": "top", "showgrid": False},
        "margin": {"l": 10, "r": 120, "t": 45, "b": 40},
        "height": 200 + 24 * len(rows),
        **BESIDE,
    }
    return _figure([trace], layout)


def network(
    labels: Sequence[str],
    sizes: Sequence[int],
    edges: Sequence[tuple[int, int, float]],
    opens: Sequence[str] = (),
) -> Figure:
    """Codes as points whose size tells how often they occur, lines as thick as they go together often.

    The places come from networkx' spring layout with a fixed seed; at most 25 codes, the most linked.
    """
    import networkx as nx

    graph = nx.Graph()
    for one, other, weight in edges:
        graph.add_edge(one, other, weight=weight)
    kept = sorted(graph.nodes, key=lambda node: (-graph.degree(node, weight="weight"), node))[:MOST_NODES]
    graph = graph.subgraph(sorted(kept))
    if not graph:
        return _figure([], {"height": 300})
    places = nx.spring_layout(graph, seed=7, k=2.2 / math.sqrt(len(graph)), weight="weight")
    most = max((sizes[node] for node in graph), default=1) or 1
    points = {node: 8 + 26 * math.sqrt(sizes[node] / most) for node in graph}
    written = {node: wrapped(_short(labels[node]), LETTERS) for node in graph}
    at, height = _laid_out(places, written, points)
    heaviest = max(data["weight"] for _, _, data in graph.edges(data=True)) if graph.edges else 1
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [at[one][0], at[other][0]],
            "y": [at[one][1], at[other][1]],
            "line": {"width": 0.5 + 5 * data["weight"] / heaviest, "color": "rgba(90,100,110,0.4)"},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for one, other, data in graph.edges(data=True)
    ]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [at[node][0] for node in graph],
            "y": [at[node][1] for node in graph],
            "text": ["<br>".join(written[node]) for node in graph],
            "customdata": [opens[node] for node in graph] if opens else [],
            "hovertext": [_harmless(labels[node]) for node in graph],
            "textposition": "top center",
            "marker": {"size": [points[node] for node in graph], "color": MAIN, "opacity": 0.85},
            "hoverinfo": "text",
            "showlegend": False,
        }
    )
    across = {"visible": False, "range": [-10, SHEET[0] + 10]}
    up = {"visible": False, "range": [-20, height + 20]}
    return _figure(traces, {"xaxis": across, "yaxis": up, "height": round(height) + 100})


def _laid_out(
    places: Mapping[int, Sequence[float]], written: Mapping[int, Sequence[str]], points: Mapping[int, float]
) -> tuple[dict[int, tuple[float, float]], float]:
    """Where the points go so that each label, above its point, can be read; and how high that makes it."""
    nodes = list(written)
    rooms = {node: room(written[node]) for node in nodes}
    boxes = [(max(rooms[node][0], points[node]) + 8, rooms[node][1] + points[node] + 8) for node in nodes]
    lows = [min(float(places[node][axis]) for node in nodes) for axis in (0, 1)]
    spans = [max(float(places[node][axis]) for node in nodes) - lows[axis] or 1.0 for axis in (0, 1)]
    centres = [
        tuple((float(places[node][axis]) - lows[axis]) / spans[axis] * SHEET[axis] for axis in (0, 1))
        for node in nodes
    ]
    free = apart([(x, y) for x, y in centres], boxes, SHEET[0])
    lowest = min(y - tall / 2 for (_, y), (_, tall) in zip(free, boxes, strict=True))
    highest = max(y + tall / 2 for (_, y), (_, tall) in zip(free, boxes, strict=True))
    at = {node: (x, y - lowest - rooms[node][1] / 2) for node, (x, y) in zip(nodes, free, strict=True)}
    return at, highest - lowest


def distinct(labels: Sequence[str]) -> list[str]:
    """Labels made different where they are the same, as columns of a table and places on an axis must be."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def _figure(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Figure:
    margin = {"l": 10, "r": 45, "t": 45, "b": 40}
    return {"data": traces, "layout": {"margin": margin, **layout}}


def _short(label: str) -> str:
    """A label short enough, without what Plotly would read as marks."""
    return _harmless(shortening.beginning(label, LONGEST))


def _harmless(label: str) -> str:
    return label.replace("<", "‹").replace(">", "›").replace("&", "＆")
