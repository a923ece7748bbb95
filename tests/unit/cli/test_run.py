"""What `akkuna run --sandbox` sets up by itself."""

from dataclasses import replace
from pathlib import Path

from cryptography import x509

from akkuna.settings import Settings, Suomifi
from cli.commands.run import with_stand_ins


def test_login_and_mandates_work_with_the_stand_ins_at_once(tmp_path: Path) -> None:
    settings = with_stand_ins(
        replace(Settings.from_environment(), base_url="http://localhost:5005"), tmp_path
    )
    assert settings.suomifi is not None and settings.authorisations is not None
    for file in (*settings.suomifi.sp_certificates, settings.suomifi.metadata_signer):
        assert file is not None
        x509.load_pem_x509_certificate(file.read_bytes())
    assert settings.suomifi.sp_keys[0].stat().st_mode & 0o077 == 0, "for nobody else to read"
    assert settings.authorisations.return_url == "http://localhost:5005/suomifi/mandate"
    again = with_stand_ins(settings, tmp_path)
    assert again == settings


def test_what_is_set_is_used_instead(tmp_path: Path) -> None:
    own = Suomifi("idp.xml", None, None, (Path("sp.key"),), (Path("sp.crt"),), False)
    settings = with_stand_ins(replace(Settings.from_environment(), suomifi=own), tmp_path)
    assert settings.suomifi == own
