"""Charts as SVG: each value drawn as what it is, in any text, alike whatever was drawn before."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts import _LETTER, Ending, Kind, Mark, Plot, Strand, draw
from generator.fields import HIDDEN

ROOT = Path(__file__).parent.parent
STYLE = (ROOT / "generator/templates/assets/handbook.css").read_text(encoding="utf-8")
INK = "var(--hb-link)"  # the one colour of bars and lines
RECT = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h[-\d.e]+Z")
PLACE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
POINT = re.compile(r"([-\d.e]+),([-\d.e]+)")
ENDINGS: tuple[Ending, ...] = ("exact", "open", "soft", "hollow", "range")
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=60)
LINE = LINE.filter(lambda text: not HIDDEN.search(text) and not set("\ufffe\uffff") & set(text))


@dataclass(frozen=True)
class Bar:
    """A rectangle as it is drawn."""

    start: float
    top: float
    width: float
    fill: str
    stroke: str

    @property
    def end(self) -> float:
        return self.start + self.width


def mark(value: float, ending: Ending = "exact", *, low: float | None = None, label: str = "Whose") -> Mark:
    return Mark(label, f"{ending} {value:g}", value if low is None else low, value, ending)


def plot(*marks: Mark, kind: Kind = "bar", name: str = "one") -> Plot:
    return Plot(name, "A title", "A description.", kind, "items", (Strand("A series", marks),))


def on(when: str, value: float, ending: Ending = "exact") -> Mark:
    day = date.fromisoformat(when)
    return replace(mark(value, ending), when=(day, day))


def line(*strands: tuple[Mark, ...], name: str = "a-line") -> Plot:
    series = tuple(Strand(f"Series {number}", marks) for number, marks in enumerate(strands, 1))
    return Plot(name, "A title", "A description.", "line", "items", series)


MIXED = plot(mark(10), mark(8, "open"), mark(6, "soft"), mark(4, "hollow"), mark(5, "range", low=2), name="mixed")
SOFT = plot(mark(3, "soft"), mark(2, "soft"), name="soft")
LINES = line((on("2025-01-01", 50), on("2025-06-01", 80, "open")), (on("2025-02-01", 20, "soft"),), name="lines")


def wide(shown: Plot) -> ET.Element:
    return ET.fromstring(draw(shown)[0])


def bars(svg: ET.Element) -> list[Bar]:
    """Return all rectangles, from top to bottom and from left to right."""
    found = []
    for path in svg.iter("path"):
        if form := RECT.fullmatch(path.get("d", "")):
            x, y, width, _ = map(float, form.groups())
            if not path.get("transform"):  # or it is the sign of a point
                found.append(Bar(x, y, width, path.get("fill", "none"), path.get("stroke", "none")))
    return sorted(found, key=lambda bar: (bar.top, bar.start))


def rows(shown: Plot) -> list[list[Bar]]:
    """Return the rectangles of each value."""
    by_top: dict[float, list[Bar]] = {}
    for bar in bars(wide(shown)):
        by_top.setdefault(bar.top, []).append(bar)
    return list(by_top.values())


def tips(svg: ET.Element) -> list[tuple[float, float]]:
    """Return where the tips of open bars stand."""
    places = (PLACE.fullmatch(path.get("transform", "")) for path in svg.iter("path"))
    return [(float(place[1]), float(place[2])) for place in places if place]


def words(text: ET.Element) -> str:
    """Return the text of one element, its lines joined."""
    return " ".join(part.strip() for part in text.itertext() if part.strip())


def shown_texts(svg: ET.Element) -> list[str]:
    return [words(text) for text in svg.iter("text")]


def spread(element: ET.Element, x: float = 0.0) -> Iterator[tuple[str, float, float]]:
    """Yield each line of text with its left and right end, by the module's own estimate of a letter."""
    place = PLACE.search(element.get("transform", ""))
    x += float(place[1]) if place else 0.0
    if element.tag == "text":
        for part in filter(None, map(str.strip, element.itertext())):
            width = len(part) * _LETTER
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
            yield part, left, left + width
    for child in element:
        yield from spread(child, x)


def width_of(svg: ET.Element) -> float:
    return float(svg.attrib["viewBox"].split()[2])


# Bars.


def test_an_exact_value_is_one_filled_bar_from_zero() -> None:
    (full,), (half,) = rows(plot(mark(100), mark(50)))
    assert (full.start, full.fill, full.stroke) == (half.start, half.fill, half.stroke) == (0.0, INK, "none")
    assert half.width == pytest.approx(full.width / 2, abs=0.1)
    assert tips(wide(plot(mark(100)))) == []


