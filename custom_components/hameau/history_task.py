"""What is run on the recorder's own thread, and whether this Home Assistant still works as that needs.

Each task is one transaction that leaves the statistic consistent: the rows of a window are made those wanted, and by how
much its sum has changed all later sums are moved in the same transaction. Killed between two tasks, every difference of
sums a card shows is still right for the hours beside it.
"""

from annotationlib import Format
from collections.abc import Callable
from dataclasses import dataclass, field
import inspect
from typing import Final, override

from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.db_schema import Statistics
from homeassistant.components.recorder.models import StatisticMetaData
from homeassistant.components.recorder.statistics import import_statistics
from homeassistant.components.recorder.tasks import RecorderTask
from homeassistant.helpers.recorder import session_scope
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm.session import Session

from .core.errors import HistoryError
from .core.series import Hours
from .history_rows import Told, Window
from .history_sql import TABLE, Done, make_so, read, told
from .quiet import quietly

_WRITTEN: Final = frozenset({"metadata_id", "created_ts", "start_ts", "state", "sum"})
_ARGUMENTS: Final = ("instance", "metadata", "statistics", "table")


@dataclass(slots=True)
class WindowTask(RecorderTask):
    """Makes the rows of a window those wanted; `on_done` is called on the recorder's thread with what came of it."""

    metadata: StatisticMetaData
    parts: int
    window: Window = field(repr=False)
    on_done: Callable[[Done | HistoryError], None] = field(repr=False)

    @override
    def run(self, instance: Recorder) -> None:
        """Write, and tell.

        A database that is locked or gone ends the task only: who asked asks again. Anything else goes on to the recorder,
        which knows what to do with a database that is damaged.
        """
        try:
            done = self._write(instance)
        except OperationalError as error:
            self.on_done(HistoryError("busy", str(error.orig)))
        except SQLAlchemyError as error:
            self.on_done(HistoryError("refused", str(error)))
            raise
        else:
            self.on_done(done)

    @quietly
    def _write(self, instance: Recorder) -> Done:
        name = self.metadata["statistic_id"]
        if len(self.window.hours):
            # Home Assistant's own way to make, or mend, what it knows of a statistic besides its rows.
            import_statistics(instance, self.metadata, (), Statistics)
        with session_scope(session=instance.get_session()) as session:
            number = _number(instance, session, name)
            if number is not None:
                return make_so(session, number, self.window, self.parts)
        if len(self.window.hours):
            # It has been logged why: the recorder tells its log, and not its caller.
            raise OperationalError(None, None, TimeoutError(f"{name} was not made"))
        return Done()


def _number(instance: Recorder, session: Session, statistic_id: str) -> int | None:
    """The recorder's number of a statistic."""
    known = instance.statistics_meta_manager.get(session, statistic_id)
    return known[0] if known else None


def ask_told(
    instance: Recorder, statistic_id: str
) -> tuple[StatisticMetaData | None, dict[int, Told]]:
    """What the recorder knows of a statistic and, by thirty days, of its rows; in the recorder's executor."""
    with session_scope(session=instance.get_session(), read_only=True) as session:
        known = instance.statistics_meta_manager.get(session, statistic_id)
        return (known[1], told(session, known[0])) if known else (None, {})


def ask_hours(
    instance: Recorder, statistic_id: str, first: int, last: int, parts: int
) -> Hours:
    """The hours of a statistic from one instant to another; in the recorder's executor."""
    with session_scope(session=instance.get_session(), read_only=True) as session:
        number = _number(instance, session, statistic_id)
        if number is None:
            return Hours()
        return read(session, number, first, last, parts)


def refuse_changes() -> None:
    """Raise HistoryError ("changed") where this Home Assistant's recorder is not built as the tasks need.

    That is: its table of hourly statistics has the columns we write and asks for no other, and metadata are made by a call
    of the same arguments.
    """
    columns = {column.name: column for column in TABLE.columns}
    if missing := _WRITTEN - columns.keys():
        raise HistoryError("changed", f"no column {', '.join(sorted(missing))}")
    asked = [
        name
        for name, column in columns.items()
        if name not in _WRITTEN
        and not (column.nullable or column.primary_key)
        and column.default is None
        and column.server_default is None
    ]
    if asked:
        raise HistoryError("changed", f"new column {', '.join(asked)}")
    # As text: the recorder imports some of the types for the type checker only.
    signature = inspect.signature(import_statistics, annotation_format=Format.STRING)
    arguments = tuple(signature.parameters)
    if arguments != _ARGUMENTS:
        raise HistoryError("changed", f"import_statistics({', '.join(arguments)})")
