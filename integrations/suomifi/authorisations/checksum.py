"""The header by which the Web API of Suomi.fi e-Authorizations knows its callers.

Contract: https://github.com/vrk-kpa/roles-auths-web-api-node-client (`lib/HeaderUtils.js`).
"""

import base64
import hashlib
import hmac
from datetime import datetime

HEADER = "X-AsiointivaltuudetAuthorization"


def checksum_value(client_id: str, api_key: str, path_and_query: str, moment: datetime) -> str:
    """The value of the header.

    Args:
        path_and_query: everything of the address after the host, exactly as it is sent.
        moment: now, with a time zone; Valtuudet refuses one that is more than five minutes off.

    Returns:
        Client id, time in ISO 8601 with its offset, and base64 of the HMAC-SHA256 of the path, a space and
        the time; with spaces between.
    """
    timestamp = moment.isoformat(timespec="seconds")
    message = f"{path_and_query} {timestamp}".encode()
    digest = hmac.new(api_key.encode(), message, hashlib.sha256).digest()
    return f"{client_id} {timestamp} {base64.b64encode(digest).decode('ascii')}"
