"""Repair issues about the way to a source: raised when it has been wrong for a while, cleared when it is right."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later

from .const import DOMAIN
from .core.tic import Contract
from .links.base import Link
from .links.supervisor import LinkState, LinkStatus

# A meter may lawfully pause, a network may blink, a person may be at the plug: how long a
# link may be in a bad state, in seconds, before it is worth a person's attention.
PATIENCE_S: Final[Mapping[LinkState, float]] = {
    LinkState.DOWN: 120,
    LinkState.GARBLED: 60,
    LinkState.SILENT: 600,
}

ADVICE: Final = ("radio_outside_band", "radio_without_key")
"""What a link may advise against: `Link.advice`."""

# As they are called in every language.
_NAMES: Final = {
    Contract.OFF_PEAK: "HP/HC",
    Contract.TEMPO: "Tempo",
    Contract.EJP: "EJP",
}


def _issue_id(entry: ConfigEntry, cause: str) -> str:
    return f"{cause}_{entry.entry_id}"


@callback
def async_raise(
    hass: HomeAssistant,
    entry: ConfigEntry,
    cause: str,
    placeholders: Mapping[str, str] | None = None,
    *,
    severity: ir.IssueSeverity = ir.IssueSeverity.WARNING,
    fixable: bool = False,
) -> None:
    """Raise an issue about an entry. `cause` is its translation key."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(entry, cause),
        data={"entry_id": entry.entry_id},
        is_fixable=fixable,
        severity=severity,
        translation_key=cause,
        translation_placeholders={"name": entry.title, **(placeholders or {})},
    )


@callback
def async_clear(
    hass: HomeAssistant, entry: ConfigEntry, cause: str = "", *, but: str = "-"
) -> None:
    """Clear the entry's issues whose cause begins so, all by default, `but` one.

    One that stays raised keeps a person's wish not to see it.
    """
    registry = ir.async_get(hass)
    for domain, issue_id in list(registry.issues):
        ours = domain == DOMAIN and issue_id.endswith(f"_{entry.entry_id}")
        if (
            ours
            and issue_id.startswith(cause)
            and not issue_id.startswith(f"{but}_{entry.entry_id}")
        ):
            registry.async_delete(domain, issue_id)


class LinkIssues:
    """Keeps the issues of one link in step with its state.

    Each cause is an issue of its own, so that one a person dismissed does not hide another.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Start without an issue."""
        self._hass = hass
        self._entry = entry
        self._cancel: CALLBACK_TYPE | None = None
        self._due = 0.0
        self._status: LinkStatus | None = None
        self._former: Contract | None = None

    @callback
    def update(self, status: LinkStatus) -> None:
        """Take the link's status: start waiting, go on, or clear."""
        patience_s = PATIENCE_S.get(status.state)
        if status.state is LinkState.LIVE:
            self.stop()
            async_clear(self._hass, self._entry, "link_")
        elif patience_s is not None:
            # A link that comes and goes is as bad as one that is gone: nothing but a
            # sound group ends the waiting.
            self._status = status
            due = self._hass.loop.time() + patience_s
            if self._cancel is None or due < self._due:
                self.stop()
                self._due = due
                self._cancel = async_call_later(self._hass, patience_s, self._overdue)

    @callback
    def opened(self, link: Link) -> None:
        """The link could be opened; say once what it advises against."""
        async_clear(self._hass, self._entry, "link_")
        for cause in ADVICE:
            if cause in link.advice():
                async_raise(self._hass, self._entry, cause)
            else:
                async_clear(self._hass, self._entry, cause)

    @callback
    def contract(self, former: Contract | None) -> None:
        """Take what the contract was before historique mode began to hide it, if it does."""
        if former is self._former:
            return
        self._former = former
        if former is None:
            async_clear(self._hass, self._entry, "contract_hidden")
        else:
            async_raise(
                self._hass,
                self._entry,
                "contract_hidden",
                {"former": _NAMES.get(former, former.value)},
            )

    @callback
    def closed(self) -> None:
        """The link is no longer read: there is nothing to mend about it."""
        self.stop()
        async_clear(self._hass, self._entry, "link_")

    @callback
    def stop(self) -> None:
        """Wait no longer."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    @callback
    def _overdue(self, _: datetime) -> None:
        self._cancel = None
        status = self._status
        if status is None or not (cause := status.error or status.diagnosis):
            return
        async_clear(self._hass, self._entry, "link_", but=f"link_{cause}")
        async_raise(self._hass, self._entry, f"link_{cause}", dict(status.placeholders))