def test_an_open_end_has_a_tip_beyond_the_bar() -> None:
    shown = plot(mark(100), mark(50, "open"))
    _, (bar,) = rows(shown)
    ((x, y),) = tips(wide(shown))
    assert bar.fill == INK
    assert x > bar.end
    assert bar.top < y < bar.top + 14


def test_there_is_room_for_the_tip_of_the_longest_bar() -> None:
    for svg in draw(plot(mark(100, "open"))):
        root = ET.fromstring(svg)
        ((x, _),) = tips(root)
        assert x + 12 < width_of(root)


def test_a_soft_end_fades_around_the_value() -> None:
    shown = plot(mark(100), mark(50, "soft"))
    (full,), (solid, fading) = rows(shown)
    value = full.width / 2
    assert (solid.start, solid.fill) == (0.0, INK)
    assert solid.end == pytest.approx(fading.start, abs=0.1)
    assert (fading.start + fading.end) / 2 == pytest.approx(value, abs=0.1)
    assert fading.width > 10
    (gradient,) = wide(shown).iter("linearGradient")
    assert fading.fill == f"url(#{gradient.get('id')})"
    assert [stop.get("stop-color") for stop in gradient] == [INK, "transparent"]
    assert (gradient.get("x1"), gradient.get("x2"), gradient.get("y1"), gradient.get("y2")) == ("0", "1", "0", "0")


def test_a_hollow_bar_has_an_outline_and_no_fill() -> None:
    (full,), (bar,) = rows(plot(mark(100), mark(50, "hollow")))
    assert (bar.start, bar.fill, bar.stroke) == (0.0, "none", INK)
    assert bar.width == pytest.approx(full.width / 2, abs=0.1)


def test_a_range_starts_past_zero_and_ends_at_its_upper_end() -> None:
    (full,), (bar,) = rows(plot(mark(100), mark(50, "range", low=20)))
    assert bar.fill == INK
    assert bar.start == pytest.approx(full.width / 5, abs=0.1)
    assert bar.end == pytest.approx(full.width / 2, abs=0.1)


def test_no_two_endings_look_alike() -> None:
    looks = set()
    for ending in ENDINGS:
        shown = plot(mark(50, ending, low=20 if ending == "range" else None), mark(100))
        forms = tuple((bar.start > 0, bar.fill.partition("#")[0], bar.stroke) for bar in rows(shown)[0])
        looks.add((forms, len(tips(wide(shown)))))
    assert len(looks) == len(ENDINGS)


@pytest.mark.parametrize("others", [(), (mark(100),)], ids=["alone", "beside others"])
@pytest.mark.parametrize("ending", ["exact", "open", "soft", "hollow"])
def test_zero_is_still_seen_and_is_shorter_than_anything_else(ending: Ending, others: tuple[Mark, ...]) -> None:
    first, *rest = rows(plot(mark(0, ending), *others))
    assert first[-1].width > 1
    assert all(row[0].width > 10 * first[-1].width for row in rest)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 10**13), min_size=1, max_size=6))
def test_lengths_are_in_proportion_to_the_values(values: list[int]) -> None:
    drawn = [row[0] for row in rows(plot(*(mark(value) for value in values)))]
    most = max(values)
    longest = drawn[values.index(most)].width
    for value, bar in zip(values, drawn, strict=True):
        expected = longest * value / most if most else bar.width
        assert bar.start == 0
        assert bar.width == pytest.approx(expected, abs=0.2) or 0 < bar.width <= longest * 0.005


@pytest.mark.parametrize("other", [100, -100])
def test_a_value_below_zero_is_as_long_as_one_above_it_and_on_the_other_side_of_zero(other: int) -> None:
    (below,), (bar,) = rows(plot(mark(-50), mark(other)))
    assert below.width == pytest.approx(bar.width / 2, abs=0.1)
    assert below.width > 10
    assert below.end == pytest.approx(bar.start if other > 0 else bar.end, abs=0.1)


def test_the_words_of_each_value_stand_above_whose_they_are_and_these_above_the_bar() -> None:
    svg = wide(plot(mark(10, label="China"), mark(8, "open", label="The Union")))
    heights = {}
    for text in svg.iter("text"):
        place = PLACE.fullmatch(text.get("transform", ""))
        heights[words(text)] = float(place[2]) if place else 0.0
    first, second = bars(svg)
    assert heights["exact 10"] < heights["China"] < first.top + 1
    assert first.top < heights["open 8"] < heights["The Union"] < second.top + 1


