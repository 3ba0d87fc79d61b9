"""SVG that a program has drawn, made fit for a page: named for those who cannot see it, lean, its ids its own.

It knows nothing of what is drawn.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markupsafe import Markup

_IDS = re.compile(r'id="([\w-]+)"')
_REFERENCE = re.compile(r"(?:gradient|clip)[\w-]+")
_LONG = re.compile(r"-?\d+\.\d{2,}")
_MEASURES = frozenset({"d", "transform", "x", "y", "x1", "x2", "y1", "y2"})
_UNUSED = frozenset({"aria-hidden", "aria-roledescription", "role", "pointer-events", "font-family", "class"})
_DEFAULTS = frozenset({("opacity", "1"), ("font-weight", "normal")})
_FRAMES = frozenset({"background", "foreground"})


def as_image(svg: str, prefix: str, look: str, title: str, description: str) -> Markup:
    """Return an SVG under a name and a description, without what a page has no use for.

    vl-convert counts gradients and clips for as long as a process lives; here they are counted anew.

    Args:
        svg: as vl-convert wrote it.
        prefix: starts every id, so that none is that of another drawing on the page.
        look: its class in the style sheet.
        title: its name.
        description: what is to be seen.
    """
    root = ET.fromstring(svg)  # noqa: S314 - vl-convert wrote it just now
    ids = {old: f"{prefix}-{number}" for number, old in enumerate(_IDS.findall(svg))}
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") in _FRAMES:
                parent.remove(child)
        for key, value in list(parent.attrib.items()):
            if key in _UNUSED or (key, value) in _DEFAULTS:
                del parent.attrib[key]
            elif key in _MEASURES:
                parent.set(key, _LONG.sub(lambda match: f"{float(match[0]):.1f}", value))
            else:
                parent.set(key, _REFERENCE.sub(lambda match: ids.get(match[0], match[0]), value))
    name, said = ET.Element("title", {"id": f"{prefix}-t"}), ET.Element("desc", {"id": f"{prefix}-d"})
    name.text, said.text = title, description
    root[:] = [name, said, *root]
    shown = {"viewBox": root.get("viewBox", ""), "width": root.get("width", "")}
    root.attrib.clear()
    root.attrib |= {"class": f"hb-chart {look}", **shown, "role": "img", "aria-labelledby": f"{prefix}-t {prefix}-d"}
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]  # inside a page, SVG needs no namespace
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 - ElementTree escapes all text
