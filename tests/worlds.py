"""A small handbook as data, to be changed by a test and written to disk: facts in, an edition out.

The story: a ministry says in a statement that its controls are no bans; an agency passes it on, in
English and in Chinese; a bureau of another government answers. Fingerprints are real.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.editions import Edition
from generator.fingerprints import fingerprint_of, write_fingerprint
from generator.pipeline import edition_of, examine, publish
from tests.fragments import Element, read_body

Facts = dict[str, Any]
TODAY = date(2026, 1, 1)

TEXTS = {
    "agency-report": (
        "The ministry said that its export controls are not export bans.\n"
        "Its own list covers about 900 items, while the other list covers more than 3,000 items.\n"
        "Licences will be granted to all eligible applications, and companies have no need to worry.\n"
        "The rules enter into force on December 1, 2025, it added."
    ),
    "agency-report-zh": "商务部表示出口管制不是禁止出口，对符合规定的申请将予以许可。\n各国企业大可不必担忧。",
    "bureau-notice": (
        "The bureau finds that licences are withheld for months and that the controls work as bans in effect."
    ),
}


@dataclass
class World:
    """Everything that lies in a project's folder."""

    claims: dict[str, Facts] = field(default_factory=dict)
    sources: dict[str, Facts] = field(default_factory=dict)
    entities: dict[str, Facts] = field(default_factory=dict)
    measures: dict[str, Facts] = field(default_factory=dict)
    disputes: dict[str, Facts] = field(default_factory=dict)
    figures: dict[str, Facts] = field(default_factory=dict)
    chapters: list[Facts] = field(default_factory=list)
    terms: list[Facts] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    """Where below the folder of its kind a record lies."""

    def claim(self, identity: str, /, **fields: Any) -> None:
        """Add a claim of the ministry's, or whatever the fields say."""
        plain = {
            "claim": f"Text of {identity.replace('-', ' ')}.",
            "kind": "position",
            "speaker": "ministry",
            "said": "2025-10-12",
            "chapter": "licensing",
            "about": ["export-licence"],
            "evidence": [{"source": "agency-report", "passage": "export controls are not export bans"}],
        }
        self.claims[identity] = {k: v for k, v in {**plain, **fields}.items() if v is not None}

    def write(self, project: Path) -> Path:
        """Write facts, fingerprints and pages; JSON is YAML too."""
        self._put(project / "facts/chapters.yml", self.chapters)
        if self.terms:
            self._put(project / "facts/glossary.yml", self.terms)
        for kind in ("claims", "sources", "entities", "measures", "disputes", "figures"):
            for identity, fields in getattr(self, kind).items():
                self._put(project / "facts" / kind / self.folders.get(identity, ".") / f"{identity}.yml", fields)
        for source, text in self.texts.items():
            path = project / f"facts/fingerprints/{source}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_fingerprint(fingerprint_of(source, text)), encoding="utf-8")
        for name, text in self.prose.items():
            path = project / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return project

    def edition(self, project: Path) -> Edition:
        """Return what is published; the check must have found nothing."""
        made = publish(self.write(project), TODAY)
        assert isinstance(made, Edition), "\n".join(f"{p.place}: {p.code} {p.message}" for p in made)
        return made

    def unchecked_edition(self, project: Path) -> Edition:
        """Return what would be published if there were no rules."""
        return edition_of(examine(self.write(project), TODAY), TODAY)

    @staticmethod
    def _put(path: Path, values: object) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


