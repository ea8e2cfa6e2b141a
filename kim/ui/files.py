"""Scenario files: saving the current scenario, and opening one."""

import streamlit as st

from kim.base.problems import InputError
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.share.library import Entry, read_scenario_file, write_scenario_file
from kim.ui.session import Session
from kim.ui.text import literal

_OPEN = "files.open"
_OPENED = "kim.file"
"""In the session: the file that was opened last."""
LARGEST_MB = 1
"""Streamlit's smallest limit; the library's own is far smaller and says so in German."""


def save(scenario: Scenario, session: Session) -> None:
    """Draw a button that downloads a scenario in the form of scenarios/*.toml."""
    st.download_button(
        "Als Szenariodatei speichern",
        write_scenario_file(
            scenario, session.paper, why="", source="Gespeichert aus der Anwendung KIM-Szenarien"
        ),
        file_name="kim-szenario.toml",
        mime="application/toml",
        on_click="ignore",
        key="files.save",
    )


def open_one(session: Session) -> None:
    """Draw the place where a saved scenario is opened, once for each file that is chosen."""
    with st.popover("Szenariodatei öffnen", width="stretch"):
        entry = upload("Szenariodatei (TOML)", _OPEN, session.paper)
        if entry is None:
            return
        chosen = st.session_state[_OPEN].file_id
        if st.session_state.get(_OPENED) != chosen:
            st.session_state[_OPENED] = chosen
            session.load(entry.scenario)
            st.rerun()
        st.success(f"„{literal(entry.title)}“ wurde geöffnet.")


def upload(label: str, key: str, paper: Paper) -> Entry | None:
    """Draw a field for a scenario file, and give what it holds; if it cannot be used, say why."""
    file = st.file_uploader(label, type="toml", key=key, max_upload_size=LARGEST_MB)
    if file is None:
        return None
    try:
        return read_scenario_file(file.getvalue(), file.name, paper)
    except InputError as error:
        st.error(f"„{literal(file.name)}“ lässt sich nicht öffnen:\n\n{in_words(error)}")
        return None


def in_words(error: InputError) -> str:
    """List the problems of a file, in Streamlit's Markdown."""
    return "\n".join(f"- {literal(str(problem))}" for problem in error.problems)