def test_each_of_several_series_stands_under_its_name_and_one_alone_needs_none() -> None:
    series = (Strand("First", (mark(1),)), Strand("Second", (mark(2), mark(3))))
    texts = shown_texts(wide(replace(plot(), strands=series)))
    assert (texts.count("First"), texts.count("Second")) == (1, 1)
    assert "First" not in shown_texts(wide(replace(plot(), strands=series[:1])))


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (10, ["0", "2", "4", "6", "8", "10"]),
        (4000, ["0", "1,000", "2,000", "3,000", "4,000"]),
        (4_000_000, ["0", "1 million", "2 million", "3 million", "4 million"]),
        (4_000_000_000, ["0", "1 billion", "2 billion", "3 billion", "4 billion"]),
        (4_000_000_000_000, ["0", "1 trillion", "2 trillion", "3 trillion", "4 trillion"]),
    ],
)
def test_the_axis_counts_from_zero_in_words_and_names_the_unit(most: int, ticks: list[str]) -> None:
    assert shown_texts(wide(plot(mark(most))))[: len(ticks) + 1] == [*ticks, "items"]


# What every chart has.


@pytest.mark.parametrize("shown", [MIXED, LINES], ids=["bars", "lines"])
def test_a_chart_is_an_image_with_a_title_and_a_description(shown: Plot) -> None:
    for svg in map(ET.fromstring, draw(shown)):
        assert (svg.tag, svg.get("role")) == ("svg", "img")
        title, description = svg[0], svg[1]
        assert (title.tag, title.text) == ("title", "A title")
        assert (description.tag, description.text) == ("desc", "A description.")
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_it_is_drawn_once_for_wide_and_once_for_narrow_screens() -> None:
    first, second = map(ET.fromstring, draw(MIXED))
    assert (first.get("class"), second.get("class")) == ("hb-chart hb-wide", "hb-chart hb-narrow")
    assert width_of(first) > 1.8 * width_of(second)
    assert sorted(shown_texts(first)) == sorted(shown_texts(second))
    assert all(f".{name}" in STYLE for name in ("hb-chart", "hb-wide", "hb-narrow"))


def test_no_id_stands_twice_in_the_charts_of_a_page_and_each_reference_finds_its_own() -> None:
    charts = [ET.fromstring(svg) for shown in (MIXED, SOFT, LINES) for svg in draw(shown)]
    ids = [element.attrib["id"] for svg in charts for element in svg.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) > 2 * len(charts)
    for svg in charts:
        own = {element.get("id") for element in svg.iter()}
        named = re.findall(r"url\(#([^)]*)\)", ET.tostring(svg, encoding="unicode"))
        assert {*svg.attrib["aria-labelledby"].split(), *named} <= own


@pytest.mark.parametrize("shown", [MIXED, SOFT, LINES], ids=["mixed", "soft", "lines"])
def test_an_equal_chart_has_equal_bytes_whatever_was_drawn_before_it(shown: Plot) -> None:
    first = draw(shown)
    for others in ((SOFT, MIXED), (LINES, SOFT, SOFT, MIXED, LINES), ()):
        draw.cache_clear()  # or the one before would be given again
        for other in others:
            draw(replace(other, id="another", title="Another"))
        assert draw(shown) == first


def drawn_elsewhere(**given_settings: str) -> list[str]:
    """Return what another process draws, in another order and with other settings of its environment."""
    script = (
        "from generator.charts import draw; from tests.test_charts import LINES, MIXED, SOFT\n"
        "made = [draw(shown) for shown in (LINES, SOFT, MIXED)]\n"
        "print(*(svg for pair in made for svg in pair), sep='\\n')"
    )
    environment = {**os.environ, **given_settings, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8"
    )
    return result.stdout.splitlines()


def test_another_process_draws_the_same_bytes() -> None:
    expected = [str(svg) for shown in (LINES, SOFT, MIXED) for svg in draw(shown)]
    assert drawn_elsewhere() == expected


def test_no_chart_depends_on_the_time_zone_of_the_machine() -> None:
    assert drawn_elsewhere(TZ="America/New_York") == drawn_elsewhere(TZ="Pacific/Auckland")