def small_world() -> World:
    """Return the story's facts, to be changed at will."""
    world = World(texts=dict(TEXTS))
    world.chapters = [
        {"id": "licensing", "title": "Licensing", "summary": "How licences are granted."},
        {"id": "lists", "title": "Lists", "summary": "What is controlled."},
    ]
    world.entities = {
        "china": {"name": "Government of China", "kind": "organisation", "party": "cn-government"},
        "ministry": {"name": "Ministry of Commerce", "kind": "organisation", "part_of": "china", "aliases": ["商务部"]},
        "agency": {"name": "The Agency", "kind": "organisation", "party": "press"},
        "washington": {"name": "Government of the United States", "kind": "organisation", "party": "us-government"},
        "bureau": {"name": "Bureau of Industry", "kind": "organisation", "part_of": "washington"},
        "briefing": {"name": "Briefing of October", "kind": "meeting", "part_of": "ministry"},
        "export-licence": {"name": "Export licence", "kind": "concept", "description": "A permit to export."},
    }
    plain = {"publisher": "agency", "type": "news", "language": "en", "published": "2025-10-12"}
    world.sources = {
        "agency-report": {**plain, "title": "Controls no bans", "relays": "briefing", "url": "https://agency.example/r"},
        "agency-report-zh": {**plain, "title": "出口管制不是禁止出口", "language": "zh", "relays": "briefing"},
        "bureau-notice": {
            **plain, "title": "Notice on licences", "publisher": "bureau", "type": "statement", "published": "2025-11",
            "url": "https://bureau.example/n",
        },
        "letter": {**plain, "title": "A letter", "published": "2025~", "url": "https://agency.example/letter"},
    }  # fmt: skip
    for source, text in world.texts.items():
        print_ = fingerprint_of(source, text)
        world.sources[source]["capture"] = {
            "extent": "whole", "words": print_.words, "sha256": print_.sha256, "captured": "2025-12-24",
        }  # fmt: skip
    world.claim(
        "not-bans",
        claim="Export controls are a matter of licences.",
        about=["export-licence", "china"],
        evidence=[
            {"source": "agency-report", "passage": "export controls are not export bans"},
            {"source": "agency-report-zh", "passage": "出口管制不是禁止出口 … 大可不必担忧"},
            {"source": "letter", "passage": "the first words of it … the last words of it"},
        ],
        note="It speaks of the law, not of practice.",
    )
    world.claim(
        "bans-in-effect",
        claim="The controls work as bans.",
        kind="accusation",
        speaker="bureau",
        said="2025-11",
        evidence=[{"source": "bureau-notice", "passage": "The bureau finds that … work as bans in effect"}],
        answers=[{"claim": "not-bans", "how": "disputes"}],
    )
    world.claim(
        "list-sizes",
        claim="The ministry's list is shorter than the other list.",
        kind="quantity",
        chapter="lists",
        about=["china"],
        evidence=[{"source": "agency-report", "passage": "Its own list covers about … more than 3,000 items"}],
        quantities=[
            {
                "of": "cn-list-items", "as_printed": "covers about 900 items", "value": 900, "comparison": "about",
                "unit": "items", "at": "2025-10",
            },
            {
                "of": "us-list-items", "as_printed": "covers more than 3,000 items", "value": 3000,
                "comparison": "more-than", "unit": "items", "note": "Subcategories are not counted.",
            },
        ],
        dates=[],
    )  # fmt: skip
    return world


GAZETTE = (
    "Order No. 7 on export licences was issued on 9 October 2025 and applies from 9 October 2025 to goods made here.\n"
    "To goods made abroad it applies from 1 December 2025.\n"
    "On 7 November 2025 the ministry suspended Order No. 7 as a whole until 10 November 2026.\n"
    "A fee of $50 for each ton is due from 14 October 2025, and of $80 for each ton from 17 April 2026."
)


