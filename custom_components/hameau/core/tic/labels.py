"""Every label a meter can send, with what it means and what its data may hold.

Sources: Enedis-NOI-CPT_02E §2.2 to §2.5 and Enedis-NOI-CPT_54E §6.1 (historique), §6.2.2
(standard). The rows keep the order of the frame. The decoder judges content by this table
and the entities are described from it.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from .events import Mode
from .spec import Kind, LabelSpec, Unit, row as _row

_HEXADECIMAL = r"[0-9A-F]+"


def _historique() -> Iterator[LabelSpec]:
    row = partial(_row, Mode.HISTORIQUE)
    for n in (1, 2, 3):
        yield row(
            f"ADIR{n}",
            3,
            Unit.A,
            f"Current above the subscribed one on phase {n}",
            three_phase=True,
            transient=True,
        )
    yield row("ADCO", 12, Kind.SERIAL, "Serial number", personal=True)
    yield row("OPTARIF", 4, r"BASE|HC\.\.|EJP\.|BBR[ -?]", "Contract")
    yield row("ISOUSC", 2, Unit.A, "Subscribed current")
    # Eight digits: the telereport concentrators of 02E §2.2.
    yield row("BASE", (9, 8), Unit.WH, "Energy drawn", index=True)
    yield row("HCHC", (9, 8), Unit.WH, "Energy drawn off-peak", index=True)
    yield row("HCHP", (9, 8), Unit.WH, "Energy drawn at peak hours", index=True)
    yield row("EJPHN", (9, 8), Unit.WH, "Energy drawn, EJP normal hours", index=True)
    yield row("EJPHPM", (9, 8), Unit.WH, "Energy drawn, EJP mobile peak", index=True)
    for letter, colour in (("B", "blue"), ("W", "white"), ("R", "red")):
        yield row(
            f"BBRHCJ{letter}",
            (9, 8),
            Unit.WH,
            f"Energy drawn, Tempo {colour} day, off-peak",
            index=True,
        )
        yield row(
            f"BBRHPJ{letter}",
            (9, 8),
            Unit.WH,
            f"Energy drawn, Tempo {colour} day, peak hours",
            index=True,
        )
    yield row("GAZ", 7, Unit.DECALITRE, "Gas counter behind a telereport concentrator")
    yield row(
        "AUTRE", 7, Unit.DECALITRE, "Other counter behind a telereport concentrator"
    )
    yield row("PEJP", 2, Unit.MINUTE, "Notice of an EJP mobile peak", transient=True)
    yield row(
        "PTEC",
        4,
        r"TH\.\.|HC\.\.|HP\.\.|HN\.\.|PM\.\.|H[CP]J[BWR]",
        "Tariff period now running",
    )
    yield row(
        "DEMAIN", 4, r"----|BLEU|BLAN|ROUG", "Tempo colour of tomorrow", transient=True
    )
    yield row("IINST", 3, Unit.A, "RMS current")
    for n in (1, 2, 3):
        yield row(f"IINST{n}", 3, Unit.A, f"RMS current on phase {n}", three_phase=True)
    yield row("ADPS", 3, Unit.A, "Current above the subscribed one", transient=True)
    yield row("IMAX", 3, Unit.A, "Largest current called", constant=True)
    for n in (1, 2, 3):
        yield row(
            f"IMAX{n}",
            3,
            Unit.A,
            f"Largest current called on phase {n}",
            three_phase=True,
            constant=True,
        )
    # 02E's table says W; a Linky fills it with yesterday's maximum in VA.
    yield row("PMAX", 5, Unit.VA, "Largest power reached, all phases", three_phase=True)
    yield row("PAPP", 5, Unit.VA, "Apparent power drawn")
    yield row("HHPHC", 1, r"[ACDEY]", "Group of off-peak hours", constant=True)
    yield row("MOTDETAT", 6, _HEXADECIMAL, "Status word", constant=True, closing=True)
    yield row(
        "PPOT",
        2,
        _HEXADECIMAL,
        "Phases without voltage",
        three_phase=True,
        closing=True,
    )


def _standard() -> Iterator[LabelSpec]:
    row = partial(_row, Mode.STANDARD)
    yield row("ADSC", 12, Kind.SERIAL, "Serial number", personal=True)
    yield row("VTIC", 2, Kind.SERIAL, "Version of the customer output")
    yield row("DATE", 0, Kind.CLOCK, "The meter's clock", timestamped=True)
    yield row("NGTF", 16, Kind.TEXT, "Name of the supplier's calendar")
    yield row("LTARF", 16, Kind.TEXT, "Name of the supplier tariff now running")
    yield row("EAST", 9, Unit.WH, "Active energy drawn, total", index=True)
    for n in range(1, 11):
        yield row(
            f"EASF{n:02}",
            9,
            Unit.WH,
            f"Active energy drawn, supplier index {n}",
            index=True,
        )
    for n in range(1, 5):
        yield row(
            f"EASD{n:02}",
            9,
            Unit.WH,
            f"Active energy drawn, distributor index {n}",
            index=True,
        )
    yield row(
        "EAIT", 9, Unit.WH, "Active energy injected, total", index=True, producer=True
    )
    for n in range(1, 5):
        yield row(
            f"ERQ{n}",
            9,
            Unit.VARH,
            f"Reactive energy, quadrant {n}",
            index=True,
            producer=True,
        )
    for n in (1, 2, 3):
        yield row(f"IRMS{n}", 3, Unit.A, f"RMS current on phase {n}", three_phase=n > 1)
    for n in (1, 2, 3):
        yield row(f"URMS{n}", 3, Unit.V, f"RMS voltage on phase {n}", three_phase=n > 1)
    yield row("PREF", 2, Unit.KVA, "Subscribed power", highest=36)
    yield row("PCOUP", 2, Unit.KVA, "Cut-off power", highest=36)
    yield row("SINSTS", 5, Unit.VA, "Apparent power drawn")
    yield row(
        "SINST1", 5, Unit.VA, "Apparent power drawn (pilot meters)", canonical="SINSTS"
    )
    for n in (1, 2, 3):
        yield row(
            f"SINSTS{n}",
            5,
            Unit.VA,
            f"Apparent power drawn on phase {n}",
            three_phase=True,
        )
    for suffix, day in (("", "today"), ("-1", "yesterday")):
        yield row(
            f"SMAXSN{suffix}",
            5,
            Unit.VA,
            f"Largest apparent power drawn {day}",
            timestamped=True,
        )
        yield row(
            f"SMAXN{suffix}",
            5,
            Unit.VA,
            f"Largest apparent power drawn {day} (pilot meters)",
            timestamped=True,
            canonical=f"SMAXSN{suffix}",
        )
        for n in (1, 2, 3):
            meaning = f"Largest apparent power drawn {day} on phase {n}"
            yield row(
                f"SMAXSN{n}{suffix}",
                5,
                Unit.VA,
                meaning,
                timestamped=True,
                three_phase=True,
            )
    yield row("SINSTI", 5, Unit.VA, "Apparent power injected", producer=True)
    yield row(
        "SMAXIN",
        5,
        Unit.VA,
        "Largest apparent power injected today",
        timestamped=True,
        producer=True,
    )
    yield row(
        "SMAXIN-1",
        5,
        Unit.VA,
        "Largest apparent power injected yesterday",
        timestamped=True,
        producer=True,
    )
    yield row(
        "CCASN", 5, Unit.W, "Last point of the load curve drawn", timestamped=True
    )
    yield row(
        "CCASN-1",
        5,
        Unit.W,
        "Last but one point of the load curve drawn",
        timestamped=True,
    )
    yield row(
        "CCAIN",
        5,
        Unit.W,
        "Last point of the load curve injected",
        timestamped=True,
        producer=True,
    )
    yield row(
        "CCAIN-1",
        5,
        Unit.W,
        "Last but one point of the load curve injected",
        timestamped=True,
        producer=True,
    )
    for n in (1, 2, 3):
        yield row(
            f"UMOY{n}",
            3,
            Unit.V,
            f"Mean voltage on phase {n} over ten minutes",
            timestamped=True,
            three_phase=n > 1,
        )
    yield row("STGE", 8, Kind.STATUS, "Status register")
    for n in (1, 2, 3):
        yield row(
            f"DPM{n}",
            2,
            Kind.SERIAL,
            f"Start of mobile peak {n}",
            timestamped=True,
            transient=True,
        )
        yield row(
            f"FPM{n}",
            2,
            Kind.SERIAL,
            f"End of mobile peak {n}",
            timestamped=True,
            transient=True,
        )
    yield row("MSG1", 32, Kind.TEXT, "Short message")
    yield row("MSG2", 16, Kind.TEXT, "Ultra-short message", transient=True)
    yield row("PRM", 14, Kind.SERIAL, "Delivery point number", personal=True)
    yield row("RELAIS", 3, Kind.RELAYS, "State of the eight contacts", highest=255)
    yield row(
        "NTARF", 2, Kind.NUMBER, "Number of the supplier index now counting", highest=10
    )
    yield row("NJOURF", 2, Kind.NUMBER, "Number of today's profile", highest=9)
    yield row("NJOURF+1", 2, Kind.NUMBER, "Number of tomorrow's profile", highest=9)
    yield row("PJOURF+1", 98, Kind.PROFILE, "Profile of tomorrow", closing=True)
    yield row(
        "PPOINTE",
        98,
        Kind.PROFILE,
        "Profile of the next peak day",
        transient=True,
        closing=True,
    )


SPECS: Mapping[str, LabelSpec] = MappingProxyType(
    {spec.label: spec for spec in (*_historique(), *_standard())}
)
"""Every label of both modes; no label belongs to both."""


def canonical(label: str) -> str:
    """The label a consumer should file `label` under: pilot meters (type codes 65 to 68) name three values otherwise."""
    spec = SPECS.get(label)
    return spec.canonical if spec else label
