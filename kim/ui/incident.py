"""An error anywhere: a number for the reader, and the trace under it for the log."""

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.errors import FragmentHandledException
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from kim.ui import footer
from kim.ui.log import trace

log = logging.getLogger(__name__)

TITLE = "KIM-Szenarien"
"""Name of the app, and the heading where no page could give its own."""

_FILES = "kim.incident"
"""In the session: the number of an incident while a file is made, should there be one."""


def answer(error: Exception) -> bool:
    """Tell of an error that `navigation.run` does not see: in a callback, or in a dialog.

    A callback comes before its page, which then does not come. Around an open dialog there is the
    page. Streamlit logs the trace once more without the number, and shows nothing of its own when
    it gets True.
    """
    if ThreadState.get().fragment_id:
        report(error)
    else:
        st.title(TITLE)
        report_on_page(error)
    return True


@contextmanager
def headed() -> Iterator[None]:
    """Give a page its heading if it fails before it has one."""
    try:
        yield
    except Exception:
        st.title(TITLE)
        raise


def report_on_page(error: Exception) -> None:
    """Report an error that ended a page, unless a dialog has done so, and draw the page's foot."""
    if not isinstance(error, FragmentHandledException):
        report(error)
    try:
        footer.show_here()
    except Exception:
        log.exception("The foot of that page could not be drawn")


def report(error: Exception) -> None:
    """Show a number in place of a trace, and log the trace under that number."""
    number = _new_number()
    _log(number, error)
    st.error(
        "**Es ist ein Fehler aufgetreten.** Ihr Szenario steht unverändert in der Adresszeile. "
        "Bitte laden Sie die Seite neu. Hilft das nicht, nennen Sie der Betreuung die "
        f"Vorfallnummer **{number}**."
    )


def reported(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Let what makes a file log its failure under the number that `file_notice` shows then."""
    number = _file_number()

    def made() -> bytes:
        try:
            return make()
        except Exception as error:
            _log(number, error)
            raise  # so no file comes, and the button says that

    return made


def file_notice() -> None:
    """Draw the number for a file that cannot be made; incident.css shows it when that happens.

    A file is made when the script has ended, and Streamlit drops what is drawn then. So the number
    is there before, and the same for the whole visit: Streamlit's own message outlives a rerun.
    """
    st.html(
        '<p class="kim-file-notice" role="alert">Hilft das nicht, nennen Sie der Betreuung die '
        f"Vorfallnummer <strong>{_file_number()}</strong>.</p>"
    )


def _file_number() -> str:
    number: str = st.session_state.setdefault(_FILES, _new_number())
    return number


def _new_number() -> str:
    return secrets.token_hex(4).upper()


def _log(number: str, error: Exception) -> None:
    log.error("Incident %s\n%s", number, trace(error))
