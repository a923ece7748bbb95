"""The one form that asks for what any service needs."""
