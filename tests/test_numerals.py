"""Printed numbers: value, comparison and unit of what English and Chinese texts print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numerals import agrees_with_unit, read_numbers
from generator.tokens import tokenise

EQUAL, ODD, PLUS = "equal", "about more-than", "at-least more-than"


def read(text: str) -> list[tuple[str, str, str]]:
    return [
        (" ".join(f"{value.normalize():f}" for value in n.values), " ".join(sorted(n.comparisons)), n.unit)
        for n in read_numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "comparison", "unit"),
    [
        # digits, signs and scales
        ("3,000 items", "3000", EQUAL, ""),
        ("1\u00a0000 items", "1000", EQUAL, ""),
        ("３，０００ items", "3000", EQUAL, ""),
        ("1.5 items", "1.5", EQUAL, ""),
        ("-5 percent", "-5", EQUAL, "percent"),
        ("minus 5 percent", "-5", EQUAL, "percent"),
        ("over minus 5 percent", "-5", "more-than", "percent"),
        ("100 percent", "100", EQUAL, "percent"),
        ("0 percent", "0", EQUAL, "percent"),
        ("5 %", "5", EQUAL, "percent"),
        ("5 per cent", "5", EQUAL, "percent"),
        ("5 percentage points", "5", EQUAL, ""),
        ("1.44 trillion", "1440000000000", EQUAL, ""),
        ("over €1.44 trillion", "1440000000000", "more-than", "EUR"),
        ("$1.5bn", "1500000000", EQUAL, "USD"),
        ("$1.5B", "1500000000", EQUAL, "USD"),
        ("$5m", "5000000", EQUAL, "USD"),
        ("US$5 million", "5000000", EQUAL, "USD"),
        ("HK$5 million", "5000000", EQUAL, "HKD"),
        ("5 million yuan", "5000000", EQUAL, "CNY"),
        ("RMB 5 million", "5000000", EQUAL, "CNY"),
        ("RMB5 million", "5000000", EQUAL, "CNY"),
        ("over EUR 5 billion", "5000000000", "more-than", "EUR"),
        ("€5 billion euros", "5000000000", EQUAL, "EUR"),
        ("¥5", "5", EQUAL, "CNY"),
        # words
        ("nine firms", "9", EQUAL, ""),
        ("twenty-five firms", "25", EQUAL, ""),
        ("one hundred twenty firms", "120", EQUAL, ""),
        ("two hundred and fifty firms", "250", EQUAL, ""),
        ("three thousand two hundred and one", "3201", EQUAL, ""),
        ("one million two hundred thousand", "1200000", EQUAL, ""),
        ("over a million items", "1000000", "more-than", ""),
        ("a dozen firms", "12", EQUAL, ""),
        ("half a million", "500000", EQUAL, ""),
        ("half a century", "50", EQUAL, "years"),
        ("over a century", "100", "more-than", "years"),
        ("three and a half million", "3500000", EQUAL, ""),
        ("two-thirds of it", "0.6667", EQUAL, ""),
        ("three quarters of it", "0.75", EQUAL, ""),
        ("almost half of it", "0.5", "about less-than", ""),
        ("twenty and more", "20", EQUAL, ""),
        # hedges before
        ("in just 20 days", "20", EQUAL, ""),
        ("nearly 4,000", "4000", "about less-than", ""),
        ("almost 4,000", "4000", "about less-than", ""),
        ("just under 4,000", "4000", "about less-than", ""),
        ("about 900", "900", "about", ""),
        ("more than 3", "3", "more-than", ""),
        ("no more than 3", "3", "at-most", ""),
        ("not more than 3", "3", "at-most", ""),
        ("not over 3", "3", "at-most", ""),
        ("does not exceed 3", "3", "at-most", ""),
        ("not exceeding 3", "3", "at-most", ""),
        ("no fewer than 3", "3", "at-least", ""),
        ("no less than 3", "3", "at-least", ""),
        ("not below 3", "3", "at-least", ""),
        ("fewer than 3", "3", "less-than", ""),
        ("less than 3", "3", "less-than", ""),
        ("at least 3", "3", "at-least", ""),
        ("not at least 3", "3", "less-than", ""),
        ("up to 3", "3", "at-most", ""),
        ("as many as 3", "3", "at-most", ""),
        ("as few as 3", "3", "at-least", ""),
        ("a maximum of 3", "3", "at-most", ""),
        (">5%", "5", "more-than", "percent"),
        ("≤ 5", "5", "at-most", ""),
        # hedges behind
        ("20-odd days", "20", ODD, ""),
        ("20 or more days", "20", "at-least", ""),
        ("20 days or more", "20", "at-least", ""),
        ("20 days or so", "20", "about", ""),
        ("3,000+ items", "3000", PLUS, ""),
        ("3,000-plus items", "3000", PLUS, ""),
        ("3,000 items plus a few", "3000", EQUAL, ""),
        # several
        ("several hundred billion euros", "100000000000", "several", "EUR"),
        ("a few thousand", "1000", "several", ""),
        ("thousands of companies", "1000", "several", ""),
        ("tens of thousands of companies", "10000", "several", ""),
        ("hundreds of millions of dollars", "100000000", "several", "USD"),
        ("over tens of thousands", "10000", "more-than several", ""),
        ("dozens of firms", "12", "several", ""),
        # Chinese
        ("900余项", "900", ODD, ""),
        ("1,000多项", "1000", ODD, ""),
        ("10多万家", "100000", ODD, ""),
        ("超过3,000项", "3000", "more-than", ""),
        ("不超过3,000项", "3000", "at-most", ""),
        ("未超过3,000项", "3000", "at-most", ""),
        ("不高于3%", "3", "at-most", "percent"),
        ("不低于3%", "3", "at-least", "percent"),
        ("不到3,000", "3000", "less-than", ""),
        ("近4,000", "4000", "about less-than", ""),
        ("将近4,000", "4000", "about less-than", ""),
        ("约0.1%", "0.1", "about", "percent"),
        ("至少3项", "3", "at-least", ""),
        ("30%以上", "30", PLUS, "percent"),
        ("20天左右", "20", "about", ""),
        ("总数3000项", "3000", EQUAL, ""),
        ("市场上900项", "900", EQUAL, ""),
        ("5,000亿元", "500000000000", EQUAL, "CNY"),
        ("3万亿美元", "3000000000000", EQUAL, "USD"),
        ("超5000亿欧元", "500000000000", "more-than", "EUR"),
        ("三千项", "3000", EQUAL, ""),
        ("三千多项", "3000", ODD, ""),
        ("一百二十家", "120", EQUAL, ""),
        ("十五家", "15", EQUAL, ""),
        ("两万五千", "25000", EQUAL, ""),
        ("一亿二千万", "120000000", EQUAL, ""),
        ("二〇二五", "2025", EQUAL, ""),
        ("百分之五", "5", EQUAL, "percent"),
        ("超过百分之25", "25", "more-than", "percent"),
        ("数百家", "100", "several", ""),
        ("几十家", "10", "several", ""),
        ("上千家", "1000", "at-least", ""),
        ("逾千家", "1000", "more-than", ""),
    ],
)
def test_a_printed_number_has_a_value_a_comparison_and_a_unit(
    text: str, value: str, comparison: str, unit: str
) -> None:
    assert read(text) == [(value, comparison, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "is_span"),
    [
        ("10-20 percent", "10", "20", "percent", True),
        ("10–20 %", "10", "20", "percent", True),
        ("5%-10%", "5", "10", "percent", True),
        ("$5-10 million", "5000000", "10000000", "USD", True),
        ("€5–10 billion", "5000000000", "10000000000", "EUR", True),
        ("between 10 and 20 million yuan", "10000000", "20000000", "CNY", True),
        ("10 to 20 million", "10000000", "20000000", "", False),
        ("$5 to $10 billion", "5000000000", "10000000000", "USD", False),
        ("$5 million to $10 million", "5000000", "10000000", "USD", False),
        ("500 to 1 million", "500", "1000000", "", False),
        ("10至20项", "10", "20", "", False),
        ("5到10万", "50000", "100000", "", False),
        ("5 to 5", "5", "5", "", False),
        ("-5 to 0 percent", "-5", "0", "percent", False),
    ],
)
def test_two_numbers_that_form_a_range_are_ends_and_one_range(
    text: str,
    low: str,
    high: str,
    unit: str,
    is_span: bool,  # noqa: FBT001
) -> None:
    at_least, at_most = ("at-least", "at-most") if is_span else ("at-least equal", "at-most equal")
    assert read(text) == [(low, at_least, unit), (high, at_most, unit), (f"{low} {high}", "range", unit)]


def test_the_ends_of_a_range_keep_their_own_hedges() -> None:
    assert read("over 10 to 20 percent")[0] == ("10", "more-than", "percent")
    assert read("between 10 and over 20 percent") == [("10", EQUAL, ""), ("20", "more-than", "percent")]


@pytest.mark.parametrize(
    "text",
    ["20-10 percent", "5 and 10", "5, 10", "(5)-(10)", "5 euros to $10", "10 of 20", "5 or 10", "20 to 10"],
)
def test_other_pairs_of_numbers_form_no_range(text: str) -> None:
    assert [n for n in read_numbers(text) if len(n.values) > 1] == []
    assert len(read_numbers(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no number",
        "G7",
        "3.5.2",
        "1,5 million",
        "hundred",
        "the second third",
        "the first half",
        "a third country",
        "decades ago",
        "-",
        "%",
        "$",
        "上海",
        "百货",
        "百分之几",
        "超过百分之几",
    ],
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert read_numbers(text) == ()


def test_several_numbers_come_in_order_with_the_words_they_take() -> None:
    text = "It covers over 3,000 items, whereas the list only covers about nine hundred; half a century later €1.44 trillion."  # noqa: E501
    words = [token.text for token in tokenise(text)]
    assert [" ".join(words[n.start : n.end]) for n in read_numbers(text)] == [
        "3000",
        "nine hundred",
        "half a century",
        "€1.44 trillion",
    ]


@pytest.mark.parametrize(
    ("printed", "unit", "agrees"),
    [
        ("over 3,000 items", "items", True),
        ("over 3,000 items", "item", True),
        ("one company", "companies", True),
        ("covers over 3,000 export control items", "items", True),
        ("over 3,000 companies", "items", False),
        ("3,000 of the firms", "tonnes of ore", False),
        ("100 percent", "percent", True),
        ("100 items", "percent", False),
        ("100 percent", "items", False),
        ("€5 billion", "EUR", True),
        ("€5 billion", "USD", False),
        ("5 billion in Europe", "EUR", False),
        ("5 billion as Euro-denominated bonds of euros", "EUR", True),
        ("the yuan fell by 5", "CNY", True),
        ("5亿美元", "USD", True),
        ("5亿美元", "CNY", False),
        ("900余项", "items", True),
        ("900余项", "percent", False),
        ("¥5 million", "CNY", True),
        ("¥5 million", "JPY", True),
        ("5 million yuan", "JPY", False),
        ("half a century", "years", True),
        ("half a century", "items", False),
    ],
)
def test_a_unit_agrees_only_if_it_is_printed(printed: str, unit: str, agrees: bool) -> None:  # noqa: FBT001
    assert agrees_with_unit(printed, read_numbers(printed)[0], unit) == agrees


@given(st.integers(0, 10**15), st.sampled_from([",", "", "\u00a0"]))
def test_every_whole_number_is_read_however_its_digits_are_grouped(value: int, group: str) -> None:
    assert [n.values for n in read_numbers(f"about {value:,} items".replace(",", group))] == [(Decimal(value),)]


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_every_decimal_is_read_to_the_last_place(value: Decimal) -> None:
    assert [n.values for n in read_numbers(f"by {value:f} percent")] == [(value,)]


ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(value: int) -> str:
    if value < 20:
        return ONES[value - 1]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10 - 1]}" if value % 10 else "")
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            rest = f" {'and ' if value % scale < 100 else ''}{in_words(value % scale)}" if value % scale else ""
            return f"{in_words(value // scale)} {name}{rest}"
    raise AssertionError(value)


@given(st.integers(1, 999_999_999))
def test_every_number_in_english_words_is_read(value: int) -> None:
    assert [n.values for n in read_numbers(f"of {in_words(value)} firms")] == [(Decimal(value),)]


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "a",
                "half",
                "of",
                "and",
                "two",
                "hundred",
                "million",
                "三",
                "百",
                "万",
                "分",
                "之",
                "5",
                "$",
                "%",
                "-",
                "third",
                "minus",
                "over",
                "not",
                "余",
                "1,000",
            ]
        )
    ).map(" ".join)
)
def test_no_text_makes_it_fail(text: str) -> None:
    for number in read_numbers(text):
        assert 0 <= number.start < number.end <= len(tokenise(text))
        assert number.comparisons
        assert all(value.is_finite() for value in number.values)
        assert agrees_with_unit(text, number, "items") in (True, False)
