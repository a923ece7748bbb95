"""Suomi.fi: who is asking, for whom they act, and messages to their mailbox."""
