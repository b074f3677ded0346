"""What the system says of a failed connection, in terms of what a person can mend."""

import errno
import os
from socket import EAI_NONAME, gaierror

import pytest

from hameau_core.causes import CAUSES, cause_of


@pytest.mark.parametrize("number", CAUSES)
def test_a_number_of_the_system_has_its_cause(number: int) -> None:
    error = OSError(number, os.strerror(number))
    assert cause_of(error, "other") == CAUSES[number]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (gaierror(EAI_NONAME, "Name or service not known"), "unknown_host"),
        (TimeoutError(), "timed_out"),
        (
            OSError(
                "Multiple exceptions: [Errno 111] Connect call failed ('::1', 9),"
                " [Errno 111] Connect call failed ('127.0.0.1', 9)"
            ),
            "connection_refused",
        ),
        (OSError("Multiple exceptions: [Errno -2] no name"), "unknown_host"),
        (OSError(errno.EIO, "Input/output error"), "other"),
        (ValueError("wrong"), "other"),
        (None, "other"),
    ],
)
def test_other_errors_tell_what_they_can(error: Exception | None, cause: str) -> None:
    assert cause_of(error, "other") == cause


def test_an_error_that_wraps_another_has_its_cause() -> None:
    wrapped = RuntimeError("cannot open")
    wrapped.__cause__ = OSError(errno.EHOSTUNREACH, "No route to host")
    assert cause_of(wrapped, "other") == "no_route"
