"""A template that would unpack or unfold to something huge is refused before it does."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from pptx import Presentation

from kim.export.pptx.upload import (
    BINARY,
    MOST_MARKS,
    MOST_UNPACKED_BYTES,
    MOST_XML_BYTES,
)
from kim.facts.paper import Paper
from tests.exports.templates import CONTENTS, made, refusal, with_part


def refusal_and_peak(template: bytes, paper: Paper) -> tuple[str, int]:
    """Words of the refusal, and the most bytes that were held on the way to it."""
    tracemalloc.start()
    words = refusal(template, paper)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return words, peak


@pytest.mark.parametrize(
    ("part", "size"),
    [("ppt/media/image1.png", MOST_UNPACKED_BYTES + 1), ("ppt/theme/x.xml", MOST_XML_BYTES + 1)],
)
def test_a_bomb_is_refused_before_it_is_unpacked(
    part: str, size: int, foreign: bytes, paper: Paper
) -> None:
    bomb = with_part(foreign, part, lambda _: bytes(size))
    assert len(bomb) < 150_000
    words, peak = refusal_and_peak(bomb, paper)
    assert "ausgepackt höchstens 40 MB" in words
    assert peak < 20_000_000


LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
BESIDE = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"


def with_layout(template: bytes, name: str, content: bytes) -> bytes:
    """Call the first layout differently, but declare it as before, and replace it."""
    file = BytesIO()
    with ZipFile(BytesIO(template)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            kept = content if part == LAYOUT else old.read(part)
            if part in {CONTENTS, RELATIONS}:
                kept = kept.replace(b"slideLayout1.xml", name.encode())
            if part in {LAYOUT, BESIDE}:
                part = part.replace("slideLayout1.xml", name)  # noqa: PLW2901 - one name for both
            new.writestr(part, kept)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.bin", "utf-8"), ("a.XML", "utf-8"), ("a.png", "utf-16"), ("a", "utf-8")],
)
def test_a_bomb_by_another_name_is_refused_before_it_is_unpacked(
    name: str, encoding: str, foreign: bytes, paper: Paper
) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><x>{"<a/>" * 4_500_000}</x>'.encode(encoding)
    assert MOST_XML_BYTES < len(xml) < MOST_UNPACKED_BYTES
    bomb = with_layout(foreign, name, xml)
    assert len(bomb) < 200_000
    words, peak = refusal_and_peak(bomb, paper)
    assert "davon 16 MB Text" in words
    assert peak < 2_000_000


def test_a_layout_by_another_name_is_used(foreign: bytes, paper: Paper) -> None:
    with ZipFile(BytesIO(foreign)) as package:
        layout = package.read(LAYOUT)
    slides = Presentation(BytesIO(made(with_layout(foreign, "a.bin", layout), paper))).slides
    assert slides[0].slide_layout.part.partname == "/ppt/slideLayouts/a.bin"


@pytest.mark.parametrize("beginning", BINARY)
def test_what_counts_as_a_picture_is_nothing_that_is_parsed(
    beginning: bytes, foreign: bytes, paper: Paper
) -> None:
    """Else a bomb would need no more than to begin so."""
    with ZipFile(BytesIO(foreign)) as package:
        layout = package.read(LAYOUT)
    assert "beschädigt" in refusal(with_layout(foreign, "a.png", beginning + layout), paper)


def test_large_pictures_are_no_text(foreign: bytes, paper: Paper) -> None:
    picture = b"BM" + bytes(2 * MOST_XML_BYTES)
    template = with_part(foreign, "ppt/media/image1.bmp", lambda _: picture)
    assert len(Presentation(BytesIO(made(template, paper))).slides) == 7


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(foreign: bytes, paper: Paper) -> None:
    size = 100_000_000
    bomb = with_part(foreign, "ppt/presentation.xml", lambda _: bytes(size))
    told, true = (number.to_bytes(4, "little") for number in (1000, size))
    assert true in bomb
    words, peak = refusal_and_peak(bomb.replace(true, told), paper)
    assert "Erlaubt" in words
    assert peak < 20_000_000


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_bomb_by_another_method_is_not_unpacked(
    method: int, foreign: bytes, paper: Paper
) -> None:
    """Zipfile unpacks a part of these methods whole, whatever size it declares."""
    file = BytesIO(foreign)
    with ZipFile(file, "a", method) as package:
        package.writestr("ppt/media/bombe.bin", bytes(MOST_UNPACKED_BYTES // 2))
    words, peak = refusal_and_peak(file.getvalue(), paper)
    assert "unbeschädigte" in words
    assert peak < MOST_UNPACKED_BYTES // 2


def test_nested_entities_are_not_expanded(foreign: bytes, paper: Paper) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    bomb = f"<!DOCTYPE x [{entities}]><x>&e11;</x>".encode()
    template = with_part(foreign, "ppt/presentation.xml", lambda _: bomb)
    assert "Erlaubt" in refusal(template, paper)


@pytest.mark.parametrize("unit", [b"<a/>", b'<a b="" c="" d=""/>'])
def test_a_text_that_is_all_marks_is_refused(unit: bytes, foreign: bytes, paper: Paper) -> None:
    tree = b"<x>" + unit * (MOST_MARKS // (unit.count(b"<") + unit.count(b"="))) + b"</x>"
    assert len(tree) < MOST_XML_BYTES
    assert "zu viele Bestandteile" in refusal(with_layout(foreign, "a.bin", tree), paper)
