"""An error anywhere: a number for the reader, and the trace under it for the log."""

import logging
import secrets

import streamlit as st

from kim.ui.log import trace

log = logging.getLogger(__name__)


def report(error: Exception) -> bool:
    """Show a number in place of a trace, and log the trace under that number.

    Streamlit calls this where the script failed, logs the trace once more without the number,
    and shows nothing of its own when it gets True.
    """
    number = secrets.token_hex(4).upper()
    log.error("Incident %s\n%s", number, trace(error))
    st.error(
        "**Es ist ein Fehler aufgetreten.** Ihr Szenario steht unverändert in der Adresszeile. "
        "Bitte laden Sie die Seite neu. Hilft das nicht, nennen Sie der Betreuung die "
        f"Vorfallnummer **{number}**."
    )
    return True
