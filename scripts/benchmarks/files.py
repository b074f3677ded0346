"""How long the longest files take to be read, on one thread and without Home Assistant: ten years of half-hours.

The same 175,296 values three times: as Enedis' load curve with offsets, as the flow R63 with naive stamps, and with a
beginning and an end in each row. Each figure is the median of some rounds, of the process' own time.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

from custom_components.hameau.core.files import read
from scripts.benchmarks import Figure

ZONE = ZoneInfo("Europe/Paris")
FIRST = datetime(2014, 1, 1, tzinfo=ZONE).astimezone(UTC)
HALF_HOURS = 175_296
HALF_HOUR = timedelta(minutes=30)
ROUNDS = 3
BAR_S = 2.0

type _Rows = list[tuple[datetime, datetime, int]]


def rows() -> _Rows:
    """Give (start, end, W) of every half-hour, in local time."""
    random = Random(1)
    starts = (FIRST + n * HALF_HOUR for n in range(HALF_HOURS))
    return [
        (
            start.astimezone(ZONE),
            (start + HALF_HOUR).astimezone(ZONE),
            random.randrange(100, 6_000),
        )
        for start in starts
    ]


def curve(found: _Rows) -> bytes:
    """Enedis' CSV "Courbe de charge"."""
    head = (
        "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;"
        "Grandeur metier;Etape metier;Unite;Pas en minutes\n"
        "09123456789012;Courbe de charge;01/01/2014;01/01/2024;Energie active;"
        "Consommation;Comptage Brut;W;\nHorodate;Valeur\n"
    )
    body = "".join(f"{end.isoformat()};{watts}\n" for _, end, watts in found)
    return (head + body).encode("utf-8-sig")


def r63(found: _Rows) -> bytes:
    """Flow R63."""
    head = (
        "Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;"
        "Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;"
        "Etat complémentaire\n"
    )
    left = "09123456789012;2014-01-01 00:00:00;2024-01-01 00:00:00;PA;CONS;BRUT;W"
    body = "".join(
        f"{left};{end:%Y-%m-%d %H:%M:%S};{watts};B;PT30M;0;0\n"
        for _, end, watts in found
    )
    return (head + body).encode()


def intervals(found: _Rows) -> bytes:
    """CSV with a beginning, an end and a mean kW."""
    body = "".join(
        f"{start:%d/%m/%Y %H:%M:%S};{end:%d/%m/%Y %H:%M:%S};{watts // 1000},{watts % 1000:03}\n"
        for start, end, watts in found
    )
    return ("Début;Fin;Valeur (en kW)\n" + body).encode()


def seconds(data: bytes, total_half_wh: int) -> float:
    """How long a file takes, and that it was read whole."""
    took = []
    for _ in range(ROUNDS):
        begun = process_time()
        content = read(data)
        took.append(process_time() - begun)
        (parts,) = content.points[0].parts.values()
        assert abs(parts.total * 2 - total_half_wh) <= 1
    return median(took)


def run() -> list[Figure]:
    """Time each kind."""
    found = rows()
    total = sum(watts for *_, watts in found)
    kinds: list[tuple[str, Callable[[_Rows], bytes], float | None]] = [
        ("ten years of Enedis' load curve", curve, BAR_S),
        ("ten years of flow R63", r63, None),
        ("ten years of beginnings and ends", intervals, None),
    ]
    return [
        Figure(name=name, value=seconds(make(found), total), unit="s", bar=bar)
        for name, make, bar in kinds
    ]
