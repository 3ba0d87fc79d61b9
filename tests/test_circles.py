"""Circles in references: each found once, none where there is none, however long the way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.circles import circles

Edges = Mapping[str, Sequence[str]]


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({}, []),
        ({"a": []}, []),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        # what is named and has no entry leads nowhere
        ({"a": ["gone"], "b": ["gone"]}, []),
        # what names itself is no circle of two
        ({"a": ["a"]}, []),
        ({"a": ["a", "b"], "b": ["b"]}, []),
        ({"a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"a": ["b", "b"], "b": ["a", "b"]}, [("a", "b")]),
        # in the order in which they lead to each other, from the smallest on
        ({"b": ["a"], "a": ["c"], "c": ["b"]}, [("a", "c", "b")]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [("a", "b", "c")]),
        # what leads into a circle, or out of it, is not of it
        ({"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": []}, [("b", "c")]),
        # one beside the other
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
        # one behind the other
        ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
    ],
)
def test_circles_are_found_and_nothing_else(edges: Edges, found: list[tuple[str, ...]]) -> None:
    assert sorted(circles(edges)) == found


@pytest.mark.parametrize(
    "edges",
    [
        {"a": ["b"], "b": ["a", "c"], "c": ["b"]},  # an eight
        {"a": ["b", "c"], "b": ["c", "a"], "c": ["a", "b"]},  # everything leads to everything
        {"a": ["b"], "b": ["c"], "c": ["d", "b"], "d": ["a"]},  # a circle with a shorter way back
    ],
)
def test_circles_that_share_a_node_are_reported_as_one(edges: Edges) -> None:
    assert len(list(circles(edges))) == 1


def test_a_chain_of_thousands_is_walked_without_recursion() -> None:
    chain = {f"n{i:04}": [f"n{i + 1:04}"] for i in range(5000)}
    assert list(circles(chain)) == []
    (round_about,) = circles({**chain, "n5000": ["n0000"]})
    assert round_about == tuple(f"n{i:04}" for i in range(5001))


def test_the_edges_are_not_changed() -> None:
    edges = {"b": ["a", "b"], "a": ["b"]}
    assert list(circles(edges)) == [("a", "b")]
    assert edges == {"b": ["a", "b"], "a": ["b"]}


NODES = "abcdefgh"
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=4))


def reached(edges: Edges, start: str) -> set[str]:
    """Return all that a node leads to, itself only where it comes back to it through another."""
    seen: set[str] = set()
    left = [target for target in edges.get(start, ()) if target != start]
    while left:
        node = left.pop()
        if node not in seen:
            seen.add(node)
            left += [target for target in edges.get(node, ()) if target != node]
    return seen


@given(GRAPHS)
def test_a_graph_in_which_nothing_leads_back_has_no_circle(edges: Edges) -> None:
    forwards = {node: [target for target in targets if target > node] for node, targets in edges.items()}
    assert list(circles(forwards)) == []


@given(GRAPHS)
def test_each_circle_found_is_one_and_no_node_is_in_two(edges: Edges) -> None:
    found = list(circles(edges))
    for circle in found:
        assert len(circle) >= 2
        assert circle[0] == min(circle)
        for node, target in pairwise((*circle, circle[0])):
            assert target in edges[node]
    nodes = [node for circle in found for node in circle]
    assert len(nodes) == len(set(nodes))


@given(GRAPHS)
def test_without_the_nodes_of_the_circles_nothing_leads_back(edges: Edges) -> None:
    nodes = {node for circle in circles(edges) for node in circle}
    rest = {node: [t for t in targets if t not in nodes] for node, targets in edges.items() if node not in nodes}
    assert all(node not in reached(rest, node) for node in rest)
    assert bool(nodes) == any(node in reached(edges, node) for node in edges)


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(edges: Edges, random: Random) -> None:
    nodes = list(edges)
    random.shuffle(nodes)
    other = {node: sorted(edges[node], reverse=True) for node in nodes}
    assert list(circles(other)) == list(circles(edges))
