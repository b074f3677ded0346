"""What a person adds one by one: the parts of a home, the contracts of a point of delivery."""

from collections.abc import Mapping
from typing import Final

from homeassistant.config_entries import ConfigSubentryFlow

from ..const import ELECTRICITY_SOURCE, GAS_SOURCE, HOME_SOURCE
from ..sources.point_contract import CONTRACT, FEED_IN, GAS_CONTRACT
from .appliance import ApplianceFlow
from .base import PartFlow
from .circuit import CircuitFlow
from .contract import ContractFlow
from .exception import ExceptionFlow
from .feed_in import FeedInFlow
from .fields import APPLIANCE, CIRCUIT, EXCEPTION, SCHEDULE
from .gas_contract import GasContractFlow
from .schedule import ScheduleFlow

PARTS: Final[dict[str, type[PartFlow]]] = {
    APPLIANCE: ApplianceFlow,
    CIRCUIT: CircuitFlow,
    SCHEDULE: ScheduleFlow,
    EXCEPTION: ExceptionFlow,
}
"""Flow of each type of subentry of a home."""
PARTS_OF: Final[Mapping[str, Mapping[str, type[ConfigSubentryFlow]]]] = {
    HOME_SOURCE: PARTS,
    ELECTRICITY_SOURCE: {CONTRACT: ContractFlow, FEED_IN: FeedInFlow},
    GAS_SOURCE: {GAS_CONTRACT: GasContractFlow},
}
"""The types of subentries by the source of the entry."""
