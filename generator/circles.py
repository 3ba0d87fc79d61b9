"""Circles in references that must lead backwards: found once each, never walked into.

A claim answers and replaces what was said before, a measure replaces an older one; what leads back to
itself is a mistake. The search is graphlib's. This module knows no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


def circles(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles of two or more nodes, each node in one of them at most.

    Args:
        edges: by node, the nodes that it leads to.

    Yields:
        The nodes of a circle in the order in which they lead to each other, from the smallest on.
    """
    left = {node: sorted(set(targets) - {node}) for node, targets in sorted(edges.items())}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # graphlib lists each node behind the one that leads to it, and the first one again at the end.
            nodes: list[str] = list(reversed(error.args[1]))[:-1]
            start = nodes.index(min(nodes))
            yield (*nodes[start:], *nodes[:start])
            left = {
                node: [target for target in targets if target not in nodes]
                for node, targets in left.items()
                if node not in nodes
            }
        else:
            return
