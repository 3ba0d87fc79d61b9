"""Words that take sides: found where they are used, passed over where they are mentioned or somebody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loaded_words import loaded_in, one_sided_in


def loaded(text: str) -> list[str]:
    return [slip.word for slip in loaded_in(text)]


def one_sided(text: str) -> list[str]:
    return [slip.word for slip in one_sided_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry slammed the so-called rule.", ["slammed", "so-called"]),
        ("SLAMS and Slamming", ["SLAMS", "Slamming"]),
        ("Rare earths were weaponised, or weaponized.", ["weaponised", "weaponized"]),
        ("The regime in the capital", ["regime"]),
        ("A control regime, a licensing regime, a regulatory regime", []),
        ("the renegade province and the Taiwan region", ["renegade province", "Taiwan region"]),
        ("It blasted the rule, which passed a blast furnace", ["blasted"]),
        ("Brantford grants warrants", []),
    ],
)
def test_a_loaded_word_is_found_whoever_speaks(text: str, words: list[str]) -> None:
    assert loaded(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fee is unlawful.", ["unlawful"]),
        ("China calls the fee unlawful.", []),
        ("China calls the fee a tax. It is unlawful.", ["unlawful"]),
        ("It is clearly so, and in reality more.", ["clearly", "in reality"]),
        ("According to the bureau it is clearly so.", []),
        ("We read it so; our count differs.", ["We", "our"]),
        ("China says that we differ.", ["we"]),
        ("The rule of 2025 is arbitrary.", ["arbitrary"]),
        ("Whether a fee is lawful is the question.", []),
    ],
)
def test_a_verdict_needs_somebody_in_its_own_sentence(text: str, words: list[str]) -> None:
    assert one_sided(text) == words


@pytest.mark.parametrize("around", ["“{}”", "`{}`", "*{}*", "**{}**", '"{}"', "‘{}’"])
@pytest.mark.parametrize("word", ["slammed", "unlawful", "we"])
def test_a_word_that_is_only_mentioned_is_not_used(around: str, word: str) -> None:
    text = f"The word {around.format(word)} stands here."
    assert loaded(text) + one_sided(text) == []
    assert bool(list(loaded_in(text, also_mentioned=True))) == (word == "slammed")


def test_the_place_of_a_slip_is_where_it_stands() -> None:
    text = "It is so. “Slammed” is a word.\nThe fee is unlawful, and infamous."
    assert [text[slip.start :][:8] for slip in (*one_sided_in(text), *loaded_in(text))] == ["unlawful", "infamous"]


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_slip_stands_where_it_says(text: str) -> None:
    for slip in (*loaded_in(text), *one_sided_in(text)):
        assert text[slip.start : slip.start + len(slip.word)] == slip.word