@pytest.mark.parametrize("shown", [MIXED, SOFT, LINES], ids=["mixed", "soft", "lines"])
def test_every_colour_is_one_of_the_page_s_own(shown: Plot) -> None:
    seen = set()
    for svg in map(ET.fromstring, draw(shown)):
        for element in svg.iter():
            assert "style" not in element.attrib
            seen |= {element.attrib[name] for name in ("fill", "stroke", "stop-color") if name in element.attrib}
    variables = {form[1] for value in seen if (form := re.fullmatch(r"var\((--hb-[a-z]+)\)", value))}
    assert INK in seen
    assert {v for v in seen if not v.startswith(("var(", "url(#"))} <= {"none", "transparent"}
    assert all(f"  {variable}:" in STYLE for variable in variables)


def test_a_chart_brings_no_fonts_scripts_or_frames_of_its_own() -> None:
    for shown in (MIXED, LINES):
        for svg in draw(shown):
            root = ET.fromstring(svg)
            assert {element.tag for element in root.iter()} <= {
                "svg", "title", "desc", "g", "path", "line", "text", "tspan", "defs", "linearGradient", "stop"
            }  # fmt: skip
            assert "font-family" not in svg
            assert "http" not in svg


# Texts.


@settings(max_examples=12, deadline=None)
@given(LINE, st.sampled_from(ENDINGS))
def test_any_text_comes_back_from_the_chart_as_it_went_in(text: str, ending: Ending) -> None:
    marks = (Mark(f"L {text}", f"W {text}", 1, 2, ending),)
    series = (Strand(f"S {text}", marks), Strand("Other", marks))
    for svg in map(ET.fromstring, draw(Plot("one", f"T {text}", f"D {text}", "bar", f"U {text}", series))):
        assert (svg[0].text, svg[1].text) == (f"T {text}", f"D {text}")
        found = {"".join("".join(text.itertext()).split()) for text in svg.iter("text")}  # lines break anywhere
        assert {"".join(f"{sign} {text}".split()) for sign in "LWSU"} <= found


@settings(max_examples=8, deadline=None)
@given(LINE)
def test_any_text_comes_back_from_a_line_as_it_went_in(text: str) -> None:
    marks = (replace(on("2025-01-01", 1), words=f"W {text}"), on("2025-03-01", 2))
    series = (Strand(f"S {text}", marks), Strand("Other", marks))
    for svg in map(ET.fromstring, draw(Plot("one", f"T {text}", f"D {text}", "line", f"U {text}", series))):
        assert (svg[0].text, svg[1].text) == (f"T {text}", f"D {text}")
        assert {f"{sign} {text}" for sign in "WSU"} <= {"".join(t.itertext()) for t in svg.iter("text")}


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text("abcdefghij", min_size=1, max_size=120), min_size=1, max_size=30).map(" ".join))
def test_no_text_of_a_bar_is_wider_than_the_drawing(text: str) -> None:
    series = (Strand(text, (Mark(text, text, 1, 1, "exact"),)), Strand("Other", (mark(1),)))
    for svg in draw(replace(plot(), strands=series)):
        root = ET.fromstring(svg)
        for part, left, right in spread(root):
            assert left >= 0, part
            assert right <= width_of(root), part


def test_no_line_of_text_stands_on_another() -> None:
    long = "Several words and then some more of them " * 4
    series = (Strand(long, (Mark(long, long, 1, 1, "exact"), mark(2))), Strand(long, (mark(3, label=long),)))
    for shown in map(ET.fromstring, draw(replace(plot(), strands=series))):
        tops = [bar.top for bar in bars(shown)]
        assert all(after - before > 14 for before, after in pairwise(tops))
        lines = []
        for text in shown.iter("text"):
            if text.get("text-anchor") == "start" and words(text) != "0":  # that one is the axis
                place = PLACE.fullmatch(text.get("transform", ""))
                first = float(place[2]) if place else 0.0
                count = len([part for part in text.itertext() if part.strip()])
                lines += [first + 17 * number for number in range(count)]
        below = sorted(height for height in lines if height < tops[-1])
        assert all(after - before >= 12 for before, after in pairwise(below))
        assert not [top for top in tops for height in below if top < height - 4 < top + 14]


# Lines.


def curves(svg: ET.Element) -> list[tuple[str, list[tuple[float, float]]]]:
    """Return the dashes and the points of each line."""
    paths = [path for path in svg.iter("path") if path.get("stroke-dasharray")]
    return [
        (path.attrib["stroke-dasharray"], [(float(x), float(y)) for x, y in POINT.findall(path.get("d", ""))])
        for path in paths
    ]