def timed_world() -> World:
    """Return the small world with a measure, a threat, a dispute, two figures and a term."""
    world = small_world()
    world.texts["gazette"] = GAZETTE
    print_ = fingerprint_of("gazette", GAZETTE)
    world.sources["gazette"] = {
        "title": "Gazette", "publisher": "ministry", "type": "notice", "language": "en", "published": "2025-11-07",
        "url": "https://gazette.example/7",
        "capture": {"extent": "whole", "words": print_.words, "sha256": print_.sha256, "captured": "2025-12-24"},
    }  # fmt: skip
    world.entities["the-fee"] = {"name": "The fee", "kind": "concept"}

    def dated(identity: str, claim: str, passage: str, *dates: tuple[str, str, str], **more: Any) -> None:
        named = [{"of": of, "as_printed": printed, "date": day} for of, printed, day in dates]
        plain: Facts = {"kind": "measure", "speaker": None, "said": None, "about": ["order-7"], "dates": named}
        world.claim(identity, claim=claim, evidence=[{"source": "gazette", "passage": passage}], **{**plain, **more})

    dated(
        "order-7-issued", "Order No. 7 was issued on 9 October 2025.", "Order No. 7 on export … to goods made here",
        ("the order", "issued on 9 October 2025", "2025-10-09"),
    )  # fmt: skip
    dated(
        "order-7-abroad", "Order No. 7 is to apply to goods made abroad from 1 December 2025.",
        "To goods made abroad it applies from 1 December 2025",
        ("the order for goods made abroad", "from 1 December 2025", "2025-12-01"),
    )  # fmt: skip
    dated(
        "order-7-suspended", "Order No. 7 is suspended from 7 November 2025 until 10 November 2026.",
        "On 7 November 2025 the … until 10 November 2026",
        ("the suspension", "On 7 November 2025", "2025-11-07"), ("its end", "until 10 November 2026", "2026-11-10"),
    )  # fmt: skip
    dated(
        "fee-ladder", "The fee is USD 50 for each ton from 14 October 2025 and USD 80 from 17 April 2026.",
        "A fee of $50 for … ton from 17 April 2026",
        ("the first step of the fee", "from 14 October 2025", "2025-10-14"),
        ("the second step of the fee", "from 17 April 2026", "2026-04-17"), about=["the-fee"],
        quantities=[
            {"of": "ton-fee", "as_printed": "fee of $50 for each ton", "value": 50, "unit": "USD", "at": "2025-10-14"},
            {"of": "ton-fee", "as_printed": "of $80 for each ton", "value": 80, "unit": "USD", "at": "2026-04-17"},
        ],
    )  # fmt: skip
    world.measures["order-7"] = {
        "name": "Order No. 7", "issuer": "ministry", "covers": "Goods that need an export licence",
        "chapter": "licensing", "about": ["export-licence"],
        "lifecycle": [
            {"event": "announced", "on": "2025-10-09", "claim": "order-7-issued"},
            {"event": "in-force", "on": "2025-10-09", "part": "goods made here", "claim": "order-7-issued"},
            {"event": "suspended", "on": "2025-11-07", "until": "2026-11-10", "claim": "order-7-suspended"},
            {"event": "in-force", "on": "2025-12-01", "claim": "order-7-abroad"},
        ],
    }  # fmt: skip
    world.measures["bureau-threat"] = {
        "name": "The bureau's threat", "issuer": "bureau", "nature": "threat", "covers": "All trade",
        "chapter": "licensing", "about": ["export-licence"],
        "lifecycle": [
            {"event": "announced", "on": "2025-11-02", "planned": "2025-11-20", "claim": "bans-in-effect"},
        ],
    }  # fmt: skip
    world.claims["bans-in-effect"] |= {
        "said": "2025-11-02",
        "dates": [
            {"of": "the day threatened", "as_printed": "for months and that", "date": "2025-11-20", "implied": "date"}
        ],
    }
    world.disputes["are-they-bans"] = {
        "question": "Are the controls bans?", "turns_on": ["definition"], "chapter": "licensing",
        "sides": [
            {"party": "us-government", "position": "They work as bans.", "claims": ["bans-in-effect"]},
            {"party": "cn-government", "position": "They are licences.", "claims": ["not-bans"]},
            {"party": "eu", "position": "Nothing was found.", "none_found": {"on": "2025-12-31", "where": "its site"}},
        ],
        "would_settle": ["A count of the licences."], "figures": ["sizes-compared"],
    }  # fmt: skip
    world.figures["sizes-compared"] = {
        "title": "Sizes of the lists", "kind": "bar", "unit": "items", "description": "Two bars.", "chapter": "lists",
        "series": [{"label": "Lists", "points": [
            {"claim": "list-sizes", "of": "cn-list-items"}, {"claim": "list-sizes", "of": "us-list-items"},
        ]}],
        "warning": "The lists count different things.",
    }  # fmt: skip
    world.figures["fee"] = {
        "title": "The fee", "kind": "line", "unit": "USD", "description": "A line up.", "chapter": "lists",
        "series": [{"label": "The fee", "points": [
            {"claim": "fee-ladder", "of": "ton-fee", "at": "2025-10-14"},
            {"claim": "fee-ladder", "of": "ton-fee", "at": "2026-04-17"},
        ]}],
        "warning": "Only the ministry's fee.",
    }  # fmt: skip
    world.terms = [
        {"term": "licences", "also": ["licence"], "definition": "Permits to export.", "about": ["export-licence"]}
    ]
    return world


def body(edition: Edition, path: str) -> Element:
    """Return the body of a generated page."""
    (page,) = (page for page in edition.pages if page.path == path)
    return read_body(page.html)


def data(edition: Edition) -> Any:
    """Return the published data."""
    return json.loads(edition.files["data/handbook.json"])
