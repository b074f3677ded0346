"""The electrical values of a meter, read from the groups present now. Either mode, one phase or three.

Sources: Enedis-NOI-CPT_54E §6.1 and §6.2.2, Enedis-NOI-CPT_02E §2.3 to §2.5.
"""

from .events import Group, Mode
from .labels import SPECS
from .powers import CONTRACT_VOLTAGE, PAPP_ROUNDING_VA, highest_powers, likely_voltage
from .status import StatusRegister
from .tariff import HISTORIQUE_INDEXES
from .tariff_groups import contract_of

_KVA = 1000
_PHASES = (1, 2, 3)
_LINKY_IMAX = ({"IMAX": 90}, {"IMAX1": 60, "IMAX2": 60, "IMAX3": 60})
_EXCESS = ("ADPS", "ADIR1", "ADIR2", "ADIR3")
INDEX_LABELS = frozenset(spec.canonical for spec in SPECS.values() if spec.index)


class Readings:
    """Values of the groups in `groups`, which the owner keeps up to date.

    `from_currents`: three-phase short frames, and one cut short, carry currents without the PAPP that goes with
    them; the powers then come from the currents, not from a PAPP that is up to twenty frames old.
    """

    def __init__(self) -> None:
        """Start without any group."""
        self.groups: dict[str, Group] = {}
        self.mode: Mode | None = None
        self.phases = 1
        self.linky = True
        self.from_currents = False
        self._voltage: float | None = None

    def get(self, label: str) -> Group | None:
        """Group present now under its canonical label."""
        return self.groups.get(label)

    def number(self, label: str) -> int | None:
        """Value of a numeric group present now, in the label's unit."""
        group = self.groups.get(label)
        return group.value if group and isinstance(group.value, int) else None

    def text(self, label: str) -> str | None:
        """Data of a group present now, as sent."""
        group = self.groups.get(label)
        return group.text if group else None

    @property
    def status(self) -> StatusRegister | None:
        """STGE."""
        group = self.groups.get("STGE")
        return (
            group.value if group and isinstance(group.value, StatusRegister) else None
        )

    @property
    def currents_a(self) -> tuple[int, ...] | None:
        """Current of each phase, A; None unless all are known."""
        if self.mode is Mode.STANDARD:
            return self._all([f"IRMS{phase}" for phase in _PHASES[: self.phases]])
        return self._all(
            ["IINST"] if self.phases == 1 else [f"IINST{phase}" for phase in _PHASES]
        )

    @property
    def power_va(self) -> int | None:
        """Apparent power drawn, all phases: SINSTS or PAPP, else from the currents (estimated)."""
        if self.mode is Mode.STANDARD:
            return self.number("SINSTS")
        papp = None if self.from_currents else self.number("PAPP")
        if papp is not None:
            return papp
        powers = self._powers_of_currents()
        return sum(powers) if powers else None

    @property
    def phase_power_va(self) -> tuple[int | None, ...]:
        """Apparent power drawn of each phase; in historique the share of its current in PAPP (estimated)."""
        if self.phases == 1:
            return (self.power_va,)
        if self.mode is Mode.STANDARD:
            return tuple(self.number(f"SINSTS{phase}") for phase in _PHASES)
        return self._powers_of_currents() or (None,) * self.phases

    @property
    def subscribed_va(self) -> int | None:
        """Subscribed power: PREF, or ISOUSC x 200 V of each phase."""
        if self.mode is Mode.STANDARD:
            pref = self.number("PREF")
            return None if pref is None else pref * _KVA
        isousc = self.number("ISOUSC")
        return None if isousc is None else isousc * CONTRACT_VOLTAGE * self.phases

    @property
    def cutoff_va(self) -> int | None:
        """Cut-off power: PCOUP; historique does not send it, there it is taken for the subscribed power."""
        pcoup = self.number("PCOUP")
        return self.subscribed_va if pcoup is None else pcoup * _KVA

    @property
    def energy_wh(self) -> int | None:
        """Energy drawn in all: EAST, or the sum of the supplier indexes once all of the contract are there."""
        if self.mode is not Mode.HISTORIQUE:
            return self.number("EAST")
        contract = contract_of(self.groups, Mode.HISTORIQUE)
        indexes = (
            self._all(list(HISTORIQUE_INDEXES.get(contract, {}))) if contract else None
        )
        return sum(indexes) if indexes else None

    @property
    def indexes(self) -> dict[str, int]:
        """Every energy register present now, by label, in Wh or varh."""
        return {
            label: group.value
            for label, group in self.groups.items()
            if label in INDEX_LABELS and isinstance(group.value, int)
        }

    @property
    def constant_maxima(self) -> bool:
        """Whether IMAX is the constant that a Linky sends; older meters send their largest current ever."""
        return any(
            all(self.number(label) == amperes for label, amperes in known.items())
            for known in _LINKY_IMAX
        )

    @property
    def injected_va(self) -> int | None:
        """Apparent power injected, VA (producer mode)."""
        return self.number("SINSTI")

    @property
    def export_wh(self) -> int | None:
        """Energy injected in all, Wh (producer mode)."""
        return self.number("EAIT")

    @property
    def producer(self) -> bool:
        """Whether the meter counts injection (EAIT present, or STGE bit 8)."""
        return "EAIT" in self.groups or bool(self.status and self.status.producer)

    @property
    def excess(self) -> bool | None:
        """Whether the reference power or current is exceeded (STGE bit 7, ADPS, ADIR, IINST above ISOUSC).

        The breaker does not open at that point. None until something tells.
        """
        if self.mode is Mode.STANDARD:
            return self.status.overload if self.status else None
        if any(label in self.groups for label in _EXCESS):
            return True
        currents, limit = self.currents_a, self.number("ISOUSC")
        return None if currents is None or limit is None else max(currents) > limit

    @property
    def overload(self) -> bool:
        """Whether the reference power or current is known to be exceeded now."""
        return bool(self.excess)

    @property
    def overload_phases(self) -> tuple[bool, ...]:
        """Which phases exceed their share of the subscribed power."""
        if self.mode is Mode.STANDARD:
            limit = self.subscribed_va
            return tuple(
                bool(limit and power and power * self.phases > limit)
                for power in self.phase_power_va
            )
        if self.phases == 1:
            return (self.overload,)
        limit, currents = self.number("ISOUSC"), self.currents_a or (0,) * self.phases
        excess = [limit is not None and current > limit for current in currents]
        return tuple(
            over or f"ADIR{phase}" in self.groups
            for phase, over in zip(_PHASES, excess, strict=True)
        )

    def drawn_va(self) -> tuple[float, ...] | None:
        """Power of each phase for the trip filter, never below the truth; None until known."""
        if self.mode is Mode.STANDARD:
            powers = (self.power_va,) if self.phases == 1 else self.phase_power_va
            known = tuple(float(power) for power in powers if power is not None)
            return known if len(known) == self.phases else None
        papp = None if self.from_currents else self.number("PAPP")
        if self.phases == 1 and papp is not None:
            return (float(papp + PAPP_ROUNDING_VA),)
        currents = self.currents_a
        if currents is None:
            return None
        if not self.linky and papp is None:
            # Behind an older meter the main breaker counts amperes, and ISOUSC is in amperes.
            return tuple(float(current * CONTRACT_VOLTAGE) for current in currents)
        return highest_powers(currents, papp)

    def _powers_of_currents(self) -> tuple[int, ...] | None:
        currents = self.currents_a
        if currents is None:
            return None
        if self._voltage is None or not self.from_currents:
            self._voltage = likely_voltage(currents, self.number("PAPP"))
        return tuple(round(current * self._voltage) for current in currents)

    def _all(self, labels: list[str]) -> tuple[int, ...] | None:
        values = [self.number(label) for label in labels]
        known = tuple(value for value in values if value is not None)
        return known if labels and len(known) == len(values) else None
