"""Writes a synthetic handbook of any size in the real format: equal size and seed, equal files.

Its sources are sentences of a small vocabulary, its fingerprints are real, and every claim holds: the
checks do all the work that they do on real facts. It measures nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from generator.fingerprints import fingerprint_of, write_fingerprint

CHAPTERS = 15
CLAIMS_A_SOURCE = 10
CLAIMS_AN_ENTITY = 20
CLAIMS_A_MEASURE = 30  # and a dispute
CLAIMS_A_FIGURE = 100
_LED_TO = ("contribute.md", "data.md", "method/index.md", "reference/modules.md")
_SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "cha", "lor", "men",
    "tis",
)  # fmt: skip
_PARTIES = ("cn-government", "us-government", "eu", "press", "independent", "industry")
_KINDS = ("event", "position", "accusation", "causal", "forecast", "quantity")


@dataclass
class _World:
    """The dice and the words of one synthetic handbook."""

    dice: Random
    words: list[str]
    dated: list[tuple[str, str]] = field(default_factory=list)
    counted: list[tuple[str, str]] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)

    def sentence(self, length: int) -> list[str]:
        return self.dice.choices(self.words, k=length)

    def date(self) -> str:
        return f"2025-{self.dice.randint(1, 12):02d}-{self.dice.randint(1, 28):02d}"


def write(project: Path, claims: int, seed: int = 1) -> None:
    """Write `facts/`, `docs/` and `mkdocs.yml` of a handbook with this many claims.

    Args:
        project: an empty folder.
        claims: how many claims.
        seed: of the dice.
    """
    dice = Random(seed)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(4000)]
    world = _World(dice, sorted(set(words)))
    entities = max(min(len(_PARTIES), claims), claims // CLAIMS_AN_ENTITY)
    sources = max(2, claims // CLAIMS_A_SOURCE)
    facts = project / "facts"
    _put(facts / "chapters.yml", "".join(_chapter(number) for number in range(min(CHAPTERS, claims))))
    for number in range(entities):
        _put(facts / f"entities/{number % 10}/entity-{number}.yml", _entity(world, number))
    waiting: list[list[int]] = [[] for _ in range(sources)]
    for number in range(claims):
        waiting[number % sources].append(number)
    for number, cited in enumerate(waiting):
        _source(world, facts, number, cited, entities)
    for number in range(max(1, claims // CLAIMS_A_MEASURE)):
        _measure(world, facts, number, entities)
        _dispute(world, facts, number)
    for number in range(max(1, claims // CLAIMS_A_FIGURE)):
        _figure(world, facts, number)
    _put(facts / "glossary.yml", "".join(_term(world, number) for number in range(40)))
    _put(project / "docs/about.md", "# About\n\nA synthetic handbook [@claim-0].\n")
    for page in _LED_TO:
        _put(project / "docs" / page, "# By hand\n\nGenerated pages lead here.\n")
    _put(project / "mkdocs.yml", json.dumps(settings({"handbook": {"today": "2026-01-01"}, "search": {}})))


def settings(plugins: dict[str, dict[str, str]]) -> dict[str, object]:
    """Return the MkDocs settings that both contenders are built with, but for their plugins.

    Features and extensions are those of the handbook's own `mkdocs.yml`, and what stock needs besides.
    """
    features = ["content.action.edit", "navigation.indexes", "navigation.tabs", "navigation.top"]
    return {
        "site_name": "Synthetic handbook",
        "theme": {"name": "material", "font": False, "features": [*features, "search.highlight", "toc.follow"]},
        "plugins": plugins,
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "md_in_html",
            "pymdownx.highlight",
            "pymdownx.superfences",
            "tables",
            {"toc": {"permalink": True}},
        ],
        "not_in_nav": "*",
        "nav": [{"Home": "index.md"}, {"Claims": "claims/index.md"}, {"About": "about.md"}],
    }


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _chapter(number: int) -> str:
    return f"- id: chapter-{number}\n  title: Chapter {number}\n  summary: What belongs to chapter {number}.\n"


def _entity(world: _World, number: int) -> str:
    words = world.sentence(2)
    party = _PARTIES[number % len(_PARTIES)]
    part = f"part_of: entity-{number % len(_PARTIES)}\n" if number >= len(_PARTIES) else ""
    return (
        f"name: {words[0].title()} {words[1].title()} {number}\nkind: organisation\nparty: {party}\n{part}"
        f"aliases: [{words[0]}{number}]\ndescription: An organisation of {words[1]}.\n"
    )


def _source(world: _World, facts: Path, number: int, cited: list[int], entities: int) -> None:
    """Write a source with the claims that cite it, then the fingerprint of the text they make up."""
    identity = f"source-{number}"
    paragraphs: list[str] = []
    for claim in cited:
        paragraph = _claim(world, facts, claim, identity, entities)
        paragraphs += (paragraph, " ".join(world.sentence(world.dice.randint(20, 40))))
    print_ = fingerprint_of(identity, "\n".join(paragraphs))
    _put(facts / f"fingerprints/{identity}.json", write_fingerprint(print_))
    _put(
        facts / f"sources/{identity}.yml",
        f"title: Report {number} on {world.sentence(1)[0]}\npublisher: entity-{number % entities}\ntype: news\n"
        f"language: en\npublished: {world.date()}\nurl: https://example.org/{identity}\n"
        f"capture:\n  extent: whole\n  words: {print_.words}\n  sha256: {print_.sha256}\n  captured: 2025-12-31\n",
    )


def _claim(world: _World, facts: Path, number: int, source: str, entities: int) -> str:
    """Write a claim and return the paragraph of its source that shows it."""
    dice = world.dice
    head, tail, text = world.sentence(6), world.sentence(6), world.sentence(dice.randint(12, 24))
    speaker, kind = dice.randrange(entities), _KINDS[number % len(_KINDS)]
    about = sorted({dice.randrange(entities) for _ in range(3)} | {number % entities})
    value = dice.randint(2, 9) * 100 + 50
    printed = f"covers over {value} items" if number % 3 == 0 else ""
    since = world.date()
    dated = f"applies from {since} and until 2026-06-30" if number % 10 == 5 else ""
    lines = [
        f"claim: {' '.join(text).capitalize()} number{number}{f' covers over {value} items' if printed else ''}.",
        f"kind: {kind}",
        f"speaker: entity-{speaker}",
        f"said: {world.date()}",
        f"chapter: chapter-{number % CHAPTERS}",
        f"about: [{', '.join(f'entity-{entity}' for entity in about)}]",
        "evidence:",
        f"  - source: {source}",
        f'    passage: "{" ".join(head)} … {" ".join(tail)}"',
        f"note: {' '.join(world.sentence(15)).capitalize()}.",
    ]
    if printed:
        lines += ["quantities:", f"  - of: items-{number % 50}", f"    as_printed: {printed}", f"    value: {value}"]
        lines += ["    comparison: more-than", "    unit: items", "    note: Counted anew each time."]
        world.counted.append((f"claim-{number}", f"items-{number % 50}"))
    if dated:
        lines += ["dates:", "  - of: the start", f"    as_printed: applies from {since}", f"    date: {since}"]
        lines += ["  - of: the end", "    as_printed: and until 2026-06-30", "    date: 2026-06-30"]
        world.dated.append((since, f"claim-{number}"))
    world.said.setdefault(_PARTIES[speaker % len(_PARTIES)], []).append(f"claim-{number}")
    if number % 10 == 1:
        lines += ["answers:", f"  - claim: claim-{number - 1}", f"    how: {dice.choice(['disputes', 'qualifies'])}"]
    _put(facts / f"claims/chapter-{number % CHAPTERS}/claim-{number}.yml", "\n".join(lines) + "\n")
    middle = [*world.sentence(dice.randint(5, 15)), printed, dated, *world.sentence(dice.randint(5, 15))]
    return " ".join(word for word in (*head, *middle, *tail) if word)


def _measure(world: _World, facts: Path, number: int, entities: int) -> None:
    """Write a measure of three steps, as far as there are claims left that state days."""
    steps = sorted(world.dated[3 * number : 3 * number + 3])
    events = (("announced", ""), ("in-force", ""), ("suspended", ", until: 2026-06-30"))
    lines = [f"name: Order {number} on {world.sentence(1)[0]}", f"issuer: entity-{number % entities}"]
    lines += [f"covers: {' '.join(world.sentence(5))}", f"chapter: chapter-{number % CHAPTERS}", "lifecycle:"]
    for (event, until), (day, claim) in zip(events, steps, strict=False):
        lines.append(f"  - {{event: {event}, on: {day}{until}, claim: {claim}}}")
    if steps:
        _put(facts / f"measures/measure-{number}.yml", "\n".join(lines) + "\n")


def _dispute(world: _World, facts: Path, number: int) -> None:
    """Write a dispute of three parties with up to three claims each."""
    parties = [party for party in _PARTIES if world.said.get(party)][:3]
    lines = [f"question: Is {' '.join(world.sentence(4))} so?", "turns_on: [scope, date]"]
    lines += [f"chapter: chapter-{number % CHAPTERS}", "would_settle: [A count.]", "sides:"]
    for party in parties:
        start = number * 3 % len(world.said[party])
        claims = world.said[party][start : start + 3]
        lines += [f"  - party: {party}", f"    position: {' '.join(world.sentence(8))}"]
        lines.append(f"    claims: [{', '.join(claims)}]")
    if len(parties) > 1:
        _put(facts / f"disputes/dispute-{number}.yml", "\n".join(lines) + "\n")


def _figure(world: _World, facts: Path, number: int) -> None:
    """Write a figure of four bars; of the benchmark's figures every tenth is another drawing."""
    start = number % 10 * 4 % max(1, len(world.counted) - 4)
    lines = [f"title: Count {number % 10}", "kind: bar", "unit: items", f"description: {' '.join(world.sentence(6))}"]
    lines += [
        f"chapter: chapter-{number % CHAPTERS}",
        "warning: Counted by different people.",
        "series:",
        "  - label: All",
    ]
    lines.append("    points:")
    lines += [f"      - {{claim: {claim}, of: {key}}}" for claim, key in world.counted[start : start + 4]]
    if world.counted:
        _put(facts / f"figures/figure-{number}.yml", "\n".join(lines) + "\n")


def _term(world: _World, number: int) -> str:
    word = f"{world.words[number * 7]}"
    return f"- term: {word}\n  definition: What is called {word} here.\n"
