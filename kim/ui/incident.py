"""An error anywhere: a number for the reader, and the trace under it for the log.

What an exception says may quote a reader's words, such as a scenario's title, and the log must hold
none of those. So the log gets where it happened and of what kind it was.
"""

import logging
import secrets
import traceback
from typing import Any

import streamlit as st

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


def trace(error: BaseException) -> str:
    """Write an exception's trace, and those of what led to it, without their messages."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    led_to_it = f"{trace(before)}\nwhich led to:\n" if before else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{led_to_it}Traceback\n{frames}{kind.__module__}.{kind.__qualname__}"


def keep_quotes_out_of_the_log() -> None:
    """Let every logger leave out what an exception says: Streamlit's many and the server's, too."""
    logging.setLogRecordFactory(_without_message)


def _without_message(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - logging's
    record = logging.LogRecord(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{record.getMessage()}\n{trace(error)}", ()
        record.exc_info = None
    return record
