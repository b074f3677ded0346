"""What gas costs, by gas day."""

from datetime import date, timedelta

from hameau_core.series import Quality, Series, Step, Unit
from hameau_core.tariffs.contract import Standing
from hameau_core.tariffs.costs import gas_costs
from hameau_core.tariffs.gas import GasTerm
from hameau_core.tariffs.standing import standing_total
from hameau_core.tariffs.timetable import Lack
from hameau_core.tic.tariff import Period
from tests.core.tariffs.homes import PARIS, at

CHEAP = GasTerm(
    start=date(2026, 3, 1), price=60_000, standing=Standing(amount=20_000_000)
)
DEAR = GasTerm(
    start=date(2026, 4, 1), price=80_000, standing=Standing(amount=25_000_000)
)


def _days(first: date, *energies: int) -> Series:
    start = Step.GAS_DAY.start_of
    return Series.of(
        Step.GAS_DAY,
        Unit.ENERGY,
        PARIS,
        (
            (start(first + timedelta(n), PARIS), energy, Quality.MEASURED)
            for n, energy in enumerate(energies)
        ),
    )


def test_a_price_changes_with_the_gas_day() -> None:
    found = gas_costs(
        _days(date(2026, 3, 30), 10_000, 10_000, 10_000), (CHEAP, DEAR), PARIS
    )
    # The gas day of 31 March ends at 06:00 on 1 April, and is of March whole.
    assert list(found.money.values) == [600_000, 600_000, 800_000]
    assert found.totals().spread == 0
    assert found.totals().periods.keys() == {Period.BASE}


def test_days_before_the_contract_have_no_cost() -> None:
    found = gas_costs(_days(date(2026, 2, 28), 10_000, 10_000), (CHEAP,), PARIS)
    assert found.totals().lacking == {Lack.NO_CONTRACT: 10_000}
    assert found.totals().cost == 600_000


def test_the_day_of_spring_has_23_hours_and_its_whole_cost() -> None:
    found = gas_costs(_days(date(2026, 3, 28), 23_000), (CHEAP,), PARIS)
    assert found.money.ends[0] - found.money.starts[0] == 23 * 3600
    assert found.totals().cost == 1_380_000


def test_the_standing_charge_changes_at_midnight() -> None:
    found = standing_total((CHEAP, DEAR), at("2026-03-31"), at("2026-04-02"), PARIS)
    assert found.cost == round(20_000_000 / 31 + 25_000_000 / 30)
