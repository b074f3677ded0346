"""Prices of the market and Tempo's colours out of files: kept for all points, and priced by."""

from datetime import date
import json

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.series import Quantity, SeriesKey
from tests.core.files import builders as b
from tests.imports.sender import ALWAYS, Sender

MARKET = SeriesKey("FR", Quantity.PRICE)


def _nord_pool(area: str) -> bytes:
    span = {"deliveryStart": "2025-10-01T22:00:00Z", "deliveryEnd": "2025-10-01T22:15:00Z"}  # fmt: skip
    return json.dumps({"multiAreaEntries": [{**span, "entryPerArea": {area: 21.5}}]}).encode()  # fmt: skip


async def test_prices_of_france_are_kept_and_taken_back(sender: Sender) -> None:
    """Those of another zone are shown for what they are, and refused."""
    (shown,) = (await sender.preview(_nord_pool("FR")))["files"]
    (signal,) = shown["signals"]
    assert (signal["kind"], signal["count"]) == ("prices", 1)
    assert signal["last"] - signal["first"] == 900_000
    (taken,) = await sender.send(_nord_pool("FR"))
    assert (taken["point"], taken["quantity"], taken["new"]) == ("FR", "price", 1)
    kept = await sender.ask(lambda archive: archive.believed(MARKET, 0, ALWAYS))
    assert list(kept.values) == [21_500]
    await sender.home.ask("import/undo", origin=taken["origin"])
    left = await sender.ask(lambda archive: archive.believed(MARKET, 0, ALWAYS))
    assert not len(left)
    told = await sender.preview(_nord_pool("SE3"))
    assert told["files"][0]["layout"] == "market_prices"
    assert told["files"][0]["signals"] == []
    refused = await sender.home.refused("import/confirm", preview=told["preview"])
    assert refused["code"] == "nothing_chosen"


async def test_colours_fill_what_no_service_told(sender: Sender) -> None:
    """A file overrules none of them."""
    day = date(2025, 11, 3)
    await sender.ask(lambda archive: archive.set_days("tempo", {day: "red"}, "tempo"))
    data = b.text("02/11/2025;BLEU", "03/11/2025;BLANC", "04/11/2025;BLANC")
    (signal,) = (await sender.preview(("tempo.csv", data)))["files"][0]["signals"]
    assert (signal["kind"], signal["count"]) == ("colours", 3)
    (taken,) = await sender.send(("tempo.csv", data))
    assert (taken["point"], taken["new"], taken["same"]) == ("tempo", 2, 1)

    def days(archive: Archive) -> dict[date, str]:
        return archive.days("tempo", date(2025, 11, 1), date(2025, 11, 30))

    colours = ["blue", "red", "white"]
    assert list((await sender.ask(days)).values()) == colours
