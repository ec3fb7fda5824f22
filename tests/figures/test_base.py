"""Colours that can be told apart by everyone, and no others."""

from __future__ import annotations

import re

from coloraide import Color

from netscore.figures.base import BAD, COLOR, FAINT, GOOD, GRAY, GRID, HOLLOW, INK, SHAPE
from repository import PACKAGE


def test_colours_stand_out_from_white_and_from_each_other():
    contrast = {name: Color(name).contrast("white") for name in (*COLOR.values(), GOOD, BAD, INK, GRAY)}
    assert min(contrast.values()) >= 3  # WCAG 1.4.11: what must be seen to understand a figure
    assert contrast[INK] >= 4.5  # WCAG 1.4.3: words; the next line is for white words on blue bars
    assert contrast[COLOR["blue"]] >= 4.5
    for kind in ("protan", "deutan", "tritan"):
        blue, orange = (Color(color).filter(kind) for color in COLOR.values())
        assert blue.delta_e(orange, method="2000") > 40, kind
    assert len(set(SHAPE.values())) == len(COLOR)


def test_figures_use_no_other_colours():
    palette = {*COLOR.values(), GOOD, BAD, INK, GRAY, FAINT, GRID, HOLLOW}
    for path in (PACKAGE / "figures").glob("*.py"):
        assert set(re.findall("#[0-9A-Fa-f]{6}", path.read_text())) <= palette, path.name
