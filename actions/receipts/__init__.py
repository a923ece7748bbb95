"""Receipts of what was done here, to the citizen's mailbox in Suomi.fi messages, when they agree to it."""
