"""Rasa's REST channel shape, for tests, integrations and the benchmark. Never shows personal data.

Contract: https://rasa.com/docs/rasa/connectors/your-own-website#restinput
"""

from channels.rest.webhook import blueprint

__all__ = ["blueprint"]
