"""Files to take along: what each is called, holds and carries, made when somebody asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from kim.base.problems import InputError
from kim.export import csv
from kim.export.filename import file_name
from kim.export.pptx import deck
from kim.export.pptx.upload import MOST_BYTES
from kim.export.stamp import Stamp
from kim.export.xlsx import workbook
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.share import settings
from kim.share.link import encode_shared
from kim.ui import clock, files, incident
from kim.ui.session import Session
from kim.ui.text import literal

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PPTX = f"{_OFFICE}.presentationml.presentation"
_XLSX = f"{_OFFICE}.spreadsheetml.sheet"
_CSV = "text/csv"
_PAGE = "mitnehmen"
_TRIED = "kim.template"
"""In the session: the last template that was tried, and why it cannot be used."""


@dataclass(frozen=True)
class _File:
    """A file on offer: its button, the end of its name, its type, and what makes it."""

    label: str
    ending: str
    mime: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Luggage:
    """The scenarios that are taken along, and what every file says about its origin."""

    scenarios: tuple[Scenario, ...]
    paper: Paper
    stamp: Stamp

    def slides(self, template: bytes | None) -> None:
        """Draw the button for the slides."""
        self._offer(
            _File(
                "Folien herunterladen",
                "pptx",
                _PPTX,
                lambda: deck(self.scenarios, self.paper, template, self.stamp),
            )
        )

    def workbook(self) -> None:
        """Draw the button for the workbook."""
        self._offer(
            _File(
                "Rechenblatt herunterladen",
                "xlsx",
                _XLSX,
                lambda: workbook(self.scenarios, self.paper, self.stamp),
            )
        )

    def tables(self) -> None:
        """Draw the buttons for the tables of text."""
        self._offer(
            _File("Tabelle für Excel herunterladen", "csv", _CSV, self._written(csv.german)),
            _File("Tabelle für Programme herunterladen", "tidy.csv", _CSV, self._written(csv.tidy)),
        )

    def _written(
        self, write: Callable[[Sequence[Scenario], Paper, Stamp], bytes]
    ) -> Callable[[], bytes]:
        return lambda: write(self.scenarios, self.paper, self.stamp)

    def _offer(self, *offered: _File) -> None:
        """Draw buttons that each make a file when pressed, and show that they are at work."""
        with st.container(key=f"files-{offered[0].ending}"):
            row = st.container(horizontal=True)
            incident.file_notice()
        for file in offered:
            row.download_button(
                file.label,
                incident.reported(file.make),
                file_name(self.scenarios, self.paper, file.ending, self.stamp.day),
                file.mime,
                on_click="ignore",
                key=f"take.{file.ending}",
                icon=None,
            )


def luggage(scenarios: tuple[Scenario, ...], session: Session) -> Luggage:
    """Put scenarios into files with today's date and a link that opens them again."""
    paper = session.paper
    chosen, _ = settings.fitting(session.settings, scenarios, paper)
    link = _link(encode_shared(scenarios, paper, chosen))
    return Luggage(scenarios, paper, Stamp(clock.today(), link))


def template(packed: Luggage) -> bytes | None:
    """Draw the field for a template and give it, once slides have been made with it."""
    file = st.file_uploader(
        "Foliendesign (PowerPoint-Datei, freiwillig)",
        ["pptx", "potx"],
        key="take.template",
        max_upload_size=MOST_BYTES // 1_000_000,
    )
    if file is None:
        return None
    if refusal := _refusal(packed, file):
        refused = f"„{literal(file.name)}“ lässt sich nicht verwenden"
        st.error(f"{refused}; die Folien kommen ohne dieses Foliendesign:\n\n{refusal}")
        return None
    st.success("Die Folien kommen mit diesem Foliendesign.")
    return file.getvalue()


def _refusal(packed: Luggage, file: UploadedFile) -> str:
    """Why slides cannot be made with a template; empty if they can. Each file is tried once."""
    tried, refusal = _tried()
    if tried != file.file_id:
        refusal = _try(packed, file.getvalue())
        st.session_state[_TRIED] = (file.file_id, refusal)
    return refusal


def _tried() -> tuple[str, str]:
    """Name the last template that was tried, and why it was refused."""
    tried: tuple[str, str] = st.session_state.get(_TRIED, ("", ""))
    return tried


def _try(packed: Luggage, content: bytes) -> str:
    try:
        with st.spinner("Das Foliendesign wird geprüft …"):
            deck(packed.scenarios, packed.paper, content, packed.stamp)
    except InputError as error:
        return files.in_words(error)
    return ""


def _link(query: str) -> str:
    """Address of the first page with this query; empty where there is no browser."""
    scheme, host, path, _, _ = urlsplit(st.context.url or "")
    first_page = path.rstrip("/").removesuffix(_PAGE) or "/"
    return urlunsplit((scheme, host, first_page, query, "")) if host else ""
