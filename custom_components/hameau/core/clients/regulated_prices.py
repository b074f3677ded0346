"""The regulated prices ("tarif bleu") as the Commission de régulation de l'énergie publishes them, one CSV for each option.

On data.gouv.fr, resources of "Historique des tarifs réglementés de vente d'électricité pour les consommateurs résidentiels"; they
lead to cre.fr. `;`, decimal comma, `DATE_DEBUT;DATE_FIN;P_SOUSCRITE;PART_FIXE_HT;PART_FIXE_TTC;PART_VARIABLE_…_HT;PART_VARIABLE_…_TTC`,
dates dd/mm/yyyy, standing charge in € a year, energy in €/kWh. An empty DATE_FIN is the price of today. Without a User-Agent: 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import aiohttp

from ..errors import ServiceError
from ..prices import PriceRow, micro
from ..tic.tariff import Contract, Period
from .failures import failure
from .fields import shown
from .http import TIMEOUT_S, Http

BASE: Final = "https://www.data.gouv.fr/api/1/datasets/r"

_MOST_BYTES: Final = 1024 * 1024
_MOST_ROWS: Final = 5000
_POWERS: Final = ("P_SOUSCRITE", "PUISSANCE")
_MOST_KVA: Final = 36
_MOST_MICRO: Final = 10_000 * 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where an option's prices are, and which column holds which period's."""

    resource: str
    columns: Mapping[Period, str]


TABLES: Final[Mapping[Contract, Table]] = {
    Contract.BASE: Table(
        resource="c13d05e5-9e55-4d03-bf7e-042a2ade7e49",
        columns={Period.BASE: "PART_VARIABLE_{}"},
    ),
    Contract.OFF_PEAK: Table(
        resource="f7303b3a-93c7-4242-813d-84919034c416",
        columns={
            Period.OFF_PEAK: "PART_VARIABLE_HC_{}",
            Period.PEAK: "PART_VARIABLE_HP_{}",
        },
    ),
    Contract.TEMPO: Table(
        resource="0c3d1d36-c412-4620-8566-e5cbb4fa2b5a",
        columns={
            Period.BLUE_OFF_PEAK: "PART_VARIABLE_HCBleu_{}",
            Period.BLUE_PEAK: "PART_VARIABLE_HPBleu_{}",
            Period.WHITE_OFF_PEAK: "PART_VARIABLE_HCBlanc_{}",
            Period.WHITE_PEAK: "PART_VARIABLE_HPBlanc_{}",
            Period.RED_OFF_PEAK: "PART_VARIABLE_HCRouge_{}",
            Period.RED_PEAK: "PART_VARIABLE_HPRouge_{}",
        },
    ),
}
"""The options that have a table."""


class RegulatedPrices:
    """The three tables."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        clock: Callable[[], datetime],
        base: str = BASE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask."""
        self._http = Http(session, base, timeout_s=timeout_s, most_bytes=_MOST_BYTES)
        self._clock = clock

    async def prices(self, contract: Contract) -> tuple[PriceRow, ...]:
        """Every dated price of an option, oldest first, by power.

        Raises:
            ServiceError: `bad_answer` with line and column; `not_data` when there is no such table in the answer.
            KeyError: the option has no table (`TABLES`).

        """
        table = TABLES[contract]
        answer = await self._http.get(table.resource, redirects=True)
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        return read_prices(answer.body, contract, self._http.address)


def read_prices(body: bytes, contract: Contract, address: str) -> tuple[PriceRow, ...]:
    """Read a table. Raises ServiceError as `RegulatedPrices.prices`."""
    text = _text(body)
    lines = text.splitlines()
    if len(lines) > _MOST_ROWS:
        raise failure("answer_too_large", address, f"> {_MOST_ROWS}")
    heads = [name.strip() for name in lines[0].split(";")] if lines else []
    columns = _Columns(heads, TABLES[contract], contract, address)
    rows: list[PriceRow] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split(";")
        if (
            number == len(lines)
            and len(cells) < len(heads)
            and line == text[-len(line) :]
        ):
            raise failure("answer_cut", address, str(number))
        if any(cell.strip() for cell in cells) and (row := columns.row(cells, number)):
            rows.append(row)
    if not rows:
        raise failure("answer_cut", address)
    return tuple(sorted(rows, key=lambda row: (row.start, row.subscribed_va)))


class _Columns:
    """Where each column is."""

    def __init__(
        self, heads: list[str], table: Table, contract: Contract, address: str
    ) -> None:
        """Find them; without them it is no such table."""
        self._contract = contract
        self._address = address
        self._at = {name: index for index, name in enumerate(heads)}
        power = next((name for name in _POWERS if name in self._at), _POWERS[0])
        self._power = power
        self._gross = {p: name.format("TTC") for p, name in table.columns.items()}
        self._net = {p: name.format("HT") for p, name in table.columns.items()}
        wanted = (
            "DATE_DEBUT",
            "DATE_FIN",
            power,
            "PART_FIXE_TTC",
            *self._gross.values(),
        )
        if missing := [name for name in wanted if name not in self._at]:
            raise failure("not_data", address, ", ".join(missing))
        self._has_net = all(
            name in self._at for name in ("PART_FIXE_HT", *self._net.values())
        )

    def row(self, cells: list[str], number: int) -> PriceRow | None:
        """One dated price; None where the option was not offered at that power then."""
        told = {
            name: cells[at].strip() for name, at in self._at.items() if at < len(cells)
        }

        def read[T](name: str, how: Callable[[str], T]) -> T:
            try:
                return how(told[name])
            except KeyError, ValueError:
                raise self._wrong(number, name, told.get(name, "")) from None

        if not any(told.get(name) for name in self._gross.values()):
            return None
        net = self._has_net and all(told.get(name) for name in self._net.values())
        return PriceRow(
            contract=self._contract,
            subscribed_va=read(self._power, _va),
            start=read("DATE_DEBUT", _day),
            end=read("DATE_FIN", _day) if told.get("DATE_FIN") else None,
            standing=read("PART_FIXE_TTC", _amount),
            prices={p: read(name, _amount) for p, name in self._gross.items()},
            standing_net=read("PART_FIXE_HT", _amount) if net else None,
            net={p: read(name, _amount) for p, name in self._net.items()}
            if net
            else None,
        )

    def _wrong(self, number: int, name: str, value: str) -> ServiceError:
        """Give the error that names line and column."""
        return failure(
            "bad_answer", self._address, shown(value), field=f"{number}: {name}"
        )


def _text(body: bytes) -> str:
    """The table's text, with or without a byte order mark, in UTF-8 or Latin-1."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _day(text: str) -> date:
    """Read dd/mm/yyyy."""
    day, month, year = text.split("/")
    if len(year) != 4:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


def _va(text: str) -> int:
    """Read kVA as VA."""
    kva = int(text)
    if not 0 < kva <= _MOST_KVA:
        raise ValueError(text)
    return kva * 1000


def _amount(text: str) -> int:
    """Read an amount of €, none below 0."""
    amount = micro(text)
    if not 0 <= amount <= _MOST_MICRO:
        raise ValueError(text)
    return amount
