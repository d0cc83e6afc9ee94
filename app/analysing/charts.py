"""Charts as plain Plotly figures: bars, lines, heat and a network, with text besides colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Figure = dict[str, Any]
MAIN = "#2c7fa3"
COLOURS = (MAIN, "#c4602f", "#5a8c38", "#9364b0", "#a3762b", "#358f88", "#bb5274", "#6b7b91")
"""Each stands out at more than 3 to 1 from the paper, light as well as dark."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
LONGEST = 46
MOST_NODES = 25


def bars(labels: Sequence[str], values: Sequence[float], title: str) -> Figure:
    """Horizontal bars, the first on top."""
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": [f"{number}. {_short(label)}" for number, label in enumerate(labels, 1)],
        "marker": {"color": MAIN},
        "text": [f"{value:g}" for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "x",
    }
    layout = {"yaxis": {"autorange": "reversed", "automargin": True}, "xaxis": {"title": {"text": title}}}
    return _figure([trace], {**layout, "height": 90 + 24 * len(labels), "bargap": 0.3})


def lines(
    x: Sequence[str], series: Mapping[str, Sequence[float]], title: str, *, percent: bool = False
) -> Figure:
    """A line per series, told apart by colour and dashes."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": _short(name),
            "x": list(x),
            "y": list(values),
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


def band(x: Sequence[str], low: Iterable[float], high: Iterable[float], name: str) -> list[dict[str, Any]]:
    """Two traces that fill the room between a low and a high line."""
    still = {"type": "scatter", "mode": "lines", "x": list(x), "hoverinfo": "skip"}
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


def heat(rows: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[float]]) -> Figure:
    """A heat map with the numbers in it."""
    trace = {
        "type": "heatmap",
        "z": [list(row) for row in values],
        "x": [_short(label) for label in columns],
        "y": [_short(label) for label in rows],
        "colorscale": [[0, "#fdfcfa"], [1, MAIN]],
        "texttemplate": "%{z}" if len(rows) * len(columns) <= 900 else "",
        "hoverinfo": "x+y+z",
        "showscale": False,
    }
    layout = {
        "yaxis": {"autorange": "reversed", "automargin": True},
        "xaxis": {"automargin": True, "tickangle": -40, "side": "top"},
        "height": 200 + 24 * len(rows),
    }
    return _figure([trace], layout)


def network(labels: Sequence[str], sizes: Sequence[int], edges: Sequence[tuple[int, int, float]]) -> Figure:
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
    heaviest = max(data["weight"] for _, _, data in graph.edges(data=True)) if graph.edges else 1
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [float(places[one][0]), float(places[other][0])],
            "y": [float(places[one][1]), float(places[other][1])],
            "line": {"width": 0.5 + 5 * data["weight"] / heaviest, "color": "rgba(90,100,110,0.4)"},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for one, other, data in graph.edges(data=True)
    ]
    most = max((sizes[node] for node in graph), default=1) or 1
    traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [float(places[node][0]) for node in graph],
            "y": [float(places[node][1]) for node in graph],
            "text": [_short(labels[node]) for node in graph],
            "textposition": "top center",
            "marker": {
                "size": [8 + 26 * math.sqrt(sizes[n] / most) for n in graph],
                "color": MAIN,
                "opacity": 0.85,
            },
            "hoverinfo": "text",
            "showlegend": False,
        }
    )
    bare = {"visible": False}
    return _figure(traces, {"xaxis": bare, "yaxis": bare, "height": 620})


def _figure(traces: list[dict[str, Any]], layout: dict[str, Any]) -> Figure:
    margin = {"l": 10, "r": 40, "t": 20, "b": 40}
    return {"data": traces, "layout": {"margin": margin, **layout}}


def _short(label: str) -> str:
    """A label short enough, without what Plotly would read as marks."""
    cut = label if len(label) <= LONGEST else f"{label[: LONGEST - 2].rstrip()} …"
    return cut.replace("<", "‹").replace(">", "›").replace("&", "＆")
