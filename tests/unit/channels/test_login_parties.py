"""Metadata and keys as they change while the application runs."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest
import respx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from lxml import etree

from akkuna.catalogue import load_catalogue
from akkuna.errors import SystemUnavailable
from akkuna.settings import ROOT, Settings, Suomifi
from channels.login.parties import FETCH_EVERY, Parties
from integrations.sandbox.keys import key_pair
from integrations.suomifi.identification.errors import LoginRejected
from integrations.suomifi.identification.levels import TEST
from integrations.suomifi.identification.stand_in.messages import Writer
from integrations.suomifi.identification.stand_in.security import Key

URL = "https://idp.example.org/metadata"
MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"


def now() -> datetime:
    return datetime.now(timezone.utc)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


def metadata(keys: Path, *names: str, signer: str = "signer") -> bytes:
    """Metadata of the identity provider with these keys, signed as a whole by the last argument's key."""
    whole = None
    for name in names:
        key = Key.kept_in(keys, name)
        root = etree.fromstring(
            Writer(URL, key).metadata("https://idp.example.org", Key.kept_in(keys, signer))
        )
        if whole is None:
            whole = root
        else:
            whole.find(f"{MD}IDPSSODescriptor").insert(0, root.find(f".//{MD}KeyDescriptor"))
    return bytes(etree.tostring(whole))


@pytest.fixture
def settings(keys: Path, tmp_path: Path) -> Settings:
    own = key_pair(keys, "sp")
    suomifi = Suomifi(str(tmp_path / "idp.xml"), None, None, (own[0],), (own[1],), False)
    return replace(Settings.from_environment(), base_url="https://chat.example.org", suomifi=suomifi)


@pytest.fixture
def parties(settings: Settings) -> Callable[..., Parties]:
    municipalities = load_catalogue(ROOT / "bot" / "municipalities").municipalities

    def make(**suomifi: object) -> Parties:
        changed = replace(settings.suomifi, **suomifi)  # type: ignore[type-var]
        return Parties(replace(settings, suomifi=changed), municipalities)

    return make


async def test_certificates_change_without_a_restart(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path
) -> None:
    file, known = tmp_path / "idp.xml", parties()
    for names, count in ((("old",), 1), (("old", "new"), 2), (("new",), 1)):
        file.write_bytes(metadata(keys, *names))
        await known.refresh()
        found = known.identity_provider(now()).certificates
        assert len(found) == count
        assert set(found) == {Key.kept_in(keys, name).certificate for name in names}


async def test_metadata_that_become_unreadable_leave_the_old_in_force(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path
) -> None:
    file, known = tmp_path / "idp.xml", parties()
    file.write_bytes(metadata(keys, "old"))
    await known.refresh()
    for broken in (b"", b"<x/>", b"<!DOCTYPE x><x/>"):
        file.write_bytes(broken)
        await known.refresh()
        assert known.identity_provider(now()).entity_id == URL
    file.unlink()
    await known.refresh()
    assert known.identity_provider(now()).entity_id == URL


async def test_nobody_logs_in_with_stale_metadata(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path
) -> None:
    (tmp_path / "idp.xml").write_bytes(metadata(keys, "old"))
    known = parties()
    await known.refresh()
    known.identity_provider(now() + timedelta(days=6))
    with pytest.raises(SystemUnavailable):
        known.identity_provider(now() + timedelta(days=8))


async def test_nobody_logs_in_without_metadata(parties: Callable[..., Parties]) -> None:
    known = parties()
    await known.refresh()
    with pytest.raises(SystemUnavailable):
        known.identity_provider(now())
    assert known.their_origins == ()


@respx.mock
async def test_metadata_of_a_url_need_the_pinned_signer(parties: Callable[..., Parties], keys: Path) -> None:
    known = parties(idp_metadata=URL, metadata_signer=key_pair(keys, "signer")[1])
    for answer in (
        httpx.Response(200, content=metadata(keys, "old", signer="another signer")),
        httpx.Response(200, content=b"<html/>"),
        httpx.Response(302, headers={"Location": "https://evil.example.org"}),
        httpx.Response(500),
    ):
        respx.get(URL).mock(return_value=answer)
        await known.refresh()
        with pytest.raises(SystemUnavailable):
            known.identity_provider(now())
    respx.get(URL).mock(side_effect=httpx.ConnectError("no"))
    await known.refresh()
    respx.get(URL).mock(return_value=httpx.Response(200, content=metadata(keys, "old")))
    await known.refresh()
    assert known.identity_provider(now()).entity_id == URL
    assert known.their_origins == ("https://idp.example.org",)


