"""The order of a home's appliances: who is shed last."""

from collections.abc import Sequence

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback

from .fields import APPLIANCE


def by_priority(entry: ConfigEntry) -> list[ConfigSubentry]:
    """Give the appliances of a home, first the one that is shed last."""
    appliances = entry.get_subentries_of_type(APPLIANCE)
    return sorted(
        appliances, key=lambda one: (one.data["priority"], one.title, one.subentry_id)
    )


@callback
def async_set_order(
    hass: HomeAssistant, entry: ConfigEntry, order: Sequence[str]
) -> None:
    """Number the appliances anew by the ids of their subentries; those left out come last.

    An order that is as it was changes no number: equals stay equals.
    """
    before = [one.subentry_id for one in by_priority(entry)]
    wished = [*dict.fromkeys(order), *(one for one in before if one not in order)]
    if wished == before:
        return
    for place, subentry_id in enumerate(wished, 1):
        one = entry.subentries[subentry_id]
        data = {**one.data, "priority": place}
        hass.config_entries.async_update_subentry(entry, one, data=data)
