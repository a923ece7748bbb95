"""Services of the Suomi.fi service catalogue, who is offered them, and the state of each import."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "catalogue_service",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("changed_at", moment),
        sa.Column("imported_at", moment, nullable=False),
    )
    op.create_table(
        "catalogue_offer",
        sa.Column("municipality", sa.String(40), nullable=False),
        sa.Column("service_id", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("municipality", "service_id", name="pk_catalogue_offer"),
        sa.ForeignKeyConstraint(["service_id"], ["catalogue_service.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_catalogue_offer_service", "catalogue_offer", ["service_id"])
    op.create_table(
        "catalogue_import",
        sa.Column("municipality", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("next_at", moment, nullable=False),
        sa.Column("lease_until", moment),
        sa.Column("holder", sa.String(40)),
        sa.Column("read_at", moment),
        sa.Column("whole_at", moment),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(80)),
    )
