"""What a login or a logout ends in when it does not succeed."""

from enum import Enum

from akkuna.errors import AkkunaError, NotAllowed


class Reason(str, Enum):
    """Why a message was rejected: one code for the log. Nobody outside learns it."""

    # Read before any XML is parsed.
    TOO_LARGE = "too_large"
    BASE64 = "base64"
    DEFLATE = "deflate"
    ENCODING = "encoding"
    DOCTYPE = "doctype"
    COMMENT = "comment"
    CDATA = "cdata"
    PROCESSING_INSTRUCTION = "processing_instruction"
    # The document.
    XML = "xml"
    NAMESPACE = "namespace"
    DUPLICATE_ID = "duplicate_id"
    UNEXPECTED_ELEMENT = "unexpected_element"
    MISSING_ELEMENT = "missing_element"
    SCHEMA = "schema"
    # Signatures and encryption.
    RESPONSE_NOT_SIGNED = "response_not_signed"
    ASSERTION_NOT_SIGNED = "assertion_not_signed"
    MESSAGE_NOT_SIGNED = "message_not_signed"
    SIGNATURE_SHAPE = "signature_shape"
    SIGNATURE_ALGORITHM = "signature_algorithm"
    DIGEST_ALGORITHM = "digest_algorithm"
    CANONICALIZATION = "canonicalization"
    TRANSFORM = "transform"
    REFERENCE = "reference"
    SIGNATURE = "signature"
    NOT_ENCRYPTED = "not_encrypted"
    ENCRYPTION_ALGORITHM = "encryption_algorithm"
    KEY_TRANSPORT = "key_transport"
    DECRYPTION = "decryption"
    # From whom, to whom, in answer to what, when.
    ISSUER = "issuer"
    DESTINATION = "destination"
    RECIPIENT = "recipient"
    AUDIENCE = "audience"
    UNSOLICITED = "unsolicited"
    IN_RESPONSE_TO = "in_response_to"
    SUBJECT_CONFIRMATION = "subject_confirmation"
    TIME = "time"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    LIFETIME = "lifetime"
    # Who.
    LEVEL = "level"
    NAME_ID = "name_id"
    SESSION_INDEX = "session_index"
    ATTRIBUTE_NAME = "attribute_name"
    ATTRIBUTE_VALUE = "attribute_value"
    IDENTITY_CODE = "identity_code"
    NO_IDENTIFIER = "no_identifier"
    # The login that it belongs to.
    UNKNOWN_LOGIN = "unknown_login"
    """None is under way: it is used, too old, or never was."""
    OTHER_PROVIDER = "other_provider"
    OTHER_BROWSER = "other_browser"
    REPLAY = "replay"
    USED = "used"
    """Another request for the same login came first."""
    TOO_MANY = "too_many"
    """Answers came again and again in one conversation; this one was not looked at."""
    # Beside the message.
    RELAY_STATE = "relay_state"
    QUERY = "query"
    STATUS = "status"
    TOOLKIT = "toolkit"
    """What our own rules let through and python3-saml did not."""


class LoginRejected(NotAllowed):
    """A message of Suomi.fi identification is not acceptable. The outside learns nothing more than that.

    Args:
        reason: for the log.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__()
        self.reason = reason

    @property
    def reason_code(self) -> str:
        """The reason as a word for the log."""
        return self.reason.value


class Failure(str, Enum):
    """How the identity provider says that nobody was identified (SAML core §3.2.2.2)."""

    CANCELLED = "cancelled"
    """AuthnFailed or RequestDenied: the citizen cancelled, or the means of identification said no."""
    LEVEL_NOT_AVAILABLE = "level_not_available"
    """NoAuthnContext: none of the levels that were asked for can be had."""
    OTHER = "other"


class LoginFailed(AkkunaError):
    """The identity provider answered that nobody was identified; the citizen may try again.

    Args:
        status: how it said so.
    """

    text_key = "login.failed"

    def __init__(self, status: Failure) -> None:
        super().__init__()
        self.status = status


class MetadataInvalid(AkkunaError):
    """An identity provider's metadata cannot be used.

    Args:
        problem: what is wrong with it, in English, for the operator.
    """

    def __init__(self, problem: str) -> None:
        super().__init__()
        self.problem = problem

    def __str__(self) -> str:
        return self.problem
