"""The colours of charts as literals: an SVG in a PDF cannot read the style sheet. Tested equal to tokens.css."""

TOKENS = {
    "ink": "#16262b",
    "ink-2": "#42535a",
    "ink-3": "#5a6a70",
    "paper": "#fff",
    "ground": "#f3f6f6",
    "line": "#d5dddf",
    "edge": "#75858b",
    "action": "#0b5566",
    "today": "#955600",
    "over": "#a8201a",
    "c1": "#0b5566",
    "c2": "#5b8fc4",
    "c3": "#7d5ba6",
    "c4": "#8a7a5c",
    "c-last": "#84939a",
    "c-grid": "#dfe6e7",
}
NEAR, REST = "#e0a53a", "#a9b8bc"  # .k-near and .k-rest: chart classes with colours of their own

# What each class of `.chart` looks like, as SVG attributes; on screen the class of the same name agrees with it.
STYLES = {
    "": {"fill": TOKENS["ink-2"]},
    "b": {"fill": TOKENS["ink"], "font-weight": "600"},
    "dim": {"fill": TOKENS["ink-3"]},
    "inv": {"fill": "#fff"},
    "b inv": {"fill": "#fff", "font-weight": "600"},
    "grid": {"stroke": TOKENS["c-grid"], "fill": "none"},
    "axis": {"stroke": TOKENS["edge"], "fill": "none"},
    "s1": {"fill": TOKENS["c1"]},
    "s2": {"fill": TOKENS["c2"]},
    "s3": {"fill": TOKENS["c3"]},
    "s4": {"fill": TOKENS["c4"]},
    "before": {"fill": TOKENS["c-last"]},
    "line1": {"fill": "none", "stroke": TOKENS["c1"], "stroke-width": "2.5"},
    "last": {"fill": "none", "stroke": TOKENS["c-last"], "stroke-width": "2", "stroke-dasharray": "5 4"},
    "k-rest": {"fill": REST},
    "k-near": {"fill": NEAR},
    "k-today": {"fill": TOKENS["today"]},
    "k-over": {"fill": TOKENS["over"]},
    "box": {"fill": TOKENS["paper"], "stroke": TOKENS["line"]},
    "off": {"fill": TOKENS["ground"], "stroke": TOKENS["line"]},
    "sel": {"fill": "none", "stroke": TOKENS["action"], "stroke-width": "2"},
}