@respx.mock
async def test_a_url_is_asked_twice_a_day(
    parties: Callable[..., Parties], keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = respx.get(URL).mock(return_value=httpx.Response(200, content=metadata(keys, "old")))
    known = parties(idp_metadata=URL, metadata_signer=key_pair(keys, "signer")[1])
    for _ in range(3):
        await known.refresh()
    assert asked.call_count == 1
    monkeypatch.setattr("channels.login.parties.FETCH_EVERY", timedelta())
    await known.refresh()
    assert asked.call_count == 2 and timedelta(hours=24) >= 2 * FETCH_EVERY


async def test_our_own_key_is_changed_without_a_restart(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path
) -> None:
    files = tmp_path / "sp.key", tmp_path / "sp.crt"
    coming = tmp_path / "next.key", tmp_path / "next.crt"
    known = parties(sp_keys=(files[0], coming[0]), sp_certificates=(files[1], coming[1]))
    await known.read_ours()
    with pytest.raises(SystemUnavailable):
        known.provider("")
    for file, first in zip(files, key_pair(keys, "sp"), strict=True):
        file.write_text(first.read_text())
    await known.read_ours()
    assert len(known.provider("").keys) == 1
    for file, second in zip(coming, key_pair(keys, "coming"), strict=True):
        file.write_text(second.read_text())
    await known.read_ours()
    before, told = known.provider(""), known.metadata("")
    await known.read_ours()
    assert known.metadata("") is told, "signed anew only when something changed"
    assert len(before.keys) == 2 and told.count(b"KeyDescriptor use=") == 4
    for file, first in zip(files, key_pair(keys, "third"), strict=True):
        file.write_text(first.read_text())
    await known.read_ours()
    assert known.provider("").signing_key != before.signing_key
    files[0].unlink()
    await known.read_ours()
    assert known.provider("").keys, "what cannot be read leaves in force what was"


Files = tuple[Path, Path]


def lay(files: Files, source: Files) -> None:
    for file, other in zip(files, source, strict=True):
        file.write_bytes(other.read_bytes())


@pytest.fixture
def own(keys: Path, tmp_path: Path) -> Files:
    files = tmp_path / "sp.key", tmp_path / "sp.crt"
    lay(files, key_pair(keys, "sp"))
    return files


def spoilt(keys: Path) -> dict[str, tuple[int, bytes]]:
    """Which of the two files holds what: half written, of another kind, or of another pair."""
    key, certificate = (file.read_bytes() for file in key_pair(keys, "sp"))
    other_key, other_certificate = (file.read_bytes() for file in key_pair(keys, "third"))
    elliptic = ec.generate_private_key(ec.SECP256R1())
    return {
        "an empty key": (0, b""),
        "half a key": (0, key[: len(key) // 2]),
        "another's key": (0, other_key),
        "a binary key": (0, bytes(range(256))),
        "a key with a password": (0, private(elliptic, BestAvailableEncryption(b"x"))),
        "an elliptic key": (0, private(elliptic, NoEncryption())),
        "an empty certificate": (1, b""),
        "half a certificate": (1, certificate[: len(certificate) // 2]),
        "another's certificate": (1, other_certificate),
    }


def private(key: ec.EllipticCurvePrivateKey, how: KeySerializationEncryption) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


async def test_a_file_that_is_not_whole_leaves_the_old_pair_in_force(
    parties: Callable[..., Parties], keys: Path, own: Files
) -> None:
    known = parties(sp_keys=own[:1], sp_certificates=own[1:])
    await known.refresh()
    before = known.provider("")
    for name, (which, content) in spoilt(keys).items():
        own[which].write_bytes(content)
        await known.refresh()
        assert known.provider("") == before, name
        lay(own, key_pair(keys, "sp"))
    lay(own, key_pair(keys, "third"))
    await known.refresh()
    assert known.provider("") != before, "once both are there, they are taken"


async def test_a_start_with_a_file_that_is_not_whole_is_a_start_without_login(
    parties: Callable[..., Parties], keys: Path, own: Files
) -> None:
    for name, (which, content) in spoilt(keys).items():
        own[which].write_bytes(content)
        known = parties(sp_keys=own[:1], sp_certificates=own[1:])
        await known.read_ours()
        with pytest.raises(SystemUnavailable):
            known.provider("")
        lay(own, key_pair(keys, "sp"))
        await known.read_ours()
        assert known.provider("").keys, name


async def test_reading_goes_on_whatever_is_found(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    async def fails_at_first() -> None:
        rounds.append(1)
        if len(rounds) < 3:
            raise RuntimeError("unheard-of")

    known = parties()
    monkeypatch.setattr(known, "refresh", fails_at_first)
    monkeypatch.setattr("channels.login.parties.SOON_SECONDS", 0.0)
    task = asyncio.create_task(known.keep_fresh())
    while len(rounds) < 3:
        assert not task.done()
        await asyncio.sleep(0)
    task.cancel()


@respx.mock
@pytest.mark.parametrize("signer", ["signer", "next signer"])
async def test_the_signer_of_metadata_changes_without_a_restart(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path, signer: str
) -> None:
    file = tmp_path / "signers.pem"
    file.write_bytes(b"".join(key_pair(keys, name)[1].read_bytes() for name in ("signer", "next signer")))
    respx.get(URL).mock(return_value=httpx.Response(200, content=metadata(keys, "old", signer=signer)))
    known = parties(idp_metadata=URL, metadata_signer=file)
    await known.refresh()
    assert known.identity_provider(now()).entity_id == URL


@respx.mock
@pytest.mark.parametrize("content", [b"", b"\x30\x82\xff\xfe"], ids=["empty", "binary"])
async def test_a_signer_that_cannot_be_read_is_believed_in_nothing(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "signers.pem"
    file.write_bytes(content)
    respx.get(URL).mock(return_value=httpx.Response(200, content=metadata(keys, "old")))
    known = parties(idp_metadata=URL, metadata_signer=file)
    await known.refresh()
    with pytest.raises(SystemUnavailable):
        known.identity_provider(now())


async def test_the_test_identifier_is_asked_for_only_where_the_settings_say_so(
    parties: Callable[..., Parties],
) -> None:
    for wanted in (False, True):
        known = parties(test_identifier=wanted)
        await known.read_ours()
        assert (TEST in known.provider("").levels) is wanted
        assert (TEST.encode() in known.metadata("")) is wanted


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("https://tunnistautuminen.suomi.fi/idp1", False),
        ("https://suomi.fi/idp1", False),
        ("https://testi.apro.tunnistus.fi/idp1", True),
        ("https://notsuomi.fi/idp1", True),
    ],
)
async def test_production_has_no_test_identifier(
    parties: Callable[..., Parties], keys: Path, tmp_path: Path, address: str, is_taken: bool
) -> None:
    (tmp_path / "idp.xml").write_bytes(metadata(keys, "old").replace(URL.encode(), address.encode()))
    known = parties(test_identifier=True)
    await known.refresh()
    if is_taken:
        assert known.identity_provider(now()).entity_id == address
    else:
        with pytest.raises(SystemUnavailable):
            known.identity_provider(now())
    known = parties()
    await known.refresh()
    assert known.identity_provider(now()).entity_id == address


async def test_where_nobody_can_log_in_there_is_no_provider(settings: Settings) -> None:
    known = Parties(replace(settings, suomifi=None), {})
    await known.refresh()
    with pytest.raises(LoginRejected):
        known.code(None)


@pytest.mark.parametrize(
    "environment",
    [
        {"AKKUNA_SUOMIFI_SP_KEY": "a"},
        {"AKKUNA_SUOMIFI_SP_KEY": "a,b", "AKKUNA_SUOMIFI_SP_CERT": "c"},
        {
            "AKKUNA_SUOMIFI_IDP_METADATA": URL,
            "AKKUNA_SUOMIFI_SP_KEY": "a",
            "AKKUNA_SUOMIFI_SP_CERT": "b",
        },
    ],
    ids=["no certificate", "fewer certificates", "a URL without a signer"],
)
def test_settings_that_do_not_go_together(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ({"AKKUNA_SUOMIFI_IDP_METADATA": "idp.xml"} | environment).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match="AKKUNA_SUOMIFI"):
        Settings.from_environment()


def test_settings_name_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("IDP_METADATA", "idp.xml"),
        ("SP_KEY", "a.key, b.key"),
        ("SP_CERT", "a.crt,b.crt"),
        ("ALLOW_CBC", "1"),
        ("TEST_IDENTIFIER", "1"),
    ):
        monkeypatch.setenv(f"AKKUNA_SUOMIFI_{name}", value)
    read = Settings.from_environment().suomifi
    assert read is not None and read.allow_cbc and read.test_identifier
    assert read.sp_keys == (Path("a.key"), Path("b.key"))
    assert read.sp_certificates == (Path("a.crt"), Path("b.crt"))


async def test_our_metadata_are_given_out_before_theirs_are_there(
    parties: Callable[..., Parties], keys: Path
) -> None:
    known = parties(idp_metadata=None)
    await known.refresh()
    assert b"AssertionConsumerService" in known.metadata("")
    with pytest.raises(SystemUnavailable):
        known.identity_provider(datetime.now(timezone.utc))


def test_our_keys_alone_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SP_KEY", "a"), ("SP_CERT", "b")):
        monkeypatch.setenv(f"AKKUNA_SUOMIFI_{name}", value)
    settings = Settings.from_environment()
    assert settings.suomifi is not None and not settings.can_log_in
    monkeypatch.setenv("AKKUNA_SUOMIFI_IDP_METADATA", "idp.xml")
    assert Settings.from_environment().can_log_in
