"""What the ``manifest.yml`` of an outside system says."""

from collections.abc import Mapping

from pydantic import Field

from akkuna.municipality import Strict


class Probe(Strict):
    """A harmless reading call that shows that a system is alive and speaks its contract.

    Attributes:
        status: of the answer; 401 where a system tells nothing to those without credentials.
    """

    path: str = Field(regex=r"^/")
    params: Mapping[str, str | int | float]
    status: int = 200


class Manifest(Strict):
    """A system as data.

    Attributes:
        name: for people.
        contract: the public contract that it speaks.
        version: of the contract.
        source: addresses of the contract.
        can: what it can do, for people.
        needs: what a municipality must give for it, beginning with ``base_url``.
        effects: what it changes, as the sandboxes' ledger names it.
        probe: how to see whether it is there.
    """

    name: str = Field(min_length=1)
    contract: str = Field(min_length=1)
    version: str = Field(min_length=1)
    source: list[str] = Field(min_items=1)
    can: list[str] = Field(min_items=1)
    needs: Mapping[str, str]
    effects: list[str]
    probe: Probe
