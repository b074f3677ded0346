"""A shedder told second by second what a test wants it to hear."""

from datetime import UTC, datetime, timedelta

from hameau_core.control.shedding import (
    HOUSE,
    Asked,
    Code,
    Command,
    Event,
    House,
    Limit,
    Load,
    Moment,
    Readings,
    Reason,
    Sample,
    Switched,
    Tick,
    Wish,
    start,
    step,
)

MORNING = datetime(2026, 1, 12, 7, tzinfo=UTC)
LIMIT = Limit(id=HOUSE, limit_va=6000, cutoff_va=6000)


def load(name: str, priority: int, nominal_va: float = 1000, **more: object) -> Load:
    """Give a load without a plug that measures, whose times are short."""
    known = {"min_on_s": 0, "min_off_s": 60, "measured": False, **more}
    return Load(id=name, priority=priority, nominal_va=nominal_va, **known)  # type: ignore[arg-type]  # fields of Load


class Desk:
    """All loads run; a meter speaks every 2 s, or as told, of a base that the test sets and of the loads that are on."""

    def __init__(
        self, *loads: Load, base_va: float = 0, period_s: int = 2, **more: object
    ) -> None:
        """Warm up for ten seconds."""
        self.period_s = period_s
        house = House(**{"limits": (LIMIT,), "loads": loads, **more})  # type: ignore[arg-type]  # fields of House
        self.now = 0.0
        self.base_va = base_va
        self.obeys = True
        self.on = {each.id: each.nominal_va for each in loads}
        self.commands: list[tuple[float, Command]] = []
        self.reasons: list[tuple[float, Reason]] = []
        self.state = start(house, self.moment)
        for name in self.on:
            self.tell(Switched(load=name, on=True))
        self.wait(10)

    @property
    def moment(self) -> Moment:
        """Now."""
        return Moment(seconds=self.now, utc=MORNING + timedelta(seconds=self.now))

    def tell(self, event: Event) -> list[Command]:
        """Give an event; what is ordered is done at once."""
        self.state, commands, reasons = step(self.state, event, self.moment)
        self.reasons += [(self.now, each) for each in reasons]
        for command in commands:
            self.commands.append((self.now, command))
            if self.obeys:
                self.obey(command)
        return commands

    def obey(self, command: Command) -> None:
        """Do what is ordered."""
        nominal = {each.id: each.nominal_va for each in self.state.house.loads}
        power = {"off": 0.0, "on": nominal[command.load]}.get(command.action.value)
        self.on[command.load] = power if power is not None else command.level_va or 0
        self.tell(Switched(load=command.load, on=self.on[command.load] > 0))

    def ask(self, name: str, wish: Wish, seconds: float | None = None) -> list[Command]:
        """Say a wish."""
        return self.tell(Asked(load=name, wish=wish, seconds=seconds))

    def wait(self, seconds: int, *, silent: bool = False) -> None:
        """Let time pass."""
        for _ in range(seconds):
            self.now += 1
            if not silent and self.now % self.period_s == 0:
                total = self.base_va + sum(self.on.values())
                self.tell(Sample(powers_va={HOUSE: total}))
            self.tell(Tick())

    def read(self, **powers_va: float | None) -> None:
        """Give plugs' measurements."""
        self.tell(Readings(powers_va=powers_va))

    def orders(self) -> list[tuple[str, str]]:
        """What was ordered, in its order."""
        return [(each.load, each.action.value) for _, each in self.commands]

    def said(self, code: Code) -> list[str | None]:
        """Loads of which this was said."""
        return [each.load for _, each in self.reasons if each.code is code]

    def when(self, code: Code) -> float:
        """When this was first said."""
        return next(at for at, each in self.reasons if each.code is code)
