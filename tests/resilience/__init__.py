"""The real application as processes, killed and starved; the sandbox's ledger is the oracle."""
