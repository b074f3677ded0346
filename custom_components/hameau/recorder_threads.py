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
    """Have a question answered by the recorder's own threads. Raises HistoryError: it has ended.

    They take no question any more, and drop those that wait, some time before `is_alive` tells of it.
    """
    try:
        answer = recorder.async_add_executor_job(question, *words)
    except RuntimeError as error:
        raise HistoryError("no_recorder", "it has stopped") from error
    await asyncio.wait((answer,))
    if answer.cancelled():
        raise HistoryError("no_recorder", "it has stopped")
    return answer.result()
