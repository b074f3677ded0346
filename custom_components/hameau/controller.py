"""The hands of a home: the only place that calls services on people's appliances.

Orders come from the core's shedder, and from schedules where the shedder has no say. What is cut is on disk before its
order is given, and stays known as ours until the appliance is seen on again, whatever becomes of the order.
"""

import asyncio
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, Final

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
import probatio

from .appliances import Appliance, Call, Value
from .const import LOGGER
from .core.control.shedding import Action, Asked, Code, Command, Failed, Reason, Wish
from .home_loop import Loop
from .home_store import FLUSH_S, Cut, HomeStore, cuts_from_dict, cuts_to_dict

CALL_S: Final = 10.0
"""How long an appliance may take to accept an order."""
ECHO_S: Final = 60.0
"""How long after an order a change to what it asked for is its echo."""
LOST_S: Final = 30.0
"""How long after an order of ours an appliance that is off, and counted by nobody, is taken back."""
LATE_S: Final = 600.0
"""How long after an order that was not obeyed it may still be: messages wait in a radio's queue."""
RETRY_S: Final = 60.0
"""Least time before an appliance that did not come back is given back again."""
SILENT_S: Final = 120.0
"""A shedder at rest without a meter for so long gives back what it cut without asking for room, one every `GAP_S`."""
GAP_S: Final = 30.0
_CONTEXTS: Final = 200
_RESTORES: Final = (
    Code.RESTORED,
    Code.RESTORED_SWAP,
    Code.RESTORED_ROTATION,
    Code.RESTORED_DISARMED,
)


