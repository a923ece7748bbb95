"""Suomi.fi messages (Viestit): receipts and decisions to the citizen's mailbox."""
