"""A graph as source text for Mermaid or Graphviz."""

import re
from collections.abc import Iterable

from rolecmp.output.page import Graph
from rolecmp.output.text import clean

DOT_HEAD = """\
digraph {{
    rankdir={}
    node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif"]
    edge [fontname="Helvetica,Arial,sans-serif", fontsize=11]
"""


def mermaid(graph: Graph) -> str:
    """Return a Mermaid flowchart."""
    names = _names(graph)
    nodes = (
        f"    {names[node.id]}[{_mermaid_label(node.about, node.title)}]\n" for node in graph.nodes
    )
    edges = (
        f"    {names[edge.origin]} {'-.->' if edge.is_aside else '-->'}"
        f"{f'|{_mermaid_label(edge.label)}|' if edge.label else ''} {names[edge.destination]}\n"
        for edge in graph.edges
    )
    return "".join((f"flowchart {'TD' if graph.is_downward else 'LR'}\n", *nodes, *edges))


def dot(graph: Graph) -> str:
    """Return a digraph in DOT, the language of Graphviz."""
    names = _names(graph)
    nodes = (
        f"    {names[node.id]} [label={_dot_label((node.title, *node.about))}]\n"
        for node in graph.nodes
    )
    edges = (
        f"    {names[edge.origin]} -> {names[edge.destination]}"
        f"{f' [label={_dot_label(edge.label)}]' if edge.label else ''}"
        f"{' [style=dashed]' if edge.is_aside else ''}\n"
        for edge in graph.edges
    )
    return "".join((DOT_HEAD.format("TB" if graph.is_downward else "LR"), *nodes, *edges, "}\n"))


def _names(graph: Graph) -> dict[str, str]:
    """Return a name for each node that is no word of either language."""
    return {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}


def _mermaid_label(lines: Iterable[str], title: str = "") -> str:
    """Return quoted lines, below a title in bold."""
    bold = [f"<b>{_mermaid_text(title)}</b>"] if title else []
    return '"' + "<br/>".join((*bold, *map(_mermaid_text, lines))) + '"'


def _mermaid_text(text: str) -> str:
    """Return text with each character that might have a meaning written by its number."""
    written = re.sub(r"[^\w ,()%/?!]|(?<=^\d)[.)]", lambda sign: f"#{ord(sign[0])};", _flat(text))
    # Mermaid ends a line at a backslash and an n, even at a backslash by its number; a word
    # joiner, which does not show, parts them.
    return written.replace("#92;n", "#92;#8288;n")


def _dot_label(lines: Iterable[str]) -> str:
    escaped = (re.sub(r'[\\"]', r"\\\g<0>", _flat(line)).replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(escaped) + '"'


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", clean(text))
