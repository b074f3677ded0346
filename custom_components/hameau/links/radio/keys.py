"""The keys in use on one radio, and their counters on disk."""

from dataclasses import dataclass
import hashlib
from typing import TYPE_CHECKING

from homeassistant.helpers.storage import Store
from homeassistant.util.hass_dict import HassKey

from ...core.errors import LinkError
from ...core.tic.radio import Authenticator, MeterKey, Receiver, ReplayGuard

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

_STORES: HassKey[CounterStore] = HassKey("hameau_radio_counters")
_STORE_KEY = "hameau.radio_counters"
_STORE_VERSION = 1


class CounterStore:
    """The ceilings of the replay guards, by fingerprint of the key: they outlive the entry."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Read nothing yet."""
        self._hass = hass
        self._store = self._open()
        self._ceilings: dict[str, int] | None = None

    @classmethod
    def of(cls, hass: HomeAssistant) -> CounterStore:
        """Give the one store of this Home Assistant."""
        return hass.data.setdefault(_STORES, cls(hass))

    async def load(self, fingerprint: str) -> int:
        """Give the ceiling written for a key, 0 where there is none."""
        if self._ceilings is None:
            self._ceilings = await self._store.async_load() or {}
        return self._ceilings.get(fingerprint, 0)

    async def save(self, fingerprint: str, ceiling: int) -> bool:
        """Write a ceiling now; say whether it is on disk, which only reading it back shows."""
        await self.load(fingerprint)
        self._ceilings = {**(self._ceilings or {}), fingerprint: ceiling}
        await self._store.async_save(self._ceilings)
        written = await self._open().async_load() or {}
        return written.get(fingerprint) == ceiling

    def _open(self) -> Store[dict[str, int]]:
        return Store(
            self._hass, _STORE_VERSION, _STORE_KEY, private=True, atomic_writes=True
        )


@dataclass(slots=True)
class _Lease:
    key: bytes
    authenticator: Authenticator
    users: int = 0


class KeyRing:
    """Sets keys on a receiver, shares them between links of one meter, keeps their counters."""

    def __init__(self, hass: HomeAssistant, receiver: Receiver) -> None:
        """Hold no key yet."""
        self._hass = hass
        self._receiver = receiver
        self._leases: dict[MeterKey, _Lease] = {}

    async def take(self, meter: MeterKey, key: bytes) -> None:
        """Accept only what this key has signed from this meter, until `drop`.

        Raises:
            LinkError: `radio_key_conflict`, another link gives this meter another key.

        """
        lease = self._leases.get(meter)
        if lease is None:
            lease = self._leases[meter] = await self._lease(key)
            self._receiver.set_key(meter, lease.authenticator)
        if lease.key != key:
            raise LinkError("radio_key_conflict")
        lease.users += 1

    async def drop(self, meter: MeterKey) -> None:
        """Give a key back; the last one to do so has the exact counter written."""
        lease = self._leases[meter]
        lease.users -= 1
        if lease.users == 0:
            del self._leases[meter]
            self._receiver.set_key(meter, None)
            guard = lease.authenticator.guard
            await CounterStore.of(self._hass).save(_fingerprint(lease.key), guard.last)

    async def _lease(self, key: bytes) -> _Lease:
        fingerprint = _fingerprint(key)
        store = CounterStore.of(self._hass)

        async def write(ceiling: int) -> None:
            if await store.save(fingerprint, ceiling):
                guard.reserved(ceiling)
            else:
                guard.retry()

        def reserve(ceiling: int) -> None:
            self._hass.async_create_task(write(ceiling), "hameau radio counter")

        guard = ReplayGuard(await store.load(fingerprint), reserve=reserve)
        return _Lease(key, Authenticator(key, guard))


def _fingerprint(key: bytes) -> str:
    return hashlib.sha256(b"hameau radio key" + key).hexdigest()[:16]
