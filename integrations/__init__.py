"""Everything outside the process: the database and the municipal systems, one folder each."""
