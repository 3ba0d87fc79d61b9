"""Hand-written pages: citations, paragraphs, references and terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place
from generator.prose import citations, paragraphs, with_references, with_terms


def cited(text: str) -> list[tuple[str, int, int]]:
    return [(c.claim, c.place.line, c.place.column) for c in citations(text, "docs/a.md")]


def blocks(text: str) -> list[tuple[str, int]]:
    return [(block, place.line) for block, place in paragraphs(text, "docs/a.md")]


def test_a_citation_has_its_claim_and_its_place() -> None:
    text = "First [@one-a].\n\né [@two][@one-a] [@]\n"
    assert cited(text) == [("one-a", 1, 7), ("two", 3, 3), ("one-a", 3, 9), ("", 3, 18)]
    for citation in citations(text, "docs/a.md"):
        assert text[citation.start : citation.end] == f"[@{citation.claim}]"
        assert citation.place.file == "docs/a.md"


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]`",
        "``x ` [@a]``",
        "```\n[@a]\n```",
        "~~~ text\n[@a]\n~~~",
        "````\n```\n[@a]\n````",
        "```\n[@a]",
        "- x\n\n    ```\n    [@a]\n    ```\n",
        "[a](b)",
        "[@a b]",
        "@a",
        "[ @a]",
        "\\@a",
    ],
)
def test_code_and_other_brackets_cite_nothing(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text", ["`x` [@a] `y`", "```\nx\n```\n[@a]", "it`s [@a]", "~~~\n```\n~~~\n[@a]", "`` ` `` [@a]"]
)
def test_text_beside_code_cites(text: str) -> None:
    assert [claim for claim, _, _ in cited(text)] == ["a"]


def marked(text: str) -> str:
    """Return the text with each place marked that may be explained."""
    return with_terms(text, lambda stretch: stretch.replace("licences", "<licences>"))


def test_paragraphs_are_running_text_with_its_first_line() -> None:
    text = "# Heading\n\nOne\ntwo [@a].\n\n\nThree.\n"
    assert blocks(text) == [("One\ntwo [@a].", 3), ("Three.", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "# H",
        "## H\n",
        "Heading\n=======",
        "Heading\n---",
        "---",
        "* * *",
        "- item",
        "* item",
        "+ item",
        "1. item",
        "2) item",
        "| a | b |",
        "> quoted",
        "<div>x</div>",
        "<!-- x -->",
        "</div>",
        "![picture](a.png)",
        "```\ncode\n```",
        "`only code`",
        "---\ntitle: x\n---\n",
    ],
)
def test_headings_lists_tables_code_html_and_pictures_are_no_paragraphs(text: str) -> None:
    assert blocks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "**Bold** start.",
        "*Emphasis* start.",
        "-5 percent it was.",
        "2025 was so.",
        "1.5 million it was.",
        "[link](a) start.",
        "< 5 percent",
        "+5 it is",
    ],
)
def test_a_paragraph_may_start_with_anything_that_only_looks_like_a_list(text: str) -> None:
    assert blocks(text) == [(text, 1)]


def test_text_right_below_a_heading_is_a_paragraph() -> None:
    assert blocks("# Heading\nText [@a].\n## Next\n\n### Last\nMore.") == [("Text [@a].", 2), ("More.", 6)]


def test_front_matter_is_no_paragraph_and_moves_no_line() -> None:
    assert blocks("---\ntitle: x\n---\nText.\n") == [("Text.", 4)]
    assert blocks("---\ntitle: x\n---\n\nText.\n\nMore.") == [("Text.", 5), ("More.", 7)]
    assert blocks("Text.\n\n---\nnot front: matter\n---\n")[0] == ("Text.", 1)


def test_references_are_numbered_by_claim_in_the_order_of_their_first_citation() -> None:
    page = with_references(
        "A [@x], B [@y], C [@x].\n\n", "a.md", lambda n, claim: f"<{n}:{claim}>", lambda ids: f"<list {ids}>"
    )
    assert page == "A <1:x>, B <2:y>, C <1:x>.\n\n<list ['x', 'y']>\n"


def test_a_page_without_citations_stays_as_it_is() -> None:
    text = "No citation, `[@a]`.  \n\n"
    assert with_references(text, "a.md", lambda n, claim: "!", lambda ids: "!") == text


def test_code_stays_as_it_is_beside_references() -> None:
    page = with_references("`[@a]` [@a]", "a.md", lambda n, claim: f"<{n}>", lambda ids: "L")
    assert page == "`[@a]` <1>\n\nL\n"


@given(st.text(alphabet="ab`~[@]- \n#*<>|1.", max_size=60))
def test_no_page_makes_it_fail_and_every_place_is_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for citation in citations(text, "a.md"):
        assert lines[citation.place.line - 1][citation.place.column - 1 :].startswith(f"[@{citation.claim}]")
    for block, place in paragraphs(text, "a.md"):
        assert block.strip() == block != ""
        assert place == Place("a.md", place.line, 1)
        assert lines[place.line - 1].strip()


# Terms.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Of licences.", "Of <licences>."),
        ("Licences and\nlicences.\n", "Licences and\n<licences>.\n"),
        ("# Of licences\nlicences\n## licences\n\nlicences", "# Of licences\n<licences>\n## licences\n\n<licences>"),
        ("`licences` licences `licences`", "`licences` <licences> `licences`"),
        ("``a ` licences`` licences", "``a ` licences`` <licences>"),
        ("licences [licences](licences/) licences", "<licences> [licences](licences/) <licences>"),
        ("[licences][x] ![licences](licences.png) [licences] licences",
         "[licences][x] ![licences](licences.png) [licences] <licences>"),
        ("licences [@licences] licences", "<licences> [@licences] <licences>"),
        ("https://a.example/licences?licences licences", "https://a.example/licences?licences <licences>"),
        ("licences <https://a.example/licences>", "<licences> <https://a.example/licences>"),
        ("a <span title='licences'>b</span> licences", "a <span title='licences'>b</span> <licences>"),
        ("**licences** and *licences*", "**<licences>** and *<licences>*"),
        ("---\ntitle: licences\n---\nlicences", "---\ntitle: licences\n---\n<licences>"),
        ("licences\n```\nlicences\n```\nlicences", "<licences>\n```\nlicences\n```\n<licences>"),
    ],
)  # fmt: skip
def test_terms_are_explained_in_running_text_and_nowhere_else(text: str, shown: str) -> None:
    assert marked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# licences",
        "licences\n========",
        "licences\n---",
        "- licences",
        "1. licences",
        "| licences | b |",
        "> licences",
        "<div>licences</div>",
        "<!-- licences -->",
        "![licences](a.png)",
        "```\nlicences\n```",
        "~~~\nlicences\n~~~\n",
        "```\nlicences",
    ],
)
def test_what_is_no_running_text_stays_as_it_is(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "    licences = 1",
        "Text.\n\n    licences = 1\n",
        "`a\nlicences`",
        "See [x].\n\n[x]: licences/",
        "[![picture](a.png)](licences/)",
        "[a [b] c](licences/)",
        "Text.\n{: .licences }",
    ],
)
def test_indented_code_code_over_two_lines_and_addresses_elsewhere_stay_as_they_are(text: str) -> None:
    assert marked(text) == text


def test_stretches_are_explained_in_their_order() -> None:
    seen: list[str] = []

    def explain(stretch: str) -> str:
        seen.append(stretch)
        return f"<{len(seen)}>"

    assert with_terms("One `code` two.\n\n- no\n\nThree.", explain) == "<1>`code`<2>\n- no\n\n<3>"
    assert "".join(seen).split() == ["One", "two.", "Three."]


@given(st.text(alphabet="ab`~[]()@!- \n#*<>|1.:/", max_size=60))
def test_nothing_but_what_is_explained_changes(text: str) -> None:
    seen: list[str] = []

    def explain(stretch: str) -> str:
        seen.append(stretch)
        return stretch

    assert with_terms(text, explain) == text
    places = [block for block, _ in paragraphs(text, "a.md")]
    assert all(any(part.strip() in block for block in places) for part in seen if part.strip())
