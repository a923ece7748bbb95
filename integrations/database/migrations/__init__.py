"""Migrations of the tables, run by Alembic; ``versions/`` holds one file a step."""
