"""Settings from the environment, read once at start. Secrets come only this way."""

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's root: data files are found from here."""

VAR = ROOT / "var"
"""Files that a running assistant writes: database, sandbox storage, secret of the sandbox."""

_YES = ("1", "true", "yes")


@dataclass(frozen=True)
class Suomifi:
    """Suomi.fi identification: who identifies, and our own keys.

    Attributes:
        idp_metadata: the identity provider's metadata: a file, trusted as it stands, or a URL; None until
            they are there. Ours are given out before.
        idp_entity_id: which provider of the metadata; None where they hold one only.
        metadata_signer: PEM file with the certificate of who signs the metadata; a URL needs it.
        sp_keys: PEM files of our private keys; the first signs. All but the first may be missing.
        sp_certificates: PEM files of their certificates, in the same order.
        allow_cbc: whether assertions encrypted with AES-CBC are taken too.
        test_identifier: whether the test environment's own means of identification is taken too.
    """

    idp_metadata: str | None
    idp_entity_id: str | None
    metadata_signer: Path | None
    sp_keys: tuple[Path, ...]
    sp_certificates: tuple[Path, ...]
    allow_cbc: bool
    test_identifier: bool = False

    @classmethod
    def from_environment(cls) -> "Suomifi | None":
        """Reads ``AKKUNA_SUOMIFI_*``; None where neither metadata nor a key of ours are named.

        Raises:
            ValueError: the settings do not go together.
        """
        env = os.environ.get
        metadata, signer = env("AKKUNA_SUOMIFI_IDP_METADATA"), env("AKKUNA_SUOMIFI_METADATA_SIGNER")
        keys, certificates = paths(env("AKKUNA_SUOMIFI_SP_KEY")), paths(env("AKKUNA_SUOMIFI_SP_CERT"))
        if not (metadata or keys or certificates):
            return None
        if not keys or len(keys) != len(certificates):
            raise ValueError("AKKUNA_SUOMIFI_SP_KEY and AKKUNA_SUOMIFI_SP_CERT must name as many files each.")
        if metadata and is_url(metadata) and not signer:
            raise ValueError("Metadata from a URL need AKKUNA_SUOMIFI_METADATA_SIGNER.")
        return cls(
            idp_metadata=metadata or None,
            idp_entity_id=env("AKKUNA_SUOMIFI_IDP_ENTITY_ID") or None,
            metadata_signer=Path(signer) if signer else None,
            sp_keys=keys,
            sp_certificates=certificates,
            allow_cbc=env("AKKUNA_SUOMIFI_ALLOW_CBC", "") in _YES,
            test_identifier=env("AKKUNA_SUOMIFI_TEST_IDENTIFIER", "") in _YES,
        )


@dataclass(frozen=True)
class Authorisations:
    """What DVV gives for the Web API of Suomi.fi e-Authorizations (Valtuudet).

    Attributes:
        url: address of its server.
        client_id: eight letters and digits.
        return_url: where the citizen's browser comes back to; registered with DVV.
    """

    url: str
    client_id: str
    api_key: str = field(repr=False)
    oauth_password: str = field(repr=False)
    return_url: str

    @classmethod
    def from_environment(cls, base_url: str) -> "Authorisations | None":
        """Reads ``AKKUNA_AUTHORISATIONS_*``; None where nobody can act for another, because no URL is set.

        Raises:
            ValueError: a part is missing.
        """
        names = ("URL", "CLIENT_ID", "API_KEY", "OAUTH_PASSWORD")
        url, client_id, key, password = (os.environ.get(f"AKKUNA_AUTHORISATIONS_{one}", "") for one in names)
        if not url:
            return None
        if not (client_id and key and password):
            raise ValueError("AKKUNA_AUTHORISATIONS_URL needs _CLIENT_ID, _API_KEY and _OAUTH_PASSWORD too.")
        return cls(url.rstrip("/"), client_id, key, password, f"{base_url}/suomifi/mandate")


@dataclass(frozen=True)
class Settings:
    """What the environment says.

    Attributes:
        base_url: public address of the chat, without a trailing slash; `Origin` is checked against it.
        port: TCP port that the application listens on.
        processes: number of forked serving processes.
        database_url: SQLAlchemy URL; SQLite in ``var/`` unless set.
        redis_url: where set, other processes are woken and requests counted through it; never needed for
            correctness.
        municipalities: folder with one folder a municipality.
        secret_key: master secret; encryption and keyed hashes derive from it.
        rest_token: bearer token of the REST channel; unused in the sandbox.
        suomifi: identification; None where it is not set up.
        authorisations: acting for others; None where nobody can.
        sandbox: whether the REST channel is open and stand-ins of outside systems are running.
    """

    base_url: str
    port: int
    processes: int
    database_url: str
    redis_url: str | None
    municipalities: Path
    secret_key: str | None
    rest_token: str | None
    sandbox: bool
    suomifi: Suomifi | None = None
    authorisations: Authorisations | None = None

    @property
    def can_log_in(self) -> bool:
        """Whether citizens can identify here."""
        return self.suomifi is not None and self.suomifi.idp_metadata is not None

    @classmethod
    def from_environment(cls, sandbox: bool = False) -> "Settings":
        """Reads ``AKKUNA_*`` variables.

        Raises:
            ValueError: a number is not a number, or settings do not go together.
        """
        env = os.environ.get
        try:
            port, processes = int(env("AKKUNA_PORT", "5005")), int(env("AKKUNA_PROCESSES", "3"))
        except ValueError as error:
            raise ValueError("AKKUNA_PORT and AKKUNA_PROCESSES must be whole numbers.") from error
        base_url = env("AKKUNA_BASE_URL", f"http://localhost:{port}").rstrip("/")
        return cls(
            base_url=base_url,
            port=port,
            processes=processes,
            database_url=env("AKKUNA_DATABASE_URL", f"sqlite:///{VAR / 'akkuna.db'}"),
            redis_url=env("AKKUNA_REDIS_URL"),
            municipalities=Path(env("AKKUNA_MUNICIPALITIES", str(ROOT / "bot" / "municipalities"))),
            secret_key=env("AKKUNA_SECRET_KEY"),
            rest_token=env("AKKUNA_REST_TOKEN"),
            sandbox=sandbox,
            suomifi=Suomifi.from_environment(),
            authorisations=Authorisations.from_environment(base_url),
        )


def paths(value: str | None) -> tuple[Path, ...]:
    """The files that a setting names, divided by commas."""
    return tuple(Path(one.strip()) for one in (value or "").split(",") if one.strip())


def is_url(value: str) -> bool:
    """Whether a setting names an address rather than a file."""
    return value.startswith(("https://", "http://"))
