"""Nothing that a tool began outlives it: not when it is interrupted, not when it is killed."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
import ctypes
import signal

# What the kernel sends a process when the one that began it has ended (prctl(2), Linux alone).
_PR_SET_PDEATHSIG = 1
# Looked up before a fork: after it nothing may be loaded.
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def orderly() -> None:
    """Take SIGTERM as Ctrl-C, so that all that was begun is ended in order.

    Once: `timeout` sends it to the process and to its group, and a second Ctrl-C would leave everything as it is. A shell
    that begins something in the background has it ignore Ctrl-C; here that would make it deaf.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.raise_signal(signal.SIGINT)

    signal.signal(signal.SIGTERM, interrupt)


def end_with_parent() -> None:
    """In a child, before it begins: end when the process that began it does, even by a kill that it never sees."""
    if _prctl is not None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def workers(count: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """Give processes that work while the block lasts; what they are at when it is left is given up."""
    pool = ProcessPoolExecutor(count, initializer=_work)
    try:
        yield pool
    finally:
        pool.terminate_workers()


def _work() -> None:
    """Leave Ctrl-C to the process that began this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
