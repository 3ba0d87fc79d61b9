"""The pages on the program itself: what a check reports, and how the generator is built."""

from __future__ import annotations

from dataclasses import dataclass

from generator.architecture import Room
from generator.editions import Heading
from generator.pages.plan import Plan
from generator.rules import Rule


@dataclass(frozen=True, slots=True)
class RulesContext:
    """What the page of rules shows."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ArchitectureContext:
    """What the architecture page shows: the floors, the top one first."""

    floors: tuple[tuple[Room, ...], ...]


def rules_page(rules: tuple[Rule, ...]) -> Plan:
    """Return the plan of the page that lists the rules."""
    return Plan(
        path="method/problems.md",
        kind="problems",
        title="What a check reports",
        description="Every rule of the handbook's check: why it exists and how to mend what breaks it.",
        context=RulesContext(rules),
        headings=tuple(Heading(rule.code.lower(), f"{rule.code} {rule.title}") for rule in rules),
    )


def architecture_page(floors: tuple[tuple[Room, ...], ...]) -> Plan:
    """Return the plan of the page that shows the program's modules, floor by floor."""
    return Plan(
        path="reference/index.md",
        kind="architecture",
        title="Architecture",
        description="The modules of the generator, floor by floor, in their own opening lines.",
        context=ArchitectureContext(floors),
    )
