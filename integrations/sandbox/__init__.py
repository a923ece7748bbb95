"""Stand-ins for all municipal systems, as one real HTTP server with storage, a ledger and faults.

`python -m integrations.sandbox [--port N] [--storage FILE]`. See README.md.
"""