class Controller:
    """Gives orders to the appliances of one home, and knows which are off by its doing."""

    def __init__(self, hass: HomeAssistant, loop: Loop, store: HomeStore) -> None:
        """Know nobody yet."""
        self.hass = hass
        self.loop = loop
        self.appliances: Mapping[str, Appliance] = {}
        self.cuts: dict[str, Cut] = {}
        self._store = store
        self._contexts: deque[str] = deque(maxlen=_CONTEXTS)
        self._latest: dict[str, Command] = {}
        self._ordered_at: dict[str, float] = {}
        self._travelling: dict[str, int] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._given_at = 0.0
        self._unowed: set[str] = set()
        self._obeyed: set[str] = set()
        self._under_way: set[asyncio.Task[None]] = set()
        self._ended = False

    # What is off by our doing.

    def memory(self) -> dict[str, Any]:
        """Give the cuts as JSON."""
        return cuts_to_dict(self.cuts)

    def remember(self, data: Mapping[str, Any]) -> None:
        """Know again what was cut before a restart."""
        self.cuts = cuts_from_dict(data)

    @property
    def orphans(self) -> list[str]:
        """Loads cut by us whose appliance was removed since."""
        return [load for load in self.cuts if load not in self.appliances]

    @callback
    def saw(self, load: str, on: bool | None) -> None:
        """A load shows its state: it may have obeyed."""
        if on is not None and self._wanted(load, on):
            self._obeyed.add(load)

    @callback
    def taken(self, load: str) -> None:
        """A person switched it: whatever it is now, it is theirs."""
        if self.cuts.pop(load, None) is not None:
            self._store.save_soon()

    # Whose doing a change is.

    @callback
    def ours(self, context: Context, load: str, on: bool) -> bool:
        """Whether a change came by an order of ours, or by what that order started and wanted."""
        if context.id in self._contexts:
            return True
        return context.parent_id in self._contexts and self._wanted(load, on)

    def _wanted(self, load: str, on: bool) -> bool:
        latest = self._latest.get(load)
        return latest is not None and (latest.action is not Action.OFF) is on

    @callback
    def echo(self, load: str, on: bool) -> bool:
        """Whether a change is what our last order to this load asked for, said late."""
        if not self._wanted(load, on):
            return False
        return self.loop.clock().seconds - self._ordered_at[load] <= ECHO_S

    # Orders.

    @callback
    def order(self, commands: Sequence[Command]) -> None:
        """Carry out orders, those that take something away once it is on disk as ours.

        What is given back is in the ledger as owed: its order need not wait for the disk, which only forgets the debt.
        """
        if self._ended:
            return
        now = self.loop.clock()
        for command in commands:
            self._latest[command.load] = command
            self._ordered_at[command.load] = now.seconds
            self._obeyed.discard(command.load)
            self._note(command, now.utc.timestamp())
        saved = self.hass.async_create_task(
            self._store.async_save_ledger(), "hameau ledger", eager_start=False
        )
        for command in commands:
            self._travelling[command.load] = self._travelling.get(command.load, 0) + 1
            # Not at once: the appliance may answer in the same breath, in the middle of the core's step.
            task = self.hass.async_create_task(
                self._carry_out(command, saved), "hameau order", eager_start=False
            )
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def async_end(self) -> None:
        """Order nothing more, and leave what was not ordered yet; wait for what was, which may take `CALL_S`.

        Whoever gives back after this knows what there is to give back.
        """
        self._ended = True
        self._latest.clear()
        if self._under_way:
            await asyncio.wait(self._under_way)

    def _note(self, command: Command, at: float) -> None:
        """Enter an order in the ledger of cuts."""
        load = command.load
        cut, appliance = self.cuts.get(load), self._appliance(load)
        if appliance is None:
            return
        if cut is not None:
            lowered = cut.lowered and command.action is not Action.OFF
            self.cuts[load] = replace(cut, at=at, lowered=lowered)
        elif command.action is not Action.ON and load not in self._unowed:
            before = appliance.before(self.hass.states.get(appliance.entity_id))
            lowered = command.action is Action.LEVEL
            self.cuts[load] = Cut(
                appliance=appliance, before=before, at=at, lowered=lowered
            )

    def _appliance(self, load: str) -> Appliance | None:
        known = self.appliances.get(load)
        if known is None and load in self.cuts:
            return self.cuts[load].appliance
        return known

    def _before(self, load: str) -> Value:
        cut = self.cuts.get(load)
        return None if cut is None else cut.before

    async def _carry_out(self, command: Command, saved: asyncio.Task[None]) -> None:
        """Give one order, unless a newer one to the same load has come meanwhile."""
        load, given = command.load, False
        lock = self._locks.setdefault(load, asyncio.Lock())
        try:
            if command.action is not Action.ON:
                await asyncio.wait({saved}, timeout=FLUSH_S)
            async with lock:
                if self._latest.get(load) is not command:
                    given = True
                    return
                given = await self._give(command)
        finally:
            self._travelling[load] -= 1
            if not given and not self._ended:
                self.loop.take(Failed(load=load))

    async def _give(self, command: Command) -> bool:
        appliance = self._appliance(command.load)
        if appliance is None:
            return True
        state = self.hass.states.get(appliance.entity_id)
        if state is None or appliance.read(state).on is None:
            return False
        call = appliance.call(
            command.action,
            state,
            level_va=command.level_va,
            before=self._before(command.load),
        )
        return await self._call(appliance, call)

    async def _call(self, appliance: Appliance, call: Call) -> bool:
        """Call a service within bounds; say whether it was accepted."""
        context = Context()
        self._contexts.append(context.id)
        try:
            async with asyncio.timeout(CALL_S):
                await self.hass.services.async_call(
                    call.domain,
                    call.service,
                    dict(call.data),
                    blocking=True,
                    context=context,
                )
        except TimeoutError:
            LOGGER.warning(
                "%s did not accept %s in time", appliance.entity_id, call.service
            )
            return False
        except (HomeAssistantError, probatio.Invalid, OSError, ValueError) as error:
            LOGGER.warning(
                "%s refused %s: %s", appliance.entity_id, call.service, error
            )
            return False
        return True

    async def async_set(self, load: str, value: Value) -> bool:
        """Set an appliance to a value of its own, as a schedule wants it."""
        appliance = self.appliances[load]
        return await self._call(appliance, appliance.set(value))

    # Wishes.

    async def async_ask(
        self, load: str, wish: Wish, seconds: float | None = None
    ) -> None:
        """Take a wish of a person, a schedule or an automation about one load."""
        if load not in self.appliances:
            raise KeyError(load)
        asked = Asked(load=load, wish=wish, seconds=seconds)
        if wish is Wish.STOP:
            with self._for_good(load):
                self.loop.take(asked)
        else:
            self.loop.take(asked)
        await self._store.async_save_ledger()

    @contextmanager
    def _for_good(self, load: str) -> Generator[None]:
        """Order this load off without owing it back."""
        self.cuts.pop(load, None)
        self._unowed.add(load)
        try:
            yield
        finally:
            self._unowed.discard(load)

    @callback
    def switch(self, load: str, *, on: bool) -> None:
        """Switch without asking the shedder: where it is at rest, or has no say. Off so is off for good."""
        if on:
            self.order([Command(load=load, action=Action.ON)])
            return
        with self._for_good(load):
            self.order([Command(load=load, action=Action.OFF)])

    @callback
    def said(self, reasons: Iterable[Reason]) -> None:
        """Give back in earnest, during a dry run, what was cut before it."""
        if not self.loop.state.dry_run:
            return
        back = [
            Command(load=reason.load, action=Action.ON)
            for reason in reasons
            if reason.code in _RESTORES and reason.load in self.cuts
        ]
        if back:
            self.order(back)

    # Nothing stays off by our doing.

    @callback
    def watch_over(self) -> None:
        """Take back what an order of ours left off and the core does not count; give back what nobody will."""
        for load in list(self.cuts):
            if load not in self.appliances:
                self._give_back_orphan(load)
            elif self._paid(load):
                del self.cuts[load]
                self._store.save_soon()
            elif self._lost(load):
                self.loop.adopt(load, RETRY_S)
        self._give_back_unseen()

    def _settled(self, load: str, since_s: float) -> bool:
        """Whether the last order to a load is over for so long."""
        if self._travelling.get(load, 0):
            return False
        at = self._ordered_at.get(load)
        return at is None or self.loop.clock().seconds - at >= since_s

    def _paid(self, load: str) -> bool:
        """Whether a load is on again for good, at its full level where it has some."""
        one = self.loop.state.loads[load]
        wait = LOST_S if load in self._obeyed else LATE_S
        if one.on is not True or one.shed is not None:
            return False
        if not self._settled(load, wait):
            return False
        return one.level_from_va is None or not self.cuts[load].lowered

    def _lost(self, load: str) -> bool:
        one = self.loop.state.loads[load]
        off = one.on is False and not self.cuts[load].lowered
        return (
            off
            and one.shed is None
            and one.pending is None
            and self._settled(load, LOST_S)
        )

    def _give_back_orphan(self, load: str) -> None:
        """Its appliance is gone from the home: it is owed nothing but what it was before, until it shows it."""
        cut = self.cuts[load]
        on = cut.appliance.read(self.hass.states.get(cut.appliance.entity_id)).on
        if on is None or not self._settled(load, RETRY_S):
            return
        if cut.lowered or on:
            del self.cuts[load]
            self._store.save_soon()
        if cut.lowered or not on:
            self._ordered_at[load] = self.loop.clock().seconds
            self.hass.async_create_task(
                self._async_give_back([cut]), "hameau give back"
            )

    def _give_back_unseen(self) -> None:
        """At rest and without a meter there is no room to be asked for: one by one, slowly."""
        state, now = self.loop.state, self.loop.clock().seconds
        if state.armed or self.loop.silent_s < SILENT_S or now - self._given_at < GAP_S:
            return
        for load in self.cuts:
            one = state.loads.get(load)
            if one is not None and one.on is False and self._settled(load, RETRY_S):
                self._given_at = now
                self.loop.reconcile(load)
                self.order([Command(load=load, action=Action.ON)])
                return

    async def async_give_back_all(self) -> None:
        """Switch on at once everything that is off by our doing."""
        await self._async_give_back(self.cuts.values())
        self.cuts.clear()

    async def _async_give_back(self, cuts: Iterable[Cut]) -> None:
        now = self.loop.clock().utc.timestamp()
        await async_give_back(self.hass, cuts, now, self._contexts)


async def async_give_back(
    hass: HomeAssistant,
    cuts: Iterable[Cut],
    now: float,
    contexts: deque[str] | None = None,
) -> None:
    """Switch on everything that is off, or lowered, by our doing, each as it was.

    What was ordered less than `ECHO_S` ago may still be shown as it was before: it is ordered whatever it shows. `now`: UTC
    seconds.
    """

    async def back(cut: Cut) -> None:
        state = hass.states.get(cut.appliance.entity_id)
        if state is None:
            return
        shown = cut.appliance.read(state).on and now - cut.at > ECHO_S
        if shown and not cut.lowered:
            return
        call = cut.appliance.call(Action.ON, state, before=cut.before)
        context = Context()
        if contexts is not None:
            contexts.append(context.id)
        with suppress(TimeoutError, HomeAssistantError, probatio.Invalid, OSError):
            async with asyncio.timeout(CALL_S):
                await hass.services.async_call(
                    call.domain,
                    call.service,
                    dict(call.data),
                    blocking=True,
                    context=context,
                )

    await asyncio.gather(*(back(cut) for cut in cuts))
