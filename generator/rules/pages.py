"""Rules on the hand-written pages: that what they cite exists, and that those on the subject cite at all.

They do not judge what the pages say.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem, nearest
from generator.prose import citations, is_on_the_subject, paragraphs
from generator.rules.rule import Subject, rule


@rule("HB601", "a citation of an unknown claim", "Correct the id in [@claim-id].")
def unknown_citation(subject: Subject) -> Iterator[Problem]:
    """A reference that leads nowhere is worse than none."""
    claims = subject.handbook.claims
    for file, text in subject.prose.items():
        for citation in citations(text, file):
            if citation.claim not in claims and citation.claim not in subject.handbook.broken:
                hint = nearest(citation.claim, claims) or "name a claim under facts/claims/"
                yield Problem(citation.place, "HB601", f"there is no claim “{citation.claim}”", hint)


@rule("HB602", "a paragraph that cites nothing", "Cite the claims that it rests on: [@claim-id].")
def uncited_paragraph(subject: Subject) -> Iterator[Problem]:
    """What a page on the subject says in the handbook's own voice rests on claims that a reader can follow."""
    for file, text in subject.prose.items():
        if is_on_the_subject(file):
            for block, place in paragraphs(text, file):
                if not any(citations(block, file)):
                    message = f"the paragraph that starts with “{' '.join(block.split()[:4])}” cites nothing"
                    yield Problem(place, "HB602", message, "add [@claim-id] behind what it says")


RULES = (unknown_citation, uncited_paragraph)
