"""Work of many small objects that the event loop does not notice.

Python's collector of garbage counts objects as they are made. Once enough have lived through a few thousand others it looks
at all that Home Assistant holds, which takes some tenths of a second with every thread stopped. A year of half-hours is
enough for that, though each of its objects is gone, without any collector, when the work is done. So the collector rests
meanwhile: for one step of such work, below a second.
"""

from collections.abc import Callable
from functools import wraps
import gc
from threading import Lock


class _Rest:
    """Of the collector, while anything asks for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._collected = False

    def __enter__(self) -> None:
        with self._lock:
            if self._asking == 0:
                self._collected = gc.isenabled()
                gc.disable()
            self._asking += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._asking -= 1
            if self._asking == 0 and self._collected:
                gc.enable()


_REST = _Rest()


def quietly[**P, T](work: Callable[P, T]) -> Callable[P, T]:
    """Give the work with the collector resting, whichever thread it runs in and whatever else runs so."""

    @wraps(work)
    def resting(*args: P.args, **kwargs: P.kwargs) -> T:
        with _REST:
            return work(*args, **kwargs)

    return resting
