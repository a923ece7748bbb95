"""Levels of assurance: the authentication context classes of Suomi.fi identification.

Source: https://kehittajille.suomi.fi/, e-Identification, "Creating metadata".
"""

FINNISH_HIGH = "http://ftn.ficora.fi/2017/loa3"
FINNISH_SUBSTANTIAL = "http://ftn.ficora.fi/2017/loa2"
EIDAS_HIGH = "http://eidas.europa.eu/LoA/high"
EIDAS_SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial"
TEST = "urn:oid:1.2.246.517.3002.110.999"
"""The test identifier: of the test environment only, and taken only where the settings say so."""

STRONG: tuple[str, ...] = (FINNISH_HIGH, EIDAS_HIGH, FINNISH_SUBSTANTIAL, EIDAS_SUBSTANTIAL)
"""What counts as strong identification."""

HIGH: frozenset[str] = frozenset({FINNISH_HIGH, EIDAS_HIGH})


def is_high(level: str) -> bool:
    """Whether a level is "high", and not only "substantial"."""
    return level in HIGH


def highest(levels: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some levels that are high.

    Raises:
        ValueError: none is.
    """
    high = tuple(one for one in levels if one in HIGH)
    if not high:
        raise ValueError("no such level of assurance")
    return high
