"""Every attack is rejected, for its own reason, and accepted once its one defect is mended."""

from dataclasses import replace

import pytest

from integrations.suomifi.identification.errors import LoginRejected
from tests.security.conftest import Tell
from tests.security.saml.attack import Attack
from tests.security.saml.contents import ALGORITHMS, CLOCKS, GAPS, STATEMENTS, TIMES
from tests.security.saml.documents import DOCUMENTS
from tests.security.saml.identity_provider import HETU, Message
from tests.security.saml.parties import log_in
from tests.security.saml.wrapping import WRAPPINGS

ATTACKS = [*GAPS, *WRAPPINGS, *DOCUMENTS, *ALGORITHMS, *STATEMENTS, *TIMES, *CLOCKS]


@pytest.mark.parametrize("attack", ATTACKS, ids=[one.name.replace(" ", "_") for one in ATTACKS])
def test_attack(attack: Attack, tell: Tell) -> None:
    mended = Message(**attack.base)
    with pytest.raises(LoginRejected) as rejected:
        log_in(replace(mended, **attack.defect))
    assert rejected.value.reason is attack.reason
    code = log_in(mended).identity.identity_code
    assert code is not None and code.value == HETU
    tell(rejected.value.reason_code)


def test_no_two_attacks_have_one_name() -> None:
    assert len({one.name for one in ATTACKS}) == len(ATTACKS)
