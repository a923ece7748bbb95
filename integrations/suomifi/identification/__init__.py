"""Suomi.fi identification: the SAML 2.0 service provider. No HTTP, no database: the caller has both."""
