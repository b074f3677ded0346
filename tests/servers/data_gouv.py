"""A stand-in for data.gouv.fr's redirections to the tables of regulated prices, with invented prices in their real columns."""

from collections.abc import Sequence

from aiohttp import web

from .web import Stand

BASE_ID = "c13d05e5-9e55-4d03-bf7e-042a2ade7e49"
OFF_PEAK_ID = "f7303b3a-93c7-4242-813d-84919034c416"
TEMPO_ID = "0c3d1d36-c412-4620-8566-e5cbb4fa2b5a"
_HEAD = ("DATE_DEBUT", "DATE_FIN", "P_SOUSCRITE", "PART_FIXE_HT", "PART_FIXE_TTC")
_NAMES = {
    BASE_ID: ("PART_VARIABLE",),
    OFF_PEAK_ID: ("PART_VARIABLE_HC", "PART_VARIABLE_HP"),
    TEMPO_ID: tuple(
        f"PART_VARIABLE_{period}{colour}"
        for colour in ("Bleu", "Blanc", "Rouge")
        for period in ("HC", "HP")
    ),
}
_FILES = {
    BASE_ID: "Option_Base.csv",
    OFF_PEAK_ID: "Option_HPHC.csv",
    TEMPO_ID: "Option_Tempo.csv",
}
# Of the first dated row, in hundredths of a cent per kWh; each later row is 3 % dearer.
_PRICES = {
    BASE_ID: (1930,),
    OFF_PEAK_ID: (1560, 2060),
    TEMPO_ID: (1310, 1600, 1480, 1860, 1560, 7420),
}
_DATES = (
    ("01/02/2022", "31/07/2023"),
    ("01/08/2023", "31/01/2025"),
    ("01/02/2025", "31/01/2026"),
    ("01/02/2026", ""),
)
_KVA = {
    BASE_ID: (3, 6, 9, 12, 15),
    OFF_PEAK_ID: (6, 9, 12, 15, 18, 24, 30, 36),
    TEMPO_ID: (6, 9, 12, 15, 18, 30, 36),
}


def table(resource: str) -> str:
    """One table, as published."""
    prices = [f"{name}_{tax}" for name in _NAMES[resource] for tax in ("HT", "TTC")]
    lines = [";".join((*_HEAD, *prices))]
    for index, (begin, end) in enumerate(_DATES):
        for kva in _KVA[resource]:
            standing = 9000 + 1250 * kva + 300 * index
            # Tempo was not offered at 6 kVA before 2023: its cells are blank there.
            blank = resource == TEMPO_ID and kva == 6 and index == 0
            cells = _cells(
                standing,
                [price * (100 + 3 * index) // 100 for price in _PRICES[resource]],
            )
            lines.append(
                ";".join(
                    (begin, end, str(kva), *([""] * len(cells) if blank else cells))
                )
            )
    lines.append(";" * (len(_HEAD) + len(prices) - 1))
    return "\r\n".join(lines) + "\r\n"


def _cells(standing: int, prices: Sequence[int]) -> list[str]:
    """Amounts without and with taxes, with a decimal comma."""
    cells = [_euro(standing * 100 // 124, 2), _euro(standing, 2)]
    for price in prices:
        cells += [_euro(price * 100 // 148, 4), _euro(price, 4)]
    return cells


def _euro(amount: int, decimals: int) -> str:
    """An amount of a small unit as €, without useless zeros."""
    whole, rest = divmod(amount, 10**decimals)
    return f"{whole},{rest:0{decimals}}".rstrip("0").rstrip(",")


class DataGouvStand(Stand):
    """data.gouv.fr and cre.fr in one; 403 without a User-Agent."""

    @property
    def base(self) -> str:
        """Its address."""
        return f"{super().base}/api/1/datasets/r"

    def routes(self) -> list[web.RouteDef]:
        """Its paths."""
        return [
            web.get("/api/1/datasets/r/{resource}", self._redirect),
            web.get("/fileadmin/Open_data/{file}", self._file),
        ]

    async def _redirect(self, request: web.Request) -> web.Response:
        """Lead to the file."""
        file = _FILES.get(request.match_info["resource"])
        if not request.headers.get("User-Agent"):
            return web.Response(status=403)
        if file is None:
            return web.Response(status=404)
        raise web.HTTPFound(f"/fileadmin/Open_data/{file}")

    async def _file(self, request: web.Request) -> web.Response:
        """Give the file."""
        names = {file: resource for resource, file in _FILES.items()}
        body = table(names[request.match_info["file"]]).encode()
        return web.Response(body=body, content_type="text/csv")
