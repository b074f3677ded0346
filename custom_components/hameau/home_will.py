"""What a person may want of a home besides one appliance's turn: that it acts or rests, how, and in which order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from homeassistant.core import callback

from .appliances import Appliance, Value
from .controller import RETRY_S, Controller
from .core.control.shedding import Action, Armed, Command, DryRun, Wish
from .home_store import Cut, HomeStore
from .subentries.order import async_set_order

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime


class HomeController(Controller):
    """The hands of a home, and the will they follow. What is wanted is kept, then shown."""

    def __init__(self, run: HomeRuntime, store: HomeStore) -> None:
        """Follow the will of this home's people."""
        super().__init__(run.hass, run.loop, store)
        self._run = run
        self.lent: dict[str, Cut] = {}
        """What a try switched on: off again whatever becomes of the try."""

    @override
    async def async_ask(
        self, load: str, wish: Wish, seconds: float | None = None
    ) -> None:
        await super().async_ask(load, wish, seconds)
        self._show()

    async def async_arm(self, on: bool) -> None:
        """Let the shedder act; or give back what it cut, and rest. Without a meter it rests."""
        if self._run.config.metered or not on:
            self.loop.take(Armed(on=on))
        await self._keep()

    async def async_dry_run(self, on: bool) -> None:
        """Decide and explain without acting, or in earnest again; then schedules have what they wished meanwhile."""
        self.loop.take(DryRun(on=on))
        self._run.schedules.soon()
        await self._keep()

    async def async_set_profile(self, name: str) -> None:
        """Be as patient as this profile."""
        entry = self._run.entry
        self.hass.config_entries.async_update_entry(
            entry, options={**entry.options, "profile": name}
        )

    async def async_set_priority(self, order: Sequence[str]) -> None:
        """Put appliances in this order, the first shed last; those not named follow as they were."""
        async_set_order(self.hass, self._run.entry, order)

    # What a person tries in the form, a load already or not yet.

    async def async_owe(self, appliance: Appliance, before: Value, *, on: bool) -> None:
        """Have on disk, before it is switched for a try, that it is to be given back as it was: `on` or off."""
        self._travelling[appliance.id] = self._travelling.get(appliance.id, 0) + 1
        owed = self.cuts if on else self.lent
        owed[appliance.id] = Cut(
            appliance=appliance, before=before, at=self.loop.clock().utc.timestamp()
        )
        await self._store.async_save_ledger()

    async def async_settle(self, appliance: Appliance, *, paid: bool) -> None:
        """End a try. What did not come back is given back again, until it does."""
        self._travelling[appliance.id] -= 1
        if paid:
            self.cuts.pop(appliance.id, None)
            self.lent.pop(appliance.id, None)
        await self._store.async_save_ledger()

    @override
    def taken(self, load: str) -> None:
        super().taken(load)
        if not self._travelling.get(load) and self.lent.pop(load, None) is not None:
            self._store.save_soon()

    @override
    def watch_over(self) -> None:
        super().watch_over()
        for load, one in list(self.lent.items()):
            state = self.hass.states.get(one.appliance.entity_id)
            on = one.appliance.read(state).on
            if on is None or not self._settled(load, RETRY_S):
                continue
            if not on:
                del self.lent[load]
                self._store.save_soon()
                continue
            self._ordered_at[load] = self.loop.clock().seconds
            call = one.appliance.call(Action.OFF, state)
            self.hass.async_create_task(self._call(one.appliance, call), "hameau try")

    async def async_try(
        self, appliance: Appliance, action: Action, before: Value = None
    ) -> bool:
        """Switch it once; say whether it accepted."""
        state = self.hass.states.get(appliance.entity_id)
        return await self._call(appliance, appliance.call(action, state, before=before))

    async def async_enable(self, load: str, on: bool) -> None:
        """Let an appliance take part in shedding, or leave it alone: if it is cut, it comes back first."""
        if not on and load in self.cuts:
            self.loop.reconcile(load)
            self.order([Command(load=load, action=Action.ON)])
        disabled = self._run.disabled
        self._run.disabled = disabled - {load} if on else disabled | {load}
        self._run.limits.rebuild()
        await self._keep()

    async def _keep(self) -> None:
        await self._store.async_save_ledger()
        self._show()

    @callback
    def _show(self) -> None:
        self._run.publish(["control", *(f"load:{load}" for load in self.appliances)])
