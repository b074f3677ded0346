"""How well one meter is heard by radio."""

from dataclasses import dataclass, field

from .payload import TransmitterStatus

RATE_WINDOW_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioHealth:
    """Counts since the link was made; `rpd`, `chip_restarts`: of the chip, given by the link."""

    packets: int
    packets_per_s: float
    frames: int
    """Telegrams that began or whose number was jumped over; none in raw mode."""
    complete_frames: int
    """Telegrams without gap or line error whose CRC or code was right."""
    gaps: int
    duplicates: int
    crc_errors: int
    line_errors: int
    """Fragments in which the transmitter's UART saw an error."""
    unreadable: int
    """Payloads of this address with another version or another shape."""
    auth_refused: int
    """Wrong code, or not authenticated although a key is set (payloads or telegrams)."""
    replays_refused: int
    unreserved: int
    """Telegrams refused while the counter's ceiling was being written."""
    key_missing: int
    """Telegrams that are authenticated while no key is set."""
    transmitter_restarts: int
    last_packet_age_s: float | None
    status: TransmitterStatus | None
    chip_restarts: int = 0
    rpd: bool | None = None
    """The last packet was stronger than -64 dBm."""

    @property
    def complete_ratio(self) -> float | None:
        """Complete telegrams out of all, 0 to 1; None before the first one and in raw mode."""
        return self.complete_frames / self.frames if self.frames else None


@dataclass(slots=True)
class Counts:
    """The same, while counting. Times are monotonic seconds."""

    packets: int = 0
    frames: int = 0
    complete: int = 0
    gaps: int = 0
    duplicates: int = 0
    crc_errors: int = 0
    line_errors: int = 0
    auth_refused: int = 0
    replays: int = 0
    unreserved: int = 0
    key_missing: int = 0
    restarts: int = 0
    status: TransmitterStatus | None = None
    heard_at: float | None = None
    _window: tuple[float, int, int] = field(default=(0.0, 0, 0))

    def packet(self, now: float) -> None:
        """Count a payload."""
        self.packets += 1
        self.heard_at = now
        since, before, within = self._roll(now)
        self._window = since, before, within + 1

    def rate(self, now: float) -> float:
        """Give the payloads per second, over the last ten to twenty seconds."""
        since, before, within = self._roll(now)
        share = 1 - (now - since) / RATE_WINDOW_S
        return (before * share + within) / RATE_WINDOW_S

    def _roll(self, now: float) -> tuple[float, int, int]:
        since, _, within = self._window
        passed = int((now - since) / RATE_WINDOW_S)
        if passed <= 0:
            return self._window
        return since + passed * RATE_WINDOW_S, within if passed == 1 else 0, 0

    def health(self, now: float, unreadable: int) -> RadioHealth:
        """Give the figures as of `now`."""
        return RadioHealth(
            packets=self.packets,
            packets_per_s=round(self.rate(now), 2),
            frames=self.frames,
            complete_frames=self.complete,
            gaps=self.gaps,
            duplicates=self.duplicates,
            crc_errors=self.crc_errors,
            line_errors=self.line_errors,
            unreadable=unreadable,
            auth_refused=self.auth_refused,
            replays_refused=self.replays,
            unreserved=self.unreserved,
            key_missing=self.key_missing,
            transmitter_restarts=self.restarts,
            last_packet_age_s=None if self.heard_at is None else now - self.heard_at,
            status=self.status,
        )
