"""Contracts to compare, out of a table of prices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ..prices import PriceRow
from ..tic.tariff import Contract
from .contract import Cycle, Electricity, OffPeak, Standing, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A contract that might have been, by a name of the caller's own."""

    id: str
    contract: Electricity


def terms_of(rows: Iterable[PriceRow]) -> tuple[Term, ...]:
    """Give the rows of one option and power as terms, in order; of two that begin on a day the later in the table counts."""
    by_start = {row.start: _term(row) for row in rows}
    return tuple(by_start[start] for start in sorted(by_start))


def terms_since(
    rows: Iterable[PriceRow], option: Contract, subscribed_va: int, since: date
) -> tuple[Term, ...]:
    """Give what a table says of an option at a power from a day on; nothing where it says nothing."""
    terms = terms_of(
        row
        for row in rows
        if row.contract is option and row.subscribed_va == subscribed_va
    )
    begun = [term for term in terms if term.start <= since]
    later = [term for term in terms if term.start > since]
    first = begun[-1:] if begun and (begun[-1].end or since) >= since else []
    return (*(replace(term, start=since) for term in first), *later)


def candidates_of(
    rows: Iterable[PriceRow], off_peak: tuple[OffPeak, ...] = ()
) -> tuple[Candidate, ...]:
    """Give a candidate for each option and power of a table, named `option-VA`; `off_peak`: the home's own hours.

    Without such hours the off-peak option is a candidate that lacks them: nobody can say what it would have cost.
    """
    groups: dict[tuple[Contract, int], list[PriceRow]] = {}
    for row in rows:
        groups.setdefault((row.contract, row.subscribed_va), []).append(row)
    return tuple(
        Candidate(
            id=f"{option}-{power}",
            contract=Electricity(terms=terms_of(group), off_peak=off_peak),
        )
        for (option, power), group in sorted(groups.items())
    )


def _term(row: PriceRow) -> Term:
    return Term(
        start=row.start,
        end=row.end,
        option=row.contract,
        subscribed_va=row.subscribed_va,
        standing=Standing(amount=row.standing, cycle=Cycle.YEAR),
        prices=row.prices,
    )
