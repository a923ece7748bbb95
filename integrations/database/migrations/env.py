"""What Alembic runs around the migrations; the connection comes from `upgrade`."""

from alembic import context

from integrations.database.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
