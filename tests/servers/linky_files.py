"""The files Enedis lets people download, written of the invented home: what goes further back than its gateways."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from .linky_home import HALF_HOUR_S, LinkyHome

_HEAD = (
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;"
    "Grandeur metier;Etape metier;Unite;Pas en minutes"
)


def load_curve_csv(
    home: LinkyHome, start: date, end: date, *, out: bool = False
) -> bytes:
    """The portal's CSV "Courbe de charge" from start to end, not included: mean W, stamped at the end of each half-hour."""
    what = "Production" if out else "Consommation"
    second = (
        home.point,
        "Courbe de charge",
        f"{start:%d/%m/%Y}",
        f"{end:%d/%m/%Y}",
        "Energie active",
        what,
        "Comptage Brut",
        "W",
        "",
    )
    lines = [_HEAD, ";".join(second), "Horodate;Valeur", *_rows(home, start, end, out)]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


def _rows(home: LinkyHome, start: date, end: date, out: bool) -> Iterator[str]:
    """One row for each half-hour."""
    flow = home.watts_out if out else home.watts
    for number in range((end - start).days):
        for begin in home.half_hours(start + timedelta(days=number)):
            stamp = datetime.fromtimestamp(begin + HALF_HOUR_S, home.zone)
            yield f"{stamp.isoformat()};{flow(begin)}"
