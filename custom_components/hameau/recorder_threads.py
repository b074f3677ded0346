"""Questions to the recorder's database, answered by its own threads."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from .core.errors import HistoryError

if TYPE_CHECKING:
    from homeassistant.components.recorder.core import Recorder


async def async_asked[*Ts, T](
    recorder: Recorder, question: Callable[[*Ts], T], *words: *Ts
) -> T:
    """Have a question answered by the recorder's own threads. Raises HistoryError: it has ended, or cannot answer now.

    As it ends, its threads take no question any more and drop those that wait, some time before `is_alive` tells of it;
    those that are being answered then find its database closed.
    """
    try:
        answer: asyncio.Future[T] = recorder.async_add_executor_job(
            _answered, question, *words
        )
    except RuntimeError as error:
        raise HistoryError("no_recorder", "it has stopped") from error
    try:
        await asyncio.wait((answer,))
    finally:
        # Whoever is cancelled while asking hears no more of it, not even that it failed.
        answer.cancel()
    if answer.cancelled():
        raise HistoryError("no_recorder", "it has stopped")
    return answer.result()


def _answered[*Ts, T](question: Callable[[*Ts], T], *words: *Ts) -> T:
    """Answer a question, in a thread of the recorder."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        return question(*words)
    except SQLAlchemyError as error:
        raise HistoryError("busy", str(error)) from error
    except RuntimeError as error:
        # So the recorder refuses a session once its database is closed.
        raise HistoryError("no_recorder", str(error)) from error
