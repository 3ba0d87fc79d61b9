"""Terms in a text: the text stays what it is, each term is explained once, in its own letters and as a whole word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import Term
from generator.shapes import shape
from generator.terms import Explainer, Run, anchor_of


def term(text: str, *also: str, definition: str = "") -> Term:
    fields: dict[str, Any] = {"term": text, "also": list(also), "definition": definition or f"What {text} is."}
    made = shape(Term, fields)
    assert isinstance(made, Term), made
    return made


def explained(text: str, *terms: Term) -> list[tuple[str, str]]:
    """Return what is explained in a text, with its meaning."""
    return [(run.text, run.meaning) for run in Explainer(terms).runs(text) if run.meaning]


LICENCE, EAR, RULE = term("export licence", "licences"), term("EAR", "US rules"), term("Affiliates Rule")


def test_a_text_is_cut_where_a_term_stands() -> None:
    assert Explainer((LICENCE,)).runs("An export licence is a permit.") == (
        Run("An "),
        Run("export licence", "What export licence is.", "export-licence"),
        Run(" is a permit."),
    )
    assert Explainer((LICENCE,)).runs("export licence") == (
        Run("export licence", "What export licence is.", "export-licence"),
    )


@pytest.mark.parametrize(
    ("text", "runs"),
    [("", ()), ("nothing of it", (Run("nothing of it"),)), (" ", (Run(" "),)), ("\n", (Run("\n"),))],
)
def test_a_text_without_a_term_stays_in_one_piece(text: str, runs: tuple[Run, ...]) -> None:
    assert Explainer((LICENCE, EAR)).runs(text) == runs
    assert Explainer(()).runs(text) == runs


def test_terms_side_by_side_have_nothing_between_them() -> None:
    found = Explainer((EAR, RULE)).runs("EAR/Affiliates Rule")
    assert [(run.text, bool(run.meaning)) for run in found] == [("EAR", True), ("/", False), ("Affiliates Rule", True)]


def test_a_term_is_explained_at_its_first_place_only() -> None:
    found = Explainer((LICENCE, EAR)).runs("The export licence of the EAR: no export licence, no EAR.")
    assert [(run.text, bool(run.meaning)) for run in found] == [
        ("The ", False),
        ("export licence", True),
        (" of the ", False),
        ("EAR", True),
        (": no export licence, no EAR.", False),
    ]


def test_another_form_of_a_term_is_the_same_term_and_says_so() -> None:
    assert explained("Licences. An export licence.", LICENCE) == [
        ("Licences", "export licence: What export licence is.")
    ]
    assert explained("An export licence. Licences.", LICENCE) == [("export licence", "What export licence is.")]
    assert explained("Export Licence", LICENCE) == [("Export Licence", "What export licence is.")]
    assert explained("the US rules", EAR) == [("US rules", "EAR: What EAR is.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # two capitals or more: in just these letters
        ("EAR", ["EAR"]),
        ("an ear, an Ear, eAR", []),
        ("the Affiliates Rule", ["Affiliates Rule"]),
        ("the affiliates rule, the Affiliates rule, the AFFILIATES RULE", []),
        ("US rules", ["US rules"]),
        ("Us rules, us rules, US Rules", []),
        # else in small letters and capitals alike
        ("export licence", ["export licence"]),
        ("Export Licence", ["Export Licence"]),
        ("EXPORT LICENCE", ["EXPORT LICENCE"]),
        ("LiCeNcEs", ["LiCeNcEs"]),
        ("samarium", ["samarium"]),
        ("SAMARIUM", ["SAMARIUM"]),
        ("STRASSE", []),
        ("Straße", ["Straße"]),
    ],
)
def test_capitals_are_exact_where_a_form_has_two_or_more(text: str, found: list[str]) -> None:
    terms = (LICENCE, EAR, RULE, term("Samarium"), term("straße"))
    assert [words for words, _ in explained(text, *terms)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("licences", True),
        ("(licences)", True),
        ("licences’ holders", True),
        ("“licences”", True),
        ("re-licences", True),
        ("licences-to-be", True),
        ("licences.", True),
        ("sublicences", False),
        ("licencesque", False),
        ("licences2", False),
        ("2licences", False),
        ("licences_", False),
        ("_licences", False),
        ("élicences", False),
        ("licencesé", False),
        ("许licences", False),
    ],
)
def test_a_term_is_found_as_a_whole_word_only(text: str, found: bool) -> None:  # noqa: FBT001
    assert bool(explained(text, LICENCE)) == found


@pytest.mark.parametrize("form", ["a.b", "C++", "(a|b)", "x*", "[yz]", "^", "a\\b", "2+2", "5%"])
def test_a_sign_in_a_term_means_itself(form: str) -> None:
    made = term(form)
    assert [words for words, _ in explained(f"an {form} here", made)] == [form]
    assert explained("axb, C, a, b, xx, y, 22, 5", made) == []


def test_terms_known_before_are_not_explained_and_those_found_are_added() -> None:
    explainer = Explainer((LICENCE, EAR))
    known = {"ear"}
    assert [run.text for run in explainer.runs("EAR and an export licence", known)] == ["EAR and an ", "export licence"]
    assert known == {"ear", "export-licence"}
    assert explainer.runs("EAR and licences", known) == (Run("EAR and licences"),)
    assert known == {"ear", "export-licence"}


def test_texts_that_share_nothing_do_not_know_each_other() -> None:
    explainer = Explainer((EAR,))
    assert explainer.runs("EAR") == explainer.runs("EAR") == (Run("EAR", "What EAR is.", "ear"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # of forms that start at one place, the longest
        ("export licence exception", ["export licence exception"]),
        ("export licence", ["export licence"]),
        ("licence", ["licence"]),
        ("licence exception", ["licence"]),
        # what is a part of a longer one is explained where it stands alone
        ("export licence, licence", ["export licence", "licence"]),
        (
            "export licence exception, export licence, licence",
            ["export licence exception", "export licence", "licence"],
        ),
        # what starts first comes first
        ("rare export licence exception", ["rare export", "licence"]),
    ],
)
def test_of_overlapping_forms_the_first_and_longest_is_explained(text: str, found: list[str]) -> None:
    terms = [term(words) for words in ("licence", "export licence", "export licence exception", "rare export")]
    assert [words for words, _ in explained(text, *terms)] == found
    assert [words for words, _ in explained(text, *terms[::-1])] == found


def test_a_term_in_a_known_one_is_not_explained_in_it() -> None:
    explainer = Explainer((term("export licence"), term("licence")))
    assert [r.text for r in explainer.runs("export licence, licence", {"export-licence"}) if r.meaning] == ["licence"]
    assert explainer.runs("export licence", {"export-licence"}) == (Run("export licence"),)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("text", "anchors"),
    [("EAR", ["the-abbreviation"]), ("ear", ["the-organ"]), ("Ear", ["the-organ"]), ("eAR", ["the-organ"])],
)
def test_an_abbreviation_and_a_word_of_the_same_letters_are_two_things(
    text: str,
    anchors: list[str],
    backwards: bool,  # noqa: FBT001
) -> None:
    terms = [term("the abbreviation", "EAR"), term("the organ", "ear")]
    found = Explainer(tuple(terms[::-1] if backwards else terms)).runs(text)
    assert [run.anchor for run in found] == anchors


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("export licence", "export-licence"),
        ("EAR", "ear"),
        ("dual-use items", "dual-use-items"),
        ("0.1% rule", "0-1-rule"),
        (" de  minimis rule ", "de-minimis-rule"),
        ("snake_case", "snake-case"),
        ("(re)export", "re-export"),
        ("Straße", "strasse"),
        ("两用物项", "两用物项"),
        ("état", "état"),
    ],
)
def test_the_anchor_of_a_term_is_its_letters_and_digits_with_hyphens(text: str, anchor: str) -> None:
    assert anchor_of(term(text)) == anchor
    assert all(run.anchor == anchor for run in Explainer((term(text),)).runs(term(text).term))


@pytest.mark.parametrize("text", ["lıcences", "LİCENCES", "İ", "ı"])
def test_a_dotless_or_dotted_i_does_not_make_it_fail(text: str) -> None:
    assert "".join(run.text for run in Explainer((term("licences"), term("i"))).runs(text)) == text


# What holds for any text and terms.

LETTERS = st.text(st.sampled_from("aAbBzßſKéÉ许 -_.+()|2’"), max_size=6)
FORMS = LETTERS.filter(str.strip)
TERMS = st.lists(st.builds(lambda text, also: term(text, *also), FORMS, st.lists(FORMS, max_size=2)), max_size=4).map(
    tuple
)


@st.composite
def any_text(draw: st.DrawFn) -> tuple[tuple[Term, ...], str]:
    """Return terms, and a text in which they are likely to stand."""
    terms = draw(TERMS)
    forms = [form for t in terms for form in (t.term, *t.also)]
    pieces = st.sampled_from([*forms, *(f.upper() for f in forms), " "]) if forms else st.just(" ")
    return terms, "".join(draw(st.lists(pieces | LETTERS | st.just(" "), max_size=8)))


@given(any_text(), st.sets(st.sampled_from(["a", "b", "aa", "ab"])))
def test_joined_the_runs_are_the_text(drawn: tuple[tuple[Term, ...], str], known: set[str]) -> None:
    terms, text = drawn
    assert "".join(run.text for run in Explainer(terms).runs(text, known)) == text


@given(st.text(st.characters(exclude_characters="İı"), max_size=80))
def test_no_text_is_changed_and_no_run_is_empty(text: str) -> None:
    runs = Explainer((LICENCE, EAR, RULE, term("s"), term("k"), term("a", "and"))).runs(text)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)


@given(any_text(), st.sets(st.sampled_from(["a", "b", "aa", "ab"])))
def test_every_explained_run_is_a_form_of_a_term_that_was_not_known(
    drawn: tuple[tuple[Term, ...], str], before: set[str]
) -> None:
    terms, text = drawn
    known = set(before)
    runs = Explainer(terms).runs(text, known)
    anchors = [run.anchor for run in runs if run.meaning]
    assert len(anchors) == len(set(anchors))
    assert before.isdisjoint(anchors)
    assert known == before | set(anchors)
    told = {
        (form.casefold(), f"{t.term}: {t.definition}" if form.casefold() != t.term.casefold() else t.definition)
        for t in terms
        for form in (t.term, *t.also)
    }
    assert {(run.text.casefold(), run.meaning) for run in runs if run.meaning} <= told
    assert all(not run.anchor for run in runs if not run.meaning)


@given(any_text())
def test_a_text_read_twice_with_what_is_known_explains_nothing_more(drawn: tuple[tuple[Term, ...], str]) -> None:
    terms, text = drawn
    known: set[str] = set()
    explainer = Explainer(terms)
    explainer.runs(text, known)
    assert explainer.runs(text, known) == ((Run(text),) if text else ())


@given(st.lists(st.sampled_from(["licence", "licences", "EAR", "ear", "-", "sub", "export licence"]), max_size=12))
def test_a_term_that_stands_as_a_word_is_explained(words: Sequence[str]) -> None:
    found = {run.anchor for run in Explainer((LICENCE, EAR)).runs(" ".join(words)) if run.meaning}
    text = f" {' '.join(words)} "
    expected = {"export-licence"} if " licences " in text or " export licence " in text else set()
    assert found == expected | ({"ear"} if " EAR " in text else set())