def signs(svg: ET.Element) -> list[tuple[float, float, str, str]]:
    """Return place, form and fill of each point."""
    placed = ((path, PLACE.fullmatch(path.get("transform", ""))) for path in svg.iter("path"))
    return [
        (float(place[1]), float(place[2]), path.get("d", ""), path.get("fill", "none"))
        for path, place in placed
        if place
    ]


def test_a_line_is_one_path_a_series_through_its_values() -> None:
    first = (on("2025-01-01", 50), on("2025-06-01", 80), on("2025-09-01", 20))
    second = (on("2025-02-01", 20), on("2025-09-01", 30))
    svg = wide(line(first, second))
    assert [len(points) for _, points in curves(svg)] == [3, 2]
    assert len(signs(svg)) == 5
    assert {(x, y) for x, y, _, _ in signs(svg)} == {point for _, points in curves(svg) for point in points}


def test_heights_and_days_are_in_proportion() -> None:
    ((_, points),) = curves(wide(line((on("2025-01-01", 0), on("2025-01-11", 50), on("2025-01-31", 100)))))
    (x0, y0), (x1, y1), (x2, y2) = points
    assert (x1 - x0) / (x2 - x0) == pytest.approx(1 / 3, abs=0.01)
    assert (y0 - y1) / (y0 - y2) == pytest.approx(1 / 2, abs=0.01)
    assert y2 < y1 < y0


def test_a_period_is_drawn_at_its_middle() -> None:
    year = replace(mark(2), when=(date(2025, 1, 1), date(2025, 12, 31)))
    ((_, points),) = curves(wide(line((on("2025-01-01", 1), year, on("2025-12-31", 3)))))
    assert points[1][0] == pytest.approx((points[0][0] + points[2][0]) / 2, abs=0.5)


def test_series_differ_in_the_dashes_of_their_lines_and_the_signs_of_their_points() -> None:
    pair = (on("2025-01-01", 1), on("2025-03-01", 2))
    svg = wide(line(*[pair] * 6))
    assert len({dashes for dashes, _ in curves(svg)}) == 6
    assert len({form for _, _, form, _ in signs(svg)}) == 6


@pytest.mark.parametrize(
    ("ending", "fill"),
    [("exact", INK), ("range", INK), ("open", "var(--hb-paper)"), ("soft", "var(--hb-paper)"),
     ("hollow", "var(--hb-paper)")],
)  # fmt: skip
def test_only_a_value_without_a_hedge_has_a_filled_point(ending: Ending, fill: str) -> None:
    svg = wide(line((on("2025-01-01", 1, ending), on("2025-03-01", 2))))
    assert signs(svg)[-1 if ending not in ("exact", "range") else 0][3] == fill
    assert len(signs(svg)) == 2


def test_every_point_has_its_value_in_words_and_several_series_have_their_names() -> None:
    svg = wide(LINES)
    assert {"exact 50", "open 80", "soft 20", "Series 1", "Series 2", "items"} <= set(shown_texts(svg))
    assert "Series 1" not in shown_texts(wide(line((on("2025-01-01", 1),))))


def test_a_value_without_a_date_is_left_out_of_a_line() -> None:
    svg = wide(line((on("2025-01-01", 1), mark(7), on("2025-03-01", 2)), (mark(9),)))
    assert [len(points) for _, points in curves(svg)] == [2]
    assert len(signs(svg)) == 2
    assert {"exact 7", "exact 9"}.isdisjoint(shown_texts(svg))


def test_the_axis_of_days_names_months_and_not_more_than_there_is_room_for() -> None:
    marks = tuple(on(f"2025-{month:02}-15", month) for month in range(1, 13))
    first, second = map(ET.fromstring, draw(line(marks)))
    months = [
        [text for text in shown_texts(svg) if re.fullmatch(r"[A-Z][a-z]{2} 2025", text)] for svg in (first, second)
    ]
    assert months[0][0] == months[1][0] == "Jan 2025"
    assert 2 <= len(months[1]) < len(months[0]) <= 6


def test_words_beside_the_first_and_the_last_point_make_the_drawing_wider_and_are_not_cut_off() -> None:
    plain = line((on("2025-01-01", 1), on("2025-03-01", 2)))
    marks = tuple(replace(m, words="more than 1.44 trillion euros a year") for m in plain.strands[0].marks)
    for short, long in zip(draw(plain), draw(line(marks)), strict=True):
        root = ET.fromstring(long)
        assert all(right - left < width_of(root) for _, left, right in spread(root))
        assert width_of(root) > width_of(ET.fromstring(short)) + 100
