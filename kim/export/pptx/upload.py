"""A template that somebody uploads: refused in words unless it is a harmless presentation.

What is read is bounded before anything is unpacked: the package says how large each part is, and
no part is unpacked further than that. Only the methods of real presentations are unpacked, since
for others zipfile unpacks a whole part before it cuts.

How much may be parsed is told from how each part begins. Names and declared types tell nothing:
python-pptx parses what is declared as a layout, whatever its name, and what stands where relations
are looked for, whatever is declared.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception, whatever zlib calls it

from kim.base.problems import InputError, Problem

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 40_000_000
MOST_XML_BYTES = 16_000_000
"""Of what a parser would take for XML."""
MOST_MARKS = 1_500_000
"""Signs that begin an element or a value in it; each may take 150 bytes when parsed."""
MOST_PARTS = 4_000

_SOURCE = "Folienvorlage"
_ZIP = b"PK"
_ALIEN = (
    "Das ist keine PowerPoint-Datei.",
    "eine Präsentation oder Vorlage aus PowerPoint (.pptx oder .potx)",
)
_DAMAGE = (
    "Die Datei ist beschädigt oder unvollständig.",
    "eine unbeschädigte PowerPoint-Datei (.pptx oder .potx)",
)
_LOCKED = (
    "Die Datei ist durch ein Kennwort geschützt oder verschlüsselt.",
    "eine Datei ohne Kennwortschutz oder Verschlüsselung",
)
_WITH_MACROS = (
    "Die Datei ist für Makros eingerichtet.",
    "eine PowerPoint-Datei ohne Makros (.pptx oder .potx)",
)
_OLD = (
    "Die Datei hat ein altes Office-Format.",
    "eine Datei im Format .pptx oder .potx, nicht im alten Format .ppt",
)
"""Why a file is refused, and what would be allowed."""
BINARY = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"BM",
    b"II*\0",  # TIFF
    b"MM\0*",
    b"II\xbc",  # JPEG XR
    b"RIFF",  # WebP, sound
    b"\x01\0\0\0",  # EMF
    b"\x01\0\x09\0",  # WMF
    b"\xd7\xcd\xc6\x9a",
    b"PK\x03\x04",  # an embedded workbook
    b"\xd0\xcf\x11\xe0",  # the same in the old format
)
"""How pictures and embedded files begin; XML begins so in no encoding, and a parser gives up."""
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_DAMAGED = (
    BadZipFile,
    ZlibError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for files that are not what they say."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 1
_CONTENTS = "[Content_Types].xml"
_PRESENTATION = (
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
_MACROS = re.compile(rb"application/vnd\.ms-powerpoint\.\w+\.macroEnabled\.main\+xml")
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"


@dataclass(frozen=True, slots=True)
class Refusal(Problem):
    """A problem of a whole file: a sentence says what is wrong, for there is no key to name."""

    reason: str

    def __str__(self) -> str:
        return f"{self.reason} Erlaubt: {self.allowed}."


def presentation(content: bytes) -> bytes:
    """Give an uploaded .pptx or .potx as a presentation; InputError, in German, for all else."""
    if len(content) > MOST_BYTES:
        raise refused("Die Datei ist zu groß.", f"höchstens {MOST_BYTES // 1_000_000} MB")
    if content.startswith(_OLE):
        raise refused(*(_LOCKED if _ENCRYPTED in content else _OLD))
    if not content.startswith(_ZIP):
        raise refused(*_ALIEN)
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_size(package.infolist())
            _check_text(package)
            parts = {part.filename: _unpacked(package, part) for part in package.infolist()}
        _check_marks(parts.values())
        types = parts.get(_CONTENTS, b"").replace(_TEMPLATE, _PRESENTATION)
        if _PRESENTATION in types:
            return _packed({**parts, _CONTENTS: types})
    except _DAMAGED as error:
        raise refused(*_DAMAGE) from error
    raise refused(*(_WITH_MACROS if _MACROS.search(types) else _ALIEN))


def refused(reason: str, allowed: str) -> InputError:
    """Make the error that says, in a sentence, what is wrong, and what would be allowed."""
    return InputError(_SOURCE, [Refusal("Datei", "", allowed, reason)])


def damaged() -> InputError:
    """Make the error for a file that opens only in part."""
    return refused(*_DAMAGE)


def _check_size(parts: list[ZipInfo]) -> None:
    if any(part.compress_type not in _METHODS for part in parts):
        raise refused(*_DAMAGE)
    if any(part.flag_bits & _FLAG_ENCRYPTED for part in parts):
        raise refused(*_LOCKED)
    if len(parts) > MOST_PARTS or _size(parts) > MOST_UNPACKED_BYTES:
        raise _too_large()


def _check_text(package: ZipFile) -> None:
    """Refuse too much of what might be parsed; of each part only the beginning is unpacked."""
    longest = max(map(len, BINARY))
    text = []
    for part in package.infolist():
        with package.open(part) as file:
            if not file.read(longest).startswith(BINARY):
                text.append(part)
    if _size(text) > MOST_XML_BYTES:
        raise _too_large()


def _check_marks(contents: Iterable[bytes]) -> None:
    """Refuse text whose tree would be many times as large as itself."""
    text = [content for content in contents if not content.startswith(BINARY)]
    if sum(content.count(b"<") + content.count(b"=") for content in text) > MOST_MARKS:
        raise refused(
            "Die Folien und Layouts der Datei haben zu viele Bestandteile.",
            "eine Vorlage mit weniger Folien und Layouts",
        )


def _size(parts: list[ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _too_large() -> InputError:
    return refused(
        "Die Datei ist ausgepackt zu groß.",
        f"eine Datei, die ausgepackt höchstens {MOST_UNPACKED_BYTES // 1_000_000} MB groß ist, "
        f"davon {MOST_XML_BYTES // 1_000_000} MB Text",
    )


def _unpacked(package: ZipFile, part: ZipInfo) -> bytes:
    """Read a part, but not more than its declared size; zipfile's own `read` would unpack it all.

    BadZipFile if there was more.
    """
    with package.open(part) as file:
        return file.read(part.file_size)


def _packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts anew: .potx and .pptx differ in nothing but the declared type."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()
