"""Stand-in of the Suomi.fi identity provider: a page to choose an invented person on, and single logout.

It signs and encrypts as the real one does. It speaks the SAML 2.0 specifications, and shares no code with the
service provider that it is there to try out. What can be switched is in the README beside it.
"""

from integrations.suomifi.identification.stand_in.routes import blueprint

__all__ = ["blueprint"]
