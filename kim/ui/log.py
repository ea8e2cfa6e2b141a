"""What the server's log leaves out, whoever writes it: visitors' words and addresses.

What an exception says may quote a reader's words, such as a scenario's title, and an address holds
the whole scenario. So the log gets where an error happened and of what kind it was.
"""

import logging
import traceback
from typing import Any

_ACCESS = "uvicorn.access", "uvicorn.error"
"""Loggers that name a visitor's address: of requests, and, in the second, of WebSockets."""


def keep_visitors_out() -> None:
    """Let every logger leave out what an exception says, and uvicorn who asks for what.

    A filter, because Streamlit gives uvicorn's loggers a level and a handler of its own, whatever
    `--no-access-log` has taken from them.
    """
    logging.setLogRecordFactory(_without_message)
    for name in _ACCESS:
        logging.getLogger(name).addFilter(_names_no_visitor)


def _names_no_visitor(record: logging.LogRecord) -> bool:
    """Whether a record isn't of the form that all of uvicorn's lines about a visitor have."""
    return record.name != _ACCESS[0] and not str(record.msg).startswith('%s - "')


def trace(error: BaseException) -> str:
    """Write an exception's trace, and those of what led to it, without their messages."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    led_to_it = f"{trace(before)}\nwhich led to:\n" if before else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{led_to_it}Traceback\n{frames}{kind.__module__}.{kind.__qualname__}"


def _without_message(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 - logging's
    record = logging.LogRecord(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{record.getMessage()}\n{trace(error)}", ()
        record.exc_info = None
    return record
