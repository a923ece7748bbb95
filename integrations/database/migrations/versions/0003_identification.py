"""Identification: logins, citizens' sessions, logouts, choices of mandates, used messages, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_HASH = sa.String(64)
_CODE = sa.String(40)
_COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_SEALED = sa.LargeBinary()
_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Makes the tables, and lets nobody change what the audit log holds."""
    op.add_column("operation", sa.Column("person_hash", _HASH))
    op.create_index("ix_operation_person", "operation", ["person_hash"])
    _login()
    _session()
    _logout()
    _mandate_choice()
    op.create_table(
        "used_message", sa.Column("digest", _HASH, primary_key=True), _required("keep_until", _MOMENT)
    )
    op.create_index("ix_used_message_keep_until", "used_message", ["keep_until"])
    _audit()


def _required(name: str, kind: object) -> sa.Column:
    return sa.Column(name, kind, nullable=False)


def _conversation() -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    return (
        _required("conversation_id", _ID),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
    )


def _login() -> None:
    op.create_table(
        "login",
        sa.Column("id", _ID, primary_key=True),
        _required("handle_hash", _HASH),
        *_conversation(),
        sa.Column("municipality", _CODE),
        _required("language", sa.String(2)),
        _required("level", sa.String(12)),
        _required("purpose", sa.String(80)),
        _required("state", sa.String(9)),
        _required("provider", _CODE),
        _required("in_window", sa.Boolean()),
        sa.Column("browser_hash", _HASH),
        sa.Column("relay_hash", _HASH),
        sa.Column("request", _SEALED),
        sa.Column("code_hash", _HASH),
        sa.Column("result", _SEALED),
        _required("expires_at", _MOMENT),
        sa.UniqueConstraint("handle_hash", name="uq_login_handle"),
        sa.UniqueConstraint("relay_hash", name="uq_login_relay"),
        sa.UniqueConstraint("code_hash", name="uq_login_code"),
    )
    op.create_index("ix_login_conversation", "login", ["conversation_id"])
    op.create_index("ix_login_expires", "login", ["expires_at"])


def _session() -> None:
    op.create_table(
        "citizen_session",
        sa.Column("id", _ID, primary_key=True),
        *_conversation(),
        sa.Column("municipality", _CODE),
        _required("provider", _CODE),
        _required("person_hash", _HASH),
        sa.Column("identifier", _SEALED),
        sa.Column("person", _SEALED),
        sa.Column("saml", _SEALED),
        sa.Column("principal", _SEALED),
        sa.Column("access", _SEALED),
        _required("name_hash", _HASH),
        _required("index_hash", _HASH),
        _required("level", sa.String(12)),
        _required("authenticated_at", _MOMENT),
        _required("created_at", _MOMENT),
        _required("last_used_at", _MOMENT),
        _required("expires_at", _MOMENT),
        sa.Column("ended_at", _MOMENT),
        sa.Column("ended_by", sa.String(20)),
    )
    op.create_index(
        "uq_citizen_session_open",
        "citizen_session",
        ["conversation_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index("ix_citizen_session_conversation", "citizen_session", ["conversation_id"])
    op.create_index("ix_citizen_session_name", "citizen_session", ["name_hash"])
    op.create_index("ix_citizen_session_expires", "citizen_session", ["expires_at"])


def _logout() -> None:
    op.create_table(
        "logout",
        sa.Column("handle_hash", _HASH, primary_key=True),
        *_conversation(),
        _required("provider", _CODE),
        _required("saml", _SEALED),
        sa.Column("relay_hash", _HASH),
        sa.Column("request_id", sa.String(80)),
        _required("expires_at", _MOMENT),
        sa.UniqueConstraint("relay_hash", name="uq_logout_relay"),
    )
    op.create_index("ix_logout_conversation", "logout", ["conversation_id"])
    op.create_index("ix_logout_expires", "logout", ["expires_at"])


def _mandate_choice() -> None:
    op.create_table(
        "mandate_choice",
        sa.Column("state_hash", _HASH, primary_key=True),
        _required("session_id", _ID),
        _required("registration", _SEALED),
        _required("expires_at", _MOMENT),
        sa.ForeignKeyConstraint(["session_id"], ["citizen_session.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_mandate_choice_session", "mandate_choice", ["session_id"])
    op.create_index("ix_mandate_choice_expires", "mandate_choice", ["expires_at"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _COUNTED, primary_key=True, autoincrement=False),
        _required("at", _MOMENT),
        _required("event", sa.String(40)),
        sa.Column("municipality", _CODE),
        sa.Column("conversation_hash", _HASH),
        sa.Column("person_hash", _HASH),
        _required("details", sa.JSON()),
        _required("previous", _HASH),
        _required("digest", _HASH),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
            " FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
        )
