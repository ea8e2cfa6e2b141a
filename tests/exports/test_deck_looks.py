"""LibreOffice opens every deck, and no text is larger than its box, measured with a real font."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from kim.export.pptx import deck
from kim.facts.paper import Paper, Role
from kim.model.scenario import Scenario
from tests.conftest import program
from tests.exports import templates
from tests.exports.office import Office

PT = 12_700
LINE_SHARE = 1.15
"""Height of a line of Liberation Sans, as a share of the type size."""
INHERITED_PT = {
    PP_PLACEHOLDER.TITLE: 28,
    PP_PLACEHOLDER.CENTER_TITLE: 36,
    PP_PLACEHOLDER.SUBTITLE: 32,
}
LONGEST = {
    "words": "Achtzig Zeichen: Förderende mit Umsetzung, Tarifabschluss und allen acht Stellen",
    "capitals": " ".join(["WEGFALL"] * 10),
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenberechnungsgrundlagen1234",
    "widest": "W" * 80,
}


@dataclass(frozen=True)
class Paragraph:
    """A text in one type."""

    text: str
    size_pt: float
    bold: bool


@dataclass(frozen=True)
class Written:
    """Paragraphs in a box."""

    paragraphs: list[Paragraph]
    width_pt: float
    height_pt: float


@cache
def font(*, bold: bool) -> ImageFont.FreeTypeFont:
    """Load what stands in for Arial and has the same widths."""
    name = "Liberation Sans:bold" if bold else "Liberation Sans"
    command = [str(program("fc-match")), "--format=%{file}", name]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return ImageFont.truetype(found, 100)


def longest(title: str, paper: Paper) -> Scenario:
    """Make a scenario that fills every slide."""
    return Scenario.of(
        paper,
        title=title,
        last_year=2040,
        posts={Role.CASE_MANAGEMENT: 50.0, Role.COORDINATION: 50.0},
        extra_posts={Role.IMMIGRATION_OFFICE: 2.0, Role.NATURALISATION_OFFICE: 1.5},
        salary_growth_pct=8.0,
        salary_path_pct=(2.25, 2.61, 0.92),
        funding_end="2027-06",
        remaining_funding_pct=25.0,
        phase_out_years=3,
        redeploy_fte_per_year=2.0,
    )


def lines(paragraph: Paragraph, within_pt: float) -> int:
    """Count lines as a program breaks them: between words, and within one that is too long."""

    def fits(part: str) -> bool:
        width = font(bold=paragraph.bold).getlength(part) * paragraph.size_pt / 100
        return bool(width <= within_pt)

    count, line = 1, ""
    for word in paragraph.text.split(" "):
        if fits(f"{line} {word}".strip()):
            line = f"{line} {word}".strip()
            continue
        count += bool(line)
        line = ""
        for char in word:
            count += not fits(line + char)
            line = line + char if fits(line + char) else char
    return count


def overflows(written: Written) -> bool:
    heights = [lines(p, written.width_pt) * p.size_pt * LINE_SHARE for p in written.paragraphs]
    return sum(heights) > written.height_pt + 1


def texts(slide: Any) -> Iterator[Written]:  # noqa: ANN401 - python-pptx's own
    """Read all texts of a slide, cells of tables too."""
    for shape in slide.shapes:
        if shape.has_text_frame and "Slide Number" not in shape.name:
            is_placeholder = shape.is_placeholder
            inherited = INHERITED_PT[shape.placeholder_format.type] if is_placeholder else 0
            yield _written(shape.text_frame, shape.width, shape.height, inherited)
        if shape.has_table:
            for row in shape.table.rows:
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    yield _written(cell, column.width, row.height, 0)


def _written(frame: Any, width: int, height: int, inherited_pt: float) -> Written:  # noqa: ANN401 - python-pptx's own
    paragraphs = getattr(frame, "text_frame", frame).paragraphs
    return Written(
        [_paragraph(each, inherited_pt) for each in paragraphs],
        width_pt=(width - frame.margin_left - frame.margin_right) / PT,
        height_pt=(height - frame.margin_top - frame.margin_bottom) / PT,
    )


def _paragraph(paragraph: Any, inherited_pt: float) -> Paragraph:  # noqa: ANN401 - python-pptx's own
    sizes = [each.font.size.pt for each in (paragraph, *paragraph.runs) if each.font.size]
    is_bold = inherited_pt in {28, 36} or any(run.font.bold for run in paragraph.runs)
    return Paragraph(paragraph.text, max(sizes, default=inherited_pt), is_bold)


@pytest.mark.parametrize("title", LONGEST.values(), ids=LONGEST)
def test_no_text_is_larger_than_its_box(title: str, paper: Paper) -> None:
    one = longest(title, paper)
    others = [
        one.changed(dynamisation_pct=pct, title=f"{title[:-1]}{pct:.0f}") for pct in (1.0, 2.0, 3.0)
    ]
    for scenarios in ([one], [one, *others]):
        slides = Presentation(BytesIO(deck(scenarios, paper))).slides
        found = [written for slide in slides for written in texts(slide)]
        assert len(found) > 100
        assert [written for written in found if overflows(written)] == []


def test_libreoffice_opens_all_slides(
    shipped: list[Scenario], paper: Paper, office: Office, pdftoppm: Path, tmp_path: Path
) -> None:
    foreign = templates.saved(templates.foreign())
    decks = {
        "alone": deck(shipped[2:3], paper),
        "compared": deck(shipped[:4], paper),
        "foreign": deck(shipped[2:6], paper, foreign),
        "longest": deck([longest(LONGEST["widest"], paper)], paper, foreign),
    }
    files = {f"{name}.pptx": content for name, content in decks.items()}
    for name, pdf in office.convert(files, "pdf").items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        command = [
            str(pdftoppm),
            "-r",
            "20",
            "-png",
            f"{tmp_path}/{name}.pdf",
            f"{tmp_path}/{name}",
        ]
        subprocess.run(command, check=True)
        pages = list(tmp_path.glob(f"{name}-*.png"))
        assert len(pages) == len(Presentation(BytesIO(decks[name])).slides)
