"""A template that somebody uploads: refused in words unless it is a harmless presentation.

What is read is bounded before anything is unpacked: the package says how large each part is, and
no part is unpacked further than that. Only the methods of real presentations are unpacked, since
for others zipfile unpacks a whole part before it cuts.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception, whatever zlib calls it

from kim.base.problems import InputError, Problem

MOST_BYTES = 10_000_000
MOST_UNPACKED_BYTES = 40_000_000
MOST_XML_BYTES = 16_000_000
"""A parsed tree is about ten times as large."""
MOST_PARTS = 4_000

_SOURCE = "Folienvorlage"
_WHOLE = "eine unbeschädigte PowerPoint-Datei (.pptx oder .potx)"
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
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"


def presentation(content: bytes) -> bytes:
    """Give an uploaded .pptx or .potx as a presentation; InputError, in German, for all else."""
    if len(content) > MOST_BYTES:
        raise refused(f"höchstens {MOST_BYTES // 1_000_000} MB")
    if content.startswith(_OLE):
        raise _old_or_encrypted(content)
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_size(package.infolist())
            parts = {part.filename: _unpacked(package, part) for part in package.infolist()}
        types = parts[_CONTENTS].replace(_TEMPLATE, _PRESENTATION)
        if _PRESENTATION in types:
            return _packed({**parts, _CONTENTS: types})
    except _DAMAGED as error:
        raise refused(_WHOLE) from error
    raise refused("eine PowerPoint-Datei ohne Makros (.pptx oder .potx)")


def refused(allowed: str) -> InputError:
    """Make the error that says what would be allowed."""
    return InputError(_SOURCE, [Problem("Datei", "", allowed)])


def _old_or_encrypted(content: bytes) -> InputError:
    if _ENCRYPTED in content:
        return refused("eine Datei ohne Kennwortschutz oder Verschlüsselung")
    return refused("eine Datei im Format .pptx oder .potx, nicht im alten Format .ppt")


def _check_size(parts: list[ZipInfo]) -> None:
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if any(part.compress_type not in _METHODS for part in parts):
        raise refused(_WHOLE)
    if any(part.flag_bits & _FLAG_ENCRYPTED for part in parts):
        raise refused("eine Datei ohne Kennwortschutz oder Verschlüsselung")
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES
        or sum(part.file_size for part in xml) > MOST_XML_BYTES
    ):
        raise refused(
            f"eine Datei, die ausgepackt höchstens {MOST_UNPACKED_BYTES // 1_000_000} MB groß ist, "
            f"davon {MOST_XML_BYTES // 1_000_000} MB Text"
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
