"""What an entry says of the web service it asks: re-authentication, an issue with steps, or patience."""

from datetime import datetime, timedelta
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..core.causes import CAUSES, UNKNOWN_HOST
from ..core.errors import Remedy, ServiceError, SourceError
from ..issues import async_clear, async_raise

PREFIX: Final = "service_"
TROUBLE: Final = "trouble"
"""A service does not answer as it should; where it gives a history, files are another way to it."""
AWAY: Final = "away"
"""The same, of a service without files."""
PATIENCE: Final = timedelta(days=3)
"""How long a service may be away before it is worth a person's attention: nothing is lost meanwhile."""

# Issues that have a text of their own; the rest share one that gives the cause in words.
_OWN: Final = frozenset(
    {"not_holder", "no_consent", "quota_reached", "banned", "not_subscribed"}
    | {"unknown_point", "wrong_direction", "bad_answer"}
)
# What has a text of its own in a form, besides the causes every source may have.
_SHARED: Final = frozenset({*CAUSES.values(), UNKNOWN_HOST, "cannot_connect"})
_TOLD: Final = _OWN | {
    *("key_refused", "forbidden", "key_malformed", "key_expired"),
    *("key_without_points", "key_of_other_points", "bad_url"),
    *("enedis_trouble", "service_unavailable"),
}
_AT_ONCE: Final = frozenset({Remedy.CONFIGURE, Remedy.REPORT})


def text_of(error: SourceError, *, keyless: bool = False) -> str:
    """Give the key of an error's text in a form: services share a text where the cause is of no use to a person.

    Of a `keyless` service's refusal there is no more to say than that it does not answer as it should.
    """
    if not isinstance(error, ServiceError) or error.key in _SHARED:
        return error.key
    of_a_key = keyless and error.remedy is Remedy.REAUTHENTICATE
    told = error.key in _TOLD and not of_a_key
    return f"{PREFIX}{error.key if told else TROUBLE}"


class ServiceIssues:
    """Keeps what is to be mended about a service in step with what it answers."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        keyless: bool = False,
        away: str = TROUBLE,
    ) -> None:
        """Start without an issue; a `keyless` service that refuses us has no key to ask a person for.

        `away` is what is raised where no cause has a text of its own.
        """
        self._hass = hass
        self._keyless = keyless
        self._away = away
        self._entry = entry
        self.failing_since: datetime | None = None
        self.error: ServiceError | None = None

    @callback
    def answered(self) -> None:
        """The service gave what was asked."""
        self.failing_since = self.error = None
        async_clear(self._hass, self._entry, PREFIX)

    @callback
    def failed(self, error: ServiceError) -> None:
        """It did not: ask for another key, say what helps, or wait a while."""
        now = dt_util.utcnow()
        self.error = error
        self.failing_since = self.failing_since or now
        if error.remedy is Remedy.REAUTHENTICATE and not self._keyless:
            self._entry.async_start_reauth(self._hass)
        elif error.remedy in _AT_ONCE or now - self.failing_since >= PATIENCE:
            self._raise(error)

    def _raise(self, error: ServiceError) -> None:
        cause = f"{PREFIX}{error.key if error.key in _OWN else self._away}"
        async_clear(self._hass, self._entry, PREFIX, but=cause)
        since = self.failing_since or dt_util.utcnow()
        async_raise(
            self._hass,
            self._entry,
            cause,
            {**error.placeholders, "since": since.date().isoformat()},
        )
