"""A contract's pages: what a person types, to what the tariffs' codec reads, and back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any, Final

from ..core.clients.myelectricaldata import EnedisContract
from ..core.errors import TariffError
from ..core.tariffs.contract import PERIODS
from ..core.tariffs.hours import windows_from_text
from ..core.tic.tariff import Contract, Period, Tariff
from ..sentences import Sentences

DYNAMIC: Final = "dynamic"
"""One price that follows the market: in the codec, a base contract that is indexed."""
OPTIONS: Final = (
    *(Contract.BASE, Contract.OFF_PEAK, Contract.TEMPO, Contract.EJP),
    DYNAMIC,
)
POWERS_KVA: Final = ("3", "6", "9", "12", "15", "18", "24", "30", "36")
FOLLOW: Final = "follow"
START: Final = "start"
OWN: Final = "own"
PRICES: Final = (FOLLOW, START, OWN)
"""Where prices come from: each of the regulated ones, those of the first day to be corrected, the bill."""
CYCLES: Final = ("month", "year")
SUMMER: Final = ("04-01", "10-31")
WINTER: Final = ("11-01", "03-31")
"""The seasons of Enedis' off-peak hours since November 2025."""


def contract_of(option: str) -> Contract:
    """The kind of an offer."""
    return Contract.BASE if option == DYNAMIC else Contract(option)


def price_fields(option: str) -> tuple[Period, ...]:
    """The periods that have a price of their own."""
    return PERIODS[contract_of(option)]


def to_data(page: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed on both pages → a subentry's data. Raises TariffError for hours that are none."""
    option = page["option"]
    term: dict[str, Any] = {
        "from": page["from"],
        "option": contract_of(option).value,
        "subscribed_va": int(page["power"]) * 1000,
        "standing": {"amount": _text(page["standing"]), "per": page["per"]},
        "prices": {
            period.value: _text(page[period.value]) for period in price_fields(option)
        },
    }
    if option == DYNAMIC:
        term["indexed"] = {"factor": _text(page["factor"])}
    if (share := peak_share(page)) is not None:
        term["peak_share"] = share
    return {"from": page["from"], "terms": [term], "off_peak": off_peak(page)}


def peak_share(page: Mapping[str, Any]) -> str | None:
    """The part used at peak, of one; None: not said."""
    share = page.get("peak_share")
    return None if share is None else _text(round(share / 100, 6))


def off_peak(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Off-peak hours since the contract began, if any are known: all year, or others in summer. Raises TariffError.

    Where the offer has none they are those of the meter, by which the one that has is compared.
    """
    if page["option"] != Contract.OFF_PEAK:
        hours = (page.get("hours") or "").strip()
        return [{"from": page["from"], "windows": windows(hours)}] if hours else []
    always = {"from": page["from"], "windows": windows(page["windows"])}
    if not (summer := (page.get("windows_summer") or "").strip()):
        return [always]
    return [
        {**always, "season": list(WINTER)},
        {"from": page["from"], "windows": windows(summer), "season": list(SUMMER)},
    ]


def windows(text: str) -> list[list[str]]:
    """Read hours as they stand on a bill. Raises TariffError."""
    return [
        [f"{opens:%H:%M}", f"{closes:%H:%M}"]
        for opens, closes in windows_from_text(text)
    ]


def to_page(data: Mapping[str, Any]) -> dict[str, Any]:
    """A subentry's data → what its pages show."""
    term = data["terms"][-1]
    page: dict[str, Any] = {
        "from": data["from"],
        "prices": FOLLOW if data.get("followed") else OWN,
        "option": DYNAMIC if "indexed" in term else term["option"],
        "power": str(term["subscribed_va"] // 1000),
        "standing": float(term["standing"]["amount"]),
        "per": term["standing"]["per"],
        **{period: float(price) for period, price in term["prices"].items()},
    }
    if "indexed" in term:
        page["factor"] = float(term["indexed"]["factor"])
    if "peak_share" in term:
        page["peak_share"] = float(term["peak_share"]) * 100
    for hours in data["off_peak"]:
        summer = hours.get("season") == list(SUMMER)
        own = "windows" if term["option"] == Contract.OFF_PEAK else "hours"
        page["windows_summer" if summer else own] = said(hours["windows"])
    return page


def said(hours: Iterable[Iterable[str]]) -> str:
    """Windows as a person writes them."""
    return ", ".join("-".join(window) for window in hours)


def regulated(term: Mapping[str, Any]) -> dict[str, Any]:
    """A regulated term, as the page of prices shows it."""
    return {
        "standing": float(term["standing"]["amount"]),
        "per": term["standing"]["per"],
        **{period: float(price) for period, price in term["prices"].items()},
    }


def followed_words(
    terms: Sequence[Mapping[str, Any]], names: Mapping[str, str], speech: Sentences
) -> dict[str, str]:
    """What is told of regulated terms: the last one as a list in Markdown, with the names of periods, and each first day."""
    if not terms:
        return {}
    last = terms[-1]
    prices = last["prices"].items()
    return {
        "since": last["from"],
        "prices": "\n".join(
            f"- {names.get(period, period)} **{speech.number(float(price), 4)} €/kWh**"
            for period, price in prices
        ),
        "standing": speech.number(float(last["standing"]["amount"])),
        "dates": ", ".join(term["from"] for term in terms),
    }


def contract_told(told: EnedisContract) -> dict[str, str]:
    """What Enedis knows of a contract, as the pages show it. Only the person knows since when a price holds."""
    found = {}
    if told.subscribed_va and (kva := str(told.subscribed_va // 1000)) in POWERS_KVA:
        found["power"] = kva
    if told.off_peak:
        # Of Tempo too: the person sees it, and says which.
        found["option"] = Contract.OFF_PEAK.value
        hours = sorted(told.off_peak)
        found["windows"] = said((f"{a:%H:%M}", f"{b:%H:%M}") for a, b in hours)
    return found


def windows_of_meter(tariff: Tariff, zone: tzinfo) -> str:
    """The off-peak hours of today that a meter knows, as a person writes them; empty where it knows none."""
    told = (*tariff.windows_today, *tariff.windows_tomorrow)
    cheap = sorted(
        (window.start.astimezone(zone), window.end.astimezone(zone))
        for window in told
        if window.period.plain is Period.OFF_PEAK
    )
    joined: list[tuple[datetime, datetime]] = []
    for start, end in cheap:
        if joined and joined[-1][1] >= start:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    # The edge of what is known is no edge of a window.
    first = min((window.start for window in told), default=None)
    last = max((window.end for window in told), default=None)
    whole = {
        (f"{start:%H:%M}", f"{end:%H:%M}")
        for start, end in joined
        if start != first and end != last
    }
    return said(sorted(whole))


def error_of(error: TariffError) -> tuple[dict[str, str], dict[str, str]]:
    """The field of the page an error is about, with its text, and what fills the text."""
    place = error.field
    fields = {"offpeak_hours": "windows", "from": "from", "subscribed_va": "power"}
    for name, field in fields.items():
        if name in place:
            return {field: _known(error.key)}, dict(error.placeholders)
    return {"base": _known(error.key)}, dict(error.placeholders)


_TOLD: Final = frozenset({"not_off_peak_hours", "not_after_former", "out_of_range"})


def _known(key: str) -> str:
    return key if key in _TOLD else "bad_contract"


def _text(number: float) -> str:
    """An amount as the codec likes it best: exact, as it was typed."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
