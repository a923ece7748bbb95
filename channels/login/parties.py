"""The parties of a login as the settings name them: our service providers, and the identity provider.

Metadata and keys are read again while we run, so that certificates change without a restart. What cannot be
read leaves in force what was read before, until it ends by itself.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from akkuna.errors import SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.settings import Settings, Suomifi, is_url, paths
from channels.login.description import FILE, description_of, is_sample
from integrations.database.logins import SHARED
from integrations.suomifi.identification import levels, own_metadata
from integrations.suomifi.identification.errors import LoginRejected, MetadataInvalid, Reason
from integrations.suomifi.identification.metadata_source import MetadataSource, SourceUnavailable
from integrations.suomifi.identification.models import IdentityProvider, KeyPair, ServiceProvider

log = structlog.get_logger()

SYSTEM = "suomifi/identification"
LOOK_SECONDS = 60.0
"""How often files are looked at, and metadata that are due are asked for."""
SOON_SECONDS = 2.0
"""How soon it is tried again while nobody can log in."""
FETCH_EVERY = timedelta(hours=12)
"""How old metadata from a URL may grow; Suomi.fi asks services to read them daily."""


@dataclass(frozen=True)
class _Ours:
    """A service provider of ours with its metadata."""

    provider: ServiceProvider
    metadata: bytes = field(repr=False)


class Parties:
    """Who takes part.

    Args:
        settings: from the environment.
        municipalities: by code; some have service providers of their own.
    """

    def __init__(self, settings: Settings, municipalities: Mapping[str, Municipality]) -> None:
        self._settings, self._suomifi = settings, settings.suomifi
        self._own = {one.code: one for one in municipalities.values() if one.suomifi}
        self._folders = {one.folder: one.code for one in self._own.values()}
        self._ours: dict[str, _Ours] = {}
        self._theirs: IdentityProvider | None = None
        self._read_at: datetime | None = None

    def code(self, folder: str | None) -> str:
        """Which of our service providers an address belongs to.

        Args:
            folder: of a municipality, as the address names it; None for the shared one.

        Raises:
            LoginRejected: there is no such service provider.
        """
        code = SHARED if folder is None else self._folders.get(folder)
        if code is None or self._suomifi is None:
            raise LoginRejected(Reason.OTHER_PROVIDER)
        return code

    def provider(self, code: str) -> ServiceProvider:
        """A service provider of ours.

        Raises:
            SystemUnavailable: there is none, or its keys cannot be read.
        """
        return self._our(code).provider

    def metadata(self, code: str) -> bytes:
        """Its metadata.

        Raises:
            SystemUnavailable: as `provider`.
        """
        return self._our(code).metadata

    def identity_provider(self, now: datetime) -> IdentityProvider:
        """Who identifies.

        Raises:
            SystemUnavailable: their metadata cannot be had, or are too old to be believed.
        """
        if self._theirs is None or self._theirs.is_stale(now):
            raise SystemUnavailable(SYSTEM)
        return self._theirs

    @property
    def their_origins(self) -> tuple[str, ...]:
        """Origins of the identity provider's addresses: its pages show ours in frames at a logout."""
        idp = self._theirs
        urls = [idp.sso_url, idp.slo_url, idp.slo_response_url] if idp else []
        parts = [urlsplit(url) for url in urls if url]
        return tuple(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))

    def warn_of_sample(self) -> None:
        """Logs, but for the sandbox, that the invented contact would go to Suomi.fi."""
        if self._suomifi is not None and not self._settings.sandbox and is_sample():
            log.warning("login.sample_contact", file=str(FILE))

    async def keep_fresh(self) -> None:
        """Goes on reading until cancelled, whatever is found."""
        while True:
            try:
                await self.refresh()
            except Exception:
                log.exception("login.refresh_failed")
            await asyncio.sleep(LOOK_SECONDS if self._theirs else SOON_SECONDS)

    async def refresh(self) -> None:
        """Reads what may have changed."""
        if self._suomifi is None:
            return
        await self.read_ours()
        now, source = datetime.now(timezone.utc), self._suomifi.idp_metadata
        is_due = self._read_at is None or now - self._read_at >= FETCH_EVERY
        if source and (is_due or not is_url(source)):
            await self._read_theirs(self._suomifi, source, now)

    async def _read_theirs(self, suomifi: Suomifi, place: str, now: datetime) -> None:
        try:
            signers = await asyncio.to_thread(_signers, suomifi.metadata_signer)
            source = MetadataSource(place, suomifi.idp_entity_id, signers)
            found, known, self._read_at = await source.read(now), self._theirs, now
            if suomifi.test_identifier and found.is_production:
                raise MetadataInvalid("production identifies nobody with the test identifier")
            self._theirs = found
            if known is None or known.certificates != found.certificates:
                log.info(
                    "login.metadata_read", provider=found.entity_id, certificates=len(found.certificates)
                )
        except (MetadataInvalid, SourceUnavailable, OSError, ValueError) as error:
            log.error("login.metadata_unusable", problem=str(error), kept=self._theirs is not None)

    async def read_ours(self) -> None:
        """Reads our keys; what cannot be read is logged."""
        suomifi = self._suomifi
        if suomifi is None:
            return
        for code in (SHARED, *self._own):
            try:
                self._ours[code] = await asyncio.to_thread(self._read_our, suomifi, code)
            except (OSError, ValueError) as error:
                log.error("login.keys_unusable", provider=code, problem=str(error))

    def _read_our(self, suomifi: Suomifi, code: str) -> _Ours:
        municipality = self._own.get(code)
        address = f"{self._settings.base_url}/suomifi"
        entity_id = f"{address}/metadata"
        keys, certificates = suomifi.sp_keys, suomifi.sp_certificates
        if municipality is not None and municipality.suomifi is not None:
            own = municipality.suomifi
            address, entity_id = f"{address}/{municipality.folder}", own.entity_id
            keys, certificates = (paths(named) for named in own.files())
        pairs = list(zip(keys, certificates, strict=True))
        # A coming pair is named beforehand and laid there later.
        pairs = [pair for pair in pairs if pair == pairs[0] or any(file.exists() for file in pair)]
        provider = ServiceProvider(
            entity_id=entity_id,
            acs_url=f"{address}/acs",
            slo_url=f"{address}/slo",
            keys=tuple(_key_pair(key, certificate) for key, certificate in pairs),
            levels=(*levels.STRONG, *([levels.TEST] if suomifi.test_identifier else [])),
            allow_cbc=suomifi.allow_cbc,
        )
        known = self._ours.get(code)
        if known is not None and known.provider == provider:
            return known
        description = description_of(self._settings.base_url, municipality)
        return _Ours(provider, own_metadata.build(provider, description))

    def _our(self, code: str) -> _Ours:
        if code not in self._ours:
            raise SystemUnavailable(SYSTEM)
        return self._ours[code]


def _key_pair(key_file: Path, certificate_file: Path) -> KeyPair:
    """A key with its certificate.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not whole, or they do not belong together: one is not exchanged yet.
    """
    pair = KeyPair(key_file.read_text(), certificate_file.read_text())
    try:
        key = load_pem_private_key(pair.private_key.encode(), password=None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError("the key cannot be used") from error
    certificate = x509.load_pem_x509_certificate(pair.certificate.encode())
    if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
        raise ValueError("the certificate is not the key's")
    return pair


def _signers(path: Path | None) -> tuple[str, ...]:
    """Who may sign the metadata: two while the signer's certificate is changed."""
    found = x509.load_pem_x509_certificates(path.read_bytes()) if path else []
    return tuple(one.public_bytes(Encoding.PEM).decode("ascii") for one in found)
